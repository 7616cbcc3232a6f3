"""Regular expressions that are compiled when one is first asked for something: no plan needs all of them."""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast

_FACE = ("search", "match", "fullmatch", "split", "findall", "finditer", "sub", "subn", "flags", "groups", "groupindex")


def regex(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """As `re.compile` gives it, but what is wrong in the pattern is told when it is first asked for something."""
    return cast("re.Pattern[AnyStr]", _Regex(pattern, flags))


class _Regex:
    """A pattern, and from the first time on what `re` has made of it."""

    def __init__(self, pattern: str | bytes, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        """Only called for what is not there: once it is there, it is found as quickly as in what `re` makes."""
        if name not in _FACE:
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self._flags)
        self.__dict__.update((each, getattr(compiled, each)) for each in _FACE)
        return getattr(compiled, name)
