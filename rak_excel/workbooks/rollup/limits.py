"""How much a roll-up may hold: what its archive unpacks to, or the space up to a stray cell, must not fill the memory."""

from __future__ import annotations

from functools import partial

from rak_excel.errors import UnreadableWorkbookError
from rak_excel.formats.addresses import Address, column_letters
from rak_excel.formats.opened.limits import Limits

_UNPACKED_LIMIT = 200_000_000  # bytes; a roll-up of the whole country has a third of that
_CELLS_LIMIT = 2_000_000  # that are written down; the whole country has 800,000
_ELEMENTS_LIMIT = 4_500_000  # that a parser tells of; three for each cell of the whole country are 2,400,000
_AREA_LIMIT = 5_000_000  # cells up to the last of a sheet, the blank ones too; the whole country has a tenth of that


class TooMuchError(UnreadableWorkbookError):
    """A roll-up holds more than one can."""


def limits_of(name: str) -> Limits:
    """Those of the roll-up of this name. What is beyond them raises TooMuchError."""
    return Limits(
        partial(too_big, name),
        too_far=partial(_astray, name),
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


def too_big(name: object) -> TooMuchError:
    return TooMuchError(
        f"{name} terlalu besar untuk rekap. Di Excel hapus gambar dan sheet yang ditambahkan, simpan, lalu ulangi.",
        f"{name} is too big for a roll-up. In Excel delete the pictures and sheets that were added, save, and try again.",
    )


def _astray(name: str, corner: Address) -> TooMuchError:
    cell = f"{column_letters(corner[1])}{corner[0]}"
    return TooMuchError(
        f"{name}: ada isian jauh di luar tabel, sampai sel {cell}. Di Excel tekan Ctrl+End di tiap sheet, hapus isian itu, "
        "simpan, lalu ulangi.",
        f"{name}: there are entries far outside the tables, down to cell {cell}. In Excel press Ctrl+End on each sheet, "
        "delete them, save, and try again.",
    )
