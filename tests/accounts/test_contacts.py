"""A person signs in with the address as people write it, and each address has one form (N2)."""

import pytest

from talent.accounts.contacts import normal_email, normal_phone
from talent.core.errors import Invalid


@pytest.mark.proves("N2")
@pytest.mark.parametrize(
    "written",
    [
        "081234567890",
        "0812-3456-7890",
        "0812 3456 7890",
        "0812.3456.7890",
        "(0812) 3456 7890",
        "+62 812-3456-7890",
        "+6281234567890",
        "+62 (0)812 3456 7890",
        "62 812 3456 7890",
        "6281234567890",
        "６２８１２３４５６７８９０",
        "  tel:0812-3456-7890",
    ],
)
def test_every_indonesian_way_to_write_a_number_is_one(written: str) -> None:
    assert normal_phone(written) == "+6281234567890"


@pytest.mark.parametrize(
    ("written", "expected"), [("022-4264813", "+62224264813"), ("+65 9123 4567", "+6591234567")]
)
def test_landlines_and_other_countries_are_taken(written: str, expected: str) -> None:
    assert normal_phone(written) == expected


@pytest.mark.parametrize(
    "written",
    [
        "",
        "abc",
        "123",
        "62",
        "+62812",
        "0812ABCDEFG",
        "0812 3456 7890 / 0813 1111 2222",
        "0812345678901234567",
        "0812 3456 7890 ext 5",
    ],
)
def test_what_is_no_single_number_is_refused(written: str) -> None:
    with pytest.raises(Invalid) as refusal:
        normal_phone(written)
    assert refusal.value.code == "error.contact.phone"


@pytest.mark.parametrize("written", ["sari@example.com", " Sari@Example.COM "])
def test_an_address_has_one_form(written: str) -> None:
    assert normal_email(written) == "sari@example.com"


@pytest.mark.parametrize(
    "written",
    ["", "sari", "a@b", "a@localhost", "a..b@example.com", "a@example.com\nb", "a" * 260 + "@example.com"],
)
def test_what_is_no_address_is_refused(written: str) -> None:
    with pytest.raises(Invalid) as refusal:
        normal_email(written)
    assert refusal.value.code == "error.contact.email"
