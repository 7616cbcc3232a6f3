"""The comments and notes on the cells of a sheet in xlsx, found by what the sheet says it is related to."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping

from rak_excel.spreadsheet.archive import Archive
from rak_excel.spreadsheet.grid import LAST_COLUMN, LAST_ROW, Address, column_number
from rak_excel.spreadsheet.xlsx_cells import REFERENCE
from rak_excel.spreadsheet.xml_events import stream

_NOTES, _CONVERSATION = ("comments", "comment"), ("ThreadedComments", "threadedComment")


def comments_of(archive: Archive, member: str) -> dict[Address, str]:
    """The texts by cell. A conversation is told with all its answers, not as the note that stands in for it."""
    if "comment" not in "".join(archive.names).casefold():
        return {}
    found: dict[Address, str] = {}
    for kind, (root, element) in (("/comments", _NOTES), ("/threadedComment", _CONVERSATION)):
        for target in _related(archive, member, kind):
            found |= _texts(archive.read(target), root, element)
    return found


def _related(archive: Archive, member: str, kind: str) -> list[str]:
    folder, name = posixpath.split(member)
    targets: list[str] = []

    def started(element: str, attributes: Mapping[str, str]) -> None:
        if element == "Relationship" and attributes.get("Type", "").endswith(kind):
            targets.append(posixpath.normpath(posixpath.join("/", folder, attributes.get("Target", ""))).lstrip("/"))

    stream(archive.read(f"{folder}/_rels/{name}.rels"), b"Relationships", started)
    return targets


def _texts(xml: bytes, root: str, element: str) -> dict[Address, str]:
    texts: dict[Address, list[str]] = {}
    at: Address | None = None
    inside = False

    def started(name: str, attributes: Mapping[str, str]) -> None:
        nonlocal at, inside
        if name == element:
            at = _address(attributes.get("ref", ""))
            if at:
                texts.setdefault(at, []).append("")
        inside = name in {"t", "text"}

    def ended(name: str) -> None:
        nonlocal at, inside
        inside = False
        at = None if name == element else at

    def text(text: str) -> None:
        if at and inside:
            texts[at][-1] += text

    stream(xml, root.encode(), started, ended, text)
    return {address: "\n".join(filter(None, map(str.strip, said))) for address, said in texts.items()}


def _address(reference: str) -> Address | None:
    match = REFERENCE.fullmatch(reference.partition(":")[0].replace("$", ""))
    if not match:
        return None
    row, column = int(match[2]), column_number(match[1])
    return (row, column) if row <= LAST_ROW and column <= LAST_COLUMN else None
