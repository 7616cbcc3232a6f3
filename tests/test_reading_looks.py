"""What is struck through or cannot be seen is not read, and asked about where it is of the plan; comments are told."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from rak_excel.definitions.loading import load_template
from rak_excel.formats.grid import Looks
from rak_excel.layouts.names import REMARK_END
from rak_excel.model import Plan, Severity, Source
from rak_excel.reading import read_sheets
from rak_excel.rules.check import check
from tests.tables import plan_of, sheets_of, told

HEAD = "| NO | SASARAN STRATEGIS | INDIKATOR | TARGET | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA |"
HUKUM = "Divisi Hukum dan Pengawasan"


def asked(plan: Plan) -> list[str]:
    return [each for each in told(plan) if each.startswith("RAK009")]


def detail(plan: Plan) -> str:
    (said,) = [each.message.id for each in check([plan]) if each.code == "RAK009"]
    return said


def one_row(cells: str) -> Plan:
    return plan_of(f"""
        # Komisi
        {HEAD}
        {cells}
    """)


def first(plan: Plan) -> tuple[str, str | None, str, tuple[int, ...], str]:
    """Indicator, target, activity, periods and executor of the first row."""
    indicator = plan.parts[0].indicators[0]
    activity = indicator.activities[0]
    target = indicator.target.text if indicator.target else None
    return indicator.text, target, activity.text, activity.periods, activity.executors_text


WHOLE = ("Opini BPK", "WTP", "Rapat", (1, 2), HUKUM)


def test_what_is_plain_to_see_is_read_without_a_word() -> None:
    plan = one_row(f"| 1 | Tata kelola | Opini BPK | WTP | Rapat | v | v | | | {HUKUM} |")

    assert (first(plan), asked(plan)) == (WHOLE, [])


@pytest.mark.parametrize(
    ("row", "read", "cell"),
    [
        ("| 1 | Tata | Opini BPK | ~~WTP~~ | Rapat | v | v | | | HUKUM |", ("Opini BPK", None, *WHOLE[2:]), "D2"),
        ("| 1 | Tata | Opini BPK | ((WTP)) | Rapat | v | v | | | HUKUM |", ("Opini BPK", None, *WHOLE[2:]), "D2"),
        ("| 1 | Tata | Opini BPK | {75:;;;} | Rapat | v | v | | | HUKUM |", ("Opini BPK", None, *WHOLE[2:]), "D2"),
        ("| 1 | Tata | Opini BPK | WTP | ~~Rapat~~ | v | v | | | HUKUM |", (*WHOLE[:2], "", *WHOLE[3:]), "E2"),
        ("| 1 | Tata | Opini BPK | WTP | Rapat | v | v | ~~v~~ | ~~v~~ | HUKUM |", WHOLE, "H2"),
        ("| 1 | Tata | Opini BPK | WTP | Rapat | v | v | ((v)) | | HUKUM |", WHOLE, "H2"),
        ("| 1 | Tata | Opini BPK | WTP | Rapat | v | v | | | ~~HUKUM~~ |", (*WHOLE[:4], ""), "J2"),
        ("| 1 | Tata | ~~Opini BPK~~ | WTP | Rapat | v | v | | | HUKUM |", ("", *WHOLE[1:]), "C2"),
    ],
    ids=[
        "target struck", "target in white", "target hidden by its format", "activity struck", "ticks struck",
        "tick in white", "executor struck", "indicator struck",
    ],
)  # fmt: skip
def test_what_is_struck_or_unseen_is_not_read_and_asked_about(row: str, read: tuple[object, ...], cell: str) -> None:
    plan = one_row(row.replace("HUKUM", HUKUM))

    assert (first(plan), asked(plan)) == (read, [f"RAK009 Komisi!{cell} error"])


@pytest.mark.parametrize(
    ("row", "cell"),
    [
        ("| 1 | Tata | Opini BPK | ~~WDP~~ WTP | Rapat | v | v | | | HUKUM |", "D2"),
        ("| 1 | Tata | Opini BPK | WTP | Rapat ~~Koordinasi~~ | v | v | | | HUKUM |", "E2"),
        ("| 1 | Tata | Opini BPK | WTP | Rapat ((lama)) | v | v | | | HUKUM |", "E2"),
        ("| 1 | Tata | Opini BPK | WTP | Rapat | v | v | | | ~~Divisi Data~~ HUKUM |", "J2"),
    ],
    ids=["target", "activity", "activity in white", "executor"],
)
def test_of_a_cell_struck_in_part_the_rest_is_read_and_the_choice_is_asked(row: str, cell: str) -> None:
    plan = one_row(row.replace("HUKUM", HUKUM))

    assert (first(plan), asked(plan)) == (WHOLE, [f"RAK009 Komisi!{cell} error"])


def test_the_reason_is_told_as_it_is() -> None:
    row = f"| 1 | Tata | Opini BPK | TARGET | Rapat | v | v | | | {HUKUM} |"

    assert "dicoret, jadi tidak dibaca" in detail(one_row(row.replace("TARGET", "~~WTP~~")))
    assert 'dicoret, jadi yang dibaca hanya "WTP"' in detail(one_row(row.replace("TARGET", "~~WDP~~ WTP")))
    assert "warna hurufnya sama dengan warna selnya" in detail(one_row(row.replace("TARGET", "((WTP))")))
    assert "format selnya menyembunyikannya" in detail(one_row(row.replace("TARGET", "{1:;;;}")))


def test_a_whole_row_that_is_struck_is_no_row_of_the_plan_and_asked_about_once() -> None:
    plan = plan_of(f"""
        # Komisi
        {HEAD}
        | 1     | Tata     | Opini BPK                | WTP     | Rapat     | v     | v | | | {HUKUM}     |
        | ~~2~~ | ~~Data~~ | ~~Persentase Sengketa~~  | ~~75%~~ | ~~Rapat~~ | ~~v~~ |   | | | ~~{HUKUM}~~ |
    """)

    assert [each.text for each in plan.parts[0].indicators] == ["Opini BPK"]
    assert asked(plan) == ["RAK009 Komisi!C3 error"]
    assert "(juga sel E3, A3, B3, D3, F3, J3)" in detail(plan)


def test_a_target_beneath_a_merged_range_is_not_read_and_asked_about() -> None:
    plan = plan_of(f"""
        # Komisi
        {HEAD}
        | 1 | Tata | Opini BPK | WTP   | Rapat   | v | v | | | {HUKUM} |
        |   |      | Opini BPK | ^ WDP | Laporan | v | v | | | {HUKUM} |
    """)

    assert [each.target and each.target.text for each in plan.parts[0].indicators] == ["WTP"]
    assert asked(plan) == ["RAK009 Komisi!D3 error"]
    assert "tertutup sel gabungan" in detail(plan)


def test_what_says_the_same_beneath_a_merged_range_hides_nothing() -> None:
    plan = plan_of(f"""
        # Komisi
        {HEAD}
        | 1 | Tata | Opini BPK | WTP   | Rapat   | v | v | | | {HUKUM}   |
        |   |      | Opini BPK | ^ WTP | Laporan | v | v | | | ^ {HUKUM} |
    """)

    assert asked(plan) == []
    assert [each.executors_text for each in plan.parts[0].indicators[0].activities] == [HUKUM, HUKUM]


def test_a_hidden_nought_says_nothing() -> None:
    plan = one_row(f"| 1 | Tata | Opini BPK | WTP | Rapat | v | v | {{0:0;;;@}} | ~~-~~ | {HUKUM} |")

    assert (first(plan), asked(plan)) == (WHOLE, [])


def test_what_is_struck_outside_the_plan_is_told_once() -> None:
    plan = plan_of(f"""
        # Komisi
        ~~RENCANA AKSI TAHUN 2019~~
        {HEAD.rstrip("|")} | KETERANGAN |
        | 1 | Tata | Opini BPK | WTP | Rapat | v | v | | | {HUKUM} | ((lama)) |
        | 2 | Data | Opini BPK | WTP | Rapat | v | v | | | {HUKUM} | ~~usang~~ |
    """)

    assert asked(plan) == []
    assert [each for each in told(plan) if each.startswith("RAK005")] == ["RAK005 Komisi!A1 warning"]
    assert "K3, K4" in next(each.message.id for each in check([plan]) if each.code == "RAK005")


def test_an_answer_of_the_identity_that_is_struck_is_no_answer() -> None:
    sheets = sheets_of(f"""
        # Identitas Satker
        | Nama Satuan Kerja | ~~KPU Kabupaten Bima~~ |
        | Tahun Anggaran | 2020 |
        | Kode Wilayah | 52.03 |
        | Tempat Penandatanganan | Selong |
        # Komisi
        {HEAD}
        | 1 | Tata | Opini BPK | WTP | Rapat | v | v | | | {HUKUM} |
    """)
    plan = read_sheets(sheets, Source("rak.xlsx", "0" * 64), template=load_template("kpu-2020"))

    assert isinstance(plan, Plan)
    assert "Bima" not in plan.identity.office
    assert "RAK005 Identitas Satker!B1 warning" in told(plan)


def commented(text: str) -> list[str]:
    """What is told of a comment with this text on a target."""
    definition = load_template("kpu-2020")
    *others, sheet = sheets_of(f"""
        # Komisi
        {HEAD}
        | 1 | Tata | Opini BPK | WTP | Rapat | v | v | | | {HUKUM} |
    """)
    commented = replace(sheet, look=Looks(comments={(2, 4): text}))
    plan = read_sheets([*others, commented], Source("rak.xlsx", "0" * 64), template=definition)
    assert isinstance(plan, Plan)
    found = [each for each in check([plan]) if each.code == "RAK013" and each.cell and each.cell.address == "D2"]
    assert all(each.severity is Severity.INFO for each in found)
    return [each.message.id for each in found]


def test_a_comment_is_told_at_its_cell() -> None:
    (said,) = commented("Budi:\ntarget ini benar?")

    assert "Budi: target ini benar?" in said


def test_of_very_many_comments_the_first_are_told_and_the_number_of_the_rest() -> None:
    sheets = sheets_of(f"""
        # Komisi
        {HEAD}
        | 1 | Tata | Opini BPK | WTP | Rapat | v | v | | | {HUKUM} |
    """)
    comments = {(row, 4): f"komentar {row}" for row in range(1, 101)}
    commented = replace(sheets[-1], look=Looks(comments=comments))
    plan = read_sheets([*sheets[:-1], commented], Source("rak.xlsx", "0" * 64), template=load_template("kpu-2020"))

    assert isinstance(plan, Plan)
    said = [each.message.id for each in check([plan]) if each.code == "RAK013"]
    assert len(said) == 51
    assert any("50 komentar lain di sheet Komisi" in each for each in said)


def test_a_remark_that_merging_wrote_is_nobodys_comment() -> None:
    assert commented(f"TARGET berbeda, dipakai sementara A:\nA. WTP (a.xlsx)\n{REMARK_END}") == []
