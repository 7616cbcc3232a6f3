"""The formulas of Perbandingan Target: every target a reference to its row in the data sheets, every figure live."""

from __future__ import annotations

from collections.abc import Iterator

from rak_excel.language import Text
from rak_excel.spreadsheet.rollup_canvas import address
from rak_excel.spreadsheet.table import Formula, Link, Value
from rak_excel.verbs.rollup.comparison import DECIMALS, ENOUGH, FENCE, Comparison, comparable
from rak_excel.verbs.rollup.result import OfficeIndicator
from rak_excel.verbs.rollup.sheets.fields import FIRST
from rak_excel.verbs.rollup.sheets.target_places import AT, OFFICES_AT, TargetSheet

_MIDDLE = f"ROUND(MEDIAN({{}}),{DECIMALS})"
_REST = Text("lain", "other")


def reference(sheet: TargetSheet, comparison: Comparison, indicator: OfficeIndicator) -> Formula:
    """The target in its data row; one in another unit is shown as it was written, so that it counts as no number.

    A target whose data row was deleted is blank, so that no figure below it fails.
    """
    data = sheet.layout.data[indicator.group.part]
    number = comparable(indicator.target, comparison.unit)
    text = indicator.target.text.strip() if indicator.target else ""
    other_unit = indicator.target is not None and indicator.target.value is not None and number is None
    cell = data.cell("written" if other_unit else "target", indicator.first)
    return Formula(f'=IFERROR(IF({cell}="","",{cell}),"")', text if number is None else number)


def summary(sheet: TargetSheet, comparison: Comparison, row: int) -> Iterator[Value]:
    group = comparison.group
    offices = cells_of_row(row, OFFICES_AT, OFFICES_AT + max(len(sheet.offices), 1) - 1)
    part = next(part for part in sheet.layout.parts if part.id == group.part)
    first = next(iter(comparison.cells.values()), None)
    data = sheet.layout.data[group.part]
    yield (
        Link(data.sheet, address(data.cell("code", first.first).top, 0).replace("$", ""), group.code)
        if first
        else group.code
    )
    yield part.sheet
    yield group.text
    yield comparison.unit or group.unit or ""
    yield comparison.national
    for function, value in (("MIN({})", comparison.low), (_MIDDLE, comparison.middle), ("MAX({})", comparison.high)):
        yield Formula(f'=IF(COUNT({offices})=0,"",{function.format(offices)})', "" if value is None else value)
    yield _values(sheet, comparison, offices)
    yield Formula(f'=SUMPRODUCT(--({offices}<>""))', len(comparison.numbers) + comparison.values.total())
    low, high, national = (cells_of_row(row, AT[field], AT[field]) for field in ("fence_low", "fence_high", "national"))
    yield Formula(f'=IF({low}="",0,COUNTIF({offices},"<"&{low})+COUNTIF({offices},">"&{high}))', len(comparison.far))
    worse = ">" if group.lower_is_better else "<"
    yield Formula(f'=IF({national}="",0,COUNTIF({offices},"{worse}"&{national}))', len(comparison.below))
    yield _other(comparison, offices, row)
    for quartile, sign, fence in ((1, "-", 0), (3, "+", 1)):
        reach = f"{FENCE}*(QUARTILE({offices},3)-QUARTILE({offices},1))"
        yield Formula(
            f'=IF(COUNT({offices})<{ENOUGH},"",ROUND(QUARTILE({offices},{quartile}){sign}{reach},{DECIMALS}))',
            comparison.fences[fence] if comparison.fences else "",
        )


def _other(comparison: Comparison, offices: str, row: int) -> Formula:
    """How many offices gave a target of another kind or unit: among numbers every text."""
    low = cells_of_row(row, AT["low"], AT["low"])
    return Formula(f'=IF({low}="",0,SUMPRODUCT(--ISTEXT({offices}),--({offices}<>"")))', len(comparison.of_other_kind))


def office_counts(sheet: TargetSheet, place: int) -> tuple[Formula, Formula]:
    """Of the office at a place: how many of its targets are far from the others, and how many of another kind or unit."""
    region = sheet.offices[place].region
    column = sheet.office_column(place).local
    low, fence_low, fence_high = (sheet.column(field).local for field in ("low", "fence_low", "fence_high"))
    far = sum(region in each.far for each in sheet.comparisons)
    other = sum(region in each.of_other_kind for each in sheet.comparisons)
    outside = f"(({column}<{fence_low})+({column}>{fence_high})>0)"
    return (
        Formula(f"=SUMPRODUCT(ISNUMBER({column})*ISNUMBER({fence_low})*{outside})", far),
        Formula(f'=SUMPRODUCT(ISTEXT({column})*({column}<>"")*({low}<>""))', other),
    )


def _values(sheet: TargetSheet, comparison: Comparison, offices: str) -> Formula:
    """How often each opinion or predicate was given, `WTP: 9; WDP: 1`, and how many other texts.

    Only words of the definition stand in the formula: a text from an input never becomes part of one.
    """
    targets = sheet.layout.result.definition.targets
    given = {word: comparison.given(word) for word in (*targets.opinions, *targets.predicates)}
    rest = _REST.said(sheet.layout.language)
    counts = {word: f'SUMPRODUCT(--({offices}="{word}"))' for word in given}
    others = "-".join([f'SUMPRODUCT(--ISTEXT({offices}),--({offices}<>""))', *counts.values()])
    pieces = [f'IF({count}=0,"","; {word}: "&{count})' for word, count in [*counts.items(), (rest, f"({others})")]]
    numbers = given | {rest: comparison.values.total() - sum(given.values())}
    shown = "; ".join(f"{word}: {number}" for word, number in numbers.items() if number)
    return Formula(f"=MID({'&'.join(pieces)},3,255)", shown)


def cells_of_row(row: int, first: int, last: int) -> str:
    return address(row, first) if first == last else f"{address(row, first)}:{address(row, last)}"


def in_row(column: int) -> str:
    """A cell of the same row, whatever row the format looks at: `$M4`."""
    letters = address(FIRST, column).split("$")[1]
    return f"${letters}{FIRST + 1}"
