"""The columns of Catatan, Catatan Selesai and Aturan Dijelaskan: findings, what was done about them, and by what they are known."""

from __future__ import annotations

from collections.abc import Iterable

from rak_excel.language import Text
from rak_excel.rolling_up.facts.fields import SheetField, shared

_WHOSE = (
    SheetField("code", Text("Kode", "Code"), 9, "center", "code"),
    SheetField("severity", Text("Tingkat", "Severity"), 15, "cell", "weight.label", kind=""),
    shared("province", 20, "cell"),
    shared("office", 30, "cell"),
    shared("region", 9, "center"),
    shared("file", 26, "cell", "file"),
    shared("sheet", 12, "cell", "sheet"),
    shared("cell", 7, "center", "cell"),
)
_SAID = (
    SheetField("value", Text("Isian Saat Ini", "Present Value"), 26, "cell", "value"),
    SheetField("message", Text("Catatan", "Note"), 60, "cell", "message", kind="both"),
    SheetField("hint", Text("Saran Perbaikan", "What to Do"), 50, "cell", "hint", kind="both"),
)
_EXPLANATION = SheetField(
    "explanation", Text("Penjelasan Kantor", "Office's Explanation"), 40, "cell", "explanation", kind="both"
)
_STATE = SheetField("note_state", Text("Keadaan", "State"), 12, "center", "state.label", kind="")
_ACTION = SheetField("action", Text("Tindak Lanjut", "Follow-up"), 20, "typed", "follow_up.action", kind="typed")
_ACTION_REMARK = SheetField(
    "action_remark", Text("Keterangan Tindak Lanjut", "Follow-up Remark"), 30, "typed", "follow_up.remark", kind="typed"
)
_STANDING = (  # what a finding is of, from one roll-up to the next
    SheetField("note_part", Text("Bagian", "Part"), 8, "unseen", "where.part", kind=""),
    SheetField("note_row", Text("Baris Kegiatan", "Activity Row"), 8, "unseen", "where.row", kind=""),
    SheetField("note_column", Text("Kolom", "Column"), 8, "unseen", "where.column", kind=""),
)
_NUMBERS = shared("region_number", 8, "unseen"), shared("file_number", 8, "unseen")
NOTE_FIELDS = (*_WHOSE, *_SAID, _EXPLANATION, _STATE, _ACTION, _ACTION_REMARK, *_NUMBERS, *_STANDING)
_TO_BE_READ = (each.but(style="cell") for each in (_ACTION, _ACTION_REMARK))
SETTLED_FIELDS = (_STATE.but(width=19), *_WHOSE, *_SAID[:-1], _EXPLANATION, *_TO_BE_READ, *_NUMBERS, *_STANDING)

RULE_FIELDS = (
    SheetField("code", Text("Kode", "Code"), 9, "center", "code"),
    SheetField("rule", Text("Aturan", "Rule"), 80, "cell", "says"),
    shared("found", 11, "figure"),
    shared("explained", 11, "link_figure"),
    SheetField("share", Text("Dijelaskan (%)", "Explained (%)"), 11, "percent"),
    SheetField("offices", Text("Kantor yang Menjelaskan", "Offices That Explained"), 14, "figure"),
)


def note_fields(*, compared: bool, answered: bool) -> tuple[SheetField, ...]:
    """The columns of Catatan, with one for what offices answered where any did.

    Without a previous roll-up nothing is claimed, and the column that would is not shown.
    """
    unseen = () if compared else (_STATE,)
    shown = (each.but(style="unseen") if each in unseen else each for each in NOTE_FIELDS)
    return _told(shown, answered=answered)


def settled_fields(*, answered: bool) -> tuple[SheetField, ...]:
    """The columns of Catatan Selesai."""
    return _told(SETTLED_FIELDS, answered=answered)


def _told(listed: Iterable[SheetField], *, answered: bool) -> tuple[SheetField, ...]:
    return tuple(each for each in listed if answered or each is not _EXPLANATION)
