"""How problems of a report are told: at the cell of a column, with its heading and the quarter."""

from __future__ import annotations

from rak_excel.language import Text
from rak_excel.rules.engine.report_subjects import ReachedReview, WorkReview
from rak_excel.rules.engine.rule import ADVISED, Problem, at
from rak_excel.vocabulary.basics.texts import shortened


def at_column(row: ReachedReview, column: str, value: str = "", /, **words: object) -> Problem:
    """A problem of an indicator in a column; {heading}, {quarter} and the columns that advice names are known."""
    known = {"heading": row.heading(column), "quarter": row.report.label, **advised(row)}
    return at(row.cell(column), value, **{**known, **words})


def at_work(line: WorkReview, column: str, value: str = "", /, **words: object) -> Problem:
    """A problem of an activity in a column; {heading}, {quarter} and the columns that advice names are known."""
    known = {"heading": line.part.heading(column), "quarter": line.row.report.label, **advised(line.row)}
    return at(line.cell(column), value, **{**known, **words})


def advised(row: ReachedReview) -> dict[str, str]:
    """The columns that advice names, as they are headed: {obstacle} is KENDALA."""
    return {column: row.heading(column) for column in ADVISED}


def says_nothing_in(heading: str, text: str) -> Text:
    """The beginning of a sentence about a cell that says nothing, or only that there is nothing: `Tidak ada kendala`."""
    return (_NO_WORDS if text else _BLANK).filled(heading=heading, text=shortened(text))


_BLANK = Text("{heading} kosong", "{heading} is blank")
_NO_WORDS = Text('{heading} "{text}" belum menyebut apa pun', '{heading} "{text}" names nothing')
