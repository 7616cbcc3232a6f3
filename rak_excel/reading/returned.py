"""Findings that came back within a workbook: the sheet of ours, with what the office answered on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

import msgspec

from rak_excel.formats.grid import Sheet
from rak_excel.formats.opened.opening import content_of, naming, open_workbook
from rak_excel.formats.written.digests import checksum
from rak_excel.language import Labelled, Text
from rak_excel.layouts import marks as at
from rak_excel.model import Cell, Definition, Note, NoteKind
from rak_excel.model.answers import OLDER_WORDS, Answer, Ruling
from rak_excel.model.returned import Answered, Returned, ReturnedFinding, ReturnedState
from rak_excel.reading.own_sheets import without_beside
from rak_excel.vocabulary.basics.texts import normalised

_HEADINGS = (at.NUMBER, at.CELL, at.VALUE, at.ANSWER, at.EXPLANATION, at.RULING, at.DATA)
_KNOWN_BY = frozenset({at.DATA.id, at.EXPLANATION.id, at.EXPLANATION.en})
_ENOUGH = {
    each.id for each in (at.CELL, at.VALUE, at.ANSWER, at.EXPLANATION)
}  # of the headings, where the hidden one is lost
_FEW = 3  # cells of a line above them
_LOST = Text(
    "Ini daftar catatan yang kolom tersembunyinya sudah tidak ada, jadi tanggapannya tidak terbaca. Tulis tanggapan itu di balasan "
    "yang masih utuh, lalu kirim lagi.",
    "This is a list of findings without its hidden column, so that the answers on it cannot be read. Write them into a copy of the "
    "return that is still whole, and send it again.",
)


def is_return_sheet(sheet: Sheet) -> bool:
    """Whether it is the sheet of findings that we put into a workbook, whatever was taken out of it or put above it.

    A sheet to which rows of it were copied, below a table of its own, is not.
    """
    return not sheet.texts.isdisjoint(_KNOWN_BY) and bool(_top(sheet)[0])


def list_within(sheets: Sequence[Sheet]) -> str | None:
    """The name of the sheet of findings that went back within a workbook; not of one that a merge carries along."""
    lists = [sheet for sheet in sheets if is_return_sheet(sheet)]
    own = (sheet for sheet in reversed(lists) if (state := _state(sheet)) is None or state.round)
    return next((sheet.name for sheet in own), None)


def without_returned(sheets: Sequence[Sheet], definition: Definition | None = None) -> Sequence[Sheet]:
    """The sheets that are not ours. What a form by this definition has beside its plan is none of them, and stays unread."""
    able = without_beside(sheets, definition) if definition else sheets
    lists = [sheet for sheet in able if is_return_sheet(sheet)]
    return [sheet for sheet in sheets if all(sheet is not each for each in lists)]


def returned_in(sheets: Sequence[Sheet]) -> Returned | None:
    """What stands on the sheet of findings of a workbook, None where it has none that can still be read.

    The last one counts. Where several stand in it, as where somebody copied it, or in a merged plan that went back, it has
    the answers that stand on the others alone, and a ruling on the others holds too.
    """
    every = (_list_on(sheet) for sheet in sheets if is_return_sheet(sheet))
    lists = [each for each in every if each]
    if not lists:
        return None
    *others, last = lists
    return last.but(answers=tuple(_with_others(each, others) for each in last.answers))


def lost_lists(lists: Iterable[Sheet]) -> Iterator[Note]:
    """A note for each sheet of findings that cannot be read any more."""
    for sheet in lists:
        if _list_on(sheet) is None:
            yield Note(NoteKind.TABLE_NOT_READ, _LOST, Cell(sheet.name, 1, "A"), sheet.name)


def _list_on(sheet: Sheet) -> Returned | None:
    """What stands on a sheet of findings; None where the hidden column is lost, or empty beside all of its rows."""
    top, columns = _top(sheet)
    data = columns.get(at.DATA.id, 0)
    rows = [
        row
        for row in sheet.rows
        if row > top and isinstance(sheet.value(row, columns.get(at.NUMBER.id, 0)), int | float)
    ]
    if not data or (rows and not any(sheet.text(row, data).strip() for row in rows)):
        return None
    return Returned(tuple(_answers(sheet)), _state(sheet), remarks=tuple(_remarks(sheet, top, columns)))


def _remarks(sheet: Sheet, top: int, columns: Mapping[str, int]) -> Iterator[str]:
    """What was written in no column of ours, or in a row that is none of ours; of a row without its hidden text the answer."""
    headed = {column for column in sheet.rows[top] if sheet.text(top, column).strip()}
    answers = {columns.get(heading.id, 0) for heading in (at.ANSWER, at.EXPLANATION)}
    for row, cells in sorted(sheet.rows.items()):
        if row > top:
            known = sheet.text(row, columns[at.DATA.id]).strip()
            numbered = isinstance(sheet.value(row, columns.get(at.NUMBER.id, 0)), int | float)
            ours = headed if known else headed - answers if numbered else ()
            yield from (
                said for column in sorted(cells) if column not in ours and (said := sheet.text(row, column).strip())
            )


def _with_others(answered: Answered, others: Sequence[Returned]) -> Answered:
    """An answer with what other sheets say of the same finding."""
    same = [each for own in reversed(others) for each in own.answers if _same_place(each, answered)]
    if not answered.is_answer:
        answered = next((each.but(finding=answered.finding) for each in same if each.is_answer), answered)
    rulings = (each.ruling for each in same if each.ruling and each.explanation == answered.explanation)
    return answered.but(ruling=answered.ruling or next(rulings, None))


def _same_place(one: Answered, other: Answered) -> bool:
    """Whether both are about one finding as it was told."""
    places = {(each.code, each.sheet, each.cell, each.value) for each in (one.finding, other.finding)}
    return len(places) == 1


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
    """The state that stands above the headings, None where it is lost or was changed."""
    top, _ = _top(sheet)
    above = (value for row, cells in sheet.rows.items() if row < top for value in cells.values())
    pieces: dict[str, str] = {}
    for value in above:
        if isinstance(value, str) and value.startswith(at.STAMP):
            number, _, rest = value.removeprefix(at.STAMP).strip().partition(" ")
            pieces[number] = rest
    count = next(iter(pieces), "").rpartition("/")[2]
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
            known = _labelled(answer, Answer) or OLDER_WORDS.get(answer)
            explanation = sheet.text(row, columns.get(at.EXPLANATION.id, 0)).strip()
            if answer and known is None:  # words of one's own are kept where they can be read
                typed = sheet.text(row, columns[at.ANSWER.id]).strip()
                explanation = ". ".join(filter(None, (typed, explanation)))
            yield _ruled(Answered(finding, known, explanation, _labelled(ruling, Ruling)))


def _ruled(answered: Answered) -> Answered:
    """An answer with the ruling that holds for its words: one that was chosen since, or that stood beside these words before.

    So a ruling that its office deletes stands all the same, and none stands on words that nobody ruled on.
    """
    finding, chosen = answered.finding, answered.ruling
    before = finding.ruling if at.seal_of_words(answered.explanation) == finding.ruled else None
    fresh = chosen is not None and chosen is not finding.ruling
    ruling, standing = (chosen, False) if fresh else (before, before is not None)
    disputed = finding.disputed or finding.ruling is Ruling.REJECTED
    told = finding.but(ruling=None, ruled="", disputed=False)
    return answered.but(finding=told, ruling=ruling, disputed=disputed, standing=standing)


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
    """The row of the headings, 0 where it is not the first with more than a few cells, and the columns by their Indonesian names."""
    for row, cells in sorted(sheet.rows.items()):
        texts = {normalised(sheet.text(row, column)): column for column in cells}
        found = {
            heading.id: texts[normalised(said)]
            for heading in _HEADINGS
            for said in (heading.en, heading.id)
            if normalised(said) in texts
        }
        if at.DATA.id in found or found.keys() >= _ENOUGH:
            return row, found
        if sum(not str(value).startswith(at.STAMP) for value in cells.values()) > _FEW:
            break
    return 0, {}
