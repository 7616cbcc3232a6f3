"""The parts of an xlsx or xlsb package: which member is which sheet, defined names, when it was saved."""

from __future__ import annotations

import datetime
import posixpath
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from rak_excel.spreadsheet.archive import Archive
from rak_excel.spreadsheet.xlsb_look import sheet_relations
from rak_excel.spreadsheet.xml_events import stream

_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_MODIFIED = re.compile(r"<dcterms:modified[^<>]*>([^<]+)</dcterms:modified>")


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
    workbook = _workbook_of(archive.read("xl/workbook.xml"))
    named = workbook.sheets
    if named or "xl/workbook.bin" not in names:
        targets = _targets(archive.read("xl/_rels/workbook.xml.rels"))
    else:
        targets = _targets(archive.read("xl/_rels/workbook.bin.rels"))
        named = list(sheet_relations(archive.read("xl/workbook.bin")).items())
    sheets = _members(named, targets)
    members = set(sheets.values())
    once = len(dict(targets)) == len(targets) and len(members) == len(named)
    return Parts(
        sheets=sheets,
        certain=once and members <= set(names),
        names=workbook.names,
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
    return _members(_workbook_of(workbook).sheets, _targets(relations))


class _Workbook:
    """What `xl/workbook.xml` says: each sheet with its relation id, and the defined names with what they refer to."""

    def __init__(self) -> None:
        self.sheets: list[tuple[str, str]] = []
        self._of_all: dict[str, str] = {}
        self._of_one_sheet: dict[str, str] = {}
        self._attributes: Mapping[str, str] = {}
        self._texts: list[str] = []

    @property
    def names(self) -> Mapping[str, str]:
        """The names of the workbook; one of a sheet alone, as Excel gives them to a copied sheet, where no other has it."""
        return self._of_one_sheet | self._of_all

    def started(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "sheet":
            ids = [value for key, value in attributes.items() if key == "id" or key.endswith(":id")]
            self.sheets.append((attributes.get("name", ""), ids[0] if len(ids) == 1 else ""))
        elif name == "definedName":
            self._attributes, self._texts = attributes, []

    def text(self, text: str) -> None:
        self._texts.append(text)

    def ended(self, name: str) -> None:
        if name == "definedName":
            own, text = self._attributes.get("name", ""), "".join(self._texts)
            if "localSheetId" in self._attributes:
                self._of_one_sheet.setdefault(own, text)
            else:
                self._of_all[own] = text


@lru_cache(maxsize=8)  # the files of many offices come from one form
def _workbook_of(xml: bytes) -> _Workbook:
    read = _Workbook()
    stream(_in_utf_8(xml), b"workbook", read.started, read.ended, read.text)
    return read


@lru_cache(maxsize=8)
def _targets(relations: bytes) -> Sequence[tuple[str, str]]:
    """The id of each relation with what it leads to."""
    targets: list[tuple[str, str]] = []

    def started(name: str, attributes: Mapping[str, str]) -> None:
        if name == "Relationship":
            targets.append((attributes.get("Id", ""), attributes.get("Target", "")))

    stream(_in_utf_8(relations), b"Relationships", started)
    return targets


def _members(sheets: Iterable[tuple[str, str]], targets: Iterable[tuple[str, str]]) -> dict[str, str]:
    by_id = dict(targets)
    return {
        name: posixpath.normpath(posixpath.join("/xl", by_id.get(relation, ""))).lstrip("/")
        for name, relation in sheets
    }


def _saved(core: str) -> datetime.datetime | None:
    """The moment as the workbook tells it, without a time zone: offices are in three, and files mix them."""
    match = _MODIFIED.search(core)
    try:
        return datetime.datetime.fromisoformat(match[1].strip()).replace(tzinfo=None) if match else None
    except ValueError:
        return None


def _in_utf_8(xml: bytes) -> bytes:
    return _decoded(xml).encode() if xml.startswith(_UTF_16) else xml


def _decoded(content: bytes) -> str:
    if content.startswith(_UTF_16):
        return content.decode("utf-16", "replace")
    return content.decode("utf-8", "replace")
