"""Load template definitions from TOML and check them."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import msgspec

from rak_excel.definitions.amounts import with_rupiah
from rak_excel.definitions.faults import faults
from rak_excel.definitions.toml import fault_of, read_toml, toml_content
from rak_excel.errors import DefinitionError, UnknownTemplateError
from rak_excel.language import Text
from rak_excel.model import Definition
from rak_excel.model.definition import PartDefinition
from rak_excel.model.further import PeriodEntry
from rak_excel.model.standard_columns import quarter_targets
from rak_excel.system.folders import TEMPLATES, missing, packaged
from rak_excel.system.remembered import remembered

_MONITORING = "monitoring.toml"
_CARRIED = "workbook"  # the file that is named where a workbook carries a definition that is wrong
_LONGEST_CARRIED = 1_000_000  # letters; one with everything in it has twenty thousand
_UNKNOWN = Text(
    "Format {name} tidak dikenal. Pilih salah satu: {known}, atau sebut file .toml.",
    "There is no template {name}. Choose one of {known}, or give a .toml file.",
)
_MISSING = Text(
    "Definisi {path} tidak ada. Periksa nama file .toml itu.",
    "The definition {path} does not exist. Check the name of the .toml file.",
)
_WRONG = Text(
    "Definisi {file} salah: {fault}. Perbaiki bagian itu, lalu ulangi.",
    "The definition {file} is wrong: {fault}. Correct that key and try again.",
)
_ENTRIES: dict[object, PeriodEntry] = {False: "", True: "up_to", "up_to": "up_to", "own": "own"}
_NO_ENTRY = Text(
    'quarter_targets = {value} tidak dikenal; tulis true atau "up_to" untuk target s.d., atau "own" untuk target triwulan itu saja',
    'quarter_targets = {value} is not known; write true or "up_to" for targets up to each quarter, or "own" for those of each alone',
)
_NO_QUARTER = Text(
    "quarter tidak ditulis di definisi; pilih triwulannya dengan rak-excel template --quarter",
    "quarter is not written in a definition; choose it with rak-excel template --quarter",
)
_NO_BASE = Text('extends menyebut "{name}", yang tidak ada', 'extends names "{name}", which does not exist')


@cache
def template_ids() -> tuple[str, ...]:
    """The ids of the packaged templates, the files that carry an id of their own."""
    names = sorted(file.name for file in packaged(TEMPLATES).iterdir() if file.name.endswith(".toml"))
    return tuple(name.removesuffix(".toml") for name in names if "id" in _table(packaged(TEMPLATES) / name))


def load_template(name: str | Path) -> Definition:
    """The definition with this id, or in this TOML file.

    Raises DefinitionError, naming file and key, where it is wrong, MissingPathError where it is no file, and
    UnknownTemplateError where no template has this id.
    """
    if str(name).endswith(".toml"):
        path = Path(name)
        if path.exists() and not path.is_file():
            raise missing(path)
        if not path.is_file():
            raise UnknownTemplateError.about(path, _MISSING)
        try:
            content = toml_content(path)
        except ValueError as error:
            raise wrong(path, fault_of(error)) from error
        return _own(path, content)
    if str(name) not in template_ids():
        known = ", ".join(template_ids())
        raise UnknownTemplateError(_UNKNOWN.filled(name=name, known=known))
    return _packaged(str(name))


def definition_files(template: str | None) -> list[Path]:
    """The file of a definition of one's own, which is read as the inputs are; none for one that is packaged."""
    return [Path(template)] if template and template.endswith(".toml") else []


@cache
def _packaged(name: str) -> Definition:
    return _load(packaged(TEMPLATES) / f"{name}.toml")


@lru_cache(maxsize=16)
def _own(path: Path, _content: bytes) -> Definition:
    """One's own definition; the same one as long as nobody changes the file."""
    return _load(path)


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


def definition_digest(text: str) -> str:
    """What tells an encoded definition from all others, so that a packaged one is known without reading all of it."""
    return hashlib.sha256(text.encode()).hexdigest()[:32]


@remembered(16)  # the same one for all roll-ups that carry it, with what is worked out about it once
def decode_definition(text: str) -> Definition:
    """The definition that `encode_definition` wrote; raises DefinitionError where the text is not one."""
    if len(text) > _LONGEST_CARRIED:
        raise wrong(_CARRIED, Text("terlalu besar", "it is too big"))
    try:
        definition = msgspec.json.decode(text, type=Definition)
    except (msgspec.DecodeError, UnicodeError) as error:
        raise wrong(_CARRIED, fault_of(error)) from error
    return _checked(definition, _CARRIED)


def _load(file: Traversable) -> Definition:
    table = _whole(file)
    if "quarter" in table:
        raise wrong(file, _NO_QUARTER)
    if isinstance(own := table.get("monitoring"), dict):
        table["monitoring"] = _over(packaged_monitoring(), own)
    wanted = table.pop("quarter_targets", False)
    if not isinstance(wanted, bool | str) or wanted not in _ENTRIES:
        raise wrong(file, _NO_ENTRY.filled(value=wanted))
    try:
        definition = msgspec.convert(table, Definition)
    except msgspec.ValidationError as error:
        raise wrong(file, fault_of(error)) from error
    entry = _ENTRIES[wanted]
    return _checked(with_quarter_targets(definition, entry) if entry else definition, file)


@cache
def packaged_monitoring() -> dict[str, Any]:
    """What is said of quarterly reports where a definition says nothing else, as a table."""
    return _table(packaged(TEMPLATES) / _MONITORING)


def with_quarter_targets(definition: Definition, entry: PeriodEntry) -> Definition:
    """The definition with a column of targets for each quarter behind TARGET in all of its parts."""
    own = {column.id for column in definition.further}
    added = tuple(each for each in quarter_targets(entry) if each.id not in own)
    parts = tuple(_with_columns(part, [each.id for each in added]) for part in definition.parts)
    return definition.but(columns=(*definition.further, *added), parts=parts)


def _with_columns(part: PartDefinition, added: Sequence[str]) -> PartDefinition:
    """The part with these columns behind its target, where it lists those of its form."""
    listed = part.columns
    if listed is msgspec.UNSET:
        return part
    new = [column for column in added if column not in listed]
    at = listed.index("target") + 1 if "target" in listed else len(listed)
    return part.but(columns=(*listed[:at], *new, *listed[at:]))


def _whole(file: Traversable, above: tuple[str, ...] = ()) -> dict[str, Any]:
    """A definition's table laid over those that it extends, the first one undermost."""
    if file.name in above:
        raise wrong(file, Text("extends kembali ke definisi itu sendiri", "extends leads back to the definition"))
    table = _table(file)
    named = table.pop("extends", [])
    if not isinstance(named, list) or not all(isinstance(each, str) for each in named):
        raise wrong(file, Text('extends harus daftar: ["office"]', 'extends must be a list: ["office"]'))
    whole: dict[str, Any] = {}
    for name in named:
        base = packaged(TEMPLATES) / f"{name}.toml"
        if not base.is_file():
            raise wrong(file, _NO_BASE.filled(name=name))
        whole = _over(whole, _whole(base, (*above, file.name)))
    return _over(whole, table)


def _table(file: Traversable) -> dict[str, Any]:
    try:
        return dict(read_toml(file))
    except ValueError as error:
        raise wrong(file, fault_of(error)) from error


def _over(base: dict[str, Any], table: dict[str, Any]) -> dict[str, Any]:
    """`base` with `table` laid over it: tables key by key, everything else whole."""
    both = dict(base)
    for key, value in table.items():
        under = both.get(key)
        both[key] = _over(under, value) if isinstance(value, dict) and isinstance(under, dict) else value
    return both


def wrong(file: Traversable | str, fault: Text) -> DefinitionError:
    """The error that says what is wrong in a definition."""
    name = file if isinstance(file, str) else file.name
    return DefinitionError(_WRONG.filled(file=name, fault=fault), path=file if isinstance(file, Path) else None)


def _checked(definition: Definition, file: Traversable | str) -> Definition:
    columns = tuple(map(with_rupiah, definition.further))
    own = definition if columns == definition.further else definition.but(columns=columns)
    for fault in faults(own):  # the first says enough
        raise wrong(file, fault)
    return own
