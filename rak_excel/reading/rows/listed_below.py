"""Entries listed below another one of their own column: `a. kinerja` below an objective, `- laki-laki` below an indicator."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TypeVar

from rak_excel.formats.addresses import column_number
from rak_excel.language import Text
from rak_excel.model import Cell, NoteKind, Objective, Place
from rak_excel.model.items import mark_of, marks_below
from rak_excel.reading.ledger import Ledger
from rak_excel.reading.rows.drafts import IndicatorDraft
from rak_excel.reading.tables.tables import Table
from rak_excel.vocabulary.basics.texts import shortened, tidy

_T = TypeVar("_T", IndicatorDraft, Objective)


def ask_about_listed_indicators(drafts: Sequence[IndicatorDraft], table: Table, ledger: Ledger) -> None:
    """Asks once where work stands only beside an indicator, or only beside those that are listed below it."""
    if all(draft.activities for draft in drafts):
        return
    for above, below in _lists(drafts, [_mark(draft.place, table) for draft in drafts]):
        if any(draft.objective is not above.objective for draft in below):
            continue
        worked = [draft for draft in below if draft.activities]
        if above.activities and not worked:
            _ask(_PARTS, below[0].place.cell("indicator"), below[0].text, [above, *below], ledger)
        elif worked and not above.activities:
            detail = _HEADS.filled(example=f"{above.text.rstrip(' :')} {below[0].text}")
            _ask(detail, above.place.cell("indicator"), above.text, [above], ledger)


def _ask(detail: Text, cell: Cell, text: str, drafts: Sequence[IndicatorDraft], ledger: Ledger) -> None:
    """Asks at one cell, what else these rows lack being in question with it."""
    lacking = [draft.place.cell("activity") for draft in drafts if not draft.activities]
    lacking += [draft.place.cell("target") for draft in drafts if draft.target is None]
    lacking += [draft.place.cell("indicator") for draft in drafts]
    ledger.note(NoteKind.AMBIGUOUS_VALUE, detail, cell, text, others=[each for each in lacking if each != cell])


def ask_about_listed_objectives(objectives: Sequence[Objective], ledger: Ledger) -> list[Objective]:
    """Asks once where objectives without a number are listed below another one; all of these."""
    asked: list[Objective] = []
    if all(each.number is not None for each in objectives):
        return asked
    for above, below in _lists(objectives, [mark_of(each.text) for each in objectives]):
        if above.number is None or any(each.number_text for each in below):
            continue
        first, *others = below
        cells = [each.place.cell(role) for each in (above, *below) for role in ("number", "objective")]
        cell = first.place.cell("objective")
        detail = _OBJECTIVES.filled(above=shortened(above.text))
        ledger.note(NoteKind.AMBIGUOUS_VALUE, detail, cell, first.text, others=[each for each in cells if each != cell])
        asked += [above, first, *others]
    return asked


def _lists(entries: Sequence[_T], marks: Sequence[str]) -> Iterator[tuple[_T, list[_T]]]:
    """Each entry without a mark, and those that are listed right below it."""
    starts: list[int] = []
    for nth, mark in enumerate(marks):
        if not starts or not marks_below(mark, entries[starts[-1]].text):
            starts.append(nth)
    for start, end in pairwise([*starts, len(entries)]):
        if end - start > 1 and not marks[start]:
            yield entries[start], list(entries[start + 1 : end])


def _mark(place: Place, table: Table) -> str:
    """The number, letter or bullet that was left out in front of an indicator."""
    sheet = next((each.sheet for each in table.sections if each.sheet.name == place.sheet), table.sheet)
    letters = place.columns.roles.get("indicator")
    return mark_of(tidy(sheet.text(place.row, column_number(letters)))) if letters else ""


_PARTS = Text(
    "Baris ini tampak sebagai rincian indikator di atasnya, tetapi dibaca sebagai indikator sendiri. Tulis target di baris "
    "indikatornya, atau lengkapi setiap rincian sebagai indikator.",
    "This row seems to be a part of the indicator above, but was read as an indicator of its own. Write the target beside "
    "that indicator, or complete each part as an indicator.",
)
_HEADS = Text(
    'Baris ini tampak sebagai judul bagi indikator di bawahnya. Tulis setiap indikator itu lengkap, misalnya "{example}".',
    'This row seems to be a title of the indicators below it. Write each of them out, such as "{example}".',
)
_OBJECTIVES = Text(
    'Baris ini tampak sebagai rincian sasaran "{above}", tetapi dibaca sebagai sasaran sendiri. Tulis sasaran dan rinciannya '
    "dalam satu sel, atau beri nomor setiap sasaran.",
    'This row seems to be a part of the objective "{above}", but was read as an objective of its own. Write the objective and '
    "its parts into one cell, or give each objective a number.",
)
