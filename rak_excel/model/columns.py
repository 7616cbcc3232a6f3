"""The columns of a plan: each is declared once, and whatever lists, exports or compares rows walks the declaration."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import Any

from rak_excel.model.definition import Definition
from rak_excel.model.plan import Plan
from rak_excel.record import Record
from rak_excel.system.grouped import grouped


class ColumnKind(StrEnum):
    """What stands in a column. Of the values of a CATEGORY there are few, each of which comes again and again."""

    TEXT = "text"
    CATEGORY = "category"
    WHOLE = "whole"
    NUMBER = "number"
    DATE = "date"
    FLAG = "flag"


class Column(Record):
    """`id` names it for programs, `called` in Indonesian; `path` leads to its value from a row of a table, by attributes and keys:
    a `FlatRow` of plans, a `ReportRow` of quarterly reports.

    `said` has the words that people read for its values, where these are for programs. `width` is in characters. Where something on the way is None, as the target of an indicator without one, the value is None.
    """

    id: str
    called: str
    path: str
    kind: ColumnKind = ColumnKind.TEXT
    width: float = 12
    said: Mapping[Any, str] = {}

    def of(self, row: Record) -> Any:
        value: Any = row
        for name in self.path.split("."):
            if value is not None:
                value = value.get(name) if isinstance(value, Mapping) else getattr(value, name)
        return value


COLUMNS = (
    Column("office", "satker", "plan.identity.office", ColumnKind.CATEGORY, width=34),
    Column("region", "kode_wilayah", "plan.identity.region", ColumnKind.CATEGORY, width=12),
    Column("year", "tahun", "plan.identity.year", ColumnKind.WHOLE, width=8),
    Column("revision", "revisi", "plan.identity.revision", ColumnKind.WHOLE, width=8),
    Column("submitter", "diisi_oleh", "plan.identity.submitter.name", ColumnKind.CATEGORY, width=28),
    Column("part", "bagian", "part", ColumnKind.CATEGORY, width=14),
    Column("number", "no", "indicator.objective.number", ColumnKind.WHOLE, width=6),
    Column("objective", "sasaran", "indicator.objective.text", ColumnKind.CATEGORY, width=40),
    Column("indicator", "indikator", "indicator.text", width=50),
    Column("key", "kode_indikator", "indicator.key", ColumnKind.CATEGORY, width=14),
    Column("target", "target", "indicator.target.text", width=16),
    Column("target_kind", "jenis_target", "indicator.target.kind.value", ColumnKind.CATEGORY, width=12),
    Column("target_number", "nilai_target", "indicator.target.number", ColumnKind.NUMBER, width=12),
    Column("unit", "satuan", "indicator.target.unit", ColumnKind.CATEGORY, width=12),
    Column("activity", "kegiatan", "activity.text", width=60),
    Column("schedule", "jadwal", "schedule", width=16),
    Column("executors", "pelaksana", "executors", width=40),
    Column("file", "file", "file", ColumnKind.CATEGORY, width=34),
    Column("sheet", "sheet", "sheet", ColumnKind.CATEGORY, width=14),
    Column("cell", "sel", "cell", width=8),
)


def columns_of(plans: Iterable[Plan]) -> tuple[Column, ...]:
    """The columns of these plans: those that every plan has, then what their definitions have beside them."""
    return (*COLUMNS, *further_columns(plan.definition for plan in plans))


def further_columns(definitions: Iterable[Definition]) -> Iterator[Column]:
    """Those that definitions declare: one for all of an id, headed as each heads it, of text where one of them says so."""
    declared = grouped((column.id, column) for each in dict.fromkeys(definitions) for column in each.further)
    for id_, own in declared.items():
        heading, width = " / ".join(dict.fromkeys(each.name for each in own)), max(each.width for each in own)
        kind = ColumnKind.NUMBER if all(each.is_number for each in own) else ColumnKind.TEXT
        yield Column(id_, heading, f"further.{id_}", kind, width)
