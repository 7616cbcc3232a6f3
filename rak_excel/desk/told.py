"""What several answers have: findings, and where something stands."""

from __future__ import annotations

from msgspec import Struct

from rak_excel.language import Speaker, Text
from rak_excel.model import Finding, Origin, Weight
from rak_excel.model.answers import Answer
from rak_excel.rules.catalogue import explanation_of


class Told(Struct, frozen=True, omit_defaults=True):
    """One finding. `severity` is `trial` where its rule is on trial, `explained` where its office explained it.

    `progress` is what became of it since it went back, `answer` and `explanation` what the office said of it, and `why` the
    explanation of its rule for an office that does not understand it, or why what the office said is not enough.
    """

    severity: str
    code: str
    file: str
    sheet: str
    cell: str
    value: str
    message: Text
    hint: Text
    progress: Text | None = None
    answer: Text | None = None
    explanation: str = ""
    why: Text | None = None

    @classmethod
    def of(cls, finding: Finding) -> Told:
        cell = finding.cell.address if finding.cell else ""
        place = finding.file, finding.sheet or "", cell
        return cls(
            severity_of(finding.weight),
            finding.code,
            *place,
            finding.value,
            finding.message.by(Speaker.PAGE),
            finding.hint.by(Speaker.PAGE),
            finding.progress.label if finding.progress else None,
            finding.answer.label if finding.answer else None,
            finding.explanation,
            explanation_of(finding.code) if finding.answer is Answer.UNCLEAR else finding.refusal,
        )


def severity_of(weight: Weight) -> str:
    if weight.trial:
        return "trial"
    return "explained" if weight.explained else weight.severity.value


class Source(Struct, frozen=True):
    """A cell of a file, and the unit that sent it where that is known."""

    file: str
    sheet: str
    cell: str
    unit: str = ""

    @classmethod
    def of(cls, origin: Origin, unit: str = "") -> Source:
        return cls(origin.file, origin.sheet, origin.cell, unit)
