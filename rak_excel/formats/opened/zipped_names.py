"""What the files in a zip archive are called: names are labels, lead nowhere else, and no two are alike."""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from collections.abc import Sequence
from pathlib import PurePosixPath

from rak_excel.system.file_names import numbered

_IS_UTF8 = 0x800  # the flag of an entry
_UNICODE_PATH = 0x7075  # the kind of the further field in which some programs repeat a name
_DRIVE = re.compile(r"[A-Za-z]:")
_LONGEST = 150  # letters of a name, which no system refuses
_DEEPEST = 20  # names on the way to a file
_NAMELESS = "file"


def names_in(entries: Sequence[zipfile.ZipInfo]) -> list[str]:
    """A name for each entry, with plain slashes, also where an archive has two files of one name."""
    return numbered([_label(_written(entry)) for entry in entries])


def _written(entry: zipfile.ZipInfo) -> str:
    """The name as its letters are meant: programs on Android and macOS write UTF-8 and do not say so."""
    name = entry.orig_filename
    if entry.flag_bits & _IS_UTF8:
        return name
    raw = name.encode("cp437")  # as which it was taken
    try:
        return _repeated(entry.extra, raw) or raw.decode()
    except UnicodeDecodeError:
        return name


def _repeated(extra: bytes, raw: bytes) -> str:
    """The name that a further field repeats in UTF-8, as long as it belongs to this one; '' without."""
    while len(extra) >= 4:
        kind, length = struct.unpack_from("<HH", extra)
        field, extra = extra[4 : 4 + length], extra[4 + length :]
        if kind == _UNICODE_PATH and field[1:5] == zlib.crc32(raw).to_bytes(4, "little"):
            return field[5:].decode()
    return ""


def _label(name: str) -> str:
    """The name without what would lead out of the archive: a root, a drive, the folder above."""
    parts = [_part(each) for each in name.partition("\0")[0].replace("\\", "/").split("/")]
    kept = [each for each in parts if each not in {"", ".", ".."}]
    return "/".join(kept[-_DEEPEST:]) or _NAMELESS


def _part(name: str) -> str:
    plain = name.replace(":", "") if _DRIVE.match(name) else name
    if len(plain) <= _LONGEST:
        return plain
    suffix = PurePosixPath(plain).suffix[:_LONGEST]
    return plain[: _LONGEST - len(suffix)] + suffix
