"""The hidden sheets of a merged plan for the next merge: what each unit sent last, what was chosen or typed earlier."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from rak_excel.formats.grid import Sheet
from rak_excel.formats.written.table import TableColumn, TableSheet
from rak_excel.formats.written.values import CellValue as Cell
from rak_excel.layouts.names import EARLIER, LAST_SENT
from rak_excel.merging.differences.fields import OF_EVERY_ROW, Field, fields_of_columns
from rak_excel.merging.differences.sent_before import (
    EarlierValue,
    SentBefore,
    SentRow,
    SentValue,
    Taken,
    TakenWhy,
    value_of,
)
from rak_excel.merging.sent.entries import ActivityName, Slot
from rak_excel.model import Definition, Origin, Plan
from rak_excel.reading.merged_plans.choices import headed_rows
from rak_excel.sameness.pairing import comparable_items
from rak_excel.vocabulary.basics.numbers import whole_number
from rak_excel.vocabulary.basics.texts import normalised, tidy
from rak_excel.workbooks.merged.older_account import older_account, read_asked
from rak_excel.workbooks.merged.origin_sheet import told_above

_HEADINGS = (
    *("DIISI OLEH", "BAGIAN", "KUNCI", "KE", "SASARAN", "INDIKATOR", "TARGET", "KODE TARGET"),
    *("KEGIATAN", "KEGIATAN KE", "JADWAL", "PELAKSANA", "LENGKAP"),
)
_ASKED = "PERNAH BERBEDA: "  # these stand above the headings
_ANSWERS = "PERNAH DIJAWAB: "
_KNOWN, _UNKNOWN = "ya", "tidak"
_IN_ORDER = (Field.OBJECTIVE, Field.INDICATOR, Field.TARGET, Field.SCHEDULE)


def last_sent_table(last: SentBefore) -> TableSheet:
    """One line for each activity that each unit sent last."""
    further = sorted({name.id for row in last.rows for name in row.fields} - {each.id for each in OF_EVERY_ROW})
    headings = *_HEADINGS, *map(_heading, further), *map(_code_heading, further)
    columns = tuple(TableColumn(heading, 14) for heading in headings)
    answers = (f"{code} {said}" for code, said in sorted(last.answers.items()))
    title = (LAST_SENT.upper(), _ASKED + ", ".join(sorted(last.asked)), _ANSWERS + ", ".join(answers))
    return TableSheet(
        LAST_SENT, columns, [_line(row, further) for row in last.rows], title=title, filtered=False, hidden=True
    )


def _heading(further: str) -> str:
    """That of the column with what units sent in a further column."""
    return f"KOLOM {further}"


def _code_heading(further: str) -> str:
    """That of the column with the codes of such values that mean more than their words."""
    return f"KODE {further}"


def _line(row: SentRow, further: Sequence[str]) -> list[Cell]:
    said = {name.id: value.text for name, value in row.fields.items()}
    objective, indicator, target, schedule = (said.get(each.id, "") for each in _IN_ORDER)
    code = row.fields[Field.TARGET].code if Field.TARGET in row.fields else ""
    executors = "\n".join(sorted(row.executors or ()))
    known = f"{_KNOWN if row.whole else _UNKNOWN} {_UNKNOWN if row.executors is None else _KNOWN}"
    slot: list[Cell] = [row.unit, row.slot.part, row.slot.name, row.slot.nth]
    own: list[Cell] = [row.text, row.name.nth, schedule, executors, known]
    codes = {
        name.id: value.code
        for name, value in row.fields.items()
        if value != value_of(normalised(value.text), value.text)
    }
    beside = *(said.get(each, "") for each in further), *(codes.get(each, "") for each in further)
    return [*slot, objective, indicator, target, code, *own, *beside]


def sent_before_of(sheets: Sequence[Sheet], plan: Plan) -> SentBefore:
    """What the units sent before a merged plan, as its workbook tells; nothing of a plan that merging did not write."""
    if not plan.merged:
        return SentBefore()
    if all(sheet.name != LAST_SENT for sheet in sheets):
        return older_account(sheets, plan)
    told = told_above(sheets, LAST_SENT, _ASKED, _ANSWERS)
    asked, answers = ([each for each in line.split(", ") if each] for line in told)
    rows = tuple(_rows(sheets, plan.definition))
    return SentBefore(rows, frozenset([*asked, *read_asked(sheets)]), dict(each.split(" ", 1) for each in answers))


def _rows(sheets: Sequence[Sheet], definition: Definition) -> Iterator[SentRow]:
    columns = {_heading(each.id): each for each in fields_of_columns(definition.further)}
    codes = {each: _code_heading(each.id) for each in columns.values()}
    for _, texts in headed_rows(sheets, LAST_SENT, _HEADINGS, (*columns, *codes.values())):
        unit, part, key, nth, objective, indicator, target, target_code, *own = (texts[each] for each in _HEADINGS)
        activity, activity_nth, schedule, executors, whole = own
        numbers, known = (whole_number(nth), whole_number(activity_nth)), whole.split()
        if numbers[0] is None or numbers[1] is None or len(known) != 2:  # no row of ours any more
            continue
        words = {Field.OBJECTIVE: objective, Field.INDICATOR: indicator}
        words |= {name: texts.get(heading, "") for heading, name in columns.items()}
        fields = {name: value_of(normalised(text), text) for name, text in words.items() if text}
        kept = {name: texts.get(heading, "") for name, heading in codes.items() if name in fields}
        fields |= {name: fields[name].but(code=code) for name, code in kept.items() if code}
        fields |= {Field.TARGET: SentValue(tidy(target), target_code)} if target else {}
        fields |= {Field.SCHEDULE: value_of(schedule, schedule)} if schedule else {}
        is_whole, executed = (each == _KNOWN for each in known)
        named = ActivityName(comparable_items(activity), numbers[1])
        who = frozenset(executors.splitlines()) if executed else None
        yield SentRow(unit, Slot(part, key, numbers[0]), named, tidy(activity), fields, who, is_whole)


# The last three are of the plan in which the value was taken; those before have one line for each file that says so.
_EARLIER_HEADINGS = (
    *("KODE", "CARA", "ISIAN", "KODE ISIAN"),
    *("FILE", "SHEET", "SEL", "FILE RENCANA", "SHEET RENCANA", "SEL RENCANA"),
)


def earlier_table(values: Iterable[EarlierValue]) -> TableSheet:
    """One line for each value that was taken, and below it one for each that was not."""
    columns = tuple(TableColumn(heading, 14) for heading in _EARLIER_HEADINGS)
    rows: list[list[Cell]] = []
    for value in sorted(values, key=lambda each: each.question.code):
        taken, code = value.taken, value.question.code
        plan = _origin_columns([taken.plan] if taken.plan else [])
        rows.append([code, taken.why.value, taken.text, value.same, *_origin_columns(taken.origins), *plan])
        rows += [[code, "", text, "", *_origin_columns(origins), "", "", ""] for text, origins in taken.others]
    return TableSheet(EARLIER, columns, rows, title=(EARLIER.upper(),), filtered=False, hidden=True)


def _origin_columns(origins: Sequence[Origin]) -> list[str]:
    return ["\n".join(getattr(each, name) for each in origins) for name in ("file", "sheet", "cell")]


def read_earlier(sheets: Iterable[Sheet]) -> Mapping[str, tuple[str, Taken]]:
    """The values that were taken in earlier plans, each behind its code, by the codes of their questions."""
    kept: dict[str, tuple[str, Taken]] = {}
    for _, texts in headed_rows(sheets, EARLIER, _EARLIER_HEADINGS):
        code, why, text, same, *cells = (texts[each] for each in _EARLIER_HEADINGS)
        origins = tuple(Origin(*each) for each in zip(*map(str.splitlines, cells[:3]), strict=False))
        if why in set(TakenWhy):
            kept[code] = same, Taken(text, TakenWhy(why), origins, (), Origin(*cells[3:]))
        elif code in kept:
            same, taken = kept[code]
            kept[code] = same, taken.but(others=(*taken.others, (text, origins)))
    return kept
