"""What the operating system refuses, with the remedy, and mistakes of our own, without a word of what was read."""

from __future__ import annotations

import errno
from pathlib import Path

from rak_excel.language import Text

NO_MEMORY = Text(
    "Memori komputer tidak cukup. Tutup program lain atau kurangi jumlah filenya, lalu ulangi.",
    "The memory of this computer is not enough. Close other programs or give fewer files, and try again.",
)
_UNNAMED = Text("file itu", "the file")
_FORBIDDEN = Text(
    "{path} tidak boleh dibuka atau ditulisi. Tutup dulu di program lain, atau periksa izin foldernya, lalu ulangi.",
    "{path} may not be opened or written to. Close it in other programs, or check the permissions of its folder, and try again.",
)
_FULL = Text(
    "Tempat penyimpanan penuh, {path} tidak dapat ditulis. Kosongkan sebagian, lalu ulangi.",
    "The disk is full, so {path} cannot be written. Make room and try again.",
)
_REFUSALS = {
    errno.ENOENT: Text(
        "{path} tidak ditemukan atau tidak dapat dibuat. Periksa nama dan foldernya, lalu ulangi.",
        "{path} cannot be found or created. Check its name and folder, and try again.",
    ),
    errno.EACCES: _FORBIDDEN,
    errno.EPERM: _FORBIDDEN,
    errno.EROFS: _FORBIDDEN,
    errno.ENOSPC: _FULL,
    getattr(errno, "EDQUOT", errno.ENOSPC): _FULL,  # all that one user may keep there
    errno.ENAMETOOLONG: Text(
        "Nama {path} terlalu panjang. Pakai nama yang lebih pendek, lalu ulangi.",
        "The name {path} is too long. Use a shorter one and try again.",
    ),
    errno.EEXIST: Text(
        "{path} sudah ada. Pakai nama lain, lalu ulangi.", "{path} exists already. Choose another name and try again."
    ),
    errno.EISDIR: Text("{path} adalah folder. Sebut nama sebuah file.", "{path} is a folder. Give the name of a file."),
    errno.ENOTDIR: Text(
        "{path} tidak berada di dalam folder. Periksa nama foldernya, lalu ulangi.",
        "{path} is not inside a folder. Check the folder's name and try again.",
    ),
}
_OTHER = Text(
    "Sistem menolak {path} ({reason}). Pilih folder lain, lalu ulangi.",
    "The system refuses {path} ({reason}). Choose another folder and try again.",
)


def refusal(error: OSError, path: Path | None = None) -> Text:
    """Why `path`, or else the file that the error names, cannot be used, and what to do about it."""
    sentence = _REFUSALS.get(error.errno or 0, _OTHER)
    return sentence.filled(path=path or error.filename or _UNNAMED, reason=error.strerror or error)


_PACKAGE = Path(__file__).resolve().parents[1]
_OF_FILE = Text(
    "File ini tidak dapat dibaca karena kesalahan di program rak-excel sendiri ({mistake}). Simpan ulang di Excel sebagai .xlsx, lalu"
    " ulangi; kalau tetap begitu, kirim baris ini kepada orang yang memasang rak-excel.",
    "This file cannot be read because of a mistake in rak-excel itself ({mistake}). Save it again in Excel as .xlsx and try again;"
    " where that does not help, send this line to whoever installed rak-excel.",
)


def mistake_at(error: BaseException) -> str:
    """What kind of mistake it is, with the last line of ours on the way to it: `ValueError, reading/rows/rows.py:12`."""
    trace, place = error.__traceback__, "?"
    while trace is not None:
        path = Path(trace.tb_frame.f_code.co_filename)
        if path.is_relative_to(_PACKAGE):
            place = f"{path.relative_to(_PACKAGE).as_posix()}:{trace.tb_lineno}"
        trace = trace.tb_next
    return f"{type(error).__name__}, {place}"


def file_mistaken(error: BaseException) -> Text:
    """What is said of the one file that a mistake of ours keeps from being read."""
    return _OF_FILE.filled(mistake=mistake_at(error))
