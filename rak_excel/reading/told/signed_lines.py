"""The lines below a table that repeat what the identity sheet says, whatever stands there for a place or a title."""

from __future__ import annotations

from collections.abc import Iterator

from rak_excel.formats.addresses import Address
from rak_excel.model import Definition, Identity
from rak_excel.reading.sections.sections import Section
from rak_excel.vocabulary.basics.texts import normalised, tidy


def repeated_lines(section: Section, identity: Identity, definition: Definition) -> list[Address]:
    """The cells of a signature block that say no more than the identity does."""
    if section.signature is None:
        return []
    known, sheet = set(_lines(identity, definition)), section.sheet
    rows = range(section.signature.first_row, section.end + 1)
    cells = ((row, column) for row in rows for column in sheet.rows.get(row, ()))
    return [at for at in cells if _said(sheet.text(*at)) in known]


def _lines(identity: Identity, definition: Definition) -> Iterator[str]:
    place, date = _said(identity.place), identity.date
    yield place
    if date:
        yield _said(f"{place}, {date.day} {definition.identity.months[date.month - 1]} {date.year}")
    yield _said(identity.office)
    for each in identity.signatories.values():
        yield from (_said(text) for text in (each.title, each.name, f"NIP {each.nip or ''}"))


def _said(text: str) -> str:
    return normalised(text) or tidy(text)  # a line below a table is one, however many it has on the identity sheet
