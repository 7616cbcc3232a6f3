"""The sheet of corrections as it is read again, with what was chosen there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from rak_excel.language import Text
from rak_excel.reading.identity_answers import region_code
from rak_excel.spreadsheet.rollup_reading import Rows
from rak_excel.verbs.rollup.corrections.correction import ADDED, Answer, Correction
from rak_excel.verbs.rollup.corrections.exact import decoded
from rak_excel.verbs.rollup.corrections.reconciling import Fate, Record
from rak_excel.verbs.rollup.corrections.seals import row_said, said_by
from rak_excel.verbs.rollup.earlier_cells import Row, table
from rak_excel.verbs.rollup.facts import ActivityRow
from rak_excel.verbs.rollup.sheets.fields import CORRECTION_FIELDS, CORRECTIONS
from rak_excel.vocabulary.words import normalised, shortened

USE_CORRECTION = Text("Pakai koreksi", "Use the correction")
USE_FILE = Text("Pakai isian file", "Use the file's value")
_UNCLEAR = Text(
    '{cell}: pilihan "{answer}" tidak dimengerti. Pilih "{correction}" atau "{file}".',
    '{cell}: the choice "{answer}" is not understood. Choose "{correction}" or "{file}".',
)
Records = dict[tuple[str, str, str], list[Record]]


def read_records(sheets: Mapping[str, Rows]) -> tuple[Records, list[Text]]:
    """The corrections that a roll-up lists, by region, part and digest; and the choices that are not understood.

    Roll-ups of earlier versions list none.
    """
    found: Records = defaultdict(list)
    unclear = []
    for row in table(sheets, CORRECTIONS, CORRECTION_FIELDS) if _is_there(sheets) else ():
        if row.text("fate"):
            correction, understood = _correction(row)
            found[correction.content].append(Record(correction, Fate(row.text("fate"))))
            if not understood:
                said = {"answer": shortened(row.text("choice")), "correction": USE_CORRECTION, "file": USE_FILE}
                unclear.append(_UNCLEAR.filled(cell=row.address("choice"), **said))
    return found, unclear


def _is_there(sheets: Mapping[str, Rows]) -> bool:
    return CORRECTIONS.id in sheets or CORRECTIONS.en in sheets


def _correction(row: Row) -> tuple[Correction, bool]:
    field, fate = row.text("field"), Fate(row.text("fate"))
    value = decoded(field, row.text("exact_value"), row.text("value"))
    theirs = row.text("exact_theirs")
    original = (decoded(field, theirs, row.text("theirs")),) if theirs else ()
    answer = _answer(row)
    correction = Correction(
        region=region_code(row.text("region")) or "",
        part=row.text("part"),
        digest=row.text("digest"),
        place=row.whole("place"),
        field=field,
        value=value,
        said=row_said(value) if isinstance(value, ActivityRow) and field == ADDED else said_by(field, value),
        original=original,
        asked=fate is Fate.OPEN,
        answer=answer or (Answer.DROPPED if fate is Fate.DROPPED else Answer.NONE),
        nth=row.whole("nth"),
    )
    return correction, answer is not None


def _answer(row: Row) -> Answer | None:
    """What was chosen, in the words of the list or as one of the two values; None where that is not understood."""
    answer = normalised(row.text("choice"))
    if not answer:
        return Answer.NONE
    words = set(answer.split())
    chosen = {
        Answer.CORRECTION: answer == normalised(row.text("value")) or bool(words & {"koreksi", "correction"}),
        Answer.FILE: answer == normalised(row.text("theirs")) or bool(words & {"file", "files"}),
    }
    sure = [each for each, is_it in chosen.items() if is_it]
    return sure[0] if len(sure) == 1 else None
