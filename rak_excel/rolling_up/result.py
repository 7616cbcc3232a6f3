"""A roll-up: its offices, their indicators, the findings and corrections, before any workbook."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from itertools import chain
from typing import TYPE_CHECKING

from rak_excel.language import Text
from rak_excel.model import Definition, PartDefinition
from rak_excel.model.columns import Column, ColumnKind, further_columns
from rak_excel.model.frames import frame_of
from rak_excel.record import Record
from rak_excel.rolling_up.chosen.choosing import Choice
from rak_excel.rolling_up.corrections.reconciling import CorrectionFate, Listed
from rak_excel.rolling_up.facts.facts import Alias, NoteRow
from rak_excel.rolling_up.facts.rows import ActivityRow
from rak_excel.rolling_up.indicators.alignment import Alignment
from rak_excel.rolling_up.offices import Office, OfficeIndicator
from rak_excel.vocabulary.names.regions import named_or_code

if TYPE_CHECKING:
    import pandas as pd


_OFFICES = {
    "region": ColumnKind.CATEGORY,
    "office": ColumnKind.CATEGORY,
    "submitted": ColumnKind.FLAG,
    "revision": ColumnKind.WHOLE,
    "signed": ColumnKind.DATE,
    "received": ColumnKind.DATE,
    "indicators": ColumnKind.WHOLE,
    "complete": ColumnKind.WHOLE,
}
_ACTIVITIES = {
    "part": ColumnKind.CATEGORY,
    "region": ColumnKind.CATEGORY,
    "office": ColumnKind.CATEGORY,
    "key": ColumnKind.CATEGORY,
    "objective": ColumnKind.CATEGORY,
    "indicator": ColumnKind.TEXT,
    "target": ColumnKind.TEXT,
    "target_number": ColumnKind.NUMBER,
    "unit": ColumnKind.CATEGORY,
    "activity": ColumnKind.TEXT,
    "schedule": ColumnKind.TEXT,
    "executors": ColumnKind.TEXT,
    "file": ColumnKind.CATEGORY,
    "sheet": ColumnKind.CATEGORY,
    "cell": ColumnKind.TEXT,
}
_FINDINGS = {
    **dict.fromkeys(("region", "code", "severity", "file", "sheet"), ColumnKind.CATEGORY),
    **dict.fromkeys(("cell", "value"), ColumnKind.TEXT),
    **dict.fromkeys(("trial", "explained"), ColumnKind.FLAG),
    "explanation": ColumnKind.TEXT,
}


def _activity(row: ActivityRow, part: PartDefinition, further: Iterable[Column]) -> tuple[object, ...]:
    target, entries = row.target, dict(row.further)
    return (
        *(row.objective, row.indicator),
        *((target.text, target.number, target.unit) if target else (None, None, None)),
        *(row.activity, part.schedule.calendar.written(row.periods), "; ".join(row.executors)),
        *(row.file, row.sheet, row.cell),
        *(entries.get(column.id) for column in further),
    )


class Rollup(Record):
    """A roll-up, before any workbook. `indicators` is by part id, in the order of offices and rows.

    `notes` are the findings on the files that are rolled up or could not be read, each with its office's region; `settled`
    those that are no longer to be counted, and `compared` tells whether that is said against a previous roll-up.
    `corrections` are what people changed in the data sheets, with what became of it.
    `settings` says what the province's settings change of the rules.
    A `deadline` that is no date stays as it was typed; `doubts` are sentences on what was typed into earlier roll-ups.
    """

    definition: Definition
    definitions: Mapping[str, str]
    year: int | None
    provinces: tuple[str, ...]
    choices: tuple[Choice, ...]
    offices: tuple[Office, ...]
    indicators: Mapping[str, tuple[OfficeIndicator, ...]]
    alignment: Alignment
    notes: tuple[tuple[str, NoteRow], ...]
    settled: tuple[tuple[str, NoteRow], ...] = ()
    compared: bool = False
    aliases: tuple[Alias, ...] = ()
    deadline: datetime.date | str | None = None
    doubts: tuple[Text, ...] = ()
    corrections: tuple[Listed, ...] = ()
    settings: Text | None = None

    @property
    def all_indicators(self) -> Iterable[OfficeIndicator]:
        """Those of all parts, one part after another."""
        return chain.from_iterable(self.indicators.values())

    @property
    def account(self) -> Mapping[str, tuple[int, int, int]]:
        """By part: activities in all files, rows in the data sheet, rows not used.

        The first is the sum of the others, but for the rows that were edited by hand in an earlier roll-up.
        """
        found = {}
        for part in (each.id for each in self.definition.parts):
            kept = sum(len(each.rows) for each in self.indicators[part])
            read = sum(choice.facts.activities(part) for choice in self.choices)
            found[part] = read, kept, sum(each.facts.activities(part) for each in self.choices if part not in each.used)
        return found

    @property
    def counted(self) -> tuple[int, int]:
        """How many activities there are, and how many indicators without any: their form asks for none, or nobody said one."""
        asks = {part.id: part.has("activity") for part in self.definition.parts}
        parts = ((asks[id_], own) for id_, listed in self.indicators.items() for own in listed)
        each = [sum(row.is_work for row in own.rows) if asked else 0 for asked, own in parts]
        return sum(each), each.count(0)

    def activities(self, part: str) -> pd.DataFrame:
        """The rows of a part's data sheet as a table, one for each activity, in the order of offices and rows.

        `target` is a number in the `unit` beside it (85 and `%`), missing where it is none as in an opinion; each period of the
        schedule is a column of True and False; further columns come last, by their ids. Raises KeyError for a part that the definition has not.
        """
        import pandas as pd  # heavy: only who asks for a table pays for it

        indicators, names = self.indicators[part], {office.region: office.name for office in self.offices}
        labels = list(enumerate(self.definition.part(part).schedule.calendar.labels(), 1))
        beside = ["region", "office", "key", "number", "objective", "indicator", "target", "unit", "target_text"]
        columns = [*beside, "activity", *(label for _, label in labels), "executors", "file", "sheet", "cell"]
        further = [column.id for column in self.definition.further_of(part)]
        rows = (
            (
                *(
                    named_or_code(row.region),
                    names[row.region],
                    indicator.group.code,
                    row.number,
                    row.objective,
                    row.indicator,
                ),
                *((row.target.number, row.target.unit, row.target.text) if row.target else (None, None, "")),
                *(row.activity, *(period in row.periods for period, _ in labels)),
                *(row.executors, row.file, row.sheet, row.cell),
                *map(dict(row.further).get, further),
            )
            for indicator in indicators
            for row in indicator.rows
        )
        return pd.DataFrame(rows, columns=[*columns, *further])

    def frames(self) -> dict[str, pd.DataFrame]:
        """Tables with typed columns, in which `region` is the code, or the name of an office outside the list of regions: `offices`, the rows of all data sheets as `activities` with further columns last, and `findings`."""
        names = {office.region: office.name for office in self.offices}
        further = tuple(further_columns([self.definition]))
        return {
            "offices": frame_of(map(self._office, self.offices), _OFFICES),
            "activities": frame_of(
                (
                    (
                        part.id,
                        named_or_code(row.region),
                        names[row.region],
                        indicator.group.code,
                        *_activity(row, part, further),
                    )
                    for part in self.definition.parts
                    for indicator in self.indicators[part.id]
                    for row in indicator.rows
                ),
                _ACTIVITIES | {column.id: column.kind for column in further},
            ),
            "findings": frame_of(
                (
                    (
                        named_or_code(region),
                        note.code,
                        note.severity.value,
                        note.file,
                        note.sheet,
                        note.cell,
                        note.value,
                        note.trial,
                        note.explained,
                        note.explanation.id,
                    )
                    for region, note in self.notes
                ),
                _FINDINGS,
            ),
        }

    def _office(self, office: Office) -> tuple[object, ...]:
        complete = [each.complete for each in self.all_indicators if each.region == office.region]
        received = office.typed.date
        return (
            named_or_code(office.region),
            office.name,
            office.whole,
            office.revision,
            office.signed,
            received,
            len(complete),
            sum(complete),
        )

    @property
    def notes_since(self) -> tuple[tuple[str, NoteRow], ...]:
        """The findings of the offices that are listed, gone or not: what the figures since the previous roll-up are of.

        What was typed beside the findings of any other office is kept, and counts nowhere.
        """
        listed = {office.region for office in self.offices}
        return tuple(each for each in (*self.notes, *self.settled) if each[0] in listed)

    @property
    def edited(self) -> Mapping[str, int]:
        """By part: rows added by hand in an earlier roll-up, less those deleted there, of the files that are used."""
        return {
            part.id: sum(choice.facts.edited(part.id) for choice in self.choices if part.id in choice.used)
            for part in self.definition.parts
        }

    @property
    def refused(self) -> tuple[Choice, ...]:
        """The files that somebody has to act on before they count."""
        return tuple(choice for choice in self.choices if choice.state.refused)

    @property
    def whole(self) -> tuple[Office, ...]:
        """The offices that have submitted. Each office is in one of `whole`, `partial`, `undecided` and `missing`."""
        return tuple(office for office in self.offices if office.whole)

    @property
    def partial(self) -> tuple[Office, ...]:
        """The offices of whose plan a part has no activities."""
        return tuple(office for office in self.offices if office.partial)

    @property
    def corrections_open(self) -> tuple[Listed, ...]:
        """The corrections of which somebody has to choose whether they count."""
        return tuple(each for each in self.corrections if each.fate is CorrectionFate.OPEN)

    @property
    def undecided(self) -> tuple[Office, ...]:
        """The offices of which two files claim equally to be the plan: neither sent nor missing."""
        return tuple(office for office in self.offices if office.undecided)

    @property
    def missing(self) -> tuple[Office, ...]:
        """The offices that sent nothing that counts, those that sent blank forms among them."""
        return tuple(office for office in self.offices if not (office.whole or office.partial or office.undecided))

    @property
    def blank(self) -> tuple[Office, ...]:
        """The offices that sent blank forms only; they are missing too."""
        return tuple(office for office in self.offices if office.blank)

    @property
    def untimed(self) -> tuple[Office, ...]:
        """The offices that have submitted and of which nobody can tell whether in time: no date of receipt, or no deadline."""
        judged = isinstance(self.deadline, datetime.date)
        return tuple(office for office in self.whole if not (judged and office.typed.date))
