"""Builds objectives, indicators and activities out of the rows of a table, whatever is blank, repeated or merged."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping

from rak_excel.formats.addresses import column_letters
from rak_excel.language import Text
from rak_excel.model import Activity, Cell, Executor, Indicator, NoteKind, Origin, Place, items_of
from rak_excel.model.further import ColumnLevel, FurtherEntry
from rak_excel.model.standard_columns import REMARK
from rak_excel.reading.ledger import Ledger
from rak_excel.reading.rows.bands import with_references, without_bands
from rak_excel.reading.rows.drafts import (
    IndicatorDraft,
    ask_for_objectives,
    of_whole_year,
    tell_moved_rows,
    tell_strayed_rows,
)
from rak_excel.reading.rows.executors import executors_of, with_row
from rak_excel.reading.rows.further import computed_of, of_level, with_more
from rak_excel.reading.rows.indicator_entries import take_further, without_own_values
from rak_excel.reading.rows.listed_below import ask_about_listed_indicators, ask_about_listed_objectives, carry_down
from rak_excel.reading.rows.lost_indicators import tell_lost_indicators
from rak_excel.reading.rows.numbers import with_numbers
from rak_excel.reading.rows.objectives import NO_NUMBER, Objectives
from rak_excel.reading.rows.rows import ReadRow
from rak_excel.reading.tables.tables import Table
from rak_excel.reading.targets.targets import TargetReader
from rak_excel.vocabulary.basics.texts import normalised
from rak_excel.vocabulary.entries.placeholders import reference_in
from rak_excel.vocabulary.entries.wordings import NEAR_ROWS, Wordings


class Assembler:
    """Takes the rows of one part in order and gives its indicators."""

    def __init__(self, table: Table, ledger: Ledger, office: str, year: int | None) -> None:
        self.table = table
        self.ledger = ledger
        self.wordings = Wordings(table.definition, table.part.id, office, year)
        self.objectives = Objectives(ledger, self.wordings)
        self.targets: dict[tuple[str, str], TargetReader] = {}  # by the sheet and the column of targets
        for own in table.by_sheet():
            reader = TargetReader(own, ledger, year)
            columns = {section.heading.roles.get("target", 0) for section in own.sections}
            self.targets |= {(own.sheet.name, column_letters(column)): reader for column in columns if column}
        self.drafts: list[IndicatorDraft] = []
        self.keys: set[str] = set()
        self.left_behind = False  # whether a row key stands beside work that names no indicator
        self.torn: set[Cell] = set()  # of activities that a page break cut off the one above
        self.settled: set[Cell] = set()  # of activities that stand as merging wrote them
        self.remarks: dict[str, list[int]] = {}  # their rows on each sheet, in order
        for section in table.sections:
            rows = (row for remark in section.between.remarks for row in remark)
            self.remarks.setdefault(section.sheet.name, []).extend(rows)
        for remarks in self.remarks.values():
            remarks.sort()

    def indicators(self, rows: Iterable[ReadRow], file: str) -> tuple[Indicator, ...]:
        rows = without_bands(rows, self.table, self.ledger)
        for row in with_numbers(with_references(rows, self.ledger), self.ledger):
            self.take(row, file)
        self.tell_lone_objectives()
        if self.objectives.lent:
            for draft in self.drafts:
                draft.objective = self.objectives.as_written(draft.objective)
        self.drafts = of_whole_year(self.drafts, self.table.sections, self.ledger)
        carry_down(self.drafts, self.torn, self.settled, self.table.part.schedule.calendar, self.ledger)
        ask_about_listed_indicators(self.drafts, self.table, self.ledger)
        self.ask_for_order()
        return tuple(draft.indicator() for draft in self.drafts)

    def take(self, row: ReadRow, file: str) -> None:
        self.objectives.take(row)
        if self.may_continue(row):
            self.ask_if_continued(row)
        draft = self.draft_of(row)
        if draft is None:
            return
        self.take_target(draft, row)
        row = without_own_values(draft, row, self.ledger)
        take_further(draft, row, self.of_level(row, "indicator"), self.ledger)
        draft.computed = computed_of(row.further, self.table.part, self.table.definition) | draft.computed
        if row.has_activity:
            self.left_behind |= bool(row.key and not row.indicator)
            self.take_activity(draft, row, file)

    def may_continue(self, row: ReadRow) -> bool:
        """Whether a page break may have cut the row off the one before: nothing on it says how much or when."""
        torn = row.objective[:1].islower() or not row.objective
        says = row.indicator or row.activity or row.objective or row.executor
        own = row.number or row.target is not None or row.is_scheduled or self.counts_on(row)
        return row.after_heading and torn and bool(says) and not own

    def counts_on(self, row: ReadRow) -> bool:
        """Whether the row goes on with a list: 6. below 5. of the last activity above."""
        if row.indicator or not (row.activity and self.drafts and self.drafts[-1].activities):
            return False
        last, own = items_of(self.drafts[-1].activities[-1].text)[-1:], items_of(row.activity)[:1]
        number = own[0].number if own else None  # none of a mere (8) without a text
        return bool(last) and number is not None and last[0].number == number - 1

    def draft_of(self, row: ReadRow) -> IndicatorDraft | None:
        """The indicator that the row belongs to: its own, or the one above; None for a row that only names an objective."""
        current = self.objectives.current
        above = self.drafts[-1] if self.drafts and self.drafts[-1].objective is current else None
        goes_on = above is not None and (not row.indicator or (not row.as_written and self.repeats(above, row)))
        if above is not None and goes_on:
            self.ask_if_far(above, row)
            above.last_row = row.place
            if row.key:
                self.take_key(row, above)
            return above
        if not (row.indicator or row.has_activity or row.target is not None or self.says_more(row)):
            return None
        draft = IndicatorDraft(
            row.indicator, self.objectives.for_row(row.place), row.place, last_row=row.place, placed=row.placed
        )
        draft.key, draft.key_beside = self.take_key(row, None), row.key
        self.drafts.append(draft)
        return draft

    def repeats(self, above: IndicatorDraft, row: ReadRow) -> bool:
        """The same wording on the very next row is the same indicator."""
        adjacent = above.last_row is not None and above.last_row.row + 1 == row.place.row
        return (adjacent or row.after_heading) and normalised(above.text) == normalised(row.indicator)

    def take_key(self, row: ReadRow, above: IndicatorDraft | None) -> str | None:
        """The row key, where it counts; one met before marks a copied row."""
        if not row.key:
            return None
        counts = row.as_written or self.wordings.counts(row.key, row.indicator)
        if not counts:
            return None
        if row.key in self.keys:
            self.ledger.note(NoteKind.COPIED_ROW, _COPIED, row.place.cell("indicator"), row.indicator)
            return None
        if above is not None:
            return None
        self.keys.add(row.key)
        return row.key

    def take_target(self, draft: IndicatorDraft, row: ReadRow) -> None:
        if row.target is None or ("target" in row.inherited and draft.target is not None):
            return
        target = self.targets[row.place.sheet, row.place.columns.roles["target"]].read(row, draft.text)
        if draft.target is None:
            draft.target, draft.target_place = target, row.place
        elif target and target.same != draft.target.same:
            own, first = row.place.cell("target"), (draft.target_place or row.place).cell("target")
            there = first.address if first.sheet == own.sheet else f"{first.address}, sheet {first.sheet}"
            detail = _TARGET_CHANGES.filled(first=draft.target.text, cell=there)
            self.ledger.note(NoteKind.TARGET_CHANGES, detail, own, target.text)

    def take_activity(self, draft: IndicatorDraft, row: ReadRow, file: str) -> None:
        executors = executors_of(row, self.table, self.ledger)
        if row.as_written:
            self.settled.add(row.place.cell("activity"))
            self.add_activity(draft, row, executors, file)
            return
        reported = row.says_how_much and self.table.definition.is_report
        only_executor = row.executor and not row.activity and not row.is_scheduled and not reported
        if "activity" in row.inherited and not row.is_scheduled and draft.activities:
            only_executor = True
        if only_executor and draft.activities:
            activity = with_row(draft.activities[-1], executors, row)
            further = dict(activity.further)
            with_more(further, self.of_level(row, "activity"), row.place, self.ledger)
            draft.activities[-1] = activity.but(further=further)
            return
        if draft.has(row.activity, row.marks, row.executor) and not (reported and not row.activity):
            self.ledger.note(NoteKind.COPIED_ROW, _COPIED, row.place.cell("activity"), row.activity)
        self.ask_if_twice(draft, row)
        if row.after_heading:
            self.torn.add(row.place.cell("activity"))
        self.add_activity(draft, row, executors, file)

    def add_activity(self, draft: IndicatorDraft, row: ReadRow, executors: tuple[Executor, ...], file: str) -> None:
        origin = Origin(file, row.place.sheet, row.place.cell("activity").address)
        said = row.activity, row.place, row.marks, executors, row.executor, (origin,), row.extras
        draft.add(Activity(*said, self.of_level(row, "activity")))

    def of_level(self, row: ReadRow, level: ColumnLevel) -> dict[str, FurtherEntry]:
        return of_level(row.further, level, self.table.part, self.table.definition) if row.further else {}

    def says_more(self, row: ReadRow) -> bool:
        """Whether anything of an indicator stands in further columns, beside an objective alone."""
        return bool(self.of_level(row, "indicator") or computed_of(row.further, self.table.part, self.table.definition))

    def ask_if_twice(self, draft: IndicatorDraft, row: ReadRow) -> None:
        """One activity merged over two rows with ticks on each may be what is planned, and what was reached or changed."""
        above = draft.activities[-1] if draft.activities else None
        merged = {"activity", "executor"} <= row.inherited and "target" in row.inherited
        if above and merged and above.marks and row.marks and _names(_beside(above)) == _names(_beside(row)):
            cell = row.place.period(min(row.marks))
            self.ledger.note(NoteKind.AMBIGUOUS_VALUE, _TWICE, cell, next(iter(row.marks.values())))

    def ask_for_order(self) -> None:
        """What rows that were sorted or moved leave open."""
        asked, above = self.objectives.strayed, self.objectives.elsewhere
        ask_for_objectives(self.drafts, asked, above, self.ledger)
        tell_strayed_rows(self.drafts, self.wordings, self.ledger)
        tell_moved_rows(self.drafts, self.left_behind, above.keys() - asked, self.wordings, self.ledger)
        tell_lost_indicators(self.drafts, self.table, self.wordings, self.ledger)

    def tell_lone_objectives(self) -> None:
        """An objective without any indicator is no part of the plan."""
        used = {id(draft.objective) for draft in self.drafts}
        used |= set(map(id, ask_about_listed_objectives(self.objectives.written, self.ledger)))
        for objective in self.objectives.written:
            if id(objective) not in used:
                place, text = objective.place, objective.number_text
                self.ledger.note(NoteKind.CELL_NOT_USED, _LONE_OBJECTIVE, place.cell("objective"), objective.text)
                if text and objective.number is None:
                    self.ledger.note(NoteKind.CELL_NOT_USED, NO_NUMBER, place.cell("number"), text)

    def ask_if_far(self, above: IndicatorDraft, row: ReadRow) -> None:
        """An activity well below an indicator may have lost its own, where that one has none; a mere text may be a note."""
        far = above.last_row is not None and self.rows_between(above.last_row, row.place) > NEAR_ROWS
        lone = not (row.is_scheduled or row.executor)
        far = far and reference_in(row.activity) is None  # told as what it points at
        if far and row.activity and (lone or not above.activities) and not (row.indicator or row.after_heading):
            cell = row.place.cell("activity")
            self.ledger.note(NoteKind.AMBIGUOUS_VALUE, _FAR.filled(indicator=above.text), cell, row.activity)

    def rows_between(self, above: Place, below: Place) -> int:
        """How many rows further down one stands than the other, the remarks between them left out."""
        remarks = self.remarks.get(below.sheet, [])
        between = bisect_left(remarks, below.row) - bisect_right(remarks, above.row)
        return below.row - above.row - max(between, 0)

    def ask_if_continued(self, row: ReadRow) -> None:
        """Asks once: what the row lacks, and how the texts end that it may continue, is in question with it."""
        text, role = next((text, role) for role in _CUT if (text := getattr(row, role)))
        cell = row.place.cell(role)
        others = sorted(({*self.lacking_in(row)} | self.cut_before(row)) - {cell}, key=str)
        self.ledger.note(NoteKind.AMBIGUOUS_VALUE, _CONTINUED, cell, text, others=others)

    def lacking_in(self, row: ReadRow) -> Iterator[Cell]:
        """The cells of the row that need not be filled if it goes on; a second activity has all from the first."""
        yield from (row.place.cell(each) for each in _CUT if getattr(row, each))
        if row.indicator or row.objective or not self.drafts or len(self.drafts[-1].activities) != 1:
            yield from (row.place.cell(each) for each in ("target", "executor", "activity"))
            yield from (row.place.period(nth) for nth, _ in enumerate(row.place.columns.periods, 1))

    def cut_before(self, row: ReadRow) -> set[Cell]:
        """The cells of the indicator above that the texts of the row may continue."""
        if not self.drafts:
            return set()
        above = self.drafts[-1]
        last = above.activities[-1].place if above.activities else above.place
        cells = {"indicator": above.place, "activity": last, "executor": last}
        return {place.cell(role) for role, place in cells.items() if getattr(row, role)}


_LETTERS = 2  # R and T are no names of work
_CUT = ("indicator", "activity", "objective", "executor")  # what a page break cuts, the most telling first
_LONE_OBJECTIVE = Text("Sasaran ini tidak punya indikator.", "This objective has no indicator.")
_COPIED = Text("Baris ini salinan dari baris lain.", "This row is a copy of another row.")
_TARGET_CHANGES = Text(
    "Indikator ini sudah bertarget {first} di sel {cell}.",
    "This indicator has the target {first} in cell {cell} already.",
)
_TWICE = Text(
    "Kegiatannya digabung di atas dua baris yang masing-masing dicentang; keduanya dibaca sebagai jadwal. Satukan "
    "centangnya dalam satu baris, atau pindahkan baris realisasinya ke file lain.",
    "Its activity is merged over two rows with ticks on each, and both were read as planned. Put all ticks on one row, or "
    "move the row of what was achieved to another file.",
)
_FAR = Text(
    "INDIKATOR baris ini kosong dan di atasnya ada baris kosong; dibaca sebagai kegiatan dari indikator "
    '"{indicator}". Tulis indikatornya, hapus baris kosong itu, atau keluarkan isian ini dari kolom KEGIATAN bila bukan kegiatan.',
    "INDIKATOR is blank on this row, with blank rows above it; it was read as an activity of the indicator "
    '"{indicator}". Write its indicator, delete the blank rows, or move this out of the column KEGIATAN if it is no activity.',
)
_CONTINUED = Text(
    "Baris ini berada tepat di bawah kepala tabel yang berulang; bisa jadi sambungan baris sebelumnya. Jika sambungan, satukan selnya.",
    "This row is right below a repeated heading; it may continue the row before. If it does, join the cells.",
)


def _beside(said: Activity | ReadRow) -> dict[str, str]:
    """What stands beside the plan's own columns in words, remarks among it."""
    remark = said.further.get(REMARK)
    return {**said.extras, REMARK: str(remark)} if remark else dict(said.extras)


def _names(extras: Mapping[str, str]) -> list[str]:
    """What a row says in columns of no role that may tell its work from that of another: no mere letter."""
    return [text for text in extras.values() if len(text) > _LETTERS]
