"""How people write a target otherwise than the list has it."""

from __future__ import annotations

import re
from collections.abc import Callable

from rak_excel.formats.addresses import Area
from tests.acts.hands import FIRST, column_of, heading_rows, tables_in, targets_in
from tests.gym import Act, Book

WORDS = {"100%": "seratus", "95%": "sembilan puluh lima", "75%": "tujuh puluh lima", "80%": "delapan puluh"}
_PERCENT = re.compile(r"^\d+%$")
_COUNT = re.compile(r"^(\d+) (\w+)$")


def _each(book: Book, change: Callable[[str], str]) -> None:
    for row, column in targets_in(book):
        if not str(row[column]).startswith("("):  # the number of the column
            row[column] = change(str(row[column]))


def _first(book: Book, change: Callable[[str], str], fits: re.Pattern[str]) -> None:
    for row, column in targets_in(book):
        if fits.match(str(row[column])):
            row[column] = change(str(row[column]))
            return


def target_said_twice(book: Book) -> None:
    _each(book, lambda text: f"{text} ({WORDS[text]} persen)" if text in WORDS else text)


def target_in_words(book: Book) -> None:
    _each(book, lambda text: f"{WORDS[text]} persen" if text in WORDS else text)


def target_with_footnote(book: Book) -> None:
    _each(book, lambda text: f"{text} *)")


def target_in_quotes(book: Book) -> None:
    _each(book, lambda text: f"“{text}”")


def target_scanned(book: Book) -> None:
    _each(book, lambda text: text.replace("100%", "1OO persen"))


def target_full_width(book: Book) -> None:
    wide = str.maketrans("0123456789%", "０１２３４５６７８９％")
    _each(book, lambda text: text.translate(wide) if _PERCENT.match(text) else text)


def target_each_year(book: Book) -> None:
    _each(book, lambda text: f"{text}/tahun" if _COUNT.match(text) else text)


def target_spelled_otherwise(book: Book) -> None:
    _each(book, lambda text: text.replace("%", " prosen") if _PERCENT.match(text) else text)


def target_with_a_literal_sign(book: Book) -> None:
    """75 in cells that show a percent sign by their format."""
    for page in tables_in(book):
        column = column_of(page, "TARGET")
        for nth, row in enumerate(page.table):
            if len(row) > column and isinstance(row[column], str) and _PERCENT.match(str(row[column])):
                row[column] = float(str(row[column])[:-1])
                page.formats[nth + 1, column + 1] = 'General"%"'


def unit_in_a_column(book: Book) -> None:
    for page in tables_in(book):
        column = column_of(page, "TARGET")
        if page.merged or page.formats or page.struck or page.unseen or page.fills or page.comments:
            return
        heading = page.table[heading_rows(page)[0]][column]
        for row in page.table:
            if len(row) <= column:
                continue
            text = str(row[column] or "")
            number, unit = _split(text)
            row.insert(column + 1, "SATUAN" if text == heading else unit or None)
            if unit:
                row[column] = number


def budget_with_its_unit(book: Book) -> None:
    """PAGU and its SATUAN behind the targets."""
    for page in tables_in(book):
        column = column_of(page, "TARGET")
        if page.merged or page.formats or page.struck or page.unseen or page.fills or page.comments:
            return
        heading, plan = page.table[heading_rows(page)[0]][column], page.rows
        for row in page.table:
            if len(row) > column:
                of_plan = row[column] and any(row is each for each in plan)
                said = ("PAGU", "SATUAN") if row[column] == heading else (5000000, "Rp") if of_plan else (None, None)
                row[column + 1 : column + 1] = said


def _split(text: str) -> tuple[str, str]:
    if _PERCENT.match(text):
        return text[:-1], "%"
    match = _COUNT.match(text)
    return (match[1], match[2]) if match else (text, "")


def target_with_thousands(book: Book) -> None:
    _first(book, lambda text: text.replace(" ", ",000 "), _COUNT)


def target_unit_misspelled(book: Book) -> None:
    _first(book, lambda text: text.replace("%", " persn"), _PERCENT)


def target_contradicts_itself(book: Book) -> None:
    _first(book, lambda text: text.replace(" ", " (sembilan) "), _COUNT)


def target_as_a_fraction(book: Book) -> None:
    """100% and 75% whose format was lost: 1 and 0.75."""
    for row, column in targets_in(book):
        if _PERCENT.match(str(row[column])) and row[column] != "0%":
            row[column] = float(str(row[column])[:-1]) / 100


def targets_merged(book: Book) -> None:
    """One cell for the targets of the first two indicators."""
    for page in tables_in(book):
        if page.merged or page.formats or len(page.rows) < 2:
            return
        column = column_of(page, "TARGET")
        first, second = page.rows[:2]
        row = page.table.index(first) + 1
        if page.table.index(second) != row or not (first[page.indicator] and second[page.indicator]) or row < FIRST:
            return
        second[column] = None
        page.merged = [Area(row, column + 1, row + 1, column + 1)]


ACTS: tuple[Act, ...] = (
    target_said_twice,
    target_in_words,
    target_with_footnote,
    target_in_quotes,
    target_scanned,
    target_full_width,
    target_each_year,
    target_spelled_otherwise,
    target_with_a_literal_sign,
    unit_in_a_column,
    budget_with_its_unit,
    target_with_thousands,
    target_unit_misspelled,
    target_contradicts_itself,
    target_as_a_fraction,
    targets_merged,
)

TOLD: dict[Act, str] = {
    target_said_twice: "RAK012",
    target_scanned: "RAK012",
    target_with_thousands: "RAK009",
    target_unit_misspelled: "RAK009",
    target_contradicts_itself: "RAK009",
    target_as_a_fraction: "RAK009",
    targets_merged: "RAK009",
}
