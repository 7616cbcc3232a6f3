"""Many names in a sentence: the first of them, and how many more there are."""

from __future__ import annotations

from collections.abc import Sequence

from rak_excel.language import Text

_MORE = Text("{names} dan {count} lainnya", "{names} and {count} more")
_MOST = 10


def named(names: Sequence[Text | str]) -> Text:
    both = [name if isinstance(name, Text) else Text(name, name) for name in names]
    first = Text(", ".join(name.id for name in both[:_MOST]), ", ".join(name.en for name in both[:_MOST]))
    return first if len(both) <= _MOST else _MORE.filled(names=first, count=len(both) - _MOST)
