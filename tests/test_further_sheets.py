"""Sheets that a definition declares beside the parts: written with the form, recognised, read, accounted for and merged."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest
from msgspec.structs import replace
from openpyxl.comments import Comment
from openpyxl.styles import Font

import rak_excel
from rak_excel.definitions.loading import load_template
from rak_excel.errors import DefinitionError, OutputExistsError
from rak_excel.jobs.merge.files import MergeRequest, merge_files
from rak_excel.model import FormRow, Identity, NoteKind, Plan, PlanForm
from rak_excel.model.plan import FurtherRow
from rak_excel.reading.ledger import Use
from rak_excel.reports.as_text import changes_as_text
from rak_excel.vocabulary.names.executors import unit_named
from rak_excel.workbooks.form.book import write_plan_book
from tests.forms import form_of_plan
from tests.submissions import FINANCE, LEGAL, TECHNICAL
from tests.typing_in import type_in

PATH = Path(__file__).parent / "definitions" / "triwulan.toml"
DEFINITION = load_template(PATH)
SHEET = "Angka Triwulan"
DISPUTES, RULES = "Persentase Sengketa", "Jumlah Peraturan"


def _form(figures: dict[str, dict[str, int | float | str]], by: str | None = None) -> PlanForm:
    rows = (
        FormRow("1.", "Lembaga", DISPUTES, "95%", "Advokasi", {1: "✓"}, LEGAL),
        FormRow(indicator=RULES, target="3 Dokumen", activity="Rapat", marks={2: "✓"}, executors=LEGAL),
    )
    submitter = unit_named(by, DEFINITION) if by else None
    identity = Identity("KPU Kabupaten Lombok Timur", "52.03", 2020, submitter=submitter, whole_office=by is None)
    further = {"figures": tuple(FurtherRow(name, "", entries) for name, entries in figures.items())}
    return PlanForm(DEFINITION, identity, {"commission": rows}, spare_rows={"commission": 2}, further=further)


def _written(path: Path, form: PlanForm) -> Path:
    path.parent.mkdir(exist_ok=True)
    write_plan_book(path, form)
    return path


def _figures(plan: Plan) -> dict[str, dict[str, object]]:
    return {row.indicator: dict(row.entries) for row in plan.further.get("figures", ())}


FIGURES: dict[str, dict[str, int | float | str]] = {
    DISPUTES: {"q1": 40, "q2": 77.5, "source": "e-Monev"},
    RULES: {"q2": 3, "source": "=1+1"},
}


def test_what_is_written_reads_back_and_every_cell_is_accounted_for(tmp_path: Path) -> None:
    path = _written(tmp_path / "rak.xlsx", _form(FIGURES))
    reading = rak_excel.read_plans([path])
    (plan,) = reading.plans

    assert _figures(plan) == FIGURES
    (account,) = [each for each in reading.accounts if each.sheet == SHEET]
    assert account.cells == sum(account.uses.values())
    assert not plan.notes
    again = _written(tmp_path / "lagi.xlsx", form_of_plan(plan, rows=2))
    assert _figures(rak_excel.read_plan(again)) == FIGURES
    assert rak_excel.export_plans([plan])[0]["further_sheets"]["figures"][0] == {
        "indicator": DISPUTES, "key": None, "cell": f"{SHEET}!B5", "entries": FIGURES[DISPUTES],
    }  # fmt: skip


def test_the_sheet_is_known_by_its_columns_where_it_was_renamed(tmp_path: Path) -> None:
    path = _written(tmp_path / "rak.xlsx", _form(FIGURES))
    book = openpyxl.load_workbook(path)
    book[SHEET].title = "Kinerja"
    book.save(path)

    assert _figures(rak_excel.read_plan(path)) == FIGURES


def test_a_plan_without_figures_is_read_as_ever(tmp_path: Path) -> None:
    blank = rak_excel.read_plan(_written(tmp_path / "rak.xlsx", _form({})))

    assert _figures(blank) == {}
    assert [each.text for _, each in blank.indicators()] == [DISPUTES, RULES]
    assert "further_sheets" not in rak_excel.export_plans([replace(blank, further={})])[0]


def test_what_belongs_to_no_indicator_or_is_no_number_is_told(tmp_path: Path) -> None:
    path = _written(tmp_path / "rak.xlsx", _form(FIGURES))
    type_in(path, SHEET, {"B7": "Indikator yang tidak ada", "C7": "5", "C5": "segera"})
    plan = rak_excel.read_plan(path)

    told = {(note.kind, str(note.cell)) for note in plan.notes}
    assert told == {(NoteKind.CELL_NOT_USED, f"{SHEET}!B7"), (NoteKind.AMBIGUOUS_VALUE, f"{SHEET}!C5")}
    assert _figures(plan)[DISPUTES]["q1"] == "segera"


def test_nothing_of_a_clean_form_is_left_unused(tmp_path: Path) -> None:
    reading = rak_excel.read_plans([_written(tmp_path / "rak.xlsx", _form(FIGURES))])

    (account,) = [each for each in reading.accounts if each.sheet == SHEET]
    assert {use.value: count for use, count in account.uses.items()} == {"heading": 8, "form": 7, "plan": 7}


def test_a_row_without_its_indicator_is_told_by_what_was_typed(tmp_path: Path) -> None:
    path = _written(tmp_path / "rak.xlsx", _form(FIGURES))
    type_in(path, SHEET, {"D8": "7", "E8": "e-Monev", "B9": "Indikator lain", "E10": "SIMONIKA"})
    told = [(str(n.cell), n.value, n.detail.en[:9], len(n.others)) for n in rak_excel.read_plan(path).notes]

    assert told == [
        (f"{SHEET}!D8", "7", "This row ", 1),
        (f"{SHEET}!B9", "Indikator lain", "This row ", 0),
        (f"{SHEET}!E10", "SIMONIKA", "This row ", 0),
    ]


def test_what_stands_outside_the_columns_is_told_as_beside_a_plan(tmp_path: Path) -> None:
    path = _written(tmp_path / "rak.xlsx", _form(FIGURES))
    typed = {"A3": "lama", "D1": "draf", "G4": "LOKASI KERJA", "G5": "lihat lampiran", "A7": "dst", "H60": "jauh"}
    book = openpyxl.load_workbook(path)
    for at, text in typed.items():
        book[SHEET][at] = text
    book[SHEET]["B5"].comment = Comment("angka sementara", "Budi")
    book.save(path)
    reading = rak_excel.read_plans([path])

    (plan,), (account,) = reading.plans, [each for each in reading.accounts if each.sheet == SHEET]
    told = {str(note.cell): note.value for note in plan.notes if note.kind is NoteKind.CELL_NOT_USED}
    assert told == {f"{SHEET}!{at}": text for at, text in typed.items()}
    assert [str(note.cell) for note in plan.notes if note.kind is NoteKind.COMMENT] == [f"{SHEET}!B5"]
    assert account.uses[Use.NOT_USED] == len(typed)
    assert account.cells == sum(account.uses.values())


def test_a_sheet_that_lost_a_column_is_told_whole(tmp_path: Path) -> None:
    path = _written(tmp_path / "rak.xlsx", _form(FIGURES))
    type_in(path, SHEET, {"D4": "CATATAN"})
    reading = rak_excel.read_plans([path])

    assert _figures(reading.plans[0]) == {}
    (told,) = [note for note in reading.plans[0].notes if note.kind is NoteKind.CELL_NOT_USED]
    assert "S.D. TW II" in told.detail.id


def test_merging_unites_the_figures_in_any_order_and_tells_what_contradicts(tmp_path: Path) -> None:
    first, second = tmp_path / "satu", tmp_path / "dua"
    for folder, names in ((first, ("a", "b")), (second, ("b", "a"))):
        _written(folder / f"{names[0]}.xlsx", _form({DISPUTES: {"q1": 40}}, LEGAL))
        _written(folder / f"{names[1]}.xlsx", _form({DISPUTES: {"q1": 45, "q2": 80}, RULES: {"q2": 3}}, FINANCE))
    merged = [merge_files([folder], folder / "rak.xlsx") for folder in (first, second)]
    plans = [rak_excel.read_plan(folder / "rak.xlsx") for folder in (first, second)]

    assert _figures(plans[0]) == {DISPUTES: {"q1": 45, "q2": 80}, RULES: {"q2": 3}}
    assert _figures(plans[1]) == _figures(plans[0])
    told = [[(each.note.value, each.indicator) for each in one.unused] for one in merged]
    assert told == [[("40", DISPUTES)]] * 2


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ('id = "own"\nsheet = "Komisi"\ntitle = "A"\npart = "commission"\ncolumns = [{id = "a", heading = "A"}]', "Komisi"),
        *(
            (f'id = "own"\nsheet = "{name}"\ntitle = "A"\npart = "commission"\ncolumns = [{{id = "a", heading = "A"}}]', f'sheets: "{name}" sudah dipakai rak-excel sendiri, jadi pilih yang lain')
            for name in ("Beda Isian", "perlu dicek", "Cek Jumlah Baris", "Asal Baris", "Matriks Perubahan")
        ),
        ('id = "own"\nsheet = "Identitas Satker"\ntitle = "A"\npart = "commission"\ncolumns = [{id = "a", heading = "A"}]', "identitas satker"),
        ('id = "own"\nsheet = "A"\ntitle = "A"\npart = "commission"\ncolumns = [{id = "a", heading = "Kode Baris"}]', '"Kode Baris" sudah dipakai rak-excel sendiri'),
        ('id = "own"\nsheet = "A"\ntitle = "A"\npart = "third"\ncolumns = [{id = "a", heading = "A"}]', "third"),
        ('id = "figures"\nsheet = "A"\ntitle = "A"\npart = "commission"\ncolumns = [{id = "a", heading = "A"}]', "dua kali"),
        ('id = "own"\nsheet = "A"\ntitle = "A"\npart = "commission"\ncolumns = []', "kosong"),
    ],
)  # fmt: skip
def test_a_sheet_that_cannot_be_is_told(tmp_path: Path, wrong: str, said: str) -> None:
    path = tmp_path / "own.toml"
    path.write_text(f"{PATH.read_text(encoding='utf-8')}\n[[further_sheets]]\n{wrong}\n", encoding="utf-8")
    with pytest.raises(DefinitionError, match=f"(?i){said}"):
        load_template(path)


def test_what_has_no_value_or_is_struck_out_is_told_and_in_the_account(tmp_path: Path) -> None:
    path = _written(tmp_path / "rak.xlsx", _form(FIGURES))
    book = openpyxl.load_workbook(path)
    sheet = book[SHEET]
    sheet["C5"].value, sheet["C5"].data_type = "#REF!", "e"
    sheet["D5"].font = Font(strike=True)
    sheet["D6"].value = "=1+2"  # openpyxl stores no result
    book.save(path)
    reading = rak_excel.read_plans([path])

    (plan,), (account,) = reading.plans, [each for each in reading.accounts if each.sheet == SHEET]
    assert _figures(plan) == {DISPUTES: {"source": "e-Monev"}, RULES: {"source": "=1+1"}}
    assert account.cells == sum(account.uses.values())
    assert {(note.kind, str(note.cell)) for note in plan.notes} == {
        (NoteKind.ERROR_CELL, f"{SHEET}!C5"),
        (NoteKind.NEVER_CALCULATED, f"{SHEET}!D6"),
        (NoteKind.CELL_NOT_USED, f"{SHEET}!D5"),
    }


@pytest.mark.parametrize("sheet", [SHEET, "Angka, s.d. TW = semua"])
def test_a_merged_plan_that_nobody_edited_may_be_replaced(tmp_path: Path, sheet: str) -> None:
    declared = tuple(replace(each, sheet=sheet) for each in DEFINITION.sheets_beside)
    for figures in ({}, FIGURES):
        form = _form(figures).but(definition=replace(DEFINITION, further_sheets=declared))
        output = _merged(tmp_path, form)
        merge_files([tmp_path / "kiriman"], output, MergeRequest(decisions=output))
        merge_files([tmp_path / "kiriman"], output, force=True)
        asked = MergeRequest(decisions=output)
        assert not merge_files([tmp_path / "kiriman"], tmp_path / "b.xlsx", asked, force=True).not_carried


@pytest.mark.parametrize(
    "typed", [{"C5": "41"}, {"C6": "7"}, {"A1": "TARGET"}, {"H6": "lihat surat"}, {"B5": RULES, "B6": DISPUTES}]
)
def test_what_is_typed_into_a_further_sheet_of_a_merged_plan_is_not_lost(tmp_path: Path, typed: dict[str, str]) -> None:
    output = _merged(tmp_path, _form(FIGURES))
    type_in(output, SHEET, typed)

    for asked in (MergeRequest(), MergeRequest(decisions=output)):
        with pytest.raises(OutputExistsError):
            merge_files([tmp_path / "kiriman"], output, asked, force=True)
    told = merge_files([tmp_path / "kiriman"], tmp_path / "b.xlsx", MergeRequest(decisions=output)).not_carried
    assert len(told) == 1


def test_what_a_further_sheet_says_of_an_indicator_without_activities_is_asked_about(tmp_path: Path) -> None:
    form = _form(FIGURES)
    first, second = form.rows["commission"]
    form = form.but(rows={"commission": (first, second.but(activity="", marks={}, executors=""))})
    output = _merged(tmp_path, form)
    merged = merge_files([tmp_path / "kiriman"], output, force=True)

    plan = rak_excel.read_plan(output)
    assert _figures(plan) == _figures(merged.plan) == {DISPUTES: FIGURES[DISPUTES]}
    assert not [note for note in plan.notes if note.kind is NoteKind.CELL_NOT_USED]
    assert [(str(each.note.cell), each.note.value) for each in merged.unused] == [
        (f"{SHEET}!D6", "3"), (f"{SHEET}!E6", "=1+1")
    ]  # fmt: skip


def test_two_rows_for_one_indicator_are_told_as_such(tmp_path: Path) -> None:
    path = _written(tmp_path / "rak.xlsx", _form(FIGURES))
    type_in(path, SHEET, {"B7": DISPUTES, "C7": "45", "E7": "e-Monev"})
    (told,) = rak_excel.merge([rak_excel.read_plan(path)]).unused

    assert (str(told.note.cell), told.note.value) == (f"{SHEET}!C7", "45")
    assert told.said.id.startswith("Baris lain untuk indikator ini menulis 40 di kolom S.D. TW I,")


def test_diff_lists_what_changed_on_a_further_sheet(tmp_path: Path) -> None:
    old = _written(tmp_path / "lama.xlsx", _form(FIGURES))
    new = _written(
        tmp_path / "baru.xlsx", _form({DISPUTES: {"q1": 41, "q2": 77.5}, "Lain": {"q2": 1}, RULES: {"q1": 1, "q2": 3}})
    )
    found = rak_excel.diff(old, new).changes

    assert [(each.part, each.indicator, each.column, each.old, each.new, each.new_cell) for each in found] == [
        (SHEET, DISPUTES, "S.D. TW I", "40", "41", f"baru.xlsx {SHEET}!C5"),
        (SHEET, DISPUTES, "SUMBER DATA", "e-Monev", "", f"baru.xlsx {SHEET}!E5"),
        (SHEET, RULES, "S.D. TW I", "", "1", f"baru.xlsx {SHEET}!C6"),
        (SHEET, RULES, "SUMBER DATA", "=1+1", "", f"baru.xlsx {SHEET}!E6"),
    ]
    gone = rak_excel.diff(old, _written(tmp_path / "tanpa.xlsx", _form({DISPUTES: FIGURES[DISPUTES]}))).changes
    assert [(each.old, each.new, each.old_cell, each.new_cell) for each in gone] == [
        ("3", "", f"lama.xlsx {SHEET}!D6", ""), ("=1+1", "", f"lama.xlsx {SHEET}!E6", "")
    ]  # fmt: skip
    assert f"S.D. TW II: 3 → (kosong) (lama.xlsx {SHEET}!D6)" in changes_as_text(gone, "id")


def test_a_revision_tells_what_it_changes_on_a_further_sheet(tmp_path: Path) -> None:
    base = _merged(tmp_path, _form(FIGURES))
    sent = _written(tmp_path / "revisi" / "a.xlsx", _form({DISPUTES: {"q1": 41}, RULES: {"q1": 2}}))
    merged = merge_files([sent.parent], tmp_path / "revisi.xlsx", MergeRequest(base=base))

    assert [(each.indicator, each.what.id, each.before, each.after) for each in merged.changes or ()] == [
        (DISPUTES, f"{SHEET}: S.D. TW I", "40", "41"),
        (RULES, f"{SHEET}: S.D. TW I", "", "2"),
    ]
    assert _figures(rak_excel.read_plan(tmp_path / "revisi.xlsx"))[RULES] == {"q1": 2, "q2": 3, "source": "=1+1"}


def _merged(folder: Path, form: PlanForm) -> Path:
    """The plan merged of this one submission, which stands in the folder `kiriman`."""
    _written(folder / "kiriman" / "a.xlsx", form)
    merge_files([folder / "kiriman"], folder / "rencana.xlsx", force=True)
    return folder / "rencana.xlsx"


def test_an_indicator_that_only_one_file_has_a_key_for_is_one_row() -> None:
    keyed, plain = FurtherRow(DISPUTES, "K2.3", {"q1": 1}), FurtherRow(DISPUTES.upper(), "", {"q2": 2})
    plan = replace(_read(_form({})), further={"figures": (keyed,)})
    other = replace(plan, source=replace(plan.source, sha256="1" * 64), further={"figures": (plain,)})
    for order in ([plan, other], [other, plan]):
        assert _figures(rak_excel.merge(order).plan) == {DISPUTES: {"q1": 1, "q2": 2}}


def _read(form: PlanForm) -> Plan:
    file = io.BytesIO()
    rak_excel.write_template(file, form)
    return rak_excel.read_plan(file.getvalue())


def test_a_heading_that_only_a_part_has_is_taken_too(tmp_path: Path) -> None:
    path = Path("examples/dinas-contoh/dinas-contoh.toml").resolve()
    own = tmp_path / "own.toml"
    column = '[[columns]]\nid = "own"\nheading = "Sasaran  layanan"\n'
    own.write_text(f"{path.read_text(encoding='utf-8')}\n{column}", encoding="utf-8")
    with pytest.raises(DefinitionError) as told:
        load_template(own)

    assert 'columns.heading (own): "Sasaran  layanan" is taken by' in told.value.said("en")


def test_figures_for_which_most_files_have_no_column_keep_their_file_out() -> None:
    (sheet,) = DEFINITION.sheets_beside
    fewer = replace(DEFINITION, further_sheets=(replace(sheet, columns=sheet.columns[:1]),))
    others = [_read(_form({}, by).but(definition=fewer)) for by in (FINANCE, TECHNICAL)]
    others = [replace(each, source=replace(each.source, sha256=str(nth) * 64)) for nth, each in enumerate(others)]

    first: dict[str, dict[str, int | float | str]] = {DISPUTES: {"q1": 40}}
    for figures, refused in ((first, 0), (FIGURES, 1)):
        merged = rak_excel.merge([_read(_form(figures, LEGAL)), *others])
        assert len(merged.refused) == refused
        assert all(f"{SHEET}: {sheet.columns[1].heading}" in str(file.reason) for file in merged.refused)
