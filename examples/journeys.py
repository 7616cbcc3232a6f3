"""Workbooks of two further journeys: a submission for a revision, and a plan in a layout of its own."""

from __future__ import annotations

import datetime
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from rak_excel.formats.written.book import NewSheet, new_book
from rak_excel.model import FormRow, PlanForm

HERE = Path(__file__).resolve().parent
REVISION = "revisi-2020/kiriman/RAK 2020 - 5203 Lombok Timur - Subbag Keuangan Umum Logistik - revisi.xlsx"
OLD_LAYOUT = "format-lama/Rencana Aksi 2019 (contoh).xlsx"
_LEFT = ("NO", "SASARAN", "INDIKATOR KINERJA", "TARGET", "RENCANA AKSI")
_TOP = 4  # the row of the headings, counted from 0


def revised_submission(sent: Iterable[PlanForm]) -> PlanForm:
    """What a sub bagian sends when it plans otherwise: all rows of its own and of its divisi, some of them changed.

    `sent` are the first submissions of all units.
    """
    revision = tomllib.loads((HERE / "revisi-2020" / "revision.toml").read_text(encoding="utf-8"))
    forms = {form.identity.submitter.name: form for form in sent if form.identity.submitter}
    form, supported = forms[revision["submitter"]], forms[revision["supports"]]
    rows = {
        part: tuple(_revised_rows((*supported.rows[part], *form.rows[part]), revision["rows"])) for part in form.rows
    }
    return replace(form, identity=replace(form.identity, revision=1), rows=rows)


def _revised_rows(rows: Iterable[FormRow], changes: dict[str, Any]) -> Iterator[FormRow]:
    for row in rows:
        change = changes.get(row.key, {})
        marks = dict.fromkeys(change["periods"], "✓") if "periods" in change else row.marks
        yield replace(row, target=change.get("target", row.target), marks=marks)
        if added := change.get("added"):
            yield FormRow(activity=added["text"], marks=dict.fromkeys(added["periods"], "✓"), executors=row.executors)


def write_old_layout(path: Path) -> None:
    """A plan as an office drew it up by itself: other headings, merged cells, no identity sheet, no row keys."""
    plan = tomllib.loads((HERE / "format-lama" / "plan.toml").read_text(encoding="utf-8"))
    path.parent.mkdir(parents=True, exist_ok=True)
    book = new_book(path)
    for part in plan["parts"]:
        _draw_part(book.add_worksheet(part["sheet"]), plan, part)
    book.close()


def _draw_part(sheet: NewSheet, plan: dict[str, Any], part: dict[str, Any]) -> None:
    for row, line in enumerate([plan["title"], part["office"], f"TAHUN ANGGARAN {plan['year']}"]):
        sheet.write_string(row, 0, line)
    last = len(_LEFT) + len(part["periods"])
    for column, heading in enumerate([*_LEFT, "WAKTU PELAKSANAAN"]):
        sheet.write_string(_TOP, column, heading)
    sheet.write_string(_TOP, last, "PENANGGUNG JAWAB")
    for column, period in enumerate(part["periods"], len(_LEFT)):
        sheet.write_string(_TOP + 1, column, period)
    row = _TOP + 2
    for number, objective in enumerate(part["objectives"], 1):
        for below, indicator in enumerate(objective["indicators"]):
            _draw_indicator(sheet, row + below, last, indicator)
        count = len(objective["indicators"])
        for column, text in enumerate([str(number), objective["text"]]):
            if count > 1:
                sheet.merge_range(row, column, row + count - 1, column, text)
            else:
                sheet.write_string(row, column, text)
        row += count
    for below, line in enumerate([_dated(plan), part["signed_by"], "", "", "(contoh)"], row + 1):
        sheet.write_string(below, last, line)


def _draw_indicator(sheet: NewSheet, row: int, last: int, indicator: dict[str, Any]) -> None:
    texts = (indicator["text"], indicator["target"], indicator["activity"].strip())
    for column, text in enumerate(texts, 2):
        sheet.write_string(row, column, text)
    for period in indicator["periods"]:
        sheet.write_string(row, len(_LEFT) - 1 + period, "x")
    sheet.write_string(row, last, indicator["executor"])


def _dated(plan: dict[str, Any]) -> str:
    date: datetime.date = plan["date"]
    return f"{plan['place']}, {date.day} Januari {date.year}"
