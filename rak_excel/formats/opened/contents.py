"""The bytes of files, be they in folders or in zip archives: a path leads through an archive as through a folder.

`kiriman.zip/Subbag Hukum.xlsx` is the file of that name in the archive. No path that is found so is given to the system.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from rak_excel.errors import NotAWorkbookError, UnreadableWorkbookError
from rak_excel.formats.opened.archive import PLAN, Archive, FileLimits, too_big
from rak_excel.formats.opened.kinds import ZIPPED
from rak_excel.formats.opened.zipped import SUFFIX, beginning, length_of, unpacked, zipped
from rak_excel.system import folders
from rak_excel.system.folders import FolderFiles, is_folder, seen_in

_LARGEST = 60_000_000  # bytes of a file that is looked into at all
_LARGEST_ARCHIVE = 200_000_000  # of a roll-up


def is_zip(path: Path) -> bool:
    """Whether it is a zip archive of files that can be looked into, and no workbook, whatever it is called."""
    archive = zipped(path)
    return archive is not None and archive.fault is None


def holds_files(path: Path) -> bool:
    """Whether it is a folder, or a zip archive that stands for one."""
    return is_folder(path) or is_zip(path)


def seen_at(path: Path) -> FolderFiles:
    """What people see in a folder or a zip archive, and in the archives in a folder; one within another is a file there."""
    if not is_folder(path):
        return _unfolded([path])
    seen = seen_in(path)
    inside = _unfolded(seen.files)
    return FolderFiles(inside.files, [*seen.others, *inside.others], seen.closed)


def _unfolded(paths: Iterable[Path]) -> FolderFiles:
    """These files, with what is in it in the place of each archive that can be looked into."""
    seen = FolderFiles()
    for path in paths:
        archive = zipped(path)
        if archive is None or archive.fault:
            seen.files.append(path)
        else:
            seen.files.extend(path / name for name in archive.files)
            seen.others.extend(path / name for name in archive.others)
    return seen


def zips_at(paths: Iterable[Path]) -> list[Path]:
    """What is called a zip archive among the paths, and in the folders among them."""
    given = [each for path in paths for each in (seen_in(path).files if is_folder(path) else [path])]
    return [path for path in given if path.suffix.casefold() == SUFFIX]


def count_files(paths: Iterable[Path]) -> int:
    """How many files there are at most to read."""
    return sum(len(seen_at(path).files) for path in paths)


def in_zip(path: Path) -> tuple[Path, str] | None:
    """The zip archive that a path leads through, and the name of the file there; None for any other path."""
    if SUFFIX not in str(path).casefold():
        return None
    for above in reversed(path.parents):
        if above.suffix.casefold() == SUFFIX and folders.is_file(above):
            return above, path.relative_to(above).as_posix()
    return None


def file_at(path: Path) -> Path:
    """The file of the system in which this one lies: the archive, or itself."""
    place = in_zip(path)
    return place[0] if place else path


def is_file(path: Path) -> bool:
    """Whether it is an ordinary file, as far as we may look at it."""
    place = in_zip(path)
    if place is None:
        return folders.is_file(path)
    archive = zipped(place[0])
    return archive is not None and place[1] in archive.files


def exists(path: Path) -> bool:
    """Whether there is something of this name, also where we may not look at it."""
    return is_file(path) if in_zip(path) else folders.exists(path)


def size_of(path: Path) -> int:
    """How many bytes a file has. Raises OSError, and UnreadableWorkbookError for what lies locked in an archive."""
    place = in_zip(path)
    return length_of(*place) if place else path.stat().st_size


def content_within(path: Path, most: int = _LARGEST, refusal: Callable[[], UnreadableWorkbookError] = too_big) -> bytes:
    """The bytes of a file. Raises what `refusal` gives where there are more than `most`, and OSError.

    Raises UnreadableWorkbookError for a zip archive of files, and for what cannot be got out of one.
    """
    if place := in_zip(path):
        return unpacked(*place, most, refusal)
    archive = zipped(path)
    if archive is not None:
        raise UnreadableWorkbookError(archive.fault) if archive.fault else NotAWorkbookError(ZIPPED)
    if path.stat().st_size > most:
        raise refusal()
    return path.read_bytes()


def beginning_of(path: Path, count: int) -> bytes:
    """The first bytes of a file. Raises as `content_within` does."""
    if place := in_zip(path):
        return beginning(*place, count)
    with path.open("rb") as file:
        return file.read(count)


def archive_at(path: Path, limits: FileLimits = PLAN) -> Archive:
    """The workbook in a file as an archive. Raises UnreadableWorkbookError where it is damaged, locked or too big, and OSError."""
    return Archive(content_within(path, _LARGEST_ARCHIVE, limits.refusal), limits)
