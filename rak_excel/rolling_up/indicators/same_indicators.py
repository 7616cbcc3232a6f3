"""What an indicator goes by from one state of an office's plan to the next, for `diff` and for whatever follows a row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from rak_excel.model import Definition
from rak_excel.rolling_up.facts.rows import ActivityRow
from rak_excel.rolling_up.indicators.alignment import known_key, written_in
from rak_excel.vocabulary.entries.indicators import key_with_occurrence

At = tuple[str, str, int]  # region, part, ordinal


def names_of(rows: Iterable[ActivityRow], definition: Definition, year: int | None) -> Mapping[At, str]:
    """The name of each indicator: the definition's key, else its wording without the office's own name.

    The nth of a name within an office's part carries its number, so that the nth is always the nth.
    """
    seen: Counter[tuple[str, str, str]] = Counter()
    names: dict[At, str] = {}
    for each in written_in(rows, definition):
        name = known_key(each, definition, year) or each.wording
        seen[each.region, each.part, name] += 1
        names[each.region, each.part, each.ordinal] = key_with_occurrence(name, seen[each.region, each.part, name])
    return names
