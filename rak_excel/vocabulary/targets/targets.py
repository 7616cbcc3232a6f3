"""Targets as people write them: `77,5%`, `1 (satu) Laporan`, `minimal 4 kali`, `95-100%`, `WTP`, `B`."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from rak_excel.language import Text
from rak_excel.model import Definition, MeasureUnit, Target, TargetKind
from rak_excel.record import Record
from rak_excel.system.remembered import remembered
from rak_excel.vocabulary.basics.numbers import numeral
from rak_excel.vocabulary.basics.texts import normalised, tidy
from rak_excel.vocabulary.targets import asides, phrases
from rak_excel.vocabulary.targets.amounts import Amount, number_first, read_amount
from rak_excel.vocabulary.targets.asides import AsideSays, what_is_said
from rak_excel.vocabulary.targets.units import GRADES, LEVELS, RUPIAH, explains_predicate, is_listed, kinds_expected

_PLAIN = re.compile(r"^[^\W_]+(?:\s+[^\W_]+)*\.?$")  # words alone: B+ is not B
_FIGURE = re.compile(r"\s*(?:(?:nilai|skor)\s)?\s*\d+(?:[.,]\d+)?\s*", re.IGNORECASE)
_BRACKETED = re.compile(r"^(?P<name>[^()]+?)\s*\((?P<remark>[^()]*)\)$")


class TargetRead(Record):
    """What a text says as a target; of kind `text` where nothing known is said."""

    target: Target
    doubt: Text | None = None  # which two things it could mean, so that it has to be asked
    usual: str = ""  # the usual spelling of what was understood, '' where the text has none
    reason: Text | None = None  # why it was read so, where more than spelling does
    second: Text | None = None  # words beside it that may make it another


def parse_target(text: str, definition: Definition, indicator: str = "") -> Target:
    """The target that a text says beside an indicator; of kind `text` where nothing known, or two things, are said."""
    return understand_target(text, definition, kinds_expected(indicator, definition)).target


@remembered(8192)
def understand_target(
    text: str, definition: Definition, expected: tuple[TargetKind, ...] = (), *, exact: bool = False
) -> TargetRead:
    """The target that a text says, and what is doubtful about it.

    A dot before three digits separates thousands in a count, as Indonesian writes them, and is the decimal sign of a
    percentage or score; where both are possible it is asked. `expected` are the kinds that the indicator asks for;
    `exact` is for a cell that holds a number, whose only sign is the decimal comma.
    """
    return _Reader(text, definition, expected, exact).read()


def written_target(value: Decimal, unit: MeasureUnit | None, upper: Decimal | None = None, bound: str = "") -> str:
    """A number as the field writes it, with its unit: `77,5%`, `1 Laporan`, `75`, `95-100%`, `≥ 75%`."""
    numbers = (_written(each, unit) for each in (value, upper) if each is not None)
    return " ".join(filter(None, (bound, _with_unit("-".join(numbers), unit))))


def _written(value: Decimal, unit: MeasureUnit | None) -> str:
    number = f"{value.normalize():f}".replace(".", ",")
    read = numeral(number)
    percent = unit is not None and unit.kind is TargetKind.PERCENT
    # `2,375` could be thousands; a fourth decimal keeps it from being read so.
    return f"{number}0" if read and read.thousands is not None and not percent else number


def _with_unit(number: str, unit: MeasureUnit | None) -> str:
    if unit is None or not unit.label:
        return number
    if unit is RUPIAH:
        whole, comma, cents = number.partition(",")
        return f"Rp{int(whole):,}".replace(",", ".") + comma + cents if whole.isdigit() else f"Rp{number}"
    return f"{number}%" if unit.kind is TargetKind.PERCENT else f"{number} {unit.label}"


_COUNTED = frozenset({TargetKind.COUNT, TargetKind.PERCENT})


class _Reader(Record):
    """Reads one text, from what it may say in one word to what only a scanner makes of it."""

    text: str
    definition: Definition
    expected: tuple[TargetKind, ...]
    exact: bool

    def read(self) -> TargetRead:
        if len(self.text) > phrases.LONGEST:
            return TargetRead(Target(self.text))
        written = tidy(self.text)
        if found := self.scale(written):
            return TargetRead(found)
        plain = phrases.plain_text(self.text)
        bound, plain = phrases.without_bound(plain if self.exact else phrases.unwrapped(plain))
        scale = self.scale(plain) or self.spelled_out(plain)
        if scale:
            return self.beside(plain, scale.but(text=f"{bound} {scale.text}", bound=bound) if bound else scale)
        if labelled := self.labelled(plain):
            return labelled
        read = self.number_in(plain, bound)
        sure = read and not read.doubt and self.is_listed(read.target)
        scanned = None if sure else self.scanned(plain, bound)
        if read or scanned:
            return scanned or read or TargetRead(Target(self.text))
        levels = frozenset[str]() if _COUNTED.intersection(self.expected) else LEVELS
        grade = normalised(plain) in (GRADES if self.expected == (TargetKind.PREDICATE,) else levels)
        return TargetRead(Target(self.text, TargetKind.PREDICATE if grade else TargetKind.TEXT))

    def scale(self, text: str) -> Target | None:
        """An opinion or predicate by its own name."""
        found = _scales(self.definition).get(normalised(text)) if _PLAIN.match(text) else None
        return Target(self.text if tidy(self.text) == text else text, *found) if found else None

    def spelled_out(self, written: str) -> Target | None:
        """`Opini WTP`, `B (Baik)` and `Wajar Tanpa Pengecualian`: the target without the words around it."""
        bare = self.behind_label(written) or written
        match = _BRACKETED.match(bare)
        name, remark = (match["name"], normalised(match["remark"])) if match else (bare, "")
        scales, long = self.names()
        found = {long.get(each) or scales.get(each) for each in (normalised(name), remark)} - {None}
        official = long.get(normalised(name)) or (scales.get(normalised(name)) if _PLAIN.match(name) else None)
        if not official or found != {official}:
            return None
        return Target(official, *_scales(self.definition)[normalised(official)])

    def beside(self, plain: str, scale: Target) -> TargetRead:
        """An opinion or predicate with what the brackets beside it say of it: `WTP (sebelum revisi)` is another."""
        match = _BRACKETED.match(plain)
        remark = match["remark"] if match else ""
        explained = scale.kind is TargetKind.PREDICATE and explains_predicate(scale.text.split()[-1], remark)
        same = explained or any(normalised(remark) in names for names in self.names())
        says = AsideSays.SAME if same else what_is_said(remark, Decimal(0))
        if says is AsideSays.ANOTHER:
            return TargetRead(Target(self.text), asides.ANOTHER_ONE.filled(said=remark))
        if scale.kind is TargetKind.PREDICATE and _FIGURE.fullmatch(remark):  # `BB (72,10)`: the number is a target too
            scale = scale.but(text=self.text)
        return TargetRead(scale, second=asides.ASIDE.filled(said=remark) if says is AsideSays.UNSURE else None)

    def names(self) -> tuple[dict[str, str], dict[str, str]]:
        """Opinions and predicates by their names, and their names by what they are called in full."""
        words = self.definition.targets
        scales = {normalised(each): each for each in (*words.opinions, *words.predicates)}
        return scales, {normalised(each): short for short, full in words.spelled_out.items() for each in full}

    def labelled(self, written: str) -> TargetRead | None:
        """`Nilai 95`: the number alone."""
        bare = self.behind_label(written)
        if not bare:
            return None
        kinds = kinds_expected(written, self.definition)
        read = _Reader(bare, self.definition, kinds or self.expected, self.exact).number_in(bare, "")
        return read if _PERCENT in kinds else self.asked_if_percent(read, written.partition(" ")[0])

    def behind_label(self, written: str) -> str:
        """What stands behind a first word that says which kind of target follows; '' where none does."""
        first, _, rest = written.partition(" ")
        labels = {normalised(each) for each in self.definition.targets.first_words}
        return rest.strip(" :") if normalised(first) in labels else ""

    def number_in(self, plain: str, bound: str) -> TargetRead | None:
        bare = phrases.without_label(plain)
        read = self.range_of(bare, bound) or self.amount_of(bare, bound)
        return self.asked_if_percent(read, plain.partition(" ")[0]) if bare != plain else read

    def asked_if_percent(self, read: TargetRead | None, label: str) -> TargetRead | None:
        """A number labelled as something else, `Skala 7`, is doubtful where a percentage is asked for."""
        bare = read is not None and read.target.kind is TargetKind.NUMBER and read.target.unit is None
        asked = bare and self.expected == (_PERCENT,)
        return TargetRead(Target(self.text), _NO_PERCENT.filled(label=label)) if asked else read

    def scanned(self, plain: str, bound: str) -> TargetRead | None:
        """`1OO%`: what a scanner took for letters, where that gives a unit that is listed."""
        text = phrases.as_scanned(plain)
        read = self.number_in(text, bound) if text else None
        return read if read and self.is_listed(read.target) and not read.doubt else None

    def is_listed(self, target: Target) -> bool:
        return target.unit is None or is_listed(target.unit, self.definition)

    def amount_of(self, plain: str, bound: str) -> TargetRead | None:
        amount = read_amount(plain, self.definition, self.expected, exact=self.exact)
        amount = amount or read_amount(number_first(plain, self.definition), self.definition, self.expected)
        return self.told(amount, None, bound) if amount else None

    def range_of(self, plain: str, bound: str) -> TargetRead | None:
        """`95-100%`: two numbers of one unit, which may be written at both or at the end."""
        ends = phrases.range_ends(plain)
        upper = read_amount(ends[1], self.definition, self.expected) if ends else None
        if ends is None or upper is None:
            return None
        lower = read_amount(ends[0], self.definition, self.expected)
        if lower and lower.unit is None and upper.unit:
            lower = read_amount(f"{ends[0]} {upper.unit.id}", self.definition, self.expected)
        if lower is None or (lower.unit and lower.unit.id) != (upper.unit and upper.unit.id):
            return None
        turned = None if lower.value < upper.value else _TURNED
        return self.told(upper.but(value=lower.value, doubt=lower.doubt or upper.doubt or turned), upper.value, bound)

    def told(self, amount: Amount, upper: Decimal | None, bound: str) -> TargetRead:
        """The target of an amount; a doubtful one stays a text."""
        if amount.doubt:
            return TargetRead(Target(self.text), amount.doubt)
        kind = amount.unit.kind if amount.unit else TargetKind.NUMBER
        unit = amount.unit.id if amount.unit else None
        target = Target(self.text, kind, amount.value, unit, upper, bound)
        return TargetRead(target, usual=written_target(amount.value, amount.unit, upper, bound), second=amount.second)


_PERCENT = TargetKind.PERCENT
_NO_PERCENT = Text(
    "Di sini tertulis {label}, padahal yang diminta persen. Tulis angkanya dengan %, atau perbaiki indikator atau satuannya.",
    "It says {label}, but a percentage is asked for. Write the number with %, or correct the indicator or its unit.",
)
_TURNED = Text(
    "Angka kedua lebih kecil dari yang pertama. Tulis mulai dari yang kecil, misalnya 95-100%.",
    "The second number is smaller than the first. Write the smaller one first, such as 95-100%.",
)


@lru_cache(maxsize=16)
def _scales(definition: Definition) -> dict[str, tuple[TargetKind, None, str | None]]:
    """Opinions and predicates, each with its kind and unit."""
    words = definition.targets
    units = {unit.kind: unit.id for unit in words.units}
    listed = [(TargetKind.PREDICATE, words.predicates), (TargetKind.OPINION, words.opinions)]
    return {normalised(each): (kind, None, units.get(kind)) for kind, names in listed for each in names}
