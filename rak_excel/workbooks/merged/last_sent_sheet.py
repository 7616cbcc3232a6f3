"""The hidden sheet `Kiriman Terakhir` of a merged plan: what each unit sent last, written and read back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rak_excel.formats.grid import Sheet
from rak_excel.formats.written.table import CellValue as Cell
from rak_excel.formats.written.table import TableColumn, TableSheet
from rak_excel.layouts.names import LAST_SENT
from rak_excel.merging.differences.differences import Field
from rak_excel.merging.differences.sent_before import SentBefore, SentRow, SentValue, value_of
from rak_excel.merging.sent.entries import ActivityName, Slot, comparable_items
from rak_excel.model import Plan
from rak_excel.reading.merged_plans.choices import headed_rows
from rak_excel.vocabulary.basics.numbers import whole_number
from rak_excel.vocabulary.basics.texts import normalised, tidy
from rak_excel.workbooks.merged.older_account import older_account, read_asked

UNIT, PART, KEY, NTH = "DIISI OLEH", "BAGIAN", "KUNCI", "KE"
OBJECTIVE, INDICATOR, TARGET, TARGET_CODE = "SASARAN", "INDIKATOR", "TARGET", "KODE TARGET"
ACTIVITY, ACTIVITY_NTH, SCHEDULE, EXECUTORS, WHOLE = "KEGIATAN", "KEGIATAN KE", "JADWAL", "PELAKSANA", "LENGKAP"
_HEADINGS = (
    UNIT,
    PART,
    KEY,
    NTH,
    OBJECTIVE,
    INDICATOR,
    TARGET,
    TARGET_CODE,
    ACTIVITY,
    ACTIVITY_NTH,
    SCHEDULE,
    EXECUTORS,
    WHOLE,
)
_ASKED = "PERNAH BERBEDA: "  # these stand above the headings
_ANSWERS = "PERNAH DIJAWAB: "
_KNOWN, _UNKNOWN = "ya", "tidak"


def last_sent_table(last: SentBefore) -> TableSheet:
    """One line for each activity that each unit sent last."""
    columns = tuple(TableColumn(heading, 14) for heading in _HEADINGS)
    answers = (f"{code} {said}" for code, said in sorted(last.answers.items()))
    title = (LAST_SENT.upper(), _ASKED + ", ".join(sorted(last.asked)), _ANSWERS + ", ".join(answers))
    return TableSheet(LAST_SENT, columns, [_line(row) for row in last.rows], title=title, filtered=False, hidden=True)


def _line(row: SentRow) -> list[Cell]:
    text = {name: value.text for name, value in row.fields.items()}
    target = row.fields.get(Field.TARGET)
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
    ]


def sent_before_of(sheets: Sequence[Sheet], plan: Plan) -> SentBefore:
    """What the units sent before a merged plan, as its workbook tells; nothing of a plan that merging did not write."""
    if not plan.merged:
        return SentBefore()
    own = next((sheet for sheet in sheets if sheet.name == LAST_SENT), None)
    if own is None:
        return older_account(sheets, plan)
    answers = dict(each.split(" ", 1) for each in _listed(own, _ANSWERS))
    return SentBefore(tuple(_rows(own)), frozenset([*_listed(own, _ASKED), *read_asked(sheets)]), answers)


def _listed(sheet: Sheet, heading: str) -> list[str]:
    """What a line above the headings lists."""
    told = next((text for row in range(1, 4) if (text := sheet.text(row, 1)).startswith(heading)), "")
    return [each for each in told.removeprefix(heading).split(", ") if each]


def _rows(sheet: Sheet) -> Iterator[SentRow]:
    for _, texts in headed_rows(sheet, _HEADINGS):
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
