"""The shipped folders are found, and an incomplete installation says so."""

import pytest

from talent.core import paths


def test_the_shipped_folders_are_those_of_the_checkout() -> None:
    top = paths.checkout()
    assert top is not None
    assert paths.reference() == top / "fixtures/reference"
    assert paths.demo() == top / "fixtures/demo"
    assert (paths.migrations() / "env.py").is_file()


def test_what_is_not_shipped_is_refused_by_name() -> None:
    with pytest.raises(FileNotFoundError, match="fixtures/nothing"):
        paths.shipped("fixtures", "nothing")
