"""Which reports count: of an office and quarter the one on the latest revision of its plan, then the one saved last."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rak_excel.advice import BY_MERGE, for_command
from rak_excel.language import Text, one_text
from rak_excel.model import Definition
from rak_excel.record import Record
from rak_excel.rolling_up.chosen.choosing import Choice, choose, usual_year
from rak_excel.rolling_up.chosen.reasons import reason_of
from rak_excel.rolling_up.facts.facts import State
from rak_excel.rolling_up.monitoring.facts import ReportFacts
from rak_excel.system.grouped import grouped

_OTHER_QUARTER = Text("Triwulan lain", "Another quarter")
_NO_REPORT = Text("Bukan laporan", "Not a report")
_OF_QUARTER = Text(
    "Laporan TW {quarter}; isinya tidak ikut direkap.",
    "A report on quarter {quarter}; nothing in it is rolled up.",
)
_OTHER_FORMAT = Text(
    "Format file ini lain dari laporan lain yang direkap. Rekap file ini tersendiri.",
    "This file has another format than the other reports. Roll it up on its own.",
)
_REASONS = {
    State.SUBMISSION: Text(
        "File ini baru berisi isian {unit}. Gabung dulu laporan semua unit kantor ini{merge}.",
        "This file has the entries of {unit} only. First merge the reports of all units of this office{merge}.",
    ).advising(merge=BY_MERGE),
    State.BLANK: Text(
        "Belum ada yang diisi di laporan ini. Minta kantornya mengisi, lalu mengirim lagi.",
        "Nothing is filled in in this report. Ask the office to fill it in and send it again.",
    ),
    State.OTHER_YEAR: Text("Laporan tahun {year}.", "A report on {year}."),
}  # fmt: skip
_MERGE = for_command(" (rak-excel merge)", " (rak-excel merge)")
_REST = Text(
    "File ini hanya berisi baris yang tidak diisi unit. Gabung dulu dengan laporan semua unit kantor ini{merge}.",
    "This file has only the rows that no unit fills in. First merge it with the reports of all units{merge}.",
).advising(merge=_MERGE)
_NOTHING_SAID = frozenset({State.BLANK, State.SUBMISSION})
ROMAN = ("", "I", "II", "III", "IV")


class ReportFate(Record):
    """A file, what became of it, and how many of its rows are rolled up."""

    report: ReportFacts
    choice: Choice
    quarter_asked: bool
    parts: frozenset[str] = frozenset()  # those whose rows are rolled up

    @property
    def counts(self) -> bool:
        """Whether rows of it are in the roll-up of the quarter."""
        return self.quarter_asked and bool(self.choice.used)

    @property
    def says_nothing(self) -> bool:
        """Whether the file came and is no report of its office: a blank form, or what one unit filled in."""
        return self.choice.state in _NOTHING_SAID

    @property
    def state(self) -> Text:
        if self.report.other:
            return _NO_REPORT
        return self.choice.state.label if self.quarter_asked or not self.choice.used else _OTHER_QUARTER

    @property
    def refused(self) -> bool:
        """Whether somebody has to act on the file before it can be counted."""
        return self.choice.state.refused and not self.report.other

    def reason(self, definition: Definition) -> Text:
        facts = self.choice.facts
        if facts.fault is None and self.choice.state is State.SUBMISSION and self.report.rest:
            return _REST
        if facts.fault is None and self.choice.state in _REASONS and not self.choice.instead:
            return _REASONS[self.choice.state].filled(unit=facts.submitter, year=facts.year or "?")
        of_quarter = _OF_QUARTER.filled(quarter=ROMAN[self.report.quarter])
        own = [] if self.quarter_asked or facts.fault or not self.choice.used else [of_quarter]
        return one_text([*own, reason_of(self.choice, definition)])


def fates_of(
    reports: Iterable[ReportFacts], quarter: int, provinces: Sequence[str], year: int | None
) -> list[ReportFate]:
    """What became of each file, in the order of offices, quarters and names, whatever their order.

    `quarter` is the one asked for. What could not be read is told with it. Without a year the one of most files counts.
    """
    distinct = sorted({(each.file.identity, each.quarter): each for each in reports}.values(), key=_order)
    year = year or usual_year([each.file for each in distinct if each.quarter])
    fates = []
    for own in grouped((each.quarter or quarter, each) for each in distinct).items():
        number, files = own
        by_identity = {each.file.identity: each for each in files}
        choices = choose([each.file for each in files], provinces, year)
        fates += [
            ReportFate(by_identity[choice.facts.identity], choice, number == quarter, parts)
            for choice, parts in _with_parts(choices)
        ]
    return sorted(fates, key=lambda each: _order(each.report))


def _with_parts(choices: Sequence[Choice]) -> Iterable[tuple[Choice, frozenset[str]]]:
    """The parts that are rolled up from each file: those that count, and of the first of an office's files those in which
    nobody has filled in anything, so that what is blank is seen.
    """
    taken: dict[str, set[str]] = {}
    for choice in choices:
        taken.setdefault(choice.facts.region, set()).update(choice.used)
    for choice in choices:
        own = set(choice.used)
        if own:
            left = set(choice.facts.parts) - taken[choice.facts.region]
            taken[choice.facts.region] |= left
            own |= left
        yield choice, frozenset(own)


def within(fate: ReportFate, definition: Definition) -> ReportFate:
    """A report of another kind, with parts that this roll-up does not have, is not mixed in."""
    known = {part.id for part in definition.parts}
    if fate.choice.used <= known:
        return fate.but(parts=fate.parts & known)
    choice = Choice(fate.choice.facts.but(fault=_OTHER_FORMAT), State.UNREAD)
    return fate.but(choice=choice, parts=frozenset())


def _order(each: ReportFacts) -> tuple[bool, str, int, str, str]:
    file = each.file
    return not file.region, file.region, each.quarter, file.file, file.sha256
