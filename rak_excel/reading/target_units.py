"""The unit that stands beside a target: in a column SATUAN, or in a further column that its heading is merged over."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from rak_excel.model import Definition, MeasureUnit, Target, TargetKind
from rak_excel.reading.sections import Section
from rak_excel.spreadsheet.grid import Sheet
from rak_excel.vocabulary.headings import is_unit
from rak_excel.vocabulary.marks import stands_for_nothing
from rak_excel.vocabulary.target_units import UnitRead, read_unit
from rak_excel.vocabulary.words import tidy

_IN_HEADING = re.compile(r"\((?:dalam |satuan )?(?P<unit>[^()]+)\)\s*$|(?P<percent>%)\s*$", re.IGNORECASE)
_OTHERS_UNITS = frozenset({"activity", "executor"})  # what is behind them counts their own volume


def spanned_columns(section: Section) -> tuple[int, ...]:
    """The further columns that the heading TARGET is merged over."""
    return section.heading.spans.get("target", ())


def unit_columns(section: Section, definition: Definition) -> tuple[int, ...]:
    """The columns headed SATUAN that belong to the target, the nearest first: none behind the activity or executor."""
    heading = section.heading
    units = [column for column, title in heading.others.items() if is_unit(title, definition)]
    target = heading.roles.get("target", 0)
    targets = heading.rivals.get("target", (target,))
    if len(targets) == len(units) > 1:  # one for each: SEMULA and MENJADI over TARGET and SATUAN
        return (units[targets.index(target)],)
    roles = {column: role for role, column in heading.roles.items()} | dict.fromkeys(targets, "target")
    behind = {
        unit: max(((column, role) for column, role in roles.items() if column < unit), default=(0, ""))[1]
        for unit in units
    }
    own = [unit for unit in units if behind[unit] not in _OTHERS_UNITS]
    return tuple(sorted(own, key=lambda unit: (behind[unit] != "target", unit)))


def unit_headed(section: Section, definition: Definition) -> str:
    """The known unit that the heading of the targets says itself: `TARGET (%)`, `TARGET (DALAM PERSEN)`; '' for none."""
    block, column = section.heading.block, section.heading.roles.get("target", 0)
    matches = (_IN_HEADING.search(text) for text in (*block.texts(column), *block.wider(column)))
    said = [match["percent"] or match["unit"] for match in matches if match]
    return next((text for text in said if (read := read_unit(text, definition)).unit and read.known), "")


def unit_text(sheet: Sheet, row: int, columns: Iterable[int]) -> str:
    """What the first of these columns that says anything says, in a merged range its first cell."""
    for column in columns:  # most tables have none
        if text := _text_at(sheet, row, column):
            return text
    return ""


def _text_at(sheet: Sheet, row: int, column: int) -> str:
    text = tidy(sheet.text(row, column))
    area = None if text else sheet.merged_at(row, column)
    return tidy(sheet.text(area.top, area.left)) if area and area.left == column else text


def unit_beside(text: str, definition: Definition) -> UnitRead:
    """The unit that a cell beside a target says."""
    return read_unit(text, definition) if text and not stands_for_nothing(text, definition.marks) else UnitRead()


def contradicts(target: Target, text: str, definition: Definition) -> bool:
    """Whether a target names another unit than the cell beside it: `75%` beside `Dokumen`, `1 Dok` beside `Laporan`."""
    units = [each for each in _named(text, definition) if each.kind in {TargetKind.PERCENT, TargetKind.COUNT}]
    if not units or target.unit is None or target.kind is TargetKind.TEXT:
        return False
    if target.kind is TargetKind.COUNT:
        return not any(_same(target.unit, each.id) for each in units)
    return target.unit not in {each.id for each in units}


def _same(one: str, other: str) -> bool:
    """`laporan` and `laporan keuangan` are no contradiction."""
    return one == other or one.startswith(f"{other} ") or other.startswith(f"{one} ")


def _named(text: str, definition: Definition) -> Iterator[MeasureUnit]:
    """Every unit that the cell names: both of `Dokumen/Laporan`."""
    pieces = [text, *text.replace(" dan ", "/").replace(" atau ", "/").replace(",", "/").split("/")]
    for piece in pieces:
        if piece.strip() and (unit := unit_beside(piece, definition).unit):
            yield unit
