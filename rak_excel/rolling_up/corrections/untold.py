"""What is said of corrections that count nowhere: of earlier versions, of another year, or of no known unit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from rak_excel.language import Text
from rak_excel.model import Definition
from rak_excel.rolling_up.chosen.choosing import Choice
from rak_excel.rolling_up.corrections.originals import Changes
from rak_excel.rolling_up.facts.rows import ActivityRow, Correction
from rak_excel.vocabulary.basics.texts import shortened
from rak_excel.vocabulary.names.executors import read_executor
from rak_excel.vocabulary.names.offices import short_office_name
from rak_excel.vocabulary.names.regions import regions

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
        if region in regions():
            by_rollup[rollup_name][short_office_name(regions()[region], definition)] = None
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
    return Text("", "")


def told_units(corrections: Iterable[Correction], definition: Definition) -> Iterator[Text]:
    """The same as sentences on the offices."""
    for correction in corrections:
        if (said := unknown_units(correction, definition)).id:
            yield _TOLD.filled(office=short_office_name(regions()[correction.region], definition), said=said)
