"""What holds of every merge: no order matters, nothing is lost, merging again changes nothing but cells that waited."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from rak_excel.language import Text
from rak_excel.merging.differences.differences import Decision, Decisions
from rak_excel.merging.merge import Merged, merge
from rak_excel.merging.sent.entries import EntryFate
from rak_excel.model import Note, NoteKind, Plan, Source
from rak_excel.reading import Unread
from rak_excel.sameness.pairing import comparable_items
from rak_excel.vocabulary.basics.texts import normalised
from rak_excel.workbooks.merged.decisions import line_code
from rak_excel.workbooks.merged.handwork import edited_since_written
from rak_excel.workbooks.merged.writing import extra_sheets, plan_form, write_merged
from tests.submissions import FINANCE, LEGAL, LEGAL_OFFICE, rows_of, sent

pytestmark = pytest.mark.no_cover  # which would be half of the time that they take

_LONG = "Penyusunan uraian yang panjang " * 30  # more than half of the highest row
_ROWS = st.lists(
    st.tuples(
        st.sampled_from(["", "", "Hukum", "Lembaga"]),
        st.sampled_from(["", "Opini", "opini.", "Nilai Akuntabilitas Kinerja"]),
        st.sampled_from(["", "75%", "75 %", "80%", "WTP"]),
        st.sampled_from(
            ["", "Rapat", "rapat.", "1. Rapat\\n2. Reviu", "Survei 2. lanjutan", _LONG, f"1. {_LONG}\\n2. Reviu"]
        ),
        st.sampled_from(["v | | |", "v | | |", "| v | v |", "| | |"]),
        st.sampled_from(["Divisi Keuangan", "Divisi Keuangan", "1. Divisi Hukum\\n2. Divisi Teknis Hupmas"]),
    ),
    max_size=4,
)
_FILES = st.tuples(
    st.sampled_from([None, LEGAL, LEGAL_OFFICE, FINANCE, "Divisi Entah"]),
    st.integers(0, 1),
    st.sampled_from([None, "2020-01-20", "2020-01-21"]),
    st.sampled_from(["52.03", "52.03", "52.03", "52.06"]),
    _ROWS,
)
_OFFICES = {"52.03": "KPU Kabupaten Lombok Timur", "52.06": "KPU Kabupaten Bima"}


@st.composite
def _submissions(draw: st.DrawFn) -> list[Plan]:
    """Files of several units: doubled, revised, contradicting, of another office, and copies of one another."""
    plans = []
    for number, (unit, revision, saved, region, rows) in enumerate(draw(st.lists(_FILES, min_size=1, max_size=4))):
        lines = "\n".join("| | " + " | ".join(row) + " |" for row in rows)
        own = {"office": _OFFICES[region], "region": region, "revision": revision}
        plans.append(sent(lines, unit, file=f"file {number}.xlsx", saved=saved, **own))
    copies = draw(st.lists(st.sampled_from(plans), max_size=2))
    copied = [replace(plan, source=replace(plan.source, file=f"salinan {at}.xlsx")) for at, plan in enumerate(copies)]
    return [*plans, *copied, sent("| | Hukum | Nilai | 5 | Reviu | v | | | | |", LEGAL, file="tetap.xlsx")]


@given(_submissions(), st.data())
def test_the_order_of_the_files_changes_nothing(plans: list[Plan], data: st.DataObject) -> None:
    one = merge(plans, region="52.03")
    other = merge(data.draw(st.permutations(plans)), region="52.03")

    assert plan_form(other) == plan_form(one)
    assert extra_sheets(other) == extra_sheets(one)


@given(_submissions())
def test_everything_that_was_sent_is_in_the_plan_or_accounted_for(plans: list[Plan]) -> None:
    unread = [Unread(Source("rusak.xlsx", "0"), Note(NoteKind.UNREADABLE_FILE, Text("Rusak.", "Broken.")))]
    merged = merge(plans, unread, region="52.03")

    sent_ = sum(1 for plan in plans for _ in plan.activities())
    assert sent_ == sum(merged.count(fate) for fate in EntryFate)
    assert len(merged.files) == len(plans) + 1
    held = [each.entry for file in merged.files for each in file.sent if each.row is not None]
    kept = {(entry.file, str(entry.activity.place.cell("activity"))) for entry in held}
    told = {(o.file, f"{o.sheet}!{o.cell}") for _, _, activity in merged.plan.activities() for o in activity.origins}
    assert told == kept


@given(_submissions())
def test_every_item_and_executor_of_a_row_that_counts_is_in_the_plan(plans: list[Plan]) -> None:
    merged = merge(plans, region="52.03")
    items = {item for _, _, activity in merged.plan.activities() for item in comparable_items(activity.text)}
    executors = {normalised(executor.name) for _, _, a in merged.plan.activities() for executor in a.executors}

    for row in (row for rows in merged.rows.values() for row in rows):
        for entry in row.entries:
            assert set(comparable_items(entry.activity.text)) <= items
            assert {normalised(executor.name) for executor in entry.activity.executors} <= executors


@given(_submissions())
def test_merging_the_merged_plan_gives_it_again(plans: list[Plan]) -> None:
    merged = merge(plans, region="52.03")
    again = merge([merged.plan])

    assert again.differences == ()
    assert _work_of(again) == _work_of(merged)
    if not any(each.question.field.of_activity for each in merged.differences):
        assert _rows_of(again) == _rows_of(merged)


@given(_submissions())
def test_an_activity_that_was_asked_about_shares_a_cell_from_the_next_merge_on(plans: list[Plan]) -> None:
    again = merge([merge(plans, region="52.03").plan])

    assert _rows_of(merge([again.plan])) == _rows_of(again)


@given(_submissions(), st.data())
def test_deciding_every_difference_leaves_none_open(plans: list[Plan], data: st.DataObject) -> None:
    merged = merge(plans, region="52.03")
    made = {}
    for each in merged.open:
        question, candidates, chosen = line_code(each, data.draw(st.sampled_from(each.candidates))).split("-")
        made[question] = Decision(question, candidates, chosen)

    decided = merge(plans, region="52.03", decisions=Decisions(made))
    assert (decided.open, decided.outdated) == ((), ())
    assert {each.question.code: each.chosen.code for each in decided.differences} == {
        question: decision.chosen for question, decision in made.items()
    }


def _rows_of(merged: Merged) -> tuple[object, ...]:
    """The commission's rows as they are read and as they are written, without what is told of differences."""
    written = [replace(row, marked=frozenset(), remark="") for row in plan_form(merged).rows["commission"]]
    return *rows_of(merged), *written


def _work_of(merged: Merged) -> list[tuple[object, ...]]:
    """What is done for each indicator, when and by whom, in whichever rows it stands."""
    return sorted(
        (part.id, indicator.objective.text, indicator.text, item, activity.periods, activity.executors_text)
        for part, indicator, activity in merged.plan.activities()
        for item in comparable_items(activity.text)
    )


@settings(max_examples=15)
@given(_submissions())
def test_what_was_just_written_does_not_count_as_edited(plans: list[Plan]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "plan.xlsx"
        write_merged(path, merge(plans, region="52.03"))
        assert not edited_since_written(path)
