"""The signatures below a part of an office's plan: live lines over several columns, so that none runs into another."""

from __future__ import annotations

import math
from collections.abc import Sequence

from rak_excel.formats.written.book import Formats, NewSheet
from rak_excel.formats.written.row_heights import BOLD, DEFAULT_POINTS, height_of
from rak_excel.language import one_line
from rak_excel.layouts.plan import PartLayout
from rak_excel.layouts.widths import Span
from rak_excel.model import PartDefinition, PlanForm, Signatory
from rak_excel.record import Record
from rak_excel.vocabulary.entries.ticks import yes_answers

_ROOM = 4  # blank lines to sign in
_LINES = _ROOM + 5  # date, title, office, name and number beside these
_OFFICE_LINES = 2  # of a long office's name; the other lines are one, and shrink where they are longer
_ACKNOWLEDGING = "Mengetahui,"


class _Line(Record):
    """One line of a block: its formula without `=`, and what that gives for the form."""

    formula: str
    value: str
    underlined: bool = False
    plain: bool = False
    wrapped: bool = False


def add_signatures(
    sheet: NewSheet, layout: PartLayout, form: PlanForm, widths: Sequence[float], formats: Formats
) -> int:
    """Write place, date, office and name below the table; returns the last row used, counted from 0.

    `widths` are those of the printed columns, in characters. Who acknowledges stands there as soon as the identity
    sheet asks for it.
    """
    return add_signatures_at(
        sheet, layout.last_row + 2, SigningPlace(layout.part, *layout.signatures), form, widths, formats
    )


class SigningPlace(Record):
    """The columns of who acknowledges a part, and of who signs it."""

    part: PartDefinition
    left: Span
    right: Span


def add_signatures_at(
    sheet: NewSheet, first: int, place: SigningPlace, form: PlanForm, widths: Sequence[float], formats: Formats
) -> int:
    """The same from a row on, counted from 0."""
    part = place.part
    lines = {0: _place_and_date(form)} | _signer(part.signatory, form)
    _write(sheet, first, place.right, lines, formats)
    if part.acknowledged_by:
        own = {0: _Line(f'"{_ACKNOWLEDGING}"', _ACKNOWLEDGING, plain=True)} | _signer(part.acknowledged_by, form)
        asked = {below: _if_acknowledged(line, form) for below, line in own.items()}
        _write(sheet, first, place.left, asked, formats)
        lines |= {below: line for below, line in own.items() if below not in lines}
    narrowest = min(math.fsum(widths[begin : end + 1]) for begin, end in (place.left, place.right))
    sheet.set_row(first + 2, _office_points(form, narrowest))
    sheet.fixed.add(first + 2)
    return first + max(lines)


def _office_points(form: PlanForm, width: float) -> float:
    """No program makes a row higher for what wraps over several columns: there is room for a long name at once."""
    room, office = "\n" * (_OFFICE_LINES - 1), form.identity.office.upper()
    return height_of([(office, width * BOLD), (room, width)])


def points_of_signatures(form: PlanForm, width: float) -> float:
    """How high the block is where the narrower of both has so many characters."""
    return _office_points(form, width) + (_LINES - 1) * DEFAULT_POINTS


def _place_and_date(form: PlanForm) -> _Line:
    identity = form.identity
    date = 'RAK_IDENTITY_DAY&" "&RAK_IDENTITY_MONTH&" "&RAK_IDENTITY_SIGNED_YEAR'
    formula = f'{_typed("PLACE")}&IF(RAK_IDENTITY_DAY="","",", "&{date})'
    place = one_line(identity.place)
    if identity.date is None:
        return _Line(formula, place, plain=True)
    return _Line(formula, f"{place}, {form.definition.identity.written(identity.date)}", plain=True)


def _typed(field: str) -> str:
    """What is typed into a field, also over several lines, as one line."""
    return f'TRIM(SUBSTITUTE(RAK_IDENTITY_{field},CHAR(10)," "))'


def _signer(signatory: str, form: PlanForm) -> dict[int, _Line]:
    """The lines of who signs by their distance from the block's first: title, office, room to sign, name, NIP."""
    known = form.identity.signatories.get(signatory, Signatory())
    name, nip = _typed(f"{signatory.upper()}_NAME"), _typed(f"{signatory.upper()}_NIP")
    below = 3 + _ROOM
    lines = {
        1: _Line(f"UPPER({_typed(f'{signatory.upper()}_TITLE')})", one_line(known.title).upper()),
        2: _Line(f"UPPER({_typed('OFFICE')})", one_line(form.identity.office).upper(), wrapped=True),
        below: _Line(name, one_line(known.name), underlined=True),
    }
    if form.definition.identity.signatories[signatory].nip:
        value = f"NIP {one_line(known.nip)}" if known.nip else ""
        lines[below + 1] = _Line(f'IF({nip}="","","NIP "&{nip})', value, plain=True)
    return lines


def _if_acknowledged(line: _Line, form: PlanForm) -> _Line:
    """A line that stands there while the identity sheet says yes, in whichever word."""
    answers = ",".join(f'"{each}"' for each in yes_answers(form.definition.marks))
    said = f"SUMPRODUCT(--(TRIM(RAK_IDENTITY_ACKNOWLEDGED)={{{answers}}}))>0"
    value = line.value if form.identity.acknowledged else ""
    return _Line(f'IF({said},{line.formula},"")', value, line.underlined, line.plain, line.wrapped)


def _write(sheet: NewSheet, first: int, columns: Span, lines: dict[int, _Line], formats: Formats) -> None:
    for below, line in lines.items():
        looks: dict[str, object] = {"align": "center", "valign": "top", "num_format": "General"}
        looks |= {"text_wrap": True} if line.wrapped else {"shrink": True}
        looks |= {} if line.plain else {"bold": True}
        looks |= {"underline": 1} if line.underlined else {}
        row, (begin, end) = first + below, columns
        if end > begin:  # Excel merges no single cell
            sheet.merge_range(row, begin, row, end, "", formats(**looks))
        sheet.write_formula(row, begin, f"={line.formula}", formats(**looks), line.value)
