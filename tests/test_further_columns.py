"""Columns that a definition declares: from the form through check, merge and roll-up to every export, without code of their own."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from pathlib import Path

import msgspec
import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

import rak_excel
from rak_excel.definitions.loading import encode_definition, load_template
from rak_excel.errors import DefinitionError
from rak_excel.jobs.merge.files import MergeRequest, merge_files
from rak_excel.jobs.rollup.files import rollup_files
from rak_excel.model import Definition, FormRow, Identity, NoteKind, Plan, PlanForm
from rak_excel.model.frames import frame_of_plans
from rak_excel.model.further import EntryColumn, FurtherEntry
from rak_excel.reading.ledger import Ledger
from rak_excel.reading.rows.further import EntryReader
from rak_excel.reports.as_csv import plans_as_csv
from rak_excel.reports.as_json import changes_as_json
from rak_excel.reports.as_xlsx import write_plans
from rak_excel.reports.plan_records import export_plans
from rak_excel.rolling_up.facts.fields import data_fields
from rak_excel.vocabulary.basics.numbers import amount_said
from rak_excel.vocabulary.names.executors import unit_named
from rak_excel.vocabulary.names.offices import office_name
from rak_excel.vocabulary.names.regions import regions
from rak_excel.workbooks.form.book import write_plan_book
from tests.submissions import FINANCE, LEGAL, TECHNICAL
from tests.tables import sheet_of
from tests.typing_in import type_in

PATH = Path(__file__).parent / "definitions" / "anggaran.toml"
TICK = "✓"


@pytest.fixture(scope="module")
def definition() -> Definition:
    return load_template(PATH)


def _row(activity: str, further: Mapping[str, FurtherEntry]) -> FormRow:
    return FormRow(activity=activity, marks={1: TICK}, executors=LEGAL, further=further)


def _form(
    definition: Definition, *rows: FormRow, by: str | None = LEGAL, revision: int = 0, region: str = "52.03"
) -> PlanForm:
    submitter = unit_named(by, definition) if by else None
    identity = Identity(
        office_name(regions()[region], definition), region, 2020, revision, submitter=submitter, whole_office=by is None
    )
    return PlanForm(definition, identity, {"commission": rows}, spare_rows={"commission": 3, "secretariat": 3})


def _first(budget: FurtherEntry, source: str = "e-Monev") -> FormRow:
    further = {"budget": budget, "source": source}
    return FormRow("1.", "Lembaga", "Persentase Sengketa", "95%", "Advokasi", {1: TICK}, LEGAL, further=further)


def _written(folder: Path, name: str, form: PlanForm) -> Path:
    folder.mkdir(exist_ok=True)
    write_plan_book(folder / name, form)
    return folder / name


def _read(form: PlanForm, name: str) -> Plan:
    file = io.BytesIO()
    rak_excel.write_template(file, form)
    file.name = name
    file.seek(0)
    return rak_excel.read_plan(file)


def _budgets(plan: Plan) -> list[FurtherEntry | None]:
    return [activity.further.get("budget") for _, _, activity in plan.activities()]


entries = st.one_of(st.integers(0, 10**12), st.sampled_from(["Rp satu juta", "belum ada", "=1+1"]))


@given(st.lists(entries, min_size=1, max_size=4), st.text("abc =-", max_size=8))
def test_what_the_form_has_reads_back_as_itself(budgets: list[FurtherEntry], source: str) -> None:
    definition = load_template(PATH)
    rows = [
        _first(budgets[0], source),
        *(_row(f"Kegiatan {at}", {"budget": each}) for at, each in enumerate(budgets[1:], 2)),
    ]
    file = io.BytesIO()
    rak_excel.write_template(file, _form(definition, *rows))
    plan = rak_excel.read_plan(file.getvalue())

    assert _budgets(plan) == budgets
    (_, indicator), *_ = plan.indicators()
    assert indicator.further.get("source", "") == " ".join(source.split())
    words = [each for each in budgets if isinstance(each, str)]
    assert [note.value for note in plan.notes if note.kind is NoteKind.AMBIGUOUS_VALUE] == words


def test_the_columns_stand_where_the_definition_says(tmp_path: Path, definition: Definition) -> None:
    path = _written(tmp_path, "form.xlsx", _form(definition, _first(1200000)))
    sheet = openpyxl.load_workbook(path)["Komisi"]

    assert [sheet.cell(7, column).value for column in range(1, 13)] == [
        "NO", "SASARAN STRATEGIS", "INDIKATOR KINERJA UTAMA", "TARGET", "SUMBER DATA", "KEGIATAN", "RENCANA PELAKSANAAN",
        None, None, None, "PELAKSANA", "ANGGARAN (Rp)",
    ]  # fmt: skip
    assert sheet["L9"].value == 1200000
    prompts = {str(each.sqref).split(":")[0]: each.prompt for each in sheet.data_validations.dataValidation}
    assert prompts["L8"] == "Rupiah, angkanya saja: 1200000."


def test_amounts_as_people_type_them_are_numbers_or_asked(tmp_path: Path, definition: Definition) -> None:
    path = _written(tmp_path, "form.xlsx", _form(definition, _first(""), _row("Rapat", {}), _row("Kirim", {})))
    type_in(path, "Komisi", {"L9": "Rp 1.200.000,-", "L10": "1.200", "L11": "menyusul"})
    plan = rak_excel.read_plan(path)

    assert _budgets(plan) == [1200000, "1.200", "menyusul"]
    asked = [str(note.cell) for note in plan.notes if note.kind is NoteKind.AMBIGUOUS_VALUE]
    assert asked == ["Komisi!L10", "Komisi!L11"]
    assert [amount_said(text) for text in ("1,5", "-75", "1.2.3", "", "banyak")] == [1.5, -75, None, None, None]
    said = ("12 juta", "Rp 1,2 M", "500 jt", "1,25 miliar", "Rp2 T", "750 rb", "3.000 rupiah", "Rp 3.000.000 rupiah")
    assert [amount_said(text) for text in said] == [
        12 * 10**6, 12 * 10**8, 5 * 10**8, 125 * 10**7, 2 * 10**12, 750_000, None, 3_000_000,
    ]  # fmt: skip


def test_an_amount_beside_no_activity_is_told(tmp_path: Path, definition: Definition) -> None:
    path = _written(tmp_path, "form.xlsx", _form(definition, _first(5)))
    type_in(path, "Komisi", {"L10": "7"})
    plan = rak_excel.read_plan(path)

    assert _budgets(plan) == [5]
    assert [str(note.cell) for note in plan.notes if note.kind is NoteKind.CELL_NOT_USED] == ["Komisi!L10"]


def test_one_amount_in_two_files_is_kept_and_another_is_asked(tmp_path: Path, definition: Definition) -> None:
    folder = tmp_path / "kiriman"
    _written(folder, "hukum.xlsx", _form(definition, _first(100), _row("Rapat", {"budget": 5})))
    _written(folder, "umum.xlsx", _form(definition, _first(250), _row("Rapat", {"budget": 5}), by=FINANCE))
    merged = merge_files([folder], tmp_path / "rak.xlsx")

    assert [(each.question.field.id, [one.text for one in each.candidates]) for each in merged.differences] == [
        ("budget", ["250", "100"])
    ]
    plan = rak_excel.read_plan(tmp_path / "rak.xlsx")
    assert sorted(map(str, _budgets(plan))) == ["100", "5"]
    sheet = openpyxl.load_workbook(tmp_path / "rak.xlsx")["Beda Isian"]
    line = next(row for row in sheet.iter_rows() if row[5].value == "250" or row[5].value == 250)
    assert line[3].value == "ANGGARAN (Rp)"
    type_in(tmp_path / "rak.xlsx", "Beda Isian", {f"J{line[0].row}": "300000"})
    decided = merge_files([folder], tmp_path / "lagi.xlsx", MergeRequest(decisions=tmp_path / "rak.xlsx"))
    assert decided.complete
    assert 300000 in _budgets(rak_excel.read_plan(tmp_path / "lagi.xlsx"))


def test_a_value_of_ones_own_is_judged_as_one_of_the_column_that_differs(
    tmp_path: Path, definition: Definition
) -> None:
    folder, path = tmp_path / "kiriman", tmp_path / "rak.xlsx"
    _written(folder, "hukum.xlsx", _form(definition, _first(100)))
    _written(folder, "umum.xlsx", _form(definition, _first(250, "SIMONIKA"), by=FINANCE))
    merge_files([folder], path)
    sheet = openpyxl.load_workbook(path)["Beda Isian"]
    rows = {str(row[3].value): row[0].row for row in sheet.iter_rows()}
    type_in(path, "Beda Isian", {f"J{rows['ANGGARAN (Rp)']}": "banyak", f"J{rows['SUMBER DATA']}": "e-Kinerja"})

    source, budget = (note for note in rak_excel.read_plan(path).notes if note.kind is NoteKind.DIFFERENCE_OPEN)
    assert 'Pilihannya "e-Kinerja", tetapi rencana masih memakai yang lain.' in str(source.detail)
    assert '"banyak" di kolom Isian Lain tidak terbaca sebagai ANGGARAN (Rp).' in str(budget.detail)


def test_activities_with_amounts_of_their_own_share_no_cell(tmp_path: Path, definition: Definition) -> None:
    folder = tmp_path / "kiriman"
    _written(folder, "hukum.xlsx", _form(definition, _first(100), _row("Rapat", {"budget": 100}), _row("Kirim", {})))
    _written(folder, "umum.xlsx", _form(definition, _first(100), _row("Surat", {}), by=FINANCE))
    merge_files([folder], tmp_path / "rak.xlsx")
    plan = rak_excel.read_plan(tmp_path / "rak.xlsx")

    assert sum(each for each in _budgets(plan) if isinstance(each, int)) == 200
    assert rak_excel.merge([plan]).plan.parts[0].indicators[0].further == {"source": "e-Monev"}


def test_a_revision_tells_the_amounts_that_it_changes(tmp_path: Path, definition: Definition) -> None:
    sent = tmp_path / "kiriman"
    _written(sent, "hukum.xlsx", _form(definition, _first(100)))
    merge_files([sent], tmp_path / "rak.xlsx")
    _written(sent, "hukum.xlsx", _form(definition, _first(175, "SIMONIKA"), revision=1))
    merged = merge_files([sent], tmp_path / "revisi.xlsx", MergeRequest(base=tmp_path / "rak.xlsx"))

    assert [(each.what.id, each.before, each.after) for each in merged.changes or ()] == [
        ("SUMBER DATA", "e-Monev", "SIMONIKA"),
        ("ANGGARAN (Rp): Advokasi", "100", "175"),
    ]
    assert _budgets(rak_excel.read_plan(tmp_path / "revisi.xlsx")) == [175]


def test_every_export_has_the_columns(tmp_path: Path, definition: Definition) -> None:
    path = _written(
        tmp_path, "rak.xlsx", _form(definition, _first(100), _row("Rapat", {"budget": "menyusul"}), by=None)
    )
    plan = rak_excel.read_plan(path)

    exported = export_plans([plan])[0]["parts"]["commission"][0]
    assert exported["further"] == {"source": "e-Monev"}
    assert [each["further"] for each in exported["activities"]] == [{"budget": 100}, {"budget": "menyusul"}]
    header, *lines = plans_as_csv([plan]).splitlines()
    assert header.split(";")[-2:] == ["ANGGARAN (Rp)", "SUMBER DATA"]
    assert [line.split(";")[-2:] for line in lines] == [["100", "e-Monev"], ["menyusul", "e-Monev"]]
    frame = rak_excel.read_plans([path]).to_frame()
    assert frame["budget"].dtype == "Float64"
    assert [*frame["budget"].isna()] == [False, True]
    write_plans(tmp_path / "data.xlsx", [plan])
    assert rak_excel.read_plans([tmp_path / "data.xlsx", path]).plans[0].source.file == "rak.xlsx"


@pytest.mark.parametrize("budget", [750000, ""])
def test_amounts_for_which_most_files_have_no_column_keep_their_file_out(
    definition: Definition, budget: FurtherEntry
) -> None:
    without = load_template("kpu-2020")
    others = [_read(_form(without, _first("", ""), by=unit), f"{unit}.xlsx") for unit in (FINANCE, TECHNICAL)]
    merged = rak_excel.merge([_read(_form(definition, _first(budget, "")), "a.xlsx"), *others])

    told = [(file.source.file, str(file.reason).split(".")[0]) for file in merged.refused]
    assert told == (
        [("a.xlsx", "Berisi ANGGARAN (Rp), yang tidak ada di format kantor ini (kpu-2020)")] if budget else []
    )


@pytest.mark.parametrize("heading", ["T{}", "TARGET TW {}", "S.D. TW {}"])
def test_declared_columns_of_quarters_are_no_schedule_set_aside(definition: Definition, heading: str) -> None:
    declared = tuple(
        msgspec.structs.replace(definition.further[0], id=f"q{quarter}", heading=heading.format(quarter), spellings=())
        for quarter in range(1, 5)
    )
    own = msgspec.structs.replace(definition, columns=declared)
    plan = _read(_form(own, _row("Rapat", {f"q{quarter}": quarter for quarter in range(1, 5)})), "rak.xlsx")

    (activity,) = [each for _, _, each in plan.activities()]
    assert (activity.further, activity.marks) == ({"q1": 1, "q2": 2, "q3": 3, "q4": 4}, {1: TICK})
    assert NoteKind.COLUMN_SET_ASIDE not in {note.kind for note in plan.notes}


def test_diff_tells_the_further_column_and_its_cells(tmp_path: Path, definition: Definition) -> None:
    old, new = (
        _written(tmp_path, name, _form(definition, _first(*said), by=None))
        for name, said in (("lama.xlsx", (100, "e-Monev")), ("baru.xlsx", (90, "SIMONIKA")))
    )
    changes = json.loads(changes_as_json(rak_excel.diff(rak_excel.read_plan(old), rak_excel.read_plan(new)).changes))

    assert [(each["column"], each["old"], each["new"], each["new_cell"]) for each in changes] == [
        ("SUMBER DATA", "e-Monev", "SIMONIKA", "baru.xlsx Komisi!E9"),
        ("ANGGARAN (Rp)", "100", "90", "baru.xlsx Komisi!L9"),
    ]


def test_the_rollup_has_them_in_its_data_sheet_and_reads_them_back(tmp_path: Path, definition: Definition) -> None:
    plans = tmp_path / "rencana"
    _written(plans, "lotim.xlsx", _form(definition, _first(100), _row("Rapat", {"budget": 20}), by=None))
    for source, name in ((plans, "rekap.xlsx"), (tmp_path / "rekap.xlsx", "lagi.xlsx")):
        rak_excel.write_rollup(tmp_path / name, rollup_files([source], provinces=["52"], jobs=1), jobs=1)

    for name in ("rekap.xlsx", "lagi.xlsx"):
        sheet = openpyxl.load_workbook(tmp_path / name)["Data Komisi"]
        headings = [cell.value for cell in sheet[3]]
        at = headings.index("ANGGARAN (Rp)")
        assert [row[at].value for row in sheet.iter_rows(min_row=4) if row[0].value] == [100, 20]


def test_the_frames_of_a_rollup_have_the_columns(definition: Definition) -> None:
    form = _form(definition, _first(100), _row("Rapat", {"budget": "menyusul"}), by=None)
    result = rak_excel.rollup([_read(form, "lotim.xlsx")])

    frame = result.frames()["activities"]
    assert [*frame.columns[-2:]] == ["budget", "source"]
    assert [str(frame[each].dtype) for each in ("budget", "source")] == ["Float64", "string"]
    assert [*frame["budget"].isna()] == [False, True]
    assert [*frame["source"]] == ["e-Monev"] * 2
    rows = result.activities("commission")
    assert rows[["cell", "budget", "source"]].to_numpy().tolist() == [
        ["F9", 100, "e-Monev"],
        ["F10", "menyusul", "e-Monev"],
    ]


def test_a_rollup_tells_of_which_columns_it_takes_no_entries(tmp_path: Path, definition: Definition) -> None:
    plain = load_template("kpu-2020")
    forms = {"lotim.xlsx": (definition, "52.03"), "loteng.xlsx": (plain, "52.02"), "bima.xlsx": (plain, "52.06")}
    plans = [
        _read(_form(each, _first(100) if each is definition else _row("Rapat", {}), by=None, region=region), name)
        for name, (each, region) in forms.items()
    ]
    result = rak_excel.rollup(plans)
    told = [(note.file, note.sheet, note.value) for _, note in result.notes if "were not taken" in note.message.en]

    assert told == [("lotim.xlsx", "Komisi", "ANGGARAN (Rp)"), ("lotim.xlsx", "Komisi", "SUMBER DATA")]
    assert result.definition is not definition
    assert not {"budget", "source"}.intersection(result.frames()["activities"])
    rak_excel.write_rollup(tmp_path / "rekap.xlsx", result, jobs=1)
    sheet = openpyxl.load_workbook(tmp_path / "rekap.xlsx")["Catatan"]
    said = [str(cell.value) for row in sheet.iter_rows() for cell in row if "tidak ikut direkap" in str(cell.value)]
    assert said[0] == "Isian kolom ANGGARAN (Rp) di sheet Komisi tidak ikut direkap."


def test_a_column_that_definitions_declare_otherwise_is_of_text(definition: Definition) -> None:
    words = msgspec.structs.replace(definition.further[0], kind="text", heading="BIAYA")
    other = msgspec.structs.replace(definition, id="lain", columns=(words,))
    plans = [
        _read(_form(each, _row("Rapat", {"budget": entry}), by=None), name)
        for each, entry, name in ((definition, 1000, "a.xlsx"), (other, "seribu", "b.xlsx"))
    ]
    for order in (plans, plans[::-1]):
        frame = frame_of_plans(order)
        assert str(frame["budget"].dtype) == "string"
        assert sorted(frame["budget"]) == ["1000", "seribu"]
        header = plans_as_csv(order).splitlines()[0].split(";")
        assert {"ANGGARAN (Rp) / BIAYA", "BIAYA / ANGGARAN (Rp)"}.intersection(header)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (
            'id = "target"\nheading = "LAIN"',
            r'columns\.id: "target" sudah dipakai rak-excel sendiri, jadi pilih yang lain',
        ),
        ('id = "region"\nheading = "LAIN"', r'columns\.id: "region" sudah dipakai rak-excel sendiri'),
        ('id = "own"\nheading = "TARGET"', r'"TARGET" sudah dipakai headings\.target, jadi pilih yang lain'),
        ('id = "own"\nheading = "PELAKSANA"', "PELAKSANA"),
        ('id = "own"\nheading = "Cek  isian"', 'columns.heading .own.: "Cek  isian" sudah dipakai rak-excel sendiri'),
        ('id = "a-b"\nheading = "LAIN"', "a-b"),
        ('id = "own"\nheading = "LAIN"\nparts = ["third"]', "third"),
        ('id = "own"\nheading = "LAIN"\nwidth = 900.0', "lebarnya"),
        ('id = "budget"\nheading = "LAIN"', "dua kali"),
        ('id = "own"\nheading = "Pagu Anggaran"', "dua kali"),
    ],
)
def test_a_column_that_cannot_be_is_told(tmp_path: Path, wrong: str, said: str) -> None:
    path = tmp_path / "own.toml"
    path.write_text(f"{PATH.read_text(encoding='utf-8')}\n[[columns]]\n{wrong}\n", encoding="utf-8")
    with pytest.raises(DefinitionError, match=said):
        load_template(path)


def test_a_definition_without_further_columns_is_written_as_ever() -> None:
    assert "columns" not in json.loads(encode_definition(load_template("kpu-2020")))


def test_a_column_headed_as_one_of_the_data_sheet_is_told_apart_there(definition: Definition) -> None:
    named = tuple(msgspec.structs.replace(each, heading="Satuan") for each in definition.further[:1])
    fields = data_fields(definition.parts[0], msgspec.structs.replace(definition, columns=named))

    assert [field.heading.id for field in fields if field.id in {"unit", "further.budget"}] == ["Satuan", "Satuan (2)"]
    assert len({field.heading.id for field in fields}) == len(fields)


def test_a_number_without_end_is_asked_about() -> None:
    ledger = Ledger()
    column = EntryColumn(id="own", heading="ANGGARAN", kind="amount")
    sheet = sheet_of("Komisi", [[float("inf"), 2.0, 2000.5, True]])
    read = EntryReader(sheet, {at: replaced(column, f"c{at}") for at in range(1, 5)}, ledger).read(1)

    assert (read["c2"], read["c3"]) == (2, 2000.5)
    assert isinstance(read["c2"], int)
    assert [str(note.cell) for note in ledger.notes] == ["Komisi!A1", "Komisi!D1"]


@pytest.mark.parametrize(("first", "second"), [("Rp 1.200.000", "1200000"), (1200000, 1200000), (100, 100)])
def test_the_same_amount_in_two_columns_headed_alike_is_no_entry_that_is_not_used(
    first: str | int, second: str | int
) -> None:
    assert _told_beside(first, second) == []


def test_another_amount_in_a_second_column_headed_alike_is_told() -> None:
    assert _told_beside(1200000, 1300000) == ["Komisi!B1"]


def _told_beside(*row: str | int) -> list[str]:
    """What is told of a row whose columns are all headed ANGGARAN."""
    ledger = Ledger()
    column = EntryColumn(id="budget", heading="ANGGARAN", kind="amount")
    EntryReader(sheet_of("Komisi", [row]), dict.fromkeys(range(1, len(row) + 1), column), ledger).read(1)
    return [str(note.cell) for note in ledger.notes]


def replaced(column: EntryColumn, name: str) -> EntryColumn:
    return msgspec.structs.replace(column, id=name)
