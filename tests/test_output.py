"""An output appears whole or not at all."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from rak_excel.errors import OutputBusyError, OutputExistsError
from rak_excel.formats.written.output import output_file, refuse_replacing, refuse_unwritable
from rak_excel.reading import find_files


def test_an_output_appears_when_it_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "new folder" / "hasil.xlsx"
    with output_file(path) as temporary:
        temporary.write_text("whole", encoding="utf-8")
        assert not path.exists()
    assert path.read_text(encoding="utf-8") == "whole"
    assert list(path.parent.iterdir()) == [path]


def write_half(path: Path) -> None:
    with output_file(path, force=True) as temporary:
        temporary.write_text("half", encoding="utf-8")
        raise ZeroDivisionError


def test_a_failure_leaves_the_previous_output_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "hasil.xlsx"
    path.write_text("before", encoding="utf-8")
    with pytest.raises(ZeroDivisionError):
        write_half(path)
    assert path.read_text(encoding="utf-8") == "before"
    assert list(tmp_path.iterdir()) == [path]


KILLED = """
import os, sys
from pathlib import Path
from rak_excel.formats.written.output import output_file
with output_file(Path(sys.argv[1])):
    os._exit(9)
"""


def test_what_a_killed_run_leaves_is_never_read_and_vanishes_with_the_next_output_of_that_name(tmp_path: Path) -> None:
    path, other = tmp_path / "hasil.xlsx", tmp_path / "lain.xlsx"
    for each in (path, other, path):
        subprocess.run([sys.executable, "-c", KILLED, str(each)], check=False)
    *old, young = sorted(tmp_path.iterdir(), key=lambda left: left.stat().st_mtime_ns)
    for left in old:
        os.utime(left, (0, 0))
    assert (len(old), list(find_files([tmp_path]))) == (2, [])

    with output_file(path) as temporary:
        temporary.write_text("whole", encoding="utf-8")
    # What is young may be of a run that still writes, and what is left of another output is not this one's.
    assert set(tmp_path.iterdir()) == {path, young, old[1]}


FULL = """
import resource, sys
from rak_excel.cli import main
resource.setrlimit(resource.RLIMIT_FSIZE, (2_000, 2_000))  # as a disk with room for so much
for arguments in sys.argv[1:]:
    try:
        main.main(arguments.split(), "rak-excel", standalone_mode=False)
    except Exception as error:
        print(type(error).__name__)
"""
PLANS = Path(__file__).resolve().parent.parent / "examples" / "ntb-2020" / "plans"
FILLING = [
    "template --region 52.03 --year 2020 -o baru/t.xlsx",
    "template --province 52 --year 2020 -o baru/templat",
    f"merge {PLANS} -o baru/lagi/m.xlsx --region 52.01",
    f"rollup {PLANS} -o baru/r.xlsx",
    f"rollup {PLANS} -o baru/r.xlsx --letters baru/surat",
    f"check {PLANS} --format xlsx -o baru/catatan",
    f"check {PLANS} --format json -o baru/catatan.json",
    f"export {PLANS} --format csv -o baru/data.csv",
]


@pytest.mark.skipif(os.name == "nt", reason="Windows limits no files")
def test_a_disk_that_is_full_leaves_nothing_behind_not_even_a_folder(tmp_path: Path) -> None:
    told = subprocess.run(
        [sys.executable, "-c", FULL, *FILLING],
        capture_output=True,
        cwd=tmp_path,
        env=os.environ | {"TMPDIR": str(tmp_path), "PYTHONDONTWRITEBYTECODE": "1"},
        encoding="utf-8",
        check=True,
    )

    assert told.stdout.split() == ["OutputBusyError"] * len(FILLING), told.stderr
    assert list(tmp_path.iterdir()) == []


def test_an_output_that_exists_is_not_replaced_without_force(tmp_path: Path) -> None:
    path = tmp_path / "hasil.xlsx"
    path.write_text("before", encoding="utf-8")
    with pytest.raises(OutputExistsError, match="sudah ada"), output_file(path):
        pytest.fail("the block must not run")
    with output_file(path, force=True) as temporary:
        temporary.write_text("after", encoding="utf-8")
    assert path.read_text(encoding="utf-8") == "after"


def test_a_file_that_somebody_puts_there_meanwhile_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "hasil.xlsx"
    with pytest.raises(OutputExistsError, match="sudah ada"), output_file(path):
        path.write_text("theirs", encoding="utf-8")
    assert path.read_text(encoding="utf-8") == "theirs"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither devices nor pipes among its files")
def test_a_device_and_a_pipe_are_never_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipa.xlsx"
    os.mkfifo(pipe)
    linked = tmp_path / "tautan.xlsx"
    linked.symlink_to(os.devnull)
    for path in (Path(os.devnull), pipe, linked):
        before = path.stat()
        for suffix in ("", ".xlsx"):
            with (
                pytest.raises(OutputExistsError, match="bukan file biasa"),
                output_file(path, force=True, suffix=suffix),
            ):
                pytest.fail("the block must not run")
        with pytest.raises(OutputExistsError, match="bukan file biasa"):
            refuse_replacing(path.parent, [path.name], force=True, ours=lambda _path: True)
        assert path.stat() == before
    assert linked.is_symlink()


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="only Linux shows open files as links")
def test_the_file_to_which_somebody_is_writing_is_not_replaced_by_the_name_of_its_stream(tmp_path: Path) -> None:
    (tmp_path / "dev").symlink_to("/dev")
    with (tmp_path / "hasil.txt").open("w", encoding="utf-8") as stream:
        open_file = Path(f"/proc/self/fd/{stream.fileno()}")
        (tmp_path / "tautan.json").symlink_to(open_file)
        for path in (open_file, tmp_path / "tautan.json", tmp_path / "dev" / "fd" / open_file.name):
            with pytest.raises(OutputExistsError, match="bukan file biasa"), output_file(path, force=True, suffix=""):
                pytest.fail("the block must not run")
    assert (tmp_path / "hasil.txt").stat().st_size == 0


@pytest.mark.skipif(sys.platform == "win32", reason="Windows lets few users make links")
def test_through_a_link_the_file_that_it_leads_to_is_written(tmp_path: Path) -> None:
    (tmp_path / "jauh").mkdir()
    real, link = tmp_path / "jauh" / "hasil.xlsx", tmp_path / "tautan.xlsx"
    real.write_text("before", encoding="utf-8")
    link.symlink_to(real)
    with pytest.raises(OutputExistsError, match="sudah ada"), output_file(link):
        pytest.fail("the block must not run")
    with output_file(link, force=True) as temporary:
        temporary.write_text("after", encoding="utf-8")
    assert link.is_symlink()
    assert real.read_text(encoding="utf-8") == "after"
    assert sorted(tmp_path.rglob("*.xlsx")) == [real, link]

    real.unlink()
    for force in (False, True):
        with pytest.raises(OutputExistsError, match="tautan ke file yang tidak ada"), output_file(link, force=force):
            pytest.fail("the block must not run")


@pytest.mark.parametrize("content", [b"PK\x03\x04xlsx", b"\xd0\xcf\x11\xe0xls"])
@pytest.mark.parametrize("name", ["catatan.xlsx", "catatan.json"])
def test_a_text_does_not_take_the_place_of_a_workbook(tmp_path: Path, name: str, content: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(OutputExistsError, match="adalah file Excel"), output_file(path, force=True, suffix=""):
        pytest.fail("the block must not run")
    assert path.read_bytes() == content
    path.write_text("teks", encoding="utf-8")
    with output_file(path, force=True, suffix="") as temporary:
        temporary.write_text("baru", encoding="utf-8")
    assert path.read_text(encoding="utf-8") == "baru"


@pytest.mark.parametrize("name", ["hasil.xls", "hasil.ODS", "hasil.xlsm", "hasil.txt", "hasil"])
def test_an_output_is_not_named_after_another_format(tmp_path: Path, name: str) -> None:
    with pytest.raises(OutputExistsError, match=r"Sebut .*hasil\.xlsx"), output_file(tmp_path / name):
        pytest.fail("the block must not run")


def test_a_folder_is_no_output(tmp_path: Path) -> None:
    with pytest.raises(OutputExistsError, match="adalah folder"), output_file(tmp_path, force=True):
        pytest.fail("the block must not run")


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "penuh"),
        (PermissionError(errno.EACCES, "Permission denied"), "sedang dibuka di Excel/WPS"),
        (OSError(errno.EIO, "Input/output error"), "Pilih folder lain"),
    ],
)
def test_what_the_system_refuses_is_told_in_one_sentence(tmp_path: Path, error: OSError, sentence: str) -> None:
    path = tmp_path / "hasil.xlsx"
    path.write_text("before", encoding="utf-8")
    with pytest.raises(OutputBusyError, match=sentence), output_file(path, force=True):
        raise error
    assert path.read_text(encoding="utf-8") == "before"


def test_a_pdf_is_not_said_to_be_open_in_excel(tmp_path: Path) -> None:
    path = tmp_path / "rencana.pdf"
    path.write_text("before", encoding="utf-8")
    with (
        pytest.raises(OutputBusyError, match="sedang dibuka di program lain"),
        output_file(path, force=True, suffix=".pdf"),
    ):
        raise PermissionError(errno.EACCES, "Permission denied")


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with (
        pytest.raises(OutputBusyError, match="file adalah file, bukan folder"),
        output_file(tmp_path / "file" / "hasil.xlsx"),
    ):
        pytest.fail("the block must not run")


def test_others_may_read_an_output_as_any_new_file(tmp_path: Path) -> None:
    plain = tmp_path / "plain"
    plain.touch()
    with output_file(tmp_path / "hasil.xlsx") as temporary:
        temporary.touch()
    assert os.stat(tmp_path / "hasil.xlsx").st_mode == plain.stat().st_mode  # noqa: PTH116 - both as the system tells


@pytest.mark.skipif(not Path("/sys").is_dir(), reason="there is no folder that nobody may write to")
def test_a_folder_that_cannot_be_written_to_is_told_before_any_work_and_by_its_own_name(tmp_path: Path) -> None:
    with pytest.raises(OutputBusyError, match="Folder /sys tidak boleh ditulisi"):
        refuse_unwritable(Path("/sys/baru/lagi/hasil.xlsx"))
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(OutputBusyError, match="file adalah file, bukan folder"):
        refuse_unwritable(tmp_path / "file" / "hasil.xlsx")
    refuse_unwritable(tmp_path / "baru" / "hasil.xlsx")
    assert [each.name for each in tmp_path.iterdir()] == ["file"]


@pytest.mark.skipif(not Path("/sys").is_dir(), reason="there is no folder that nobody may write to")
def test_the_current_folder_is_called_by_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir("/sys")
    with pytest.raises(OutputBusyError, match="Folder /sys tidak boleh ditulisi"):
        refuse_unwritable(Path("hasil.xlsx"))
