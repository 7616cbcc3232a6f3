"""The parts that a sheet in xlsx is related to: its comments, and the headings of its tables."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping

from rak_excel.formats.addresses import LAST_COLUMN, LAST_ROW, Address, Area, column_number
from rak_excel.formats.opened.archive import Archive
from rak_excel.formats.opened.xml_events import stream

_REFERENCE = re.compile(r"([A-Za-z]{1,3})([0-9]{1,7})")


def related(archive: Archive, member: str, kind: str) -> list[str]:
    """The members with what a sheet is related to as this kind: `/comments`, `/table`."""
    folder, name = posixpath.split(member)
    targets: list[str] = []

    def started(element: str, attributes: Mapping[str, str]) -> None:
        if element == "Relationship" and attributes.get("Type", "").endswith(kind):
            targets.append(posixpath.normpath(posixpath.join("/", folder, attributes.get("Target", ""))).lstrip("/"))

    stream(archive.part(f"{folder}/_rels/{name}.rels"), "Relationships", started, budget=archive.budget)
    return list({target.lower(): target for target in targets}.values())


def table_headings(archive: Archive, member: str) -> list[Area]:
    """The first rows of the tables on a sheet: the program colours them, whatever their cells say."""
    if not any("/tables/" in name for name in archive.names):
        return []
    areas: dict[str, Area] = {}

    def started(name: str, attributes: Mapping[str, str]) -> None:
        first, _, last = attributes.get("ref", "").partition(":")
        start, end = address_of(first), address_of(last)
        if name == "table" and start and end and attributes.get("headerRowCount") != "0":
            areas[target] = Area(start[0], start[1], start[0], end[1])

    for target in related(archive, member, "/table"):
        stream(archive.part(target), "table", started, budget=archive.budget)
    return list(areas.values())


def address_of(reference: str) -> Address | None:
    """Row and column of `$B$4`; None where it is none, or stands astray."""
    match = _REFERENCE.fullmatch(reference.replace("$", ""))
    if not match:
        return None
    row, column = int(match[2]), column_number(match[1])
    return (row, column) if row <= LAST_ROW and column <= LAST_COLUMN else None


_NOTES, _CONVERSATION = ("comments", "comment"), ("ThreadedComments", "threadedComment")
Comments = dict[Address, str]


def comments_of(archive: Archive, member: str, parts: dict[str, Comments]) -> Comments:
    """The texts by cell; `parts` keeps what was read for other sheets.

    A conversation is told with all its answers, not as the note that stands in for it.
    """
    if "comment" not in "".join(archive.names).casefold():
        return {}
    found: Comments = {}
    for kind, (root, element) in (("/comments", _NOTES), ("/threadedComment", _CONVERSATION)):
        for target in related(archive, member, kind):
            key = f"{root} {target.lower()}"
            if key not in parts:
                parts[key] = _texts(archive, target, root, element)
            found |= parts[key]
    return found


def _texts(archive: Archive, target: str, root: str, element: str) -> Comments:
    texts: dict[Address, list[list[str]]] = {}
    at: Address | None = None
    inside = False

    def started(name: str, attributes: Mapping[str, str]) -> None:
        nonlocal at, inside
        if name == element:
            at = address_of(attributes.get("ref", "").partition(":")[0])
            if at:
                texts.setdefault(at, []).append([])
        inside = name in {"t", "text"}

    def ended(name: str) -> None:
        nonlocal at, inside
        inside = False
        at = None if name == element else at

    def text(text: str) -> None:
        if at and inside:
            texts[at][-1].append(text)

    stream(archive.part(target), root, started, ended, text, budget=archive.budget)
    joined = {address: ["".join(each).strip() for each in said] for address, said in texts.items()}
    return {address: "\n".join(filter(None, said)) for address, said in joined.items()}
