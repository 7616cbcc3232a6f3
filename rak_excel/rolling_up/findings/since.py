"""How many findings became what since the previous roll-up, in a sentence whose figures add up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from rak_excel.language import Text
from rak_excel.model import Severity
from rak_excel.rolling_up.facts.facts import NoteRow
from rak_excel.rolling_up.facts.note_states import RIGHT, NoteState

SINCE = Text(
    "Dibanding rekap sebelumnya: {} catatan baru, {} masih ada, {} selesai",
    "Notes against the previous roll-up: {} new, {} still there, {} settled",
)
COUNTED = (NoteState.NEW, NoteState.STILL, NoteState.SETTLED)  # in the order of that sentence
MARKED = "marked"  # those that the province marked as right, and that count in no other state
ALSO: dict[str, Text] = {  # told where there are any
    NoteState.CORRECTED: Text(", {} sudah dikoreksi", ", {} corrected"),
    NoteState.UNCHECKED: Text(", {} belum dicek ulang", ", {} not checked again"),
    MARKED: Text(f", {{}} ditandai {RIGHT.id}", f", {{}} marked {RIGHT.en}"),
}
END = Text(" (Info tidak dihitung).", " (Info not counted).")


def is_to_act_on(region: str, note: NoteRow) -> bool:
    """Whether a finding is one on an office's plan that somebody has to act on, unless it was marked as right."""
    return bool(region) and note.severity is not Severity.INFO


def counts_since(notes: Iterable[tuple[str, NoteRow]]) -> Counter[str]:
    """How many findings are in each state, of those that somebody has to act on: as the page counts the rest.

    The ones that the province marked as right count by themselves, as `MARKED`, whatever became of them: without them the
    others add up to what the previous roll-up counted. One without a state is in no figure.
    """
    return Counter(
        note.state if note.counts else MARKED for region, note in notes if note.state and is_to_act_on(region, note)
    )


def said_since(notes: Iterable[tuple[str, NoteRow]]) -> Text:
    """How many findings are new, still there, settled, corrected and not checked again, in a sentence."""
    counts = counts_since(notes)
    pieces = [(SINCE, [counts[state] for state in COUNTED])]
    pieces += [(text, [counts[state]]) for state, text in ALSO.items() if counts[state]]
    both = [[getattr(text, language).format(*figures) for text, figures in pieces] for language in ("id", "en")]
    return Text("".join(both[0]) + END.id, "".join(both[1]) + END.en)
