"""Lines of a letterhead or a letter above a plan: Jl. Ahmad Yani No. 1, Telp., Email, NOTA DINAS."""

from __future__ import annotations

import re

LETTERS = ("Nota Dinas", "Surat", "Memo", "Memorandum", "Perihal", "Hal", "Sifat", "Kepada", "Yth")
"""First words of the lines of the letter that a plan came with, beside those of a decree."""

_STREET = r"(?:jl|jln|jalan|alamat)\b"
_REACHED = (
    r"(?:telp|tlp|telepon|telephone|tel|fax|fak|faks|faksimile|faximile|hp|wa|whatsapp|hotline|call center|kode ?pos)\b"
)
_ONLINE = (
    r"(?:e ?-?mail|surel|web ?site|web|situs|laman|home ?page|instagram|facebook|twitter|ig|fb|media sosial|medsos)\b"
)
_LABELLED = re.compile(rf"(?:{_STREET}|{_REACHED}|{_ONLINE}|www\.|https?:)", re.IGNORECASE)
_PHONE = re.compile(r"\(?\+?0?\d{2,4}\)?[\s./-]*\d{5,}(?:[\s,/-]+[\d\s()-]+)?")
_NAMED = re.compile(r"(?>\S+?@)(?>\S+?\.)\S+|(?:[\w-]+\.)+(?:id|com|org|net)(?:/\S*)?", re.IGNORECASE)
_PLACE = re.compile(r"[^\W\d_][^\d]{1,40}[\s,–-]\d{5}")  # SELONG 83612

_LONGEST = 300  # letters of such a line that does not begin with what it is


def is_address(text: str) -> bool:
    """Whether a line above a table is of the office's address, and so says nothing of the plan."""
    written = text.strip()
    if len(written) > _LONGEST:
        return _LABELLED.match(written) is not None
    if _LABELLED.match(written):
        return True
    return any(each.fullmatch(written) for each in (_PHONE, _NAMED, _PLACE))
