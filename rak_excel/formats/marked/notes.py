"""Notes at marked cells: their texts, and the boxes in which a program shows them. Those of others stay as they are."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from rak_excel.formats.addresses import Address, column_letters
from rak_excel.formats.marked.cells import CellMark
from rak_excel.formats.marked.package import Package
from rak_excel.formats.marked.places import (
    MAIN,
    UNUSUAL,
    Change,
    NotSafeError,
    Span,
    changed,
    place_of,
    prefixed,
    put_last,
    related_by,
    spans_of,
)
from rak_excel.formats.marked.sizes import SheetSizes
from rak_excel.formats.opened.archive import Budget
from rak_excel.formats.opened.xlsx.relations import member_of
from rak_excel.formats.opened.xml_events import stream
from rak_excel.formats.written.packing import as_xml

AUTHOR = "rak-excel"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_BOX_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_NEW = (
    f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<comments xmlns="{MAIN}"><authors></authors>'
    "<commentList></commentList></comments>"
)
_V, _O, _X = (
    "urn:schemas-microsoft-com:vml",
    "urn:schemas-microsoft-com:office:office",
    "urn:schemas-microsoft-com:office:excel",
)
_BLOCK = 1024  # numbers of boxes that belong to one drawing
_NEW_BOXES = (
    f'<xml xmlns:v="{_V}" xmlns:o="{_O}" xmlns:x="{_X}"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="%s"/>'
    "</o:shapelayout></xml>"
)
_KIND = (
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_BOX = (
    '<v:shape id="_x0000_s{id}" type="#_x0000_t202" style="position:absolute;visibility:hidden;z-index:1" '
    'fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/>'
    '<v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>'
    '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{anchor}</x:Anchor>'
    "<x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
)
_EDGE = re.compile(rb"<(/?)(?:\w{1,20}:)?shape(?:\s|>)")
_ROW, _COLUMN = (re.compile(rb"<(?:\w{1,20}:)?%s>\s{0,9}(\d{1,7})\s{0,9}<" % name) for name in (b"Row", b"Column"))
_OF_NOTE = re.compile(rb"""ObjectType\s{0,9}=\s{0,9}["']Note["']""")
_NUMBER = re.compile(rb"_x0000_s(\d{1,9})")
_BLOCKS = re.compile(rb"""idmap\b[^>]{0,200}?\bdata\s{0,9}=\s{0,9}["']([\d, ]{1,200})["']""")
_ROOT = re.compile(rb"\s*+(?:<\?xml[^>]*+>\s*+)?<(xml)\b([^>]*+)(/?)>")
_NAMED = re.compile(rb"""xmlns:(\w{1,20})=["']([^"'<>]{1,200})["']""")
_PREFIX = re.compile(r"\b([vox]):")
_WIDE, _LINE, _AROUND = 280, 16, 14  # pixels of a note, of its lines and of what stands around them
_LETTERS_A_LINE = 44
# What stands behind the notes' drawing on a sheet, by the order that its schema gives.
_BEHIND = frozenset({"legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst", "AlternateContent"})  # fmt: skip


def holds_notes(package: Package, member: str, is_ours: Callable[[str], bool]) -> bool:
    """Whether a sheet has notes of ours."""
    listed = package.related_as(member, "comments")
    xml = package.read(listed[0]) if listed else b""
    comments = _spans(xml, package.archive.budget).inner("commentList") if xml else None
    return any(is_ours(_text(xml[each.start : each.end])) for each in (comments.children if comments else ()))


class Notes:
    """The notes of one sheet: those of ours are taken out when it is made, and new ones are put in by `add`."""

    def __init__(self, package: Package, member: str, root: Span, is_ours: Callable[[str], bool]) -> None:
        self._package, self._sheet, self._root, self._is_ours = package, member, root, is_ours
        self._budget: Budget = package.archive.budget
        listed = package.related_as(member, "comments")
        self._member = listed[0] if listed and listed[0] in package else ""
        self._xml = package.read(self._member) if self._member else b""
        self.taken: set[Address] = _talks(package, member)
        self._boxes = self._boxes_member()
        if self._member:
            self._take_out()

    def _boxes_member(self) -> str:
        """The drawing with the boxes, '' where the sheet names none."""
        drawing = self._root.inner("legacyDrawing")
        if drawing is None:
            return ""
        name = next((value for key, value in drawing.attributes.items() if key.rpartition(":")[2] == "id"), "")
        named = self._package.related(self._sheet).get(name)
        return member_of(self._sheet, named.target) if named else ""

    def _take_out(self) -> None:
        root = _spans(self._xml, self._budget)
        listed = root.inner("commentList")
        ours: list[Span] = []
        for each in listed.children if listed else ():
            at = place_of(each.attributes.get("ref", ""))
            text = _text(self._xml[each.start : each.end])
            if at and self._is_ours(text):
                ours.append(each)
            elif at:
                self.taken.add(at)
        if ours:
            self._take_boxes_out({place_of(each.attributes["ref"]) for each in ours})
            self._xml = changed(self._xml, [(each.start, each.end, b"") for each in ours])
            self._package.put(self._member, self._xml)

    def _take_boxes_out(self, places: set[Address | None]) -> None:
        if self._boxes not in self._package:  # as of programs that know no boxes
            return
        xml = self._package.read(self._boxes)
        found = [shape for shape in _shapes(xml) if _place(xml[slice(*shape)]) in places]
        if {_place(xml[slice(*shape)]) for shape in found} != places:
            raise NotSafeError(UNUSUAL)
        self._package.put(self._boxes, changed(xml, [(*shape, b"") for shape in found]))

    def add(self, marks: Sequence[CellMark], sizes: SheetSizes) -> list[Change]:
        """Puts in the notes of these marks, but where one stands already; what changes in the sheet itself.

        None at all where the boxes of the sheet are such that no more can be put in.
        """
        own = {(mark.row, mark.column): mark for mark in marks if mark.text}
        new = [mark for at, mark in sorted(own.items()) if at not in self.taken]
        if not new or not self._open():
            return []
        self._put_texts(new)
        return self._put_boxes(new, sizes)

    def _open(self) -> bool:
        """Whether more boxes can be put in: not where the notes of others have none, or they lie astray."""
        if not self._boxes:
            return not self.taken and self._root.inner("legacyDrawing") is None
        return _prefixes(self._package.read(self._boxes)) is not None

    def _put_texts(self, marks: Sequence[CellMark]) -> None:
        if not self._member:
            self._member = self._package.free("xl/commentsRak{}.xml")
            self._xml = _NEW.encode()
            self._package.put(self._member, self._xml)
            self._package.declare(self._member, _TYPE)
            self._package.relate(self._sheet, "comments", self._member)
        root = _spans(self._xml, self._budget)
        authors, listed = root.inner("authors"), root.inner("commentList")
        if authors is None or listed is None:
            raise NotSafeError(UNUSUAL)
        names = [self._xml[each.opened : each.closing].decode() for each in authors.children]
        author = names.index(AUTHOR) if AUTHOR in names else len(names)
        texts = "".join(_comment(mark, author) for mark in marks)
        changes = [put_last(listed, prefixed(texts, root.prefix))]
        if author == len(names):
            changes.append(put_last(authors, prefixed(f"<author>{AUTHOR}</author>", root.prefix)))
        self._package.put(self._member, changed(self._xml, changes))

    def _put_boxes(self, marks: Sequence[CellMark], sizes: SheetSizes) -> list[Change]:
        changes: list[Change] = []
        if not self._boxes:
            self._boxes = self._package.free("xl/drawings/vmlDrawingRak{}.vml")
            self._package.put(self._boxes, (_NEW_BOXES % self._free_blocks(len(marks))).encode())
            self._package.declare(self._boxes, _BOX_TYPE)
            changes.append(self._drawing(self._package.relate(self._sheet, "vmlDrawing", self._boxes)))
        xml = self._package.read(self._boxes)
        block = next(_blocks(xml), 1)
        first = max([block * _BLOCK, *map(int, _NUMBER.findall(xml))]) + 1
        kind = "" if b'"_x0000_t202"' in xml.replace(b"'", b'"') else _KIND
        new = kind + "".join(_box(mark, number, sizes) for number, mark in enumerate(marks, first))
        own = _prefixes(xml) or {}
        boxes = _PREFIX.sub(lambda found: f"{own.get(found[1], found[1])}:", new)
        at = xml.rindex(b"</xml>")
        self._package.put(self._boxes, changed(xml, [(at, at, boxes.encode())]))
        return changes

    def _free_blocks(self, boxes: int) -> str:
        """The numbers of as many blocks as these boxes need, which no other drawing has."""
        drawings = (self._package.read(each) for each in self._package.members if each.lower().endswith(".vml"))
        first = max((n for xml in drawings for n in _blocks(xml)), default=0) + 1
        return ",".join(map(str, range(first, first + 1 + boxes // _BLOCK)))

    def _drawing(self, relation: str) -> Change:
        """The element by which a sheet names the drawing."""
        root = self._root
        cells = root.inner("sheetData")
        if cells is None:
            raise NotSafeError(UNUSUAL)
        behind = (each.start for each in root.children if each.local in _BEHIND and each.start > cells.start)
        at = next(behind, root.closing)
        return at, at, prefixed(f"<legacyDrawing {related_by(root, relation)}/>", root.prefix)


def _spans(comments: bytes, budget: Budget) -> Span:
    return spans_of(comments, "comments", MAIN, {"authors", "commentList"}, budget=budget)


def _talks(package: Package, sheet: str) -> set[Address]:
    """Where conversations stand; the note that goes with each of them may be missing."""
    found: set[Address] = set()

    def started(_: str, attributes: Mapping[str, str]) -> None:
        if at := place_of(attributes.get("ref", "")):
            found.add(at)

    for member in package.related_as(sheet, "threadedComment"):
        stream(package.read(member), "ThreadedComments", started, budget=package.archive.budget)
    return found


def _text(comment: bytes) -> str:
    """What a comment says."""
    pieces: list[str] = []
    inside: list[str] = []

    def started(name: str, _: Mapping[str, str]) -> None:
        inside.append(name)

    def said(text: str) -> None:
        if inside[-1] == "t" and "rPh" not in inside:
            pieces.append(text)

    stream(comment, "comment", started, lambda _: inside.pop(), said)
    return "".join(pieces)


def _comment(mark: CellMark, author: int) -> str:
    text = html.escape(as_xml(mark.text).decode(), quote=False)
    letters = '<rPr><sz val="9"/><color indexed="81"/><rFont val="Tahoma"/><family val="2"/></rPr>'
    return (
        f'<comment ref="{column_letters(mark.column)}{mark.row}" authorId="{author}" shapeId="0"><text><r>{letters}'
        f'<t xml:space="preserve">{text}</t></r></text></comment>'
    )


def _prefixes(boxes: bytes) -> dict[str, str] | None:
    """What a drawing of boxes has for our prefixes; None where it is not built so that more can be put in."""
    root = _ROOT.match(boxes.removeprefix(b"\xef\xbb\xbf"))
    if not root or root[3] or b"</xml>" not in boxes:
        return None
    named = {space.decode("latin-1"): name.decode() for name, space in _NAMED.findall(root[2])}
    spaces = {"v": _V, "o": _O, "x": _X}
    return {own: named[space] for own, space in spaces.items()} if named.keys() >= set(spaces.values()) else None


def _shapes(boxes: bytes) -> Iterator[tuple[int, int]]:
    """Where each box begins and ends; the drawing may be no XML."""
    start = -1
    for edge in _EDGE.finditer(boxes):
        if not edge[1]:
            start = edge.start()
        elif start >= 0:
            yield start, edge.end()
            start = -1


def _place(box: bytes) -> Address | None:
    """The cell of a note; None where the box is something else."""
    row, column = _ROW.search(box), _COLUMN.search(box)
    return (int(row[1]) + 1, int(column[1]) + 1) if row and column and _OF_NOTE.search(box) else None


def _blocks(boxes: bytes) -> Iterator[int]:
    return (int(number) for listed in _BLOCKS.findall(boxes) for number in re.findall(rb"\d{1,6}", listed))


def _box(mark: CellMark, number: int, sizes: SheetSizes) -> str:
    """To the right of its cell, as high as its text."""
    lines = sum(1 + len(line) // _LETTERS_A_LINE for line in mark.text.split("\n"))
    left = sizes.across(mark.column, 15)
    right = sizes.across(mark.column, 15 + _WIDE)
    top = sizes.down(max(mark.row - 2, 0), 10)
    bottom = sizes.down(max(mark.row - 2, 0), 10 + _AROUND + _LINE * lines)
    anchor = ", ".join(map(str, (*left, *top, *right, *bottom)))
    return _BOX.format(id=number, anchor=anchor, row=mark.row - 1, column=mark.column - 1)
