"""Workbooks in xlsx that were made to stop whoever reads them, small as they are."""

from __future__ import annotations

import io
import re
import struct
import zipfile
from collections.abc import Iterable, Mapping

import xlsxwriter

from tests import workbooks

SHEET, OTHER, BOOK = "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml", "xl/workbook.xml"
RELATIONS, TEXTS, STYLES, CORE = (
    "xl/_rels/workbook.xml.rels",
    "xl/sharedStrings.xml",
    "xl/styles.xml",
    "docProps/core.xml",
)


def _plan() -> bytes:
    """A plan with shared texts, as Excel has them too."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        for name, table in (("RAK", workbooks.PLAN), ("Lain", [["x"]])):
            sheet = book.add_worksheet(name)
            for row, line in enumerate(table):
                sheet.write_row(row, 0, ["" if value is None else value for value in line])
    return file.getvalue()


PLAN = _plan()
INDICATOR = "Opini BPK"
FAR = "XFD1048576"
_FAR_CELL = b'<c r="XFD1048576" t="inlineStr"><is><t>jauh</t></is></c>'
_SPACES = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def member(name: str, content: bytes = PLAN) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(name)


def with_rows(rows: bytes) -> bytes:
    """The plan with further rows."""
    return replaced(SHEET, b"</sheetData>", rows + b"</sheetData>")


def behind_rows(added: bytes) -> bytes:
    return replaced(SHEET, b"</sheetData>", b"</sheetData>" + added)


def replaced(name: str, old: bytes, new: bytes, content: bytes = PLAN) -> bytes:
    xml = member(name, content)
    assert old in xml
    return workbooks.rezipped(content, {name: xml.replace(old, new, 1)})


def _alone(rows: bytes, behind: bytes = b"") -> bytes:
    """A sheet with these rows and nothing else, instead of the plan."""
    return workbooks.rezipped(
        PLAN, {SHEET: _SPACES + b"><sheetData>" + rows + b"</sheetData>" + behind + b"</worksheet>"}
    )


def another_member(names: Mapping[str, str]) -> bytes:
    """The plan and, beside its members, others with nearly their names, in which a cell stands far away."""
    file = io.BytesIO(PLAN)
    far = member(SHEET).replace(b"</sheetData>", b'<row r="1048576">' + _FAR_CELL + b"</row></sheetData>")
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as archive:
        for other in names.values():
            archive.writestr(other, far)
    return file.getvalue()


def many_sheets(count: int, xml: bytes) -> bytes:
    sheets = "".join(f'<sheet name="S{nth}" sheetId="{nth + 9}" r:id="x{nth}"/>' for nth in range(count))
    leads = "".join(
        f'<Relationship Id="x{nth}" Type="a/worksheet" Target="worksheets/x{nth}.xml"/>' for nth in range(count)
    )
    book = member(BOOK).replace(b"</sheets>", sheets.encode() + b"</sheets>")
    if b"xmlns:r=" not in book:
        book = book.replace(
            b"<workbook", b'<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"', 1
        )
    relations = member(RELATIONS).replace(b"</Relationships>", leads.encode() + b"</Relationships>")
    return workbooks.rezipped(
        PLAN, {BOOK: book, RELATIONS: relations, **{f"xl/worksheets/x{nth}.xml": xml for nth in range(count)}}
    )


def shared_everywhere(text: bytes, count: int) -> bytes:
    """A sheet of so many cells that all show one shared text."""
    rows = b"".join(
        b'<row r="%d">%s</row>'
        % (row, b"".join(b'<c r="%c%d" t="s"><v>0</v></c>' % (each, row) for each in b"ABCDEFGHIJ"))
        for row in range(1, count // 10 + 1)
    )
    return workbooks.rezipped(_alone(rows), {TEXTS: b"<sst><si><t>%s</t></si></sst>" % text})


def one_place_many_members() -> bytes:
    """Many sheets, each of which the archive says to lie where the first lies."""
    xml = b"<worksheet><sheetData>%s</sheetData></worksheet>" % bytes(range(97, 123))
    content = many_sheets(400, xml)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        places = {info.filename: info.header_offset for info in archive.infolist() if "/x" in info.filename}
    first = places["xl/worksheets/x0.xml"]
    changed = bytearray(content)
    for name, place in places.items():
        entry = changed.rindex(name.encode()) - 46
        assert struct.unpack_from("<I", changed, entry + 42) == (place,)
        struct.pack_into("<I", changed, entry + 42, first)
    return bytes(changed)


def one_member_many_sheets(count: int) -> bytes:
    """The sheet of the plan, listed under many names."""
    relation = re.search(rb'<sheet name="RAK"[^>]* (r:id="\w+")', member(BOOK))
    assert relation
    sheets = b"".join(b'<sheet name="S%d" sheetId="%d" %s/>' % (nth, nth + 9, relation[1]) for nth in range(count))
    return replaced(BOOK, b"</sheets>", sheets + b"</sheets>")


def one_part_many_names() -> bytes:
    """The plan with comments that both of its sheets are related to, ten times each, in other capitals."""
    comments = b'<comment ref="A1"><text><t>x</t></text></comment>' * 150_000
    leads = b"".join(
        b'<Relationship Id="q%d" Type="a/comments" Target="../%s.xml"/>'
        % (nth, _COMMENTS[:nth].upper() + _COMMENTS[nth:])
        for nth in range(10)
    )
    relations = b"<Relationships>%s</Relationships>" % leads
    file = io.BytesIO(PLAN)
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/comments1.xml", b"<comments><commentList>%s</commentList></comments>" % comments)
        for nth in (1, 2):
            archive.writestr(f"xl/worksheets/_rels/sheet{nth}.xml.rels", relations)
    return file.getvalue()


def _dense(cells: Iterable[str]) -> bytes:
    rows = "".join(
        f'<row r="{each[1]}"><c r="{each[0]}{each[1]}"><v>1</v></c></row>' for each in (c.split("|") for c in cells)
    )
    return _SPACES + b"><sheetData>" + rows.encode() + b"</sheetData></worksheet>"


_COMMENTS = b"comments1"
_PART = b"<is><r><rPr/><t>a</t></r></is>"
_PREFIXED = member(SHEET).replace(
    b"<worksheet ", b'<worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
)
_DUPLICATE = b'<row r="9"><c r="A9" r="XFD1048576"><v>1</v></c></row>'

TEXT_EVERYWHERE = shared_everywhere(b"x" * 32_767, 90_000)

READ: Mapping[str, bytes] = {
    "comments under many names": one_part_many_names(),
    "a larger-than sign in a cell": with_rows(b'<row r="9"><c x=">" r="XFD1048576"><v>1</v></c></row>'),
    "a larger-than sign in a row": with_rows(b'<row x=">" r="1048576"><c t="inlineStr"><is><t>y</t></is></c></row>'),
    "a prefix": workbooks.rezipped(
        PLAN,
        {
            SHEET: _PREFIXED.replace(
                b"</sheetData>", b'<x:row r="9"><x:c r="XFD1048576"><x:v>1</x:v></x:c></x:row></sheetData>'
            )
        },
    ),
    "a closing tag with a space": with_rows(b'<row r="9"><c r="XFD1048576"><v>1</v></c ></row >'),
    "a comment": with_rows(b'<!-- <c r="A1"> --><row r="9"><!----><c r="XFD1048576"><v>1</v></c></row>'),
    "an address of letters as numbers": with_rows(b'<row r="9"><c r="&#88;FD1048576"><v>1</v></c></row>'),
    "cells of a far row that do not say where": with_rows(b'<row r="1048576"><c><v>1</v></c></row>'),
    "a larger-than sign in the workbook": replaced(BOOK, b"<sheet ", b'<sheet x=">" '),
    "a larger-than sign in relations": replaced(RELATIONS, b"<Relationship ", b'<Relationship x=">" '),
    "texts that are not there": replaced(TEXTS, b"uniqueCount=", b'uniqueCount="4294967295" was='),
    "texts that are not there, in other quotes": replaced(TEXTS, b"uniqueCount=", b"uniqueCount='4294967295' was="),
    "a dimension that lies": replaced(SHEET, b"<dimension ref=", b'<dimension ref="A2:A1" x='),
    "twenty thousand ranges": behind_rows(
        b"<mergeCells>%s</mergeCells>"
        % b"".join(b'<mergeCell ref="L%d:XFD%d"/>' % (row, row) for row in range(1, 20_001))
    ),
    "hidden columns without end": replaced(
        SHEET, b"<sheetData>", b"<cols>%s</cols><sheetData>" % (b'<col min="1" max="16384" style="9"/>' * 100_000)
    ),
    "a workbook in xlsx inside one in xlsb": workbooks.rezipped(
        workbooks.xlsb(workbooks.PLAN),
        {
            "_rels/.rels": member("_rels/.rels"),
            BOOK: member(BOOK),
            RELATIONS: member(RELATIONS),
            SHEET: member(SHEET).replace(b"</sheetData>", b'<row r="9">' + _FAR_CELL + b"</row></sheetData>"),
        },
    ),
    "texts far away and a list of texts without end": workbooks.rezipped(
        PLAN,
        {
            TEXTS: member(TEXTS).replace(b"</sst>", b"<si><t>a</t></si>" * 200_000 + b"</sst>"),
            SHEET: member(SHEET).replace(
                b"</sheetData>",
                b"".join(
                    b'<row r="%d"><c r="A%d" t="s"><v>0</v></c></row>' % (row, row) for row in range(20_000, 24_000)
                )
                + b"</sheetData>",
            ),
        },
    ),
    "names without end": replaced(
        BOOK,
        b"</sheets>",
        b"</sheets><definedNames>%s</definedNames>" % (b'<definedName name="a">A1</definedName>' * 100_000),
    ),
    "a moment of saving that never ends": replaced(
        CORE, b"<dcterms:modified", b"<dcterms:modified" * 5_000 + b"<dcterms:modified"
    ),
}
REFUSED: Mapping[str, bytes] = {
    "an attribute twice": with_rows(_DUPLICATE),
    "a member in other capitals": another_member({SHEET: "XL/worksheets/Sheet1.xml"}),
    "a member with backslashes": another_member({SHEET: r"xl\worksheets\sheet1.xml"}),
    "a member with a leading slash": another_member({SHEET: "/xl/worksheets/sheet1.xml"}),
    "ranges over each other": _alone(
        b"".join(b'<row r="%d"><c r="J%d"><v>1</v></c></row>' % (row, row) for row in range(1, 100)),
        b"<mergeCells>%s</mergeCells>" % (b'<mergeCell ref="A1:XFD1048576"/>' * 20_000),
    ),
    "ranges by the million": behind_rows(b"<mergeCells>%s</mergeCells>" % (b'<mergeCell ref="A1:B1"/>' * 1_000_000)),
    "thousands of sheets": many_sheets(3_000, b"<worksheet><sheetData/></worksheet>"),
    "sheets of empty space": many_sheets(90, _dense(["A|1", "ZZ|2000"])),
    "one sheet of empty space": workbooks.rezipped(PLAN, {SHEET: _dense(["A|9999", "ZZ|1"])}),
    "cells without end": _alone(b'<row r="1">%s</row>' % (b"<c/>" * 5_000_000)),
    "cells without end, strictly written": _alone(b'<row r="1">%s</row>' % (b'<c r="A1" s="1"/>' * 2_000_000)),
    "texts without end": replaced(TEXTS, b"<si>", b"%s<si>" % (b"<si/>" * 5_000_000)),
    "a text without end": replaced(TEXTS, b"<si><t>", b"<si><t>" + b"Persentase " * 1_000_000),
    "a text of parts without end": replaced(
        TEXTS, b"<si><t>", b"<si>" + b"<r><t>%s</t></r>" % (b"x " * 50_000) * 200 + b"</si><si><t>"
    ),
    "a text without end in its cell": with_rows(
        b'<row r="9"><c r="C9" t="inlineStr"><is><t>%s</t></is></c></row>' % (b"Persentase " * 1_000_000)
    ),
    "elements without end inside each other": with_rows(b"<a>" * 5_000_000),
    "cells that never end": with_rows(b'<row r="9">' + b'<c r="A9"><f>1' * 5_000),
    "cells with a prefix that never end": with_rows(b'<row r="9">' + b'<x:c r="A9"><x:f>' * 4_000),
    "rows that never end": with_rows(b'<row r="99999">' * 5_000),
    "tags that never end": with_rows(b'<row r="9"><c ' + b"x " * 40_000),
    "entities": replaced(SHEET, b"<worksheet", b'<!DOCTYPE a [<!ENTITY b "c">]><worksheet'),
    "entities of entities": replaced(
        BOOK,
        b"<workbook",
        b'<!DOCTYPE a [<!ENTITY b "%s"><!ENTITY c "%s">]><workbook' % (b"x" * 50_000, b"&b;" * 50_000),
    ),
    "one shared text in cells without end": TEXT_EVERYWHERE,
    "one shared text in cells without end, its number as letters": workbooks.rezipped(
        TEXT_EVERYWHERE, {SHEET: member(SHEET, TEXT_EVERYWHERE).replace(b"<v>0<", b"<v>&#48;<")}
    ),
    "one shared text in cells without end, with a formula": workbooks.rezipped(
        TEXT_EVERYWHERE, {SHEET: member(SHEET, TEXT_EVERYWHERE).replace(b"<v>0<", b"<f>A1</f><v>0<")}
    ),
    "a shared text longer than a cell can hold": shared_everywhere(b"x" * 32_768, 10),
    "many members in one place": one_place_many_members(),
    "one member as many sheets": one_member_many_sheets(400),
    "elements without end that are no cells": behind_rows(b"<!-- -->" + b"<a/>" * 1_300_000),
    "elements without end deep inside each other": behind_rows(
        b"<!-- -->" + b"<a>" * 180 + b"<a/>" * 1_300_000 + b"</a>" * 180
    ),
    "rows without end": with_rows(b'<row r="99" ht="0"/>' * 110_000),
    "columns without end": replaced(
        SHEET, b"<sheetData>", b"<cols>%s</cols><sheetData>" % (b'<col min="1" max="2" width="0"/>' * 110_000)
    ),
    "parts of texts without end": with_rows(
        b"".join(
            b'<row r="%d">%s</row>'
            % (row, b"".join(b'<c r="%c%d" t="inlineStr">%s</c>' % (each, row, _PART) for each in range(65, 91)))
            for row in range(100, 4_100)
        )
    ),
    "relations without end": replaced(
        RELATIONS, b"</Relationships>", b"<Relationship/>" * 310_000 + b"</Relationships>"
    ),
    "styles without end": replaced(STYLES, b"<cellXfs", b"<cellXfs>%s</cellXfs><cellXfs" % (b"<xf/>" * 1_900_000)),
}
