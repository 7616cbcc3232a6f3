"""Templates: the workbooks that staff fill, and the form of a plan that is there already."""

from rak_excel.verbs.template.batch import Job, Order, province_jobs, refuse_empty, submitter_jobs, write_templates
from rak_excel.verbs.template.forms import blank_form, form_from, form_of_plan, write_template
from rak_excel.verbs.template.indicator_list import read_indicator_list, write_indicator_list
from rak_excel.verbs.template.renewal import Renewal, Renewed, YearLeft, renewal
from rak_excel.verbs.template.units import unit_named

__all__ = [
    "Job",
    "Order",
    "Renewal",
    "Renewed",
    "YearLeft",
    "blank_form",
    "form_from",
    "form_of_plan",
    "province_jobs",
    "read_indicator_list",
    "refuse_empty",
    "renewal",
    "submitter_jobs",
    "unit_named",
    "write_indicator_list",
    "write_template",
    "write_templates",
]
