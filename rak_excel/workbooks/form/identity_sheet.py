"""The sheet that says who plans: office, year, unit, signatures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rak_excel.formats.addresses import quoted
from rak_excel.formats.form_colours import ATTENTION, HEADING, INPUT, LINE, OUTSIDE, QUIET
from rak_excel.formats.written.book import PAPER_CODES, Book, Formats, NewSheet
from rak_excel.formats.written.row_heights import height_of, line_count
from rak_excel.formats.written.table import write_value
from rak_excel.layouts.names import HINTS
from rak_excel.model import Definition, Identity, PlanForm, Signatory
from rak_excel.record import Record
from rak_excel.workbooks.form.self_check.identity import wrong_values

FIRST_ROW = 2  # counted from 0
NAME = "RAK_IDENTITY_"
_VALUE_WIDTH = 62  # characters
_NUMBERS = {"YEAR", "REVISION", "DAY", "SIGNED_YEAR"}


class IdentityField(Record):
    """One line of the sheet. `name` ends its defined name, a heading has none; `choices` names the list of its dropdown.

    What is `locked` is not filled in; None where the sheet is not protected.
    """

    name: str
    label: str
    value: str | int | None = None
    hint: str = ""
    choices: str = ""
    locked: bool | None = None


def identity_fields(form: PlanForm) -> list[IdentityField]:
    """The lines of the identity sheet from the top, headings of the signatories included."""
    words, identity = form.definition.identity, form.identity
    day, month, signed_year = (
        (identity.date.day, words.months[identity.date.month - 1], identity.date.year)
        if identity.date
        else (None, None, None)
    )
    acknowledged = "Ya" if identity.acknowledged else "Tidak"
    whole = words.whole_office if identity.whole_office else None
    submitter = identity.submitter.name if identity.submitter else whole
    fields = (
        ("OFFICE", words.office, identity.office, "OFFICES"),
        ("REGION", words.region, identity.region, "REGIONS"),
        ("YEAR", words.year, identity.year, "YEARS"),
        ("SUBMITTER", words.submitter, submitter, "UNITS"),
        ("REVISION", words.revision, identity.revision, "REVISIONS"),
        ("PLACE", words.place, identity.place, ""),
        ("DAY", words.day, day, "DAYS"),
        ("MONTH", words.month, month, "MONTHS"),
        ("SIGNED_YEAR", words.signed_year, signed_year, "YEARS"),
        ("ACKNOWLEDGED", words.acknowledged, acknowledged, "YESNO"),
    )
    return [
        *(IdentityField(name, label, value, HINTS.get(name, ""), choices) for name, label, value, choices in fields),
        *_signatory_fields(form.definition, identity),
    ]


def add_identity_sheet(book: Book, form: PlanForm, formats: Formats, fields: Sequence[IdentityField] = ()) -> NewSheet:
    """The sheet with the lines of every plan, or with these."""
    words = form.definition.identity
    sheet = book.add_worksheet(form.definition.sheets.identity)
    sheet.set_column(0, 0, 38)
    sheet.set_column(1, 1, _VALUE_WIDTH)
    sheet.set_column(2, 2, 46)
    sheet.write_string(0, 0, words.title, formats(bold=True, font_size=14))
    wrong = wrong_values(form.definition)
    for row, field in enumerate(fields or identity_fields(form), FIRST_ROW):
        _add_field(book, sheet, row, field, formats)
        if not field.locked:
            _add_colours(sheet, row, field, wrong.get(field.name, ""), formats)
    set_landscape_page(sheet, form, tall=1)
    return sheet


def set_landscape_page(sheet: NewSheet, form: PlanForm, *, tall: int) -> None:
    """One page wide, and at most so many `tall`, 0 for as many as it takes."""
    sheet.set_landscape()
    sheet.set_paper(paper_code(form))
    sheet.fit_to_pages(1, tall)
    sheet.hide_gridlines(2)


def paper_code(form: PlanForm) -> int:
    """Excel's number for the form's paper."""
    return PAPER_CODES[form.paper]


def _signatory_fields(definition: Definition, identity: Identity) -> Iterator[IdentityField]:
    words = definition.identity
    for signatory, own in words.signatories.items():
        known = identity.signatories.get(signatory, Signatory(title=own.titles[0]))
        name = signatory.upper()
        yield IdentityField("", own.label)
        yield IdentityField(f"{name}_TITLE", words.signatory_title, known.title, HINTS["TITLE"], f"TITLES_{name}")
        yield IdentityField(f"{name}_NAME", words.signatory_name, known.name, HINTS["NAME"])
        if own.nip:
            yield IdentityField(f"{name}_NIP", words.signatory_nip, known.nip, HINTS["NIP"])


def _add_field(book: Book, sheet: NewSheet, row: int, field: IdentityField, formats: Formats) -> None:
    if not field.name:
        sheet.write_string(row, 0, field.label, formats(bold=True, bg_color=HEADING))
        sheet.write_blank(row, 1, None, formats(bg_color=HEADING))
        return
    sheet.write_string(row, 0, field.label, formats(valign="vcenter"))
    # Text is kept as typed: a NIP has 18 digits, a region's code may end in 0.
    kept = {} if field.name in _NUMBERS else {"num_format": "@"}
    boxed = {"border": 1, "border_color": LINE, "align": "left", "valign": "vcenter"}
    boxed |= {} if field.locked else {"bg_color": INPUT}
    boxed |= {"locked": False} if field.locked is False else {}
    write_value(sheet, row, 1, field.value, formats(**boxed, text_wrap=True, **kept))
    if line_count(text := str(field.value or ""), _VALUE_WIDTH) > 1:
        sheet.set_row(row, height_of([(text, _VALUE_WIDTH)]))
    sheet.write_string(row, 2, field.hint, formats(font_color=QUIET, italic=True, valign="vcenter"))
    book.define_name(f"{NAME}{field.name}", f"={quoted(sheet.get_name())}!$B${row + 1}")
    if field.choices and not field.locked:
        offered = {"validate": "list", "source": f"=RAK_LIST_{field.choices}", "show_error": False}
        sheet.data_validation(row, 1, row, 1, offered)


def _add_colours(sheet: NewSheet, row: int, field: IdentityField, wrong: str, formats: Formats) -> None:
    """Show at once what cannot be meant, and an own wording of an office or a unit."""
    typed = f"TRIM($B${row + 1})"
    unlisted = f"AND(LEN({typed})>0,SUMPRODUCT(--(RAK_LIST_{field.choices}={typed}))=0)"
    own = unlisted if field.name in {"OFFICE", "SUBMITTER"} and field.choices else ""
    shown = ((wrong, {"bg_color": ATTENTION, "bold": True}), (own, {"font_color": OUTSIDE, "italic": True}))
    for criteria, look in shown:
        if criteria:
            rule = {"type": "formula", "criteria": f"={criteria}", "format": formats(**look)}
            sheet.conditional_format(row, 1, row, 1, rule)
