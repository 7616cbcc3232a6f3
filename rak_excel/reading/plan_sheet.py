"""A sheet on which a plan is looked for, with the definition that it is read by."""

from __future__ import annotations

from rak_excel.formats.grid import Sheet
from rak_excel.model import Definition


class PlanSheet(Sheet, kw_only=True):
    """A sheet that is read by one definition; so is all that is made of it: headings, sections, tables."""

    definition: Definition


def read_by(definition: Definition, sheet: Sheet) -> PlanSheet:
    """The same sheet, read by this definition; what of it was loaded need not be loaded again."""
    own = PlanSheet(**{name: getattr(sheet, name) for name in Sheet.__struct_fields__}, definition=definition)
    vars(own).update({name: value for name, value in vars(sheet).items() if name != "definition"})
    return own
