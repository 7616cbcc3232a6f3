"""Whether a value of one's own, typed on the sheet `Beda Isian`, says anything of its field: what the next merge would tell."""

from __future__ import annotations

from collections.abc import Sequence

from rak_excel.language import Text
from rak_excel.layouts.merged import OBJECTIVE_FIELD, SCHEDULE_FIELD, TARGET_FIELD, WORDING_FIELD
from rak_excel.model import Definition
from rak_excel.reading.merged_plans.choices import ChoiceLine
from rak_excel.reading.merged_plans.own_values import cannot_be_read, own_schedule, own_target, own_words
from rak_excel.reading.merged_plans.typed_choices import Answer
from rak_excel.vocabulary.basics.texts import tidy
from rak_excel.vocabulary.targets.expectations import kinds_expected
from rak_excel.vocabulary.targets.targets import understand_target

_FIELDS = {
    WORDING_FIELD: Text(WORDING_FIELD, "Wording of the indicator"),
    OBJECTIVE_FIELD: Text(OBJECTIVE_FIELD, "Objective"),
    TARGET_FIELD: Text(TARGET_FIELD, "Target"),
    SCHEDULE_FIELD: Text(SCHEDULE_FIELD, "Schedule"),
}


def says_nothing(answer: Answer, asked: Sequence[ChoiceLine], definition: Definition, year: int | None) -> Text | None:
    """Why a value of one's own cannot be read as such a field of a row; None where it can, or is of the identity."""
    line = answer.line
    why = _why_not(answer.own, line, [each.value for each in asked if each.letter], definition, year)
    return cannot_be_read(answer.own, line.row, _FIELDS[line.field], why) if why else None


def _why_not(
    own: str, line: ChoiceLine, candidates: Sequence[str], definition: Definition, year: int | None
) -> Text | None:
    indicator = line.about.partition("\n")[0]
    if line.field == TARGET_FIELD:
        expected = kinds_expected(indicator, definition)
        others = [understand_target(tidy(value), definition, expected).target for value in candidates]
        target = own_target(own, definition, indicator, others)
        return target if isinstance(target, Text) else None
    part = next((part for part in definition.parts if line.place.startswith(f"{part.sheet}!")), None)
    if line.field == SCHEDULE_FIELD and part:
        schedule = own_schedule(own, part, definition, year)
        return schedule if isinstance(schedule, Text) else None
    words = own_words(own) if line.field in {WORDING_FIELD, OBJECTIVE_FIELD} else None
    return words if isinstance(words, Text) else None
