"""What lies beside the reports of a quarter and is none of them: the plans of their office, and its reports of other quarters."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rak_excel.model import Plan
from rak_excel.monitoring.among import is_of_office, number_of, of_most_reports
from rak_excel.record import Record
from rak_excel.system.grouped import grouped


class Beside(Record):
    """Each in the order in which they were given."""

    plans: tuple[Plan, ...] = ()
    earlier: tuple[Plan, ...] = ()
    later: tuple[Plan, ...] = ()


def beside_reports(plans: Sequence[Plan]) -> Beside:
    """What lies beside the reports among these; nothing where there are no reports.

    What merging wrote of the office and year of a report: plans, and reports of a quarter before that of most reports, beside those of
    units also of one behind it. Any other plan only where it is the one that its office has there, and no unit's.
    """
    reports, plans_alone = (
        _ByOffice(each for each in plans if each.definition.is_report),
        _ByOffice(each for each in plans if not each.definition.is_report),
    )
    own, earlier, later = [], [], []
    for each in plans:
        usual = reports.usual(each)
        if usual is None or each.is_submission or each.is_agreement:
            continue
        if not each.definition.is_report:
            own += [each] if each.merged or plans_alone.has_no_other(each) else []
        elif is_of_office(each) and number_of(each) < number_of(usual):
            earlier.append(each)
        elif is_of_office(each) and number_of(each) > number_of(usual) and not is_of_office(usual):
            later.append(each)
    return Beside(tuple(own), tuple(earlier), tuple(later))


class _ByOffice:
    """Plans by year and office; one of which the region is not known may be of any."""

    def __init__(self, plans: Iterable[Plan]) -> None:
        listed = list(plans)
        self._by_year = grouped((each.identity.year, each) for each in listed)
        self._by_region = grouped((_office(each), each) for each in listed)
        self._usual: dict[tuple[int | None, str], Plan | None] = {}

    def usual(self, plan: Plan) -> Plan | None:
        """A report of the quarter of most reports of the office of a plan; None where there are none."""
        office = _office(plan)
        if office not in self._usual:
            self._usual[office] = of_most_reports(self._alike(office))
        return self._usual[office]

    def has_no_other(self, plan: Plan) -> bool:
        return all(each.source.sha256 == plan.source.sha256 for each in self._alike(_office(plan)))

    def _alike(self, office: tuple[int | None, str]) -> list[Plan]:
        year, region = office
        if not region:
            return self._by_year.get(year, [])
        return [each for named in (region, "") for each in self._by_region.get((year, named), [])]


def _office(plan: Plan) -> tuple[int | None, str]:
    return plan.identity.year, plan.identity.region or ""
