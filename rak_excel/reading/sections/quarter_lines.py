"""The lines above a table of a report that say of which quarter it is."""

from __future__ import annotations

from collections.abc import Iterable

from rak_excel.formats.addresses import Address
from rak_excel.reading import lines
from rak_excel.reading.plan_sheet import PlanSheet
from rak_excel.vocabulary.schedules.quarters import names_quarter, quarter_said


def quarter_at(sheet: PlanSheet, at: Address) -> int | None:
    """The quarter that a line above a table says; the date of a decree says none."""
    words, text = sheet.definition.identity, sheet.text(*at)
    return None if lines.starts_with(text, words.decrees) and not names_quarter(text) else quarter_said(text, words)


def quarter_above(sheet: PlanSheet, above: Iterable[Address]) -> int | None:
    """The quarter of the first line that calls it so, else of the first one with months or a date."""
    called = sorted(above, key=lambda at: not names_quarter(sheet.text(*at)))
    return next(filter(None, (quarter_at(sheet, at) for at in called)), None)
