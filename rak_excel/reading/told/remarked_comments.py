"""Remarks, comments and entries that say of their row that it is off, changed or of another target."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rak_excel.formats.addresses import Address
from rak_excel.language import Text
from rak_excel.layouts.marks import without_note
from rak_excel.layouts.names import REMARK_END
from rak_excel.model import Definition, Indicator, NoteKind, Target
from rak_excel.reading.columns.columns_told import columns_of_remarks
from rak_excel.reading.ledger import Ledger, Use
from rak_excel.reading.plan_sheet import PlanSheet
from rak_excel.reading.schedules.texts import shown_text
from rak_excel.reading.sections.sections import Section
from rak_excel.reading.tables.tables import Table
from rak_excel.reading.told.remarked_rows import RemarkedRow, RemarkedRows, question_about
from rak_excel.record import Record
from rak_excel.vocabulary.basics.texts import normalised, shortened, tidy
from rak_excel.vocabulary.headings.labels import is_of_kinds
from rak_excel.vocabulary.remarks import corrections, withdrawn
from rak_excel.vocabulary.targets.asides import adds_up, names_scale
from rak_excel.vocabulary.targets.choices import is_another, is_like
from rak_excel.vocabulary.targets.targets import parse_target

_LONGEST = 60  # letters of a remark that says nothing else
_TOLD = (NoteKind.AMBIGUOUS_VALUE, NoteKind.SECOND_READING)


def tell_remarked_targets(table: Table, indicators: Sequence[Indicator], ledger: Ledger) -> None:
    """Tells of them once a column: the target that stands in its own column was read."""
    for section in table.sections:
        for column in columns_of_remarks(section):
            if corrections.is_of_remarks(section.heading.title(column)) and not section.heading.others[column].told:
                _tell(section, column, list(_others(section, column, indicators)), ledger)


def _others(section: Section, column: int, indicators: Sequence[Indicator]) -> Iterator[tuple[int, Target]]:
    """The rows whose remark is another target, with the one that was read."""
    sheet = section.sheet
    for indicator in indicators:
        target, place = indicator.target, indicator.target_place
        if target is None or place is None or place.sheet != sheet.name or place.row not in section.rows:
            continue
        rows = {place.row, *(activity.place.row for activity in indicator.activities)}
        texts = {row: tidy(shown_text(sheet, row, column)) for row in rows}
        found = {row: amount_said(text, target, indicator.text, section.definition) for row, text in texts.items()}
        said = {row: each for row, each in found.items() if each}
        own = said.get(place.row)
        if own and (own.denies or is_another(own.target, target, alone=len(said) == 1)):
            yield place.row, target


class AmountSaid(Record):
    """What a remark says that is like the target of its row; `denies` where that is too much or too little: `bukan 2 SK`."""

    target: Target
    denies: bool


def amount_said(text: str, target: Target | None, indicator: str, definition: Definition) -> AmountSaid | None:
    """What a remark says, where it is nothing but an amount or grade like the target of this indicator."""
    if target is None or not text or len(text) > _LONGEST or names_scale(text):
        return None
    before, after = corrections.amount_changed(text)
    amount, denies = corrections.amount_remarked(after)
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


def comments_of(sheet: PlanSheet) -> dict[tuple[int, int], str]:
    """What others wrote in the comments and notes attached to the cells of a sheet: not a merged plan itself, nor a mark."""
    comments = ((at, without_note(text)) for at, text in sorted(sheet.looks.comments.items()))
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
                remarked = rows.at(section, row)
                lines = (question_about(line, remarked) or _is_other_amount(line, remarked) for line in _lines(text))
                detail = _OF_ROW if any(lines) else None
            else:
                detail = _OF_PLAN if any(map(corrections.changes_plan, _lines(text))) else None
            if detail:
                quoted = shortened(text, QUOTED)
                ledger.note(NoteKind.COMMENT_ON_PLAN, detail, sheet.cell(row, column), quoted, quoted)


def _is_other_amount(line: str, row: RemarkedRow) -> bool:
    said = amount_said(line, row.target, row.indicator, row.definition)
    if said is None or row.target is None:
        return False
    return said.denies or is_another(said.target, row.target, alone=True)


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


_Alike = tuple[NoteKind, int, str]
_OF_WORK = ("objective", "indicator", "activity", "executor")


def tell_withdrawn(rows: RemarkedRows, ledger: Ledger) -> None:
    """Tells of the entries that say so, in the plan's own columns and in those of no role; the same words once a column."""
    asked = {cell for note in ledger.notes if note.kind is NoteKind.AMBIGUOUS_VALUE for cell in note.cells}
    for section in rows.table.sections:
        sheet, told = section.sheet, dict[_Alike, list[Address]]()
        beside = {*columns_of_remarks(section)}
        looked_at = set(beside)
        if any(map(withdrawn.remarks_withdrawn, sheet.texts)):  # as in few plans
            looked_at.update(section.heading.at(*_OF_WORK))
        for row in section.rows:
            for column in sorted(looked_at.intersection(sheet.rows.get(row, ()))):
                at = (row, column)
                kind = _beside(rows, section, at) if column in beside else _within(section, at)
                of_legend = ledger.uses.get(sheet.name, {}).get(at) is Use.HEADING
                if kind and not of_legend and sheet.cell(*at) not in asked:
                    told.setdefault((kind, column, tidy(sheet.text(*at)).casefold()), []).append(at)
        for (kind, column, _), addresses in told.items():
            _tell_entries(sheet, addresses, kind, ledger, beside=column in beside)


def _beside(rows: RemarkedRows, section: Section, at: Address) -> NoteKind | None:
    """How an entry in a column of no role is told, below its heading."""
    heading, (row, column) = section.heading, at
    text, title = section.sheet.text(*at), heading.title(column)
    if corrections.is_of_the_past(text, rows.year):
        return None
    if withdrawn.says_withdrawn(title) and not withdrawn.says_no(text):
        return NoteKind.AMBIGUOUS_VALUE if withdrawn.says_off(title) else NoteKind.SECOND_READING
    of_units = heading.others[column].told
    told = question_about(text, rows.at(section, row), of_remarks=corrections.is_of_remarks(title), of_units=of_units)
    if told is NoteKind.AMBIGUOUS_VALUE and not (corrections.is_of_remarks(title) or is_of_kinds(title)):
        return NoteKind.SECOND_READING  # it may be of what stands in that column
    return told or (NoteKind.SECOND_READING if withdrawn.answers_no(title, text) else None)


def _within(section: Section, at: Address) -> NoteKind | None:
    """How an entry of the plan's own is told."""
    text = section.sheet.text(*at)
    activity = section.heading.roles.get("activity") == at[1]
    says = (withdrawn.remarks_work_withdrawn if activity else withdrawn.remarks_withdrawn)(text)
    return NoteKind.SECOND_READING if says else None


def _tell_entries(sheet: PlanSheet, addresses: list[Address], kind: NoteKind, ledger: Ledger, *, beside: bool) -> None:
    first, *others = (sheet.cell(*address) for address in addresses)
    text = tidy(sheet.text(*addresses[0]))
    more = _MORE_ENTRIES.filled(count=len(others), last=others[-1].address) if others else Text("", "")
    detail = (_UNSURE if beside and corrections.doubts(text) else _BESIDE if beside else _WITHIN).filled(more=more)
    ledger.note(kind, detail, first, text, text, others)


_BESIDE = Text(
    "Catatan ini seperti membatalkan atau mengubah barisnya, padahal barisnya tetap dibaca seperti tertulis.{more} Samakan "
    "baris dan catatannya, atau pindahkan barisnya ke file lain bila batal.",
    "This remark seems to cancel or change its row, which was read as it is written all the same.{more} Make the row and the "
    "remark agree, or move the row to another file if it is cancelled.",
)
_WITHIN = Text(
    "Isian ini seperti menyebut bahwa barisnya batal atau berubah, padahal barisnya tetap dibaca.{more} Sesuaikan barisnya, "
    "lalu hapus sebutan itu; bila batal, pindahkan barisnya ke file lain.",
    "This entry seems to say that its row was cancelled or changed; the row was read all the same.{more} Correct the row, "
    "then delete these words; if it is cancelled, move the row to another file.",
)
_UNSURE = Text(
    "Menurut catatan ini barisnya belum pasti, padahal tetap dibaca seperti tertulis.{more} Hapus catatannya bila sudah pasti, "
    "atau pindahkan barisnya ke file lain bila batal.",
    "By this remark its row is not sure yet, but was read as it is written all the same.{more} Delete the remark once it is sure, "
    "or move the row to another file if it is cancelled.",
)
_MORE_ENTRIES = Text(" Begitu juga {count} isian lain, sampai {last}.", " So do {count} more entries, down to {last}.")
