"""The workbook of a merged plan: read back it is the same plan, choices are applied, nothing typed is lost."""

from __future__ import annotations

import contextlib
import errno
import gc
import os
import pty
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner, Result
from msgspec.structs import replace

from rak_excel.cli.commands.merge import command
from rak_excel.errors import MissingPathError, OutputBusyError, OutputExistsError, UnreadableWorkbookError
from rak_excel.formats.written import output
from rak_excel.jobs.merge.files import MergeRequest, merge_files
from rak_excel.jobs.merge.summary import summary, troubles
from rak_excel.merging.merge import merge
from rak_excel.model import Plan
from rak_excel.reading import read_plans
from rak_excel.workbooks.merged.reading_sheets import remarks_table
from rak_excel.workbooks.merged.writing import extra_sheets, write_merged
from tests.merged_plans import sheet_of
from tests.submissions import FINANCE, LEGAL, LEGAL_OFFICE, differences_of, rows_of, sent, written
from tests.typing_in import type_in

ROW = "| 1 | Hukum | Nilai | 95 | Advokasi | v | | | | Divisi Hukum |"
OTHER = "| 1 | Hukum | Nilai | 90 | Advokasi | | v | | | Divisi Hukum |"
SOURCE = "ASAL (FILE, UNIT, SHEET, SEL)"

_PLAN: list[bytes] = []


def _folder(path: Path, *plans: Plan) -> Path:
    return written(path / "kiriman", plans or (sent(ROW, LEGAL), sent(OTHER, FINANCE)))


def _merged(path: Path) -> tuple[Path, Path]:
    """The folder of submissions that contradict each other, and the plan that they were merged into."""
    folder, plan = _folder(path), path / "plan.xlsx"
    if not _PLAN:
        merge_files([folder], plan)
        _PLAN.append(plan.read_bytes())
    plan.write_bytes(_PLAN[0])
    return folder, plan


def _table(path: Path, name: str) -> list[dict[str, str]]:
    """The lines of a table sheet, each by its headings."""
    sheet = sheet_of(path, name)
    top = min(row for row, cells in sheet.rows.items() if len(cells) > 1)
    last = max(sheet.rows[top])
    headings = [sheet.text(top, column) for column in range(1, last + 1)]
    return [
        dict(zip(headings, (sheet.text(row, column) for column in range(1, last + 1)), strict=True))
        for row in sorted(sheet.rows)
        if row > top
    ]


def _choose(path: Path, **choices: str) -> None:
    """Types choices into `Isian yang Dipakai`, on the first line of what differs: Target="A"."""
    sheet = sheet_of(path, "Beda Isian")
    lines = {sheet.text(row, 4): row for row in sorted(sheet.rows, reverse=True)}
    type_in(path, "Beda Isian", {f"I{lines[what.replace('_', ' ')]}": text for what, text in choices.items()})


def test_the_workbook_read_back_is_the_plan(tmp_path: Path) -> None:
    merged = merge_files([_folder(tmp_path)], tmp_path / "plan.xlsx")
    (plan,) = read_plans([tmp_path / "plan.xlsx"]).plans

    assert plan.identity.whole_office
    assert plan.identity.signatories == merged.plan.identity.signatories
    for part, own in zip(plan.parts, merged.plan.parts, strict=True):
        assert [each.text for each in part.indicators] == [each.text for each in own.indicators]
        for read, made in zip(part.indicators, own.indicators, strict=True):
            assert [(a.place.row, a.text, a.periods, a.origins) for a in read.activities] == [
                (a.place.row, a.text, a.periods, a.origins) for a in made.activities
            ]


def test_the_same_files_in_any_order_and_place_give_the_same_bytes(tmp_path: Path) -> None:
    folder = _folder(tmp_path)
    paths = sorted(folder.iterdir())
    merge_files(paths, tmp_path / "a.xlsx")
    merge_files(paths[::-1], tmp_path / "sub" / "b.xlsx")
    merge_files([folder], tmp_path / "c.xlsx")

    contents = {(tmp_path / name).read_bytes() for name in ("a.xlsx", "sub/b.xlsx", "c.xlsx")}
    assert len(contents) == 1


def test_the_guide_of_a_merged_plan_is_for_those_who_sign_it(tmp_path: Path) -> None:
    write_merged(
        tmp_path / "plan.xlsx", merge([sent("| 1 | Hukum | Nilai | 95 | Advokasi | v | | | | Divisi Hukum |", LEGAL)])
    )
    rows = openpyxl.load_workbook(tmp_path / "plan.xlsx")["Petunjuk Pengisian"].iter_rows(min_row=3, values_only=True)
    guide = "\n".join(str(row[1]) for row in rows)

    assert "Sheet Komisi dan Sekretariat yang dicetak dan ditandatangani" in guide
    assert "Identitas Satker" in guide
    assert "baris unit Anda" not in guide
    assert "{" not in guide


def test_blocks_of_the_signed_form_are_closed_wherever_a_page_may_end(tmp_path: Path) -> None:
    rows = """
        | 1 | Hukum   | Nilai  | 95  | Advokasi | v |   | | | Divisi Hukum    |
        |   |         |        |     | Reviu    |   | v | | | Divisi Teknis   |
        |   |         | Indeks | 90  | Survei   | v |   | | | Divisi Hukum    |
        | 2 | Lembaga | Opini  | WTP | Laporan  | v |   | | | Divisi Keuangan |
    """
    write_merged(tmp_path / "plan.xlsx", merge([sent(rows, None)]))
    sheet = openpyxl.load_workbook(tmp_path / "plan.xlsx")["Komisi"]

    styles = {letter: [sheet[f"{letter}{row}"].border.bottom.style for row in range(9, 13)] for letter in "ABCDE"}
    assert {style for each in styles.values() for style in each} == {"thin", "hair"}  # none is open
    closed = {letter: [style == "thin" for style in each] for letter, each in styles.items()}
    assert closed["E"] == [True, True, True, True]
    assert closed["C"] == closed["D"] == [False, True, True, True]
    assert closed["A"] == closed["B"] == [False, False, True, True]


@pytest.mark.parametrize(("paper", "code"), [("f4", 14), ("a4", 9)])
def test_every_sheet_that_may_be_printed_has_the_papers_size(tmp_path: Path, paper: Any, code: int) -> None:
    base, again = merge([sent(ROW, LEGAL)]), merge([sent(OTHER, LEGAL), sent(ROW, FINANCE)])
    for nth, merged in enumerate((base, again)):
        write_merged(tmp_path / f"{nth}.xlsx", merged, paper=paper)
        book = openpyxl.load_workbook(tmp_path / f"{nth}.xlsx")
        shown = [sheet for sheet in book if sheet.sheet_state == "visible"]
        assert {"Beda Isian", "Perlu Dicek", "Baris Kiriman", "Identitas Satker"} < {sheet.title for sheet in shown}
        assert {sheet.page_setup.paperSize for sheet in shown} == {code}


def test_no_text_of_a_cell_becomes_a_formula_or_a_link(tmp_path: Path) -> None:
    evil = '| 1 | =1+1 | http://x.id | 95 | =HYPERLINK("http://x.id") | v | | | | =cmd |'
    merge_files([_folder(tmp_path, sent(evil, LEGAL), sent(evil.replace("95", "90"), FINANCE))], tmp_path / "plan.xlsx")

    book = openpyxl.load_workbook(tmp_path / "plan.xlsx")
    formulas = [cell.value for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    assert not [each for each in formulas if "x.id" in str(each) or "cmd" in str(each) or each == "=1+1"]
    links = [cell.hyperlink for sheet in book for row in sheet.iter_rows() for cell in row if cell.hyperlink]
    assert all(link.target is None for link in links)


def test_every_candidate_is_listed_with_its_file_sheet_and_cell(tmp_path: Path) -> None:
    _merged(tmp_path)
    lines = _table(tmp_path / "plan.xlsx", "Beda Isian")

    assert [(each["YANG BERBEDA"], each["PILIHAN"], each["ISIAN"], each["DI RENCANA"]) for each in lines] == [
        ("Target", "A", "90", ""),
        ("Target", "B", "95", "✓"),
        ("Rencana pelaksanaan", "A", "T2", ""),
        ("Rencana pelaksanaan", "B", "T1", "✓"),
    ]
    assert lines[1][SOURCE] == f"{LEGAL}.xlsx ({LEGAL}), Komisi!D9"
    assert lines[0]["SEL DI RENCANA"] == "Komisi!D9"


def test_a_difference_of_schedules_is_at_the_first_period_that_not_all_plan(tmp_path: Path) -> None:
    rows = [f"| 1 | Hukum | Nilai | 95 | Advokasi | v | {ticks} | Divisi Hukum |" for ticks in ("v | | v", "v | v | ")]
    merge_files([_folder(tmp_path, sent(rows[0], LEGAL), sent(rows[1], FINANCE))], tmp_path / "plan.xlsx")

    assert {each["SEL DI RENCANA"] for each in _table(tmp_path / "plan.xlsx", "Beda Isian")} == {"Komisi!H9"}


def test_a_candidate_is_shown_with_its_unit_where_the_name_of_its_file_says_nothing(tmp_path: Path) -> None:
    one, other = (
        sent(rows, by, file=name)
        for rows, by, name in (
            ("| 1 | Hukum | Nilai | 90 | Advokasi | v | | | | Divisi Hukum |", None, "scan.xlsx"),
            ("| 1 | Hukum | Nilai | 95 | Advokasi | v | | | | Divisi Hukum |", LEGAL, "DOC-20200120-WA0003.xlsx"),
        )
    )
    merge_files([_folder(tmp_path, one, other)], tmp_path / "plan.xlsx")

    assert {each[SOURCE] for each in _table(tmp_path / "plan.xlsx", "Beda Isian")} == {
        "scan.xlsx (Seluruh kantor), Komisi!D9",
        f"DOC-20200120-WA0003.xlsx ({LEGAL}), Komisi!D9",
    }


def test_the_letters_of_the_candidates_are_offered_as_a_dropdown(tmp_path: Path) -> None:
    _merged(tmp_path)
    (offered,) = openpyxl.load_workbook(tmp_path / "plan.xlsx")["Beda Isian"].data_validations.dataValidation
    assert (offered.formula1, str(offered.sqref)) == ('"A,B"', "I6:I9")


def test_choices_are_applied_and_stay_on_the_next_merge(tmp_path: Path) -> None:
    folder, plan = _folder(tmp_path), tmp_path / "plan.xlsx"
    assert len(merge_files([folder], plan).open) == 2
    _choose(plan, Target="a")

    again = merge_files([folder], plan, MergeRequest(decisions=plan))
    assert rows_of(again) == [("Nilai", "90", "Advokasi", "1")]
    assert [each[0] for each in differences_of(again) if each] == ["target", "period"]
    assert len(again.open) == 1
    _choose(plan, Rencana_pelaksanaan="T2")

    done = merge_files([folder], plan, MergeRequest(decisions=plan))
    assert rows_of(done) == [("Nilai", "90", "Advokasi", "2")]
    assert done.complete
    assert [each["Isian yang Dipakai"] for each in _table(plan, "Beda Isian")] == ["A", "", "A", ""]


def test_a_choice_between_other_values_is_not_applied_and_is_told(tmp_path: Path) -> None:
    folder, plan = _merged(tmp_path)
    _choose(plan, Target="A")
    written(folder, [sent(OTHER.replace("90", "91"), FINANCE)])

    again = merge_files([folder], plan, MergeRequest(decisions=plan))
    assert rows_of(again)[0][1] == "95"
    assert [each.about.splitlines()[0] for each in again.outdated] == ["Nilai"]
    assert "Pilihan lama" in _table(plan, "Perlu Dicek")[0]["HAL"]


@pytest.mark.parametrize("choice", ["C", "A dan B", "100"])
def test_a_choice_that_is_none_of_the_letters_is_told_and_stays_open(tmp_path: Path, choice: str) -> None:
    folder, plan = _merged(tmp_path)
    _choose(plan, Target=choice)

    again = merge_files([folder], plan, MergeRequest(decisions=plan))
    assert len(again.open) == 2
    assert (
        f'"{choice}" tidak jelas. Isi satu huruf saja: A, B, atau ketik isian yang benar di kolom Isian Lain.'
        in str(again.unclear[0])
    )


@pytest.mark.parametrize("mark", ["v", "X", "✓"])
def test_a_tick_on_the_line_of_one_candidate_chooses_it(tmp_path: Path, mark: str) -> None:
    folder, plan = _merged(tmp_path)
    type_in(plan, "Beda Isian", {"I6": mark, "I7": "-", "I9": mark})

    again = merge_files([folder], plan, MergeRequest(decisions=plan))
    assert rows_of(again) == [("Nilai", "90", "Advokasi", "1")]
    assert [each["Isian yang Dipakai"] for each in _table(plan, "Beda Isian")] == ["A", "", "B", ""]


def test_ticks_on_two_candidates_are_unclear_and_stay_visible(tmp_path: Path) -> None:
    folder, plan = _merged(tmp_path)
    type_in(plan, "Beda Isian", {"I6": "v", "I7": "v"})

    for _ in range(2):
        again = merge_files([folder], plan, MergeRequest(decisions=plan))
        assert [str(each) for each in again.unclear] == [
            "Sheet Beda Isian baris 6 dan 7: dua baris dicentang. Centang satu saja."
        ]
        assert again.unclear[0].en == "Sheet Beda Isian, rows 6 and 7: two lines are ticked. Tick one only."
        assert len(again.open) == 2
        assert [each["Isian yang Dipakai"] for each in _table(plan, "Beda Isian")] == ["v", "v", "", ""]
    with pytest.raises(OutputExistsError, match="berisi 1 pilihan beda isian"):
        merge_files([folder], plan, force=True)
    type_in(plan, "Beda Isian", {"I6": "v", "I7": ""})
    with pytest.raises(OutputExistsError, match="sudah diubah"):
        merge_files([folder], plan, force=True)


def test_a_plan_that_was_edited_is_not_replaced_by_force_alone(tmp_path: Path) -> None:
    folder, plan = _merged(tmp_path)
    with pytest.raises(OutputExistsError, match="tambahkan --force"):
        merge_files([folder], plan)
    merge_files([folder], plan, force=True)

    _choose(plan, Target="A")
    before = plan.read_bytes()
    with pytest.raises(
        OutputExistsError, match=r"sudah diubah sejak ditulis.* -o, atau tambahkan --decisions \S+ supaya"
    ):
        merge_files([folder], plan, force=True)
    assert plan.read_bytes() == before
    merge_files([folder], plan, MergeRequest(decisions=plan))  # what it says to do is enough


def test_a_plan_whose_cell_was_typed_over_counts_as_edited(tmp_path: Path) -> None:
    folder, plan = _merged(tmp_path)
    type_in(plan, "Komisi", {"E9": "Advokasi dan Penyuluhan"})

    with pytest.raises(OutputExistsError, match="sudah diubah"):
        merge_files([folder], plan, force=True)


def test_a_plan_that_was_only_saved_again_does_not_count_as_edited(tmp_path: Path) -> None:
    folder, plan = _merged(tmp_path)
    type_in(plan, "Komisi", {})
    merge_files([folder], plan, force=True)


def test_force_replaces_a_file_that_is_no_plan(tmp_path: Path) -> None:
    plan = tmp_path / "plan.xlsx"
    plan.write_text("bukan Excel")
    merge_files([_folder(tmp_path)], plan, force=True)
    assert read_plans([plan]).plans[0].merged


def test_a_plan_that_is_no_longer_one_counts_as_edited(tmp_path: Path) -> None:
    folder, plan = _merged(tmp_path)
    book = openpyxl.load_workbook(plan)
    del book["Komisi"], book["Sekretariat"]
    book.save(plan)

    with pytest.raises(OutputExistsError, match="sudah diubah"):
        merge_files([folder], plan, force=True)


def test_choices_on_a_sheet_whose_headings_were_deleted_are_none(tmp_path: Path) -> None:
    folder, plan = _merged(tmp_path)
    _choose(plan, Target="A")
    type_in(plan, "Beda Isian", {"I5": "Pilihan Saya"})

    merged = merge_files([folder], tmp_path / "lain.xlsx", MergeRequest(decisions=plan))
    assert len(merged.open) == 2
    assert "perubahan di sheet Beda Isian tidak ikut" in " ".join(map(str, troubles(merged)))


def test_an_input_is_never_replaced(tmp_path: Path) -> None:
    folder = _folder(tmp_path)
    inside = folder / f"{LEGAL}.xlsx"
    for paths in ([folder], [inside]):
        with pytest.raises(OutputExistsError, match="salah satu file yang dibaca"):
            merge_files(paths, inside, force=True)


def test_the_result_of_an_earlier_merge_may_lie_among_the_submissions(tmp_path: Path) -> None:
    folder = _folder(tmp_path)
    first = merge_files([folder], folder / "plan.xlsx")
    again = merge_files([folder], folder / "plan.xlsx", force=True)
    assert (extra_sheets(again), rows_of(again)) == (extra_sheets(first), rows_of(first))


def test_a_revision_starts_from_the_plan_with_what_was_typed_into_it(tmp_path: Path) -> None:
    plan = tmp_path / "plan.xlsx"
    merge_files(
        [
            _folder(
                tmp_path, sent(ROW, LEGAL), sent("| 1 | L | Opini | WTP | Reviu | v | | | | Divisi Keuangan |", FINANCE)
            )
        ],
        plan,
    )
    rows = {sheet_of(plan, "Komisi").text(row, 3): row for row in sheet_of(plan, "Komisi").rows}
    type_in(plan, "Komisi", {f"D{rows['Opini']}": "WDP"})
    folder = written(tmp_path / "revisi", [sent(ROW.replace("Advokasi", "Penyuluhan"), LEGAL_OFFICE)])

    merged = merge_files([folder], tmp_path / "plan-1.xlsx", MergeRequest(base=plan))

    assert sorted(rows_of(merged)) == [("Nilai", "95", "Penyuluhan", "1"), ("Opini", "WDP", "Reviu", "1")]
    changes = _table(tmp_path / "plan-1.xlsx", "Matriks Perubahan")
    assert [(each["NO"], each["INDIKATOR"], each["SEMULA"], each["MENJADI"]) for each in changes] == [
        ("1", "Nilai", "", "Penyuluhan"),
        ("2", "Nilai", "Advokasi", ""),
    ]
    (read,) = read_plans([tmp_path / "plan-1.xlsx"]).plans
    assert read.identity.revision == 1


def test_what_a_merged_plan_left_open_stays_open_when_it_is_merged_alone_or_revised(tmp_path: Path) -> None:
    folder, plan = _merged(tmp_path)

    alone = merge_files([plan], tmp_path / "sendiri.xlsx")
    assert (alone.inherited, "tidak ada beda isian" in str(summary(alone, plan))) == (2, False)
    written(folder, [sent(ROW.replace("Advokasi", "Penyuluhan"), LEGAL)])
    revised = merge_files([folder / f"{LEGAL}.xlsx"], tmp_path / "revisi.xlsx", MergeRequest(base=plan))
    assert (revised.inherited, revised.complete) == (2, False)
    assert "Rencana asal masih punya 2 beda isian yang belum dipilih." in [str(each)[:57] for each in troubles(revised)]

    _choose(plan, Target="B", Rencana_pelaksanaan="A")
    assert merge_files([plan], tmp_path / "dipilih.xlsx").inherited == 1


def test_a_submission_alone_leaves_nothing_open(tmp_path: Path) -> None:
    merged = merge_files([_folder(tmp_path, sent(ROW, LEGAL))], tmp_path / "plan.xlsx")
    assert merged.complete


def test_retyping_has_one_row_an_indicator_with_the_target_as_a_number(tmp_path: Path) -> None:
    rows = """
        | 1 | Hukum | Persentase Sengketa | 77,5% | Advokasi | v | | | | Divisi Hukum |
        | | | | | Rapat | | v | | | Divisi Keuangan |
        | | | Opini | WTP | Reviu | v | | | | |
        | | | Jumlah Laporan | 2 Lap | Reviu | v | | | | |
        | | | Tanpa Target | | Reviu | v | | | | |
        """
    merge_files([_folder(tmp_path, sent(rows))], tmp_path / "plan.xlsx")
    lines = _table(tmp_path / "plan.xlsx", "Data Isian Aplikasi")

    assert [(each["BAGIAN"], each["SATUAN"], each["TARGET"]) for each in lines] == [
        ("Komisi", "%", "77,5"),
        ("Komisi", "opini", "WTP"),
        ("Komisi", "Laporan", "2"),
        ("Komisi", "", ""),
    ]
    assert lines[0]["PELAKSANA"] == f"{LEGAL}; {FINANCE}"


def test_the_account_on_the_sheets_is_the_account_of_the_merge(tmp_path: Path) -> None:
    merge_files([_folder(tmp_path, sent(ROW, LEGAL), sent(ROW, FINANCE))], tmp_path / "plan.xlsx")
    counts = _table(tmp_path / "plan.xlsx", "Cek Jumlah Baris")
    files = _table(tmp_path / "plan.xlsx", "Daftar File")

    assert [[each[name] for name in ("DIKIRIM", "DIGABUNG", "SAMA, DISATUKAN", "SELISIH")] for each in counts] == [
        ["1", "1", "0", "0"],
        ["1", "0", "1", "0"],
        ["2", "1", "1", "0"],
    ]
    assert [each["STATUS"] for each in files][:3] == ["dipakai", "dipakai", "belum ada file"]
    assert all(len(each["SHA-256"]) == 64 for each in files[:2])


def _run(*arguments: object) -> Result:
    return CliRunner().invoke(command, [str(each) for each in arguments])


def test_the_command_tells_what_waits_and_exits_with_1_until_it_is_chosen(tmp_path: Path) -> None:
    folder, plan = _folder(tmp_path), tmp_path / "plan.xlsx"
    result = _run(folder, "-o", plan)
    assert result.exit_code == 1
    assert "2 file dibaca, 1 baris digabung, 2 beda isian menunggu pilihan." in result.stdout
    assert "Sub Bagian Perencanaan, Data dan Informasi: belum ada file." in result.stderr

    _choose(plan, Target="A", Rencana_pelaksanaan="B")
    result = _run(folder, "-o", plan, "--decisions", plan, "--quiet")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "1 baris digabung, 2 beda isian sudah dipilih. Hasil: " in result.stdout


def test_a_text_file_named_xlsx_is_listed_and_the_exit_code_is_1(tmp_path: Path) -> None:
    folder = _folder(tmp_path, sent(ROW, LEGAL))
    (folder / "catatan.xlsx").write_text("bukan Excel")
    result = _run(folder, "-o", tmp_path / "plan.xlsx")

    assert result.exit_code == 1
    assert "catatan.xlsx" in result.stderr
    assert _table(tmp_path / "plan.xlsx", "Daftar File")[1]["STATUS"] == "tidak terbaca"


def test_what_guides_a_merge_must_be_there_and_be_of_use(tmp_path: Path) -> None:
    folder = _folder(tmp_path)
    plain = folder / f"{LEGAL}.xlsx"
    (tmp_path / "kosong.xlsx").write_text("bukan Excel")
    with pytest.raises(MissingPathError):
        merge_files([folder], tmp_path / "plan.xlsx", MergeRequest(base=tmp_path / "tidak-ada.xlsx"))
    with pytest.raises(UnreadableWorkbookError, match="tidak punya sheet Beda Isian"):
        merge_files([folder], tmp_path / "plan.xlsx", MergeRequest(decisions=plain))
    with pytest.raises(UnreadableWorkbookError, match=r"kosong.xlsx: "):
        merge_files([folder], tmp_path / "plan.xlsx", MergeRequest(base=tmp_path / "kosong.xlsx"))
    assert not (tmp_path / "plan.xlsx").exists()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is always full")
def test_a_full_disk_is_one_sentence_and_leaves_the_earlier_plan_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, plan = _merged(tmp_path)
    before = plan.read_bytes()

    def on_a_full_disk(**_: object) -> tuple[int, str]:
        temporary = tmp_path / ".~rak-full.xlsx"
        temporary.symlink_to("/dev/full")
        return os.open(os.devnull, os.O_RDONLY), str(temporary)

    monkeypatch.setattr(output, "tempfile", SimpleNamespace(mkstemp=on_a_full_disk))
    with pytest.raises(OutputBusyError, match="Tempat penyimpanan penuh") as told:
        merge_files([folder], plan, force=True)
    monkeypatch.undo()
    del told  # with it goes whatever was left open: what Python says of that fails the test
    gc.collect()

    assert plan.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["plan.xlsx"]


_KILLED = """
import os, sys, zipfile
from pathlib import Path
from rak_excel.jobs.merge.files import merge_files
write, write_bytes, left = zipfile.ZipFile.write, Path.write_bytes, [int(sys.argv[3])]
def dying(self, *arguments, **named):
    left[0] -= 1
    if left[0] < 0:
        os.kill(os.getpid(), 9)
    return write(self, *arguments, **named)
def dying_halfway(path, content):
    write_bytes(path, content[:len(content) // 2])
    os.kill(os.getpid(), 9)
zipfile.ZipFile.write, Path.write_bytes = dying, dying_halfway
merge_files([Path(sys.argv[1])], Path(sys.argv[2]), force=True)
"""


@pytest.mark.parametrize("after", [0, 3, 20, 1000])
def test_a_kill_while_it_writes_leaves_the_earlier_plan_whole(tmp_path: Path, after: int) -> None:
    """After so many parts of the workbook; after more than it has, in the middle of the file itself."""
    folder, plan = _merged(tmp_path)
    before = plan.read_bytes()

    killed = subprocess.run([sys.executable, "-c", _KILLED, str(folder), str(plan), str(after)], check=False)
    assert killed.returncode == -9
    assert plan.read_bytes() == before


def test_a_file_that_another_program_holds_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, plan = _merged(tmp_path)
    read = Path.read_bytes

    def held(path: Path) -> bytes:
        if path == plan:
            raise PermissionError(errno.EACCES, "Permission denied")
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", held)
    for asked in (MergeRequest(), MergeRequest(decisions=plan)):
        with pytest.raises(UnreadableWorkbookError, match=r"plan.xlsx tidak bisa dibuka. Tutup dulu"):
            merge_files([folder], plan, asked, force=True)


def test_progress_tells_every_file_that_is_read(tmp_path: Path) -> None:
    heard: list[tuple[int, int]] = []
    folder = _folder(tmp_path, sent(ROW, LEGAL), sent(ROW, FINANCE))
    merge_files([folder], tmp_path / "plan.xlsx", progress=lambda done, count: heard.append((done, count)))

    assert heard == [(1, 2), (2, 2)]


def test_tables_without_rows_say_so() -> None:
    empty = merge([sent("| 1 | Hukum | Nilai | | | | | | | |", LEGAL)])
    titles = {table.name: table.title[-1] for table in extra_sheets(empty)}
    full = merge([sent(ROW, LEGAL)])

    assert titles["Data Isian Aplikasi"] == "Belum ada indikator yang diisi."
    assert titles["Baris Kiriman"] == "Tidak ada kegiatan yang dikirim."
    assert titles["Beda Isian"] == "Tidak ada beda isian yang menunggu pilihan."
    assert remarks_table(replace(full, missing=(), unfilled=())).title[-1] == "Tidak ada yang perlu dicek."
    assert remarks_table(replace(full, missing=(LEGAL,), unfilled=())).title[-1] == "1 hal perlu dicek."


def test_quiet_hides_what_is_missing_but_not_what_is_refused(tmp_path: Path) -> None:
    folder = _folder(tmp_path, sent(ROW, LEGAL), sent(ROW, FINANCE), sent(ROW, file="lain.xlsx", year=2019))
    result = _run(folder, "-o", tmp_path / "plan.xlsx", "--quiet")
    assert (result.exit_code, result.stderr.split(" Jika")[0]) == (1, "lain.xlsx: Untuk tahun 2019, bukan 2020.")


def test_a_terminal_sees_that_files_are_being_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = _folder(tmp_path, sent(ROW, LEGAL))
    read, write = pty.openpty()
    with os.fdopen(write, "w") as terminal:
        monkeypatch.setattr("sys.stderr", terminal)
        with pytest.raises(SystemExit) as left:
            command.main([str(folder), "-o", str(tmp_path / "plan.xlsx")])
    shown = _all_shown(read)

    assert left.value.code == 0
    assert "Menggabung 1 file ..." in shown


def _all_shown(terminal: int) -> str:
    """What was written to a terminal whose other end is closed: it comes in pieces, and then as an error."""
    pieces = []
    with contextlib.suppress(OSError):
        while piece := os.read(terminal, 4096):
            pieces.append(piece)
    os.close(terminal)
    return b"".join(pieces).decode()
