"""The findings on a plan, each fact once: whatever months, copies, roll-ups or languages tell it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence

from rak_excel.language import NOTHING, Language, Text, listed, one_text
from rak_excel.model import Finding, Plan, Severity, Source
from rak_excel.model.answers import Answer
from rak_excel.rolling_up.facts.facts import FindingIdentity, NoteRow
from rak_excel.rolling_up.facts.places import PlanCells
from rak_excel.rules.catalogue import explanation_of
from rak_excel.system.grouped import grouped

_ALSO = Text(
    "{message} Begitu juga di {periods} (sel {cells}).", "{message} The same holds for {periods} (cell {cells})."
)
_BEGINS = r" (?:Begitu juga di|The same holds for) "
_NAMED = re.compile(rf'{_BEGINS}(?:(?!{_BEGINS})[^"])* \((?:sel|cell) ([A-Z]+[0-9]+(?:, [A-Z]+[0-9]+)*)\)\.$')
_QUOTED_OR_PERIODS = re.compile(r'"[^"]*"|\b[A-Z]+[0-9]+(?:(?:-|, )[A-Z]+[0-9]+)*\b|[0-9]+')
_ADDRESS = re.compile(r"([A-Z]+)([0-9]+)")
_Columns = Mapping[tuple[str, str], tuple[int, str]]  # the period with its label, by sheet and column


def told_by_fact(notes: Iterable[NoteRow], plan: Plan) -> list[NoteRow]:
    """The findings of a plan, where those of one row that differ in nothing but the period are one.

    Those for information stay apart: of them each kind is counted once a sheet anyway.
    """
    columns = _columns_of_periods(plan)
    labels = {label for part in plan.definition.parts for label in part.schedule.calendar.labels()}
    one = "(?:" + "|".join(sorted(map(re.escape, labels), key=len, reverse=True)) + ")"
    # Texts in quotation marks, which stay, and periods outside them: `T1`, `B1-B3`, `B1, B2`.
    label = re.compile(rf'"[^"]*"|\b{one}(?:(?:-|, ){one})*\b')

    def fact(number: int, note: NoteRow) -> Hashable:
        address = _ADDRESS.fullmatch(note.cell)
        if note.severity is Severity.INFO or address is None or (note.sheet, address[1]) not in columns:
            return number
        said = label.sub(lambda found: found[0] if found[0].startswith('"') else "…", note.message.id)
        return note.file, note.sheet, address[2], note.code, note.severity, said

    facts = grouped((fact(number, note), note) for number, note in enumerate(notes))
    return [note for alike in facts.values() for note in _as_one(alike, columns)]


def cells_named(note: NoteRow) -> tuple[str, ...]:
    """The other cells of its row of which a finding speaks too, also where it is read from a roll-up."""
    found = _NAMED.search(note.message.id) if note.message.id.endswith(").") else None
    return tuple(found[1].split(", ")) if found else ()


def without_those_named(sources: Iterable[Sequence[NoteRow]]) -> list[list[NoteRow]]:
    """The findings of each source without those of roll-ups that another one names.

    An earlier version told each cell by itself, in words that may be others.
    """
    every = list(sources)
    named = {
        (note.content, note.code, note.sheet, cell, _signature(note))
        for notes in every
        for note in notes
        for cell in cells_named(note)
    }
    if not named:
        return [list(notes) for notes in every]

    def is_named(note: NoteRow) -> bool:
        return (note.content, note.code, note.sheet, note.cell, _signature(note)) in named

    return [[note for note in notes if note.language is None or not is_named(note)] for notes in every]


def _signature(note: NoteRow) -> tuple[str, ...]:
    """What a finding quotes and counts, but for its periods and for the other cells that it names: no language's own."""
    quoted = _QUOTED_OR_PERIODS.findall(_NAMED.sub("", note.message.id))
    return tuple(each for each in quoted if each.startswith('"') or each.isdigit())


def _columns_of_periods(plan: Plan) -> _Columns:
    found: dict[tuple[str, str], tuple[int, str]] = {}
    for part in plan.parts:
        label = plan.definition.part(part.id).schedule.calendar.label
        tables = {indicator.place.columns.periods for indicator in part.indicators} | {part.columns.periods}
        for letters in tables:
            found |= {
                (part.sheet, letter): (period, label(period)) for period, letter in enumerate(letters, 1) if letter
            }
    return found


def _as_one(alike: Sequence[NoteRow], columns: _Columns) -> Sequence[NoteRow]:
    """The finding on the first period, with the others in its words; as they are where two of them are on one cell.

    It is explained where all of them are.
    """
    cells = {note.cell: note for note in alike}
    if len(alike) == 1 or len(cells) < len(alike):
        return alike
    placed = sorted((*columns[note.sheet, cell.rstrip("0123456789")], cell) for cell, note in cells.items())
    first = cells[placed[0][2]]
    periods = listed([label for _, label, _ in placed[1:]])
    named = ", ".join(cell for *_, cell in placed[1:])
    explained = all(note.explained for note in alike)
    said = one_text(dict.fromkeys(cells[cell].explanation for *_, cell in placed), "; ")
    message = _ALSO.filled(message=first.message, periods=periods, cells=named)
    return [first.but(message=message, explained=explained, explanation=said)]


_ALIKE = Text(
    "{message} Begitu juga {count} sel lain di sheet ini.", "{message} More such cells of this sheet: {count}."
)
_QUOTED = re.compile('"[^"]*"')
_Kind = tuple[str, str, str, str]


def notes_on(findings: Iterable[Finding], sources: Mapping[str, Source], cells: PlanCells) -> Iterator[NoteRow]:
    """The findings in their order. Those for information are told once a kind and sheet, with how many there are.

    A plan may have a hundred of them, every tick of another form for one, and nobody has to act on any. Of a kind are
    those that say the same but for what they quote: a repaired tick is not of a kind with a repaired target. One that was
    answered is told by itself.
    """
    every = list(findings)
    kinds = [
        (_source(each, sources).file, _sheet(each), each.code, _QUOTED.sub("", each.message.id))
        if each.severity is Severity.INFO and not _said_of(each).id
        else None
        for each in every
    ]
    alike = Counter(kinds)
    told: set[_Kind] = set()
    for finding, kind in zip(every, kinds, strict=True):
        if kind is None or alike[kind] == 1:
            yield _note_row(finding, sources, cells)
        elif kind not in told:
            told.add(kind)
            message = _ALIKE.filled(message=finding.message, count=alike[kind] - 1)
            yield _note_row(finding.but(message=message), sources, cells)


def _source(finding: Finding, sources: Mapping[str, Source]) -> Source:
    return sources.get(finding.file) or next(iter(sources.values()))


def _sheet(finding: Finding) -> str:
    return finding.cell.sheet if finding.cell else finding.sheet or ""


def _note_row(finding: Finding, sources: Mapping[str, Source], cells: PlanCells) -> NoteRow:
    source = _source(finding, sources)
    return NoteRow(
        file=source.file,
        sha256=source.sha256,
        code=finding.code,
        severity=finding.severity,
        sheet=_sheet(finding),
        cell=finding.cell.address if finding.cell else "",
        value=finding.value,
        message=finding.message,
        hint=_hint_of(finding),
        where=cells.of(finding),
        trial=finding.trial,
        explained=finding.weight.explained,
        explanation=_said_of(finding),
    )


def _said_of(finding: Finding) -> Text:
    """`Memang benar. Sesuai perjanjian kinerja`: what the office answered, and its words."""
    answer = finding.answer.label if finding.answer else NOTHING
    return one_text([answer, Text(finding.explanation, finding.explanation)], ". ")


def _hint_of(finding: Finding) -> Text:
    """With the rule's reason, for an office that does not understand what is asked of it."""
    why = explanation_of(finding.code) if finding.answer is Answer.UNCLEAR else None
    return one_text([finding.hint, why]) if why else finding.hint


_QUOTED_OR_NUMBER = re.compile(r'"[^"]*"|\d+')


def without_doubles(sources: Iterable[Sequence[NoteRow]]) -> tuple[NoteRow, ...]:
    """The findings of all sources, each once, whatever the order of the sources.

    A plan that was read itself has both languages, and its words go before those of a roll-up; an Indonesian and an
    English roll-up give one language each.
    """
    found: dict[FindingIdentity, list[list[NoteRow]]] = {}
    for notes in without_those_named(sources):
        for identity, told in _by_identity(notes).items():
            places = found.setdefault(identity, [])
            for number, variants in enumerate(told):
                if number == len(places):
                    places.append([])
                places[number] += variants
    return tuple(_one(variants) for places in found.values() for variants in places)


def _by_identity(notes: Iterable[NoteRow]) -> dict[FindingIdentity, list[list[NoteRow]]]:
    """Of each identity the findings that one source tells apart, in an order that no language changes."""
    by_identity = grouped((note.identity, note) for note in notes)
    return {identity: list(_told_apart(alike)) for identity, alike in by_identity.items()}


def _told_apart(alike: Sequence[NoteRow]) -> Iterator[list[NoteRow]]:
    """One fault of a cell in two languages quotes and counts the same; two faults of it do not."""
    if len(alike) == 1:
        yield list(alike)
        return
    by_quoted = grouped((tuple(_QUOTED_OR_NUMBER.findall(note.message.id)), note) for note in alike)
    yield from (by_quoted[quoted] for quoted in sorted(by_quoted))


def _one(variants: Sequence[NoteRow]) -> NoteRow:
    if len(variants) == 1:
        return variants[0]
    note = _worded(variants)
    if all(each.language for each in variants):
        note = _explained(note, variants)
    if note.where is None:  # a roll-up of an earlier version does not say in which row and column; another input may
        return note.but(where=next((each.where for each in variants if each.where), None))
    return note


def _explained(note: NoteRow, variants: Sequence[NoteRow]) -> NoteRow:
    """Of roll-ups alone one that was made without the settings of another does not know that a finding was explained."""
    explained = any(each.explained for each in variants)
    told = [note.explanation] if note.explanation.id else [each.explanation for each in variants if each.explanation.id]
    return note.but(explained=explained, explanation=min(told, key=lambda said: (said.id, said.en), default=NOTHING))


def _worded(variants: Sequence[NoteRow]) -> NoteRow:
    most = max(len(cells_named(note)) for note in variants)
    variants = [note for note in variants if len(cells_named(note)) == most or note.language is None]
    if own := [note for note in variants if note.language is None]:
        return min(own, key=_words)
    indonesian, english = _best(variants, "id"), _best(variants, "en")
    if indonesian is None or english is None:
        return min(variants, key=_words)
    return indonesian.but(
        message=Text(indonesian.message.id, english.message.en),
        hint=Text(indonesian.hint.id, english.hint.en),
        explanation=Text(indonesian.explanation.id, english.explanation.en or indonesian.explanation.en),
        language=None,
    )


def _best(variants: Sequence[NoteRow], language: Language) -> NoteRow | None:
    """The finding in this language; a roll-up also carries sentences that it took over in the other one."""
    others = {note.message.id for note in variants if note.language != language}
    own = [note for note in variants if note.language == language]
    return min([note for note in own if note.message.id not in others] or own, key=_words, default=None)


def _words(note: NoteRow) -> tuple[str, ...]:
    words = note.message.id, note.hint.id, note.message.en, note.hint.en
    said = note.explanation.id, note.explanation.en
    return *words, note.severity, str(note.trial), str(note.explained), *said, note.file
