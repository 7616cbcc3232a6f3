"""Nothing that stands on a plan sheet is lost: columns of no role, row status, errors; the account adds up."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from rak_excel.definitions.loading import load_template
from rak_excel.formats.grid import Faults, Sheet, Value
from rak_excel.model import NoteKind, Plan, Source
from rak_excel.reading.ledger import Use
from rak_excel.reading.sheets import read_and_account
from tests.tables import plan_of, sheets_of

HEAD = "| NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA |"
ROW = "| 1 | A | Nilai A | 75 | Reviu | v | | | | Divisi Hukum |"


def not_used(plan: Plan) -> list[tuple[str, str]]:
    return [(str(note.cell), note.value) for note in plan.notes if note.kind is NoteKind.CELL_NOT_USED]


def test_two_columns_of_one_heading_are_both_kept() -> None:
    plan = plan_of(f"""
        # Komisi
        {HEAD} PENJELASAN | PENJELASAN |
        {ROW} isi satu | |
        | | | Nilai B | 75 | Reviu | v | | | | Divisi Hukum | isi | isi dua |
    """)

    assert [dict(activity.extras) for _, _, activity in plan.activities()] == [
        {"PENJELASAN": "isi satu"},
        {"PENJELASAN": "isi", "PENJELASAN (2)": "isi dua"},
    ]


def test_an_entry_beside_no_activity_is_told_and_one_beside_a_further_executor_is_kept() -> None:
    plan = plan_of(f"""
        # Komisi
        {HEAD} KETERANGAN |
        {ROW} satu |
        | | | | | | | | | | Divisi Teknis | dua |
        | | | | | | | | | | | hanya ini |
        | | | Nilai B | 75 | | | | | | | tidak direncanakan |
    """)
    (activity,) = [activity for _, _, activity in plan.activities()]

    assert activity.further == {"remark": "satu\ndua"}
    assert not_used(plan) == [("Komisi!K4", "hanya ini"), ("Komisi!K5", "tidak direncanakan")]


def test_a_remark_alone_in_a_column_that_is_set_aside_is_told() -> None:
    plan = plan_of("""
        # Komisi
        | NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA | PENANGGUNG JAWAB |
        | 1. | Hukum | Nilai A | 75 | Rapat | v | | | | Divisi Hukum | Ketua Divisi |
        | | | | | | | | | | | tolong dicek |
    """)

    assert not_used(plan) == [("Komisi!K3", "tolong dicek")]


def test_a_column_that_only_a_repeated_heading_has_is_told() -> None:
    plan = plan_of(f"""
        # Komisi
        {HEAD}
        {ROW}
        {HEAD} PENJELASAN |
        | | | Nilai B | 75 | Reviu | v | | | | Divisi Hukum | penting |
    """)

    assert [str(note.cell) for note in plan.notes if note.kind is NoteKind.COLUMN_NOT_USED] == ["Komisi!K3"]


def test_what_is_typed_over_the_row_status_is_told() -> None:
    plan = plan_of(f"""
        # Komisi
        {HEAD} CEK ISIAN | |
        {ROW} Lengkap | K3.1 |
        | | | Nilai B | 75 | Reviu | v | | | | Divisi Hukum | tolong dicek | |
    """)

    assert not_used(plan) == [("Komisi!K3", "tolong dicek")]


def test_the_row_status_below_the_plan_is_the_forms_own() -> None:
    plan = plan_of(f"""
        # Komisi
        {HEAD} CEK ISIAN | |
        {ROW} Lengkap | K3.1 |
        | |
        | | | | | | | | | | Selong, 22 Januari 2020 | Periksa jadwal | |
        | | | | | | | | | | Ketua, | Periksa jadwal | |
    """)

    assert not_used(plan) == []


def test_the_account_adds_up_with_errors_and_formulas_never_calculated() -> None:
    sheets = sheets_of(f"# Komisi\n{HEAD}\n{ROW}\n| | | | | | v | | | | Divisi Hukum |")
    errors, uncalculated = {(3, 5): "#REF!", (9, 12): "#N/A"}, {(3, 4): "=1+1", (9, 11): '=""'}
    sheets[1] = replace(sheets[1], faults=Faults(errors, uncalculated))
    _, accounts = read_and_account(sheets, Source("a.xlsx", "0" * 64), template=load_template("kpu-2020"))
    (account,) = [each for each in accounts if each.sheet == "Komisi"]

    assert sum(account.uses.values()) == account.cells == 10 + 7 + 2 + 4
    assert (account.uses[Use.NOT_USED], account.uses[Use.FORM]) == (1, 1)


def test_a_sheet_without_a_table_is_told_once() -> None:
    plan, accounts = read_and_account(
        sheets_of(f"""
            # Komisi
            {HEAD}
            {ROW}
            # Lanjutan
            | | | Nilai B | 75 | Reviu | v | | | | Divisi Hukum |
        """),
        Source("a.xlsx", "0" * 64),
    )

    assert isinstance(plan, Plan)
    assert not_used(plan) == [("Lanjutan!C1", "Nilai B")]
    assert accounts[-1].uses == {Use.NOT_USED: accounts[-1].cells}


def test_a_second_table_of_a_part_is_accounted_for_with_its_title_and_signature() -> None:
    plan, accounts = read_and_account(
        sheets_of(f"""
            # Komisi
            {HEAD}
            {ROW}
            # Komisi (2)
            | KOMISI PEMILIHAN UMUM KABUPATEN LOMBOK TIMUR |
            {HEAD}
            {ROW}
            | |
            | Selong, 22 Januari 2020 |
            | Ketua |
        """),
        Source("a.xlsx", "0" * 64),
    )

    assert isinstance(plan, Plan)
    assert not_used(plan) == []
    assert [sum(account.uses.values()) - account.cells for account in accounts] == [0, 0]


def test_columns_with_one_title_below_the_periods_are_told_once() -> None:
    plan = plan_of("""
        # Komisi
        | NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | TW I | < | TW II | < | TW III | < | TW IV | < | PELAKSANA |
        |    |         |           |        |          | R    | K | R     | K | R      | K | R     | K |           |
        | 1  | A       | Nilai A   | 70     | Reviu    | v    | 5 |       |   | v      | 7 |       |   | Divisi Hukum |
    """)

    (note,) = [note for note in plan.notes if note.kind is NoteKind.COLUMN_NOT_USED]
    assert [cell.address for cell in note.cells] == ["G2", "I2", "K2", "M2"]
    assert note.detail.id.startswith("Kolom G, I, K, M berjudul K bukan bagian rencana aksi; 2 isiannya")
    assert [activity.periods for *_, activity in plan.activities()] == [(1, 3)]


def test_a_column_without_entries_is_not_said_to_have_some_that_are_exported() -> None:
    plan = plan_of(f"# Komisi\n{HEAD} PENJELASAN |\n{ROW} |")

    (note,) = [note for note in plan.notes if note.kind is NoteKind.COLUMN_NOT_USED]
    assert note.detail.id == "Kolom PENJELASAN bukan bagian rencana aksi, dan belum ada isinya."


@pytest.mark.parametrize(
    ("headings", "said"),
    [
        (("OUTPUT", "PARAF"), "Kolom OUTPUT dan PARAF bukan bagian rencana aksi, dan belum ada isinya."),
        (("OUTPUT", "PARAF", "TTD", "X1"), "Kolom OUTPUT, PARAF, TTD dan X1 bukan bagian rencana aksi, dan belum"),
        (tuple(f"B{month}" for month in range(1, 13)), "Kolom B1, B2, B3, dan 9 kolom lain sampai V bukan bagian"),
    ],
)
def test_columns_without_entries_are_told_together(headings: tuple[str, ...], said: str) -> None:
    plan = plan_of(f"# Komisi\n{HEAD} {' | '.join(headings)} |\n{ROW} |")

    (note,) = [note for note in plan.notes if note.kind is NoteKind.COLUMN_NOT_USED]
    assert note.detail.id.startswith(said)
    assert [cell.address for cell in note.cells] == [f"{'KLMNOPQRSTUV'[at]}1" for at in range(len(headings))]


@pytest.mark.parametrize(
    ("heading", "said"),
    [("PENJELASAN", "tidak dicek, kecuali yang mengubah atau membatalkan barisnya"), ("RISIKO", "tidak dicek, hanya")],
)
def test_of_a_column_of_remarks_it_is_said_what_is_looked_at(heading: str, said: str) -> None:
    plan = plan_of(f"# Komisi\n{HEAD} {heading} |\n{ROW} penting |")

    (note,) = [note for note in plan.notes if note.kind is NoteKind.COLUMN_NOT_USED]
    assert said in note.detail.id


def test_who_signs_right_below_a_further_column_is_no_entry_of_it() -> None:
    signed = "\n".join(f"| | | | | | | | | | | {line} |" for line in ("Selong, 22 Januari 2020", "Ketua", "", "Ani"))
    plan = plan_of(f"# Komisi\n{HEAD} PENJELASAN |\n{ROW} penting |\n{signed}")

    (note,) = [note for note in plan.notes if note.kind is NoteKind.COLUMN_NOT_USED]
    assert note.detail.id.startswith("Kolom PENJELASAN bukan bagian rencana aksi; 1 isiannya")


@pytest.mark.parametrize(
    ("remark", "said"), [("T3", "tidak dicek"), ("CONTOH", "ikut menentukan baris mana yang dibaca")]
)
def test_only_a_column_for_which_rows_are_not_read_is_said_to_decide_it(remark: str, said: str) -> None:
    plan = plan_of(f"# Komisi\n{HEAD} CATATAN |\n{ROW} |\n{ROW.replace('Reviu', 'Rapat')} {remark} |")

    (note,) = [note for note in plan.notes if note.kind is NoteKind.COLUMN_NOT_USED]
    assert said in note.detail.id


def test_a_column_of_another_sheet_is_not_said_to_decide_which_rows_are_read() -> None:
    example = ROW.replace("Reviu", "Rapat")
    other = ROW.replace("Nilai A", "Nilai B").replace("Divisi", "Subbag")
    plan = plan_of(
        f"# Komisi\n{HEAD} CATATAN |\n{ROW} |\n{example} CONTOH |\n# Sekretariat\n{HEAD} CATATAN |\n{other} penting |"
    )

    notes = [note for note in plan.notes if note.kind is NoteKind.COLUMN_NOT_USED]
    assert ["ikut menentukan" in note.detail.id for note in notes] == [True, False]


@pytest.mark.parametrize(("entry", "kind"), [("1", NoteKind.COLUMN_NOT_USED), ("v", NoteKind.COLUMN_SET_ASIDE)])
def test_ones_in_two_columns_of_one_title_are_amounts_and_ticks_may_be_a_schedule(entry: str, kind: NoteKind) -> None:
    plan = plan_of(f"# Komisi\n{HEAD} VOLUME | VOLUME |\n{ROW} {entry} | {entry} |")

    assert [note.kind for note in plan.notes if str(note.cell) == "Komisi!K1"] == [kind]


def test_the_unit_of_a_target_beside_no_activity_is_read_with_its_target() -> None:
    plan = plan_of(f"# Komisi\n{HEAD.replace('TARGET', 'TARGET | SATUAN')}\n| 1 | A | Nilai A | 75 | % | | | | | | |")

    assert not_used(plan) == []


def test_of_very_many_entries_the_further_ones_are_told_at_once_and_what_changes_the_plan_by_itself() -> None:
    sheets = sheets_of(f"# Komisi\n{HEAD}\n{ROW}")
    beside: dict[int, Value] = dict.fromkeys(range(12, 712), "x")
    said: dict[int, Value] = {12: "x", 13: "Kegiatan T4 ditiadakan"}
    rows = sheets[1].rows
    sheets[1] = Sheet("Komisi", {**rows, 2: {**rows[2], **beside}, 4: said, 5: beside})
    plan, accounts = read_and_account(sheets, Source("a.xlsx", "0" * 64), template=load_template("kpu-2020"))
    (account,) = [each for each in accounts if each.sheet == "Komisi"]

    assert isinstance(plan, Plan)
    *each, further = [note for note in plan.notes if note.kind is NoteKind.CELL_NOT_USED]
    assert len(each) == len({note.cell for note in each}) == 1_000
    assert str(further.cell) == "Komisi!KY5"
    assert further.detail.id.endswith("tidak dipakai. Begitu juga 400 isian lain, sampai AAI5.")
    assert [str(note.cell) for note in plan.notes if note.kind is NoteKind.SECOND_READING] == ["Komisi!M4"]
    assert account.uses[Use.NOT_USED] == 1_402
    assert sum(account.uses.values()) == account.cells
