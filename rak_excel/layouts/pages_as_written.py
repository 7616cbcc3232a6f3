"""What stood on the sheets with the signed pages of a report when we wrote them, and where formulas did: so that typing there is seen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from rak_excel.formats.addresses import Address
from rak_excel.formats.grid import Sheet
from rak_excel.formats.written.digests import digest_of, said
from rak_excel.model import Definition

_TOLD = "ISI DAN RUMUS HALAMAN SAAT DITULIS: "
_TOLD_IN = 2
"""The column of the hidden sheet with the definition, counted from 1, in which a line tells of each sheet of pages."""


def pages_digest(cells: Iterable[tuple[Address, object]], formulas: Iterable[Address]) -> str:
    """Of the cells of a sheet of pages that are no formulas, and where `formulas` are: what these show follows from other sheets."""
    texts = (f"{row} {column} {text}" for (row, column), value in cells if (text := said(value)))
    return digest_of([*texts, *(f"{row} {column}=" for row, column in formulas)])


def pages_told(digests: Mapping[str, str]) -> Iterator[tuple[int, int, str]]:
    """The digests of pages by their sheets, as the hidden sheet tells them: rows and columns count from 0."""
    for row, (name, digest) in enumerate(digests.items()):
        yield row, _TOLD_IN - 1, f"{_TOLD}{digest} {name}"


def pages_typed_over(sheets: Sequence[Sheet], definition: Definition) -> list[str]:
    """The sheets of pages on which somebody typed since we wrote them; none where the file does not tell formulas, or digests."""
    hidden = next((sheet for sheet in sheets if sheet.name == definition.sheets.definition), None)
    lines = [hidden.text(row, _TOLD_IN) for row in range(1, len(definition.parts) + 1)] if hidden else []
    told = (line.removeprefix(_TOLD).partition(" ") for line in lines if line.startswith(_TOLD))
    written = {name: digest for digest, _, name in told}
    return [
        sheet.name for sheet in sheets if sheet.name in written and _typed(sheet) not in {None, written[sheet.name]}
    ]


def between_formulas(sheet: Sheet) -> Iterator[Address]:
    """The cells of a sheet of pages right between two formulas, blank ones too: there a third one stood."""
    formulas = sheet.formulas or frozenset()
    for row, column in sorted(formulas):
        if (row, column + 1) not in formulas and (row, column + 2) in formulas:
            yield row, column + 1


def _typed(sheet: Sheet) -> str | None:
    formulas = sheet.formulas
    if formulas is None:
        return None
    return pages_digest(((at, sheet.value(*at)) for at in sheet.addresses() if at not in formulas), formulas)
