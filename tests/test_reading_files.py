"""Files and folders: what is read, what is told, what is passed over."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner
from msgspec.structs import replace

from rak_excel.cli import main
from rak_excel.definitions.loading import load_template
from rak_excel.errors import MissingPathError, NothingToReadError
from rak_excel.formats.opened.opening import Workbook, open_workbook
from rak_excel.jobs.rollup.workers import Reader, facts_of_files
from rak_excel.jobs.template.forms import write_template
from rak_excel.model import Executor, NoteKind, Plan
from rak_excel.reading import Unread, joined, read_plans
from rak_excel.reading.files import read_file
from rak_excel.reading.found import find_files
from rak_excel.rules.check import check
from tests import workbooks
from tests.forms import form_of_plan
from tests.tables import plan_of

OFFICE = "KPU Kota Mataram"
HEAD = [["RENCANA AKSI KINERJA"], ["Nama Unit Organisasi", f": {OFFICE}"], ["Tahun Anggaran", ": 2020"]]


def put(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def test_a_folder_is_read_through_in_the_order_of_its_names(tmp_path: Path) -> None:
    put(tmp_path, "b/Rencana Kota.xlsx", workbooks.xlsx())
    put(tmp_path, "a.ods", workbooks.ods(workbooks.ods_rows(workbooks.PLAN)))
    put(tmp_path, "~$a.xlsx", b"lock")
    put(tmp_path, ".hidden/c.xlsx", workbooks.xlsx())
    put(tmp_path, "catatan.md", b"# ...")
    put(tmp_path, "scan.PDF", b"%PDF-1.4")
    reading = read_plans([tmp_path])

    assert [plan.source.file for plan in reading.plans] == ["a.ods", "b/Rencana Kota.xlsx"]
    assert [(each.source.file, each.note.kind) for each in reading.unread] == [("scan.PDF", NoteKind.UNREADABLE_FILE)]
    assert len(reading.sources) == 3


@pytest.mark.parametrize("fault", [KeyError("rahasia"), MemoryError()])
def test_a_mistake_of_ours_costs_the_file_that_met_it_alone(
    fault: Exception, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, "a.xlsx", workbooks.xlsx())
    put(tmp_path, "b.xlsx", workbooks.xlsx())
    opened = iter([fault, None])

    def open_once(content: bytes, suffix: str) -> Workbook:
        if stumbles := next(opened):
            raise stumbles
        return open_workbook(content, suffix)

    monkeypatch.setattr("rak_excel.reading.files.open_workbook", open_once)
    reading = read_plans(tmp_path)

    (told,) = (each.note.detail for each in reading.unread)
    assert [plan.source.file for plan in reading.plans] == ["b.xlsx"]
    assert ("KeyError, reading/files.py:" in told.id, "terlalu besar" in told.id) == (
        isinstance(fault, KeyError),
        isinstance(fault, MemoryError),
    )
    assert "rahasia" not in told.id + told.en


def test_a_single_path_needs_no_list(tmp_path: Path) -> None:
    path = put(tmp_path, "a.xlsx", workbooks.xlsx())
    for given in (path, str(path), tmp_path):
        assert [plan.source.file for plan in read_plans(given).plans] == [path.name]


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    path = put(tmp_path, "a.xlsx", workbooks.xlsx())

    assert [source.file for source in read_plans([path, tmp_path, path]).sources] == ["a.xlsx"]


def test_what_does_not_exist_and_what_is_empty_is_refused(tmp_path: Path) -> None:
    with pytest.raises(MissingPathError, match="tidak ada"):
        read_plans([tmp_path / "x.xlsx"])
    with pytest.raises(NothingToReadError):
        read_plans([tmp_path])


def test_an_enormous_file_is_not_even_read(tmp_path: Path) -> None:
    path = tmp_path / "besar.xlsx"
    with path.open("wb") as file:
        file.truncate(70_000_000)
    (unread,) = read_plans([path]).unread

    assert "terlalu besar" in unread.note.detail.id


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no named pipes in folders")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipa.xlsx")
    (unread,) = read_plans([tmp_path / "pipa.xlsx"]).unread
    assert unread.note.detail.id == "Ini bukan file biasa, jadi tidak dibaca. Sebut nama file lain."


def test_a_file_that_cannot_be_opened_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = put(tmp_path, "a.xlsx", workbooks.xlsx())

    def refuse(_: Path) -> bytes:
        raise PermissionError

    monkeypatch.setattr(Path, "read_bytes", refuse)
    (unread,) = read_plans([path]).unread

    assert "tidak bisa dibuka" in unread.note.detail.id


def test_our_own_workbook_is_found_by_its_marks_and_reads_back_as_it_was_written(tmp_path: Path) -> None:
    plan = plan_of("""
        # Komisi
        | NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA |
        | 1. | Sasaran A | Opini BPK | WTP | Reviu | ✓ | | | ✓ | Divisi Hukum dan Pengawasan |
    """)
    path = tmp_path / "a.xlsx"
    write_template(path, form_of_plan(plan))
    again = read_file(path, "a.xlsx")

    assert isinstance(again, Plan)
    assert [part.found_by for part in again.parts] == ["mark", "mark"]
    assert again.definition is load_template("kpu-2020")
    assert again.parts[0].indicators[0].activities[0].periods == (1, 4)
    assert [note for note in again.notes if note.kind is not NoteKind.REPAIRED] == []


def test_without_its_hidden_sheet_a_workbook_still_names_its_template(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(_written(workbooks.xlsx(), tmp_path))
    book.defined_names["RAK_TEMPLATE"] = openpyxl.workbook.defined_name.DefinedName(
        "RAK_TEMPLATE", attr_text='"kpu-2008 1"'
    )
    read = read_file(put(tmp_path, "b.xlsx", workbooks.saved(book)), "b.xlsx")

    assert isinstance(read, Plan)
    assert read.definition.id == "kpu-2008"


def _written(content: bytes, folder: Path) -> Path:
    return put(folder, "a.xlsx", content)


def test_a_template_that_is_asked_for_is_for_files_without_their_own(tmp_path: Path) -> None:
    path = put(tmp_path, "a.xlsx", workbooks.xlsx())

    assert read_plans([path], template=load_template("kpu-2023")).plans[0].definition.id == "kpu-2023"
    assert read_plans([path]).plans[0].definition.id == "kpu-2023"


def test_stray_errors_and_formulas_never_calculated_are_told_at_their_cells(tmp_path: Path) -> None:
    content = workbooks.xlsx(
        {"RAK": [*workbooks.PLAN[:2], [None, None, "=A1", "B", "Rapat", "v", None, None, None, "=B1"]]}
    )
    read = read_file(put(tmp_path, "a.xlsx", content), "a.xlsx")

    assert isinstance(read, Plan)
    told = [(str(note.cell), note.value) for note in read.notes if note.kind is NoteKind.NEVER_CALCULATED]
    assert told == [("RAK!C3", "=A1"), ("RAK!J3", "=B1")]
    assert read.parts[0].indicators[1].text == "=A1"


@pytest.mark.parametrize("make", [workbooks.xls, workbooks.xlsb])
def test_errors_and_strays_of_binary_files_are_told(tmp_path: Path, make: type) -> None:
    read = read_file(put(tmp_path, "a.bin", make(workbooks.PLAN, stray=(60_000, 3), error=(3, 4))), "a.bin")

    assert isinstance(read, Plan)
    kinds = [
        (note.kind, str(note.cell)) for note in read.notes if note.kind in {NoteKind.ERROR_CELL, NoteKind.CELL_NOT_USED}
    ]
    assert kinds == [(NoteKind.CELL_NOT_USED, "RAK!C60000"), (NoteKind.ERROR_CELL, "RAK!D3")]


SECRETARIAT = [
    [re.sub("^Divisi", "Subbag", re.sub(r"^T(\d)$", r"B\1", each)) if isinstance(each, str) else each for each in row]
    for row in workbooks.PLAN
]


def test_two_files_of_one_office_with_a_part_each_make_one_plan(tmp_path: Path) -> None:
    put(tmp_path, "1.xlsx", workbooks.xlsx({"A": [*HEAD, *workbooks.PLAN]}))
    put(tmp_path, "2.xlsx", workbooks.xlsx({"B": [*HEAD, *SECRETARIAT]}))
    plans = read_plans([tmp_path]).plans
    (plan,) = joined(plans)

    assert [len(each.parts) for each in plans] == [1, 1]
    assert [plan.source_of(part.id).file for part in plan.parts] == ["1.xlsx", "2.xlsx"]


def test_two_files_with_parts_of_two_definitions_stay_two_plans() -> None:
    """A form of an agency's own, and the list that it had before, which is read by a packaged definition."""
    plans = read_plans(Path(__file__).parent.parent / "examples" / "badan-contoh").plans
    assert [[part.id for part in plan.parts] for plan in plans] == [["secretariat"], ["plan"], ["plan"]]


def test_a_copy_or_a_blank_form_is_in_the_way_of_no_two_files_that_make_one_plan(tmp_path: Path) -> None:
    """The copy has the very bytes of a file; the form has headings and rows of the list, and no activity."""
    komisi = workbooks.xlsx({"A": [*HEAD, *workbooks.PLAN]})
    heading, *rows = workbooks.PLAN
    form = [heading, *([*row[:4], *[None] * (len(row) - 4)] for row in rows)]
    put(tmp_path, "1.xlsx", komisi)
    put(tmp_path, "2.xlsx", workbooks.xlsx({"B": [*HEAD, *SECRETARIAT]}))
    put(tmp_path, "copy.xlsx", komisi)
    put(tmp_path, "form.xlsx", workbooks.xlsx({"A": [*HEAD, *form]}))
    plans = read_plans([tmp_path]).plans

    assert len(plans) == 4
    for some in (plans, plans[::-1], [plan for plan in plans if plan.source.file != "form.xlsx"], plans[:2]):
        made = [plan for plan in joined(some) if len(plan.parts) == 2]
        assert len(made) == 1
        assert len(joined(some)) == len(some) - 1
        assert all(any(part.indicators[0].activities for part in plan.parts) for plan in made)


def test_two_parts_of_one_office_are_known_by_its_code_where_a_name_is_mistyped(tmp_path: Path) -> None:
    for name, rows in (("1.xlsx", workbooks.PLAN), ("2.xlsx", SECRETARIAT)):
        put(tmp_path, name, workbooks.xlsx({"A": [*HEAD, *rows]}))
    right, other = read_plans([tmp_path]).plans
    mistyped = replace(other, identity=replace(other.identity, office="KPU Kota Mataran", region="52.71"))

    assert len(joined([right, mistyped])) == 1


@pytest.mark.parametrize("other", [{"revision": 1}, {"year": 2021}], ids=["another revision", "another year"])
def test_two_parts_of_different_revisions_or_years_are_two_plans(tmp_path: Path, other: dict[str, Any]) -> None:
    for name, rows in (("1.xlsx", workbooks.PLAN), ("2.xlsx", SECRETARIAT)):
        put(tmp_path, name, workbooks.xlsx({"A": [*HEAD, *rows]}))
    first, second = read_plans([tmp_path]).plans
    later = replace(second, identity=replace(second.identity, **other))

    assert [len(plan.parts) for plan in joined([first, later])] == [1, 1]
    assert [len(plan.parts) for plan in joined([first, second])] == [2]


def test_two_parts_that_units_sent_are_two_submissions(tmp_path: Path) -> None:
    for name, rows in (("1.xlsx", workbooks.PLAN), ("2.xlsx", SECRETARIAT)):
        put(tmp_path, name, workbooks.xlsx({"A": [*HEAD, *rows]}))
    plans = read_plans([tmp_path]).plans
    sent = [
        replace(plan, identity=replace(plan.identity, submitter=Executor("Keuangan", "Keuangan"))) for plan in plans
    ]

    assert [len(plan.parts) for plan in joined(sent)] == [1, 1]


def test_two_files_with_the_same_part_stay_apart(tmp_path: Path) -> None:
    put(tmp_path, "1.xlsx", workbooks.xlsx({"A": [*HEAD, *workbooks.PLAN]}))
    put(
        tmp_path,
        "2.xlsx",
        workbooks.xlsx({"B": [*HEAD, *workbooks.PLAN, [None, None, "Indeks RB", "75", "Rapat", "v"]]}),
    )

    assert len(joined(read_plans([tmp_path]).plans)) == 2


def test_a_workbook_without_plan_is_unread(tmp_path: Path) -> None:
    read = read_file(put(tmp_path, "a.xlsx", workbooks.xlsx({"Gaji": [["Nama"]]})), "a.xlsx")

    assert isinstance(read, Unread)
    assert read.note.kind is NoteKind.NOT_A_PLAN


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has file names that are no Unicode")
def test_a_file_name_that_is_no_unicode_is_told_with_question_marks(tmp_path: Path) -> None:
    name = os.fsdecode(b"rak-\xff.xlsx")
    (tmp_path / name).write_bytes(b"")

    assert [read for _, read in find_files([tmp_path])] == ["rak-?.xlsx"]


def test_files_called_alike_have_as_much_of_their_path_in_front_as_tells_them_apart(tmp_path: Path) -> None:
    for name in ("a/plan.xlsx", "b/plan.xlsx", "b/lain.xlsx", "x/2020/p.xlsx", "y/2020/p.xlsx"):
        put(tmp_path, name, b"")
    given = [tmp_path / each for each in ("a/plan.xlsx", "b", "x/2020", "y/2020")]
    named = {path.relative_to(tmp_path).as_posix(): name for path, name in find_files(given)}

    assert named == {
        "a/plan.xlsx": "a/plan.xlsx",
        "b/lain.xlsx": "lain.xlsx",
        "b/plan.xlsx": "b/plan.xlsx",
        "x/2020/p.xlsx": "x/2020/p.xlsx",
        "y/2020/p.xlsx": "y/2020/p.xlsx",
    }


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has file names that are no Unicode")
def test_files_whose_names_cannot_be_told_apart_are_numbered(tmp_path: Path) -> None:
    for name in (b"rak-\xfe.xlsx", b"rak-\xff.xlsx"):
        (tmp_path / os.fsdecode(name)).write_bytes(b"")

    first, second = (name for _, name in find_files([tmp_path]))
    assert first.endswith("/rak-?.xlsx")
    assert second.endswith("/rak-? (2).xlsx")


def test_offices_whose_files_are_called_alike_get_their_own_findings(tmp_path: Path) -> None:
    for folder, office in (("a", "KPU Kabupaten Lombok Barat"), ("b", "KPU Kabupaten Lombok Tengah")):
        head = [HEAD[0], ["Nama Unit Organisasi", f": {office}"], HEAD[2]]
        doubtful = [[*workbooks.PLAN[2][:5], "entah", *workbooks.PLAN[2][6:]]]
        put(tmp_path, f"{folder}/plan.xlsx", workbooks.xlsx({"RAK": [*head, *workbooks.PLAN[:2], *doubtful]}))
    returns = tmp_path / "catatan"
    given = [str(tmp_path / each) for each in "ab"]
    CliRunner().invoke(main, ["check", *given, "--format", "xlsx", "-o", str(returns)], catch_exceptions=False)

    for folder, path in zip("ab", sorted(returns.iterdir()), strict=True):
        sheet = openpyxl.load_workbook(path).worksheets[0]
        targets = [cell.hyperlink.target for row in sheet for cell in row if cell.hyperlink]
        assert [str(target).replace("\\", "/") for target in targets] == [f"../{folder}/plan.xlsx"]


def test_the_halves_of_one_plan_may_be_called_alike(tmp_path: Path) -> None:
    put(tmp_path, "a/plan.xlsx", workbooks.xlsx({"A": [*HEAD, *workbooks.PLAN]}))
    put(tmp_path, "b/plan.xlsx", workbooks.xlsx({"B": [*HEAD, *SECRETARIAT]}))
    (harvest,) = facts_of_files([tmp_path / "a", tmp_path / "b"], Reader(), jobs=0)

    assert [file.file for file in harvest.files] == ["a/plan.xlsx", "b/plan.xlsx"]


def test_a_fault_of_a_part_is_told_of_its_own_file_where_both_call_their_sheets_alike(tmp_path: Path) -> None:
    put(tmp_path, "1.xlsx", workbooks.xlsx({"RAK": [*HEAD, *workbooks.PLAN]}))
    spelt = [
        [re.sub("^Subbag.*", "Subbag KUL", each) if isinstance(each, str) else each for each in row]
        for row in SECRETARIAT
    ]
    put(tmp_path, "2.xlsx", workbooks.xlsx({"RAK": [*HEAD, *spelt]}))
    (plan,) = joined(read_plans([tmp_path]).plans)
    told = [(each.file, each.value) for each in check([plan]) if each.code == "RAK503"]

    assert plan.source.file == "1.xlsx"
    assert ("2.xlsx", "Subbag KUL") in told
    assert all(file == "2.xlsx" for file, value in told if value == "Subbag KUL")
