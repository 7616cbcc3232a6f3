"""An ods is read as a parser sees it: however its XML spells the same cells, they read alike."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rak_excel.formats.grid import Sheet
from rak_excel.formats.opened.ods.book import cut
from rak_excel.formats.opened.opening import Workbook, open_workbook
from tests import workbooks
from tests.dressed_workbooks import dressed_ods

SAVED_BY_LIBREOFFICE = (Path(__file__).parent / "earlier" / "e8d601b" / "rencana" / "gabungan.ods").read_bytes()
FILES = {
    "plain": workbooks.ods(workbooks.ods_rows(workbooks.PLAN)),
    "dressed": dressed_ods(),
    "saved by LibreOffice": SAVED_BY_LIBREOFFICE,
}


def respelt(content: bytes, change: Callable[[str], bytes]) -> bytes:
    """The ods with its cells spelt otherwise."""
    return workbooks.rezipped(content, {"content.xml": change(cells_of(content).decode())})


def cells_of(content: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read("content.xml")


def test_what_other_programs_said_last_is_no_sheet() -> None:
    said = "<table:dde-links><table:dde-link><table:table><table:table-row><table:table-cell/></table:table-row></table:table>"
    xml = cells_of(FILES["plain"]).replace(
        b"</office:spreadsheet>", f"{said}</table:dde-link></table:dde-links></office:spreadsheet>".encode()
    )
    book = open_workbook(workbooks.rezipped(FILES["plain"], {"content.xml": xml}))

    assert [sheet.name for sheet in book.sheets] == ["RAK"]
    assert book.sheets[0].rows == open_workbook(FILES["plain"]).sheets[0].rows


def without_declaration(xml: str) -> str:
    return re.sub(r"^<\?xml[^>]*>\s*", "", xml)


def declared_between(xml: str) -> bytes:
    """Another prefix for texts, which the root does not know."""
    words = re.sub(r"(</?)text:p(?=[>/])", r"\1t:p", xml)
    return words.replace(
        "<office:body", '<office:body xmlns:t="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    ).encode()


def as_it_is(xml: str) -> bytes:
    return xml.encode()


def other_prefixes(xml: str) -> bytes:
    for prefix in ("office", "table", "text", "style"):
        xml = re.sub(rf"(</?|\s(?:xmlns:)?){prefix}(?=[:=])", rf"\1{prefix[::-1]}", xml)
    return xml.encode()


def declared_below(xml: str) -> bytes:
    """The prefix of sheets stands for something else at the root, and for sheets only where they are."""
    space = ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    below = re.sub(r"<(office:spreadsheet|office:automatic-styles)\b", rf"<\1{space}", xml.replace(space, "", 1))
    return below.replace(" xmlns:", ' xmlns:table="urn:another" xmlns:', 1).encode()


SPELLINGS: dict[str, Callable[[str], bytes]] = {
    "other prefixes": other_prefixes,
    "prefixes declared below": declared_below,
    "a prefix declared between": declared_between,
    "UTF-16": lambda xml: f'<?xml version="1.0" encoding="UTF-16"?>{without_declaration(xml)}'.encode("utf-16"),
    "a comment with an end": lambda xml: xml.replace("<text:p>", "<text:p><!--</table:table>-->").encode(),
    "an instruction with an end": lambda xml: xml.replace("<text:p>", "<text:p><?x </table:table>?>").encode(),
    "a section of letters": lambda xml: re.sub(r"<text:p>([^<&]+)<", r"<text:p><![CDATA[\1]]><", xml).encode(),
    "other quotes": lambda xml: re.sub(r'="([^"\']*)"', r"='\1'", xml).encode(),
    "spaces in tags": lambda xml: re.sub(r"(</[\w:-]+)>", r"\1 >", xml).encode(),
    "lines between attributes": lambda xml: re.sub(r'" (?=[a-z]+:)', '"\n\t', xml).encode(),
    "a table within a cell": lambda xml: xml.replace(
        "</text:p></table:table-cell>",
        '</text:p><table:table table:name="x"><table:table-row>'
        "<table:table-cell><text:p>lain</text:p></table:table-cell>"
        "</table:table-row></table:table></table:table-cell>",
    ).encode(),
}


@pytest.mark.parametrize("spelling", SPELLINGS)
@pytest.mark.parametrize("file", FILES)
def test_an_ods_reads_alike_however_its_cells_are_spelt(file: str, spelling: str) -> None:
    content = respelt(FILES[file], SPELLINGS[spelling])

    assert cells_of(content) != cells_of(FILES[file])
    assert all_of(open_workbook(content)) == all_of(open_workbook(FILES[file]))


@pytest.mark.parametrize("file", FILES)
def test_an_ods_as_programs_write_it_is_cut_into_its_sheets(file: str) -> None:
    pieces = cut(cells_of(FILES[file]))

    assert pieces is not None
    assert len(pieces.spans) >= len(open_workbook(FILES[file]).sheets)


def all_of(book: Workbook) -> list[tuple[object, ...]]:
    return [all_of_sheet(sheet) for sheet in book.sheets]


def all_of_sheet(sheet: Sheet) -> tuple[object, ...]:
    cells = [(at, sheet.value(*at), sheet.number_format(*at)) for at in sheet.addresses()]
    hidden = sheet.hidden, sheet.hidden_rows, sheet.hidden_columns
    found = sheet.errors, sheet.uncalculated, sheet.strays
    return sheet.name, cells, sheet.merged_areas, hidden, found, sheet.looks


WORDS = st.text("ab <>&\"'\u00e9\u200b\n", max_size=5)
CELLS = st.one_of(st.none(), WORDS, st.sampled_from([0.0, 0.75, 12.0, -3.5]))


def test_what_looks_like_a_formula_in_a_text_is_kept() -> None:
    said = ' table:formula="a" office:value-type="b"'
    cells = spelt(said) + spelt(said, more=' table:formula="of:=1"')
    row = f"<table:table-row>{cells}</table:table-row>"
    (sheet,) = open_workbook(workbooks.ods(row)).sheets

    assert (sheet.value(1, 1), sheet.value(1, 2)) == (said, said)


@given(st.lists(st.lists(CELLS, max_size=4), max_size=4), st.data())
def test_cells_repeated_or_single_with_any_prefix_comments_and_sections_read_alike(
    table: list[list[str | float | None]], data: st.DataObject
) -> None:
    plain = "".join(f"<table:table-row>{''.join(map(spelt, line))}</table:table-row>" for line in table)
    free = "".join(spelt_freely(line, data) for line in table)
    change = data.draw(st.sampled_from([as_it_is, other_prefixes]))
    content = respelt(workbooks.ods(free), change)

    assert all_of(open_workbook(content)) == all_of(open_workbook(workbooks.ods(plain)))


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def spelt(value: str | float | None, words: Callable[[str], str] = escaped, more: str = "") -> str:
    if value is None:
        return f"<table:table-cell{more}/>"
    if isinstance(value, float):
        return f'<table:table-cell{more} office:value-type="float" office:value="{value}"><text:p>{value}</text:p></table:table-cell>'
    return f'<table:table-cell office:value-type="string"{more}><text:p>{words(value)}</text:p></table:table-cell>'


def spelt_freely(line: list[str | float | None], data: st.DataObject) -> str:
    cells, at = "", 0
    while at < len(line):
        alike = next((more for more in range(at, len(line)) if line[more] != line[at]), len(line)) - at
        count = data.draw(st.integers(1, alike))
        more = f' table:number-columns-repeated="{count}"' if count > 1 or data.draw(st.booleans()) else ""
        words = data.draw(st.sampled_from([escaped, in_sections, by_numbers, with_comments]))
        cells += spelt(line[at], words, more) + data.draw(st.sampled_from(["", "<!-- </table:table> -->"]))
        at += count
    return f"<table:table-row>{cells}</table:table-row>"


def in_sections(text: str) -> str:
    return f"<![CDATA[{text}]]>" if text else ""


def by_numbers(text: str) -> str:
    return "".join(f"&#{ord(letter)};" for letter in text)


def with_comments(text: str) -> str:
    return "<!--x-->".join(map(escaped, text))
