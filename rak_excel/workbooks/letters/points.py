"""The single things that an office is asked to correct or to look at: findings, and targets unlike the other offices'."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property

from rak_excel.language import Text
from rak_excel.model import Severity
from rak_excel.rolling_up.facts.facts import NoteRow, NoteState
from rak_excel.rolling_up.facts.places import first_rows, row_number, target_cell
from rak_excel.rolling_up.facts.rows import ActivityRow
from rak_excel.rolling_up.indicators.measures import Number
from rak_excel.rolling_up.offices import OfficeIndicator
from rak_excel.rolling_up.result import Rollup
from rak_excel.rolling_up.side_by_side.comparison import TargetComparison
from rak_excel.rolling_up.typed import NUMBER, is_typed
from rak_excel.system.grouped import grouped

_FAR = Text(
    'Target indikator "{indicator}" jauh dari kantor lain: nilai tengahnya {middle}, terendah {low}, tertinggi {high}.',
    'The target of "{indicator}" is far from the other offices\': their middle is {middle}, the lowest {low}, the highest '
    "{high}.",
)
_OTHER_UNIT = Text(
    'Target indikator "{indicator}" tidak dalam satuan indikator itu ({unit}).',
    'The target of "{indicator}" is not in the unit of that indicator ({unit}).',
)
_LOOK = Text(
    "Pastikan targetnya. Jika memang begitu, beri tahu kami alasannya.",
    "Check the target. If it is meant so, tell us why.",
)
_ROW = Text("baris {row}", "row {row}")
FAR, OTHER_UNIT = (
    "far",
    "other-unit",
)  # the codes of targets among the findings on a plan, which have those of their rules


def where(point: NoteRow) -> Text:
    """`D18`; of a target of which the row alone is known that: `row 18`."""
    is_row = point.code in {FAR, OTHER_UNIT} and point.cell.isdigit()
    return _ROW.filled(row=point.cell) if is_row else Text(point.cell, point.cell)


def alike(points: Sequence[NoteRow]) -> list[list[NoteRow]]:
    """The points that say the same of one sheet, as one, each where its first one stands."""
    keys = (
        (each.severity, each.code, each.file, each.sheet, each.message.id, each.state is NoteState.STILL)
        for each in points
    )
    return list(grouped(zip(keys, points, strict=True)).values())


def doubtful_targets(result: Rollup, comparisons: Sequence[TargetComparison]) -> Mapping[str, list[NoteRow]]:
    """By region the targets that are far from the others', or in another unit, in the order of the plan.

    Not those that the province typed itself: of them the office is told that they were corrected.
    """
    found: dict[str, list[NoteRow]] = {office.region: [] for office in result.offices}
    cells = _TargetCells(result)
    for comparison in comparisons:
        wording = comparison.group.text
        figures = {name: _said(getattr(comparison, name), comparison) for name in ("low", "middle", "high")}
        far = _FAR.filled(indicator=wording, **figures)
        other = _OTHER_UNIT.filled(indicator=wording, unit=comparison.unit or NUMBER)
        for code, message, regions in ((FAR, far, comparison.far), (OTHER_UNIT, other, comparison.of_other_kind)):
            for region in regions:
                indicator = comparison.cells[region]
                if region in found and not is_typed(indicator):
                    found[region].append(_point(code, indicator, cells.of(indicator), message))
    return found


class _TargetCells:
    """Where the targets stand in the files of the offices."""

    def __init__(self, result: Rollup) -> None:
        self._result = result
        self._letters = {
            (choice.facts.region, part): choice.facts.parts[part].columns
            for choice in result.choices
            for part in choice.used
        }
        self._first: dict[tuple[str, str], Mapping[int, ActivityRow]] = {}

    def of(self, indicator: OfficeIndicator) -> str:
        """`D18`; '' where it is not known, as of an added row or where columns differ within a sheet."""
        row, at = indicator.rows[0], (indicator.region, indicator.group.part)
        if not row.seal:
            return ""
        if at not in self._first:
            self._first[at] = first_rows(self._rows[at])
        return target_cell(self._first[at].get(row.place), self._letters.get(at, ""))

    @cached_property
    def _rows(self) -> Mapping[tuple[str, str], Mapping[int, ActivityRow]]:
        """The rows that are in an office's file, by their place there."""
        rows: dict[tuple[str, str], dict[int, ActivityRow]] = defaultdict(dict)
        for part, indicators in self._result.indicators.items():
            for each in indicators:
                rows[each.region, part].update({row.place: row for row in each.rows if row.seal})
        return rows


def _point(code: str, indicator: OfficeIndicator, cell: str, message: Text) -> NoteRow:
    first = indicator.rows[0]
    row, value = row_number(first.cell), first.target.text.strip() if first.target else ""
    place = cell or (str(row) if row else "")
    return NoteRow(first.file, "", code, Severity.WARNING, first.sheet, place, value, message, _LOOK)


def _said(number: Number | None, comparison: TargetComparison) -> Text:
    """`77,5%` and `1.234.567`, in English `77.5%` and `1,234,567`."""
    if number is None:
        return Text("-", "-")
    written = f"{number:,.2f}".rstrip("0").rstrip(".") + ("%" if comparison.percent else "")
    return Text(written.translate(str.maketrans(",.", ".,")), written)
