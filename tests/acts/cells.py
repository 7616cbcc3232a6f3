"""What people type into cells, and how."""

from __future__ import annotations

import re

from rak_excel.formats.grid import Value
from tests.acts.hands import column_of, each_text, each_tick, tables_in, targets_in
from tests.gym import Act, Book


def other_ticks(book: Book) -> None:
    glyphs: list[Value] = ["√", "v", "V", "●", "•", "ü", "P", "☑", "✔", 1.0]
    each_tick(book, lambda nth: glyphs[nth % len(glyphs)])


def spaced_ticks(book: Book) -> None:
    each_tick(book, lambda _: " ✓\u00a0")


def unknown_ticks(book: Book) -> None:
    each_tick(book, lambda nth: "?" if nth == 0 else "✓")


def percent_as_number(book: Book) -> None:
    """75% typed into a plain cell is 0.75, shown as 75%."""
    for page in tables_in(book):
        column = column_of(page, "TARGET")
        for nth, row in enumerate(page.table):
            if len(row) > column and _is_percentage(row[column]):
                row[column] = float(str(row[column])[:-1].replace(",", ".")) / 100
                page.formats[nth + 1, column + 1] = "0%"


def percent_without_sign(book: Book) -> None:
    for page in tables_in(book):
        column = column_of(page, "TARGET")
        for row in page.rows:
            indicator = str(row[page.indicator])
            if _is_percentage(row[column]) and indicator.startswith("Persentase") and row[column] != "0%":
                row[column] = float(str(row[column])[:-1].replace(",", "."))


def targets_with_spaces(book: Book) -> None:
    for row, column in targets_in(book):
        row[column] = f" {str(row[column]).replace('%', ' %')}  "


def decimal_comma(book: Book) -> None:
    for row, column in targets_in(book):
        if _is_percentage(row[column]):
            row[column] = str(row[column]).replace("%", ",0%")


def upper_case(book: Book) -> None:
    for page in tables_in(book):
        for row in page.rows:
            row[page.executor] = str(row[page.executor]).upper() if row[page.executor] else None


def double_spaces(book: Book) -> None:
    each_text(book, lambda text: text.replace(" ", "  "))


def no_break_spaces(book: Book) -> None:
    each_text(book, lambda text: f"\u00a0{text.replace(' ', chr(160))} ")


def _is_percentage(value: Value | None) -> bool:
    """Whether a target is one percentage, as the plan has it."""
    return isinstance(value, str) and re.fullmatch(r"[\d,]+%", value) is not None


ACTS: tuple[Act, ...] = (
    other_ticks,
    spaced_ticks,
    unknown_ticks,
    percent_as_number,
    percent_without_sign,
    targets_with_spaces,
    decimal_comma,
    upper_case,
    double_spaces,
    no_break_spaces,
)

TOLD: dict[Act, str] = {
    other_ticks: "RAK012",
    unknown_ticks: "RAK402",
    percent_as_number: "RAK012",
}
