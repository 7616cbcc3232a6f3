"""The definition's wordings as one workbook shows them."""

from __future__ import annotations

from rak_excel.model import Definition, Identity
from rak_excel.vocabulary.indicators import fill_wording
from rak_excel.vocabulary.offices import short_for

_LEFT_OPEN = "...."


def wording(text: str, identity: Identity, definition: Definition) -> str:
    """A text of the definition for this office and year; what is not known yet stays general or open."""
    office = short_for(identity.office, identity.region, definition) or definition.offices.short
    filled = fill_wording(text, office, identity.year)
    for place in ("{year}", "{next_year}", "{previous_year}"):
        filled = filled.replace(place, _LEFT_OPEN)
    return filled
