"""What the operating system refuses, told in Indonesian and English with the remedy."""

from __future__ import annotations

import errno
from pathlib import Path

from rak_excel.language import Text

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
