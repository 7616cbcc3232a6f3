"""Rolling up: many offices' facts become one answer for the province, office by office."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import groupby

from rak_excel.errors import UnbalancedRollupError
from rak_excel.language import Text
from rak_excel.model import Definition, Plan
from rak_excel.reading import Unread, joined
from rak_excel.rolling_up.chosen.choosing import Choice
from rak_excel.rolling_up.chosen.subject import RollupSubject, subject_of
from rak_excel.rolling_up.corrections.applying import Corrected, corrected, told_units, untold
from rak_excel.rolling_up.corrections.originals import Changes
from rak_excel.rolling_up.corrections.reconciling import CorrectionFate, Listed
from rak_excel.rolling_up.corrections.settling import with_settled
from rak_excel.rolling_up.facts.agreeing import left_behind
from rak_excel.rolling_up.facts.facts import Alias, InputFacts, NoteState, TypedBeside
from rak_excel.rolling_up.facts.met_columns import Filled, carried, filled_in, with_filled_columns
from rak_excel.rolling_up.facts.plan_facts import facts_of_plan, facts_of_unread
from rak_excel.rolling_up.facts.rows import ActivityRow
from rak_excel.rolling_up.facts.spellings import in_one_spelling, told_near
from rak_excel.rolling_up.findings.counting import counting_findings
from rak_excel.rolling_up.findings.following import Followed, followed
from rak_excel.rolling_up.findings.meeting import given_by
from rak_excel.rolling_up.gathering import deadline_of, gathered
from rak_excel.rolling_up.indicators.alignment import Alignment, align
from rak_excel.rolling_up.offices import NEEDED, Office, OfficeIndicator, offices_within
from rak_excel.rolling_up.result import Rollup
from rak_excel.rolling_up.typed import with_other_kinds
from rak_excel.rules.check import check, codes_judged
from rak_excel.rules.settings import Settings
from rak_excel.system.grouped import grouped
from rak_excel.vocabulary.entries.wordings import key_and_occurrence
from rak_excel.vocabulary.names.offices import short_office_name
from rak_excel.vocabulary.names.regions import office_at

_UNBALANCED = Text(
    "Rekap tidak ditulis: {sheet} punya {read} kegiatan, tetapi {kept} direkap dan {unused} tidak dipakai. Rekap lagi langsung "
    "dari file rencananya.",
    "The roll-up was not written: {sheet} has {read} activities, but {kept} are rolled up and {unused} are not used. Roll up "
    "the plans themselves again.",
)


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
    inputs = [facts_of_plan(plan, check([plan])) for plan in joined(list(plans))]
    inputs += [facts_of_unread(each.source, each.note) for each in unread]
    return roll_up(inputs, provinces=provinces, year=year, deadline=deadline, typed=typed, aliases=aliases)


def roll_up(  # noqa: PLR0913 - each is given by name
    inputs: Iterable[InputFacts],
    *,
    provinces: Sequence[str] = (),
    year: int | None = None,
    deadline: datetime.date | str | None = None,
    typed: Mapping[str, TypedBeside] | None = None,
    aliases: Sequence[Alias] = (),
    previous: InputFacts | None = None,
    settings: Settings | None = None,
    guides: Sequence[InputFacts] = (),
) -> Rollup:
    """Roll up what was taken from plans and from earlier roll-ups; see `rollup`. Without a deadline that of `previous`
    counts, or else that of the earlier roll-ups. The findings are compared with those of `previous`; by `settings`
    they were judged. `guides` are earlier roll-ups that only say what was corrected.
    """
    inputs, guides, previous, typed = in_one_spelling(list(inputs), guides, previous, typed or {})
    subject = subject_of(gathered(inputs, typed, aliases), provinces, year)
    definition, year = subject.definition, subject.year
    changes = Changes([*inputs, *guides], year)
    mended = corrected(subject.found.rows, subject.choices, changes, definition, year)
    rows = _ordered_rows(mended, definition)
    listed = [row for own in rows.values() for row in own]
    definition = with_filled_columns(definition, filled_in(listed))
    answers = {(alias.part, alias.wording): alias for alias in (*subject.found.aliases, *aliases)}
    alignment = align(listed, definition, year, answered := tuple(answers[at] for at in sorted(answers)))
    since = _since(subject, mended, changes, listed, inputs, previous, settings or Settings())
    beside = typed_over(typed, subject.found.typed)
    known = known_before(previous, beside, since, mended.listed, year)
    offices = tuple(offices_of(subject, mended.choices, beside, known))
    theirs, differ = deadline_of(inputs, previous)
    doubts = [*subject.found.doubts, *(() if deadline else differ), *untold(changes, mended.choices, definition)]
    regions = {office.region for office in offices}
    doubts += [
        *told_near(sorted(regions), definition),
        *told_units(mended.used, definition),
        *left_behind(beside, regions),
    ]
    result = Rollup(
        definition=definition,
        definitions=carried(subject.definitions, definition, _filled(mended)),
        year=year,
        provinces=subject.provinces,
        choices=tuple(mended.choices),
        offices=offices,
        indicators={part: tuple(_indicators(own, alignment, part, definition)) for part, own in rows.items()},
        alignment=alignment,
        notes=since.notes,
        settled=since.settled,
        compared=since.compared,
        aliases=answered,
        deadline=deadline or theirs,
        doubts=(*doubts, *since.doubts),
        corrections=mended.listed,
    )
    return _balanced(with_other_kinds(result))


def _since(
    subject: RollupSubject,
    mended: Corrected,
    changes: Changes,
    listed: Sequence[ActivityRow],
    inputs: Sequence[InputFacts],
    previous: InputFacts | None,
    settings: Settings,
) -> Followed:
    """The findings that count, with what corrections settled and what became of each since the previous roll-up."""
    definition, choices = subject.definition, mended.choices
    counting = counting_findings(choices, subject.found.notes, definition)
    noted = tuple(with_settled(counting, choices, mended.rows, changes, definition, settings))
    given = given_by(choices, definition, subject.provinces, codes_judged(settings, subject.year))
    return followed(noted, listed, inputs, previous, given, definition, subject.year)


def _ordered_rows(mended: Corrected, definition: Definition) -> dict[str, list[ActivityRow]]:
    """The rows that count, by part, in the order of offices; within an office as its sheet has them."""
    rows: dict[str, list[ActivityRow]] = {part.id: [] for part in definition.parts}
    for choice in mended.choices:
        for row in mended.rows.get(choice.facts.identity, ()):
            if row.part in choice.used:
                rows[row.part].append(row)
    return rows


def _filled(mended: Corrected) -> dict[str, Filled]:
    """By the id of a definition what its files that count say in further columns."""
    by_id = grouped((each.facts.template, each) for each in mended.choices if each.used)
    return {
        id_: filled_in(row for each in own for row in mended.rows.get(each.facts.identity, ()) if row.part in each.used)
        for id_, own in by_id.items()
    }


def _indicators(
    rows: Sequence[ActivityRow], alignment: Alignment, part: str, definition: Definition
) -> Iterable[OfficeIndicator]:
    asked = tuple(filter(definition.part(part).has, NEEDED))
    unmeasured = {each.key for each in definition.indicators_of(part) if each.measure == "none"}
    groups = {group.code: group for group in alignment.groups}
    first = 0
    for at, listed in groupby(rows, key=lambda row: (row.region, row.part, row.ordinal)):
        block = tuple(listed)
        group = groups[alignment.codes[at]]
        needed = () if key_and_occurrence(group.code)[0] in unmeasured else asked
        yield OfficeIndicator(at[0], group, first, block, needed)
        first += len(block)


def _balanced(result: Rollup) -> Rollup:
    """Nothing lost, nothing doubled: a roll-up that cannot be reconciled is not written."""
    for part, (read, kept, unused) in result.account.items():
        if read + result.edited[part] != kept + unused:
            sheet = result.definition.part(part).sheet
            raise UnbalancedRollupError(_UNBALANCED.filled(sheet=sheet, read=read, kept=kept, unused=unused))
    return result


def offices_of(
    subject: RollupSubject, choices: Sequence[Choice], typed: Mapping[str, TypedBeside], known: Collection[str]
) -> Iterable[Office]:
    """Every regency and city of the provinces, and a province's own office where it sent something, now or before.

    `known` are the regions of whose plan an earlier roll-up knows.
    """
    definition = subject.definition
    by_region = grouped((choice.facts.region, choice) for choice in choices)
    speaking = {code for code, listed in by_region.items() if any(choice.speaks for choice in listed)}
    for province in subject.provinces:
        for region in offices_within(province, definition, {*known, *speaking}):
            listed = by_region.get(region.code, [])
            # A plan for another year is told only of an office that sent no other.
            listed = [choice for choice in listed if choice.speaks] or listed
            has = {part.id: any(part.id in choice.used for choice in listed) for part in definition.parts}
            left = {part.id: any(choice.counted(part.id) > 0 for choice in listed) for part in definition.parts}
            yield Office(
                region.code,
                short_office_name(region, definition),
                tuple(choice.facts for choice in listed if choice.used),
                tuple(choice for choice in listed if not choice.used),
                typed.get(region.code, TypedBeside()),
                has=tuple(part.sheet for part in definition.parts if has[part.id]),
                lacks=tuple(part.sheet for part in definition.parts if not has[part.id]),
                emptied=tuple(part.sheet for part in definition.parts if has[part.id] and not left[part.id]),
                older=tuple(dict.fromkeys(older for choice in listed for older in choice.older)),
                known=region.code in known,
            )


def known_before(
    previous: InputFacts | None,
    typed: Mapping[str, TypedBeside],
    since: Followed,
    corrections: Iterable[Listed],
    year: int | None,
) -> set[str]:
    """The regions of whose plan an earlier roll-up knows: it has its rows, a date of receipt, findings or corrections."""
    found = {region for region, note in since.settled if note.state is NoteState.UNCHECKED}
    found |= {each.correction.region for each in corrections if each.fate is CorrectionFate.WAITING}
    if previous is not None:
        found |= {file.region for file in previous.files if file.year == year and previous.rows.get(file.identity)}
    if previous is None or since.compared:  # else those dates are of another year's plans
        # A province's own office is no more expected than it was: a date alone does not list it.
        found |= {region for region, each in typed.items() if each.date and office_at(region).parent}
    return found


def typed_over(newer: Mapping[str, TypedBeside], older: Mapping[str, TypedBeside]) -> dict[str, TypedBeside]:
    return {code: newer.get(code, TypedBeside()).over(older.get(code, TypedBeside())) for code in {*newer, *older}}
