"""Comments that say what remarks may say of their row, and remarks that are another target: `3 SK` beside `2 SK`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rak_excel.formats.grid import Sheet
from rak_excel.language import Text
from rak_excel.layouts.names import REMARK_END
from rak_excel.model import Definition, Indicator, NoteKind, Target
from rak_excel.reading.columns.columns_told import columns_of_remarks
from rak_excel.reading.ledger import Ledger
from rak_excel.reading.schedules.numbers import shown_text
from rak_excel.reading.sections.sections import Section
from rak_excel.reading.tables.tables import Table
from rak_excel.reading.told.remarked_rows import RemarkedRow, RemarkedRows, question_about
from rak_excel.vocabulary.basics.texts import normalised, shortened, tidy
from rak_excel.vocabulary.remarks.corrections import amount_changed, amount_remarked, changes_plan, is_of_remarks
from rak_excel.vocabulary.targets.asides import adds_up, names_scale
from rak_excel.vocabulary.targets.choices import is_another, is_like
from rak_excel.vocabulary.targets.targets import parse_target

_LONGEST = 60  # letters of a remark that says nothing else
_TOLD = (NoteKind.AMBIGUOUS_VALUE, NoteKind.SECOND_READING)


def tell_remarked_targets(
    table: Table, indicators: Sequence[Indicator], definition: Definition, ledger: Ledger
) -> None:
    """Tells of them once a column: the target that stands in its own column was read."""
    for section in table.sections:
        for column in columns_of_remarks(section):
            if is_of_remarks(section.heading.title(column)) and not section.heading.others[column].told:
                _tell(section, column, list(_others(section, column, indicators, definition)), ledger)


def _others(
    section: Section, column: int, indicators: Sequence[Indicator], definition: Definition
) -> Iterator[tuple[int, Target]]:
    """The rows whose remark is another target, with the one that was read."""
    sheet = section.sheet
    for indicator in indicators:
        target, place = indicator.target, indicator.target_place
        if target is None or place is None or place.sheet != sheet.name or place.row not in section.rows:
            continue
        rows = {place.row, *(activity.place.row for activity in indicator.activities)}
        texts = {row: tidy(shown_text(sheet, row, column)) for row in rows}
        found = {row: amount_said(text, target, indicator.text, definition) for row, text in texts.items() if text}
        said = {row: each for row, each in found.items() if each}
        own = said.get(place.row)
        if own and (own.denies or is_another(own.target, target, alone=len(said) == 1)):
            yield place.row, target


@dataclass(frozen=True, slots=True)
class AmountSaid:
    """What a remark says that is like the target of its row; `denies` where that is too much or too little: `bukan 2 SK`."""

    target: Target
    denies: bool


def amount_said(text: str, target: Target | None, indicator: str, definition: Definition) -> AmountSaid | None:
    """What a remark says, where it is nothing but an amount or grade like the target of this indicator."""
    if target is None or not text or len(text) > _LONGEST or names_scale(text):
        return None
    before, after = amount_changed(text)
    amount, denies = amount_remarked(after)
    if target.value is not None and adds_up(amount, target.value):
        return None
    said = parse_target(amount, definition, indicator)
    first = parse_target(before, definition, indicator)
    bare = (
        denies
        or parse_target(target.text, definition).is_bare
        or first.value == target.value is not None
        or normalised(text).startswith("target ")
    )
    return AmountSaid(said, denies) if is_like(said, target, bare=bare) else None


def _tell(section: Section, column: int, found: Sequence[tuple[int, Target]], ledger: Ledger) -> None:
    sheet = section.sheet
    told = {cell for note in ledger.notes if note.kind in _TOLD for cell in note.cells} if found else set()
    found = [each for each in found if sheet.cell(each[0], column) not in told]
    if not found:
        return
    (row, target), *others = found
    text, cells = tidy(shown_text(sheet, row, column)), [sheet.cell(each, column) for each, _ in others]
    more = _MORE.filled(count=len(cells), last=cells[-1].address) if cells else Text("", "")
    detail = _ANOTHER.filled(target=target.text, more=more)
    ledger.note(NoteKind.SECOND_READING, detail, sheet.cell(row, column), text, text, cells)


_ANOTHER = Text(
    'Catatan ini berisi jumlah atau nilai lain daripada targetnya, "{target}", yang tetap dibaca.{more} Samakan target dan '
    "catatannya.",
    'This remark gives another amount or grade than the target, "{target}", which was read all the same.{more} Make the '
    "target and the remark agree.",
)
_MORE = Text(" Begitu juga {count} catatan lain, sampai {last}.", " So do {count} more remarks, down to {last}.")


QUOTED = 300
"""Letters of a comment that are repeated."""
_WRITER = re.compile(r"^[^:\n]{1,40}:\s*")  # `Budi: target turun`, as Excel begins a note


def comments_of(sheet: Sheet) -> dict[tuple[int, int], str]:
    """The comments and notes attached to the cells of a sheet, but for those that a merged plan itself wrote."""
    comments = sorted(sheet.looks.comments.items())
    return {at: text for at, text in comments if text and not is_of_difference(text)}


def is_of_difference(comment: str) -> bool:
    """Whether it is one that merging writes where the files of a plan contradict each other."""
    return comment.endswith(REMARK_END)


def tell_comments(rows: RemarkedRows, ledger: Ledger) -> None:
    """Tells of them at their cells, on the rows of a table and on the lines and headings above them."""
    for section in rows.table.sections:
        sheet, covered = section.sheet, range(section.first, section.end + 1)
        for (row, column), text in comments_of(sheet).items():
            if row not in covered:
                continue
            if row in section.rows:
                detail = _OF_ROW if _is_of_row(text, section, row, rows) else None
            else:
                detail = _OF_PLAN if any(map(changes_plan, _lines(text))) else None
            if detail:
                quoted = shortened(text, QUOTED)
                ledger.note(NoteKind.COMMENT_ON_PLAN, detail, sheet.cell(row, column), quoted, quoted)


def _is_of_row(text: str, section: Section, row: int, rows: RemarkedRows) -> bool:
    remarked = rows.at(section, row)
    return any(question_about(line, remarked) or _is_other_amount(line, remarked) for line in _lines(text))


def _is_other_amount(line: str, row: RemarkedRow) -> bool:
    """Whether a line of a comment is nothing but another target than its row's."""
    said = amount_said(line, row.target, row.indicator, row.definition)
    return (
        said is not None and row.target is not None and (said.denies or is_another(said.target, row.target, alone=True))
    )


def _lines(text: str) -> Iterator[str]:
    """What a comment says, line by line, without who wrote it."""
    whole = tidy(text)
    lines = {whole, " ".join(whole.split("\n")), *whole.split("\n")}
    yield from {_WRITER.sub("", line) for line in lines} - {""}


_OF_ROW = Text(
    "Komentar ini seperti membatalkan, mengubah, atau meragukan barisnya, padahal barisnya tetap dibaca seperti "
    "tertulis. Ubah isiannya bila memang berubah, lalu hapus komentarnya; bila batal, pindahkan barisnya ke file lain.",
    "This comment seems to cancel, change or doubt its row, which was read as it is written all the same. Change the "
    "entries if they do change, then delete the comment; if the row is cancelled, move it to another file.",
)
_OF_PLAN = Text(
    "Komentar ini seperti membatalkan atau mengubah isi rencana, padahal tabelnya tetap dibaca seperti tertulis. Ubah "
    "isian di tabelnya bila memang berubah, lalu hapus komentarnya.",
    "This comment seems to cancel or change something of the plan, whose table was read as it is written all the "
    "same. Change the entries in the table if they do change, then delete the comment.",
)
