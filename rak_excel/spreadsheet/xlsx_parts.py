"""The parts of an xlsx or xlsb package: which member is which sheet, defined names, when it was saved."""

from __future__ import annotations

import datetime
import html
import posixpath
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from rak_excel.spreadsheet.archive import Archive
from rak_excel.spreadsheet.xlsb_look import sheet_relations

_ATTRIBUTE = re.compile(r'([\w:]+)\s*=\s*(?:"([^"]*)"|\'([^\']*)\')')
_SHEET = re.compile(r"<(?:\w+:)?sheet\s([^>]*?)/?>")
_RELATION = re.compile(r"<(?:\w+:)?Relationship\s([^>]*?)/?>")
_NAME = re.compile(r"<(?:\w+:)?definedName\s([^>]*)>([^<]*)</")
_MODIFIED = re.compile(r"<dcterms:modified[^>]*>([^<]+)</dcterms:modified>")


@dataclass(frozen=True, slots=True)
class Parts:
    """`sheets` maps the sheets' names to their members; `certain` says that no reader can find others for them."""

    sheets: Mapping[str, str]
    certain: bool = False
    names: Mapping[str, str] = field(default_factory=dict)
    saved: datetime.datetime | None = None
    macros: bool = False
    links: bool = False


def read_parts(archive: Archive) -> Parts:
    """Reads `xl/workbook.xml`, or the `xl/workbook.bin` of an xlsb, and what stands beside it."""
    names = archive.names
    workbook = _decoded(archive.read("xl/workbook.xml"))
    if workbook:
        relations, related = _decoded(archive.read("xl/_rels/workbook.xml.rels")), _related_sheets(workbook)
    else:
        relations = _decoded(archive.read("xl/_rels/workbook.bin.rels"))
        related = sheet_relations(archive.read("xl/workbook.bin"))
    targets = _targets(relations)
    sheets = _members(related, targets)
    members = set(sheets.values())
    once = len(dict(targets)) == len(targets) and len(members) == len(_SHEET.findall(workbook))
    return Parts(
        sheets=sheets,
        certain=once and members <= set(names) and "<!" not in workbook and "<!" not in relations,
        names=_defined_names(workbook),
        saved=_saved(_decoded(archive.read("docProps/core.xml"))),
        macros=any(name.casefold().endswith("vbaproject.bin") for name in names),
        links=any(name.startswith("xl/externalLinks/") for name in names),
    )


def sheet_members(parts: Parts, archive: Archive, suffix: str) -> set[str]:
    """The members with a sheet: those that the workbook names, and whatever lies where sheets lie."""
    lying = {name for name in archive.names if "/worksheets/" in name and name.endswith(suffix)}
    return lying | (set(parts.sheets.values()) & set(archive.names))


def members_by_name(workbook: bytes, relations: bytes) -> Mapping[str, str]:
    """The members of the sheets by their names, out of `xl/workbook.xml` and its relations."""
    return _members(_related_sheets(_decoded(workbook)), _targets(_decoded(relations)))


def _related_sheets(workbook: str) -> dict[str, str]:
    """The relation id of each sheet by its name."""
    sheets = {}
    for attributes in map(_attributes, _SHEET.findall(workbook)):
        relations = [value for name, value in attributes.items() if name == "id" or name.endswith(":id")]
        sheets[attributes.get("name", "")] = relations[0] if len(relations) == 1 else ""
    return sheets


def _targets(relations: str) -> list[tuple[str, str]]:
    """The id of each relation with what it leads to."""
    found = map(_attributes, _RELATION.findall(relations))
    return [(each.get("Id", ""), each.get("Target", "")) for each in found]


def _members(related: Mapping[str, str], targets: Iterable[tuple[str, str]]) -> dict[str, str]:
    by_id = dict(targets)
    return {
        name: posixpath.normpath(posixpath.join("/xl", by_id.get(relation, ""))).lstrip("/")
        for name, relation in related.items()
    }


def _defined_names(workbook: str) -> dict[str, str]:
    """The names of the workbook; a name of one sheet alone, as Excel gives them to a copied sheet, where no other has it."""
    found = [(_attributes(match[1]), html.unescape(match[2])) for match in _NAME.finditer(workbook)]
    local = {each.get("name", ""): text for each, text in reversed(found) if "localSheetId" in each}
    return local | {each.get("name", ""): text for each, text in found if "localSheetId" not in each}


def _saved(core: str) -> datetime.datetime | None:
    """The moment as the workbook tells it, without a time zone: offices are in three, and files mix them."""
    match = _MODIFIED.search(core)
    try:
        return datetime.datetime.fromisoformat(match[1].strip()).replace(tzinfo=None) if match else None
    except ValueError:
        return None


def _attributes(text: str) -> dict[str, str]:
    return {name: html.unescape(double or single) for name, double, single in _ATTRIBUTE.findall(text)}


def _decoded(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    return content.decode("utf-8", "replace")
