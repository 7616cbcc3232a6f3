"""What offices explained, carried from their files to a plan that is made of these."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from rak_excel.model import Definition, Severity
from rak_excel.model.answers import Answer, Progress, Ruling
from rak_excel.model.returned import Answered, Returned
from rak_excel.rolling_up.findings.same_notes import same_notes
from rak_excel.rounds.following import DISPUTED, REJECTED, Followed
from rak_excel.rounds.joining import believed
from rak_excel.rounds.senders import SenderRound
from rak_excel.rounds.states import Now, kept, state_then, told


def explanations(
    now: Now, own: Sequence[Returned], carried: Sequence[Returned], definition: Definition, year: int | None
) -> Iterator[Answered]:
    """The findings of today that were explained while their value was the same, in their order.

    What earlier plans `carried` along counts where no list of a unit's `own` explains the same. Of several explanations all
    are told; a ruling holds for the words that it was made on, and that in a plan before that in a unit's list.
    """
    found, before = (_by_finding(now, lists, definition, year) for lists in (own, carried))
    for new in sorted({*found, *before}):
        told_of = found.get(new) or before[new]
        said = "; ".join(dict.fromkeys(each.explanation for each in told_of))
        every = (*reversed(before.get(new, [])), *reversed(found.get(new, [])))
        disputed = any(each.disputed or each.ruling is Ruling.REJECTED for each in every)
        units = [believed(each.but(disputed=disputed)) for each in reversed(found.get(new, []))]
        ruled = [each.ruling for each in (*reversed(before.get(new, [])), *units) if each.explanation == said]
        ruling = next(filter(None, ruled), None)
        finding = told(now.findings[new], now.places[new])
        yield Answered(finding, Answer.RIGHT, said, ruling, disputed)


def _by_finding(
    now: Now, lists: Sequence[Returned], definition: Definition, year: int | None
) -> dict[int, list[Answered]]:
    found: dict[int, list[Answered]] = defaultdict(list)
    for each in lists:
        same = same_notes(state_then([each], now.region), now.found, definition, year)
        for old, new in sorted(same.items()):
            answered, finding = each.answers[old], now.findings[new]
            warns = finding.severity is Severity.WARNING  # an error is not explained away
            if warns and answered.explains and kept(finding.value) == answered.finding.value:
                found[new].append(answered)
    return found


def ruled_on(own: SenderRound, plan: Returned) -> SenderRound:
    """The round with what was ruled on its explanations in the plan that they were merged into."""
    definition, year = own.plans[0].definition, own.sender.year
    same = same_notes(state_then([plan], own.now.region), own.now.found, definition, year)
    rulings = {new: said for old, new in same.items() if (said := plan.answers[old]).ruling or said.disputed}
    followed = tuple(_ruled(each, rulings.get(at)) for at, each in enumerate(own.round.followed))
    return own.but(round=own.round.but(followed=followed))


def _ruled(followed: Followed, ruled: Answered | None) -> Followed:
    told = followed.told
    if not (ruled and told and told.explains and told.explanation in ruled.explanation):
        return followed
    finding, lifted = followed.finding, told.disputed and followed.explainable
    if ruled.ruling is Ruling.ACCEPTED and not (finding.explained or lifted):  # it does nothing
        return followed
    told = told.but(ruling=ruled.ruling, disputed=told.disputed or ruled.disputed, standing=True)
    if ruled.ruling is Ruling.ACCEPTED:
        return followed.but(finding=finding.but(progress=Progress.EXPLAINED, refusal=None), told=told)
    if finding.explained:
        refusal = REJECTED if ruled.ruling else DISPUTED
        finding = finding.but(progress=Progress.STILL, refusal=refusal)
    return followed.but(finding=finding, told=told)
