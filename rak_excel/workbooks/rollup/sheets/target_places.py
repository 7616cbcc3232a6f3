"""The columns of Perbandingan Target, one an office, and where each of its figures stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import groupby

from rak_excel.formats.written.drawn.charts import CellBlock
from rak_excel.formats.written.row_heights import BOLD, height_of, line_count
from rak_excel.language import Text
from rak_excel.record import Record
from rak_excel.rolling_up.facts.fields import FIRST, TARGETS, SheetField, shared
from rak_excel.rolling_up.offices import Office
from rak_excel.rolling_up.side_by_side.comparison import TargetComparison
from rak_excel.vocabulary.names.offices import place_name, province_named
from rak_excel.vocabulary.names.regions import office_at
from rak_excel.workbooks.rollup.layout import Layout, TableLayout
from rak_excel.workbooks.rollup.sheets.data import ComparedTargets, unit_named

_OFFICE_WIDTH = 11  # characters: `≠ 1 dokumen` fits
_PROVINCE_WIDTH = 7  # two lines of its name, which stands upright
_UPRIGHT_POINTS = 84.0  # with the two rows above 160 pixels, which leave most of a small screen to the indicators
_LEAST_POINTS = 60.0


class OfficeColumn(Record):
    """One column behind the summary, counted from 0: an office's, or the one that names a province.

    `first` and `last` are the columns of a province's offices, and the column's own of an office.
    """

    at: int
    name: str
    width: float
    first: int
    last: int
    office: Office | None = None


def columns_of(layout: Layout, offices: Sequence[Office], first: int) -> tuple[OfficeColumn, ...]:
    """The columns from `first` on, in the order of offices; each province before its own, where there are several."""
    folded = len(layout.result.provinces) > 1
    columns: list[OfficeColumn] = []
    for code, listed in groupby(offices, lambda office: office_at(office.region).province):
        its_own = list(listed)
        if folded:
            at = first + len(columns)
            name = province_named(code, layout.result.definition)
            columns.append(OfficeColumn(at, name, _PROVINCE_WIDTH, at + 1, at + len(its_own)))
        columns += [_of_office(layout, office, first + len(columns) + place) for place, office in enumerate(its_own)]
    return tuple(columns)


def heading_points(columns: Sequence[OfficeColumn]) -> float:
    """How high the headings must be for all of these names."""
    names = [(column.name, column.width * BOLD) for column in columns if column.office]
    upright = _UPRIGHT_POINTS if any(column.office is None for column in columns) else 0
    return max(_LEAST_POINTS, upright, height_of(names))


def _of_office(layout: Layout, office: Office, at: int) -> OfficeColumn:
    name = place_name(office_at(office.region), layout.result.definition)
    width: float = _OFFICE_WIDTH
    while max(line_count(word, width * BOLD) for word in name.split()) > 1:
        width += 1
    return OfficeColumn(at, name, width, at, at, office)


TARGET_FIELDS = (
    SheetField("code", Text("Kode", "Code"), 7, "center"),
    shared("indicator", 38, "cell"),
    shared("part", 11, "cell"),
    shared("unit", 9, "center"),
    SheetField("national", Text("Target Nasional", "National Target"), 9, "figure"),
    SheetField("low", Text("Terendah", "Lowest"), 9.5, "figure"),
    SheetField("middle", Text("Nilai Tengah", "Middle"), 8, "figure"),
    SheetField("high", Text("Tertinggi", "Highest"), 9.5, "figure"),
    SheetField("values", Text("Ragam Isian", "Other Values"), 18, "cell"),
    SheetField("offices", Text("Kantor Bertarget", "Offices with a Target"), 9, "figure"),
    SheetField("far", Text("Jauh dari Kantor Lain", "Far from Others"), 9, "told"),
    SheetField("below", Text("Di Bawah Nasional", "Below National"), 9, "figure"),
    SheetField("other", Text("Beda Satuan", "Other Unit"), 9, "figure"),
    SheetField("others", Text("Isian Beda Satuan", "Given in Another Unit"), 18, "cell"),
    SheetField("fence_low", Text("Batas Bawah", "Lower Fence"), 8, "figure"),
    SheetField("fence_high", Text("Batas Atas", "Upper Fence"), 8, "figure"),
    SheetField("near_low", Text("Jarak Bawah", "Near Below"), 8, "unseen"),
    SheetField("near_high", Text("Jarak Atas", "Near Above"), 8, "unseen"),
)
AT = {field.id: number for number, field in enumerate(TARGET_FIELDS)}
OFFICES_AT = len(TARGET_FIELDS)  # the first column behind the summary


class TargetSheet(Record, dict=True):
    """The sheet's content and the places that the summary refers to."""

    layout: Layout
    comparisons: Sequence[TargetComparison]

    @cached_property
    def offices(self) -> list[Office]:
        return [office for office in self.layout.result.offices if office.sent]

    @property
    def name(self) -> str:
        return self.layout.name(TARGETS)

    @cached_property
    def table(self) -> TableLayout:
        """The summary of the comparisons, one a row."""
        return TableLayout(self.name, TARGET_FIELDS, len(self.comparisons))

    @property
    def names(self) -> list[str]:
        """What stands above each office's column."""
        return [column.name for column in self.columns if column.office]

    def compared_of(self, part: str) -> dict[str, ComparedTargets]:
        """What the data sheet of a part needs to know of the comparison, by code."""
        return {
            each.group.code: ComparedTargets(each.measure, self.units[each.group.code], each.shown)
            for each in self.comparisons
            if each.group.part == part
        }

    @cached_property
    def units(self) -> Mapping[str, str]:
        """What formulas call the unit of each comparison, by code."""
        definition = self.layout.result.definition
        return {
            each.group.code: unit_named(each.measure, definition, self.table.cell("unit", number))
            for number, each in enumerate(self.comparisons)
        }

    @cached_property
    def places(self) -> Mapping[str, int]:
        """The place of each office's column among them, by region."""
        return {office.region: place for place, office in enumerate(self.offices)}

    @cached_property
    def columns(self) -> tuple[OfficeColumn, ...]:
        """The columns behind the summary: those of the offices, and of the provinces where there are several."""
        return columns_of(self.layout, self.offices, OFFICES_AT)

    @cached_property
    def last_column(self) -> int:
        return self.columns[-1].at if self.columns else OFFICES_AT

    @cached_property
    def office_columns(self) -> tuple[int, ...]:
        """The column of the office at each place."""
        return tuple(column.at for column in self.columns if column.office)

    def office_column(self, place: int) -> CellBlock:
        """The targets of the office at a place."""
        column = self.office_columns[place]
        return CellBlock(self.name, FIRST, column, self.table.last, column)

    def seen_column(self, region: str) -> int:
        """Where an office is seen: its own column, or that of its province where it is folded away."""
        own = self.office_columns[self.places[region]]
        folds = (column.at for column in self.columns if not column.office and column.first <= own <= column.last)
        return next(folds, own)

    @property
    def counts_at(self) -> int:
        """The row below the table that counts each office's targets far from the others; the next one, of another kind."""
        return self.table.last + 2

    def counts_of(self, region: str) -> Iterator[tuple[str, int]]:
        """How many targets of an office are far from the others, and how many of another kind or unit: the cell that counts
        them, and its value; both 0 of an office without a column.
        """
        values = [sum(region in each.far for each in self.comparisons)]
        values.append(sum(region in each.of_other_kind for each in self.comparisons))
        for row, value in enumerate(values, self.counts_at):
            if region not in self.places or not self.comparisons:
                yield "0", 0
            else:
                column = self.office_columns[self.places[region]]
                yield str(CellBlock(self.name, row, column, row, column)), value
