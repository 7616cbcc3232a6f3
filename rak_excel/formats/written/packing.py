"""Packs the parts of a workbook into its file: the same parts, in the same order, with the same bytes on every system."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterable, Sequence
from functools import reduce
from pathlib import Path
from typing import Any

from rak_excel.errors import UnreadableWorkbookError
from rak_excel.formats.opened.contents import archive_at
from rak_excel.record import Record

# What a file system would tell of a part, were it a file: the moment, the rights and the system are always these.
MOMENT = (1980, 1, 31, 0, 0, 0)
_RIGHTS = 0o100600 << 16
_UNIX = 3
# What XML cannot hold: XlsxWriter escapes it in the texts of cells alone, not in names, links, footers and properties.
_NOT_XML = bytes(each for each in range(32) if each not in b"\t\n\r")
_HALVES = re.compile("[\ud800-\udfff]")
_NO_LETTERS = ("\ufffe".encode(), "\uffff".encode())

Compressor = Any  # zlib gives its objects no public type
Packing = Callable[[str, bytes], tuple[bytes, Compressor]]


class PackedPiece(Record):
    """A piece of a part that is packed already: its bytes, and how many it was before."""

    chunks: Sequence[bytes]
    length: int

    def checksum(self, before: int) -> int:
        """The CRC-32 of what stood before it, with the piece itself behind that."""
        unpacking = zlib.decompressobj(-zlib.MAX_WBITS)
        return reduce(lambda crc, chunk: zlib.crc32(unpacking.decompress(chunk), crc), self.chunks, before)


PartPiece = str | PackedPiece


class PartWriter(io.StringIO):
    """A part that is being written as text, between which something may stand that is packed already."""

    def __init__(self) -> None:
        super().__init__(newline="\n")
        self._before: list[PartPiece] = []

    def put(self, piece: PackedPiece) -> None:
        self._before += [self.getvalue(), piece]
        self.seek(0)
        self.truncate()

    @property
    def pieces(self) -> Sequence[PartPiece]:
        """What was written, in order; the last one is text."""
        return [*self._before, self.getvalue()]


def as_xml(text: str) -> bytes:
    """The bytes of a part, without the letters that XML has not; halves of a letter are shown as none."""
    try:
        content = text.encode()
    except UnicodeEncodeError:
        content = _HALVES.sub("\ufffd", text).encode()
    content = content.translate(None, _NOT_XML)
    for none in _NO_LETTERS:
        content = content.replace(none, b"")
    return content


def new_compressor() -> Compressor:
    """One that packs as zip files usually are."""
    return zlib.compressobj(zlib.Z_DEFAULT_COMPRESSION, zlib.DEFLATED, -zlib.MAX_WBITS)


def as_it_is(_name: str, content: bytes) -> tuple[bytes, Compressor]:
    """A part as it was written, packed as zip files usually are."""
    return content, new_compressor()


def packed_file(parts: Iterable[tuple[str, Sequence[PartPiece]]], packing: Packing = as_it_is) -> bytes:
    """A zip file of the parts; `packing` gives by name and content what is written for a text, and what to pack it with."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        for name, pieces in parts:
            info = zipfile.ZipInfo(name, MOMENT)
            info.create_system, info.external_attr, info.compress_type = _UNIX, _RIGHTS, zipfile.ZIP_DEFLATED
            info.file_size = info.CRC = 0
            chunks: list[bytes] = []
            for at, piece in enumerate(pieces, 1):
                if isinstance(piece, PackedPiece):
                    chunks += piece.chunks
                    info.file_size += piece.length
                    info.CRC = piece.checksum(info.CRC)
                    continue
                content, compressor = packing(name, as_xml(sealed(name, piece, archive.filelist)))
                # A piece that others follow ends at a whole byte, so that theirs can be put behind it.
                end = zlib.Z_FINISH if at == len(pieces) else zlib.Z_SYNC_FLUSH
                chunks += [compressor.compress(content), compressor.flush(end)]
                info.file_size += len(content)
                info.CRC = zlib.crc32(content, info.CRC)
            info.compress_size = sum(map(len, chunks))
            info.header_offset = whole.tell()
            whole.write(info.FileHeader())
            whole.writelines(chunks)
            archive.filelist.append(info)
        archive.start_dir = whole.tell()
    return whole.getvalue()


PROPERTY = "rak_untouched"
TO_BE_SEALED = "seal of what stands before"  # in the property's text, until what stands before is packed
_PART = "docProps/custom.xml"
_LONGEST = 10_000  # bytes of such a part of ours
_SAID = re.compile(rf'name="{PROPERTY}"><vt:lpwstr>([a-z ]*) ([0-9a-f]+)</vt:lpwstr>')


def sealed(name: str, text: str, before: Iterable[zipfile.ZipInfo]) -> str:
    """The text of a part, which stands behind those `before`, with their seal where it is to have one."""
    return text.replace(TO_BE_SEALED, _seal(before)) if name == _PART else text


def note_if_untouched(path: Path) -> str | None:
    """The note in a workbook that nobody has saved since it was written; None where somebody did, or there is none."""
    try:
        archive = archive_at(path)
        parts = archive.directory
        place = [part.filename for part in parts].index(_PART)
        if archive.doubled or parts[place].file_size > _LONGEST:
            return None
        said = _SAID.search(archive.read(_PART).decode())
    except (OSError, ValueError, UnreadableWorkbookError):
        return None
    return said[1] if said and said[2] == _seal(parts[:place]) else None


def is_as_written(path: Path) -> bool:
    """Whether no program has saved a workbook since we wrote it, or put something into it: each gives parts its own moment."""
    try:
        return any(part.date_time == MOMENT for part in archive_at(path).directory)
    except (OSError, UnreadableWorkbookError):
        return False


def _seal(parts: Iterable[zipfile.ZipInfo]) -> str:
    """Of their names, lengths and checksums."""
    told = "\n".join(f"{part.filename} {part.file_size} {part.CRC:08x}" for part in parts)
    return hashlib.sha256(told.encode()).hexdigest()
