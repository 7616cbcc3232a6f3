"""The sheets of a report beside those of its parts: guide, identity, lists and self-check, with what a report has of its own."""

from __future__ import annotations

from collections.abc import Iterator

from rak_excel.definitions.monitoring import monitoring_words, quarter_of
from rak_excel.formats.written.book import Book, Formats, NewSheet
from rak_excel.language import Text
from rak_excel.layouts.follow_ups import heading_of
from rak_excel.layouts.reported_plan import plan_named
from rak_excel.model import Severity
from rak_excel.model.monitoring import OF_FOLLOW_UPS, Standing
from rak_excel.model.report_form import ReportForm
from rak_excel.workbooks.form.check_sheet import CheckPage, add_check_page
from rak_excel.workbooks.form.guide_sheet import add_guide, filled_line
from rak_excel.workbooks.form.identity_sheet import IdentityField, add_identity_sheet, identity_fields
from rak_excel.workbooks.form.lists_sheet import List, identity_lists
from rak_excel.workbooks.form.self_check.bits import has_bit
from rak_excel.workbooks.form.self_check.identity import identity_lines
from rak_excel.workbooks.form.self_check.line import CheckGroup, CheckLine
from rak_excel.workbooks.monitoring.form.faults import RowFault, faults_of, line_of
from rak_excel.workbooks.monitoring.form.follow_up_sheet import REPORTED, column_of, follow_up_cells, is_overdue
from rak_excel.workbooks.monitoring.form.part_sheet import PROTECTED, as_plan
from rak_excel.workbooks.monitoring.form.workings import Workings

_OF_PLAN = ("OFFICE", "REGION", "YEAR", "REVISION")
_INTRODUCTION = "Dihitung otomatis dari isian. Yang dicek: indikator yang jatuh tempo, dan kegiatan yang dijadwalkan di triwulan ini."
_LATER = "Di sini belum dicek: maksud kalimat, ejaan, dan kecocokan dengan unit lain. Semua itu dicek saat digabung."
_OF_REST = (
    "File ini untuk baris rencana dan tindak lanjut yang tidak termasuk file sub bagian mana pun. Yang mengisi: Kasubag yang "
    "menggabung, atau yang mengerjakannya."
)
_FAR = 99_999  # more than any table has rows
OPEN = Text("STATUS TINDAK LANJUT belum diisi", "The state of a follow-up is blank")
OVERDUE = Text(
    "BATAS WAKTU sudah lewat, STATUS TINDAK LANJUT dan HASIL belum diisi",
    "A follow-up was due by now, and its state and result are blank",
)


def add_report_guide(book: Book, form: ReportForm, formats: Formats) -> NewSheet:
    plan, words = as_plan(form), monitoring_words(form.definition)
    places = {"follow_ups": words.follow_up_sheet, **words.columns, "unmeasured": words.standing(Standing.UNMEASURED)}
    lines = [filled_line(line, plan, places) for line in words.guide.lines]
    if form.reported.rest:
        lines.insert(1, _OF_REST)
    return add_guide(book, plan, lines, formats)


def add_report_identity(book: Book, form: ReportForm, formats: Formats) -> NewSheet:
    """The identity sheet: what the plan says is locked, and so is which quarter of which plan is reported."""
    fields = [_locked(field) for field in identity_fields(as_plan(form))]
    signing = [field.name for field in fields].index("PLACE")
    fields[signing:signing] = _of_report(form)
    sheet = add_identity_sheet(book, as_plan(form), formats, fields)
    sheet.protect("", PROTECTED)
    return sheet


def _locked(field: IdentityField) -> IdentityField:
    known = field.name in _OF_PLAN and field.value not in (None, "")
    return field.but(locked=True, hint="") if known else field.but(locked=False, choices=_offered(field))


def _offered(field: IdentityField) -> str:
    """A report has no list of all offices."""
    return "" if field.name in {"OFFICE", "REGION"} else field.choices


def _of_report(form: ReportForm) -> Iterator[IdentityField]:
    words, own = monitoring_words(form.definition), form.definition.identity
    quarter = quarter_of(form.definition, form.identity.year)
    yield IdentityField("QUARTER", words.quarter, quarter.roman, locked=True)
    yield IdentityField("AS_OF", words.as_of, own.written(quarter.end) if quarter.end else "", locked=True)
    yield IdentityField("REPORTED", words.reported_plan, plan_named(form.reported, own), locked=True)


def report_lists(form: ReportForm) -> list[List]:
    words, targets = monitoring_words(form.definition), form.definition.targets
    states = {each.id: each.word for each in words.states}
    follow_ups = [states[each] for each in OF_FOLLOW_UPS if each in states]
    return [
        List("STATES", words.headings["state"], list(states.values()), width=22),
        List("FOLLOW_UPS", heading_of("state"), follow_ups, width=22),
        List("OPINIONS", "OPINI", targets.opinions),
        List("PREDICATES", "PREDIKAT", targets.predicates),
        *identity_lists(as_plan(form)),
    ]


def add_report_check(book: Book, form: ReportForm, parts: list[Workings], formats: Formats) -> NewSheet:
    page = CheckPage(
        [_identity_group(form), *(_part_group(rows) for rows in parts if rows.rows), *_follow_up_group(form)],
        _INTRODUCTION,
        _LATER,
        _filled(parts),
        "BELUM SIAP: belum ada yang diisi",
        "digabung",
    )
    sheet = add_check_page(book, as_plan(form), page, formats)
    sheet.protect("", PROTECTED)
    return sheet


def _filled(parts: list[Workings]) -> str:
    """How many rows have something typed in them; where nothing is asked of any, enough is."""
    typed, asked = ("+".join(f"SUM({rows.whole(what)})" for rows in parts) for what in ("typed", "required"))
    return f"({typed}+IF({asked}=0,1,0))"


def _identity_group(form: ReportForm) -> CheckGroup:
    """What the identity sheet may lack, but for what the plan says; who signs is asked of a whole report alone."""
    lines = (
        line
        for line in identity_lines(form.definition)
        if not (any(_about(name) in line.place for name in _OF_PLAN) or (form.reported.rest and line.only_whole))
    )
    return CheckGroup(form.definition.sheets.identity, tuple(lines))


def _about(name: str) -> str:
    return f"ROW(RAK_IDENTITY_{name})"


def _part_group(rows: Workings) -> CheckGroup:
    return CheckGroup(rows.layout.part.sheet, tuple(_line_of_fault(rows, bit, fault) for bit, fault in faults_of(rows)))


def _line_of_fault(rows: Workings, bit: int, fault: RowFault) -> CheckLine:
    faults = rows.layout.name("CHECK_FAULTS")
    found = has_bit(faults, bit)
    place = _first(found, faults, rows.layout.columns[fault.role])
    sheet = rows.layout.part.sheet
    said = line_of(fault, rows.words)
    return CheckLine(said.id, f"SUMPRODUCT({found})", fault.severity, sheet, place, doubt=fault.doubt)


def _first(found: str, area: str, column: int) -> str:
    """The address in a column of the first row of an area for which `found` is 1."""
    return f"ADDRESS({_FAR}-SUMPRODUCT(MAX({found}*({_FAR}-ROW({area})))),{column + 1},4)"


def _follow_up_group(form: ReportForm) -> Iterator[CheckGroup]:
    if not form.reported.follow_ups:
        return
    overdue = ";".join(str(int(is_overdue(each, form))) for each in form.reported.follow_ups)
    unsaid = {field: f"(1-{name})" for field, name in REPORTED.items()}
    both = f"{unsaid['state']}*{unsaid['result']}*{{{overdue}}}"
    lines = [_line_of_follow_ups(OPEN, f"{unsaid['state']}*(1-{both})", Severity.WARNING, form)]
    if "1" in overdue:
        lines.insert(0, _line_of_follow_ups(OVERDUE, both, Severity.ERROR, form))
    yield CheckGroup(monitoring_words(form.definition).follow_up_sheet, tuple(lines))


def _line_of_follow_ups(text: Text, found: str, severity: Severity, form: ReportForm) -> CheckLine:
    """`found` is 1 for each row that the line counts."""
    place = _first(found, follow_up_cells("state", form), column_of("state"))
    sheet = monitoring_words(form.definition).follow_up_sheet
    return CheckLine(text.id, f"SUMPRODUCT({found})", severity, sheet, place)
