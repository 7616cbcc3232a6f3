"""What goes back to each unit after a merge: its own file, with what was found, what differs from others, and what was taken."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from rak_excel.formats.addresses import column_letters
from rak_excel.formats.opened.xlsx.parts import address_of
from rak_excel.jobs.merge.explained import lists_apart
from rak_excel.jobs.returning.files import WrittenReturn, returned_files, write_returned
from rak_excel.jobs.returning.rounds import lists_of_unread, talk_about
from rak_excel.language import Language, Text, one_text
from rak_excel.merging.account import FileAccount
from rak_excel.merging.differences.differences import Candidate, Difference
from rak_excel.merging.merge import Merged
from rak_excel.merging.sent.entries import EntryFate
from rak_excel.model import Cell, Definition, Finding, Origin, Plan, Severity
from rak_excel.model.frames import Findings
from rak_excel.reading import find_files, read_plans
from rak_excel.reading.plans_alone import plans_alone
from rak_excel.reading.returned import returned_at
from rak_excel.rounds.explanations import ruled_on
from rak_excel.rounds.senders import rounds_of
from rak_excel.rounds.states import stems_of
from rak_excel.rules.check import check, codes_judged
from rak_excel.rules.settings import Settings
from rak_excel.vocabulary.basics.texts import normalised, shortened

DIFFERS = "BEDA"
"""The code of what files say differently: no rule finds it, but a merge."""
# What the plan takes comes first: a note at a cell has no room for the values of many units.
_DIFFERS = Text(
    "{what}: isian antarfile berbeda. {taken} Semua isian: {values}.",
    "{what}: the files differ. {taken} All entries: {values}.",
)
_VALUE = Text('"{value}" ({whose})', '"{value}" ({whose})')
_OPEN = Text(
    'Belum dipilih; sementara ini {whose} memakai "{used}".', 'Not decided yet; the {whose} has "{used}" for now.'
)
_TAKEN = Text('{Whose} memakai "{used}".', 'The {whose} has "{used}".')
_AGREE = Text(
    "Sepakati isian yang benar dengan unit lainnya, lalu samakan di file ini.",
    "Agree with the other units on what is right, and correct this file where it says something else.",
)
_FOLLOW = Text("Samakan isian ini dengan yang dipakai {whose}.", "Make this entry what the {whose} has.")
_WHOSE = {
    False: {"whose": Text("rencana", "plan"), "Whose": "Rencana"},
    True: {"whose": Text("laporan", "report"), "Whose": "Laporan"},
}
_SENT = Text("Kegiatan di file ini: {counts}.", "Activities in this file: {counts}.")
_NOTHING_SENT = Text("File ini tidak berisi kegiatan.", "There is no activity in this file.")
_ASIDE = Text("File ini tidak ikut digabung. {reason}", "This file was not merged. {reason}")


def return_submissions(
    folder: Path,
    paths: Sequence[Path],
    merged: Merged,
    output: Path,
    settings: Settings,
    language: Language,
    *,
    template: Definition | None = None,
) -> list[WrittenReturn]:
    """Write a copy of each submission of this merge, whose plan is at `output`, into `folder`, all or none: as `check --return` does, with what the
    merge made of it. What lies there was refused before, where it has to be. Raises OutputBusyError.
    """
    sent = {file.source.file: file for file in merged.files if not file.base}
    where = {name: path for path, name in find_files(paths) if name in sent}
    reading = read_plans(paths, template=template)
    if not merged.plan.definition.is_report:
        reading = plans_alone(reading)
    plans = [plan for plan in reading.plans if plan.files <= sent.keys()]
    unread = [each for each in reading.unread if each.source.file in sent]
    findings = Findings([*check(plans, unread, settings=settings), *differences_in(merged)])
    apart = lists_apart(paths)
    rounds = rounds_of(
        plans,
        findings,
        apart,
        rules=lambda year: codes_judged(settings, year) | {DIFFERS},
        explainable=settings.explainable,
        sent=_sent(plans, merged),
        trial=settings.codes_on_trial,
    )
    if plan := returned_at(output):
        rounds = [ruled_on(each, plan) for each in rounds]
    talk = talk_about(findings, rounds).but(unread=lists_of_unread(unread, apart))
    files = returned_files(where, talk, Severity.WARNING, settings.told())
    return write_returned(folder, [each.but(lines=tuple(_lines(sent[each.file]))) for each in files], where, language)


def differences_in(merged: Merged) -> Iterator[Finding]:
    """A finding at each cell that says otherwise than another file, but where the plan took its value by somebody's choice."""
    accounts = {file.source.file: file for file in merged.files}
    whose = _WHOSE[merged.plan.definition.is_report]
    for difference in merged.differences:
        for candidate in difference.candidates:
            if not (difference.decided and candidate is difference.chosen):
                for origin in candidate.origins:
                    yield _finding(difference, candidate, origin, accounts, whose)


def _finding(
    difference: Difference,
    candidate: Candidate,
    origin: Origin,
    accounts: Mapping[str, FileAccount],
    whose: Mapping[str, object],
) -> Finding:
    question, used = difference.question, difference.chosen
    about = shortened(" / ".join(filter(None, [*question.about.splitlines(), question.activity])))
    what = Text(": ", ": ").join(filter(None, [question.field.label, about]))
    values = [
        _VALUE.filled(value=shortened(each.text), whose=", ".join(_whose(each, accounts)))
        for each in difference.candidates
    ]
    taken = (_TAKEN if difference.decided else _OPEN).filled(used=shortened(used.text), **whose)
    at = address_of(origin.cell)
    return Finding(
        code=DIFFERS,
        name="difference",
        severity=Severity.WARNING,
        file=origin.file,
        message=_DIFFERS.filled(what=what, values=Text("; ", "; ").join(values), taken=taken),
        hint=_FOLLOW.filled(**whose) if difference.decided else _AGREE,
        cell=Cell(origin.sheet, at[0], column_letters(at[1])) if at else None,
        sheet=origin.sheet,
        value=candidate.text,
        others=tuple(_others(difference, candidate, origin, accounts)),
    )


def _whose(candidate: Candidate, accounts: Mapping[str, FileAccount]) -> Iterator[str]:
    """Whose value it is: the units, or the files where no unit is known."""
    files = dict.fromkeys(each.file for each in candidate.origins)
    yield from dict.fromkeys((accounts[file].submitter if file in accounts else "") or file for file in files)


def _others(
    difference: Difference, candidate: Candidate, origin: Origin, accounts: Mapping[str, FileAccount]
) -> list[str]:
    """Who wrote otherwise, but for the plan that is revised."""
    files = {each.file for one in difference.candidates if one is not candidate for each in one.origins}
    others = (file for name in files - {origin.file} if (file := accounts.get(name)) and not file.base)
    return sorted(set(map(_known_as, others)))


def _known_as(file: FileAccount) -> str:
    """Who sent a file, whatever it is called: the unit, or where none is known what the file was called at first."""
    return normalised(file.submitter or stems_of(file.source.file)[0])


def _sent(plans: Iterable[Plan], merged: Merged) -> Mapping[str, frozenset[str]]:
    """By part who sent one of those that were merged, and by '' who sent anything."""
    senders = {file.source.file: _known_as(file) for file in merged.files if file.fate is None and not file.unreadable}
    sent: dict[str, set[str]] = defaultdict(set)
    for plan in plans:
        for part in plan.parts:
            if sender := senders.get((part.source or plan.source).file):
                sent[part.id].add(sender)
                sent[""].add(sender)
    return {part: frozenset(who) for part, who in sent.items()}


def _lines(file: FileAccount) -> Iterator[Text]:
    """What became of a file and of its activities."""
    if file.reason is not None and not file.blank:
        yield _ASIDE.filled(reason=file.reason)
    counts = [
        Text(f"{count} {fate.label.id}", f"{count} {fate.label.en}")
        for fate in EntryFate
        if (count := file.count(fate))
    ]
    yield _SENT.filled(counts=one_text(counts, "; ")) if counts else _NOTHING_SENT
