"""What a cell can hold beside plain values: formulas, links, choices of its own."""

from __future__ import annotations

import datetime
import re

from rak_excel.formats.addresses import quoted
from rak_excel.record import Record

NO_LETTERS = re.compile("[\ud800-\udfff\ufffe\uffff]")  # as in the name of a file that is no Unicode
LINKS_PER_SHEET = 65_530  # what Excel allows; XlsxWriter drops the rest

_LONGEST_FORMULA = 8192


def formula_text(formula: str) -> str:
    """A formula without `=`. Raises ValueError for one of more letters than Excel has room for: it calls such a file damaged."""
    if len(formula) > _LONGEST_FORMULA:
        raise ValueError(
            f"A formula has {len(formula)} letters, and Excel room for {_LONGEST_FORMULA}: {formula[:200]}"
        )
    return formula.removeprefix("=")


class Formula(Record):
    """A formula of ours (never text from an input) and the value that it has, stored beside it for every viewer."""

    text: str
    value: str | int | float = ""


class Link(Record):
    """A link inside the workbook: `Link("Komisi", "D12", "75%")` shows 75% and leads to Komisi!D12.

    `file` is another workbook, by its path from where this one lies. One that `follows` leads to the same cell where rows
    were inserted above it; what it shows stays as it was written.
    """

    sheet: str
    cell: str
    text: str
    file: str = ""
    follows: bool = False

    @property
    def formula(self) -> str:
        """The link as a formula that refers to its cell; without the cell, the text alone."""
        sheet, text = (part.replace('"', '""') for part in (quoted(self.sheet), self.text))
        place = f"{quoted(self.sheet)}!{self.cell}"
        return f'=IFERROR(HYPERLINK("#{sheet}!"&ADDRESS(ROW({place}),COLUMN({place}),4),"{text}"),"{text}")'

    @property
    def target(self) -> str:
        place = f"{quoted(self.sheet)}!{self.cell}"
        return f"external:{self.file.replace('#', '%23')}#{place}" if self.file else f"internal:{place}"


class LinkedFormula(Record):
    """A cell whose formula says what it shows, and that leads to another cell of the workbook."""

    sheet: str
    cell: str
    formula: Formula


class Offered(Record):
    """What was typed into a cell, which offers `choices` of its own as a dropdown (each without a comma, 255 characters
    in all)."""

    text: str
    choices: tuple[str, ...]


CellValue = str | int | float | bool | datetime.date | Formula | Link | LinkedFormula | Offered | None
