"""The data sheets: one row for each activity, what was read first and what is computed from it after, as its compared target."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from rak_excel.formats.addresses import letters
from rak_excel.formats.written.digests import checksum, said
from rak_excel.formats.written.drawn.canvas import Canvas, address
from rak_excel.formats.written.drawn.charts import CORRECTED, CellBlock, CellStyle
from rak_excel.formats.written.values import CellValue, Formula
from rak_excel.language import Text, one_text
from rak_excel.model import Definition, PartDefinition, Target, TargetKind
from rak_excel.model.target import QUARTERS
from rak_excel.record import Record
from rak_excel.rolling_up.corrections.reconciling import written_seal
from rak_excel.rolling_up.facts.fields import FIRST, SEPARATOR, TICK, SheetField, period_field
from rak_excel.rolling_up.facts.rows import ADDED, ActivityRow, is_unsealed
from rak_excel.rolling_up.indicators.measures import AT_LEAST, LONGEST, OTHER, Measure, Number, listed_unit
from rak_excel.rolling_up.offices import OfficeIndicator
from rak_excel.system.remembered import remembered
from rak_excel.vocabulary.basics.numbers import whole_number
from rak_excel.vocabulary.names.offices import region_name
from rak_excel.vocabulary.names.regions import office_at, shown_code
from rak_excel.workbooks.rollup.layout import Layout, TableLayout, region_number
from rak_excel.workbooks.rollup.tables import begin_table, end_table, fit_row

_ROW = "\0"  # in place of the row's number: no word has it


class ComparedTargets(Record):
    """The targets of one indicator as they compare, by region; `named` is what formulas call its unit."""

    measure: Measure
    named: str
    shown: Mapping[str, Number | str]


def compared_formula(measure: Measure, target: str, unit: str, row: int, named: str) -> str:
    """What `Measure.compared` says of the target in one column of a row with its unit in another, by their letters.

    `named` is what formulas call the indicator's unit; see `unit_named`. Each office has the same formula in its own row.
    """
    return str(row).join(_pieces(measure, target, unit, named))


@remembered(4096)
def _pieces(measure: Measure, target_column: str, unit_column: str, named: str) -> list[str]:
    """The formula without the number of the row."""
    target, unit = target_column + _ROW, unit_column + _ROW
    number = f'TRIM("{OTHER} "&SUBSTITUTE({target},".",",")&" "&{unit})'
    text = f'"{OTHER} "&LEFT({target},{LONGEST})'
    if measure.counts:
        number = f"IF({_takes(measure, target, unit, named)},{target},{number})"
    elif measure.kind is TargetKind.TEXT:
        text = target
    else:
        own = f'LEFT({target},FIND("(",{target}&"(")-1)' if measure.graded else target
        word = f'SUBSTITUTE(TRIM({own}),"{AT_LEAST}","")'
        text = f"IF({rank(measure, word)}>0,{word},{text})"
    return f'=IF({target}="","",IF(ISNUMBER({target}),{number},{text}))'.split(_ROW)


def unit_named(measure: Measure, definition: Definition, cell: CellBlock) -> str:
    """What formulas call the indicator's unit: the definition's by name, another one, which comes from an input, by its cell."""
    return quoted_text(measure.unit) if listed_unit(measure.unit, definition) else str(cell)


def rank(measure: Measure, cells: str) -> str:
    """The rank of a word on the scale, 1 for the best; of several cells those of all, inside SUMPRODUCT."""
    places = (f"({cells}={quoted_text(word)})*{place}" for place, word in enumerate(measure.words, 1))
    return f"({'+'.join(places)})"


def quoted_text(text: str) -> str:
    """A text of the definition as a formula writes it."""
    return '"{}"'.format(text.replace('"', '""'))


def _takes(measure: Measure, target: str, unit: str, named: str) -> str:
    """Whether a number is in the indicator's unit."""
    bare = [f"{unit}={quoted_text(each)}" for each in measure.bare]
    if measure.percent:
        return f"OR({unit}={named},AND(OR({','.join(bare)}),OR({target}=0,{target}>=1)))"
    own = [f"{unit}={named}"] if measure.unit else []
    others = [f"{unit}={quoted_text(each)}" for each in measure.units if each != measure.unit]
    return f"OR({','.join([*own, *others, *bare])})"


_TAKEN = ("province", "office", "region", "code", "file", "sheet", "cell", "file_number", "written", "key", "defined")


def columns_taken(fields: Sequence[SheetField]) -> list[int]:
    """The columns of a data sheet that say what was taken from a file, and are not to be corrected."""
    return [at for at, field in enumerate(fields) if field.id in _TAKEN or field.further]


def checksum_of(cells: Sequence[object], columns: Sequence[int]) -> str:
    """Of what a data row says there."""
    return checksum(said(cells[at]) for at in columns)


_TITLE = Text("Data {sheet}: satu baris satu kegiatan", "Data of {sheet}: one row for each activity")
_ROWS = Text("Data {sheet}: baris demi baris seperti di rencananya", "Data of {sheet}: row by row as in the plans")
_UNSORTED = Text(
    "Jangan mengurutkan (Sort) sheet ini; pakai filter saja. Koreksi langsung di selnya. Huruf tebal: koreksi dari rekap "
    "sebelumnya, lihat sheet Koreksi.",
    "Do not sort this sheet; use the filter. Corrections are typed into its cells. Bold: corrected in an earlier roll-up, see "
    "the sheet Corrections.",
)
_NOT_HERE = Text(
    "Kolom di antara Pelaksana dan File dikoreksi di file kantornya, tidak di sini.",
    "The columns between Executors and File are corrected in the office's file, not here.",
)
_TARGET_ADVICE = Text(
    "Ketik angkanya saja: 85 untuk 85%. Satuannya ada di kolom sebelah.",
    "Type the number only: 85 for 85%. Its unit is in the next column.",
)
_TICK_ADVICE = Text(
    "Pilih {tick} dari daftar, atau kosongkan selnya.", "Choose {tick} from the list, or clear the cell."
)
_OFFERED = 255  # letters that a dropdown's list can have

_Compared = Mapping[str, ComparedTargets]  # by the code of the indicator


def draw_data(canvas: Canvas, layout: Layout, part: PartDefinition, compared: _Compared) -> str:
    """Fill a part's data sheet; the digest of what stands above its rows.

    Corrections belong here: every figure of the workbook follows.
    """
    table = layout.data[part.id]
    title = (_TITLE if part.has("activity") else _ROWS).filled(sheet=part.sheet)
    further = any(field.further for field in table.fields)
    about = one_text([_UNSORTED, _NOT_HERE]) if further else _UNSORTED
    begin_table(canvas, table, title, about, frozen=2, printed_to=_printed_to(table))
    head = canvas.digest()
    if not is_unsealed(row for indicator in layout.result.indicators[part.id] for row in indicator.rows):
        canvas.digest_ends()  # each row has its seal
    wrapped = {column: field.width for column, field in enumerate(table.fields) if field.style == "wrap"}
    widths = list(wrapped.values())
    styles = [field.style for field in table.fields]
    percents = ["points" if field.id == "target" or field.of_period else field.style for field in table.fields]
    own = columns_taken(table.fields)
    row_number = 2
    for indicator in layout.result.indicators[part.id]:
        for number, row in enumerate(indicator.rows):
            row_number += 1
            values = _values(indicator, row, part, layout, compared if number == 0 else None)
            values[-1] = written_seal(row, checksum_of(values, own), further=further)
            fit_row(canvas, row_number, [values[column] for column in wrapped], widths)
            percent = row.target is not None and row.target.kind is TargetKind.PERCENT
            looks = percents if percent else styles
            canvas.put_row(row_number, values, _marked(table, row, looks) if row.corrected else looks)
    end_table(canvas, table, printed_to=_printed_to(table))
    _advise(canvas, table, part, layout)
    return head


def _printed_to(table: TableLayout) -> str:
    """The last column of what the plans say; those behind are for the screen."""
    return next((field.id for field in reversed(table.fields) if field.further), "executors")


def _marked(table: TableLayout, row: ActivityRow, styles: Sequence[CellStyle]) -> list[CellStyle]:
    """The styles of a row with its corrected cells marked; a row that was added has its activity marked."""
    shown = {"target": {"target", "unit"}, ADDED: {"activity"}}
    marked = {each for field in row.corrected for each in shown.get(field, {field})}
    if "periods" in marked:
        marked |= {field.id for field in table.fields if field.style == "tick"}
    return [
        f"{style} {CORRECTED}" if field.id in marked else style
        for field, style in zip(table.fields, styles, strict=True)
    ]


def _advise(canvas: Canvas, table: TableLayout, part: PartDefinition, layout: Layout) -> None:
    """What to type where corrections often go wrong: 85% over a percentage becomes 0.85, an x is no tick."""
    target, unit = (address(FIRST, table.columns[field]).replace("$", "") for field in ("target", "unit"))
    no_fraction = f'=OR({unit}<>"%",NOT(ISNUMBER({target})),{target}=0,{target}>=1)'
    canvas.wants(table.column("target"), no_fraction, _TARGET_ADVICE)
    names = [each.id for each in layout.result.definition.targets.units if "," not in each.id]
    # As many as fit into a list; any other may be typed.
    offered = [name for number, name in enumerate(names, 1) if len(",".join(names[:number])) <= _OFFERED]
    canvas.choices(table.column("unit"), offered)
    periods = len(part.schedule.names)
    ticks = table.block(period_field(1), 0, max(table.rows, 1) - 1, period_field(periods))
    canvas.wants_choice(ticks, TICK, _TICK_ADVICE.filled(tick=TICK))


def shown_target(target: Target | None) -> CellValue:
    """A target as a cell holds it: a number where it is one (its unit stands beside it), else its text."""
    if target is None:
        return None
    return target.number if target.value is not None else target.text.strip()


def _values(
    indicator: OfficeIndicator, row: ActivityRow, part: PartDefinition, layout: Layout, compared: _Compared | None
) -> list[CellValue]:
    region = office_at(row.region)
    definition = layout.result.definition
    ticked, further = set(row.periods), dict(row.further)
    return [
        region_name(office_at(region.province), definition),
        layout.office_names[row.region],
        shown_code(row.region),
        region_number(row.region),
        indicator.group.code,
        row.ordinal,
        row.number if (number := whole_number(row.number)) is None else number,
        row.objective,
        row.indicator,
        shown_target(row.target),
        (row.target.unit or "") if row.target else "",
        row.activity,
        *(TICK if period in ticked else None for period in range(1, len(part.schedule.names) + 1)),
        SEPARATOR.join(row.executors),
        *(further.get(field.further) for field in layout.data[part.id].fields if field.further),
        row.file,
        row.sheet,
        row.cell,
        layout.source_numbers[row.region, row.part],
        row.target.text.strip() if row.target else "",
        row.key,
        *(_computed(indicator, part, layout.data[part.id]) if compared else [None] * (QUARTERS + 3)),
        _compared(indicator, layout.data[part.id], compared) if compared else None,
        None,
    ]


def _compared(indicator: OfficeIndicator, table: TableLayout, compared: _Compared) -> Formula:
    of_indicator = compared[indicator.group.code]
    target, unit = (letters(table.columns[field]) for field in ("target", "unit"))
    row = FIRST + indicator.first + 1
    formula = compared_formula(of_indicator.measure, target, unit, row, of_indicator.named)
    return Formula(formula, of_indicator.shown.get(indicator.region, ""))


def _computed(indicator: OfficeIndicator, part: PartDefinition, table: TableLayout) -> Iterator[CellValue]:
    """What stands once for an indicator, on its first row, beside its target as it compares."""
    first, last = indicator.first, indicator.last
    last_period = period_field(len(part.schedule.names))
    ticks = table.local(period_field(1), first, last, last_period)
    fields = {"target": "target", "activity": "activity", "executor": "executors"}
    counts = {column: f"COUNTA({table.local(field, first, last)})" for column, field in fields.items()}
    counts["schedule"] = f'COUNTIF({ticks},"{TICK}")'
    conditions = ",".join(f"{counts[column]}>0" for column in indicator.needed) or "TRUE"
    yield int(indicator.group.defined)
    yield Formula(f"=IF(AND({conditions}),1,0)", int(indicator.complete))
    active = indicator.periods
    for periods in _quarters(part):
        area = table.local(period_field(periods[0]), first, last, period_field(periods[-1]))
        yield Formula(f'=IF(COUNTIF({area},"{TICK}")>0,1,0)', int(not active.isdisjoint(periods)))
    cells = [table.local("executors", row, row) for row in range(first, last + 1)]
    joined = f'&"{SEPARATOR}"&'.join(cells)
    yield Formula(f'={joined}&""', SEPARATOR.join(SEPARATOR.join(row.executors) for row in indicator.rows))


@cache
def _quarters(part: PartDefinition) -> list[list[int]]:
    """The periods of each quarter."""
    return [sorted(part.schedule.calendar.of_quarter(quarter)) for quarter in range(1, QUARTERS + 1)]
