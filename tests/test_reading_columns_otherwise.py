"""Columns headed otherwise than usual, that every reader knows: by months, in English, by their units; and lacking ones."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from rak_excel.definitions.loading import load_template
from rak_excel.formats.grid import Faults
from rak_excel.model import Plan, Severity, Source
from rak_excel.reading import Unread, read_sheets
from rak_excel.rules.check import check
from tests.tables import plan_of, sheets_of, told
from tests.test_reading_rivals import TICKS, told_of_columns

D, SUB = "Divisi Hukum dan Pengawasan", "Sub Bagian Keuangan, Umum dan Logistik"
MONTHS = "Jan | Feb | Mar | Apr | Mei | Jun | Jul | Ags | Sep | Okt | Nov | Des"


def scheduled(periods: str, sheet: str = "Komisi", ticks: str = "v | | v | ", executor: str = D) -> Plan:
    head = f"| NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | {periods} | PELAKSANA |"
    return plan_of(f"# {sheet}\n{head}\n| 1 | A | Nilai A | 70 | Reviu | {ticks} | {executor} |")


def executed(heading: str, entry: str) -> Plan:
    head = f"| NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | {TICKS} | {heading} |"
    return plan_of(f"# Komisi\n{head}\n| 1 | A | Nilai A | 70 | Reviu | v | | | | {entry} |")


def read(plan: Plan) -> tuple[tuple[int, ...], list[str]]:
    ((_, _, activity),) = plan.activities()
    return activity.periods, [executor.name for executor in activity.executors]


@pytest.mark.parametrize(
    "periods",
    [
        "B03 | B06 | B09 | B12",
        "Mar | Jun | Sep | Des",
        "Maret 2020 | Juni 2020 | September 2020 | Desember 2020",
        "Jan | Apr | Jul | Okt",
        "31 Maret | 30 Juni | 30 September | 31 Desember",
    ],
)
@pytest.mark.parametrize(("sheet", "executor"), [("Komisi", D), ("Sekretariat", SUB)])
def test_four_months_that_end_or_begin_the_quarters_are_the_quarters(periods: str, sheet: str, executor: str) -> None:
    plan = scheduled(periods, sheet, executor=executor)

    assert read(plan)[0] == (1, 3)
    assert [*told_of_columns(plan), *(each for each in told(plan) if "RAK016" in each)][:1] == [
        f"RAK016 {sheet}!F1 warning"
    ]
    assert not [each for each in told(plan) if "RAK004" in each or "RAK009" in each]


def test_other_four_months_are_four_months() -> None:
    plan = scheduled("Feb | Mei | Jun | Des", "Sekretariat", executor=SUB)

    assert "RAK004 Sekretariat!A1 error" in told(plan)


@pytest.mark.parametrize(
    "periods",
    [
        "TW I\\n25% | TW II\\n50% | TW III\\n75% | TW IV\\n100%",
        "TW I 25% | TW II 50% | TW III 75% | TW IV 100%",
        "T1: 12,5% | T2: 25% | T3: 50% | T4: 100%",
        "Jan,Feb,Mar | Apr,Mei,Jun | Jul,Ags,Sep | Okt,Nov,Des",
        "Jan/Feb/Mar | Apr/Mei/Jun | Jul/Ags/Sep | Okt/Nov/Des",
        "Januari, Februari dan Maret | April, Mei dan Juni | Juli, Agustus dan September | Oktober, November dan Desember",
        "TW I\\nJan, Feb, Mar | TW II\\nApr, Mei, Jun | TW III\\nJul, Ags, Sep | TW IV\\nOkt, Nov, Des",
        "TW I\\n(Jan-Mar) | TW II\\n(Apr-Jun) | TW III\\n(Jul-Sep) | TW IV\\n(Okt-Des)",
    ],
)
def test_quarters_are_known_by_all_their_months_and_with_a_share_behind(periods: str) -> None:
    plan = scheduled(periods)

    assert (read(plan)[0], told_of_columns(plan)) == ((1, 3), [])


def test_a_heading_that_names_two_quarters_is_none() -> None:
    assert read(scheduled("TW I\\nApr, Mei, Jun | T2 | T3 | T4"))[0] == (3,)


def test_months_are_known_by_any_of_their_spellings() -> None:
    plan = scheduled(
        "January | Feb | Mrt | April | May | June | July | Aug | Sept | Oct | Nov | Dec",
        "Sekretariat",
        "v | | v | | v | | | v | | v | | v",
        SUB,
    )

    assert (read(plan)[0], told_of_columns(plan)) == ((1, 3, 5, 8, 10, 12), [])


@pytest.mark.parametrize(
    "heading", ["DIVISI", "SUB BAGIAN", "SUBBAG", "BIDANG", "BAGIAN", "DIVISI/SUB BAGIAN", "UNIT", "PELAKSANA 1"]
)
def test_a_column_headed_by_the_words_of_units_that_names_units_has_the_executors(heading: str) -> None:
    plan = executed(heading, D)

    assert (read(plan)[1], told_of_columns(plan)) == ([D], [])


@pytest.mark.parametrize(
    ("heading", "entries", "executors", "told_at"),
    [
        ("PELAKSANA | DIVISI", f"{D} | Divisi Teknis Penyelenggaraan", [D], ["RAK020 Komisi!K1 warning"]),
        ("DIVISI | SUB BAGIAN", f"{D} | {SUB}", [D], ["RAK009 Komisi!J1 error", "RAK009 Komisi!K1 error"]),
        ("PELAKSANA I | PELAKSANA II", f"{D} | {SUB}", [D], ["RAK009 Komisi!J1 error", "RAK009 Komisi!K1 error"]),
        ("PELAKSANA | SUMBER DATA", f"{D} | Divisi Teknis Penyelenggaraan", [D], []),
        ("BIDANG", "Pendidikan", [], ["RAK004 Komisi!A1 error"]),
    ],
)
def test_units_beside_executors_or_of_something_else_are_none(
    heading: str, entries: str, executors: list[str], told_at: list[str]
) -> None:
    plan = executed(heading, entries)

    assert (read(plan)[1], told_of_columns(plan)) == (executors, told_at)


@pytest.mark.parametrize(
    ("heading", "named"),
    [
        ("TARGET DAN REALISASI", 'TARGET; yang mirip: "TARGET DAN REALISASI" (D1).'),
        ("TARGET ANGGARAN", 'TARGET; yang mirip: "TARGET ANGGARAN" (D1).'),
        ("OUTPUT", 'TARGET; kolom lain di sini: "OUTPUT" (D1).'),
        ("VOLUME", 'TARGET; judul yang tidak dikenal: "VOLUME" (D1).'),
    ],
)
def test_a_missing_target_is_told_with_the_heading_that_stands_in_its_place(heading: str, named: str) -> None:
    head = f"| NO | SASARAN | INDIKATOR | {heading} | KEGIATAN | {TICKS} | PELAKSANA |"
    plan = plan_of(f"# Komisi\n{head}\n| 1 | A | Nilai A | 70 | Reviu | v | | | | {D} |")

    assert [finding.message.id for finding in check([plan]) if finding.code == "RAK004"] == [
        f"Kolom tidak ditemukan di tabel ini: {named}"
    ]


def test_a_heading_that_is_a_formula_never_calculated_is_told_there_and_where_its_column_is_missing() -> None:
    head = f"| NO | SASARAN | INDIKATOR | | KEGIATAN | {TICKS} | PELAKSANA |"
    definition = load_template("kpu-2020")
    identity, sheet = sheets_of(f"# Komisi\n{head}\n| 1 | A | Nilai A | 70 | Reviu | v | | | | {D} |", definition)
    sheet = replace(sheet, faults=Faults({}, {(1, 4): '="TARGET"'}))
    plan = read_sheets([identity, sheet], Source("rak.xlsx", "0" * 64), template=definition)

    assert not isinstance(plan, Unread)
    assert {"RAK007 Komisi!D1 error", "RAK004 Komisi!D1 error"} <= {*told(plan, Severity.ERROR)}
    assert '="TARGET"' in next(finding.message.id for finding in check([plan]) if finding.code == "RAK004")
