"""What the live self-check takes for a tick, for a blank, for "as above": texts in which a cell's mark is looked up.

A mark stands there in brackets that nobody types, so that one text holds all of them and a formula looks once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rak_excel.formats.written.book import Book
from rak_excel.formats.written.extended import SharedFormulaSheet
from rak_excel.model.words import MarkWords
from rak_excel.system.grouped import grouped
from rak_excel.vocabulary.entries import placeholders, ticks
from rak_excel.vocabulary.entries.placeholders import BEGINNINGS
from rak_excel.vocabulary.entries.ticks import ScheduleMark, read_mark, read_sign

_OPEN, _SHUT = "‹", "›"
_COLOURED = "\ufe0f"  # what telephones put behind a sign for its picture
_COLUMN = 1
# The rows of the texts, counted from 0: those that are written, and those that are worked out of them.
_POINTED, _PLAIN, _CROSSES, _BLANKS, _CLEAR, _TICKS, _KNOWN = range(1, 8)


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
    signs_of = grouped((read_sign(each, words).mark, each) for each in _all_marks(words))
    clear, letters = (signs_of.get(mark, []) for mark in (ScheduleMark.TICK, ScheduleMark.LETTER))
    plain = [*filter(str.isdigit, clear), *letters]
    crosses = [each for each in signs_of.get(ScheduleMark.CROSS, []) if read_mark(each, words) is ScheduleMark.TICK]
    blanks = ["", *signs_of.get(ScheduleMark.BLANK, [])]
    pointed = (each for each in clear if not each.isdigit())
    for row, own in ((_POINTED, pointed), (_PLAIN, plain), (_CROSSES, crosses), (_BLANKS, blanks)):
        # A text in a formula has 255 letters at most.
        sheet.write_string(row, _COLUMN, "".join(f"{_OPEN}{each}{_SHUT}" for each in own))
    found = "+".join(f"SUMPRODUCT(--{is_mark(cells, _at(_CLEAR))})" for cells in schedules)
    behind = "&".join(_inside(_at(_POINTED), "", each) for each in (".", "*"))
    for row, formula in (
        (_CLEAR, _bracketed(f"({_at(_POINTED)}&{behind}&{_at(_PLAIN)})")),
        (_TICKS, f'{_at(_CLEAR)}&IF({found}=0,{_bracketed(_at(_CROSSES))},"")'),
        (_KNOWN, f"{_at(_TICKS)}&{_at(_BLANKS)}"),
    ):
        sheet.write_calculated(row, _COLUMN, f"={formula}")
    for what, row in (("TICKS", _TICKS), ("KNOWN", _KNOWN)):
        book.define_name(f"RAK_{what}", f"={name}!{_at(row)}")


def _at(row: int) -> str:
    return f"$B${row + 1}"


def _all_marks(words: MarkWords) -> list[str]:
    """Every mark that the definition or the vocabulary knows, letters in each case; what it says, the reader tells."""
    listed = (words.written, *words.ticks, *words.blanks)
    known = (ticks.CHECKS, ticks.DOTS, ticks.CROSSES, ticks.YES, ticks.NO, ticks.EMPTY_BOXES)
    fonts = (chr(code) for code in ticks.FONT_GLYPHS)
    shown = [mark for marks in known for mark in sorted(marks)]
    pictures = (f"{mark}{_COLOURED}" for mark in shown if len(mark) == 1 and not mark.isalpha())
    each = [*listed, *fonts, *shown, *pictures]
    return list(dict.fromkeys(case for mark in each for case in (mark, mark.lower(), mark.upper(), mark.title())))


def _bracketed(text: str) -> str:
    """The marks of a text as they are and in brackets: `(v)`, `[v]`."""
    return f"{text}&{_inside(text, '(', ')')}&{_inside(text, '[', ']')}"


def _inside(text: str, before: str, behind: str) -> str:
    """The marks of a text with something before and behind each."""
    opened = f'SUBSTITUTE({text},"{_OPEN}","{_OPEN}{before}")' if before else text
    return f'SUBSTITUTE({opened},"{_SHUT}","{behind}{_SHUT}")'


_SIGNS = " \u00a0.,!?()[]-"  # around or within such words: each is taken out before they are compared
_AS_ABOVE = (*placeholders.SHOWN, '""')


def is_unsaid(cells: str) -> str:
    """Whether each of some cells says that it is as above, or not known yet: what is meant, the formulas do not find."""
    return is_one_of(cells, (*_AS_ABOVE, *placeholders.WORDS), (*_SIGNS, placeholders.STILL))


def is_ditto(cell: str) -> str:
    """Whether a cell says that it is as above, which the reader takes as if it were blank, or from there."""
    return is_one_of(cell, _AS_ABOVE, _SIGNS)


def points_elsewhere(cell: str) -> str:
    """Whether a line of a cell begins, perhaps behind a number, with words for what stands elsewhere."""
    lines = f'CHAR(10)&SUBSTITUTE({cell},". ",CHAR(10))&" "'
    words = ";".join(f'"{each}"' for each in BEGINNINGS)
    return f"SUMPRODUCT(--ISNUMBER(SEARCH(CHAR(10)&{{{words}}},{lines})))>0"


def is_one_of(cells: str, words: Iterable[str], left_out: Iterable[str]) -> str:
    """Whether each of some cells says one of these words in any case, without the signs that are left out."""
    said = f"LOWER({cells})"
    for each in left_out:
        said = f'SUBSTITUTE({said},"{each}","")'
    return f'ISNUMBER(FIND("|"&SUBSTITUTE({said},CHAR(10),"")&"|","|{"|".join(words)}|"))'
