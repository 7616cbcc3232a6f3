"""What was worked out of texts that come again and again; of long texts, of which few come again, so much alone."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import ParamSpec, TypeVar, cast

from msgspec import Struct

_P = ParamSpec("_P")
_R = TypeVar("_R")

_LONG = 300  # letters: as many short texts as are remembered are little in any case
_MOST = 8_000_000  # letters of long texts


class _Memory(Struct):
    """The functions that remember, and the letters of the long texts that they remember together."""

    forget: list[Callable[[], None]] = []
    letters: int = 0

    def count(self, text: str | bytes) -> None:
        if len(text) > _LONG:
            self.letters += len(text)
        if self.letters > _MOST:
            self.letters = 0
            for each in self.forget:
                each()


_memory = _Memory()


def remembered(maxsize: int) -> Callable[[Callable[_P, _R]], Callable[_P, _R]]:
    """Like `functools.lru_cache`. When all such functions together remember too many letters of long texts, all begin anew."""

    def remembering(function: Callable[_P, _R]) -> Callable[_P, _R]:
        @wraps(function)
        def for_the_first_time(*args: _P.args, **kwargs: _P.kwargs) -> _R:
            for each in args:
                if isinstance(each, str | bytes):
                    _memory.count(each)
            return function(*args, **kwargs)

        cached = lru_cache(maxsize)(for_the_first_time)
        _memory.forget.append(cached.cache_clear)
        return cast("Callable[_P, _R]", cached)

    return remembering
