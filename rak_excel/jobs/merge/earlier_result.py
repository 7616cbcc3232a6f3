"""What an earlier result that stands where a merge writes keeps: which file may be replaced, and what stays in it."""

from __future__ import annotations

import contextlib
import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from rak_excel.errors import OutputExistsError, UnreadableWorkbookError
from rak_excel.formats.opened.opening import content_of, open_workbook
from rak_excel.formats.written.output import refuse_existing, refuse_inputs
from rak_excel.language import Text, one_text
from rak_excel.layouts.names import FILES
from rak_excel.merging.account import COUNTED_AS_USED
from rak_excel.merging.differences.differences import Decisions
from rak_excel.merging.differences.identity import with_what_was_typed
from rak_excel.merging.differences.identity_fields import same_people
from rak_excel.merging.merge import Merged
from rak_excel.merging.sent.refusals import (
    CANNOT_BE_LOOKED_AT,
    CORRECTED_BY_HAND,
    IS_THE_BASE,
    REPORT_CORRECTED,
    SENT_BEFORE,
    UNREAD_IDENTITY,
    WRITTEN_BESIDE,
    choices_of_another,
    edited_by_hand,
    holds_entries,
    refuse_as_another,
)
from rak_excel.model import Identity, Plan
from rak_excel.reading import inputs_at
from rak_excel.reading.merged_plans.choices import headed_rows
from rak_excel.system.folders import same_file
from rak_excel.workbooks.merged.handwork import (
    Handwork,
    edited_since_written,
    is_merged_plan,
    merged_plan_at,
    read_handwork,
)
from rak_excel.workbooks.merged.writing import SENDER, STATUS


def refuse_output(
    output: Path, paths: Iterable[Path], base: Path | None, guides: Iterable[Path], *, again: bool, force: bool
) -> None:
    """Raises OutputExistsError for everything about the output that can be refused before any file is read whole.

    `guides` are inputs beside those at `paths`. `again` tells that the output is the file that the decisions were made in.
    """
    if base and same_file(output, base):
        raise OutputExistsError.about(output, IS_THE_BASE)
    refuse_inputs(output, guides)
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


def refuse_another_result(output: Path, merged: Plan) -> None:
    """Raises OutputExistsError where the output is an earlier result of another kind, quarter or year than this one."""
    if lying := merged_plan_at(output):
        refuse_as_another(output, lying, merged)


def not_carried(
    handwork: Handwork, merged: Merged, decisions: Path, base: Path | None, *, replaced: bool
) -> tuple[Text, ...]:
    """What stands in the file with the choices and not in this merge.

    Raises OutputExistsError where that very file would be `replaced`.
    """
    is_report = merged.plan.definition.is_report
    read_whole = base is not None and same_file(base, decisions)
    corrected = not read_whole and handwork.lost_in(merged.plan.identity, merged.submitted.said)
    if replaced and corrected:
        raise OutputExistsError.about(decisions, REPORT_CORRECTED if is_report else CORRECTED_BY_HAND)
    if replaced and handwork.unread:
        raise OutputExistsError.about(decisions, UNREAD_IDENTITY, cells=handwork.unread_cells)
    if replaced and handwork.beside:
        raise OutputExistsError.about(decisions, WRITTEN_BESIDE, sheets=", ".join(handwork.beside))
    if replaced:
        refuse_losing_files(decisions, merged)
    name = decisions.name
    return (*handwork.kept_over(merged, name), *handwork.left_behind(name, corrected=corrected))


def refuse_losing_files(earlier: Path, merged: Merged) -> None:
    """Raises OutputExistsError, which names the senders, where an earlier report was merged out of files that this one lacks."""
    if merged.plan.definition.is_report and (gone := list(_sent_no_more(earlier, merged))):
        raise OutputExistsError.about(earlier, SENT_BEFORE, units=one_text(gone, ", "))


_FILES_OF = Text("{sender} ({count} file)", "{sender} (files: {count})")


def _sent_no_more(earlier: Path, merged: Merged) -> Iterator[Text]:
    """The senders of whom an earlier result was merged out of more filled files than this one, with their number where some are left.

    A file that another replaces is still there.
    """
    listed = headed_rows(open_workbook(content_of(earlier)).sheets, FILES, (SENDER, STATUS))
    used = [texts for _, texts in listed if texts[STATUS] == COUNTED_AS_USED]
    there = [file for file in merged.files if not (file.refused or file.blank or file.signed)]
    before, now = Counter(texts[SENDER] for texts in used), Counter(file.submitter for file in there)
    for sender, count in sorted((before - now).items()):
        yield _FILES_OF.filled(sender=sender, count=count) if now[sender] else Text(sender, sender)


def without_choices_of_others(merged: Merged, handwork: Handwork, base: Plan, decisions: Path) -> Merged:
    """Choices that were made for another merge are not out of date; those of the plan itself that is revised hold in it."""
    if not merged.outdated or handwork.is_revision_of(base):
        return merged
    own = hashlib.sha256(content_of(decisions)).hexdigest() == base.source.sha256
    told = [] if own else [choices_of_another(len(merged.outdated), decisions.name, base)]
    return merged.but(outdated=(), not_carried=(*merged.not_carried, *told))


_RULINGS = Text("{count} putusan atas penjelasan unit", "{count} rulings on what units explain")


def refuse_losing_entries(output: Path, given: Handwork, merged: Merged, base: Plan | None) -> None:
    """Raises OutputExistsError where the output is an earlier result that holds what this merge does not.

    `given` is what the merge was told of decisions made earlier; what it holds too is not lost.
    """
    if not output.is_file() or not is_merged_plan(output):
        return
    refuse_losing_files(output, merged)
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
