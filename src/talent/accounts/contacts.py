"""Addresses by which a person signs in: e-mail and phone, checked by libraries and kept in one form."""

import re
from typing import Final

import phonenumbers
from email_validator import EmailNotValidError, validate_email

from talent.core.errors import Invalid

# Letters would be dialled as digits and a slash joins two numbers: both are refused rather than guessed.
_DIALLED: Final = re.compile(r"\+?[\d\s().‐‑–-]+")
_E164_DIGITS: Final = 15


def normal_email(text: str) -> str:
    """Return the address in one form, lower case.

    Raises:
        Invalid: it is not an e-mail address.
    """
    try:
        address = validate_email(text.strip(), check_deliverability=False, globally_deliverable=False)
    except EmailNotValidError:
        raise Invalid("error.contact.email") from None
    if "." not in address.domain:
        raise Invalid("error.contact.email")
    return address.normalized.lower()


def normal_phone(text: str) -> str:
    """Return the number in E.164; a number without a country is Indonesian.

    Raises:
        Invalid: it is not a phone number.
    """
    digits = text.strip().removeprefix("tel:")
    if not _DIALLED.fullmatch(digits):
        raise Invalid("error.contact.phone")
    if digits.startswith("62"):
        digits = "+" + digits
    try:
        number = phonenumbers.parse(digits, "ID")
    except phonenumbers.NumberParseException:
        raise Invalid("error.contact.phone") from None
    normal = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    if not phonenumbers.is_possible_number(number) or len(normal) > 1 + _E164_DIGITS:
        raise Invalid("error.contact.phone")
    return normal
