"""A corrected value as a hidden cell keeps it exactly, and as people read it beside."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

from rak_excel.language import Text
from rak_excel.model import PartDefinition, Target, TargetKind
from rak_excel.model.further import FurtherEntry
from rak_excel.rolling_up.facts.fields import SEPARATOR
from rak_excel.rolling_up.facts.rows import ADDED, DELETED, FIELDS, ActivityRow

_LONGEST = 32_000  # letters that a cell surely holds
_AS_SHOWN = "@"  # a text that is too long to be kept twice
_BLANK = Text("(kosong)", "(blank)")
_DELETED = Text("(baris dihapus)", "(row deleted)")
_ADDED = Text("Baris ditambah: {activity}", "Row added: {activity}")
_TEXTS = ("number", "objective", "indicator", "activity")
_PLACES = ("file", "sheet", "cell", "key", "region", "part", "seal")


def encoded(value: object) -> str:
    text = json.dumps(_plain(value), ensure_ascii=False)
    return text if len(text) <= _LONGEST else _AS_SHOWN


def decoded(field: str, text: str, shown: str, periods: int) -> Any:
    """The value; what stands beside it, where that is all there is. `periods` is how many the part has.

    Raises ValueError where somebody typed into the cell, and it is no value of the field any more.
    """
    if text == _AS_SHOWN and field in _TEXTS:
        return shown
    try:
        return _value(field, json.loads(text), periods)
    except (LookupError, TypeError, ArithmeticError) as error:
        raise ValueError(text) from error


def shown_value(field: str, value: object, part: PartDefinition) -> Text:
    """What people read: a schedule by the labels of its periods."""
    if field == DELETED:
        return _DELETED
    if isinstance(value, ActivityRow):
        return _ADDED.filled(activity=value.activity)
    if isinstance(value, Target):
        said = value.text
    elif field == "periods" and isinstance(value, tuple):
        said = part.schedule.calendar.written(value)
    elif isinstance(value, tuple):
        said = SEPARATOR.join(map(str, value))
    else:
        said = "" if value is None else str(value)
    return Text(said, said) if said.strip() else _BLANK


def _plain(value: object) -> object:
    if isinstance(value, ActivityRow):
        kept = {each: _plain(getattr(value, each)) for each in FIELDS}
        further = {"further": dict(value.further)} if value.further else {}
        return kept | {each: getattr(value, each) for each in _PLACES} | {"place": value.place} | further
    if isinstance(value, Target):
        numbers = [None if each is None else str(each) for each in (value.value, value.upper)]
        return [value.text, value.kind.value, *numbers, value.unit, value.bound]
    return value


def _value(field: str, plain: Any, periods: int) -> Any:
    if field in {ADDED, DELETED}:
        return None if plain is None else _row(field, plain, periods)
    if field == "target":
        return None if plain is None else _target(*plain)
    if field == "ordinal":
        return _checked(plain, int)
    if field == "periods":
        return tuple(_period(each, periods) for each in _checked(plain, list))
    if field == "executors":
        return tuple(_checked(each, str) for each in _checked(plain, list))
    return _checked(plain, str)


def _row(field: str, plain: Any, periods: int) -> ActivityRow:
    values = {each: _value(each, plain[each], periods) for each in FIELDS}
    places: dict[str, Any] = {each: _checked(plain[each], str) for each in _PLACES}
    place = _checked(plain["place"], int)
    further = tuple((id_, _entry(entry)) for id_, entry in _checked(plain.get("further", {}), dict).items())
    corrected = (ADDED,) if field == ADDED else ()
    return ActivityRow(**values, **places).but(place=place, corrected=corrected, further=further)


def _entry(plain: Any) -> FurtherEntry:
    return plain if isinstance(plain, int | float) and not isinstance(plain, bool) else str(_checked(plain, str))


def _target(text: Any, kind: Any, value: Any, upper: Any, unit: Any, bound: Any) -> Target:
    numbers = [None if each is None else _number(each) for each in (value, upper)]
    named = None if unit is None else _checked(unit, str)
    return Target(_checked(text, str), TargetKind(kind), numbers[0], named, numbers[1], _checked(bound, str))


def _period(number: Any, periods: int) -> int:
    if _checked(number, int) not in range(1, periods + 1):
        raise ValueError(number)
    return int(number)


def _number(text: str) -> Decimal:
    number = Decimal(text)
    if not number.is_finite():
        raise ValueError(text)
    return number


def _checked(plain: Any, kind: type) -> Any:
    if not isinstance(plain, kind) or isinstance(plain, bool):
        raise TypeError(plain)
    return plain
