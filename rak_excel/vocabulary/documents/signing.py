"""Words of blocks that are signed: what stands above a name, the name itself, and the room for the signature."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rak_excel.system.remembered import remembered
from rak_excel.vocabulary.basics.texts import begins_with, compact, normalised

_LINES = tuple(
    normalised(each)
    for each in (
        "Ditetapkan di", "Dibuat di", "Dikeluarkan di", "Disahkan di", "Pada tanggal", "Dibuat oleh", "Yang membuat",
        "Pembuat", "Disusun oleh", "Yang menyusun", "Penyusun", "Diperiksa oleh", "Pemeriksa", "Disetujui", "Disetujui oleh",
        "Disahkan oleh", "Mengesahkan", "Diketahui", "Diketahui oleh", "Mengetahui", "Menyetujui", "Penanggung Jawab",
        "Pihak Pertama", "Pihak Kedua", "Atas nama", "a.n.", "an.", "u.b.", "Hormat kami", "Yang bertanda tangan",
    )
)  # fmt: skip
_PLACE = re.compile(
    r"^(?:di)(?:tetapkan|buat|keluarkan|sahkan) di\s*+:?\s*+(?P<place>[^\W\d][^\d:;]{1,39})$", re.IGNORECASE
)
_ROOM = re.compile(
    r"^\W*(?:(?:ttd|td|t\.t\.d|cap|stempel|materai|meterai|paraf|tanda tangan|elektronik)\W*)*$", re.IGNORECASE
)
_TO_FILL_IN = re.compile(r"^(?:\d{1,2}[.)](?:\s*+[(\[])?|[(\[])?[\s.…_]{4,}[)\]]?$")
_NAME = re.compile(r"^[(]?[^\W\d_][\w.,'’`\- ]{2,59}[)]?$")
_TITLED = re.compile(r"^(?i:h|hj|dr|drs|dra|ir|prof)\.\s|,\s*(?:[A-Z][A-Za-z]{0,4}\.\s?)*[A-Z][A-Za-z]{0,4}\.?\)?$")
_INITIALS = re.compile(r"^(?:paraf|ttd|tanda tangan|inisial)\b.*(?:_{3,}|\.{4,}|…{2,})", re.IGNORECASE | re.DOTALL)
_FOR_INITIALS = re.compile(
    r"(?:lembar |kolom )?(?:paraf|inisial|tanda tangan|ttd|verifikator|pemeriksa)(?: (?:hierarki|hirarki|koordinasi|persetujuan|pejabat))?"
)
_PARTICLES = frozenset({"bin", "binti", "al", "van", "de"})
_MOST_WORDS = 7
# As headings are compared.
_SIGNED = frozenset({"paraf", "tandatangan", "ttd", "nip"})
_NAMED = frozenset({"nama", "namalengkap", "jabatan"})
_HEADS = _SIGNED | _NAMED | {"no", "unit", "unitkerja", "tanggal", "ket", "keterangan"}


@remembered(1024)
def begins_signing(text: str) -> bool:
    """Whether a line begins as one above a signature does: `Ditetapkan di`, `Yang membuat`, `a.n.`"""
    return begins_with(text, _LINES)


def place_signed(text: str) -> tuple[str, None] | None:
    """Selong, without a date, of `Ditetapkan di Selong`; None where a line says no such thing."""
    match = _PLACE.match(text.strip().rstrip(",."))
    return (match["place"].strip(), None) if match else None


def is_room(text: str) -> bool:
    """Whether a cell only keeps room for a signature, or stands for one: `ttd`."""
    return bool(_ROOM.match(text)) and not is_dotted(text)


def is_dotted(text: str) -> bool:
    """Whether a cell has dots to write a name or to sign on: `........`, `1. ........`"""
    return bool(_TO_FILL_IN.match(text))


def is_name(text: str) -> bool:
    """Whether a text looks like the name of a person, titles and all, or like dots to write it on."""
    if _TO_FILL_IN.match(text):
        return True
    words = re.findall(r"[^\W\d_]+", text)
    if not _NAME.match(text) or any(map(str.isdigit, text)) or not 1 <= len(words) <= _MOST_WORDS:
        return False
    return all(word[0].isupper() or word in _PARTICLES for word in words if len(word) > 1)


def is_titled_name(text: str) -> bool:
    """Whether a text is surely the name of a person, with a degree behind it or a form of address before it."""
    return is_name(text) and _TITLED.search(text) is not None


def keeps_room_for_initials(text: str) -> bool:
    """Whether a line is for initials or signatures, with room for them: `Paraf: Kasubag ____ Sekretaris ____`."""
    return _INITIALS.match(text) is not None


def heads_initials(text: str) -> bool:
    """Whether a cell is headed for initials and says no more: `Paraf`, `Paraf Hierarki:`."""
    return _FOR_INITIALS.fullmatch(normalised(text)) is not None


def heads_signers(texts: Iterable[str]) -> bool:
    """Whether these are the headings of a list of who signs: `No`, `Nama`, `Paraf`."""
    said = {compact(text) for text in texts}
    return said <= _HEADS and bool(said & _NAMED) and len(said & (_NAMED | _SIGNED)) > 1
