"""All that the inputs of a roll-up gave, as one: a file that several bring counts once, whatever their order."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set

from rak_excel.advice import DUE, in_field
from rak_excel.language import Advice, Text
from rak_excel.rolling_up.facts.agreeing import answers_in, typed_in
from rak_excel.rolling_up.facts.facts import Alias, FileFacts, InputFacts, NoteRow, NoteState, TypedBeside
from rak_excel.rolling_up.facts.met_columns import one_definition
from rak_excel.rolling_up.facts.one_fact import without_doubles
from rak_excel.rolling_up.facts.rows import ActivityRow, is_unsealed
from rak_excel.system.grouped import grouped
from rak_excel.vocabulary.entries.ticks import written_date

_ADD_DEADLINE = Advice(
    "Tambahkan --deadline",
    "Add --deadline",
    Text("Ketik batas waktunya waktu ditanya", "Type the date when asked"),
    in_field(Text("Isi tanggalnya", "Type the date"), DUE),
)
_DEADLINES = Text(
    "Batas waktu di rekap yang digabung berbeda-beda ({listed}), jadi dikosongkan. {add}.",
    "The roll-ups have different deadlines ({listed}), so it was left blank. {add}.",
).advising(add=_ADD_DEADLINE)
_PASSED_OVER = Text(
    "Batas waktu di rekap yang digabung ({listed}) tidak dipakai; yang dipakai {used}, dari rekap sebelumnya. Perbaiki di rekap "
    "baru kalau salah.",
    "The deadline of the roll-ups that are put together ({listed}) does not count; that of the previous one does: {used}. "
    "Correct it in the new roll-up where that is wrong.",
)
_Deadline = datetime.date | str | None


def gathered(
    inputs: Iterable[InputFacts], typed: Mapping[str, TypedBeside] | None = None, aliases: Sequence[Alias] = ()
) -> InputFacts:
    """All inputs as one. The rows of a file are those of its plan where that is given.

    What was typed beside offices and answered on wordings goes before what the roll-ups have of it.
    """
    # Roll-ups by name, so that what is to be told of them comes in one order.
    inputs = sorted(inputs, key=lambda each: (each.earlier, [said.id for said in (*each.doubts, *each.unclear)]))
    typed_here, differ = typed_in(inputs, typed or {})
    answers, unclear = answers_in(inputs, aliases)
    states = grouped((file.identity, (file, facts)) for facts in inputs for file in facts.files)
    notes: list[Sequence[NoteRow]] = []
    definitions: dict[str, set[str]] = defaultdict(set)
    provinces: dict[str, None] = {}
    doubts: dict[Text, None] = dict.fromkeys([*differ, *unclear])
    for facts in inputs:
        # What a correction settled, the file still has.
        settled = [note for _, note in facts.settled if note.state is NoteState.CORRECTED]
        notes.append([*facts.notes, *settled])
        for key, text in facts.definitions.items():
            definitions[key].add(text)
        provinces |= dict.fromkeys(facts.provinces)
        doubts |= dict.fromkeys([*facts.doubts, *facts.unclear])
    taken = {identity: _taken(each) for identity, each in states.items()}
    return InputFacts(
        files=tuple(file for file, _ in taken.values()),
        rows={identity: rows for identity, (_, rows) in taken.items()},
        notes=without_doubles(notes),
        typed=typed_here,
        aliases=answers,
        definitions={key: one_definition(texts) for key, texts in definitions.items()},
        provinces=tuple(sorted(provinces)),
        doubts=tuple(doubts),
    )


def deadline_of(inputs: Iterable[InputFacts], previous: InputFacts | None) -> tuple[_Deadline, tuple[Text, ...]]:
    """The deadline that the earlier roll-ups have, that of the previous one first; a sentence on those that do not count.

    None counts where the others have different ones.
    """
    found = {facts.deadline for facts in inputs if facts.deadline}
    counts = previous.deadline if previous else None
    if counts:
        others = _listed(found - {counts})
        return counts, (_PASSED_OVER.filled(listed=others, used=_listed({counts})),) if others else ()
    if len(found) <= 1:
        return next(iter(found), None), ()
    return None, (_DEADLINES.filled(listed=_listed(found)),)


def _listed(deadlines: Set[datetime.date | str]) -> str:
    dates = sorted(each for each in deadlines if isinstance(each, datetime.date))
    return ", ".join([*map(written_date, dates), *sorted(each for each in deadlines if isinstance(each, str))])


_State = tuple[FileFacts, InputFacts]


def _taken(states: Sequence[_State]) -> tuple[FileFacts, tuple[ActivityRow, ...]]:
    """One file of which several inputs have something. Each part is taken together with its rows, or not at all."""
    file, facts = min(states, key=_of_file) if len(states) > 1 else states[0]
    if len(states) == 1:
        return file, _its_rows(file, facts)
    region = _region(states)
    parts_of_all = dict.fromkeys(part for each, _ in sorted(states, key=_of_file) for part in each.parts)
    by_part = {part: _best(states, part) for part in parts_of_all}
    rows = [row for part, each in by_part.items() for row in _its_rows(*each) if row.part == part]
    parts = {}
    for part, (state, _) in by_part.items():
        own = [each.parts[part] for each, _ in states if part in each.parts]
        # The name and the columns of its sheet roll-ups of earlier versions did not keep.
        sheet, columns = max(each.sheet for each in own), max(each.columns for each in own)
        parts[part] = state.parts[part].but(sheet=sheet, columns=columns)
    moved = [row if row.region == region else row.but(region=region) for row in rows]
    # Nor did these keep what was mended.
    mended = max((each.mended for each, _ in states if each.mended is not None), default=None)
    mended = mended if file.mended is None else file.mended
    return file.but(region=region, parts=parts, mended=mended), tuple(moved)


def _its_rows(file: FileFacts, facts: InputFacts) -> tuple[ActivityRow, ...]:
    """The rows of the file itself: those that were added in a roll-up are corrections."""
    rows = facts.rows.get(file.identity, ())
    return tuple(row for row in rows if row.seal) if facts.earlier else rows


def _of_file(state: _State) -> tuple[bool, str]:
    """The plan itself goes before the roll-ups."""
    file, facts = state
    return bool(facts.earlier), repr(file.but(parts={}))


def _best(states: Sequence[_State], part: str) -> _State:
    """The rows that say most of what the file says; those without seals may say anything."""

    def rank(state: _State) -> tuple[bool, bool, bool, int]:
        file, facts = state
        rows = [row for row in _its_rows(file, facts) if row.part == part]
        unsealed = is_unsealed(rows)
        return not file.parts[part].held, bool(facts.earlier), unsealed, -sum(not row.corrected for row in rows)

    ranks = [(rank(state), state) for state in states if part in state[0].parts]
    best = min(each for each, _ in ranks)
    equal = [state for each, state in ranks if each == best]
    return equal[0] if len(equal) == 1 else min(equal, key=lambda state: repr((state[0], _its_rows(*state))))


def _region(states: Iterable[_State]) -> str:
    """The office: what was typed into a roll-up's list of files goes before what the plan says."""
    said = {file.region for file, facts in states if not facts.earlier}
    typed = {file.region for file, facts in states if facts.earlier and file.region} - said
    return min(typed or said - {""}, default="")
