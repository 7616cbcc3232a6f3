"""The nouns: plans and what they are made of. No files, no input or output."""

from rak_excel.model.definition import (
    Definition,
    ExecutorList,
    IndicatorDefinition,
    ObjectiveDefinition,
    PartDefinition,
    UnitDefinition,
)
from rak_excel.model.finding import QUESTIONS, Cell, Columns, Finding, Note, NoteKind, Origin, Place, Severity, Weight
from rak_excel.model.form import Paper, PlanForm
from rak_excel.model.form_row import FormRow
from rak_excel.model.identity import Executor, Identity, Match, Signatory
from rak_excel.model.items import Item, items_of
from rak_excel.model.plan import Activity, Indicator, Objective, Plan, PlanPart
from rak_excel.model.source import Source
from rak_excel.model.target import Calendar, Region, Target, TargetKind
from rak_excel.model.words import MeasureUnit

__all__ = [
    "QUESTIONS", "Activity", "Calendar", "Cell", "Columns", "Definition", "Executor", "ExecutorList", "Finding",
    "FormRow", "Identity", "Indicator", "IndicatorDefinition", "Item", "Match", "MeasureUnit", "Note", "NoteKind",
    "Objective", "ObjectiveDefinition", "Origin", "Paper", "PartDefinition", "Place", "Plan", "PlanForm", "PlanPart",
    "Region", "Severity", "Signatory", "Source", "Target", "TargetKind", "UnitDefinition", "Weight", "items_of",
]  # fmt: skip
