"""What stands in the corrected cells of an earlier roll-up's data row: its target, and what is doubtful about the row."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from rak_excel.language import Text
from rak_excel.model import Definition, MeasureUnit, PartDefinition, Target, TargetKind
from rak_excel.verbs.rollup.earlier_cells import Row
from rak_excel.verbs.rollup.sheets.fields import TICK, period_field
from rak_excel.vocabulary.marks import Mark, read_mark
from rak_excel.vocabulary.target_units import find_unit, unit_with_id
from rak_excel.vocabulary.targets import parse_target, written_target
from rak_excel.vocabulary.words import shortened

_SCALES = frozenset({TargetKind.OPINION, TargetKind.PREDICATE})
_NO_TICK = Text(
    '{cell}: "{value}" bukan ✓, jadi tidak dihitung. Pilih ✓ dari daftarnya, atau kosongkan.',
    '{cell}: "{value}" is not ✓ and is not counted. Choose ✓ from its list, or clear the cell.',
)
_FRACTION = Text(
    "{cell}: targetnya menjadi {target}. Jika maksudnya {meant}, ketik angkanya saja: {number}.",
    "{cell}: the target is now {target}. If {meant} is meant, type the number only: {number}.",
)


def target_of(row: Row, definition: Definition) -> Target | None:
    """The target as the cell has it; its original text is kept as long as it says the same."""
    value, written = row.cells.get("target", ""), row.text("written")
    if not str(value).strip():
        return None
    indicator = row.text("indicator")
    original = parse_target(written, definition, indicator)
    if not isinstance(value, int | float):
        return original if str(value) == written else parse_target(str(value), definition, indicator)
    unit = unit_with_id(row.text("unit"), definition)
    if unit and unit.kind in _SCALES:  # of the opinion or predicate over which the number was typed
        unit = None
    number = Decimal(str(value))
    if original.value is not None and original.value == number and (original.unit or "") == (unit.id if unit else ""):
        return original
    text = written if _read_so(original, number, unit) else written_target(number, unit)
    return Target(text, unit.kind if unit else TargetKind.NUMBER, number.normalize(), unit.id if unit else None)


def row_doubts(row: Row, part: PartDefinition, definition: Definition) -> Iterator[Text]:
    """What was typed into the row and does not count, or hardly means what it says."""
    for period in range(1, len(part.schedule.names) + 1):
        value = row.text(period_field(period))
        if value and value.strip() != TICK and read_mark(value, definition.marks) is not Mark.BLANK:
            yield _NO_TICK.filled(cell=row.address(period_field(period)), value=shortened(value))
    value = row.cells.get("target", "")
    if not isinstance(value, int | float) or not 0 < value < 1:
        return
    target = target_of(row, definition)
    unit = find_unit("%", definition)
    if target and unit and target.unit == unit.id and target.text != row.text("written"):
        number = Decimal(str(value))
        meant = written_target(number * 100, unit)
        yield _FRACTION.filled(
            cell=row.address("target"), target=target.text, meant=meant, number=meant.removesuffix("%")
        )


def _read_so(original: Target, number: Decimal, unit: MeasureUnit | None) -> bool:
    """Whether a plan's bare number was read as this percentage: 80 and 0,8 are 80 % where a percentage is wanted."""
    if original.kind is not TargetKind.NUMBER or original.value is None:
        return False
    return unit is not None and unit.kind is TargetKind.PERCENT and number in {original.value, original.value * 100}
