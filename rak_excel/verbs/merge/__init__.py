"""Merge an office's submissions into one plan that can be signed."""

from rak_excel.verbs.merge.differences import Decision, Decisions, Difference
from rak_excel.verbs.merge.merged import Merged
from rak_excel.verbs.merge.summary import remarks, summary, troubles
from rak_excel.verbs.merge.verb import merge
from rak_excel.verbs.merge.writing import write_merged

__all__ = ["Decision", "Decisions", "Difference", "Merged", "merge", "remarks", "summary", "troubles", "write_merged"]
