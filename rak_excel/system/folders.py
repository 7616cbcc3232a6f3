"""What people see in a folder, which paths lead to one file, what is said of a missing one; and packaged folders."""

from __future__ import annotations

import difflib
import os
from collections.abc import Callable, Iterator
from importlib import resources
from importlib.resources.abc import Traversable
from itertools import islice
from pathlib import Path

from rak_excel.errors import MissingPathError
from rak_excel.language import NOTHING, Text, on_one_line
from rak_excel.record import Record

TEMPLATES = "workbook_templates"
UNSEEN = (".", "~$")  # hidden, or what Excel locks a file with


class FolderFiles(Record):
    """Files in a folder but hidden ones and locks, closed folders, and `others`: pipes, devices, links to nothing."""

    files: list[Path] = []
    others: list[Path] = []
    closed: list[Path] = []


def seen_in(folder: Path) -> FolderFiles:
    """What is in a folder, however deep. A folder that is only a link elsewhere is not looked into."""
    seen = FolderFiles()
    waiting: list[tuple[Path, tuple[tuple[int, int], ...]]] = [(folder, ())]
    while waiting:
        inside, above = waiting.pop()
        try:
            told = inside.stat()
            itself = told.st_dev, told.st_ino
            if told.st_ino and itself in above:  # Windows has links that look like folders, and may lead back here
                continue
            with os.scandir(inside) as entries:
                listed = [entry for entry in entries if not entry.name.startswith(UNSEEN)]
        except FileNotFoundError:  # gone since the folder around it was looked into
            continue
        except OSError:
            seen.closed.append(inside)
            continue
        for entry in listed:
            if entry.is_dir(follow_symlinks=False):
                waiting.append((inside / entry.name, (*above, itself)))
            elif _is_file(entry):
                seen.files.append(inside / entry.name)
            elif not _as_far_as_seen(entry.is_dir):
                seen.others.append(inside / entry.name)
    return seen


def exists(path: Path) -> bool:
    """Whether there is something of this name, also where we may not look at it: who reads it tells that."""
    try:
        path.stat()
    except PermissionError:
        return True
    except (OSError, ValueError):
        return path.exists()
    return True


def is_folder(path: Path) -> bool:
    """Whether it is a folder, as far as we may look at it; else who reads it tells that, as of a file."""
    return _as_far_as_seen(path.is_dir)


def is_file(path: Path) -> bool:
    """Whether it is an ordinary file, as far as we may look at it."""
    return _as_far_as_seen(path.is_file)


def _as_far_as_seen(look: Callable[[], bool]) -> bool:
    try:
        return look()
    except OSError:
        return False


def _is_file(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_file()
    except PermissionError:  # a link to where we may not look: who reads it tells that
        return True
    except OSError:  # one that leads back to itself
        return False


def same_file(one: Path, other: Path) -> bool:
    """Also where there is no such file yet: then it would be one."""
    return file_identity(one) == file_identity(other)


def file_identity(path: Path) -> tuple[int, int] | str:
    """What no two files or folders have in common; of what is not there, where it would be."""
    try:
        told = path.stat()
        if told.st_ino:  # some file systems on a network number nothing
            return told.st_dev, told.st_ino
    except OSError:
        pass
    except ValueError:  # a name that no system takes
        return str(path)
    return os.path.normcase(os.path.realpath(path))


_MISSING = Text(
    "{path} tidak ada. Periksa nama dan foldernya.{like}", "{path} does not exist. Check its name and folder.{like}"
)
_LEADS_NOWHERE = Text(
    "{path} adalah tautan ke file yang tidak ada. Sebut nama file lain.",
    "{path} is a link to a file that does not exist. Give the name of another file.",
)
NO_FILE = Text(
    "{path} bukan file biasa, jadi tidak dibaca. Sebut nama file lain.",
    "{path} is no ordinary file and is not read. Give the name of another file.",
)
_LIKE = Text(" Yang mirip: {names}.", " Names like it: {names}.")
_FEW = 3  # names
_ALIKE = 0.75  # of 1


def missing(path: Path) -> MissingPathError:
    """The error for a path that does not exist, or that is a pipe or a device, which would be waited for without end."""
    if path.exists() and not path.is_dir():
        said = NO_FILE.filled(path=path)
    elif path.is_symlink():
        said = _LEADS_NOWHERE.filled(path=path)
    else:
        said = _MISSING.filled(path=path, like=like_it(path))
    return MissingPathError(said, path=path)


def like_it(path: Path) -> Text:
    """A sentence, to stand behind another, with the names that are like that of a missing path; nothing without any."""
    names = ", ".join(on_one_line(str(each)) for each in islice(_names_like(path), _FEW))
    return _LIKE.filled(names=names) if names else NOTHING


def _names_like(path: Path) -> Iterator[Path]:
    """The likeliest first: the same name with an ending, longer ones, those that differ in a letter or two."""
    while path.name and not is_folder(path.parent):  # a folder on the way may be what is wrong
        path = path.parent
    typed = path.name.casefold()
    if not typed:
        return
    try:
        there = sorted(each.name for each in path.parent.iterdir() if not each.name.startswith(UNSEEN))
    except OSError:
        return
    stems = {name: Path(name).stem.casefold() for name in there}
    found = [name for name in there if stems[name] == Path(typed).stem or name.casefold() == typed]
    found += [name for name in there if name.casefold().startswith(typed)]
    spelt = {name.casefold(): name for name in reversed(there)}
    found += [spelt[near] for near in difflib.get_close_matches(typed, spelt, _FEW, _ALIKE)]
    near_stems = {stem: name for name, stem in reversed(stems.items())}
    found += [near_stems[near] for near in difflib.get_close_matches(Path(typed).stem, near_stems, _FEW, _ALIKE)]
    yield from (path.with_name(name) for name in dict.fromkeys(found))


def packaged(folder: str) -> Traversable:
    """The folder `workbook_templates` or `examples`: inside an installed package, beside it in a checkout."""
    try:
        return resources.files(f"rak_excel.{folder}")
    except ModuleNotFoundError:
        beside = Path(__file__).resolve().parents[2] / folder
        if not beside.is_dir():
            raise
        return beside
