"""The lines of the sheet `Perlu Dicek` that ask something, with the dropdown in which people answer."""

from __future__ import annotations

from collections.abc import Sequence

from rak_excel.formats.written.table import CellValue, Offered
from rak_excel.merging.account import submitter_name
from rak_excel.merging.sent.asking import BOTH, NEW, NO, OpenQuestion, QuestionKind
from rak_excel.merging.sent.entries import Entry

ABOUT = "INDIKATOR"
ACTIVITY = "KEGIATAN"
ANSWER = "JAWABAN"
CODE = "KODE"

_REWORDED = f"Redaksi kegiatan ini berubah. Tanpa jawaban: {NEW}."
_LEFTOVER = (
    f"Hanya ada di file lama, masih dipakai? Tanpa jawaban tetap dipakai. Kalau tidak, jawab {NO}, atau keluarkan file "
    "lamanya dari folder."
)
_SIMILAR = f"Mirip dengan kegiatan baru, masih dipakai? Tanpa jawaban tetap dipakai. Kalau tidak, jawab {NO}."
_REPEATED = f"Kegiatan yang sama tertulis lagi dalam satu file. Tanpa jawaban: {BOTH}."


def asking_line(asked: OpenQuestion, typed: str) -> Sequence[CellValue]:
    """One question: what, where, which texts, and the answer given or what was `typed` for one."""
    first, *others = asked.entries
    shown = [*others, first] if asked.kind is QuestionKind.REWORDED else [first]
    cells = [entry.activity.place.cell("activity") for entry in shown]
    return [
        _what(asked),
        cells[0].sheet,
        first.indicator.text,
        _texts(asked),
        "",
        "\n".join(entry.file for entry in shown),
        "\n".join(dict.fromkeys(submitter_name(entry.plan) for entry in shown)),
        "\n".join(cell.address for cell in cells),
        Offered(asked.answer or typed, asked.kind.choices),
        asked.code,
    ]


def _what(asked: OpenQuestion) -> str:
    if asked.kind is QuestionKind.LEFTOVER and len(asked.entries) > 1:
        return _SIMILAR
    return {QuestionKind.REWORDED: _REWORDED, QuestionKind.LEFTOVER: _LEFTOVER, QuestionKind.REPEATED: _REPEATED}[
        asked.kind
    ]


def _texts(asked: OpenQuestion) -> str:
    """The activity asked about, with those beside which it stands."""
    first, *others = (_text(entry) for entry in asked.entries)
    if not others:
        return first
    named = "Lama" if asked.kind is QuestionKind.REWORDED else "Ini"
    return "\n".join([*(f"Baru: {each}" for each in others), f"{named}: {first}"])


def _text(entry: Entry) -> str:
    return entry.activity.text
