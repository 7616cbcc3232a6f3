"""Signature blocks below the table: who signs, when and where; never a row of the plan."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest

from rak_excel.jobs.merge.files import merge_files
from rak_excel.model import NoteKind, Plan, PlanPart, Signatory
from rak_excel.reading import read_plan, read_sheets
from tests.submissions import sent, written
from tests.tables import plan_of, sheets_of
from tests.tables import told as told_in
from tests.test_reading_identity import SOURCE

ROWS = """
| 1 | Hukum | Nilai | 95 | Advokasi | v | | | | Divisi Hukum |
---
| 1 | Hukum | Nilai | 95 | Advokasi | v | | | | | | | | | | | | Sub Bagian Hukum |
"""
NOBODY: dict[str, Any] = {"chair": (), "secretary": (), "place": "", "date": None}
WHO: list[dict[str, Any]] = [
    {},
    {"chair": ("Ketua", "Ketua (contoh)", "")},
    {"secretary": ("Sekretaris", "Sekretaris (contoh)", "197001012000011001")},
    {"secretary": ("", "Sekretaris (contoh)", "197001012000011001"), "acknowledged": "Ya"},
    {"place": "Selong"},
    {"date": datetime.date(2020, 1, 22)},
    {"place": "Selong", "chair": ("Ketua", "", "")},
    NOBODY,
]
PARTS = [ROWS, ROWS.partition("---")[0], f"---{ROWS.partition('---')[2]}"]


@pytest.mark.parametrize("who", WHO, ids=lambda who: ", ".join(who) or "all")
@pytest.mark.parametrize("rows", PARTS, ids=["both parts", "commission alone", "secretariat alone"])
def test_our_own_merged_plan_reads_back_whoever_signs(tmp_path: Path, rows: str, who: dict[str, Any]) -> None:
    folder = written(tmp_path / "kiriman", [sent(rows, file="a.xlsx", **(NOBODY | who if who else {}))])
    merged = merge_files([folder], tmp_path / "plan.xlsx").plan
    plan = read_plan(tmp_path / "plan.xlsx")

    assert [_content(part) for part in plan.parts] == [_content(part) for part in merged.parts]
    assert plan.identity.place == merged.identity.place
    for signatory, expected in merged.identity.signatories.items():
        assert plan.identity.signatories[signatory].name == expected.name
    assert {note.kind for note in plan.notes} <= {NoteKind.MENTIONED, NoteKind.REPAIRED}


def _content(part: PlanPart) -> list[tuple[object, ...]]:
    return [
        (indicator.objective.text, indicator.text, activity.text, activity.periods, activity.executors_text)
        for indicator in part.indicators
        for activity in indicator.activities
    ]


def below(*lines: str, row: str = "", rows_below: str = "") -> Plan:
    """A plan of one row, or of `row` too, with these lines in the executors' column below it; no identity sheet.

    `rows_below` stand below all of them.
    """
    block = "\n".join(f"| | | | | | | | | | {line} |" for line in lines)
    sheets = sheets_of(f"""
        # Komisi
        KPU KOTA MATARAM
        | NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA |
        | 1 | Hukum | Nilai | 95 | Advokasi | v | | | | Divisi Hukum |
        {row or "| |"}
        | |
        {block}
        {rows_below}
    """)
    plan = read_sheets(sheets[1:], SOURCE)
    assert isinstance(plan, Plan)
    return plan


def told(plan: Plan) -> list[str]:
    return [note.value for note in plan.notes if note.kind is NoteKind.CELL_NOT_USED]


def mentioned(plan: Plan) -> list[str]:
    return [note.value for note in plan.notes if note.kind is NoteKind.MENTIONED]


@pytest.mark.parametrize("rank", ["Pembina (IV/a)", "Pembina Tk. I", "Penata (III/c)", "Pangkat: Pembina"])
@pytest.mark.parametrize("room", [("", ""), ()], ids=["with room", "without room"])
def test_the_rank_below_the_name_is_not_the_name(rank: str, room: tuple[str, ...]) -> None:
    plan = below("Mataram, 22 Januari 2020", "SEKRETARIS", *room, "Drs. A (contoh)", rank, "NIP. 197001012000011001")

    assert plan.identity.signatories["secretary"] == Signatory("Sekretaris", "Drs. A (contoh)", "197001012000011001")
    assert told(plan) == []


@pytest.mark.parametrize("sign", ["ttd", "ttd.", "${ttd}", "(tanda tangan)", "[ttd elektronik]"])
@pytest.mark.parametrize("room", [("",), ()], ids=["with room", "without room"])
def test_what_stands_for_a_signature_is_no_name(sign: str, room: tuple[str, ...]) -> None:
    plan = below("Mataram, 22 Januari 2020", "KETUA,", *room, sign, *room, "A (contoh)")

    assert plan.identity.signatories["chair"] == Signatory("Ketua", "A (contoh)", None)
    assert told(plan) == []


def test_what_is_noted_below_the_name_is_neither_name_nor_date_and_is_told() -> None:
    notes = ("Dicetak tanggal 5 Februari 2020", "Tembusan:", "1. KPU Provinsi NTB")
    plan = below("Mataram, 22 Januari 2020", "KETUA", "", "", "A (contoh)", "", *notes)

    assert plan.identity.signatories["chair"].name == "A (contoh)"
    assert (plan.identity.place, plan.identity.date) == ("Mataram", datetime.date(2020, 1, 22))
    assert told(plan) == []
    assert mentioned(plan) == list(notes[:2])  # the line below belongs to `Tembusan:`


def test_what_stands_below_a_gap_is_no_line_of_a_remark_below_a_signature() -> None:
    plan = below("Mataram, 22 Januari 2020", "KETUA", "", "", "A (contoh)", "", "Tembusan:", "", "1. KPU Provinsi NTB")

    assert (mentioned(plan), told(plan)) == (["Tembusan:"], ["1. KPU Provinsi NTB"])


def test_the_numbered_lines_of_a_remark_below_a_signature_are_of_it_in_the_first_columns_too() -> None:
    remark = "| Tembusan: |\n| 1. | KPU Provinsi NTB |\n| 2. | Arsip |"
    plan = below("Mataram, 22 Januari 2020", "KETUA", "", "", "A (contoh)", rows_below=remark)

    assert (mentioned(plan), told(plan)) == (["Tembusan:"], [])


def test_the_offices_name_above_the_table_begins_no_block_below_a_blank_first_row() -> None:
    sheets = sheets_of("""
        # Komisi
        | |
        RENCANA AKSI TAHUN 2020
        KPU KOTA MATARAM
        | NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA |
        | 1 | Hukum | Nilai | 95 | Advokasi | v | | | | Divisi Hukum |
    """)
    plan = read_sheets(sheets[1:], SOURCE)

    assert isinstance(plan, Plan)
    assert (plan.identity.office, [each.text for _, each in plan.indicators()]) == ("KPU KOTA MATARAM", ["Nilai"])


@pytest.mark.parametrize(("gap", "name"), [(1, "B (contoh)"), (2, "")])
def test_who_stands_below_the_offices_name_signs_only_where_it_is_right_below_the_date(gap: int, name: str) -> None:
    plan = below("Mataram, 22 Januari 2020", *[""] * gap, "KPU Kota Mataram", "", "B (contoh)")

    assert [each.name for each in plan.identity.signatories.values()] == ([name] if name else [])
    assert mentioned(plan) == ([] if name else ["B (contoh)"])


def test_who_signs_twice_is_named_once_and_nothing_is_told() -> None:
    twice = ("Sekretaris", "", "A (contoh)", "NIP 197001012000011001")
    plan = below(*(f"{line} | {line}" for line in twice))

    assert plan.identity.signatories["secretary"] == Signatory("Sekretaris", "A (contoh)", "197001012000011001")
    assert (told(plan), mentioned(plan)) == ([], [])


@pytest.mark.parametrize(
    ("line", "place", "date"),
    [
        ("Selong,      Januari 2020", "Selong", None),
        ("Selong, ........ 2020", "Selong", None),
        ("Selong, 2 Pebruari 2020", "Selong", datetime.date(2020, 2, 2)),
        ("Pada tanggal 22 Januari 2020", "", datetime.date(2020, 1, 22)),
    ],
)
def test_a_line_with_place_and_date_may_leave_some_of_it_open(
    line: str, place: str, date: datetime.date | None
) -> None:
    identity = below(line, "KETUA", "", "A (contoh)").identity

    assert (identity.place, identity.date) == (place, date)


def test_a_date_that_does_not_exist_is_told_and_is_no_row_of_the_plan() -> None:
    plan = below("Selong, 31 Februari 2020", "KETUA", "", "A (contoh)")

    assert told(plan) == ["Selong, 31 Februari 2020"]
    assert plan.identity.date is None


@pytest.mark.parametrize("gap", [0, 1])
def test_the_place_may_stand_alone_above_who_signs_at_whatever_distance_from_the_table(gap: int) -> None:
    plan = below(*[""] * gap, "Mataram", "KETUA", "", "A (contoh)")

    assert (plan.identity.place, plan.identity.signatories["chair"].name) == ("Mataram", "A (contoh)")


@pytest.mark.parametrize(
    "row",
    [
        "| | | Nilai lain | 90 | Rapat | | | | | Ketua KPU |",
        "| | | Nilai lain | 90 | Rapat Pleno 22 Maret 2020 | | | | | Divisi Hukum |",
        "| | | Nilai lain | 90 | Mengetahui data pemilih | ada | | | | Divisi Hukum |",
    ],
)
def test_a_row_without_ticks_is_a_row_of_the_plan_whatever_it_says(row: str) -> None:
    plan = below("Mataram, 22 Januari 2020", "KETUA", "", "A (contoh)", row=row)

    assert [each.text for each in plan.parts[0].indicators] == ["Nilai", "Nilai lain"]
    assert plan.identity.signatories["chair"].name == "A (contoh)"


def test_an_executor_below_an_activity_opens_no_signature_block_while_the_plan_goes_on() -> None:
    more = "| | | | | | | | | | Ketua KPU |\n| | | Nilai lain | 90 | Rapat | | | | | Divisi Hukum |"
    plan = below("Mataram, 22 Januari 2020", "KETUA", "", "A (contoh)", row=more)
    first, second = plan.parts[0].indicators

    assert [each.name for each in first.executors] == ["Divisi Hukum dan Pengawasan", "Ketua KPU"]
    assert second.text == "Nilai lain"


@pytest.mark.parametrize("above", ["", "^"], ids=["blank", "merged"])
def test_last_rows_with_an_activity_and_a_position_as_its_executor_are_no_list_of_signers(above: str) -> None:
    row = f"| {above} | {above} | {above} | | {{}} | | | | | {{}} |"
    plan = around(row.format("Rapat Koordinasi", "Sekretaris"), row.format("Bimbingan Teknis", "Ketua"))

    assert [text for _, text, _ in rows_of(plan)] == ["Advokasi", "Rapat Koordinasi", "Bimbingan Teknis"]
    assert told(plan) == []


@pytest.mark.parametrize("who", ["Kasubag Hukum", "Ketua"])
def test_a_last_row_with_an_activity_and_who_supports_it_is_no_list_of_signers(who: str) -> None:
    plan = around(f"| | | | | Rapat Koordinasi | | | | | | {who} |")

    assert [text for _, text, _ in rows_of(plan)] == ["Advokasi", "Rapat Koordinasi"]


def test_a_list_of_names_and_positions_in_other_columns_is_one_still() -> None:
    plan = around("| |", "| | | 1. | Budi Santoso | Sekretaris |", "| | | 2. | Siti Aminah | Ketua |")

    assert rows_of(plan) == ONE_ROW


def around(*lines: str) -> Plan:
    """A plan of one row with these lines of a whole row right below it, from column A on; no identity sheet."""
    sheets = sheets_of("\n".join([
        "# Komisi",
        "KPU KOTA MATARAM",
        "| NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA |",
        "| 1 | Hukum | Nilai | 95 | Advokasi | v | | | | Divisi Hukum |",
        *lines,
    ]))  # fmt: skip
    plan = read_sheets(sheets[1:], SOURCE)
    assert isinstance(plan, Plan)
    return plan


def rows_of(plan: Plan) -> list[tuple[str, str, list[str]]]:
    return [
        (each.text, activity.text, [executor.name for executor in activity.executors])
        for each in plan.parts[0].indicators
        for activity in each.activities
    ] + [(each.text, "", []) for each in plan.parts[0].indicators if not each.activities]


ONE_ROW = [("Nilai", "Advokasi", ["Divisi Hukum dan Pengawasan"])]


@pytest.mark.parametrize(
    "title",
    [
        "Kepala Sekretariat",
        "Penanggung Jawab",
        "Yang membuat",
        "Dibuat oleh,",
        "Ketua Divisi Hukum",
        "Pejabat Pembuat Komitmen",
        "Pimpinan Tertinggi",
        "a.n. Ketua",
    ],
)
@pytest.mark.parametrize("above", [(), ("| |",)], ids=["right below", "below a blank row"])
def test_who_signs_with_room_and_a_name_below_is_no_executor(title: str, above: tuple[str, ...]) -> None:
    lines = [f"| | | | | | | | | | {line} |" for line in (title, "", "", "Budi Santoso, S.H.")]

    assert rows_of(around(*above, *lines)) == ONE_ROW


def test_two_who_sign_right_below_the_table_are_no_activities() -> None:
    plan = around(
        "| | | | | Mengetahui, | | | | | |",
        "| | | | | Ketua KPU | | | | | Sekretaris |",
        "| |",
        "| | | | | Budi Santoso | | | | | Ani Rahma |",
    )

    assert rows_of(plan) == ONE_ROW
    assert {who: each.name for who, each in plan.identity.signatories.items()} == {
        "chair": "Budi Santoso",
        "secretary": "Ani Rahma",
    }


def test_where_and_when_it_was_signed_may_stand_on_two_lines() -> None:
    plan = below("Ditetapkan di Selong", "pada tanggal 22 Januari 2020", "KETUA,", "", "Budi Santoso")

    assert (plan.identity.place, plan.identity.date) == ("Selong", datetime.date(2020, 1, 22))
    assert rows_of(plan) == ONE_ROW


@pytest.mark.parametrize(
    "lines",
    [
        ("| | Pihak Kedua | | | | | | | | Pihak Pertama |", "| |", "| | Budi Santoso | | | | | | | | Ani Rahma |"),
        ("| No | Nama | Paraf |", "| 1 | Budi Santoso | |", "| 2 | Ani Rahma | |"),
        ("| 1. | Budi Santoso | Ketua | ....... |", "| 2. | Ani Rahma | Anggota | ....... |"),
        ("| | | | | | | | | | ttd |", "| | | | | | | | | | Budi Santoso |"),
    ],
    ids=["parties", "list with a heading", "list", "signed"],
)
def test_who_signs_in_pairs_or_in_a_list_gives_no_objective(lines: tuple[str, ...]) -> None:
    assert rows_of(around("| |", *lines)) == ONE_ROW


@pytest.mark.parametrize("more", [(), ("| |",)], ids=["right below", "below a blank row"])
def test_a_row_of_the_plan_below_a_signature_block_is_read_and_the_block_told(more: tuple[str, ...]) -> None:
    block = [f"| | | | | | | | | | {line} |" for line in ("Selong, 22 Januari 2020", "Ketua", "", "Budi Santoso")]
    plan = around("| |", *block, *more, "| 2 | Tertib | Indeks | 90 | Monev | v | | | | Divisi Hukum |")

    assert rows_of(plan) == [*ONE_ROW, ("Indeks", "Monev", ["Divisi Hukum dan Pengawasan"])]
    assert told(plan) == ["Selong, 22 Januari 2020"]


@pytest.mark.parametrize(
    "lines",
    [
        ("| | | | | Rapat | | | | | Divisi Hukum |", "| |", "| | | | | Evaluasi Akhir | | | | | Divisi Teknis |"),
        ("| | | | | | | | | | Divisi Teknis |", "| |", "| | | | | | | | | | Divisi Hukum |"),
        ("| | | | | Rapat Koordinasi | | | | | |", "| |", "| | | | | Evaluasi Akhir | | | | | |"),
    ],
)
def test_activities_and_executors_without_ticks_are_still_of_the_plan(lines: tuple[str, ...]) -> None:
    assert len(rows_of(around(*lines))[0][2]) + len(rows_of(around(*lines))) > 2


RIGHT_BELOW = """
    # Komisi
    | NO | SASARAN STRATEGIS | INDIKATOR KINERJA UTAMA | TARGET | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA |
    | 1 | Tata kelola | Nilai Akuntabilitas | {75} | Reviu | v | | | | Divisi Hukum dan Pengawasan |
"""


@pytest.mark.parametrize(
    "lines",
    [
        ("| | | | | | | | | | Plt. Ketua |", "| | | | | | | | | | H. Ahmad, S.H., M.H. |"),
        ("| | | | | | | | | | Ketua |", "| |", "| | | | | | | | | | (..................) |"),
        (
            "| | | | | | | | | | Sekretaris |",
            "| | | | | | | | | | Ahmad |",
            "| | | | | | | | | | NIP. 197001012000011001 |",
        ),
        ("| | | | | | | | | | Dibuat oleh |", "| | | | | | | | | | (........) |"),
        ("| | | | | Dibuat oleh |", "| | | | | (........) |"),
        ("| | | | | Paraf: Kasubag ____ Sekretaris ____ |",),
    ],
)
def test_what_is_signed_right_below_the_last_row_is_no_row_and_names_no_executor(lines: tuple[str, ...]) -> None:
    plan = plan_of(RIGHT_BELOW + "\n".join(lines))

    (indicator,) = [each for _, each in plan.indicators()]
    assert [(each.text, each.executors_text) for each in indicator.activities] == [
        ("Reviu", "Divisi Hukum dan Pengawasan")
    ]
    assert {each.split()[0] for each in told_in(plan) if "Komisi!" in each} <= {"RAK005"}


@pytest.mark.parametrize("lines", [("Ketua",), ("Ketua", "Sekretaris"), ("Ketua", "Divisi Teknis Penyelenggaraan")])
def test_titles_right_below_the_executor_without_a_name_are_executors(lines: tuple[str, ...]) -> None:
    plan = plan_of(RIGHT_BELOW + "\n".join(f"| | | | | | | | | | {line} |" for line in lines))

    (indicator,) = [each for _, each in plan.indicators()]
    assert len(indicator.activities[0].executors) == len(lines) + 1


DATED = ("Ditetapkan di Selong", "pada tanggal 22 Januari 2020", "KOMISI PEMILIHAN UMUM KOTA MATARAM")


@pytest.mark.parametrize("column", ["| | | | | {} |", "| | | | | | | | | | {} |"], ids=["activities", "executors"])
@pytest.mark.parametrize("dots", ["", "........", "{}. ............"])
@pytest.mark.parametrize("titles", [("Ketua", "Anggota"), ("(Ketua)", "(Anggota)"), ("Ketua", "Ketua Divisi Hukum")])
def test_members_below_place_and_date_are_no_rows_and_the_chair_is_the_one_of_the_list(
    column: str, dots: str, titles: tuple[str, str]
) -> None:
    members = [f"| {nth}. | {name} | {title} | {dots.format(nth)} |" for nth, (name, title) in members_of(*titles)]
    plan = around("| |", *(column.format(each) for each in DATED), *members)

    assert rows_of(plan) == ONE_ROW
    assert (plan.identity.place, plan.identity.date) == ("Selong", datetime.date(2020, 1, 22))
    assert plan.identity.signatories == {"chair": Signatory("Ketua", "Dr. M. JUNAIDI")}


def members_of(*titles: str) -> list[tuple[int, tuple[str, str]]]:
    return list(enumerate(zip(("Dr. M. JUNAIDI", "ZULHADI"), titles, strict=True), 1))


def test_members_in_a_table_of_their_own_are_no_rows_either() -> None:
    head, nip = "| No | Nama | Jabatan | Tanda Tangan |", "197001012000011001"
    rows = [f"| {nth} | {name} | {title} | NIP. {nip} |" for nth, (name, title) in members_of("Ketua", "Anggota")]
    plan = around("| |", *(f"| | | | | {each} |" for each in DATED), head, *rows)

    assert rows_of(plan) == ONE_ROW


@pytest.mark.parametrize("above", [(), ("| |",)], ids=["right below", "below a blank row"])
@pytest.mark.parametrize(
    "row",
    [
        "| Paraf | Kasubag Perencanaan | | Kasubag Hukum |",
        "| Paraf Hierarki: | Kasubag | Sekretaris | |",
        "| | Paraf | Kasubag Hukum | Ani Rahma | ttd |",
    ],
)
def test_a_row_for_initials_is_no_objective(row: str, above: tuple[str, ...]) -> None:
    assert rows_of(around(*above, row)) == ONE_ROW


@pytest.mark.parametrize(
    "row",
    [
        "| 2 | Paraf | Nilai arsip | 90 | Paraf dokumen | | | | | Sekretaris |",
        "| | | | | Paraf | | | | | Sekretaris |",
        "| Paraf | Kasubag | Nilai arsip | 90 % | Reviu | | | | | Divisi Hukum |",
    ],
)
def test_work_called_like_a_row_for_initials_is_of_the_plan(row: str) -> None:
    assert len(rows_of(around(row))) == len(ONE_ROW) + 1


def test_who_signs_an_agreement_for_the_higher_office_is_no_signatory_of_the_plan() -> None:
    plan = around(
        "| |",
        "| | Pihak Kedua, | | | | | | | | Pihak Pertama, |",
        "| | Ketua KPU Provinsi NTB | | | | | | | | Ketua KPU Kota Mataram |",
        "| |",
        "| | Ahmad, S.H. | | | | | | | | Budi, S.E. |",
    )

    assert plan.identity.signatories == {"chair": Signatory("Ketua", "Budi, S.E.")}


OTHERS = {
    "two columns": (
        "| | Disetujui oleh | | | | | | | | Disusun oleh |",
        "| | Ketua Divisi | | | | | | | | Kasubag |",
        "| |",
        "| |",
        "| | Ahmad, S.H. | | | | | | | | Budi, S.E. |",
        "| | NIP. 197001012000011001 | | | | | | | | Penata (III/c) |",
    ),
    "parties": (
        "| | Pihak Kedua | | | | | | | | Pihak Pertama |",
        "| |",
        "| | Ahmad, S.H. | | | | | | | | Budi, S.E. |",
    ),
    "list": ("| 1. | Ahmad | Ketua Divisi Hukum | 1. ......... |", "| 2. | Budi Santoso | Anggota | 2. ......... |"),
    "initials": ("| Paraf | Kasubag Perencanaan | | Kasubag Hukum |",),
    "below the chair": (
        "| | | | | | | | | | Selong, 22 Januari 2020 |",
        "| | | | | | | | | | Ketua |",
        "| |",
        "| | Diperiksa oleh: | | | | | | | | Siti Aminah |",
        "| | Kasubag Hukum |",
        "| |",
        "| | Ani Rahma |",
    ),
}


@pytest.mark.parametrize("lines", OTHERS.values(), ids=OTHERS)
def test_who_else_signs_is_told_once_and_is_no_warning(lines: tuple[str, ...]) -> None:
    plan = around("| |", *lines)

    (note,) = [note for note in plan.notes if note.kind is NoteKind.MENTIONED]
    assert (rows_of(plan), told(plan)) == (ONE_ROW, [])
    assert note.detail.en.startswith("Of the signatures only those of Ketua and Sekretaris of this office are read")


@pytest.mark.parametrize(
    "line", ["Rapat Koordinasi", "Target 3 SK", "Kegiatan reviu dibatalkan", "Anggaran menunggu pusat"]
)
def test_what_stands_below_the_name_of_a_signature_and_may_be_of_the_plan_is_a_warning(line: str) -> None:
    column = "| | | | | | | | | | {} |"
    plan = around(
        "| |", *(column.format(each) for each in ("Disusun oleh", "Kasubag Hukum", "", "Ani Rahma", "", line))
    )

    assert rows_of(plan) == ONE_ROW
    assert any(line in each for each in [*told(plan), *asked(plan)])


def test_what_seems_to_change_the_plan_is_told_below_a_signature_whatever_stands_beside_it() -> None:
    lines = ("Ketua", "", "Budi Santoso", "", "Rapat ditambahkan pada T3", "Kegiatan reviu dibatalkan")
    plan = around("| |", *(f"| | | | | | | | | | {each} |" for each in lines))

    assert asked(plan) == ["Rapat ditambahkan pada T3"]


def asked(plan: Plan) -> list[str]:
    return [note.value for note in plan.notes if note.kind is NoteKind.SECOND_READING]


@pytest.mark.parametrize(
    "lines",
    [
        (
            "| NO | NAMA | JABATAN | TANDA TANGAN |",
            "| 1 | Dr. M. JUNAIDI | Ketua | 1. |",
            "| 2 | ZULHADI | Anggota | 2. |",
        ),
        ("| 1 | Dr. M. JUNAIDI | Ketua merangkap Anggota | ....... |", "| 2 | ZULHADI | Anggota | ....... |"),
        ("| | | Ketua | Dr. M. JUNAIDI |", "| | | Anggota | ZULHADI |"),
    ],
    ids=["headings", "two positions", "position first"],
)
@pytest.mark.parametrize("title", ["", "KETUA KPU KOTA MATARAM,"])
def test_the_chair_of_a_list_of_members_signs_however_the_list_is_typed(lines: tuple[str, ...], title: str) -> None:
    column = "| | | | | | | | | | {} |"
    plan = around("| |", *(column.format(each) for each in ("Selong, 22 Januari 2020", title) if each), *lines)

    assert (rows_of(plan), told(plan)) == (ONE_ROW, [])
    assert plan.identity.signatories == {"chair": Signatory("Ketua", "Dr. M. JUNAIDI")}


def test_members_below_the_activities_beside_positions_below_the_executors_are_told_as_they_may_be_work() -> None:
    members = ("| | | | | Dr. M. JUNAIDI | | | | | Ketua |", "| | | | | ZULHADI | | | | | Anggota |")
    plan = around("| |", "| | | | | | | | | | Selong, 22 Januari 2020 |", *members)

    assert (rows_of(plan), told(plan)) == (ONE_ROW, ["ZULHADI"])
    assert plan.identity.signatories == {"chair": Signatory("Ketua", "Dr. M. JUNAIDI")}


def test_a_name_beside_a_title_that_has_its_own_below_is_of_somebody_else() -> None:
    plan = around(
        "| |",
        "| | Disusun oleh |",
        "| | Kasubag Hukum |",
        "| | Ani Rahma | | | | | | | | Ketua |",
        "| |",
        "| | | | | | | | | | Budi Santoso |",
    )

    assert plan.identity.signatories["chair"].name == "Budi Santoso"


@pytest.mark.parametrize(
    "lines",
    [
        ("| | PARAF KOORDINASI |", "| | Kasubag Hukum |", "| | Kasubag Teknis |"),
        ("| | Paraf Hierarki |", "| 1 | Kasubag Hukum | ....... |", "| 2 | Kasubag Teknis | ....... |"),
        ("| No | Jabatan | Paraf |", "| 1 | Kasubag Hukum | |", "| 2 | Kasubag Teknis | |"),
        ("| Verifikator | Kasubag Hukum | | Kasubag Teknis |",),
    ],
)
def test_a_list_for_initials_is_told_once_as_info(lines: tuple[str, ...]) -> None:
    plan = around("| |", *lines)

    assert (rows_of(plan), told(plan), len(mentioned(plan))) == (ONE_ROW, [], 1)


@pytest.mark.parametrize("who", ["Verifikator", "Pemeriksa", "Paraf"])
def test_one_word_below_the_executor_opens_no_list_for_initials(who: str) -> None:
    (row,) = rows_of(around(f"| | | | | | | | | | {who} |"))

    assert row[2] == ["Divisi Hukum dan Pengawasan", who]


def test_a_line_that_is_struck_through_does_not_cut_a_list_of_signers() -> None:
    plan = plan_of("""
        # Komisi
        | NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA |
        | 1 | Sasaran | Nilai A | 75 | Reviu | v | | | | Divisi Hukum |
        | |
        | | | Budi Santoso, S.H. | | Ketua Divisi Hukum |
        | | | ~~Ali Akbar, S.H.~~ | | ~~Anggota~~ |
        | | | Siti Aminah, S.H. | | Anggota |
    """)

    assert [activity.text for _, _, activity in plan.activities()] == ["Reviu"]


def test_below_pihak_pertama_stand_those_who_agree_and_no_indicators_whatever_their_position() -> None:
    plan = plan_of("""
        # PK
        PERJANJIAN KINERJA TAHUN 2026
        | NO | SASARAN | INDIKATOR KINERJA | TARGET |
        | 1 | Layanan Baik | Persentase Layanan Tepat Waktu | 90% |
        |  |
        | | Pihak Kedua, | Pihak Pertama, |
        | | Ketua Balai Contoh | Sekretaris Balai Contoh |
        |  |
        | | Budi Santoso | Ani Rahma |
    """)

    assert [indicator.text for _, indicator in plan.indicators()] == ["Persentase Layanan Tepat Waktu"]
