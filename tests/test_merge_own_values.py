"""Values of one's own, typed into the column `Isian Lain` of `Beda Isian`."""

from __future__ import annotations

import datetime
import tempfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rak_excel.definitions.loading import load_template
from rak_excel.errors import OutputExistsError
from rak_excel.formats.opened.opening import open_workbook
from rak_excel.jobs.merge.files import MergeRequest, merge_files
from rak_excel.jobs.merge.summary import troubles
from rak_excel.merging.differences.differences import Decision, Decisions
from rak_excel.merging.differences.fields import Field
from rak_excel.merging.merge import Merged, merge
from rak_excel.model import NoteKind
from rak_excel.reading import read_plan
from rak_excel.workbooks.merged.decisions import count_open, decisions_of, line_code
from rak_excel.workbooks.merged.handwork import edited_since_written
from rak_excel.workbooks.merged.writing import write_merged
from tests.shown_values import values_of
from tests.submissions import FINANCE, LEGAL, rows_of, sent, written
from tests.typing_in import type_in

pytestmark = pytest.mark.no_cover  # which would be half of the time that they take

ROW = "| 1 | Lembaga | Persentase Sengketa | 95% | Advokasi | v | | | | Divisi Hukum |"
OTHER = "| 1 | Kelembagaan | Persentase Sengketa | 90% | Advokasi | | v | | | Divisi Hukum |"
_WORDS = load_template("kpu-2020").identity
PLACES: list[dict[str, Any]] = [
    {"place": "Selong", "date": datetime.date(2020, 1, 22), "chair": ("Ketua", "A. Rahman", "")},
    {"place": "Masbagik", "date": datetime.date(2020, 1, 30), "chair": ("Ketua", "B. Hasan", "")},
]
PLACE, DAY = _WORDS.place, _WORDS.day
TARGET, SCHEDULE, OBJECTIVE = "Target", "Rencana pelaksanaan", "Sasaran"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    plans = [sent(ROW, LEGAL, **PLACES[0]), sent(OTHER, FINANCE, **PLACES[1])]
    return written(tmp_path / "kiriman", plans)


@pytest.fixture
def plan(folder: Path) -> Path:
    path = folder.parent / "rencana.xlsx"
    merge_files([folder], path)
    return path


def _lines(plan: Path) -> list[tuple[int, dict[str, str]]]:
    """The lines of `Beda Isian` by their headings, each with its row."""
    rows = list(enumerate(values_of(plan, "Beda Isian"), 1))
    top, headings = next((at, row) for at, row in rows if row[0] == "NO")
    named = [(at, {str(name): str(value or "") for name, value in zip(headings, row, strict=True)}) for at, row in rows]
    return [line for line in named if line[0] > top]


def _type(plan: Path, what: str, own: str, choice: str = "", nth: int = 0) -> None:
    """Types on the nth line of what differs, by the field or the label of the identity sheet."""
    rows = [at for at, line in _lines(plan) if what in (line["YANG BERBEDA"], line["INDIKATOR / KEGIATAN"])]
    type_in(plan, "Beda Isian", {f"J{rows[nth]}": own, f"I{rows[nth]}": choice})


def _again(folder: Path, plan: Path, output: Path | None = None) -> Merged:
    return merge_files([folder], output or plan, MergeRequest(decisions=plan))


def _shown(plan: Path, what: str) -> list[tuple[str, str, str, str]]:
    """The letter, value, tick and own value of each line of what differs."""
    return [
        (line["PILIHAN"], line["ISIAN"], line["DI RENCANA"], line["Isian Lain"])
        for _, line in _lines(plan)
        if line["YANG BERBEDA"] == what
    ]


@pytest.mark.parametrize(("typed", "said"), [("97%", "97%"), (" 97,5 % ", "97,5%"), (">= 80%", "80%")])
@pytest.mark.parametrize("nth", [0, 1])
def test_a_target_of_ones_own_is_that_of_the_plan_and_stays(
    folder: Path, plan: Path, typed: str, said: str, nth: int
) -> None:
    open_before = count_open(open_workbook(plan.read_bytes()).sheets)
    _type(plan, TARGET, typed, nth=nth)

    for _ in range(2):
        merged = _again(folder, plan)
        assert (merged.outdated, merged.unclear) == ((), ())
        (target,) = [each for each in merged.differences if each.question.field == Field.TARGET]
        assert (target.decided, target.own is not None, target.chosen.origins) == (True, True, ())
        read = read_plan(plan).parts[0].indicators[0].target
        assert read is not None
        assert f"{read.value:f}".replace(".", ",") + "%" == said
        lines = _shown(plan, TARGET)
        assert [line[0] for line in lines] == ["A", "B", ""]
        assert [line[2] for line in lines] == ["", "", "✓"]
        assert lines[2][1] == lines[2][3]
        assert count_open(open_workbook(plan.read_bytes()).sheets) == open_before - 1


@pytest.mark.parametrize(
    ("typed", "periods"),
    [("T1, T3", "1 3"), ("T2-T4", "2 3 4"), ("Januari", "1"), ("B1-B3", "1"), ("Semester II", "3 4"), ("TW IV", "4")],
)
def test_a_schedule_of_ones_own_is_written_in_periods(folder: Path, plan: Path, typed: str, periods: str) -> None:
    _type(plan, SCHEDULE, typed)
    merged = _again(folder, plan)

    assert rows_of(merged)[0][3] == periods
    assert [activity.periods for _, _, activity in read_plan(plan).activities()] == [tuple(map(int, periods.split()))]
    assert merged.unclear == ()


def test_objective_place_date_and_name_of_ones_own_are_taken(folder: Path, plan: Path) -> None:
    _type(plan, OBJECTIVE, "Kelembagaan yang Kuat")
    _type(plan, PLACE, "Aikmel")
    _type(plan, DAY, "5 Februari 2020")
    _type(plan, "Ketua: Nama dan Gelar", "Dr. C. Putra, S.H.")
    for _ in range(2):
        merged = _again(folder, plan)
        assert merged.unclear == ()
        read = read_plan(plan)
        assert read.parts[0].indicators[0].objective.text == "Kelembagaan yang Kuat"
        assert (read.identity.place, read.identity.date) == ("Aikmel", datetime.date(2020, 2, 5))
        assert read.identity.signatories["chair"].name == "Dr. C. Putra, S.H."


@pytest.mark.parametrize(
    ("what", "typed", "told"),
    [
        (SCHEDULE, "T5", "misalnya T1, T3"),
        (SCHEDULE, "100%", "misalnya T1, T3"),
        (SCHEDULE, "Januari 2021", "misalnya T1, T3"),
        (TARGET, "T1, T3", "misalnya 100%"),
        (TARGET, "menyusul", "misalnya 100%"),
        (TARGET, "0,5", "tanda persen"),
        (TARGET, "97", "Tulis dengan tanda persen: 97%."),
        (TARGET, ">= 97", "Tulis dengan tanda persen: ≥ 97%."),
        (TARGET, "sesuai kebutuhan", "misalnya 100%"),
        (OBJECTIVE, "12", "kata-kata"),
        (DAY, "31 Februari 2020", "misalnya 22 Januari 2020"),
    ],
)
def test_a_value_of_ones_own_that_says_nothing_there_is_told_and_stays_where_it_was_typed(
    folder: Path, plan: Path, what: str, typed: str, told: str
) -> None:
    waiting = len(merge_files([folder], plan, force=True).open)
    _type(plan, what, typed, nth=1)
    lines = [line for _, line in _lines(plan) if line["Isian Lain"]]

    for _ in range(2):
        merged = _again(folder, plan)
        assert len(merged.open) == waiting
        (sentence,) = merged.unclear
        assert f'"{typed}" di kolom Isian Lain tidak terbaca' in str(sentence)
        assert told in str(sentence)
        assert [line for _, line in _lines(plan) if line["Isian Lain"]] == lines
        assert "tidak terbaca" in " ".join(map(str, troubles(merged)))
    assert not edited_since_written(plan)


@pytest.mark.parametrize(
    ("choice", "own", "told"),
    [
        ("tidak", "", 'pilihan "tidak" tidak jelas'),
        ("", "tidak ada", 'pilihan "tidak ada" tidak jelas'),
        ("", "0", "Tulis dengan tanda persen: 0%."),
    ],
)
def test_words_that_choose_nothing_are_told_and_stay_where_they_were_typed(
    folder: Path, plan: Path, choice: str, own: str, told: str
) -> None:
    _type(plan, TARGET, own, choice)
    for _ in range(2):
        (sentence,) = _again(folder, plan).unclear
        assert told in str(sentence)
        lines = [line for _, line in _lines(plan) if line["YANG BERBEDA"] == TARGET]
        assert [(line["Isian yang Dipakai"], line["Isian Lain"]) for line in lines] == [(choice, own), ("", "")]
    assert not edited_since_written(plan)


@pytest.mark.parametrize(("choice", "own"), [("A", "97%"), ("B", "90%"), ("C", "97%")])
def test_a_letter_and_another_value_of_ones_own_contradict_and_are_asked(
    folder: Path, plan: Path, choice: str, own: str
) -> None:
    _type(plan, TARGET, own, choice)
    before = _shown(plan, TARGET)

    merged = _again(folder, plan)
    assert "bertentangan" in str(merged.unclear[0])
    assert [each.decided for each in merged.differences if each.question.field == Field.TARGET] == [False]
    assert _shown(plan, TARGET) == before
    assert [line["Isian yang Dipakai"] for _, line in _lines(plan) if line["YANG BERBEDA"] == TARGET] == [choice, ""]


def test_two_values_of_ones_own_contradict_and_both_stay(folder: Path, plan: Path) -> None:
    _type(plan, TARGET, "97%")
    _type(plan, TARGET, "98%", nth=1)
    merged = _again(folder, plan)
    assert "bertentangan" in str(merged.unclear[0])
    assert [line[3] for line in _shown(plan, TARGET)] == ["97%", "98%"]


@pytest.mark.parametrize(
    ("what", "typed", "letter"),
    [(TARGET, "95 %", "B"), (TARGET, "95", "B"), (SCHEDULE, "Juni", "A"), (OBJECTIVE, "lembaga", "B")],
)
def test_a_value_of_ones_own_that_is_a_candidates_is_that_candidate(
    folder: Path, plan: Path, what: str, typed: str, letter: str
) -> None:
    _type(plan, what, typed)
    merged = _again(folder, plan)
    (decided,) = [each for each in merged.differences if each.decided]
    assert (decided.used, decided.own) == (letter, None)
    chosen = [line["Isian yang Dipakai"] for _, line in _lines(plan) if line["YANG BERBEDA"] == what]
    assert chosen == [letter, ""]


def test_a_letter_beside_its_own_value_is_no_contradiction(folder: Path, plan: Path) -> None:
    _type(plan, TARGET, "95%", "B")
    assert _again(folder, plan).unclear == ()


def test_a_value_of_ones_own_is_changed_or_taken_back_where_it_stands(folder: Path, plan: Path) -> None:
    _type(plan, TARGET, "97%")
    _again(folder, plan)
    _type(plan, TARGET, "98%", nth=2)
    assert (
        count_open(open_workbook(plan.read_bytes()).sheets)
        == len(_again(folder, plan, plan.with_name("x.xlsx")).open) + 1
    )
    assert rows_of(_again(folder, plan))[0][1] == "98%"
    _type(plan, TARGET, "", "v", nth=2)
    assert rows_of(_again(folder, plan))[0][1] == "98%"
    _type(plan, TARGET, "", "A", nth=2)
    assert rows_of(_again(folder, plan))[0][1] == "90%"


def test_a_value_of_ones_own_for_other_candidates_is_told_with_what_it_was(folder: Path, plan: Path) -> None:
    _type(plan, TARGET, "97%")
    _again(folder, plan)
    written(folder, [sent(OTHER.replace("90%", "91%"), FINANCE, **PLACES[1])])
    merged = _again(folder, plan)

    assert [each.own for each in merged.outdated] == ["97%"]
    assert any("97%" in str(each) for each in troubles(merged))
    remarks = values_of(plan, "Perlu Dicek")
    assert any("Pilihan lama" in str(row[0]) and row[4] == "97%" for row in remarks)


def test_a_value_of_ones_own_protects_the_plan_from_force(folder: Path, plan: Path) -> None:
    _type(plan, TARGET, "97%")
    with pytest.raises(OutputExistsError, match="sudah diubah"):
        merge_files([folder], plan, force=True)
    _again(folder, plan)
    with pytest.raises(OutputExistsError, match="1 pilihan beda isian"):
        merge_files([folder], plan, force=True)


@pytest.mark.parametrize(("own", "choice"), [("entah", ""), ("T3", "B"), ("", "T9")])
def test_what_nobody_can_tell_is_told_with_the_row_in_which_it_stands_by_then(
    folder: Path, plan: Path, own: str, choice: str
) -> None:
    _type(plan, TARGET, "97%")  # gets a line of its own, above the schedule
    _type(plan, SCHEDULE, own, choice)
    (before,) = (
        at for at, line in _lines(plan) if {own, choice} & {line["Isian Lain"], line["Isian yang Dipakai"]} - {""}
    )

    (sentence,) = _again(folder, plan).unclear
    assert f"Sheet Beda Isian baris {before + 1}: " in str(sentence)
    assert _lines(plan)[before + 1 - _lines(plan)[0][0]][1]["YANG BERBEDA"] == SCHEDULE


@pytest.mark.parametrize(
    ("what", "typed"),
    [
        (TARGET, "0,5"),
        (TARGET, "entah"),
        (TARGET, "97"),
        (TARGET, "97%"),
        (SCHEDULE, "akhir tahun"),
        (SCHEDULE, "Januari-Maret"),
        (OBJECTIVE, "12"),
    ],
)
def test_check_says_of_a_value_of_ones_own_what_merging_says_before_and_after(
    folder: Path, plan: Path, what: str, typed: str
) -> None:
    def told() -> list[str]:
        notes = (str(note.detail) for note in read_plan(plan).notes if note.kind is NoteKind.DIFFERENCE_OPEN)
        return [note.partition("Sheet Beda Isian ")[2] for note in notes if f'"{typed}"' in note]

    _type(plan, what, typed)
    before = told()
    unclear = [str(each).partition("Sheet Beda Isian ")[2] for each in _again(folder, plan).unclear]

    assert before == (unclear or [""])  # one that can be read only waits to be merged
    assert told() == unclear


def test_a_plan_without_the_column_is_read_as_before(plan: Path) -> None:
    book = openpyxl.load_workbook(plan)
    book["Beda Isian"].delete_cols(10)
    book["Beda Isian"]["I6"] = "A"
    book.save(plan)
    made = decisions_of(open_workbook(plan.read_bytes()).sheets)
    assert (len(made.by_question), made.unclear) == (1, {})


_TARGETS = st.sampled_from(["95%", "90%", "WTP", "A", "B", "3 Laporan", "sesuai kebutuhan"])
_TICKS = st.sampled_from(["v | | |", "| v | |", "| | v | v"])
_OWN = {
    Field.TARGET: ["97%", "95%", "97", "5 Laporan", "B", "sesuai kebutuhan", "T1", "0,5", "> 90%"],
    Field.SCHEDULE: ["T1", "T1, T2", "Januari-Juni", "B3", "T5", "tahun depan", "97%"],
    Field.OBJECTIVE: ["Hukum yang Kuat", "hukum", "12"],
}


@settings(max_examples=20)
@given(st.lists(st.tuples(st.sampled_from(["Hukum", "Lembaga"]), _TARGETS, _TICKS), min_size=2, max_size=3), st.data())
def test_whatever_is_typed_is_taken_or_told_and_counts_as_written(
    rows: list[tuple[str, str, str]], data: st.DataObject
) -> None:
    plans = [
        sent(f"| 1 | {objective} | Nilai | {target} | Advokasi | {ticks} | Divisi Hukum |", by)
        for by, (objective, target, ticks) in zip((LEGAL, FINANCE, None), rows, strict=False)
    ]
    first = merge(plans)
    made = {}
    for each in first.open:
        own, on = data.draw(st.sampled_from(_OWN[each.question.field])), data.draw(st.sampled_from(each.candidates))
        code = each.question.code
        made[code] = Decision(code, each.candidates_code, "", own=own, row=6, line=line_code(each, on))
    merged = merge(plans, decisions=Decisions(made))

    assert len(merged.unclear) == len(merged.open) == len(merged.choices.kept)
    assert merged.outdated == ()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "rencana.xlsx"
        write_merged(path, merged)
        assert not edited_since_written(path)
        sheets = open_workbook(path.read_bytes()).sheets
        assert count_open(sheets) == len(merged.open)
        again = merge(plans, decisions=decisions_of(sheets))
        assert rows_of(again) == rows_of(merged)
        assert {each.question.code for each in again.open} == {each.question.code for each in merged.open}


@pytest.mark.parametrize(
    ("indicator", "one", "other", "typed", "told"),
    [
        ("Jumlah laporan", "2 Laporan", "4 Laporan", "3", "Tulis lengkap dengan satuannya, misalnya 3 Laporan."),
        ("Layanan", "75%", "80%", "78", "Tulis dengan tanda persen: 78%."),
        ("Persentase layanan", "75", "80%", "78", ""),
        ("Nilai", "75", "80", "78", ""),
        ("Nilai", "B", "BB", "78", ""),
        ("Nilai", "75", "80", "78%", ""),
    ],
)
def test_a_number_of_ones_own_needs_a_unit_where_all_the_others_have_one(
    tmp_path: Path, indicator: str, one: str, other: str, typed: str, told: str
) -> None:
    row = "| 1 | Lembaga | {} | {} | Advokasi | v | | | | Divisi Hukum |"
    sendings = [sent(row.format(indicator, said), unit) for said, unit in ((one, LEGAL), (other, FINANCE))]
    folder = written(tmp_path / "kiriman", sendings)
    merge_files([folder], plan := tmp_path / "rencana.xlsx")
    _type(plan, TARGET, typed)
    merged = _again(folder, plan)

    assert [str(each).partition("Target. ")[2] for each in merged.unclear] == ([told] if told else [])
    assert (rows_of(merged)[0][1] == typed) is not bool(told)
