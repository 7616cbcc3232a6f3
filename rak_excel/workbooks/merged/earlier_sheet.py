"""The hidden sheet `Pilihan Terdahulu` of a revision: what was chosen or typed in the plans that it revises."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from rak_excel.formats.grid import Sheet
from rak_excel.formats.written.table import TableColumn, TableSheet
from rak_excel.layouts.names import EARLIER
from rak_excel.merging.differences.taken import EarlierValue, Taken, TakenWhy
from rak_excel.model import Origin
from rak_excel.reading.merged_plans.choices import headed_rows

_QUESTION, _WHY, _VALUE, _CODE = "KODE", "CARA", "ISIAN", "KODE ISIAN"
_SAID = ("FILE", "SHEET", "SEL")  # one line for each file that says so
_PLAN = ("FILE RENCANA", "SHEET RENCANA", "SEL RENCANA")
_HEADINGS = (_QUESTION, _WHY, _VALUE, _CODE, *_SAID, *_PLAN)
_WORDS = {
    TakenWhy.CHOSEN: "dipilih",
    TakenWhy.FOR_NOW: "sementara",
    TakenWhy.OWN: "isian lain",
    TakenWhy.BY_HAND: "diketik",
    TakenWhy.KEPT: "tetap",
}


@dataclass(frozen=True, slots=True)
class Kept:
    """A value that was taken earlier, as the sheet has it. `same` is its code."""

    same: str
    taken: Taken


def earlier_table(values: Iterable[EarlierValue]) -> TableSheet:
    """One line for each value that was taken, and below it one for each that was not."""
    columns = tuple(TableColumn(heading, 14) for heading in _HEADINGS)
    ordered = sorted(values, key=lambda each: each.question.code)
    rows = [line for each in ordered for line in _lines(each)]
    return TableSheet(EARLIER, columns, rows, title=(EARLIER.upper(),), filtered=False, hidden=True)


def _lines(value: EarlierValue) -> Iterator[list[str]]:
    taken, code = value.taken, value.question.code
    plan = [taken.plan.file, taken.plan.sheet, taken.plan.cell] if taken.plan else ["", "", ""]
    yield [code, _WORDS[taken.why], taken.text, value.same, *_said(taken.origins), *plan]
    for text, origins in taken.others:
        yield [code, "", text, "", *_said(origins), "", "", ""]


def _said(origins: Sequence[Origin]) -> list[str]:
    told = ([each.file for each in origins], [each.sheet for each in origins], [each.cell for each in origins])
    return ["\n".join(each) for each in told]


def read_earlier(sheets: Iterable[Sheet]) -> Mapping[str, Kept]:
    """The values that were taken in earlier plans, by the codes of their questions; none where no such sheet is."""
    whys = {word: why for why, word in _WORDS.items()}
    kept: dict[str, Kept] = {}
    for sheet in sheets:
        for _, texts in headed_rows(sheet, _HEADINGS) if sheet.name == EARLIER else ():
            code, origins = texts[_QUESTION], _origins([texts[each] for each in _SAID])
            if why := whys.get(texts[_WHY]):
                plan = Origin(*(texts[each] for each in _PLAN))
                kept[code] = Kept(texts[_CODE], Taken(texts[_VALUE], why, origins, (), plan))
            elif code in kept:
                taken = kept[code].taken
                others = (*taken.others, (texts[_VALUE], origins))
                kept[code] = replace(kept[code], taken=replace(taken, others=others))
    return kept


def _origins(told: Sequence[str]) -> tuple[Origin, ...]:
    return tuple(Origin(*each) for each in zip(*(text.splitlines() for text in told), strict=False))
