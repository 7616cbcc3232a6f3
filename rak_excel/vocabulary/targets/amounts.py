"""The number and unit of a target: `1 (satu) Laporan`, `seratus persen`, `Rp 1,5 miliar`, and what contradicts itself."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from rak_excel.language import Text
from rak_excel.model import Definition, MeasureUnit, TargetKind
from rak_excel.record import Record
from rak_excel.vocabulary.basics.numbers import FACTORS, MONEY_FACTORS, Numeral, is_year
from rak_excel.vocabulary.targets import asides
from rak_excel.vocabulary.targets.asides import AsideSays, Remark
from rak_excel.vocabulary.targets.phrases import without_year
from rak_excel.vocabulary.targets.units import RUPIAH, UnitRead, find_unit, read_unit

_RUPIAH = re.compile(r"^(?:rp|idr)(?![^\W\d_])\.?\s*", re.IGNORECASE)
_NO_CENTS = re.compile(r"[.,]\s*[-–—]{1,2}$")
_WORDS = r"(?:[^()\[\]\s]++(?:\s++(?=[^()\[\]\s]))?)*+"
# What the first bracket that is not closed holds is the unit.
_AFTER = re.compile(
    rf"\s*+(?:[(\[](?:\s*+(?P<first>{_WORDS})\s*+[)\]])?)?\s*+(?P<unit>{_WORDS})\s*+(?:[(\[]\s*+(?P<second>{_WORDS})\s*+[)\]]?)?\s*+$"
)
# Measured, not counted: 2.375 of them may be two and a bit.
_MEASURES = "km m m2 m3 cm ha hektar hektare ton kg kilogram gram liter meter kilometer jam gb mb tb hari menit"
_MEASURED = frozenset(_MEASURES.split())
_SCORES = frozenset({TargetKind.NUMBER, TargetKind.PREDICATE, TargetKind.PERCENT})
_UNIT_FIRST = re.compile(r"(?P<unit>[^\W\d_]+(?:\s+[^\W\d_]+)*)\s*+:?\s*+(?P<number>\d[\d.,]*)")
_FACTORS = re.compile(r"(?:kali|[x×*@])\s*(?P<each>\d+(?:,\d+)?)\s*(?P<unit>[^\W\d_]+\.?)", re.IGNORECASE)
_Says = list[tuple[Remark, AsideSays]]
_TIMES_OF_A_YEAR = frozenset({"hari", "minggu", "bulan", "triwulan", "semester", "tahun", "tahap"})


class Amount(Record):
    """How much a target is, of what."""

    value: Decimal
    unit: MeasureUnit | None = None  # where one is named
    doubt: Text | None = None  # why the number is not certain
    second: Text | None = None  # words beside it that may change it


def read_amount(
    text: str, definition: Definition, expected: tuple[TargetKind, ...] = (), *, exact: bool = False
) -> Amount | None:
    """The amount that a text says; None where it is none.

    `expected` are the kinds of target that the indicator asks for: they say whether the dot of a bare `83.125` is a
    decimal sign. `exact` is for the number of a cell that holds a number: its only sign is the decimal comma.
    """
    money = _RUPIAH.match(text)
    said = asides.first_number(_NO_CENTS.sub("", text[money.end() :]) if money else text)
    after = _AFTER.fullmatch(said[1]) if said else None
    if said is None or after is None or "?" in text:
        return None
    unit_text, factor = _factor(without_year(after["unit"]), MONEY_FACTORS if money else FACTORS)
    if _factor(unit_text)[1] != 1:
        return None  # `75 juta juta`
    if many := _many_times(said[0].value, unit_text, definition):
        return many
    unit_text, rate = asides.without_rate(unit_text)
    unit_text, period = asides.without_period(unit_text)
    remarks = [asides.read_remark(each, definition) for each in (after["first"], after["second"]) if each]
    remarks += [Remark(words=period)] if period else []
    unit = _unit(unit_text or next((each.unit_text for each in remarks if each.unit), ""), definition)
    if unit is None or (money and unit.unit not in {None, RUPIAH}):
        return None
    if money and unit.unit is None:
        unit = UnitRead(RUPIAH)
    again = [each.number for each in remarks if each.number is not None and each.repeats(unit.unit)]
    value, doubt = _settled(said[0].times(factor), unit.unit, expected, again, exact=exact)
    says = [(each, each.says(value, unit.unit)) for each in remarks]
    near = near_doubt(unit.near) if unit.near else None
    doubt = near or _another(says, unit.unit) or doubt or _fraction(value, unit)
    second = _second(rate, says, unit.unit, expected)
    return Amount(value, unit.unit, doubt, second)


def _another(says: _Says, unit: MeasureUnit | None) -> Text | None:
    """That a remark makes the target another, with its words, or is a target of its own."""
    remark = next((each for each, said in says if said is AsideSays.ANOTHER), None)
    if remark is None or not remark.words:
        return None
    return (_TWO_TARGETS if remark.is_another(unit) else asides.ANOTHER_ONE).filled(said=remark.words)


def _second(rate: str, says: _Says, unit: MeasureUnit | None, expected: tuple[TargetKind, ...]) -> Text | None:
    """What may change a target: how often it is due, or other words; a number alone may be on a scale."""
    percent = unit is not None and unit.kind is TargetKind.PERCENT
    if rate:
        return (_OFTEN_PERCENT if percent else _OFTEN).filled(said=rate.strip())
    on_scale = unit is None and TargetKind.PERCENT not in expected
    words = [each.words for each, said in says if said is AsideSays.UNSURE]
    unsure = "; ".join(each for each in words if not (on_scale and asides.names_scale(each)))
    return asides.ASIDE.filled(said=unsure) if unsure else None


def _many_times(times: Decimal, text: str, definition: Definition) -> Amount | None:
    """`4 x 1 Laporan`: one factor or both may be meant, so that it is asked."""
    match = _FACTORS.fullmatch(text)
    unit = find_unit(match["unit"], definition) if match else None
    if not match or not unit:
        return None
    whole = times * Decimal(match["each"].replace(",", "."))
    return Amount(whole, unit, doubt=_TIMES.filled(whole=_written(whole), unit=unit.label))


def number_first(text: str, definition: Definition) -> str:
    """`Dokumen 1` is `1 Dokumen`, '' for other texts: `Bulan 12` is December, `Laporan 2019` that of another year."""
    match = _UNIT_FIRST.fullmatch(text)
    if not match or is_year(match["number"]):
        return ""
    unit = find_unit(match["unit"], definition)
    counted = unit and unit.kind in {TargetKind.COUNT, TargetKind.PERCENT} and unit.id not in _TIMES_OF_A_YEAR
    return f"{match['number']} {match['unit']}" if counted else ""


def near_doubt(unit: MeasureUnit) -> Text:
    """That a word is near to a unit, and may be a typing error."""
    return _NEAR.filled(unit=unit.label)


def _factor(unit: str, factors: Mapping[str, Decimal] = FACTORS) -> tuple[str, Decimal]:
    """`juta orang` is orang, a million times."""
    first, _, rest = unit.partition(" ")
    factor = factors.get(first.casefold().rstrip(".,"))
    return (rest, factor) if factor else (unit, Decimal(1))


def _unit(text: str, definition: Definition) -> UnitRead | None:
    """What is counted: nothing named, a unit, or a near one; None for what counts nothing."""
    if not text:
        return UnitRead()
    read = read_unit(text, definition)
    if read.near or (read.unit and read.unit.kind not in {TargetKind.OPINION, TargetKind.PREDICATE}):
        return read
    return None


def _settled(
    said: Numeral, unit: MeasureUnit | None, expected: tuple[TargetKind, ...], again: list[Decimal], *, exact: bool
) -> tuple[Decimal, Text | None]:
    """The number, and why it is in doubt: two readings, or another number in the brackets beside it."""
    readings = [said.value] if said.thousands is None or exact else [said.value, said.thousands]
    if again:
        agreed = [each for each in readings if set(again) == {each}]
        if agreed:
            return agreed[0], None
        return said.value, _CONTRADICTS.filled(one=_written(readings[0]), other=_written(again[0]))
    if len(readings) == 1:
        return said.value, None
    counts = unit is not None and unit.kind is TargetKind.COUNT and unit.id.split(" ")[0] not in _MEASURED
    if counts or (unit is None and set(expected) == {TargetKind.COUNT}):
        return (readings[1], None) if said.dotted else (readings[0], _two(readings))
    scored = unit.kind in _SCORES if unit else bool(_SCORES & set(expected))
    # `75.000%` is 75 %; `1.000%` may be a hundred per cent, one, or a thousand.
    whole = unit is not None and unit.kind is TargetKind.PERCENT and said.value < 10 and said.value % 1 == 0
    return readings[0], None if scored and not whole else _two(readings)


def _two(readings: list[Decimal]) -> Text:
    return _EITHER.filled(one=_written(readings[1]), other=_written(readings[0]))


def _fraction(value: Decimal, unit: UnitRead) -> Text | None:
    """Documents and people are counted whole."""
    listed = unit.unit is not None and unit.known and unit.unit is not RUPIAH and unit.unit.kind is TargetKind.COUNT
    return _WHOLE.filled(unit=unit.unit.label) if listed and unit.unit and value % 1 else None


def _written(number: Decimal) -> str:
    return f"{number.normalize():f}".replace(".", ",")


_CONTRADICTS = Text(
    "Angkanya {one}, tetapi di dalam kurung {other}. Samakan keduanya.",
    "The number is {one}, but the brackets say {other}. Make them agree.",
)
_EITHER = Text(
    "Bisa berarti {one} atau {other}. Tulis tanpa titik ribuan, dan pakai koma hanya untuk desimal.",
    "This may be {one} or {other}. Leave out the sign between thousands, and use the comma for decimals only.",
)
_NEAR = Text(
    "Satuannya mirip {unit}. Kalau itu maksudnya, tulis {unit}.",
    "Its unit is near to {unit}. If that is meant, write {unit}.",
)
_TWO_TARGETS = Text(
    'Di dalam kurung ada target lain: "{said}". Tulis satu target saja di sini.',
    'There is another target in the brackets: "{said}". Write one target alone here.',
)
_OFTEN = Text(
    'Karena ada "{said}", targetnya setahun bisa lebih banyak. Tulis jumlah seluruhnya setahun di sini.',
    'With "{said}" there may be more of them in a year. Write how many there are in the year here.',
)
_OFTEN_PERCENT = Text(
    'Karena ada "{said}", ini belum tentu persentase setahun. Tulis persentase setahun di sini.',
    'With "{said}" this may not be the percentage of the year. Write the percentage of the year here.',
)
_TIMES = Text(
    "Perkalian dalam target tidak dihitung. Tulis jumlah setahun, misalnya {whole} {unit}.",
    "Products in a target are not worked out. Write the number of the year, such as {whole} {unit}.",
)
_WHOLE = Text(
    "{unit} dihitung bulat, tanpa desimal. Tulis angka bulat, atau perbaiki satuannya.",
    "{unit} is counted in whole numbers. Write a whole number, or correct the unit.",
)
