"""Submissions of one office, written as text tables, for the tests of merging."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterable
from pathlib import Path

from msgspec.structs import replace

from rak_excel.merging.merge import Merged
from rak_excel.model import Plan, Source
from rak_excel.workbooks.form.book import write_plan_book
from tests.forms import form_of_plan
from tests.tables import plan_of

FINANCE = "Divisi Keuangan, Umum, Logistik dan Rumah Tangga"
TECHNICAL = "Divisi Teknis Penyelenggaraan"
LEGAL = "Divisi Hukum dan Pengawasan"
FINANCE_OFFICE = "Sub Bagian Keuangan, Umum dan Logistik"
LEGAL_OFFICE = "Sub Bagian Hukum dan Sumber Daya Manusia"

_WRITTEN: dict[str, bytes] = {}  # each workbook is written once, however many tests read it
_QUARTERS = "| NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA |"
_MONTHS = f"| NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | {' | '.join(f'B{n}' for n in range(1, 13))} | PELAKSANA |"


def sent(rows: str, by: str | None = None, *, file: str = "", saved: str | None = None, **identity: object) -> Plan:
    """What `by` sent: `rows` are lines of the commission's sheet, those after a line `---` of the secretariat's.

    A row's schedule is written as one cell for each of T1 to T4; on the secretariat's sheet B1 to B12. `saved` is an
    ISO moment. Without `file` the file is named after the unit.
    """
    commission, _, secretariat = rows.partition("---")
    text = f"# Komisi\n{_QUARTERS}\n{commission}"
    if secretariat.strip():
        text += f"\n# Sekretariat\n{_MONTHS}\n{secretariat}"
    name = file or f"{by or 'Seluruh kantor'}.xlsx"
    if by:
        identity["submitter"] = by
    plan = plan_of(text, file=name, template="kpu-2020", **identity)
    digest = hashlib.sha256(f"{name}{saved}{text}{identity}".encode()).hexdigest()
    return replace(plan, source=Source(name, digest, datetime.datetime.fromisoformat(saved) if saved else None))


def rows_of(merged: Merged, part: str = "commission") -> list[tuple[str, str, str, str]]:
    """Indicator, target, activity and periods of every row of a part, as a reader sees them."""
    own = merged.plan.part(part)
    return [
        (indicator.text, indicator.target.text if indicator.target else "", activity.text, _periods(activity.periods))
        for indicator in (own.indicators if own else ())
        for activity in indicator.activities
    ]


def executors_of(merged: Merged, part: str = "commission") -> list[list[str]]:
    own = merged.plan.part(part)
    return [
        [executor.name for executor in activity.executors]
        for indicator in (own.indicators if own else ())
        for activity in indicator.activities
    ]


def differences_of(merged: Merged) -> list[tuple[str, list[str], str]]:
    """The field, the candidates and the letter used of every difference."""
    return [
        (each.question.field.id, [f"{one.letter} {one.text}" for one in each.candidates], each.used)
        for each in merged.differences
    ]


def written(folder: Path, plans: Iterable[Plan]) -> Path:
    """A folder with the workbooks of these plans, under their own names."""
    for plan in plans:
        path = folder / plan.source.file
        path.parent.mkdir(parents=True, exist_ok=True)
        if plan.source.sha256 not in _WRITTEN:
            write_plan_book(path, form_of_plan(plan, rows=3))
            _WRITTEN[plan.source.sha256] = path.read_bytes()
        path.write_bytes(_WRITTEN[plan.source.sha256])
    return folder


def _periods(periods: Iterable[int]) -> str:
    return " ".join(map(str, periods))
