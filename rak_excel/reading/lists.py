"""Lists of findings that came back as workbooks of their own, beside the plans that they are about."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from pathlib import Path

from rak_excel.errors import UnreadableWorkbookError
from rak_excel.formats.opened.contents import is_file
from rak_excel.language import Text, on_one_line
from rak_excel.model.returned import Returned
from rak_excel.reading.found import find_lists, real_path
from rak_excel.reading.own_reports import is_own_report
from rak_excel.reading.returned import returned_at

_LISTS = Text(
    "Ini daftar catatan, bukan rencana: {files}. Taruh file rencananya di folder yang sama, lalu ulangi dengan folder itu.",
    "A list of findings is no plan: {files}. Put the file of the plan into the same folder, and try again with that folder.",
)
_MORE = Text("{files} dan {count} file lainnya", "{files} and {count} others")
_FEW = 3  # files that are named


def lists_at(paths: Iterable[Path | str]) -> list[Path]:
    """Those in the given folders and zip archives, however deep, and those that are named themselves."""
    return sorted({found for path in map(Path, paths) for found in find_lists(path) if is_list(found)})


def lists_beside(paths: Iterable[Path], read: Container[str]) -> list[Returned]:
    """What stands in the lists beside the plans at these paths; `read` has the real paths of what was taken for plans."""
    found = (each for path in paths for each in find_lists(path) if real_path(each) not in read)
    listed = (returned_at(each) for each in dict.fromkeys(found) if is_list(each))
    return [each for each in listed if each]


def is_list(path: Path) -> bool:
    """Whether it is a workbook with a list of findings and no plan."""
    try:
        return is_file(path) and is_own_report(path) and returned_at(path) is not None
    except (OSError, UnreadableWorkbookError):
        return False


def only_lists(paths: Sequence[Path | str]) -> Text | None:
    """Where there is no plan: a sentence on the lists of findings at `paths`, with what to do; None where there are none."""
    names = [on_one_line(str(path)) for path in lists_at(paths)]
    if not names:
        return None
    files: Text | str = ", ".join(names[:_FEW])
    if len(names) > _FEW:
        files = _MORE.filled(files=files, count=len(names) - _FEW)
    return _LISTS.filled(files=files)
