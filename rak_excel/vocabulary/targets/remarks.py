"""What stands in brackets beside the number of a target: the number again, its unit, a remark, or another target."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from rak_excel.model import Definition, MeasureUnit, TargetKind
from rak_excel.model.schedule import MONTHS
from rak_excel.vocabulary.basics.number_names import leading_number
from rak_excel.vocabulary.basics.numerals import Numeral, numeral
from rak_excel.vocabulary.basics.texts import normalised
from rak_excel.vocabulary.basics.years import is_year
from rak_excel.vocabulary.targets.asides import Says, adds_up, what_is_said
from rak_excel.vocabulary.targets.grades import names_grade
from rak_excel.vocabulary.targets.units import read_unit

_DIGITS = re.compile(r"-?\d[\d.,]*")
_SPACED = re.compile(r"^(-?\d{1,3})((?: \d{3})+)(?![\d.,])")  # `1 250 Orang`
_MONTHS = {"bulan": 1, "triwulan": 3, "semester": 6, "tahun": 12}


@dataclass(frozen=True, slots=True)
class Remark:
    """What brackets say: `number` and `unit` as far as they repeat what stands outside, both blank for other `words`."""

    number: Decimal | None = None
    unit: MeasureUnit | None = None
    unit_text: str = ""
    words: str = ""

    def repeats(self, unit: MeasureUnit | None) -> bool:
        """Whether its number is one of this unit: in `12 bulan (1 tahun)` it is not."""
        return self.number is not None and (self.unit is None or unit is None or self.unit.id == unit.id)

    def says(self, value: Decimal, unit: MeasureUnit | None) -> Says:
        """What it says of a number of this unit: the same again, another, or what may change it."""
        if self.number is None:
            counted = unit is not None and unit.kind is TargetKind.COUNT
            return what_is_said(self.words, value, counted=counted) if self.words else Says.SAME
        if self.is_another(unit):
            return Says.ANOTHER
        whole_year = self.number in {1, value} and _months(self.number, self.unit) == MONTHS
        same = self.repeats(unit) or whole_year or _months(self.number, self.unit) == _months(value, unit) is not None
        return Says.SAME if same or adds_up(self.words, value) else Says.UNSURE

    def is_another(self, unit: MeasureUnit | None) -> bool:
        """Whether it is a target of its own: `1 Laporan (100%)`."""
        kinds = {each.kind for each in (self.unit, unit) if each}
        return self.number is not None and len(kinds) == 2 and TargetKind.PERCENT in kinds


def _months(number: Decimal, unit: MeasureUnit | None) -> Decimal | None:
    months = _MONTHS.get(unit.id) if unit else None
    return number * months if months else None


def first_number(text: str) -> tuple[Numeral, str] | None:
    """The number that a text begins with, in digits or words, and what follows it."""
    text = _SPACED.sub(lambda match: match[0].replace(" ", "."), text)
    if digits := _DIGITS.match(text):
        said = numeral(digits[0])
        return (said, text[digits.end() :]) if said else None
    number, rest = leading_number(text)
    return (Numeral(number), rest) if number is not None else None


def read_remark(text: str, definition: Definition) -> Remark:
    """What brackets hold."""
    own = [normalised(each) for each in definition.targets.number_words]
    if normalised(text) in own:
        return Remark(Decimal(own.index(normalised(text)) + 1))
    if names_grade(text, definition):
        return Remark()
    if is_year(text):
        return Remark(words=text)
    said = first_number(text)
    unit_text = said[1].strip() if said else text
    unit = read_unit(unit_text, definition)
    if said and (unit.unit or not unit_text):
        return Remark(said[0].value, unit.unit, unit_text, text)
    if said is None and unit.unit and unit.known:
        return Remark(None, unit.unit, unit_text)
    return Remark(words=text)
