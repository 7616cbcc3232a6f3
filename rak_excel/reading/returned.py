"""Findings that came back within a workbook: the sheet of ours, with what the office answered on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

import msgspec

from rak_excel.formats.grid import Sheet
from rak_excel.formats.opened.opening import content_of, naming, open_workbook
from rak_excel.formats.written.digests import checksum
from rak_excel.language import Labelled, Text
from rak_excel.layouts import marks as at
from rak_excel.model import Definition
from rak_excel.model.answers import Answer, Ruling
from rak_excel.model.returned import Answered, Returned, ReturnedFinding, ReturnedState
from rak_excel.reading.own_sheets import beside_plan
from rak_excel.vocabulary.basics.texts import normalised

_HEADINGS = (at.ANSWER, at.EXPLANATION, at.RULING, at.DATA)


def is_return_sheet(sheet: Sheet) -> bool:
    """Whether it is the sheet of findings that we put into a workbook: a row of it that was copied is not."""
    return at.DATA.id in sheet.texts and any(
        isinstance(value, str) and value.startswith(at.STAMP) for value in sheet.rows.get(1, {}).values()
    )


def list_within(sheets: Sequence[Sheet]) -> str | None:
    """The name of the sheet of findings that went back within a workbook; not of one that a merge carries along."""
    lists = [sheet for sheet in sheets if is_return_sheet(sheet)]
    own = (sheet for sheet in reversed(lists) if (state := _state(sheet)) is None or state.round)
    return next((sheet.name for sheet in own), None)


def without_returned(sheets: Sequence[Sheet], definition: Definition | None = None) -> Sequence[Sheet]:
    """The sheets that are not ours. What a form by this definition has beside its plan is none of them, and stays unread."""
    return [
        sheet for sheet in sheets if (definition and beside_plan(sheet.name, definition)) or not is_return_sheet(sheet)
    ]


def returned_in(sheets: Sequence[Sheet]) -> Returned | None:
    """What stands on the sheet of findings of a workbook, None where it has none; the last one counts.

    Where several stand in it, as in a merged plan that went back, a ruling on the others holds too.
    """
    lists = [Returned(tuple(_answers(sheet)), _state(sheet)) for sheet in sheets if is_return_sheet(sheet)]
    if not lists:
        return None
    *others, last = lists
    rulings = {_said(each): each.ruling for own in others for each in own.answers if each.ruling}
    return last.but(answers=tuple(each.but(ruling=each.ruling or rulings.get(_said(each))) for each in last.answers))


def _said(answered: Answered) -> tuple[str, ...]:
    """What was explained, and how."""
    finding = answered.finding
    return finding.code, finding.sheet, finding.cell, finding.value, answered.explanation


def returned_at(path: Path) -> Returned | None:
    """The same of the file at `path`. Raises MissingPathError and UnreadableWorkbookError."""
    content = content_of(path)
    with naming(path):
        return returned_in(open_workbook(content, path.suffix).sheets)


def state_texts(state: ReturnedState, longest: int = 15_000) -> list[str]:
    """The state as texts that cells can hold, in which an emoji counts twice: each says which it is, with a seal of all."""
    whole = msgspec.json.encode(state).decode()
    pieces = list(_pieces(whole, longest))
    seal = checksum([whole])
    return [f"{at.STAMP} {number}/{len(pieces)} {seal} {piece}" for number, piece in enumerate(pieces, 1)]


def _pieces(whole: str, longest: int) -> Iterator[str]:
    """None begins or ends in a blank, which a program may drop."""
    start = 0
    while start < len(whole):
        end = start + longest
        while start < end < len(whole) and (whole[end].isspace() or whole[end - 1].isspace()):
            end -= 1
        end = end if end > start else start + longest
        yield whole[start:end]
        start = end


def _state(sheet: Sheet) -> ReturnedState | None:
    pieces: dict[str, str] = {}
    for value in sheet.rows[1].values():
        if isinstance(value, str) and value.startswith(at.STAMP):
            number, _, rest = value.removeprefix(at.STAMP).strip().partition(" ")
            pieces[number] = rest
    count = next(iter(pieces)).rpartition("/")[2]
    seals = {rest[:4] for rest in pieces.values()}
    whole = "".join(pieces.get(f"{number}/{count}", "")[5:] for number in range(1, len(pieces) + 1))
    if seals != {checksum([whole])}:
        return None
    try:
        state = msgspec.json.decode(whole, type=ReturnedState)
    except msgspec.MsgspecError:
        return None
    return state if state.round >= 0 else None


def _answers(sheet: Sheet) -> Iterator[Answered]:
    top, columns = _top(sheet)
    seen: set[str] = set()
    for row in sorted(sheet.rows):
        said = sheet.text(row, columns[at.DATA.id]) if row > top and at.DATA.id in columns else ""
        finding = _finding(said) if said and said not in seen else None
        if finding:
            seen.add(said)
            answer, ruling = (_chosen(sheet, row, columns, heading) for heading in (at.ANSWER, at.RULING))
            known, explanation = _labelled(answer, Answer), sheet.text(row, columns.get(at.EXPLANATION.id, 0)).strip()
            if answer and known is None:  # words of one's own are kept where they can be read
                typed = sheet.text(row, columns[at.ANSWER.id]).strip()
                explanation = ". ".join(filter(None, (typed, explanation)))
            # A ruling that its office deletes stands all the same.
            yield Answered(finding.but(ruling=None), known, explanation, _labelled(ruling, Ruling) or finding.ruling)


def _chosen(sheet: Sheet, row: int, columns: Mapping[str, int], heading: Text) -> str:
    return normalised(sheet.text(row, columns.get(heading.id, 0)))


def _finding(said: str) -> ReturnedFinding | None:
    try:
        return msgspec.json.decode(said, type=ReturnedFinding)
    except msgspec.MsgspecError:
        return None


_Label = TypeVar("_Label", bound=Labelled)


def _labelled(text: str, labels: type[_Label]) -> _Label | None:
    both = ((each, said) for each in labels for said in (each.label.id, each.label.en))
    return next((each for each, said in both if normalised(said) == text), None)


def _top(sheet: Sheet) -> tuple[int, Mapping[str, int]]:
    """The row of the headings, and the columns by their Indonesian names."""
    for row, cells in sorted(sheet.rows.items()):
        texts = {normalised(sheet.text(row, column)): column for column in cells}
        found = {
            heading.id: texts[normalised(said)]
            for heading in _HEADINGS
            for said in (heading.en, heading.id)
            if normalised(said) in texts
        }
        if at.DATA.id in found:
            return row, found
    return 0, {}
