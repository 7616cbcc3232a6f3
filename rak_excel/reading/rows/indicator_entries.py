"""What a row says of its indicator in further columns, and which values by period its activity has for itself."""

from __future__ import annotations

from rak_excel.language import Text
from rak_excel.model import NoteKind
from rak_excel.model.further import Further
from rak_excel.model.standard_columns import period_label, period_of_id
from rak_excel.reading.ledger import Ledger
from rak_excel.reading.rows.drafts import IndicatorDraft
from rak_excel.reading.rows.further import with_more
from rak_excel.reading.rows.rows import ReadRow


def take_further(draft: IndicatorDraft, row: ReadRow, entries: Further, ledger: Ledger) -> None:
    """Adds what a row says of the indicator; of each entry that stands on a further row its place is kept."""
    if row.place is not draft.place:
        draft.further_places |= dict.fromkeys(entries.keys() - draft.further.keys(), row.place)
    with_more(draft.further, entries, row.place, ledger)


def without_own_values(draft: IndicatorDraft, row: ReadRow, ledger: Ledger) -> ReadRow:
    """The row without values by period that its activity has for itself: those of the indicator stand on its first row."""
    own = {id_: str(text) for id_, text in row.further.items() if period_of_id(id_)}
    if row.as_written or all(draft.further.get(id_, text) == text for id_, text in own.items()):
        return row
    first, *others = (row.place.cell(id_) for id_ in own)
    ledger.note(NoteKind.CELL_NOT_USED, _OF_ACTIVITY, first, next(iter(own.values())), others=others)
    values = {period_label(*at): text for id_, text in own.items() if (at := period_of_id(id_))}
    further = {id_: entry for id_, entry in row.further.items() if id_ not in own}
    return row.but(further=further, extras={**row.extras, **values})


_OF_ACTIVITY = Text(
    "Target per periode dibaca dari baris pertama indikatornya; nilai di baris ini berbeda, jadi hanya ikut diekspor.",
    "Targets by period are read from the first row of their indicator; the values of this row differ and are only exported.",
)
