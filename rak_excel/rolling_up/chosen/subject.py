"""What a roll-up is of: which files count, of which provinces and which year, and by which definition."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress

from rak_excel.definitions.loading import decode_definition, encode_definition, template_for
from rak_excel.errors import DefinitionError, NothingToReadError
from rak_excel.language import Text, with_files
from rak_excel.model import Calendar, Definition, PartDefinition, Severity
from rak_excel.reading.definitions import with_columns_of
from rak_excel.record import Record
from rak_excel.rolling_up.chosen.choosing import Choice, choose, usual_year
from rak_excel.rolling_up.chosen.other_columns import columns_left, in_its_columns, is_converted
from rak_excel.rolling_up.facts.facts import FileFacts, FindingIdentity, InputFacts, NoteRow, State
from rak_excel.rolling_up.facts.rows import ActivityRow, seal_of
from rak_excel.vocabulary.names.named_offices import is_listed, listed_offices
from rak_excel.vocabulary.names.regions import NAMED, is_named, office_at

_SHOWN = Text(
    "Bagian {sheet} direncanakan per {own}; di rekap ini jadwalnya ditulis per {there}, jadi tidak sama rinci.",
    "The part {sheet} is planned by {own}; this roll-up shows its schedule by {there}, which is not as exact.",
)
_NOTHING = Text("Tidak ada rencana yang dapat direkap.", "There is no plan to roll up.")
_HINT = Text("Untuk jadwal yang tepat lihat file rencananya.", "For the exact schedule see the plan itself.")


class RollupSubject(Record):
    """`found` is what the files gave, with all schedules in the periods of the definition.

    `definitions` are the encoded ones of the files that count, by id.
    """

    provinces: tuple[str, ...]
    year: int | None
    definition: Definition
    definitions: Mapping[str, str]
    found: InputFacts
    choices: list[Choice]


def subject_of(found: InputFacts, provinces: Sequence[str], year: int | None) -> RollupSubject:
    """Where no province or year is asked for, those of the files. Raises NothingToReadError where none could be read."""
    found = _known_by_name(found, provinces)
    scope = _scope(found, provinces)
    year = year or usual_year(found.files)
    choices = choose(found.files, scope, year)
    template, main = main_definition(choices, found.definitions, year)
    used = {choice.facts.template for choice in choices if choice.used}
    others = (other for key, other in _others(found.definitions, template) if key in used)
    definition = with_columns_of(main, [main, *others])
    found, choices = in_its_periods(found, choices, template, definition)
    choices = [within(choice, definition) for choice in choices]
    _refuse_nothing(choices)
    definitions = definitions_used(choices, found.definitions, template, definition)
    scope = scope or _provinces_of(choices, definition)
    return RollupSubject(scope, year, definition, definitions, found, choices)


def _known_by_name(found: InputFacts, provinces: Sequence[str]) -> InputFacts:
    """The facts without the offices by name that are none here: where provinces are asked for, and, unless its definition
    lists it, of one beside offices of regions, which may be one of those under a wrong name.
    """
    if NAMED in {*provinces, *found.provinces} or not any(is_named(file.region) for file in found.files):
        return found
    regional = bool(provinces) or any(file.region and not is_named(file.region) for file in found.files)
    if not regional:
        return found
    listing = {} if provinces else {id_: decode_definition(text) for id_, text in found.definitions.items()}

    def kept(file: FileFacts) -> bool:
        own = listing.get(file.template)
        return not is_named(file.region) or (own is not None and is_listed(office_at(file.region).name, own))

    return found.but(files=tuple(file if kept(file) else file.but(region="") for file in found.files))


def _scope(found: InputFacts, provinces: Sequence[str]) -> tuple[str, ...]:
    """The provinces asked for; else those that earlier roll-ups covered together with those of the plans.

    What an earlier roll-up only lists, without its rows, adds no province.
    """
    if provinces or not found.provinces:
        return tuple(sorted(provinces))
    here = [file for file in found.files if not file.parts or any(part.held for part in file.parts.values())]
    own = {office_at(file.region).province for file in here if file.region}
    return tuple(sorted(own | set(found.provinces)))


def _provinces_of(choices: Iterable[Choice], definition: Definition) -> tuple[str, ...]:
    """The provinces of the plans, where nobody asked for any, and that of the offices that the definition lists."""
    here = [choice for choice in choices if choice.facts.region and choice.state is not State.OTHER_YEAR]
    listed = {NAMED} if listed_offices(definition) else set()
    return tuple(sorted(listed | {office_at(choice.facts.region).province for choice in here}))


def _refuse_nothing(choices: Sequence[Choice]) -> None:
    """Where no file could be read there is nothing to roll up."""
    if any(choice.state is not State.UNREAD for choice in choices):
        return
    faults = [(choice.facts.file, choice.facts.fault) for choice in choices if choice.facts.fault]
    raise NothingToReadError(with_files(_NOTHING, faults))


def main_definition(choices: Sequence[Choice], encoded: Mapping[str, str], year: int | None) -> tuple[str, Definition]:
    """The id and the definition of most files that are rolled up, of those of this year where none is.

    Where nobody knows any, the packaged one for the year.
    """
    known = [choice for choice in choices if choice.facts.template in encoded]
    used = Counter(choice.facts.template for choice in known if choice.used)
    used = used or Counter(choice.facts.template for choice in known if choice.speaks)
    if not used:
        main = template_for(year)
        return f"{main.id} {main.version}", main
    first = min(used, key=lambda template: (-used[template], template))
    return first, decode_definition(encoded[first])


def definitions_used(
    choices: Sequence[Choice], encoded: Mapping[str, str], template: str, definition: Definition
) -> dict[str, str]:
    """The encoded definitions of all files that are rolled up, by id."""
    used = {choice.facts.template for choice in choices if choice.used and choice.facts.template in encoded}
    return {each: encoded[each] for each in sorted(used)} or {
        template: encoded.get(template) or encode_definition(definition)
    }


def within(choice: Choice, definition: Definition) -> Choice:
    """A file of another kind of plan, with parts that this roll-up does not have, is not mixed in."""
    foreign = choice.used - {part.id for part in definition.parts}
    if not foreign:
        return choice
    fault = Text(
        "Format file ini lain dari rencana lain yang direkap. Rekap file ini tersendiri.",
        "This file has another format than the other plans. Roll it up on its own.",
    )
    return Choice(choice.facts.but(fault=fault), State.UNREAD)


_CODE = "RAK016"  # a second reading: its rule is about plans, and this about a roll-up of them


def in_its_periods(
    found: InputFacts, choices: Sequence[Choice], template: str, definition: Definition
) -> tuple[InputFacts, list[Choice]]:
    """The facts and the files with all schedules in the periods of `definition`, which is that of `template`.

    A month becomes the quarter it lies in, a quarter its three months; the notes say of which file and part.
    """
    known = dict(_others(found.definitions, ""))
    rows, notes, seen = dict(found.rows), dict[FindingIdentity, NoteRow](), []
    for choice in choices:
        own, identity = known.get(choice.facts.template), choice.facts.identity
        others, converted = dict(_other_calendars(own, definition)) if own else {}, False
        if own and choice.used:
            told = [_note(choice.facts, definition.part(part), *pair) for part, pair in others.items()]
            written = rows.get(identity, ())
            told += columns_left(choice.facts, written, own, definition, _CODE)
            notes |= {note.identity: note for note in told}
            if written:
                rows[identity] = in_its_columns(choice.facts, written, own, definition)
                converted = is_converted(rows[identity], written)
        if others:
            rows[identity] = tuple(_row(row, others) for row in rows.get(identity, ()))
        if others or converted:
            choice = choice.but(facts=choice.facts.but(template=template))  # noqa: PLW2901
        seen.append(choice)
    before = [note for note in found.notes if note.identity not in notes]
    return found.but(rows=rows, notes=(*before, *notes.values())), seen


def _others(encoded: Mapping[str, str], template: str) -> Iterator[tuple[str, Definition]]:
    """The other definitions by id; what cannot be decoded is told where its file is."""
    for key, text in encoded.items():
        if key != template:
            with suppress(DefinitionError):
                yield key, decode_definition(text)


_CalendarPair = tuple[Calendar, Calendar]


def _other_calendars(own: Definition, definition: Definition) -> Iterator[tuple[str, _CalendarPair]]:
    """The parts that cut the year otherwise here than there, with both calendars."""
    there = {part.id: part.schedule.calendar for part in definition.parts}
    for part in own.parts:
        if part.id in there and part.schedule.calendar.count != there[part.id].count:
            yield part.id, (part.schedule.calendar, there[part.id])


def _row(row: ActivityRow, others: Mapping[str, _CalendarPair]) -> ActivityRow:
    if row.part not in others:
        return row
    own, there = others[row.part]
    shown = row.but(periods=tuple(sorted(there.periods_of(own.months_of(row.periods)))))
    return shown.but(seal=seal_of(shown)) if row.seal else shown


def _note(facts: FileFacts, part: PartDefinition, own: Calendar, there: Calendar) -> NoteRow:
    words = {"sheet": part.sheet, "own": f"{own.label(1)}-{own.label(own.count)}"}
    words |= {"there": f"{there.label(1)}-{there.label(there.count)}"}
    return NoteRow(
        facts.file, facts.sha256, _CODE, Severity.WARNING, part.sheet, "", words["own"], _SHOWN.filled(**words), _HINT
    )
