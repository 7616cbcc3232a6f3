"""The last table of a report as it is signed: how many indicators and activities stand where."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import zip_longest

from rak_excel.formats.addresses import quoted
from rak_excel.model import Cell, PartDefinition
from rak_excel.monitoring.report import Report, Work
from rak_excel.workbooks.monitoring.report.cells import Shown
from rak_excel.workbooks.monitoring.report.computed import computed_of
from rak_excel.workbooks.monitoring.report.lines import Look, PrintedCell, PrintedLine, PrintedTable
from rak_excel.workbooks.monitoring.report.tables import OUTSIDE, of_part, works_of

SUMMARY, NUMBER, ALL = "Ringkasan", "JUMLAH", "Seluruhnya"
UNSCHEDULED, REST = "Tidak dijadwalkan {quarter}", "Belum diisi atau lainnya"


def summary_table(report: Report, part: PartDefinition) -> PrintedTable:
    """How many indicators and activities stand where: counted, and never one average."""
    words = report.words
    own = list(of_part(report, part))
    told = [str(computed_of(each, words)["standing"]) for each in own]
    cells = [each.indicator.place.cell("standing") for each in own]
    standings = [(each, (each,)) for each in words.standings.values()]
    whole = _whole(each.planned is None for each in own)
    counts = [_counts(words.heading("standing", report.quarter), standings, cells, told, whole)]
    if part.has("activity"):
        works = [work for each in own for work in works_of(each)]
        cells = [work.activity.place.cell("state") for work in works]
        states = [(each.word, (each.word, *each.spellings)) for each in words.states]
        told = [work.said("state") for work in works]
        apart = UNSCHEDULED.format(quarter=report.quarter.label), _unscheduled(works)
        whole = _whole(each.planned is None for each in works)
        counts.append(_counts(words.heading("state", report.quarter), states, cells, told, whole, apart))
    return PrintedTable(SUMMARY, None, _beside(counts), together=True)


_Spelled = tuple[str, Iterable[str]]  # a word, and all spellings of it
_Apart = tuple[str, Shown]
_Counted = tuple[str | int | Shown, str | int | Shown, Look]


def _counts(
    what: str,
    words: Sequence[_Spelled],
    cells: Sequence[Cell],
    said: Sequence[str],
    whole: str,
    apart: _Apart | None = None,
) -> list[_Counted]:
    """Each word with how often it stands in the cells, however spelled, and the `whole` of them; where some are counted `apart`
    the rest too.
    """
    lines: list[_Counted] = [(what, NUMBER, Look.HEADING)]
    counted = [Shown(_counting(cells, own), _count(own, said)) for _, own in words]
    lines += ((word, each, Look.TEXT) for (word, _), each in zip(words, counted, strict=True))
    if apart:
        lines.append((*apart, Look.TEXT))
        counted.append(apart[1])
        formula = "-".join([str(len(cells)), *(each.formula for each in counted)])
        lines.append((REST, Shown(formula, len(cells) - sum(int(each.value) for each in counted)), Look.TEXT))
    return [*lines, (whole, len(cells), Look.BAND)]


def _whole(outside: Iterable[bool]) -> str:
    count = sum(outside)
    return f"{ALL}, {count} {OUTSIDE}" if count else ALL


def _count(spellings: Iterable[str], said: Iterable[str]) -> int:
    """As programs compare: capitals do not count."""
    own = set(map(str.casefold, spellings))
    return sum(text.casefold() in own for text in said)


def _counting(cells: Sequence[Cell], spellings: Iterable[str]) -> str:
    said = ",".join('"{}"'.format(each.replace('"', '""')) for each in spellings)
    return f"SUMPRODUCT(--({_area(cells)}={{{said}}}))" if cells else "0"


def _unscheduled(works: Sequence[Work]) -> Shown:
    """How many the plan does not have in the quarter, where nothing is said of them either: none of them is missing."""
    own = [work for work in works if work.activity.text and not (work.said("planned") or work.said("state"))]
    cells = ([work.activity.place.cell(each) for work in works] for each in ("activity", "planned", "state"))
    return Shown(_UNSAID.format(*map(_area, cells)) if works else "0", len(own))


_UNSAID = "SUMPRODUCT((LEN({})>0)*(LEN({})=0)*(LEN({})=0))"


def _area(cells: Sequence[Cell]) -> str:
    """The column of these cells, from the first row to the last."""
    column, rows = cells[0].column, [each.row for each in cells]
    return f"{quoted(cells[0].sheet)}!${column}${min(rows)}:${column}${max(rows)}"


_PLACES = (((1, 1), (2, 2)), ((4, 6), (7, 7)))


def _beside(counts: Sequence[Sequence[_Counted]]) -> tuple[PrintedLine, ...]:
    """Lists of counts side by side."""
    lines = []
    for told in zip_longest(*counts):
        cells = []
        for each, (label, number) in zip(told, _PLACES, strict=False):
            if each is not None:
                word, counted, look = each
                cells.append(PrintedCell(*label, word, look))
                cells.append(PrintedCell(*number, counted, look if look is Look.HEADING else Look.CENTRED))
        lines.append(PrintedLine(tuple(cells), leads=True))
    return tuple(lines)
