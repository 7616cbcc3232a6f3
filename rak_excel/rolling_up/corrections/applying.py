"""Applies the corrections of all inputs to the files that were chosen, keeps those of offices without one, and tells of the others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from rak_excel.language import NOTHING, Text, one_text
from rak_excel.model import Definition
from rak_excel.record import Record
from rak_excel.rolling_up.chosen.choosing import Choice
from rak_excel.rolling_up.corrections.one_part import applied
from rak_excel.rolling_up.corrections.originals import Changes
from rak_excel.rolling_up.corrections.reconciling import ABSENT, CorrectionFate, Listed
from rak_excel.rolling_up.facts.places import cells_of, first_rows
from rak_excel.rolling_up.facts.rows import ADDED, DELETED, FIELDS, ActivityRow, Correction, CorrectionPlace
from rak_excel.system.grouped import grouped
from rak_excel.vocabulary.basics.texts import shortened
from rak_excel.vocabulary.names.executors import read_executor
from rak_excel.vocabulary.names.offices import short_office_name
from rak_excel.vocabulary.names.regions import is_named, office_at, regions

_INDICATOR = Text('Indikator "{wording}".', 'Indicator "{wording}".')


def waiting(corrections: Iterable[Correction], changes: Changes, definition: Definition) -> Iterator[Listed]:
    """Each once; its place is that in the office's file as an earlier roll-up holds it, else as an earlier one tells."""
    each_once = {(each.content, each.at, each.said): each for each in sorted(corrections, key=repr)}
    for each in each_once.values():
        seen = _seen(each, changes, definition)
        about = _INDICATOR.filled(wording=seen.indicator) if seen.indicator else NOTHING
        yield Listed(each, CorrectionFate.WAITING, reason=one_text([about, ABSENT]), seen=seen)


def _seen(correction: Correction, changes: Changes, definition: Definition) -> CorrectionPlace:
    rows = changes.rows(correction.content)
    row = rows.get(correction.place)
    if row is None:
        return changes.seen(correction)
    first, periods = first_rows(rows).get(correction.place), len(definition.part(correction.part).schedule.names)
    cells = cells_of(correction, row, first, changes.columns(correction.content), periods)
    return CorrectionPlace(row.file, row.sheet, cells, row.indicator)


class Corrected(Record):
    """The rows that count, by file, the choices with the rows that were added or deleted, and all corrections."""

    rows: Mapping[tuple[str, str], tuple[ActivityRow, ...]]
    choices: list[Choice]
    listed: tuple[Listed, ...] = ()

    @property
    def used(self) -> list[Correction]:
        return [each.correction for each in self.listed if each.fate is CorrectionFate.USED]


def corrected(
    rows: Mapping[tuple[str, str], tuple[ActivityRow, ...]],
    choices: Sequence[Choice],
    changes: Changes,
    definition: Definition,
    year: int | None,
) -> Corrected:
    """The chosen files with their corrections.

    One made on the same content stands. Where the office's file has another content by now, or two say different things,
    the file's own value stands and both are asked, until somebody chose.
    """
    parts = {part.id for part in definition.parts}
    # Of another kind of plan no row is here, nor a sheet.
    left = grouped(((each.region, each.part), each) for each in changes.corrections if each.part in parts)
    found, seen, listed = dict(rows), [], list[Listed]()
    for choice in choices:
        facts = choice.facts
        for part in sorted(choice.used):
            own = [row for row in found.get(facts.identity, ()) if row.part == part]
            here = left.pop((facts.region, part), [])
            if not here and all(row.seal and not row.corrected for row in own):
                continue
            done = applied(own, facts, part, here, changes, definition, year)
            others = [row for row in found[facts.identity] if row.part != part]
            found[facts.identity] = (*others, *done.rows)
            facts = facts.but(parts={**facts.parts, part: facts.parts[part].but(edited=done.edited)})
            listed += done.listed
        seen.append(choice.but(facts=facts))
    listed += waiting(chain.from_iterable(left.values()), changes, definition)
    listed.sort(key=_place)
    for at, one in enumerate(listed):
        if one.fate is CorrectionFate.USED and (said := unknown_units(one.correction, definition)).id:
            listed[at] = one.but(reason=one_text([one.reason, said]))
    return Corrected(found, seen, tuple(listed))


def _place(listed: Listed) -> tuple[object, ...]:
    each = listed.correction
    return *each.content, each.place, (*FIELDS, DELETED, ADDED).index(each.field), each.said, each.nth


_UNTOLD = Text(
    "{rollup} dibuat program versi lama. Koreksi baris di dalamnya tidak dapat dibawa untuk {names}, karena file kantornya "
    "sudah lain. Ketik ulang di sheet data kalau masih perlu.",
    "{rollup} was made by an earlier version. Corrected rows in it cannot be carried for {names}, whose file is another by "
    "now. Type them again on the data sheet where they are still needed.",
)
_OTHER_YEAR = Text(
    "{count} koreksi di {rollup} tidak dibawa, karena rencananya untuk tahun {year}. Simpan rekap itu.",
    "Corrections in {rollup} that are not carried, since their plans are for {year}: {count}. Keep that roll-up.",
)
_OTHER_PLAN = Text(
    "{count} koreksi di {rollup} tidak dibawa, karena format rencananya lain. Simpan rekap itu.",
    "Corrections in {rollup} that are not carried, since their plans have another format: {count}. Keep that roll-up.",
)


def untold(changes: Changes, choices: Sequence[Choice], definition: Definition) -> Iterable[Text]:
    """Of which earlier roll-up and offices nobody can tell what was corrected, and which have corrections of another year."""
    chosen = {
        (choice.facts.region, part, choice.facts.parts[part].digest) for choice in choices for part in choice.used
    }
    by_rollup: dict[str, dict[str, None]] = defaultdict(dict)
    for rollup_name, region in sorted(set(changes.untold(chosen))):
        if region in regions() or is_named(region):
            by_rollup[rollup_name][short_office_name(office_at(region), definition)] = None
    for rollup_name, names in by_rollup.items():
        yield _UNTOLD.filled(rollup=rollup_name, names=", ".join(names))
    parts = {part.id for part in definition.parts}
    for rollup_name, corrections in sorted(changes.by_rollup, key=lambda each: each[0]):
        if count := sum(each.part not in parts for each in corrections):
            yield _OTHER_PLAN.filled(count=count, rollup=rollup_name)
    for rollup_name, year, count in sorted(set(changes.of_other_years())):
        yield _OTHER_YEAR.filled(count=count, rollup=rollup_name, year=year)


_UNKNOWN = Text('"{written}" tidak ada di daftar unit.', '"{written}" is not in the list of units.')
_LIKELY = Text(
    '"{written}" tidak ada di daftar unit. Mungkin maksudnya {likely}.',
    '"{written}" is not in the list of units. Perhaps {likely} is meant.',
)
_TOLD = Text(
    "Koreksi pelaksana {office}: {said} Perbaiki di sheet data.",
    "Corrected executor of {office}: {said} Correct it on the data sheet.",
)


def unknown_units(correction: Correction, definition: Definition) -> Text:
    """What is to say of the executors of a corrected cell or an added row; blank where all are known."""
    value = correction.value
    names = value.executors if isinstance(value, ActivityRow) else value if correction.field == "executors" else ()
    for name in names if isinstance(names, tuple) else ():
        executor = read_executor(str(name), correction.part, definition)
        if not executor.known:
            likely = executor.suggestions[:1]
            said = _LIKELY if likely else _UNKNOWN
            return said.filled(written=shortened(str(name)), likely=" ".join(likely))
    return NOTHING


def told_units(corrections: Iterable[Correction], definition: Definition) -> Iterator[Text]:
    """The same as sentences on the offices."""
    for correction in corrections:
        if (said := unknown_units(correction, definition)).id:
            yield _TOLD.filled(office=short_office_name(office_at(correction.region), definition), said=said)
