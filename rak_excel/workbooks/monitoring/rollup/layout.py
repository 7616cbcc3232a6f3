"""Where everything stands in a roll-up of reports: known before writing, since formulas point ahead."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import cached_property

from rak_excel.language import Language, Text
from rak_excel.model.monitoring import Standing
from rak_excel.record import Record
from rak_excel.rolling_up.facts.facts import NoteState
from rak_excel.rolling_up.facts.fields import ACCOUNT, FILES, NOTES, SETTLED, SheetField
from rak_excel.rolling_up.monitoring.attention import (
    Hindrance,
    OffTrack,
    SharedWords,
    hindrances,
    off_track,
    shared_words,
)
from rak_excel.rolling_up.monitoring.calls import Call, calls
from rak_excel.rolling_up.monitoring.result import ReportingOffice, ReportRollup
from rak_excel.vocabulary.names.offices import place_name, province_named
from rak_excel.vocabulary.names.regions import office_at
from rak_excel.workbooks.monitoring.rollup import fields
from rak_excel.workbooks.rollup.layout import TableLayout, states_counted


class ReportLayout(Record, dict=True):
    """All tables of one roll-up in one language."""

    result: ReportRollup
    language: Language

    def said(self, text: Text) -> str:
        return text.said(self.language)

    def _table(self, sheet: Text, columns: tuple[SheetField, ...], rows: int) -> TableLayout:
        return TableLayout(self.said(sheet), columns, rows)

    @cached_property
    def status(self) -> TableLayout:
        return self._table(fields.STATUS, fields.status_fields(), len(self.result.offices))

    @cached_property
    def reached(self) -> TableLayout:
        without_work = any(not part.has("activity") for part in self.result.definition.parts)
        columns = fields.reached_fields(self.result.quarter, with_results=without_work)
        return self._table(fields.REACHED, columns, len(self.result.reached))

    @cached_property
    def works(self) -> TableLayout:
        return self._table(fields.WORKS, fields.WORK_FIELDS, len(self.result.works))

    @cached_property
    def register(self) -> TableLayout:
        return self._table(fields.REGISTER, fields.REGISTER_FIELDS, len(self.result.obstacles))

    @cached_property
    def files(self) -> TableLayout:
        return self._table(FILES, fields.FILE_FIELDS, len(self.result.fates))

    @cached_property
    def account(self) -> TableLayout:
        return self._table(ACCOUNT, fields.ACCOUNT_FIELDS, len(self.result.fates))

    @cached_property
    def notes(self) -> TableLayout:
        columns = fields.report_note_fields(compared=self.result.compared)
        return self._table(NOTES, columns, len(self.result.notes))

    @cached_property
    def settled(self) -> TableLayout:
        return self._table(SETTLED, fields.report_settled_fields(), len(self.result.settled))

    @cached_property
    def note_states(self) -> Mapping[tuple[str, NoteState | None], int]:
        """How many findings an office has in each state."""
        return states_counted(self.result.notes_since)

    @property
    def office_names(self) -> Mapping[str, str]:
        return self.result.office_names

    @cached_property
    def file_numbers(self) -> Mapping[tuple[str, str], int]:
        """The number of each file in the list; findings know it by its name."""
        return {(fate.report.file.file, ""): number for number, fate in enumerate(self.result.fates, 1)}

    @property
    def data(self) -> Mapping[str, TableLayout]:
        """The sheet in which the rows of each kind stand."""
        return {"reached": self.reached, "works": self.works, "obstacles": self.register}

    @cached_property
    def standings(self) -> Mapping[str, Counter[Standing]]:
        """How many indicators of each office stand where."""
        return {region: Counter(each.row.standing for each in own) for region, own in self.result.by_office.items()}

    # What the first page says is asked for several times, since what there is room for is found by trying.

    @cached_property
    def calls(self) -> list[Call]:
        return calls(self.result)

    @cached_property
    def off_track(self) -> list[OffTrack]:
        return off_track(self.result)

    @cached_property
    def hindrances(self) -> list[Hindrance]:
        return hindrances(self.result)

    @cached_property
    def shared_words(self) -> list[SharedWords]:
        return shared_words(self.result)

    @cached_property
    def places(self) -> Mapping[str, str]:
        """What the offices' regions are called for short: `Dompu`, `Kota Bima`; `Kab. Bima`, where there is a city of that name."""
        definition = self.result.definition
        named = {each.region: place_name(office_at(each.region), definition) for each in self.result.offices}
        cities = set(named.values())
        return {region: f"Kab. {name}" if f"Kota {name}" in cities else name for region, name in named.items()}

    @cached_property
    def provinces(self) -> Mapping[str, str]:
        """The names of the provinces by the regions of the offices."""
        definition = self.result.definition
        return {
            office.region: province_named(office_at(office.region).province, definition)
            for office in self.result.offices
        }

    @cached_property
    def sheets(self) -> Mapping[str, str]:
        """The names of the parts' sheets by their ids."""
        return {part.id: part.sheet for part in self.result.definition.parts}

    def of_data(self, kind: str) -> ReportLayout:
        """As much of it as a data sheet needs: little, since it travels to another process."""
        bare = tuple(_without_reports(office) for office in self.result.offices)
        left = {other: () for other in fields.KINDS if other != kind}
        return ReportLayout(
            self.result.but(fates=(), offices=bare, groups=(), notes=(), settled=(), **left), self.language
        )


def _without_reports(office: ReportingOffice) -> ReportingOffice:
    return office.but(reports=(), others=())
