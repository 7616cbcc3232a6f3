"""What offices typed beside the findings of an earlier workbook, known by its seals, so that a new one carries it over."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

from rak_excel.advice import WITH_OUTPUT
from rak_excel.errors import OutputExistsError, UnreadableWorkbookError
from rak_excel.formats.addresses import column_letters
from rak_excel.formats.grid import Sheet
from rak_excel.formats.opened.archive import Archive
from rak_excel.formats.opened.contents import content_within
from rak_excel.formats.opened.kinds import FileKind
from rak_excel.formats.opened.opening import open_workbook
from rak_excel.formats.written.digests import checksum
from rak_excel.formats.written.table import TableSheet
from rak_excel.formats.written.values import Link
from rak_excel.language import Text
from rak_excel.model import Cell, Finding
from rak_excel.model.finding import WEIGHTS
from rak_excel.record import Record
from rak_excel.system.grouped import grouped
from rak_excel.workbooks.findings.pages import FILE_LINE

SEALS = "RAK_SEALS_"  # the defined names that hold them, numbered
_LETTERS = 4  # of one seal
_PER_NAME = 60  # seals: Excel takes a text of at most 255 letters in a formula
_AS_BLANK = " \ufffd"  # also the sign for what is no letter
_ESCAPED = re.compile("_x[0-9a-f]{4}_")  # how XlsxWriter writes what XML has not


def names_of(tables: Iterable[TableSheet], answer: str) -> Iterator[tuple[str, str]]:
    """Defined names with the seals of all rows of these sheets; cells of the column `answer` are not sealed."""
    seals = list(dict.fromkeys(seal for table in tables for seal in _seals(table, answer)))
    for number, at in enumerate(range(0, len(seals), _PER_NAME), 1):
        yield f"{SEALS}{number}", f'="{"".join(seals[at : at + _PER_NAME])}"'


def seals_in(names: Mapping[str, str]) -> frozenset[str]:
    """All seals that such a workbook gives, none where it was written before there were seals."""
    told = [text.strip('="') for name, text in names.items() if name.startswith(SEALS)]
    return frozenset(text[at : at + _LETTERS] for text in told for at in range(0, len(text), _LETTERS))


def seal(sheet: str, texts: Iterable[str]) -> str:
    """The seal of a row with these texts. Blank cells, blanks within a text and capitals do not count."""
    return checksum(filter(None, map(plain, (sheet, *texts))))


def plain(text: str) -> str:
    """A text as it is compared: programs store line breaks and letters that are not seen in more than one way."""
    whole = text.casefold().replace("_x005f_", "_")
    return "".join(letter for letter in _ESCAPED.sub("", whole) if letter.isprintable() and letter not in _AS_BLANK)


def _seals(table: TableSheet, answer: str) -> Iterator[str]:
    headings = [column.heading for column in table.columns]
    own = [number for number, heading in enumerate(headings) if heading != answer]
    for line in (*table.title, *table.notes):
        yield seal(table.name, [line])
    yield seal(table.name, headings)
    for row in table.rows:
        yield seal(table.name, [_text(row[number]) for number in own])


def _text(value: object) -> str:
    if isinstance(value, Link):
        return value.text
    return "" if value is None else str(value)


ANSWER = Text("TANGGAPAN SATKER", "THE OFFICE'S ANSWER")
SHEET = Text("SHEET", "SHEET")
CELL = Text("SEL", "CELL")
FILE = Text("FILE", "FILE")
FINDING = Text("CATATAN", "FINDING")
GONE = Text("Catatan lama: {said}", "Earlier finding: {said}")
_UNREAD = Text(
    "{path} tidak ditimpa, karena tanggapan di dalamnya tidak bisa dibaca. {reason} Atau pilih folder lain{output}.",
    "{path} was not replaced, because the answers in it cannot be read. {reason} Or choose another folder{output}.",
).advising(output=WITH_OUTPUT)
NOTHING = Text("Tidak ada catatan.", "Nothing was found.")
_LEFT_BEHIND = Text(
    "{path} tidak ditimpa, karena yang diketik di {cell} tidak terbawa. Pindahkan ke kolom {answer}, atau pilih folder "
    "lain{output}.",
    "{path} was not replaced, because what is typed in {cell} is not carried over. Move it to the column {answer}, or "
    "choose another folder{output}.",
).advising(output=WITH_OUTPUT)
_TYPED_OVER = Text(
    "{path} tidak ditimpa, karena isi baris {row} sheet {sheet} bukan lagi yang ditulis rak-excel. Kembalikan isinya, "
    "ketik tanggapan hanya di kolom {answer}, atau pilih folder lain{output}.",
    "{path} was not replaced, because row {row} of sheet {sheet} is no longer as rak-excel wrote it. Undo what was typed "
    "there, type answers in the column {answer} only, or choose another folder{output}.",
).advising(output=WITH_OUTPUT)
_DRAWN = Text(
    "{path} tidak ditimpa, karena gambar atau kotak teks di dalamnya tidak terbawa. Ketik isinya di kolom {answer} lalu "
    "hapus, atau pilih folder lain{output}.",
    "{path} was not replaced, because a picture or text box in it is not carried over. Type what it says in the column "
    "{answer} and delete it, or choose another folder{output}.",
).advising(output=WITH_OUTPUT)
_NEEDED = (SHEET, CELL, FINDING, ANSWER)
_BESIDE = (Text("NO", "NO"), FILE, Text("ISIAN SAAT INI", "PRESENT CONTENT"), Text("SARAN PERBAIKAN", "WHAT TO DO"))
_OF_OVERVIEW = (Text("UNIT", "UNIT"), Text("HASIL", "RESULT"))
_HEADINGS = 2  # of ours, by which a table is known: also that of the overview
_DRAWINGS = ("xl/drawings/drawing", "xl/media/")
_BEFORE = [f"{label}: " for weight in WEIGHTS for label in (weight.label.id, weight.label.en)]
_GONE_BEFORE = [GONE.filled(said="").id, GONE.filled(said="").en]


class OfficeAnswer(Record):
    """One answer, and the finding that it stands beside. `file` is '' where the page did not name it."""

    file: str
    sheet: str
    cell: str
    said: str
    text: str


class Answered:
    """The answers of a page, each found by the finding that it stands beside."""

    def __init__(self, answers: Iterable[OfficeAnswer]) -> None:
        self._answers = tuple(answers)
        places = ((each.file, each.sheet, each.cell, each.said) for each in self._answers)
        self._beside = grouped((place, number) for number, place in enumerate(places))

    def to(self, finding: Finding) -> list[OfficeAnswer]:
        """Those to this very finding: of the same cell, in the same words, however severe."""
        return [self._answers[number] for number in sorted(self._numbers(finding))]

    def to_none_of(self, findings: Iterable[Finding]) -> list[OfficeAnswer]:
        """Those to what is not found any more."""
        found = {number for finding in findings for number in self._numbers(finding)}
        return [each for number, each in enumerate(self._answers) if number not in found]

    def _numbers(self, finding: Finding) -> set[int]:
        cell = finding.cell.address if finding.cell else ""
        ways = [(file, said) for file in (finding.file, "") for said in (finding.message.id, finding.message.en)]
        beside = (self._beside.get((file, finding.sheet or "", cell, said), []) for file, said in ways)
        return {number for numbers in beside for number in numbers}


def earlier_answers(path: Path) -> list[OfficeAnswer]:
    """All answers in the workbook at `path`, none where there is no such file.

    Raises OutputExistsError where it cannot be read, or where something was typed elsewhere than beside the findings: who
    replaced it would lose that.
    """
    if not path.is_file():
        return []
    try:
        content = content_within(path)
        book = open_workbook(content)
        if book.kind is FileKind.XLSX and any(name.startswith(_DRAWINGS) for name in Archive(content).names):
            raise OutputExistsError.about(path, _DRAWN, answer=ANSWER)
        seals = seals_in(book.names)
        for sheet in book.sheets:
            for cell in _typed_elsewhere(sheet):
                raise OutputExistsError.about(path, _LEFT_BEHIND, cell=cell, answer=ANSWER)
            for row in _typed_over(sheet, seals):
                told = {"row": row, "sheet": sheet.name, "answer": ANSWER}
                raise OutputExistsError.about(path, _TYPED_OVER, cell=Cell(sheet.name, row, "A"), **told)
        return [answer for sheet in book.sheets for answer in _answers(sheet)]
    except UnreadableWorkbookError as error:
        raise OutputExistsError.about(path, _UNREAD, reason=error.text) from error


def _answers(sheet: Sheet) -> Iterator[OfficeAnswer]:
    top = _top(sheet)
    columns = _columns(sheet, top) if top else {}
    if top is None or ANSWER.id not in columns:
        return
    file = next(filter(None, (_file(sheet.text(row, 1)) for row in range(1, top))), "")
    for row in sheet.rows:
        text = sheet.text(row, columns[ANSWER.id]).strip()
        if row > top and text:
            named = sheet.text(row, columns[FILE.id]) if FILE.id in columns else file
            said = _without(_without(sheet.text(row, columns[FINDING.id]), _GONE_BEFORE), _BEFORE)
            yield OfficeAnswer(named, sheet.text(row, columns[SHEET.id]), sheet.text(row, columns[CELL.id]), said, text)


def _typed_elsewhere(sheet: Sheet) -> Iterator[Cell]:
    """Filled cells beside and below the table, and those of a sheet that has none of ours; comments, and what has no value."""
    top = _top(sheet)
    columns = _columns(sheet, top) if top else {}
    last = max(sheet.rows[top]) if top else 0
    for row, column in sorted({*sheet.strays, *sheet.looks.comments, *sheet.errors, *sheet.uncalculated}):
        yield Cell(sheet.name, row, column_letters(column))
    for row, cells in sheet.rows.items():
        below = top is not None and row > top
        is_ours = row == top or (below and isinstance(sheet.value(row, 1), int | float))
        for column in cells:
            text = sheet.text(row, column).strip()
            is_title = column == 1 and (row < (top or 0) or text in {NOTHING.id, NOTHING.en})
            is_answer = below and column == columns.get(ANSWER.id)
            if text and not (is_title or is_answer or (column <= last and is_ours)):
                yield Cell(sheet.name, row, column_letters(column))


def _typed_over(sheet: Sheet, seals: Collection[str]) -> Iterator[int]:
    """Rows of which something other than the answer is not as we wrote it; without seals those that certainly are not."""
    top = _top(sheet)
    if top is None:
        return
    answer = _columns(sheet, top).get(ANSWER.id)
    for row, cells in sheet.rows.items():
        texts = [sheet.text(row, column) for column in sorted(cells) if row <= top or column != answer]
        if any(map(plain, texts)) and not (seal(sheet.name, texts) in seals if seals else _is_likely(sheet, top, row)):
            yield row


def _is_likely(sheet: Sheet, top: int, row: int) -> bool:
    """Whether we may have written the row, as far as that is known of one without seals."""
    columns = _columns(sheet, top)
    if row == top:
        ours = {*_NEEDED, *_BESIDE} if ANSWER.id in columns else {*_BESIDE, SHEET, *_OF_OVERVIEW}
        known = {plain(said) for heading in ours for said in (heading.id, heading.en)}
        said = [plain(sheet.text(row, column)) for column in sheet.rows[row]]
        whole = ANSWER.id not in columns or columns.keys() >= {each.id for each in _NEEDED}
        return whole and known.issuperset(said) and len(set(said)) == len(said)
    if row < top or FINDING.id not in columns or not isinstance(sheet.value(row, 1), int | float):
        return True
    return sheet.text(row, columns[FINDING.id]).startswith((*_BEFORE, *_GONE_BEFORE))


def _top(sheet: Sheet) -> int | None:
    """The row with the headings."""
    return next((row for row in sheet.rows if len(_columns(sheet, row)) >= _HEADINGS), None)


def _columns(sheet: Sheet, row: int) -> dict[str, int]:
    """The column of each heading, by its Indonesian name."""
    texts = {plain(sheet.text(row, column)): column for column in sheet.rows[row]}
    return {
        heading.id: texts[plain(said)]
        for heading in (*_NEEDED, FILE)
        for said in (heading.en, heading.id)
        if plain(said) in texts
    }


def _file(line: str) -> str:
    """The file that a line of the title names, '' where it names none."""
    told = _without(line, [FILE_LINE.filled(file="").id, FILE_LINE.filled(file="").en])
    return "" if told == line else told


def _without(text: str, beginnings: Collection[str]) -> str:
    return next((text.removeprefix(each) for each in beginnings if text.startswith(each)), text)
