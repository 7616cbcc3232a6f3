"""What people put into a schedule instead of the tick."""

from __future__ import annotations

import datetime

from rak_excel.formats.grid import Value
from tests.acts.hands import each_tick, tables_in
from tests.gym import Act, Book, Page, Row

TICKS = {"✓", "√"}
NAMES = ("Jan", "Februari", "Mar", "April", "Mei", "Jun", "Juli", "Agt", "September", "Okt", "Nopember", "Des")
QUARTERS = ("TW I", "Triwulan II", "TW III", "T4")


def crosses_for_ticks(book: Book) -> None:
    """Every tick an x: the plan's only sign."""
    if not _has_crosses(book):
        each_tick(book, lambda _: "x")


def crosses_beside_ticks(book: Book) -> None:
    if not _has_crosses(book):
        each_tick(book, lambda nth: "x" if nth % 5 == 4 else "✓")


def crosses_where_nothing_is_planned(book: Book) -> None:
    """v for what is carried out and x for what is not, as in a list of questions."""
    for page in [] if _has_crosses(book) else tables_in(book):
        for row in page.rows[:3]:
            for column in _periods(page, row):
                row[column] = row[column] or "x"


def legend_refuses_crosses(book: Book) -> None:
    if _has_crosses(book):
        return
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
            for column in _periods(page, row):
                row[column] = row[column] or words[nth]


def months_by_their_names(book: Book) -> None:
    """Each tick as the name of its own month or quarter."""
    for page in tables_in(book):
        for row in page.rows:
            periods = _periods(page, row)
            for column, name in zip(periods, NAMES if len(periods) > 4 else QUARTERS, strict=True):
                row[column] = name if row[column] in TICKS else row[column]


def dates_for_ticks(book: Book) -> None:
    for page in tables_in(book):
        for row in page.rows:
            periods = _periods(page, row)
            for period, column in enumerate(periods):
                month = period + 1 if len(periods) > 4 else period * 3 + 2
                row[column] = datetime.date(2020, month, 15) if row[column] in TICKS else row[column]


def schedule_as_one_text(book: Book) -> None:
    """The ticked periods in words, in the first of them."""
    for page in tables_in(book):
        for row in page.rows:
            periods = _periods(page, row)
            names = NAMES if len(periods) > 4 else QUARTERS
            ticked = [nth for nth, column in enumerate(periods) if row[column] in TICKS]
            if len(ticked) < sum(1 for column in periods if row[column]):
                continue
            for nth in ticked:
                row[periods[nth]] = None
            if ticked:
                row[periods[ticked[0]]] = ", ".join(names[nth] for nth in ticked)


def tentative_schedule(book: Book) -> None:
    row = tables_in(book)[0].rows[0]
    for column in _periods(tables_in(book)[0], row):
        row[column] = "tentatif"


def values_by_quarter(book: Book) -> None:
    """Target values where the commission's ticks were."""
    page = tables_in(book)[0]
    for row in page.rows:
        for column, value in zip(_periods(page, row), ("25", "50", "75", "100"), strict=False):
            row[column] = value


def arrows_across(book: Book) -> None:
    page = tables_in(book)[-1]
    row = page.rows[0]
    for column in _periods(page, row)[1:-1]:
        row[column] = "--->"


def bars_in_colour(book: Book) -> None:
    """A tick in the first period, the others filled in a colour."""
    for page in tables_in(book):
        for number, row in _numbered(page):
            ticked = [column for column in _periods(page, row) if row[column] in TICKS]
            for column in ticked[1:]:
                row[column] = None
                page.fills[number, column + 1] = "92D050"


def striped_rows(book: Book) -> None:
    for page in tables_in(book):
        for number, _ in _numbered(page)[::2]:
            page.fills |= {(number, column): "DDEBF7" for column in range(1, page.executor + 2)}


def coloured_heading_and_column(book: Book) -> None:
    """The heading rows, and a whole column of the schedule."""
    for page in tables_in(book):
        first = next(nth for nth, row in enumerate(page.table, 1) if "NO" in row)
        page.fills |= {(row, column): "FFC000" for row in (first, first + 1) for column in range(1, page.executor + 2)}
        page.fills |= {(row, page.executor): "FFC000" for row in range(first, len(page.table) + 1)}


def _has_crosses(book: Book) -> bool:
    """Whether a cross already means something in the schedule."""
    return any("x" in row for page in tables_in(book) for row in page.rows)


def _numbered(page: Page) -> list[tuple[int, Row]]:
    """The rows of the plan with their numbers."""
    known = {id(row) for row in page.rows}
    return [(number, row) for number, row in enumerate(page.table, 1) if id(row) in known]


def _periods(page: Page, row: Row) -> range:
    """The columns of the periods, those of the row's own part."""
    wide = any(value == "B1" for line in page.table for value in line) and len(row) > page.executor
    return range(page.executor - (12 if wide and page.executor > 12 else 4), page.executor)


ACTS: tuple[Act, ...] = (
    crosses_for_ticks,
    crosses_beside_ticks,
    crosses_where_nothing_is_planned,
    legend_refuses_crosses,
    signs_of_fonts_and_phones,
    no_in_words,
    months_by_their_names,
    dates_for_ticks,
    schedule_as_one_text,
    tentative_schedule,
    values_by_quarter,
    arrows_across,
    bars_in_colour,
    striped_rows,
    coloured_heading_and_column,
)

TOLD: dict[Act, str] = {
    crosses_for_ticks: "RAK012",
    crosses_beside_ticks: "RAK009",
    crosses_where_nothing_is_planned: "RAK009",
    legend_refuses_crosses: "RAK009",
    signs_of_fonts_and_phones: "RAK012",
    no_in_words: "RAK012",
    months_by_their_names: "RAK012",
    dates_for_ticks: "RAK012",
    schedule_as_one_text: "RAK012",
    tentative_schedule: "RAK402",
    values_by_quarter: "RAK405",
    arrows_across: "RAK009",
    bars_in_colour: "RAK404",
}
