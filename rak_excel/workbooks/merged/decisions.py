"""`Beda Isian` of a merged plan, as it is written and as people filled it in; and their answers on `Perlu Dicek`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from rak_excel.definitions.loading import template_for
from rak_excel.errors import UnreadableWorkbookError
from rak_excel.formats.grid import Sheet
from rak_excel.formats.written.table import TableColumn, TableSheet
from rak_excel.formats.written.values import CellValue, Link, Offered
from rak_excel.language import Text
from rak_excel.layouts import names
from rak_excel.merging.blocks import columns_as_written, place_of
from rak_excel.merging.differences.differences import Candidate, Decision, Decisions, Difference, TypedLine
from rak_excel.merging.differences.fields import Field
from rak_excel.merging.merge import Merged
from rak_excel.merging.sent.asking import BOTH, NEW, NO, OLD, ONE, YES, Answer, Answers, QuestionKind
from rak_excel.model import Cell, Definition, PartDefinition, Place
from rak_excel.model.words import MarkWords
from rak_excel.reading import own_definition
from rak_excel.reading.merged_plans import choices
from rak_excel.vocabulary.basics.texts import normalised
from rak_excel.vocabulary.entries.ticks import says_yes
from rak_excel.vocabulary.targets.period_sets import first_differing
from rak_excel.workbooks.merged.reading_sheets import ACTIVITY, ANSWER, INDICATOR

TICK = "v"
_OWN = f"Diketik di kolom {names.OWN}"
_NO_DIFFERENCES = Text(
    "{path} tidak punya sheet {sheet}. Pakai file hasil gabungan yang sheet {sheet}-nya sudah diisi.",
    "{path} has no sheet {sheet}. Use a merged plan in which that sheet was filled in.",
)
_CONFUSABLE = (
    "Kalau huruf pilihan sama dengan isian di baris lain, misalnya predikat A dan B, jangan isi huruf: centang (v)."
)


def differences_table(merged: Merged) -> TableSheet:
    """One line a candidate, and one for a value of one's own that the plan takes.

    A letter or a value of one's own may be typed on any line of its difference; a choice made stands on the first.

    What was typed and nobody can tell stays where it was typed.
    """
    definition = merged.plan.definition
    said = names.OF_REPORTS if definition.is_report else {}
    columns = (
        TableColumn(names.NUMBER, 5, "center"),
        TableColumn(said.get(names.PLACE, names.PLACE), 17),
        TableColumn(names.ABOUT, 44, "wrap"),
        TableColumn(names.FIELD, 18, "wrap"),
        TableColumn(names.LETTER, 9, "center"),
        TableColumn(names.VALUE, 32, "wrap"),
        TableColumn(names.ORIGIN, 46, "wrap"),
        TableColumn(said.get(names.USED, names.USED), 10, "center"),
        TableColumn(names.CHOICE, 14, "input"),
        TableColumn(names.OWN, 20, "input"),
        TableColumn(names.CODE, 14, hidden=True),
    )
    cells = {
        each.question.code: _cell(each, place_of(own, at, columns), own, definition)
        for part, rows in merged.rows.items()
        for own in (definition.part(part),)
        for columns in (columns_as_written(own, definition),)
        for at, row in enumerate(rows)
        for each in row.differences
    }
    units = {file.source.file: file.submitter for file in merged.files}
    lines = (_lines(at, each, cells, units, merged) for at, each in enumerate(merged.differences, 1))
    return TableSheet(names.DIFFERENCES, columns, [line for each in lines for line in each], title=_title(merged))


def _title(merged: Merged) -> tuple[str, ...]:
    waiting = len(merged.open)
    whose = "laporan" if merged.plan.definition.is_report else "rencana"
    if not waiting:
        return ("BEDA ISIAN", "Tidak ada beda isian yang menunggu pilihan.")
    return (
        "BEDA ISIAN",
        f"{waiting} beda isian menunggu pilihan. Sementara ini {whose} memakai isian yang bertanda ✓.",
        f'Isi kolom "{names.CHOICE}" dengan huruf pilihannya atau centang (v) di baris yang dipakai, atau ketik isian yang benar di kolom "{names.OWN}", simpan file ini, lalu gabung lagi dengan cara yang sama (lewat perintah: tambahkan --decisions dan nama file ini).',
        *([_CONFUSABLE] if any(each.confusable for each in merged.open) else []),
    )


def _cell(difference: Difference, place: Place, part: PartDefinition, definition: Definition) -> Cell:
    """The cell that the files contradict each other on; of a schedule or of targets by period, that of the first period
    in which they do."""
    said = [candidate.text for candidate in difference.candidates]
    if difference.question.field == Field.BY_PERIOD:
        return place.cell(first_differing(said, part.id, definition))
    if difference.question.field != Field.SCHEDULE:
        return place.cell(difference.question.field.id)
    planned = [set(text.split(", ")) for text in said]
    disputed = planned[0].union(*planned) - planned[0].intersection(*planned)
    labels = enumerate(part.schedule.calendar.labels(), 1)
    return place.period(next((period for period, label in labels if label in disputed), 1))


def _lines(
    number: int, difference: Difference, cells: Mapping[str, Cell], units: Mapping[str, str], merged: Merged
) -> Iterator[list[CellValue]]:
    question, own = difference.question, difference.own
    cell = cells.get(question.code)
    where: CellValue = (
        Link(cell.sheet, cell.address, str(cell), follows=True) if cell else merged.plan.definition.sheets.identity
    )
    about = "\n".join(filter(None, [question.about, question.activity]))
    head = [number, where, about, question.field.label.id]
    offered = (TICK,) if difference.confusable else tuple(each.letter for each in difference.candidates)
    for nth, candidate in enumerate(difference.candidates):
        code = line_code(difference, candidate)
        typed = merged.choices.kept.get(code, TypedLine())
        # `kiriman.xlsx (Sub Bagian Hukum), Komisi!D12`; a file of an earlier merge, whose unit is not known, has none.
        files = [(each, f" ({unit})" if (unit := units.get(each.file)) else "") for each in candidate.origins]
        origins = "\n".join(f"{each.file}{unit}, {each.sheet}!{each.cell}" for each, unit in files)
        used = "✓" if candidate is difference.chosen else ""
        choice = Offered(_choice(difference, candidate, nth == 0) or typed.choice, offered)
        yield [*head, candidate.letter, candidate.text, origins, used, choice, typed.own, code]
    if own:
        typed_over = question.field == Field.IDENTITY and question.slot.name in merged.submitted.typed
        by_hand, code = names.TYPED_OVER if typed_over else _OWN, line_code(difference, own)
        yield [*head, "", own.text, by_hand, "✓", Offered("", offered), own.text, code]


def _choice(difference: Difference, candidate: Candidate, first: bool) -> str:
    """The choice made, as its letter on the first line; where letters are confusable, as a tick on its own."""
    if not difference.decided or difference.own:
        return ""
    if difference.confusable:
        return TICK if candidate is difference.chosen else ""
    return difference.used if first else ""


def line_code(difference: Difference, candidate: Candidate) -> str:
    """The question, the values to choose from and this value: what a choice is recognised by later."""
    return f"{difference.question.code}-{difference.candidates_code}-{candidate.code}"


_FILLING = frozenset(["pakai", "gunakan", "dipakai", "yang", "saja", "isian", "kegiatan", "cukup"])
_BESIDE_NO = frozenset(["sudah", "lagi", "perlu", "usah"])  # `sudah tidak dipakai lagi`
_SAID = {
    QuestionKind.REWORDED: {"baru": NEW, "lama": OLD, "keduanya": BOTH, "dua duanya": BOTH, "kedua duanya": BOTH},
    QuestionKind.LEFTOVER: dict.fromkeys(["", "ya", "masih", "tetap", "ya masih", "ya tetap", "masih tetap"], YES)
    | dict.fromkeys(["tidak", "tdk", "tak", "jangan", "hapus", "dihapus", "buang", "dibuang"], NO),
    QuestionKind.REPEATED: {"satu": ONE, "1": ONE, "keduanya": BOTH, "dua duanya": BOTH, "kedua duanya": BOTH},
}


_UNCLEAR = Text(
    "Sheet {sheet} baris {row}: jawaban {typed} tidak jelas. Pilih dari daftarnya: {choices}.",
    "Sheet {sheet}, row {row}: the answer {typed} is not clear. Choose from its list: {choices}.",
)


def answers_of(sheets: Iterable[Sheet]) -> Answers:
    """The answers on the sheet `Perlu Dicek`; none where there is no such sheet, or an earlier version wrote it."""
    sheets = list(sheets)
    marks = _marks(sheets)
    given: dict[str, list[tuple[int, Answer]]] = {}
    for row, texts in choices.headed_rows(sheets, names.REMARKS, (INDICATOR, ACTIVITY, ANSWER, names.CODE)):
        typed, code = texts[ANSWER].strip(), texts[names.CODE].strip()
        if typed.strip("-–—. ") and code.partition("-")[0] in set(QuestionKind):
            about = " / ".join(filter(None, (*texts[INDICATOR].splitlines(), *texts[ACTIVITY].splitlines())))
            given.setdefault(code, []).append((row, Answer(code, typed, about)))
    made, unclear, refused = {}, {}, {}
    for code, lines in given.items():
        kind = QuestionKind(code.partition("-")[0])
        said = {_read(answer.said, kind, marks) for _, answer in lines}
        meant = said.pop() if len(said) == 1 else None
        row, first = lines[0]
        if meant:
            made[code] = first.but(said=meant)
        else:
            typed = ", ".join(f'"{answer.said}"' for _, answer in lines)
            told = {"sheet": names.REMARKS, "row": row, "typed": typed, "choices": " / ".join(kind.choices)}
            unclear[code], refused[code] = _UNCLEAR.filled(**told), first
    return Answers(made, unclear, refused)


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


def refuse_without_differences(sheets: Iterable[Sheet], name: str) -> None:
    """Raises UnreadableWorkbookError where a workbook has no sheet for choices."""
    if not any(sheet.name == names.DIFFERENCES for sheet in sheets):
        raise UnreadableWorkbookError.about(name, _NO_DIFFERENCES, sheet=names.DIFFERENCES)


def decisions_of(sheets: Iterable[Sheet]) -> Decisions:
    """The choices on the sheet `Beda Isian`; none where there is no such sheet or nothing was chosen."""
    sheets = list(sheets)
    marks = _marks(sheets)
    made: dict[str, Decision] = {}
    unclear: dict[str, Text] = {}
    refused: dict[str, TypedLine] = {}
    for question, lines in choices.questions_on(sheets).items():
        answer = choices.answered(lines, marks)
        if isinstance(answer, choices.TypedChoice):
            made[question] = _decision(answer, lines)
        elif answer:
            unclear[question] = answer
            refused |= _typed(lines)
    return Decisions(made, unclear=unclear, refused=refused)


def _decision(answer: choices.TypedChoice, lines: Sequence[choices.ChoiceLine]) -> Decision:
    """A value of one's own stays on its line; that of one that the plan took already has its place on the first."""
    line = answer.line
    if not answer.own:
        return Decision(line.question, line.candidates, line.candidate, line.about)
    kept = line if line.letter else next((each for each in lines if each.letter), line)
    over = any(each.typed_over and each.value == answer.own for each in lines)
    return Decision(line.question, line.candidates, "", line.about, answer.own, line.row, kept.code, typed_over=over)


def _typed(lines: Sequence[choices.ChoiceLine]) -> dict[str, TypedLine]:
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
    return len(choices.open_questions(choices.questions_on(sheets), _marks(sheets)))


def _marks(sheets: Sequence[Sheet]) -> MarkWords:
    return (own_definition(sheets, {}) or template_for(None)).marks


def with_rows_of(merged: Merged, written: Sequence[Sheet]) -> Merged:
    """The same with the rows of the workbook that the merge wrote, in which lines may have come before what was typed."""
    decisions, answers = decisions_of(written), answers_of(written)
    rows = {code: decision.row for code, decision in decisions.by_question.items() if decision.own}
    unreadable = {code: each.told(rows[code]) for code, each in merged.choices.unreadable.items() if code in rows}
    now = {**decisions.unclear, **unreadable, **answers.unclear}
    return merged.but(unclear_by_code={code: now.get(code, told) for code, told in merged.unclear_by_code.items()})
