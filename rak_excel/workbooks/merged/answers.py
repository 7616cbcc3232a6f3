"""Reads the answers that people gave on the sheet `Perlu Dicek` of a merged plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rak_excel.definitions.loading import template_for
from rak_excel.formats.grid import Sheet
from rak_excel.language import Text
from rak_excel.layouts.merged import REMARKS
from rak_excel.merging.sent.asking import BOTH, NEW, NO, OLD, ONE, YES, Answer, Answers, Kind
from rak_excel.model.definition_words import MarkWords
from rak_excel.reading import own_definition
from rak_excel.reading.merged_plans.table_by_headings import headed_rows
from rak_excel.vocabulary.basics.texts import normalised
from rak_excel.vocabulary.entries.yes_and_no import says_yes
from rak_excel.workbooks.merged.remark_lines import ABOUT, ACTIVITY, ANSWER, CODE

_FILLING = frozenset(["pakai", "gunakan", "dipakai", "yang", "saja", "isian", "kegiatan", "cukup"])
_BESIDE_NO = frozenset(["sudah", "lagi", "perlu", "usah"])  # `sudah tidak dipakai lagi`
_SAID = {
    Kind.REWORDED: {"baru": NEW, "lama": OLD, "keduanya": BOTH, "dua duanya": BOTH, "kedua duanya": BOTH},
    Kind.LEFTOVER: dict.fromkeys(["", "ya", "masih", "tetap", "ya masih", "ya tetap", "masih tetap"], YES)
    | dict.fromkeys(["tidak", "tdk", "tak", "jangan", "hapus", "dihapus", "buang", "dibuang"], NO),
    Kind.REPEATED: {"satu": ONE, "1": ONE, "keduanya": BOTH, "dua duanya": BOTH, "kedua duanya": BOTH},
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
        kind = Kind(code.partition("-")[0])
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
        if typed.strip("-–—. ") and code.partition("-")[0] in set(Kind):
            about = " / ".join(filter(None, (*texts[ABOUT].splitlines(), *texts[ACTIVITY].splitlines())))
            yield _Line(row, code, typed, about)


def _read(typed: str, kind: Kind, marks: MarkWords) -> str | None:
    """The offered answer that was typed, in its own or in fewer words; None where it is none of them."""
    said = normalised(typed)
    offered = next((each for each in kind.choices if normalised(each) == said), None)
    if offered:
        return offered
    # Of several words the first is not all: `tidak tahu`, `tidak dihapus`. Nor does `belum` say what will be.
    one_word = kind is Kind.LEFTOVER and " " not in said and said != "belum"
    said_yes = says_yes(typed, marks) if one_word else None
    if said_yes is not None:
        return YES if said_yes else NO
    words = [word for word in said.split() if word not in _FILLING]
    telling = [word for word in words if word not in _BESIDE_NO] if kind is Kind.LEFTOVER else words
    return _SAID[kind].get(" ".join(telling or words)) if said else None


def _unclear(lines: list[_Line], kind: Kind) -> Text:
    told = Text(
        "Sheet {sheet} baris {row}: jawaban {typed} tidak jelas. Pilih dari daftarnya: {choices}.",
        "Sheet {sheet}, row {row}: the answer {typed} is not clear. Choose from its list: {choices}.",
    )
    typed = ", ".join(f'"{line.typed}"' for line in lines)
    return told.filled(sheet=REMARKS, row=lines[0].row, typed=typed, choices=" / ".join(kind.choices))
