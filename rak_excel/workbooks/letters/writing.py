"""Letters as files: a page and a text for each office, in one folder, all of them or none."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from rak_excel.formats.written.book import CREATED, Formats, new_book
from rak_excel.formats.written.drawn.canvas import Canvas
from rak_excel.formats.written.output import output_folder, refuse_replacing
from rak_excel.language import Language
from rak_excel.model import Paper
from rak_excel.reading.own_reports import LETTER_SUBJECT, is_letter
from rak_excel.workbooks.letters.content import Letter
from rak_excel.workbooks.letters.sheet import LIST, SHEET, draw_letter, draw_list
from rak_excel.workbooks.letters.text import LINE_END, letter_as_text

_SUFFIXES = (".xlsx", ".txt")


def refuse_letters(folder: Path, wanted: Sequence[Letter], *, force: bool, inputs: Sequence[Path] = ()) -> None:
    """Raises OutputExistsError where the folder has one of these files: `force` replaces letters and nothing else."""
    names = [f"{letter.name}{suffix}" for letter in wanted for suffix in _SUFFIXES]
    refuse_replacing(folder, names, force=force, ours=is_letter, inputs=inputs)


@contextlib.contextmanager
def written_letters(
    folder: Path,
    wanted: Sequence[Letter],
    *,
    language: Language = "id",
    paper: Paper = "f4",
    progress: Callable[[int, int], None] = lambda _done, _all: None,
) -> Iterator[None]:
    """Letters that stand in `folder` once the block has ended well: what belongs to them is written in it.

    They take the place of files of the same names, see `refuse_letters`.
    """
    with output_folder(folder) as temporary:
        for done, letter in enumerate(wanted, 1):
            _write_page(temporary / f"{letter.name}.xlsx", letter, language, paper)
            text = letter_as_text(letter, language)
            (temporary / f"{letter.name}.txt").write_text(f"{text}\n", encoding="utf-8", newline=LINE_END)
            progress(done, len(wanted))
        yield


def _write_page(path: Path, letter: Letter, language: Language, paper: Paper) -> None:
    book = new_book(path, streamed=True)
    book.set_properties({"subject": LETTER_SUBJECT, "created": CREATED})
    formats = Formats(book)
    if not draw_letter(Canvas(book, SHEET.said(language), formats, paper, language), letter, paper):
        draw_list(Canvas(book, LIST.said(language), formats, paper, language), letter)
    book.close()
