"""The parts of an xlsx or xlsm package: its sheets, defined names, when it was saved; the comments and tables of a sheet."""

from __future__ import annotations

import datetime
import posixpath
import re
from collections.abc import Mapping

from rak_excel.formats.addresses import LAST_COLUMN, LAST_ROW, Address, Area, column_number
from rak_excel.formats.opened.archive import Archive, damaged
from rak_excel.formats.opened.binary.xlsb import sheet_relations
from rak_excel.formats.opened.xlsx.relations import book_of, member_of, relations_in, relations_of, relations_within
from rak_excel.formats.opened.xml_events import stream
from rak_excel.record import Record
from rak_excel.system.remembered import remembered

_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_LETTERS_OTHERWISE = (b"&#", b"\0")  # by their numbers, or in two bytes
_MODIFIED = re.compile(r"<dcterms:modified[^<>]*+>([^<]++)</dcterms:modified>")
_LONGEST_CORE = 100_000  # bytes, in which it says when it was saved
_BINARY_BOOK = "xl/workbook.bin"
_RELATIONSHIPS = "/relationships"  # how the name of their namespace ends
_SHOWN = {"", "visible"}


class SheetPart(Record):
    """One worksheet; what charts and dialogs stand on is none."""

    name: str
    member: str
    hidden: bool = False


class Parts(Record):
    """`worksheets` are those of an xlsx in their order; `sheets` maps the names of all sheets to their members.

    `texts`, `styles` and `theme` are the members that all sheets share. `from_1904` says from which year dates count.
    """

    sheets: Mapping[str, str]
    worksheets: tuple[SheetPart, ...] = ()
    names: Mapping[str, str] = {}
    saved: datetime.datetime | None = None
    macros: bool = False
    links: bool = False
    texts: str = "xl/sharedStrings.xml"
    styles: str = "xl/styles.xml"
    theme: str = "xl/theme/theme1.xml"
    from_1904: bool = False


def read_parts(archive: Archive) -> Parts:
    """Reads `xl/workbook.xml`, or the `xl/workbook.bin` of an xlsb, and what stands beside it."""
    parts = _binary_parts(archive) if _BINARY_BOOK in archive else _xml_parts(archive)
    macros = any(name.casefold().endswith("vbaproject.bin") for name in archive.names)
    links = any(name.startswith("xl/externalLinks/") for name in archive.names)
    return parts.but(saved=_saved(archive), macros=macros, links=links)


def names_sheet(archive: Archive, name: str) -> bool:
    """Whether an xlsx has a sheet of this name, which is in ASCII."""
    xml = archive.part(book_of(archive))
    if name.encode() not in xml and not any(each in xml for each in _LETTERS_OTHERWISE):
        return False  # as it is of nearly all files, and seen without a parser
    return any(name == each for each, _, _ in _workbook_of(xml).sheets)


def _binary_parts(archive: Archive) -> Parts:
    targets = {each.name: each.target for each in relations_in(archive.part(relations_of(_BINARY_BOOK)))}
    named = sheet_relations(archive.read(_BINARY_BOOK))
    return Parts({name: member_of(_BINARY_BOOK, targets.get(relation, "")) for name, relation in named.items()})


def _xml_parts(archive: Archive) -> Parts:
    book = book_of(archive)
    workbook = _workbook_of(archive.part(book))
    related = relations_in(archive.part(relations_of(book)))
    by_name = {each.name: each for each in related}
    if len(workbook.sheets) > archive.limits.sheets:
        raise archive.limits.refusal()
    if any(relation not in by_name for _, relation, _ in workbook.sheets):
        raise damaged()
    listed = [(SheetPart(name, member_of(book, by_name[relation].target), state not in _SHOWN), by_name[relation].kind)
              for name, relation, state in workbook.sheets]  # fmt: skip
    targets = {each.kind: each.target for each in reversed(related)}
    shared = {kind: member_of(book, target) for kind, target in targets.items()}
    folder = posixpath.dirname(book)
    return Parts(
        sheets={sheet.name: sheet.member for sheet, _ in listed},
        worksheets=tuple(sheet for sheet, kind in listed if kind == "worksheet"),
        names=workbook.names,
        texts=shared.get("sharedStrings", posixpath.join(folder, "sharedStrings.xml")),
        styles=shared.get("styles", posixpath.join(folder, "styles.xml")),
        theme=shared.get("theme", posixpath.join(folder, "theme/theme1.xml")),
        from_1904=workbook.from_1904,
    )


class _Workbook:
    """What the workbook's own part says: each sheet with its relation id and state, and what the defined names refer to."""

    def __init__(self) -> None:
        self.sheets: list[tuple[str, str, str]] = []
        self.from_1904 = False
        self._prefixes: set[str] = set()
        self._of_all: dict[str, str] = {}
        self._of_one_sheet: dict[str, str] = {}
        self._attributes: Mapping[str, str] = {}
        self._texts: list[str] = []

    @property
    def names(self) -> Mapping[str, str]:
        """The names of the workbook; one of a sheet alone, as Excel gives them to a copied sheet, where no other has it."""
        return self._of_one_sheet | self._of_all

    def started(self, name: str, attributes: Mapping[str, str]) -> None:
        self._prefixes |= {key for key, space in attributes.items() if space.endswith(_RELATIONSHIPS)}
        if name == "sheet":
            relation = self._relation(attributes)
            self.sheets.append((attributes.get("name", ""), relation, attributes.get("state", "")))
        elif name == "workbookPr":
            self.from_1904 = attributes.get("date1904") in {"1", "true"}
        elif name == "definedName":
            self._attributes, self._texts = attributes, []

    def _relation(self, attributes: Mapping[str, str]) -> str:
        """By the id of the right kind where two attributes are called so."""
        ids = {key: value for key, value in attributes.items() if key.rpartition(":")[2] == "id"}
        right = (value for key, value in ids.items() if f"xmlns:{key.partition(':')[0]}" in self._prefixes)
        return next(right, next(iter(ids.values()), ""))

    def text(self, text: str) -> None:
        self._texts.append(text)

    def ended(self, name: str) -> None:
        if name == "definedName":
            own, text = self._attributes.get("name", ""), "".join(self._texts)
            if "localSheetId" in self._attributes:
                self._of_one_sheet.setdefault(own, text)
            else:
                self._of_all[own] = text


@remembered(8)  # the files of many offices come from one form
def _workbook_of(xml: bytes) -> _Workbook:
    read = _Workbook()
    stream(xml, "workbook", read.started, read.ended, read.text)
    return read


def _saved(archive: Archive) -> datetime.datetime | None:
    """The moment as the workbook tells it, without a time zone: offices are in three, and files mix them."""
    core = archive.description("docProps/core.xml")[:_LONGEST_CORE]
    match = _MODIFIED.search(core.decode("utf-16" if core.startswith(_UTF_16) else "utf-8", "replace"))
    try:
        return datetime.datetime.fromisoformat(match[1].strip()).replace(tzinfo=None) if match else None
    except ValueError:
        return None


_REFERENCE = re.compile(r"([A-Za-z]{1,3})([0-9]{1,7})")


def _related(archive: Archive, member: str, kind: str) -> list[str]:
    """The members with what a sheet is related to as this kind: `comments`, `table`."""
    relations = relations_within(archive.budget, archive.part(relations_of(member)))
    targets = (member_of(member, each.target) for each in relations if each.kind == kind)
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

    for target in _related(archive, member, "table"):
        stream(archive.part(target), "table", started, budget=archive.budget)
    return list(areas.values())


def address_of(reference: str) -> Address | None:
    """Row and column of `$B$4`; None where it is none, or stands astray."""
    match = _REFERENCE.fullmatch(reference.replace("$", ""))
    if not match:
        return None
    row, column = int(match[2]), column_number(match[1])
    return (row, column) if row <= LAST_ROW and column <= LAST_COLUMN else None


# By the kind of relation, what a part with comments and each of them is called; a conversation stands behind its note.
_COMMENTS = {"comments": ("comments", "comment"), "threadedComment": ("ThreadedComments", "threadedComment")}
Comments = dict[Address, str]


def comments_of(archive: Archive, member: str, parts: dict[str, Comments]) -> Comments:
    """The texts by cell; `parts` keeps what was read for other sheets.

    A conversation is told with all its answers, not as the note that stands in for it.
    """
    if "comment" not in "".join(archive.names).casefold():
        return {}
    found: Comments = {}
    for kind, (root, element) in _COMMENTS.items():
        for target in _related(archive, member, kind):
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
