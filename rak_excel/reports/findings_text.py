"""Findings as text: rich on a terminal, plain in a pipe."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Literal

from rak_excel.formats.addresses import column_letters, column_number
from rak_excel.language import Language, Text, on_one_line, shown
from rak_excel.model import Cell, Finding, Severity
from rak_excel.model.answers import Answer
from rak_excel.model.finding import WEIGHTS
from rak_excel.rules.catalogue import explanation_of
from rak_excel.system.grouped import grouped
from rak_excel.workbooks.findings.verdict import by_file, to_mend_first, verdict

TextStyle = Literal["file", "sheet", "error", "warning", "info", "hint", "good", "bad", "plain"] | Severity
Line = tuple[TextStyle, str]
_WHOLE_FILE = Text("Seluruh file", "The whole file")
_FIRST = Text("Perbaiki dulu:", "Correct first:")
_HINT = Text("Saran: ", "Hint: ")
_ANSWER = Text("Tanggapan kantor: ", "The office answers: ")
_NOT_ENOUGH = Text("Belum cukup: {refusal}", "Not enough: {refusal}")
_COLOURS: Mapping[TextStyle, str] = {
    "file": "bold",
    "sheet": "underline",
    "error": "bold red",
    "warning": "yellow",
    "info": "cyan",
    "hint": "dim",
    "good": "bold green",
    "bad": "bold red",
    "plain": "",
}


def findings_lines(
    findings: Sequence[Finding],
    language: Language,
    *,
    least: Severity,
    labels: Mapping[str, str],
    changed: Text | None = None,
    gone: Sequence[Finding] = (),
    said: Mapping[str, Text] | None = None,
    said_of_all: Text | None = None,
) -> Iterator[Line]:
    """The findings by file and sheet, errors first, what is on trial last; what is said of many cells is said once, with their ranges.

    `least` is the mildest severity shown; the verdict counts the others all the same. `labels` has every file that
    was read, with who sent it; of several files each has its own verdict. `changed` says what settings change of the rules.
    `gone` went back before and are not found any more, `said` tells of each file what became of those that went back, and
    `said_of_all` of all together.
    """
    found, no_more = by_file(findings), by_file(gone)
    files = sorted({*labels, *found})
    for file in files:
        own = found.get(file, [])
        told = f": {verdict(own).said(language)}" if len(files) > 1 else ""
        label = f" ({labels[file]})" if labels.get(file) else ""
        yield "file", on_one_line(f"{file}{label}{told}")
        if said and file in said:
            yield "plain", f"  {said[file].said(language)}"
        shown = [finding for finding in own if finding.severity.rank <= least.rank]
        for sheet, of_sheet in groupby(shown, key=lambda finding: finding.sheet):
            yield "sheet", on_one_line(f"  {sheet or _WHOLE_FILE.said(language)}")
            yield from _sheet_lines(list(of_sheet), language)
        yield from _gone_lines(no_more.get(file, []), language)
        yield "plain", ""
    if said_of_all and len(files) > 1:
        yield "plain", said_of_all.said(language)
    yield from _summary(findings, language, several=len(files) > 1)
    if changed:
        yield "plain", changed.said(language)


def findings_text(lines: Iterable[Line]) -> str:
    """The lines without colours, as they go into a pipe."""
    return "\n".join(shown(text) for _, text in lines)


def print_coloured(lines: Iterable[Line]) -> None:
    """The lines with colours, wrapped at the width of the terminal."""
    from rich.console import Console  # only a terminal needs it, and it takes a while to load
    from rich.padding import Padding
    from rich.text import Text as Coloured

    console = Console(highlight=False)
    for style, text in lines:
        indent = len(text) - len(text.lstrip())
        console.print(Padding(Coloured(shown(text).strip(), style=_COLOURS[style]), (0, 0, 0, indent)))


def cell_ranges(cells: Iterable[Cell]) -> str:
    """Cells of one sheet in short: `D3, H13:H20`, and `F18:I20` where neighbouring columns have the same rows."""
    by_column: dict[int, set[int]] = {}
    for cell in cells:
        by_column.setdefault(column_number(cell.column), set()).add(cell.row)
    blocks: dict[tuple[int, int], list[list[int]]] = {}  # first and last row to the columns beside each other
    for column in sorted(by_column):
        for run in _runs(by_column[column]):
            beside = blocks.setdefault(run, [])
            if beside and beside[-1][-1] == column - 1:
                beside[-1].append(column)
            else:
                beside.append([column])
    named = sorted((columns[0], first, columns[-1], last) for (first, last), each in blocks.items() for columns in each)
    return ", ".join(_range(*corners) for corners in named)


def _sheet_lines(findings: list[Finding], language: Language) -> Iterator[Line]:
    for weight in WEIGHTS:
        of_weight = (each for each in findings if each.weight == weight)
        groups = grouped(
            ((*_said_of(each, language), each.message.said(language), each.hint.said(language)), each)
            for each in of_weight
        )
        if groups:
            yield Severity.INFO if weight.trial else weight.severity, f"    {weight.label.said(language)}"
        for (code, answer, refusal, message, hint), group in groups.items():
            places = cell_ranges(finding.cell for finding in group if finding.cell)
            yield "plain", f"      {places + '  ' if places else ''}{message}  [{code}]"
            yield "hint", f"        {_HINT.said(language)}{hint}"
            if answer:
                yield "hint", f"        {answer}"
            if refusal:
                yield "hint", f"        {refusal}"


def _said_of(finding: Finding, language: Language) -> tuple[str, str, str]:
    """Its code with what became of it, what its office answered, and why that is not enough.

    That it does not understand is told with why it is asked.
    """
    told = finding.progress if not finding.trial else None  # of what is on trial none is counted
    progress = f", {told.label.said(language).lower()}" if told else ""
    if not finding.answer and not finding.explanation:
        return f"{finding.code}{progress}", "", ""
    label = finding.answer.label.said(language) if finding.answer else ""
    why = explanation_of(finding.code) if finding.answer is Answer.UNCLEAR else None
    answer = _ANSWER.said(language) + ". ".join(filter(None, (label, finding.explanation)))
    refusal = _NOT_ENOUGH.filled(refusal=finding.refusal).said(language) if finding.refusal else ""
    return f"{finding.code}{progress}", on_one_line(f"{answer}. {why.said(language)}" if why else answer), refusal


def _gone_lines(gone: Sequence[Finding], language: Language) -> Iterator[Line]:
    """What went back and is not found any more, each in one line."""
    for progress, own in grouped((each.progress, each) for each in gone).items():
        if progress:
            yield "sheet", f"  {progress.label.said(language)}"
        groups = grouped(((each.sheet, each.code, each.message.said(language)), each) for each in own)
        for (sheet, code, message), group in groups.items():
            places = cell_ranges(finding.cell for finding in group if finding.cell)
            where = "!".join(filter(None, (sheet, places)))
            yield "plain", on_one_line(f"      {where + '  ' if where else ''}{message}  [{code}]")


def _summary(findings: Sequence[Finding], language: Language, *, several: bool) -> Iterator[Line]:
    first = to_mend_first(findings, several=several)
    if first:
        yield "plain", _FIRST.said(language)
        for each in first:
            yield "plain", f"  {each.said(language)}"
    yield ("bad" if first else "good"), verdict(findings).said(language)


def _runs(rows: Iterable[int]) -> Iterator[tuple[int, int]]:
    """The first and last of rows that follow each other."""
    for _, run in groupby(enumerate(sorted(rows)), key=lambda each: each[1] - each[0]):
        together = [row for _, row in run]
        yield together[0], together[-1]


def _range(left: int, top: int, right: int, bottom: int) -> str:
    start, end = f"{column_letters(left)}{top}", f"{column_letters(right)}{bottom}"
    return start if start == end else f"{start}:{end}"
