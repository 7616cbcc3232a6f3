"""Zip archives as people send them, and as nobody means well with them."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path

_ENTRY = b"PK\x01\x02"
# Where a number of an entry of the directory stands, and how it is written.
FIELDS = {"flags": (8, "<H"), "method": (10, "<H"), "checksum": (16, "<I"), "length": (24, "<I"), "at": (42, "<I")}


def zip_of(folder: Path, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """The folder's files in an archive, as `Send to > Compressed folder` makes one of what is in it."""
    return archive_of({path.relative_to(folder).as_posix(): path.read_bytes() for path in _files(folder)}, method)


def put_zip(folder: Path, method: int = zipfile.ZIP_DEFLATED) -> Path:
    """The archive of a folder beside it, of its name."""
    path = folder.with_name(f"{folder.name}.zip")
    path.write_bytes(zip_of(folder, method))
    return path


def archive_of(
    members: Mapping[str, bytes] | Iterable[tuple[str | zipfile.ZipInfo, bytes]], method: int = zipfile.ZIP_DEFLATED
) -> bytes:
    """An archive with these members, also where two are called alike."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as archive:
        for name, content in members.items() if isinstance(members, Mapping) else members:
            archive.writestr(name, content)
    return target.getvalue()


def retold(content: bytes, nth: int, **fields: int) -> bytes:
    """The archive whose directory tells otherwise of one of its members."""
    changed, at = bytearray(content), -1
    for _ in range(nth + 1):
        at = changed.index(_ENTRY, at + 1)
    for field, value in fields.items():
        place, form = FIELDS[field]
        struct.pack_into(form, changed, at + place, value)
    return bytes(changed)


def renamed(content: bytes, old: bytes, new: bytes) -> bytes:
    """The archive with a name of the same length, written in whatever letters, and no word of which these are."""
    assert len(old) == len(new)
    changed = content.replace(old, new)
    entry = changed.index(_ENTRY)
    while entry >= 0:
        flags = struct.unpack_from("<H", changed, entry + 8)[0] & ~0x800
        changed = changed[: entry + 8] + struct.pack("<H", flags) + changed[entry + 10 :]
        entry = changed.find(_ENTRY, entry + 1)
    return changed


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())
