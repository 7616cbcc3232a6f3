"""Rolling up: many offices' facts become one answer for the province."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from rak_excel.errors import NothingToReadError, UnbalancedRollupError
from rak_excel.model import Definition, Plan
from rak_excel.reading import Unread, joined
from rak_excel.verbs.check import check
from rak_excel.verbs.rollup.agreeing import left_behind
from rak_excel.verbs.rollup.alignment import Alignment, align
from rak_excel.verbs.rollup.calendars import in_its_periods
from rak_excel.verbs.rollup.choosing import Choice, choose, usual_year
from rak_excel.verbs.rollup.corrections.applying import corrected
from rak_excel.verbs.rollup.corrections.originals import Changes
from rak_excel.verbs.rollup.corrections.reconciling import Fate
from rak_excel.verbs.rollup.corrections.settling import with_settled
from rak_excel.verbs.rollup.corrections.unknown_units import told_units
from rak_excel.verbs.rollup.corrections.untold import untold
from rak_excel.verbs.rollup.counting_findings import counting_findings
from rak_excel.verbs.rollup.definitions_used import definitions_used, main_definition, within
from rak_excel.verbs.rollup.facts import ActivityRow, Alias, Harvest, State, Typed
from rak_excel.verbs.rollup.following import Given, followed
from rak_excel.verbs.rollup.gathering import deadline_of, gathered
from rak_excel.verbs.rollup.harvest import harvest_plan, harvest_unread
from rak_excel.verbs.rollup.result import Office, OfficeIndicator, Rollup
from rak_excel.vocabulary.offices import short_office_name
from rak_excel.vocabulary.regions import regions, regions_of


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

    Without a deadline that of `previous` counts, or else that of the earlier roll-ups. The findings are compared with those of `previous`; `rules`
    are the codes of those that were judged, all where None. `guides` are earlier roll-ups that only say what was
    corrected.
    """
    harvests = list(harvests)
    found = gathered(harvests, typed, aliases)
    theirs, differ = deadline_of(harvests, previous)
    scope = _scope(found, provinces)
    year = year or usual_year(found.files)
    choices = choose(found.files, scope, year)
    template, definition = main_definition(choices, found.definitions, year)
    found, choices = in_its_periods(found, choices, template, definition)
    choices = [within(choice, definition) for choice in choices]
    _refuse_nothing(choices)
    changes = Changes([*harvests, *guides], year)
    mended = corrected(found.rows, choices, changes, definition, year)
    choices, rows = mended.choices, _ordered_rows(mended.choices, mended.rows, definition)
    listed = [row for part in rows.values() for row in part]
    answers = _answers(aliases, found.aliases)
    alignment = align(listed, definition, year, answers)
    shown = scope or _provinces_of(choices)
    counting = counting_findings(choices, found.notes, definition)
    noted = tuple(with_settled(counting, choices, mended.rows, changes, definition))
    since = followed(noted, listed, harvests, previous, _given(choices, rules), definition, year)
    beside = _typed_over(typed or {}, found.typed)
    offices = tuple(_offices(shown, choices, definition, beside))
    doubts = [*found.doubts, *(() if deadline else differ), *untold(changes, choices, definition)]
    doubts += told_units([each.correction for each in mended.listed if each.fate is Fate.USED], definition)
    doubts += left_behind(beside, {office.region for office in offices})
    result = Rollup(
        definition=definition,
        definitions=definitions_used(choices, found.definitions, template, definition),
        year=year,
        provinces=shown,
        choices=tuple(choices),
        offices=offices,
        indicators={part: tuple(_indicators(own, alignment)) for part, own in rows.items()},
        alignment=alignment,
        notes=since.notes,
        settled=since.settled,
        compared=since.compared,
        aliases=answers,
        deadline=deadline or theirs,
        doubts=(*doubts, *since.doubts),
        corrections=mended.listed,
    )
    return _balanced(result)


def _scope(gathered: Harvest, provinces: Sequence[str]) -> tuple[str, ...]:
    """The provinces asked for; else those that earlier roll-ups covered together with those of the plans.

    What an earlier roll-up only lists, without its rows, adds no province.
    """
    if provinces or not gathered.provinces:
        return tuple(sorted(provinces))
    here = [file for file in gathered.files if not file.parts or any(part.held for part in file.parts.values())]
    own = {regions()[file.region].province for file in here if file.region}
    return tuple(sorted(own | set(gathered.provinces)))


def _provinces_of(choices: Iterable[Choice]) -> tuple[str, ...]:
    """The provinces of the plans, where nobody asked for any."""
    here = [choice for choice in choices if choice.facts.region and choice.state is not State.OTHER_YEAR]
    return tuple(sorted({regions()[choice.facts.region].province for choice in here}))


def _refuse_nothing(choices: Sequence[Choice]) -> None:
    """Where no file could be read there is nothing to roll up."""
    if any(choice.state is not State.UNREAD for choice in choices):
        return
    faults = [(choice.facts.file, choice.facts.fault) for choice in choices if choice.facts.fault]
    raise NothingToReadError(
        " ".join(["Tidak ada rencana yang dapat direkap.", *(f"{file}: {fault.id}" for file, fault in faults)]),
        " ".join(["There is no plan to roll up.", *(f"{file}: {fault.en}" for file, fault in faults)]),
    )


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
        own = [regions()[province]] if any(choice.speaks for choice in by_region.get(province, ())) else []
        for region in [*own, *regions_of(province)]:
            listed = by_region.get(region.code, [])
            # A plan for another year is told only of an office that sent no other.
            listed = [choice for choice in listed if choice.speaks] or listed
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


def _typed_over(newer: Mapping[str, Typed], older: Mapping[str, Typed]) -> dict[str, Typed]:
    return {code: newer.get(code, Typed()).over(older.get(code, Typed())) for code in {*newer, *older}}


def _answers(newer: Sequence[Alias], older: Sequence[Alias]) -> tuple[Alias, ...]:
    both = {(alias.part, alias.wording): alias for alias in [*older, *newer]}
    return tuple(both[at] for at in sorted(both))


def _given(choices: Sequence[Choice], rules: frozenset[str] | None) -> Given:
    parts: dict[str, frozenset[str]] = {}
    for choice in choices:
        if choice.used:
            parts[choice.facts.region] = parts.get(choice.facts.region, frozenset()) | choice.used
    return Given(parts, frozenset(choice.facts.file for choice in choices), **({"rules": rules} if rules else {}))


def _balanced(result: Rollup) -> Rollup:
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
    return result
