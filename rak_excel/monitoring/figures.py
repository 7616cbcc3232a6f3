"""What a figure says that was typed beside its target: 85, 85%, 2 Laporan, WTP, 74,05 (BB)."""

from __future__ import annotations

import re
from decimal import Decimal

from rak_excel.language import Text
from rak_excel.model import Definition, Indicator, Target, TargetKind
from rak_excel.model.target import WORDED
from rak_excel.record import Record
from rak_excel.vocabulary.basics.texts import tidy
from rak_excel.vocabulary.targets.by_period import read_value, value_of
from rak_excel.vocabulary.targets.units import unit_with_id

_NOTHING = re.compile(r"[-–—−.…\s]*")
_FRACTION = Text(
    "Angka ini dapat berarti {whole}% atau {part}%. Tulis dengan tanda persen.",
    "This figure may mean {whole}% or {part}%. Write it with a percent sign.",
)


class Figure(Record):
    """What was typed, and what it says: nothing, something that can be compared with the target, or neither.

    `target` is it as understood, in the unit of the target for the year. `doubt` says which two things it could mean.
    `other_kind` tells that it is of another kind than the target: 50% of documents, an opinion for an index.
    """

    text: str = ""
    target: Target | None = None
    doubt: Text | None = None
    other_kind: bool = False

    @property
    def is_blank(self) -> bool:
        return not self.text

    @property
    def value(self) -> Decimal | None:
        return self.target.value if self.target else None

    @property
    def known(self) -> bool:
        """Whether it can be compared with a target."""
        return self.target is not None


def says_nothing(text: str) -> bool:
    """Whether a cell is blank, or holds only dashes and dots."""
    return _NOTHING.fullmatch(text) is not None


def read_figure(text: str, indicator: Indicator, definition: Definition) -> Figure:
    """What a figure of an indicator says; a number alone is in the unit of its target for the year.

    A number up to 1 beside a percentage may be a share of 1, so that it is asked. Nothing can be said beside a target that
    is no figure itself.
    """
    text = tidy(text)
    if says_nothing(text):
        return Figure()
    goal = indicator.target
    if goal is None or goal.kind is TargetKind.TEXT:
        return Figure(text)
    read, said = read_value(text, indicator, definition), value_of(text, indicator, definition)
    if doubt := read.doubt or _fraction(said, goal):
        return Figure(text, doubt=doubt)
    if read.target.kind in WORDED:  # `Wajar Tanpa Pengecualian` is WTP
        said = said.but(text=read.target.text)
    if said.kind is TargetKind.TEXT or said.upper is not None:
        return Figure(text)
    same = _comparable(said, goal)
    return Figure(text, said if same else None, other_kind=not same)


def read_reached(text: str, indicator: Indicator, definition: Definition) -> Figure:
    """What was reached, as `read_figure` tells it: at least so much, as in `≥ 40%`, is no figure of what was."""
    figure = read_figure(text, indicator, definition)
    return Figure(figure.text) if figure.target and figure.target.bound else figure


def doubt_of_decimals(figure: Figure, indicator: Indicator, definition: Definition) -> Text | None:
    """What is asked of a number with decimals alone beside what is counted in whole ones, as 1,25 beside 1.500 Orang: a
    spreadsheet in English makes that of 1.250. None of any other figure.
    """
    target, value = indicator.target, figure.value
    if target is None or target.kind is not TargetKind.COUNT or value is None or value == value.to_integral_value():
        return None
    unit = unit_with_id(target.unit or "", definition)
    return read_value(f"{figure.text} {unit.label}", indicator, definition).doubt if unit else None


def as_percentage(text: str, indicator: Indicator, definition: Definition) -> str:
    """A figure with the percent sign that a number alone lacks beside a percentage: `60` as `60%`; any other as it is."""
    said = read_figure(text, indicator, definition).target
    bare = said is not None and said.kind is TargetKind.PERCENT and text.strip()[-1:].isdigit()
    return f"{text.strip()}%" if bare else text


def _fraction(said: Target, goal: Target) -> Text | None:
    """What is asked of a number up to 1 without a sign beside a percentage."""
    bare = not any(sign.isalpha() or sign == "%" for sign in said.text)
    if goal.kind is not TargetKind.PERCENT or not bare or said.value is None or not 0 < said.value <= 1:
        return None
    return _FRACTION.filled(whole=_written(said.value * 100), part=_written(said.value))


def _comparable(said: Target, goal: Target) -> bool:
    """Whether both are of one kind and unit."""
    if goal.kind in WORDED:
        return said.kind is goal.kind
    return said.kind is goal.kind and (said.unit or goal.unit) == goal.unit and said.value is not None


def _written(value: Decimal) -> str:
    return f"{value.normalize():f}".replace(".", ",")
