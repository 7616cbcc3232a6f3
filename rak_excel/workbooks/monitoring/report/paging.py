"""Which lines stand on which page: rows stay whole, tables repeat their headings, and the signatures have rows above them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rak_excel.record import Record
from rak_excel.workbooks.monitoring.report.lines import (
    GAP,
    Look,
    PrintedLine,
    PrintedTable,
    as_high_as_rows_get,
    points_of,
    whole,
)

_Group = list[PrintedLine]


class Paged(Record):
    """All lines from the top, and before which of them, counted from 0, a page begins."""

    lines: tuple[PrintedLine, ...]
    breaks: tuple[int, ...]


def paged(head: Sequence[PrintedLine], tables: Sequence[PrintedTable], room: float, below: float) -> Paged:
    """Tables below each other on pages with so much room, in points, and so much left `below` the last one.

    A line that leads stands on the page of the next one. A table that goes on begins with its heading; a note below it does not.
    """
    lines = list(head)
    left = room - points_of(head)
    breaks = []
    for table in tables:
        after = below if table is tables[-1] else 0.0
        groups = list(_groups(table))
        for at, group in enumerate(groups):
            again = [table.heading] if at and table.heading and group[0].in_table else []
            needed = points_of(group) + (after if at == len(groups) - 1 else 0.0)
            if needed > left and left < room:
                breaks.append(len(lines))
                lines += again
                left = room - points_of(again)
            lines += group
            left -= points_of(group)
        lines.append(GAP)
        left -= GAP.height
    return Paged(tuple(lines), tuple(breaks))


def _groups(table: PrintedTable) -> Iterator[_Group]:
    """Lines that stand on one page, title and heading with the first of them."""
    group = [whole(table.title, Look.SECTION, leads=True), *([table.heading] if table.heading else [])]
    for line in table.lines:
        first, *more = as_high_as_rows_get(line)
        group.append(first)
        if not (first.leads or table.together):
            yield group
            group = []
        yield from ([each] for each in more)
    if group:
        yield group
