"""An ods that was made to stop whoever reads it is read or refused, within little memory."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from rak_excel.errors import UnreadableWorkbookError
from rak_excel.formats.grid import Sheet
from rak_excel.formats.opened.opening import open_workbook
from tests import workbooks
from tests.test_ods_spellings import cells_of

pytestmark = pytest.mark.no_cover  # which would be half of the time that they take

READ, TOO_BIG, DAMAGED = "NO", "File ini terlalu besar", "File ini rusak"
PLAN = workbooks.ods_rows(workbooks.PLAN)
FILLED = (
    '<style:style style:name="f" style:family="table-cell"><style:table-cell-properties fo:background-color="#ff0000"/>'
    "</style:style>"
)
DOCTYPE = '<!DOCTYPE a [<!ENTITY b "v">]>'


def row(*cells: str, more: str = "") -> str:
    return f"<table:table-row{more}>{''.join(cells)}</table:table-row>"


def cell(inner: str = "<text:p>x</text:p>", more: str = "") -> str:
    return f'<table:table-cell office:value-type="string"{more}>{inner}</table:table-cell>'


def after(rows: str, styles: str = "") -> bytes:
    """An ods with these rows behind a plan's."""
    return workbooks.ods(PLAN + rows, styles=styles)


def with_text(change: Callable[[str], bytes]) -> bytes:
    """An ods whose XML is changed as a whole."""
    content = workbooks.ods(PLAN)
    return workbooks.rezipped(content, {"content.xml": change(cells_of(content).decode())})


def builds_on(count: int) -> str:
    """Styles each of which builds on the one before."""
    return "".join(
        f'<style:style style:name="s{each}" style:family="table-cell" style:parent-style-name="s{each - 1}"/>'
        for each in range(count)
    )


SPACES = '<text:s text:c="1000"/>'
DEEP = 100_000
CASES: Mapping[str, tuple[str, Callable[[], bytes]]] = {
    "spans in spans": (READ, lambda: after(row(cell(f"<text:p>{nested('text:span', 'x')}</text:p>")))),
    "elements in elements of a cell": (READ, lambda: after(row(cell(nested("a"))))),
    "elements in elements beside the sheets": (READ, lambda: after(f"</table:table>{nested('a')}<table:table>")),
    "tables in tables": (
        READ,
        lambda: after(nested("table:table><table:table-row><table:table-cell", closing=CLOSING)),
    ),
    "spaces in one cell": (TOO_BIG, lambda: after(row(cell(f"<text:p>a{SPACES * 40}b</text:p>")))),
    "spaces in many cells": (TOO_BIG, lambda: after(row(cell(f"<text:p>a{SPACES * 30}b</text:p>")) * 1_000)),
    "spaces in comments": (
        TOO_BIG,
        lambda: after(row(cell(f"<office:annotation><text:p>a{SPACES * 30}b</text:p></office:annotation>")) * 1_000),
    ),
    "paragraphs": (TOO_BIG, lambda: after(row(cell("<text:p/>" * 40_000)))),
    "letters": (TOO_BIG, lambda: after(row(cell(f"<text:p>{'x' * 40_000}</text:p>")))),
    "letters that nobody sees": (TOO_BIG, lambda: after(row(cell("", f' office:string-value="{"x" * 40_000}"')))),
    "a text repeated": (TOO_BIG, lambda: after(row(cell(f"<text:p>{'x' * 9_000}</text:p>"), more=REPEATED))),
    "parts repeated": (
        TOO_BIG,
        lambda: after(row(cell(f"<text:p>{'<text:span>x</text:span>' * 1_000}</text:p>"), more=REPEATED)),
    ),
    "elements": (TOO_BIG, lambda: after("<a/>" * 1_300_000)),
    "elements beside the sheets": (TOO_BIG, lambda: after(f"</table:table>{'<a/>' * 1_300_000}<table:table>")),
    "sheets": (TOO_BIG, lambda: after("</table:table><table:table>" * 2_000)),
    "styles": (TOO_BIG, lambda: after("", '<style:style style:name="a"/>' * 110_000)),
    "styles that build on one another": (
        READ,
        lambda: after(row(cell(more=' table:style-name="s59990"')), builds_on(60_000)),
    ),
    "styles in a circle": (
        READ,
        lambda: after(
            row(cell(more=' table:style-name="a"')),
            '<style:style style:name="a" style:family="table-cell" style:parent-style-name="a"/>',
        ),
    ),
    "a format with many others": (
        READ,
        lambda: after(
            "".join(row(cell(more=f' table:style-name="s{each}"')) for each in range(2_000)),
            '<number:number-style style:name="m"/><number:number-style style:name="n">'
            + '<style:map style:apply-style-name="m"/>' * 50_000
            + "</number:number-style>"
            + builds_on(2_000).replace(" style:parent", ' style:data-style-name="n" style:parent'),
        ),
    ),
    "columns with styles": (
        READ,
        lambda: after(
            '<table:table-column table:default-cell-style-name="f"/>' * 20_000
            + row('<table:table-cell table:number-columns-repeated="702"/>') * 9_000,
            FILLED,
        ),
    ),
    "blank cells with styles": (
        READ,
        lambda: after(row('<table:table-cell table:style-name="f"/>' * 50_000, more=REPEATED), FILLED),
    ),
    "merged ranges": (TOO_BIG, lambda: after(row(cell(more=' table:number-rows-spanned="2"') * 500 + "") * 90)),
    "merged ranges over one another": (
        READ,
        lambda: after(
            row(cell(more=' table:number-columns-spanned="702" table:number-rows-spanned="9999"') * 300) * 100
        ),
    ),
    "hidden rows": (READ, lambda: after(row(more=f' table:visibility="collapse"{REPEATED}') * 10_000)),
    "hidden columns": (
        READ,
        lambda: after(
            '<table:table-column table:visibility="collapse" table:number-columns-repeated="99999999"/>' * 10_000
        ),
    ),
    "rows without number": (READ, lambda: after(row(cell(), more=f' table:number-rows-repeated="{"9" * 5_000}"'))),
    "a doctype": (DAMAGED, lambda: with_text(lambda xml: (DOCTYPE + xml).encode())),
    "a doctype in UTF-16": (
        DAMAGED,
        lambda: with_text(lambda xml: f'<?xml version="1.0" encoding="UTF-16"?>{DOCTYPE}{xml}'.encode("utf-16")),
    ),
    "an entity": (
        DAMAGED,
        lambda: with_text(lambda xml: f"{DOCTYPE}{xml}".replace("Opini", "&b;").encode()),
    ),
    "an encoding that is none": (
        DAMAGED,
        lambda: with_text(lambda xml: f'<?xml version="1.0" encoding="zlib_codec"?>{xml}'.encode()),
    ),
    "entities in the styles": (
        DAMAGED,
        lambda: workbooks.rezipped(workbooks.ods(PLAN), {"styles.xml": f"{DOCTYPE}<a>&b;</a>".encode()}),
    ),
    "entities beside the time of saving": (
        READ,
        lambda: workbooks.rezipped(workbooks.ods(PLAN), {"meta.xml": f"{DOCTYPE}<a>&b;</a>".encode()}),
    ),
}
REPEATED = ' table:number-rows-repeated="9000"'
CLOSING = "</table:table-cell></table:table-row></table:table>"


def nested(element: str, inner: str = "", closing: str = "") -> str:
    return f"<{element}>" * DEEP + inner + (closing or f"</{element}>") * DEEP


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    """What a process says of the files, as long as it lives."""
    folder = tmp_path_factory.mktemp("ods")
    paths = [folder / f"{name}.ods" for name in CASES]
    for path in paths:
        path.write_bytes(CASES[path.stem][1]())
    child = [sys.executable, "-m", "tests.ods_opened_child", *map(str, paths)]
    ended = subprocess.run(
        child, check=False, cwd=Path(__file__).parent.parent, capture_output=True, text=True, timeout=300
    )
    return dict(map(json.loads, ended.stdout.splitlines()))


@pytest.mark.parametrize("name", CASES)
def test_a_hostile_ods_is_read_or_refused_with_a_sentence(name: str, outcomes: Mapping[str, str]) -> None:
    assert outcomes[name].startswith(CASES[name][0])


def only_sheet(rows: str) -> Sheet:
    (sheet,) = open_workbook(workbooks.ods(rows)).sheets
    return sheet


@pytest.mark.parametrize("kind", ["float", "percentage", "currency"])
@pytest.mark.parametrize("number", ["NaN", "Infinity", "-INF", "1e400", "9" * 5_000, "1_000", "", "satu", "٣"])
def test_a_number_that_is_none_is_the_text_that_the_cell_shows(number: str, kind: str) -> None:
    sheet = only_sheet(
        row(
            f'<table:table-cell office:value-type="{kind}" office:value="{number}"><text:p>?</text:p></table:table-cell>'
        )
    )

    assert (sheet.value(1, 1), sheet.number_format(1, 1)) == ("?", None)


def test_a_number_that_is_none_and_shows_nothing_is_told_as_it_is_written() -> None:
    sheet = only_sheet(row('<table:table-cell office:value-type="float" office:value="NaN"/>'))
    assert sheet.value(1, 1) == "NaN"


@pytest.mark.parametrize("number", ["75", " 75 ", "7.5e1", "+75.0", "75."])
def test_a_number_may_be_written_as_xml_allows(number: str) -> None:
    assert only_sheet(row(f'<table:table-cell office:value-type="float" office:value="{number}"/>')).value(1, 1) == 75.0


@pytest.mark.parametrize("date", ["0000-00-00", "10000-01-01", "2020-02-31", "-5", "9" * 5_000])
def test_a_date_that_is_none_is_the_text_that_the_cell_shows(date: str) -> None:
    sheet = only_sheet(
        row(
            f'<table:table-cell office:value-type="date" office:date-value="{date}"><text:p>?</text:p></table:table-cell>'
        )
    )
    assert sheet.value(1, 1) == "?"


@pytest.mark.parametrize(("count", "rows"), [("-1", 1), ("0", 1), ("x", 1), ("", 1), (" 3 ", 3), ("0003", 3), ("٣", 1)])
def test_a_row_is_repeated_as_often_as_digits_say(count: str, rows: int) -> None:
    assert only_sheet(row(cell(), more=f' table:number-rows-repeated="{count}"')).last_row == rows


@pytest.mark.parametrize(
    "shown", ["1" + "0" * 250, "1." + "0" * 250, "1" + "x" * 300, "1,000000000000000000000000000000000"]
)
def test_a_number_shown_in_more_digits_than_any_format_has_is_a_plain_number(shown: str) -> None:
    sheet = only_sheet(
        row(f'<table:table-cell office:value-type="float" office:value="1"><text:p>{shown}</text:p></table:table-cell>')
    )
    assert (sheet.value(1, 1), sheet.number_format(1, 1)) == (1.0, None)


def test_a_sheet_without_end_leaves_the_others_to_be_read() -> None:
    endless = row(cell(more=' table:number-columns-repeated="700"'), more=REPEATED)
    book = open_workbook(after(f'</table:table><table:table table:name="2">{endless}'))

    assert book.sheets[0].text(2, 3) == "Opini BPK"
    with pytest.raises(UnreadableWorkbookError, match="terlalu besar"):
        _ = book.sheets[1].rows


def test_a_merged_range_within_another_is_none() -> None:
    sheet = only_sheet(row(cell(more=' table:number-columns-spanned="3"'), cell(more=' table:number-rows-spanned="2"')))
    assert [(area.top, area.left, area.bottom, area.right) for area in sheet.merged_areas] == [(1, 1, 1, 3)]


def test_the_time_of_saving_is_found_whatever_its_prefix() -> None:
    meta = b'<a><x:date xmlns:x="http://purl.org/dc/elements/1.1/">2021-02-03T04:05:06</x:date><dc:date/>'
    book = open_workbook(workbooks.rezipped(workbooks.ods(PLAN), {"meta.xml": meta}))

    assert str(book.saved) == "2021-02-03 04:05:06"


@pytest.mark.parametrize(
    "doctype", ["", '<!DOCTYPE m PUBLIC "-//OpenOffice.org//DTD Manifest 1.0//EN" "Manifest.dtd">']
)
def test_a_locked_ods_is_known_by_its_manifest_whatever_its_encoding(doctype: str) -> None:
    manifest = (
        f'<?xml version="1.0" encoding="UTF-16"?>{doctype}'
        '<m xmlns="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><encryption-data/></m>'
    )
    content = workbooks.rezipped(workbooks.ods(PLAN), {"META-INF/manifest.xml": manifest.encode("utf-16")})

    with pytest.raises(UnreadableWorkbookError, match="kata sandi"):
        open_workbook(content)


def test_a_manifest_that_only_speaks_of_encryption_locks_nothing() -> None:
    manifest = b"<m><!-- <manifest:encryption-data/> --></m>"
    content = workbooks.rezipped(workbooks.ods(PLAN), {"META-INF/manifest.xml": manifest})

    assert open_workbook(content).sheets[0].text(1, 1) == "NO"


def test_a_sheet_of_another_file_is_known_whatever_its_prefix() -> None:
    linked = (
        "</table:table><table:table table:name=\"'file:///a.xlsx'#Komisi\">"
        '<x:table-source xmlns:x="urn:oasis:names:tc:opendocument:xmlns:table:1.0"/>'
    )
    book = open_workbook(after(linked))

    assert [sheet.name for sheet in book.sheets] == ["RAK"]
    assert [note.detail.en.split(" ")[2] for note in book.notes] == ["refers"]
