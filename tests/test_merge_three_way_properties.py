"""What holds of every revision: what a unit sends as it sent it before changes nothing, whatever was decided since."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from rak_excel.formats.opened.opening import open_workbook
from rak_excel.merging.differences.differences import Decision, Decisions
from rak_excel.merging.merge import Merged, merge
from rak_excel.merging.sent.entries import EntryFate
from rak_excel.model import Activity, Indicator, Plan
from rak_excel.reading import read_plan
from rak_excel.vocabulary.basics.texts import normalised
from rak_excel.workbooks.merged.decisions import line_code
from rak_excel.workbooks.merged.last_sent_sheet import sent_before_of
from rak_excel.workbooks.merged.origin_sheet import rows_edited, written_digests
from rak_excel.workbooks.merged.writing import extra_sheets, plan_form, write_merged
from tests.submissions import FINANCE, LEGAL, LEGAL_OFFICE, sent
from tests.typing_in import remove_sheet

pytestmark = pytest.mark.no_cover  # which would be half of the time that they take

_ROWS = st.lists(
    st.tuples(
        st.sampled_from(["", "Hukum", "Lembaga"]),
        st.sampled_from(["", "Opini", "opini.", "Nilai Akuntabilitas Kinerja"]),
        st.sampled_from(["", "75%", "75 %", "80%", "WTP"]),
        st.sampled_from(["", "Rapat", "rapat.", "Survei", "1. Rapat\\n2. Reviu", "Reviu", "1. Survei"]),
        st.sampled_from(["v | | |", "v | | |", "| v | v |", "| | |"]),
        st.sampled_from(["Divisi Keuangan", "Divisi Hukum", "1. Divisi Hukum\\n2. Divisi Keuangan", ""]),
    ),
    max_size=4,
)


@st.composite
def _submissions(draw: st.DrawFn) -> list[Plan]:
    """A file of each of several units, and one that names none."""
    units = draw(
        st.lists(st.sampled_from([None, LEGAL, LEGAL_OFFICE, FINANCE, "Divisi Entah"]), min_size=1, unique=True)
    )
    return [_file(unit, draw(_ROWS)) for unit in units]


def _file(unit: str | None, rows: list[tuple[str, ...]]) -> Plan:
    return sent("\n".join("| | " + " | ".join(row) + " |" for row in rows), unit)


def _decided(plans: list[Plan], data: st.DataObject) -> Merged:
    merged = merge(plans)
    made = {}
    for each in merged.open:
        question, candidates, chosen = line_code(each, data.draw(st.sampled_from(each.candidates))).split("-")
        if data.draw(st.booleans()):
            made[question] = Decision(question, candidates, chosen)
    return merge(plans, decisions=Decisions(made))


_OTHER = sent("| | Umum | Indeks | 97 | Kegiatan lain | | | v | | Divisi Teknis |").parts[0].indicators[0]


def _corrected(indicator: Indicator, data: st.DataObject) -> Indicator:
    """An indicator as people may have corrected it where the plan was signed."""
    activities = tuple(each for own in indicator.activities for each in data.draw(st.sampled_from(_CORRECTIONS))(own))
    target = data.draw(st.sampled_from([indicator.target, indicator.target, _OTHER.target, None]))
    text = data.draw(st.sampled_from([indicator.text, indicator.text, f"{indicator.text} yang diganti"]))
    return replace(indicator, activities=activities, target=target, text=text)


_CORRECTIONS: list[Callable[[Activity], list[Activity]]] = [
    lambda own: [own],
    lambda own: [own],
    lambda own: [own][:0],
    lambda own: [replace(own, text=f"{own.items[-1:]} ditulis ulang")],
    lambda own: [replace(own, marks={4: "v"})],
    lambda own: [replace(own, executors=_OTHER.executors)],
    lambda own: [own, replace(own, text=f"{own.items[-1:]} ditambah")],
]


def _signed(plan: Plan, data: st.DataObject) -> Plan:
    parts = tuple(
        replace(part, indicators=tuple(_corrected(each, data) for each in part.indicators)) for part in plan.parts
    )
    return replace(plan, parts=parts)


@given(_submissions(), st.data())
def test_what_is_sent_as_before_changes_nothing_whatever_was_decided_or_corrected(
    plans: list[Plan], data: st.DataObject
) -> None:
    merged = _decided(plans, data)
    base = _signed(merged.plan, data)
    again = [plan for plan in plans if data.draw(st.booleans())]
    revised = merge(again, base=base, sent_before=merged.last_sent)

    assert (revised.changes, revised.differences) == ((), ())
    assert revised.last_sent.rows == merged.last_sent.rows


@given(_submissions(), _submissions(), st.data())
def test_nor_does_it_beside_what_others_change_and_over_several_revisions(
    plans: list[Plan], later: list[Plan], data: st.DataObject
) -> None:
    first = _decided(plans, data)
    second = merge(later, base=_signed(first.plan, data), sent_before=first.last_sent)
    base = _signed(second.plan, data)
    units = {plan.identity.submitter for plan in later}
    latest = [*(plan for plan in plans if plan.identity.submitter not in units), *later]
    revised = merge([plan for plan in latest if data.draw(st.booleans())], base=base, sent_before=second.last_sent)

    assert (revised.changes, revised.differences) == ((), ())


@given(_submissions(), _submissions(), st.data())
def test_the_order_of_the_files_changes_nothing(plans: list[Plan], later: list[Plan], data: st.DataObject) -> None:
    first = _decided(plans, data)
    base = _signed(first.plan, data)
    one = merge(later, base=base, sent_before=first.last_sent)
    other = merge(data.draw(st.permutations(later)), base=base, sent_before=first.last_sent)

    assert plan_form(other) == plan_form(one)
    assert extra_sheets(other) == extra_sheets(one)


@given(_submissions(), _submissions(), st.data())
def test_every_row_that_is_sent_is_in_the_revision_or_was_taken_out_of_the_plan(
    plans: list[Plan], later: list[Plan], data: st.DataObject
) -> None:
    first = _decided(plans, data)
    revised = merge(later, base=_signed(first.plan, data), sent_before=first.last_sent)
    sent_ = sum(1 for plan in later for _ in plan.activities())

    assert sent_ == sum(
        each.fate in {EntryFate.MERGED, EntryFate.COLLAPSED, EntryFate.REMOVED}
        for file in revised.files
        if not file.base
        for each in file.sent
    )
    known = {(row.unit, row.slot, row.name) for row in first.last_sent.rows}
    for entry in revised.judged.removed:
        assert any((entry.slot, entry.name) == (slot, name) for _, slot, name in known)


@settings(max_examples=15)
@given(_submissions(), st.data())
def test_the_workbook_tells_what_the_units_sent_as_the_merge_knew_it(plans: list[Plan], data: st.DataObject) -> None:
    merged = _decided(plans, data)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "plan.xlsx"
        write_merged(path, merged)
        base = read_plan(path)
        told = sent_before_of(open_workbook(path.read_bytes()).sheets, base)

    assert told == merged.last_sent
    if base.parts:
        revised = merge(plans, base=base, sent_before=told)
        assert (revised.changes, revised.differences) == ((), ())


@settings(max_examples=15)
@given(_submissions(), st.data())
def test_nothing_changes_either_in_what_earlier_versions_wrote_as_long_as_nobody_corrected_it(
    plans: list[Plan], data: st.DataObject
) -> None:
    merged = _decided(plans, data)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "plan.xlsx"
        write_merged(path, merged)
        remove_sheet(path, "Kiriman Terakhir")
        sheets = open_workbook(path.read_bytes()).sheets
        assume(merged.last_sent.rows)
        written = read_plan(path)
    digests = written_digests(sheets)
    assume(digests and not rows_edited(written, sheets, digests))  # what reads back otherwise counts as corrected
    wordings = [normalised(each.text) for part in written.parts for each in part.indicators]
    assume(len(wordings) == len({*wordings}))  # without row keys nobody knows which of two is meant
    again = [plan for plan in plans if data.draw(st.booleans())]
    revised = merge(again, base=written, sent_before=sent_before_of(sheets, written))
    assert (revised.changes, revised.differences) == ((), ())
