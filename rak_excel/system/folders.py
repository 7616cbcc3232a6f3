"""What people see in a folder and the folders below it, and which of these the system does not let us open."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

_UNSEEN = (".", "~$")  # hidden, or what Excel locks a file with


@dataclass(frozen=True, slots=True)
class Seen:
    """The files in a folder, hidden ones and lock files left out, and the folders that cannot be opened.

    `others` are pipes, devices and links to nothing.
    """

    files: list[Path] = field(default_factory=list)
    others: list[Path] = field(default_factory=list)
    closed: list[Path] = field(default_factory=list)


def seen_in(folder: Path) -> Seen:
    """What is in a folder, however deep. A folder that is only a link elsewhere is not looked into."""
    seen = Seen()
    waiting: list[tuple[Path, tuple[tuple[int, int], ...]]] = [(folder, ())]
    while waiting:
        inside, above = waiting.pop()
        try:
            told = inside.stat()
            itself = told.st_dev, told.st_ino
            if told.st_ino and itself in above:  # Windows has links that look like folders, and may lead back here
                continue
            with os.scandir(inside) as entries:
                listed = [entry for entry in entries if not entry.name.startswith(_UNSEEN)]
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
            elif not _is_folder(entry):
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
    try:
        return path.is_dir()
    except OSError:
        return False


def is_file(path: Path) -> bool:
    """Whether it is an ordinary file, as far as we may look at it."""
    try:
        return path.is_file()
    except OSError:
        return False


def _is_file(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_file()
    except PermissionError:  # a link to where we may not look: who reads it tells that
        return True
    except OSError:  # one that leads back to itself
        return False


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False
