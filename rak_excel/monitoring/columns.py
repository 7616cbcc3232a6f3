"""The columns of quarterly reports, as tables have them: each is declared once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from rak_excel.formats.grid import as_text
from rak_excel.model.columns import Column, ColumnKind, further_columns
from rak_excel.model.further import FurtherEntry
from rak_excel.model.monitoring import COMPUTED, TYPED
from rak_excel.model.reported_plan import ReportedPlan
from rak_excel.model.standard_columns import UNIT_TEXT
from rak_excel.model.target import plain
from rak_excel.monitoring.achievement import Achievement
from rak_excel.monitoring.figures import Figure
from rak_excel.monitoring.report import Reached, Report, Work
from rak_excel.record import Record


class ReportRow(Record):
    """An activity of a report with its indicator; an indicator without activities has one row without."""

    report: Report
    reached: Reached
    work: Work | None

    @property
    def part(self) -> str:
        return self.reached.part.id

    @property
    def quarter(self) -> int:
        return self.report.quarter.number

    @property
    def plan_revision(self) -> int | None:
        reported: ReportedPlan | None = self.report.plan.reported
        return reported.revision if reported else None

    @property
    def direction(self) -> str:
        return "lower" if self.reached.how.lower else "higher"

    @property
    def goal(self) -> str:
        return self._typed("goal")

    @property
    def previous(self) -> str:
        return self._typed("previous")

    @property
    def actual(self) -> str:
        return self._typed("actual")

    def _typed(self, column: str) -> str:
        """What stands in a column of figures: a dash says something too."""
        return as_text(self.reached.indicator.further.get(column, ""))

    @property
    def goal_number(self) -> int | float | None:
        return number_of(self.reached.goal.figure)

    @property
    def previous_number(self) -> int | float | None:
        return number_of(self.reached.previous)

    @property
    def actual_number(self) -> int | float | None:
        return number_of(self.reached.actual)

    @property
    def in_quarter(self) -> int | float | None:
        return plain(self.reached.in_quarter)

    @property
    def of_quarter(self) -> int | float | None:
        return percent_of(self.reached.of_quarter)

    @property
    def of_year(self) -> int | float | None:
        return percent_of(self.reached.of_year)

    @property
    def standing(self) -> str:
        """In the words of the report's definition."""
        return self.report.words.standing(self.reached.standing)

    @property
    def state(self) -> str | None:
        """In the words of the definition where they are known, else as typed; None for a blank."""
        if self.work is None:
            return None
        return self.report.words.state(self.work.state) if self.work.state else self.said("state") or None

    @property
    def executors(self) -> str:
        """Official names where known, else as written."""
        meant = (self.work.planned or self.work.activity).executors if self.work else ()
        return "; ".join(executor.name for executor in meant)

    @property
    def file(self) -> str:
        return self.report.plan.source_of(self.part).file

    @property
    def cell(self) -> str:
        """Where the figure stands, or would stand."""
        return self.reached.indicator.cell_of("actual").address

    @property
    def further(self) -> Mapping[str, FurtherEntry]:
        """What the row says in any column that is not the plan's, by their ids."""
        return {**self.reached.indicator.further, **(self.work.activity.further if self.work else {})}

    def said(self, column: str) -> str:
        """What the row says in a column of the report; of an indicator without activities what that says."""
        return self.work.said(column) if self.work else "\n".join(self.reached.said(column))

    @property
    def result(self) -> str:
        return self.said("result")

    @property
    def evidence(self) -> str:
        return self.said("evidence")

    @property
    def obstacle(self) -> str:
        return self.said("obstacle")

    @property
    def follow_up(self) -> str:
        return self.said("follow_up")

    @property
    def person(self) -> str:
        return self.said("person")

    @property
    def due(self) -> str:
        return self.said("due")


_CATEGORY, _NUMBER, _WHOLE = ColumnKind.CATEGORY, ColumnKind.NUMBER, ColumnKind.WHOLE
_MEASURES = {"sum": "hitungan", "state": "posisi", "release": "rilis", "none": "tidak diukur"}
_DIRECTIONS = {"higher": "makin tinggi", "lower": "makin rendah"}
COLUMNS = (
    Column("office", "satker", "report.plan.identity.office", _CATEGORY, width=34),
    Column("region", "kode_wilayah", "report.plan.identity.region", _CATEGORY, width=12),
    Column("year", "tahun", "report.plan.identity.year", _WHOLE, width=8),
    Column("quarter", "triwulan", "quarter", _WHOLE, width=8),
    Column("plan_revision", "revisi_rencana", "plan_revision", _WHOLE, width=8),
    Column("submitter", "diisi_oleh", "report.plan.identity.submitter.name", _CATEGORY, width=28),
    Column("part", "bagian", "part", _CATEGORY, width=14),
    Column("objective", "sasaran", "reached.meant.objective.text", _CATEGORY, width=40),
    Column("indicator", "indikator", "reached.meant.text", width=50),
    Column("key", "kode_indikator", "reached.indicator.key", _CATEGORY, width=14),
    Column("target", "target", "reached.target.text", width=16),
    Column("target_number", "nilai_target", "reached.target.number", _NUMBER, width=12),
    Column("unit", "satuan", "reached.target.unit", _CATEGORY, width=12),
    Column("measure", "sifat_angka", "reached.how.measure", _CATEGORY, width=12, said=_MEASURES),
    Column("direction", "arah", "direction", _CATEGORY, width=10, said=_DIRECTIONS),
    Column("goal", "target_sd_triwulan", "goal", width=16),
    Column("goal_number", "nilai_target_sd_triwulan", "goal_number", _NUMBER, width=12),
    Column("previous", "realisasi_sebelumnya", "previous", width=16),
    Column("previous_number", "nilai_sebelumnya", "previous_number", _NUMBER, width=12),
    Column("actual", "realisasi", "actual", width=16),
    Column("actual_number", "nilai_realisasi", "actual_number", _NUMBER, width=12),
    Column("in_quarter", "realisasi_triwulan_ini", "in_quarter", _NUMBER, width=12),
    Column("of_quarter", "capaian_triwulan_persen", "of_quarter", _NUMBER, width=12),
    Column("of_year", "capaian_tahun_persen", "of_year", _NUMBER, width=12),
    Column("standing", "status_capaian", "standing", _CATEGORY, width=18),
    Column("activity", "kegiatan", "work.activity.text", width=60),
    Column("scheduled", "dijadwalkan", "work.scheduled", ColumnKind.FLAG, width=10, said={True: "ya", False: "tidak"}),
    Column("state", "status_pelaksanaan", "state", _CATEGORY, width=14),
    Column("result", "uraian_hasil", "result", width=50),
    Column("evidence", "bukti_dukung", "evidence", width=40),
    Column("obstacle", "kendala", "obstacle", width=40),
    Column("follow_up", "tindak_lanjut", "follow_up", width=40),
    Column("person", "penanggung_jawab", "person", width=34),
    Column("due", "batas_waktu", "due", width=16),
    Column("executors", "pelaksana", "executors", width=40),
    Column("file", "file", "file", _CATEGORY, width=34),
    Column("sheet", "sheet", "reached.indicator.place.sheet", _CATEGORY, width=18),
    Column("cell", "sel", "cell", width=8),
)
_OF_REPORTS = frozenset({*TYPED, *COMPUTED, UNIT_TEXT, "previous", "planned"})


def columns_of(reports: Iterable[Report]) -> tuple[Column, ...]:
    """The columns of these reports: those that every report has, then what their files have beside them."""
    return (*COLUMNS, *columns_beside(*reports))


def columns_beside(*reports: Report) -> tuple[Column, ...]:
    """Those that are no columns of reports, as KETERANGAN: one for all of an id."""
    declared = further_columns(report.plan.definition for report in reports)
    return tuple(column for column in declared if column.id not in _OF_REPORTS)


def rows_of(report: Report) -> Iterator[ReportRow]:
    """One row an activity, and one for each indicator without any."""
    for reached in report.reached:
        for work in reached.works or (None,):
            yield ReportRow(report, reached, work)


def number_of(figure: Figure) -> int | float | None:
    return figure.target.number if figure.target else None


def percent_of(reached: Achievement | None) -> int | float | None:
    """A percentage as it is shown; None where there is none."""
    return plain(reached.shown) if reached else None
