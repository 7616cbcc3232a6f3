"""What stands on the sheet `Beda Isian` of a merged plan, wherever people moved it, and what they typed there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from rak_excel.formats.grid import Sheet
from rak_excel.language import NOTHING, Advice, Text
from rak_excel.layouts import names
from rak_excel.model import Cell
from rak_excel.model.words import MarkWords
from rak_excel.record import Record
from rak_excel.vocabulary.basics.texts import compact, normalised, shortened, tidy
from rak_excel.vocabulary.entries.ticks import ScheduleMark, read_mark


def headed_rows(
    sheets: Iterable[Sheet], name: str, headings: Sequence[str], also: Sequence[str] = ()
) -> Iterator[tuple[int, Mapping[str, str]]]:
    """Each row below the headings of the sheet of this name, by them; none where one but of those `also` is missing."""
    for sheet in (each for each in sheets if each.name == name):
        for row, columns in headed_columns(sheet, headings, also):
            yield row, {heading: sheet.text(row, column) for heading, column in columns.items()}


def headed_columns(
    sheet: Sheet, headings: Sequence[str], also: Sequence[str] = ()
) -> Iterator[tuple[int, Mapping[str, int]]]:
    """Each row below the headings with the columns of these, `also` of those that may be missing; in a report as those say it."""
    every = (*headings, *also)
    wanted = {compact(said): each for each in every for said in (each, names.OF_REPORTS.get(each, each))}
    for top in sorted(sheet.rows):
        found = {wanted[compact(str(text))]: at for at, text in sheet.rows[top].items() if compact(str(text)) in wanted}
        if found.keys() >= set(headings):
            yield from ((row, found) for row in sorted(sheet.rows) if row > top)
            return


_READ = (names.ABOUT, names.LETTER, names.VALUE, names.USED, names.CHOICE, names.CODE)
_TOLD = (names.PLACE, names.FIELD, names.ORIGIN, names.OWN)  # earlier versions did not write the last one


class ChoiceLine(Record):
    """One candidate as the sheet shows it, with what was typed beside it. `place` is its cell in the plan, as text.

    Without a letter it is a value of one's own that the plan took already, `typed_over` one that was typed into the plan.
    """

    cell: Cell
    question: str
    candidates: str
    candidate: str
    place: str
    about: str
    field: str
    letter: str
    value: str
    used: bool
    choice: str
    own: str
    typed_over: bool = False

    @property
    def row(self) -> int:
        return self.cell.row

    @property
    def code(self) -> str:
        return f"{self.question}-{self.candidates}-{self.candidate}"


Questions = Mapping[str, Sequence[ChoiceLine]]
"""The lines of each difference by the code of its question, in the order of the sheet."""


def questions_on(sheets: Iterable[Sheet]) -> Questions:
    """The differences of a merged plan; none where the workbook has no sheet for them."""
    questions: dict[str, list[ChoiceLine]] = {}
    for sheet in sheets:
        for line in _lines(sheet) if sheet.name == names.DIFFERENCES else ():
            questions.setdefault(line.question, []).append(line)
    return questions


def in_plan(asked: Sequence[ChoiceLine]) -> ChoiceLine | None:
    return next((line for line in asked if line.used), None)


def _lines(sheet: Sheet) -> Iterator[ChoiceLine]:
    for row, columns in headed_columns(sheet, _READ, _TOLD):
        said = {heading: sheet.text(row, at) for heading, at in columns.items()}
        if said[names.CODE].count("-") == 2:
            question, candidates, candidate = said[names.CODE].split("-")
            yield ChoiceLine(
                cell=sheet.cell(row, columns[names.CHOICE]),
                question=question,
                candidates=candidates,
                candidate=candidate,
                place=said.get(names.PLACE, ""),
                about=said[names.ABOUT],
                field=said.get(names.FIELD, ""),
                letter=said[names.LETTER],
                value=said[names.VALUE],
                used=bool(said[names.USED]),
                choice=said[names.CHOICE].strip(),
                own=said.get(names.OWN, "").strip(),
                typed_over=said.get(names.ORIGIN) == names.TYPED_OVER,
            )


class TypedChoice(Record):
    """What people decided: the value of a line, or `own`, a value of one's own, typed in that line."""

    line: ChoiceLine
    own: str = ""

    @property
    def said(self) -> str:
        """The same however often it is written and read."""
        return own_said(self.own) if self.own else self.line.candidate


def own_said(own: str) -> str:
    """How a value of one's own counts among what was typed; no code of a candidate looks like it."""
    return f"lain: {tidy(own)}"


def open_questions(questions: Questions, marks: MarkWords) -> dict[str, TypedChoice | Text | None]:
    """The differences that nobody decided, or decided without merging again, with their answer."""
    answers = {question: answered(asked, marks) for question, asked in questions.items()}
    return {
        question: answer
        for question, answer in answers.items()
        if not isinstance(answer, TypedChoice) or answer.said != said_in_plan(questions[question])
    }


def said_in_plan(asked: Sequence[ChoiceLine]) -> str:
    """The value that the plan took, as an answer says it."""
    line = in_plan(asked)
    if line is None:
        return ""
    return line.candidate if line.letter else own_said(line.value)


def something_typed(asked: Iterable[ChoiceLine]) -> list[ChoiceLine]:
    """The lines beside which anything was typed, if it was only `-`."""
    return [line for line in asked if line.choice or line.own]


def answered(lines: Sequence[ChoiceLine], marks: MarkWords) -> TypedChoice | Text | None:
    """What people decided, why nobody can tell which, or None where nothing was typed."""
    candidates = [line for line in lines if line.letter]
    typed = [line for line in lines if _says_something(line, candidates, marks)]
    meanings = [_meant(line, candidates, marks) for line in typed]
    own = _own(lines, marks)
    if not typed and not own:
        words = [line for line in lines if any(map(str.isalpha, line.choice + line.own))]
        return _unclear_choice(words, candidates, marks) if words else None  # `tidak`, `nihil`
    chosen = {each for meant in meanings for each in meant}
    if own and (typed or len(own) > 1):
        same = [line for line in chosen if len(chosen) == 1 and all(meanings) and _is(own, line.value)]
        return TypedChoice(same[0]) if same else _both(typed, own)
    if own:
        (line, text), *_ = own.values()
        same = [each for each in candidates if _is(own, each.value)]
        return TypedChoice(same[0]) if same else TypedChoice(line, tidy(text))
    if len(chosen) == 1 and all(meanings):
        return TypedChoice(chosen.pop())
    return _unclear_choice(typed, candidates, marks)


def _own(lines: Sequence[ChoiceLine], marks: MarkWords) -> dict[str, tuple[ChoiceLine, str]]:
    """The values of one's own, each once, with the line it stands on; a tick beside one that the plan took is that one."""
    own: dict[str, tuple[ChoiceLine, str]] = {}
    for line in lines:
        dash = read_mark(line.own, marks) is ScheduleMark.BLANK and not any(map(str.isdigit, line.own))
        ticked = not line.letter and read_mark(line.choice, marks) is ScheduleMark.TICK
        for text in [*([line.own] if line.own and not dash else []), *([line.value] if ticked else [])]:
            own.setdefault(tidy(text).casefold(), (line, text))
    return own


def _is(own: dict[str, tuple[ChoiceLine, str]], value: str) -> bool:
    return list(own) == [tidy(value).casefold()]


_AT = Text("Sheet {sheet} baris {row}: ", "Sheet {sheet}, row {row}: ")
_CHOICE_AT = Advice(_AT.id, _AT.en, _AT, NOTHING)  # the page asks, and says this where it asks


def choice_at(row: int) -> Text:
    """Where a choice was typed, to begin what is told of it."""
    return _CHOICE_AT.filled(sheet=names.DIFFERENCES, row=row)


def _both(typed: Sequence[ChoiceLine], own: dict[str, tuple[ChoiceLine, str]]) -> Text:
    """A letter and a value of one's own, or two of these."""
    own_lines = list(own.values())
    said = [
        *(f'"{line.choice}" ({names.CHOICE})' for line in typed),
        *(f'"{shortened(text)}" ({names.OWN})' for _, text in own_lines),
    ]
    rows = [line.row for line in typed] + [line.row for line, _ in own_lines]
    told = Text(
        "{at}isian {id} bertentangan. Pilih satu saja, hapus yang lain.",
        "{at}{en} contradict each other. Keep one and delete the others.",
    )
    return told.filled(at=choice_at(min(rows)), id=" dan ".join(said), en=" and ".join(said))


def _says_something(line: ChoiceLine, lines: Sequence[ChoiceLine], marks: MarkWords) -> bool:
    """Whether anything was typed beside a candidate; `-` is as good as nothing unless a candidate says just that."""
    if not line.letter and read_mark(line.choice, marks) is ScheduleMark.TICK:
        return False  # beside a value of one's own: it says that value
    blank = read_mark(line.choice, marks) is ScheduleMark.BLANK
    return bool(line.choice) and (not blank or bool(_meant(line, lines, marks)))


def _meant(typed: ChoiceLine, lines: Sequence[ChoiceLine], marks: MarkWords) -> list[ChoiceLine]:
    """The lines that may be meant: by their letter, by their value, and the own one by a tick; none where nothing is.

    Where a letter is the value of another line, both are: predicates are A and B.
    """
    by_letter = [line for line in lines if line.letter.casefold() == typed.choice.casefold().rstrip(". ")]
    ticked = [typed] if read_mark(typed.choice, marks) is ScheduleMark.TICK else []
    meant = {*by_letter, *_with_value(typed.choice, lines), *ticked}
    return [line for line in lines if line in meant]


def _with_value(text: str, lines: Sequence[ChoiceLine]) -> list[ChoiceLine]:
    """The lines with this value, as it is written where one is, else whatever its signs: `B+` is not `B`."""
    exactly = [line for line in lines if tidy(line.value).casefold() == tidy(text).casefold()]
    return exactly or [line for line in lines if normalised(line.value) == normalised(text)]


def _unclear_choice(typed: Sequence[ChoiceLine], asked: Sequence[ChoiceLine], marks: MarkWords) -> Text:
    doubtful = next((line for line in typed if len(_meant(line, asked, marks)) > 1), None)
    if doubtful:
        return _two_meanings(doubtful, _meant(doubtful, asked, marks))
    if len(typed) > 1 and all(read_mark(line.choice, marks) is ScheduleMark.TICK for line in typed):
        return _ticked_twice([line.row for line in typed])
    choices = ", ".join(f'"{line.choice or line.own}"' for line in typed)
    letters = ", ".join(line.letter for line in asked)
    told = Text(
        "{at}pilihan {choices} tidak jelas. Isi satu huruf saja: {letters}, atau ketik isian yang benar "
        "di kolom {own}.",
        "{at}the choice {choices} is not clear. Fill in one letter only: {letters}, or type the right "
        "value into the column {own}.",
    )
    return told.filled(at=choice_at(typed[0].row), choices=choices, letters=letters, own=names.OWN)


def _ticked_twice(rows: Sequence[int]) -> Text:
    *most, last = map(str, rows)
    told = Text(
        "Sheet {sheet} baris {most} dan {last}: {count} baris dicentang. Centang satu saja.",
        "Sheet {sheet}, rows {most} and {last}: {count} lines are ticked. Tick one only.",
    )
    count = _NUMBERS.get(len(rows), Text(str(len(rows)), str(len(rows))))
    return told.filled(sheet=names.DIFFERENCES, most=", ".join(most), last=last, count=count)


_NUMBERS = {2: Text("dua", "two"), 3: Text("tiga", "three")}


def _two_meanings(typed: ChoiceLine, meant: Sequence[ChoiceLine]) -> Text:
    """`A` is the letter of one line and the value of another."""
    lines = [f'{line.letter} ("{shortened(line.value)}")' for line in meant]
    told = Text(
        '{at}"{choice}" bisa berarti pilihan {id}. Hapus, lalu centang (v) di baris yang dipakai.',
        '{at}"{choice}" may mean choice {en}. Delete it and tick (v) the line to be used.',
    )
    either = {"id": " atau ".join(lines), "en": " or ".join(lines)}
    return told.filled(at=choice_at(typed.row), choice=typed.choice, **either)
