"""The signatures below a part of an office's plan."""

from __future__ import annotations

from collections.abc import Mapping

from rak_excel.model import PlanForm, Signatory
from rak_excel.spreadsheet.book import Formats, Sheet
from rak_excel.spreadsheet.plan_layout import PartLayout
from rak_excel.spreadsheet.row_heights import DEFAULT_POINTS, height_of

_ROOM = 4  # blank lines to sign in


def add_signatures(
    sheet: Sheet, layout: PartLayout, form: PlanForm, widths: Mapping[str, float], formats: Formats
) -> int:
    """Write place, date, office and name below the table; returns the last row used, counted from 0.

    `widths` are those of the columns by role, in characters.
    """
    part = layout.part
    row = layout.last_row + 2
    left, right = 1, layout.executor
    sheet.write_formula(
        row, right, _PLACE_AND_DATE, formats(align="center", num_format="General"), _place_and_date(form)
    )
    last = _sign(sheet, row + 1, right, part.signatory, form, formats)
    if part.acknowledged_by and form.identity.acknowledged:
        sheet.write_string(row, left, "Mengetahui,", formats(align="center", num_format="General"))
        last = max(last, _sign(sheet, row + 1, left, part.acknowledged_by, form, formats))
    _set_heights(sheet, row + 1, form, min(widths["objective"], widths["executor"]))
    return last


def _set_heights(sheet: Sheet, row: int, form: PlanForm, width: float) -> None:
    """Make room for a title, an office and names that wrap, as the page has to be planned with."""
    known = form.identity.signatories.values()
    texts = {0: [each.title for each in known], 1: [form.identity.office], 2 + _ROOM: [each.name for each in known]}
    for below, written in texts.items():
        points = height_of([(text.upper(), width) for text in written])
        if points > DEFAULT_POINTS:
            sheet.set_row(row + below, points)


_PLACE_AND_DATE = (
    '=RAK_IDENTITY_PLACE&IF(RAK_IDENTITY_DAY="",""," , "&RAK_IDENTITY_DAY&" "&RAK_IDENTITY_MONTH&" "&RAK_IDENTITY_SIGNED_YEAR)'
).replace(" , ", ", ")


def _place_and_date(form: PlanForm) -> str:
    identity = form.identity
    if identity.date is None:
        return identity.place
    month = form.definition.identity.months[identity.date.month - 1]
    return f"{identity.place}, {identity.date.day} {month} {identity.date.year}"


def _sign(sheet: Sheet, row: int, column: int, signatory: str, form: PlanForm, formats: Formats) -> int:
    """One signature: title and office, room to sign, name, NIP. Returns its last row."""
    known = form.identity.signatories.get(signatory, Signatory())
    name = f"RAK_IDENTITY_{signatory.upper()}"
    middle = formats(align="center", text_wrap=True, valign="top", num_format="General", bold=True)
    office = form.identity.office.upper()
    sheet.write_formula(row, column, f"=UPPER({name}_TITLE)", middle, known.title.upper())
    sheet.write_formula(row + 1, column, "=UPPER(RAK_IDENTITY_OFFICE)", middle, office)
    below = row + 2 + _ROOM
    named = formats(align="center", bold=True, underline=1, num_format="General", text_wrap=True, valign="top")
    sheet.write_formula(below, column, f'={name}_NAME&""', named, known.name)
    if not form.definition.identity.signatories[signatory].nip:
        return below
    nip = f'=IF({name}_NIP="","","NIP "&{name}_NIP)'
    sheet.write_formula(
        below + 1, column, nip, formats(align="center", num_format="General"), f"NIP {known.nip}" if known.nip else ""
    )
    return below + 1
