"""What people do to rows by what they can see of them, and how they write names, numbers and "as above"."""

from __future__ import annotations

from collections.abc import Callable

from rak_excel.definitions.loading import load_template
from rak_excel.formats.grid import Value
from rak_excel.model import items_of
from tests.acts.hands import column_of, tables_in
from tests.gym import Act, Book, Page, Row


def _visible(page: Page) -> int:
    """How many columns a person sees: the row key beside the table is hidden."""
    return page.executor + 1


def _put(page: Page, row: Row, visible: Row) -> None:
    row[: _visible(page)] = visible


def sorted_by_visible_columns(book: Book) -> None:
    """The table is marked up to PELAKSANA and sorted by it; the row keys stay where they are."""
    for page in tables_in(book):
        seen = [row[: _visible(page)] for row in page.rows]
        for row, visible in zip(page.rows, sorted(seen, key=lambda each: str(each[page.executor] or "~")), strict=True):
            _put(page, row, visible)


def row_moved_by_visible_columns(book: Book) -> None:
    """The second indicator cut and put in below the last one; what stood between moves up."""
    page = tables_in(book)[0]
    seen = [row[: _visible(page)] for row in page.rows]
    seen.append(seen.pop(1))
    for row, visible in zip(page.rows, seen, strict=True):
        _put(page, row, visible)


def row_moved_whole_within_its_objective(book: Book) -> None:
    page = tables_in(book)[0]
    rows = page.rows
    at = page.table.index(rows[1])
    page.table.insert(at + 2, page.table.pop(at))


def _as_above(book: Book, columns: Callable[[Page], list[int]], ditto: str) -> None:
    """Every cell of these columns that says what the row right above it says."""
    for page in tables_in(book):
        at = {id(row): nth for nth, row in enumerate(page.table)}
        before: dict[int, Value | None] = {}
        above = -1
        for row in page.rows:
            adjacent, above = at[id(row)] == above + 1, at[id(row)]
            for column in columns(page):
                same = adjacent and isinstance(row[column], str) and row[column] == before.get(column)
                before[column] = row[column]
                row[column] = ditto if same else row[column]


def targets_and_executors_as_above(book: Book) -> None:
    _as_above(book, lambda page: [column_of(page, "TARGET"), page.executor], "sda")


def ticks_as_above(book: Book) -> None:
    _as_above(book, lambda page: list(range(column_of(page, "KEGIATAN") + 1, page.executor)), '"')


def _numbered(book: Book, written: Callable[[int], str]) -> None:
    """Each number of an objective as `written` has it."""
    for page in tables_in(book):
        column = column_of(page, "NO")
        for row in page.rows:
            if (number := str(row[column] or "").strip().strip(".")).isdecimal():
                row[column] = written(int(number))


def roman_numbers(book: Book) -> None:
    units = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"]
    _numbered(book, lambda number: number // 10 * "X" + units[number % 10])


def numbers_in_brackets(book: Book) -> None:
    _numbered(book, lambda number: f"({number})")


def numbers_in_front_of_objectives(book: Book) -> None:
    for page in tables_in(book):
        column = column_of(page, "NO")
        for row in page.rows:
            if row[column] and isinstance(row[column + 1], str):
                row[column : column + 2] = [None, f"{str(row[column]).rstrip('.')}. {row[column + 1]}"]


def indicators_numbered(book: Book) -> None:
    for page in tables_in(book):
        column = column_of(page, "NO")
        for nth, row in enumerate(page.rows, 1):
            row[column + 2] = f"{nth}. {row[column + 2]}"


def executors_by_their_leaders(book: Book) -> None:
    """Kadiv and Plt. Kasubag where the official name of a unit stands alone."""
    definition = load_template("kpu-2020")
    names = {name for each in definition.executors.values() for name in each.names()}
    leaders = {"Divisi ": "Kadiv ", "Sub Bagian ": "Plt. Kasubag "}
    for page in tables_in(book):
        for row in page.rows:
            text = str(row[page.executor])
            for word, leader in leaders.items():
                if text in names and text.startswith(word):
                    row[page.executor] = leader + text.removeprefix(word)


def _in_every_cell(book: Book, column: Callable[[Page], int], changed: Callable[[str], str]) -> None:
    for page in tables_in(book):
        for row in page.rows:
            if isinstance(text := row[column(page)], str) and text:
                row[column(page)] = changed(text)


def _activity(page: Page) -> int:
    return column_of(page, "KEGIATAN")


def lists_with_lost_bullets(book: Book) -> None:
    """The activities pasted from Word: the bullets have become letters."""
    _in_every_cell(book, _activity, lambda text: "\n".join(f"v {item.text}" for item in items_of(text)))


def lists_with_font_bullets(book: Book) -> None:
    _in_every_cell(
        book, _activity, lambda text: "\n".join(f"\uf0a7 {item.text.removeprefix('v ')}" for item in items_of(text))
    )


def indicators_with_bullets(book: Book) -> None:
    _in_every_cell(book, lambda page: column_of(page, "NO") + 2, lambda text: f"• {text}")


def executors_over_several_lines(book: Book) -> None:
    """Each official name broken after its "dan", as in a narrow column."""
    names = {name for each in load_template("kpu-2020").executors.values() for name in each.names()}
    _in_every_cell(
        book, lambda page: page.executor, lambda text: text.replace(" dan ", " dan\n") if text in names else text
    )


ACTS: tuple[Act, ...] = (
    sorted_by_visible_columns,
    row_moved_by_visible_columns,
    row_moved_whole_within_its_objective,
    targets_and_executors_as_above,
    ticks_as_above,
    roman_numbers,
    numbers_in_brackets,
    numbers_in_front_of_objectives,
    indicators_numbered,
    executors_by_their_leaders,
    lists_with_lost_bullets,
    lists_with_font_bullets,
    indicators_with_bullets,
    executors_over_several_lines,
)

TOLD: dict[Act, str] = {
    sorted_by_visible_columns: "RAK009",
    row_moved_by_visible_columns: "RAK009",
    row_moved_whole_within_its_objective: "RAK016",
}
