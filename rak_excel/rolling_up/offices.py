"""The offices that a roll-up lists, each with its files and what the province typed beside it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from rak_excel.model import Definition
from rak_excel.rolling_up.chosen.choosing import Choice
from rak_excel.rolling_up.corrections.reconciling import CorrectionFate, Listed
from rak_excel.rolling_up.facts.facts import Harvest, TypedBeside
from rak_excel.rolling_up.facts.note_states import NoteState
from rak_excel.rolling_up.findings.following import Followed
from rak_excel.rolling_up.result import Office
from rak_excel.vocabulary.names.offices import short_office_name
from rak_excel.vocabulary.names.regions import regions, regions_of


def offices_of(
    provinces: Sequence[str],
    choices: Sequence[Choice],
    definition: Definition,
    typed: Mapping[str, TypedBeside],
    known: Collection[str] = (),
) -> Iterable[Office]:
    """Every regency and city of the provinces, and a province's own office where it sent something, now or before.

    `known` are the regions of whose plan an earlier roll-up knows.
    """
    by_region: dict[str, list[Choice]] = defaultdict(list)
    for choice in choices:
        by_region[choice.facts.region].append(choice)
    for province in provinces:
        speaks = province in known or any(choice.speaks for choice in by_region.get(province, ()))
        own = [regions()[province]] if speaks else []
        for region in [*own, *regions_of(province)]:
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
    previous: Harvest | None,
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
        found |= {region for region, each in typed.items() if each.date and regions()[region].parent}
    return found


def typed_over(newer: Mapping[str, TypedBeside], older: Mapping[str, TypedBeside]) -> dict[str, TypedBeside]:
    return {code: newer.get(code, TypedBeside()).over(older.get(code, TypedBeside())) for code in {*newer, *older}}
