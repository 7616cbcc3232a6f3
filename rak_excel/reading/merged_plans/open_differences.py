"""Which differences of a merged plan still wait: that its files contradict each other there, and nobody has chosen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rak_excel.formats.grid import Sheet
from rak_excel.language import Text
from rak_excel.layouts.names import CHOICE, DIFFERENCES
from rak_excel.model import Cell, Definition, Note, NoteKind
from rak_excel.reading.merged_plans.choices import ChoiceLine, Questions, in_plan, questions_on
from rak_excel.reading.merged_plans.own_values import says_nothing
from rak_excel.reading.merged_plans.typed_choices import TypedChoice, open_questions, something_typed
from rak_excel.reading.told.remarked_comments import is_of_difference
from rak_excel.vocabulary.basics.texts import shortened


def open_differences(
    sheets: Iterable[Sheet], plan_sheets: Iterable[Sheet], definition: Definition, year: int | None
) -> Iterator[Note]:
    """A note for each difference that waits, at the cell to choose in; of a plan without that sheet at its marked cells."""
    questions = questions_on(sheets)
    if questions:
        return _waiting(questions, definition, year)
    return _unlisted(plan_sheets)


def _waiting(questions: Questions, definition: Definition, year: int | None) -> Iterator[Note]:
    for question, typed in open_questions(questions, definition.marks).items():
        asked = questions[question]
        answer = _read(typed, asked, definition, year)
        value = (in_plan(asked) or asked[0]).value
        yield Note(NoteKind.DIFFERENCE_OPEN, _told(asked, answer), _cell(asked, answer), value)


def _read(
    answer: TypedChoice | Text | None, asked: Sequence[ChoiceLine], definition: Definition, year: int | None
) -> TypedChoice | Text | None:
    """The answer; of a value of one's own that says nothing, why."""
    if isinstance(answer, TypedChoice) and answer.own:
        return says_nothing(answer, asked, definition, year) or answer
    return answer


def _told(asked: Sequence[ChoiceLine], answer: TypedChoice | Text | None) -> Text:
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
        return _NOT_MERGED.filled(**words, chosen=chosen)
    return _UNCLEAR.filled(**words, why=answer) if answer else _UNDECIDED.filled(**words)


def _cell(asked: Sequence[ChoiceLine], answer: TypedChoice | Text | None) -> Cell:
    """Where something was typed, else the first cell to choose in."""
    return ((something_typed(asked) if answer else []) or asked)[0].cell


def _unlisted(plan_sheets: Iterable[Sheet]) -> Iterator[Note]:
    for sheet in plan_sheets:
        for (row, column), text in sorted(sheet.looks.comments.items()):
            if is_of_difference(text):
                yield Note(NoteKind.DIFFERENCE_OPEN, _NO_SHEET, sheet.cell(row, column), sheet.text(row, column))


_UNDECIDED = Text(
    "{what} berbeda: {values}. Isi kolom {choice}, simpan, lalu gabung lagi dengan cara yang sama (lewat perintah: tambahkan --decisions dan nama file ini).",
    "{what} differs: {values}. Fill in the column {choice}, save, and merge again in the same way (on the command line: add --decisions and the name of this file).",
)
_UNCLEAR = Text("{what} berbeda: {values}. {why}", "{what} differs: {values}. {why}")
_NOT_MERGED = Text(
    "{what} berbeda: {values}. Pilihannya {chosen}, tetapi rencana masih memakai yang lain. Gabung lagi dengan cara yang sama (lewat perintah: tambahkan --decisions dan nama file ini).",
    "{what} differs: {values}. The choice is {chosen}, but the plan still has another one. Merge again in the same way (on the command line: add --decisions and the name of this file).",
)
_NO_SHEET = Text(
    "Beda isian di sel ini belum dipilih, tetapi daftar di sheet {sheet} tidak ada lagi. Gabung lagi dari file unitnya.",
    "Nobody has chosen between the values for this cell, and the list on the sheet {sheet} is gone. Merge the submissions again.",
).filled(sheet=DIFFERENCES)
