"""Units that fill workbooks in: their names, and which rows are theirs."""

from __future__ import annotations

from rak_excel.errors import UnknownUnitError
from rak_excel.language import Text
from rak_excel.model import Definition, Executor, Indicator, IndicatorDefinition, UnitDefinition
from rak_excel.vocabulary.basics.texts import normalised
from rak_excel.vocabulary.names.executors import find_unit_named, read_executor, supported_by


def unit_named(name: str, definition: Definition) -> Executor:
    """The division or sub bagian with this name. Raises UnknownUnitError with the names that there are."""
    if known := find_unit_named(name, definition):
        return known
    names = [each for group in definition.executors.values() for each in group.names()]
    said = _UNKNOWN.filled(name=name, names="; ".join(names))
    words = set(normalised(name).split())
    likely = [each for each in names if words and words <= set(normalised(each).split())]
    if likely:
        *first, last = (f'"{each}"' for each in likely)
        meant = Text(*(", ".join(first) + word + last if first else last for word in (" atau ", " or ")))
        said = _LIKELY.filled(name=name, meant=meant)
    raise UnknownUnitError(said.id, said.en)


_UNKNOWN = Text(
    'Tidak ada unit bernama "{name}". Pilih salah satu: {names}.',
    'There is no unit named "{name}". Choose one of: {names}.',
)
_LIKELY = Text(
    'Tidak ada unit bernama "{name}". Mungkin maksudnya {meant}.',
    'There is no unit named "{name}". Perhaps you mean {meant}.',
)


def submitters(definition: Definition) -> list[Executor]:
    """The units that send a workbook each: those that carry the work of others, all where there is one list only."""
    first = next(iter(definition.executors))
    groups = [name for name in definition.executors if name != first] or [first]
    return [_executor(group, unit, definition) for group in groups for unit in definition.executors[group].units]


def short_unit_name(executor: Executor, definition: Definition) -> str:
    """A unit's name for a file: `Subbag Keuangan Umum Logistik`."""
    group = definition.executors[executor.group or ""]
    unit = next(each for each in group.units if each.id == executor.unit)
    return f"{group.short_word} {unit.short or unit.name}"


def carries(submitter: Executor | None, indicator: IndicatorDefinition, part: str, definition: Definition) -> bool:
    """Whether an indicator of the definition is a unit's work; all are the whole office's, or where nobody is named."""
    if submitter is None or not indicator.executors:
        return True
    theirs = supported_by(submitter, definition)
    group = definition.part(part).executors
    if any((group, unit.id) in theirs for unit in definition.units_for(indicator)):
        return True
    first = next(iter(definition.executors))
    return group == first and any((first, division) in theirs for division in indicator.executors)


def executes(submitter: Executor | None, indicator: Indicator, definition: Definition) -> bool:
    """Whether a unit, or one whose work it carries, executes an indicator of a plan; rows of nobody are everyone's."""
    if submitter is None or not indicator.executors:
        return True
    theirs = supported_by(submitter, definition)
    return any((each.group, each.unit) in theirs for each in indicator.executors)


def _executor(group: str, unit: UnitDefinition, definition: Definition) -> Executor:
    part = next(part for part in definition.parts if part.executors == group)
    return read_executor(definition.executors[group].official(unit), part.id, definition)
