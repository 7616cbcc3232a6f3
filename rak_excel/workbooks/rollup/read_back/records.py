"""The sheet of corrections as it is read again, and what was typed into a data sheet beyond its corrections."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from rak_excel.language import Text
from rak_excel.model import PartDefinition
from rak_excel.rolling_up.corrections.exact import decoded
from rak_excel.rolling_up.corrections.reconciling import CorrectionFate, Listed, decided
from rak_excel.rolling_up.facts.fields import CORRECTION_FIELDS, CORRECTIONS
from rak_excel.rolling_up.facts.rows import (
    ADDED,
    DELETED,
    FIELDS,
    ActivityRow,
    AddedRow,
    AskedWhy,
    Correction,
    CorrectionAnswer,
    CorrectionPlace,
    row_said,
    said_by,
)
from rak_excel.vocabulary.basics.texts import normalised, shortened
from rak_excel.workbooks.rollup.opened import SheetRows
from rak_excel.workbooks.rollup.read_back.earlier_cells import EarlierRow, UnclearRowError, table
from rak_excel.workbooks.rollup.sheets.lists import USE_CORRECTION, USE_FILE

_UNCLEAR = Text(
    '{cell}: pilihan "{answer}" tidak dimengerti. Pilih "{correction}" atau "{file}".',
    '{cell}: the choice "{answer}" is not understood. Choose "{correction}" or "{file}".',
)
_NOT_OURS = Text(
    "baris {row} di sheet {sheet}: kolom tersembunyinya berubah, jadi koreksinya tidak dapat dibaca lagi. Hapus baris itu, "
    "simpan, lalu ulangi; kalau koreksinya masih perlu, ketik lagi di sheet data.",
    "row {row} of the sheet {sheet}: its hidden columns were changed, so the correction cannot be read any more. Delete the "
    "row, save, and try again; where the correction is still needed, type it again on the data sheet.",
)
Records = dict[tuple[str, str, str], list[Listed]]


def read_records(sheets: Mapping[str, SheetRows], parts: Iterable[PartDefinition]) -> tuple[Records, list[Text]]:
    """The corrections that a roll-up lists, by region, part and digest; and the choices that are not understood.

    Roll-ups of earlier versions list none. Raises UnclearRowError for a row that does not say what was corrected.
    """
    found: Records = defaultdict(list)
    unclear = []
    periods = {part.id: len(part.schedule.names) for part in parts}
    is_there = CORRECTIONS.id in sheets or CORRECTIONS.en in sheets
    for row in table(sheets, CORRECTIONS, CORRECTION_FIELDS) if is_there else ():
        if row.text("fate"):
            correction, understood = _correction(row, periods)
            found[correction.content].append(Listed(correction, CorrectionFate(row.text("fate"))))
            if not understood:
                said = {"answer": shortened(row.text("choice")), "correction": USE_CORRECTION, "file": USE_FILE}
                unclear.append(_UNCLEAR.filled(cell=row.address("choice"), **said))
    return {content: list(decided(records)) for content, records in found.items()}, unclear


def _correction(row: EarlierRow, periods: Mapping[str, int]) -> tuple[Correction, bool]:
    try:
        field, fate, value, original = _corrected(row, periods)
    except (LookupError, ValueError) as error:
        raise UnclearRowError(row, _NOT_OURS) from error
    answer = _answer(row)
    at = row.region(), row.text("part"), row.text("digest"), row.whole("place"), field
    correction = (
        AddedRow(*at, value, row_said(value))
        if isinstance(value, ActivityRow)
        else Correction(*at, value, said_by(field, value))
    )
    known = correction.but(
        original=original,
        asked=fate is CorrectionFate.OPEN,
        answer=answer or (CorrectionAnswer.DROPPED if fate is CorrectionFate.DROPPED else CorrectionAnswer.NONE),
        nth=row.whole("nth"),
        why=AskedWhy(row.text("why")) if row.text("why") in set(AskedWhy) else AskedWhy.NONE,
        seen=CorrectionPlace(*(row.text(field) for field in ("file", "sheet", "cell", "about"))),
    )
    return known, answer is not None


def _corrected(row: EarlierRow, periods: Mapping[str, int]) -> tuple[str, CorrectionFate, object, tuple[object, ...]]:
    """What the hidden columns say: the field, what became of the correction, its value, and the file's, if known."""
    field, count = row.text("field"), periods[row.text("part")]
    value = decoded(field, row.text("exact_value"), row.text("value"), count)
    theirs = row.text("exact_theirs")
    original = (decoded(field, theirs, row.text("theirs"), count),) if theirs else ()
    if field not in (*FIELDS, ADDED, DELETED) or not row.region() or (field == ADDED) != isinstance(value, ActivityRow):
        raise ValueError(field)
    return field, CorrectionFate(row.text("fate")), value, original


def _answer(row: EarlierRow) -> CorrectionAnswer | None:
    """What was chosen, in the words of the list or as one of the two values; None where that is not understood."""
    answer = normalised(row.text("choice"))
    if not answer:
        return CorrectionAnswer.NONE
    words = set(answer.split())
    chosen = {
        CorrectionAnswer.CORRECTION: answer == normalised(row.text("value")) or bool(words & {"koreksi", "correction"}),
        CorrectionAnswer.FILE: answer == normalised(row.text("theirs")) or bool(words & {"file", "files"}),
    }
    sure = [each for each, is_it in chosen.items() if is_it]
    return sure[0] if len(sure) == 1 else None
