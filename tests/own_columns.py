"""Forms of a definition with its own columns, in any order, and rows that nobody finds fault with."""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from hypothesis import strategies as st
from msgspec.structs import replace

from rak_excel.definitions.faults import faults
from rak_excel.definitions.loading import load_template
from rak_excel.jobs.template.forms import blank_form, write_template
from rak_excel.model import Definition, FormRow, Plan, PlanForm, Signatory
from rak_excel.model.definition import PLAN_COLUMNS, WORK_COLUMNS
from rak_excel.reading import read_plan
from rak_excel.vocabulary.names.executors import unit_named

PATH = Path(__file__).parent / "definitions" / "kolom.toml"
FURTHER = ("source", "result")
ONLY_MENTIONED = frozenset({"RAK212", "RAK608"})
"""What is found in these rows: one team alone, and the same work for several indicators."""
TEAMS = ("Tim Pelayanan", "Tim Kearsipan")
LIKE_STATISTICS = ("number", "objective", "indicator", "source", "target", "schedule", "activity", "result")
LIKE_HOUSING = ("number", "objective", "indicator", "target", "source", "activity", "schedule", "executor", "result")
ORDERS = (
    LIKE_STATISTICS,
    LIKE_HOUSING,
    ("objective", "indicator", "target", "source", "result", "executor", "activity", "schedule"),
    ("number", "objective", "indicator", "target", "schedule", "executor"),
    ("executor", "activity", "schedule", "indicator"),
    ("number", "indicator", "target", "source", "schedule"),
    ("number", "objective", "indicator", "source", "target"),
    ("indicator", "target"),
    ("indicator", "executor"),
    ("objective", "indicator", "schedule"),
)


def with_columns(columns: Sequence[str]) -> Definition:
    """The definition whose only form has these columns; those that it declares are of the level that the form allows."""
    whole = load_template(PATH)
    has_work = not WORK_COLUMNS.isdisjoint(columns)
    declared = [each if has_work else replace(each, level="indicator") for each in whole.further if each.id in columns]
    parts = (replace(whole.parts[0], columns=tuple(columns)),)
    definition = replace(whole, parts=parts, columns=tuple(declared))
    assert [fault.en for fault in faults(definition)] == []
    return definition


@st.composite
def column_orders(draw: st.DrawFn) -> tuple[str, ...]:
    """The columns of a form that a definition may have."""
    others = draw(st.sets(st.sampled_from([*PLAN_COLUMNS, *FURTHER])))
    work = draw(st.sampled_from(["target", *sorted(WORK_COLUMNS)]))
    return tuple(draw(st.permutations(sorted({*others, work, "indicator"}))))


def form_with(columns: Sequence[str], *, signed: bool = False, by: str | None = None) -> PlanForm:
    """A form with two objectives, each with two indicators, everything filled in as the form asks for it."""
    definition = with_columns(columns)
    submitter = unit_named(by, definition) if by else None
    form = blank_form(year=2026, region="52.03", definition=definition, submitter=submitter, rows=4)
    signatories = {
        "head": Signatory("Kepala Balai", "Nama Kepala (contoh)", "197508122001121001"),
        "clerk": Signatory("Sekretaris Balai", "Nama Sekretaris (contoh)"),
    }
    date = datetime.date(2026, 1, 22)
    identity = replace(form.identity, place="Selong", date=date, signatories=signatories, whole_office=by is None)
    rows = tuple(rows_of(definition, by or TEAMS[0]))
    return replace(form, identity=replace(identity, acknowledged=True), rows={"plan": rows}, signed=signed)


def rows_of(definition: Definition, team: str) -> Iterator[FormRow]:
    """The rows of such a form; on one with activities each indicator has two."""
    has = definition.parts[0].has
    for nth, name in enumerate(("Surat Masuk", "Surat Keluar", "Arsip Aktif", "Arsip Statis")):
        first = FormRow(
            number=f"{nth // 2 + 1}." if has("number") and has("objective") and nth % 2 == 0 else "",
            objective=f"Sasaran {'Pelayanan' if nth < 2 else 'Kearsipan'}" if has("objective") and nth % 2 == 0 else "",
            indicator=f"Jumlah Laporan {name}",
            target="12 Laporan" if has("target") else "",
            further=_entries(definition, first=True),
        )
        activities = (f"Menyusun {name}", f"Memeriksa {name}") if has("activity") else ("",)
        for at, activity in enumerate(activities):
            yield replace(
                first if at == 0 else FormRow(further=_entries(definition, first=False)),
                activity=activity,
                marks={at + 1: "✓", 4: "✓"} if has("schedule") else {},
                executors=team if has("executor") else "",
            )


def _entries(definition: Definition, *, first: bool) -> Mapping[str, str]:
    return {each.id: f"Isian {each.id}" for each in definition.further if first or each.level == "activity"}


def read_back(form: PlanForm) -> Plan:
    """The plan that the workbook of a form holds."""
    file = io.BytesIO()
    write_template(file, form)
    return read_plan(file.getvalue())
