"""The hidden sheets of a merged plan for the next merge: what each unit sent last, what was chosen or typed earlier."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from rak_excel.formats.grid import Sheet
from rak_excel.formats.written.table import TableColumn, TableSheet
from rak_excel.formats.written.values import CellValue as Cell
from rak_excel.layouts.names import EARLIER, LAST_SENT
from rak_excel.merging.differences.differences import OF_EVERY_ROW, Field
from rak_excel.merging.differences.sent_before import (
    EarlierValue,
    SentBefore,
    SentRow,
    SentValue,
    Taken,
    TakenWhy,
    value_of,
)
from rak_excel.merging.sent.entries import ActivityName, Slot, comparable_items
from rak_excel.model import Definition, Origin, Plan
from rak_excel.reading.merged_plans.choices import headed_rows
from rak_excel.vocabulary.basics.numbers import whole_number
from rak_excel.vocabulary.basics.texts import normalised, tidy
from rak_excel.workbooks.merged.older_account import older_account, read_asked

UNIT, PART, KEY, NTH = "DIISI OLEH", "BAGIAN", "KUNCI", "KE"
OBJECTIVE, INDICATOR, TARGET, TARGET_CODE = "SASARAN", "INDIKATOR", "TARGET", "KODE TARGET"
ACTIVITY, ACTIVITY_NTH, SCHEDULE, EXECUTORS, WHOLE = "KEGIATAN", "KEGIATAN KE", "JADWAL", "PELAKSANA", "LENGKAP"
_HEADINGS = (
    *(UNIT, PART, KEY, NTH),
    *(OBJECTIVE, INDICATOR, TARGET, TARGET_CODE),
    *(ACTIVITY, ACTIVITY_NTH, SCHEDULE, EXECUTORS, WHOLE),
)
_ASKED = "PERNAH BERBEDA: "  # these stand above the headings
_ANSWERS = "PERNAH DIJAWAB: "
_KNOWN, _UNKNOWN = "ya", "tidak"


def last_sent_table(last: SentBefore) -> TableSheet:
    """One line for each activity that each unit sent last."""
    further = sorted({name.id for row in last.rows for name in row.fields} - {each.id for each in OF_EVERY_ROW})
    columns = tuple(TableColumn(heading, 14) for heading in (*_HEADINGS, *map(_heading, further)))
    answers = (f"{code} {said}" for code, said in sorted(last.answers.items()))
    title = (LAST_SENT.upper(), _ASKED + ", ".join(sorted(last.asked)), _ANSWERS + ", ".join(answers))
    return TableSheet(
        LAST_SENT, columns, [_line(row, further) for row in last.rows], title=title, filtered=False, hidden=True
    )


def _heading(further: str) -> str:
    """That of the column with what units sent in a further column."""
    return f"KOLOM {further}"


def _line(row: SentRow, further: Sequence[str]) -> list[Cell]:
    text = {name: value.text for name, value in row.fields.items()}
    target = row.fields.get(Field.TARGET)
    entries = {name.id: value.text for name, value in row.fields.items()}
    return [
        row.unit,
        row.slot.part,
        row.slot.name,
        row.slot.nth,
        text.get(Field.OBJECTIVE, ""),
        text.get(Field.INDICATOR, ""),
        text.get(Field.TARGET, ""),
        target.code if target else "",
        row.text,
        row.name.nth,
        text.get(Field.SCHEDULE, ""),
        "\n".join(sorted(row.executors or ())),
        f"{_KNOWN if row.whole else _UNKNOWN} {_UNKNOWN if row.executors is None else _KNOWN}",
        *(entries.get(each, "") for each in further),
    ]


def sent_before_of(sheets: Sequence[Sheet], plan: Plan) -> SentBefore:
    """What the units sent before a merged plan, as its workbook tells; nothing of a plan that merging did not write."""
    if not plan.merged:
        return SentBefore()
    own = next((sheet for sheet in sheets if sheet.name == LAST_SENT), None)
    if own is None:
        return older_account(sheets, plan)
    answers = dict(each.split(" ", 1) for each in _listed(own, _ANSWERS))
    rows = tuple(_rows(sheets, plan.definition))
    return SentBefore(rows, frozenset([*_listed(own, _ASKED), *read_asked(sheets)]), answers)


def _listed(sheet: Sheet, heading: str) -> list[str]:
    """What a line above the headings lists."""
    told = next((text for row in range(1, 4) if (text := sheet.text(row, 1)).startswith(heading)), "")
    return [each for each in told.removeprefix(heading).split(", ") if each]


def _rows(sheets: Sequence[Sheet], definition: Definition) -> Iterator[SentRow]:
    columns = {_heading(column.id): Field.of(column) for column in definition.further}
    for _, texts in headed_rows(sheets, LAST_SENT, _HEADINGS, tuple(columns)):
        nth, activity_nth = whole_number(texts[NTH]), whole_number(texts[ACTIVITY_NTH])
        known = texts[WHOLE].split()
        if nth is None or activity_nth is None or len(known) != 2:  # no row of ours any more
            continue
        words = {Field.OBJECTIVE: texts[OBJECTIVE], Field.INDICATOR: texts[INDICATOR]}
        fields = {name: value_of(normalised(text), text) for name, text in words.items() if text}
        if texts[TARGET]:
            fields[Field.TARGET] = SentValue(tidy(texts[TARGET]), texts[TARGET_CODE])
        if texts[SCHEDULE]:
            fields[Field.SCHEDULE] = value_of(texts[SCHEDULE], texts[SCHEDULE])
        fields |= {name: value_of(normalised(texts[h]), texts[h]) for h, name in columns.items() if texts.get(h)}
        whole, executors = (each == _KNOWN for each in known)
        yield SentRow(
            texts[UNIT],
            Slot(texts[PART], texts[KEY], nth),
            ActivityName(comparable_items(texts[ACTIVITY]), activity_nth),
            tidy(texts[ACTIVITY]),
            fields,
            frozenset(texts[EXECUTORS].splitlines()) if executors else None,
            whole,
        )


_QUESTION, _WHY, _VALUE, _CODE = "KODE", "CARA", "ISIAN", "KODE ISIAN"
_SAYING = ("FILE", "SHEET", "SEL")  # one line for each file that says so
_PLAN = ("FILE RENCANA", "SHEET RENCANA", "SEL RENCANA")
_EARLIER_HEADINGS = (_QUESTION, _WHY, _VALUE, _CODE, *_SAYING, *_PLAN)
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
    columns = tuple(TableColumn(heading, 14) for heading in _EARLIER_HEADINGS)
    rows: list[list[Cell]] = []
    for value in sorted(values, key=lambda each: each.question.code):
        taken, code = value.taken, value.question.code
        plan = [taken.plan.file, taken.plan.sheet, taken.plan.cell] if taken.plan else ["", "", ""]
        rows.append([code, _WORDS[taken.why], taken.text, value.same, *_origin_columns(taken.origins), *plan])
        rows += [[code, "", text, "", *_origin_columns(origins), "", "", ""] for text, origins in taken.others]
    return TableSheet(EARLIER, columns, rows, title=(EARLIER.upper(),), filtered=False, hidden=True)


def _origin_columns(origins: Sequence[Origin]) -> list[str]:
    return ["\n".join(getattr(each, name) for each in origins) for name in ("file", "sheet", "cell")]


def read_earlier(sheets: Iterable[Sheet]) -> Mapping[str, Kept]:
    """The values that were taken in earlier plans, by the codes of their questions; none where no such sheet is."""
    whys = {word: why for why, word in _WORDS.items()}
    kept: dict[str, Kept] = {}
    for _, texts in headed_rows(sheets, EARLIER, _EARLIER_HEADINGS):
        code, told = texts[_QUESTION], (texts[each].splitlines() for each in _SAYING)
        origins = tuple(Origin(*each) for each in zip(*told, strict=False))
        if why := whys.get(texts[_WHY]):
            plan = Origin(*(texts[each] for each in _PLAN))
            kept[code] = Kept(texts[_CODE], Taken(texts[_VALUE], why, origins, (), plan))
        elif code in kept:
            taken = kept[code].taken
            others = (*taken.others, (texts[_VALUE], origins))
            kept[code] = replace(kept[code], taken=replace(taken, others=others))
    return kept
