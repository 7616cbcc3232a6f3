"""Answers to a question that is answered with yes or no."""

from __future__ import annotations

from rak_excel.model.definition_words import MarkWords
from rak_excel.vocabulary.basics import glyphs
from rak_excel.vocabulary.basics.texts import normalised
from rak_excel.vocabulary.entries.ticks import Mark, read_sign

# Beside the ticks and blanks of a schedule.
_YES = frozenset({"iya", "benar", "betul", "perlu", "harus", "ada", "setuju"})
_NO = frozenset({"tidak", "tdk", "tak", "false", "bukan", "belum", "tanpa"})
_SAYS = {Mark.TICK: True, Mark.LETTER: True, Mark.BLANK: False, Mark.NO_LETTER: False}


def says_yes(text: str, marks: MarkWords) -> bool | None:
    """Whether an answer is yes or, as a blank is, no: `✓`, `perlu`, `tidak perlu`; None of a cross, `Ya/Tidak` and others."""
    words = normalised(text)
    if words in _YES or words.split(" ")[0] in _NO:
        return words in _YES
    return _SAYS.get(read_sign(text, marks).mark)


def yes_answers(marks: MarkWords) -> list[str]:
    """The answers of one word or sign that say yes, without regard to capitals."""
    signs = {each.casefold() for each in (*marks.ticks, *glyphs.YES, *_YES)}
    return sorted(each for each in signs if says_yes(each, marks))
