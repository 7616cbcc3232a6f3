"""Reads .ods: its sheets, each when it is first asked for where the XML can be cut into them, and what else the file tells."""

from __future__ import annotations

import contextlib
import datetime
import re
from collections.abc import Callable, Iterable
from functools import cache, partial

from rak_excel.errors import UnreadableWorkbookError
from rak_excel.formats.grid import Faults, HiddenLines, Sheet
from rak_excel.formats.opened.archive import Budget, late, too_big
from rak_excel.formats.opened.ods.sheets import OdsReader, SheetDraft
from rak_excel.formats.opened.ods.styles import BETWEEN, ODS_LIMITS, SPACES, Attributes, OdsStyles, name
from rak_excel.formats.opened.xml_events import new_parser, parse, refused
from rak_excel.record import Record

_ATTRIBUTES = rb'(?:\s++[\w:.-]++="[^"<>]*+")*+'
_HEAD = re.compile(
    rb'(?:<\?xml version="1\.0" encoding="(?:UTF|utf)-8"(?: standalone="[a-z]++")?\?>\s*+)?'
    rb"(<office:document-content" + _ATTRIBUTES + rb">)"
)
_SHEET = re.compile(rb"<table:table" + _ATTRIBUTES + rb">")
_SHEET_BEGINS, _SHEET_ENDS, _END = b"<table:table ", b"</table:table>", b"</office:document-content>"
_LINK = b"<table:table-source"
_DECLARED = [f' xmlns:{prefix}="{SPACES[prefix]}"'.encode() for prefix in ("office", "table")]
_FORMULA, _CELL = b' table:formula="', re.compile(rb"<table:table-cell" + _ATTRIBUTES)
_HAS_VALUE = re.compile(rb'" office:value-type="[a-z]')
_RARE = 10_000


class Pieces(Record):
    """The XML with nothing in its sheets, and where the rows of each sheet stand in it."""

    frame: bytes
    spans: tuple[tuple[int, int], ...]
    content: bytes
    root: bytes

    def sheet(self, number: int) -> bytes:
        """One sheet, counted from 0, as XML of its own."""
        start, end = self.spans[number]
        return self.root + _without_formulas(self.content[start:end]) + _SHEET_ENDS + _END


def cut(content: bytes) -> Pieces | None:
    """None of XML that is not written so plainly: then it is read as a whole."""
    head = _HEAD.match(content)
    if head is None or not _is_plain(content, head):
        return None
    frame, spans, at = list[bytes](), list[tuple[int, int]](), 0
    begins = content.find(_SHEET_BEGINS, head.end())
    while begins >= 0:
        start = _SHEET.match(content, begins)
        end = content.find(_SHEET_ENDS, begins)
        if not start or end < 0:
            return None
        frame.append(content[at : start.end()])
        spans.append((begins, end))
        at, begins = end, content.find(_SHEET_BEGINS, start.end())
        if 0 <= begins < end:  # a sheet in a sheet
            return None
    if content.count(_SHEET_ENDS) != len(spans):
        return None
    frame.append(content[at:])
    return Pieces(b"".join(frame), tuple(spans), content, head[1])


def _is_plain(content: bytes, head: re.Match[bytes]) -> bool:
    """Whether each `<` begins a tag, and what a name stands for is said once, by the root."""
    return (
        head[1].count(SPACES["table"].encode()) == 1
        and all(each in head[1] for each in _DECLARED)
        and content.find(b"xmlns", head.end()) < 0
        and _LINK not in content  # which is told when the workbook is opened
        and not any(_stands_behind_a_bracket(sign, content, head.end()) for sign in (b"!", b"?"))
    )


def _stands_behind_a_bracket(sign: bytes, content: bytes, start: int) -> bool:
    """Whether `<!` or `<?` may stand there: the sign is looked for, since a bracket is in every tag."""
    if content.count(sign, start) > _RARE:
        return True
    at = content.find(sign, start)
    while at >= 0 and content[at - 1] != ord("<"):
        at = content.find(sign, at + 1)
    return at >= 0


def _without_formulas(rows: bytes) -> bytes:
    """The rows without the formulas of cells that have a value: nobody asks for those.

    In our own forms they are most of the file, and a parser is slow with what they have to escape.
    """
    first, *others = rows.split(_FORMULA)
    kept = [first]
    for each in others:
        cell, end = kept[-1].rfind(b"<"), each.find(b'"')
        if cell >= 0 and _CELL.fullmatch(kept[-1], cell) and _HAS_VALUE.match(each, end):
            kept.append(each[end + 1 :])
        else:
            kept += [_FORMULA, each]
    return b"".join(kept)


_NAME, _STYLE = name("table:name"), name("table:style-name")
_OTHER_FILE = re.compile(r"'.*'#")  # no sheet's name begins with an apostrophe


class OdsBook(Record):
    """The sheets, and whether there are others that another file is remembered to hold: no one sees those here."""

    sheets: tuple[Sheet, ...]
    has_links: bool = False


def read_ods(content: bytes, styles: bytes = b"") -> OdsBook:
    """The sheets of `content.xml`; their styles build on those of `styles.xml`.

    Raises UnreadableWorkbookError where one of them is damaged or too big; a sheet that is read late does when it is asked.
    """
    own, pieces = _styles_of(styles), cut(content)
    return (_by_pieces(pieces, own) if pieces else None) or _as_whole(content, own)


def _styles_of(xml: bytes) -> OdsStyles:
    """Those of `styles.xml`, which the cells' own build on."""
    styles = OdsStyles(Budget(ODS_LIMITS))
    if xml:
        OdsReader(lambda _: SheetDraft("", True, styles), styles).read(xml)
        styles.hidden_tables.clear()  # they are of the pages' heads and feet, whatever they are called
    return styles


def _by_pieces(pieces: Pieces, styles: OdsStyles) -> OdsBook | None:
    """None where its frame has other sheets than were cut out of it."""
    drafts, _ = _drafts(pieces.frame, styles)
    if len(drafts) != len(pieces.spans):
        return None
    filled = (cache(partial(_filled, draft, pieces, number, styles)) for number, draft in enumerate(drafts))
    return OdsBook(_sheets(zip(drafts, filled, strict=True)))


def _as_whole(content: bytes, styles: OdsStyles) -> OdsBook:
    drafts, has_links = _drafts(content, styles)
    return OdsBook(_sheets((draft, draft.whole) for draft in drafts), has_links)


def _filled(draft: SheetDraft, pieces: Pieces, number: int, styles: OdsStyles) -> SheetDraft:
    OdsReader(lambda _: draft, styles).read(pieces.sheet(number))
    return draft.whole()


def _drafts(xml: bytes, styles: OdsStyles) -> tuple[list[SheetDraft], bool]:
    drafts: list[SheetDraft] = []

    def drafted(table: Attributes) -> SheetDraft:
        if len(drafts) == ODS_LIMITS.sheets:
            raise too_big()
        hidden = table.get(_STYLE, "") in styles.hidden_tables
        drafts.append(SheetDraft(table.get(_NAME, ""), hidden, styles))
        return drafts[-1]

    reader = OdsReader(drafted, styles)
    reader.read(xml)
    return drafts, reader.has_links


def _sheets(drafts: Iterable[tuple[SheetDraft, Callable[[], SheetDraft]]]) -> tuple[Sheet, ...]:
    return tuple(_sheet(draft, taken) for draft, taken in drafts if not _OTHER_FILE.match(draft.name))


def _sheet(draft: SheetDraft, taken: Callable[[], SheetDraft]) -> Sheet:
    return Sheet(
        draft.name,
        late(lambda: taken().rows),
        late(lambda: taken().merged),
        draft.hidden,
        late(lambda: HiddenLines(frozenset(taken().hidden_rows), frozenset(taken().hidden_columns))),
        late(lambda: taken().strays),
        late(lambda: Faults(taken().errors, taken().uncalculated)),
        late(lambda: taken().formats),
        late(lambda: taken().looks.looks(draft.rows, draft.merged)),
    )


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
    budget, letters, found = Budget(ODS_LIMITS), list[str](), list[str]()

    def started(element: str, _: object) -> None:
        budget.take("elements")
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
