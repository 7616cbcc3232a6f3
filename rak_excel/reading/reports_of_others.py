"""Reports that people made by hand: which workbooks are such, of which quarter, and by which definition they are read."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from rak_excel.definitions.loading import template_for
from rak_excel.definitions.monitoring import monitoring_words, quarter_of, report_definition
from rak_excel.errors import DefinitionError
from rak_excel.formats.grid import Sheet
from rak_excel.language import Text
from rak_excel.layouts.as_written import part_sheets
from rak_excel.model import Definition, Note, NoteKind
from rak_excel.model.monitoring import Quarter
from rak_excel.model.target import QUARTERS
from rak_excel.reading.definitions import is_origins
from rak_excel.reading.headings.report_columns import quarters_headed
from rak_excel.reading.own_sheets import is_report_of_ours
from rak_excel.reading.plan_sheet import read_by
from rak_excel.reading.sections.quarter_lines import quarter_above
from rak_excel.reading.sections.sections import Section
from rak_excel.reading.tables.choosing import plan_sheets
from rak_excel.reading.tables.tables import find_tables, kind_of
from rak_excel.vocabulary.basics.texts import compact
from rak_excel.vocabulary.documents.titles import Titled
from rak_excel.vocabulary.schedules.quarters import quarter_said

_SAYS_WHAT_BECAME = frozenset({"actual", "in_quarter", "state"})
_BESIDE_FIGURES = frozenset({"obstacle", "follow_up", "evidence", "state", "result"})
_NO_QUARTER = Text(
    "Sheet {sheet} berisi laporan capaian (realisasi), bukan rencana, dan triwulannya tidak tertulis. Bila ini laporan triwulan, tulis "
    "di judulnya, misalnya TRIWULAN II TAHUN 2020.",
    "The sheet {sheet} has a report of what was achieved, not a plan, and does not say of which quarter. If it is a quarterly report, "
    "write that in its title, such as TRIWULAN II TAHUN 2020.",
)
_NO_FIGURES = Text(
    "Sheet {sheet} berisi laporan {quarter}, tetapi kolom realisasinya tidak ditemukan. Beri judul REALISASI S.D. {quarter}.",
    "The sheet {sheet} has a report of {quarter}, but no column with its figures was found. Head it REALISASI S.D. {quarter}.",
)
_SEVERAL = Text(
    "File ini berisi laporan dari beberapa triwulan: {quarters}. Simpan satu triwulan dalam satu file.",
    "This file has reports of several quarters: {quarters}. Keep one quarter in one file.",
)


def definition_of_report(
    sheets: Sequence[Sheet], template: Definition | None, file: str, plan: Sequence[Section]
) -> Definition | Note | None:
    """The definition by which the report that a workbook of somebody's own holds is read: that of its year and quarter.

    A note where its quarter is not said, or is not one alone; None where it holds no report, or where its tables could be those
    of a `plan` as well: untitled ones without a schedule are of a report only beside figures and what explains them.
    """
    trial = _for_reports(template or template_for(None), Quarter(QUARTERS))
    if trial is None:
        return None
    if parts := _parts_of_ours(sheets, trial):
        plan = [each for each in plan if each.sheet.name in parts]
    if not all(each.heading.block.says_achieved or each.head.kind is Titled.REPORT for each in plan):
        return None  # as in nearly all plans
    tables = list(_sections(sheets, trial))
    sections = [each for each in tables if _is_report(each)]
    if not (plan or sections):
        return _without_figures(tables, file)
    surely = {each.at for each in sections if each.head.kind is Titled.REPORT or _is_headed_as_report(each)}
    if not sections or not {each.at for each in plan} <= surely:
        return None
    planned = any("activity" in each.heading.roles for each in plan)
    return _of_quarter(sections, template, file, planned=planned)


def _parts_of_ours(sheets: Sequence[Sheet], definition: Definition) -> Collection[str]:
    """Of a report of ours that lost its definition the sheets of its parts: what its pages show they say."""
    known = is_report_of_ours(sheets, definition) or any(map(is_origins, sheets))
    return part_sheets(sheets, definition) if known else ()


def _of_quarter(
    sections: Sequence[Section], template: Definition | None, file: str, *, planned: bool
) -> Definition | Note | None:
    """The definition of the quarter that these tables, or the file, say; None where they say none and may be `planned` work."""
    words = sections[0].definition.identity
    said = {each.sheet.name: quarter for each in sections if (quarter := _quarter(each, file))}
    named = set(said.values()) or {quarter_said(file.rpartition("/")[2], words)} - {None}
    if len(named) != 1 and planned:
        return None
    if len(named) != 1:
        quarters = ", ".join(f"{Quarter(quarter).label} (sheet {sheet})" for sheet, quarter in said.items())
        detail = _SEVERAL.filled(quarters=quarters) if named else _NO_QUARTER.filled(sheet=sections[0].sheet.name)
        return Note(NoteKind.REPORT_WITHOUT_QUARTER, detail)
    year = next(filter(None, (each.head.year for each in sections)), None)
    return _for_reports(template or template_for(year), Quarter(next(iter(named)) or 0, year))


def _without_figures(tables: Sequence[Section], file: str) -> Note | None:
    """What a table lacks that is titled as a report of a quarter; None where there is none."""
    titled = (each for each in tables if each.head.kind is Titled.REPORT and "indicator" in each.heading.roles)
    for section in titled:
        if quarter := _quarter(section, file):
            words = {"sheet": section.sheet.name, "quarter": Quarter(quarter).label}
            return Note(NoteKind.NOT_A_PLAN, _NO_FIGURES.filled(**words))
    return None


def for_year(definition: Definition, template: Definition | None, year: int | None) -> Definition:
    """The definition of reports on plans of a year, of the same quarter as this one."""
    return _for_reports(template or template_for(year), Quarter(quarter_of(definition).number, year)) or definition


def _for_reports(definition: Definition, quarter: Quarter) -> Definition | None:
    """The definition of reports; None where one leaves no room for them, by which plans are read all the same."""
    try:
        return report_definition(definition, quarter)
    except DefinitionError:
        return None


def _sections(sheets: Sequence[Sheet], definition: Definition) -> Iterator[Section]:
    for sheet in plan_sheets(sheets, definition):
        for table in find_tables(read_by(definition, sheet.seen)):
            yield from table.sections


def _is_report(section: Section) -> bool:
    own = compact(monitoring_words(section.definition).title)
    titled = kind_of(section) is Titled.REPORT and section.head.kind is Titled.REPORT
    ours = any(compact(section.sheet.text(*at)) == own for at in section.above)
    return ((titled or ours) and _says(section)) or _is_headed_as_report(section)


def _says(section: Section) -> bool:
    """Whether it has an indicator and says of it what became of it, in whatever quarter."""
    headed = {other.further for other in section.heading.others.values()}
    figures = bool(headed & _SAYS_WHAT_BECAME) or bool(quarters_headed(section.heading.block))
    return "indicator" in section.heading.roles and figures


def _is_headed_as_report(section: Section) -> bool:
    """Whether a table without a title has figures, and beside them what hinders or is done, and no schedule."""
    headed = {other.further for other in section.heading.others.values()}
    titled = section.head.kind not in {None, Titled.REPORT}
    when = section.heading.periods or {"schedule_text", "start", "end"} & section.heading.roles.keys()
    beside = headed & _BESIDE_FIGURES and "target" in section.heading.roles
    return bool(_says(section) and beside and not titled and not when)


def _quarter(section: Section, file: str) -> int | None:
    """The quarter that the lines above a table say, else its headings where they name one alone, else the name of its sheet or
    file, else the last one in the headings, where these are not of the whole year.
    """
    words, headed = section.definition.identity, quarters_headed(section.heading.block)
    alone, last = (max(headed, default=None) if len(headed) < most else None for most in (2, QUARTERS))
    names = [section.sheet.name, *([file.rpartition("/")[2]] if headed else [])]
    of_names = (quarter_said(name, words) for name in names)
    return quarter_above(section.sheet, section.above) or alone or next(filter(None, of_names), None) or last
