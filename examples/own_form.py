"""Workbooks of a journey by a form that an agency drew up by itself: that form, and plans in the template made of it."""

from __future__ import annotations

import datetime
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rak_excel import load_template
from rak_excel.formats.written.book import new_book
from rak_excel.model import Definition, FormRow, Identity, PlanForm, Signatory
from rak_excel.model.standard_columns import period_target_id
from rak_excel.model.target import MONTHS

HERE = Path(__file__).resolve().parent / "badan-contoh"
OWN_FORM = "badan-contoh/Rencana Aksi 2026 (contoh).xlsx"
PLANS = "badan-contoh/rencana"
_LEFT = {"No": 5, "Tujuan/Sasaran/Program": 30, "Indikator Kinerja": 36, "Target": 12}
_TOP = 4  # the row of the headings, counted from 0


def write_own_form(path: Path) -> None:
    """The plan of the first office as it drew it up: targets by month, no activities, no executors."""
    plan, months = _made_up(), _definition().parts[0].schedule.names
    office = plan["offices"][0]
    path.parent.mkdir(parents=True, exist_ok=True)
    book = new_book(path)
    boxed = book.add_format({"text_wrap": True, "border": 1, "valign": "top"})
    sheet = book.add_worksheet("Renaksi 2026")
    for row, line in enumerate([plan["title"], office["name"].upper(), f"TAHUN {plan['year']}"]):
        sheet.write_string(row, 0, line)
    first, last = len(_LEFT), len(_LEFT) + len(months) - 1
    for column, (heading, width) in enumerate(_LEFT.items()):
        sheet.set_column(column, column, width)
        sheet.merge_range(_TOP, column, _TOP + 1, column, heading, boxed)
    sheet.set_column(first, last, 10)
    sheet.merge_range(_TOP, first, _TOP, last, "Target Bulan", boxed)
    for column, month in enumerate(months, first):
        sheet.write_string(_TOP + 1, column, month, boxed)
    rows = [_texts_of(row) for row in _rows(plan, office)]
    for below, texts in enumerate(rows, _TOP + 2):
        for column, text in enumerate(texts):
            sheet.write_string(below, column, text, boxed)
    date: datetime.date = office["date"]
    signed = [f"{office['place']}, {date.day} Januari {date.year}", plan["signed_by"].upper(), "", "", plan["made_up"]]
    for below, line in enumerate(signed, _TOP + 3 + len(rows)):
        sheet.write_string(below, last - 2, line)
    book.close()


def monthly_plans() -> Iterator[tuple[str, PlanForm]]:
    """The plans of all offices in the template that the corrected draft makes, by file name."""
    plan, definition = _made_up(), _definition()
    [part] = definition.parts
    for office in plan["offices"]:
        identity = Identity(
            office=office["name"],
            year=plan["year"],
            revision=0,
            whole_office=True,
            place=office["place"],
            date=office["date"],
            signatories={part.signatory: Signatory(plan["signed_by"], plan["made_up"])},
        )
        rows = tuple(_rows(plan, office))
        form = PlanForm(definition, identity, {part.id: rows}, signed=True)
        yield f"RAK {plan['year']} - {office['name']} - {plan['made_up']}.xlsx", form


def _rows(plan: dict[str, Any], office: dict[str, Any]) -> Iterator[FormRow]:
    """A row for each indicator, with what this office plans otherwise."""
    for number, objective in enumerate(plan["objectives"], 1):
        for nth, indicator in enumerate(objective["indicators"]):
            months = office.get("changes", {}).get(indicator["key"], indicator["months"])
            yield FormRow(
                number=str(number) if nth == 0 else "",
                objective=objective["text"] if nth == 0 else "",
                indicator=indicator["text"],
                target=indicator["target"],
                key=indicator["key"],
                further={period_target_id(month, len(months)): text for month, text in enumerate(months, 1) if text},
            )


def _texts_of(row: FormRow) -> list[str]:
    months = (str(row.further.get(period_target_id(month, MONTHS), "")) for month in range(1, MONTHS + 1))
    return [row.number, row.objective, row.indicator, row.target, *months]


def _definition() -> Definition:
    return load_template(HERE / "badan-contoh.toml")


def _made_up() -> dict[str, Any]:
    return tomllib.loads((HERE / "plan.toml").read_text(encoding="utf-8"))
