"""Rows that belong to one above: entries listed below another, and what later activities take from the first."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TypeVar

from msgspec import field

from rak_excel.formats.addresses import column_number
from rak_excel.language import Text
from rak_excel.model import QUESTIONS, Activity, Calendar, Cell, NoteKind, Objective, Place
from rak_excel.model.items import is_listed_below, sign_of, signs_below
from rak_excel.reading.ledger import Ledger
from rak_excel.reading.rows.drafts import IndicatorDraft
from rak_excel.reading.schedules.doubts import ScheduleDoubts
from rak_excel.reading.tables.tables import Table
from rak_excel.record import Record
from rak_excel.vocabulary.basics.texts import shortened, tidy

_T = TypeVar("_T", IndicatorDraft, Objective)


def ask_about_listed_indicators(drafts: Sequence[IndicatorDraft], table: Table, ledger: Ledger) -> None:
    """Asks once where work stands only beside an indicator, or only beside those that are listed below it."""
    if all(draft.activities for draft in drafts):
        return
    for above, below in _lists(drafts, [_bullet(draft.place, table) for draft in drafts]):
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
    for above, below in _lists(objectives, [sign_of(each.text) for each in objectives]):
        if above.number is None or any(each.number_text for each in below):
            continue
        first, *others = below
        cells = [each.place.cell(role) for each in (above, *below) for role in ("number", "objective")]
        cell = first.place.cell("objective")
        detail = _OBJECTIVES.filled(above=shortened(above.text))
        ledger.note(NoteKind.AMBIGUOUS_VALUE, detail, cell, first.text, others=[each for each in cells if each != cell])
        asked += [above, first, *others]
    return asked


def _lists(entries: Sequence[_T], bullets: Sequence[str]) -> Iterator[tuple[_T, list[_T]]]:
    """Each entry without a bullet, and those that are listed right below it."""
    starts: list[int] = []
    for nth, bullet in enumerate(bullets):
        if not starts or not signs_below(bullet, entries[starts[-1]].text):
            starts.append(nth)
    for start, end in pairwise([*starts, len(entries)]):
        if end - start > 1 and not bullets[start]:
            yield entries[start], list(entries[start + 1 : end])


def _bullet(place: Place, table: Table) -> str:
    """The number, letter or bullet that was left out in front of an indicator."""
    sheet = next((each.sheet for each in table.sections if each.sheet.name == place.sheet), table.sheet)
    letters = place.columns.roles.get("indicator")
    return sign_of(tidy(sheet.text(place.row, column_number(letters)))) if letters else ""


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


def carry_down(
    drafts: Iterable[IndicatorDraft],
    torn: Collection[Cell],
    settled: Collection[Cell],
    calendar: Calendar,
    ledger: Ledger,
) -> None:
    """Schedule and executors of the first activity count for the later ones where none of these has any.

    The later ones may also not be planned yet, since nothing merges their cells with those of the first: each is told,
    many in one table once. Those right below a repeated heading (`torn`) go on with the cells above it, those listed below
    the first one (`- ...`) are parts of it. Those that merging wrote (`settled`) take nothing: it left no cell blank that has
    anything.
    """
    asked = frozenset(cell for note in ledger.notes if note.kind in QUESTIONS for cell in note.cells)
    carrying = _Carrying(calendar, torn, settled, asked)
    for draft in drafts:
        if len(draft.activities) > 1:
            draft.activities = carrying.carried(draft.activities)
    carrying.doubts.tell(ledger)


class _Carrying(Record):
    """Carries down within the indicators of one table. `asked` are the cells that are in question."""

    calendar: Calendar
    torn: Collection[Cell]
    settled: Collection[Cell]
    asked: frozenset[Cell]
    doubts: ScheduleDoubts = field(default_factory=ScheduleDoubts)

    def carried(self, activities: Sequence[Activity]) -> list[Activity]:
        first, *rest = activities
        lacking = [each for each in rest if each.place.cell("activity") not in self.settled]
        count = self.calendar.count  # a schedule that is asked about is one of its own
        if first.marks and not any(
            each.marks or not self.asked.isdisjoint(each.place.schedule(count)) for each in rest
        ):
            shown = self.calendar.written(first.periods)
            blank = ((each, each.place.period(first.periods[0])) for each in lacking)
            self.tell(_SCHEDULE, first, blank, shown)
            lacking = [each.but(marks=first.marks) for each in lacking]
        named = any(each.executors_text or each.place.cell("executor") in self.asked for each in rest)
        if first.executors_text and not named:
            blank = ((each, each.place.cell("executor")) for each in lacking)
            self.tell(_EXECUTORS, first, blank, first.executors_text)
            lacking = [each.but(executors=first.executors, executors_text=first.executors_text) for each in lacking]
        changed = {each.place.cell("activity"): each for each in lacking}
        return [changed.get(each.place.cell("activity"), each) for each in activities]

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
