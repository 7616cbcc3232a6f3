"""Whatever a workbook is made like, it is either marked without a loss or not marked at all, with the reason."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
import xlsxwriter

from rak_excel.errors import UnreadableWorkbookError
from rak_excel.formats.marked.own_sheet import sheet_names
from rak_excel.formats.marked.places import NotSafeError
from rak_excel.layouts.marks import SHEET
from tests.consoles import run_command
from tests.excel_conditions import Opened, refused
from tests.marked_corpus import mark, with_marks
from tests.marked_parts import losses, lost_looks, marks_in, notes_in
from tests.tortured_parts import MAIN, Parts, with_prefix
from tests.workbooks import PLAN, rezipped, zipped

SHEET1, BOOK, STYLES, TYPES = "xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml", "[Content_Types].xml"
RELS, COMMENTS, BOXES = "xl/worksheets/_rels/sheet1.xml.rels", "xl/comments1.xml", "xl/drawings/vmlDrawing1.vml"
MARKS = [mark("RAK", 1, 1), mark("RAK", 2, 2, severe=False), mark("RAK", 4, 4), mark("Lain", 1, 1)]
CELLS = Counter(["RAK!A1", "RAK!B2", "RAK!D4", "Lain!A1"])
Change = Callable[[Parts], None]


def parts() -> Parts:
    """Two sheets, the first with a note at B2."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    first, second = book.add_worksheet("RAK"), book.add_worksheet("Lain")
    first.write("B2", "isian", book.add_format({"bold": True}))
    first.write_comment("B2", "Tolong dicek", {"author": "Andi"})
    first.conditional_format(
        "B2:B3", {"type": "cell", "criteria": ">", "value": 1, "format": book.add_format({"italic": True})}
    )
    second.write("A1", "isian")
    book.close()
    with zipfile.ZipFile(file) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def replaced(member: str, *pairs: tuple[bytes, bytes]) -> Change:
    def change(own: Parts) -> None:
        for old, new in pairs:
            assert old in own[member], (member, old)
            own[member] = own[member].replace(old, new)

    return change


def without(*members: str) -> Change:
    def change(own: Parts) -> None:
        for member in members:
            del own[member]

    return change


def in_utf_16(member: str) -> Change:
    return lambda own: own.update({member: own[member].decode().replace("UTF-8", "UTF-16").encode("utf-16")})


def prefixed(*members: str) -> Change:
    return lambda own: own.update({member: with_prefix(own[member]) for member in members})


def strict(own: Parts) -> None:
    spaces = (
        (
            b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
            b"http://purl.oclc.org/ooxml/spreadsheetml/main",
        ),
    )
    for member in (BOOK, SHEET1, "xl/worksheets/sheet2.xml", STYLES):
        replaced(member, *spaces)(own)


def with_declared_rels(own: Parts) -> None:
    """As of packages that know the relations of parts one by one."""
    rels = "application/vnd.openxmlformats-package.relationships+xml"
    replaced(TYPES, (b'<Default Extension="rels" ContentType="%s"/>' % rels.encode(), b""))(own)
    told = "".join(f'<Override PartName="/{name}" ContentType="{rels}"/>' for name in own if name.endswith(".rels"))
    replaced(TYPES, (b"</Types>", told.encode() + b"</Types>"))(own)


LOCK = b'<sheetProtection password="CC1A" sheet="1"/>'
HASHED = b'<sheetProtection algorithmName="SHA-512" hashValue="q1==" saltValue="w==" spinCount="9" sheet="1"/>'
CONTROLS = (
    b'<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="x14">'
    b"<controls/></mc:Choice></mc:AlternateContent>"
)
OPEN = b'<sheetProtection sheet="1" objects="1"/>'
AFTER_CELLS = b"</sheetData>"
REFUSED: Mapping[str, tuple[Change, str]] = {
    "signed": (lambda own: own.update({"_xmlsignatures/sig1.xml": b"<x/>"}), "digital signature"),
    "shared": (lambda own: own.update({"xl/revisions/revisionHeaders.xml": b"<x/>"}), "shared"),
    "a sheet with a password": (replaced(SHEET1, (AFTER_CELLS, AFTER_CELLS + LOCK)), "password"),
    "a sheet with a newer password": (replaced(SHEET1, (AFTER_CELLS, AFTER_CELLS + HASHED)), "password"),
    "a workbook with a password": (replaced(BOOK, (b"<bookViews>", b'<workbookProtection workbookPassword="CC1A" lockStructure="1"/><bookViews>')), "password"),
    "reserved with a password": (replaced(BOOK, (b"<workbookPr", b'<fileSharing userName="A" reservationPassword="CC1A"/><workbookPr')), "password"),
    "strict": (strict, "Strict"),
    "sheet in UTF-16": (in_utf_16(SHEET1), "not built"),
    "styles in UTF-16": (in_utf_16(STYLES), "not built"),
    "workbook in another alphabet": (replaced(BOOK, (b"UTF-8", b"windows-1252")), "not built"),
    "kinds of parts in UTF-16": (in_utf_16(TYPES), "not built"),
    "comments in UTF-16": (in_utf_16(COMMENTS), "not built"),
    "no styles": (without(STYLES), "not built"),
    "styles without looks": (replaced(STYLES, (b"cellXfs", b"cellYfs")), "not built"),
    "a type of its own": (replaced(SHEET1, (b"<worksheet", b'<!DOCTYPE worksheet [<!ENTITY a "b">]><worksheet')), "not built"),
    "a sheet without cells": (replaced(SHEET1, (b"sheetData", b"sheetDaten")), "not built"),
    "another kind of sheet": (replaced(SHEET1, (b"worksheet", b"arbeitsblatt")), "not built"),
    "comments without a list": (replaced(COMMENTS, (b"commentList", b"listComment")), "not built"),
}  # fmt: skip
MARKED: Mapping[str, Change] = {
    "as it is": lambda _: None,
    "locked without a password": replaced(SHEET1, (AFTER_CELLS, AFTER_CELLS + OPEN)),
    "with prefixes everywhere": prefixed(BOOK, SHEET1, "xl/worksheets/sheet2.xml", STYLES, COMMENTS),
    "with prefixes in the package": prefixed(TYPES, RELS, "xl/_rels/workbook.xml.rels"),
    "an empty list of looks": lambda own: own.update({STYLES: _dxfs(own, b'<dxfs count="0"/>'), SHEET1: _bare(own)}),
    "such a list without a count": lambda own: own.update({STYLES: _dxfs(own, b"<dxfs/>"), SHEET1: _bare(own)}),
    "such a list with an end": lambda own: own.update({STYLES: _dxfs(own, b"<dxfs count='0'></dxfs>"), SHEET1: _bare(own)}),
    "without such a list": lambda own: own.update({STYLES: _dxfs(own, b""), SHEET1: _bare(own)}),
    "relations declared one by one": with_declared_rels,
    "with a byte order mark": lambda own: own.update({each: b"\xef\xbb\xbf" + own[each] for each in (SHEET1, STYLES, COMMENTS)}),
    "single quotes": lambda own: own.update({each: own[each].replace(b'"', b"'") for each in (SHEET1, BOOK, TYPES)}),
    "another name for boxes": replaced(BOXES, (b"xmlns:v=", b"xmlns:vml="), (b"<v:", b"<vml:"), (b"</v:", b"</vml:"), (b" v:ext", b" vml:ext")),
    "numbers of sheets at their end": replaced(BOOK, (b'sheetId="2"', b'sheetId="65534"')),
    "numbers that are none": replaced(BOXES, (b'data="1"', b'data=" , 1 2"')),
    "text in the sheet": replaced(SHEET1, (b"<sheetData>", b"<!-- <sheetData> --><sheetData>")),
    "comments in the package": replaced(TYPES, (b"</Types>", b"<!-- </Types> --></Types>")),
    "controls of newer programs": replaced("xl/worksheets/sheet2.xml", (b"</worksheet>", CONTROLS + b"</worksheet>")),
}  # fmt: skip
WITHOUT_NOTES: Mapping[str, Change] = {
    "boxes in UTF-16": lambda own: own.update({BOXES: own[BOXES].decode().encode("utf-16")}),
    "boxes of another kind": replaced(BOXES, (b"<xml ", b"<svg "), (b"</xml>", b"</svg>")),
    "boxes without an end": replaced(BOXES, (b"</xml>", b"")),
    "boxes that name no space": replaced(BOXES, (b' xmlns:x="urn:schemas-microsoft-com:office:excel"', b"")),
    "comments without boxes": lambda own: own.update({SHEET1: re.sub(rb"<legacyDrawing[^>]*>", b"", own[SHEET1])}),
    "boxes that are not there": without(BOXES),
    "a drawing of no relation": replaced(SHEET1, (b'<legacyDrawing r:id="rId1"', b'<legacyDrawing r:id="rId9"')),
}  # fmt: skip


def _dxfs(own: Parts, new: bytes) -> bytes:
    return re.sub(rb"<dxfs.*</dxfs>", new, own[STYLES])


def _bare(own: Parts) -> bytes:
    return re.sub(rb"<conditionalFormatting.*</conditionalFormatting>", b"", own[SHEET1])


def changed(change: Change) -> bytes:
    own = parts()
    change(own)
    return zipped(own)


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_not_to_be_changed_is_refused_with_the_reason(name: str) -> None:
    change, reason = REFUSED[name]
    with pytest.raises(NotSafeError) as told:
        with_marks(changed(change), MARKS)
    assert reason in str(told.value)


@pytest.mark.parametrize("name", MARKED)
def test_every_other_spelling_is_marked_without_a_loss(name: str) -> None:
    before = changed(MARKED[name])
    after = with_marks(before, MARKS)
    assert marks_in(after) == CELLS
    assert notes_in(after) == CELLS - Counter(["RAK!B2"])
    assert refused(after) - refused(before) == Counter()
    if "prefixes" not in name and "quotes" not in name:  # which only the SDK and the readers can compare
        assert [*losses(before, after), *lost_looks(before, after)] == []
    assert with_marks(after, MARKS) == after
    assert marks_in(with_marks(after, [])) == notes_in(with_marks(after, [])) == Counter()


@pytest.mark.parametrize("name", WITHOUT_NOTES)
def test_where_no_note_can_be_put_in_there_are_marks_alone(name: str) -> None:
    before = changed(WITHOUT_NOTES[name])
    after = with_marks(before, MARKS)
    assert marks_in(after) == CELLS
    assert notes_in(after) == Counter(["Lain!A1"])
    assert Opened(after).read(COMMENTS) == Opened(before).read(COMMENTS)
    assert Opened(after).read(BOXES) == Opened(before).read(BOXES)
    assert refused(after) - refused(before) == Counter()
    assert list(losses(before, after)) == []


def test_a_zip_with_two_members_of_one_name_is_refused() -> None:
    file = io.BytesIO(zipped(parts()))
    with zipfile.ZipFile(file, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr(SHEET1, "<worksheet/>")
    with pytest.raises((NotSafeError, UnreadableWorkbookError)):
        with_marks(file.getvalue(), MARKS)


@pytest.mark.parametrize("name", [SHEET, SHEET.upper()])
def test_a_chart_that_is_called_as_our_sheet_is_never_written_over(name: str) -> None:
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    book.add_worksheet("RAK")
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": "=RAK!$A$1:$A$3"})
    book.add_chartsheet(name).set_chart(chart)
    book.close()

    assert sheet_names(file.getvalue()) == ["RAK", name]
    with pytest.raises(NotSafeError):
        with_marks(file.getvalue(), [mark("RAK", 1, 1)])
    after = with_marks(file.getvalue(), [mark("RAK", 1, 1)], f"{SHEET} (2)")
    assert list(losses(file.getvalue(), after)) == []
    assert refused(after) == Counter()


def test_a_conversation_without_its_note_gets_none_of_ours() -> None:
    own = parts()
    talk = f'<ThreadedComments xmlns="{MAIN}"><threadedComment ref="D4"><text>Benar?</text></threadedComment></ThreadedComments>'
    own["xl/threadedComments/t.xml"] = talk.encode()
    kind = b"http://schemas.microsoft.com/office/2017/10/relationships/threadedComment"
    related = b'<Relationship Id="rIdT" Type="%s" Target="../threadedComments/t.xml"/></Relationships>' % kind
    replaced(RELS, (b"</Relationships>", related))(own)

    after = with_marks(zipped(own), MARKS)
    assert marks_in(after) == CELLS
    assert notes_in(after) == Counter(["RAK!A1", "Lain!A1"])


def test_our_notes_go_also_where_a_program_lost_their_boxes() -> None:
    returned = with_marks(zipped(parts()), [mark("Lain", 1, 1)])
    sheet = "xl/worksheets/sheet2.xml"
    bare = rezipped(returned, {sheet: re.sub(rb"<legacyDrawing[^>]*>", b"", Opened(returned).read(sheet))})
    assert notes_in(with_marks(bare, [])) == Counter()
    assert notes_in(with_marks(bare, [mark("Lain", 1, 1)])) == Counter(["Lain!A1"])


def test_the_command_gives_our_sheet_a_name_that_no_chart_has(tmp_path: Path) -> None:
    book = xlsxwriter.Workbook(tmp_path / "rencana.xlsx")
    sheet, chart = book.add_worksheet("RAK"), book.add_chart({"type": "column"})
    for row, cells in enumerate(PLAN):
        sheet.write_row(row, 0, cells)
    chart.add_series({"values": "=RAK!$A$1:$A$3"})
    book.add_chartsheet(SHEET.upper()).set_chart(chart)
    book.close()

    run_command("check", tmp_path / "rencana.xlsx", "--return", tmp_path / "kembali")
    (returned,) = (tmp_path / "kembali").iterdir()
    assert sheet_names(returned.read_bytes()) == ["RAK", SHEET.upper(), f"{SHEET} (2)"]
    assert refused(returned.read_bytes()) == Counter()
