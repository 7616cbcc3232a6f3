"""Templates as they are ordered: for which office, or for each unit of one, or each office of a province or the nation."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from rak_excel.advice import BY_CHECK, for_command
from rak_excel.errors import NothingToTakeError, UnknownOfficeError
from rak_excel.formats.written.output import missing_folders, refuse_existing, remove_empty, remove_left
from rak_excel.jobs.template.forms import blank_form, write_template
from rak_excel.language import OR, Text, listed
from rak_excel.model import Definition, Executor, Paper, Plan, PlanForm
from rak_excel.record import Record
from rak_excel.system.file_names import allowed_in_names
from rak_excel.system.processes import Pool
from rak_excel.vocabulary.names.executors import short_unit_name, submitters
from rak_excel.vocabulary.names.named_offices import is_listed
from rak_excel.vocabulary.names.offices import find_office, likely_offices, names_offices_freely, short_office_name
from rak_excel.vocabulary.names.regions import find_region, provinces_named, regions_of
from rak_excel.workbooks.letters.content import office_in_names

_MEANT = Text(
    'Kantor "{name}" tidak dikenal. Apakah maksudnya {offices}? Pakai {codes}.',
    'The office "{name}" is not known. Do you mean {offices}? Use {codes}.',
)
_CODE = Text("{region}{code}", "{region}{code}").advising(region=for_command("--region ", "--region "))
_DISAGREE = Text(
    'Kode {region} adalah {given}, sedangkan "{name}" adalah {offices}. Pakai salah satu saja{options}.',
    'The code {region} is {given}, but "{name}" is {offices}. Use only one of them{options}.',
).advising(options=for_command(": --region atau --office", ": --region or --office"))
_AS_TYPED = Text(
    'Kantor "{name}" tidak ada di daftar kantor, jadi namanya dipakai seperti yang diketik.',
    'The office "{name}" is in no list of offices, so its name is used as it was typed.',
)
_NO_ROWS = Text(
    "Di {path} tidak ada baris rencana yang dapat dipakai. Cek dulu file itu{check}.",
    "There is no row in {path} that could be taken over. Check that file first{check}.",
).advising(check=BY_CHECK)
_FEW = 8  # for so few files, starting processes takes longer than writing


class TemplateJob(Record):
    """One workbook to write."""

    path: Path
    form: PlanForm


class TemplateOrder(Record):
    """What templates are wanted: for which year and office, with the definition's rows or those of an `earlier` plan."""

    year: int
    definition: Definition
    region: str | None = None
    office: str | None = None
    earlier: Plan | None = None
    paper: Paper = "f4"
    rows: int | None = None

    def form(self, submitter: Executor | None = None) -> PlanForm:
        """The form for the whole office, or for one unit."""
        asked = {name: getattr(self, name) for name in self.__struct_fields__}
        return blank_form(**asked, submitter=submitter)


def office_job(folder: Path, order: TemplateOrder) -> TemplateJob:
    """The template of one office."""
    form = order.form()
    return TemplateJob(folder / _file_name(order.year, _named(form, order.definition)), form)


def province_jobs(folder: Path, province: str, order: TemplateOrder) -> list[TemplateJob]:
    """One template for each regency and city of a province, `all` for the nation, the unit left open."""
    jobs = []
    for place in (place for code in provinces_named([province]) for place in regions_of(code)):
        form = order.but(region=place.code, office=None).form()
        jobs.append(TemplateJob(folder / _file_name(order.year, office_in_names(place, order.definition)), form))
    return jobs


def submitter_jobs(folder: Path, order: TemplateOrder) -> list[TemplateJob]:
    """One template for each unit of an office, with the rows of its work."""
    jobs = []
    for unit in submitters(order.definition):
        form = order.form(unit)
        place = _named(form, order.definition)
        jobs.append(TemplateJob(folder / _file_name(order.year, place, short_unit_name(unit, order.definition)), form))
    return jobs


def _named(form: PlanForm, definition: Definition) -> str:
    """How a file names the office of a form."""
    code = form.identity.region
    return office_in_names(find_region(code), definition) if code else form.identity.office


def refuse_empty(jobs: Sequence[TemplateJob], earlier: Plan) -> None:
    """Raises NothingToTakeError where the earlier plan gave none of the templates a row."""
    if any(rows for job in jobs for rows in job.form.rows.values()):
        return
    raise NothingToTakeError.about(earlier.source.file, _NO_ROWS)


def write_templates(jobs: Sequence[TemplateJob], *, force: bool = False, processes: int = 2) -> Iterator[Path]:
    """Write all workbooks, yielding each path when its workbook is there; nothing is written if one may not be."""
    for job in jobs:
        refuse_existing(job.path, force=force)
    beside = processes if len(jobs) > _FEW and processes > 1 else 0
    made = missing_folders(jobs[0].path) if jobs else []
    try:
        pool = Pool(partial(_attempt, force=force), jobs, beside, lambda job, died: remove_left(job.path, died))
        yield from _in_order(pool, jobs, force)
    finally:
        remove_empty(made)


def _in_order(pool: Pool[TemplateJob, bool], jobs: Sequence[TemplateJob], force: bool) -> Iterator[Path]:
    written: set[int] = set()
    yielded = 0
    with pool.results() as results:
        for number, done in results:
            if not done:
                # One that died may have written it already.
                write_template(jobs[number].path, jobs[number].form, force=force or done is None)
            written.add(number)
            while yielded in written:
                yield jobs[yielded].path
                yielded += 1


def _attempt(job: TemplateJob, *, force: bool) -> bool:
    """Whether the workbook was written. Where it was not, who asked for it tries again, and tells of the fault."""
    with contextlib.suppress(Exception):
        write_template(job.path, job.form, force=force)
        return True
    return False


def _file_name(year: int, *words: str) -> str:
    """`RAK 2020 - 5203 Lombok Timur - Subbag Keuangan Umum Logistik.xlsx`, without what Windows refuses in names."""
    name = " - ".join(allowed_in_names(word) for word in (f"RAK {year}", *words) if word)
    return f"{name}.xlsx"


class OrderedOffice(Record):
    """A name as it was typed, the code of its region where that is known, and what is to be told of the name."""

    name: str | None
    region: str | None
    remark: Text | None = None


def ordered_office(name: str | None, region: str | None, definition: Definition) -> OrderedOffice:
    """The office with this name or in this region, or both.

    Raises UnknownOfficeError where there is no such region, where the name is another region's office, and where it is
    nearly one: then the sentence names those that may be meant. A name that the definition lists, or like no other, is
    taken as it is; of a definition that does not name its offices freely it is remarked on.
    """
    given = find_region(region) if region is not None else None
    if not (name and name.strip()):
        return OrderedOffice(name, given.code if given else None)
    known = find_office(name, definition)
    meant = (known,) if known else likely_offices(name, definition)
    offices = [f"{short_office_name(each, definition)} ({each.code})" for each in meant]
    if given and meant and given not in meant:
        own = short_office_name(given, definition)
        raise UnknownOfficeError(_DISAGREE.filled(region=given.code, given=own, name=name, offices=listed(offices, OR)))
    if settled := known or given:
        return OrderedOffice(name, settled.code)
    if is_listed(name, definition):
        return OrderedOffice(name, None)
    if meant:
        codes = listed([_CODE.filled(code=each.code) for each in meant], OR)
        raise UnknownOfficeError(_MEANT.filled(name=name, offices=listed(offices, OR), codes=codes))
    return OrderedOffice(name, None, None if names_offices_freely(definition) else _AS_TYPED.filled(name=name))
