"""What the targets of an indicator are measured in, and how one target stands beside the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from rak_excel.model import Definition, MeasureUnit, Target, TargetKind
from rak_excel.record import Record
from rak_excel.rolling_up.indicators.alignment import Group
from rak_excel.vocabulary.entries.wordings import key_and_occurrence
from rak_excel.vocabulary.targets.targets import parse_target
from rak_excel.vocabulary.targets.units import kinds_expected, unit_with_id

Number = int | float

OTHER = "≠"  # before a target of another kind or unit: it is seen in grey print, and formulas find it
AT_LEAST = "≥ "  # before a word of a scale: at least B is B
LONGEST = 60  # letters that are shown of a target of another kind
_SCALES = (TargetKind.OPINION, TargetKind.PREDICATE)
# Where votes are equal.
_KINDS = (TargetKind.PERCENT, TargetKind.NUMBER, TargetKind.COUNT, *_SCALES, TargetKind.TEXT)


class Measure(Record):
    """The kind and unit of an indicator's targets.

    `units` are those whose numbers compare; a bare number is in any of them, and `bare` is what may stand beside one: a
    number typed over an opinion has its unit still. `words` is the scale of opinions or predicates, best first; they are
    `graded` where one of them has its number behind it: `BB (72,10)`.
    """

    kind: TargetKind
    unit: str = ""
    units: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    bare: tuple[str, ...] = ("",)
    graded: bool = False

    @property
    def percent(self) -> bool:
        return self.kind is TargetKind.PERCENT

    @property
    def counts(self) -> bool:
        """Whether its targets are numbers."""
        return self.kind not in {*_SCALES, TargetKind.TEXT}

    def compared(self, target: Target | None) -> Number | str:
        """The target as the comparison shows it: what is of another kind or unit behind a sign, so that it counts as none.

        The data sheets compute the same with a formula.
        """
        if target is None:
            return ""
        text, number = target.text.strip(), target.number
        if number is not None:
            if self._takes(number, target.unit or ""):
                return number
            # As a formula joins them, with the decimal comma in whatever language the spreadsheet runs.
            return _trimmed(f"{OTHER} {str(number).replace('.', ',')} {target.unit or ''}")
        word = _trimmed(target.grade if self.graded else text).replace(AT_LEAST, "")
        if self.rank(word):
            return word
        return text if not text or self.kind is TargetKind.TEXT else f"{OTHER} {text[:LONGEST]}"

    def rank(self, word: str) -> int:
        """The place of a word on the scale, 1 for the best; 0 where it is none of its words."""
        found = (place for place, each in enumerate(self.words, 1) if each.casefold() == word.casefold())
        return next(found, 0)

    def _takes(self, number: Number, unit: str) -> bool:
        if not self.counts:
            return False
        if unit not in self.bare:
            return unit in self.units
        return not self.percent or number == 0 or number >= 1  # 0.85 is hardly 0.85 %


def measure_of(group: Group, targets: Iterable[Target], definition: Definition) -> Measure:
    """The measure that the definition gives the indicator; of one that it does not know, that of most targets."""
    targets = list(targets)
    graded = any(target.grade != target.text.strip() for target in targets)
    return (_defined(group, definition) or _of_most(group, targets, definition)).but(graded=graded)


def _defined(group: Group, definition: Definition) -> Measure | None:
    indicator = definition.indicators.get(key_and_occurrence(group.code)[0])
    unit = unit_with_id(group.unit, definition) if group.unit else None
    if indicator is None or unit is None:
        return None
    listed = parse_target(indicator.target, definition, indicator.text)
    if unit.kind is TargetKind.NUMBER and listed.kind in _SCALES:  # a value that is given as a predicate
        return _measure(listed.kind, listed.unit, definition)
    return _measure(unit.kind, unit.id, definition)


def _of_most(group: Group, targets: Iterable[Target], definition: Definition) -> Measure:
    """Of equally frequent ones that which the indicator's words ask for, then the first kind, then the first unit."""
    # Numbers without a word behind them are of one kind, whether they are called an index or nothing.
    votes = Counter(
        (target.kind, (target.unit or "") if target.kind is not TargetKind.NUMBER else "")
        for target in targets
        if target.text.strip()
    )
    if not votes:
        return Measure(TargetKind.TEXT)
    asked = kinds_expected(group.text, definition)
    kind, unit = min(votes, key=lambda vote: (-votes[vote], vote[0] not in asked, _KINDS.index(vote[0]), vote[1]))
    return _measure(kind, unit, definition)


def _measure(kind: TargetKind, unit: str | None, definition: Definition) -> Measure:
    words = definition.targets
    if kind in _SCALES:
        return Measure(kind, unit or "", words=words.opinions if kind is TargetKind.OPINION else words.predicates)
    units = [unit or ""]
    if kind is TargetKind.NUMBER:
        units += [each.id for each in words.units if each.kind is kind]
    bare = ("", *(each.id for each in words.units if each.kind in _SCALES))
    return Measure(kind, unit or "", tuple(dict.fromkeys(filter(None, units))), bare=bare)


def listed_unit(unit: str, definition: Definition) -> MeasureUnit | None:
    """The definition's unit with this id; none for a word that only an office wrote."""
    return next((each for each in definition.targets.units if each.id == unit), None)


def _trimmed(text: str) -> str:
    """As TRIM does it."""
    return " ".join(filter(None, text.split(" ")))
