"""Targets by period typed as one: `TW I 1; TW II 2`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rak_excel.language import Text
from rak_excel.model import Definition, TargetKind
from rak_excel.model.further import Further
from rak_excel.model.standard_columns import period_label
from rak_excel.vocabulary.basics.texts import tidy
from rak_excel.vocabulary.headings.period_targets import periods_of_year
from rak_excel.vocabulary.targets.by_period import period_columns, says_not_measured
from rak_excel.vocabulary.targets.period_entries import begins_with_up_to, without_up_to
from rak_excel.vocabulary.targets.targets import understand_target
from rak_excel.vocabulary.targets.units import names_grade

_BETWEEN = re.compile(r"[;\n]")
_GLUED = re.compile(r",(?=[^\W\d])|[:=]")
_LONGEST = 5  # words that name a period
_DASH = re.compile(r"[-\u2013](?:\s|$)")
_Period = tuple[int, int]  # of so many in a year, the nth
_NONE = (0, 0)


def own_set(text: str, part: str, definition: Definition) -> Further | Text:
    """The entries by their columns; what is wrong where one names no period of these columns, or one twice, or no target."""
    columns = {(column.periods, column.period): column for column in period_columns(part, definition)}
    entries: dict[str, str] = {}
    for period, up_to, said in _by_period(text, definition, [*columns]):
        column = columns.get(period)
        entry = _DASH.sub("", said, count=1).strip() if _DASH.match(said) else said
        if column and said and not entry:  # a dash
            continue
        of_each = column is not None and column.entry == "own" and (up_to or begins_with_up_to(entry))
        if column is None or column.id in entries or of_each or not _is_target(entry, definition):
            break
        entries[column.id] = f"s.d. {entry}" if up_to and not column.entry else entry
    else:
        if entries:
            return {column.id: entries[column.id] for column in columns.values() if column.id in entries}
    labels = [period_label(period, count) for count, period in [*columns][:2]]
    return _NO_SET.filled(example="; ".join(f"{label} {at}" for at, label in enumerate(labels, 1)))


def _by_period(text: str, definition: Definition, known: Sequence[_Period]) -> Iterator[tuple[_Period, bool, str]]:
    """Each period that a text names, whether up to its end, and what it says of it until the next one: `TW I 1, TW II 2`."""
    for line in filter(None, map(tidy, _BETWEEN.split(text))):
        words = _GLUED.sub(lambda match: f"{match[0]} ".strip(":="), line).split()
        period, up_to, said = _NONE, False, list[str]()
        at = 0
        while at < len(words):
            length, named = _named(words[at : at + _LONGEST], definition, known)
            if length and at:
                yield period, up_to, " ".join(said).rstrip(" ,")
            if length:
                period, up_to, said = named, begins_with_up_to(" ".join(words[at : at + length])), []
            else:
                said.append(words[at])
            at += length or 1
        yield period, up_to, " ".join(said).rstrip(" ,")


def _named(words: Sequence[str], definition: Definition, known: Sequence[_Period]) -> tuple[int, _Period]:
    """How many of these words name a period, and which of those that are known; 0 where they name none."""
    for length in range(1, len(words) + 1):
        name = " ".join(words[:length])
        plain = without_up_to(name)
        worded = any(map(str.isalpha, plain))  # `s.d. 2` is an entry
        named = periods_of_year(f"s.d. {plain}" if plain != name else name, definition) if worded else {}
        labelled = (each for each in known if period_label(each[1], each[0]).casefold() == plain.casefold())
        found = next(labelled, None) or next((each for each in known if named.get(each[0]) == each[1]), None)
        if named or found:
            return length, found or _NONE
    return 0, _NONE


def _is_target(entry: str, definition: Definition) -> bool:
    read = understand_target(without_up_to(entry), definition)
    said = read.doubt or read.target.kind is not TargetKind.TEXT or names_grade(entry, definition)
    return bool(entry) and (bool(said) or says_not_measured(entry))


_NO_SET = Text(
    "Tulis semua periodenya, misalnya {example}.",
    "Write all its periods, such as {example}.",
)
