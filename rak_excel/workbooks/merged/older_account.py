"""What an earlier merged plan asked, and what each unit sent, from sheets that have no `Kiriman Terakhir` yet."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from rak_excel.formats.grid import Sheet
from rak_excel.layouts import names
from rak_excel.merging.account import COUNTED_AS_USED
from rak_excel.merging.differences.differences import Candidate, Question
from rak_excel.merging.differences.fields import OF_EVERY_ROW, Field
from rak_excel.merging.differences.sent_before import SentBefore, SentRow, SentValue, value_of, values_of
from rak_excel.merging.sent.entries import (
    ActivityName,
    Entry,
    Slot,
    comparable_names,
    entries_of,
    slot_of_wording,
)
from rak_excel.model import Definition, Origin, Plan
from rak_excel.reading.merged_plans.choices import headed_rows
from rak_excel.record import Record
from rak_excel.sameness.pairing import comparable_items
from rak_excel.vocabulary.basics.texts import normalised, tidy
from rak_excel.vocabulary.names.executors import find_unit_named
from rak_excel.workbooks.merged.origin_sheet import rows_edited, written_digests

# `kiriman.xlsx (Sub Bagian Hukum), Komisi!D12`. Names of files and units have commas and brackets of their own.
_ASKED_CELL = re.compile(r"[A-Z]+\d+")
_ASKED_UNIT = re.compile(r"(?<=.) \((?=(?P<unit>(?:[^()]++|\([^()]*+\))++)\), .)")


class AskedValue(Candidate):
    """A candidate as the sheet has it. `units` has the unit of each of its `origins`, '' where none is told.

    `by_hand` tells that it was typed into the plan itself.
    """

    units: tuple[str, ...]
    used: bool
    by_hand: bool = False


def read_asked(sheets: Iterable[Sheet]) -> Mapping[str, list[AskedValue]]:
    """The candidates of each question, by its code; none in a workbook that has no such sheet."""
    asked: dict[str, list[AskedValue]] = {}
    for _, texts in headed_rows(
        sheets, names.DIFFERENCES, (names.LETTER, names.VALUE, names.ORIGIN, names.USED, names.CODE)
    ):
        code = texts[names.CODE].split("-")
        if len(code) == 3:
            said = [each for line in texts[names.ORIGIN].splitlines() if (each := _said(line.strip()))]
            origins, units = tuple(origin for origin, _ in said), tuple(unit for _, unit in said)
            used, by_hand = bool(texts[names.USED].strip()), texts[names.ORIGIN] == names.TYPED_OVER
            value = AskedValue(texts[names.LETTER], texts[names.VALUE], origins, code[2], units, used, by_hand)
            asked.setdefault(code[0], []).append(value)
    return asked


def _said(line: str) -> tuple[Origin, str] | None:
    """The cell that a line names, with the unit whose file it is in, '' where none is told; None of a line that names none."""
    place, _, cell = line.rpartition("!")
    if not _ASKED_CELL.fullmatch(cell):
        return None
    if unit := next(reversed([*_ASKED_UNIT.finditer(place)]), None):
        return Origin(place[: unit.start()], place[unit.end("unit") + 3 :], cell), unit["unit"]
    comma = place.rfind(", ", 1, len(place) - 1)
    return (Origin(place[:comma], place[comma + 2 :], cell), "") if comma > 0 else None


_NO, _NO_FILE, _FILE, _SHEET, _CELL = "NO", "NO FILE", "FILE", "SHEET", "SEL"
_INDICATOR, _ACTIVITY, _HELD = "INDIKATOR", "KEGIATAN", "SEL DI RENCANA"
_UNIT, _STATUS = "DIISI OLEH", "STATUS"


class _Sent(Record):
    """One line of `Baris Kiriman` that the plan took. `based` is the plan's row that came from it, if it is as it was."""

    unit: str
    slot: Slot
    name: ActivityName
    text: str
    indicator: str
    based: Entry | None


def older_account(sheets: Sequence[Sheet], plan: Plan) -> SentBefore:
    """The rows that the units sent, with their fields where these can be told.

    As long as nobody edited the rows of the plan, all units said what it says but where `Beda Isian` has otherwise.
    """
    asked = read_asked(sheets)
    written = written_digests(sheets)
    edited = written is None or rows_edited(plan, sheets, written)
    sent = [each.but(based=None if edited else each.based) for each in _sent(sheets, plan)]
    senders: dict[tuple[Slot, ActivityName], set[str]] = defaultdict(set)
    for each in sent:
        senders[each.slot, each.name].add(each.unit)
    rows = (
        row
        for each in sent
        for row in _rows(each, asked, plan.definition, alone=len(senders[each.slot, each.name]) == 1)
    )
    return SentBefore(tuple(rows), frozenset(asked))


def _rows(
    sent: _Sent, asked: Mapping[str, list[AskedValue]], definition: Definition, *, alone: bool
) -> Iterator[SentRow]:
    """The row as its unit sent it: once for each of the values that it may have said where it was asked."""
    own = values_of(sent.based) if sent.based else {}
    if sent.indicator:  # in the unit's own words
        own[Field.INDICATOR] = value_of(normalised(sent.indicator), sent.indicator)
    otherwise = {
        field: values for field in OF_EVERY_ROW if (values := _answers(field, sent, asked, definition)) is not None
    }
    executors = comparable_names(sent.based.activity.executors) if alone and sent.based else None
    for at in range(max(map(len, otherwise.values()), default=1) or 1):
        said = {field: values[min(at, len(values) - 1)] for field, values in otherwise.items() if values}
        fields = {field: value for field, value in own.items() if field not in otherwise} | said
        whole = sent.based is not None
        yield SentRow(sent.unit, sent.slot, sent.name, tidy(sent.text), fields, executors, whole)


def _answers(
    field: Field, sent: _Sent, asked: Mapping[str, list[AskedValue]], definition: Definition
) -> list[SentValue] | None:
    """What the unit said where its row was asked about; None where it was not, nothing where it left that blank.

    A candidate of which no unit is told may be anybody's.
    """
    code = Question.of_row(field, sent.slot, sent.name).code
    if code not in asked:
        return None
    candidates = [each for each in asked[code] if each.letter]
    units = [{_unit_key(unit, definition) if unit else None for unit in each.units} or {None} for each in candidates]
    named = [each for each, own in zip(candidates, units, strict=True) if sent.unit in own]
    nobody = [each for each, own in zip(candidates, units, strict=True) if None in own]
    return [SentValue(tidy(each.text), each.code) for each in named or nobody]


def _sent(sheets: Sequence[Sheet], plan: Plan) -> Iterator[_Sent]:
    units = {
        texts[_NO]: _unit_key(texts[_UNIT], plan.definition)
        for _, texts in headed_rows(sheets, names.FILES, (_NO, _UNIT, _STATUS))
        if texts[_STATUS] == COUNTED_AS_USED  # so not the plan that was revised
    }
    parts = {part.sheet: part.id for part in plan.definition.parts}
    based = {origin: entry for entry in entries_of([plan]) for origin in entry.origins}
    seen: Counter[tuple[str, Slot, tuple[str, ...]]] = Counter()
    slots: dict[tuple[str, str], list[Slot]] = defaultdict(list)  # of each file and name, in the order of the file
    headings = (_NO_FILE, _FILE, _SHEET, _CELL, _INDICATOR, _ACTIVITY, _HELD)
    for _, texts in headed_rows(sheets, names.SENT, headings):
        part = parts.get(texts[_HELD].rpartition("!")[0])
        if texts[_NO_FILE] not in units or part is None:
            continue  # a row that the plan does not hold, or of the plan that was revised
        entry = based.get(Origin(texts[_FILE], texts[_SHEET], texts[_CELL]))
        in_plan = entry.slot if entry else slot_of_wording(texts[_INDICATOR], part, plan)
        # Without row keys the nth indicator of one wording in a file need not be the nth here.
        before = slots[texts[_NO_FILE], in_plan.name]
        if in_plan not in before:
            before.append(in_plan)
        slot = in_plan if in_plan.key(plan.definition) else in_plan.but(nth=before.index(in_plan) + 1)
        items = comparable_items(texts[_ACTIVITY])
        seen[texts[_NO_FILE], slot, items] += 1
        name = ActivityName(items, seen[texts[_NO_FILE], slot, items])
        yield _Sent(units[texts[_NO_FILE]], slot, name, texts[_ACTIVITY], texts[_INDICATOR], entry)


def _unit_key(name: str, definition: Definition) -> str:
    """What `unit_name` gives for the files of the unit with this name."""
    if name == definition.identity.whole_office:
        return ""
    known = find_unit_named(name, definition)
    return f"{known.group}/{known.unit}" if known else normalised(name)
