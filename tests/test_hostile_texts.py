"""Texts that look like XML, or that XML cannot hold, come out of every workbook as they went in, or without the letter."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest

from rak_excel.definitions.loading import decode_definition, encode_definition, load_template
from rak_excel.formats.opened.opening import open_workbook
from rak_excel.formats.written.book import new_book
from rak_excel.jobs.template.forms import blank_form, write_template

_RICH = ["<r></r>", "<r>Kantor</r>", "<r><t>Kantor</t></r>", "<r>Kantor</r>\n", f"<r>{'x' * 40_000}</r>"]


@pytest.mark.parametrize("formatted", [False, True])
@pytest.mark.parametrize("streamed", [False, True])
@pytest.mark.parametrize("text", _RICH)
def test_a_text_that_looks_like_rich_text_stays_a_text(
    tmp_path: Path, text: str, streamed: bool, formatted: bool
) -> None:
    path = tmp_path / "book.xlsx"
    book = new_book(path, streamed=streamed)
    sheet = book.add_worksheet("RAK")
    sheet.write_string(0, 0, text, *([book.add_format({"bold": True})] if formatted else []))
    book.close()
    assert open_workbook(path.read_bytes()).sheets[0].text(1, 1) == text[:32_767]
    assert openpyxl.load_workbook(path)["RAK"]["A1"].value == text[:32_767]


@pytest.mark.parametrize("text", ["<r>KPU</r>", "KPU\x01\x1b[31m\ufffe&P&N<>&\"'\ud800"])
def test_a_template_for_an_office_of_any_name_opens(tmp_path: Path, text: str) -> None:
    path = tmp_path / "rak.xlsx"
    write_template(path, blank_form(year=2020, office=text))
    assert openpyxl.load_workbook(path).sheetnames == [sheet.name for sheet in open_workbook(path.read_bytes()).sheets]


def test_what_xml_cannot_hold_is_left_out_of_names_hints_and_properties(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    book = new_book(path)
    book.set_properties({"title": "a\x01\ufffeb\ud800"})
    sheet = book.add_worksheet("RAK\x02")
    sheet.set_footer("&La\x03b")
    sheet.write_comment(0, 0, "a\x04b")
    sheet.data_validation(0, 0, 0, 0, {"validate": "any", "input_title": "a\x05b", "input_message": "a\x06b"})
    book.close()
    read = openpyxl.load_workbook(io.BytesIO(path.read_bytes()))
    assert read.sheetnames == ["RAK"]
    assert read.properties.title.endswith("b\ufffd")
    assert read["RAK"].data_validations.dataValidation[0].prompt == "ab"


def test_a_definition_with_texts_like_rich_text_makes_a_workbook_that_carries_it(tmp_path: Path) -> None:
    text = encode_definition(load_template("kpu-2020"))
    definition = decode_definition(text.replace('"opinions":["WTP"', '"opinions":["<r>x</r>"'))
    path = tmp_path / "rak.xlsx"
    write_template(path, blank_form(year=2020, region="52.03", definition=definition))
    assert any(
        "<r>x</r>" in sheet.text(row, 1) for sheet in open_workbook(path.read_bytes()).sheets for row in sheet.rows
    )
