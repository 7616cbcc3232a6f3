"""The rows of an office's report: those of the signed plan in its order, and behind them the work outside of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from rak_excel.layouts.plan import PartLayout
from rak_excel.merging.blocks import WITHOUT_INDICATOR, UnitedRow
from rak_excel.merging.sent.entries import Entry, RowName
from rak_excel.merging.uniting import UnitedActivity, UnitedIndicator
from rak_excel.model import Definition, FormRow
from rak_excel.model.further import Further
from rak_excel.monitoring.signed import SignedPlan
from rak_excel.vocabulary.basics.texts import normalised


def rows_of_report(
    part: str, united: Iterable[UnitedIndicator], entries: Iterable[Entry], signed: SignedPlan, definition: Definition
) -> list[UnitedRow]:
    """The rows of one part; `entries` are those of the plan itself, one for each of its rows, in its order."""
    placing = _Placing(part, definition)
    own = [each for each in entries if each.slot.part == part]
    rows = dict(zip((each.row for each in own), signed.form.rows.get(part, ()), strict=True))
    by_slot = {each.slot: each for each in united if each.slot.part == part}
    for slot in dict.fromkeys(each.slot for each in own):
        placing.planned(by_slot.pop(slot), {name: row for name, row in rows.items() if name[0] == slot}, own)
    for indicator in sorted(by_slot.values(), key=lambda each: each.position):
        placing.outside(indicator)
    return placing.rows


class _Placing:
    """Places one indicator after the other."""

    def __init__(self, part: str, definition: Definition) -> None:
        self._part = part
        layout = PartLayout.of(definition.part(part), definition)
        self._width = layout.width(layout.main)
        self._levels = {
            level: {column.id for column in layout.further if column.level == level}
            for level in ("indicator", "activity")
        }
        self._objective = ""
        self._number = 0
        self.rows: list[UnitedRow] = []

    def planned(self, indicator: UnitedIndicator, rows: Mapping[RowName, FormRow], own: Iterable[Entry]) -> None:
        """An indicator of the plan: its rows as the plan has them, then what the units did beside."""
        names = {entry.row: entry for entry in own if entry.slot == indicator.slot}
        first, *_ = rows.values()
        known = {name: activity for activity in indicator.activities if (name := _name(activity)) in names}
        said = indicator.but(
            text=first.indicator,
            target=next(iter(names.values())).indicator.target,
            further=self._further("indicator", first, indicator.further),
            activities=(
                *(self._work(known[name], names[name], row) for name, row in rows.items()),
                *(each for each in indicator.activities if _name(each) not in names),
            ),
        )
        if first.objective or first.number:
            self._number = _number_of(first.number)
            self._objective = normalised(first.objective)
        for at, activity in enumerate(said.activities):
            row = list(rows.values())[at] if at < len(rows) else _outside(activity)
            self._place(said, activity, row)

    def outside(self, indicator: UnitedIndicator) -> None:
        """An indicator that the plan does not have, below an objective without a number unless that stands above.

        One without words gets some: below another it would be read as that one.
        """
        indicator = indicator.but(text=indicator.text if indicator.text.strip() else WITHOUT_INDICATOR)
        for at, activity in enumerate(_said(indicator.activities)):
            row = _outside(activity)
            if at == 0:
                starts = normalised(indicator.objective) != self._objective
                row = row.but(
                    objective=indicator.objective if starts else "",
                    indicator=indicator.text,
                    target=indicator.target.text if indicator.target else "",
                )
                self._number = 0 if starts else self._number
                self._objective = normalised(indicator.objective)
            self._place(indicator, activity, row)

    def _place(self, indicator: UnitedIndicator, activity: UnitedActivity, row: FormRow) -> None:
        starts = not self.rows or self.rows[-1].indicator is not indicator
        begins = bool(row.objective or row.number)
        self.rows.append(
            UnitedRow(indicator, self._number, begins, starts, self._width, (activity,), written=row.but(further={}))
        )

    def _work(self, activity: UnitedActivity, own: Entry, row: FormRow) -> UnitedActivity:
        work = own.activity
        return activity.but(
            text=work.text, executors=work.executors, further=self._further("activity", row, activity.further)
        )

    def _further(self, level: str, row: FormRow, said: Further) -> Further:
        """What the plan has in the columns of an indicator or activity, and over it what was typed."""
        ids = self._levels[level]
        return {**{column: entry for column, entry in row.further.items() if column in ids}, **said}


def _name(activity: UnitedActivity) -> RowName:
    return activity.entries[0].row


def _number_of(text: str) -> int:
    number = text.strip(" .")
    return int(number) if number.isdecimal() else 0


def _said(activities: Sequence[UnitedActivity]) -> list[UnitedActivity]:
    """Those that say anything; what names the indicator alone goes with the first of them, as its row would be blank."""
    blank = [each for each in activities if not any(entry.activity.says_anything for entry in each.entries)]
    first, *others = [each for each in activities if each not in blank] or activities
    beside = [entry for each in blank if each is not first for entry in each.entries]
    return [first.but(entries=(*first.entries, *beside)), *others]


def _outside(activity: UnitedActivity) -> FormRow:
    return FormRow(activity=activity.text, executors=activity.entries[0].activity.executors_text)
