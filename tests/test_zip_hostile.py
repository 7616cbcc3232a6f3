"""No zip archive, however it was made, fills the memory, writes a file, leads elsewhere or costs more than itself."""

from __future__ import annotations

import os
import stat
import struct
import tracemalloc
import zipfile
import zlib
from pathlib import Path

import pytest

from rak_excel.formats.opened import zipped
from rak_excel.formats.opened.contents import beginning_of
from rak_excel.reading import files_not_read, find_files, read_plans
from rak_excel.workbooks.rollup.opened import is_rollup
from tests import workbooks
from tests.zips import archive_of, retold

PLAN = workbooks.xlsx()
TWO = archive_of({"a.xlsx": PLAN, "b.xlsx": PLAN})
STORED = archive_of({"a.xlsx": PLAN, "b.xlsx": PLAN}, zipfile.ZIP_STORED)
DAMAGED = "Arsip ZIP ini rusak atau terpotong. Minta kiriman ulang, atau minta file Excel di dalamnya satu per satu."
TOO_MUCH = "Isi arsip ZIP ini terlalu banyak untuk kumpulan rencana. Minta arsip yang berisi file rencananya saja."
LOCKED = "Arsip ZIP ini dikunci dengan kata sandi. Ekstrak dengan kata sandinya, lalu pakai folder hasilnya."
SPLIT = "Arsip ZIP ini hanya satu bagian dari arsip yang dipecah. Kumpulkan semua bagiannya, ekstrak, lalu pakai folder hasilnya."
MEMBER_DAMAGED = "File ini rusak di dalam arsip ZIP. Minta file ini dikirim ulang."
MEMBER_LOCKED = (
    "File ini dikunci dengan kata sandi di dalam arsip ZIP. Ekstrak dengan kata sandinya, lalu pakai file hasilnya."
)
OTHERWISE = (
    "File ini dipadatkan dengan cara yang jarang dipakai. Ekstrak dulu arsip ZIP-nya, lalu pakai folder hasilnya."
)
TOO_BIG = "File ini terlalu besar untuk rencana aksi. Salin sheet rencananya ke file baru, lalu kirim file itu."
SMALL = 30_000_000  # bytes


def told(folder: Path, content: bytes) -> tuple[list[str], list[tuple[str, str]]]:
    """The files that were read, and those that were not with what is said of them."""
    path = folder / "kiriman.zip"
    path.write_bytes(content)
    reading = read_plans(path)
    return [plan.source.file for plan in reading.plans], [
        (each.source.file, each.note.detail.id) for each in reading.unread
    ]


def _split(content: bytes) -> bytes:
    """The archive as the last part of three."""
    at = content.rindex(b"PK\x05\x06")
    return content[: at + 4] + struct.pack("<2H", 2, 2) + content[at + 8 :]


def _with_directory_of(length: int) -> bytes:
    """An archive whose directory is told to be so long."""
    at = TWO.rindex(b"PK\x05\x06")
    blank = bytes(length)
    return TWO[:at] + blank + TWO[at : at + 12] + struct.pack("<I", length) + TWO[at + 16 :]


def _overlapping() -> bytes:
    with_offset = TWO.rindex(b"PK\x01\x02")
    assert struct.unpack_from("<I", TWO, with_offset + 42) != (0,)
    return retold(TWO, 1, at=0)


def _many_members() -> bytes:
    return archive_of({f"{nth}.txt": b"" for nth in range(20_001)}, zipfile.ZIP_STORED)


WHOLE = {
    "cut off": (TWO[:-100], DAMAGED),
    "cut off behind a workbook": (STORED[:-100], DAMAGED),
    "nothing but a beginning": (b"PK\x03\x04", DAMAGED),
    "all members locked": (retold(retold(TWO, 0, flags=1), 1, flags=1), LOCKED),
    "one part of several": (_split(TWO), SPLIT),
    "one part of several, from within a member": (b"\x00" + _split(TWO)[1:], SPLIT),
    "members in one place": (_overlapping(), DAMAGED),
    "twenty thousand members and one": (_many_members(), TOO_MUCH),
    "an enormous directory": (_with_directory_of(9_000_000), TOO_MUCH),
    "as much as no memory holds": (
        retold(
            retold(archive_of({f"{nth}.xlsx": b"x" for nth in range(12)}), 0, length=190_000_000), 1, length=190_000_000
        ),
        TOO_MUCH,
    ),
}


@pytest.mark.parametrize("name", WHOLE)
def test_an_archive_that_cannot_be_looked_into_is_one_file_with_one_sentence(tmp_path: Path, name: str) -> None:
    content, sentence = WHOLE[name]

    assert told(tmp_path, content) == ([], [("kiriman.zip", sentence)])


def _broken_in_the_middle(content: bytes) -> bytes:
    return content[:200] + bytes(byte ^ 0xFF for byte in content[200:300]) + content[300:]


MEMBER = {
    "one member locked": (retold(TWO, 0, flags=1), MEMBER_LOCKED),
    "packed in another way": (retold(TWO, 0, method=93), OTHERWISE),
    "packed as zip of old": (retold(TWO, 0, method=6), OTHERWISE),
    "another checksum": (retold(TWO, 0, checksum=1), MEMBER_DAMAGED),
    "damaged": (_broken_in_the_middle(STORED), MEMBER_DAMAGED),
    "damaged where it is packed": (_broken_in_the_middle(TWO), MEMBER_DAMAGED),
    "told to be longer": (retold(TWO, 0, length=len(PLAN) + 1), MEMBER_DAMAGED),
    "told to be shorter": (retold(TWO, 0, length=len(PLAN) - 1), MEMBER_DAMAGED),
    "told to be nothing": (retold(TWO, 0, length=0), MEMBER_DAMAGED),
    "told to be too big": (retold(TWO, 0, length=61_000_000), TOO_BIG),
    "without its head": (b"PK\x07\x08" + TWO[4:], MEMBER_DAMAGED),
}


@pytest.mark.parametrize("name", MEMBER)
def test_a_faulty_member_costs_itself_alone(tmp_path: Path, name: str) -> None:
    content, sentence = MEMBER[name]

    assert told(tmp_path, content) == (["b.xlsx"], [("a.xlsx", sentence)])


def test_a_member_that_unpacks_to_more_than_it_tells_takes_no_memory(tmp_path: Path) -> None:
    bomb = retold(archive_of({"a.xlsx": bytes(150_000_000), "b.xlsx": PLAN}), 0, length=len(PLAN) * 100)
    tracemalloc.start()
    try:
        assert told(tmp_path, bomb) == (["b.xlsx"], [("a.xlsx", MEMBER_DAMAGED)])
        assert tracemalloc.get_traced_memory()[1] < SMALL
    finally:
        tracemalloc.stop()


def test_a_member_that_says_one_thing_over_and_over_takes_no_memory(tmp_path: Path) -> None:
    """A roll-up may be as big as that, but is no small part of an archive."""
    path = tmp_path / "kiriman.zip"
    path.write_bytes(archive_of({"a.xlsx": b"PK" + bytes(150_000_000)}))
    tracemalloc.start()
    try:
        assert not is_rollup(path / "a.xlsx")
        assert tracemalloc.get_traced_memory()[1] < SMALL
    finally:
        tracemalloc.stop()


def test_a_member_that_lies_there_longer_than_it_is_takes_no_memory(tmp_path: Path) -> None:
    stuffed = retold(archive_of({"a.xlsx": bytes(50_000_000)}, zipfile.ZIP_STORED), 0, length=9)
    tracemalloc.start()
    try:
        assert told(tmp_path, stuffed) == ([], [("a.xlsx", MEMBER_DAMAGED)])
        assert tracemalloc.get_traced_memory()[1] < SMALL
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED], ids=["packed", "stored"])
def test_of_a_member_whose_beginning_is_asked_for_no_more_is_unpacked(tmp_path: Path, method: int) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(archive_of({"a.csv": b"kode;" * 10_000_000, "b.csv": b"x"}, method))
    tracemalloc.start()
    try:
        assert beginning_of(path / "a.csv", 7) == b"kode;ko"
        assert tracemalloc.get_traced_memory()[1] < 1_000_000
    finally:
        tracemalloc.stop()
    assert beginning_of(path / "b.csv", 7) == b"x"


def test_an_archive_is_looked_into_again_where_it_is_another_one(tmp_path: Path) -> None:
    path = tmp_path / "kiriman.zip"
    path.write_bytes(TWO)
    first = zipped.zipped(path)
    assert first is zipped.zipped(path)

    path.write_bytes(archive_of({"c.xlsx": PLAN}))
    assert [name for _, name in find_files([path])] == ["c.xlsx"]


def test_a_link_in_a_zip_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "rahasia.xlsx").write_bytes(PLAN)
    link, pipe = zipfile.ZipInfo("tautan.xlsx"), zipfile.ZipInfo("pipa.xlsx")
    link.create_system = pipe.create_system = 3
    link.external_attr, pipe.external_attr = (stat.S_IFLNK | 0o777) << 16, (stat.S_IFIFO | 0o600) << 16
    content = archive_of([(link, b"rahasia.xlsx"), (pipe, b""), ("a.xlsx", PLAN)])

    assert told(tmp_path, content) == (["a.xlsx"], [])
    assert files_not_read([tmp_path / "kiriman.zip"]) == ["pipa.xlsx", "tautan.xlsx"]


@pytest.mark.parametrize("in_folder", [True, False], ids=["in a folder", "given"])
def test_nothing_is_written_when_a_zip_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, in_folder: bool
) -> None:
    members = {"../../luar.xlsx": PLAN, "/etc/akar.xlsx": PLAN, "C:\\Windows\\drive.xlsx": PLAN, "a.xlsx": PLAN}
    (tmp_path / "masuk").mkdir()
    path = tmp_path / "masuk" / "kiriman.zip"
    path.write_bytes(archive_of(members))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "tidak ada"))
    before, written = sorted(tmp_path.rglob("*")), path.stat().st_mtime_ns
    names = [plan.source.file for plan in read_plans(path.parent if in_folder else path).plans]

    assert [name.removeprefix("kiriman.zip/") for name in names] == [
        "C/Windows/drive.xlsx",
        "a.xlsx",
        "etc/akar.xlsx",
        "luar.xlsx",
    ]
    assert (sorted(tmp_path.rglob("*")), path.stat().st_mtime_ns) == (before, written)


def test_a_zip_that_may_not_be_opened_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "kiriman.zip"
    path.write_bytes(TWO)

    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(zipped, "_listed", refuse)
    monkeypatch.setattr(Path, "read_bytes", refuse)
    (unread,) = read_plans(tmp_path).unread

    assert unread.source.file == "kiriman.zip"
    assert "tidak bisa dibuka" in unread.note.detail.id


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no named pipes in folders")
def test_a_pipe_that_is_called_zip_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipa.zip")

    assert files_not_read([tmp_path]) == ["pipa.zip"]


def test_a_damaged_zip_anywhere_raises_nothing_but_sentences(tmp_path: Path) -> None:
    content = archive_of({"bagian/a.xlsx": PLAN, "b.pdf": b"%PDF", ".x": b"", "c/": b""})
    path = tmp_path / "kiriman.zip"
    for nth in range(0, len(content), 7 if len(content) < 30_000 else len(content) // 4000):
        changed = bytearray(content)
        changed[nth] ^= 1 << zlib.crc32(bytes([nth % 251])) % 8
        path.write_bytes(changed)
        os.utime(path, ns=(nth, nth))
        for each in read_plans(path, progress=lambda _done, _all: None).unread if any(find_files([path])) else ():
            assert each.note.detail.id.endswith(".")
            assert "kesalahan di program" not in each.note.detail.id
