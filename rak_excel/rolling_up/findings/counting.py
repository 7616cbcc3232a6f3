"""The findings that count, and how many of them became what since the previous roll-up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Iterable, Sequence

from rak_excel.language import NOTHING, Text
from rak_excel.model import Definition, Severity
from rak_excel.record import Record
from rak_excel.rolling_up.chosen.choosing import Choice
from rak_excel.rolling_up.facts.facts import RIGHT, NoteRow, NoteState, State
from rak_excel.rolling_up.result import Rollup
from rak_excel.rules.catalogue import CATALOGUE
from rak_excel.system.grouped import grouped

_IN_SHORT = {rule.code: rule.short for rule in CATALOGUE}
_PART_MISSING = "RAK003"  # what it says of a file is not so of an office whose other file has the part


def counting_findings(
    choices: Sequence[Choice], notes: Sequence[NoteRow], definition: Definition
) -> Iterable[tuple[str, NoteRow]]:
    """The findings on files that count, in the order of offices, files, sheets and rows, the worst first in a file."""
    counting = [choice for choice in choices if choice.used]
    # Of two copies, the one that counts has the findings, whichever of them was judged.
    places = {choice.facts.content: number for number, choice in reversed(list(enumerate(counting)))}
    given = {(choice.facts.region, part) for choice in counting for part in choice.used}
    settled = [_settled_elsewhere(choice, given, definition) for choice in counting]
    sheets = {part.sheet: number for number, part in enumerate(definition.parts)}

    def place(note: NoteRow) -> tuple[object, ...]:
        severity, *others = note.place
        return places[note.content], severity, sheets.get(note.sheet, len(sheets)), *others

    counted = (
        note for note in notes if note.code and note.content in places and not settled[places[note.content]](note)
    )
    # What else a cell has of one kind stays in the order in which it was gathered, which no language changes.
    for note in sorted(counted, key=place):
        facts = counting[places[note.content]].facts
        yield facts.region, note if note.file == facts.file else note.but(file=facts.file)
    for choice in choices:
        if choice.state is State.UNREAD and (fault := choice.facts.fault):
            said = "", Severity.ERROR, "", "", "", fault, NOTHING
            yield "", NoteRow(choice.facts.file, choice.facts.sha256, *said)


def _settled_elsewhere(
    choice: Choice, given: Container[tuple[str, str]], definition: Definition
) -> Callable[[NoteRow], bool]:
    """Whether a finding on a file is on a part that another file gives: then it is in no plan that counts."""
    parts, region = choice.facts.parts, choice.facts.region
    others = [part.id for part in definition.parts if part.id not in choice.used and (region, part.id) in given]
    sheets = {part.id: parts[part.id].sheet or part.sheet for part in definition.parts if part.id in parts}
    replaced = {sheets[part] for part in others if part in sheets} - {sheets[part] for part in choice.used}
    whole = all(part.id in parts or part.id in others for part in definition.parts)
    return lambda note: note.sheet in replaced or (whole and note.code == _PART_MISSING)


SINCE = Text(
    "Dibanding rekap sebelumnya: {} catatan baru, {} masih ada, {} selesai",
    "Notes against the previous roll-up: {} new, {} still there, {} settled",
)
COUNTED = (NoteState.NEW, NoteState.STILL, NoteState.SETTLED)  # in the order of that sentence
MARKED = "marked"  # those that the province marked as right, and that count in no other state
EXPLAINED = "explained"  # those that their offices explained, whatever else became of them
ALSO: dict[str, Text] = {  # told where there are any
    NoteState.CORRECTED: Text(", {} sudah dikoreksi", ", {} corrected"),
    NoteState.UNCHECKED: Text(", {} belum dicek ulang", ", {} not checked again"),
    MARKED: Text(f", {{}} ditandai {RIGHT.id}", f", {{}} marked {RIGHT.en}"),
}
ALSO_EXPLAINED = Text(", {} dijelaskan kantornya", ", {} explained by their offices")  # told last, where there are any
END = Text(" (Info tidak dihitung).", " (Info not counted).")


def is_to_act_on(region: str, note: NoteRow) -> bool:
    """Whether a finding is one on an office's plan that somebody has to act on, unless it was marked as right."""
    return bool(region) and note.weight.asks


def is_explained(region: str, note: NoteRow) -> bool:
    """Whether a finding is one on an office's plan that the office explained."""
    return bool(region) and note.weight.explained


def counts_since(notes: Iterable[tuple[str, NoteRow]]) -> Counter[str]:
    """How many findings are in each state, of those that somebody has to act on: as the page counts the rest.

    The ones that the province marked as right count by themselves, as `MARKED`, whatever became of them: without them the
    others add up to what the previous roll-up counted. So do those that were explained. One without a state is in no figure.
    """
    return Counter(
        EXPLAINED if note.weight.explained else note.state if note.counts else MARKED
        for region, note in notes
        if note.state and (is_to_act_on(region, note) or is_explained(region, note))
    )


def said_since(notes: Iterable[tuple[str, NoteRow]]) -> Text:
    """How many findings are new, still there, settled, corrected, not checked again and explained, in a sentence."""
    counts = counts_since(notes)
    pieces = [(SINCE, [counts[state] for state in COUNTED])]
    also = {**ALSO, EXPLAINED: ALSO_EXPLAINED}
    pieces += [(text, [counts[state]]) for state, text in also.items() if counts[state]]
    both = [[getattr(text, language).format(*figures) for text, figures in pieces] for language in ("id", "en")]
    return Text("".join(both[0]) + END.id, "".join(both[1]) + END.en)


class Commonest(Record):
    """Findings of one rule and severity: how often, in how many offices, and what is wrong in all of them."""

    code: str
    severity: Severity
    says: Text
    count: int
    offices: int


def commonest(result: Rollup, most: int) -> list[Commonest]:
    """The most frequent findings that are worse than for information, errors and warnings alike."""
    kinds = grouped(
        ((note.code, note.severity), (region, note))
        for region, note in result.notes
        if note.severity is not Severity.INFO and note.code and note.counts
    )
    ranked = sorted(kinds, key=lambda kind: (-len(kinds[kind]), kind[0], kind[1].rank))[:most]
    found = []
    for code, severity in ranked:
        notes = kinds[code, severity]
        # An earlier roll-up may carry a finding of a rule that is no more: then its own words.
        says = _IN_SHORT.get(code, notes[0][1].message)
        found.append(Commonest(code, severity, says, len(notes), len({region for region, _ in notes})))
    return found


class ExplainedRule(Record):
    """A rule of which offices explained findings: what it finds, how much of it is open or explained, and who explained any."""

    code: str
    says: Text
    found: int
    explained: int
    offices: int

    @property
    def share(self) -> float:
        """How much of what it finds was explained, up to 1."""
        return self.explained / self.found


def explained_rules(notes: Iterable[tuple[str, NoteRow]]) -> list[ExplainedRule]:
    """Those that are explained away most often first."""
    by_code = grouped((note.code, (region, note)) for region, note in notes if region and note.code)
    rules = []
    for code, found in by_code.items():
        explained = [(region, note) for region, note in found if note.weight.explained]
        still_open = sum(note.counts and note.weight.asks for _, note in found)
        if explained:
            says = _IN_SHORT.get(code, explained[0][1].message)
            offices = len({region for region, _ in explained})
            rules.append(ExplainedRule(code, says, still_open + len(explained), len(explained), offices))
    return sorted(rules, key=lambda rule: (-rule.share, -rule.explained, rule.code))
