"""The entry: quick help, `--lang` anywhere, one sentence for every refusal, exit codes of the contract."""

import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import click
import pytest
from sqlalchemy.exc import OperationalError

from talent.cli.main import COMMANDS, cli, main, take_language
from talent.core.i18n import LANGUAGES, catalogue
from tests.cli.calling import talent

_HEAVY = ("sqlalchemy", "pydantic", "numpy", "sklearn", "alembic", "litestar", "rich", "pypdfium2", "scoring")


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys, talent.cli.main as entry\n"
        "try: entry.main(['--help'])\n"
        f"except SystemExit: print([name for name in {_HEAVY} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_exists_and_has_words_in_both_languages(name: str) -> None:
    context = click.Context(cli)
    command = cli.get_command(context, name)
    assert command is not None
    assert command.name == name
    for lang in LANGUAGES:
        assert catalogue(lang).gettext(f"cli.{name}") != f"cli.{name}"


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_command_shows_help_in_the_language_that_is_asked_for(name: str, lang: str) -> None:
    called = talent(name, "--help", "--lang", lang)
    assert (called.status, called.err) == (0, "")
    assert called.out.startswith({"id": "Penggunaan: talent ", "en": "Usage: talent "}[lang])
    assert "cli." not in called.out
    assert "--lang" in called.out


def test_every_module_of_the_table_imports_no_more_than_it_says() -> None:
    for target in COMMANDS.values():
        module, _, attribute = target.partition(":")
        assert isinstance(getattr(import_module(module), attribute), click.Command)


@pytest.mark.parametrize(
    ("args", "expected"),
    [
        (["--lang", "en", "db", "current"], (["db", "current"], "en")),
        (["db", "--lang=id", "current"], (["db", "current"], "id")),
        (["db", "current", "--lang", "en", "--lang", "id"], (["db", "current"], "id")),
        (["parse", "--", "--lang"], (["parse", "--", "--lang"], None)),
        (["db", "--lang"], (["db"], "")),
    ],
)
def test_the_language_is_taken_from_wherever_it_stands(
    args: list[str], expected: tuple[list[str], str | None]
) -> None:
    assert take_language(args) == expected


def test_the_language_of_the_environment_is_used_and_the_option_is_stronger(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("TALENT_LANG", "id")
    assert talent("db", "check").err == "Basis data belum siap. Jalankan dahulu 'talent db upgrade'.\n"
    for args in (
        ("--lang", "en", "db", "check"),
        ("db", "check", "--lang", "en"),
        ("db", "--lang=en", "check"),
    ):
        assert talent(*args).err == "The database is not ready. Run 'talent db upgrade' first.\n"


@pytest.mark.parametrize(
    ("args", "sentence"),
    [
        (("nothing",), "There is no command 'nothing'. See 'talent --help'."),
        (("db", "nothing"), "There is no command 'nothing'. See 'talent db --help'."),
        (("--nothing",), "There is no option --nothing. See 'talent --help'."),
        (("db", "backup"), "TARGET is missing. See 'talent db backup --help'."),
        (("--lang", "fr", "db"), "--lang must be one of: id, en. See 'talent --help'."),
        (
            ("users", "list", "--format", "xml"),
            "--format must be one of: table, json. See 'talent users list --help'.",
        ),
        (("db", "restore", "no.db"), "There is no file or folder no.db. See 'talent db restore --help'."),
        (
            ("audit", "list", "--limit", "0"),
            "--limit is not valid: 0 is not in the range 1<=x<=10000. See 'talent audit list --help'.",
        ),
    ],
)
def test_wrong_usage_is_one_sentence_and_exit_code_2(args: tuple[str, ...], sentence: str) -> None:
    called = talent(*args)
    assert (called.status, called.out, called.err) == (2, "", sentence + "\n")


def test_a_group_without_a_command_shows_its_help_and_exit_code_2() -> None:
    called = talent("db")
    assert called.status == 2
    assert called.err.startswith("Usage: talent db ")


def test_a_wrong_setting_is_bad_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TALENT_PORT", "none")
    called = talent("db", "current")
    assert (called.status, called.err) == (
        2,
        "These settings are not valid: TALENT_PORT. See docs/settings.md.\n",
    )


@pytest.mark.parametrize("url", ["mysql://h/d", "nonsense"])
def test_a_database_of_another_kind_is_bad_input(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    monkeypatch.setenv("TALENT_DATABASE_URL", url)
    called = talent("db", "current")
    assert (called.status, called.err) == (
        2,
        "TALENT_DATABASE_URL must be a sqlite:/// or postgresql:// address.\n",
    )


def test_a_server_that_does_not_answer_is_said_so_without_its_password(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("TALENT_DATABASE_URL", f"postgresql://u:s3cret-word@/d?host={tmp_path}")
    called = talent("db", "upgrade")
    assert called.status == 1
    assert called.err.startswith("The database cannot be reached.")
    assert "s3cret-word" not in called.err


def test_a_server_that_goes_away_in_the_middle_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def lose(*_: object, **__: object) -> None:
        raise OperationalError("SELECT 1", {}, Exception("gone"))

    monkeypatch.setattr("talent.db.migrate.upgrade", lose)
    called = talent("db", "upgrade")
    assert (called.status, called.err.count("\n")) == (1, 1)
    assert called.err.startswith("The database cannot be reached.")


def test_a_fault_of_ours_is_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("talent.db.migrate.upgrade", fail)
    with pytest.raises(ZeroDivisionError):
        talent("db", "upgrade")


def test_a_file_that_is_no_database_is_bad_input_and_stays_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "data" / "talent.db"
    file.parent.mkdir()
    file.write_bytes(b"somebody's notes " * 100)
    for args in (("users", "list"), ("db", "upgrade"), ("db", "restore", __file__)):
        called = talent(*args)
        assert (called.status, called.err) == (
            2,
            "TALENT_DATABASE_URL leads to something that is no database.\n",
        )
    assert file.read_bytes() == b"somebody's notes " * 100


def test_a_refused_command_leaves_no_empty_database_behind(tmp_path: Path) -> None:
    assert talent("users", "list").status == 1
    assert not (tmp_path / "data" / "talent.db").exists()


def test_a_refusal_of_the_system_is_one_sentence(tmp_path: Path) -> None:
    talent("db", "upgrade")
    (tmp_path / "file").write_text("")
    called = talent("db", "backup", str(tmp_path / "file" / "copy.db"))
    assert (called.status, called.err.count("\n")) == (2, 1)
    assert called.err.startswith("The system refused: ")


@pytest.mark.parametrize("interruption", [KeyboardInterrupt, click.Abort])
def test_an_interrupted_command_ends_quietly(
    monkeypatch: pytest.MonkeyPatch, interruption: type[BaseException]
) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise interruption

    monkeypatch.setattr("talent.db.migrate.upgrade", interrupt)
    called = talent("db", "upgrade")
    assert (called.status, called.err.strip()) == (130, "")


def test_a_reader_that_goes_away_is_no_error() -> None:
    command = f"{sys.executable} -m talent.cli.main --help | true; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=True)
    assert done.stderr == ""
    assert done.stdout.strip() in {"0", "141"}


def test_output_is_utf_8_whatever_the_locale() -> None:
    env = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    done = subprocess.run(
        [sys.executable, "-m", "talent.cli.main", "doctor", "--lang", "id"],
        capture_output=True,
        env=env,
        check=False,
    )
    assert "TALENT_…" in done.stdout.decode("utf-8")


def test_the_version_is_the_package_s(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--version"])
    assert capsys.readouterr().out == "talent 0.1.0\n"
