"""Rolling up: many offices' facts become one answer for the province."""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from rak_excel.errors import NothingToReadError, UnbalancedRollupError
from rak_excel.language import Text
from rak_excel.model import Definition, Plan, Severity
from rak_excel.reading import Unread, joined
from rak_excel.templates import decode_definition, encode_definition, template_for
from rak_excel.verbs.check import check
from rak_excel.verbs.rollup.alignment import Alignment, align
from rak_excel.verbs.rollup.calendars import in_its_periods
from rak_excel.verbs.rollup.choosing import Choice, choose, usual_year
from rak_excel.verbs.rollup.corrections.applying import corrected
from rak_excel.verbs.rollup.corrections.correction import Correction
from rak_excel.verbs.rollup.corrections.originals import Changes
from rak_excel.verbs.rollup.corrections.settling import with_settled
from rak_excel.verbs.rollup.corrections.untold import untold
from rak_excel.verbs.rollup.facts import ActivityRow, Alias, FileFacts, Harvest, NoteRow, State, Typed
from rak_excel.verbs.rollup.following import Given, followed
from rak_excel.verbs.rollup.gathering import deadline_of, gathered
from rak_excel.verbs.rollup.harvest import harvest_plan, harvest_unread
from rak_excel.verbs.rollup.result import Office, OfficeIndicator, Rollup
from rak_excel.vocabulary.offices import short_office_name
from rak_excel.vocabulary.regions import regions, regions_of

_PART_MISSING = "RAK003"  # what it says of a file is not so of an office whose other file has the part


def rollup(
    plans: Iterable[Plan],
    unread: Iterable[Unread] = (),
    *,
    provinces: Sequence[str] = (),
    year: int | None = None,
    deadline: datetime.date | None = None,
    typed: Mapping[str, Typed] | None = None,
    aliases: Sequence[Alias] = (),
) -> Rollup:
    """Roll up plans that are read already; `rollup_files` reads them on all cores.

    `provinces` are region codes; where none is given, those of the plans. `typed` is what the province typed beside
    each region. Raises NothingToReadError where no plan is left to roll up.
    """
    harvests = [harvest_plan(plan, check([plan])) for plan in joined(list(plans))]
    harvests += [harvest_unread(each.source, each.note) for each in unread]
    return roll_up(harvests, provinces=provinces, year=year, deadline=deadline, typed=typed, aliases=aliases)


def roll_up(  # noqa: PLR0913 - each is given by name
    harvests: Iterable[Harvest],
    *,
    provinces: Sequence[str] = (),
    year: int | None = None,
    deadline: datetime.date | str | None = None,
    typed: Mapping[str, Typed] | None = None,
    aliases: Sequence[Alias] = (),
    previous: Harvest | None = None,
    rules: frozenset[str] | None = None,
    guides: Sequence[Harvest] = (),
) -> Rollup:
    """Roll up what was taken from plans and from earlier roll-ups; see `rollup`.

    Without a deadline that of the earlier roll-ups counts. The findings are compared with those of `previous`; `rules`
    are the codes of those that were judged, all where None. `guides` are earlier roll-ups that only say what was
    corrected.
    """
    harvests = list(harvests)
    found = gathered(harvests, typed, aliases)
    theirs, differ = deadline_of(harvests)
    scope = _scope(found, provinces)
    year = year or usual_year(found.files)
    choices = choose(found.files, scope, year)
    template, definition = _main_definition(choices, found.definitions, year)
    found, choices = in_its_periods(found, choices, template, definition)
    definitions = _definitions(choices, found.definitions, template, definition)
    choices = [_within(choice, definition) for choice in choices]
    if all(choice.state is State.UNREAD for choice in choices):
        faults = [(choice.facts.file, choice.facts.fault) for choice in choices if choice.facts.fault]
        raise NothingToReadError(
            " ".join(["Tidak ada rencana yang dapat direkap.", *(f"{file}: {fault.id}" for file, fault in faults)]),
            " ".join(["There is no plan to roll up.", *(f"{file}: {fault.en}" for file, fault in faults)]),
        )
    changes = Changes([*harvests, *guides])
    mended = corrected(found.rows, choices, changes, definition, year)
    choices = mended.choices
    rows = _ordered_rows(choices, mended.rows, definition)
    listed = [row for part in rows.values() for row in part]
    answers = _answers(aliases, found.aliases)
    alignment = align(listed, definition, year, answers)
    shown = scope or tuple(
        sorted(
            {
                regions()[each.facts.region].province
                for each in choices
                if each.facts.region and each.state is not State.OTHER_YEAR
            }
        )
    )
    since = followed(
        tuple(with_settled(_notes(choices, found.notes, definition), choices, mended.rows, changes, definition)),
        listed,
        harvests,
        previous,
        _given(choices, rules),
        definition,
        year,
    )
    result = Rollup(
        definition=definition,
        definitions=definitions,
        year=year,
        provinces=shown,
        choices=tuple(choices),
        offices=tuple(_offices(shown, choices, definition, _typed_over(typed or {}, found.typed))),
        indicators={part: tuple(_indicators(listed, alignment)) for part, listed in rows.items()},
        alignment=alignment,
        notes=since.notes,
        settled=since.settled,
        compared=since.compared,
        aliases=answers,
        deadline=deadline or theirs,
        doubts=(
            *found.doubts,
            *(() if deadline else differ),
            *untold(changes, choices, definition),
            *since.doubts,
        ),
        corrections=tuple(each for each in mended.listed if _is_of(each.correction, shown, definition)),
    )
    _refuse_imbalance(result)
    return result


def _is_of(correction: Correction, provinces: Sequence[str], definition: Definition) -> bool:
    """Whether a correction is of an office and a part that this roll-up has."""
    region = regions().get(correction.region)
    return region is not None and region.province in provinces and correction.part in {p.id for p in definition.parts}


def _scope(gathered: Harvest, provinces: Sequence[str]) -> tuple[str, ...]:
    """The provinces asked for; else those that earlier roll-ups covered together with those of the plans.

    What an earlier roll-up only lists, without its rows, adds no province.
    """
    if provinces or not gathered.provinces:
        return tuple(sorted(provinces))
    here = [file for file in gathered.files if not file.parts or any(part.held for part in file.parts.values())]
    own = {regions()[file.region].province for file in here if file.region}
    return tuple(sorted(own | set(gathered.provinces)))


def _main_definition(choices: Sequence[Choice], encoded: Mapping[str, str], year: int | None) -> tuple[str, Definition]:
    """The id and the definition of most files that are rolled up, of those of this year where none is.

    Where nobody knows any, the packaged one for the year.
    """
    known = [choice for choice in choices if choice.facts.template in encoded]
    used = Counter(choice.facts.template for choice in known if choice.used)
    used = used or Counter(choice.facts.template for choice in known if _speaks(choice))
    if not used:
        main = template_for(year)
        return f"{main.id} {main.version}", main
    first = min(used, key=lambda template: (-used[template], template))
    return first, decode_definition(encoded[first])


def _definitions(
    choices: Sequence[Choice], encoded: Mapping[str, str], template: str, definition: Definition
) -> dict[str, str]:
    """The encoded definitions of all files that are rolled up, by id."""
    used = {choice.facts.template for choice in choices if choice.used and choice.facts.template in encoded}
    return {each: encoded[each] for each in sorted(used)} or {
        template: encoded.get(template) or encode_definition(definition)
    }


def _within(choice: Choice, definition: Definition) -> Choice:
    """A file of another kind of plan, with parts that this roll-up does not have, is not mixed in."""
    foreign = choice.used - {part.id for part in definition.parts}
    if not foreign:
        return choice
    fault = Text(
        "Format file ini lain dari rencana lain yang direkap. Rekap file ini tersendiri.",
        "This file has another format than the other plans. Roll it up on its own.",
    )
    return Choice(replace(choice.facts, fault=fault), State.UNREAD)


def _ordered_rows(
    choices: Sequence[Choice], found: Mapping[tuple[str, str], Sequence[ActivityRow]], definition: Definition
) -> dict[str, list[ActivityRow]]:
    """The rows that count, by part, in the order of offices; within an office as its sheet has them."""
    rows: dict[str, list[ActivityRow]] = {part.id: [] for part in definition.parts}
    for choice in choices:
        for row in found.get(choice.facts.identity, ()):
            if row.part in choice.used:
                rows[row.part].append(row)
    return rows


def _indicators(rows: Sequence[ActivityRow], alignment: Alignment) -> Iterable[OfficeIndicator]:
    groups = {group.code: group for group in alignment.groups}
    first = 0
    for at, listed in groupby(rows, key=lambda row: (row.region, row.part, row.ordinal)):
        block = tuple(listed)
        yield OfficeIndicator(at[0], groups[alignment.codes[at]], first, block)
        first += len(block)


def _offices(
    provinces: Sequence[str], choices: Sequence[Choice], definition: Definition, typed: Mapping[str, Typed]
) -> Iterable[Office]:
    """Every regency and city of the provinces, and a province's own office where it sent something."""
    by_region: dict[str, list[Choice]] = defaultdict(list)
    for choice in choices:
        by_region[choice.facts.region].append(choice)
    for province in provinces:
        own = [regions()[province]] if any(_speaks(choice) for choice in by_region.get(province, ())) else []
        for region in [*own, *regions_of(province)]:
            listed = by_region.get(region.code, [])
            # A plan for another year is told only of an office that sent no other.
            listed = [choice for choice in listed if _speaks(choice)] or listed
            has = {part.id: any(choice.counted(part.id) > 0 for choice in listed) for part in definition.parts}
            yield Office(
                region.code,
                short_office_name(region, definition),
                tuple(choice.facts for choice in listed if choice.used),
                tuple(choice for choice in listed if not choice.used),
                typed.get(region.code, Typed()),
                has=tuple(part.sheet for part in definition.parts if has[part.id]),
                lacks=tuple(part.sheet for part in definition.parts if not has[part.id]),
                older=tuple(dict.fromkeys(older for choice in listed for older in choice.older)),
            )


def _speaks(choice: Choice) -> bool:
    """Whether a file says something about its office's plan of this year."""
    return choice.state not in {State.OTHER_YEAR, State.OTHER_PROVINCE}


def _typed_over(newer: Mapping[str, Typed], older: Mapping[str, Typed]) -> dict[str, Typed]:
    return {code: newer.get(code, Typed()).over(older.get(code, Typed())) for code in {*newer, *older}}


def _answers(newer: Sequence[Alias], older: Sequence[Alias]) -> tuple[Alias, ...]:
    both = {(alias.part, alias.wording): alias for alias in [*older, *newer]}
    return tuple(both[at] for at in sorted(both))


def _notes(
    choices: Sequence[Choice], notes: Sequence[NoteRow], definition: Definition
) -> Iterable[tuple[str, NoteRow]]:
    """The findings on files that count, in the order of offices, files, sheets and rows, the worst first in a file."""
    counting = [choice for choice in choices if choice.used]
    # Of two copies, the one that counts has the findings, whichever of them was judged.
    places = {choice.facts.content: number for number, choice in reversed(list(enumerate(counting)))}
    given = {(choice.facts.region, part) for choice in counting for part in choice.used}
    settled = [_settled_elsewhere(choice, given, definition) for choice in counting]
    sheets = {part.sheet: number for number, part in enumerate(definition.parts)}

    def place(note: NoteRow) -> tuple[object, ...]:
        digits = "".join(char for char in note.cell if char.isdigit())
        return (
            places[note.content],
            note.severity.rank,
            sheets.get(note.sheet, len(sheets)),
            note.sheet,
            int(digits or 0),
            note.cell,
            note.code,
            note.value,
        )

    counted = (
        note for note in notes if note.code and note.content in places and not settled[places[note.content]](note)
    )
    # What else a cell has of one kind stays in the order in which it was gathered, which no language changes.
    for note in sorted(counted, key=place):
        facts = counting[places[note.content]].facts
        yield facts.region, note if note.file == facts.file else replace(note, file=facts.file)
    for choice in choices:
        if choice.state is State.UNREAD and choice.facts.fault:
            yield "", _fault_note(choice.facts, choice.facts.fault)


def _settled_elsewhere(
    choice: Choice, given: Container[tuple[str, str]], definition: Definition
) -> Callable[[NoteRow], bool]:
    """Whether a finding on a file is on a part that another file gives: then it is in no plan that counts."""
    parts, region = choice.facts.parts, choice.facts.region
    others = [part.id for part in definition.parts if part.id not in choice.used and (region, part.id) in given]
    sheets = {part.id: parts[part.id].sheet or part.sheet for part in definition.parts if part.id in parts}
    replaced = {sheets[part] for part in others if part in sheets} - {sheets[part] for part in choice.used}
    whole = all(part.id in parts or part.id in others for part in definition.parts)
    return lambda note: note.sheet in replaced or (whole and note.code == _PART_MISSING)


def _given(choices: Sequence[Choice], rules: frozenset[str] | None) -> Given:
    parts: dict[str, frozenset[str]] = {}
    for choice in choices:
        if choice.used:
            parts[choice.facts.region] = parts.get(choice.facts.region, frozenset()) | choice.used
    return Given(parts, frozenset(choice.facts.file for choice in choices), **({"rules": rules} if rules else {}))


def _fault_note(facts: FileFacts, fault: Text) -> NoteRow:
    return NoteRow(facts.file, facts.sha256, "", Severity.ERROR, "", "", "", fault, Text("", ""))


def _refuse_imbalance(result: Rollup) -> None:
    """Nothing lost, nothing doubled: a roll-up that cannot be reconciled is not written."""
    for part, (read, kept, unused) in result.account.items():
        if read + result.edited[part] != kept + unused:
            sheet = result.definition.part(part).sheet
            raise UnbalancedRollupError(
                f"Rekap tidak ditulis: {sheet} punya {read} kegiatan, tetapi {kept} direkap dan {unused} tidak dipakai. "
                "Rekap lagi langsung dari file rencananya.",
                f"The roll-up was not written: {sheet} has {read} activities, but {kept} are rolled up and {unused} are "
                "not used. Roll up the plans themselves again.",
            )
