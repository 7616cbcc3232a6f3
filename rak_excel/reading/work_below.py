"""Work outside the plan that stands below the table of a report in the words of an indicator of the plan: it is of that one."""

from __future__ import annotations

from rak_excel.formats.grid import as_text
from rak_excel.model import Activity, Indicator, PlanPart
from rak_excel.system.grouped import grouped
from rak_excel.vocabulary.basics.texts import normalised, tidy
from rak_excel.vocabulary.targets.choices import same_target


def with_work_below(part: PlanPart) -> PlanPart:
    """The part with such activities behind those of their indicator.

    Only where nothing beside them says otherwise than the row of the indicator, one indicator alone has these words, and none of
    them is its own again, as in a copied row.
    """
    keyed = grouped((normalised(each.text), each) for each in part.indicators if each.key and each.text)
    owners = [(each, keyed.get(normalised(each.text), [])) for each in part.indicators if not each.key]
    moved = [(each, own[0]) for each, own in owners if len(own) == 1 and _says_no_more(each, own[0])]
    if not moved:
        return part
    works: dict[int, list[Activity]] = {}
    for each, owner in moved:
        works.setdefault(id(owner), []).extend(each.activities)
    gone = {id(each) for each, _ in moved}
    left = (each for each in part.indicators if id(each) not in gone)
    return part.but(
        indicators=tuple(each.but(activities=(*each.activities, *works.get(id(each), ()))) for each in left)
    )


def _says_no_more(below: Indicator, owner: Indicator) -> bool:
    """Whether a row has other activities, and beside its words what the row of the indicator has too, or nothing."""
    target = below.target is None or same_target(below.target) == same_target(owner.target)
    entries = ((as_text(entry), as_text(owner.further.get(id_, ""))) for id_, entry in below.further.items())
    own = {normalised(each.text) for each in owner.activities}
    works = bool(below.activities) and all(normalised(each.text) not in own for each in below.activities)
    return works and target and all(tidy(text) in {"", tidy(planned)} for text, planned in entries)
