"""A roll-up that somebody names: what it gives to another, or one sentence why it gives nothing."""

from __future__ import annotations

import contextlib
from pathlib import Path

from rak_excel.errors import NotARollupError, NotAWorkbookError, UnreadableWorkbookError
from rak_excel.formats.opened.archive import damaged
from rak_excel.formats.opened.kinds import Kind
from rak_excel.formats.opened.opening import open_workbook
from rak_excel.formats.opened.workbook_bytes import content_of, naming, refuse_missing
from rak_excel.language import Text
from rak_excel.layouts.defined_names import MARK
from rak_excel.rolling_up.facts.facts import Harvest
from rak_excel.workbooks.rollup.limits import too_big
from rak_excel.workbooks.rollup.opened import is_rollup
from rak_excel.workbooks.rollup.read_back.earlier import read_rollup

_NOT_A_ROLLUP = Text(
    "{path} bukan rekap. Sebut file hasil rak-excel rollup.",
    "{path} is not a roll-up. Give a file that rak-excel rollup wrote.",
)
_NOT_XLSX = Text(
    "{path} bukan file .xlsx, jadi tidak terbaca sebagai rekap. Kalau ini rekap, simpan sebagai .xlsx, lalu sebut file itu.",
    "{path} is no .xlsx file and is not read as a roll-up. Where it is one, save it as .xlsx and give that file.",
)
_LARGEST = (
    60_000_000  # bytes that are loaded to say what is wrong with them; a roll-up of the whole country has a tenth
)
_OTHER_FORMATS = frozenset({".ods", ".xls", ".xlsb", ".et"})


def named_rollup(path: Path) -> Harvest:
    """What the roll-up in a file gives to another.

    Raises MissingPathError, NotARollupError where the file is something else, and UnreadableWorkbookError where it is
    damaged, locked, too big or of another format, since it may be a roll-up all the same.
    """
    if is_rollup(path):
        return read_rollup(path)
    if not path.is_dir():
        refuse_missing(path)
        _refuse_unreadable(path)
    said = _NOT_A_ROLLUP.filled(path=path)
    raise NotARollupError(said.id, said.en)


def _refuse_unreadable(path: Path) -> None:
    """Raises UnreadableWorkbookError where it cannot be known whether the file is a roll-up."""
    if path.suffix.casefold() in _OTHER_FORMATS:
        raise _not_xlsx(path)
    if path.stat().st_size > _LARGEST:
        raise too_big(path)
    content = content_of(path)
    kind = Kind.XLSX
    with contextlib.suppress(NotAWorkbookError), naming(path):
        book = open_workbook(content, path.suffix)
        kind = book.kind
        if kind is Kind.XLSX and any(sheet.name == MARK for sheet in book.sheets):
            raise damaged()  # in its list of sheets, or it would be known as a roll-up
    if kind is not Kind.XLSX:
        raise _not_xlsx(path)


def _not_xlsx(path: Path) -> UnreadableWorkbookError:
    said = _NOT_XLSX.filled(path=path)
    return UnreadableWorkbookError(said.id, said.en)
