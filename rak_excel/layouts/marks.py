"""What we put into somebody's own workbook, and by what it is known there: notes at cells, and the sheet of findings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from rak_excel.formats.written.digests import checksum
from rak_excel.formats.written.packing import as_xml
from rak_excel.language import Text

SHEET = "Catatan RAK"
STAMP = "rak-excel catatan 1"
"""Begins the hidden texts in the first row of the sheet of findings, each with its number and its seal behind that."""
NUMBER = Text("NO", "NO")
STATE = Text("KEADAAN", "STATE")
CELL = Text("SEL", "CELL")
VALUE = Text("ISIAN SAAT INI", "PRESENT CONTENT")
FINDING = Text("CATATAN", "FINDING")
HINT = Text("SARAN", "WHAT TO DO")
ANSWER = Text("TANGGAPAN", "ANSWER")
EXPLANATION = Text("PENJELASAN", "EXPLANATION")
RULING = Text("PUTUSAN", "RULING")
DATA = Text("RAK_CATATAN", "RAK_CATATAN")
"""Heads the hidden column in which each finding stands as it was told."""
SETTLED = "-"
"""Stands there beside a finding that is settled, which is told no more."""

_BEGIN = "rak-excel:"
_END = re.compile(r"\(([A-Z]{3,4}\d{0,3}(?:, [A-Z]{3,4}\d{0,3}){0,9}) · (\S{4})\)")
_FEW = 4  # beginnings and ends that are tried: what a note says may hold such words itself


def seal_of_words(explanation: str) -> str:
    """By which the words of an explanation are known again; blanks and capitals do not count."""
    return checksum(["".join(explanation.split()).casefold()])


def note_text(said: str, codes: str) -> str:
    """The text of a note of ours: what it says, and behind that its codes with a seal."""
    said = as_xml(said).decode()
    return f"{_BEGIN}\n{said}\n({codes} · {_seal(said, codes)})"


def without_note(text: str) -> str:
    """What somebody else wrote in a note: all of it, unless ours stands in it with a seal that is right."""
    for start, end in _notes(text):
        return "\n".join(filter(None, (text[:start].strip(), text[end:].strip())))
    return text


def _notes(text: str) -> Iterator[tuple[int, int]]:
    """From where to where a note of ours stands."""
    begin = text.find(_BEGIN)
    for _ in range(_FEW):
        if begin < 0:
            return
        said = begin + len(_BEGIN)
        for end in islice(_END.finditer(text, said), _FEW):
            if _seal(text[said : end.start()], end[1]) == end[2]:
                yield begin, end.end()
        begin = text.find(_BEGIN, said)


def is_note(text: str) -> bool:
    """Whether a note is ours, and nobody wrote into it."""
    return bool(text.strip()) and not without_note(text)


def _seal(said: str, codes: str) -> str:
    """Programs store line breaks in more than one way, so that blanks do not count."""
    return checksum(["".join(said.split()), codes])
