"""What a revision of the plan changed since an earlier report: targets, with the reasons written for them, and rows that are gone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rak_excel.definitions.monitoring import quarter_of
from rak_excel.formats.grid import as_text
from rak_excel.merging.changes import change_code
from rak_excel.merging.sent.asking import Answer
from rak_excel.model import Activity, Indicator, Plan
from rak_excel.monitoring.linking import same_activities, same_indicators
from rak_excel.monitoring.planned import indicators_in
from rak_excel.monitoring.signed import SignedPlan
from rak_excel.record import Record
from rak_excel.vocabulary.targets.choices import same_target

TARGET = "Target"  # what the matrix of changes calls it


class ChangedTarget(Record):
    """A target that was changed since; `row` is that of the indicator among the rows of its part in the plan, counted from 1.

    `reason` is what the matrix of changes says, "" where it says none, and None where it does not tell of all changes since.
    """

    part: str
    row: int
    before: str
    after: str
    reason: str | None = None


class Discontinued(Record):
    """A row that the plan does not have any more; `said` is what the earlier report has beside it, by column.

    Of an indicator that is gone as a whole `activity` is None, and `rows` are what stands beside each of its activities.
    """

    part: str
    indicator: str
    target: str
    activity: str | None = None
    executors: str = ""
    said: Mapping[str, str] = {}
    rows: tuple[Mapping[str, str], ...] = ()


class SinceReport(Record):
    """What became of a plan since an earlier report on its revision `before`: its revision now, and the quarter of that report
    as `TW I`."""

    before: int
    revision: int
    quarter: str
    targets: tuple[ChangedTarget, ...] = ()
    gone: tuple[Discontinued, ...] = ()

    @property
    def follows(self) -> bool:
        """Whether no other revision came between both."""
        return self.revision == self.before + 1


def since_report(earlier: Plan, signed: SignedPlan, reasons: Sequence[Answer] = ()) -> SinceReport | None:
    """What the signed plan changed since `earlier`; None where that is a report on the same revision, or does not tell."""
    before, now = earlier.reported, signed.form.reported
    if before is None or before.revision == now.revision:
        return None
    targets: list[ChangedTarget] = []
    gone: list[Discontinued] = []
    since = SinceReport(before.revision, now.revision, quarter_of(earlier.definition).label)
    # The matrix of a plan tells what its last revision changed.
    because = {each.code: each.said for each in reasons} if since.follows else None
    for part in signed.report.parts:
        old = indicators_in(before, part.id, earlier.definition)
        pairs = same_indicators(old, indicators_in(now, part.id, earlier.definition), earlier.definition)
        targets += _changed(pairs, part.id, because)
        there = earlier.part(part.id)
        said = {
            id(one): own for own, one in same_indicators(there.indicators if there else (), old, earlier.definition)
        }
        staying = {id(each): planned for each, planned in pairs}
        for each in old:
            gone += _gone(each, staying.get(id(each)), said.get(id(each)), part.id, earlier)
    return since.but(targets=tuple(targets), gone=tuple(gone))


def _changed(
    pairs: Sequence[tuple[Indicator, Indicator]], part: str, because: Mapping[str, str] | None
) -> Iterator[ChangedTarget]:
    for old, new in pairs:
        if same_target(old.target) != same_target(new.target):
            before, after = (each.target.text if each.target else "" for each in (old, new))
            reason = None if because is None else because.get(change_code(new.text, TARGET, before, after), "")
            yield ChangedTarget(part, new.place.row, before, after, reason)


def _gone(
    old: Indicator, now: Indicator | None, said: Indicator | None, part: str, earlier: Plan
) -> Iterator[Discontinued]:
    """The indicator where it is gone, and each of its activities that are."""
    target = old.target.text if old.target else ""
    if now is None:
        rows = tuple(map(_texts, said.activities if said else ()))
        yield Discontinued(part, old.text, target, said=_texts(said), rows=rows)
    kept = {id(each) for each, _ in same_activities(old, now, earlier.definition)} if now else set[int]()
    beside = {id(one): own for own, one in same_activities(said, old, earlier.definition)} if said else {}
    for each in (each for each in old.activities if id(each) not in kept and each.text):
        yield Discontinued(part, old.text, target, each.text, each.executors_text, _texts(beside.get(id(each))))


def _texts(own: Indicator | Activity | None) -> Mapping[str, str]:
    return {column: as_text(entry) for column, entry in own.further.items()} if own else {}
