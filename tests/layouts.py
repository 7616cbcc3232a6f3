"""Six ways in which offices keep the plan of 2020 that never saw our form."""

from __future__ import annotations

from tests import gym
from tests.acts import cells, columns, rows, sheets


def own_layout() -> gym.Book:
    """The source's own: no form, no identity sheet, signatures below."""
    book = gym.filled_book(keys=False)
    book["Komisi"].name, book["Sekretariat"].name = "RAK KPU", "RAK SET"
    sheets.signature_added(book)
    return book


def merged(book: gym.Book) -> None:
    rows.objectives_merged(book)


def unmerged(book: gym.Book) -> None:
    rows.objectives_filled_down(book)


def shifted(book: gym.Book) -> None:
    rows.blank_rows_above(book)
    columns.column_in_front(book)


def percents_as_numbers(book: gym.Book) -> None:
    cells.percent_as_number(book)


def romans_and_month_names(book: gym.Book) -> None:
    columns.roman_quarters(book)
    columns.month_names(book)


def one_sheet(book: gym.Book) -> None:
    first, second = book.values()
    first.table += [[], *second.table]
    del book["Sekretariat"]


WAYS = (merged, unmerged, shifted, percents_as_numbers, romans_and_month_names, one_sheet)
