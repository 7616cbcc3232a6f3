"""Reads TOML files, and tells in Indonesian and English what is wrong in one: its writing, its keys, what they name."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources.abc import Traversable
from typing import Any

import msgspec

from rak_excel.language import Text
from rak_excel.model import Definition, PartDefinition, TargetKind
from rak_excel.model.schedule import MONTHS

_EXCEL_SHEET_NAME = 31
_NAME = re.compile(r"[A-Za-z0-9_]+")
_ROLES = ("number", "objective", "indicator", "target", "activity", "schedule", "executor")
_AT = re.compile(r"^(?P<what>.*?)(?: - at `(?:key in )?\$\.?(?P<key>.*)`)?$", re.DOTALL)
_TYPES = {
    "str": "teks",
    "int": "bilangan",
    "float": "angka",
    "array": "daftar",
    "object": "tabel",
    "bool": "true/false",
}
_NESTED = "its brackets are nested too deep"
# Texts that a definition must have and that may say nothing.
_MAY_BE_BLANK = {
    "Definition.note",
    "ExecutorList.word",
    "ExecutorList.short_word",
    "GuideWords.lines",
    "MeasureUnit.label",
    "OfficeWords.province_word",
    "ProvinceWords.province_word",
}
# What msgspec and tomllib say, and the same in Indonesian; {0}, {1} are what the brackets found.
_SAID = (
    (re.compile(r"^Object missing required field `(.+)`$"), "kunci `{0}` belum ada"),
    (re.compile(r"^Object contains unknown field `(.+)`$"), "kunci `{0}` tidak dikenal"),
    (re.compile(r"^Expected `array` of (?:at least |at most )?length (\d+).*$"), "isinya harus {0}"),
    (re.compile(r"^Expected `(.+)`, got `(.+)`$"), "harus berupa {0}, bukan {1}"),
    (re.compile(r"^Invalid enum value (.+)$"), "{0} bukan pilihan yang ada"),
    (re.compile(r"^.* \(at line (\d+), column (\d+)\)$"), "penulisannya keliru di baris {0}, kolom {1}"),
    (re.compile(r"^.* \(at end of document\)$"), "penulisannya terputus di akhir file"),
    (re.compile(f"^{_NESTED}$"), "tanda kurungnya bersarang terlalu dalam"),
)


def read_toml(file: Traversable) -> dict[str, Any]:
    """The table in a file. Raises ValueError, which `fault_of` tells, where it is not written as TOML."""
    try:
        return tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except RecursionError as error:
        raise ValueError(_NESTED) from error


def fault_of(error: Exception) -> Text:
    """What a library says of a file that it cannot take, with the key."""
    english = str(error)
    found = _AT.match(english)
    what, key = (found["what"], found["key"]) if found else (english, None)
    indonesian = _indonesian(what)
    return Text(f"{indonesian}, di `{key}`" if key else indonesian, english)


def _indonesian(said: str) -> str:
    for pattern, sentence in _SAID:
        if found := pattern.match(said):
            return sentence.format(*(_TYPES.get(each, each) for each in found.groups()))
    return said


def faults(definition: Definition) -> Iterator[Text]:
    """What the types of a definition cannot say, each naming its key."""
    if definition.years[0] > definition.years[1]:
        yield Text("years: tahun pertama sesudah tahun terakhir", "years: the first year is after the last")
    yield from _blank_faults(definition)
    yield from _name_faults(definition)
    yield from _word_faults(definition)
    yield from _part_faults(definition)
    yield from _sheet_faults(definition)
    yield from _executor_faults(definition)
    yield from _indicator_faults(definition)


def _blank_faults(value: object, key: str = "") -> Iterator[Text]:
    """Texts without a word, down to the items of the lists. What may be left out may be blank as well."""
    if isinstance(value, str) and not value.strip():
        yield _EMPTY.filled(key=key)
    elif isinstance(value, msgspec.Struct):
        for name, default in _telling(type(value)):
            if (own := getattr(value, name)) != default:
                yield from _blank_faults(own, f"{key}.{name}" if key else name)
    elif isinstance(value, dict):
        for name, each in value.items():
            yield from _blank_faults(name, key)
            yield from _blank_faults(each, f"{key}.{name}")
    elif isinstance(value, tuple):
        for place, each in enumerate(value):
            yield from _blank_faults(each, f"{key}[{place}]")


@cache
def _telling(table: type[msgspec.Struct]) -> tuple[tuple[str, object], ...]:
    """The keys of a table that must say something, each with what it says where it is left out."""
    fields = msgspec.structs.fields(table)
    return tuple((each.name, each.default) for each in fields if f"{table.__name__}.{each.name}" not in _MAY_BE_BLANK)


def _name_faults(definition: Definition) -> Iterator[Text]:
    """Ids become names in the workbook, in which Excel takes letters, digits and _ only."""
    named = {
        "parts.id": [part.id for part in definition.parts],
        "executors": list(definition.executors),
        "identity.signatories": list(definition.identity.signatories),
    }
    for key, ids in named.items():
        for each in ids:
            if not _NAME.fullmatch(each):
                yield Text(
                    '{key}: "{id}" hanya boleh berisi huruf, angka, dan _',
                    '{key}: "{id}" may hold letters, digits and _ only',
                ).filled(key=key, id=each)


def _word_faults(definition: Definition) -> Iterator[Text]:
    """Lists that the workbook cannot do without, and words that must be of one kind."""
    headings = msgspec.structs.asdict(definition.headings)
    lists = {f"headings.{role}": headings[role] for role in _ROLES}
    lists |= {
        "identity.head_office": definition.identity.head_office,
        "identity.head_year": definition.identity.head_year,
    }
    for id_, words in definition.identity.signatories.items():
        lists[f"identity.signatories.{id_}.titles"] = words.titles
    for key, words in lists.items():
        if not words:
            yield _EMPTY.filled(key=key)
    if len(definition.identity.months) != MONTHS:
        yield Text(
            "identity.months berisi {count} nama, seharusnya {months}",
            "identity.months has {count} names, not {months}",
        ).filled(count=len(definition.identity.months), months=MONTHS)
    if definition.marks.written not in definition.marks.ticks:
        yield _unknown("marks.written", definition.marks.written, "marks.ticks")
    for unit in definition.targets.units:
        if unit.kind is TargetKind.TEXT:
            yield Text(
                'targets.units.kind ({unit}): "text" bukan jenis satuan',
                'targets.units.kind ({unit}): "text" is not a kind of unit',
            ).filled(unit=unit.id)


def _part_faults(definition: Definition) -> Iterator[Text]:
    if not definition.parts:
        yield _EMPTY.filled(key="parts")
    yield from _repeated("parts.id", [part.id for part in definition.parts])
    for part in definition.parts:
        yield from _schedule_faults(part)
        if part.executors not in definition.executors:
            yield _unknown(f"parts.executors ({part.id})", part.executors, "[executors]")
        for signatory in filter(None, [part.signatory, part.acknowledged_by]):
            if signatory not in definition.identity.signatories:
                yield _unknown(f"parts.signatory ({part.id})", signatory, "[identity.signatories]")


def _schedule_faults(part: PartDefinition) -> Iterator[Text]:
    count, spellings = len(part.schedule.names), len(part.schedule.spellings)
    if count == 0 or MONTHS % count:
        yield Text(
            "parts.schedule.names ({part}) berisi {count} periode, padahal {months} bulan harus terbagi rata",
            "parts.schedule.names ({part}) has {count} periods, which do not divide {months} months",
        ).filled(part=part.id, count=count, months=MONTHS)
    if spellings not in {0, count}:
        yield Text(
            "parts.schedule.spellings ({part}) berisi {spellings} daftar untuk {count} periode",
            "parts.schedule.spellings ({part}) has {spellings} lists for {count} periods",
        ).filled(part=part.id, spellings=spellings, count=count)


def _sheet_faults(definition: Definition) -> Iterator[Text]:
    sheets = [part.sheet for part in definition.parts] + list(msgspec.structs.asdict(definition.sheets).values())
    yield from _repeated("sheets", [name.casefold() for name in sheets])
    for name in sheets:
        if not name or len(name) > _EXCEL_SHEET_NAME or set(name) & set("[]:*?/\\"):
            yield Text(
                'sheets: Excel tidak menerima nama sheet "{name}"', 'sheets: Excel cannot name a sheet "{name}"'
            ).filled(name=name)


def _executor_faults(definition: Definition) -> Iterator[Text]:
    firsts = {unit.id for unit in definition.executors[definition.first_list].units}
    for name, group in definition.executors.items():
        key = f"executors.{name}.units"
        if not group.units:
            yield _EMPTY.filled(key=key)
        yield from _repeated(f"{key}.id", [unit.id for unit in group.units])
        for unit in group.units:
            for supported in sorted(set(unit.supports) - firsts):
                yield _unknown(f"{key}.supports ({unit.id})", supported, f"executors.{definition.first_list}.units")


def _indicator_faults(definition: Definition) -> Iterator[Text]:
    parts = {part.id for part in definition.parts}
    units = {unit.id for unit in definition.targets.units}
    firsts = {unit.id for unit in definition.executors[definition.first_list].units}
    at = "objectives.indicators"
    for objective in definition.objectives:
        if objective.part not in parts:
            yield _unknown("objectives.part", objective.part, "[[parts]]")
    keys = [each.key for objective in definition.objectives for each in objective.indicators]
    yield from _repeated(f"{at}.key", keys)
    for key, indicator in definition.indicators.items():
        if indicator.unit not in units:
            yield _unknown(f"{at}.unit ({key})", indicator.unit, "[[targets.units]]")
        if indicator.counterpart and indicator.counterpart not in keys:
            yield _unknown(f"{at}.counterpart ({key})", indicator.counterpart, f"{at}.key")
        for executor in sorted(set(indicator.executors) - firsts):
            yield _unknown(f"{at}.executors ({key})", executor, f"executors.{definition.first_list}.units")


_EMPTY = Text("{key} kosong", "{key} is empty")


def _unknown(key: str, value: str, where: str) -> Text:
    return Text(
        '{key} menyebut "{value}", yang tidak ada di {where}', '{key} names "{value}", which {where} does not have'
    ).filled(key=key, value=value, where=where)


def _repeated(key: str, values: Iterable[str]) -> Iterator[Text]:
    for value, count in Counter(values).items():
        if count > 1:
            yield Text('{key}: "{value}" disebut dua kali', '{key}: "{value}" is listed twice').filled(
                key=key, value=value
            )
