"""What the files of a zip archive are called: as their sender meant it, leading nowhere, and no two alike."""

from __future__ import annotations

import struct
import zipfile
import zlib
from pathlib import Path, PureWindowsPath

import pytest

from rak_excel.formats.opened.zipped import zipped
from rak_excel.formats.opened.zipped_names import names_in
from rak_excel.reading import find_files
from tests.zips import archive_of, renamed


def named(*names: str) -> list[str]:
    return names_in([zipfile.ZipInfo(name) for name in names])


def names_of(folder: Path, content: bytes) -> list[str]:
    path = folder / "a.zip"
    path.write_bytes(content)
    return [name for _, name in find_files([path])]


def test_a_name_that_says_it_is_utf8_is(tmp_path: Path) -> None:
    assert names_of(tmp_path, archive_of({"Kepahiang – é.xlsx": b"x"})) == ["Kepahiang – é.xlsx"]


@pytest.mark.parametrize("written", ["utf-8", "cp437"])
def test_a_name_of_which_nothing_is_said_is_read_as_utf8_or_else_as_dos_wrote_it(tmp_path: Path, written: str) -> None:
    name = "Café".encode(written)
    content = renamed(archive_of({"X" * len(name) + ".xlsx": b"x"}), b"X" * len(name), name)

    assert names_of(tmp_path, content) == ["Café.xlsx"]


def test_a_name_that_is_repeated_in_utf8_beside_it_is_that_one(tmp_path: Path) -> None:
    entry = zipfile.ZipInfo("Caf_.xlsx")
    repeated = "Café.xlsx".encode()
    entry.extra = struct.pack("<HHBI", 0x7075, 5 + len(repeated), 1, zlib.crc32(b"Caf_.xlsx")) + repeated
    other = zipfile.ZipInfo("Lain.xlsx")
    other.extra = entry.extra  # of another name

    assert names_of(tmp_path, archive_of([(entry, b"x"), (other, b"x")])) == ["Café.xlsx", "Lain.xlsx"]


def test_a_name_leads_nowhere_else() -> None:
    assert named(
        "../../a.xlsx", "/etc/a.xlsx", "\\\\server\\bagi\\a.xlsx", "C:\\b\\a.xlsx", "c:a.xlsx", "b/../a.xlsx"
    ) == [
        "a.xlsx",
        "etc/a.xlsx",
        "server/bagi/a.xlsx",
        "C/b/a.xlsx",
        "ca.xlsx",
        "b/a.xlsx",
    ]
    archive = PureWindowsPath("C:/masuk/kiriman.zip")
    for name in named("../C:/a.xlsx", "b/D:x/a.xlsx", "//x/y/a.xlsx", "..", "/"):
        assert archive in (archive / name).parents
        assert ".." not in (archive / name).parts


def test_two_files_of_one_name_are_both_kept(tmp_path: Path) -> None:
    members = [("a.xlsx", b"x"), ("a.xlsx", b"y"), ("./a.xlsx", b"z"), ("a (2).xlsx", b"w"), ("A.xlsx", b"v")]
    with pytest.warns(UserWarning, match="Duplicate name"):
        content = archive_of(members)
    path = tmp_path / "a.zip"
    path.write_bytes(content)
    archive = zipped(path)

    assert archive is not None
    assert list(archive.files) == ["a.xlsx", "a (3).xlsx", "a (4).xlsx", "a (2).xlsx", "A.xlsx"]


def test_a_name_is_as_long_as_any_system_takes_it() -> None:
    (long, other) = named(f"{'a' * 60_000}.xlsx", f"{'a' * 60_001}.xlsx")
    (deep,) = named("/".join(["b"] * 30_000) + "/RAK.xlsx")

    assert (len(long), long[-5:], other[-9:]) == (150, ".xlsx", " (2).xlsx")
    assert deep == "b/" * 19 + "RAK.xlsx"
    assert len(named(f"a.{'x' * 60_000}")[0]) <= 150


def test_a_name_ends_where_a_zero_stands_in_it() -> None:
    assert named("RAK.xlsx\0.exe", "\0") == ["RAK.xlsx", "file"]


@pytest.mark.parametrize("name", ["bagian/", "bagian\\"])
def test_a_folder_is_no_file(tmp_path: Path, name: str) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(archive_of({name: b"", "bagian\\RAK.xlsx": b"x"}))
    archive = zipped(path)

    assert archive is not None
    assert list(archive.files) == ["bagian/RAK.xlsx"]
