"""What people put into a schedule instead of the tick."""

from __future__ import annotations

from rak_excel.spreadsheet.grid import Value
from tests.acts.hands import each_tick, tables_in
from tests.gym import Act, Book


def crosses_for_ticks(book: Book) -> None:
    """Every tick an x: the plan's only sign."""
    each_tick(book, lambda _: "x")


def crosses_beside_ticks(book: Book) -> None:
    each_tick(book, lambda nth: "x" if nth % 5 == 4 else "✓")


def crosses_where_nothing_is_planned(book: Book) -> None:
    """v for what is carried out and x for what is not, as in a list of questions."""
    for page in tables_in(book):
        for row in page.rows[:3]:
            for column in range(page.executor - (4 if len(row) < 15 else 12), page.executor):
                row[column] = row[column] or "x"


def legend_refuses_crosses(book: Book) -> None:
    each_tick(book, lambda _: "x")
    for page in tables_in(book):
        page.table += [[], ["Keterangan: x = tidak dilaksanakan"]]


def signs_of_fonts_and_phones(book: Book) -> None:
    glyphs: list[Value] = ["✅", "☑️", "✔️", "\uf0fc", "\uf0fe", "\uf050", "√√", "(v)", "ya", "Y", True]
    each_tick(book, lambda nth: glyphs[nth % len(glyphs)])


def no_in_words(book: Book) -> None:
    words: list[Value] = ["tidak", "-", "Tdk", "☐", 0.0, False]
    for page in tables_in(book):
        for nth, row in enumerate(page.rows[:6]):
            for column in range(page.executor - (4 if len(row) < 15 else 12), page.executor):
                row[column] = row[column] or words[nth]


ACTS: tuple[Act, ...] = (
    crosses_for_ticks,
    crosses_beside_ticks,
    crosses_where_nothing_is_planned,
    legend_refuses_crosses,
    signs_of_fonts_and_phones,
    no_in_words,
)

TOLD: dict[Act, str] = {
    crosses_for_ticks: "RAK012",
    crosses_beside_ticks: "RAK009",
    crosses_where_nothing_is_planned: "RAK009",
    legend_refuses_crosses: "RAK009",
    signs_of_fonts_and_phones: "RAK012",
    no_in_words: "RAK012",
}
