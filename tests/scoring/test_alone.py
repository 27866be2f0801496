"""The engine stands alone: no application, no I/O, no clock, and the same bytes in every process."""

import ast
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MODULES = sorted((ROOT / "scoring").rglob("*.py"))
NAMES = sorted(
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__") for path in MODULES
)
THIRD_PARTY = {"numpy", "scipy", "sklearn", "rapidfuzz", "rfc8785", "numba"}
IMPURE = {
    *(
        "asyncio",
        "datetime",
        "glob",
        "io",
        "locale",
        "logging",
        "os",
        "pathlib",
        "pickle",
        "random",
        "secrets",
    ),
    *("shutil", "socket", "sqlite3", "subprocess", "sys", "tempfile", "threading", "time", "urllib", "uuid"),
}

SCRIPT = """
import json, sys
from importlib.abc import MetaPathFinder


class Blocked(MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {"talent", "pydantic", "sqlmodel", "sqlalchemy", "litestar", "click", "rich"}:
            raise ImportError(f"{name} is blocked")
        return None


sys.meta_path.insert(0, Blocked())
import importlib

for name in json.loads(sys.argv[1]):
    importlib.import_module(name)

from scoring.engine import score
from scoring.linker import Linker
from scoring.neighbours import expand
from scoring.policy import Policy
from scoring.ranking import rank
from scoring.sensitivity import applicant_counterfactuals, lead_counterfactuals, weight_robustness
from scoring.canonical import content_hash
from scoring.types import EvidenceSource, LanguageSkill, RequirementKind, Requirement
from tests.factories.engine import AS_OF, candidate, need, piece
from tests.factories.lexicon import small_lexicon

library, policy = small_lexicon(), Policy.default()
linker = Linker(library)
phrases = ["Phyton", "mengolah data", "Vue", "user reserch", "geographical information system", "K8s"]
links = [[link.id, link.score, link.method] for phrase in phrases for link in linker.link(phrase, top=3)]
links += [[span.id, span.start, span.score] for span in linker.find("Python, Go, R; menganalisis data, İstanbul")]
asked = need(
    requirements=(
        Requirement("react", expand(["react"], library, policy), 3, RequirementKind.MUST, 1.0),
        Requirement("code", expand(["programming"], library, policy), 4, RequirementKind.SHOULD, 0.7),
    ),
    languages=(LanguageSkill("en", 3),),
    experience_months=36,
)
people = [
    candidate(
        ref=f"APL-{number}",
        evidence=(
            piece("vue", months=number * 5, last_used=AS_OF - number),
            piece("python", EvidenceSource.PROJECT, months=number, level=1 + number % 5),
            piece("rust", EvidenceSource.DECLARED),
        )[: number % 4],
    )
    for number in range(40)
]
cards = [score(each, asked, policy, AS_OF) for each in people]
ranking = [[ranked.rank, ranked.card.to_dict()] for ranked in rank(cards, asked, policy)]
print(
    content_hash(
        [
            links,
            library.version,
            ranking,
            [each.to_dict() for each in applicant_counterfactuals(people[7], asked, policy, AS_OF)],
            lead_counterfactuals(people, asked, policy, AS_OF).to_dict(),
            weight_robustness(cards, asked, policy, n=3).to_dict(),
        ]
    )
)
"""


def _run(**environment: str) -> str:
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", SCRIPT, json.dumps(NAMES)],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**kept, "PYTHONPATH": str(ROOT), **environment},
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.mark.proves("R7")
def test_scores_alone_and_byte_identically_in_every_process() -> None:
    """With the application blocked, under other hash seeds, locales and time zones: one and the same hash."""
    outputs = {
        _run(PYTHONHASHSEED="1", LC_ALL="id_ID.UTF-8", TZ="Asia/Jakarta"),
        _run(PYTHONHASHSEED="4242", LC_ALL="tr_TR.UTF-8", TZ="America/New_York", PYTHONUTF8="1"),
    }
    assert len(outputs) == 1
    assert len(outputs.pop()) == 64


@pytest.mark.parametrize("module", MODULES, ids=NAMES)
def test_imports_only_what_is_pure(module: Path) -> None:
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        imported: list[str] = []
        if isinstance(node, ast.Import):
            imported = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            imported = [node.module or ""]
        for name in imported:
            top = name.split(".")[0]
            assert top == "scoring" or top in THIRD_PARTY or top in sys.stdlib_module_names, name
            assert top not in IMPURE, f"{name} brings the outside world into the engine"


@pytest.mark.parametrize("module", MODULES, ids=NAMES)
def test_opens_prints_and_reads_nothing(module: Path) -> None:
    called = {
        node.func.id
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    assert not called & {"open", "print", "input", "eval", "exec", "hash", "id", "__import__"}
