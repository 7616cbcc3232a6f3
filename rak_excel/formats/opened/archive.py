"""Opens a ZIP archive by our own rules: what does not fit into memory is never unpacked, and damage is told.

How much one file may hold is counted, never timed: the same file always gets the same answer.
"""

from __future__ import annotations

import contextlib
import io
import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

from rak_excel.errors import UnreadableWorkbookError
from rak_excel.language import Text
from rak_excel.record import Record

_LOCAL = struct.Struct("<4s5H3I2H")
_ENTRY = b"PK\x01\x02"
_MOST_MEMBERS = 20_000
# What zipfile raises at the directory of an archive that is damaged or is none.
BROKEN = (zipfile.BadZipFile, OSError, ValueError, LookupError, NotImplementedError, OverflowError, struct.error)
_TOO_BIG = Text(
    "File ini terlalu besar untuk rencana aksi. Salin sheet rencananya ke file baru, lalu kirim file itu.",
    "This file is too big for an action plan. Copy the sheets of the plan to a new workbook and send that.",
)
_DAMAGED = Text(
    "File ini rusak atau terpotong. Minta kiriman ulang, atau buka di Excel dan simpan ulang sebagai .xlsx.",
    "This file is damaged or cut off. Ask for it to be sent again, or open it in Excel and save it again as .xlsx.",
)
_LOCKED = Text(
    "File ini dikunci dengan kata sandi. Buka, hapus kata sandinya, lalu simpan ulang.",
    "This file is locked with a password. Open it, remove the password and save it again.",
)


class PackedMember(Record):
    """A member as it lies in an archive."""

    content: bytes
    method: int
    length: int  # once it is unpacked
    checksum: int


class FileLimits(Record):
    """`refusal` says that a file holds too much, `too_far` the same of a sheet with this last row and column.

    Limits below `sheet_area` are for all sheets of a file together.
    """

    refusal: Callable[[], UnreadableWorkbookError]
    too_far: Callable[[tuple[int, int]], UnreadableWorkbookError] | None = None
    member: int = 40_000_000  # bytes, of a member of an archive or of the records of an .xls
    total: int = 80_000_000
    part: int = 10_000_000  # of a part that is no sheet and no list of texts
    sheets: int = 500
    text: int = 32_767  # letters, as many as a cell can hold
    sheet_area: int = 2_000_000  # cells up to the last row and column, blank ones too: calamine makes room for each
    area: int = 10_000_000
    cells: int = 1_000_000  # that are written down
    filled: int = 500_000  # those of them that may hold something
    texts: int = 300_000  # that cells share
    letters: int = 20_000_000  # of shared texts, as often as cells show them
    elements: int = 1_200_000  # that a parser tells of
    styles: int = 100_000
    rows: int = 100_000
    columns: int = 100_000  # told of in records, each of which may tell of all columns
    runs: int = 100_000  # parts of texts that look different
    ranges: int = 100_000  # that are merged
    merged: int = 2_000_000  # cells beneath merged ranges
    merged_rows: int = 2_000_000
    again: int = 400_000_000  # bytes that calamine gets a second time
    records: int = 1_000_000


class Budget:
    """What is left of the limits of one file."""

    def __init__(self, limits: FileLimits) -> None:
        self.limits = limits
        self._left = {name: getattr(limits, name) for name in limits.__struct_fields__}

    def take(self, name: str) -> None:
        """Spends one of these: quickly, since it is asked of every element and record."""
        self._left[name] -= 1
        if self._left[name] < 0:
            raise self.limits.refusal()

    def allows(self, **counts: int) -> bool:
        """Whether no more than the limits of these names was spent, with so many more."""
        fits = True
        for name, count in counts.items():
            self._left[name] -= count
            fits &= self._left[name] >= 0
        return fits

    def spend(self, **counts: int) -> None:
        """Raises UnreadableWorkbookError where there is more than the limits of these names allow."""
        if not self.allows(**counts):
            raise self.limits.refusal()


def too_big() -> UnreadableWorkbookError:
    return UnreadableWorkbookError(_TOO_BIG)


PLAN = FileLimits(too_big)


class Archive:
    """The members of an archive, each unpacked once and never beyond the limits, whatever its headers say.

    Members are known by names that differ in more than capitals and have plain slashes, as calamine looks for them. Two of
    one name are damage where they are read: nobody knows which one another reader takes.
    """

    def __init__(self, content: bytes, limits: FileLimits = PLAN) -> None:
        """Raises UnreadableWorkbookError where the archive is damaged, locked or too big."""
        self.limits = limits
        self.budget = Budget(limits)
        self._content = content
        if content.count(_ENTRY) > _MOST_MEMBERS:
            raise limits.refusal()
        try:
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                self.directory = archive.infolist()
        except BROKEN as error:
            raise damaged() from error
        if any(info.flag_bits & 1 for info in self.directory):
            raise locked()
        self._refuse_overlaps()
        named = [(info.filename.replace("\\", "/").lstrip("/"), info) for info in self.directory if not info.is_dir()]
        self.names = [name for name, _ in named]
        self._members = {name.lower(): info for name, info in named}
        told = Counter(name.lower() for name, _ in named)
        self.doubled = {name for name, times in told.items() if times > 1}
        self._unpacked: dict[str, bytes] = {}

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._members

    def read(self, name: str, *, keep: bool = True) -> bytes:
        """A member unpacked; b'' where there is none. Raises UnreadableWorkbookError where it is not what its headers say."""
        key = name.lower()
        if key in self._unpacked:
            return self._unpacked[key]
        if key not in self._members:
            return b""
        content = self._unpack(self.packed(name))
        if keep:
            self._unpacked[key] = content
        return content

    def part(self, name: str) -> bytes:
        """The same of a part that is no sheet and no list of texts."""
        content = self.read(name)
        if len(content) > self.limits.part:
            raise self.limits.refusal()
        return content

    def description(self, name: str) -> bytes:
        """The same of a part that only describes the workbook; b'' where two do."""
        return b"" if name.lower() in self.doubled else self.part(name)

    def packed(self, name: str) -> PackedMember:
        """A member that there is, as it lies in the archive."""
        key = name.lower()
        if key in self.doubled:
            raise damaged()
        info = self._members[key]
        start = self._start(info)
        content = self._content[start : start + info.compress_size]
        if len(content) < info.compress_size:
            raise damaged()
        return PackedMember(content, info.compress_type, info.file_size, info.CRC)

    def rebuilt(self, changed: Mapping[str, bytes]) -> bytes:
        """The archive as bytes, with these members changed."""
        return written({name: changed[name] if name in changed else self.read(name) for name in self.names})

    def _refuse_overlaps(self) -> None:
        """One place told as many members would be as much as all of them together."""
        end = 0
        for info in sorted(self.directory, key=lambda info: info.header_offset):
            if info.header_offset < end:
                raise damaged()
            end = self._start(info) + info.compress_size

    def _start(self, info: zipfile.ZipInfo) -> int:
        """Where the content of a member begins."""
        try:
            signature, *_, names, extra = _LOCAL.unpack_from(self._content, info.header_offset)
        except struct.error as error:
            raise damaged() from error
        if signature != b"PK\x03\x04":
            raise damaged()
        return info.header_offset + _LOCAL.size + int(names) + int(extra)

    def _unpack(self, packed: PackedMember) -> bytes:
        unpacked = unpacked_within(packed, self.limits.member)
        if len(unpacked) > self.limits.member:
            raise self.limits.refusal()
        self.budget.spend(total=len(unpacked))
        if len(unpacked) != packed.length or zlib.crc32(unpacked) != packed.checksum:
            raise damaged()
        return unpacked


def unpacked_within(packed: PackedMember, limit: int) -> bytes:
    """At most one byte more than `limit`; the sizes that the archive tells are not trusted."""
    if packed.method == zipfile.ZIP_STORED:
        return packed.content[: limit + 1]
    if packed.method != zipfile.ZIP_DEFLATED:
        raise damaged()
    unpacking = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        unpacked = unpacking.decompress(packed.content, limit + 1)
    except zlib.error as error:
        raise damaged() from error
    if not unpacking.eof and len(unpacked) <= limit:
        raise damaged()
    return unpacked


def written(members: Mapping[str, bytes | PackedMember]) -> bytes:
    """An archive with these members and nothing else, which every program reads alike; bytes are not packed."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        for name, member in members.items():
            info = zipfile.ZipInfo(name)
            content = member.content if isinstance(member, PackedMember) else member
            info.file_size = info.compress_size = len(content)
            if isinstance(member, PackedMember):
                info.compress_type, info.file_size, info.CRC = member.method, member.length, member.checksum
            else:
                info.CRC = zlib.crc32(content)
            info.header_offset = whole.tell()
            whole.writelines((info.FileHeader(), content))
            archive.filelist.append(info)
        archive.start_dir = whole.tell()
    return whole.getvalue()


def damaged() -> UnreadableWorkbookError:
    return UnreadableWorkbookError(_DAMAGED)


def locked() -> UnreadableWorkbookError:
    return UnreadableWorkbookError(_LOCKED)


# What our own looks raise at bytes that are not what they should be.
_ODD_BYTES = (ValueError, LookupError, ArithmeticError, RecursionError, struct.error, zlib.error, zipfile.BadZipFile)
Loaded = TypeVar("Loaded")


@contextlib.contextmanager
def damage_told() -> Iterator[None]:
    """Raises UnreadableWorkbookError for what is raised at broken bytes."""
    try:
        yield
    except _ODD_BYTES as error:
        raise damaged() from error


def late(load: Callable[[], Loaded]) -> Callable[[], Loaded]:
    """What is loaded when it is first asked for, and tells of damage then."""

    def loaded() -> Loaded:
        with damage_told():
            return load()

    return loaded
