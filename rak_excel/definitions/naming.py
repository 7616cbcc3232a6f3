"""Names in a definition that nobody could tell apart, or Excel not take: labels of periods, units of one list, offices, sheets."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from rak_excel.language import Text, on_one_line
from rak_excel.model import Definition, PartDefinition
from rak_excel.model.definition import ExecutorList, UnitDefinition
from rak_excel.vocabulary.basics.texts import compact, normalised, shortened
from rak_excel.vocabulary.headings.periods import heading_period
from rak_excel.vocabulary.names.named_offices import compared_name

_NOT_IN_LABELS = ",;\n\t"
_LONGEST_LABEL = 20  # letters
_LONGEST_SHEET = 31
_RESERVED = "history"  # Excel keeps its own changes on a sheet of this name


def sheet_name_faults(key: str, name: str) -> Iterator[Text]:
    """What keeps Excel from calling a sheet so."""
    odd = name != name.strip("'") or name.casefold() == _RESERVED or set(name) & set("[]:*?/\\")
    units = len(name.encode("utf-16-le", "surrogatepass")) // 2  # as Excel counts letters
    if not name or units > _LONGEST_SHEET or odd or on_one_line(name) != name:
        yield Text(
            '{key}: Excel tidak menerima nama sheet "{name}"', '{key}: Excel cannot name a sheet "{name}"'
        ).filled(key=key, name=shortened(name))


def label_faults(part: PartDefinition, definition: Definition) -> Iterator[Text]:
    """What keeps labels from standing above the columns of the periods, one each."""
    labels, count = part.schedule.labels, len(part.schedule.names)
    if labels is msgspec.UNSET:
        return
    key = f"parts.schedule.labels ({part.id})"
    if len(labels) != count:
        yield Text(
            "{key} berisi {labels} label untuk {count} periode, tulis satu untuk setiap periode",
            "{key} has {labels} labels for {count} periods, so give one for each period",
        ).filled(key=key, labels=len(labels), count=count)
        return
    plain = part.but(schedule=part.schedule.but(labels=msgspec.UNSET))
    for period, label in enumerate(labels, 1):
        if not compact(label) or set(label) & set(_NOT_IN_LABELS) or len(label) > _LONGEST_LABEL:
            yield Text(
                '{key}: "{label}" tidak dapat menjadi judul kolom; pakai paling banyak {most} huruf tanpa koma dan baris baru',
                '{key}: "{label}" cannot head a column; use at most {most} letters without commas and line breaks',
            ).filled(key=key, label=label, most=_LONGEST_LABEL)
        elif (
            heading_period(label, plain, definition) not in {None, period}
            or [*map(compact, labels)].count(compact(label)) > 1
        ):
            yield Text(
                '{key}: "{label}" juga berarti periode lain, pilih label yang berarti satu periode',
                '{key}: "{label}" means another period as well, so choose a label that means one period',
            ).filled(key=key, label=label)


def unit_faults(list_id: str, names: ExecutorList) -> Iterator[Text]:
    """Units of one list with the same name that no word before it tells apart."""
    for at, unit in enumerate(names.units):
        for other in names.units[:at]:
            if normalised(unit.name) == normalised(other.name) and _words(unit, names) & _words(other, names):
                yield Text(
                    'executors.{list_id}.units: "{one}" dan "{two}" tidak dapat dibedakan, beri word yang berbeda',
                    'executors.{list_id}.units: "{one}" and "{two}" cannot be told apart, so give them different words',
                ).filled(list_id=list_id, one=names.official(other), two=names.official(unit))


def office_faults(definition: Definition) -> Iterator[Text]:
    """Offices that are listed twice, however they are spelt, or a list without any."""
    listed = definition.offices.list
    if listed is msgspec.UNSET:
        return
    if not listed:
        yield Text(
            "offices.list kosong; tulis nama kantornya, atau hapus kuncinya",
            "offices.list is empty, so name offices or leave it out",
        )
    found: dict[str, str] = {}
    for name in listed:
        first = found.setdefault(compared_name(name, definition), name)
        if first is not name:
            yield Text(
                'offices.list: "{one}" dan "{two}" adalah nama yang sama, hapus salah satunya',
                'offices.list: "{one}" and "{two}" are the same name, so leave one of them out',
            ).filled(one=first, two=name)


def _words(unit: UnitDefinition, names: ExecutorList) -> set[str]:
    """What may stand before the name of a unit, as it is compared; '' where nothing does."""
    official = names.word_of(unit)
    listed = (word for word, meant in names.words.items() if meant == official)
    return {compact(word) for word in (official, *listed)}
