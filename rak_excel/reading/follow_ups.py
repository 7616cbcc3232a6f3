"""The sheet of a report on which stands what became of the follow-ups of earlier quarters."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence

import msgspec
from msgspec import Struct

from rak_excel.definitions.monitoring import quarter_of
from rak_excel.formats.addresses import Address, column_letters
from rak_excel.formats.grid import Sheet
from rak_excel.language import Text
from rak_excel.layouts.follow_ups import COLUMNS, NONE_OPEN, TITLE, TYPED, code_of, heading_of
from rak_excel.layouts.names import ORIGINS_SHEET
from rak_excel.model import Columns, Definition, NoteKind, Place
from rak_excel.model.monitoring import Quarter
from rak_excel.model.reported_plan import FollowUp, ReportedPlan
from rak_excel.reading.account import OUTSIDE, account_of
from rak_excel.reading.follow_up_columns import (
    headed_columns,
    known_columns,
    tell_changed_headings,
    tell_missing_headings,
)
from rak_excel.reading.ledger import Ledger, SheetAccount, Use, cells_in
from rak_excel.reading.own_sheets import is_report_of_ours, without_beside
from rak_excel.reading.plan_sheet import PlanSheet, read_by
from rak_excel.reading.rows.dates import date_of_number, written_date
from rak_excel.reading.sections.outside_rows import tell_each
from rak_excel.reading.told.mentions import mention_comments, tell_faulty_cells
from rak_excel.reading.told.unseen import tell_unseen_beside
from rak_excel.vocabulary.basics.texts import compact, normalised, tidy, without_markup
from rak_excel.vocabulary.schedules.quarters import quarter_alone, quarter_said

_GIVEN = ("quarter", "indicator", "activity", "obstacle", "text", "person", "due")
_WORDS = ("indicator", "activity", "obstacle", "text")
_HEADINGS = frozenset(compact(column.heading) for column in COLUMNS)
_STATE, _RESULT = heading_of("state"), heading_of("result")


def with_follow_ups(
    sheets: Sequence[Sheet], reported: ReportedPlan | None, definition: Definition, file: str, ledger: Ledger
) -> tuple[ReportedPlan | None, tuple[SheetAccount, ...]]:
    """The plan that a report carries with what its sheet of follow-ups says, and the account of that sheet."""
    found = follow_up_sheet(sheets, definition)
    if found is None:
        return reported, ()
    sheet = read_by(definition, found.seen)
    said = read_follow_ups(sheet, reported, ledger)
    return reported and reported.but(follow_ups=said), (account_of(sheet, file, ledger, faulty=True),)


def follow_up_sheet(sheets: Sequence[Sheet], definition: Definition) -> Sheet | None:
    """The sheet of follow-ups of a report, also where it was renamed; None where there is none."""
    words = definition.monitoring
    if words is msgspec.UNSET or not definition.is_report:
        return None
    own = sheets if is_report_of_ours(sheets, definition) else ()
    named = (sheet for sheet in own if compact(sheet.name) == compact(words.follow_up_sheet))
    known = {*map(compact, (ORIGINS_SHEET, definition.sheets.identity, *(part.sheet for part in definition.parts)))}
    others = (sheet for sheet in without_beside(sheets, definition) if compact(sheet.name) not in known)
    headed = (sheet for sheet in others if "code" in headed_columns(sheet)[1].values())
    return next(named, None) or next(headed, None)


def read_follow_ups(sheet: PlanSheet, reported: ReportedPlan | None, ledger: Ledger) -> tuple[FollowUp, ...]:
    """The follow-ups that a report carries, with what was typed beside them, and those that were added by hand.

    Each row is known by its hidden code, else by its words. Every cell is entered; what belongs to no follow-up is told.
    """
    open_ones = reported.follow_ups if reported else ()
    top, named = known_columns(sheet, {code_of(each.quarter, each.number) for each in open_ones})
    _enter_titles(sheet, ledger)
    if not named and not open_ones and reported:
        tell_each(sheet, ledger.left(sheet), OUTSIDE, ledger)
        return ()
    if reported is None or not named:
        _tell_not_read(sheet, _NO_PLAN if reported is None else _NO_COLUMNS, open_ones, ledger)
        return open_ones
    tell_changed_headings(sheet, top, named, ledger)
    ledger.use(sheet, cells_in(sheet, [top]), Use.HEADING)
    rows = _Rows(sheet, {field: at for at, field in named.items()}, reported, ledger)
    for row in sorted(each for each in sheet.rows if each > top):
        rows.take(row)
    tell_faulty_cells(sheet, ledger)
    tell_unseen_beside(sheet, ledger)
    mention_comments(sheet, ledger)
    tell_each(sheet, ledger.left(sheet), OUTSIDE, ledger)
    kept = (rows.known.get(code_of(each.quarter, each.number), each) for each in open_ones)
    return (*kept, *rows.added)


def _enter_titles(sheet: PlanSheet, ledger: Ledger) -> None:
    own = {compact(TITLE), compact(NONE_OPEN)}
    ledger.use(sheet, [at for at in sheet.addresses() if compact(sheet.text(*at)) in own], Use.HEADING)


def _tell_not_read(sheet: PlanSheet, why: Text, open_ones: Sequence[FollowUp], ledger: Ledger) -> None:
    """Says of each cell that people filled in that it was not read, of the first one where there is none such."""
    own = _HEADINGS.union(str(each) for each, _ in enumerate(open_ones, 1))
    given = {compact(_given(field, each)) for each in open_ones for field in _GIVEN}
    given |= {compact(code_of(each.quarter, each.number)) for each in open_ones}
    left = sorted(ledger.left(sheet))
    typed = [at for at in left if compact(sheet.text(*at)) not in own | given]
    if typed and why is _NO_COLUMNS:
        tell_missing_headings(sheet, ledger)
    tell_each(sheet, typed or left[:1], why, ledger)
    ledger.use(sheet, left, Use.NOT_USED)


class _Rows(Struct):
    """Takes the rows of the sheet, one after the other. `columns` are by field."""

    sheet: PlanSheet
    columns: Mapping[str, int]
    reported: ReportedPlan
    ledger: Ledger
    known: dict[str, FollowUp] = {}
    added: list[FollowUp] = []

    def take(self, row: int) -> None:
        said = {field: text for field in self.columns if (text := self.text(row, field))}
        self.take_own(row, said)
        typed = {field: said[field] for field in TYPED if field in said}
        own = self.meant(said)
        if own is not None:
            self.answer(row, own, said, typed)
        elif "text" in said:
            self.add_or_ask(row, said)
        elif cells := self.cells(row, (*_GIVEN, *TYPED)):
            self.tell(cells, _OF_NONE)

    def take_own(self, row: int, said: Mapping[str, str]) -> None:
        """Takes what the form writes itself, a number and a code; anything else there is told."""
        codes = {code_of(each.quarter, each.number) for each in self.reported.follow_ups}
        number = said.get("number", "").strip(" .")
        is_own = {
            "number": not number or _counts(number, len(self.sheet.rows)),
            "code": said.get("code", "") in {"", *codes},
        }
        self.tell([at for field, own in is_own.items() if not own for at in self.cells(row, [field])], _OF_FORM)
        self.ledger.use(self.sheet, self.cells(row, is_own), Use.FORM)

    def tell(self, cells: Sequence[Address], why: Text) -> None:
        """Tells of each cell by itself that it is not used, so that what stands in it is told too."""
        for at in cells:
            self.ledger.note_at(NoteKind.CELL_NOT_USED, why, self.sheet, [at])
        self.ledger.use(self.sheet, cells, Use.NOT_USED)

    def answer(self, row: int, own: FollowUp, said: Mapping[str, str], typed: Mapping[str, str]) -> None:
        """Takes what is typed beside a follow-up. Of a row that was copied the first counts; in other words it is another one."""
        code = code_of(own.quarter, own.number)
        if code in self.known and not _is_as_given("text", said.get("text", own.text), own):
            quarter = said.get("quarter", "")
            self.add(row, {**said, "quarter": "" if _is_as_given("quarter", quarter, own) else quarter})
            return
        if code in self.known:
            cells = self.cells(row, (*_GIVEN, *TYPED))
            first, *others = self.cells(row, TYPED) or cells or self.cells(row, self.columns)
            edited = [said[each] for each in _GIVEN if each in said and not _is_as_given(each, said[each], own)]
            said_again = "; ".join([*edited, *typed.values()]) or self.sheet.text(*first)
            beside = [self.sheet.cell(*each) for each in others]
            self.ledger.note(NoteKind.COPIED_ROW, _COPIED, self.sheet.cell(*first), said_again, "", beside)
            self.ledger.use(self.sheet, cells, Use.NOT_USED)
            return
        self.known[code] = own.but(**typed, place=self.place(row))
        self.ledger.use(self.sheet, self.cells(row, TYPED), Use.PLAN)
        for field in _GIVEN:
            at = self.cells(row, [field])
            if at and not _is_as_given(field, said.get(field, ""), own):
                self.ledger.note_at(
                    NoteKind.CELL_NOT_USED, _EDITED.filled(text=_given(field, own) or "-"), self.sheet, at
                )
                self.ledger.use(self.sheet, at, Use.NOT_USED)
            self.ledger.use(self.sheet, at, Use.FORM)

    def add_or_ask(self, row: int, said: Mapping[str, str]) -> None:
        """Adds a row; one line of words alone may as well be a remark, which would be open for ever."""
        cells = self.cells(row, (*_GIVEN, *TYPED))
        if len(cells) > 1:
            self.add(row, said)
        else:
            self.ledger.note_at(NoteKind.CELL_NOT_USED, _WORDS_ALONE, self.sheet, cells)
            self.ledger.use(self.sheet, cells, Use.NOT_USED)

    def tell_other_quarter(self, row: int, text: str, quarter: Quarter) -> None:
        named = quarter_alone(text) or quarter_said(text, self.sheet.definition.identity)
        if text and named != quarter.number:
            cell, said = self.sheet.cell(row, self.columns["quarter"]), _OTHER_QUARTER.filled(quarter=quarter.label)
            self.ledger.note(NoteKind.SECOND_READING, said, cell, text, quarter.label)

    def add(self, row: int, said: Mapping[str, str]) -> None:
        """Takes a row that was added by hand as a new follow-up of the quarter that is reported."""
        quarter = quarter_of(self.sheet.definition)
        numbers = [each.number for each in (*self.reported.follow_ups, *self.added) if each.quarter == quarter.number]
        words = {field: said.get(field, "") for field in (*_GIVEN, *TYPED) if field != "quarter"}
        part, number = self.part(words["indicator"]), max(numbers, default=0) + 1
        one = FollowUp(quarter.number, number, part, "", "", "", "", place=self.place(row)).but(**words)
        self.added.append(one)
        self.tell_other_quarter(row, said.get("quarter", ""), quarter)
        cells = self.cells(row, (*_GIVEN, *TYPED))
        self.ledger.use(self.sheet, cells, Use.PLAN)
        self.ledger.note_at(NoteKind.MENTIONED, _ADDED.filled(quarter=quarter.label), self.sheet, cells)

    def meant(self, said: Mapping[str, str]) -> FollowUp | None:
        """The follow-up that a row is: by its code, else by its words where these are of one alone."""
        code = said.get("code", "")
        by_code = next((each for each in self.reported.follow_ups if code_of(each.quarter, each.number) == code), None)
        if by_code or not any(field in said for field in _WORDS):
            return by_code
        own = [normalised(said.get(field, "")) for field in _WORDS]
        alike = [e for e in self.reported.follow_ups if [normalised(getattr(e, field)) for field in _WORDS] == own]
        left = [each for each in alike if code_of(each.quarter, each.number) not in self.known] or alike
        return left[0] if len(left) == 1 else None

    def part(self, indicator: str) -> str:
        """The part that has an indicator; "" where it is not known, or not one alone."""
        words = normalised(indicator)
        parts = {
            part
            for part, rows in self.reported.rows.items()
            if any(normalised(each.indicator) == words for each in rows)
        }
        return parts.pop() if words and len(parts) == 1 else ""

    def text(self, row: int, field: str) -> str:
        value = self.sheet.value(row, self.columns[field])
        date = value if isinstance(value, datetime.date) else date_of_number(field, value)
        if date:
            return written_date(date, self.sheet.definition.identity.months)
        return tidy(without_markup(self.sheet.text(row, self.columns[field])))

    def cells(self, row: int, fields: Sequence[str] | Mapping[str, int]) -> list[Address]:
        """The filled cells of a row in the columns of these fields."""
        columns = (self.columns[field] for field in fields if field in self.columns)
        return [(row, column) for column in columns if self.sheet.value(row, column) is not None]

    def place(self, row: int) -> Place:
        letters = {field: column_letters(at) for field, at in self.columns.items()}
        return Place(self.sheet.name, row, Columns(letters))


def _counts(number: str, rows: int) -> bool:
    return number.isdecimal() and len(number) <= len(str(rows)) and 0 < int(number) <= rows


def _is_as_given(field: str, text: str, own: FollowUp) -> bool:
    return any(compact(text) == compact(each) for each in (_given(field, own), str(getattr(own, field))))


def _given(field: str, own: FollowUp) -> str:
    """What our form writes in a column that people do not fill in."""
    return Quarter(own.quarter).label if field == "quarter" else tidy(str(getattr(own, field)))


_NO_PLAN = Text(
    "Sheet ini tidak dibaca, karena file ini tidak membawa rencana yang dilaporkannya. Pakai formulir yang dibuat dari rencana itu.",
    "This sheet was not read, since the file does not carry the plan that it reports on. Use a form made from that plan.",
)
_NO_COLUMNS = Text(
    "Judul kolom sheet ini tidak lengkap lagi, jadi tidak dibaca. Kembalikan judul TINDAK LANJUT dan STATUS TINDAK LANJUT.",
    "This sheet lacks some of its headings, so it was not read. Put TINDAK LANJUT and STATUS TINDAK LANJUT back.",
)
_OF_NONE = Text(
    "Baris ini tidak menyebut tindak lanjut, jadi isiannya tidak dipakai. Tulis tindak lanjutnya, atau pindahkan ke barisnya.",
    "This row names no follow-up, so its entries were not used. Write the follow-up, or move them to its row.",
)
_OF_FORM = Text(
    "Kolom ini diisi oleh formulir, jadi isian ini tidak dipakai.",
    "The form fills in this column, so this entry was not used.",
)
_COPIED = Text(
    "Tindak lanjut ini sudah ada di baris sebelumnya, dan isian baris itu yang dipakai. Hapus baris ini bila tersalin; bila maksudnya "
    "tindak lanjut lain, tulis kata-katanya di kolom TINDAK LANJUT baris ini.",
    "This follow-up stands on a row above already, whose entries were used. Delete this row if it was copied by mistake; if another "
    "follow-up is meant, write its words into the column TINDAK LANJUT of this row.",
)
_WORDS_ALONE = Text(
    "Baris ini hanya berisi satu tulisan, jadi tidak dicatat sebagai tindak lanjut. Bila memang tindak lanjut, isi juga "
    f"{heading_of('obstacle')}, {heading_of('person')}, atau {_STATE} di baris ini.",
    "This row has one text alone, so it is not kept as a follow-up. If it is one, fill in "
    f"{heading_of('obstacle')}, {heading_of('person')} or {_STATE} on this row too.",
)
_OTHER_QUARTER = Text(
    "Baris yang ditambahkan sendiri dicatat sebagai tindak lanjut {quarter}. Bila lanjutan triwulan lain, tulis perkembangannya di baris "
    "aslinya.",
    "A row that was added by hand is kept as a follow-up of {quarter}. If it goes on with one of another quarter, write what became of it "
    "on the row of that one.",
)
_EDITED = Text(
    f"Isian ini lain dari yang dilaporkan dulu ({{text}}), jadi tidak dipakai. Tulis perkembangannya di {_STATE} dan {_RESULT}.",
    f"This is not what was reported before ({{text}}), so it was not used. Write what became of it into {_STATE} and {_RESULT}.",
)
_ADDED = Text(
    "Tindak lanjut ini ditambahkan sendiri, jadi dicatat sebagai tindak lanjut {quarter}.",
    "This follow-up was added by hand, so it is kept as one of {quarter}.",
)
