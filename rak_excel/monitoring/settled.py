"""Reports brought onto the signed plan that they are about: its words, keys and order, and what was typed beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import takewhile

from msgspec import Struct

from rak_excel.definitions.monitoring import monitoring_words
from rak_excel.formats.grid import as_text
from rak_excel.language import Text
from rak_excel.model import Activity, Cell, FormRow, Indicator, Note, NoteKind, Objective, Plan, PlanPart
from rak_excel.model.further import Further, FurtherEntry
from rak_excel.model.monitoring import COMPUTED
from rak_excel.model.reported_plan import goal_id
from rak_excel.model.standard_columns import UNIT_TEXT
from rak_excel.monitoring.figures import as_percentage, says_nothing
from rak_excel.monitoring.form import form_rows
from rak_excel.monitoring.offered import gives_way, is_asked_again, of_older_plan, revised_rows
from rak_excel.monitoring.onto_plan import RowsOfPlan, rows_of_plan
from rak_excel.monitoring.previous import figure_before
from rak_excel.monitoring.sayings import said_alike
from rak_excel.monitoring.signed import SignedPlan
from rak_excel.sameness.pairing import comparable_items
from rak_excel.vocabulary.basics.texts import normalised, tidy
from rak_excel.vocabulary.names.offices import find_office
from rak_excel.vocabulary.targets.choices import same_target
from rak_excel.vocabulary.targets.period_entries import is_unconfirmed

_OF_PLAN = frozenset({UNIT_TEXT, "previous", "planned", *COMPUTED})
"""The columns that the plan and an earlier report fill in, or formulas."""
_FIGURES = frozenset({"goal", "actual"})
"""Those in which a report says percentages with their sign, as it is printed without the column of units."""
_EDITED = Text(
    'Isian ini diubah dari rencana. Laporan memakai yang di rencana: "{planned}".',
    'This was changed from the plan. The report has what the plan says: "{planned}".',
)
_NOT_CONFIRMED = Text(
    "Target ini masih bertanda tanya, jadi belum dipakai. Ketik ulang tanpa tanda tanya bila benar.",
    "There is still a question mark behind this target, so it is not used. Type it again without one if it is right.",
)
_OTHER_NAME = Text(
    'Nama satuan kerja ini lain dari yang di rencana. Laporan memakai yang di rencana: "{planned}".',
    'The plan names the office otherwise. The report has what the plan says: "{planned}".',
)
_REPORTED_BEFORE = Text(
    'Laporan triwulan sebelumnya berisi "{planned}", dan itu yang dipakai. Bila keliru, jelaskan di {obstacle}.',
    'The report of the quarter before says "{planned}", and that is used. Explain in the column {obstacle} if it is wrong.',
)
_OUTSIDE = Text(
    "Baris ini tidak ada di rencana. Tetap dicantumkan, sebagai kegiatan di luar rencana.",
    "The plan does not have this row. It stays, as work outside the plan.",
)
_NUMBER = Text(
    "Baris di luar rencana tidak diberi NO, jadi NO ini tidak dipakai.",
    "A row outside the plan gets no number, so this one was not used.",
)
_SEVERAL = Text(
    "Baris ini dapat berarti beberapa baris rencana: {rows}. Sementara dicantumkan tersendiri. Tulis seperti di rencana di file unitnya, lalu gabung lagi.",
    "This row may be several rows of the plan: {rows}. For now it stands by itself. Write it as in the plan in the unit's file, then merge again.",
)
_OTHER_PLAN = Text(
    "Laporan ini dibuat dari rencana Revisi ke-{own}, sedangkan yang dipakai sekarang Revisi ke-{now}. Barisnya dicocokkan; cek hasilnya.",
    "This report was made from revision {own} of the plan, and revision {now} is used now. Its rows were matched; check the result.",
)
_OTHER_STATE = Text(
    "Rencana di dalam laporan ini tidak sama dengan rencana yang dipakai sekarang. Barisnya dicocokkan; cek hasilnya.",
    "The plan in this report is not the same as the plan that is used now. Its rows were matched; check the result.",
)


def settled(report: Plan, signed: SignedPlan) -> Plan:
    """A report in the words and order of the signed plan, with the rows in which anything was typed.

    What was edited is told and does not count; what no row of the plan is stays as it is written, and is told.
    """
    settling = _Settling(rows_of_plan(report, signed), signed, report)
    parts = tuple(settling.part(part) for part in report.parts)
    told = (*settling.of_other_plan(), *settling.of_other_name(), *settling.notes)
    return report.but(parts=parts, notes=(*report.notes, *told))


class _Settling(Struct):
    rows: RowsOfPlan
    signed: SignedPlan
    report: Plan
    notes: list[Note] = []
    revised: set[int] = set()  # by identity the indicators of the report whose row of the plan is another by now
    made: dict[int, FormRow] = {}  # by identity of a row of the report, that of the form that it was made with

    def of_other_plan(self) -> Iterator[Note]:
        own, now = self.report.reported, self.signed.form.reported
        if own is None or (own.digest == now.digest and own.revision == now.revision):
            return
        other = own.revision != now.revision
        told = _OTHER_PLAN.filled(own=own.revision, now=now.revision) if other else _OTHER_STATE
        yield Note(NoteKind.AMBIGUOUS_VALUE, told)

    def of_other_name(self) -> Iterator[Note]:
        """An office by no name that is known as its own; one of another office takes no part."""
        said, planned = self.report.identity.office, self.signed.report.identity.office
        if said and normalised(said) != normalised(planned) and find_office(said, self.report.definition) is None:
            cell = self.report.identity.cells.get("office")
            yield Note(NoteKind.CELL_NOT_USED, _OTHER_NAME.filled(planned=planned), cell, said)

    def part(self, part: PlanPart) -> PlanPart:
        self._take_form(part)
        self.revised |= {*revised_rows(part, self.rows, self.report, self.signed)}
        written = list(self.signed.written(part.id))
        order = {id(each): at for at, (indicator, work, _) in enumerate(written) for each in (work, indicator)}
        firsts = {id(indicator): row for indicator, _, row in reversed(written)}
        by_work = {id(work): row for _, work, row in written}
        settled = []
        for own in part.indicators:
            planned = self.rows.indicators.get(id(own))
            if planned is None:
                settled.append(self.outside(own, self.rows.objective_in(part, own)))
            else:
                settled.append(self.indicator(own, planned, firsts[id(planned)], by_work, order))
        # What nobody typed into says nothing: the plan has its rows.
        said = (each for each in settled if each.activities)
        return part.but(indicators=tuple(said))

    def _take_form(self, part: PlanPart) -> None:
        reported, quarter = self.report.reported, self.signed.quarter
        rows = list(form_rows(reported, part.id, self.report.definition, quarter)) if reported else []
        for own in (each for one in part.indicators for each in (one, *one.activities)):
            if given := self.rows.given.get(id(own)):
                self.made[id(own)] = rows[given.place.row - 1]

    def indicator(
        self,
        own: Indicator,
        planned: Indicator,
        row: FormRow,
        by_work: Mapping[int, FormRow],
        order: Mapping[int, int],
    ) -> Indicator:
        self._tell_edited(own, planned)
        further = self._typed(own, row, own.cell_of, planned)
        activities = []
        for activity in own.activities:
            work = self.rows.activities.get(id(activity))
            if work is not None:
                activities.append((order[id(work)], self._work(activity, work, by_work[id(work)], planned)))
            elif self._is_written(activity):
                self._tell_work_outside(activity, planned)
                before = [*planned.activities, *(each for at, each in activities if at == len(order))]
                activities.append((len(order), activity.but(nth=_occurrence(activity, before))))
        activities.sort(key=lambda each: each[0])
        said = [each for at, each in activities if each.further or each.extras or at == len(order)]
        if further and not said:
            first = planned.activities[0]
            place = own.activities[0].place if own.activities else own.place
            said = [activities[0][1] if activities else first.but(place=place, origins=())]
        return planned.but(
            objective=planned.objective.but(place=own.objective.place),
            place=own.place,
            target_place=own.target_place,
            activities=tuple(said),
            further=further,
            further_places=own.further_places,
        )

    def _tell_edited(self, own: Indicator, planned: Indicator) -> None:
        given, made = self.rows.given.get(id(own)), self.made.get(id(own), FormRow())
        below = given.objective.text if isinstance(given, Indicator) else ""
        if normalised(own.text) not in {normalised(planned.text), normalised(made.indicator)}:
            self._edited(own.place.cell("indicator"), own.text, planned.text)
        told = own.objective.text
        if told.strip() and normalised(told) not in {normalised(planned.objective.text), normalised(below)}:
            self._edited(own.objective.place.cell("objective"), told, planned.objective.text)
        self._tell_number(own.objective, planned.objective, given.objective if isinstance(given, Indicator) else None)
        target = own.target.text if own.target else ""
        if own.target and same_target(own.target) != same_target(planned.target) and tidy(target) != tidy(made.target):
            self._edited(own.target_cell, target, planned.target.text if planned.target else "")

    def _tell_number(self, own: Objective, planned: Objective, given: Objective | None) -> None:
        known = {each.number_text.strip(" .") for each in (planned, given) if each}
        cell = own.place.cell("number")
        if own.number_text.strip(" .") not in {"", *known} and all(each.cell != cell for each in self.notes):
            self._edited(cell, own.number_text, planned.number_text)

    def _edited(self, cell: Cell, value: str, planned: str, said: Text = _EDITED) -> None:
        words = {"planned": planned or "-", "obstacle": monitoring_words(self.report.definition).columns["obstacle"]}
        self.notes.append(Note(NoteKind.CELL_NOT_USED, said.filled(**words), cell, value))

    def _work(self, own: Activity, work: Activity, row: FormRow, planned: Indicator) -> Activity:
        made = self.made.get(id(own), FormRow())
        if normalised(own.text) not in {normalised(work.text), normalised(made.activity)}:
            self._edited(own.place.cell("activity"), own.text, work.text)
        names = [sorted(normalised(each.name) for each in one.executors) for one in (own, work)]
        said = tidy(own.executors_text)
        if said and names[0] != names[1] and said != tidy(made.executors):
            self._edited(own.place.cell("executor"), own.executors_text, work.executors_text)
        return own.but(
            text=work.text,
            executors=work.executors,
            executors_text=work.executors_text,
            further=self._typed(own, row, own.place.cell, planned),
            nth=_occurrence(work, takewhile(lambda each: each is not work, planned.activities)),
        )

    def _typed(
        self, own: Indicator | Activity, row: FormRow, cell_of: Callable[[str], Cell], planned: Indicator
    ) -> Further:
        """What was typed: no entry of the plan, nor a target that was only offered, by the plan as it is or as it was.

        Figures of the quarter before are those that a form was made with where no earlier report is given, else its own.
        """
        made, before = self.made.get(id(own), FormRow()).further, self._before(own, row)
        typed: dict[str, FurtherEntry] = {} if says_nothing(before) else {"previous": before}
        for column, entry in own.further.items():
            text, offered = as_text(entry), as_text(row.further.get(column, ""))
            offered = before if column == "previous" and before else offered
            if column in COMPUTED or tidy(text) == tidy(offered):
                continue
            untouched = tidy(text) == tidy(as_text(made.get(column, "")))
            if untouched and gives_way(column, text, offered):
                continue  # nobody typed that
            if untouched and id(own) in self.revised and is_asked_again(column, text, offered, planned, self.signed):
                self.notes.append(of_older_plan(text, offered, cell_of(column)))
                continue
            same = said_alike(column, text, planned, self.report.definition)
            if column in _OF_PLAN and (offered or column != "previous"):
                if same and same != said_alike(column, offered, planned, self.report.definition):
                    why = _REPORTED_BEFORE if column == "previous" else _EDITED
                    self._edited(cell_of(column), text, offered, why)
            elif column == "goal" and is_unconfirmed(text):
                self.notes.append(Note(NoteKind.CELL_NOT_USED, _NOT_CONFIRMED, cell_of(column), text))
            else:
                figure = column in _FIGURES
                typed[column] = as_percentage(text, planned, self.report.definition) if figure else entry
        return typed

    def _before(self, own: Indicator | Activity, row: FormRow) -> str:
        given = self.made.get(id(own)) if isinstance(own, Indicator) and not row.further.get("previous") else None
        return figure_before(given, self.report.reported, self.signed.quarter.number)

    def outside(self, own: Indicator, objective: Objective) -> Indicator:
        """What the plan does not have, without activities where nobody typed anything there."""
        if not (self._is_written(own) or any(map(self._is_written, own.activities))):
            return own.but(activities=())
        near, below = self.rows.near(own), own.objective
        planned = {
            (normalised(each.objective.text), each.objective.number_text) for _, each in self.signed.report.indicators()
        }
        if below.number_text and (normalised(below.text), below.number_text) not in planned:
            told = Note(NoteKind.CELL_NOT_USED, _NUMBER, below.place.cell("number"), below.number_text)
            self.notes += [told] if told not in self.notes else []
        self._tell_outside(own.place.cell("indicator"), own.text, (each.text for each in near))
        return own.but(objective=objective, activities=own.activities or (Activity("", own.place),), computed={})

    def _tell_work_outside(self, own: Activity, planned: Indicator) -> None:
        near = self.rows.near(own, planned)
        self._tell_outside(own.place.cell("activity"), own.text, (each.text for each in near))

    def _is_written(self, own: Indicator | Activity) -> bool:
        """Whether somebody wrote a row, or typed beside one that its form had."""
        given = self.rows.given.get(id(own))
        if given is None:
            return isinstance(own, Indicator) or own.says_anything
        typed = {column: as_text(entry) for column, entry in own.further.items() if column not in _OF_PLAN}
        goal = typed.pop("goal", "")
        offered = (
            is_unconfirmed(goal)
            or says_nothing(goal)
            or tidy(goal) == tidy(as_text(given.further.get(goal_id(self.signed.quarter.number), "")))
        )
        written = any(typed.values()) or not offered or (isinstance(own, Activity) and bool(own.extras))
        return written or self._is_edited(own)

    def _is_edited(self, own: Indicator | Activity) -> bool:
        """Whether somebody wrote over what a form had in a row that no row of the plan is any more."""
        made = self.made.get(id(own), FormRow())
        if isinstance(own, Activity):
            pairs = [(own.text, made.activity), (own.executors_text, made.executors)]
        else:
            pairs = [(own.text, made.indicator), (own.target.text if own.target else "", made.target)]
            if own.objective.place.row == own.place.row:
                pairs.append((own.objective.text, made.objective))
        for column in own.further.keys() & (_OF_PLAN - set(COMPUTED)):
            pairs.append((as_text(own.further[column]), as_text(made.further.get(column, ""))))
        return any(said.strip() and normalised(said) != normalised(given) for said, given in pairs)

    def _tell_outside(self, cell: Cell, value: str, near: Iterable[str]) -> None:
        rows = "; ".join(f'"{each}"' for each in near)
        told = _SEVERAL.filled(rows=rows) if rows else _OUTSIDE
        kind = NoteKind.AMBIGUOUS_VALUE if rows else NoteKind.SECOND_READING
        self.notes.append(Note(kind, told, cell, value))


def _occurrence(work: Activity, before: Iterable[Activity]) -> int:
    """Which one a work is of those in the same words, behind these."""
    own = comparable_items(work.text)
    return 1 + sum(comparable_items(each.text) == own for each in before)
