"""Merge files into a file: from paths to a workbook, and which file that may replace, as no choice or entry may be lost."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from rak_excel.definitions.loading import definition_files, load_template
from rak_excel.errors import OutputExistsError, UnclearOfficeError, UnreadableWorkbookError
from rak_excel.formats.grid import Sheet
from rak_excel.formats.opened.opening import content_of, open_workbook, refuse_missing
from rak_excel.formats.written.output import refuse_existing, refuse_inputs
from rak_excel.jobs.merge.explained import explained_sheet, lists_apart, lists_taken
from rak_excel.jobs.merge.reports import refuse_unclear, refuse_without_plan, reported_at
from rak_excel.language import Text
from rak_excel.merging.differences.differences import Decision, Decisions
from rak_excel.merging.differences.identity import untyped, with_what_was_typed
from rak_excel.merging.differences.identity_fields import same_people
from rak_excel.merging.merge import Merged, merge
from rak_excel.merging.reports import merge_reports
from rak_excel.merging.sent.asking import Answer
from rak_excel.merging.sent.intake import take_in
from rak_excel.merging.sent.refusals import (
    CANNOT_BE_LOOKED_AT,
    CORRECTED_BY_HAND,
    IS_THE_BASE,
    NO_REVISION_OF,
    UNREAD_IDENTITY,
    WITHOUT_BASE,
    WRITTEN_BESIDE,
    choices_of_another,
    edited_by_hand,
    holds_entries,
    nothing_changes,
    nothing_revises,
)
from rak_excel.model import Identity, Paper, Plan
from rak_excel.reading import find_files, inputs_at, read_plans
from rak_excel.reading.ledger import Unread
from rak_excel.reading.plans_alone import plans_alone, read_plan_alone
from rak_excel.record import Record
from rak_excel.system.folders import same_file
from rak_excel.workbooks.merged.decisions import count_open, with_rows_of
from rak_excel.workbooks.merged.handwork import Handwork, edited_since_written, is_merged_plan, read_handwork
from rak_excel.workbooks.merged.last_sent_sheet import sent_before_of
from rak_excel.workbooks.merged.value_taken import with_earlier_values
from rak_excel.workbooks.merged.writing import write_merged
from rak_excel.workbooks.monitoring.report.book import write_report


class MergeRequest(Record):
    """What a user may ask of a merge. `base` is the plan to revise, `decisions` a merged plan with choices made.

    Of quarterly reports `plan` is the signed plan that they are about, and `previous` the office's report before.
    `chosen` and `answered` were decided elsewhere than in that plan, and hold before what stands there.
    """

    base: Path | None = None
    plan: Path | None = None
    previous: Path | None = None
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
    refuse_unclear(asked.plan, asked.previous, asked.base, placed=bool(asked.region or asked.year))
    again = asked.decisions is not None and same_file(output, asked.decisions)
    _refuse_output(output, paths, asked, again, force=force)
    refuse_inputs(output, definition_files(asked.template))
    definition = load_template(asked.template) if asked.template else None
    handwork = read_handwork(content_of(asked.decisions), asked.decisions.name) if asked.decisions else Handwork()
    if handwork.revises and asked.decisions and not asked.base:
        raise UnclearOfficeError.about(asked.decisions, WITHOUT_BASE)
    base = read_plan_alone(asked.base, template=definition) if asked.base else None
    if base and again and not handwork.is_revision_of(base):
        raise OutputExistsError.about(output, NO_REVISION_OF, base=base.source.file)
    handwork = _with_choices(handwork, base, asked)
    reading = read_plans(paths, template=definition, progress=progress)
    plans = _without(reading.plans, [*filter(None, (*asked.named, output))])
    reported = reported_at(asked.plan, asked.previous, plans, definition) if asked.plan else None
    if reported is None:
        refuse_without_plan(plans, paths)
        reading = plans_alone(reading)
        plans = _without(reading.plans, [*filter(None, (*asked.named, output))])
    if reported:
        united = merge_reports(plans, reported.signed, reading.unread, decisions=handwork.decisions)
        merged = united.but(since=reported.since)
    else:
        merged = _merged_plans(plans, reading.unread, base, handwork.decisions, asked, paths)
    if base and not merged.changes and not merged.differences:
        raise nothing_changes(base, _why_nothing(merged))
    not_carried = _not_carried(handwork, merged, asked, output if again else None)
    merged = merged.but(not_carried=not_carried)
    merged = _without_choices_of_others(merged, handwork, base, asked)
    if not again:
        _refuse_losing_entries(output, handwork, merged, base)
    carried = [each for each in (base and base.returned, handwork.returned) if each]
    own = lists_taken(plans, merged.files, lists_apart(paths))
    write = write_report if reported else write_merged
    write(output, merged, paper=asked.paper, explained=explained_sheet(merged.plan, own, carried), force=True)
    return with_rows_of(merged, open_workbook(content_of(output)).sheets) if merged.unclear else merged


def _with_choices(handwork: Handwork, base: Plan | None, asked: MergeRequest) -> Handwork:
    """With what was decided elsewhere, which holds before what stands in the file."""
    made = untyped(handwork.decisions_for(base), (each.question for each in asked.chosen))
    return handwork.but(decisions=made.and_then(asked.chosen, asked.answered))


def _merged_plans(
    plans: Sequence[Plan],
    unread: Sequence[Unread],
    base: Plan | None,
    decisions: Decisions,
    asked: MergeRequest,
    paths: Sequence[Path],
) -> Merged:
    """The plans merged, with what the merged plan that they start from knows of earlier merges."""
    origin = base or (plans[0] if len(plans) == 1 else None)
    files = [asked.base] if asked.base else [path for path, _ in find_files(paths)]
    sheets = _sheets_of(origin, files)
    before = with_earlier_values(sent_before_of(sheets, origin), sheets, origin) if origin else None
    merged = merge(
        plans, unread, base=base, decisions=decisions, sent_before=before, region=asked.region, year=asked.year
    )
    return merged.but(inherited=count_open(sheets))


def _refuse_output(output: Path, paths: Iterable[Path], asked: MergeRequest, again: bool, *, force: bool) -> None:
    """Everything about the output that can be refused before any file is read whole.

    `again` tells that the output is the very file that the decisions were made in. Raises MissingPathError where the
    base or the decisions are not there, and OutputExistsError.
    """
    for guide in filter(None, (asked.base, asked.decisions)):
        refuse_missing(guide)
    if asked.base and same_file(output, asked.base):
        raise OutputExistsError.about(output, IS_THE_BASE)
    refuse_inputs(output, [*filter(None, (asked.plan, asked.previous))])
    refuse_existing(output, force=force or again)
    if not output.is_file() or again:
        return
    ours = is_merged_plan(output)
    # A plan that we merged is no input where it only lies in the folder.
    refuse_inputs(output, paths if ours else inputs_at(paths))
    try:
        edited = ours and edited_since_written(output)
    except UnreadableWorkbookError as error:
        raise OutputExistsError.about(output, CANNOT_BE_LOOKED_AT) from error
    if edited:
        raise edited_by_hand(output, replaceable=_is_replaceable(output))


def _is_replaceable(output: Path) -> bool | None:
    """Whether all that was typed into an earlier result may be carried over into one in its place; None for none of it."""
    try:
        handwork = read_handwork(content_of(output), output.name)
    except UnreadableWorkbookError:  # without the sheet of choices
        return None
    return not (handwork.rows or handwork.beside or handwork.unread)


def _without(plans: Iterable[Plan], guides: Iterable[Path]) -> list[Plan]:
    """The submissions; even where they lie among them the plan that is revised and an earlier result are none."""
    guiding = {_digest(content_of(path)) for path in guides if path.is_file()}
    return [plan for plan in plans if plan.source.sha256 not in guiding]


def _why_nothing(merged: Merged) -> Iterator[tuple[str, Text]]:
    """What may be why submissions change nothing: files that were turned away, entries that could not be read."""
    yield from ((file.source.file, file.reason) for file in merged.refused if file.reason)
    yield from ((f"{each.file} {each.note.cell or ''}".strip(), each.said) for each in merged.unused)


def _not_carried(handwork: Handwork, merged: Merged, asked: MergeRequest, replaced: Path | None) -> tuple[Text, ...]:
    """What stands in the file with the choices and not in this merge.

    Raises OutputExistsError where that very file would be `replaced`.
    """
    if asked.decisions is None:
        return ()
    read_whole = asked.base is not None and same_file(asked.base, asked.decisions)
    corrected = not read_whole and handwork.lost_in(merged.plan.identity, merged.submitted.said)
    if replaced and corrected:
        raise OutputExistsError.about(replaced, CORRECTED_BY_HAND)
    if replaced and handwork.unread:
        raise OutputExistsError.about(replaced, UNREAD_IDENTITY, cells=handwork.unread_cells)
    if replaced and handwork.beside:
        raise OutputExistsError.about(replaced, WRITTEN_BESIDE, sheets=", ".join(handwork.beside))
    name = asked.decisions.name
    return (*handwork.kept_over(merged, name), *handwork.left_behind(name, corrected=corrected))


def _without_choices_of_others(merged: Merged, handwork: Handwork, base: Plan | None, asked: MergeRequest) -> Merged:
    """Choices that were made for another merge are not out of date; those of the plan itself that is revised hold in it."""
    if base is None or asked.decisions is None or not merged.outdated or handwork.is_revision_of(base):
        return merged
    own = _digest(content_of(asked.decisions)) == base.source.sha256
    told = [] if own else [choices_of_another(len(merged.outdated), asked.decisions.name, base)]
    return merged.but(outdated=(), not_carried=(*merged.not_carried, *told))


def _sheets_of(origin: Plan | None, paths: Iterable[Path]) -> Sequence[Sheet]:
    """The sheets of the merged plan that a merge starts from; none where it starts from none."""
    if origin is None or not origin.merged:
        return ()
    for path in paths:
        content = b""
        with contextlib.suppress(UnreadableWorkbookError):  # told when it was read
            content = content_of(path)
        if _digest(content) == origin.source.sha256:
            return open_workbook(content).sheets
    return ()


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


_RULINGS = Text("{count} putusan atas penjelasan unit", "{count} rulings on what units explain")


def _refuse_losing_entries(output: Path, given: Handwork, merged: Merged, base: Plan | None) -> None:
    """Raises OutputExistsError where the output is an earlier result that holds what this merge does not.

    `given` is what the merge was told of decisions made earlier; what it holds too is not lost.
    """
    if not output.is_file() or not is_merged_plan(output):
        return
    with contextlib.suppress(UnreadableWorkbookError):  # without the sheet of choices it holds none
        lying = read_handwork(content_of(output), output.name)
        held = [*_held(lying.decisions_for(base), given.decisions, merged, base)]
        if count := len(lying.rulings - given.rulings):
            held.append(_RULINGS.filled(count=count))
        if held:
            raise holds_entries(output, held)


def _held(earlier: Decisions, told: Decisions, merged: Merged, base: Plan | None) -> Iterator[Text]:
    kept = {(each.question, each.said) for each in told.by_question.values()}
    choices = {each.question for each in earlier.by_question.values() if (each.question, each.said) not in kept}
    unclear = {code.split("-")[0] for code, text in earlier.refused.items() if told.refused.get(code) != text}
    if count := len(choices | unclear):
        yield Text("{count} pilihan beda isian", "{count} choices between differences").filled(count=count)
    answered = {each.code: each.answer for each in merged.judged.asked}
    answers = (typed for typed in earlier.answers.typed.items() if typed not in told.answers.typed.items())
    if count := sum(answered.get(code) != said for code, said in answers):
        held = Text("{count} jawaban di sheet Perlu Dicek", "{count} answers on the sheet Perlu Dicek")
        yield held.filled(count=count)
    if count := sum(each not in told.reasons for each in earlier.reasons):
        yield Text("{count} alasan perubahan", "{count} reasons for changes").filled(count=count)
    if earlier.identity:
        identity, words = merged.plan.identity, merged.plan.definition.identity
        kept_identity = with_what_was_typed(identity, earlier, words, over=base is not None)
        yield from _identity_apart(kept_identity, identity)


def _identity_apart(one: Identity, other: Identity) -> Iterator[Text]:
    """What an identity says that the other does not."""
    if one.place != other.place:
        yield Text("tempat penandatanganan", "the place of signature")
    if one.date != other.date:
        yield Text("tanggal penandatanganan", "the date of signature")
    if not same_people(one, other):
        yield Text("nama dan jabatan penandatangan", "the names and titles of who signs")
    if one.acknowledged != other.acknowledged:
        yield Text("kolom Mengetahui", "the column Mengetahui")


def plan_to_revise(path: Path, submissions: Path) -> Plan:
    """The plan at `path`. Raises RakExcelError where it is no office's plan, or none of the submissions revises it."""
    base = read_plan_alone(path)
    sent = [plan for plan in plans_alone(read_plans(submissions)).plans if plan.source.sha256 != base.source.sha256]
    if not take_in(sent, base=base).plans:
        raise nothing_revises(base, submissions)
    return base
