"""Finds the files to read at the given paths: in folders, in zip archives, or named themselves."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from rak_excel.formats.opened.contents import exists, file_at, holds_files, in_zip, seen_at, zips_at
from rak_excel.reading.own_reports import file_names, is_own_report, writable
from rak_excel.system.folders import FolderFiles, missing

WORKBOOKS = frozenset({".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"})
# What people send instead of a workbook: each is told with its remedy.
DOCUMENTS = frozenset({
    ".pdf", ".doc", ".docx", ".odt", ".rtf", ".ppt", ".pptx", ".jpg", ".jpeg", ".png", ".gif", ".bmp", ".webp", ".heic",
    ".tif", ".tiff", ".zip", ".rar", ".7z", ".et", ".ett", ".wps", ".csv", ".tsv", ".htm", ".html", ".mht", ".xml", ".fods",
    ".xlt", ".xltx", ".xltm", ".numbers", ".crdownload", ".part",
})  # fmt: skip
# What Windows and our own commands leave in folders: nobody means it as a plan.
_LEFT_BY_PROGRAMS = frozenset({".ini", ".db", ".lnk", ".url", ".bat", ".toml", ".json"})


def find_files(paths: Iterable[Path | str]) -> Iterator[tuple[Path, str]]:
    """Each file once, with its name relative to the given path.

    A zip archive is as a folder of its name. In folders lock files, hidden ones and our own reports are passed over. A
    folder, or an archive, that cannot be opened is among the files, so that whoever reads them tells it.

    No two names are alike: files called alike in two given folders have the folders' names in front.
    """
    found: dict[str, tuple[Path, Path, Path]] = {}
    for given in map(Path, paths):
        if not exists(given):
            raise missing(given)
        folder = given if holds_files(given) else given.parent
        for path in _read_in(given) if folder is given else [given]:
            within = path.relative_to(folder) if path != folder else Path(folder.absolute().name)
            found.setdefault(real_path(path), (path, folder, within))
    names = file_names([(folder, within) for _, folder, within in found.values()])
    yield from zip((path for path, _, _ in found.values()), names, strict=True)


def find_workbooks(folder: Path) -> Iterator[Path]:
    """What is called a workbook in a folder or a zip archive; what only needs to be saved as one is not."""
    return (path for path in _files_in(seen_at(folder)) if path.suffix.lower() in WORKBOOKS)


def find_lists(given: Path) -> list[Path]:
    """What may hold findings that went back: the file itself, in a folder or zip archive each workbook, our own too.

    Raises MissingPathError.
    """
    if not exists(given):
        raise missing(given)
    if not holds_files(given):
        return [given]
    return sorted(path for path in seen_at(given).files if path.suffix.lower() in WORKBOOKS)


def files_not_read(paths: Iterable[Path | str]) -> list[str]:
    """The names of what stands in the given folders and is neither a workbook nor a document sent instead of one.

    A pipe, a device and a link to nothing are among them, whatever they are called.
    """
    folders = [folder for folder in map(Path, paths) if holds_files(folder)]
    found = ((folder, path) for folder in folders for path in _not_read_in(seen_at(folder)))
    return sorted({writable(path.relative_to(folder).as_posix()) for folder, path in found})


def reports_passed_over(paths: Iterable[Path | str], used: Iterable[Path] = ()) -> list[str]:
    """The names of our own workbooks in the given folders, which are not read; without those that are `used` all the same."""
    folders, known = [folder for folder in map(Path, paths) if holds_files(folder)], set(used)
    found = ((folder, path) for folder in folders for path in seen_at(folder).files if path not in known)
    own = ((folder, path) for folder, path in found if path.suffix.lower() in WORKBOOKS and is_own_report(path))
    return sorted({writable(path.relative_to(folder).as_posix()) for folder, path in own})


def _not_read_in(seen: FolderFiles) -> Iterator[Path]:
    known = WORKBOOKS | DOCUMENTS | _LEFT_BY_PROGRAMS
    yield from seen.others
    yield from (path for path in seen.files if path.suffix.lower() not in known and not is_own_report(path))


def inputs_at(paths: Iterable[Path | str]) -> list[Path]:
    """The files of the system that are read: no output may take the place of one. A zip archive is one, whatever is in it."""
    given = [Path(path) for path in paths]
    return list(dict.fromkeys([*(file_at(path) for path, _ in find_files(given)), *zips_at(given)]))


def real_path(path: Path) -> str:
    """Where a path leads, through links too; a link that leads back to itself, which pathlib raises at, stays."""
    place = in_zip(path)
    return os.path.join(os.path.realpath(place[0]), place[1]) if place else os.path.realpath(path)  # noqa: PTH118 - no path of the system


def _read_in(folder: Path) -> list[Path]:
    """What is read in a folder, in the order of its names, the same on every system, with the folders that cannot be."""
    seen = seen_at(folder)
    return sorted([*_files_in(seen), *seen.closed], key=lambda path: path.relative_to(folder).parts)


def _files_in(seen: FolderFiles) -> Iterator[Path]:
    known = WORKBOOKS | DOCUMENTS
    return (path for path in seen.files if path.suffix.lower() in known and not is_own_report(path))
