"""The columns of Catatan and Catatan Selesai: a finding, what was done about it, and by what it is known the next time."""

from __future__ import annotations

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
_STATE = SheetField("note_state", Text("Keadaan", "State"), 12, "center", "state.label", kind="")
_ACTION = SheetField("action", Text("Tindak Lanjut", "Follow-up"), 20, "typed", "follow_up.action", kind="typed")
_ACTION_REMARK = SheetField(
    "action_remark", Text("Keterangan Tindak Lanjut", "Follow-up Remark"), 30, "typed", "follow_up.remark", kind="typed"
)
_STANDING = (  # what a finding is of, from one roll-up to the next
    SheetField("note_part", Text("Bagian", "Part"), 8, "unseen", "standing.part", kind=""),
    SheetField("note_row", Text("Baris Kegiatan", "Activity Row"), 8, "unseen", "standing.row", kind=""),
    SheetField("note_column", Text("Kolom", "Column"), 8, "unseen", "standing.column", kind=""),
)
_NUMBERS = shared("region_number", 8, "unseen"), shared("file_number", 8, "unseen")
NOTE_FIELDS = (*_WHOSE, *_SAID, _STATE, _ACTION, _ACTION_REMARK, *_NUMBERS, *_STANDING)
_TO_BE_READ = (each.but(style="cell") for each in (_ACTION, _ACTION_REMARK))
SETTLED_FIELDS = (_STATE.but(width=19), *_WHOSE, *_SAID[:-1], *_TO_BE_READ, *_NUMBERS, *_STANDING)


def note_fields(*, compared: bool) -> tuple[SheetField, ...]:
    """The columns of Catatan; without a previous roll-up nothing is claimed, and the column that would is not shown."""
    unseen = () if compared else (_STATE,)
    return tuple(each.but(style="unseen") if each in unseen else each for each in NOTE_FIELDS)
