"""The sheet of corrections as it is read again, and what was typed into a data sheet beyond its corrections."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from rak_excel.formats.written.digests import said
from rak_excel.language import Text
from rak_excel.model import PartDefinition
from rak_excel.rolling_up.corrections.exact import decoded
from rak_excel.rolling_up.corrections.reconciling import CorrectionFate, CorrectionRecord, decided
from rak_excel.rolling_up.corrections.taken import read_seal
from rak_excel.rolling_up.facts.fields import CORRECTION_FIELDS, CORRECTIONS, FIRST, SheetField
from rak_excel.rolling_up.facts.rows import (
    ADDED,
    DELETED,
    ActivityRow,
    AddedRow,
    AskedWhy,
    Correction,
    CorrectionAnswer,
    CorrectionPlace,
)
from rak_excel.rolling_up.facts.seals import FIELDS, checksum, row_said, said_by
from rak_excel.vocabulary.basics.texts import normalised, shortened
from rak_excel.workbooks.rollup.earlier_cells import EarlierRow, UnclearRowError, table
from rak_excel.workbooks.rollup.opened import SheetRows

USE_CORRECTION = Text("Pakai koreksi", "Use the correction")
USE_FILE = Text("Pakai isian file", "Use the file's value")
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
Records = dict[tuple[str, str, str], list[CorrectionRecord]]


def read_records(sheets: Mapping[str, SheetRows], parts: Iterable[PartDefinition]) -> tuple[Records, list[Text]]:
    """The corrections that a roll-up lists, by region, part and digest; and the choices that are not understood.

    Roll-ups of earlier versions list none. Raises UnclearRowError for a row that does not say what was corrected.
    """
    found: Records = defaultdict(list)
    unclear = []
    periods = {part.id: len(part.schedule.names) for part in parts}
    for row in table(sheets, CORRECTIONS, CORRECTION_FIELDS) if _is_there(sheets) else ():
        if row.text("fate"):
            correction, understood = _correction(row, periods)
            found[correction.content].append(CorrectionRecord(correction, CorrectionFate(row.text("fate"))))
            if not understood:
                said = {"answer": shortened(row.text("choice")), "correction": USE_CORRECTION, "file": USE_FILE}
                unclear.append(_UNCLEAR.filled(cell=row.address("choice"), **said))
    return {content: list(decided(records)) for content, records in found.items()}, unclear


def _is_there(sheets: Mapping[str, SheetRows]) -> bool:
    return CORRECTIONS.id in sheets or CORRECTIONS.en in sheets


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
    known = replace(
        correction,
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


_TAKEN = ("province", "office", "region", "code", "file", "sheet", "cell", "file_number", "written", "key", "defined")


def columns_taken(fields: Sequence[SheetField]) -> list[int]:
    """The columns of a data sheet that say what was taken from a file, and are not to be corrected."""
    return [at for at, field in enumerate(fields) if field.id in _TAKEN]


def checksum_of(cells: Sequence[object], columns: Sequence[int]) -> str:
    """Of what a data row says there."""
    return checksum("\x1f".join([said(cells[at]) for at in columns]))


def beyond_corrections(rows: SheetRows, formulas: set[tuple[int, int]], fields: Sequence[SheetField]) -> bool:
    """Whether something was typed beside the rows, over what is computed, or over what was taken from a file.

    The headings stand as they were written. Of rows with one seal, as copying leaves them, one is the file's.
    """
    taken = columns_taken(fields)
    names = [field.id for field in fields]
    seal, computed = names.index("seal"), range(names.index("complete"), names.index("seal"))
    number = names.index("file_number")
    as_taken: dict[tuple[object, int], list[bool]] = defaultdict(list)
    for at, row in enumerate(rows[FIRST:], FIRST):
        cells = [*row, *[""] * (len(fields) - len(row))]
        if any(cells[len(fields) :]) or any(cells[column] and (at, column) not in formulas for column in computed):
            return True
        place, code, others = read_seal(str(cells[seal]))
        if code:
            as_taken[cells[number], place].append(checksum_of(cells, taken) == others)
    return not all(any(each) for each in as_taken.values())
