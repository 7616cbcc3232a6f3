"""The sheet of the lists behind the dropdowns, each a column with a defined name and its source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rak_excel.formats.addresses import quoted
from rak_excel.formats.form_colours import HEADING, LINE, QUIET
from rak_excel.formats.written.book import Book, Formats, NewSheet
from rak_excel.model import Definition, PlanForm
from rak_excel.record import Record
from rak_excel.vocabulary.headings.headings import column_heading
from rak_excel.vocabulary.names.named_offices import listed_offices
from rak_excel.vocabulary.names.offices import find_office, likely_offices, office_name
from rak_excel.vocabulary.names.regions import regions
from rak_excel.workbooks.form.identity_sheet import paper_code
from rak_excel.workbooks.form.self_check.lookups import add_column, stacked_choices, wording

NAME = "RAK_LIST_"
_FIRST_ROW = 4  # counted from 0: title, blank, source, heading
_PRINTED_COLUMNS = 10
_NOT_PRINTED = "Daftar ini hanya untuk pilihan di layar dan tidak perlu dicetak."
_STACKED = "Semua, lalu per satuan"
_REVISIONS = 10
_YEARS_AROUND = 5


class List(Record):
    """One column: a dropdown's choices, whose defined name `name` ends, or without a name what is said beside them.

    Texts that stand on no other sheet are `kept` here.
    """

    name: str
    heading: str
    values: Sequence[str | int]
    source: str = ""
    width: float = 14
    kept: bool = False


def lists_of(form: PlanForm) -> list[List]:
    """Every list of a workbook, in the order of the sheet's columns."""
    return [*_plan_lists(form), *identity_lists(form), *_office_lists(form)]


def fill_lists_sheet(book: Book, sheet: NewSheet, form: PlanForm, formats: Formats, lists: Sequence[List] = ()) -> None:
    """Fill the sheet with every list of a plan's workbook, or with these."""
    sheet.write_string(0, 0, form.definition.sheets.lists.upper(), formats(bold=True, font_size=14))
    sheet.write_string(1, 0, f"{_NOT_PRINTED} {form.definition.note}".strip(), formats(italic=True, font_color=QUIET))
    heading = formats(bold=True, bg_color=HEADING, border=1, border_color=LINE, text_wrap=True, valign="vcenter")
    for column, each in enumerate(lists or lists_of(form)):
        sheet.set_column(column, column, each.width)
        sheet.write_string(_FIRST_ROW - 2, column, each.source, formats(italic=True, font_color=QUIET))
        sheet.write_string(_FIRST_ROW - 1, column, each.heading, heading)
        area = add_column(sheet, _FIRST_ROW, column, each.values or [""], kept=each.kept)
        if each.name:
            book.define_name(f"{NAME}{each.name}", f"={quoted(sheet.get_name())}!{area}")
    sheet.set_row(_FIRST_ROW - 1, 30)
    sheet.freeze_panes(_FIRST_ROW, 0)
    sheet.set_landscape()
    sheet.set_paper(paper_code(form))
    # Nobody reads 550 offices on paper: who prints the whole workbook gets the title of this sheet, no more.
    sheet.print_area(0, 0, 1, _PRINTED_COLUMNS - 1)
    sheet.fit_to_pages(1, 1)


def _plan_lists(form: PlanForm) -> Iterator[List]:
    definition = form.definition
    for part in definition.parts:
        texts = [wording(each.text, form.identity, definition) for each in definition.objectives_of(part.id)]
        heading = f"{column_heading('objective', part, definition)} ({part.sheet})"
        yield List(f"OBJECTIVES_{part.id.upper()}", heading, texts, width=40)
        indicators = [wording(each.text, form.identity, definition) for each in definition.indicators_of(part.id)]
        heading = f"{definition.headings.indicator[0]} ({part.sheet})"
        yield List(f"INDICATORS_{part.id.upper()}", heading, indicators, width=40)
        yield from _beside_indicators(definition, part.id)
    yield List("TARGETS", definition.headings.target[0], stacked_choices(form), _STACKED)
    yield List("TICKS", definition.headings.schedule[0], [definition.marks.written], width=16)
    for part in definition.parts:
        executors = definition.executors_of(part.id)
        heading = f"{column_heading('executor', part, definition)} ({part.sheet})"
        yield List(f"EXECUTORS_{part.id.upper()}", heading, executors.names(), executors.source, width=44)


def _beside_indicators(definition: Definition, part: str) -> Iterator[List]:
    """What the definition says of each indicator, in the order of the list before."""
    own = list(definition.indicators_of(part))
    better = {"higher": "makin tinggi baik", "lower": "makin rendah baik"}
    yield List("", "SATUAN", [each.unit for each in own], width=10)
    yield List("", "SIFAT", [better[each.polarity] for each in own], width=17)
    yield List("", "TARGET LAZIM", [each.target for each in own], width=12)
    if any(each.national for each in own):
        yield List("", "TARGET NASIONAL", [each.national for each in own], width=12)
    if any(each.agreement for each in own):
        yield List("", "TARGET PK", [each.agreement for each in own], width=12)


def identity_lists(form: PlanForm) -> Iterator[List]:
    """What is offered on the identity sheet, but for offices and their regions."""
    definition = form.definition
    words = definition.identity
    units = dict.fromkeys(name for part in definition.parts for name in definition.executors_of(part.id).names())
    year = form.identity.year or definition.years[0]
    yield List("UNITS", words.submitter, [words.whole_office, *units], width=44)
    yield List("MONTHS", words.month, words.months)
    yield List("DAYS", words.day, range(1, 32))
    yield List("YEARS", words.year, range(year - _YEARS_AROUND, year + _YEARS_AROUND + 1))
    yield List("REVISIONS", words.revision, range(_REVISIONS))
    yield List("YESNO", words.acknowledged, ["Ya", "Tidak"])
    for signatory, each in words.signatories.items():
        yield List(f"TITLES_{signatory.upper()}", each.label, each.titles)


def _office_lists(form: PlanForm) -> Iterator[List]:
    definition = form.definition
    words = definition.identity
    source = "Kode dan data wilayah administrasi Kemendagri (ODbL 1.0)"
    offices = dict.fromkeys(listed_offices(definition), "")
    offices = offices or {office_name(region, definition): region.code for region in regions().values()}
    # The form's own too, unless its name is that of another misspelt.
    if (own := form.identity.office) and (find_office(own, definition) or not likely_offices(own, definition)):
        offices.setdefault(own, form.identity.region or "")
    yield List("REGIONS", words.region, list(offices.values()), source, width=10, kept=True)
    yield List("OFFICES", words.office, list(offices), width=60, kept=True)
