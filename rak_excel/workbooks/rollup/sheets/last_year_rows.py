"""The rows of Banding Tahun Lalu: last year's figures as values, this year's as references, changes as formulas."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import ClassVar

from rak_excel.formats.written.drawn.canvas import address
from rak_excel.formats.written.drawn.charts import CellBlock
from rak_excel.formats.written.values import CellValue, Formula
from rak_excel.language import Language, Text
from rak_excel.rolling_up.side_by_side.comparison import Scale, TargetChange, is_blank, scale_of
from rak_excel.rolling_up.side_by_side.years import OfficeYears, TargetPair, Years
from rak_excel.vocabulary.names.offices import short_office_name
from rak_excel.vocabulary.names.regions import office_at, shown_code
from rak_excel.workbooks.rollup.layout import Layout, region_number
from rak_excel.workbooks.rollup.sheets.data import shown_target
from rak_excel.workbooks.rollup.sheets.target_places import TargetSheet

LAST, THIS = 5, 6  # the columns of the two years, of indicators and in the list
OFFICE_LAST, OFFICE_THIS = 4, 5  # those of offices
CHANGES = (
    TargetChange.RAISED,
    TargetChange.KEPT,
    TargetChange.LOWERED,
    TargetChange.NEW,
    TargetChange.GONE,
    TargetChange.UNLIKE,
)
POINTS_AT = OFFICE_THIS + 1  # the column of the change of completeness in percentage points
_NOT_LAST = Text("Tidak ada rencana di rekap tahun lalu", "No plan in last year's roll-up")
_NOT_THIS = Text("Belum ada rencana tahun ini", "No plan this year yet")
_NEITHER = Text("Belum ada rencana di kedua tahun", "No plan in either year")
_GONE = Text("Tidak ada di rekap tahun ini", "Not in this year's roll-up")
_PERCENT, _POINTS = "%", 100


def indicator_rows(
    layout: Layout, targets: TargetSheet, years: Years, counted: Sequence[str]
) -> Iterator[tuple[list[CellValue], bool]]:
    """A row for each indicator, and whether its figures are percentages. `counted` are the ranges of the list's indicator
    numbers and changes.
    """
    sheets = {part.id: part.sheet for part in layout.parts}
    found = Counter((pair.number, pair.change) for pair in years.pairs)
    numbers, changes = counted
    for place, each in enumerate(years.indicators):
        middle: CellValue = None
        if each.comparison is not None:
            known = targets.comparisons[each.comparison].middle
            middle = _reference(targets.table.cell("middle", each.comparison), "" if known is None else known)
        counts = [
            Formula(
                f'=COUNTIFS({numbers},{place + 1},{changes},"{change.label.said(layout.language)}")',
                found[place, change],
            )
            for change in CHANGES
        ]
        yield (
            [place + 1, sheets[each.part], each.code, each.text, each.unit, each.middle, middle, *counts],
            each.unit == _PERCENT,
        )


def office_rows(layout: Layout, years: Years, first: int) -> Iterator[list[CellValue]]:
    for place, office in enumerate(years.offices):
        row = first + place
        last, this = address(row, OFFICE_LAST).replace("$", ""), address(row, OFFICE_THIS).replace("$", "")
        share, rows = _this_year(office, layout)
        then, now = office.share, share.value if isinstance(share, Formula) else None
        change = (now - then) * _POINTS if isinstance(then, float) and isinstance(now, float) else ""
        yield [
            place + 1,
            short_office_name(office_at(office.region), layout.result.definition),
            shown_code(office.region),
            _explained(office, layout.language),
            office.share,
            share,
            Formula(f'=IF(COUNT({last},{this})<2,"",({this}-{last})*{_POINTS})', change),
            office.rows or None,
            rows,
        ]


def _this_year(office: OfficeYears, layout: Layout) -> tuple[CellValue, CellValue]:
    """Completeness and activities, as Status Penyampaian has them."""
    if office.number is None:
        return None, None
    mine = (layout.by_office.get((office.region, part.id), ()) for part in layout.parts)
    count = sum(len(each.rows) for listed in mine for each in listed)
    share = layout.completeness.get(office.region, "")
    status, region = layout.status, region_number(office.region)
    own = f"{status.column('region_number')},{region}"
    rows = "+".join(f"SUMIFS({status.column(f'rows_{part.id}')},{own})" for part in layout.parts)
    column = status.column("completeness")
    known = f'IF(COUNTIFS({own},{column},">=0")=0,"",SUMIFS({column},{own}))'
    return Formula(f"={known}", share), Formula(f"={rows}", count)


def _explained(office: OfficeYears, language: Language) -> str:
    if office.number is None:
        return _GONE.said(language)
    if not office.planned:
        return (_NOT_THIS if office.rows else _NEITHER).said(language)
    return "" if office.rows else _NOT_LAST.said(language)


class TargetRows:
    """The list: one row for each indicator of an office, with what became of its target."""

    UNIT: ClassVar[int] = 4
    CHANGE: ClassVar[int] = 7
    LAST_UNIT: ClassVar[int] = 8

    def __init__(self, layout: Layout, years: Years) -> None:
        self._layout = layout
        self._years = years
        self._sheets = {part.id: part.sheet for part in layout.parts}
        self._words = {change: change.label.said(layout.language) for change in TargetChange}

    def values(self, first: int) -> Iterator[tuple[list[CellValue], bool, bool]]:
        """Each row's values, and whether last year's and this year's target are percentages."""
        names = {
            office.region: short_office_name(office_at(office.region), self._layout.result.definition)
            for office in self._years.offices
        }
        for row, pair in enumerate(self._years.pairs, first):
            indicator = self._years.indicators[pair.number]
            units = [(each.target.unit or "") if each and each.target else "" for each in (pair.last, pair.this)]
            yield (
                [
                    pair.number + 1,
                    names[pair.region],
                    indicator.code,
                    indicator.text,
                    self._this(pair, "unit", units[1]),
                    shown_target(pair.last.target) if pair.last else None,
                    self._this(pair, "target", shown_target(pair.this.target) if pair.this else None),
                    self._change(pair, row),
                    units[0],
                    self._sheets[indicator.part],
                    shown_code(pair.region),
                ],
                units[0] == _PERCENT,
                units[1] == _PERCENT,
            )

    def _this(self, pair: TargetPair, field: str, value: CellValue) -> CellValue:
        if pair.this is None:
            return None
        data = self._layout.data[pair.this.group.part]
        return _reference(data.cell(field, pair.this.first), value if isinstance(value, str | int | float) else "")

    def _change(self, pair: TargetPair, row: int) -> CellValue:
        if pair.last is None or pair.this is None:
            return self._words[pair.change]
        last, this, unit, then = (
            address(row, column).replace("$", "") for column in (LAST, THIS, self.UNIT, self.LAST_UNIT)
        )
        scale = scale_of(pair.last, pair.this, self._layout.result.definition)
        units = f'OR({unit}={then},AND(OR({unit}="",{then}=""),{unit}<>"{_PERCENT}",{then}<>"{_PERCENT}"))'
        same, unlike = self._words[TargetChange.KEPT], self._words[TargetChange.UNLIKE]
        worded = f'IF(AND(ISTEXT({last}),ISTEXT({this}),{last}={this}),"{same}","{unlike}")'
        if scale:
            steps = _steps(last, scale), _steps(this, scale)
            worded = f"IF({steps[0]}*{steps[1]}>0,{self._moved(*steps)},{worded})"
        numbers = f'IF({units},{self._moved(last, this)},"{unlike}")'
        both = f"IF(COUNT({last},{this})=2,{numbers},{worded})"
        blank = f'IF({this}="","{unlike}","{self._words[TargetChange.NEW]}")'
        filled = f'IF({this}="","{self._words[TargetChange.GONE]}",{both})'
        return Formula("=" + (blank if is_blank(pair.last.target) else filled), self._words[pair.change])

    def _moved(self, last: str, this: str) -> str:
        raised, lowered, kept = (
            self._words[each] for each in (TargetChange.RAISED, TargetChange.LOWERED, TargetChange.KEPT)
        )
        return f'IF({this}>{last},"{raised}",IF({this}<{last},"{lowered}","{kept}"))'


def _steps(cell: str, scale: Scale) -> str:
    """The place of a cell's word on the scale, as `step` has it. Only words of the definition stand in the formula."""
    terms = [
        f'{len(scale) - place}*({cell}="{word.replace(chr(34), chr(34) * 2)}")'
        for place, words in enumerate(scale)
        for word in words
    ]
    return f"({'+'.join(terms)})"


def _reference(cell: CellBlock, value: str | int | float) -> Formula:
    """A cell of another sheet, blank where it is or where its row was deleted."""
    return Formula(f'=IFERROR(IF({cell}="","",{cell}),"")', value)
