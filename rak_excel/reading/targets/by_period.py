"""What is told of targets by period that were read otherwise than they look: `7O` as 70, `1.000` of an index as 1."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from rak_excel.language import Text
from rak_excel.model import Definition, Indicator, NoteKind, TargetKind
from rak_excel.reading.ledger import Ledger
from rak_excel.vocabulary.targets.by_period import period_columns, read_value
from rak_excel.vocabulary.targets.targets import TargetRead, written_target

_FIGURES = re.compile(r"\d[\d.,]*")
_PLAIN = re.compile(r"\d+(?:,\d+)?")
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+(?!\d)")


def tell_period_targets(part: str, indicators: Iterable[Indicator], definition: Definition, ledger: Ledger) -> None:
    """Notes each target by period whose figures are other ones than those that were read; the entries stay as typed."""
    columns = period_columns(part, definition)
    for indicator in indicators if columns else ():
        for column in (each for each in columns if each.id in indicator.further):
            text = str(indicator.further[column.id])
            read = read_value(text, indicator, definition)
            number = read.target.value
            if number is None or read.doubt:  # told by the rules for targets by period
                continue
            cell, became = indicator.cell_of(column.id), read.usual or written_target(number, None)
            if read.second:
                ledger.note(NoteKind.SECOND_READING, read.second, cell, text, became)
            elif read.target.kind in _DECIMALS and _THOUSANDS.search(text) and number < _THOUSAND:
                detail = _DOT.filled(decimal=became, whole=text.replace(".", ""))
                ledger.note(NoteKind.SECOND_READING, detail, cell, text, became)
            elif not _says(text, read):
                ledger.note(NoteKind.REPAIRED, read.reason or _READ_AS, cell, text, became)


def _says(text: str, read: TargetRead) -> bool:
    """Whether the figures of a text are the number that was read, those of thousands with dots."""
    text = _THOUSANDS.sub(lambda match: match[0].replace(".", ""), text)
    found = filter(_PLAIN.fullmatch, (each.rstrip(".,") for each in _FIGURES.findall(text)))
    return any(Decimal(each.replace(",", ".")) == abs(read.target.value or 0) for each in found)


_THOUSAND = Decimal(1000)
_DECIMALS = frozenset({TargetKind.NUMBER, TargetKind.PERCENT})
_DOT = Text(
    "Titik di depan tiga angka dibaca sebagai koma. Tulis tanpa titik: {decimal} atau {whole}.",
    "The dot before three digits was read as a decimal comma. Write it without the dot: {decimal} or {whole}.",
)
_READ_AS = Text(
    "Isiannya tetap seperti diketik; ketik ulang angkanya.", "The entry stays as it was typed; type its number again."
)
