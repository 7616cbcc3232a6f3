"""The columns of the offices on Perbandingan Target: one an office, folded away behind its province where there are several."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from rak_excel.formats.written.row_heights import BOLD, height_of
from rak_excel.formats.written.text_lines import line_count
from rak_excel.rolling_up.result import Office
from rak_excel.vocabulary.names.offices import place_name, region_name
from rak_excel.vocabulary.names.regions import regions
from rak_excel.workbooks.rollup.layout import Layout

_OFFICE_WIDTH = 11  # characters: `≠ 1 dokumen` fits
_PROVINCE_WIDTH = 7  # two lines of its name, which stands upright
_UPRIGHT_POINTS = 84.0  # with the two rows above 160 pixels, which leave most of a small screen to the indicators
_LEAST_POINTS = 60.0


@dataclass(frozen=True, slots=True)
class Column:
    """One column behind the summary, counted from 0: an office's, or the one that names a province.

    `first` and `last` are the columns of a province's offices, and the column's own of an office.
    """

    at: int
    name: str
    width: float
    first: int
    last: int
    office: Office | None = None


def columns_of(layout: Layout, offices: Sequence[Office], first: int) -> tuple[Column, ...]:
    """The columns from `first` on, in the order of offices; each province before its own, where there are several."""
    folded = len(layout.result.provinces) > 1
    columns: list[Column] = []
    for code, listed in groupby(offices, lambda office: regions()[office.region].province):
        its_own = list(listed)
        if folded:
            at = first + len(columns)
            name = region_name(regions()[code], layout.result.definition)
            columns.append(Column(at, name, _PROVINCE_WIDTH, at + 1, at + len(its_own)))
        columns += [_of_office(layout, office, first + len(columns) + place) for place, office in enumerate(its_own)]
    return tuple(columns)


def heading_points(columns: Sequence[Column]) -> float:
    """How high the headings must be for all of these names."""
    names = [(column.name, column.width * BOLD) for column in columns if column.office]
    upright = _UPRIGHT_POINTS if any(column.office is None for column in columns) else 0
    return max(_LEAST_POINTS, upright, height_of(names))


def _of_office(layout: Layout, office: Office, at: int) -> Column:
    name = place_name(regions()[office.region], layout.result.definition)
    width: float = _OFFICE_WIDTH
    while max(line_count(word, width * BOLD) for word in name.split()) > 1:
        width += 1
    return Column(at, name, width, at, at, office)
