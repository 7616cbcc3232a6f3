"""When two reports say the same of one row, however they write it."""

from __future__ import annotations

from rak_excel.definitions.monitoring import monitoring_words
from rak_excel.model import Definition, Indicator
from rak_excel.monitoring.figures import read_figure, says_nothing
from rak_excel.monitoring.goals import NONE_NOW
from rak_excel.monitoring.report import state_of
from rak_excel.vocabulary.basics.texts import normalised
from rak_excel.vocabulary.targets.choices import same_target

_FIGURES = ("goal", "previous", "actual")


def said_alike(column: str, text: str, indicator: Indicator, definition: Definition) -> str:
    """What equal entries of a column of a report share; "" for one that says nothing.

    Figures are compared by what they say beside the target of their indicator: `2` is `2 Laporan`. A dash says that nothing
    is to be reached yet, and is nothing in any other column.
    """
    if column in _FIGURES:
        if says_nothing(text):
            return NONE_NOW if column == "goal" and text else ""
        figure = read_figure(text, indicator, definition)
        return same_target(figure.target) if figure.known else normalised(text)
    if column == "state":
        return state_of(text, monitoring_words(definition)) or normalised(text)
    return normalised(text)
