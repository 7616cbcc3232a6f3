"""Choices, values of one's own, answers and revisions, one upon the other."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from rak_excel.formats.grid import Sheet
from rak_excel.formats.opened.opening import open_workbook
from rak_excel.merging.differences.differences import Decision, Decisions, Difference
from rak_excel.merging.differences.fields import Field
from rak_excel.merging.differences.sent_before import SentBefore
from rak_excel.merging.merge import Merged, merge
from rak_excel.merging.sent.asking import Answer, Answers, QuestionKind
from rak_excel.model import NoteKind, Plan
from rak_excel.reading import read_plan
from rak_excel.workbooks.merged.decisions import count_open, line_code
from rak_excel.workbooks.merged.handwork import edited_since_written, read_handwork
from rak_excel.workbooks.merged.last_sent_sheet import sent_before_of
from rak_excel.workbooks.merged.writing import extra_sheets, plan_form, write_merged
from tests.submissions import FINANCE, LEGAL, differences_of, executors_of, rows_of, sent

pytestmark = pytest.mark.no_cover  # which would be half of the time that they take

OLD, NEW = "Rapat koordinasi pengelolaan arsip", "Rapat koordinasi rutin pengelolaan arsip"
_WORK = [OLD, NEW, "Survei kepuasan layanan", "1. Survei kepuasan layanan\\n2. Reviu laporan", "Reviu laporan"]
_OWN = {Field.TARGET: "88", Field.SCHEDULE: "T1, T4", Field.INDICATOR: "Nilai baru", Field.OBJECTIVE: "Lembaga"}
_EXECUTORS = ["Divisi Hukum", "Divisi Keuangan", "1. Divisi Hukum\\n2. Divisi Keuangan"]
_ROW = st.tuples(
    st.sampled_from(["Nilai", "Opini"]),
    st.sampled_from(["95", "90", ""]),
    st.sampled_from(_WORK),
    st.sampled_from(["v | | | ", "| v | | ", "| | | "]),
    st.sampled_from(_EXECUTORS),
)


@st.composite
def _files(draw: st.DrawFn, month: int = 1) -> list[Plan]:
    """One or two files of each of one or two units."""
    units = draw(st.sampled_from([(LEGAL,), (FINANCE,), (LEGAL, FINANCE)]))
    return [
        _file(
            f"{unit} {month} {n}.xlsx", unit, draw(st.lists(_ROW, min_size=1, max_size=4)), f"2020-0{month}-2{n}T08:00"
        )
        for unit in units
        for n in range(draw(st.integers(1, 2)))
    ]


def _file(name: str, unit: str, rows: Sequence[Sequence[str]], saved: str) -> Plan:
    return sent("\n".join(f"| | Hukum | {' | '.join(row)} |" for row in rows), unit, file=name, saved=saved)


def _units(plans: Sequence[Plan]) -> list[list[Plan]]:
    def unit(plan: Plan) -> str:
        return str(plan.identity.submitter)

    return [list(own) for _, own in groupby(sorted(plans, key=unit), key=unit)]


def _decided(data: st.DataObject, plans: Sequence[Plan], first: Merged | None = None) -> Merged:
    """Merged until everything that is asked is decided: by a letter, a value of one's own, an answer."""
    made: dict[str, Decision] = {}
    answers: dict[str, Answer] = {}
    while True:
        decisions = Decisions(made, answers=Answers(answers))
        base, before = (first.plan, first.last_sent) if first else (None, None)
        merged = merge(plans, base=base, sent_before=before, decisions=decisions)
        new = [each for each in merged.judged.asked if each.code not in answers and not each.answer]
        if not merged.open and not new:
            return merged
        made |= {each.question.code: _choice(data, each) for each in merged.open}
        answers |= {each.code: Answer(each.code, data.draw(st.sampled_from(each.kind.choices))) for each in new}


def _choice(data: st.DataObject, difference: Difference) -> Decision:
    chosen = data.draw(st.sampled_from([*difference.candidates, None]))
    question, candidates, code = line_code(difference, chosen or difference.candidates[0]).split("-")
    own = _OWN[difference.question.field]
    return Decision(question, candidates, code) if chosen else Decision(question, candidates, "", own=own)


def _told(merged: Merged) -> list[str]:
    """What a revision says otherwise than the plan before it."""
    changes = [f"{each.what}: {each.before} -> {each.after}" for each in merged.changes or ()]
    return [*changes, *(str(each.question.field) for each in merged.differences)]


@settings(max_examples=40)
@given(_files(), st.data())
def test_what_is_sent_again_as_it_was_changes_nothing_whatever_was_chosen_typed_or_answered(
    plans: list[Plan], data: st.DataObject
) -> None:
    merged = _decided(data, plans)
    again = [plan for own in _units(plans) if data.draw(st.booleans()) for plan in own] or plans
    revised = merge(data.draw(st.permutations(again)), base=merged.plan, sent_before=merged.last_sent)

    assert _told(revised) == []
    assert revised.last_sent == merged.last_sent


@settings(max_examples=40)
@given(_files(), _files(2), st.data())
def test_nor_does_it_over_two_revisions(plans: list[Plan], later: list[Plan], data: st.DataObject) -> None:
    first = _decided(data, plans)
    second = _decided(data, later, first)
    units = {plan.identity.submitter for plan in later}
    latest = [*(plan for plan in plans if plan.identity.submitter not in units), *later]
    again = [plan for own in _units(latest) if data.draw(st.booleans()) for plan in own] or latest

    assert _told(merge(again, base=second.plan, sent_before=second.last_sent)) == []


@pytest.mark.parametrize("sent_again", [("lama", "baru"), ("baru",)])
@pytest.mark.parametrize(("said", "work"), [("pakai yang lama", OLD), ("pakai yang baru", NEW)])
def test_the_wording_that_was_answered_stays_where_both_files_or_the_newer_alone_are_sent_again(
    sent_again: Sequence[str], said: str, work: str
) -> None:
    row = ("Nilai", "95", OLD, "v | | | ", "Divisi Hukum")
    files = {
        "lama": _file("lama.xlsx", LEGAL, [row], "2020-01-20T08:00"),
        "baru": _file("baru.xlsx", LEGAL, [(*row[:2], NEW, *row[3:])], "2020-01-21T08:00"),
    }
    (asked,) = merge(list(files.values())).judged.asked
    answers = Answers({asked.code: Answer(asked.code, said)})
    merged = merge(list(files.values()), decisions=Decisions(answers=answers))
    revised = merge([files[name] for name in sent_again], base=merged.plan, sent_before=merged.last_sent)

    assert [row[2] for row in rows_of(revised)] == [row[2] for row in rows_of(merged)] == [work]
    assert revised.changes == ()


BOTH_UNITS = "1. Divisi Hukum\\n2. Divisi Keuangan"


def _said(text: str, by: str, *, ticks: str = "v | | | ", executors: str = BOTH_UNITS, file: str = "") -> Plan:
    return sent(f"| | Hukum | Nilai | 95 | {text} | {ticks} | {executors} |", by, file=file)


def _in_t4(*plans: Plan) -> Merged:
    """The plan of these, in which people wrote T4 where they differ."""
    (open_,) = merge(plans).open
    question, candidates, _ = line_code(open_, open_.candidates[0]).split("-")
    merged = merge(plans, decisions=Decisions({question: Decision(question, candidates, "", own="T4")}))
    assert rows_of(merged) == [("Nilai", "95", OLD, "4")]
    return merged


def _revised(first: Merged, *plans: Plan) -> Merged:
    revised = merge(plans, base=first.plan, sent_before=first.last_sent)
    turned = merge(plans[::-1], base=first.plan, sent_before=first.last_sent)
    assert (plan_form(turned), extra_sheets(turned)) == (plan_form(revised), extra_sheets(revised))
    return revised


@pytest.mark.parametrize("executors", [BOTH_UNITS, "Divisi Hukum"])
@pytest.mark.parametrize("resent", [False, True])
def test_work_that_is_reworded_keeps_the_schedule_that_was_decided(executors: str, resent: bool) -> None:
    other = _said(OLD, FINANCE, ticks="| v | | ", executors=executors)
    first = _in_t4(_said(OLD, LEGAL, executors=executors), other)
    second = _revised(first, _said(NEW, LEGAL, executors=executors), *([other] if resent else []))

    assert rows_of(second) == [("Nilai", "95", NEW, "4")]
    assert second.differences == ()
    assert executors_of(second) == executors_of(first)


def test_who_goes_on_in_the_words_of_before_rewords_nothing_and_is_asked_nothing() -> None:
    other = _said(OLD, FINANCE, ticks="| v | | ")
    first = _in_t4(_said(OLD, LEGAL), other)
    second = _revised(first, _said(NEW, LEGAL))
    for plans in ([other], [_said(NEW, LEGAL), other]):
        third = _revised(second, *plans)
        assert (rows_of(third), third.changes) == (rows_of(second), ())
        assert not [each for each in third.judged.asked if not each.answer and len(plans) == 1]

    moved = _revised(second, _said(OLD, FINANCE, ticks="| | v | "))
    assert differences_of(moved) == [("period", ["A T3", "B T4"], "B")]
    assert rows_of(moved) == [("Nilai", "95", NEW, "4")]


def test_work_is_reworded_once_more_in_the_next_revision() -> None:
    newer = NEW.replace("pengelolaan", "tentang pengelolaan")
    first = _in_t4(_said(OLD, LEGAL), _said(OLD, FINANCE, ticks="| v | | "))
    second = _revised(first, _said(NEW, LEGAL))
    third = _revised(second, _said(newer, LEGAL))

    assert rows_of(third) == [("Nilai", "95", newer, "4")]
    assert _revised(third, _said(newer, LEGAL), _said(OLD, FINANCE, ticks="| v | | ")).changes == ()


@dataclass(frozen=True)
class _Written:
    """A merged plan as it stands in its file."""

    path: Path

    @property
    def sheets(self) -> Sequence[Sheet]:
        return open_workbook(self.path.read_bytes()).sheets

    def revised(self, plans: Sequence[Plan], decisions: Decisions | None = None) -> Merged:
        base = read_plan(self.path)
        return merge(plans, base=base, sent_before=sent_before_of(self.sheets, base), decisions=decisions)


def _write(path: Path, merged: Merged) -> _Written:
    """Writes a plan, which must read back as the one that it holds, with nothing of it edited and nothing else open."""
    write_merged(path, merged, force=True)
    handwork = read_handwork(path.read_bytes(), path.name)
    assert not edited_since_written(path)
    assert (handwork.rows, handwork.identity, handwork.beside) == (False, False, ())
    assert _read(read_plan(path)) == _read(merged.plan)
    written_ = _Written(path)
    assert count_open(written_.sheets) == len(merged.open)
    assert len([note for note in read_plan(path).notes if note.kind is NoteKind.DIFFERENCE_OPEN]) == len(merged.open)
    return written_


def _read(plan: Plan) -> list[object]:
    return [
        (
            part,
            each.objective.text,
            each.key,
            each.text,
            each.target and each.target.same,
            activity.text,
            activity.periods,
            [executor.name for executor in activity.executors],
            set(activity.origins),
        )
        for part, each in plan.indicators()
        for activity in each.activities
    ]


@settings(max_examples=10, phases=[Phase.explicit, Phase.generate])
@given(_files(), _files(2), st.data())
def test_revisions_read_back_as_the_plan_that_they_hold_and_merge_again_as_the_same(
    plans: list[Plan], later: list[Plan], data: st.DataObject
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        first = _write(Path(folder) / "rencana.xlsx", _decided(data, plans))
        open_ = first.revised(later)
        second = _write(Path(folder) / "revisi.xlsx", open_)
        decided = _decided(data, later, replace(open_, plan=read_plan(first.path), last_sent=_sent_before(first)))
        _write(second.path, decided)
        again = first.revised(later, read_handwork(second.path.read_bytes(), "").decisions)

        assert plan_form(again) == plan_form(decided)
        assert (again.changes, again.differences) == (decided.changes, decided.differences)
        assert _told(second.revised(later)) == []


def _sent_before(written_: _Written) -> SentBefore:
    return sent_before_of(written_.sheets, read_plan(written_.path))


def test_rows_that_a_plan_has_twice_are_not_asked_about_again_in_its_revision() -> None:
    twice = sent("\n".join(["| | Hukum | Nilai | 95 | Audit | v | | | | Divisi Keuangan |"] * 2), FINANCE)
    first = merge([twice, _said(OLD, LEGAL, executors="Divisi Hukum")])
    assert [each.kind for each in first.judged.asked] == [QuestionKind.REPEATED]
    second = _revised(first, _said(OLD, LEGAL, executors="Divisi Hukum", ticks="| | v | "))

    assert (second.judged.asked, [row[2] for row in rows_of(second)].count("1. Audit\n2. Audit")) == ((), 1)
