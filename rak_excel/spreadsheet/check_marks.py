"""What the live self-check takes for a tick, and what for a blank: texts in which a cell's mark is looked up.

A mark stands there in brackets that nobody types, so that one text holds all of them and a formula looks once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rak_excel.model.definition_words import MarkWords
from rak_excel.spreadsheet.book import Book
from rak_excel.spreadsheet.shared_formulas import SharedFormulaSheet
from rak_excel.vocabulary import glyphs
from rak_excel.vocabulary.marks import Mark, read_mark, read_sign

_OPEN, _SHUT = "‹", "›"
_COLOURED = "\ufe0f"  # what telephones put behind a sign for its picture
_COLUMN = 1
_POINTED, _CLEAR, _TICKS, _KNOWN = range(1, 5)  # the rows of the texts, counted from 0


def is_mark(cells: str, marks: str = "RAK_TICKS") -> str:
    """Whether each of some cells is one of the marks in a text: the ticks of this plan, or all that is known."""
    text = f'TRIM(SUBSTITUTE(SUBSTITUTE({cells},CHAR(10)," "),"\u00a0"," "))'
    return f'ISNUMBER(FIND("{_OPEN}"&{text}&"{_SHUT}",{marks}))'


def add_marks_looked_up(
    book: Book, sheet: SharedFormulaSheet, name: str, words: MarkWords, schedules: Sequence[str]
) -> None:
    """The texts on the hidden sheet `name`. Beside a clear tick in any of the schedules a cross is none: a plan has one way
    to say yes.
    """
    marks = _all_marks(words)
    clear = [each for each in marks if read_sign(each, words).mark is Mark.TICK]
    plain = [*filter(str.isdigit, clear), *(each for each in marks if read_sign(each, words).mark is Mark.LETTER)]
    crosses = [
        each for each in marks if read_sign(each, words).mark is Mark.CROSS and read_mark(each, words) is Mark.TICK
    ]
    blanks = ["", *(each for each in marks if read_sign(each, words).mark is Mark.BLANK)]
    sheet.write_string(_POINTED, _COLUMN, _text(each for each in clear if not each.isdigit()))
    pointed, ticked, ticks = (f"$B${row + 1}" for row in (_POINTED, _CLEAR, _TICKS))
    behind = "&".join(_inside(pointed, "", each) for each in (".", "*"))
    with_points = f'{pointed}&{behind}&"{_text(plain)}"'
    sheet.write_calculated(_CLEAR, _COLUMN, f"={_bracketed(f'({with_points})')}")
    found = "+".join(f"SUMPRODUCT(--{is_mark(cells, ticked)})" for cells in schedules)
    crossed = _bracketed(f'"{_text(crosses)}"')
    sheet.write_calculated(_TICKS, _COLUMN, f'={ticked}&IF({found}=0,{crossed},"")')
    sheet.write_calculated(_KNOWN, _COLUMN, f'={ticks}&"{_text(blanks)}"')
    for what, row in (("TICKS", _TICKS), ("KNOWN", _KNOWN)):
        book.define_name(f"RAK_{what}", f"={name}!$B${row + 1}")


def _all_marks(words: MarkWords) -> list[str]:
    """Every mark that the definition or the vocabulary knows, letters in each case; what it says, the reader tells."""
    listed = (words.written, *words.ticks, *words.blanks)
    known = (glyphs.CHECKS, glyphs.DOTS, glyphs.CROSSES, glyphs.YES, glyphs.NO, glyphs.EMPTY_BOXES)
    fonts = (chr(code) for code in glyphs.FONT_GLYPHS)
    shown = [mark for marks in known for mark in sorted(marks)]
    pictures = (f"{mark}{_COLOURED}" for mark in shown if len(mark) == 1 and not mark.isalpha())
    each = [*listed, *fonts, *shown, *pictures]
    return list(dict.fromkeys(case for mark in each for case in (mark, mark.lower(), mark.upper(), mark.title())))


def _text(marks: Iterable[str]) -> str:
    return "".join(f"{_OPEN}{each}{_SHUT}" for each in marks)


def _bracketed(text: str) -> str:
    """The marks of a text as they are and in brackets: `(v)`, `[v]`."""
    return f"{text}&{_inside(text, '(', ')')}&{_inside(text, '[', ']')}"


def _inside(text: str, before: str, behind: str) -> str:
    """The marks of a text with something before and behind each."""
    opened = f'SUBSTITUTE({text},"{_OPEN}","{_OPEN}{before}")' if before else text
    return f'SUBSTITUTE({opened},"{_SHUT}","{behind}{_SHUT}")'
