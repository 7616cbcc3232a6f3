"""What each file is called: by its name under the given path, and by more of its path where two are called alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from rak_excel.language import on_one_line


def writable(name: str) -> str:
    """A file's name as any output can hold it: letters that are no Unicode, as old archives leave them, become `?`, and
    what would act on a terminal or begin a new line becomes a sign that is seen."""
    return on_one_line(name.encode("utf-8", "replace").decode("utf-8"))


def file_names(found: Sequence[tuple[Path, Path]]) -> list[str]:
    """A name for each file of (the folder it was found in, its path from there), no two alike, since a name is what
    a plan and its findings are known by.

    Where two would be, the folder's name is put in front, then that of the folder above, and so on.
    """
    above: list[tuple[str, ...]] = [()] * len(found)
    taken = [0] * len(found)
    while True:
        names = [
            writable(PurePosixPath(*folders[len(folders) - count :], path.as_posix()).as_posix())
            for folders, count, (_, path) in zip(above, taken, found, strict=True)
        ]
        alike = _alike(names)
        for nth in alike:  # only here is the whole path asked for, which takes its time
            above[nth] = above[nth] or _folders(found[nth][0])
        longer = [nth for nth in alike if taken[nth] < len(above[nth])]
        if not longer:
            return _numbered(names)
        for nth in longer:
            taken[nth] += 1


def _folders(folder: Path) -> tuple[str, ...]:
    """The names of a folder and of those above it, without the root."""
    whole = folder.resolve()
    return whole.relative_to(whole.anchor).parts


def _alike(names: Sequence[str]) -> list[int]:
    counted = Counter(names)
    return [nth for nth, name in enumerate(names) if counted[name] > 1]


def _numbered(names: Sequence[str]) -> list[str]:
    """Names that only letters which cannot be written tell apart get a number: `rak-? (2).xlsx`."""
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
