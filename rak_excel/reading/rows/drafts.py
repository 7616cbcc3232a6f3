"""An indicator while its rows come in, also where they stand twice, once for each half of the year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise

from msgspec import Struct

from rak_excel.language import Text
from rak_excel.model import Activity, Indicator, NoteKind, Objective, Place, Target
from rak_excel.model.further import FurtherEntry
from rak_excel.reading.ledger import Ledger
from rak_excel.reading.rows.objectives import objective_of
from rak_excel.reading.sections.sections import Section
from rak_excel.vocabulary.basics.texts import normalised
from rak_excel.vocabulary.entries.wordings import Wordings


class IndicatorDraft(Struct):
    """An indicator while its rows come in. `key` is its row key where that counts, `key_beside` what stands there."""

    text: str
    objective: Objective
    place: Place
    target: Target | None = None
    target_place: Place | None = None
    activities: list[Activity] = []
    key: str | None = None
    key_beside: str = ""
    last_row: Place | None = None
    placed: bool = False  # whether it stands where merging put it
    further: dict[str, FurtherEntry] = {}
    further_places: dict[str, Place] = {}
    computed: dict[str, FurtherEntry] = {}
    _alike: dict[str, list[int]] = {}  # places in the list, by text

    def add(self, activity: Activity) -> None:
        self._alike.setdefault(activity.text, []).append(len(self.activities))
        self.activities.append(activity)

    def has(self, text: str, marks: Mapping[int, str], executors: str) -> bool:
        alike = (self.activities[nth] for nth in self._alike.get(text, ()))
        return any((each.marks, each.executors_text) == (marks, executors) for each in alike)

    def indicator(self) -> Indicator:
        activities, target = tuple(self.activities), (self.target, self.target_place)
        return Indicator(
            self.text,
            self.objective,
            self.place,
            *target,
            activities,
            self.key,
            self.further,
            self.further_places,
            self.computed,
        )


def tell_moved_rows(
    drafts: Sequence[IndicatorDraft], left_behind: bool, told: Collection[int], wordings: Wordings, ledger: Ledger
) -> None:
    """Indicators out of their order beside row keys: the table was sorted or rows were moved.

    Where each row names its own indicator, one of the definition, nothing but the order can have changed. Any other row
    may have come to stand below an indicator, or an objective, that is not its own. Row keys `left_behind` beside rows
    that name no indicator speak for the order of all. Of the rows that are `told` of already the order alone is not told.
    """
    order = {key: nth for nth, key in enumerate(wordings.definition.indicators)}
    drafts = [draft for draft in drafts if draft.activities]
    known = [(draft.key or wordings.key_of(draft.text), draft) for draft in drafts]
    ordered = [(order[key], draft) for key, draft in known if key in order and (draft.key_beside or left_behind)]
    rows = ({draft.place.row, *(each.place.row for each in draft.activities)} for draft in drafts)
    mixed_up = not all(key for key, _ in known) or any(len(each) > 1 for each in rows)
    if not mixed_up:
        ordered = [(nth, draft) for nth, draft in ordered if draft.place.row not in told]
    turned = ((above, draft) for (before, above), (after, draft) in pairwise(ordered) if after < before)
    moved = next((draft for above, draft in turned if not (above.placed and draft.placed)), None)
    if moved is None:
        return
    cell = moved.place.cell("indicator")
    if mixed_up:
        ledger.note(NoteKind.AMBIGUOUS_VALUE, _MIXED_UP, cell, moved.text)
    else:
        shown = _from(moved.objective) if moved.objective.text else moved.text
        ledger.note(NoteKind.SECOND_READING, _MOVED, cell, moved.text, shown)


def ask_for_objectives(
    drafts: Sequence[IndicatorDraft], questions: Mapping[int, Text], above: Mapping[int, str], ledger: Ledger
) -> None:
    """Asks of filled indicators what their rows left open; an unfilled one is no part of the plan.

    One that is read under another objective than a person sees `above` it is told at least.
    """
    for draft in drafts:
        row, cell = draft.place.row, draft.place.cell("indicator")
        if draft.activities and row in questions:
            ledger.note(NoteKind.AMBIGUOUS_VALUE, questions[row], cell, draft.text)
        elif draft.activities and row in above:
            detail = _ELSEWHERE.filled(above=above[row])
            ledger.note(NoteKind.SECOND_READING, detail, cell, draft.text, _from(draft.objective))


def tell_strayed_rows(drafts: Sequence[IndicatorDraft], wordings: Wordings, ledger: Ledger) -> None:
    """Indicators of the definition below an objective of the office's own, which seem to be those of another.

    The office may want them there; or the rows were moved and took the objective of the row above. It is told where
    the indicator's own objective stands in the table too, or where the one above began beside another's row key.
    """
    typed = {normalised(draft.objective.text) for draft in drafts}
    keyed = {id(draft): objective_of(draft.key, wordings.definition) for draft in drafts if draft.key}
    begun = {id(draft.objective): keyed.get(id(draft)) for draft in drafts if _begins(draft) and draft.key}
    for draft in drafts:
        objective = draft.objective
        if draft.placed or _begins(draft) or not (objective.text and draft.activities):
            continue
        if wordings.objective(objective.text):
            continue
        above = begun.get(id(objective))
        by_key = keyed.get(id(draft))
        own = wordings.objectives_having(draft.text) or ((by_key,) if by_key else ())
        if not own or above in own:
            continue
        texts = [wordings.filled(each.text) for each in own]
        stands = next((text for text in texts if normalised(text) in typed), None)
        if stands or above:
            detail = _STRAYED.filled(own=stands) if stands else _OF_ANOTHER_KEY.filled(own=texts[0])
            cell = draft.place.cell("indicator")
            ledger.note(NoteKind.SECOND_READING, detail, cell, draft.text, _from(objective))


def _begins(draft: IndicatorDraft) -> bool:
    """Whether its own row writes its objective."""
    return draft.objective.place.row == draft.place.row


def _from(objective: Objective) -> str:
    return f"indikator dari {objective.text}"


_MIXED_UP = Text(
    "Urutan baris berubah: tabel diurutkan (Sort) atau baris dipindah, sehingga sasaran dan indikatornya bisa tertukar. "
    "Periksa sasarannya, atau kembalikan urutannya.",
    "The order of the rows has changed: the table was sorted or rows were moved, so that objectives and indicators may "
    "be mixed up. Check the objectives, or restore the order.",
)
_ELSEWHERE = Text(
    'Di atasnya tertulis sasaran "{above}". Tulis sasarannya di baris ini, atau pindahkan seluruh barisnya ke bawah '
    "sasarannya.",
    'The objective above it is "{above}". Write its objective on this row, or move the whole row under its objective.',
)
_STRAYED = Text(
    'Sasarannya menurut daftar adalah "{own}", yang juga ada di tabel ini.',
    'Its objective in the list is "{own}", which is in this table too.',
)
_OF_ANOTHER_KEY = Text(
    'Sasarannya menurut daftar adalah "{own}". Pastikan barisnya berada di bawah sasaran yang benar.',
    'Its objective in the list is "{own}". Make sure that the row is under the right objective.',
)
_MOVED = Text(
    "Urutan baris berubah: tabel diurutkan (Sort) atau baris dipindah. Periksa sasarannya.",
    "The order of the rows has changed: the table was sorted or rows were moved. Check its objective.",
)


def of_whole_year(
    drafts: Sequence[IndicatorDraft], sections: Sequence[Section], ledger: Ledger
) -> list[IndicatorDraft]:
    """The indicators with the ticks of all their tables; as they are where all tables have the same periods.

    An activity that only one half has is told, where the other half has the indicator with other activities.
    """
    if len({frozenset(section.heading.periods) for section in sections}) < 2:
        return list(drafts)
    for section in sections[1:]:
        if section.heading.periods.keys() != sections[0].heading.periods.keys():
            ledger.note_at(NoteKind.MENTIONED, _HALF, section.sheet, [section.at[1:]])
    once: dict[tuple[object, ...], IndicatorDraft] = {}
    seen = Counter[tuple[object, ...]]()
    for draft in drafts:
        target = draft.target.same if draft.target else None
        said = normalised(draft.objective.text), normalised(draft.text), target
        seen[said, draft.place.columns.periods] += 1  # an indicator may stand twice in each half
        whole = once.setdefault((said, seen[said, draft.place.columns.periods]), draft)
        before = whole.activities if whole is not draft else []
        whole.activities = _together([*before, *draft.activities])
        if before and len(whole.activities) > max(len(before), len(draft.activities)):
            alone = whole.activities[-1]
            cell = alone.place.cell("activity")
            ledger.note(NoteKind.SECOND_READING, _ALONE, cell, alone.text, alone.text)
    return list(once.values())


def _together(activities: Sequence[Activity]) -> list[Activity]:
    result: list[Activity] = []
    places: dict[tuple[str, str], list[int]] = {}  # of the same work of the same executors
    for activity in activities:
        alike = places.setdefault((normalised(activity.text), normalised(activity.executors_text)), [])
        own = _periods_of_its_table(activity)
        nth = next((nth for nth in alike if own.isdisjoint(_periods_of_its_table(result[nth]))), None)
        if nth is None:
            alike.append(len(result))
            result.append(activity)
        else:
            first = result[nth]
            marks, origins = {**first.marks, **activity.marks}, (*first.origins, *activity.origins)
            result[nth] = first.but(marks=dict(sorted(marks.items())), origins=origins)
    return result


def _periods_of_its_table(activity: Activity) -> set[int]:
    columns = activity.place.columns.periods
    return {period for period, column in enumerate(columns, 1) if column} | set(activity.marks)


_HALF = Text(
    "Tabel ini memuat periode lain dari tabel sebelumnya; baris dengan kegiatan yang sama dibaca sebagai satu baris.",
    "This table has other periods than the one before; rows with the same activity were read as one.",
)
_ALONE = Text(
    "Kegiatan ini hanya ada di salah satu tabel paruh tahun, jadi dibaca sebagai kegiatan tersendiri.",
    "Only one of the tables of half a year has this activity, so it was read as one of its own.",
)
