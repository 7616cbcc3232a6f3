"""An office whose name goes on in the lines below: KOMISI PEMILIHAN UMUM over KABUPATEN LOMBOK TIMUR."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rak_excel.formats.addresses import Address
from rak_excel.formats.grid import Sheet
from rak_excel.model import Definition, Region
from rak_excel.reading.lines import bare, is_agency
from rak_excel.vocabulary.basics.texts import normalised
from rak_excel.vocabulary.documents.titles import without_year
from rak_excel.vocabulary.names.higher_offices import NATIONAL
from rak_excel.vocabulary.names.offices import find_office, names_province_of
from rak_excel.vocabulary.names.regions import regions

_LINES = 4  # below its first line an office is named, blank ones among them


@dataclass(frozen=True, slots=True)
class WholeName:
    """An office's name with what the lines below say of it, and the cells of those lines."""

    name: str
    lines: tuple[Address, ...] = ()


def whole_name(sheet: Sheet, place: Address, name: str, definition: Definition) -> WholeName:
    """The name that begins in a line; a region below the agency's own words belongs to it, and so does its province."""
    alone = is_agency(name, definition)
    found, used = find_office(name, definition), list[Address]()
    whole = name
    for address in _lines_below(sheet, place):
        text = without_year(bare(sheet.text(*address)))
        said = find_office(f"{definition.offices.short if found else name} {text}", definition) if text else None
        if normalised(text) in NATIONAL:
            used.append(address)
        elif said and (found is None or (alone and said.parent == found.code)):
            found, whole = said, f"{name} {text}"
            used.append(address)
        elif found and (said == _province(found) or names_province_of(text, found, definition)):
            used.append(address)
        else:
            break
    return WholeName(whole, tuple(used)) if found else WholeName(name)


def _province(region: Region) -> Region | None:
    return regions().get(region.province) if region.parent else region


def _lines_below(sheet: Sheet, place: Address) -> Iterator[Address]:
    """The cells of the next lines that have one cell alone, or one right below."""
    row, column = place
    for below in range(row + 1, row + 1 + _LINES):
        cells = sheet.rows.get(below, {})
        if column in cells or len(cells) == 1:
            yield below, column if column in cells else min(cells)
        elif cells:
            return
