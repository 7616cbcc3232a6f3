"""An earlier plan's wordings of its definition for another year and office, and which texts still name years."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

from rak_excel.layouts.plan import FIRST_ROW, layout_of
from rak_excel.model import Definition, Identity, Indicator, Objective, Plan, PlanForm, items_of
from rak_excel.record import Record
from rak_excel.rules.engine.in_texts import may_name_years, years_left
from rak_excel.vocabulary.entries.wordings import Filling, key_and_occurrence, renewed, renewed_like
from rak_excel.vocabulary.names.offices import short_for

_ROLES = ("objective", "indicator", "target", "activity")


class Renewed(Record):
    """A wording of the definition that was brought up to date."""

    sheet: str
    cells: tuple[str, ...]
    old: str
    new: str


class YearLeft(Record):
    """A text that is not the definition's, or a part of it, and the years that it names."""

    sheet: str
    cells: tuple[str, ...]
    text: str
    years: tuple[int, ...]


class Renewal(Record):
    """What became of years. `cells` are addresses; () where several workbooks were made, as each has its own rows."""

    renewed: tuple[Renewed, ...] = ()
    left: tuple[YearLeft, ...] = ()


def for_year(plan: Plan, identity: Identity, definition: Definition) -> Plan:
    """The plan with every wording of its definition, or of the new one, as this office and year have it."""
    words = {part.id: _Wordings(plan, identity, definition, part.id) for part in plan.parts}
    return plan.changed(lambda part, indicator: words[part.id].indicator(indicator))


def renewal(plan: Plan, forms: Sequence[PlanForm]) -> Renewal:
    """What `for_year` changed in an earlier plan for these forms, and which texts of theirs still name a year.

    A plan of the same year leaves nothing to look for: what it names is its own.
    """
    identity, definition = forms[0].identity, forms[0].definition
    cells = _cells(forms)
    new = for_year(plan, identity, definition)
    return Renewal(tuple(_renewed(plan, new, cells)), tuple(_left(plan, identity, definition, cells)))


class _Wordings:
    """The wordings of one part, in the earlier plan's definition and in the new one."""

    def __init__(self, plan: Plan, identity: Identity, definition: Definition, part: str) -> None:
        self.known = plan.definition.indicators
        objectives = [each for one in (plan.definition, definition) for each in one.objectives_of(part)]
        self.objectives = tuple(dict.fromkeys(each.text for each in objectives))
        self.indicators = tuple(dict.fromkeys(own.text for each in objectives for own in each.indicators))
        self.old = _filling(plan.identity, plan.definition)
        self.new = _filling(identity, definition)
        self.made: dict[int, Objective] = {}

    def indicator(self, indicator: Indicator) -> Indicator:
        text, objective = self.indicator_text(indicator), self.objective(indicator.objective)
        if text in {None, indicator.text} and objective is indicator.objective:
            return indicator
        return indicator.but(text=text or indicator.text, objective=objective)

    def objective(self, objective: Objective) -> Objective:
        """One for all its indicators, as it was: what follows under the same one is told by that."""
        text = self.objective_text(objective)
        if text in {None, objective.text}:
            return objective
        return self.made.setdefault(id(objective), objective.but(text=text or ""))

    def objective_text(self, objective: Objective) -> str | None:
        """The objective's text for the new year; None where it is not the definition's."""
        return renewed(objective.text, self.objectives, self.old, self.new)

    def indicator_text(self, indicator: Indicator) -> str | None:
        """The indicator's text for the new year; None where it is the definition's neither by its key nor by its words."""
        own = self.known.get(key_and_occurrence(indicator.key or "")[0])
        found = renewed(indicator.text, [own.text], self.old, self.new) if own else None
        if found is None:
            found = renewed(indicator.text, self.indicators, self.old, self.new)
        return renewed_like(indicator.text, own.text, self.old, self.new) if found is None and own else found


def _filling(identity: Identity, definition: Definition) -> Filling:
    office = short_for(identity.office, identity.region, definition) or definition.offices.short
    return Filling(office, definition.offices.short, identity.year)


_Cells = Mapping[tuple[str, str, str], Sequence[str]]


def _cells(forms: Sequence[PlanForm]) -> _Cells:
    """Where each text of the forms stands, by part and role; without addresses where there are several forms."""
    found: dict[tuple[str, str, str], list[str]] = {}
    for form in forms:
        for part, rows in form.rows.items():
            letter = layout_of(form.definition.part(part), form).letter
            for at, row in enumerate(rows, FIRST_ROW + 1):
                for role in _ROLES:
                    cells = found.setdefault((part, role, getattr(row, role)), [])
                    cells += [f"{letter(role)}{at}"] if len(forms) == 1 else []
    return found


def _renewed(old: Plan, new: Plan, cells: _Cells) -> Iterator[Renewed]:
    pairs: dict[tuple[str, str, str, str], str] = {}
    for (part, before), (_, after) in zip(old.indicators(), new.indicators(), strict=True):
        pairs[part.id, "objective", before.objective.text, after.objective.text] = part.sheet
        pairs[part.id, "indicator", before.text, after.text] = part.sheet
    for (part_id, role, was, is_now), sheet in pairs.items():
        if was != is_now and (part_id, role, is_now) in cells:
            yield Renewed(sheet, tuple(cells[part_id, role, is_now]), was, is_now)


def _left(plan: Plan, identity: Identity, definition: Definition, cells: _Cells) -> Iterator[YearLeft]:
    year, before = identity.year, plan.identity.year
    if year is None or year == before:
        return
    named = partial(years_left, year=year, before=before, words=definition.review)
    for part in plan.parts:
        own_words = _Wordings(plan, identity, definition, part.id)
        for role, text in dict.fromkeys(_own_texts(part.indicators, own_words)):
            place = (part.id, role, text)
            if may_name_years(text) and place in cells and (years := named(text)):
                passage = next((each.text for each in items_of(text) if named(each.text)), text)
                yield YearLeft(definition.part(part.id).sheet, tuple(cells[place]), passage, years)


def _own_texts(indicators: Iterable[Indicator], words: _Wordings) -> Iterator[tuple[str, str]]:
    """The texts of a plan that are not the definition's, in the order of its rows, each with its role."""
    for indicator in indicators:
        if words.objective_text(indicator.objective) is None:
            yield "objective", indicator.objective.text
        if words.indicator_text(indicator) is None:
            yield "indicator", indicator.text
        if indicator.target:
            yield "target", indicator.target.text
        yield from (("activity", each.text) for each in indicator.activities)
