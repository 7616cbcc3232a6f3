"""Merge files into a file: what `rak-excel merge` does, from paths to a workbook."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from rak_excel.definitions.loading import definition_files, load_template
from rak_excel.errors import UnreadableWorkbookError
from rak_excel.formats.grid import Sheet
from rak_excel.formats.opened.opening import content_of, open_workbook
from rak_excel.formats.written.output import refuse_inputs
from rak_excel.jobs.merge.replacing import refuse_losing_entries, refuse_output
from rak_excel.language import Text
from rak_excel.merging.differences.sent_before import SentBefore
from rak_excel.merging.merge import merge
from rak_excel.merging.merged import Merged
from rak_excel.merging.sent.refusals import (
    choices_of_another,
    corrected_by_hand,
    is_no_revision_of,
    nothing_changes,
    revision_without_base,
    written_beside,
)
from rak_excel.model import Paper, Plan
from rak_excel.reading import find_files, read_plan, read_plans
from rak_excel.system.folders import same_file
from rak_excel.workbooks.merged.decisions import count_open, with_rows_of
from rak_excel.workbooks.merged.handwork import Handwork, read_handwork
from rak_excel.workbooks.merged.last_sent_sheet import sent_before_of
from rak_excel.workbooks.merged.value_taken import with_earlier_values
from rak_excel.workbooks.merged.writing import write_merged


@dataclass(frozen=True, slots=True)
class MergeRequest:
    """What a user may ask of a merge. `base` is the plan to revise, `decisions` a merged plan with choices made."""

    base: Path | None = None
    decisions: Path | None = None
    region: str | None = None
    year: int | None = None
    paper: Paper = "f4"
    template: str | None = None


def merge_files(
    paths: Sequence[Path],
    output: Path,
    asked: MergeRequest | None = None,
    *,
    force: bool = False,
    progress: Callable[[int, int], None] = lambda _done, _all: None,
) -> Merged:
    """Read the files at `paths`, merge them and write the plan to `output`. `progress` hears of every file read.

    `output` may be the decisions file, which is read whole first. Any other file that stands there is replaced with
    `force` alone; an input, the plan that is revised, a plan that was edited since we wrote it, and one that holds
    choices or entries which this merge does not, not even then. Besides what `merge` raises: NothingChangesError,
    MissingPathError, UnreadableWorkbookError, OutputExistsError, OutputBusyError.
    """
    asked = asked or MergeRequest()
    refuse_output(output, paths, asked.base, asked.decisions, force=force)
    refuse_inputs(output, definition_files(asked.template))
    definition = load_template(asked.template) if asked.template else None
    handwork = read_handwork(content_of(asked.decisions), asked.decisions.name) if asked.decisions else Handwork()
    if handwork.revises and asked.decisions and not asked.base:
        raise revision_without_base(asked.decisions)
    base = read_plan(asked.base, template=definition) if asked.base else None
    if base and _is_decisions(output, asked) and not handwork.is_revision_of(base):
        raise is_no_revision_of(output, base)
    handwork = replace(handwork, decisions=handwork.decisions_for(base))
    reading = read_plans(paths, template=definition, progress=progress)
    guiding = _digests([each for each in (asked.base, asked.decisions, output) if each])
    plans = [plan for plan in reading.plans if plan.source.sha256 not in guiding]
    origin = base or (plans[0] if len(plans) == 1 else None)
    files = [asked.base] if asked.base else [path for path, _ in find_files(paths)]
    sheets = _sheets_of(origin, files)
    merged = merge(
        plans,
        reading.unread,
        base=base,
        decisions=handwork.decisions,
        sent_before=_sent_before(sheets, origin) if origin else None,
        region=asked.region,
        year=asked.year,
    )
    if base and not merged.changes and not merged.differences:
        raise nothing_changes(base, _why_nothing(merged))
    merged = replace(merged, inherited=count_open(sheets))
    merged = replace(merged, not_carried=_not_carried(handwork, merged, output, asked))
    merged = _without_choices_of_others(merged, handwork, base, asked)
    refuse_losing_entries(output, handwork, _is_decisions(output, asked), merged, base)
    write_merged(output, merged, force=True, paper=asked.paper)
    return with_rows_of(merged, open_workbook(content_of(output)).sheets) if merged.unclear else merged


def _why_nothing(merged: Merged) -> Iterator[tuple[str, Text]]:
    """What may be why submissions change nothing: files that were turned away, entries that could not be read."""
    yield from ((file.source.file, file.reason) for file in merged.refused if file.reason)
    yield from ((f"{each.file} {each.note.cell or ''}".strip(), each.said) for each in merged.unused)


def _not_carried(handwork: Handwork, merged: Merged, output: Path, asked: MergeRequest) -> tuple[Text, ...]:
    """What stands in the file with the choices and not in this merge.

    Raises OutputExistsError where the merge would replace that very file.
    """
    if asked.decisions is None:
        return ()
    read_whole = asked.base is not None and same_file(asked.base, asked.decisions)
    corrected = not read_whole and handwork.lost_in(merged.plan.identity, merged.submitted.said)
    if _is_decisions(output, asked):
        if corrected:
            raise corrected_by_hand(output)
        if handwork.beside:
            raise written_beside(output, handwork.beside)
    name = asked.decisions.name
    return (*handwork.kept_over(merged, name), *handwork.left_behind(name, corrected=corrected))


def _without_choices_of_others(merged: Merged, handwork: Handwork, base: Plan | None, asked: MergeRequest) -> Merged:
    """Choices that were made for another merge are not out of date; those of the plan itself that is revised hold in it."""
    if base is None or asked.decisions is None or not merged.outdated or handwork.is_revision_of(base):
        return merged
    own = _digest(content_of(asked.decisions)) == base.source.sha256
    told = [] if own else [choices_of_another(len(merged.outdated), asked.decisions.name, base)]
    return replace(merged, outdated=(), not_carried=(*merged.not_carried, *told))


def _is_decisions(output: Path, asked: MergeRequest) -> bool:
    return asked.decisions is not None and same_file(output, asked.decisions)


def _sheets_of(origin: Plan | None, paths: Iterable[Path]) -> Sequence[Sheet]:
    """The sheets of the merged plan that a merge starts from; none where it starts from none."""
    if origin is None or not origin.merged:
        return ()
    own = next((each for each in _contents(paths) if _digest(each) == origin.source.sha256), None)
    return open_workbook(own).sheets if own else ()


def _sent_before(sheets: Sequence[Sheet], origin: Plan) -> SentBefore:
    return with_earlier_values(sent_before_of(sheets, origin), sheets, origin)


def _contents(paths: Iterable[Path]) -> Iterator[bytes]:
    """What the files hold; those that cannot be opened were told when they were read."""
    for path in paths:
        with contextlib.suppress(UnreadableWorkbookError):
            yield content_of(path)


def _digests(paths: Iterable[Path]) -> set[str]:
    """The contents that are no submissions even where they lie among them: the plan that is revised, the result."""
    return {_digest(content_of(path)) for path in paths if path.is_file()}


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
