"""How a signed plan is watched: the quarter, what a figure can be said to be, and the words and settings for it."""

from __future__ import annotations

import datetime
import re
from enum import StrEnum
from typing import Literal

from rak_excel.model.standard_columns import period_label
from rak_excel.model.target import MONTHS, QUARTERS
from rak_excel.model.words import GuideWords, TomlTable
from rak_excel.record import Record


class Standing(StrEnum):
    """Where an indicator stands at the end of a quarter. The first three are of figures that are due, and no other ever
    counts as reached or missed."""

    MET = "met"
    NEAR = "near"
    MISSED = "missed"
    NOT_DUE = "not_due"  # nothing is to be reached in this quarter
    AWAITING = "awaiting"  # others publish the figure, later
    UNMEASURED = "unmeasured"  # not measured this year, with a reason
    BLANK = "blank"  # due, and nobody reported it
    UNCLEAR = "unclear"  # the figure, or what is to be reached by now, has to be asked about


JUDGED = frozenset({Standing.MET, Standing.NEAR, Standing.MISSED})
"""The standings of figures that are due and read."""
NOT_NOW = frozenset({Standing.NOT_DUE, Standing.AWAITING, Standing.UNMEASURED})
"""Those of which nothing is wanted in the quarter."""
STATES = ("done", "running", "not_begun", "postponed", "cancelled")
"""What can be said of an activity, by the ids of the words for it."""
OF_FOLLOW_UPS = ("done", "running", "not_begun", "cancelled")
"""Those that are offered for a follow-up."""
SETTLED = frozenset({"done", "cancelled"})
"""What is said of a follow-up about which nothing is left to do."""
SAID = ("result", "evidence", "obstacle", "follow_up", "person", "due")
"""The columns in which a report says in words what became of an activity, or of an indicator without any, from left to right."""
TYPED = ("goal", "actual", "state", *SAID)
"""The columns of a report that people fill in, from left to right; all others come from the plan or are worked out."""
COMPUTED = ("in_quarter", "of_quarter", "of_year", "standing")
"""Those that are formulas of ours."""
LEFT_TO_READING = "Dicek saat digabung"
"""Stands in a form for a standing that its formulas cannot tell."""


class Quarter(Record):
    """One quarter of a year, counted from 1."""

    number: int
    year: int | None = None

    @property
    def label(self) -> str:
        """`TW II`."""
        return period_label(self.number, QUARTERS)

    @property
    def before(self) -> str:
        """The label of the quarter before; "" for the first."""
        return period_label(self.number - 1, QUARTERS) if self.number > 1 else ""

    @property
    def roman(self) -> str:
        return self.label.rpartition(" ")[2]

    @property
    def months(self) -> range:
        each = MONTHS // QUARTERS
        return range((self.number - 1) * each + 1, self.number * each + 1)

    @property
    def end(self) -> datetime.date | None:
        """Its last day; None where the year is not known, or no date has such a one."""
        if self.year is None or not datetime.MINYEAR <= self.year < datetime.MAXYEAR:
            return None
        month = self.months[-1]
        following = datetime.date(self.year + month // MONTHS, month % MONTHS + 1, 1)
        return following - datetime.timedelta(days=1)


class StateWords(TomlTable):
    """How a state of an activity is written; `id` is one of STATES."""

    id: str
    word: str
    spellings: tuple[str, ...] = ()


class MonitoringWords(TomlTable):
    """What a definition says of quarterly reports. In headings and prompts {quarter}, {before} and {year} are places, in prompts
    and the guide the ids of columns too, for what they are called.

    `thresholds` are in percent, the better first. Texts by column are by the ids of TYPED, COMPUTED and of `unit_text`,
    `previous` and `planned`.
    """

    title: str
    own_form: str  # said on every printed page; {agency} is the short name of the agency
    sheet: str  # of a part, with {part}
    follow_up_sheet: str
    plan_sheet: str  # hidden: the rows of the plan
    quarter: str  # labels of the identity sheet
    as_of: str
    reported_plan: str
    guide: GuideWords
    headings: dict[str, str]
    spellings: dict[str, tuple[str, ...]]
    prompts: dict[str, str]
    standings: dict[str, str]
    states: tuple[StateWords, ...]
    thresholds: tuple[int, int]
    lower_formula: Literal["2T-R", "T/R"]
    zero_target: Literal["words", "cap"]
    opinion: Literal["met", "ordinal"]
    unrealistic: int
    release_quarter: int
    above_hundred: tuple[str, ...]
    holds_all_the_time: tuple[str, ...]
    empty_evidence: tuple[str, ...]
    deadline_days: int

    def heading(self, column: str, quarter: Quarter) -> str:
        return _filled(self.headings[column], quarter)

    @property
    def columns(self) -> dict[str, str]:
        """What the columns are called in a sentence, whatever the quarter: `TARGET S.D.`"""
        return {id_: " ".join(_QUARTERLY.sub("", text).split()) for id_, text in self.headings.items()}

    def spellings_of(self, column: str, quarter: Quarter) -> tuple[str, ...]:
        return tuple(_filled(each, quarter) for each in self.spellings.get(column, ()))

    def prompt(self, column: str, quarter: Quarter) -> str:
        text = self.prompts.get(column, "")
        for id_, name in self.columns.items():
            text = text.replace("{" + id_ + "}", name)
        return _filled(text, quarter)

    def standing(self, standing: Standing) -> str:
        return self.standings[standing.value]

    def state(self, id_: str) -> str:
        """How a state is written: `Selesai`."""
        return next(each.word for each in self.states if each.id == id_)


_QUARTERLY = re.compile(r"\{(?:quarter|before|year)\}")


def _filled(text: str, quarter: Quarter) -> str:
    year = str(quarter.year or "")
    return text.replace("{quarter}", quarter.label).replace("{before}", quarter.before).replace("{year}", year)
