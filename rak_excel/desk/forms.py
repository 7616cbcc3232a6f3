"""Format isian: the offices that forms can be made for, and the forms."""

from __future__ import annotations

from msgspec import Struct

from rak_excel.definitions.loading import template_for, with_quarter_targets
from rak_excel.desk.calls import ListOffices, MakeForms
from rak_excel.desk.place import Place
from rak_excel.jobs.template.batch import TemplateOrder, office_job, province_jobs, submitter_jobs, write_templates
from rak_excel.vocabulary.names.regions import find_region, regions


class ListedOffice(Struct, frozen=True):
    """A regency or city, or a province, whose `province` is ''."""

    code: str
    name: str
    province: str


class MadeForms(Struct, frozen=True):
    """The names of the forms, in their order."""

    names: tuple[str, ...]


def list_offices(_call: ListOffices, _place: Place) -> tuple[ListedOffice, ...]:
    """In the order of their codes."""
    return tuple(ListedOffice(each.code, each.name, each.parent) for each in regions().values())


def make_forms(call: MakeForms, place: Place) -> MadeForms:
    """Besides the answer, the forms as workbooks. Raises UnknownOfficeError."""
    definition = template_for(call.year)
    if call.quarter_targets:
        definition = with_quarter_targets(definition, "up_to")
    order = TemplateOrder(call.year, definition, find_region(call.region).code)
    match call.each:
        case "province":
            jobs = province_jobs(place.results, call.region, order)
        case "unit":
            jobs = submitter_jobs(place.results, order)
        case "office":
            jobs = [office_job(place.results, order)]
    names = [job.path.name for job in jobs]
    processes = 2 if place.processes is None else place.processes
    for done, _ in enumerate(write_templates(jobs, processes=processes), 1):
        place.heard(done, len(jobs), "")
    return MadeForms(tuple(names))
