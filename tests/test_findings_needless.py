"""What is told once, and what need not be told: signs and numbers that every reader takes for the same."""

from __future__ import annotations

import pytest

from rak_excel.rules.check import check
from tests.tables import plan_of, told

HEADING = "| NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA |"
LAW, WORK = "Divisi Hukum dan Pengawasan", "Divisi Teknis Penyelenggaraan"


def table(*rows: str) -> str:
    return "\n".join(["# Komisi", HEADING, *rows])


def at_cell(text: str, cell: str) -> list[str]:
    return [each for each in told(plan_of(text)) if f"Komisi!{cell} " in each]


@pytest.mark.parametrize(
    ("targets", "executors", "codes"),
    [
        (("80%", "90%"), (LAW, WORK), ["RAK210 Komisi!C3 warning"]),
        (("80%", "90%"), (LAW, LAW), ["RAK210 Komisi!C3 warning"]),
        (("80%", "80%"), (LAW, WORK), []),
    ],
)
def test_an_indicator_that_is_promised_at_two_heights_is_asked(
    targets: tuple[str, str], executors: tuple[str, str], codes: list[str]
) -> None:
    rows = (
        f"| {nth} | Sasaran {nth} | Persentase Layanan Baik | {target} | Rapat {nth} | ✓ | | | ✓ | {executor} |"
        for nth, (target, executor) in enumerate(zip(targets, executors, strict=True), 1)
    )
    assert at_cell(table(*rows), "C3") == codes


def test_a_number_below_an_objective_takes_no_number_of_objectives() -> None:
    numbers = {"1.": "Andal", "1.1": "Andal Satu", "1.2": "Andal Dua", "2.": "Tertib"}
    rows = (
        f"| {no} | {text} | Persentase {text} | 80% | Rapat {text} | ✓ | | | ✓ | {LAW} |"
        for no, text in numbers.items()
    )
    assert not [each for each in told(plan_of(table(*rows))) if each.startswith("RAK202")]


def test_a_repeated_number_is_still_told() -> None:
    numbers = [("1.", "Andal"), ("1.", "Tertib"), ("2.", "Cepat")]
    rows = (f"| {no} | {text} | Persentase {text} | 80% | Rapat {text} | ✓ | | | ✓ | {LAW} |" for no, text in numbers)
    assert "RAK202 Komisi!A3 warning" in told(plan_of(table(*rows)))


@pytest.mark.parametrize("sign", ["v.", "v*", "V.", "✓*", "v,"])
def test_a_tick_with_a_point_is_a_tick(sign: str) -> None:
    plan = plan_of(table(f"| 1 | Andal | Persentase A | 80% | Rapat | {sign} | | | v | {LAW} |"))
    assert set(plan.parts[0].indicators[0].activities[0].marks) == {1, 4}
    assert at_cell(table(f"| 1 | Andal | Persentase A | 80% | Rapat | {sign} | | | v | {LAW} |"), "F2") == []


@pytest.mark.parametrize("sign", ["a.", "1*", "tunda.", "?."])
def test_what_is_no_tick_without_its_point_is_none(sign: str) -> None:
    plan = plan_of(table(f"| 1 | Andal | Persentase A | 80% | Rapat | {sign} | | | v | {LAW} |"))
    assert set(plan.parts[0].indicators[0].activities[0].marks) == {4}


def test_a_target_of_another_kind_is_told_once() -> None:
    text = table(f"| 1 | Andal | Jumlah Pelanggaran | nol | Rapat | ✓ | | | ✓ | {LAW} |")
    assert at_cell(text, "D2") == ["RAK304 Komisi!D2 error"]


def test_what_was_read_is_told_once_and_as_it_was_read() -> None:
    text = table(f"| 1 | Andal | Indeks Layanan | 83.125 | Rapat | FALSE | | | ✓ | {LAW} |")
    messages = {str(each.cell): each.message.id for each in check([plan_of(text)]) if each.code == "RAK012"}
    assert '"83,125"' in messages["Komisi!D2"]
    assert messages["Komisi!F2"].count("kosong") == 1
