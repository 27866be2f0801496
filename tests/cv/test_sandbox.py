"""Whatever becomes of the process that reads, the parent lives, says so, and reads the next document."""

import contextlib
import dataclasses
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from talent.core import paths
from talent.core.i18n import LANGUAGES, translate
from talent.cv import ParsedCv, Reason, limits, parse
from talent.cv.formats.detect import MAX_BYTES
from talent.cv.processes import sandbox
from talent.cv.processes.batch import parse_many
from talent.cv.processes.frames import ANSWER, FRAME
from talent.cv.processes.keeper import Child, Document, Ended, resident
from talent.cv.processes.sandbox import STOPPED, Children, read_in_child
from talent.cv.processes.wire import Garbled, decode, encode
from tests.cv.documents import cv_docx, cv_pdf

GOOD = b"# Asep Sunandar\nasep@example.com\n\n# Keahlian\n\nPython, SQL, Docker\n"
MIB = 1024 * 1024


def document(data: bytes = GOOD, name: str = "") -> Document:
    """A document for a child."""
    return Document((data,), name, MAX_BYTES, None)


@pytest.fixture
def bad() -> Iterator[Children]:
    """One child that does what the name of a document says."""
    pool = Children(1, start=partial(Child, "tests.cv.bad_child"))
    yield pool
    pool.close()


@pytest.fixture(scope="module")
def demo() -> list[tuple[bytes, str]]:
    """All demo documents with their names."""
    return [(path.read_bytes(), path.name) for path in sorted((paths.demo() / "cvs").iterdir())]


def test_a_child_answers_what_the_reader_answers(demo: list[tuple[bytes, str]]) -> None:
    for data, name in demo[::3]:
        assert read_in_child(data, filename=name) == parse(data, filename=name), name


def test_many_are_read_in_their_order_and_the_same(demo: list[tuple[bytes, str]]) -> None:
    few = demo[:8]
    assert list(parse_many(iter(few))) == [parse(data) for data, _ in few]
    assert list(parse_many([])) == []


def test_no_more_documents_are_opened_than_are_needed_soon(demo: list[tuple[bytes, str]]) -> None:
    opened = 0

    def files() -> Iterator[tuple[bytes, str]]:
        nonlocal opened
        for each in demo:
            opened += 1
            yield each

    readings = parse_many(files())
    next(readings)
    ahead = opened
    assert ahead <= 2 * sandbox.processors() + 1
    readings.close()  # type: ignore[attr-defined]
    assert opened == ahead
    assert read_in_child(GOOD).status == "parsed"


@pytest.mark.proves("S7")
@pytest.mark.proves("S8")
@pytest.mark.parametrize(
    ("act", "code"),
    [
        ("hog", "cv.reason.too_much_memory"),
        ("swallow", "cv.reason.too_much_memory"),
        ("loop", "cv.reason.too_slow"),
        ("die", "cv.reason.crashed"),
        ("leave", "cv.reason.crashed"),
    ],
)
def test_a_child_that_fails_is_told_and_replaced(bad: Children, act: str, code: str) -> None:
    assert bad.read(document()).status == "parsed"
    began = time.perf_counter()
    parsed = bad.read(document(name=f"{act}.bad"))
    assert time.perf_counter() - began < 2 * limits.WALL_SECONDS
    assert (parsed.status, parsed.reason and parsed.reason.code) == ("unreadable", code)
    assert bad.read(document()) == parse(GOOD)
    assert bad.peak_memory() < limits.MEMORY


def test_every_reason_of_a_stop_has_its_words() -> None:
    for code in STOPPED:
        for lang in LANGUAGES:
            assert translate(code, lang) != code


@pytest.mark.proves("S7")
def test_memory_is_held_at_its_peak(bad: Children) -> None:
    bad.warm_up()
    bad.read(document())
    (child,) = [future.result() for future in bad._idle]
    peaks = []
    watching = threading.Event()

    def watch() -> None:
        while not watching.is_set():
            peaks.append(resident(child.reader))
            time.sleep(0.001)

    watcher = threading.Thread(target=watch)
    watcher.start()
    bad.read(document(name="hog.bad"))
    watching.set()
    watcher.join()
    if sys.platform == "linux":
        assert 128 * MIB < max(peaks) < limits.MEMORY


@pytest.mark.proves("S8")
def test_one_that_only_waits_is_ended_by_the_clock(bad: Children, monkeypatch: pytest.MonkeyPatch) -> None:
    for act in ("sleep", "flood"):
        assert bad.read(document()).status == "parsed"
        with monkeypatch.context() as patched:
            patched.setattr(limits, "WALL_SECONDS", 0.3)
            patched.setattr(limits, "OCR_WALL_SECONDS", 0.6)
            began = time.perf_counter()
            parsed = bad.read(document(name=f"{act}.bad"))
        assert time.perf_counter() - began < 3
        assert parsed.reason is not None
        assert parsed.reason.code == "cv.reason.too_slow"


@pytest.mark.proves("S8")
def test_a_child_killed_in_the_middle_is_no_answer(bad: Children) -> None:
    bad.read(document())
    (child,) = [future.result() for future in bad._idle]
    threading.Timer(0.3, os.kill, (child.reader, signal.SIGKILL)).start()
    parsed = bad.read(document(name="sleep.bad"))
    assert (parsed.status, parsed.reason and parsed.reason.code) == ("unreadable", "cv.reason.crashed")
    assert bad.read(document()).status == "parsed"


def test_a_child_that_died_while_it_waited_costs_no_document(bad: Children) -> None:
    bad.read(document())
    (child,) = [future.result() for future in bad._idle]
    os.kill(child.reader, signal.SIGKILL)
    time.sleep(0.1)
    assert bad.read(document()).status == "parsed"


@pytest.mark.proves("S8")
def test_what_a_document_started_ends_with_its_child(bad: Children) -> None:
    bad.read(document())
    (child,) = [future.result() for future in bad._idle]
    bad.read(document(name="have_offspring.bad"))
    # It has answered before it crashed: that it is dead is seen when the next document is there.
    bad.read(document())
    deadline = time.monotonic() + 5
    while _group(child._process.pid) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert _group(child._process.pid) == []


def _group(leader: int) -> list[int]:
    """Processes of a group that still live."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            state, _, group = (folder / "stat").read_text().rpartition(") ")[2].split()[:3]
            if int(group) == leader and state != "Z":
                found.append(int(folder.name))
    return found


def spoilt(**changes: object) -> bytes:
    """The answer to a good document with some of it changed."""
    return encode(dataclasses.replace(parse(GOOD), **changes))  # type: ignore[arg-type]


def forgeries() -> dict[str, bytes]:
    """Answers that no reader gives."""
    good = parse(GOOD)
    field, phrase = good.fields[0], good.phrases[0]
    whole = json.loads(encode(good))
    return {
        "pickle": b"cos\nsystem\n(S'true'\ntR.",
        "noise": bytes(range(256)),
        "empty": b"",
        "deep": b"[" * 100_000,
        "object": b'{"status":"parsed"}',
        "short": json.dumps({name: whole[name] for name in whole if name != "format"}).encode(),
        "nan": encode(good).replace(b'"parsed"', b"NaN"),
        "status": spoilt(status="owned"),
        "reason": spoilt(status="refused"),
        "code": spoilt(status="refused", fields=(), reason=Reason("../../secret")),
        "params": spoilt(status="refused", fields=(), reason=Reason("cv.reason.empty", {"a": ["b"]})),
        "quote": spoilt(fields=(dataclasses.replace(field, quote="Orang Lain"),)),
        "place": spoilt(fields=(dataclasses.replace(field, start=-5),)),
        "phrase": spoilt(phrases=(dataclasses.replace(phrase, end=10**6),)),
        "page": spoilt(fields=(dataclasses.replace(field, page=7),)),
        "confidence": spoilt(fields=(dataclasses.replace(field, confidence=7.0),)),
        "truth": spoilt(references=True),
        "surrogate": spoilt(resume={"basics": {"name": "half"}}).replace(b'"half"', rb'"\ud800"'),
        "depth": spoilt(resume=_nest(100)),
        "numbers": spoilt(pages=(dataclasses.replace(good.pages[0], number=2),)),
        "boxes": spoilt(pages=(dataclasses.replace(good.pages[0], char_boxes=(None,)),)),
    }


def is_garbled(answer: bytes) -> bool:
    """Whether the parent sees that it is no answer."""
    try:
        decode(answer)
    except Garbled:
        return True
    return False


def _nest(depth: int) -> dict[str, object]:
    inner: dict[str, object] = {}
    for _ in range(depth):
        inner = {"a": inner}
    return inner


@pytest.mark.proves("S8")
def test_a_forged_answer_is_not_believed() -> None:
    believed = [name for name, answer in forgeries().items() if not is_garbled(answer)]
    assert believed == []


@pytest.mark.proves("S8")
@pytest.mark.parametrize(
    "frame",
    [
        pytest.param(FRAME.pack(ANSWER, 7) + b"I am it", id="no answer"),
        pytest.param(FRAME.pack(ANSWER, 2**32 - 1), id="endless"),
        pytest.param(FRAME.pack(b"X", 0), id="another letter"),
    ],
)
def test_a_child_that_sends_something_else_is_ended(bad: Children, frame: bytes) -> None:
    parsed = bad.read(document(frame, "forge.bad"))
    assert (parsed.status, parsed.reason and parsed.reason.code) == ("unreadable", "cv.reason.crashed")
    assert bad.read(document()).status == "parsed"


@pytest.mark.proves("S8")
def test_an_answer_unasked_is_never_taken_for_the_next_document(bad: Children) -> None:
    bad.read(document(name="speak_twice.bad"))
    for _ in range(3):
        assert bad.read(document()).resume["basics"]["name"] == "Asep Sunandar"


@pytest.mark.proves("S8")
@pytest.mark.proves("P12")
def test_a_child_has_nothing_to_take(bad: Children, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    secret = tmp_path / "secret"
    secret.write_text("rahasia")
    secret.chmod(0o666)
    monkeypatch.setenv("TALENT_SECRET_KEY", "rahasia")
    monkeypatch.setenv("DATABASE_PASSWORD", "rahasia")
    bad.read(document())
    (child,) = [future.result() for future in bad._idle]
    found = bad.read(document(f"{secret}\n{os.getpid()}".encode(), "look_around.bad")).resume
    assert not {"TALENT_SECRET_KEY", "DATABASE_PASSWORD"} & set(found["environment"])
    assert found["folder"] == []
    assert found["python_socket"] == "PermissionError"
    assert found["write_here"] != "done"
    held = set(child.protections)
    assert {"hook", "limits"} <= held
    if "calls" in held:
        assert (found["socket"], found["local_socket"], found["trace"]) == (-1, -1, -1)
        assert found["group"] == "PermissionError"
    if "files" in held:
        denied = ("read", "write", "list", "processes")
        assert {found[name] for name in denied} == {"PermissionError"}
    assert secret.read_text() == "rahasia"


def test_a_child_forgets_the_words_of_a_document(bad: Children) -> None:
    for data in (GOOD, cv_pdf(), cv_docx()):
        assert bad.read(document(data)).status == "parsed"
    found = bad.read(document(name="remember.bad")).resume
    assert found["all"] > 10
    assert found["full"] == []


def test_all_protections_hold_on_a_current_linux() -> None:
    child = Child()
    held = set(child.protections)
    child.end()
    assert {"hook", "limits"} <= held
    if sys.platform == "linux":
        assert {"orphan", "privileges"} <= held
        assert {"network", "calls"} & held


def test_a_child_imports_only_what_reading_needs() -> None:
    code = (
        "import sys, talent.cv.processes.child\n"
        "heavy = {'sklearn', 'sqlalchemy', 'sqlmodel', 'litestar', 'pydantic', 'jinja2', 'babel', 'numba'}\n"
        "print(sorted(heavy & set(sys.modules)), 'talent.core.settings' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[] False\n"


def test_a_process_that_hands_documents_over_loads_no_reader() -> None:
    code = (
        "import sys, talent.cv.processes.sandbox\n"
        "print(sorted({'pypdfium2', 'numpy', 'PIL', 'selectolax', 'phonenumbers'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_children_end_with_their_parent(how: signal.Signals, tmp_path: Path) -> None:
    code = (
        "from talent.cv.processes.sandbox import children, read_in_child\n"
        "from talent.cv.processes.batch import parse_many\n"
        "import itertools, signal\n"
        # A suite that runs in the background hands down that the signal is ignored.
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        f"read_in_child({GOOD!r})\n"
        "pool = children()\n"
        "print(*[each.result()._process.pid for each in pool._idle], flush=True)\n"
        f"for _ in parse_many(({GOOD!r}, '') for _ in itertools.count()): pass\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "TMPDIR": str(tmp_path)},
    ) as parent:
        assert parent.stdout is not None
        pids = [int(each) for each in parent.stdout.readline().split()]
        assert pids
        time.sleep(0.3)
        assert list(tmp_path.iterdir())
        parent.send_signal(how)
        parent.wait(20)
    deadline = time.monotonic() + 10
    while (any(_group(pid) for pid in pids) or [*tmp_path.iterdir()]) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert [_group(pid) for pid in pids] == [[] for _ in pids]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("kept", [True, False])
def test_a_child_keeps_compiled_modules_where_its_parent_does(
    monkeypatch: pytest.MonkeyPatch, kept: bool
) -> None:
    """It compiles most of what it starts with, and its parent loads none of that."""
    asked: list[str] = []

    def refuse(command: list[str], **_: object) -> None:
        asked.extend(command)
        raise OSError

    monkeypatch.setattr(sys, "dont_write_bytecode", not kept)
    monkeypatch.setattr(subprocess, "Popen", refuse)
    with pytest.raises(Ended):
        Child()
    assert "-I" in asked
    assert ("-B" in asked) is not kept


def test_many_threads_share_the_children() -> None:
    answers: list[ParsedCv] = []
    threads = [threading.Thread(target=lambda: answers.append(read_in_child(GOOD))) for _ in range(12)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert answers == [parse(GOOD)] * 12


def test_a_machine_that_cannot_start_a_reader_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    pool = Children(1, start=partial(Child, "tests.cv.no_such_module"))
    parsed = pool.read(document())
    assert (parsed.status, parsed.reason and parsed.reason.code) == ("unreadable", "cv.reason.no_reader")
    monkeypatch.setattr(sys, "executable", "/nonexistent/python")
    with pytest.raises(Ended):
        Child()
    pool.close()


def test_nothing_is_left_in_the_temporary_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    pool = Children(2)
    pool.warm_up()
    pool.read(document())
    assert list(tmp_path.iterdir())
    pool.close()
    assert list(tmp_path.iterdir()) == []


def test_the_wire_gives_back_what_was_put_on_it() -> None:
    for data in (cv_pdf(), cv_docx(), GOOD, b"", b"\x89PNG\r\n\x1a\n", b'{"basics": {"name": "Asep"}}'):
        parsed = parse(data, ocr=False)
        assert decode(encode(parsed)) == parsed


def test_half_a_box_is_garbled() -> None:
    whole = json.loads(encode(parse(cv_pdf())))
    *boxes, last = whole["pages"][0]["char_boxes"]
    for wrong in ([*boxes, last[:-1]], boxes, [*boxes, [*last[:-1], float("nan")]]):
        whole["pages"][0]["char_boxes"] = wrong
        with pytest.raises(Garbled):
            decode(json.dumps(whole).encode())


def test_the_host_can_still_open_sockets() -> None:
    read_in_child(GOOD)
    left, right = socket.socketpair()
    left.close()
    right.close()
