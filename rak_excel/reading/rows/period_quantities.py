"""Quantities in the columns of a schedule beside columns with targets of the same periods."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import accumulate

from rak_excel.language import Text
from rak_excel.model import Definition, NoteKind, Place, Target
from rak_excel.model.plan import Further
from rak_excel.model.standard_columns import period_label, period_target_id
from rak_excel.reading.ledger import Ledger
from rak_excel.vocabulary.basics.texts import normalised
from rak_excel.vocabulary.targets.period_entries import without_up_to
from rak_excel.vocabulary.targets.targets import understand_target


def tell_other_quantities(
    quantities: Mapping[int, str], further: Further, periods: int, place: Place, definition: Definition, ledger: Ledger
) -> None:
    """Tells of quantities that say something else than the columns of their periods, which count.

    Not where those of the one, added up, are those of the other: of each period alone, and s.d.
    """
    ids = {period: period_target_id(period, periods) for period in quantities}
    columns = {period: str(further[id_]) for period, id_ in sorted(ids.items()) if id_ in further}
    beside, own = ([_read(each[period], definition) for period in columns] for each in (quantities, columns))
    if _add_up_to(beside, own) or _add_up_to(own, beside):
        return
    pairs = zip(columns, beside, own, strict=True)
    if differing := [period for period, one, other in pairs if not _same(one, other)]:
        first, *others = differing
        detail = _OTHER.filled(label=period_label(first, periods), used=columns[first])
        cells = map(place.period, others)
        ledger.note(NoteKind.CELL_NOT_USED, detail, place.period(first), quantities[first], others=cells)


def _read(text: str, definition: Definition) -> Target:
    return understand_target(without_up_to(text), definition).target


def _add_up_to(parts: list[Target], sums: list[Target]) -> bool:
    values = [each.value for each in parts if each.value is not None]
    return bool(parts) and len(values) == len(parts) and [*accumulate(values)] == [each.value for each in sums]


def _same(one: Target, other: Target) -> bool:
    if one.value is None or other.value is None:
        return normalised(one.text) == normalised(other.text)
    units = {each.unit for each in (one, other) if not each.is_bare}
    return (one.value, one.upper, one.bound) == (other.value, other.upper, other.bound) and len(units) < 2


_OTHER = Text(
    "Target {label} dibaca dari kolomnya, yaitu {used}; isian kolom jadwal ini lain. Samakan keduanya, atau kosongkan salah satunya.",
    "The target of {label} was read from its own column, {used}; this entry of the schedule is another. Make both the same, or clear one.",
)
