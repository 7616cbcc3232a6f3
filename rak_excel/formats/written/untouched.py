"""Whether anybody has saved a workbook since we wrote it. It tells itself: by a seal of its sheets, which another program writes
otherwise, beside a note of ours.
"""

from __future__ import annotations

import hashlib
import re
import zipfile
from collections.abc import Iterable
from pathlib import Path

from rak_excel.errors import UnreadableWorkbookError
from rak_excel.formats.opened.archive import Archive

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
        archive = Archive.at(path)
        parts = archive.directory
        place = [part.filename for part in parts].index(_PART)
        if archive.doubled or parts[place].file_size > _LONGEST:
            return None
        said = _SAID.search(archive.read(_PART).decode())
    except (OSError, ValueError, UnreadableWorkbookError):
        return None
    return said[1] if said and said[2] == _seal(parts[:place]) else None


def _seal(parts: Iterable[zipfile.ZipInfo]) -> str:
    """Of their names, lengths and checksums."""
    told = "\n".join(f"{part.filename} {part.file_size} {part.CRC:08x}" for part in parts)
    return hashlib.sha256(told.encode()).hexdigest()
