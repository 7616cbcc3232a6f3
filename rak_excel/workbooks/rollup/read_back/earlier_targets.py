"""What stands in the corrected cells of an earlier roll-up's data row: its target, and what is doubtful about the row."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from rak_excel.language import Text
from rak_excel.model import Definition, MeasureUnit, PartDefinition, Target, TargetKind
from rak_excel.rolling_up.facts.fields import TICK, period_field
from rak_excel.vocabulary.basics.texts import shortened
from rak_excel.vocabulary.entries.ticks import Mark, read_mark
from rak_excel.vocabulary.targets.targets import parse_target, written_target
from rak_excel.vocabulary.targets.units import find_unit, unit_with_id
from rak_excel.workbooks.rollup.earlier_cells import Row

_SCALES = frozenset({TargetKind.OPINION, TargetKind.PREDICATE})
_NO_TICK = Text(
    '{cell}: "{value}" bukan ✓, jadi tidak dihitung. Pilih ✓ dari daftarnya, atau kosongkan.',
    '{cell}: "{value}" is not ✓ and is not counted. Choose ✓ from its list, or clear the cell.',
)
_HUGE = 10**30  # more than any text is read as; from here on a number is read as its text
_FRACTION = Text(
    "{cell}: targetnya menjadi {target}. Jika maksudnya {meant}, ketik angkanya saja: {number}.",
    "{cell}: the target is now {target}. If {meant} is meant, type the number only: {number}.",
)
_UNKNOWN_UNIT = Text(
    '{cell}: satuan "{unit}" tidak ada di daftar satuan, jadi tidak dipakai. Pilih dari daftarnya.',
    '{cell}: the unit "{unit}" is not in the list of units and is not taken. Choose one from the list.',
)
_NO_NUMBER = Text(
    '{cell}: satuan "{unit}" tidak dipakai, karena target "{value}" bukan angka saja. Ketik angkanya di kolom Target.',
    '{cell}: the unit "{unit}" is not taken, since the target "{value}" is not a number alone. Type the number as the target.',
)


def target_of(row: Row, definition: Definition) -> Target | None:
    """The target as the cell has it; its original text is kept as long as it says the same."""
    value, written = row.cells.get("target", ""), row.text("written")
    if not str(value).strip():
        return None
    indicator = row.text("indicator")
    original = parse_target(written, definition, indicator)
    if not isinstance(value, int | float) or not abs(value) < _HUGE:
        said = row.text("target")
        return original if said == written else _typed_as_text(said, row, definition)
    unit = unit_with_id(row.text("unit"), definition)
    if unit and unit.kind in _SCALES:  # of the opinion or predicate over which the number was typed
        unit = None
    number = Decimal(str(value))
    if original.value is not None and original.value == number and (original.unit or "") == (unit.id if unit else ""):
        return original
    text = written if _read_so(original, number, unit) else written_target(number, unit)
    return Target(text, unit.kind if unit else TargetKind.NUMBER, number.normalize(), unit.id if unit else None)


def _typed_as_text(text: str, row: Row, definition: Definition) -> Target:
    """A target in words; a number that a program left as text is what it would be in a plan, with the unit beside it."""
    indicator, unit = row.text("indicator"), unit_with_id(row.text("unit"), definition)
    target = parse_target(text, definition, indicator)
    if unit is None or unit.kind in _SCALES or not target.is_bare:
        return target
    return parse_target(f"{text}{'' if unit.kind is TargetKind.PERCENT else ' '}{unit.id}", definition, indicator)


def row_doubts(row: Row, part: PartDefinition, definition: Definition) -> Iterator[Text]:
    """What was typed into the row and does not count, or hardly means what it says."""
    for period in range(1, len(part.schedule.names) + 1):
        value = row.text(period_field(period))
        if value and value.strip() != TICK and read_mark(value, definition.marks) is not Mark.BLANK:
            yield _NO_TICK.filled(cell=row.address(period_field(period)), value=shortened(value))
    yield from _unit_doubts(row, definition)
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


def _unit_doubts(row: Row, definition: Definition) -> Iterator[Text]:
    """The unit that was typed beside a target and is not taken."""
    typed = row.text("unit").strip()
    if not typed:
        return
    target = target_of(row, definition)
    original = parse_target(row.text("written"), definition, row.text("indicator"))
    if typed in {target.unit if target else "", original.unit} or (target and typed in target.text):
        return
    said = _NO_NUMBER if unit_with_id(typed, definition) else _UNKNOWN_UNIT
    yield said.filled(cell=row.address("unit"), unit=shortened(typed), value=shortened(row.text("target")))


def _read_so(original: Target, number: Decimal, unit: MeasureUnit | None) -> bool:
    """Whether a plan's bare number was read as this percentage: 80 and 0,8 are 80 % where a percentage is wanted."""
    if original.kind is not TargetKind.NUMBER or original.value is None:
        return False
    return unit is not None and unit.kind is TargetKind.PERCENT and number in {original.value, original.value * 100}
