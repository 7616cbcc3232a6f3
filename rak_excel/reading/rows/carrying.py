"""What the later activities of an indicator take from its first one: a schedule, executors."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from rak_excel.language import Text
from rak_excel.model import QUESTIONS, Activity, Cell, NoteKind, PartDefinition
from rak_excel.model.items import is_listed_below
from rak_excel.reading.ledger import Ledger
from rak_excel.reading.rows.drafts import IndicatorDraft
from rak_excel.reading.schedules.doubts import ScheduleDoubts


def carry_down(
    drafts: Iterable[IndicatorDraft],
    torn: Collection[Cell],
    settled: Collection[Cell],
    part: PartDefinition,
    ledger: Ledger,
) -> None:
    """Schedule and executors of the first activity count for the later ones where none of these has any.

    The later ones may also not be planned yet, since nothing merges their cells with those of the first: each is told,
    many in one table once. Those right below a repeated heading (`torn`) go on with the cells above it, those listed below
    the first one (`- ...`) are parts of it. Those that merging wrote (`settled`) take nothing: it left no cell blank that has
    anything.
    """
    asked = frozenset(cell for note in ledger.notes if note.kind in QUESTIONS for cell in note.cells)
    carrying = _Carrying(part, torn, settled, asked)
    for draft in drafts:
        if len(draft.activities) > 1:
            draft.activities = carrying.carried(draft.activities)
    carrying.doubts.tell(ledger)


class _Carrying:
    """Carries down within the indicators of one table. `asked` are the cells that are in question."""

    def __init__(
        self, part: PartDefinition, torn: Collection[Cell], settled: Collection[Cell], asked: frozenset[Cell]
    ) -> None:
        self.torn = torn
        self.settled = settled
        self.calendar = part.schedule.calendar
        self.asked = asked
        self.doubts = ScheduleDoubts()

    def carried(self, activities: Sequence[Activity]) -> list[Activity]:
        first, *rest = activities
        lacking = [each for each in rest if each.place.cell("activity") not in self.settled]
        if first.marks and not any(each.marks or self.is_schedule_asked(each) for each in rest):
            shown = " ".join(self.calendar.labels(first.periods))
            blank = ((each, each.place.period(first.periods[0])) for each in lacking)
            self.tell(_SCHEDULE, first, blank, shown)
            lacking = [replace(each, marks=first.marks) for each in lacking]
        if first.executors_text and not any(
            each.executors_text or each.place.cell("executor") in self.asked for each in rest
        ):
            blank = ((each, each.place.cell("executor")) for each in lacking)
            self.tell(_EXECUTORS, first, blank, first.executors_text)
            lacking = [
                replace(each, executors=first.executors, executors_text=first.executors_text) for each in lacking
            ]
        changed = {each.place.cell("activity"): each for each in lacking}
        return [changed.get(each.place.cell("activity"), each) for each in activities]

    def is_schedule_asked(self, activity: Activity) -> bool:
        """Whether it was asked what a cell of its schedule means: then it has one of its own."""
        return not self.asked.isdisjoint(activity.place.schedule(self.calendar.count))

    def tell(self, detail: Text, first: Activity, blank: Iterable[tuple[Activity, Cell]], became: str) -> None:
        """Tells it at the blank cells, but of no activity that is itself in question; parts of the first have what it has."""
        for activity, cell in blank:
            own = activity.place.cell("activity")
            sure = own in self.torn or is_listed_below(activity.text, first.text)
            kind = NoteKind.REPAIRED if sure else NoteKind.SECOND_READING
            if own not in self.asked:
                self.doubts.ask(kind, detail, cell, "", became)


_SCHEDULE = Text(
    "Jadwalnya diambil dari kegiatan pertama indikatornya.{more} Bila memang sama, gabungkan selnya ke bawah; bila lain, "
    "beri ✓ sendiri.",
    "The schedule is that of the first activity of its indicator.{more} If it is the same, merge the cells downwards; if "
    "not, put ✓ in its own.",
)
_EXECUTORS = Text(
    "Pelaksananya diambil dari kegiatan pertama indikatornya.{more} Bila memang sama, gabungkan selnya ke bawah; bila "
    "lain, tulis sendiri.",
    "The executor is that of the first activity of its indicator.{more} If it is the same, merge the cells downwards; if "
    "not, write its own.",
)
