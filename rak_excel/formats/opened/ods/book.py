"""Reads .ods: its sheets, each when it is first asked for where the XML can be cut into them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from rak_excel.formats.grid import Faults, HiddenLines, Sheet
from rak_excel.formats.opened.archive import too_big
from rak_excel.formats.opened.damage import late
from rak_excel.formats.opened.ods.looks import OdsLooks
from rak_excel.formats.opened.ods.pieces import Pieces, cut
from rak_excel.formats.opened.ods.reader import OdsReader
from rak_excel.formats.opened.ods.sheets import Draft
from rak_excel.formats.opened.ods.styles import read_styles
from rak_excel.formats.opened.ods.xml import Attributes, Room, name

_NAME, _STYLE = name("table:name"), name("table:style-name")
_OTHER_FILE = re.compile(r"'.*'#")  # no sheet's name begins with an apostrophe
_SHEETS = 500


@dataclass(frozen=True, slots=True)
class OdsBook:
    """The sheets, and whether there are others that another file is remembered to hold: no one sees those here."""

    sheets: tuple[Sheet, ...]
    has_links: bool = False


def read_ods(content: bytes, styles: bytes = b"") -> OdsBook:
    """The sheets of `content.xml`; their styles build on those of `styles.xml`.

    Raises UnreadableWorkbookError where one of them is damaged or too big; a sheet that is read late does when it is asked.
    """
    reading = _Reading(Room(), styles)
    pieces = cut(content)
    return (reading.by_pieces(pieces) if pieces else None) or reading.as_whole(content)


class _Reading:
    def __init__(self, room: Room, styles: bytes) -> None:
        self._room = room
        self._styles = read_styles(styles, room)

    def by_pieces(self, pieces: Pieces) -> OdsBook | None:
        """None where its frame has other sheets than were cut out of it."""
        drafts, _ = self._drafts(pieces.frame)
        if len(drafts) != len(pieces.spans):
            return None
        return OdsBook(_sheets((draft, self._later(draft, pieces, number)) for number, draft in enumerate(drafts)))

    def as_whole(self, content: bytes) -> OdsBook:
        drafts, has_links = self._drafts(content)
        return OdsBook(_sheets((draft, draft.whole) for draft in drafts), has_links)

    def _later(self, draft: Draft, pieces: Pieces, number: int) -> Callable[[], Draft]:
        @cache
        def taken() -> Draft:
            OdsReader(lambda _: draft, self._styles, self._room).read(pieces.sheet(number))
            return draft.whole()

        return taken

    def _drafts(self, xml: bytes) -> tuple[list[Draft], bool]:
        drafts: list[Draft] = []

        def drafted(table: Attributes) -> Draft:
            if len(drafts) == _SHEETS:
                raise too_big()
            hidden = table.get(_STYLE, "") in self._styles.hidden_tables
            drafts.append(Draft(table.get(_NAME, ""), hidden, OdsLooks(self._styles), self._room))
            return drafts[-1]

        reader = OdsReader(drafted, self._styles, self._room)
        reader.read(xml)
        return drafts, reader.has_links


def _sheets(drafts: Iterable[tuple[Draft, Callable[[], Draft]]]) -> tuple[Sheet, ...]:
    return tuple(_sheet(draft, taken) for draft, taken in drafts if not _OTHER_FILE.match(draft.name))


def _sheet(draft: Draft, taken: Callable[[], Draft]) -> Sheet:
    return Sheet(
        draft.name,
        late(lambda: taken().rows),
        late(lambda: taken().merged),
        draft.hidden,
        late(lambda: HiddenLines(frozenset(taken().hidden_rows), frozenset(taken().hidden_columns))),
        late(lambda: taken().strays),
        late(lambda: Faults(taken().errors, taken().uncalculated)),
        late(lambda: taken().formats),
        late(lambda: taken().looks.looks(draft.rows, draft.merged)),
    )
