"""Words are found in both languages, and a missing one is seen."""

import pytest

from talent.core.errors import Conflict, Invalid, NotFound
from talent.core.i18n import catalogue, preferred_language, translate


def test_params_fill_the_words_of_both_languages() -> None:
    assert translate("error.user.not_found", "en", ref="USR-1") == "There is no user USR-1."
    assert translate("error.user.not_found", "id", ref="USR-1") == "Tidak ada pengguna USR-1."


def test_an_unknown_language_is_indonesian() -> None:
    assert translate("error.user.exists", "fr") == translate("error.user.exists", "id")


def test_an_unknown_language_has_no_catalogue() -> None:
    with pytest.raises(LookupError):
        catalogue("fr")


def test_a_code_without_words_is_shown_as_it_is() -> None:
    assert translate("error.nobody.wrote.this", "en") == "error.nobody.wrote.this"


def test_braces_in_a_value_stay_as_they_are() -> None:
    assert "{x}" in translate("error.user.not_found", "en", ref="{x}")


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({}, "id"),
        ({"LANG": "C.UTF-8"}, "id"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "en_GB.UTF-8", "TALENT_LANG": "id"}, "id"),
        ({"LANG": "id_ID.UTF-8", "LC_ALL": "en_US.UTF-8"}, "en"),
        ({"TALENT_LANG": "fr", "LANG": "en"}, "en"),
    ],
)
def test_the_language_of_the_environment(environ: dict[str, str], expected: str) -> None:
    assert preferred_language(environ) == expected


def test_a_problem_speaks_both_languages_and_carries_its_status() -> None:
    problem = NotFound("error.user.not_found", ref="USR-1")
    assert str(problem) == problem.message("en")
    assert problem.message("id") == "Tidak ada pengguna USR-1."
    assert (NotFound.status, Conflict.status, Invalid.status) == (404, 409, 422)
