"""The head of the page: what it is about, the deadline, how new the data are, and the ways to the other sheets."""

from __future__ import annotations

import datetime

from rak_excel.language import Language, Text
from rak_excel.spreadsheet.rollup_canvas import Area
from rak_excel.spreadsheet.table import Formula, Link
from rak_excel.verbs.rollup.result import Rollup
from rak_excel.verbs.rollup.sheets.fields import DEADLINE, NOTES, PROVINCES, SCHEDULE, STATUS, TARGETS, WORKLOAD
from rak_excel.verbs.rollup.sheets.layout import Layout
from rak_excel.verbs.rollup.sheets.summary.page import COLUMNS, Page, Span
from rak_excel.vocabulary.offices import region_name
from rak_excel.vocabulary.regions import regions

_TITLE = Text("REKAP RENCANA AKSI KINERJA TAHUN {year}", "ROLL-UP OF THE ACTION PLANS OF {year}")
_SEE = Text("Rincian: ", "Details: ")
_DEADLINE = Text("Batas waktu: ", "Deadline: ")
_NO_DEADLINE = Text("belum ditetapkan", "not set")
_NO_DATE = Text(" (bukan tanggal)", " (not a date)")
_STATE_OF_DATA = Text("Keadaan data: {day} {time}", "State of the data: {day} {time}")
_ENGLISH_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_RIGHT: Span = (COLUMNS - 6, COLUMNS - 1)
_PROVINCES = 6  # named; more of them are counted


def draw_head(page: Page, layout: Layout) -> None:
    definition = layout.result.definition
    names = [region_name(regions()[code], definition) for code in layout.result.provinces]
    shown = ", ".join(names[:_PROVINCES]) + (f" … ({len(names)})" if len(names) > _PROVINCES else "")
    page.put(0, 0, title(layout), "title")
    page.put(0, _RIGHT, _deadline(layout), "aside")
    page.put(1, 0, shown, "section")
    if newest := last_saved(layout.result):
        day = _day(newest.date(), layout)
        said = _STATE_OF_DATA.filled(day=day, time=f"{newest:%H:%M}").said(layout.language)
        page.put(1, _RIGHT, said, "aside")
    page.put(2, 0, _SEE.said(layout.language), "subtitle")
    provinces = [PROVINCES] if len(names) > 1 else []
    for number, sheet in enumerate([*provinces, STATUS, TARGETS, SCHEDULE, WORKLOAD, NOTES]):
        page.put(2, 2 + number * 3, Link(layout.name(sheet), "A1", layout.name(sheet)), "link")


def title(layout: Layout) -> str:
    return _TITLE.filled(year=layout.result.year or "-").said(layout.language)


def last_saved(result: Rollup) -> datetime.datetime | None:
    """When the newest of the files that are rolled up was saved; None where none tells."""
    savings = [choice.facts.saving for choice in result.choices if choice.used]
    return max((saving.time for saving in savings if saving), default=None)


def _deadline(layout: Layout) -> Formula:
    """In words, from the cell into which the province types it."""
    language, typed = layout.language, layout.result.deadline
    label, none, no_date = (text.said(language) for text in (_DEADLINE, _NO_DEADLINE, _NO_DATE))
    cell = Area(layout.status.sheet, *DEADLINE, *DEADLINE)
    months = ",".join(f'"{month}"' for month in _months(layout))
    words = f'DAY({cell})&" "&CHOOSE(MONTH({cell}),{months})&" "&YEAR({cell})'
    formula = f'="{label}"&IF({cell}="","{none}",IF(ISNUMBER({cell}),{words},{cell}&"{no_date}"))'
    if typed is None:
        return Formula(formula, f"{label}{none}")
    is_date = isinstance(typed, datetime.date)
    return Formula(formula, f"{label}{_day(typed, layout) if is_date else f'{typed}{no_date}'}")


def _day(day: datetime.date | str, layout: Layout) -> str:
    """A day as people write it, whatever the language of the machine."""
    if isinstance(day, str):
        return day
    return f"{day.day} {_months(layout)[day.month - 1]} {day.year}"


def _months(layout: Layout) -> tuple[str, ...]:
    language: Language = layout.language
    return _ENGLISH_MONTHS if language == "en" else layout.result.definition.identity.months
