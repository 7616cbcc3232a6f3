"""Tables pasted from pages: rows cut by a page break, columns that slipped, tags of the page that they came from."""

from __future__ import annotations

import pytest

from rak_excel.model import NoteKind, Severity
from tests.tables import plan_of, told
from tests.test_reading_laws import HEADING, commission, notes

ROW = "| 1. | Tertib | Persentase pemilu tanpa | 95% | 1. Rapat bersama | v | | | | Divisi Hukum dan Pengawasan |"
WHOLE = "| 1. | Tertib | Persentase pemilu tanpa konflik | 95% | 1. Rapat | v | | | | Divisi Hukum dan Pengawasan |"


@pytest.mark.parametrize(
    ("below", "asked"),
    [
        ("| | | konflik | | Bawaslu | | | | | |", "C4"),
        ("| | | | | 3. Sosialisasi dengan | | | | | |", "E4"),
        ("| | | konflik | | Bawaslu | | | | | dan SDM |", "C4"),
        ("| | | | | | | | | | dan SDM |", "J4"),
    ],
)
def test_what_may_go_on_behind_a_page_break_is_asked_once_and_nothing_else_is_said_of_it(
    below: str, asked: str
) -> None:
    plan = commission(ROW, HEADING, below)

    assert [each for each in told(plan) if "Komisi" in each] == [f"RAK009 Komisi!{asked} error"]


def test_a_second_activity_that_may_go_on_behind_a_page_break_is_asked_once_too() -> None:
    second = "| | | | | 2. Rapat bersama | v | | | | Divisi Hukum dan Pengawasan |"
    plan = commission(ROW, second, HEADING, "| | | | | Bawaslu | | | | | |")

    assert [each for each in told(plan) if "Komisi" in each] == ["RAK009 Komisi!E5 error"]


@pytest.mark.parametrize(
    "below",
    [
        "| | | Nilai SPIP | 95 | Rapat | v | | | | Divisi Hukum dan Pengawasan |",
        "| 2. | Aman | Nilai SPIP | | Rapat | | | | | Divisi Hukum dan Pengawasan |",
        "| | | | | Rapat | v | | | | |",
        "| | | | | 2. Sosialisasi | | | | | |",
    ],
)
def test_a_row_of_its_own_behind_a_page_break_is_not_asked_about(below: str) -> None:
    plan = commission(WHOLE, HEADING, below)

    assert notes(plan, NoteKind.AMBIGUOUS_VALUE) == []


def test_a_mere_number_among_the_activities_is_told_as_no_activity() -> None:
    plan = commission(WHOLE, "| | | | | (8) | | | | | |")

    assert "RAK227 Komisi!E3 warning" in told(plan)


def test_executors_in_the_column_without_a_heading_are_read_and_the_schedule_beside_them_is_asked_once() -> None:
    slipped = WHOLE.replace("| Divisi Hukum", "| | Divisi Hukum")
    plan = commission(slipped, slipped.replace("1. | Tertib", "2. | Aman").replace("konflik", "sengketa"))

    assert [[who.name for who in each.executors] for each in plan.parts[0].indicators] == [
        ["Divisi Hukum dan Pengawasan"]
    ] * 2
    assert ("Komisi!K2", "Divisi Hukum dan Pengawasan") in notes(plan, NoteKind.REPAIRED)
    assert [each for each in told(plan) if "Komisi" in each] == ["RAK009 Komisi!F2 error"]


def test_a_tick_in_the_column_of_executors_asks_for_the_schedule() -> None:
    plan = commission(WHOLE.replace("| v | | | | Divisi Hukum", "| | | | | v | Divisi Hukum"))

    assert [each.name for each in plan.parts[0].indicators[0].executors] == ["Divisi Hukum dan Pengawasan"]
    assert [each for each in told(plan) if "Komisi" in each] == ["RAK009 Komisi!J2 error"]


def test_executors_beside_a_row_without_ticks_are_read() -> None:
    plan = commission(WHOLE.replace("| v | | | | Divisi Hukum", "| | | | | | Divisi Hukum"))

    assert [each for each in told(plan) if "Komisi" in each] == ["RAK401 Komisi!F2 error"]


@pytest.mark.parametrize("beside", ["sudah diperiksa", "v", "Hukum?"])
def test_anything_else_beside_a_blank_executor_is_told_as_no_part_of_the_plan(beside: str) -> None:
    plan = commission(WHOLE.replace("| Divisi Hukum dan Pengawasan |", f"| | {beside} |"))

    assert {"RAK501 Komisi!J2 error", "RAK005 Komisi!K2 warning"} <= set(told(plan))


def test_an_executor_beside_one_that_is_there_stays_outside() -> None:
    plan = commission(WHOLE + " Divisi Keuangan |")

    assert "RAK005 Komisi!K2 warning" in told(plan)


def test_tags_are_left_out_and_told_once_a_sheet() -> None:
    text = "<p>Persiapan:</p><ol style='x'><li>1. Rapat &amp; reviu</li><li>2. Lapor</li></ol>"
    plan = commission(
        f"| 1. | Tertib | Nilai SPIP | 95 | {text} | v | | | | <p>Divisi Hukum dan Pengawasan</p> |",
        "| | | <b>Opini BPK</b> | WTP | a < b <nama kegiatan> | v | | | | Divisi Hukum dan Pengawasan |",
    )
    first, second = plan.parts[0].indicators

    assert first.activities[0].text == "Persiapan:\n1. Rapat & reviu\n2. Lapor"
    assert [each.name for each in first.executors] == ["Divisi Hukum dan Pengawasan"]
    assert (second.text, second.activities[0].text) == ("Opini BPK", "a < b <nama kegiatan>")
    assert [each for each in told(plan, Severity.WARNING) if "RAK223" in each] == ["RAK223 Komisi!E2 warning"]


def test_the_part_that_is_signed_is_not_who_signs() -> None:
    plan = plan_of(
        """
        # Identitas Satker
        # Sekretariat
        | RENCANA AKSI KINERJA |
        | SEKRETARIAT KOMISI PEMILIHAN UMUM KABUPATEN LOMBOK TIMUR |
        | NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | B1 | B2 | PELAKSANA |
        | 1. | Tertib | Nilai SPIP | 95 | Rapat | v | | Sub Bagian Hukum dan Sumber Daya Manusia |
        | Selong, 22 Januari 2020 |
        | SEKRETARIS KOMISI PEMILIHAN UMUM |
        | |
        | SEKRETARIAT |
        | Nama (contoh) |
        """
    )

    assert plan.identity.signatories["secretary"].name == "Nama (contoh)"


def test_a_list_that_counts_on_behind_a_page_break_has_the_schedule_of_its_first_items() -> None:
    plan = commission(ROW, HEADING, "| | | | | 2. Sosialisasi | | | | | |")
    (indicator,) = plan.parts[0].indicators

    assert [each.periods for each in indicator.activities] == [(1,), (1,)]
    assert notes(plan, NoteKind.SECOND_READING) == []
