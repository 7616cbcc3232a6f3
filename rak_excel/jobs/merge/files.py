"""Merge files into a file: from paths to a workbook, and which file that may replace, as no choice or entry may be lost."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from rak_excel.definitions.loading import definition_files, load_template
from rak_excel.errors import OutputExistsError, UnclearOfficeError
from rak_excel.formats.opened.contents import is_file
from rak_excel.formats.opened.opening import content_of, open_workbook, refuse_missing
from rak_excel.jobs.among import found_among
from rak_excel.jobs.beside import to_merge
from rak_excel.jobs.merge.earlier_result import (
    not_carried,
    refuse_another_result,
    refuse_losing_entries,
    refuse_output,
    without_choices_of_others,
)
from rak_excel.jobs.merge.explained import explained_sheet, lists_apart, lists_taken
from rak_excel.jobs.merge.plans import merged_plans
from rak_excel.jobs.merge.reports import merged_reports, refuse_unclear, refuse_without_plan
from rak_excel.language import Text
from rak_excel.merging.differences.differences import Decision
from rak_excel.merging.differences.identity import untyped
from rak_excel.merging.merge import Merged
from rak_excel.merging.sent.asking import Answer
from rak_excel.merging.sent.refusals import NO_REVISION_OF, WITHOUT_BASE
from rak_excel.model import Definition, Paper, Plan
from rak_excel.reading import read_plans
from rak_excel.reading.plans_alone import plans_alone, read_plan_alone
from rak_excel.record import Record
from rak_excel.system.folders import same_file
from rak_excel.workbooks.merged.decisions import with_rows_of
from rak_excel.workbooks.merged.handwork import Handwork, read_handwork
from rak_excel.workbooks.merged.writing import write_merged
from rak_excel.workbooks.monitoring.report.book import write_report


class MergeRequest(Record):
    """What a user may ask of a merge. `base` is the plan to revise, `decisions` a merged plan with choices made.

    Of quarterly reports `plan` is the signed plan that they are about, and `previous` the office's report before; where they are not
    named, `looks` tells that they may lie among the files.
    `chosen` and `answered` were decided elsewhere than in that plan, and hold before what stands there.
    """

    base: Path | None = None
    plan: Path | None = None
    previous: Path | None = None
    looks: bool = True
    decisions: Path | None = None
    region: str | None = None
    year: int | None = None
    paper: Paper = "f4"
    template: str | None = None
    chosen: tuple[Decision, ...] = ()
    answered: tuple[Answer, ...] = ()

    @property
    def named(self) -> tuple[Path, ...]:
        """The files that are no submissions, also where they lie among them."""
        return tuple(filter(None, (self.base, self.plan, self.previous, self.decisions)))

    @property
    def placed(self) -> bool:
        """Whether an office or year was named, which reports have from their plan."""
        return bool(self.region or self.year)


def merge_files(
    paths: Sequence[Path],
    output: Path,
    asked: MergeRequest | None = None,
    *,
    force: bool = False,
    progress: Callable[[int, int], None] = lambda _done, _all: None,
    tell: Callable[[Text], None] = lambda _said: None,
) -> Merged:
    """Read the files at `paths`, merge them and write the plan to `output`. `progress` hears of every file read.

    Of reports the signed plan, and that of an earlier quarter, may lie among the files; `tell` hears which they are.

    `output` may be the decisions file, which is read whole first. Any other file that stands there is replaced with
    `force` alone; an input, the plan that is revised, a plan that was edited since we wrote it, and one that holds
    choices or entries which this merge does not, not even then. Besides what `merge` raises: NothingChangesError,
    MissingPathError, UnreadableWorkbookError, OutputExistsError, OutputBusyError.
    """
    asked = asked or MergeRequest()
    refuse_unclear(asked.plan, asked.base, placed=asked.placed)
    for named in asked.named:
        refuse_missing(named)
    again = asked.decisions is not None and same_file(output, asked.decisions)
    guides = [*filter(None, (asked.plan, asked.previous)), *definition_files(asked.template)]
    refuse_output(output, paths, asked.base, guides, again=again, force=force)
    definition = load_template(asked.template) if asked.template else None
    base, handwork = _earlier(output, asked, definition, again=again)
    reading = read_plans(paths, template=definition, progress=progress)
    asked = _with_what_lies_there(asked, reading.plans, paths, output, tell)
    reading = reading.but(plans=_without(reading.plans, [*asked.named, output]))
    if asked.plan:
        reading, beside = to_merge(reading)
        if beside:
            tell(beside)
        merged = merged_reports(reading, asked.plan, asked.previous, handwork.decisions, template=definition)
    else:
        refuse_without_plan(reading.plans, paths, asked.previous)
        if handwork.revises and asked.decisions and not base:
            raise UnclearOfficeError.about(asked.decisions, WITHOUT_BASE)
        reading = plans_alone(reading)
        places = [asked.base] if asked.base else paths
        merged = merged_plans(reading, base, handwork.decisions, places, region=asked.region, year=asked.year)
    refuse_another_result(output, merged.plan)
    merged = _telling_what_stays(merged, handwork, base, asked, replaced=again)
    if not again:
        refuse_losing_entries(output, handwork, merged, base)
    carried = [each for each in (base and base.returned, handwork.returned) if each]
    explained = explained_sheet(merged.plan, lists_taken(reading.plans, merged.files, lists_apart(paths)), carried)
    write = write_report if merged.plan.definition.is_report else write_merged
    write(output, merged, paper=asked.paper, explained=explained, force=True)
    return with_rows_of(merged, open_workbook(content_of(output)).sheets) if merged.unclear else merged


def _with_what_lies_there(
    asked: MergeRequest, plans: Iterable[Plan], paths: Sequence[Path], output: Path, tell: Callable[[Text], None]
) -> MergeRequest:
    """With the signed plan and the earlier report where they lie among the reports and nobody named them.

    Raises UnclearOfficeError where that plan makes reports of what an office or year was named for.
    """
    if asked.base or not asked.looks:
        return asked
    among = _without(plans, filter(None, (asked.plan, asked.previous)))
    plan, previous = found_among(among, paths, output, (asked.plan, asked.previous), tell)
    refuse_unclear(plan, asked.base, placed=asked.placed)
    return asked.but(plan=plan, previous=previous)


def _earlier(
    output: Path, asked: MergeRequest, definition: Definition | None, *, again: bool
) -> tuple[Plan | None, Handwork]:
    """The plan that is revised, and what was typed into the file of the choices, with what was decided elsewhere.

    That holds before what stands in the file. `again` tells that the output is that file.
    """
    handwork = read_handwork(content_of(asked.decisions), asked.decisions.name) if asked.decisions else Handwork()
    base = read_plan_alone(asked.base, template=definition) if asked.base else None
    if base and again and not handwork.is_revision_of(base):
        raise OutputExistsError.about(output, NO_REVISION_OF, base=base.source.file)
    made = untyped(handwork.decisions_for(base), (each.question for each in asked.chosen))
    return base, handwork.but(decisions=made.and_then(asked.chosen, asked.answered))


def _telling_what_stays(
    merged: Merged, handwork: Handwork, base: Plan | None, asked: MergeRequest, *, replaced: bool
) -> Merged:
    """The merge, which tells what stays in the file of the choices alone."""
    if asked.decisions is None:
        return merged
    merged = merged.but(not_carried=not_carried(handwork, merged, asked.decisions, asked.base, replaced=replaced))
    return without_choices_of_others(merged, handwork, base, asked.decisions) if base else merged


def _without(plans: Iterable[Plan], guides: Iterable[Path]) -> tuple[Plan, ...]:
    """The submissions; even where they lie among them the plan that is revised and an earlier result are none."""
    guiding = {hashlib.sha256(content_of(path)).hexdigest() for path in guides if is_file(path)}
    return tuple(plan for plan in plans if plan.source.sha256 not in guiding)
