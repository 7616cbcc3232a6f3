"""What is asked of schedules and of what is read like them: one finding for one fact, however many cells it is true of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from rak_excel.language import Text
from rak_excel.model import Cell, NoteKind
from rak_excel.reading.ledger import Ledger

_FEW = 3  # so many cells are told one by one


@dataclass(frozen=True, slots=True)
class _Doubt:
    """One fact that is asked about, and what it would be told with."""

    kind: NoteKind
    detail: Text
    words: tuple[tuple[str, str], ...] = ()
    alike: str = ""


@dataclass(slots=True)
class ScheduleDoubts:
    """Collects what is asked until a table is read, and tells it then.

    A detail has a place {more}, which says how many other cells are alike where there are many.
    """

    found: dict[_Doubt, list[tuple[Cell, str, str]]] = field(default_factory=dict)

    def ask(
        self, kind: NoteKind, detail: Text, cell: Cell, value: str, became: str = "", *, alike: str = "", **words: str
    ) -> None:
        """Asks about a cell. Cells with the same detail, `words` for it and `alike` are one fact."""
        self.found.setdefault(_Doubt(kind, detail, tuple(words.items()), alike), []).append((cell, value, became))

    def tell(self, ledger: Ledger) -> None:
        for doubt, cells in self.found.items():
            words = dict(doubt.words)
            if len(cells) <= _FEW:
                for cell, value, became in cells:
                    ledger.note(doubt.kind, doubt.detail.filled(**words, more=""), cell, value, became)
            else:
                every = [cell for cell, _, _ in cells]
                detail = doubt.detail.filled(**words, more=spread(every))
                ledger.note(doubt.kind, detail, *cells[0], others=every[1:])
        self.found.clear()


def spread(cells: Sequence[Cell]) -> Text:
    """How many cells there are and from where to where, as a sentence behind another."""
    return _SPREAD.filled(count=len(cells), first=cells[0].address, last=cells[-1].address)


_SPREAD = Text(
    " Ada {count} sel seperti ini, dari {first} sampai {last}.",
    " There are {count} such cells, from {first} to {last}.",
)
