"""Answers of the identity sheet that may be typed in other words: yes or no, the region, the year and the revision."""

from __future__ import annotations

import re

from rak_excel.language import Text
from rak_excel.model import Cell, Definition, NoteKind
from rak_excel.reading.ledger import Ledger
from rak_excel.vocabulary.basics.texts import compact
from rak_excel.vocabulary.basics.times import year_answered, year_in
from rak_excel.vocabulary.documents.titles import revision_answered, two_years
from rak_excel.vocabulary.entries.answers import says_yes
from rak_excel.vocabulary.names.offices import find_office, likely_offices
from rak_excel.vocabulary.names.regions import regions

_USUAL = frozenset({"", "ya", "tidak", "yes", "no"})


def acknowledged_of(text: str, cell: Cell | None, definition: Definition, ledger: Ledger) -> bool:
    """Whether the column Mengetahui is wanted; what says neither yes nor no is asked about, and read as no."""
    said = says_yes(text, definition.marks)
    if text.strip().casefold() not in _USUAL:
        kind, detail = (NoteKind.AMBIGUOUS_VALUE, _YES_OR_NO) if said is None else (NoteKind.REPAIRED, _ANSWER)
        ledger.note(kind, detail, cell, text, "" if said is None else _NAMED[said])
    return bool(said)


def year_of_answer(text: str, cell: Cell | None, ledger: Ledger) -> int | None:
    """The year; of two, `2020 / 2021`, the first, which is asked about; None where it is none."""
    year = year_in(text) if two_years(text) else year_answered(text)
    if year and two_years(text):
        ledger.note(NoteKind.AMBIGUOUS_VALUE, TWO_YEARS.filled(year=year), cell, text, str(year))
    elif text and year is None:
        ledger.note(NoteKind.AMBIGUOUS_VALUE, NOT_UNDERSTOOD, cell, text)
    return year


def revision_of_answer(text: str, cell: Cell | None, ledger: Ledger) -> int:
    """The revision; one in words or Roman numbers, `Revisi kedua`, is told."""
    revision = revision_answered(text)
    if text and revision is None:
        ledger.note(NoteKind.AMBIGUOUS_VALUE, NOT_UNDERSTOOD, cell, text)
    elif revision and not text.strip().isdecimal():
        ledger.note(NoteKind.REPAIRED, _REVISION, cell, text, str(revision))
    return revision or 0


def region_of_answer(text: str, office: str, cell: Cell | None, definition: Definition, ledger: Ledger) -> str | None:
    """The code of the region: as it is typed, or of the region whose name or shortened code stands there."""
    code = region_code(text)
    if code is None or code in regions():
        return code
    named = _named(text, office, definition)
    if named is None:
        ledger.note(NoteKind.AMBIGUOUS_VALUE, _NO_CODE, cell, text)
        return code
    ledger.note(NoteKind.REPAIRED, _CODE, cell, text, named)
    return named


def _named(text: str, office: str, definition: Definition) -> str | None:
    """The one region that is meant: by its name, with the office's where two share it, or as a code without its zero."""
    own = find_office(office, definition) if office else None
    if match := _SHORT.fullmatch(text.strip()):
        code = f"{match[1]}.0{match[2]}"
        return code if own and own.code == code else None
    meant = [find_office(text, definition)] if find_office(text, definition) else list(likely_offices(text, definition))
    codes = [each.code for each in meant if each and compact(text) in compact(each.name)]
    if own and own.code in codes:
        return own.code
    return codes[0] if len(codes) == 1 else None


def region_code(text: str) -> str | None:
    """`52.03` of `5203`, `52,03` or the number 52.03; the text itself where it is no code, None where blank."""
    written = text.strip().replace(",", ".")
    if match := re.fullmatch(r"(\d\d)\.?(\d\d?)?", written):
        return f"{match[1]}.{match[2]:0<2}" if match[2] else match[1]
    return written or None


TWO_YEARS = Text(
    "Di sini tertulis dua tahun; yang dibaca sebagai tahun rencana adalah {year}. Tulis satu tahun saja.",
    "Two years are written here; {year} was read as the year of the plan. Write one year only.",
)
NOT_UNDERSTOOD = Text(
    "Isian ini tidak terbaca sebagai angka atau tanggal yang dimaksud.",
    "This is not the number or date that is asked for.",
)
_REVISION = Text("Nomor revisinya dibaca dari tulisan ini.", "The number of the revision was read from these words.")
_SHORT = re.compile(r"(\d\d)[.,](\d)")
_NAMED = {True: "Ya", False: "Tidak"}
_ANSWER = Text("Jawabannya dibaca sebagai Ya atau Tidak.", "The answer was read as yes or no.")
_YES_OR_NO = Text("Dibaca sebagai Tidak. Pilih Ya atau Tidak.", "It was read as no. Choose Ya or Tidak.")
_CODE = Text("Kode wilayahnya dicari menurut daftar.", "The region code was looked up in the list.")
_NO_CODE = Text(
    "Kode ini tidak ada di daftar kode wilayah. Pilih kodenya dari daftar, misalnya 52.03.",
    "This code is not in the list of regions. Choose it from the list, such as 52.03.",
)
