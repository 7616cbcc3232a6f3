"""A look at a ZIP archive before anything opens it: what does not fit into memory is never unpacked."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Collection, Mapping

from rak_excel.errors import UnreadableWorkbookError
from rak_excel.spreadsheet.kinds import unreadable

MEMBER_LIMIT = 40_000_000
TOTAL_LIMIT = 80_000_000
_LOCAL_HEADER = struct.Struct("<4s22xHH")
_READ_BY_US = (".xml", ".bin", ".rels")


class Archive:
    """The members of an archive, each unpacked once and never beyond the limits, whatever its headers say."""

    def __init__(self, content: bytes) -> None:
        """Raises UnreadableWorkbookError where the archive is damaged, locked or too big."""
        self._content = content
        try:
            self.zip = zipfile.ZipFile(io.BytesIO(content))
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, OverflowError) as error:
            raise damaged() from error
        self._members = {info.filename: info for info in self.zip.infolist()}
        self._unpacked: dict[str, bytes] = {}
        if any(info.flag_bits & 1 for info in self._members.values()):
            raise locked()
        self._left = TOTAL_LIMIT

    def unpack(self, *, later: Collection[str] = ()) -> None:
        """Unpacks what is read of a workbook, as long as it is within the limits, but for what is read `later`."""
        for name in self.names:
            if name.endswith(_READ_BY_US) and "/media/" not in name and name not in later:
                self.read(name)

    @property
    def names(self) -> list[str]:
        return list(self._members)

    def read(self, name: str) -> bytes:
        """A member unpacked; b'' where there is none."""
        if name not in self._unpacked:
            self._unpacked[name] = self._unpack(self._members[name]) if name in self._members else b""
        return self._unpacked[name]

    def rebuilt(self, changed: Mapping[str, bytes]) -> bytes:
        """The archive as bytes, with these members changed."""
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
            for name in self.names:
                archive.writestr(name, changed.get(name, self.read(name)))
        return target.getvalue()

    def _unpack(self, info: zipfile.ZipInfo) -> bytes:
        limit = min(MEMBER_LIMIT, self._left)
        unpacked = _unpacked(self._content, info, limit)
        if len(unpacked) > limit:
            raise too_big()
        self._left -= len(unpacked)
        return unpacked


def _unpacked(content: bytes, info: zipfile.ZipInfo, limit: int) -> bytes:
    """At most one byte more than `limit`; the sizes that the archive tells are not trusted."""
    try:
        start = info.header_offset
        signature, name, extra = _LOCAL_HEADER.unpack_from(content, start)
        packed = content[start + _LOCAL_HEADER.size + name + extra :][: info.compress_size]
        if signature != b"PK\x03\x04" or len(packed) < info.compress_size:
            raise damaged()
        if info.compress_type == zipfile.ZIP_STORED:
            return packed[: limit + 1]
        if info.compress_type != zipfile.ZIP_DEFLATED:
            raise damaged()
        return zlib.decompressobj(-15).decompress(packed, limit + 1)
    except (zlib.error, struct.error) as error:
        raise damaged() from error


def damaged() -> UnreadableWorkbookError:
    return unreadable(
        "rusak atau terpotong. Minta kiriman ulang, atau buka di Excel dan simpan ulang sebagai .xlsx",
        "is damaged or cut off. Ask for it to be sent again, or open it in Excel and save it again as .xlsx",
    )


def too_big() -> UnreadableWorkbookError:
    return unreadable(
        "terlalu besar untuk rencana aksi. Salin sheet rencananya ke file baru, lalu kirim file itu",
        "is too big for an action plan. Copy the sheets of the plan to a new workbook and send that",
    )


def locked() -> UnreadableWorkbookError:
    return unreadable(
        "dikunci dengan kata sandi. Buka, hapus kata sandinya, lalu simpan ulang",
        "is locked with a password. Open it, remove the password and save it again",
    )
