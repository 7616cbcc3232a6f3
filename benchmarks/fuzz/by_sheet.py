"""Mutations of what a sheet holds: cells far out that a look may miss, and everything by the thousand."""

from __future__ import annotations

import random
import re

from benchmarks.fuzz.by_xml import in_archive
from benchmarks.fuzz.mutation import UnfitError


def far_cell(text: str, dice: random.Random) -> str:
    """A cell far out, in a way of writing that a look at the sheet may not know."""
    place = re.search(r"</(\w+:)?(sheetData|table)>", text)
    if place is None:
        raise UnfitError
    value = dice.choice(('t="inlineStr"><is><t>x</t></is>', "><v>1</v>", 't="str"><v>x</v>', "><f>A1</f><v>1</v>"))
    row, column = dice.choice(
        (("1048576", "XFD"), ("1048576", "A"), ("9", "XFD"), ("99999999", "A"), ("4294967295", "ZZZZ"))
    )
    cell = dice.choice((
        f'<c r="{column}{row}" {value}</c>', f'<c x=">" r="{column}{row}" {value}</c>', f'<c r="{column}{row}" {value}</c >',
        f'<x:c r="{column}{row}" {value}</x:c>', f'<c r="A9" r="{column}{row}" {value}</c>', f'<c r="{column}{row}" r="A9" {value}</c>',
        f"<c r = '{column}{row}' {value}</c>", f'<c\nr="{column}{row}"\n{value}</c>', f'<c r="{column}&#{ord(row[0])};{row[1:]}" {value}</c>',
        f'<c x:r="A9" r="{column}{row}" {value}</c>', f'<c R="A9" r="{column}{row}" {value}</c>', f'<!-- > --><c r="{column}{row}" {value}</c>',
        f'<c r="{column.lower()}{row}" {value}</c>', f'<c {value}</c>', f'<c r="{column}{row}"/>', f'<![CDATA[<c>]]><c r="{column}{row}" {value}</c>',
    ))  # fmt: skip
    begins = dice.choice(
        (
            f'<row r="{row}">',
            f'<row x=">" r="{row}">',
            f'<row r="9" r="{row}">',
            f"<row r='{row}' >",
            "<row>",
            "",
            '<x:row r="1">',
        )
    )
    ends = dice.choice(("</row>", "</row >", "</x:row>", ""))
    written = f"{begins}{cell}{ends}" if place[2] == "sheetData" else _far_in_ods(dice)
    return text[: place.start()] + written + text[place.start() :]


def _far_in_ods(dice: random.Random) -> str:
    rows, columns = dice.choice(
        (("1048575", "1"), ("1", "16383"), ("1048576", "16384"), ("4294967295", "2"), ("99", "702"), ("1e9", "9" * 400))
    )
    repeated = dice.choice(
        (f'table:number-columns-repeated="{columns}"', f"table:number-columns-repeated = '{columns}'")
    )
    value = dice.choice(
        ('office:value-type="string"', 'office:value-type="float" office:value="NaN"', 'office:value="1"')
    )
    spaces = dice.choice(
        ("", '<text:s text:c="99999999"/>', "<text:s/>" * 20_000, "<text:span>" * 5_000 + "</text:span>" * 5_000)
    )
    cell = f"<table:table-cell {repeated} {value}><text:p>x{spaces}</text:p></table:table-cell>"
    return f'<table:table-row table:number-rows-repeated="{rows}">{cell}</table:table-row>'


def in_great_number(text: str, dice: random.Random) -> str:
    """Ranges, columns, formats, sheets or names by the thousand, where they belong."""
    often = dice.choice((300, 20_000, 100_000))
    where, piece = dice.choice((
        (r"</sheetData>", '<mergeCells>{}</mergeCells>|<mergeCell ref="A{n}:B{n}"/>'), (r"</sheetData>", '<mergeCells>{}</mergeCells>|<mergeCell ref="A1:XFD{n}"/>'),
        (r"<sheetData", '<cols>{}</cols>|<col min="{n}" max="{n}" hidden="1"/>'), (r"<sheetData", '<cols>{}</cols>|<col min="1" max="16384" hidden="1"/>'),
        (r"</sheets>", '{}|<sheet name="S{n}" sheetId="{n}" r:id="rId1"/>'), (r"</sst>", "{}|<si><t>x{n}</t></si>"), (r"</sst>", "{}|<si><r><t>x</t></r></si>"),
        (r"</cellXfs>", '{}|<xf numFmtId="{n}" fontId="0"/>'), (r"</Relationships>", '{}|<Relationship Id="r{n}" Target="worksheets/sheet1.xml"/>'),
        (r"</sheetData>", '{}|<row r="{n}" hidden="1"/>'), (r"</workbook>", '<definedNames>{}</definedNames>|<definedName name="n{n}">A1</definedName>'),
        (r"</table:table>", "{}|<table:table-row><table:table-cell/></table:table-row>"),
        (r"</office:spreadsheet>", '{}|<table:table table:name="S{n}"><table:table-row><table:table-cell/></table:table-row></table:table>'),
        (r"<table:table-row", '{}|<table:table-column table:visibility="collapse" table:number-columns-repeated="{n}"/>'),
        (r"</office:automatic-styles>", '{}|<style:style style:name="s{n}" style:family="table-cell" style:parent-style-name="s{n}"/>'),
    ))  # fmt: skip
    place = re.search(where, text)
    if place is None:
        raise UnfitError
    around, _, each = piece.partition("|")
    return (
        text[: place.start()]
        + around.replace("{}", "".join(each.replace("{n}", str(n)) for n in range(1, often)))
        + text[place.start() :]
    )


MUTATIONS = tuple(map(in_archive, (far_cell, in_great_number)))
