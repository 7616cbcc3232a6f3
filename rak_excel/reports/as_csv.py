"""Plans and findings as CSV, for Excel with Indonesian settings or for programs."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

from rak_excel.language import LIKE_NOTHING, Language, Text
from rak_excel.model import Finding, Plan
from rak_excel.reading.own_reports import FINDINGS_CSV
from rak_excel.reports.plan_tables import table_of

BOM = "\ufeff"
# A sign that begins a formula, as wide as an Asian keyboard types it too, behind blanks, line breaks and what is not seen.
_SIGNS, _SURE_SIGNS = "=+\\-@＝＋－＠﹦﹢﹣﹫", "=@＝＠﹦﹫"
_CALCULATED = re.compile(f"[{LIKE_NOTHING}]*[{_SIGNS}]|[\t\r\n]")
# One in the middle, where a program with other settings begins a cell: it does not see that the text is quoted. Of `-` and
# `+`, which begin lines of a list and end amounts of money (`Rp5.000,-`), only those before what can do something.
_CALCULATED_WITHIN = re.compile(
    f"""(?<=[,;\t\r\n])(?=(?:(?![\t\r\n])["{LIKE_NOTHING}])*(?:[{_SURE_SIGNS}]|[{_SIGNS}][^,;\t\r\n]*(?:[|!]|\\w\\()))"""
)


def plans_as_csv(plans: Iterable[Plan], *, plain: bool = False) -> str:
    """One line an activity; an unfilled indicator has one line without activity. Plans or reports, not both at once.

    For Excel with Indonesian settings: a byte order mark, `;` between the fields, a decimal comma, and an apostrophe
    before texts that Excel would calculate; parts are named as their sheets. `plain` is for programs: commas, decimal
    points, texts as they are, parts by their ids.
    """
    table = table_of(plans)
    head = [column.called for column in table.columns]
    rows = table.rows if plain else table.called()
    lines: list[Sequence[object]] = [head, *([_field(value, plain=plain) for value in row] for row in rows)]
    return _written(lines, ",") if plain else BOM + _written(lines, ";")


def _written(lines: Iterable[Sequence[object]], delimiter: str) -> str:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator="\r\n").writerows(lines)
    return text.getvalue()


def _field(value: object, *, plain: bool) -> object:
    if value is None:
        return ""
    if plain or not isinstance(value, str | float):
        return value
    if isinstance(value, float):
        return f"{value:.15g}".replace(".", ",")
    return uncalculated(value)


def uncalculated(text: str) -> str:
    """With an apostrophe before what Excel would calculate, also behind what it passes over; a dash alone is none."""
    if not text.strip("-"):
        return text
    return ("'" if _CALCULATED.match(text) else "") + _CALCULATED_WITHIN.sub("'", text)


_SAID = "catatan"
_YES = Text("ya", "yes")


def findings_csv(findings: Iterable[Finding], language: Language, changed: Text | None = None) -> str:
    """With a byte order mark, `;` between the fields, and an apostrophe before texts that Excel would calculate.

    What settings change of the rules is said in a last line, which has nothing but that.
    """
    lines = [list(FINDINGS_CSV), *(list(map(uncalculated, _line(finding, language))) for finding in findings)]
    if changed:
        lines.append([uncalculated(changed.said(language)) if name == _SAID else "" for name in FINDINGS_CSV])
    return BOM + _written(lines, ";")


def _line(finding: Finding, language: Language) -> list[str]:
    tried = _YES.said(language) if finding.trial else ""
    talk = {"progress": finding.progress, "answer": finding.answer}
    said = {name: state.label.said(language) if state else "" for name, state in talk.items()}
    told = finding.told(language) | {"severity": finding.weight.label.said(language), "trial": tried} | said
    return [value or "" for value in told.values()]
