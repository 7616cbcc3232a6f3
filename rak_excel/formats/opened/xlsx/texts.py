"""Texts of an xlsx whose parts look different, and how much the shared texts are where each cell has its own copy."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from rak_excel.formats.opened.appearance import Run, of_attributes
from rak_excel.formats.opened.limits import Budget
from rak_excel.formats.opened.xlsx.strict import FORMULA, StrictSheet, said_in
from rak_excel.formats.opened.xlsx.styles import Styles, is_on
from rak_excel.formats.opened.xml_events import stream
from rak_excel.vocabulary.basics.signs import symbol_font

_Place = TypeVar("_Place")


def rich_texts(shared: bytes, styles: Styles, budget: Budget) -> Mapping[int, Sequence[Run]]:
    """The runs of the shared texts that have any, by their numbers."""
    if b"<rPr" not in shared:
        return {}
    texts = enumerate(shared.removesuffix(b"</sst>").split(b"<si")[1:])
    return runs_of_each({number: b"<si" + text for number, text in texts if b"<rPr" in text}, "si", styles, budget)


def runs_of_each(
    texts: Mapping[_Place, bytes], element: str, styles: Styles, budget: Budget
) -> dict[_Place, Sequence[Run]]:
    """The runs of strictly written texts, each inside such an element, whose parts look different.

    All are parsed at once: a parser for each would take minutes where there are hundreds of thousands.
    """
    found: dict[_Place, Sequence[Run]] = {}
    places = iter(texts)
    reader = RunReader(styles)

    def started(name: str, attributes: Mapping[str, str]) -> None:
        if name == element:
            reader.begin()
        reader.started(name, attributes)

    def ended(name: str) -> None:
        reader.ended(name)
        if name == element:
            place = next(places)
            if reader.is_rich:
                found[place] = reader.runs

    xml = b"<texts>%s</texts>" % b"".join(texts.values())
    budget.spend(runs=xml.count(b"<rPr"))
    stream(xml, "texts", started, ended, reader.text, budget=budget)
    return found


class RunReader:
    """Takes the elements of one text at a time. A run that names a font has all of it; another has that of its cell."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self.begin()

    def begin(self) -> None:
        self._runs: list[Run] = []
        self._texts: list[list[str]] = []
        self._writing = False
        self._pronounced = False  # how a text is spoken is written beside it, and is not shown

    @property
    def is_rich(self) -> bool:
        return any(run.struck is not None for run in self._runs)

    @property
    def runs(self) -> tuple[Run, ...]:
        return tuple(replace(run, text="".join(text)) for run, text in zip(self._runs, self._texts, strict=True))

    def started(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "r":
            self._runs.append(Run(""))
            self._texts.append([])
        elif name == "rPh":
            self._pronounced = True
        elif name == "t":
            self._writing = not self._pronounced
        elif self._runs and name == "rPr":
            self._runs[-1] = replace(self._runs[-1], struck=False, colour=self._styles.letters, font="")
        elif self._runs and name == "strike":
            self._runs[-1] = replace(self._runs[-1], struck=is_on(attributes))
        elif self._runs and name == "rFont":
            self._runs[-1] = replace(self._runs[-1], font=symbol_font(attributes.get("val", "")))
        elif self._runs and name == "color":
            colour = of_attributes(attributes, self._styles.palette, self._styles.theme)
            self._runs[-1] = replace(self._runs[-1], colour=colour or self._styles.letters)

    def ended(self, name: str) -> None:
        if name == "t":
            self._writing = False
        elif name == "rPh":
            self._pronounced = False

    def text(self, text: str) -> None:
        if self._writing and self._runs:
            self._texts[-1].append(text)


_SHARING = b' t="s"'
_NUMBER = re.compile(rb'<c [^<>]* t="s"[^<>]*+>(?:' + FORMULA + rb")?+<v[^<>]*+>([^<]*+)")
_SPELLED_OUT = re.compile(r"_x[0-9A-Fa-f]{4}_")  # one letter that XML cannot hold
_LONGEST_NUMBER = 9


class SharedLetters:
    """Counts the bytes of strictly written shared texts, with the fonts of their parts, as often as cells show them."""

    def __init__(self, texts: bytes, budget: Budget) -> None:
        """Raises UnreadableWorkbookError where a text is longer than a cell can hold."""
        each = texts.split(b"<si")[1:]
        most = budget.limits.text
        if any(len(_SPELLED_OUT.sub("?", said_in(text))) > most for text in each if len(text) > most):
            raise budget.limits.refusal()
        self._lengths = [len(text) for text in each]
        self._longest = max(self._lengths, default=0)
        self._budget = budget
        self._uncounted = budget.limits.letters

    def spend(self, sheet: StrictSheet) -> None:
        """Raises UnreadableWorkbookError where the cells of the sheets show more than the limit allows."""
        at_most = self._longest * sheet.xml.count(_SHARING, sheet.start, sheet.end)
        if at_most <= self._uncounted:  # so it is in nearly all files, and costs nothing
            self._uncounted -= at_most
            return
        shown = Counter(_NUMBER.findall(sheet.xml, sheet.start, sheet.end))
        self._budget.spend(letters=sum(self._length(number) * times for number, times in shown.items()))

    def _length(self, number: bytes) -> int:
        """Of one that is written otherwise than in digits no more is known than that none is longer."""
        if not number.isdigit() or len(number) > _LONGEST_NUMBER:
            return self._longest
        return self._lengths[int(number)] if int(number) < len(self._lengths) else 0
