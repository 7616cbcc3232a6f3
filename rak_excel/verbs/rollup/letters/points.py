"""The single things that an office is asked to correct or to look at: findings, and targets unlike the other offices'."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rak_excel.language import Text
from rak_excel.model import Severity
from rak_excel.verbs.rollup.addresses import row_number
from rak_excel.verbs.rollup.comparison import Comparison
from rak_excel.verbs.rollup.facts import NoteRow
from rak_excel.verbs.rollup.measures import Number
from rak_excel.verbs.rollup.note_states import NoteState
from rak_excel.verbs.rollup.result import OfficeIndicator, Rollup

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
_NUMBER = Text("angka", "a number")
_ROW = Text("baris {row}", "row {row}")
FAR, OTHER_UNIT = "far", "other-unit"  # their codes; a finding has that of its rule


@dataclass(frozen=True, slots=True)
class Point:
    """One thing to correct or to look at. `row` is that of its place, 0 for a whole sheet or file; `still` tells that it
    was there at the previous roll-up.
    """

    code: str
    severity: Severity
    file: str
    sheet: str
    place: Text
    row: int
    value: str
    message: Text
    hint: Text
    still: bool = False


def point_of(note: NoteRow) -> Point:
    return Point(
        code=note.code,
        severity=note.severity,
        file=note.file,
        sheet=note.sheet,
        place=Text(note.cell, note.cell),
        row=row_number(note.cell),
        value=note.value.strip(),
        message=note.message,
        hint=note.hint,
        still=note.state is NoteState.STILL,
    )


def alike(points: Sequence[Point]) -> list[list[Point]]:
    """The points that say the same of one sheet, as one, each where its first one stands."""
    groups: dict[tuple[Severity, str, str, str, str, bool], list[Point]] = {}
    for point in points:
        key = point.severity, point.code, point.file, point.sheet, point.message.id, point.still
        groups.setdefault(key, []).append(point)
    return list(groups.values())


def doubtful_targets(result: Rollup, comparisons: Sequence[Comparison]) -> Mapping[str, list[Point]]:
    """By region the targets that are far from the others', or in another unit, in the order of the plan."""
    found: dict[str, list[Point]] = {office.region: [] for office in result.offices}
    for comparison in comparisons:
        indicator = comparison.group.text
        figures = {name: _said(getattr(comparison, name), comparison) for name in ("low", "middle", "high")}
        far = _FAR.filled(indicator=indicator, **figures)
        other = _OTHER_UNIT.filled(indicator=indicator, unit=comparison.unit or _NUMBER)
        for code, message, regions in ((FAR, far, comparison.far), (OTHER_UNIT, other, comparison.of_other_kind)):
            for region in regions:
                if region in found:
                    found[region].append(_point(code, comparison.cells[region], message))
    return found


def _point(code: str, indicator: OfficeIndicator, message: Text) -> Point:
    first = indicator.rows[0]
    row = row_number(first.cell)
    return Point(
        code=code,
        severity=Severity.WARNING,
        file=first.file,
        sheet=first.sheet,
        place=_ROW.filled(row=row) if row else Text(first.cell, first.cell),
        row=row,
        value=first.target.text.strip() if first.target else "",
        message=message,
        hint=_LOOK,
    )


def _said(number: Number | None, comparison: Comparison) -> Text:
    """`77,5%`, in English `77.5%`."""
    written = f"{number:g}" if number is not None else "-"
    sign = "%" if comparison.percent and number is not None else ""
    return Text(written.replace(".", ",") + sign, written + sign)
