"""Whether the data rows of an earlier roll-up say the office of the file that they name: that file is what counts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence

from rak_excel.language import Text
from rak_excel.model import Definition
from rak_excel.reading.sections.identity_answers import region_code
from rak_excel.rolling_up.corrections.taken import read_seal
from rak_excel.rolling_up.facts.facts import FileFacts
from rak_excel.rolling_up.facts.seals import UNSEALED
from rak_excel.system.remembered import remembered
from rak_excel.vocabulary.basics.texts import shortened
from rak_excel.vocabulary.names.offices import find_office, short_office_name
from rak_excel.vocabulary.names.regions import regions
from rak_excel.workbooks.rollup.earlier_cells import Row, UnclearRowError

_WHOSE = Text(
    'baris {row} di sheet {sheet} menyebut "{written}", tetapi No. File {number} adalah file {office}. Samakan Kantor, Kode '
    "Wilayah, dan No. File-nya, simpan, lalu ulangi.",
    'row {row} of the sheet {sheet} says "{written}", but file number {number} is a file of {office}. Make its office, region '
    "and file number agree, save, and try again.",
)
_ONE = Text(
    '{cell}: "{said}" tidak dipakai, karena barisnya milik {office} menurut No. File {number}.',
    '{cell}: "{said}" does not count, since the row is one of {office} by its file number {number}.',
)
_SEVERAL = Text(
    '{cell} dan {count} baris lain: "{said}" tidak dipakai, karena barisnya milik {office} menurut No. File {number}.',
    '{cell} (rows like it: {count}): "{said}" does not count, since by their file number {number} they are of {office}.',
)
_Rows = Sequence[tuple[FileFacts, Row]]


def office_doubts(read: _Rows, definition: Definition, assigned: Callable[[], bool]) -> Iterator[Text]:
    """What was typed over the office of a file's own rows; that a file was assigned to another office is no such thing.

    `assigned` tells whether the list of files was typed over, which is where that is done. Raises UnclearRowError for a
    row that was added and says another office than its file's: nobody can know whose it is.
    """
    odd: dict[tuple[int, str, str], list[Row]] = defaultdict(list)
    for file, row in read:
        if file.region and not _agrees(row, file.region, definition):
            odd[row.whole("file_number"), row.text("office"), row.text("region")].append(row)
    if not odd:
        return
    usual, alike = _usual(read), Counter(map(_seal_of, (row for _, row in read)))
    offices = {row.whole("file_number"): file.region for file, row in read}
    for (number, *pair), rows in sorted(odd.items()):
        office = short_office_name(regions()[offices[number]], definition)
        is_usual = usual.get(number) == tuple(pair)
        for row in rows:
            if not is_usual and _is_added(row, alike):
                field = _odd_field(row, offices[number], definition)
                raise UnclearRowError(row, _WHOSE, written=shortened(row.text(field)), number=number, office=office)
        if not (is_usual and assigned()):
            yield _told(rows, office, number, _odd_field(rows[0], offices[number], definition))


def _told(rows: Sequence[Row], office: str, number: int, field: str) -> Text:
    said = _SEVERAL if len(rows) > 1 else _ONE
    first = rows[0]
    return said.filled(
        cell=first.address(field), count=len(rows) - 1, said=shortened(first.text(field)), office=office, number=number
    )


def _usual(read: _Rows) -> dict[int, tuple[str, str]]:
    """What most rows of each file have as office and region."""
    found: dict[int, Counter[tuple[str, str]]] = defaultdict(Counter)
    for _, row in read:
        found[row.whole("file_number")][row.text("office"), row.text("region")] += 1
    return {number: counted.most_common(1)[0][0] for number, counted in found.items()}


def _seal_of(row: Row) -> tuple[int, int]:
    return row.whole("file_number"), read_seal(row.text("seal"))[0]


def _is_added(row: Row, alike: Counter[tuple[int, int]]) -> bool:
    """Whether the row is new or a copy; in a roll-up of an earlier version that is not known."""
    if "seal" not in row.letters or row.text("seal") == UNSEALED:
        return False
    return not read_seal(row.text("seal"))[1] or alike[_seal_of(row)] > 1


def _agrees(row: Row, region: str, definition: Definition) -> bool:
    return all(_is_of(field, row.text(field), region, definition) for field in ("region", "office"))


def _odd_field(row: Row, region: str, definition: Definition) -> str:
    return "region" if _is_of("office", row.text("office"), region, definition) else "office"


@remembered(4096)  # all rows of an office say the same
def _is_of(field: str, written: str, region: str, definition: Definition) -> bool:
    """Whether a cell names this office, or nothing."""
    if not written.strip():
        return True
    if field == "region":
        return region_code(written) == region
    found = find_office(written, definition)
    return found is not None and found.code == region
