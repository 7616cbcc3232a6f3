"""What was typed beside the candidates of one difference: a letter, a value, a tick, or a value of one's own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rak_excel.language import Text
from rak_excel.model.definition_words import MarkWords
from rak_excel.spreadsheet.merged_sheets import DIFFERENCES
from rak_excel.verbs.merge.difference_sheet import CHOICE, OWN
from rak_excel.verbs.merge.differences import Decision
from rak_excel.vocabulary.marks import Mark, read_mark
from rak_excel.vocabulary.words import normalised, shortened, tidy


@dataclass(frozen=True, slots=True)
class Line:
    """One candidate as the sheet shows it, with what was typed beside it.

    Without a letter it is a value of one's own that the plan took already.
    """

    row: int
    question: str
    candidates: str
    candidate: str
    letter: str
    value: str
    about: str
    choice: str
    used: bool
    own: str = ""

    @property
    def code(self) -> str:
        return f"{self.question}-{self.candidates}-{self.candidate}"


def answered(lines: Sequence[Line], marks: MarkWords) -> Decision | Text | None:
    """The decision that people made, why nobody can tell which, or None where nothing was typed."""
    candidates = [line for line in lines if line.letter]
    typed = [line for line in lines if _says_something(line, candidates, marks)]
    meanings = [_meant(line, candidates, marks) for line in typed]
    own = _own(lines, marks)
    if not typed and not own:
        return None
    chosen = {each for meant in meanings for each in meant}
    if own and (typed or len(own) > 1):
        same = [line for line in chosen if len(chosen) == 1 and all(meanings) and _is(own, line.value)]
        return _chosen(same[0]) if same else _both(typed, own)
    if own:
        (line, text), *_ = own.values()
        same = [each for each in candidates if _is(own, each.value)]
        return _chosen(same[0]) if same else _decided_on(text, line, candidates)
    if len(chosen) == 1 and all(meanings):
        return _chosen(chosen.pop())
    return _unclear_choice(typed, candidates, marks)


def _chosen(line: Line) -> Decision:
    return Decision(line.question, line.candidates, line.candidate, line.about)


def _decided_on(text: str, line: Line, candidates: Sequence[Line]) -> Decision:
    """For a value of one's own. It stays on its line; that of one that the plan took already has its place on the first."""
    kept = line if line.letter or not candidates else candidates[0]
    return Decision(line.question, line.candidates, "", line.about, tidy(text), line.row, kept.code)


def _own(lines: Sequence[Line], marks: MarkWords) -> dict[str, tuple[Line, str]]:
    """The values of one's own, each once, with the line it stands on; a tick beside one that the plan took is that one."""
    own: dict[str, tuple[Line, str]] = {}
    for line in lines:
        texts = [line.own] if line.own and read_mark(line.own, marks) is not Mark.BLANK else []
        ticked = not line.letter and read_mark(line.choice, marks) is Mark.TICK
        for text in [*texts, *([line.value] if ticked else [])]:
            own.setdefault(tidy(text).casefold(), (line, text))
    return own


def _is(own: dict[str, tuple[Line, str]], value: str) -> bool:
    return list(own) == [tidy(value).casefold()]


def _both(typed: Sequence[Line], own: dict[str, tuple[Line, str]]) -> Text:
    """A letter and a value of one's own, or two of these."""
    own_lines = list(own.values())
    said = [
        *(f'"{line.choice}" ({CHOICE})' for line in typed),
        *(f'"{shortened(text)}" ({OWN})' for _, text in own_lines),
    ]
    rows = [line.row for line in typed] + [line.row for line, _ in own_lines]
    told = Text(
        "Sheet {sheet} baris {row}: isian {id} bertentangan. Pilih satu saja, hapus yang lain.",
        "Sheet {sheet}, row {row}: {en} contradict each other. Keep one and delete the others.",
    )
    return told.filled(sheet=DIFFERENCES, row=min(rows), id=" dan ".join(said), en=" and ".join(said))


def _says_something(line: Line, lines: Sequence[Line], marks: MarkWords) -> bool:
    """Whether anything was typed beside a candidate; `-` is as good as nothing unless a candidate says just that."""
    if not line.letter and read_mark(line.choice, marks) is Mark.TICK:
        return False  # beside a value of one's own: it says that value
    return bool(line.choice) and (read_mark(line.choice, marks) is not Mark.BLANK or bool(_meant(line, lines, marks)))


def _meant(typed: Line, lines: Sequence[Line], marks: MarkWords) -> list[Line]:
    """The lines that may be meant: by their letter, by their value, and the own one by a tick; none where nothing is.

    Where a letter is the value of another line, both are: predicates are A and B.
    """
    by_letter = [line for line in lines if line.letter.casefold() == typed.choice.casefold().rstrip(". ")]
    ticked = [typed] if read_mark(typed.choice, marks) is Mark.TICK else []
    meant = {*by_letter, *_with_value(typed.choice, lines), *ticked}
    return [line for line in lines if line in meant]


def _with_value(text: str, lines: Sequence[Line]) -> list[Line]:
    """The lines with this value, as it is written where one is, else whatever its signs: `B+` is not `B`."""
    exactly = [line for line in lines if tidy(line.value).casefold() == tidy(text).casefold()]
    return exactly or [line for line in lines if normalised(line.value) == normalised(text)]


def _unclear_choice(typed: Sequence[Line], asked: Sequence[Line], marks: MarkWords) -> Text:
    doubtful = next((line for line in typed if len(_meant(line, asked, marks)) > 1), None)
    if doubtful:
        return _two_meanings(doubtful, _meant(doubtful, asked, marks))
    choices = ", ".join(f'"{line.choice}"' for line in typed)
    letters = ", ".join(line.letter for line in asked)
    told = Text(
        "Sheet {sheet} baris {row}: pilihan {choices} tidak jelas. Isi satu huruf saja: {letters}.",
        "Sheet {sheet}, row {row}: the choice {choices} is not clear. Fill in one letter only: {letters}.",
    )
    return told.filled(sheet=DIFFERENCES, row=typed[0].row, choices=choices, letters=letters)


def _two_meanings(typed: Line, meant: Sequence[Line]) -> Text:
    """`A` is the letter of one line and the value of another."""
    lines = [f'{line.letter} ("{shortened(line.value)}")' for line in meant]
    told = Text(
        'Sheet {sheet} baris {row}: "{choice}" bisa berarti pilihan {id}. Hapus, lalu centang (v) di baris yang dipakai.',
        'Sheet {sheet}, row {row}: "{choice}" may mean choice {en}. Delete it and tick (v) the line to be used.',
    )
    either = {"id": " atau ".join(lines), "en": " or ".join(lines)}
    return told.filled(sheet=DIFFERENCES, row=typed.row, choice=typed.choice, **either)
