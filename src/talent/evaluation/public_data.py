"""Where the public data to measure on lies: not part of the product, so each command says what it misses."""

from pathlib import Path
from typing import Final

from talent.core import paths
from talent.core.errors import Invalid

# What each part of the folder is, and where everybody can get it.
SOURCES: Final = {
    "taxonomies/esco_1.2": "ESCO 1.2 classification in English, CSV (esco.ec.europa.eu)",
    "labelled/esco_linking": "TECH and HOUSE validation sets of skill-extraction-benchmark (techwolf)",
    "labelled/skillspan": "SkillSpan train and dev, JSON (kris927b/SkillSpan)",
    "frameworks/uk_ddat": "UK Government Digital and Data capability framework, roles.csv and skills.csv (OGL 3.0)",
    "ads/indonesia": "Indonesian job ads: glints_1200.csv, ads_with_text_73.csv",
}


def data_folder(given: Path | None) -> Path:
    """Return the folder of public data: the one given, else `../shared/data` beside the checkout."""
    if given is not None:
        return given
    top = paths.checkout() or Path.cwd()
    return top.parent / "shared" / "data"


def part(folder: Path, name: str) -> Path:
    """Return a part of the folder, one of `SOURCES`.

    Raises:
        Invalid: it is not there; the message says what to fetch.
    """
    path = folder / name
    if not path.is_dir():
        raise Invalid("error.eval.data", path=path, source=SOURCES[name])
    return path
