"""Who signs, as the identity sheet says it: title, name and NIP, each of which may stand in the place of another."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from rak_excel.language import Text
from rak_excel.model import Cell, Definition, NoteKind, Signatory
from rak_excel.reading.ledger import Ledger
from rak_excel.reading.lines import name_and_nip
from rak_excel.system.remembered import remembered
from rak_excel.vocabulary.basics.texts import normalised, tidy
from rak_excel.vocabulary.documents.signing import is_name, is_titled_name
from rak_excel.vocabulary.names.positions import is_position, leads_a_unit

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


@dataclass(frozen=True, slots=True)
class _Reader:
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
        return replace(own, nip=nip)

    def with_nip_apart(self, own: Signatory) -> Signatory:
        """A NIP typed behind the name is taken out of it; one that stands there, or as the title, alone is neither."""
        if nip := self.nip_alone(own.title):
            self.tell(self.worded(_NIP_AS_TITLE), "title", own.title, self.labelled("nip", nip))
            own = replace(own, title="", nip=own.nip or nip)
        if nip := self.nip_alone(own.name):
            swapped = bool(own.nip) and is_name(own.nip or "")
            detail = _SWAPPED_WITH_NIP if swapped else self.worded(_NIP_ALONE)
            self.tell(detail, "name", own.name, self.labelled("nip", nip))
            return replace(own, name=own.nip or "" if swapped else "", nip=nip if swapped or not own.nip else own.nip)
        name, nip = name_and_nip(own.name, self.definition)
        if name == own.name:
            return own
        self.tell(_NIP_BEHIND.filled(nip=nip), "name", own.name, name, NoteKind.REPAIRED)
        return replace(own, name=name, nip=own.nip or nip)

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
        return replace(own, title=own.title or title, name=person)

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
    return (
        f"{normalised(line)} ".startswith(f"{normalised(title)} ") and line[: len(title)].casefold() == title.casefold()
    )


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
