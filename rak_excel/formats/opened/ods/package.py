"""What the package of an ods tells beside its sheets: whether it is locked, and when it was saved."""

from __future__ import annotations

import contextlib
import datetime

from rak_excel.errors import UnreadableWorkbookError
from rak_excel.formats.opened.ods.xml import BETWEEN, Room, name
from rak_excel.formats.opened.xml_events import new_parser, parse, refused

_ENCRYPTION, _SAVED = name("manifest:encryption-data"), name("dc:date")


def is_locked(manifest: bytes) -> bool:
    """Whether any part of the package is encrypted."""
    return _first(_ENCRYPTION, manifest) is not None


def saved_at(meta: bytes) -> datetime.datetime | None:
    """When the workbook was saved, in local time; None where it does not say so."""
    try:
        return datetime.datetime.fromisoformat(_first(_SAVED, meta) or "")
    except ValueError:
        return None


def _first(wanted: str, xml: bytes) -> str | None:
    """The text of the first element of this name; None where there is none, as far as the XML can be read."""
    room, letters, found = Room(), list[str](), list[str]()

    def started(element: str, _: object) -> None:
        room.take_element()
        if element == wanted and not found:
            parser.CharacterDataHandler = letters.append

    def ended(element: str) -> None:
        if element == wanted:
            parser.CharacterDataHandler = None
            found.append("".join(letters))

    parser = new_parser(started, ended, BETWEEN)
    parser.StartDoctypeDeclHandler = None  # that of the first programs to write ods is said in each manifest
    parser.EntityDeclHandler = refused
    with contextlib.suppress(UnreadableWorkbookError):  # neither of the two is needed to read the sheets
        parse(parser, xml)
    return found[0] if found else None
