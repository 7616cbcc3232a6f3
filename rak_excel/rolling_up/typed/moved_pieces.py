"""What an earlier roll-up has of things typed, as they stand in one that was made with it: some of them moved there.

What was typed beside a finding goes to the same finding in an office's new file, or to the sheet of those that are gone; a
correction is asked on the new file. They are found here as the roll-up itself finds them, so that none is taken for typed
anew, and nothing else for one of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator
from dataclasses import replace

from rak_excel.errors import NothingToReadError
from rak_excel.rolling_up.chosen.subject import Subject, subject_of
from rak_excel.rolling_up.corrections.originals import Changes, Content
from rak_excel.rolling_up.corrections.rebasing import rebased
from rak_excel.rolling_up.facts.correction import Correction
from rak_excel.rolling_up.facts.facts import Harvest
from rak_excel.rolling_up.findings.meeting import by_office, meet, notes_of
from rak_excel.rolling_up.typed.typed_pieces import beside, of_correction


def moved(earlier: Harvest, here: Harvest) -> Iterator[Hashable]:
    """The pieces of `earlier` as they stand in `here`."""
    yield from _beside_those_gone(earlier)
    try:
        subject = subject_of(here, here.provinces, None)
    except NothingToReadError:  # no office's plan, so none that came anew
        return
    yield from _beside_findings(earlier, here, subject)
    yield from _corrections(earlier, here, subject)


def _beside_those_gone(earlier: Harvest) -> Iterator[Hashable]:
    """The sheet of findings that are gone knows their files by name alone."""
    for note in earlier.notes:
        if note.follow_up:
            yield from beside(replace(note, sha256=""), note.follow_up)


def _beside_findings(earlier: Harvest, here: Harvest, subject: Subject) -> Iterator[Hashable]:
    listed = notes_of(here)
    if regions := {region for region, note in listed if note.follow_up}:
        offices = by_office(listed, [row for rows in here.rows.values() for row in rows])
        for met in meet(earlier, regions, offices, subject.definition, subject.year):
            if met.at is not None and met.note.follow_up:
                yield from beside(listed[met.at][1], met.note.follow_up)


def _corrections(earlier: Harvest, here: Harvest, subject: Subject) -> Iterator[Hashable]:
    """Those made on an office's earlier file, on the one that it has here."""
    theirs: dict[Content, list[Correction]] = defaultdict(list)
    for each in earlier.corrections:
        theirs[each.content].append(each)
    changes = Changes([here, earlier])
    for region, part, digest in {each.content for each in here.corrections}:
        new = changes.rows((region, part, digest))
        for content, made in theirs.items():
            if new and content[:2] == (region, part) and content[2] != digest:
                old = changes.rows(content)
                found = rebased(made, old, new, digest, subject.definition, subject.year)
                yield from (of_correction(each) for each, is_here in found if is_here)
