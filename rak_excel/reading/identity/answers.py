"""Answers of the identity sheet that are typed in other words, or in the place of another."""

from __future__ import annotations

import re
from collections.abc import Mapping

from rak_excel.language import Text
from rak_excel.model import Cell, Definition, NoteKind, Signatory
from rak_excel.reading.ledger import Ledger
from rak_excel.reading.lines import name_and_nip
from rak_excel.reading.sections.head_said import TWO_YEARS
from rak_excel.record import Record
from rak_excel.system.remembered import remembered
from rak_excel.vocabulary.basics.numbers import year_answered, year_in
from rak_excel.vocabulary.basics.texts import compact, normalised, tidy
from rak_excel.vocabulary.documents.signing import is_name, is_titled_name
from rak_excel.vocabulary.documents.titles import revision_answered, two_years
from rak_excel.vocabulary.entries.ticks import says_yes
from rak_excel.vocabulary.names.offices import find_office, likely_offices
from rak_excel.vocabulary.names.regions import regions
from rak_excel.vocabulary.names.unit_titles import is_position, leads_a_unit

_TWO = 2  # words of a name at least, where nothing else tells that it is one


def signatory_of(
    who: str, texts: Mapping[str, str], cells: Mapping[str, Cell], definition: Definition, ledger: Ledger
) -> Signatory:
    """Who signs; what stands in the place of something else is read as what it is, and told."""
    own = Signatory(texts.get(f"{who}.title", ""), texts.get(f"{who}.name", ""), texts.get(f"{who}.nip"))
    if not (own.title or own.name):
        return own
    reader = _Reader(who, cells, definition, ledger)
    return reader.with_name_apart(reader.with_title_apart(reader.with_nip_apart(reader.without_label(own))))


class _Reader(Record):
    who: str
    cells: Mapping[str, Cell]
    definition: Definition
    ledger: Ledger

    def without_label(self, own: Signatory) -> Signatory:
        """A NIP that is labelled again, `NIP. 1970...`, is the digits alone."""
        nip = self.nip_alone(own.nip or "")
        if not nip or nip == own.nip:
            return own
        self.tell(_LABELLED, "nip", own.nip or "", nip, NoteKind.REPAIRED)
        return own.but(nip=nip)

    def with_nip_apart(self, own: Signatory) -> Signatory:
        """A NIP typed behind the name is taken out of it; one that stands there, or as the title, alone is neither."""
        if nip := self.nip_alone(own.title):
            self.tell(self.worded(_NIP_AS_TITLE), "title", own.title, self.labelled("nip", nip))
            own = own.but(title="", nip=own.nip or nip)
        if nip := self.nip_alone(own.name):
            swapped = bool(own.nip) and is_name(own.nip or "")
            detail = _SWAPPED_WITH_NIP if swapped else self.worded(_NIP_ALONE)
            self.tell(detail, "name", own.name, self.labelled("nip", nip))
            return own.but(name=own.nip or "" if swapped else "", nip=nip if swapped or not own.nip else own.nip)
        name, nip = name_and_nip(own.name, self.definition)
        if name == own.name:
            return own
        self.tell(_NIP_BEHIND.filled(nip=nip), "name", own.name, name, NoteKind.REPAIRED)
        return own.but(name=name, nip=own.nip or nip)

    def nip_alone(self, text: str) -> str:
        """The NIP that a text is, with its label or without; '' for any other text."""
        label = self.definition.identity.signatory_nip
        match = re.fullmatch(rf"(?:{re.escape(label)}\b[\s.:]*)?(?P<nip>\d[\d .-]{{7,}}\d)", tidy(text), re.IGNORECASE)
        return match["nip"] if match else ""

    def labelled(self, field: str, text: str) -> str:
        """What was read with the label of the place where it belongs: `Nama dan Gelar: Budi, S.H.`"""
        return f"{getattr(self.definition.identity, f'signatory_{field}')}: {text}"

    def with_title_apart(self, own: Signatory) -> Signatory:
        """The name of a person in the place of the title is the name where none stands there, or a title does."""
        title, person, nip = _parted(own.title, self.definition)
        if not person:
            return self.told_of_title(own)
        if not own.name:
            self.tell(self.worded(_IN_TITLE), "title", own.title, self.labelled("name", person))
            return Signatory(title, person, own.nip or nip or None)
        if is_position(own.name, self.definition) and not title:
            return self.swapped(own, person, nip)
        self.tell(self.worded(_TITLE_IS_NAME), "title", own.title, own.title)
        return own

    def told_of_title(self, own: Signatory) -> Signatory:
        """Tells of a title that is none that is known and may be a name, and of a name that is but a title."""
        unknown = own.title and not (is_position(own.title, self.definition) or leads_a_unit(own.title))
        maybe = unknown and len(own.title.split()) >= _TWO and is_name(own.title)
        if own.name and is_position(own.name, self.definition):
            if maybe:
                return self.swapped(own, own.title, "")
            self.tell(self.worded(_NAME_IS_TITLE), "name", own.name, own.name)
        elif maybe and not own.name:
            self.tell(self.worded(_PERHAPS_NAME), "title", own.title, own.title)
        return own

    def swapped(self, own: Signatory, person: str, nip: str) -> Signatory:
        self.tell(_SWAPPED, "title", own.title, self.labelled("name", person))
        return Signatory(own.name, person, own.nip or nip or None)

    def with_name_apart(self, own: Signatory) -> Signatory:
        """A title in front of a name is no part of it."""
        title, person, _ = _parted(own.name, self.definition)
        if not (title and person):
            return own
        self.tell(_TITLE_BEFORE, "name", own.name, person, NoteKind.REPAIRED)
        return own.but(title=own.title or title, name=person)

    def worded(self, detail: Text) -> Text:
        words = self.definition.identity
        return detail.filled(title=words.signatory_title, name=words.signatory_name)

    def tell(self, detail: Text, field: str, value: str, became: str, kind: NoteKind = NoteKind.SECOND_READING) -> None:
        self.ledger.note(kind, detail, self.cells.get(f"{self.who}.{field}"), value, became)


@remembered(1024)
def _parted(text: str, definition: Definition) -> tuple[str, str, str]:
    """The title, person and NIP that a text says; '' for what it does not, and all three where it names no person."""
    line = " ".join(tidy(text).split())
    known = {title for each in definition.identity.signatories.values() for title in (each.label, *each.titles)}
    title = next((each for each in sorted(known, key=len, reverse=True) if _begins(line, each)), "")
    name, nip = name_and_nip(line[len(title) :].lstrip(" ,:;/–-"), definition)
    sure = is_titled_name(name) or (nip and is_name(name))
    return (line[: len(title)], name, nip) if sure and not is_position(name, definition) else ("", "", "")


def _begins(line: str, title: str) -> bool:
    same = line[: len(title)].casefold() == title.casefold()
    return same and f"{normalised(line)} ".startswith(f"{normalised(title)} ")


_LABELLED = Text("Kata NIP di depannya diabaikan.", "The word NIP before it was left out.")
_NIP_BEHIND = Text("NIP {nip} dipisahkan dari namanya.", "The NIP {nip} was taken out of the name.")
_TITLE_BEFORE = Text("Jabatannya dipisahkan dari namanya.", "The title was taken out of the name.")
_NIP_ALONE = Text(
    'Isian "{name}" ini hanya berisi NIP. Tulis nama dan gelarnya.',
    'What stands under "{name}" is but the NIP. Write the name with its degrees.',
)
_NIP_AS_TITLE = Text(
    'Isian "{title}" ini hanya berisi NIP. Pilih jabatannya.',
    'What stands under "{title}" is but the NIP. Choose the title.',
)
_SWAPPED_WITH_NIP = Text(
    "Nama dan NIP-nya tertukar tempat. Tukar isiannya.", "Name and NIP stand in each other's place. Swap them."
)
_IN_TITLE = Text(
    'Nama ini ada di isian "{title}", sedangkan isian "{name}" kosong. Pindahkan ke sana, lalu pilih jabatannya.',
    'This name stands under "{title}", while "{name}" is blank. Move it there, and choose the title.',
)
_TITLE_IS_NAME = Text(
    'Isian "{title}" ini seperti nama orang, tetapi tetap dibaca sebagai jabatan. Pilih jabatannya.',
    'What stands under "{title}" seems to be the name of a person, but was read as a title. Choose the title.',
)
_PERHAPS_NAME = Text(
    'Jabatan ini tidak dikenal. Bila ini nama orang, pindahkan ke isian "{name}", lalu pilih jabatannya.',
    'This title is not known. If it is the name of a person, move it to "{name}", and choose the title.',
)
_NAME_IS_TITLE = Text(
    'Isian "{name}" ini jabatan, bukan nama orang. Tulis nama dan gelarnya.',
    'What stands under "{name}" is a title and no name. Write the name with its degrees.',
)
_SWAPPED = Text(
    "Nama dan jabatannya tertukar tempat. Tukar isiannya.", "Name and title stand in each other's place. Swap them."
)


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
