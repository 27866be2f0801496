"""The quick way to ignore case gives the answers of the slow one."""

import re

from hypothesis import example, given, settings
from hypothesis import strategies as st

from talent.cv.fields.entry_starts import ADDRESS
from talent.cv.fields.links import URL
from talent.cv.vocabulary.caseless import Caseless
from talent.cv.vocabulary.features import ORGANISATION_FORMS, POSITION_END, POSITION_WORDS
from talent.cv.vocabulary.places import _PLACE, _REGION

MINDING = Caseless(r"\b(?:jl|gang)\.?\s+(?=(?-i:[A-Z]))|kilo|\bis[ıi]|[^\W\d_]+\s?S\b")
WORDS = st.sampled_from(
    ["Jl. ", "JL melati", "Kota BANDUNG", "Jawa Barat", "Analyst", "GANG Asri", "Kepala", "STAF", "PT ", "Jan ", "tim",
     "(", "\t", "İ", "ı", "ſ", "Kilo", "É", "is", "S", " ", "WWW.", "Https://", "ibu.id"]
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS | st.text(max_size=3), max_size=12).map("".join))
@example("jl melati, GANG Asri")
@example("İ: \u212ailo, ISı")
def test_ignoring_case_quickly_finds_what_the_expression_finds(text: str) -> None:
    for quick in (MINDING, POSITION_WORDS, POSITION_END, ORGANISATION_FORMS, _PLACE, _REGION, ADDRESS, URL):
        slow = re.compile(quick.pattern, re.I)
        assert [_seen(m) for m in quick.finditer(text)] == [_seen(m) for m in slow.finditer(text)]
        assert _seen(quick.search(text, 1)) == _seen(slow.search(text, 1))
        assert _seen(quick.match(text)) == _seen(slow.match(text))
        assert _seen(quick.fullmatch(text)) == _seen(slow.fullmatch(text))
        assert quick.sub("-", text) == slow.sub("-", text)


def _seen(match: re.Match[str] | None) -> object:
    return match and (match.span(), match.groups())
