"""What is wrong in a TOML file, told in Indonesian and English: how it is written, its keys, and what they name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

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
# What msgspec and tomllib say, and the same in Indonesian; {0}, {1} are what the brackets found.
_SAID = (
    (re.compile(r"^Object missing required field `(.+)`$"), "kunci `{0}` belum ada"),
    (re.compile(r"^Object contains unknown field `(.+)`$"), "kunci `{0}` tidak dikenal"),
    (re.compile(r"^Expected `array` of (?:at least |at most )?length (\d+).*$"), "isinya harus {0}"),
    (re.compile(r"^Expected `(.+)`, got `(.+)`$"), "harus berupa {0}, bukan {1}"),
    (re.compile(r"^Invalid enum value (.+)$"), "{0} bukan pilihan yang ada"),
    (re.compile(r"^.* \(at line (\d+), column (\d+)\)$"), "penulisannya keliru di baris {0}, kolom {1}"),
    (re.compile(r"^.* \(at end of document\)$"), "penulisannya terputus di akhir file"),
)


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
    yield from _name_faults(definition)
    yield from _word_faults(definition)
    yield from _part_faults(definition)
    yield from _sheet_faults(definition)
    yield from _executor_faults(definition)
    yield from _indicator_faults(definition)


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
    """Lists that the workbook cannot do without."""
    headings = msgspec.structs.asdict(definition.headings)
    lists = {f"headings.{role}": headings[role] for role in _ROLES}
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
    for unit in definition.targets.units:
        if unit.kind is TargetKind.TEXT:
            yield Text(
                'targets.units.kind ({unit}): "text" bukan jenis satuan',
                'targets.units.kind ({unit}): "text" is no kind of a unit',
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
            yield Text('{key}: "{value}" disebut dua kali', '{key}: "{value}" stands twice').filled(
                key=key, value=value
            )
