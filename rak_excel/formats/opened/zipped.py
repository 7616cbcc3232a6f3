"""The files in a zip archive that somebody sent: listed as those of a folder, and unpacked one by one, never onto the disk."""

from __future__ import annotations

import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from rak_excel.errors import UnreadableWorkbookError
from rak_excel.formats.opened.archive import BROKEN, PackedMember, unpacked_within
from rak_excel.formats.opened.zipped_names import names_in
from rak_excel.language import Text
from rak_excel.record import Record
from rak_excel.system.folders import UNSEEN, is_file

SUFFIX = ".zip"
_BEGINS = b"PK"
_LOCAL = struct.Struct("<4s22x2H")  # the head of a member, down to how long its name and its further fields are
_LOCAL_BEGINS = b"PK\x03\x04"
_END = struct.Struct("<4s2H")  # the end of the directory: which part of how many this is
_END_BEGINS = b"PK\x05\x06"
_END_WITHIN = 66_000  # bytes: a comment may stand behind it
_UNSPLIT = (0, 0xFFFF)
_LARGEST_MARK = 4  # bytes that may stand before the first member
_IS_LOCKED = 1
_IS_FOLDER = 0x10
_LARGEST_DIRECTORY = 8_000_000  # bytes
_MOST_MEMBERS = 20_000
_LARGEST_MEMBER = 200_000_000  # bytes, of one that is unpacked at all
_LARGEST_BLANK = 60_000_000  # of one that may say the same over and over again
_LARGEST_TOTAL = 2_000_000_000
_SMALL_TOTAL = 200_000_000
_TIMES = 100  # what is in an archive is as long, unless it was made to fill a memory
_SLACK = 1_000  # bytes by which packing may make a member longer
_WORKBOOKS_HAVE = ({"[content_types].xml"}, {"xl/workbook.xml"}, {"mimetype", "content.xml"})

_DAMAGED = Text(
    "Arsip ZIP ini rusak atau terpotong. Minta kiriman ulang, atau minta file Excel di dalamnya satu per satu.",
    "This ZIP archive is damaged or cut off. Ask for it to be sent again, or for the workbooks in it one by one.",
)
_SPLIT = Text(
    "Arsip ZIP ini hanya satu bagian dari arsip yang dipecah. Kumpulkan semua bagiannya, ekstrak, lalu pakai folder hasilnya.",
    "This is one part of a ZIP archive that was split. Collect all parts, extract them and use the folder.",
)
_LOCKED = Text(
    "Arsip ZIP ini dikunci dengan kata sandi. Ekstrak dengan kata sandinya, lalu pakai folder hasilnya.",
    "This ZIP archive is locked with a password. Extract it with the password and use the folder.",
)
_TOO_MUCH = Text(
    "Isi arsip ZIP ini terlalu banyak untuk kumpulan rencana. Minta arsip yang berisi file rencananya saja.",
    "This ZIP archive holds too much for a collection of plans. Ask for one with nothing but the plans in it.",
)
_MEMBER_LOCKED = Text(
    "File ini dikunci dengan kata sandi di dalam arsip ZIP. Ekstrak dengan kata sandinya, lalu pakai file hasilnya.",
    "This file is locked with a password in the ZIP archive. Extract it with the password and use the file.",
)
_MEMBER_DAMAGED = Text(
    "File ini rusak di dalam arsip ZIP. Minta file ini dikirim ulang.",
    "This file is damaged in the ZIP archive. Ask for the file to be sent again.",
)
_PACKED_OTHERWISE = Text(
    "File ini dipadatkan dengan cara yang jarang dipakai. Ekstrak dulu arsip ZIP-nya, lalu pakai folder hasilnya.",
    "This file is packed in an uncommon way. Extract the ZIP archive first and use the folder.",
)


class ZippedFile(Record):
    """A file as the directory of its archive tells of it; where it lies is counted in bytes."""

    at: int
    packed: int
    length: int
    checksum: int
    method: int
    locked: bool


class Zipped(Record):
    """What people see in an archive, by its names; `others` are links and the like, `fault` is why it cannot be looked into."""

    files: Mapping[str, ZippedFile] = {}
    others: tuple[str, ...] = ()
    fault: Text | None = None


def zipped(path: Path) -> Zipped | None:
    """What is in the zip archive in a file; None for anything else that is called `.zip`, as a workbook that was renamed."""
    if path.suffix.casefold() != SUFFIX or not is_file(path):
        return None
    try:
        told = path.stat()
        return _listed(path, (told.st_dev, told.st_ino, told.st_size, told.st_mtime_ns))
    except OSError:  # told by who reads it
        return None


def unpacked(path: Path, name: str, most: int, refusal: Callable[[], UnreadableWorkbookError]) -> bytes:
    """A file of an archive. Raises what `refusal` gives where it is longer than `most`, UnreadableWorkbookError, and OSError."""
    file = _found(path, name)
    if file.length > most or file.length > max(_LARGEST_BLANK, _TIMES * file.packed):
        raise refusal()
    if file.packed > file.length * 2 + _SLACK:  # nobody packs so; it would be loaded before that is seen
        raise UnreadableWorkbookError(_MEMBER_DAMAGED)
    packed = _lying(path, file, file.packed)
    try:
        content = unpacked_within(PackedMember(packed, file.method, file.length, file.checksum), file.length)
    except UnreadableWorkbookError as error:
        raise UnreadableWorkbookError(_MEMBER_DAMAGED) from error
    if len(content) != file.length or zlib.crc32(content) != file.checksum:
        raise UnreadableWorkbookError(_MEMBER_DAMAGED)
    return content


def beginning(path: Path, name: str, count: int) -> bytes:
    """The first bytes of a file of an archive, of which no more is unpacked. Raises as `unpacked` does."""
    file = _found(path, name)
    packed = _lying(path, file, min(file.packed, count + _SLACK))
    if file.method == zipfile.ZIP_STORED:
        return packed[:count]
    try:
        return zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, count)
    except zlib.error as error:
        raise UnreadableWorkbookError(_MEMBER_DAMAGED) from error


def length_of(path: Path, name: str) -> int:
    return _found(path, name).length


def _found(path: Path, name: str) -> ZippedFile:
    archive = zipped(path)
    if archive is None or name not in archive.files:  # the archive is another one by now
        raise FileNotFoundError(str(path / name))
    file = archive.files[name]
    if file.locked:
        raise UnreadableWorkbookError(_MEMBER_LOCKED)
    if file.method not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise UnreadableWorkbookError(_PACKED_OTHERWISE)
    return file


def _lying(path: Path, file: ZippedFile, count: int) -> bytes:
    """The first bytes of a file as they lie in its archive."""
    with path.open("rb") as archive:
        archive.seek(file.at)
        head = archive.read(_LOCAL.size)
        begins, names, extra = _LOCAL.unpack(head) if len(head) == _LOCAL.size else (b"", 0, 0)
        if begins != _LOCAL_BEGINS:
            raise UnreadableWorkbookError(_MEMBER_DAMAGED)
        archive.seek(names + extra, io.SEEK_CUR)
        return archive.read(count)


class _Careful(io.BufferedReader):
    """A file of which no directory is read that would fill the memory."""

    def read(self, size: int | None = -1, /) -> bytes:
        if size is not None and size > _LARGEST_DIRECTORY:
            raise UnreadableWorkbookError(_TOO_MUCH)
        return super().read(size)


@lru_cache(maxsize=8)  # a file comes after its neighbours, so that few archives are needed at once
def _listed(path: Path, _state: tuple[int, ...]) -> Zipped | None:
    with _Careful(io.FileIO(path)) as file:
        if _is_split(file):
            return Zipped(fault=_SPLIT)
        file.seek(0)
        if file.read(len(_BEGINS)) != _BEGINS:
            return None
        try:
            with zipfile.ZipFile(file) as archive:
                entries = archive.infolist()
        except UnreadableWorkbookError as error:
            return Zipped(fault=error.text)
        except BROKEN:
            return Zipped(fault=_DAMAGED)
        length = file.seek(0, io.SEEK_END)
    if min((entry.header_offset for entry in entries), default=0) > _LARGEST_MARK:
        return Zipped(fault=_DAMAGED)  # cut off: the directory is that of a workbook in it
    return None if _is_workbook(entries) else _seen(entries, length)


def _is_split(file: BinaryIO) -> bool:
    """Whether it is the last part of an archive in several files, the only one that has its directory."""
    length = file.seek(0, io.SEEK_END)
    file.seek(max(0, length - _END_WITHIN))
    end = file.read(_END_WITHIN)
    at = end.rfind(_END_BEGINS)
    return 0 <= at <= len(end) - _END.size and any(part not in _UNSPLIT for part in _END.unpack_from(end, at)[1:])


def _is_workbook(entries: Sequence[zipfile.ZipInfo]) -> bool:
    names = {entry.filename.casefold() for entry in entries}
    return any(needed <= names for needed in _WORKBOOKS_HAVE)


def _seen(entries: Sequence[zipfile.ZipInfo], length: int) -> Zipped:
    if len(entries) > _MOST_MEMBERS:
        return Zipped(fault=_TOO_MUCH)
    if _overlap(entries):
        return Zipped(fault=_DAMAGED)
    kept = [entry for entry in entries if not _is_folder(entry)]
    named = [pair for pair in zip(names_in(kept), kept, strict=True) if not _is_hidden(pair[0])]
    files = {name: _file(entry) for name, entry in named if not _is_special(entry)}
    total = sum(file.length for file in files.values() if file.length <= _LARGEST_MEMBER)
    if total > _LARGEST_TOTAL or total > max(_SMALL_TOTAL, _TIMES * length):
        return Zipped(fault=_TOO_MUCH)
    if files and all(file.locked for file in files.values()):
        return Zipped(fault=_LOCKED)
    return Zipped(files, tuple(name for name, entry in named if _is_special(entry)))


def _overlap(entries: Sequence[zipfile.ZipInfo]) -> bool:
    """Whether one place is told as several members, which would be as much as all of them together."""
    end = 0
    for entry in sorted(entries, key=lambda entry: entry.header_offset):
        if entry.header_offset < end:
            return True
        end = entry.header_offset + _LOCAL.size + entry.compress_size
    return False


def _file(entry: zipfile.ZipInfo) -> ZippedFile:
    told = (entry.header_offset, entry.compress_size, entry.file_size, entry.CRC, entry.compress_type)
    return ZippedFile(*told, locked=bool(entry.flag_bits & _IS_LOCKED))


def _is_folder(entry: zipfile.ZipInfo) -> bool:
    told = entry.external_attr & _IS_FOLDER and not entry.file_size
    return bool(told) or entry.orig_filename.endswith(("/", "\\")) or stat.S_ISDIR(entry.external_attr >> 16)


def _is_hidden(name: str) -> bool:
    return any(part.startswith(UNSEEN) for part in PurePosixPath(name).parts)


def _is_special(entry: zipfile.ZipInfo) -> bool:
    """Whether it is a link, a pipe or the like: none is followed."""
    kind = stat.S_IFMT(entry.external_attr >> 16)
    return kind not in (0, stat.S_IFREG)
