"""The definition's wordings as one workbook shows them."""

from __future__ import annotations

from rak_excel.model import Definition, Identity
from rak_excel.vocabulary.entries.indicators import open_wording
from rak_excel.vocabulary.names.offices import short_for


def wording(text: str, identity: Identity, definition: Definition) -> str:
    """A text of the definition for this office and year; what is not known yet stays general or open."""
    office = short_for(identity.office, identity.region, definition) or definition.offices.short
    return open_wording(text, office, identity.year)
