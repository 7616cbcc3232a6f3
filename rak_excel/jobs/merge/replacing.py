"""Which file a merge may replace: never the plan that it revises, and no result whose choices or entries would go."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from rak_excel.errors import UnreadableWorkbookError
from rak_excel.formats.opened.opening import content_of, refuse_missing
from rak_excel.formats.written.output import refuse_existing, refuse_inputs
from rak_excel.language import Text
from rak_excel.merging.differences.differences import Decisions
from rak_excel.merging.differences.identity import with_what_was_typed
from rak_excel.merging.differences.typed_identity import same_people
from rak_excel.merging.merged import Merged
from rak_excel.merging.sent.refusals import cannot_be_looked_at, edited_by_hand, holds_entries, is_the_base
from rak_excel.model import Identity, Plan
from rak_excel.reading import find_files
from rak_excel.system.folders import same_file
from rak_excel.workbooks.merged.handwork import Handwork, edited_since_written, is_merged_plan, read_handwork


def refuse_output(
    output: Path, paths: Iterable[Path], base: Path | None, decisions: Path | None, *, force: bool
) -> None:
    """Everything about the output that can be refused before any file is read whole.

    Raises MissingPathError where the base or the decisions are not there, and OutputExistsError.
    """
    for guide in filter(None, (base, decisions)):
        refuse_missing(guide)
    if base and same_file(output, base):
        raise is_the_base(output)
    again = decisions is not None and same_file(output, decisions)
    refuse_existing(output, force=force or again)
    if not output.is_file() or again:
        return
    ours = is_merged_plan(output)
    # A plan that we merged is no input where it only lies in the folder.
    refuse_inputs(output, paths if ours else (path for path, _ in find_files(paths)))
    try:
        edited = ours and edited_since_written(output)
    except UnreadableWorkbookError as error:
        raise cannot_be_looked_at(output) from error
    if edited:
        raise edited_by_hand(output, replaceable=_is_replaceable(output))


def _is_replaceable(output: Path) -> bool | None:
    """Whether all that was typed into an earlier result may be carried over into one in its place; None for none of it."""
    try:
        handwork = read_handwork(content_of(output), output.name)
    except UnreadableWorkbookError:  # without the sheet of choices
        return None
    return not (handwork.rows or handwork.beside)


def refuse_losing_entries(output: Path, given: Handwork, again: bool, merged: Merged, base: Plan | None) -> None:
    """Raises OutputExistsError where the output is an earlier result that holds what this merge does not.

    `given` is what the merge was told of decisions made earlier; what it holds too is not lost. `again` tells that the
    output is the very file that they were made in.
    """
    if again or not output.is_file() or not is_merged_plan(output):
        return
    with contextlib.suppress(UnreadableWorkbookError):  # without the sheet of choices it holds none
        earlier = read_handwork(content_of(output), output.name).decisions_for(base)
        if earlier and (held := [*_held(earlier, given, merged, base)]):
            raise holds_entries(output, held)


def _held(earlier: Decisions, given: Handwork, merged: Merged, base: Plan | None) -> Iterator[Text]:
    told = given.decisions or Decisions()
    kept = {(each.question, each.said) for each in told.by_question.values()}
    choices = {each.question for each in earlier.by_question.values() if (each.question, each.said) not in kept}
    unclear = {code.split("-")[0] for code, text in earlier.refused.items() if told.refused.get(code) != text}
    if count := len(choices | unclear):
        yield Text("{count} pilihan beda isian", "{count} choices between differences").filled(count=count)
    answered = {each.code: each.answer for each in merged.asked}
    answers = (typed for typed in earlier.answers.typed.items() if typed not in told.answers.typed.items())
    if count := len([code for code, said in answers if answered.get(code) != said]):
        yield Text("{count} jawaban di sheet Perlu Dicek", "{count} answers on the sheet Perlu Dicek").filled(
            count=count
        )
    if count := len([each for each in earlier.reasons if each not in told.reasons]):
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
