"""Which findings on KPU plans are worth having: a person's judgement of each, with the reason, in judgements.csv.

A judgement is of what is said (code, value, message), wherever it stands; a finding without one is listed, not counted.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from rak_excel.model import Finding

FILE = Path(__file__).parent / "judgements.csv"
COLUMNS = ("code", "value", "message", "worth", "why")
Said = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Judgement:
    """`worth` is whether a reviewer would want to hear it, `why` says so in words."""

    worth: bool
    why: str


@dataclass(frozen=True, slots=True)
class Tally:
    """How many findings are worth having, of how many judged, and those that nobody has judged."""

    worth: int
    judged: int
    open: tuple[Finding, ...]

    @property
    def share(self) -> float:
        return self.worth / self.judged if self.judged else 0.0


def said(finding: Finding) -> Said:
    """What a finding says, on one line each."""
    return finding.code, " ".join(finding.value.split()), " ".join(finding.message.id.split())


def read_judgements(path: Path = FILE) -> Mapping[Said, Judgement]:
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    return {(row["code"], row["value"], row["message"]): Judgement(row["worth"] == "yes", row["why"]) for row in rows}


def tally(findings: Iterable[Finding], judgements: Mapping[Said, Judgement]) -> Tally:
    found = list(findings)
    known = [judgements[said(each)] for each in found if said(each) in judgements]
    return Tally(
        worth=sum(each.worth for each in known),
        judged=len(known),
        open=tuple(each for each in found if said(each) not in judgements),
    )


def write_judgements(rows: Mapping[Said, Judgement | None], path: Path = FILE) -> None:
    """All rows in order, those without a judgement left blank for whoever judges them."""
    with path.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.writer(lines, lineterminator="\n")
        writer.writerow(COLUMNS)
        for key in sorted(rows):
            own = rows[key]
            writer.writerow([*key, *(("yes" if own.worth else "no", own.why) if own else ("", ""))])
