"""What the words in the cells of reports say: whether anything, and when two of them say the same of one row."""

from __future__ import annotations

from functools import lru_cache

from rak_excel.definitions.monitoring import monitoring_words
from rak_excel.model import Definition, Indicator
from rak_excel.model.monitoring import MonitoringWords, Standing
from rak_excel.monitoring.due_dates import day_alone
from rak_excel.monitoring.figures import read_figure, says_nothing
from rak_excel.monitoring.goals import NONE_NOW
from rak_excel.monitoring.report import state_of
from rak_excel.vocabulary.basics.texts import normalised, tidy
from rak_excel.vocabulary.entries.ticks import SAY_NOTHING, stands_for_nothing
from rak_excel.vocabulary.targets.choices import same_target

_FIGURES = ("goal", "previous", "actual")
_OF_REASONS = ("obstacle", "follow_up")
_NO = ("tidak ada {}", "tdk ada {}", "tidak terdapat {}", "belum ada {}", "nihil (tidak ada {})")


def says_anything(text: str, definition: Definition) -> bool:
    """Whether a text in a report says anything: `-`, `nihil` and `Tidak ada kendala` do not."""
    if says_nothing(text) or stands_for_nothing(text, definition.marks):
        return False
    return tidy(text).rstrip(" .").casefold() not in words_of_nothing(definition)


@lru_cache(maxsize=16)
def words_of_nothing(definition: Definition) -> tuple[str, ...]:
    """What people write where there is nothing to say, in small letters, but for dashes and dots: nihil, tidak ada kendala."""
    words = monitoring_words(definition)
    reasons = [each for column in _OF_REASONS for each in (words.headings[column], *words.spellings.get(column, ()))]
    none = (form.format(each) for each in reasons for form in _NO)
    said = (*definition.marks.blanks, *SAY_NOTHING, *none)
    return tuple(dict.fromkeys(each.casefold() for each in said if not says_nothing(each)))


@lru_cache(maxsize=16)
def words_of_none_yet(words: MonitoringWords) -> tuple[str, ...]:
    """How an entry begins that says that there is no figure yet, in small letters: belum, menunggu, tidak diukur."""
    not_due, awaiting, unmeasured = (
        normalised(words.standing(each)) for each in (Standing.NOT_DUE, Standing.AWAITING, Standing.UNMEASURED)
    )
    return tuple(filter(None, (not_due.split(" ")[0], awaiting.split(" ")[0], unmeasured)))


def said_alike(column: str, text: str, indicator: Indicator, definition: Definition) -> str:
    """What equal entries of a column of a report share; "" for one that says nothing.

    Figures are compared by what they say beside the target of their indicator: `2` is `2 Laporan`; dates by their day, unless
    more is said. A dash says that nothing is to be reached yet, and is nothing in any other column; nor is `nihil` in one of words.
    """
    if column in _FIGURES:
        if says_nothing(text):
            return NONE_NOW if column == "goal" and text else ""
        figure = read_figure(text, indicator, definition)
        return same_target(figure.target) if figure.known else normalised(text)
    if column == "state":
        return state_of(text, monitoring_words(definition)) or normalised(text)
    if column == "due" and (day := day_alone(text)):
        return day.isoformat()
    return normalised(text) if says_anything(text, definition) else ""
