"""Load template definitions from TOML and check them."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import msgspec

from rak_excel.errors import DefinitionError, UnknownTemplateError
from rak_excel.model import Definition, PartDefinition
from rak_excel.model.schedule import MONTHS

TEMPLATES = "rak_excel.workbook_templates"
_EXCEL_SHEET_NAME = 31


def template_ids() -> list[str]:
    """The ids of the packaged templates, the files that carry an id of their own."""
    return list(_packaged_ids())


@cache
def _packaged_ids() -> tuple[str, ...]:
    names = sorted(file.name for file in resources.files(TEMPLATES).iterdir() if file.name.endswith(".toml"))
    return tuple(name.removesuffix(".toml") for name in names if "id" in _table(resources.files(TEMPLATES) / name))


@cache
def load_template(name: str | Path) -> Definition:
    """The definition with this id, or in this TOML file.

    Raises DefinitionError, naming the file and the key, where a definition is wrong, and UnknownTemplateError where
    no template has this id.
    """
    if str(name).endswith(".toml"):
        path = Path(name)
        if not path.is_file():
            raise UnknownTemplateError(
                f"Definisi {path} tidak ada. Periksa nama file .toml itu.",
                f"The definition {path} does not exist. Check the name of the .toml file.",
            )
        return _load(path)
    if str(name) not in template_ids():
        known = ", ".join(template_ids())
        raise UnknownTemplateError(
            f"Format {name} tidak dikenal. Pilih salah satu: {known}, atau sebut file .toml.",
            f"There is no template {name}. Choose one of {known}, or name a .toml file.",
        )
    return _load(resources.files(TEMPLATES) / f"{name}.toml")


def template_for(year: int | None) -> Definition:
    """The packaged definition whose years hold this one; the latest where the year is not known."""
    definitions = [load_template(each) for each in template_ids()]
    fitting = [each for each in definitions if year is not None and each.years[0] <= year <= each.years[1]]
    earliest = min(definitions, key=lambda each: each.years)
    latest = max(definitions, key=lambda each: each.years)
    if year is not None and year < earliest.years[0]:
        return earliest
    return fitting[0] if fitting else latest


def encode_definition(definition: Definition) -> str:
    """The definition as JSON, to be carried inside a workbook."""
    return msgspec.json.encode(definition).decode()


def decode_definition(text: str) -> Definition:
    """The definition that `encode_definition` wrote; raises DefinitionError where the text is not one."""
    try:
        definition = msgspec.json.decode(text, type=Definition)
    except (msgspec.DecodeError, UnicodeError) as error:
        raise _wrong("Definisi", str(error)) from error
    return _checked(definition, "Definisi")


def _load(file: Traversable) -> Definition:
    try:
        definition = msgspec.convert(_whole(file), Definition)
    except msgspec.ValidationError as error:
        raise _wrong(file.name, str(error)) from error
    return _checked(definition, file.name)


def _whole(file: Traversable, above: tuple[str, ...] = ()) -> dict[str, Any]:
    """A definition's table laid over those that it extends, the first one undermost."""
    if file.name in above:
        raise _wrong(file.name, "extends leads back to the definition itself")
    table = _table(file)
    bases = [f"{base}.toml" for base in table.pop("extends", [])]
    whole: dict[str, Any] = {}
    for base in bases:
        whole = _over(whole, _whole(resources.files(TEMPLATES) / base, (*above, file.name)))
    return _over(whole, table)


def _table(file: Traversable) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except FileNotFoundError as error:
        raise _wrong(file.name, "extends names a definition that does not exist") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise _wrong(file.name, str(error)) from error


def _over(base: dict[str, Any], table: dict[str, Any]) -> dict[str, Any]:
    """`base` with `table` laid over it: tables key by key, everything else whole."""
    both = dict(base)
    for key, value in table.items():
        under = both.get(key)
        both[key] = _over(under, value) if isinstance(value, dict) and isinstance(under, dict) else value
    return both


def _wrong(file: str, fault: str) -> DefinitionError:
    return DefinitionError(
        f"Definisi {file} salah: {fault}. Perbaiki bagian itu, lalu ulangi.",
        f"The definition {file} is wrong: {fault}. Mend that key and try again.",
    )


def _checked(definition: Definition, file: str) -> Definition:
    for fault in _faults(definition):
        raise _wrong(file, fault)
    return definition


def _faults(definition: Definition) -> Iterator[str]:
    """What the types cannot say, each naming its key; only the first is told."""
    yield from _part_faults(definition)
    yield from _sheet_faults(definition)
    yield from _executor_faults(definition)
    yield from _indicator_faults(definition)


def _part_faults(definition: Definition) -> Iterator[str]:
    if not definition.parts:
        yield "parts is empty"
    for repeated in _repeated([part.id for part in definition.parts]):
        yield f"parts.id {repeated!r} stands twice"
    for part in definition.parts:
        yield from _schedule_faults(part)
        if part.executors not in definition.executors:
            yield f"parts.executors of {part.id!r} names {part.executors!r}, which [executors] does not have"
        for signatory in filter(None, [part.signatory, part.acknowledged_by]):
            if signatory not in definition.identity.signatories:
                yield f"parts.signatory of {part.id!r} names {signatory!r}, which [identity.signatories] does not have"


def _schedule_faults(part: PartDefinition) -> Iterator[str]:
    count, spellings = len(part.schedule.names), len(part.schedule.spellings)
    if count == 0 or MONTHS % count:
        yield f"parts.schedule.names of {part.id!r} has {count} periods, which do not divide {MONTHS} months"
    if spellings not in {0, count}:
        yield f"parts.schedule.spellings of {part.id!r} has {spellings} lists for {count} periods"


def _sheet_faults(definition: Definition) -> Iterator[str]:
    sheets = [part.sheet for part in definition.parts] + list(msgspec.structs.asdict(definition.sheets).values())
    for repeated in _repeated([name.casefold() for name in sheets]):
        yield f"sheets: the name {repeated!r} stands twice"
    for name in sheets:
        if not name or len(name) > _EXCEL_SHEET_NAME or set(name) & set("[]:*?/\\"):
            yield f"sheets: Excel cannot name a sheet {name!r}"


def _executor_faults(definition: Definition) -> Iterator[str]:
    firsts = {unit.id for unit in definition.executors[definition.first_list].units}
    for name, group in definition.executors.items():
        if not group.units:
            yield f"executors.{name}.units is empty"
        for repeated in _repeated([unit.id for unit in group.units]):
            yield f"executors.{name}.units.id {repeated!r} stands twice"
        for unit in group.units:
            for supported in set(unit.supports) - firsts:
                yield f"executors.{name}.units.supports of {unit.id!r} names {supported!r}, which is no unit of the first list"


def _indicator_faults(definition: Definition) -> Iterator[str]:
    parts = {part.id for part in definition.parts}
    units = {unit.id for unit in definition.targets.units}
    firsts = {unit.id for unit in definition.executors[definition.first_list].units}
    for objective in definition.objectives:
        if objective.part not in parts:
            yield f"objectives.part names {objective.part!r}, which [[parts]] does not have"
    keys = [each.key for objective in definition.objectives for each in objective.indicators]
    for repeated in _repeated(keys):
        yield f"objectives.indicators.key {repeated!r} stands twice"
    for key, indicator in definition.indicators.items():
        if indicator.unit not in units:
            yield f"objectives.indicators.unit of {key} is {indicator.unit!r}, which [[targets.units]] does not have"
        if indicator.counterpart and indicator.counterpart not in keys:
            yield f"objectives.indicators.counterpart of {key} names {indicator.counterpart!r}, which does not exist"
        for executor in set(indicator.executors) - firsts:
            yield f"objectives.indicators.executors of {key} names {executor!r}, which is no unit of the first list"


def _repeated(values: list[str]) -> list[str]:
    return [value for value, count in Counter(values).items() if count > 1]
