"""How much the shared texts of an xlsx are where each cell that shows one gets its own copy, as from calamine."""

from __future__ import annotations

import re
from collections import Counter

from rak_excel.formats.opened.limits import Budget
from rak_excel.formats.opened.xlsx.strict import FORMULA, StrictSheet, said_in

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
