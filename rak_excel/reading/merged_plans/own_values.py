"""Values of one's own, typed beside the candidates of a difference, and which differences still wait."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Generic, TypeVar

from rak_excel.advice import SAME_WAY
from rak_excel.formats.grid import Sheet, as_text
from rak_excel.language import Text
from rak_excel.layouts.names import (
    BY_PERIOD_FIELD,
    CHOICE,
    DIFFERENCES,
    OBJECTIVE_FIELD,
    SCHEDULE_FIELD,
    TARGET_FIELD,
    WORDING_FIELD,
)
from rak_excel.model import Definition, MeasureUnit, Note, NoteKind, PartDefinition, Target, TargetKind
from rak_excel.model.further import FurtherColumn, FurtherEntry
from rak_excel.reading.merged_plans.choices import (
    ChoiceLine,
    TypedChoice,
    choice_at,
    in_plan,
    open_questions,
    questions_on,
    something_typed,
)
from rak_excel.reading.merged_plans.own_sets import own_set
from rak_excel.reading.targets.bare_numbers import as_percentage, doubt_of
from rak_excel.reading.told.remarked_comments import is_of_difference
from rak_excel.record import Record
from rak_excel.vocabulary.basics.numbers import amount_said
from rak_excel.vocabulary.basics.texts import normalised, shortened, tidy
from rak_excel.vocabulary.schedules.phrases import periods_said
from rak_excel.vocabulary.targets.choices import same_target
from rak_excel.vocabulary.targets.targets import TargetRead, understand_target, written_target
from rak_excel.vocabulary.targets.units import kinds_expected, percent_unit, unit_with_id

_PERCENT = (TargetKind.PERCENT,)
_NIP_DIGITS = 18

_Said_co = TypeVar("_Said_co", covariant=True)


class Own(Record, Generic[_Said_co]):
    """A value of one's own as it was read: what equal values share, what people read, the value."""

    same: str
    text: str
    value: _Said_co


def cannot_be_read(typed: str, row: int, field: Text, why: Text) -> Text:
    """What is told of a value of one's own in this row that says nothing of the field."""
    return _UNREADABLE.filled(at=choice_at(row), typed=typed, field=field, why=why)


def own_words(text: str) -> Own[str] | Text:
    """A wording, an objective, a place, a name: whatever has letters."""
    words = tidy(text)
    return Own(normalised(words), words, words) if any(map(str.isalpha, words)) else _NO_WORDS


def own_entry(text: str, column: FurtherColumn) -> Own[FurtherEntry] | Text:
    """What stands in a further column: any text, or a number where the column has numbers."""
    said = tidy(text)
    value = amount_said(said) if column.is_number else said
    return _NO_AMOUNT if value is None else Own(normalised(as_text(value)), as_text(value), value)


def own_nip(text: str) -> Own[str] | Text:
    number = tidy(text)
    digits = number.replace(" ", "").replace(".", "")
    return Own(normalised(number), number, number) if digits.isdecimal() and len(digits) == _NIP_DIGITS else _NO_NIP


def own_target(text: str, definition: Definition, indicator: str, others: Sequence[Target]) -> Target | Text:
    """The target that a text says for this indicator; mere words only where one of the `others` has no more.

    A mere number too, unless it is what one of them says: in the plan it would stand between others with a unit.
    """
    expected = kinds_expected(indicator, definition)
    said = understand_target(tidy(text), definition, expected)
    read = _in_percent(said, expected, definition)
    doubt = read.doubt or read.second
    if doubt:
        return doubt
    words = read.target.kind is TargetKind.TEXT
    if words and TargetKind.TEXT not in {each.kind for each in others}:
        return _NO_TARGET
    new = same_target(read.target) not in map(same_target, others)
    unit = _unit_of_all(others, definition) if said.target.is_bare and new else None
    if not unit:
        return read.target
    example = written_target(said.target.value or Decimal(0), unit, said.target.upper, said.target.bound)
    return (_NO_PERCENT if unit.kind is TargetKind.PERCENT else _NO_UNIT).filled(example=example)


def _unit_of_all(others: Sequence[Target], definition: Definition) -> MeasureUnit | None:
    """The unit that is written in every one of these targets, the first's where they have several."""
    bare = (understand_target(tidy(each.text), definition).target.is_bare for each in others)
    units = [unit_with_id(each.unit or "", definition) for each in others if each.value is not None]
    return units[0] if len(units) == len(others) and all(units) and not any(bare) else None


def _in_percent(read: TargetRead, expected: tuple[TargetKind, ...], definition: Definition) -> TargetRead:
    """A bare number for an indicator that asks for a percentage is one."""
    number = read.target.upper or read.target.value
    if read.doubt or number is None or expected != _PERCENT or not read.target.is_bare:
        return read
    percent = percent_unit(definition)
    if 0 < number <= 1:
        return TargetRead(read.target, doubt_of(number, percent, ()))
    return as_percentage(read, percent, from_column=False)


def own_schedule(
    text: str, part: PartDefinition, definition: Definition, year: int | None
) -> Own[dict[int, str]] | Text:
    """The periods that a text names, `T1, T3` or `Januari`, ticked as the definition writes ticks."""
    periods = periods_said(tidy(text), part, definition, year)
    if not periods:
        return _NO_PERIODS.filled(example=", ".join(part.schedule.calendar.labels([1, 3])))
    labels = ", ".join(part.schedule.calendar.labels(sorted(periods)))
    return Own(labels, labels, dict.fromkeys(sorted(periods), definition.marks.written))


_NO_WORDS = Text("Tulis dengan kata-kata.", "Write it in words.")
_NO_AMOUNT = Text(
    "Tulis angkanya saja tanpa titik ribuan, misalnya 1200000.",
    "Write the number without separators, such as 1200000.",
)
_NO_NIP = Text("NIP terdiri dari 18 angka.", "A NIP has 18 digits.")
_NO_TARGET = Text(
    "Tulis seperti di kolom TARGET, misalnya 100% atau 3 Laporan.",
    "Write it as in the column TARGET, such as 100% or 3 Laporan.",
)
_NO_PERCENT = Text("Tulis dengan tanda persen: {example}.", "Write it with a percent sign: {example}.")
_NO_UNIT = Text("Tulis lengkap dengan satuannya, misalnya {example}.", "Write it with its unit, such as {example}.")
_NO_PERIODS = Text(
    "Tulis periode yang ada di sheet itu, misalnya {example} atau Januari-Maret.",
    "Write periods that the sheet has, such as {example} or Januari-Maret.",
)
_UNREADABLE = Text(
    '{at}"{typed}" di kolom Isian Lain tidak terbaca sebagai {field}. {why}',
    '{at}"{typed}" in the column Isian Lain cannot be read as: {field}. {why}',
)


_FIELDS = {
    WORDING_FIELD: Text(WORDING_FIELD, "Wording of the indicator"),
    OBJECTIVE_FIELD: Text(OBJECTIVE_FIELD, "Objective"),
    TARGET_FIELD: Text(TARGET_FIELD, "Target"),
    BY_PERIOD_FIELD: Text(BY_PERIOD_FIELD, "Targets by period"),
    SCHEDULE_FIELD: Text(SCHEDULE_FIELD, "Schedule"),
}


def says_nothing(
    answer: TypedChoice, asked: Sequence[ChoiceLine], definition: Definition, year: int | None
) -> Text | None:
    """Why a value of one's own cannot be read as such a field of a row; None where it can, or is of the identity."""
    line = answer.line
    why = _why_not(answer.own, line, [each.value for each in asked if each.letter], definition, year)
    return (
        cannot_be_read(answer.own, line.row, _FIELDS.get(line.field, Text(line.field, line.field)), why)
        if why
        else None
    )


def _why_not(
    own: str, line: ChoiceLine, candidates: Sequence[str], definition: Definition, year: int | None
) -> Text | None:
    indicator = line.about.partition("\n")[0]
    if line.field == TARGET_FIELD:
        expected = kinds_expected(indicator, definition)
        others = [understand_target(tidy(value), definition, expected).target for value in candidates]
        target = own_target(own, definition, indicator, others)
        return target if isinstance(target, Text) else None
    part = next((part for part in definition.parts if line.place.startswith(f"{part.sheet}!")), None)
    if line.field == SCHEDULE_FIELD and part:
        schedule = own_schedule(own, part, definition, year)
        return schedule if isinstance(schedule, Text) else None
    if line.field == BY_PERIOD_FIELD and part:
        entries = own_set(own, part.id, definition)
        return entries if isinstance(entries, Text) else None
    words = own_words(own) if line.field in {WORDING_FIELD, OBJECTIVE_FIELD} else None
    further = next((own_entry(own, column) for column in definition.further if column.name == line.field), None)
    return next((each for each in (words, further) if isinstance(each, Text)), None)


def open_differences(
    sheets: Iterable[Sheet], plan_sheets: Iterable[Sheet], definition: Definition, year: int | None
) -> Iterator[Note]:
    """A note for each difference that waits, at the cell to choose in; of a plan without that sheet at the cells with a comment."""
    questions = questions_on(sheets)
    if not questions:
        commented = ((sheet, *each) for sheet in plan_sheets for each in sorted(sheet.looks.comments.items()))
        for sheet, at, text in commented:
            if is_of_difference(text):
                yield Note(NoteKind.DIFFERENCE_OPEN, _NO_SHEET, sheet.cell(*at), sheet.text(*at))
    for question, typed in open_questions(questions, definition.marks).items():
        asked = questions[question]
        answer: TypedChoice | Text | None = typed
        if isinstance(typed, TypedChoice) and typed.own:
            answer = says_nothing(typed, asked, definition, year) or typed
        value = (in_plan(asked) or asked[0]).value
        first, *_ = (something_typed(asked) if answer else []) or asked
        told = _told(asked, answer, _REPORT if definition.is_report else _PLAN)
        yield Note(NoteKind.DIFFERENCE_OPEN, told, first.cell, value)


def _told(asked: Sequence[ChoiceLine], answer: TypedChoice | Text | None, whose: Text) -> Text:
    first = asked[0]
    about = shortened(first.about.replace("\n", ", "))
    quoted = f'("{about}")' if about else ""
    words = {
        "what": " ".join(filter(None, [first.field if "!" in first.place else "", first.place, quoted])),
        "choice": f'"{CHOICE}"',
        "values": "; ".join(f"{line.letter}. {shortened(line.value)}" for line in asked if line.letter),
    }
    if isinstance(answer, TypedChoice):
        chosen = f'"{shortened(answer.own)}"' if answer.own else answer.line.letter
        return _NOT_MERGED.filled(**words, chosen=chosen, whose=whose)
    return _UNCLEAR.filled(**words, why=answer) if answer else _UNDECIDED.filled(**words)


_PLAN, _REPORT = Text("rencana", "plan"), Text("laporan", "report")
_UNDECIDED = Text(
    "{what} berbeda: {values}. Isi kolom {choice}, simpan, lalu gabung lagi dengan cara yang sama{again}.",
    "{what} differs: {values}. Fill in the column {choice}, save, and merge again in the same way{again}.",
).advising(again=SAME_WAY)
_UNCLEAR = Text("{what} berbeda: {values}. {why}", "{what} differs: {values}. {why}")
_NOT_MERGED = Text(
    "{what} berbeda: {values}. Pilihannya {chosen}, tetapi {whose} masih memakai yang lain. Gabung lagi dengan cara yang "
    "sama{again}.",
    "{what} differs: {values}. The choice is {chosen}, but the {whose} still has another one. Merge again in the same "
    "way{again}.",
).advising(again=SAME_WAY)
_NO_SHEET = Text(
    "Beda isian di sel ini belum dipilih, tetapi daftar di sheet {sheet} tidak ada lagi. Gabung lagi dari file unitnya.",
    "Nobody has chosen between the values for this cell, and the list on the sheet {sheet} is gone. Merge the submissions again.",
).filled(sheet=DIFFERENCES)
