"""Old formats are read in a process of its own: whatever becomes of it costs one file, and it never outlives the command."""

from __future__ import annotations

import multiprocessing
import os
import signal
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from rak_excel.errors import UnreadableWorkbookError
from rak_excel.formats.opened import calamine, calamine_process
from rak_excel.formats.opened.binary.xls_sheets import look_at_xls
from rak_excel.formats.opened.calamine import sheets_apart, sheets_of
from rak_excel.formats.opened.opening import open_workbook
from tests.dressed_workbooks import dressed_xls, number
from tests.workbooks import PLAN, biff, xls, xlsb

FORMATS = (0, 14, 46, 21, 22)  # none, a day, hours that add up, a time of day, a day with its time
STYLES = b"".join(biff(0xE0, struct.pack("<HH16x", 0, code)) for code in FORMATS)
VALUES = (1.0, -2.5, 43_852.0, 43_852.75, 0.25, 61.5, 20_200_115.0)
NUMBERS = b"".join(
    number(row, column, style, value)
    for row, value in enumerate(VALUES, 2)
    for column, style in enumerate(range(len(FORMATS)), 1)
)
ENDLESS = number(22, 1, 0, float("inf")) + number(23, 1, 0, 1e300) + number(24, 1, 0, 0.1 + 0.2)
TRUTH = biff(0x205, struct.pack("<HHHBB", 20, 1, 0, 1, 0))
WHOLE = biff(0x27E, struct.pack("<HHHI", 21, 1, 0, 7 << 2 | 2))
BOOK = look_at_xls(xls(PLAN)).content


@pytest.fixture(autouse=True)
def readers(monkeypatch: pytest.MonkeyPatch) -> Iterator[calamine._Readers]:
    """Those of this test alone."""
    own = calamine._Readers()
    monkeypatch.setattr(calamine, "_READERS", own)
    yield own
    own.dismiss()


def pid_of(readers: calamine._Readers) -> int:
    assert readers._reader is not None
    return readers._reader.process.pid


@pytest.mark.parametrize(
    "content",
    [
        look_at_xls(dressed_xls()).content,
        xlsb(PLAN, error=(5, 2)),
        look_at_xls(xls(PLAN, shared=STYLES, more=NUMBERS + TRUTH + WHOLE + ENDLESS)).content,
    ],
    ids=["texts", "xlsb", "numbers, days and times"],
)
def test_what_is_read_apart_is_what_is_read_here(content: bytes) -> None:
    here, there = sheets_of(content), sheets_apart(content)

    assert [(sheet.name, sheet.hidden, repr(sheet.rows)) for sheet in there] == [
        (sheet.name, sheet.hidden, repr(sheet.rows)) for sheet in here
    ]


def test_one_process_reads_file_after_file(readers: calamine._Readers) -> None:
    pids = set()
    for _ in range(3):
        assert sheets_apart(BOOK)[0].text(2, 3) == "Opini BPK"
        pids.add(pid_of(readers))

    assert len(pids) == 1


def script(monkeypatch: pytest.MonkeyPatch, folder: Path, more: str) -> None:
    """The process does what it does, but with more in its script; `real` is how it answers otherwise."""
    file = folder / "process.py"
    where = str(Path(calamine_process.__file__).parent)
    lines = ["import os, sys, time", f"sys.path.append({where!r})", "import calamine_process as script"]
    lines += ["real = script.answer", more, "script.main()"]
    file.write_text("\n".join(lines), encoding="utf-8")
    monkeypatch.setattr(calamine_process, "__file__", str(file))


def test_a_file_of_which_the_process_dies_is_told_and_the_others_are_read(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    script(
        monkeypatch, tmp_path, "script.answer = lambda content: real(content) if b'Opini' in content else os.abort()"
    )
    sound = look_at_xls(xls([["Opini BPK"]])).content.replace("Opini".encode("utf-16-le"), b"Opini     ")
    deadly = look_at_xls(xls([["jatuh"]])).content

    for _ in range(2):
        assert [sheet.name for sheet in sheets_apart(sound)] == ["RAK"]
        with pytest.raises(UnreadableWorkbookError, match="rusak"):
            sheets_apart(deadly)


def test_a_process_that_died_of_what_came_before_costs_the_next_file_nothing(readers: calamine._Readers) -> None:
    sheets_apart(BOOK)
    first = pid_of(readers)
    assert readers._reader is not None
    readers._reader.process.kill()

    assert sheets_apart(BOOK)[0].text(2, 3) == "Opini BPK"
    assert pid_of(readers) != first


def test_a_file_that_only_a_used_process_does_not_survive_is_read_in_a_new_one(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    once = "seen = []\nscript.answer = lambda content: os.abort() if seen else seen.append(1) or real(content)"
    script(monkeypatch, tmp_path, once)

    assert [sheets_apart(BOOK)[0].text(2, 3) for _ in range(3)] == ["Opini BPK"] * 3


def test_a_file_on_which_a_used_process_was_stuck_is_not_tried_again(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(calamine, "_SOON", 0.2)
    stuck = "seen = []\nscript.answer = lambda content: (time.sleep(0.5), os.abort()) if seen else seen.append(1) or real(content)"
    script(monkeypatch, tmp_path, stuck)
    sheets_apart(BOOK)

    with pytest.raises(UnreadableWorkbookError, match="rusak"):
        sheets_apart(BOOK)


def test_a_process_whose_answer_nobody_waits_for_any_more_is_ended(
    monkeypatch: pytest.MonkeyPatch, readers: calamine._Readers
) -> None:
    sheets_apart(BOOK)
    pid = pid_of(readers)

    def stopped(*_: object) -> bytes:
        raise KeyboardInterrupt

    monkeypatch.setattr(calamine._Reader, "ask", stopped)
    with pytest.raises(KeyboardInterrupt):
        sheets_apart(BOOK)

    assert is_gone(pid)


def test_after_a_big_file_or_an_error_the_next_one_gets_a_process_of_its_own(
    monkeypatch: pytest.MonkeyPatch, readers: calamine._Readers
) -> None:
    with pytest.raises(UnreadableWorkbookError, match="rusak"):
        sheets_apart(BOOK[:600])
    assert readers._reader is None
    monkeypatch.setattr(calamine, "_BIG", 100)
    sheets_apart(BOOK)

    assert readers._reader is None


def test_a_process_that_is_stuck_is_ended(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    script(monkeypatch, tmp_path, "script._SECONDS = 0.2\nscript.answer = lambda content: time.sleep(60)")
    started = time.monotonic()

    with pytest.raises(UnreadableWorkbookError, match="rusak"):
        sheets_apart(BOOK)
    assert time.monotonic() - started < 30


def test_what_calamine_stumbles_over_is_told_without_a_word_on_standard_error(
    capfd: pytest.CaptureFixture[str],
) -> None:
    broken = BOOK.replace(struct.pack("<HH", 0x204, 13), struct.pack("<HH", 0xFD, 13), 1)

    with pytest.raises(UnreadableWorkbookError, match="rusak"):
        sheets_apart(broken[:9_000])
    assert capfd.readouterr() == ("", "")


def test_several_threads_each_get_what_they_asked_for() -> None:
    books = [look_at_xls(xls([[f"Isi {nth}"]])).content for nth in range(8)]
    read: dict[int, str] = {}

    def ask(nth: int) -> None:
        read[nth] = sheets_apart(books[nth])[0].text(1, 1)

    threads = [threading.Thread(target=ask, args=[nth]) for nth in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert read == {nth: f"Isi {nth}" for nth in range(8)}


def test_a_process_that_may_die_anyway_starts_no_other(
    monkeypatch: pytest.MonkeyPatch, readers: calamine._Readers
) -> None:
    monkeypatch.setattr(multiprocessing, "parent_process", object)

    assert sheets_apart(BOOK)[0].text(2, 3) == "Opini BPK"
    assert readers._reader is None


@pytest.mark.parametrize("executable", ["", "/nowhere/python"])
def test_where_no_process_can_be_started_the_file_is_read_here(
    monkeypatch: pytest.MonkeyPatch, executable: str
) -> None:
    monkeypatch.setattr(sys, "executable", executable)

    assert sheets_apart(BOOK)[0].text(2, 3) == "Opini BPK"


def test_where_the_process_does_not_find_calamine_the_file_is_read_here(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    script(monkeypatch, tmp_path, "sys.argv[1] = '/nowhere'")

    assert sheets_apart(BOOK)[0].text(2, 3) == "Opini BPK"


def test_where_the_process_does_not_answer_the_file_is_read_here(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(calamine, "_TO_START", 0.3)
    script(monkeypatch, tmp_path, "time.sleep(60)")

    assert sheets_apart(BOOK)[0].text(2, 3) == "Opini BPK"


def test_nothing_in_the_current_folder_runs(tmp_path: Path) -> None:
    for name in ("json", "struct", "faulthandler", "python_calamine", "signal", "resource", "sitecustomize"):
        (tmp_path / f"{name}.py").write_text("open('ran', 'w')", encoding="utf-8")
    (tmp_path / "a.xls").write_bytes(xls(PLAN))
    read = "from rak_excel.formats.opened.opening import open_workbook as o; print(o(open('a.xls', 'rb').read()).sheets[0].name)"
    ran = subprocess.run([sys.executable, "-P", "-c", read], cwd=tmp_path, capture_output=True, check=False)

    assert (ran.stdout.decode().strip(), ran.stderr.decode()) == ("RAK", "")
    assert not (tmp_path / "ran").exists()


@pytest.mark.parametrize("how", [signal.SIGTERM, getattr(signal, "SIGKILL", signal.SIGTERM)])
def test_the_process_ends_with_the_command_however_that_ends(tmp_path: Path, how: signal.Signals) -> None:
    (tmp_path / "a.xls").write_bytes(xls(PLAN))
    read = (
        "import time; from pathlib import Path; from rak_excel.formats.opened import calamine, opening;"
        f"opening.open_workbook(Path({str(tmp_path / 'a.xls')!r}).read_bytes());"
        "print(calamine._READERS._reader.process.pid, flush=True); time.sleep(60)"
    )
    with subprocess.Popen([sys.executable, "-c", read], stdout=subprocess.PIPE) as command:
        assert command.stdout is not None
        pid = int(command.stdout.readline())
        assert not is_gone(pid)
        command.send_signal(how)
        command.wait()

    end = time.monotonic() + 20
    while not is_gone(pid) and time.monotonic() < end:
        time.sleep(0.05)
    assert is_gone(pid)


def is_gone(pid: int) -> bool:
    """Whether a process has ended, be it that nobody has asked yet how."""
    try:
        os.kill(pid, 0)
    except OSError:
        return True
    told = Path(f"/proc/{pid}/stat")
    return told.exists() and told.read_text(encoding="utf-8").rpartition(")")[2].split()[0] == "Z"


def test_a_command_that_is_done_leaves_no_process_and_says_nothing_of_it() -> None:
    read = (
        "import sys; from rak_excel.formats.opened import calamine, opening;"
        "opening.open_workbook(sys.stdin.buffer.read()); print(calamine._READERS._reader.process.pid)"
    )
    ran = subprocess.run([sys.executable, "-W", "error", "-c", read], input=xls(PLAN), capture_output=True, check=True)

    assert ran.stderr == b""
    assert is_gone(int(ran.stdout))


@pytest.mark.parametrize("content", [xls(PLAN), xlsb(PLAN)], ids=["xls", "xlsb"])
def test_whole_workbooks_are_read_apart(readers: calamine._Readers, content: bytes) -> None:
    assert open_workbook(content).sheets[0].text(2, 3) == "Opini BPK"
    assert pid_of(readers)
