"""Columns whose headings say that what stands there changed, is another's, or holds no longer: told where people look."""

from __future__ import annotations

import pytest

from rak_excel.definitions.loading import load_template
from rak_excel.rules.check import check
from rak_excel.vocabulary.headings.headings import near_heading
from tests.tables import plan_of, told
from tests.test_reading_rivals import TICKS, told_of_columns, with_targets

D, DT = "Divisi Hukum dan Pengawasan", "Divisi Teknis Penyelenggaraan"
ROW = f"| 1 | A | Nilai A | 70 | Reviu | v | | v | | {D} |"
USUAL = f"| NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | {TICKS} | PELAKSANA |"


def beside(heading: str, *entries: str) -> list[str]:
    """What is told of the usual table with one more column behind PELAKSANA, a row for each of its entries."""
    rows = "\n".join(
        f"| {n} | A{n} | Nilai A{n} | 70 | Reviu {n} | v | | v | | {D} | {e} |" for n, e in enumerate(entries, 1)
    )
    return told_of_columns(plan_of(f"# Komisi\n{USUAL} {heading} |\n{rows}"))


def headed(
    old: str, new: str, row: str = ROW, *, codes: tuple[str, ...] = ("RAK004", "RAK009", "RAK016", "RAK02")
) -> list[str]:
    """What is told of the usual table with another heading."""
    return [
        each
        for each in told(plan_of(f"# Komisi\n{USUAL.replace(f'| {old} |', f'| {new} |')}\n{row}"))
        if each.startswith(codes)
    ]


@pytest.mark.parametrize(
    "heading",
    [
        "REVISI",
        "PERUBAHAN",
        "MENJADI",
        "KOREKSI",
        "SETELAH REVISI",
        "HASIL REVISI",
        "REVISI KE-2",
        "BARU",
        "TARGET HASIL REVISI",
    ],
)
def test_a_version_beside_the_target_is_asked_about_with_it(heading: str) -> None:
    plan = with_targets(f"TARGET | {heading}", "60% | 75%")

    assert told_of_columns(plan) == ["RAK009 Komisi!D1 error", "RAK009 Komisi!E1 error"]


@pytest.mark.parametrize(
    ("heading", "row", "told_at"),
    [
        ("TARGET | SATUAN | REVISI", "60 | % | 75", ["RAK009 Komisi!D1 error", "RAK009 Komisi!F1 error"]),
        ("TARGET | 2021", "60% | 75%", []),
        ("TARGET | SEMULA", "60% | 75%", ["RAK020 Komisi!E1 warning"]),
        ("TARGET | USULAN", "60% | 75%", ["RAK020 Komisi!E1 warning"]),
        ("TARGET | REVISI", "60% | 60%", ["RAK020 Komisi!E1 warning"]),
        # What is no target is none.
        ("TARGET | REVISI", "60% | ", []),
        ("TARGET | REVISI", "60% | sudah direviu", []),
        ("TARGET | LAMA", "60% | 3 hari", []),
    ],
)
def test_a_version_alone_is_of_the_role_whose_entries_it_has(heading: str, row: str, told_at: list[str]) -> None:
    assert told_of_columns(with_targets(heading, row)) == told_at


@pytest.mark.parametrize(
    ("heading", "entry", "told_at"),
    [
        ("REVISI", DT, ["RAK009 Komisi!J1 error", "RAK009 Komisi!K1 error"]),
        ("PENGGANTI", DT, ["RAK009 Komisi!J1 error", "RAK009 Komisi!K1 error"]),
        ("PELAKSANA PENGGANTI", DT, ["RAK009 Komisi!J1 error", "RAK009 Komisi!K1 error"]),
        ("DIALIHKAN KE", DT, ["RAK009 Komisi!J1 error", "RAK009 Komisi!K1 error"]),
        ("REVISI", "80", ["RAK009 Komisi!D1 error", "RAK009 Komisi!K1 error"]),
        ("JADWAL BARU", "TW IV", ["RAK009 Komisi!K1 error"]),
        ("JADWAL PERUBAHAN", "TW IV", ["RAK009 Komisi!K1 error"]),
        ("PERUBAHAN JADWAL", "TW IV", ["RAK009 Komisi!K1 error"]),
        ("DITUNDA KE", "TW IV", ["RAK009 Komisi!K1 error"]),
        ("REVISI", "TW IV", ["RAK009 Komisi!K1 error"]),
        ("JADWAL BARU", "TW I, III", []),
        ("JADWAL", "TW I, III", []),
        ("JADWAL", "TW I", ["RAK009 Komisi!K2 error"]),
        ("JADWAL", "TW I-IV", ["RAK020 Komisi!K1 warning"]),
        ("JADWAL SEMULA", "TW II", ["RAK020 Komisi!K1 warning"]),
        ("DITUNDA KE", "2021", ["RAK016 Komisi!K2 warning"]),
        ("REVISI KE-", "1", []),
    ],
)
def test_a_change_of_executor_or_schedule_is_asked_about(heading: str, entry: str, told_at: list[str]) -> None:
    assert beside(heading, entry) == told_at


@pytest.mark.parametrize("heading", ["JADWAL SEMULA | JADWAL MENJADI", "JADWAL MENJADI | JADWAL SEMULA"])
def test_of_schedules_in_words_the_changed_one_is_read(heading: str) -> None:
    said = {"JADWAL SEMULA": "TW I", "JADWAL MENJADI": "TW IV"}
    entries = " | ".join(said[each] for each in heading.split(" | "))
    plan = plan_of(
        f"# Komisi\n| NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | {heading} | PELAKSANA |\n| 1 | A | Nilai A | 70 | Reviu | {entries} | {D} |"
    )

    assert [activity.periods for _, _, activity in plan.activities()] == [(4,)]


@pytest.mark.parametrize(
    ("upper", "lower", "periods", "told_at"),
    [
        ("RENCANA", "PERUBAHAN", (1,), ["RAK009 Komisi!F2 error", "RAK009 Komisi!J2 error"]),
        ("JADWAL", "MENJADI", (1,), ["RAK009 Komisi!F2 error", "RAK009 Komisi!J2 error"]),
        ("RENCANA SEMULA", "MENJADI", (2,), ["RAK020 Komisi!F2 warning"]),
        ("RENCANA", "REALISASI PERUBAHAN", (1,), ["RAK020 Komisi!J2 warning"]),
    ],
)
def test_a_block_of_periods_that_was_changed_to_is_asked_about(
    upper: str, lower: str, periods: tuple[int, ...], told_at: list[str]
) -> None:
    plan = plan_of(f"""
        # Komisi
        | NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | {upper} | < | < | < | {lower} | < | < | < | PELAKSANA |
        | | | | | | {TICKS} | {TICKS} | |
        | 1 | A | Nilai A | 70 | Reviu | v | | | | | v | | | {D} |
    """)

    assert [activity.periods for _, _, activity in plan.activities()] == [periods]
    assert told_of_columns(plan) == told_at


@pytest.mark.parametrize(
    ("role", "heading", "told_at"),
    [
        ("KEGIATAN", "KEGIATAN TAHUN 2019", ["RAK009 Komisi!E1 error"]),
        ("KEGIATAN", "KEGIATAN 2021", ["RAK009 Komisi!E1 error"]),
        ("INDIKATOR", "INDIKATOR 2019", ["RAK009 Komisi!C1 error"]),
        ("SASARAN", "SASARAN 2019", ["RAK009 Komisi!B1 error"]),
        ("PELAKSANA", "PELAKSANA TAHUN 2019", ["RAK009 Komisi!J1 error"]),
        ("PELAKSANA", "PELAKSANA TAHUN 2020", []),
        ("KEGIATAN", "KEGIATAN 2020", []),
        # Objectives are often those of a plan of five years.
        ("SASARAN", "SASARAN 2020-2024", []),
        ("SASARAN", "SASARAN 2015-2019", ["RAK009 Komisi!B1 error"]),
        ("KEGIATAN", "KEGIATAN 2020-2024", ["RAK009 Komisi!E1 error"]),
        ("KEGIATAN", "KEGIATAN (DRAFT)", ["RAK009 Komisi!E1 error"]),
        ("PELAKSANA", "PELAKSANA (SEMENTARA)", ["RAK009 Komisi!J1 error"]),
        ("PELAKSANA", "PELAKSANA (PIC)", []),
        ("T1", "TW I (batal)", ["RAK009 Komisi!F1 error"]),
        ("T1", "TW I (25%)", []),
    ],
)
def test_a_column_of_another_year_or_a_draft_is_asked_about(role: str, heading: str, told_at: list[str]) -> None:
    assert headed(role, heading) == told_at


ASKED, DOUBTED = ["RAK009 Komisi!D1 error"], ["RAK016 Komisi!D1 warning"]


@pytest.mark.parametrize(
    ("heading", "told_at"),
    [
        ("TARGET PROGRAM", ASKED),
        ("TARGET INDIKATOR PROGRAM", ASKED),
        ("TARGET KEGIATAN", ASKED),
        ("TARGET (RENSTRA)", ASKED),
        ("TARGET (NASIONAL)", ASKED),
        ("TARGET (DRAFT)", ASKED),
        ("TARGET TW IV", ASKED),
        ("TARGET S.D. TW II", ASKED),
        ("TARGET SEMESTER II", ASKED),
        ("TARGET TRIWULAN", ASKED),
        ("TARGET BULANAN", ASKED),
        ("TARGET WAKTU", ASKED),
        ("TARGET FISIK", DOUBTED),
        ("TARGET KUALITAS", DOUBTED),
        ("TARGET?", DOUBTED),
        ("TARGET (%)", []),
        ("TARGET (IKU)", []),
        ("TARGET (Laporan)", []),
        ("TARGET (Tahun 2020)", []),
        ("TARGET (1 TAHUN)", []),
        ("TARGET (REVISI)", []),
        ("TARGET (PK)", []),
        ("TARGET SASARAN", []),
        ("TARGET 2)", []),
    ],
)
def test_the_only_target_is_asked_about_where_its_heading_names_another(heading: str, told_at: list[str]) -> None:
    plan = with_targets(heading, "70")

    assert told_of_columns(plan) == told_at
    ((_, indicator, activity),) = plan.activities()
    assert activity.periods == (1,)
    assert indicator.target is not None
    assert indicator.target.value == 70


@pytest.mark.parametrize(
    ("wide", "own", "money", "told_at"),
    [
        ("TARGET KINERJA DAN ANGGARAN", "TARGET", "ANGGARAN", []),
        ("KINERJA DAN ANGGARAN", "TARGET", "PAGU (Rp)", []),
        ("ANGGARAN", "TARGET", "PAGU", ["RAK009 Komisi!D2 error"]),
        ("REALISASI KINERJA DAN ANGGARAN", "TARGET", "ANGGARAN", ["RAK009 Komisi!D2 error"]),
    ],
)
def test_a_target_below_a_heading_of_targets_and_money_is_the_target_where_the_money_has_a_column(
    wide: str, own: str, money: str, told_at: list[str]
) -> None:
    heading = USUAL.replace("TARGET", f"{wide} | <")
    second = f"| ^ | ^ | ^ | {own} | {money} | ^ | ^ | ^ | ^ | ^ | ^ |"
    plan = plan_of(f"# Komisi\n{heading}\n{second}\n{ROW.replace('| 70 |', '| 70 | 5.000.000 |')}")

    assert told_of_columns(plan) == told_at


def test_a_target_below_money_without_a_column_is_not_told_to_be_headed_as_it_is() -> None:
    heading, second = USUAL.replace("TARGET", "TARGET KINERJA DAN ANGGARAN"), "| | | | TARGET | | | | | | |"
    (found,) = check([plan_of(f"# Komisi\n{heading}\n{second}\n{ROW}")], select=["RAK016"])

    assert "juga menyebut anggaran" in found.message.id


@pytest.mark.parametrize(
    ("heading", "entries", "told_at"),
    [
        ("TARGET (Rp) | PAGU", "70 | 5.000.000", []),
        ("TARGET (Rp)", "70", DOUBTED),
    ],
)
def test_a_target_in_rupiah_may_be_money_only_where_no_other_column_is(
    heading: str, entries: str, told_at: list[str]
) -> None:
    assert told_of_columns(with_targets(heading, entries)) == told_at


@pytest.mark.parametrize(
    ("indicator", "heading", "told_at"),
    [("INDIKATOR PROGRAM", "TARGET PROGRAM", []), ("INDIKATOR KINERJA KEGIATAN", "TARGET KEGIATAN", [])],
)
def test_the_target_of_a_level_is_that_of_the_indicators_of_the_level(
    indicator: str, heading: str, told_at: list[str]
) -> None:
    plan = plan_of(f"# Komisi\n{USUAL.replace('INDIKATOR', indicator).replace('TARGET', heading)}\n{ROW}")

    assert told_of_columns(plan) == told_at


def test_a_target_behind_the_activity_is_that_of_the_activity() -> None:
    heading = USUAL.replace("TARGET | KEGIATAN", "KEGIATAN | TARGET KEGIATAN").replace("SASARAN", "SASARAN KEGIATAN")
    plan = plan_of(f"# Komisi\n{heading}\n{ROW.replace('70 | Reviu', 'Reviu | 70')}")

    assert told_of_columns(plan) == ["RAK009 Komisi!E1 error"]


@pytest.mark.parametrize(
    ("heading", "row", "told_at"),
    [
        ("TARGET | TARGET TRIWULAN", "70 | 25", ["RAK020 Komisi!E1 warning"]),
        ("TARGET | TARGET WAKTU", "70 | 12 bulan", ["RAK020 Komisi!E1 warning"]),
        ("TARGET | TARGET TW IV", "70 | 75", ["RAK020 Komisi!E1 warning"]),
        ("TARGET | PERIODE", "70 | 2020", []),
        ("TARGET | WAKTU", "70 | 3 hari", []),
        ("TARGET | PERIODE", "70 | Januari - Juni", ["RAK020 Komisi!E1 warning"]),
    ],
)
def test_a_column_is_told_as_a_schedule_in_words_only_where_it_says_when(
    heading: str, row: str, told_at: list[str]
) -> None:
    plan = with_targets(heading, row)
    reasons = [note.detail.en for note in plan.notes if note.kind == "column-set-aside"]

    assert told_of_columns(plan) == told_at
    assert [("in words" in each) for each in reasons] == ["Januari" in row] * len(told_at)


@pytest.mark.parametrize("heading", ["DEADLINE", "BATAS WAKTU", "TENGGAT"])
@pytest.mark.parametrize(
    ("entry", "told_at"), [("30 September", []), ("31 Desember 2020", []), ("31 Maret", ["RAK020 Komisi!K1 warning"])]
)
def test_a_deadline_beside_ticks_is_told_where_it_comes_before_them(
    heading: str, entry: str, told_at: list[str]
) -> None:
    assert beside(heading, entry) == told_at


@pytest.mark.parametrize(
    ("heading", "meant"), [("TARGET REVSI", "TARGET REVISI"), ("PERUBHAN TARGET", "PERUBAHAN TARGET")]
)
def test_a_version_with_a_wrong_letter_is_near_to_it(heading: str, meant: str) -> None:
    near = near_heading(heading, load_template("kpu-2020"))

    assert near is not None
    assert (near.role, near.text) == ("target", meant)


@pytest.mark.parametrize(("times", "role"), [(1, "activity"), (3, None)])
def test_a_long_text_is_no_heading_with_a_wrong_letter(times: int, role: str | None) -> None:
    remark = "diisi menurut keputusan rapat pleno " * times
    near = near_heading(f"KEGIATN ({remark})", load_template("kpu-2020"))

    assert (near.role if near else None) == role
