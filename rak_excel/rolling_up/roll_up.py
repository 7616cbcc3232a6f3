"""Rolling up: many offices' facts become one answer for the province."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from rak_excel.errors import UnbalancedRollupError
from rak_excel.model import Definition, Plan
from rak_excel.reading import Unread, joined
from rak_excel.rolling_up.chosen.subject import subject_of
from rak_excel.rolling_up.corrections.applying import Corrected, corrected
from rak_excel.rolling_up.corrections.originals import Changes
from rak_excel.rolling_up.corrections.settling import with_settled
from rak_excel.rolling_up.corrections.untold import told_units, untold
from rak_excel.rolling_up.facts.agreeing import left_behind
from rak_excel.rolling_up.facts.facts import Alias, Harvest, TypedBeside
from rak_excel.rolling_up.facts.plan_facts import harvest_plan, harvest_unread
from rak_excel.rolling_up.facts.rows import ActivityRow
from rak_excel.rolling_up.findings.counting import counting_findings
from rak_excel.rolling_up.findings.following import followed
from rak_excel.rolling_up.findings.gone import given_by
from rak_excel.rolling_up.gathering import deadline_of, gathered
from rak_excel.rolling_up.indicators.alignment import Alignment, align
from rak_excel.rolling_up.offices import known_before, offices_of, typed_over
from rak_excel.rolling_up.result import OfficeIndicator, Rollup
from rak_excel.rolling_up.typed_targets import with_other_kinds
from rak_excel.rules.check import check


def rollup(
    plans: Iterable[Plan],
    unread: Iterable[Unread] = (),
    *,
    provinces: Sequence[str] = (),
    year: int | None = None,
    deadline: datetime.date | None = None,
    typed: Mapping[str, TypedBeside] | None = None,
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
    typed: Mapping[str, TypedBeside] | None = None,
    aliases: Sequence[Alias] = (),
    previous: Harvest | None = None,
    rules: frozenset[str] | None = None,
    guides: Sequence[Harvest] = (),
) -> Rollup:
    """Roll up what was taken from plans and from earlier roll-ups; see `rollup`.

    Without a deadline that of `previous` counts, or else that of the earlier roll-ups. The findings are compared with
    those of `previous`; `rules` are the codes of those that were judged, all where None. `guides` are earlier roll-ups
    that only say what was corrected.
    """
    harvests = list(harvests)
    subject = subject_of(gathered(harvests, typed, aliases), provinces, year)
    found, definition, year = subject.found, subject.definition, subject.year

    changes = Changes([*harvests, *guides], year)
    mended = corrected(found.rows, subject.choices, changes, definition, year)
    choices, rows = mended.choices, _ordered_rows(mended, definition)
    listed = [row for own in rows.values() for row in own]

    answers = _answers(aliases, found.aliases)
    alignment = align(listed, definition, year, answers)

    counting = counting_findings(choices, found.notes, definition)
    noted = tuple(with_settled(counting, choices, mended.rows, changes, definition))
    given = given_by(choices, definition, subject.provinces, rules)
    since = followed(noted, listed, harvests, previous, given, definition, year)

    beside = typed_over(typed or {}, found.typed)
    known = known_before(previous, beside, since, mended.listed, year)
    offices = tuple(offices_of(subject.provinces, choices, definition, beside, known))
    theirs, differ = deadline_of(harvests, previous)
    doubts = [*found.doubts, *(() if deadline else differ), *untold(changes, choices, definition)]
    doubts += [*told_units(mended.used, definition), *left_behind(beside, {office.region for office in offices})]
    result = Rollup(
        definition=definition,
        definitions=subject.definitions,
        year=year,
        provinces=subject.provinces,
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
    return _balanced(with_other_kinds(result))


def _ordered_rows(mended: Corrected, definition: Definition) -> dict[str, list[ActivityRow]]:
    """The rows that count, by part, in the order of offices; within an office as its sheet has them."""
    rows: dict[str, list[ActivityRow]] = {part.id: [] for part in definition.parts}
    for choice in mended.choices:
        for row in mended.rows.get(choice.facts.identity, ()):
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


def _answers(newer: Sequence[Alias], older: Sequence[Alias]) -> tuple[Alias, ...]:
    both = {(alias.part, alias.wording): alias for alias in [*older, *newer]}
    return tuple(both[at] for at in sorted(both))


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
