"""What a draft says of the office whose workbook it is: its name apart from its region's, and who signs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from rak_excel.drafting.keys import Guess, Keys, id_of, plain
from rak_excel.model import Cell, Plan
from rak_excel.reading.sections.sections import Section
from rak_excel.reading.tables.tables import Table
from rak_excel.record import Record
from rak_excel.vocabulary.basics.texts import begins_with, normalised
from rak_excel.vocabulary.documents.signing import is_room
from rak_excel.vocabulary.documents.titles import names_body
from rak_excel.vocabulary.names.regions import regions

_PROVINCE = "Provinsi"
_NO_OFFICE = "Nama Kantor"
_JOINING = frozenset({"dan", "di", "dari", "untuk", "serta", "dalam", "pada", "bagi", "atas"})
_SHORT = 3  # letters: KPU, BPS
_VOWELS = re.compile("[aiueo]", re.IGNORECASE)


class OfficeName(Record):
    """An office's name, taken apart: what it is called, and whether a region's name stands behind that.

    `province_word` is what stands between the title and the name of a province.
    """

    whole: str
    title: str
    of_region: bool
    province_word: str = _PROVINCE


def office_name(name: str) -> OfficeName:
    """The name of an office apart from its region's: `BADAN PUSAT STATISTIK KABUPATEN TAPIN`."""
    words = plain(name).split()
    for nth in range(1, len(words)):
        if (province_word := _regions().get(normalised(" ".join(words[nth:])))) is not None:
            return OfficeName(" ".join(words), in_small_letters(" ".join(words[:nth])), True, province_word)
    return OfficeName(" ".join(words), in_small_letters(" ".join(words)), False)


@cache
def _regions() -> dict[str, str]:
    """The names of all regions as they are compared, with or without the word for a province, by what stands before them."""
    named: dict[str, str] = {}
    for region in regions().values():
        own = normalised(region.name)
        if region.parent:
            named |= dict.fromkeys((own, re.sub("^kabupaten ", "kab ", own)), _PROVINCE)
        else:
            named |= {own: "", f"{normalised(_PROVINCE)} {own}": _PROVINCE, f"prov {own}": _PROVINCE}
    return named


def in_small_letters(name: str) -> str:
    """A name in capitals as sentences have it, its abbreviations left: `Badan Pusat Statistik`, `Perwakilan BPKP`."""
    return " ".join(map(_in_small_letters, name.split())) if name.isupper() else name


def _in_small_letters(word: str) -> str:
    if word.casefold() in _JOINING:
        return word.casefold()
    return word if len(word) <= _SHORT or not _VOWELS.search(word) else word.capitalize()


def offices_keys(name: OfficeName, cell: Cell | None) -> Keys:
    """The table `[offices]`."""
    title = name.title or _NO_OFFICE
    check = (_OFFICE if name.of_region else _NO_REGION).format(cell=cell or "-") if name.whole else _NO_NAME
    keys: Keys = {"title": Guess(title, check), "short": Guess(title, _SHORT_NAME), "province_word": name.province_word}
    if name.whole and not name.of_region:
        keys["list"] = [in_small_letters(name.whole)]
    return keys


class Signer(Record):
    """A position that stands below a table, to be signed by whoever has it."""

    id: str
    title: str
    has_nip: bool
    cell: Cell | None = None

    def keys(self) -> Keys:
        """Its table of `[identity.signatories]`."""
        check = _SIGNER.format(cell=self.cell) if self.cell else _NO_SIGNER
        return {"label": Guess(self.title, check), "titles": [self.title, f"Plt. {self.title}"], "nip": self.has_nip}


def signers_of(plan: Plan, table: Table, office: OfficeName) -> list[Signer]:
    """Who signs a part, by the positions below its rows: first the one that stands furthest to the right, then the next."""
    below = list(_lines_below(plan, table.sections[-1]))
    nip = normalised(plan.definition.identity.signatory_nip)
    has_nip = any(begins_with(line, [nip]) for _, line in below)
    found: dict[str, Signer] = {}
    for cell, line in below:
        title = position_in(line, office)
        if title and title.casefold() not in found:
            id_ = id_of(title, [each.id for each in found.values()], "kepala")
            found[title.casefold()] = Signer(id_, title, has_nip, cell)
    return list(found.values())[:_MOST] or [Signer("kepala", "Kepala", has_nip=True)]


def _lines_below(plan: Plan, section: Section) -> Iterator[tuple[Cell, str]]:
    """The lines of the cells below the last row of a plan, column by column from the right; a cell may hold a whole block."""
    sheet = section.sheet
    places = [each.place for _, each in plan.indicators()] + [each.place for _, _, each in plan.activities()]
    last = max((place.row for place in places if place.sheet == sheet.name), default=0)
    filled = [(row, column) for row in sheet.rows if last < row <= section.end for column in sheet.rows[row]]
    for row, column in sorted(filled, key=lambda address: (-address[1], address[0])):
        yield from ((sheet.cell(row, column), line) for line in sheet.text(row, column).splitlines())


def position_in(text: str, office: OfficeName) -> str:
    """The position that a line of a signature block names, without the office: `Kepala Pelaksana`; "" where it names none."""
    words = plain(text).rstrip(",").split()
    if not begins_with(text, _POSITIONS) or len(words) > _MOST_WORDS or is_room(text):
        return ""
    own = frozenset({normalised(office.title)} - {""})
    end = next((nth for nth in range(1, len(words)) if names_body(" ".join(words[nth:]), own)), len(words))
    title = " ".join(words[:end])
    while begins_with(title, _ACTING) and " " in title:
        title = title.partition(" ")[2]
    return in_small_letters(title)


def all_signers(signers: Sequence[Sequence[Signer]]) -> Iterator[Signer]:
    """Those of all parts, each once."""
    yield from {each.id: each for own in reversed(signers) for each in reversed(own)}.values()


_MOST = 2  # who sign a part: its own signatory, and who signs beside
_MOST_WORDS = 20
_ACTING = ("plt", "plh", "pj", "pjs", "pelaksana tugas", "pelaksana harian", "a n", "an")
_POSITIONS = (
    "kepala", "ketua", "sekretaris", "direktur", "inspektur", "camat", "lurah", "bupati", "wali kota", "walikota", "gubernur",
    "menteri", "deputi", "rektor", "dekan", "pimpinan", "koordinator", "komandan", "plt kepala", "plh kepala", "pj kepala",
    "plt", "plh",
)  # fmt: skip
_OFFICE = "Nama kantor tanpa wilayahnya, dari sel {cell}. Periksa."
_NO_REGION = "Dari sel {cell}, tanpa nama wilayah di belakangnya. Periksa nama kantornya."
_NO_NAME = "Nama kantor tidak ditemukan di file itu. Tulis namanya tanpa wilayah."
_SHORT_NAME = "Tulis singkatannya bila ada."
_SIGNER = "Jabatan penanda tangan dari sel {cell}. Periksa."
_NO_SIGNER = "Penanda tangan tidak ditemukan di file itu. Tulis jabatannya."
