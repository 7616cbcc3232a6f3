"""The plan of KPU Kabupaten Lombok Timur for 2020, as it was signed and published: its defects are found, and no others."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from rak_excel.formats.addresses import column_number
from rak_excel.model import Finding, Plan, Severity
from rak_excel.rules.check import check
from tests.rule_examples import PERIODS
from tests.tables import plan_of, sheets_of

PLAN = Path(__file__).parent.parent / "examples" / "lombok-timur-2020" / "plan.toml"
SHEETS = {"commission": "Komisi", "secretariat": "Sekretariat"}


@cache
def source() -> dict[str, Any]:
    return tomllib.loads(PLAN.read_text(encoding="utf-8"))


def tables() -> str:
    """The document as text tables."""
    return "\n".join(_sheet(sheet, source()[part]) for part, sheet in SHEETS.items())


@cache
def real_plan() -> Plan:
    who = {
        role: (source()["identity"][role]["title"], source()["identity"][role]["name"], "")
        for role in ("chair", "secretary")
    }
    return plan_of(tables(), chair=who["chair"], secretary=who["secretary"])


def _sheet(sheet: str, rows: list[dict[str, Any]]) -> str:
    lines = [
        f"# {sheet}",
        f"| NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | {' | '.join(PERIODS[sheet])} | PELAKSANA |",
    ]
    for row in rows:
        marks = [row["tick"] if period in row["periods"] else "" for period in range(1, len(PERIODS[sheet]) + 1)]
        texts = [row.get("number", ""), row.get("objective", ""), row["indicator"], row["target"], row["activities"]]
        cells = [*texts, *marks, row["executor"]]
        lines.append("| " + " | ".join(cell.strip().replace("\n", "\\n") for cell in cells) + " |")
    return "\n".join(lines)


@cache
def findings() -> tuple[Finding, ...]:
    return tuple(check([real_plan()]))


def row_of(finding: Finding) -> str:
    """The row by its name in the transcription: S8.1b."""
    if finding.cell is None:
        return ""
    part = next(part for part, sheet in SHEETS.items() if sheet == finding.cell.sheet)
    return str(source()[part][finding.cell.row - 2]["row"])


def rows_with(rule: str) -> list[str]:
    return [row_of(finding) for finding in findings() if finding.name == rule]


def values_of(rule: str) -> set[str]:
    return {finding.value for finding in findings() if finding.name == rule}


DIVISI_ON_SEKRETARIAT = ["S8.1b", "S11.1", "S12.1", "S12.2", "S13.1", "S14.1", "S15.1", "S16.1"]


FOUND: list[tuple[str, list[str]]] = [
    ("duplicate-indicator", ["S8.1b"]),
    ("executor-missing", ["S8.1", "S9.1", "S9.2", "S9.3"]),
    ("schedule-empty", ["S2.1"]),
    ("number-missing", []),  # the copy is told as such
    ("number-out-of-order", []),
    ("activity-numbering-broken", ["S12.1", "S16.1"]),
    ("executor-unknown", ["K1.1", "K1.1", "K1.2", "K1.3", "K1.4", "K1.5", "K3.1", "K3.3", "K3.3", "K3.3"]),
    ("executor-spelling", ["S1.1"]),
    ("executor-of-other-part", DIVISI_ON_SEKRETARIAT),
    ("target-does-not-fit-indicator", ["K3.3", "K3.4", "S9.1"]),
    ("target-unit-differs", ["S5.2"]),
    ("zero-target-without-polarity", []),
    ("other-region-named", ["K2.1"]),
    ("stale-year", ["K2.2", "K3.4", "S10.1", "S10.2", "S12.1", "S12.2"]),
    ("indicator-is-not-a-measure", ["S9.2", "S9.3", "S12.1", "S14.1", "S16.1"]),
    ("text-truncated", ["K1.1"]),
    ("word-repeated", ["S9.2"]),
    ("explanation-as-activity", ["K1.1"]),
    ("measure-in-other-words", []),
    ("event-called-off", ["S11.1"]),
    ("word-misspelt", ["K3.1", "K3.2"]),
    ("word-perhaps-misspelt", []),
    ("only-last-period", []),
    ("work-of-other-office", ["K3.1"]),
    ("quarter-without-month", ["K3.2"]),
    ("year-differs-between-parts", []),
    ("target-differs-between-parts", []),
    ("executors-do-not-correspond", ["S12.1", "S12.2"]),
    ("division-without-support", ["K1.1"]),
    ("target-missing", []),
    ("objective-missing", []),
    ("near-duplicate-indicator", []),
    ("unit-never-named", []),
    ("leftover-markup", []),
]


@pytest.mark.parametrize(("rule", "rows"), FOUND)
def test_a_rule_finds_these_rows_of_the_real_plan(rule: str, rows: list[str]) -> None:
    assert rows_with(rule) == rows


def test_no_other_rule_finds_an_error_or_a_warning() -> None:
    graver = {finding.name for finding in findings() if finding.severity is not Severity.INFO}
    assert graver <= {rule for rule, _ in FOUND}


def test_the_twin_indicator_is_told_with_what_differs() -> None:
    message = next(finding.message.id for finding in findings() if finding.name == "duplicate-indicator")
    assert "C10" in message
    assert "NO: 8. / -" in message
    assert "PELAKSANA: - / Divisi hokum Dan Pengawasan" in message


def test_misspelt_executors_are_told_as_typed() -> None:
    typed = values_of("executor-unknown") | values_of("executor-spelling") | values_of("executor-of-other-part")
    for name in (
        "Divisi Teknis Penyelenggara",
        "Divisi Perencanaan dan Data",
        "Divisi Program Dan Data",
        "Divisi Keuangan Umum Dan Logistik",
        "Divisi Teknis Hupmas",
        "Divisi hokum Dan Pengawasan",
        "Sub Bag. Keuangan, Umum, Logistik dan Keuangan",
    ):
        assert name in typed


def test_a_wrong_unit_word_comes_with_the_sub_bagian_that_is_meant() -> None:
    hints = {finding.hint.id for finding in findings() if finding.name == "executor-of-other-part"}
    assert any("Sub Bagian Hukum dan Sumber Daya Manusia" in hint for hint in hints)
    assert any(
        "Sub Bagian Teknis Penyelenggaraan Pemilu, Partisipasi dan Hubungan Masyarakat" in hint for hint in hints
    )


def test_pairs_found_by_activities_say_so_and_name_the_unit_that_was_assumed() -> None:
    messages = [finding.message.id for finding in findings() if finding.name == "executors-do-not-correspond"]
    assert all("3 uraian kegiatannya sama" in message for message in messages)
    assert all('dianggap: "Divisi Teknis Dan Hupmas" = Sub Bagian Teknis' in message for message in messages)


@pytest.mark.parametrize("right", ["eks", "Laporan Kinerja Tahun 2019", "2021", "2020-2024"])
def test_years_that_are_right_are_not_reported(right: str) -> None:
    assert not any(right in finding.message.id for finding in findings() if finding.name == "stale-year")


def test_the_cell_of_every_finding_holds_the_value_that_is_shown() -> None:
    sheets = {sheet.name: sheet for sheet in sheets_of(tables())}
    for finding in findings():
        if finding.cell and finding.sheet in SHEETS.values():
            column = column_number(finding.cell.column)
            text = sheets[finding.cell.sheet].text(finding.cell.row, column)
            assert finding.value in text
            assert finding.value or not text
