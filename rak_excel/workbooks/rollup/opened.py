"""Knows our own roll-ups by their hidden sheet, opens them within bounds, and gives their sheets as rows of values."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from rak_excel.definitions.loading import decode_definition, encode_definition
from rak_excel.errors import UnreadableWorkbookError
from rak_excel.formats.addresses import Address, column_letters
from rak_excel.formats.opened.archive import FileLimits, damage_told
from rak_excel.formats.opened.contents import archive_at, is_file
from rak_excel.formats.opened.xlsx.book import XlsxBook
from rak_excel.formats.opened.xlsx.parts import Parts, names_sheet, read_parts
from rak_excel.formats.written.drawn.canvas import Canvas
from rak_excel.language import Text
from rak_excel.layouts.names import MARK
from rak_excel.rolling_up.result import Rollup

_UNPACKED_LIMIT = 200_000_000  # bytes; a roll-up of the whole country has a third of that
_CELLS_LIMIT = 2_000_000  # that are written down; the whole country has 800,000
_ELEMENTS_LIMIT = 4_500_000  # that a parser tells of; three for each cell of the whole country are 2,400,000
_AREA_LIMIT = 5_000_000  # cells up to the last of a sheet, the blank ones too; the whole country has a tenth of that
_TOO_BIG = Text(
    "{name} terlalu besar untuk rekap. Di Excel hapus gambar dan sheet yang ditambahkan, simpan, lalu ulangi.",
    "{name} is too big for a roll-up. In Excel delete the pictures and sheets that were added, save, and try again.",
)
_ASTRAY = Text(
    "{name}: ada isian jauh di luar tabel, sampai sel {cell}. Di Excel tekan Ctrl+End di tiap sheet, hapus isian itu, simpan, "
    "lalu ulangi.",
    "{name}: there are entries far outside the tables, down to cell {cell}. In Excel press Ctrl+End on each sheet, delete "
    "them, save, and try again.",
)


class TooMuchError(UnreadableWorkbookError):
    """A roll-up holds more than one can."""


def limits_of(path: Path) -> FileLimits:
    """Those of the roll-up at this path. What is beyond them raises TooMuchError, which calls it by its name alone."""
    return FileLimits(
        partial(too_big, path, path.name),
        too_far=partial(_astray, path),
        member=_UNPACKED_LIMIT,
        total=_UNPACKED_LIMIT,
        again=2 * _UNPACKED_LIMIT,
        sheet_area=_AREA_LIMIT,
        area=4 * _AREA_LIMIT,
        cells=_CELLS_LIMIT,
        filled=_CELLS_LIMIT,
        texts=_CELLS_LIMIT,
        rows=_CELLS_LIMIT // 4,
        letters=_UNPACKED_LIMIT,
        elements=_ELEMENTS_LIMIT,
    )


def too_big(path: Path, name: Path | str) -> TooMuchError:
    return TooMuchError.about(path, _TOO_BIG, name=name)


def _astray(path: Path, corner: Address) -> TooMuchError:
    return TooMuchError.about(path, _ASTRAY, cell=f"{column_letters(corner[1])}{corner[0]}", name=path.name)


_LAST: Address = (1_048_576, 16_384)  # that a sheet can have
SheetRows = list[list[Any]]


def is_rollup(path: Path) -> bool:
    """Whether the file is a roll-up that we wrote, perhaps corrected and saved again since."""
    return has_sheet(path, MARK)


def has_sheet(path: Path, name: str) -> bool:
    """Whether a workbook has a sheet of this name, without opening more of it than its list of sheets."""
    if not is_file(path):  # a pipe would be waited for
        return False
    try:
        with damage_told():
            return names_sheet(archive_at(path), name)
    except (UnreadableWorkbookError, OSError):
        return False


def read_sheets_whole(path: Path, only: Collection[str] = ()) -> Mapping[str, SheetRows]:
    """All sheets by name, or `only` some; each row is a list of values, '' where blank, and the first row is Excel's row 1.

    Raises OSError where the file is no workbook, and UnreadableWorkbookError where a cell astray would fill the memory.
    """
    try:
        with damage_told():
            book, parts = _opened(path)
            wanted = (sheet for sheet in parts.worksheets if not only or sheet.name in only)
            return {sheet.name: book.table(sheet.member) for sheet in wanted}
    except TooMuchError:
        raise
    except UnreadableWorkbookError as error:
        raise OSError(str(error)) from error


def formula_cells(path: Path) -> Mapping[str, set[tuple[int, int]]]:
    """By sheet the rows and columns, counted from 0, in which formulas stand. For what `read_sheets_whole` has read."""
    book, parts = _opened(path)
    return {sheet.name: book.look(sheet.member).formulas for sheet in parts.worksheets}


def _opened(path: Path) -> tuple[XlsxBook, Parts]:
    archive = archive_at(path, limits_of(path))
    parts = read_parts(archive)
    return XlsxBook(archive, parts, _LAST, keep=False), parts


SIGNATURE = "rak-excel rollup 2"  # 2: ticks are text, files have differences
_IS_OF = " "
WRITTEN_AT, YEAR_AT, PROVINCES_AT, DEFINITIONS_AT = range(4)  # rows, counted from 0; the definitions begin on the last


def head_of(sheet: str) -> str:
    """The name under which the digest stands of what is above the rows of a data sheet; no sheet can be called so."""
    return f"{sheet}/head"


def digests_in(cells: Iterable[object]) -> dict[str, str]:
    """The digests by sheet, out of the first row; none in a roll-up from before there were any."""
    pairs = (str(cell).partition(_IS_OF) for cell in cells if cell and cell != SIGNATURE)
    return {sheet: digest for digest, _, sheet in pairs}


def definitions_in(mark: SheetRows) -> dict[str, str]:
    """The encoded definitions by id; that of the roll-up's own sheets comes first."""
    found = {str(row[0]): "".join(map(str, row[1:])) for row in mark[DEFINITIONS_AT:] if row[0]}
    said = str(mark[YEAR_AT][1]) if len(mark[YEAR_AT]) > 1 else ""
    own = said if said in found else min(found)
    return {own: found[own], **found}


def _own(result: Rollup) -> list[str]:
    """The id of the definition of the roll-up's own sheets, where it is not the first by name."""
    first, *others = sorted(result.definitions)
    text = encode_definition(result.definition)
    same = (id_ for id_ in others if encode_definition(decode_definition(result.definitions[id_])) == text)
    return [] if result.definitions[first] == text else [*same][:1]


_CHUNK = 32_000  # an Excel cell holds 32,767 characters


def draw_mark(canvas: Canvas, result: Rollup, digests: Mapping[str, str]) -> None:
    """Signature with the `digests` of the sheets by name, year and own definition, provinces; below them one row a definition: its id, then
    its text in pieces.
    """
    written = [f"{digest}{_IS_OF}{sheet}" for sheet, digest in digests.items()]
    canvas.put_row(WRITTEN_AT, [SIGNATURE, *written], ["plain"] * (len(written) + 1))
    year = [result.year, *_own(result)]
    canvas.put_row(YEAR_AT, year, ["plain"] * len(year))
    canvas.put_row(PROVINCES_AT, result.provinces, ["plain"] * len(result.provinces))
    for row, (template, text) in enumerate(result.definitions.items(), DEFINITIONS_AT):
        pieces = [text[start : start + _CHUNK] for start in range(0, len(text), _CHUNK)]
        canvas.put_row(row, [template, *pieces], ["plain"] * (len(pieces) + 1))
    canvas.hide()
