"""A corrected value as a hidden cell keeps it exactly, and as people read it beside."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from typing import Any

from rak_excel.language import Text
from rak_excel.model import PartDefinition, Target, TargetKind
from rak_excel.verbs.rollup.corrections.correction import ADDED, DELETED
from rak_excel.verbs.rollup.corrections.seals import FIELDS
from rak_excel.verbs.rollup.facts import ActivityRow
from rak_excel.verbs.rollup.sheets.fields import SEPARATOR

_LONGEST = 32_000  # letters that a cell surely holds
_AS_SHOWN = "@"  # a text that is too long to be kept twice
_BLANK = Text("(kosong)", "(blank)")
_DELETED = Text("(baris dihapus)", "(row deleted)")
_ADDED = Text("Baris ditambah: {activity}", "Row added: {activity}")
_PLACES = ("file", "sheet", "cell", "key", "region", "part", "seal")


def encoded(value: object) -> str:
    text = json.dumps(_plain(value), ensure_ascii=False)
    return text if len(text) <= _LONGEST else _AS_SHOWN


def decoded(field: str, text: str, shown: str) -> Any:
    """The value; what stands beside it, where that is all there is. Raises ValueError where the cell was damaged."""
    return shown if text == _AS_SHOWN else _value(field, json.loads(text))


def shown_value(field: str, value: object, part: PartDefinition) -> Text:
    """What people read: a schedule by the labels of its periods."""
    if field == DELETED:
        return _DELETED
    if isinstance(value, ActivityRow):
        return _ADDED.filled(activity=value.activity)
    if isinstance(value, Target):
        said = value.text
    elif field == "periods" and isinstance(value, tuple):
        labels = part.schedule.calendar.labels()
        said = " ".join(labels[period - 1] for period in value)
    elif isinstance(value, tuple):
        said = SEPARATOR.join(map(str, value))
    else:
        said = "" if value is None else str(value)
    return Text(said, said) if said.strip() else _BLANK


def _plain(value: object) -> object:
    if isinstance(value, ActivityRow):
        kept = {each: _plain(getattr(value, each)) for each in FIELDS}
        return kept | {each: getattr(value, each) for each in _PLACES} | {"place": value.place}
    if isinstance(value, Target):
        numbers = [None if each is None else str(each) for each in (value.value, value.upper)]
        return [value.text, value.kind.value, *numbers, value.unit, value.bound]
    return value


def _value(field: str, plain: Any) -> Any:
    if isinstance(plain, dict):
        values = {each: _value(each, plain[each]) for each in FIELDS}
        places = {each: plain[each] for each in _PLACES}
        return replace(
            ActivityRow(**values, **places), place=plain["place"], corrected=(ADDED,) if field == ADDED else ()
        )
    if field == "target" and plain is not None:
        text, kind, value, upper, unit, bound = plain
        numbers = [None if each is None else Decimal(each) for each in (value, upper)]
        return Target(text, TargetKind(kind), numbers[0], unit, numbers[1], bound)
    return tuple(plain) if isinstance(plain, list) else plain
