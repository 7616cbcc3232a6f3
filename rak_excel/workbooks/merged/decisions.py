"""Reads the choices that people made on `Beda Isian` of a merged plan, and the answers that they gave on `Perlu Dicek`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from rak_excel.definitions.loading import template_for
from rak_excel.errors import UnreadableWorkbookError
from rak_excel.formats.grid import Sheet
from rak_excel.language import Text
from rak_excel.layouts.names import DIFFERENCES, REMARKS
from rak_excel.merging.differences.differences import Decision, Decisions, TypedLine, Unreadable
from rak_excel.merging.merged import Merged
from rak_excel.merging.sent.asking import BOTH, NEW, NO, OLD, ONE, YES, Answer, Answers, QuestionKind
from rak_excel.model.definition_words import MarkWords
from rak_excel.reading import own_definition
from rak_excel.reading.merged_plans.choices import ChoiceLine, headed_rows, questions_on
from rak_excel.reading.merged_plans.typed_choices import TypedChoice, answered, open_questions
from rak_excel.vocabulary.basics.texts import normalised
from rak_excel.vocabulary.entries.answers import says_yes
from rak_excel.workbooks.merged.remark_lines import ABOUT, ACTIVITY, ANSWER, CODE

_FILLING = frozenset(["pakai", "gunakan", "dipakai", "yang", "saja", "isian", "kegiatan", "cukup"])
_BESIDE_NO = frozenset(["sudah", "lagi", "perlu", "usah"])  # `sudah tidak dipakai lagi`
_SAID = {
    QuestionKind.REWORDED: {"baru": NEW, "lama": OLD, "keduanya": BOTH, "dua duanya": BOTH, "kedua duanya": BOTH},
    QuestionKind.LEFTOVER: dict.fromkeys(["", "ya", "masih", "tetap", "ya masih", "ya tetap", "masih tetap"], YES)
    | dict.fromkeys(["tidak", "tdk", "tak", "jangan", "hapus", "dihapus", "buang", "dibuang"], NO),
    QuestionKind.REPEATED: {"satu": ONE, "1": ONE, "keduanya": BOTH, "dua duanya": BOTH, "kedua duanya": BOTH},
}


@dataclass(frozen=True, slots=True)
class _Line:
    row: int
    code: str
    typed: str
    about: str


def answers_of(sheets: Iterable[Sheet]) -> Answers:
    """The answers on the sheet `Perlu Dicek`; none where there is no such sheet, or an earlier version wrote it."""
    sheets = list(sheets)
    marks = (own_definition(sheets, {}) or template_for(None)).marks
    given: dict[str, list[_Line]] = {}
    for line in (line for sheet in sheets if sheet.name == REMARKS for line in _lines(sheet)):
        given.setdefault(line.code, []).append(line)
    made, unclear, refused = {}, {}, {}
    for code, lines in given.items():
        kind = QuestionKind(code.partition("-")[0])
        said = {_read(line.typed, kind, marks) for line in lines}
        answer = said.pop() if len(said) == 1 else None
        if answer:
            made[code] = Answer(code, answer, lines[0].about)
        else:
            unclear[code] = _unclear(lines, kind)
            refused[code] = Answer(code, lines[0].typed, lines[0].about)
    return Answers(made, unclear, refused)


def _lines(sheet: Sheet) -> Iterator[_Line]:
    for row, texts in headed_rows(sheet, (ABOUT, ACTIVITY, ANSWER, CODE)):
        typed, code = texts[ANSWER].strip(), texts[CODE].strip()
        if typed.strip("-–—. ") and code.partition("-")[0] in set(QuestionKind):
            about = " / ".join(filter(None, (*texts[ABOUT].splitlines(), *texts[ACTIVITY].splitlines())))
            yield _Line(row, code, typed, about)


def _read(typed: str, kind: QuestionKind, marks: MarkWords) -> str | None:
    """The offered answer that was typed, in its own or in fewer words; None where it is none of them."""
    said = normalised(typed)
    offered = next((each for each in kind.choices if normalised(each) == said), None)
    if offered:
        return offered
    # Of several words the first is not all: `tidak tahu`, `tidak dihapus`. Nor does `belum` say what will be.
    one_word = kind is QuestionKind.LEFTOVER and " " not in said and said != "belum"
    said_yes = says_yes(typed, marks) if one_word else None
    if said_yes is not None:
        return YES if said_yes else NO
    words = [word for word in said.split() if word not in _FILLING]
    telling = [word for word in words if word not in _BESIDE_NO] if kind is QuestionKind.LEFTOVER else words
    return _SAID[kind].get(" ".join(telling or words)) if said else None


def _unclear(lines: list[_Line], kind: QuestionKind) -> Text:
    told = Text(
        "Sheet {sheet} baris {row}: jawaban {typed} tidak jelas. Pilih dari daftarnya: {choices}.",
        "Sheet {sheet}, row {row}: the answer {typed} is not clear. Choose from its list: {choices}.",
    )
    typed = ", ".join(f'"{line.typed}"' for line in lines)
    return told.filled(sheet=REMARKS, row=lines[0].row, typed=typed, choices=" / ".join(kind.choices))


def refuse_without_differences(sheets: Iterable[Sheet], name: str) -> None:
    """Raises UnreadableWorkbookError where a workbook has no sheet for choices."""
    if not any(sheet.name == DIFFERENCES for sheet in sheets):
        raise UnreadableWorkbookError(
            f"{name} tidak punya sheet {DIFFERENCES}. Pakai file hasil gabungan yang sheet {DIFFERENCES}-nya sudah diisi.",
            f"{name} has no sheet {DIFFERENCES}. Use a merged plan in which that sheet was filled in.",
        )


def decisions_of(sheets: Iterable[Sheet]) -> Decisions:
    """The choices on the sheet `Beda Isian`; none where there is no such sheet or nothing was chosen."""
    sheets = list(sheets)
    marks = _marks(sheets)
    made: dict[str, Decision] = {}
    unclear: dict[str, Text] = {}
    refused: dict[str, TypedLine] = {}
    for question, lines in questions_on(sheets).items():
        answer = answered(lines, marks)
        if isinstance(answer, TypedChoice):
            made[question] = _decision(answer, lines)
        elif answer:
            unclear[question] = answer
            refused |= _typed(lines)
    return Decisions(made, unclear=unclear, refused=refused)


def _decision(answer: TypedChoice, lines: Sequence[ChoiceLine]) -> Decision:
    """A value of one's own stays on its line; that of one that the plan took already has its place on the first."""
    line = answer.line
    if not answer.own:
        return Decision(line.question, line.candidates, line.candidate, line.about)
    kept = line if line.letter else next((each for each in lines if each.letter), line)
    over = any(each.typed_over and each.value == answer.own for each in lines)
    return Decision(line.question, line.candidates, "", line.about, answer.own, line.row, kept.code, typed_over=over)


def _typed(lines: Sequence[ChoiceLine]) -> dict[str, TypedLine]:
    """What was typed, by the code of its line; beside a value of one's own, which has no line any more, on the first."""
    typed: dict[str, TypedLine] = {}
    for line in (line for line in lines if line.choice or line.own):
        code = (line if line.letter else lines[0]).code
        before = typed.get(code, TypedLine())
        typed[code] = TypedLine(before.choice or line.choice, before.own or line.own)
    return typed


def count_open(sheets: Iterable[Sheet]) -> int:
    """How many differences of a merged plan nobody decided, or decided without merging again."""
    sheets = list(sheets)
    return len(open_questions(questions_on(sheets), _marks(sheets)))


def _marks(sheets: Sequence[Sheet]) -> MarkWords:
    return (own_definition(sheets, {}) or template_for(None)).marks


def with_rows_of(merged: Merged, written: Sequence[Sheet]) -> Merged:
    """The same with the rows of the workbook that the merge wrote, in which lines may have come before what was typed."""
    decisions, answers = decisions_of(written), answers_of(written)
    now = {**decisions.unclear, **_unreadable(merged.unreadable, decisions), **answers.unclear}
    return replace(merged, unclear_by_code={code: now.get(code, told) for code, told in merged.unclear_by_code.items()})


def _unreadable(before: Mapping[str, Unreadable], decisions: Decisions) -> dict[str, Text]:
    rows = {code: decision.row for code, decision in decisions.by_question.items() if decision.own}
    return {code: each.told(rows[code]) for code, each in before.items() if code in rows}
