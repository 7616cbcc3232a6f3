"""The nouns: plans and what they are made of. No files, no input or output."""

from rak_excel.model.cell import Cell, Columns, Origin, Place
from rak_excel.model.definition import (
    Definition,
    ExecutorList,
    IndicatorDefinition,
    ObjectiveDefinition,
    PartDefinition,
    UnitDefinition,
)
from rak_excel.model.definition_words import MeasureUnit
from rak_excel.model.executor import Executor, Match
from rak_excel.model.finding import QUESTIONS, Finding, Note, NoteKind, Severity
from rak_excel.model.form import FormRow, Paper, PlanForm
from rak_excel.model.items import Item, items_of
from rak_excel.model.plan import Activity, Identity, Indicator, Objective, Plan, PlanPart, Signatory, Source
from rak_excel.model.region import Region
from rak_excel.model.schedule import Calendar
from rak_excel.model.target import Target, TargetKind

__all__ = [
    "QUESTIONS",
    "Activity",
    "Calendar",
    "Cell",
    "Columns",
    "Definition",
    "Executor",
    "ExecutorList",
    "Finding",
    "FormRow",
    "Identity",
    "Indicator",
    "IndicatorDefinition",
    "Item",
    "Match",
    "MeasureUnit",
    "Note",
    "NoteKind",
    "Objective",
    "ObjectiveDefinition",
    "Origin",
    "Paper",
    "PartDefinition",
    "Place",
    "Plan",
    "PlanForm",
    "PlanPart",
    "Region",
    "Severity",
    "Signatory",
    "Source",
    "Target",
    "TargetKind",
    "UnitDefinition",
    "items_of",
]
