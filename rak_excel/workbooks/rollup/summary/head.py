"""The head of the page: what it is about, the deadline, how new the data are, and the ways to the other sheets."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from rak_excel.formats.written.book import CREATED
from rak_excel.formats.written.drawn.charts import CellBlock
from rak_excel.formats.written.table import Formula, Link
from rak_excel.language import Language, Text
from rak_excel.rolling_up.facts.fields import DEADLINE, NOTES, PROVINCES, SCHEDULE, STATUS, TARGETS, WORKLOAD
from rak_excel.rolling_up.result import Rollup
from rak_excel.sameness.saving import Saving
from rak_excel.vocabulary.names.offices import region_name
from rak_excel.vocabulary.names.regions import regions
from rak_excel.workbooks.rollup.layout import Layout
from rak_excel.workbooks.rollup.sheets.status import due
from rak_excel.workbooks.rollup.summary.page import COLUMNS, Span, SummaryPage

_TITLE = Text("REKAP RENCANA AKSI KINERJA TAHUN {year}", "ROLL-UP OF THE ACTION PLANS OF {year}")
_SEE = Text("Rincian: ", "Details: ")
_DEADLINE = Text("Batas waktu: ", "Deadline: ")
_NO_DEADLINE = Text("belum ditetapkan", "not set")
_NO_DATE = Text(" (bukan tanggal)", " (not a date)")
_STATE_OF_DATA = Text("Keadaan data: {day} {time}", "State of the data: {day} {time}")
_ALL = Text("Seluruh Indonesia ({count} provinsi)", "All of Indonesia ({count} provinces)")
_WEST = datetime.timedelta(hours=7), " WIB"  # the time of Jakarta, in which the national office reckons
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


def draw_head(page: SummaryPage, layout: Layout) -> None:
    definition = layout.result.definition
    names = [region_name(regions()[code], definition) for code in layout.result.provinces]
    page.put(0, 0, title(layout), "title")
    page.put(0, _RIGHT, _deadline(layout), "aside")
    page.put(1, 0, _where(names, layout), "section")
    if newest := last_saved(layout.result):
        ahead, zone = (datetime.timedelta(), "") if newest.local else _WEST
        moment = newest.time + ahead
        said = _STATE_OF_DATA.filled(day=_day(moment.date(), layout), time=f"{moment:%H:%M}{zone}")
        page.put(1, _RIGHT, said.said(layout.language), "aside")
    page.put(2, 0, _SEE.said(layout.language), "subtitle")
    provinces = [PROVINCES] if len(names) > 1 else []
    for number, sheet in enumerate([*provinces, STATUS, TARGETS, SCHEDULE, WORKLOAD, NOTES]):
        page.put(2, 2 + number * 3, Link(layout.name(sheet), "A1", layout.name(sheet)), "link")


def title(layout: Layout) -> str:
    return _TITLE.filled(year=layout.result.year or "-").said(layout.language)


def _where(names: Sequence[str], layout: Layout) -> str:
    if set(layout.result.provinces) == {region.province for region in regions().values()}:
        return _ALL.filled(count=len(names)).said(layout.language)
    return ", ".join(names[:_PROVINCES]) + (f" … ({len(names)})" if len(names) > _PROVINCES else "")


def last_saved(result: Rollup) -> Saving | None:
    """When the newest of the files that are rolled up was saved; None where none tells, as a form tells none that only we wrote."""
    savings = [choice.facts.saving for choice in result.choices if choice.used]
    told = [saving for saving in savings if saving and saving.time != CREATED]
    return max(told, key=lambda saving: saving.time, default=None)


def _deadline(layout: Layout) -> Formula:
    """In words, from the cell into which the province types it."""
    language, typed = layout.language, layout.result.deadline
    label, none, no_date = (text.said(language) for text in (_DEADLINE, _NO_DEADLINE, _NO_DATE))
    cell = CellBlock(layout.status.sheet, *DEADLINE, *DEADLINE)
    months = ",".join(f'"{month}"' for month in _months(layout))
    read = due(layout)
    words = f'DAY({read})&" "&CHOOSE(MONTH({read}),{months})&" "&YEAR({read})'
    formula = f'="{label}"&IF({cell}="","{none}",IF(ISNUMBER({read}),{words},{cell}&"{no_date}"))'
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
