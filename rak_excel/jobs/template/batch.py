"""Many templates at once: one for each unit of an office, one for each office of a province or the nation."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from rak_excel.errors import NothingToTakeError
from rak_excel.formats.written.output import missing_folders, refuse_existing, remove_empty, remove_left
from rak_excel.jobs.template.forms import blank_form, form_from, write_template
from rak_excel.model import Definition, Executor, Paper, Plan, PlanForm, Region
from rak_excel.system.pool import Pool
from rak_excel.vocabulary.names.regions import find_region, provinces_named, regions_of
from rak_excel.vocabulary.names.submitters import short_unit_name, submitters
from rak_excel.workbooks.letters.content import allowed_in_names, office_in_names

_FEW = 8  # for so few files, starting processes takes longer than writing


@dataclass(frozen=True, slots=True)
class TemplateJob:
    """One workbook to write."""

    path: Path
    form: PlanForm


@dataclass(frozen=True, slots=True)
class TemplateOrder:
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
        if self.earlier:
            return form_from(
                self.earlier, year=self.year, region=self.region, office=self.office,
                definition=self.definition, submitter=submitter, paper=self.paper, rows=self.rows,
            )  # fmt: skip
        return blank_form(
            year=self.year, region=self.region, office=self.office,
            definition=self.definition, submitter=submitter, paper=self.paper, rows=self.rows,
        )  # fmt: skip


def province_jobs(folder: Path, province: str, order: TemplateOrder) -> list[TemplateJob]:
    """One template for each regency and city of a province, `all` for the nation, the unit left open."""
    jobs = []
    for place in _places(province):
        form = replace(order, region=place.code, office=None).form()
        jobs.append(TemplateJob(folder / _file_name(order.year, office_in_names(place, order.definition)), form))
    return jobs


def submitter_jobs(folder: Path, order: TemplateOrder) -> list[TemplateJob]:
    """One template for each unit of an office, with the rows of its work."""
    jobs = []
    for unit in submitters(order.definition):
        form = order.form(unit)
        code = form.identity.region
        place = office_in_names(find_region(code), order.definition) if code else form.identity.office
        jobs.append(TemplateJob(folder / _file_name(order.year, place, short_unit_name(unit, order.definition)), form))
    return jobs


def refuse_empty(jobs: Sequence[TemplateJob], earlier: Plan) -> None:
    """Raises NothingToTakeError where the earlier plan gave none of the templates a row."""
    if any(rows for job in jobs for rows in job.form.rows.values()):
        return
    file = earlier.source.file
    raise NothingToTakeError(
        f"Di {file} tidak ada baris rencana yang dapat dipakai. Cek dulu file itu: rak-excel check {file}.",
        f"There is no row in {file} that could be taken over. Check that file first: rak-excel check {file}.",
    )


def write_templates(jobs: Sequence[TemplateJob], *, force: bool = False, processes: int = 2) -> Iterator[Path]:
    """Write all workbooks, yielding each path when its workbook is there; nothing is written if one may not be."""
    for job in jobs:
        refuse_existing(job.path, force=force)
    beside = processes if len(jobs) > _FEW and processes > 1 else 0
    made = missing_folders(jobs[0].path) if jobs else []
    try:
        yield from _in_order(Pool(partial(_attempt, force=force), jobs, beside, _remove_left), jobs, force)
    finally:
        remove_empty(made)


def _in_order(pool: Pool[TemplateJob, bool], jobs: Sequence[TemplateJob], force: bool) -> Iterator[Path]:
    written: set[int] = set()
    yielded = 0
    for number, done in pool.results():
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


def _remove_left(job: TemplateJob, process: int) -> None:
    remove_left(job.path, process)


def _places(province: str) -> list[Region]:
    return [place for code in provinces_named([province]) for place in regions_of(code)]


def _file_name(year: int, *words: str) -> str:
    """`RAK 2020 - 5203 Lombok Timur - Subbag Keuangan Umum Logistik.xlsx`, without what Windows refuses in names."""
    name = " - ".join(allowed_in_names(word) for word in (f"RAK {year}", *words) if word)
    return f"{name}.xlsx"
