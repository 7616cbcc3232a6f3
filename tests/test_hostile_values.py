"""Values that no clerk types, in every field of a plan: each verb goes on, and what it gives holds no number that is none."""

from __future__ import annotations

import contextlib
import datetime
import json
import math
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from rak_excel.cli import main
from rak_excel.definitions.loading import load_template
from rak_excel.errors import RakExcelError
from rak_excel.formats.grid import Sheet, Value
from rak_excel.formats.opened.number_formats import is_rounded, may_show_percent, shown_value
from rak_excel.formats.opened.opening import open_workbook
from rak_excel.jobs.template.forms import blank_form
from rak_excel.layouts.names import ORIGIN_HEADINGS, ORIGINS_SHEET
from rak_excel.merging.merge import merge
from rak_excel.model import Plan, Source
from rak_excel.reading import Unread, read_sheets
from rak_excel.reading.definitions import read_origins
from rak_excel.reports.as_csv import findings_csv, plans_as_csv
from rak_excel.reports.as_json import findings_json
from rak_excel.reports.plan_records import plans_as_json
from rak_excel.rolling_up.roll_up import rollup
from rak_excel.rules.check import check
from rak_excel.vocabulary.documents.titles import revision_answered
from rak_excel.vocabulary.entries.ticks import read_date
from rak_excel.vocabulary.entries.wordings import key_and_occurrence
from rak_excel.workbooks.merged.writing import write_merged
from rak_excel.workbooks.rollup.book import write_rollup
from tests.tables import identity_sheet, sheet_of

_DIGITS = "9" * 5_000  # Python makes no number of them
VALUES: tuple[Value, ...] = (
    _DIGITS,
    f"{_DIGITS} laporan",
    "-9" * 2_000,
    "1e400",
    "nan",
    "²",
    "٣٤",
    "<r>x</r>",
    "_xD800_",
    "a\ufffeb",
    1e308,
    -1e308,
    math.inf,
    -math.inf,
    math.nan,
    -0.0,
    9e15 + 1,
    5e-324,
    True,
    datetime.datetime(1, 1, 1),
    datetime.datetime(9999, 12, 31, 23, 59, 59, 999_999),
    datetime.date(9999, 12, 31),
    datetime.timedelta(days=999_999_999),
)
_HEADINGS = ["NO", "SASARAN", "INDIKATOR", "TARGET", "KEGIATAN", "T1", "T2", "T3", "T4", "PELAKSANA"]
_ROW: list[Value | None] = ["1", "Sasaran", "Opini BPK", "WTP", "Reviu", "v", "v", "v", "v", "Divisi Keuangan"]


def named(value: Value) -> str:
    return repr(value)[:12]


def plans_with(value: Value) -> Iterator[Plan]:
    """One plan with the value in each column of a row of its own, one with it in every answer of the identity."""
    definition = load_template("kpu-2020")
    rows = [[value if at == column else cell for at, cell in enumerate(_ROW)] for column in range(len(_ROW))]
    table = sheet_of("Komisi", [_HEADINGS, _ROW, *rows])
    identity = identity_sheet(definition)
    answers = [[*list(identity.rows[row].values())[:1], value] for row in identity.rows]
    for sheets in ([identity, table], [sheet_of(identity.name, answers), table]):
        read = read_sheets(sheets, Source("rak.xlsx", "0" * 64), template=definition)
        assert not isinstance(read, Unread)
        yield read


def refuse_constant(constant: str) -> None:
    raise AssertionError(f"{constant} is no JSON")


@pytest.mark.parametrize("value", VALUES, ids=named)
def test_no_value_stops_a_verb_or_makes_what_is_no_json(value: Value) -> None:
    for plan in plans_with(value):
        findings = check([plan])
        json.loads(findings_json(findings, "id"), parse_constant=refuse_constant)
        json.loads(plans_as_json([plan]), parse_constant=refuse_constant)
        assert findings_csv(findings, "id")
        assert plans_as_csv([plan])
        for verb in (
            lambda plan: merge([plan]),
            lambda plan: rollup([plan]),
            lambda plan: blank_form(earlier=plan, year=2021),
        ):
            with contextlib.suppress(RakExcelError):  # a sentence: no office, no year, nothing to take over
                verb(plan)


@pytest.mark.parametrize("value", [_DIGITS, math.inf, "a\ufffeb<r>"], ids=named)
def test_what_was_made_of_any_value_is_written_and_opens(tmp_path: Path, value: Value) -> None:
    plan = next(plans_with(value))
    write_merged(tmp_path / "rencana.xlsx", merge([plan]))
    write_rollup(tmp_path / "rekap.xlsx", rollup([plan]))
    for name in ("rencana.xlsx", "rekap.xlsx"):
        assert all(sheet.rows for sheet in open_workbook((tmp_path / name).read_bytes()).sheets)


def test_a_revision_or_an_occurrence_of_thousands_of_digits_is_none() -> None:
    assert revision_answered(_DIGITS) is None
    assert key_and_occurrence(f"S8.1#{_DIGITS}") == (f"S8.1#{_DIGITS}", 1)


@pytest.mark.parametrize("value", [math.inf, -math.inf, math.nan, 1e308, -1.0, 1e10, _DIGITS])
def test_a_number_that_is_no_day_is_no_date(value: object) -> None:
    assert read_date(value) is None


@pytest.mark.parametrize("number_format", ["0." + "0" * 25, "0." + "0" * 60, "0." + "0" * 200, "0" + "," * 250])
def test_a_format_with_any_number_of_decimals_shows_the_number(number_format: str) -> None:
    assert shown_value(123_456.5, number_format).replace("0", "") in {"123456,5", ""}
    assert not is_rounded(123_456.5, number_format)


@pytest.mark.parametrize("number_format", ["0" + "," * 400_000, "[" * 100_000, '"' * 99_999, ";" * 99_999])
def test_a_format_that_is_longer_than_excel_allows_says_nothing_of_the_number(number_format: str) -> None:
    assert shown_value(1.5, number_format) == "1,5"
    assert not is_rounded(1.5, number_format)
    assert not may_show_percent(1.5, number_format)


def test_origins_with_numbers_of_thousands_of_digits_are_passed_over() -> None:
    assert read_origins([_origins(_DIGITS)]) == {}
    assert len(read_origins([_origins("9")])) == 1


def _origins(row: str) -> Sheet:
    return sheet_of(ORIGINS_SHEET, [list(ORIGIN_HEADINGS), ["Komisi", row, *"abcdefgh"][: len(ORIGIN_HEADINGS)]])


@pytest.mark.parametrize(
    "arguments", [["check", "a\0b"], ["print", "a.xlsx", "-o", "a\0"], ["export", ".", "-o", "\0"]]
)
def test_a_name_that_no_file_can_have_is_refused_in_a_sentence(arguments: list[str]) -> None:
    result = CliRunner().invoke(main, arguments)
    assert (result.exit_code, "Ketik ulang nama file atau foldernya" in result.output) == (2, True)


@pytest.mark.parametrize("option", ["--year", "--rows"])
def test_a_number_of_thousands_of_digits_on_the_command_line_is_refused_in_a_sentence(option: str) -> None:
    result = CliRunner().invoke(
        main, ["template", "--region", "52.03", "-o", "rak.xlsx", "--year", "2020", option, _DIGITS]
    )
    assert (result.exit_code, "harus" in result.output, len(result.output) < 300) == (2, True, True)
