"""Relations between the parts of a package: to which member a part refers, and as what."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping, Sequence

from rak_excel.formats.opened.archive import Archive, Budget
from rak_excel.formats.opened.xml_events import stream
from rak_excel.record import Record
from rak_excel.system.remembered import remembered

_BOOK = "xl/workbook.xml"


class Relation(Record):
    """What a part refers to as `name`; the kind is the last word of its type."""

    name: str
    kind: str
    target: str


@remembered(16)
def relations_in(xml: bytes) -> Sequence[Relation]:
    """What a part with relations lists, in its order."""
    return relations_within(None, xml)


def relations_within(budget: Budget | None, xml: bytes) -> Sequence[Relation]:
    """The same, with its elements taken from the budget of a file."""
    relations: list[Relation] = []

    def started(name: str, attributes: Mapping[str, str]) -> None:
        if name == "Relationship":
            kind = attributes.get("Type", "").rpartition("/")[2]
            relations.append(Relation(attributes.get("Id", ""), kind, attributes.get("Target", "")))

    stream(xml, "Relationships", started, budget=budget)
    return relations


def relations_of(member: str) -> str:
    """The member that lists the relations of this one."""
    folder, name = posixpath.split(member)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def member_of(part: str, target: str) -> str:
    """The member to which a part refers with this target."""
    folder = posixpath.join("/", posixpath.dirname(part))
    return posixpath.normpath(posixpath.join(folder, target.replace("\\", "/"))).lstrip("/")


def book_of(archive: Archive) -> str:
    """The workbook's own part, as the package names it."""
    related = (each for each in relations_in(archive.part("_rels/.rels")) if each.kind == "officeDocument")
    members = (member_of("", each.target) for each in related)
    return next((member for member in members if member in archive), _BOOK)
