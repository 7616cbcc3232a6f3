"""Which of the files that lie together a quarter starts from: the signed plan, and the office's report of an earlier quarter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

from rak_excel.definitions.monitoring import monitoring_words, quarter_of
from rak_excel.model import Identity, Plan
from rak_excel.model.monitoring import Quarter
from rak_excel.monitoring.planned import digest_of


def signed_among(plans: Sequence[Plan], quarter: int) -> Plan | None:
    """The plan that reports on this quarter are about; None where that cannot be told for sure.

    It is the only plan, else of merged ones that which most reports were made from, or the last revision that is not of a later day
    than the quarter; of an undated one nobody knows that. Where a unit's plan is among them plans are being merged, and none is taken for signed.
    """
    own = [each for each in plans if not each.definition.is_report]
    return signed_of(own, (each.reported.digest for each in plans if each.reported), quarter)


def signed_of(plans: Iterable[Plan], made_from: Iterable[str], quarter: int) -> Plan | None:
    """The one of these plans as in `signed_among`; `made_from` are the digests of the plans that reports were made from."""
    own = _each_once(plans)
    if any(each.is_submission or each.is_agreement for each in own):
        return None
    if len(own) <= 1:
        return next(iter(own), None)
    if not all(each.merged for each in own):
        return None
    known = _reported_on(own, made_from)
    return known or (None if undated_among(own, quarter) else _last_revised(own, quarter))


def undated_among(plans: Iterable[Plan], quarter: int) -> Plan | None:
    """The last revision of merged plans, where it has no date and another one may be in force instead; else None."""
    own = [each for each in _each_once(plans) if not each.definition.is_report]
    if not all(each.merged and not each.is_submission for each in own):
        return None
    in_force = [each for each in own if _is_in_force(each.identity, quarter)]
    last = _last_revised(own, quarter) if len(in_force) > 1 else None
    return last if last and last.identity.date is None else None


def leave_reports(plans: Iterable[Plan], signed: Plan | None) -> bool:
    """Whether reports among which these plans lie are what is merged: one is `signed`, or it only remains to say which."""
    return signed is not None or all(each.merged and not each.is_submission for each in plans)


def counted_alike(plan: Plan, reports: Iterable[Plan]) -> Plan:
    """The plan by a definition that says of reports what those that carry one say, most of them where they differ."""
    carried = [each.definition.monitoring for each in reports if each.definition.is_report and each.reported]
    written = {msgspec.json.encode(words): words for words in carried}
    counts = Counter(map(msgspec.json.encode, carried))
    usual = max(counts, key=lambda each: (counts[each], each), default=None)
    if usual is None or usual == msgspec.json.encode(monitoring_words(plan.definition)):
        return plan
    return plan.but(definition=plan.definition.but(monitoring=written[usual]))


def earlier_among(plans: Sequence[Plan], quarter: int, about: Plan) -> Plan | None:
    """The report of the office and year that a plan or report is `about`, of the last quarter before this one.

    None where there is none, or several are of that quarter.
    """
    of_last = last_before(plans, quarter, about)
    return of_last[0] if len(of_last) == 1 else None


def last_before(plans: Sequence[Plan], quarter: int, about: Plan) -> list[Plan]:
    """All different reports of that office and year of the last quarter before this one of which there is any."""
    earlier = [each for each in _each_once(plans) if is_of_office(each) and number_of(each) < quarter]
    own = [each for each in earlier if _is_alike(each.identity, about.identity)]
    last = max(map(number_of, own), default=0)
    return [each for each in own if number_of(each) == last]


def _is_alike(one: Identity, other: Identity) -> bool:
    """Whether both are of one year, and of one office as far as their regions tell."""
    return one.year == other.year and (not one.region or not other.region or one.region == other.region)


def of_most_reports(plans: Iterable[Plan]) -> Plan | None:
    """The first report of the quarter of most of them, the later one where several have as many; None without any."""
    counted = counting_reports(plans)
    numbers = Counter(map(number_of, counted))
    return max(counted, key=lambda each: (numbers[number_of(each)], number_of(each)), default=None)


def counting_reports(plans: Iterable[Plan]) -> list[Plan]:
    """Those that tell which quarter is reported: merged reports of offices, what units' reports come to, where there are no others."""
    reports = [each for each in plans if each.definition.is_report and number_of(each)]
    return [each for each in reports if not is_of_office(each)] or reports


def is_of_office(plan: Plan) -> bool:
    """Whether it is a report that merging wrote."""
    return plan.definition.is_report and plan.merged and not plan.is_submission


def number_of(report: Plan) -> int:
    return quarter_of(report.definition).number


def _each_once(plans: Iterable[Plan]) -> list[Plan]:
    return list({each.source.sha256: each for each in plans}.values())


def _reported_on(own: Sequence[Plan], made_from: Iterable[str]) -> Plan | None:
    digests = Counter(filter(None, made_from))
    by_digest = {digest_of(each): each for each in own}
    known = [by_digest[digest] for digest, _ in digests.most_common() if digest in by_digest]
    return next(iter(known), None)


def _last_revised(own: Sequence[Plan], quarter: int) -> Plan | None:
    in_force = [each for each in own if _is_in_force(each.identity, quarter)] or own
    last = max(each.identity.revision for each in in_force)
    found = [each for each in in_force if each.identity.revision == last]
    return found[0] if len(found) == 1 else None


def _is_in_force(identity: Identity, quarter: int) -> bool:
    """Whether a plan was signed by the end of a quarter, as far as it tells."""
    end = Quarter(quarter, identity.year).end
    return identity.date is None or end is None or identity.date <= end
