"""Quantities in the columns of a schedule beside columns with targets of the same periods."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import accumulate

from rak_excel.language import Text
from rak_excel.model import Definition, NoteKind, Place, Target
from rak_excel.model.further import Further
from rak_excel.model.standard_columns import period_label, period_target_id
from rak_excel.reading.ledger import Ledger
from rak_excel.vocabulary.basics.texts import normalised
from rak_excel.vocabulary.targets.period_entries import without_up_to
from rak_excel.vocabulary.targets.targets import understand_target


def filling_gaps(
    quantities: Mapping[int, str], further: Further, periods: int, place: Place, definition: Definition, ledger: Ledger
) -> dict[str, str]:
    """The quantities of periods whose columns are blank, by the ids of these; none where the columns say something else.

    What they say otherwise is told, unless those of the one, added up, are those of the other: of each period alone, and s.d.
    What fills no gap then is told too.
    """
    ids = {period: period_target_id(period, periods) for period in sorted(quantities)}
    columns = {period: str(further[id_]) for period, id_ in ids.items() if id_ in further}
    gaps = {period: quantities[period] for period in ids if period not in columns}
    beside, own = ({at: _read(text, definition) for at, text in each.items()} for each in (quantities, columns))
    differing = [period for period in columns if not _same(beside[period], own[period])]
    if not differing:
        return {ids[period]: text for period, text in gaps.items()}
    if not (_add_up_to(beside, own) or _add_up_to(own, {period: beside[period] for period in own})):
        detail = _OTHER.filled(label=period_label(differing[0], periods), used=columns[differing[0]])
        _tell(detail, differing, quantities, place, ledger)
    if gaps:
        _tell(_NO_GAP.filled(label=period_label(next(iter(gaps)), periods)), [*gaps], quantities, place, ledger)
    return {}


def where_quantities_stand(place: Place, by_period: Collection[str], periods: int) -> Place:
    """The place of a row, with the cells of the schedule for the targets by period that stand there."""
    columns = place.columns
    letters = {period_target_id(at, periods): letter for at, letter in enumerate(columns.periods, 1) if letter}
    taken = {id_: letter for id_, letter in letters.items() if id_ in by_period}
    return place.but(columns=columns.but(roles={**letters, **columns.roles, **taken}))


def _tell(detail: Text, periods: Sequence[int], quantities: Mapping[int, str], place: Place, ledger: Ledger) -> None:
    first, *others = periods
    cells = map(place.period, others)
    ledger.note(NoteKind.CELL_NOT_USED, detail, place.period(first), quantities[first], others=cells)


def _read(text: str, definition: Definition) -> Target:
    return understand_target(without_up_to(text), definition).target


def _add_up_to(parts: Mapping[int, Target], sums: Mapping[int, Target]) -> bool:
    values = {period: each.value for period, each in sorted(parts.items()) if each.value is not None}
    reached = dict(zip(values, accumulate(values.values()), strict=True))
    return len(values) == len(parts) and all(reached.get(period) == each.value for period, each in sums.items())


def _same(one: Target, other: Target) -> bool:
    if one.value is None or other.value is None:
        return normalised(one.text) == normalised(other.text)
    units = {each.unit for each in (one, other) if not each.is_bare}
    return (one.value, one.upper, one.bound) == (other.value, other.upper, other.bound) and len(units) < 2


_OTHER = Text(
    "Target {label} dibaca dari kolomnya, yaitu {used}; isian kolom jadwal ini lain. Samakan keduanya, atau kosongkan salah satunya.",
    "The target of {label} was read from its own column, {used}; this entry of the schedule is another. Make both the same, or clear one.",
)
_NO_GAP = Text(
    "Target {label} kosong di kolomnya. Isian kolom jadwal ini tidak dipakai, karena periode lain di baris ini berbeda dari "
    "kolomnya. Isi kolom targetnya.",
    "The target of {label} is blank in its own column. This entry of the schedule is not used, as another period of this row "
    "differs from its column. Fill in the column of the target.",
)
