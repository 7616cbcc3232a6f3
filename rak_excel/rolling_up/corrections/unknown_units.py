"""Executors that were typed into a data row and are no unit of the definition: they count nowhere, so it is said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rak_excel.language import Text
from rak_excel.model import Definition
from rak_excel.rolling_up.facts.correction import Correction
from rak_excel.rolling_up.facts.rows import ActivityRow
from rak_excel.vocabulary.basics.texts import shortened
from rak_excel.vocabulary.names.executors import read_executor
from rak_excel.vocabulary.names.offices import short_office_name
from rak_excel.vocabulary.names.regions import regions

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
