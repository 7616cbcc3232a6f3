"""Anggaran: what each office plans to spend, by part and by objective, as sums over the data sheets."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from functools import cached_property

from rak_excel.formats.written.drawn.canvas import Canvas
from rak_excel.formats.written.drawn.charts import CellBlock
from rak_excel.formats.written.row_heights import BOLD, height_of
from rak_excel.formats.written.values import CellValue, Formula
from rak_excel.language import Text
from rak_excel.record import Record
from rak_excel.rolling_up.facts.fields import BUDGET, FIRST, HEADINGS, SheetField, further_field, shared
from rak_excel.rolling_up.indicators.measures import Number
from rak_excel.rolling_up.offices import Office
from rak_excel.rolling_up.side_by_side.budgets import BudgetObjective, Budgets, Spending, total_of
from rak_excel.vocabulary.basics.texts import shortened
from rak_excel.vocabulary.names.offices import region_name
from rak_excel.vocabulary.names.regions import office_at, shown_code
from rak_excel.workbooks.rollup.layout import Layout, TableLayout
from rak_excel.workbooks.rollup.tables import LONG, PRINTED, beside, fit_row

_TITLE = Text("Anggaran per kantor (rupiah)", "Budget of each office (rupiah)")
_SUBTITLE = Text(
    "Jumlah isian kolom anggaran di sheet data. Kosong: kantor ini tidak menulisnya, atau menulis beberapa dan "
    "tidak jelas mana yang dihitung. Isian bukan angka tidak ikut dijumlah.",
    "Sums of the budget column on the data sheets. Blank: the office gives none, or several of which it is "
    "not clear which counts. Entries that are no amounts are not summed.",
)
_TOTAL_ROW = Text("Jumlah", "Total")
_OTHERS = Text("{part}: sasaran lain", "{part}: other objectives")
_WIDTH, _LEAST_POINTS = 20.0, 44.0
_LONGEST = 90  # letters of an objective above its column
_NAMED = 2  # columns that stay in sight, and stand on each page
_PAGE_WIDTH = 220  # characters on one page
_MOST_AREAS = 60  # of one sum: Excel reads no formula of more than 8,192 letters
_PART, _OBJECTIVE = "part.", "objective."


class BudgetSheet(Record, dict=True):
    """Where each sum stands: the offices in their order, then their total."""

    layout: Layout
    budgets: Budgets

    @property
    def name(self) -> str:
        return self.layout.name(BUDGET)

    @cached_property
    def offices(self) -> list[Office]:
        return [office for office in self.layout.result.offices if office.sent]

    @cached_property
    def parts(self) -> dict[str, str]:
        """The sheets of the parts in which anything is planned, by id."""
        with_any = {part for (_, part), each in self.budgets.by_part.items() if each.entries}
        return {part.id: part.sheet for part in self.layout.parts if part.id in with_any}

    @cached_property
    def table(self) -> TableLayout:
        province = [shared("province", 20, "cell")] if len(self.layout.result.provinces) > 1 else []
        several = len(self.parts) > 1
        parts = (SheetField(f"{_PART}{id_}", Text(sheet, sheet), _WIDTH, "number") for id_, sheet in self.parts.items())
        columns = (
            shared("region", 9, "center"),
            shared("office", 30, "cell"),
            *province,
            *(parts if several else ()),
            SheetField("total", _TOTAL_ROW, _WIDTH, "number"),
            SheetField("words", Text("Isian Bukan Angka", "Entries That Are No Amounts"), 10, "number"),
            *(SheetField(f"{_OBJECTIVE}{nth}", self._heading(each), _WIDTH, "number") for nth, each in self._columns()),
        )
        return TableLayout(self.name, columns, len(self.offices))

    def _columns(self) -> Iterator[tuple[int, BudgetObjective]]:
        return enumerate(self.budgets.objectives)

    def _heading(self, objective: BudgetObjective) -> Text:
        sheet = self.parts[objective.part]
        if not objective.text:
            return _OTHERS.filled(part=sheet)
        number = f" {objective.number}." if objective.number else ""
        said = f"{sheet}{number if number else ':'} {shortened(objective.text, _LONGEST)}"
        return Text(said, said)

    @property
    def amounts(self) -> Sequence[Number]:
        """What each office plans to spend in all, of those that plan anything."""
        totals = (_total(self, office.region) for office in self.offices)
        return [total for total in totals if not isinstance(total, str)]

    @property
    def words(self) -> int:
        """How many entries of all offices are no amounts."""
        return sum(each.words for each in self.budgets.by_part.values())


def draw_budget(canvas: Canvas, sheet: BudgetSheet) -> None:
    table = sheet.table
    canvas.widths(table.widths)
    canvas.put(0, 0, _TITLE, "title")
    canvas.put(1, 0, _SUBTITLE, "subtitle")
    headings = [(field.heading.said(canvas.language), field.width * BOLD) for field in table.fields]
    canvas.height(HEADINGS, max(_LEAST_POINTS, height_of(headings)))
    canvas.put_row(HEADINGS, [field.heading for field in table.fields], "heading")
    styles = [field.style for field in table.fields]
    for row, office in enumerate(sheet.offices, FIRST):
        values = list(_row(sheet, office, row))
        fit_row(canvas, row, values, table.widths)
        canvas.put_row(row, values, styles)
    if sheet.offices:
        canvas.put_row(table.last + 1, list(_totals(sheet)), [_total_style(field) for field in table.fields])
        canvas.mark(table.column("words"), f"=N({beside(FIRST, table.columns['words'])})>0", "attention")
    _set_page(canvas, sheet)


def _row(sheet: BudgetSheet, office: Office, row: int) -> Iterator[CellValue]:
    region = office_at(office.region)
    own = {id_: sheet.budgets.by_part.get((office.region, id_)) for id_ in sheet.parts}
    spent = {id_: [each] if each else [] for id_, each in own.items()}
    everything = [each for listed in spent.values() for each in listed]
    named = {
        "region": shown_code(office.region),
        "office": sheet.layout.office_names[office.region],
        "province": region_name(office_at(region.province), sheet.layout.result.definition),
    }
    sums = {f"{_PART}{id_}": _sum(sheet, listed) for id_, listed in spent.items()}
    for field in sheet.table.fields:
        if field.id in named:
            yield named[field.id]
        elif field.id == "total":
            yield _in_all(sheet, row, everything) if len(sheet.parts) > 1 else _sum(sheet, everything)
        elif field.id == "words":
            yield _words(sheet, everything)
        elif field.id in sums:
            yield sums[field.id]
        else:
            objective = sheet.budgets.objectives[int(field.id.removeprefix(_OBJECTIVE))]
            yield _sum(sheet, sheet.budgets.by_objective.get((office.region, objective), ()))


def _sum(sheet: BudgetSheet, listed: Sequence[Spending]) -> CellValue:
    """The sum of some rows; blank where none of them has an amount, or they were deleted."""
    if not listed:
        return None
    value = total_of(amount for each in listed for amount in each.amounts)
    areas = [(each, area) for each in listed for area in _areas(sheet, each)]
    if len(areas) > _MOST_AREAS:
        return value
    counted = ",".join(area for _, area in areas)
    sums = "+".join(_sum_of(sheet, each, area) for each, area in areas)
    return Formula(f'=IFERROR(IF(COUNT({counted})=0,"",{sums}),"")', value)


def _areas(sheet: BudgetSheet, spending: Spending) -> list[str]:
    data = sheet.layout.data[spending.indicators[0].group.part]
    fields = (further_field(column.id) for column in spending.columns)
    return [str(data.block(field, spending.first, spending.last)) for field in fields]


def _sum_of(sheet: BudgetSheet, spending: Spending, area: str) -> str:
    return f'SUMIF({_firsts(sheet, spending)},">=0",{area})' if spending.once else f"SUM({area})"


def _firsts(sheet: BudgetSheet, spending: Spending) -> str:
    """The column that says something on the first row of each indicator alone."""
    data = sheet.layout.data[spending.indicators[0].group.part]
    return str(data.block("complete", spending.first, spending.last))


def _in_all(sheet: BudgetSheet, row: int, listed: Sequence[Spending]) -> Formula:
    """The sum of the parts, which stand in the same row."""
    columns = [sheet.table.columns[f"{_PART}{id_}"] for id_ in sheet.parts]
    cells = f"{beside(row, columns[0])}:{beside(row, columns[-1])}"
    return Formula(f'=IF(COUNT({cells})=0,"",SUM({cells}))', total_of(a for each in listed for a in each.amounts))


def _words(sheet: BudgetSheet, listed: Sequence[Spending]) -> Formula | None:
    """How many entries are no amounts; blank where none is."""
    if not listed:
        return None
    counts = []
    for each, area in ((own, area) for own in listed for area in _areas(sheet, own)):
        first = f"*ISNUMBER({_firsts(sheet, each)})" if each.once else ""
        # The first condition is an error where the rows were deleted; the second is none.
        counts.append(f'SUMPRODUCT(({area}<>"")*ISTEXT({area}){first})')
    count = "+".join(counts)
    value = sum(each.words for each in listed)
    return Formula(f'=IFERROR(IF({count}=0,"",{count}),"")', value or "")


def _total(sheet: BudgetSheet, region: str) -> Number | str:
    own = (sheet.budgets.by_part.get((region, id_)) for id_ in sheet.parts)
    return total_of(amount for each in own if each for amount in each.amounts)


def _totals(sheet: BudgetSheet) -> Iterator[CellValue]:
    table = sheet.table
    for field in table.fields:
        if field.style != "number":
            yield _TOTAL_ROW.said(sheet.layout.language) if field.id == "office" else None
            continue
        cells = table.column(field.id).local
        yield Formula(f'=IF(COUNT({cells})=0,"",SUM({cells}))', _total_of_column(sheet, field))


def _total_of_column(sheet: BudgetSheet, field: SheetField) -> Number | str:
    budgets = sheet.budgets
    if field.id == "total":
        return total_of(sheet.amounts)
    if field.id == "words":
        return sheet.words or ""
    if field.id.startswith(_PART):
        id_ = field.id.removeprefix(_PART)
        return total_of(a for (_, part), each in budgets.by_part.items() if part == id_ for a in each.amounts)
    objective = budgets.objectives[int(field.id.removeprefix(_OBJECTIVE))]
    blocks = (each for (_, own), each in budgets.by_objective.items() if own is objective)
    return total_of(amount for listed in blocks for each in listed for amount in each.amounts)


def _total_style(field: SheetField) -> str:
    return "total_number" if field.style == "number" else "total"


def _set_page(canvas: Canvas, sheet: BudgetSheet) -> None:
    table = sheet.table
    canvas.freeze(FIRST, _NAMED)
    canvas.filter(CellBlock(sheet.name, HEADINGS, 0, table.last, len(table.fields) - 1))
    wide = math.ceil(math.fsum(table.widths[_NAMED:]) / (_PAGE_WIDTH - math.fsum(table.widths[:_NAMED])))
    canvas.page(repeat=(HEADINGS, HEADINGS), columns=_NAMED, wide=wide, footer=_TITLE)
    if table.rows > LONG:
        area = CellBlock(sheet.name, 0, 0, table.last, table.columns["words"])
        canvas.print_first(PRINTED, area, HEADINGS)
