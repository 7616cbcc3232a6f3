"""Names of files: no two alike, and none that Windows refuses."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePosixPath

_NOT_IN_NAMES = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')


def allowed_in_names(words: str) -> str:
    """The words without the signs that Windows refuses in a file's name."""
    return _NOT_IN_NAMES.sub(" ", words).strip(" .")


def numbered(names: Sequence[str]) -> list[str]:
    """The names, of which those that are alike get a number: `rak-? (2).xlsx`."""
    result: list[str] = []
    known = set(names)
    seen: set[str] = set()
    numbers: dict[str, int] = {}  # that the last file of a name got
    for name in names:
        unique, number = name, numbers.get(name, 1)
        while unique in seen or (number > 1 and unique in known):
            number += 1
            path = PurePosixPath(name)
            unique = path.with_name(f"{path.stem} ({number}){path.suffix}").as_posix()
        seen.add(unique)
        numbers[name] = number
        result.append(unique)
    return result
