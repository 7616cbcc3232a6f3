"""What the types of a template definition cannot say: which keys contradict each other, or what Excel cannot hold."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from msgspec import UNSET, Struct, structs

from rak_excel.definitions.column_faults import column_faults
from rak_excel.definitions.monitoring_faults import monitoring_faults
from rak_excel.definitions.naming import label_faults, office_faults, sheet_name_faults, unit_faults
from rak_excel.definitions.sentences import EMPTY, NAME, NO_NAME, OURS, USED, repeated, unknown
from rak_excel.language import UNSEEN, Text
from rak_excel.layouts.names import MARK, MERGED_SHEETS, ORIGINS_SHEET
from rak_excel.model import Definition, TargetKind
from rak_excel.model.definition import PLAN_COLUMNS
from rak_excel.model.target import MONTHS, QUARTERS
from rak_excel.vocabulary.basics.texts import compact

_EXCEL_SHEET_NAME = 31
# Several times what the largest definition has; more would make workbooks that Excel does not open, after minutes.
_LETTERS = 1000
_ENTRIES = 300
_TEXTS = 10_000
_FOUR = Text("{key}: setahun hanya punya 4 triwulan", "{key}: a year has no more than 4 quarters")
_YEARS = range(1900, 2201)
_NUMBERS = range(1_000_000)
# Texts that a definition must have and that may say nothing.
_MAY_BE_BLANK = {
    "Definition.note",
    "ExecutorList.word",
    "ExecutorList.short_word",
    "GuideWords.lines",
    "MeasureUnit.label",
    "OfficeWords.province_word",
    "UnitDefinition.word",
    "UnitDefinition.short_word",
    "ProvinceWords.province_word",
}


def faults(definition: Definition) -> Iterator[Text]:
    """What the types of a definition cannot say, each naming its key."""
    for kind in (_size_faults, _number_faults, _blank_faults, _name_faults, _word_faults, _part_faults, _sheet_faults):
        yield from kind(definition)
    yield from _executor_faults(definition)
    yield from office_faults(definition)
    yield from column_faults(definition)
    yield from _indicator_faults(definition)
    if definition.monitoring is not UNSET:
        yield from monitoring_faults(definition, definition.monitoring)


def _size_faults(definition: Definition) -> Iterator[Text]:
    """What is too long or too much, before anything else looks at it, and letters that nobody sees and no workbook holds."""
    texts = 0
    for key, value in _values(definition):
        if isinstance(value, str):
            texts += 1
            if len(value) > _LETTERS:
                yield Text(
                    "{key} berisi {count} huruf, paling banyak {most}",
                    "{key} has {count} letters, at most {most} are read",
                ).filled(key=key, count=len(value), most=_LETTERS)
            if UNSEEN.search(value):
                yield Text(
                    "{key} berisi huruf yang tidak terlihat, ketik ulang tanpa huruf itu",
                    "{key} has a letter that cannot be seen, so type it again without it",
                ).filled(key=key)
        elif isinstance(value, dict | tuple) and len(value) > _ENTRIES:
            yield Text(
                "{key} berisi {count} isian, paling banyak {most}", "{key} has {count} entries, at most {most} are read"
            ).filled(key=key, count=len(value), most=_ENTRIES)
    if texts > _TEXTS:
        yield Text(
            "isinya {count} teks, paling banyak {most}", "it holds {count} texts, at most {most} are read"
        ).filled(count=texts, most=_TEXTS)


def _values(value: object, key: str = "") -> Iterator[tuple[str, object]]:
    """Everything in a definition with its key: tables and lists before what they hold. A name is told by its table's key."""
    if isinstance(value, Struct):
        for field in value.__struct_fields__:
            yield from _values(getattr(value, field), f"{key}.{field}" if key else field)
        return
    yield key, value
    if isinstance(value, dict):
        for name, each in value.items():
            yield key, name
            yield from _values(each, f"{key}.{name[:_EXCEL_SHEET_NAME]}")
    elif isinstance(value, tuple):
        for place, each in enumerate(value):
            yield from _values(each, f"{key}[{place}]")


def _number_faults(definition: Definition) -> Iterator[Text]:
    """Numbers that are none of a year or a version; they are not told, since one may have thousands of digits."""
    numbers = [("years", each, _YEARS) for each in definition.years]
    numbers += [("version", definition.version, _NUMBERS)]
    numbers += [("objectives.number", objective.number, _NUMBERS) for objective in definition.objectives]
    for key, number, fitting in numbers:
        if number not in fitting:
            yield Text(
                "{key}: angkanya harus {first} sampai {last}", "{key}: the number must be {first} to {last}"
            ).filled(key=key, first=fitting[0], last=fitting[-1])
    if definition.years[0] > definition.years[1]:
        yield Text("years: tahun pertama sesudah tahun terakhir", "years: the first year is after the last")


def _blank_faults(value: object, key: str = "") -> Iterator[Text]:
    """Texts without a word, down to the items of the lists. What may be left out may be blank as well."""
    if isinstance(value, str) and not value.strip():
        yield EMPTY.filled(key=key)
    elif isinstance(value, Struct):
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
def _telling(table: type[Struct]) -> tuple[tuple[str, object], ...]:
    """The keys of a table that must say something, each with what it says where it is left out."""
    fields = structs.fields(table)
    return tuple((each.name, each.default) for each in fields if f"{table.__name__}.{each.name}" not in _MAY_BE_BLANK)


def _name_faults(definition: Definition) -> Iterator[Text]:
    """Ids become names in the workbook, in which Excel takes letters, digits and _ only."""
    named = {
        "parts.id": [part.id for part in definition.parts],
        "executors": list(definition.executors),
        "identity.signatories": list(definition.identity.signatories),
    }
    for key, each in ((key, each) for key, ids in named.items() for each in ids):
        if not NAME.fullmatch(each):
            yield NO_NAME.filled(key=key, id=each)


def _word_faults(definition: Definition) -> Iterator[Text]:
    """Lists that the workbook cannot do without, and words that must be of one kind."""
    identity = definition.identity
    lists: dict[str, tuple[str, ...]] = {
        f"headings.{role}": getattr(definition.headings, role) for role in PLAN_COLUMNS
    }
    lists |= {"identity.head_office": identity.head_office, "identity.head_year": identity.head_year}
    lists |= {f"identity.signatories.{id_}.titles": each.titles for id_, each in identity.signatories.items()}
    for key, words in lists.items():
        if not words:
            yield EMPTY.filled(key=key)
    if len(identity.months) != MONTHS:
        yield Text(
            "identity.months berisi {count} nama, seharusnya {months}",
            "identity.months has {count} names, not {months}",
        ).filled(count=len(identity.months), months=MONTHS)
    if definition.marks.written not in definition.marks.ticks:
        yield unknown("marks.written", definition.marks.written, "marks.ticks")
    for unit in definition.targets.units:
        if unit.kind is TargetKind.TEXT:
            yield Text(
                'targets.units.kind ({unit}): "text" bukan jenis satuan',
                'targets.units.kind ({unit}): "text" is not a kind of unit',
            ).filled(unit=unit.id)


def _part_faults(definition: Definition) -> Iterator[Text]:
    if not definition.parts:
        yield EMPTY.filled(key="parts")
    yield from repeated("parts.id", [part.id for part in definition.parts])
    for part in definition.parts:
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
        if part.executors not in definition.executors:
            yield unknown(f"parts.executors ({part.id})", part.executors, "[executors]")
        yield from label_faults(part, definition)
        for signatory in filter(None, [part.signatory, part.acknowledged_by]):
            if signatory not in definition.identity.signatories:
                yield unknown(f"parts.signatory ({part.id})", signatory, "[identity.signatories]")


def _sheet_faults(definition: Definition) -> Iterator[Text]:
    sheets = [*(each.sheet for each in definition.parts), *(each.sheet for each in definition.sheets_beside)]
    sheets += structs.asdict(definition.sheets).values()
    yield from repeated("sheets", [name.casefold() for name in sheets])
    for name in sheets:
        if compact(name) in map(compact, (*MERGED_SHEETS, ORIGINS_SHEET, MARK)):
            yield USED.filled(key="sheets", value=name, of=OURS)
        yield from sheet_name_faults("sheets", name)


def _executor_faults(definition: Definition) -> Iterator[Text]:
    firsts = {unit.id for unit in definition.executors[definition.first_list].units}
    for name, group in definition.executors.items():
        key = f"executors.{name}.units"
        if not group.units:
            yield EMPTY.filled(key=key)
        yield from repeated(f"{key}.id", [unit.id for unit in group.units])
        yield from unit_faults(name, group)
        for unit in group.units:
            for supported in sorted(set(unit.supports) - firsts):
                yield unknown(f"{key}.supports ({unit.id})", supported, f"executors.{definition.first_list}.units")


def _indicator_faults(definition: Definition) -> Iterator[Text]:
    parts = {part.id for part in definition.parts}
    units = {unit.id for unit in definition.targets.units}
    firsts = {unit.id for unit in definition.executors[definition.first_list].units}
    at = "objectives.indicators"
    for objective in definition.objectives:
        if objective.part not in parts:
            yield unknown("objectives.part", objective.part, "[[parts]]")
    keys = [each.key for objective in definition.objectives for each in objective.indicators]
    yield from repeated(f"{at}.key", keys)
    for key, indicator in definition.indicators.items():
        if indicator.unit not in units:
            yield unknown(f"{at}.unit ({key})", indicator.unit, "[[targets.units]]")
        if indicator.counterpart and indicator.counterpart not in keys:
            yield unknown(f"{at}.counterpart ({key})", indicator.counterpart, f"{at}.key")
        if indicator.release_quarter not in range(QUARTERS + 1) or len(indicator.quarter_targets) > QUARTERS:
            yield _FOUR.filled(key=f"{at}.release_quarter, {at}.quarter_targets ({key})")
        for executor in sorted(set(indicator.executors) - firsts):
            yield unknown(f"{at}.executors ({key})", executor, f"executors.{definition.first_list}.units")
