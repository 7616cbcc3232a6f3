"""What changed between two plans, or two roll-ups: indicators, targets, activities, schedules and executors."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from pathlib import Path

from rak_excel.errors import MissingPathError, UnreadableWorkbookError
from rak_excel.language import Text
from rak_excel.model import Definition, Plan, items_of
from rak_excel.templates import decode_definition, template_for
from rak_excel.verbs.rollup.alignment import align, general_wording
from rak_excel.verbs.rollup.choosing import usual_year
from rak_excel.verbs.rollup.facts import ActivityRow, Harvest
from rak_excel.verbs.rollup.harvest import harvest_plan
from rak_excel.verbs.rollup.workers import Reader
from rak_excel.vocabulary.indicators import key_and_occurrence, key_with_occurrence
from rak_excel.vocabulary.offices import regions, short_office_name
from rak_excel.vocabulary.words import normalised


class Aspect(StrEnum):
    """What of an indicator changed; the first two are the indicator as a whole."""

    ADDED = "added"
    REMOVED = "removed"
    INDICATOR = "indicator"
    TARGET = "target"
    ACTIVITIES = "activities"
    SCHEDULE = "schedule"
    EXECUTORS = "executors"

    @property
    def label(self) -> Text:
        return _LABELS[self]


_LABELS = {
    Aspect.ADDED: Text("Indikator baru", "New indicator"),
    Aspect.REMOVED: Text("Indikator dihapus", "Indicator removed"),
    Aspect.INDICATOR: Text("Redaksi indikator", "Wording of the indicator"),
    Aspect.TARGET: Text("Target", "Target"),
    Aspect.ACTIVITIES: Text("Kegiatan", "Activities"),
    Aspect.SCHEDULE: Text("Jadwal", "Schedule"),
    Aspect.EXECUTORS: Text("Pelaksana", "Executors"),
}


@dataclass(frozen=True, slots=True)
class Change:
    """One difference. `old` and `new` are as written; a cell is '' on the side that lacks the indicator."""

    aspect: Aspect
    office: str
    part: str
    indicator: str
    old: str = ""
    new: str = ""
    old_cell: str = ""
    new_cell: str = ""


@dataclass(frozen=True, slots=True)
class _Entry:
    """One indicator on one side."""

    office: str
    sheet: str
    rows: tuple[ActivityRow, ...]
    labels: tuple[str, ...]
    wording: str  # without the office's own name

    @property
    def text(self) -> str:
        return self.rows[0].indicator

    @property
    def cell(self) -> str:
        row = self.rows[0]
        return f"{row.file} {row.sheet}!{row.cell}"

    def said(self, aspect: Aspect) -> str:
        """The aspect as people read it."""
        match aspect:
            case Aspect.INDICATOR:
                return self.text
            case Aspect.TARGET:
                return self.rows[0].target.text if self.rows[0].target else ""
            case Aspect.ACTIVITIES:
                return "\n".join(row.activity for row in self.rows)
            case Aspect.SCHEDULE:
                return " ".join(self.labels[period - 1] for period in self._periods)
            case _:
                return "; ".join(self._executors)

    def same(self, aspect: Aspect) -> object:
        """What must be equal for the aspect to be unchanged: spelling and order apart where they do not count."""
        match aspect:
            case Aspect.INDICATOR:
                return self.wording
            case Aspect.TARGET:
                return self.rows[0].target.same if self.rows[0].target else None
            case Aspect.ACTIVITIES:
                return [normalised(item.text) for row in self.rows for item in items_of(row.activity)]
            case Aspect.SCHEDULE:
                return self._periods
            case _:
                return sorted(self._executors)

    @property
    def _periods(self) -> list[int]:
        return sorted({period for row in self.rows for period in row.periods})

    @property
    def _executors(self) -> list[str]:
        return list(dict.fromkeys(name for row in self.rows for name in row.executors))


_Key = tuple[str, str, str]  # office, part, indicator


def diff_files(old: Path, new: Path) -> list[Change]:
    """What changed from one workbook to the other, in the order of the newer one; removed indicators come last.

    Each is a plan or a roll-up. Raises MissingPathError or UnreadableWorkbookError, naming the file.
    """
    return diff(_harvest(old), _harvest(new))


def diff(old: Harvest, new: Harvest) -> list[Change]:
    """What changed between two harvests; two single plans are compared whatever offices they are of."""
    alone = all(len({row.region for rows in each.rows.values() for row in rows}) == 1 for each in (old, new))
    before, after = _entries(old, alone=alone), _entries(new, alone=alone)
    changes = [change for key, entry in after.items() for change in _changes(before.get(key), entry)]
    return changes + [_removed(entry) for key, entry in before.items() if key not in after]


def _harvest(path: Path) -> Harvest:
    if not path.is_file():
        raise MissingPathError(
            f"{path} tidak ada. Periksa nama dan foldernya.", f"{path} does not exist. Check its name and folder."
        )
    read = Reader().harvest((path, path.name))
    harvest = harvest_plan(read) if isinstance(read, Plan) else read
    for file in harvest.files:
        if file.fault is not None and not harvest.rows:
            raise UnreadableWorkbookError(f"{path}: {file.fault.id}", f"{path}: {file.fault.en}")
    return harvest


def _entries(harvest: Harvest, *, alone: bool) -> dict[_Key, _Entry]:
    definition = _definition(harvest)
    listed = sorted(harvest.rows.items(), key=lambda each: (each[1][0].region if each[1] else "", each[0]))
    rows = [row for _, rows in listed for row in rows if row.part in {part.id for part in definition.parts}]
    alignment = align(rows, definition, usual_year(harvest.files))
    seen: Counter[_Key] = Counter()
    entries: dict[_Key, _Entry] = {}
    for at, block in groupby(rows, key=lambda row: (row.region, row.part, row.ordinal)):
        own = tuple(block)
        name = _name(alignment.codes[at], own[0], definition)
        office = "" if alone else own[0].region
        seen[office, own[0].part, name] += 1
        name = key_with_occurrence(name, seen[office, own[0].part, name])
        entries[office, own[0].part, name] = _entry(own, definition)
    return entries


def _definition(harvest: Harvest) -> Definition:
    encoded = next(iter(harvest.definitions.values()), None)
    return decode_definition(encoded) if encoded else template_for(usual_year(harvest.files))


def _name(code: str, row: ActivityRow, definition: Definition) -> str:
    """What an indicator goes by on both sides: the definition's key, else its wording."""
    key = key_and_occurrence(code)[0]
    return key if key in definition.indicators else general_wording(row.indicator, row.region, definition)


def _entry(rows: tuple[ActivityRow, ...], definition: Definition) -> _Entry:
    part = definition.part(rows[0].part)
    region = regions().get(rows[0].region)
    office = short_office_name(region, definition) if region else ""
    wording = general_wording(rows[0].indicator, rows[0].region, definition)
    return _Entry(office, part.sheet, rows, tuple(part.schedule.calendar.labels()), wording)


def _changes(old: _Entry | None, new: _Entry) -> Iterator[Change]:
    if old is None:
        yield Change(Aspect.ADDED, new.office, new.sheet, new.text, new=new.text, new_cell=new.cell)
        return
    for aspect in Aspect:
        if aspect not in {Aspect.ADDED, Aspect.REMOVED} and old.same(aspect) != new.same(aspect):
            said = old.said(aspect), new.said(aspect)
            yield Change(aspect, new.office, new.sheet, new.text, *said, old.cell, new.cell)


def _removed(entry: _Entry) -> Change:
    return Change(Aspect.REMOVED, entry.office, entry.sheet, entry.text, old=entry.text, old_cell=entry.cell)
