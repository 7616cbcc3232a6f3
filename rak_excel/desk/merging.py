"""Gabung: the given files as one plan or report, with what is missing, what they say differently, and how it looks."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from rak_excel.definitions.monitoring import quarter_of
from rak_excel.desk.calls import Choice, MergePlans
from rak_excel.desk.place import Place
from rak_excel.desk.plan_table import PlanTable, plan_tables
from rak_excel.desk.told import Source
from rak_excel.jobs.merge.files import MergeRequest, merge_files
from rak_excel.jobs.merge.summary import done_of, losses, to_look_at
from rak_excel.language import Speaker, Text
from rak_excel.merging.differences.differences import Candidate, Decision, Difference
from rak_excel.merging.merge import Merged
from rak_excel.merging.sent.asking import Answer, OpenQuestion
from rak_excel.model import Plan
from rak_excel.system.file_names import allowed_in_names
from rak_excel.vocabulary.basics.texts import shortened
from rak_excel.vocabulary.names.offices import region_of
from rak_excel.workbooks.letters.content import office_in_names
from rak_excel.workbooks.merged.reading_sheets import asked_about, unfilled_indicators

_PLAN, _REPORT = Text("RAK", "RAK"), Text("Laporan {quarter}", "Report {quarter}")
_MERGED = Text("gabungan", "merged")
_LONGEST_OFFICE = 80  # letters of an office's name in the name of a file
_REVISED = Text("revisi {revision}", "revision {revision}")


class SentFile(Struct, frozen=True):
    """What became of one file, `status` in a word or two; `reason` is None where there is nothing to tell."""

    file: str
    unit: str
    status: str
    reason: Text | None
    refused: bool


class Value(Struct, frozen=True):
    """One of the values to choose from: who says it, and where. `used` tells that the plan takes it."""

    letter: str
    code: str
    text: str
    sources: tuple[Source, ...]
    used: bool


class AskedDifference(Struct, frozen=True):
    """What files say differently. `own` is the value that was typed instead of a choice, '' where none was."""

    question: str
    candidates: str
    line: str
    field: Text
    about: str
    activity: str
    decided: bool
    own: str
    values: tuple[Value, ...]


class AskedQuestion(Struct, frozen=True):
    """What is asked on `Perlu Dicek`: the first of the choices holds without an answer. `texts` are the activities meant."""

    code: str
    asking: Text
    indicator: str
    texts: tuple[str, ...]
    choices: tuple[str, ...]
    answer: str
    sources: tuple[Source, ...]


class Unread(Struct, frozen=True):
    """An entry that cannot be read for certain, and why; `taken` tells that the plan has it all the same."""

    source: Source
    value: str
    said: Text
    taken: bool


class Changed(Struct, frozen=True):
    """One line of what a revision changes."""

    indicator: str
    what: Text
    before: str
    after: str


class MergedPlan(Struct, frozen=True):
    """`done` says how much was merged, `told` what was lost or is to be looked at; `changes` is None but for a revision.

    `report` tells that it is a quarterly report.
    """

    report: bool
    done: Text
    told: tuple[Text, ...]
    complete: bool
    missing: tuple[str, ...]
    unfilled: tuple[str, ...]
    files: tuple[SentFile, ...]
    differences: tuple[AskedDifference, ...]
    questions: tuple[AskedQuestion, ...]
    unread: tuple[Unread, ...]
    changes: tuple[Changed, ...] | None
    tables: tuple[PlanTable, ...]


def merge_plans(call: MergePlans, place: Place) -> MergedPlan:
    """Besides the answer, the merged plan or report as a workbook."""
    asked = MergeRequest(
        base=place.file(call.base),
        plan=place.file(call.plan),
        previous=place.file(call.previous),
        looks=False,  # what `look` found is shown in the page, where another may be chosen, or none
        decisions=place.file(call.earlier),
        region=call.region or None,
        year=call.year,
        chosen=tuple(map(_decision, call.choices)),
        answered=tuple(Answer(each.code, each.said, each.about) for each in call.answers),
    )
    output = place.results / "plan.xlsx"
    beside: list[Text] = []
    merged = merge_files(place.given, output, asked, progress=place.progress(), tell=beside.append)
    output.rename(place.results / _name(merged.plan, call))
    units = {file.source.file: file.submitter for file in merged.files}
    report = merged.plan.definition.is_report
    return MergedPlan(
        report=report,
        done=done_of(merged),
        told=tuple(each.by(Speaker.PAGE) for each in (*losses(merged), *to_look_at(merged), *beside)),
        complete=merged.complete,
        missing=merged.missing,
        unfilled=tuple(f"{indicator} ({part.sheet})" for part, indicator in unfilled_indicators(merged)),
        files=tuple(_files(merged)),
        differences=tuple(_difference(each, units) for each in merged.differences),
        questions=tuple(_question(each) for each in merged.judged.asked),
        unread=tuple(_unread(merged)),
        changes=_changes(merged),
        tables=tuple(plan_tables(merged)),
    )


def _decision(choice: Choice) -> Decision:
    return Decision(
        choice.question,
        choice.candidates,
        choice.chosen,
        choice.about,
        choice.own,
        line=f"{choice.question}-{choice.line}",
    )


def _name(plan: Plan, call: MergePlans) -> str:
    """`RAK 2020 - 5203 Lombok Timur - gabungan.xlsx`, or `Laporan TW II 2020 - ...` of a report."""
    region = region_of(plan.identity, plan.definition)
    named = office_in_names(region, plan.definition) if region else allowed_in_names(plan.identity.office)
    office = shortened(named, _LONGEST_OFFICE)
    what = _REVISED.filled(revision=plan.identity.revision) if call.base else _MERGED
    words = (f"{_kind(plan).said(call.language)} {plan.identity.year or ''}".strip(), office, what.said(call.language))
    return f"{' - '.join(word for word in words if word)}.xlsx"


def _kind(plan: Plan) -> Text:
    definition = plan.definition
    return _REPORT.filled(quarter=quarter_of(definition).label) if definition.is_report else _PLAN


def _files(merged: Merged) -> Iterator[SentFile]:
    for file in merged.files:
        reason = file.reason.by(Speaker.PAGE) if file.reason else None
        yield SentFile(file.source.file, file.submitter, file.status, reason, file.refused)


def _difference(difference: Difference, units: dict[str, str]) -> AskedDifference:
    question, own = difference.question, difference.own
    return AskedDifference(
        question=question.code,
        candidates=difference.candidates_code,
        line=f"{difference.candidates_code}-{difference.candidates[0].code}",
        field=question.field.label,
        about=question.about,
        activity=question.activity,
        decided=difference.decided,
        own=own.text if own else "",
        values=tuple(_value(each, difference, units) for each in difference.candidates),
    )


def _value(candidate: Candidate, difference: Difference, units: dict[str, str]) -> Value:
    sources = tuple(Source.of(origin, units.get(origin.file, "")) for origin in candidate.origins)
    return Value(candidate.letter, candidate.code, candidate.text, sources, candidate is difference.chosen)


def _question(asked: OpenQuestion) -> AskedQuestion:
    cells = [(entry, entry.activity.place.cell("activity")) for entry in asked.entries]
    return AskedQuestion(
        code=asked.code,
        asking=asked_about(asked),
        indicator=asked.entries[0].indicator.text,
        texts=tuple(entry.activity.text for entry in asked.entries),
        choices=asked.kind.choices,
        answer=asked.answer,
        sources=tuple(Source(entry.file, cell.sheet, cell.address) for entry, cell in cells),
    )


def _unread(merged: Merged) -> Iterator[Unread]:
    for each in merged.unused:
        cell = each.note.cell
        source = Source(each.file, cell.sheet if cell else "", cell.address if cell else "")
        yield Unread(source, each.note.value, each.said, each.taken)


def _changes(merged: Merged) -> tuple[Changed, ...] | None:
    if merged.changes is None:
        return None
    return tuple(Changed(each.indicator, each.what, each.before, each.after) for each in merged.changes)
