"""Names of files, no two alike."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePosixPath


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
