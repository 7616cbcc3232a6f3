"""Targets by period typed as one: `TW I 1; TW II 2`."""

from __future__ import annotations

import re

from rak_excel.language import Text
from rak_excel.model import Definition
from rak_excel.model.plan import Further
from rak_excel.model.standard_columns import period_label
from rak_excel.vocabulary.basics.texts import tidy
from rak_excel.vocabulary.headings.period_targets import periods_of_year
from rak_excel.vocabulary.targets.by_period import period_columns, says_not_measured
from rak_excel.vocabulary.targets.choices import says_how_much
from rak_excel.vocabulary.targets.period_entries import begins_with_up_to, without_up_to

_BETWEEN = re.compile(r"[;\n]")
_LONGEST = 6  # words before what a period says
_BEFORE_ENTRY = " :=.-\u2013"


def own_set(text: str, part: str, definition: Definition) -> Further | Text:
    """The entries by their columns; what is wrong where one names no period of these columns, or one twice, or no target."""
    columns = {(column.periods, column.period): column for column in period_columns(part, definition)}
    entries: dict[str, str] = {}
    for said in filter(None, map(tidy, _BETWEEN.split(text))):
        (count, period), entry = _read(said, definition, [*columns])
        column = columns.get((count, period))
        if column and not entry:  # a dash
            continue
        of_each = begins_with_up_to(said) and column is not None and column.entry == "own"
        if column is None or column.id in entries or of_each or not _is_target(entry, definition):
            break
        prefix = "s.d. " if begins_with_up_to(said) and not column.entry else ""
        entries[column.id] = f"{prefix}{entry}"
    else:
        if entries:
            return {column.id: entries[column.id] for column in columns.values() if column.id in entries}
    labels = [period_label(period, count) for count, period in [*columns][:2]]
    return _NO_SET.filled(example="; ".join(f"{label} {at}" for at, label in enumerate(labels, 1)))


def _read(said: str, definition: Definition, known: list[tuple[int, int]]) -> tuple[tuple[int, int], str]:
    """The period that an entry begins with, as briefly as it names one, and what it says of it."""
    plain = without_up_to(said)
    for count, period in known:
        label = period_label(period, count)
        if plain.casefold().startswith(f"{label.casefold()} "):
            return (count, period), plain[len(label) :].lstrip(_BEFORE_ENTRY)
    words = plain.replace(":", " ").replace("=", " ").split()
    before = "s.d. " if begins_with_up_to(said) else ""
    for at in range(1, min(len(words), _LONGEST)):
        named = periods_of_year(f"{before}{' '.join(words[:at])}", definition)
        if found := next((each for each in known if named.get(each[0]) == each[1]), None):
            return found, " ".join(words[at:]).lstrip(_BEFORE_ENTRY)
    return (0, 0), ""


def _is_target(entry: str, definition: Definition) -> bool:
    return bool(entry) and (says_how_much(entry, definition) or says_not_measured(entry))


_NO_SET = Text(
    "Tulis semua periodenya, misalnya {example}.",
    "Write all its periods, such as {example}.",
)
