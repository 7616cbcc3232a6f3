"""What a form gave by itself and nobody changed: whether it gives way to what the plan offers by now."""

from __future__ import annotations

from collections.abc import Iterator

from rak_excel.formats.grid import as_text
from rak_excel.language import Text
from rak_excel.model import Cell, Indicator, Note, NoteKind, Plan, PlanPart
from rak_excel.model.reported_plan import goal_id
from rak_excel.model.standard_columns import UNIT_TEXT
from rak_excel.model.target import QUARTERS
from rak_excel.monitoring.figures import says_nothing
from rak_excel.monitoring.onto_plan import RowsOfPlan
from rak_excel.monitoring.planned import indicators_in
from rak_excel.monitoring.sayings import said_alike
from rak_excel.monitoring.signed import SignedPlan
from rak_excel.vocabulary.basics.texts import normalised
from rak_excel.vocabulary.targets.choices import same_target
from rak_excel.vocabulary.targets.period_entries import UNCONFIRMED, is_unconfirmed

_OF_QUARTERS = frozenset({"previous", *map(goal_id, range(1, QUARTERS + 1))})

_OF_OLDER_PLAN = Text(
    'Target "{own}" berasal dari formulir rencana lama dan tidak diubah siapa pun, padahal rencana sekarang mengusulkan "{now}". '
    "Bila targetnya belum ditulis di formulir dari rencana sekarang, tulis di sana, lalu gabung lagi.",
    'The target "{own}" came with the form of an older plan and nobody changed it, while the plan proposes "{now}" now. Where no form '
    "made from the present plan says the target yet, write it there and merge again.",
)


def gives_way(column: str, text: str, offered: str) -> bool:
    """Whether what a form had gives way to what the plan has by now: a target unless nobody has confirmed any since."""
    if column != "goal":
        return column in {UNIT_TEXT, "planned"}
    return is_unconfirmed(text) or not (is_unconfirmed(offered) or says_nothing(offered))


def is_asked_again(column: str, text: str, offered: str, planned: Indicator, signed: SignedPlan) -> bool:
    """Whether it is a target, and the plan offers another one than the form of an earlier plan had, confirmed or not."""
    given = (each.removesuffix(UNCONFIRMED) for each in (text, offered))
    own, now = (said_alike("goal", each, planned, signed.report.definition) for each in given)
    return column == "goal" and bool(now) and own != now


def of_older_plan(text: str, offered: str, cell: Cell) -> Note:
    """What is told of a target that does not count, since the plan offers another one by now that nobody has confirmed.

    The note has no value, as nobody typed that one.
    """
    return Note(NoteKind.CELL_NOT_USED, _OF_OLDER_PLAN.filled(own=text, now=offered), cell)


def revised_rows(part: PlanPart, rows: RowsOfPlan, report: Plan, signed: SignedPlan) -> Iterator[int]:
    """By identity the indicators of a report whose row the signed plan has otherwise than the plan that the form was made from."""
    there, definition = signed.report.part(part.id), report.definition
    scheduled = indicators_in(signed.form.reported, part.id, definition)
    now = {id(each): one for each, one in zip(there.indicators if there else (), scheduled, strict=False)}
    for own in part.indicators:
        given, planned = rows.given.get(id(own)), rows.indicators.get(id(own))
        if isinstance(given, Indicator) and planned and _said_by_plan(given) != _said_by_plan(now[id(planned)]):
            yield id(own)


def _said_by_plan(row: Indicator) -> tuple[object, ...]:
    """What the target of a quarter is offered after."""
    own = {column: as_text(entry) for column, entry in row.further.items() if column not in _OF_QUARTERS}
    return normalised(row.text), same_target(row.target), row.periods, own
