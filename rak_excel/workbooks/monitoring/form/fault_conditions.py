"""When a row of a report lacks something, as formulas: the twins of the rules of reports (RAK9xx)."""

from __future__ import annotations

from collections.abc import Sequence

from rak_excel.model.monitoring import STATES
from rak_excel.monitoring.sayings import words_of_none_yet
from rak_excel.vocabulary.targets.period_entries import UNCONFIRMED
from rak_excel.workbooks.monitoring.form import constants as of
from rak_excel.workbooks.monitoring.form import reading_formulas as as_read
from rak_excel.workbooks.monitoring.form.standing_formulas import falls_short, is_as_planned, says_no_reason
from rak_excel.workbooks.monitoring.form.workings import Workings, says, says_anything

_STOPPED, _OPEN = ("postponed", "cancelled"), ("running", "not_begun")
_MAY_BE_DUE = (of.DUE, of.UNDECIDED, of.LATER)
_SAID = {"told": "obstacle", "followed": "follow_up", "dated": "due", "proven": "evidence"}


def row_formulas(rows: Workings) -> dict[str, str]:
    """The columns OF_ROW: the state of the work, counted from 1; which columns say anything; what of the work that the unit
    answers for was stopped or is done; whether the figure is below its target; and whether nobody said why it is not measured."""
    state = f"SUMPRODUCT((RAK_STATES_SAID=LOWER({rows.text('state')}))*RAK_STATES_NUMBERS)"
    asked = f"{rows.here('asked')}=1"
    unmeasured = f"{_due_is(rows, of.UNMEASURED)},{rows.here('blank')}<>{of.UNMEASURED}"
    unexplained = f"AND({unmeasured},{says_no_reason(rows.here('goal_said'), rows.words)})"
    return {
        "state": f"IFERROR({state},0)" if rows.has("state") else "0",
        **{what: f"IFERROR(1*{says_anything(rows.text(role))},0)" for what, role in _SAID.items()},
        "stopped": f"1*AND({asked},{_is_one_of(rows, _STOPPED)})",
        "done": f"1*AND({asked},{_is_one_of(rows, ('done',))})",
        "short": f"IF({_starts(rows)},IFERROR(1*({falls_short(rows)}),0),0)",
        "unexplained": f"IF({_starts(rows)},IFERROR(1*{unexplained},0),0)",
    }


def _starts(rows: Workings) -> str:
    return f"LEN({rows.here('kind')})>0"


def _due_is(rows: Workings, *numbers: int) -> str:
    due = rows.here("due")
    return f"OR({','.join(f'{due}={number}' for number in numbers)})"


def _in_block(rows: Workings, what: str) -> str:
    """How many rows of the same indicator have something in a column of the workings."""
    return f"SUMPRODUCT(({rows.area('block')}={rows.here('block')})*({rows.area(what)}>0))"


def _is_one_of(rows: Workings, states: Sequence[str]) -> str:
    """Whether the state of the work is one of these, by their ids."""
    own = rows.here("state")
    return f"OR({','.join(f'{own}={STATES.index(each) + 1}' for each in states)})"


def _goal_is_blank(rows: Workings) -> str:
    return f"{_due_is(rows, of.UNDECIDED)},{rows.here('goal_read')}={as_read.BLANK}"


def _actual_is_blank(rows: Workings) -> str:
    return f"{_due_is(rows, of.DUE)},{rows.here('actual_read')}={as_read.BLANK}"


def _no_reason(rows: Workings) -> str:
    """Where work was postponed or cancelled, the reason is asked for beside that."""
    wanted = f"{rows.here('short')}+{rows.here('unexplained')}>0"
    return f"{wanted},{_in_block(rows, 'told')}=0,{_in_block(rows, 'stopped')}=0"


def _asked_alone(rows: Workings) -> str:
    return f"{_starts(rows)},N({rows.here('shared')})=0"


def _is_unconfirmed(rows: Workings) -> str:
    return f'RIGHT({rows.here("goal_said")})="{UNCONFIRMED}"'


def goal_is_unconfirmed(rows: Workings) -> str:
    return f"AND({_starts(rows)},{_due_is(rows, of.UNDECIDED)},{_is_unconfirmed(rows)})"


def goal_is_missing(rows: Workings) -> str:
    return f"AND({_asked_alone(rows)},{_goal_is_blank(rows)},{rows.here('kind')}<>{of.NO_FIGURE})"


def goal_is_unclear(rows: Workings) -> str:
    said = f"{rows.here('goal_read')}<>{as_read.BLANK},NOT({_is_unconfirmed(rows)}),{rows.here('kind')}<>{of.NO_FIGURE}"
    return f"AND({_starts(rows)},{is_as_planned(rows)},{_due_is(rows, of.UNDECIDED, of.LATER)},{said})"


def goal_disagrees(rows: Workings) -> str:
    """Of what adds up, or others publish."""
    return f"AND({rows.here('adds')}<>{of.STATE},{_is_beyond(rows)})"


def state_disagrees(rows: Workings) -> str:
    return f"AND({rows.here('adds')}={of.STATE},{_is_beyond(rows)})"


def _is_beyond(rows: Workings) -> str:
    """Whether a target up to now is not the year's at its end, is above it, or less than was to be reached already."""
    least, most, read = rows.here("least"), rows.here("most"), rows.here("goal_read")
    place = f"{rows.here('goal_outer_place')}+{rows.here('goal_inner_place')}"
    value = f"IF({rows.here('kind')}>={of.OPINION},{place},{rows.here('goal_value')})"
    beyond = f"OR(AND(ISNUMBER({least}),{value}<{least}),AND(ISNUMBER({most}),{value}>{most}))"
    asked = "TRUE" if rows.is_last else f"{rows.here('adds')}={of.ADDS}"
    dash = f"AND({_due_is(rows, of.NOT_NOW)},{read}={as_read.BLANK},N({least})<>0,{asked})"
    given = f"AND({read}={as_read.READ},{beyond})"
    return f"{_starts(rows)},{_due_is(rows, of.DUE, of.NOT_NOW)},OR({given},{dash})"


def is_otherwise(rows: Workings) -> str:
    return f"AND({_starts(rows)},NOT({is_as_planned(rows)}))"


def actual_is_missing(rows: Workings) -> str:
    return f"AND({_asked_alone(rows)},{_actual_is_blank(rows)})"


def actual_is_unclear(rows: Workings) -> str:
    read = rows.here("actual_read")
    unclear = f"OR({read}={as_read.UNCLEAR},{read}={as_read.LATER}),{rows.here('kind')}<>{of.NO_FIGURE}"
    return f"AND({_starts(rows)},{_due_is(rows, *_MAY_BE_DUE)},{unclear})"


def actual_is_early(rows: Workings) -> str:
    """A figure, or words for one, where none is due; of what adds up words alone, since a figure may grow before it is due.

    A number that only reading can tell, `0,85` of what is counted, is a figure too.
    """
    said, read, kind = (rows.here(each) for each in ("actual_said", "actual_read", "kind"))
    grows = f"{rows.here('adds')}={of.ADDS}"
    begins = ",".join(f'LEFT(LOWER({said}),{len(each)})="{each}"' for each in words_of_none_yet(rows.words))
    nothing = f"SUMPRODUCT(--(RAK_SAY_NOTHING=LOWER({said})))>0"
    words = f"NOT(OR({begins},{nothing},AND({grows},OR({kind}={of.BY_READING},ISNUMBER({rows.here('actual_value')})))))"
    figure = f"OR({read}={as_read.READ},ISNUMBER({rows.cell('actual')}))"
    told = f"IF({figure},NOT({grows}),{words})"
    not_due = _due_is(rows, of.NOT_NOW, of.AWAITING, of.UNMEASURED)
    return f"AND({_starts(rows)},{not_due},{read}<>{as_read.BLANK},{kind}<>{of.NO_FIGURE},{told})"


def reason_is_missing(rows: Workings) -> str:
    return f"AND({_asked_alone(rows)},{_no_reason(rows)})"


def others_may_say(rows: Workings) -> str:
    """What other units may report too, so that one of them fills it in."""
    either = f"AND({_goal_is_blank(rows)}),AND({_actual_is_blank(rows)}),AND({_no_reason(rows)})"
    return f"AND({_starts(rows)},N({rows.here('shared')})=1,OR({either}))"


def state_is_missing(rows: Workings) -> str:
    return f"AND({rows.here('scheduled')}=1,{rows.here('asked')}=1,NOT({says(rows.text('state'))}))"


def state_is_unknown(rows: Workings) -> str:
    return f"AND({says(rows.text('state'))},{rows.here('state')}=0)"


def stopped_without_reason(rows: Workings) -> str:
    return f"AND({rows.here('stopped')}=1,{rows.here('told')}=0)"


def late_without_reason(rows: Workings) -> str:
    """Its last period is over, and it runs on or has not begun."""
    late = f"{rows.here('over')}=1,{rows.here('asked')}=1,{_is_one_of(rows, _OPEN)}"
    unasked = f"{_in_block(rows, 'short')}=0,{_in_block(rows, 'unexplained')}=0"
    return f"AND({late},{_in_block(rows, 'told')}=0,{unasked})"


def _hindered(rows: Workings) -> str:
    """Whether the row names what hindered an indicator that was missed, or work that was postponed or cancelled."""
    return f"{rows.here('told')}=1,OR({_in_block(rows, 'short')}>0,{rows.here('stopped')}=1)"


def follow_up_is_missing(rows: Workings) -> str:
    return f"AND({_hindered(rows)},{_in_block(rows, 'followed')}=0)"


def date_is_missing(rows: Workings) -> str:
    return f"AND({_hindered(rows)},{_in_block(rows, 'followed')}>0,{_in_block(rows, 'dated')}=0)"


def evidence_is_missing(rows: Workings) -> str:
    """Beside work that is done, else beside a figure that is due and above zero."""
    nothing = f"{_in_block(rows, 'done')}=0,{_in_block(rows, 'proven')}=0"
    figure = f"{rows.here('actual_read')}={as_read.READ},OR({rows.here('kind')}>={of.OPINION},{rows.here('actual_value')}<>0)"
    reached = f"AND({_starts(rows)},{_due_is(rows, of.DUE)},{figure},{nothing})"
    work = f"AND({rows.here('done')}=1,{rows.here('proven')}=0)"
    return f"OR({work},IFERROR({reached},FALSE))"
