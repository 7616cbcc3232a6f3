"""Lines of text around a table: which name an office, a year, or a place and date."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from functools import lru_cache

from rak_excel.formats.addresses import Address
from rak_excel.formats.grid import Sheet
from rak_excel.model import Definition, PartDefinition
from rak_excel.model.words import IdentityWords
from rak_excel.system.remembered import remembered
from rak_excel.vocabulary.basics.numbers import find_month
from rak_excel.vocabulary.basics.texts import begins_with, compact, normalised, tidy
from rak_excel.vocabulary.documents.titles import Titled, names_body, titled, without_draft, without_year
from rak_excel.vocabulary.names.higher_offices import NATIONAL
from rak_excel.vocabulary.names.offices import begins_with_office, find_office, office_spellings

_DATE = re.compile(
    r"^(?P<place>[^\d,:;]{2,60})?,?\s*(?<!\w)(?P<day>\d{1,2})\s+(?P<month>[^\W\d]+)\.?\s+(?P<year>\d{4})\.?$"
)
# The day, or the day and the month, still to be written by hand: `Selong,      Januari 2020`.
_OPEN_DATE = re.compile(r"^(?P<place>[^\d,:;]{2,60}),[\s._…-]*(?P<month>[^\W\d_]+)?\.?[\s._…-]*(?P<year>\d{4})\.?$")
# 22-01-2020, the month in figures.
_IN_FIGURES = re.compile(
    r"^(?P<place>[^\d,:;]{2,60}),\s*(?P<day>\d{1,2})(?P<sign>[-/.])(?P<month>\d{1,2})(?P=sign)(?P<year>\d{4})$"
)
_ENUMERATED = re.compile(r"^\s*(?:[A-Z]|[IVX]{1,4}|\d{1,2})[.)]\s+")
_EDGES = " \t\n:*"
_LONGEST = 300  # letters of a line with a place and a date


def bare(text: str) -> str:
    """The text without colons and asterisks around it, on one line."""
    return tidy(text).strip(_EDGES).replace("\n", " ")


def labelled(sheet: Sheet, row: int, column: int) -> tuple[str, str, Address]:
    """Label, value and the value's cell: `Tahun Anggaran : 2020` in one cell or in several of the row."""
    text = tidy(sheet.text(row, column))
    label, colon, value = text.partition(":")
    if colon and bare(value):
        return label, bare(value), (row, column)
    beside = sorted(each for each in sheet.rows[row] if each > column)
    for right in beside:
        if value := bare(sheet.text(row, right)):
            return label, value, (row, right)
    # Nothing but colons stands beside the label: they belong to it.
    return label, "", (row, max([column + 1, *beside]))


def place_and_date(text: str, definition: Definition) -> tuple[str, datetime.date | None] | None:
    """Place and date of `Selong, 22 Januari 2020`; without a date where its day is still open or does not exist."""
    written = tidy(text)
    words = definition.identity
    if len(written) > _LONGEST:
        return None
    match = _DATE.match(written) or _IN_FIGURES.match(written) or _OPEN_DATE.match(written)
    if not match or (match["month"] and not match["month"].isdecimal() and not find_month(match["month"], words)):
        return None
    place = (match["place"] or "").strip()
    if normalised(place).endswith(normalised(words.day)):  # `pada tanggal 22 Januari 2020` names no place
        place = ""
    return place, _date(match.groupdict(), words)


def _date(parts: Mapping[str, str], words: IdentityWords) -> datetime.date | None:
    if not parts.get("day"):
        return None
    try:
        month = int(parts["month"]) if parts["month"].isdecimal() else find_month(parts["month"], words)
        return datetime.date(int(parts["year"]), month or 0, int(parts["day"]))
    except ValueError:
        return None


def name_and_nip(text: str, definition: Definition) -> tuple[str, str]:
    """Name and NIP of a cell that holds both: `Drs. A, NIP. 1970...`; the text and '' where it names no NIP."""
    label = re.escape(definition.identity.signatory_nip)
    match = re.search(rf"\b{label}\b[\s.:]*(?P<nip>\d[\d .-]{{7,}})\)?\.?$", tidy(text), re.IGNORECASE)
    name = tidy(text)[: match.start()].rstrip("\n ,;/(-") if match else ""
    return (name, match["nip"].strip()) if match and name else (text, "")


def kind_of_title(text: str, definition: Definition) -> Titled | None:
    """What a line is the title of: it begins with the title of a part, or with what offices call such tables."""
    return Titled.PLAN if names_part(text, definition) else titled(text)


def names_part(text: str, definition: Definition) -> bool:
    """Whether a line begins with the title of a part, as our own sheets have it."""
    words = without_draft(normalised(text))
    return any(words.startswith(normalised(part.title)) for part in definition.parts)


def part_alone(text: str, definition: Definition) -> PartDefinition | None:
    """The part whose sheet has this name, a letter or number before it left out: `B. SEKRETARIAT`; None for anything longer."""
    return _part_names(definition).get(compact(_ENUMERATED.sub("", text)))


@lru_cache(maxsize=16)
def _part_names(definition: Definition) -> dict[str, PartDefinition]:
    """The parts by the names of their sheets, those left out that several parts have or that only tell of the periods."""
    named = [
        (compact(each), part)
        for part in definition.parts
        for each in {part.sheet, *part.sheet_names}
        if compact(each) != compact(part.schedule.name)
    ]
    names = [name for name, _ in named]
    return {name: part for name, part in named if names.count(name) == 1}


def names_office(text: str, definition: Definition) -> bool:
    """Whether the agency's own words stand in a line: KOMISI PEMILIHAN UMUM, KPU."""
    words = f" {normalised(text)} "
    return any(f" {spelling} " in words for spelling in office_spellings(definition))


def is_office_line(text: str, definition: Definition) -> bool:
    """Whether a line names an office and nothing that only has the agency's words in it: `Dasar: Keputusan KPU Nomor 5`."""
    if not names_office(text, definition):
        return False
    return names_body(text, office_spellings(definition)) or find_office(without_year(text), definition) is not None


def is_agency(text: str, definition: Definition) -> bool:
    """Whether a line names the whole agency, of no region: KOMISI PEMILIHAN UMUM, `Kementerian/Lembaga : KPU RI`."""
    named = begins_with_office(text.rpartition(":")[2].strip(), definition)
    return named and after_office(without_year(text), definition) in ("", *NATIONAL)


def after_office(text: str, definition: Definition) -> str:
    """What stands behind the agency's own words: the region; the whole text where it has none of them."""
    words = f" {normalised(text)} "
    ends = [words.rfind(f" {each} ") + len(each) + 1 for each in office_spellings(definition) if f" {each} " in words]
    return words[max(ends, default=0) :].strip()


@remembered(4096)
def starts_with(text: str, firsts: tuple[str, ...]) -> bool:
    return begins_with(text, map(normalised, firsts))


@lru_cache(maxsize=64)
def labels(texts: tuple[str, ...]) -> frozenset[str]:
    """Labels as they are compared: letters and digits alone."""
    return frozenset(compact(text) for text in texts)
