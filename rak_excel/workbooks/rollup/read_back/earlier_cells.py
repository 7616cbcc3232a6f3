"""The cells of an earlier roll-up's tables, found by their headings wherever people moved them."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from rak_excel.formats.addresses import letters
from rak_excel.language import Text
from rak_excel.model import Definition, Identity
from rak_excel.model.further import FurtherEntry
from rak_excel.reading.identity.answers import region_code
from rak_excel.record import Record
from rak_excel.rolling_up.facts.fields import FIRST, HEADINGS, SheetField
from rak_excel.vocabulary.basics.numbers import whole_number
from rak_excel.vocabulary.basics.texts import shortened
from rak_excel.vocabulary.entries.ticks import read_date, written_date
from rak_excel.vocabulary.names.named_offices import office_code
from rak_excel.vocabulary.names.regions import is_named, regions
from rak_excel.workbooks.rollup.opened import SheetRows

_PLACELESS = Text(
    "baris {row} di sheet {sheet} tidak lengkap. Isi kolom Indikator ke- dan No. File seperti baris di atasnya, atau "
    "hapus baris itu, simpan, lalu ulangi.",
    "row {row} of the sheet {sheet} is not complete. Fill in its indicator number and file number as in the row "
    "above, or delete the row, save, and try again.",
)
_NO_REGION = Text(
    'baris {row} di sheet {sheet}: tidak ada wilayah dengan kode "{code}". Perbaiki Kode Wilayah, misalnya 52.03, '
    "simpan, lalu ulangi.",
    'row {row} of the sheet {sheet}: there is no region with the code "{code}". Correct the region, for example 52.03, '
    "save, and try again.",
)


class EarlierRow(Record):
    """One row of a table, by the ids of its columns; a column that is not there reads as blank."""

    sheet: str
    number: int  # as Excel shows it
    cells: Mapping[str, Any]
    letters: Mapping[str, str]

    def address(self, field: str) -> str:
        """`Data Komisi!J5`."""
        return f"{self.sheet}!{self.letters.get(field, 'A')}{self.number}"

    def text(self, field: str) -> str:
        value = self.cells.get(field, "")
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        return str(value)

    def entry(self, field: str) -> FurtherEntry:
        """What stands in a further column; "" where it is blank."""
        value = self.cells.get(field, "")
        if not isinstance(value, int | float) or isinstance(value, bool):
            return self.text(field)
        return int(value) if float(value).is_integer() else value

    def whole(self, field: str) -> int:
        """A whole number; 0 where there is none."""
        value = self.cells.get(field, "")
        return int(value) if isinstance(value, int | float) else whole_number(str(value)) or 0

    def whole_or_none(self, field: str) -> int | None:
        return self.whole(field) or None

    def figure(self, field: str) -> int | None:
        """A whole number, which may be 0; None where nothing stands."""
        return self.whole(field) if self.text(field).strip() else None

    def taken(self, fields: Iterable[SheetField]) -> dict[str, Any]:
        """What the columns say that take it from what a row is of, by what it is called there."""
        return {
            each.of.rpartition(".")[2]: getattr(self, each.kind)(each.id) for each in fields if each.of and each.kind
        }

    def both(self, field: str) -> Text:
        """A sentence of which only the words in one language are known."""
        return Text(self.text(field), self.text(field))

    def typed(self, field: str) -> str:
        """As it was typed; a date that became one as people write it."""
        value = self.cells.get(field, "")
        return written_date(value) if isinstance(value, datetime.date) else self.text(field).strip()

    def region(self, field: str = "region") -> str:
        """The code of its region, or what stands for an office's name; '' where blank: Excel turns a 52.10 that is typed into the number 52.1."""
        written = self.text(field)
        if is_named(written):
            return written
        code = region_code(written) or ""
        if code and code not in regions():
            raise UnclearRowError(self, _NO_REGION, field, code=shortened(written))
        return code

    def date(self, field: str) -> datetime.date | None:
        return read_date(self.cells.get(field))

    def date_or_text(self, field: str) -> datetime.date | str | None:
        """The date, or what was typed where that is none; None where nothing was."""
        return self.date(field) or (self.text(field) if self.text(field).strip() else None)


class UnclearRowError(Exception):
    """A row that does not say to what it belongs; the sentence names it, and wants the roll-up's name before it."""

    def __init__(self, row: EarlierRow, said: Text = _PLACELESS, field: str = "", **values: object) -> None:
        super().__init__(row.number)
        self.text = said.filled(row=row.number, sheet=row.sheet, **values)
        self.cell = row.address(field)


def office_of(row: EarlierRow, by_name: Definition | None) -> str:
    """The code of a row's office; `by_name` is the definition of a roll-up of offices that are known by their names."""
    code = row.region()
    return code or (office_code(Identity(row.text("office")), by_name) if by_name else "")


def table(sheets: Mapping[str, SheetRows], name: Text, fields: Sequence[SheetField]) -> Iterator[EarlierRow]:
    """The rows of a table, its columns found by their headings in either language."""
    sheet = name.id if name.id in sheets else name.en
    rows = sheets[sheet]
    known = {heading: field.id for field in fields for heading in (field.heading.id, field.heading.en)}
    columns = [known.get(str(heading), "") for heading in rows[HEADINGS]]
    places = {field: letters(number) for number, field in enumerate(columns) if field}
    for number, row in enumerate(rows[FIRST:], FIRST + 1):
        if any(value != "" for value in row):
            yield EarlierRow(sheet, number, dict(zip(columns, row, strict=False)), places)
