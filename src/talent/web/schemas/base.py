"""The two kinds of schema, and the few types that many of them share."""

from datetime import datetime
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints


class Create(BaseModel):
    """A body. Unknown keys are refused, and it never has a reference, a role, a status or a score of its own."""

    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)


class Read(BaseModel):
    """An answer."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Words(Read):
    """The same words in both languages."""

    id: str
    en: str


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
LongText = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=20_000)]
Note = Annotated[str, StringConstraints(max_length=4000)]
Code = Annotated[str, StringConstraints(min_length=1, max_length=80)]
# Whether it is an address is said by the service, in one place for the command line and the API.
Address = Annotated[str, StringConstraints(strip_whitespace=True, min_length=3, max_length=254)]
Reference = Annotated[str, StringConstraints(min_length=1, max_length=40)]
Level = Annotated[int, Field(strict=True, ge=1, le=5)]
Percent = Annotated[int, Field(strict=True, ge=1, le=100)]
Rupiah = Annotated[int, Field(strict=True, ge=0, le=9_000_000_000_000_000)]
Flag = Annotated[bool, Field(strict=True)]
Moment = datetime


class WordsIn(Create):
    """The same words in both languages, both needed."""

    id: Text
    en: Text


class LongWordsIn(Create):
    """The same longer text in both languages, both needed."""

    id: LongText
    en: LongText


def both(words: WordsIn | LongWordsIn) -> dict[str, str]:
    """Return the words by language, as the services take them."""
    return {"id": words.id, "en": words.en}


class ReasonCode(Create):
    """A coded reason, with a note for the others who work on it."""

    reason: Code
    note: Note | None = None
