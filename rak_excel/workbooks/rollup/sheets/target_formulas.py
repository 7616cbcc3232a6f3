"""The formulas of Perbandingan Target: every target a reference to its data row, every figure over the offices' cells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rak_excel.formats.written.drawn.canvas import address
from rak_excel.formats.written.drawn.charts import CellBlock
from rak_excel.formats.written.values import CellValue, Formula, Link
from rak_excel.language import Language, Text
from rak_excel.record import Record
from rak_excel.rolling_up.facts.fields import FIRST, HEADINGS
from rak_excel.rolling_up.indicators.measures import OTHER
from rak_excel.rolling_up.offices import OfficeIndicator
from rak_excel.rolling_up.side_by_side.comparison import DECIMALS, ENOUGH, FENCE, MOST, POINTS, SHARE, TargetComparison
from rak_excel.workbooks.rollup.sheets.data import quoted_text, rank
from rak_excel.workbooks.rollup.sheets.target_places import AT, OFFICES_AT, TARGET_FIELDS, TargetSheet

WIDE = Text("sebaran lebar", "wide spread")
_REST = Text("lain", "other")
_MORE = Text("dan {} lainnya", "and {} more")
_BEYOND = 100_000  # columns: more than a sheet has
_NAMED = 3  # offices whose target in another unit is quoted


def reference(sheet: TargetSheet, comparison: TargetComparison, indicator: OfficeIndicator) -> Formula:
    """The target as its data row has it for comparing; blank where the row was deleted, so that no figure fails.

    INDEX is for LibreOffice, where IFERROR of nothing but a deleted cell is saved as the error.
    """
    cell = sheet.layout.data[indicator.group.part].cell("compared", indicator.first)
    return Formula(f'=IFERROR(INDEX({cell},1),"")', comparison.shown.get(indicator.region, ""))


def summary(sheet: TargetSheet, comparison: TargetComparison, row: int) -> Iterator[CellValue]:
    """The values of a row's columns before the offices', in their order."""
    measure = comparison.measure
    line = _Line(sheet, comparison, row)
    values: dict[str, CellValue] = {**line.named(), "national": comparison.national, **line.counts()}
    if measure.counts:
        values |= {**line.spread(), **line.limits()}
    else:
        values["values"] = line.words()
    return (values.get(field.id) for field in TARGET_FIELDS)


def office_counts(sheet: TargetSheet, place: int) -> tuple[Formula, Formula]:
    """Of the office at a place: how many of its targets are far from the others, and how many of another kind or unit."""
    region = sheet.offices[place].region
    column = sheet.office_column(place).local
    cells = {field: sheet.table.column(field).local for field in (*_LIMITS, "far")}
    far = sum(region in each.far for each in sheet.comparisons)
    other = sum(region in each.of_other_kind for each in sheet.comparisons)
    judged = f"ISNUMBER({column})*ISNUMBER({cells['far']})*({cells['far']}>0)"
    low = f"({column}<{cells['fence_low']})*({column}<={cells['near_low']})"
    high = f"({column}>{cells['fence_high']})*({column}>={cells['near_high']})"
    return (
        Formula(f"=SUMPRODUCT({judged}*({low}+{high}))", far),
        Formula(f"=SUMPRODUCT({_is_other(column)})", other),
    )


def is_far(cell: str, at: Mapping[str, str]) -> str:
    """Whether a cell's target is far from the others, by the cells of its row. What is spread wide has no count."""
    low, high, near_low, near_high = (at[field] for field in _LIMITS)
    outside = f"OR(AND({cell}<{low},{cell}<={near_low}),AND({cell}>{high},{cell}>={near_high}))"
    return f"=AND(ISNUMBER({cell}),N({at['far']})>0,{outside})"


def has_far(cells: str, at: Mapping[str, str]) -> str:
    """Whether any of the targets side by side is far from the others, by the cells of their row."""
    return f"=AND(N({at['far']})>0,{_outside(cells, *(at[field] for field in _LIMITS))}>0)"


def is_below(cell: str, national: str, *, lower: str) -> str:
    """Whether a cell's number is worse than the national target; `lower` tells where lower is better."""
    return f'=AND(ISNUMBER({cell}),{national}<>"",IF({lower},{cell}>{national},{cell}<{national}))'


def ranks_below(comparison: TargetComparison, cell: str, national: str) -> str:
    """Whether a cell's word, or those of several cells inside SUMPRODUCT, is worse than the national target."""
    place, wanted = rank(comparison.measure, cell), rank(comparison.measure, national)
    if comparison.group.lower_is_better:
        return f"({place}>0)*({place}<{wanted})"
    return f"({wanted}>0)*({place}>{wanted})"


def is_other(cell: str) -> str:
    """Whether a cell's target is of another kind or unit than the indicator's."""
    return f"={_is_other(cell, one=True)}"


def in_row(column: int) -> str:
    """A cell of the same row, whatever row the format looks at: `$M4`."""
    letters = address(FIRST, column).split("$")[1]
    return f"${letters}{FIRST + 1}"


_LIMITS = ("fence_low", "fence_high", "near_low", "near_high")
_MIDDLE = f"ROUND(MEDIAN({{}}),{DECIMALS})"


class _Line(Record):
    """The formulas of one row."""

    sheet: TargetSheet
    comparison: TargetComparison
    row: int

    @property
    def language(self) -> Language:
        return self.sheet.layout.language

    @property
    def offices(self) -> str:
        return self.block(self.row)

    def at(self, field: str) -> str:
        return address(self.row, AT[field])

    def block(self, row: int) -> str:
        """The offices' cells of a row."""
        return CellBlock(self.sheet.name, row, OFFICES_AT, row, self.sheet.last_column).local

    def named(self) -> Mapping[str, CellValue]:
        group = self.comparison.group
        data = self.sheet.layout.data[group.part]
        first = next(iter(self.comparison.cells.values()), None)
        place = address(data.cell("code", first.first).top, 0).replace("$", "") if first else ""
        return {
            "code": Link(data.sheet, place, group.code) if place else group.code,
            "part": next(part.sheet for part in self.sheet.layout.parts if part.id == group.part),
            "indicator": group.text,
            "unit": self.comparison.unit,
        }

    def spread(self) -> Mapping[str, CellValue]:
        functions = {"low": "MIN({})", "middle": _MIDDLE, "high": "MAX({})"}
        values = {"low": self.comparison.low, "middle": self.comparison.middle, "high": self.comparison.high}
        return {
            field: Formula(
                f'=IF(COUNT({self.offices})=0,"",{functions[field].format(self.offices)})',
                "" if value is None else value,
            )
            for field, value in values.items()
        }

    def counts(self) -> Mapping[str, CellValue]:
        comparison, offices = self.comparison, self.offices
        return {
            "offices": Formula(f'=SUMPRODUCT(--({offices}<>""))', len(comparison.shown)),
            "below": Formula(self._below(), len(comparison.below)),
            "other": Formula(f"=SUMPRODUCT({_is_other(offices)})", len(comparison.of_other_kind)),
            "others": self._others(),
        }

    def limits(self) -> Mapping[str, CellValue]:
        """Fences and nearness, and how many targets lie outside both; where they are too many, that they spread wide."""
        limits, offices = self.comparison.limits, self.offices
        low, high, near_low, near_high = (self.at(field) for field in _LIMITS)
        reach = f"{FENCE}*(QUARTILE({offices},3)-QUARTILE({offices},1))"
        fences = (
            f'=IF(COUNT({offices})<{ENOUGH},"",ROUND(QUARTILE({offices},{quartile}){sign}{reach},{DECIMALS}))'
            for quartile, sign in ((1, "-"), (3, "+"))
        )
        middle = self.at("middle")
        away = str(POINTS) if self.comparison.percent else f"ABS({middle})/{SHARE}"
        nearness = (f'=IF({low}="","",ROUND({middle}{sign}{away},{DECIMALS}))' for sign in "-+")
        values = (*limits.fences, *limits.near) if limits else ("",) * len(_LIMITS)
        outside = _outside(offices, low, high, near_low, near_high)
        wide = quoted_text(WIDE.said(self.language))
        far = f'=IF({low}="",0,IF({MOST}*({outside})>COUNT({offices}),{wide},{outside}))'
        shown = WIDE.said(self.language) if self.comparison.wide else len(self.comparison.far)
        formulas = zip(_LIMITS, (*fences, *nearness), values, strict=True)
        return {"far": Formula(far, shown)} | {field: Formula(formula, value) for field, formula, value in formulas}

    def words(self) -> Formula:
        """How often each opinion or predicate was given, `WTP: 9; WDP: 1`, of texts without a scale how many there are.

        Only words of the definition stand in the formula: a text from an input never becomes part of one.
        """
        comparison, offices = self.comparison, self.offices
        given = {word: comparison.given(word) for word in comparison.measure.words}
        counts = {word: f"SUMPRODUCT(--({offices}={quoted_text(word)}))" for word in given}
        if not given:
            rest = _REST.said(self.language)
            given = {rest: len(comparison.shown) - len(comparison.of_other_kind)}
            counts = {rest: f'SUMPRODUCT(({offices}<>"")-({_is_other(offices)}))'}
        pieces = [f'IF({count}=0,"",{quoted_text(f"; {word}: ")}&{count})' for word, count in counts.items()]
        shown = "; ".join(f"{word}: {number}" for word, number in given.items() if number)
        return Formula(f"=MID({'&'.join(pieces)},3,255)", shown)

    def _below(self) -> str:
        national, offices = self.at("national"), self.offices
        if self.comparison.measure.words:
            return f"=SUMPRODUCT({ranks_below(self.comparison, offices, national)})"
        worse = ">" if self.comparison.group.lower_is_better else "<"
        return f'=IF({national}="",0,COUNTIF({offices},"{worse}"&{national}))'

    def _others(self) -> Formula:
        """Which offices gave a target of another kind or unit, and what: the first few, and how many more there are.

        The nth is the nth smallest column: a search for texts would misread those with wildcards.
        """
        offices, names = self.offices, self.block(HEADINGS)
        columns = f"1+COLUMN({offices})-COLUMN({names.partition(':')[0]})+{_BEYOND}*(1-({_is_other(offices)}))"
        pieces = []
        for nth in range(1, _NAMED + 1):
            place = f"SUMPRODUCT(SMALL({columns},{nth}))"
            quoted = f"MID(INDEX({offices},{place}),{len(OTHER) + 2},99)"
            pieces.append(f'IFERROR("; "&INDEX({names},{place})&": "&{quoted},"")')
        before, after = _MORE.said(self.language).split("{}")
        count = f"{self.at('other')}-{_NAMED}"
        pieces.append(f'IF({count}>0,{quoted_text(f"; {before}")}&({count})&{quoted_text(after)},"")')
        return Formula(f"=MID({'&'.join(pieces)},3,255)", self._others_shown())

    def _others_shown(self) -> str:
        comparison = self.comparison
        places = sorted(self.sheet.places[region] for region in comparison.of_other_kind)
        said = [
            f"{self.sheet.names[place]}: {comparison.texts[self.sheet.offices[place].region][len(OTHER) + 1 :]}"
            for place in places[:_NAMED]
        ]
        if len(places) > _NAMED:
            said.append(_MORE.said(self.language).replace("{}", str(len(places) - _NAMED)))
        return "; ".join(said)[:255]


def _outside(cells: str, low: str, high: str, near_low: str, near_high: str) -> str:
    below, above = f'{cells},"<"&{low},{cells},"<="&{near_low}', f'{cells},">"&{high},{cells},">="&{near_high}'
    return f"COUNTIFS({below})+COUNTIFS({above})"


def _is_other(cells: str, *, one: bool = False) -> str:
    found = f'LEFT({cells})="{OTHER}"'
    return found if one else f"--({found})"
