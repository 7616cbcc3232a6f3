"""A letter to each office of a roll-up: one page, and a text for WhatsApp."""

from rak_excel.verbs.rollup.letters.content import Letter, letters
from rak_excel.verbs.rollup.letters.text import letter_as_text
from rak_excel.verbs.rollup.letters.writing import refuse_letters, written_letters

__all__ = ["Letter", "letter_as_text", "letters", "refuse_letters", "written_letters"]
