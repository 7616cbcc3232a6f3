"""What several units say in one cell, each behind its name: how merging writes it, and what each of them said."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from rak_excel.model import Definition
from rak_excel.system.regexes import regex
from rak_excel.vocabulary.basics.texts import normalised

_BEGINS = regex(r"(?P<number>\d{1,3})\. (?P<who>[^:]{1,120}): ")
_FEWEST = 2


def listed(texts: Sequence[tuple[str, str]]) -> str:
    """Texts one below the other, each behind who says it; one alone as it is."""
    if len(texts) < _FEWEST:
        return "".join(text for _, text in texts)
    return "\n".join(f"{number}. {who}: {text}" for number, (who, text) in enumerate(texts, 1))


def said_apart(text: str, definition: Definition) -> tuple[str, ...]:
    """The texts of which `listed` made one, without who says them; any other text is one, whatever list stands in it."""
    own: list[str] = []
    for line in text.splitlines():
        begun = _BEGINS.match(line)
        if begun and int(begun["number"]) == len(own) + 1 and normalised(begun["who"]) in _units(definition):
            own.append(line[begun.end() :])
        elif own:
            own[-1] += f"\n{line}"
        else:
            return (text,)
    return tuple(own) if len(own) >= _FEWEST else (text,)


@lru_cache(maxsize=16)
def _units(definition: Definition) -> frozenset[str]:
    """The names of those that send reports, as they are compared."""
    names = (group.short_name_of(unit) for group in definition.executors.values() for unit in group.units)
    return frozenset(map(normalised, (*names, definition.identity.whole_office)))
