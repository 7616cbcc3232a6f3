"""Who needs a call and why: which indicators an office missed and what hindered it, and what its report lacks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from rak_excel.language import COMMA, Text
from rak_excel.model.monitoring import Standing
from rak_excel.record import Record
from rak_excel.rolling_up.monitoring.attention import BEHIND, badness, of_this_quarter
from rak_excel.rolling_up.monitoring.facts import Number
from rak_excel.rolling_up.monitoring.faults import DROPPED, PAST, Fault
from rak_excel.rolling_up.monitoring.filing import Filing
from rak_excel.rolling_up.monitoring.result import Coded, ReportingOffice, ReportRollup, place_key
from rak_excel.vocabulary.entries.wordings import said_code


class Behind(Record):
    """An indicator that an office missed, or is only near to: how far it came, in percent, and in its own words what hindered it."""

    code: str
    near: bool
    percent: Number | None
    obstacles: tuple[str, ...]


_MISSED = Text("{count} indikator belum tercapai ({codes})", "indicators missed: {count} ({codes})")
_NEAR = Text("{count} mendekati ({codes})", "near: {count} ({codes})")
_FURTHER = Text("…", "…")
_NAMED = 4  # indicators, the lowest first


class Call(Record):
    """An office that something is to be said to: what it missed or is only near to, the lowest first, what its report lacks, and
    how late it came. `row` is its place among the offices, counted from 0.
    """

    row: int
    office: ReportingOffice
    behind: tuple[Behind, ...]
    lacking: tuple[Text, ...]
    late: tuple[Text, ...]
    order: tuple[int, ...]

    @property
    def reasons(self) -> tuple[Text, ...]:
        """All of it in short: of what was not reached the codes."""
        missed, near = ([each.code for each in self.behind if each.near is those] for those in (False, True))
        counted = ((_MISSED, missed), (_NEAR, near))
        return (*(_of(text, codes) for text, codes in counted if codes), *self.lacking, *self.late)


def _of(text: Text, codes: Sequence[str]) -> Text:
    named = [*map(said_code, codes[:_NAMED]), *([_FURTHER] if len(codes) > _NAMED else [])]
    return text.filled(count=len(codes), codes=COMMA.join(named))


LACKS = Text("{parts} belum diisi", "{parts} not filled in")
_CHOOSE = Text("pilih satu dari file yang setara", "choose one of the equal files")
_UNREASONED = {
    (False, False): Text(
        "{count} belum tercapai: kendala dan tindak lanjutnya belum ditulis", "missed, no obstacle and no follow-up: {count}"
    ),
    (False, True): Text("{count} belum tercapai: kendalanya belum ditulis", "missed without an obstacle: {count}"),
    (True, False): Text("{count} belum tercapai: tindak lanjutnya belum ditulis", "missed without a follow-up: {count}"),
}  # fmt: skip
"""What is said of indicators that were missed, by whether an obstacle and a follow-up are written down."""
_BLANK = Text("{count} indikator belum diisi", "due indicators left blank: {count}")
_UNCLEAR = Text("{count} indikator perlu dicek", "indicators to be checked: {count}")
_OVERDUE = Text("{count} tindak lanjut lewat batas waktu", "follow-ups overdue: {count}")
_LATE_WORK = PAST.several
_UNSAID = Text("{count} kegiatan belum dilaporkan", "scheduled activities not reported: {count}")


class _Counts(Record):
    """Of the offices by region: obstacles by indicator, and how many things are overdue, past their schedule, dropped
    and unsaid.
    """

    obstacles: Mapping[tuple[str, str, int], Sequence[str]]
    overdue: Counter[str]
    late: Counter[str]
    dropped: Counter[str]
    unsaid: Counter[str]


def calls(result: ReportRollup) -> list[Call]:
    """The offices that need a call, the most urgent first.

    First who has not reported, then where a file is to be chosen, then by what is to be corrected or was missed, then by what is
    only near; who was only late comes last.
    """
    counts = _Counts(
        _obstacles(result),
        Counter(each.row.at.region for each in result.obstacles if each.overdue),
        _found(PAST, result),
        _found(DROPPED, result),
        Counter(each.row.at.region for each in result.works if each.row.unsaid),
    )
    found = [_call(row, office, result, counts) for row, office in enumerate(result.offices)]
    return sorted((each for each in found if each.reasons), key=lambda each: each.order)


def _found(fault: Fault, result: ReportRollup) -> Counter[str]:
    return Counter(region for region, note in result.notes if note.code == fault.id and note.counts)


def _obstacles(result: ReportRollup) -> Mapping[tuple[str, str, int], Sequence[str]]:
    found: dict[tuple[str, str, int], list[str]] = {}
    for each in of_this_quarter(result):
        found.setdefault(place_key(each.row.at), []).extend(each.row.obstacles)
    return found


def missed_by(region: str, result: ReportRollup) -> list[Coded]:
    """The indicators that an office missed, the lowest first."""
    rows = result.by_office.get(region, ())
    return sorted((each for each in rows if each.row.standing is Standing.MISSED), key=badness)


def _call(row: int, office: ReportingOffice, result: ReportRollup, counts: _Counts) -> Call:
    filing, region = office.now.filing, office.region
    if not office.reported:
        told = {Filing.MISSING: (office.now.said,), Filing.TO_CHOOSE: (_CHOOSE,)}.get(filing, ())
        return Call(row, office, (), told, (), (0 if filing is Filing.MISSING else 1, row))
    own = result.by_office.get(region, ())
    standings = Counter(each.row.standing for each in own)
    missed = missed_by(region, result)
    explained = Counter((each.row.reasoned, each.row.followed) for each in missed)
    blank, unclear = standings[Standing.BLANK], standings[Standing.UNCLEAR]
    overdue, late, unsaid = counts.overdue[region], counts.late[region], counts.unsaid[region]
    dropped = counts.dropped[region]
    counted = (
        *((text, explained[how]) for how, text in _UNREASONED.items()),
        (_BLANK, blank), (DROPPED.several, dropped), (_OVERDUE, overdue), (_LATE_WORK, late), (_UNSAID, unsaid), (_UNCLEAR, unclear),
    )  # fmt: skip
    lacking = [LACKS.filled(parts=", ".join(office.lacks))] if office.lacks else []
    lacking += [text.filled(count=count) for text, count in counted if count]
    unexplained = len(missed) - explained[True, True]
    weight = (
        *(2, not office.lacks, -(len(missed) + blank), -unexplained, -(dropped + overdue + late), -(unsaid + unclear)),
        *(-standings[Standing.NEAR], row),
    )
    behind = sorted((each for each in own if each.row.standing in BEHIND), key=badness)
    return Call(
        row,
        office,
        tuple(_behind(each, counts) for each in behind),
        tuple(lacking),
        (office.now.said,) if filing is Filing.LATE else (),
        tuple(map(int, weight)),
    )


def _behind(each: Coded, counts: _Counts) -> Behind:
    words = tuple(dict.fromkeys(counts.obstacles.get(place_key(each.row.at), ())))
    return Behind(each.code, each.row.standing is Standing.NEAR, each.row.of_quarter, words)
