"""Addresses by which a person signs in: e-mail and phone, checked by libraries and kept in one form."""

import phonenumbers
from email_validator import EmailNotValidError, validate_email

from talent.core.errors import Invalid


def normal_email(text: str) -> str:
    """Return the address in one form, lower case.

    Raises:
        Invalid: it is not an e-mail address.
    """
    try:
        return validate_email(
            text.strip(), check_deliverability=False, globally_deliverable=False
        ).normalized.lower()
    except EmailNotValidError:
        raise Invalid("error.contact.email") from None


def normal_phone(text: str) -> str:
    """Return the number in E.164; a number without a country is Indonesian.

    Raises:
        Invalid: it is not a phone number.
    """
    digits = text.strip().replace("(0", "0")
    if digits.startswith("62"):
        digits = "+" + digits
    try:
        number = phonenumbers.parse(digits, "ID")
    except phonenumbers.NumberParseException:
        raise Invalid("error.contact.phone") from None
    if not phonenumbers.is_possible_number(number):
        raise Invalid("error.contact.phone")
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
