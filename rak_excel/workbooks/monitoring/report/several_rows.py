"""What the rows of an indicator say of obstacles and of what is done about them, as one text: formulas, and what they give.

Each row adds to what the rows above it say, so that no formula grows with their number.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from rak_excel.formats.addresses import letters, quoted
from rak_excel.layouts.plan import PartLayout

_ROOM = 30_000  # letters; Excel has room for 32,767 in a cell
_MORE = "(lengkapnya di sheet Realisasi)"


class Told(StrEnum):
    OBSTACLE = "obstacle"
    FOLLOW_UP = "follow_up"

    @property
    def together(self) -> str:
        """The column in which the rows of an indicator are told down to each."""
        return f"{self}_together"


def all_told(texts: Sequence[str]) -> str:
    """Each text on a line of its own, what was said before left out, and in place of what has no room where it stands."""
    together, before = "", set[str]()
    for text in texts:
        line = text
        if not text or text.casefold() in before:
            continue
        before.add(text.casefold())
        if together and len(together) + len(text) > _ROOM:
            line = "" if together.endswith(_MORE) else _MORE
        together += ("\n" if together and line else "") + line
    return together


def told_formula(own: int, together: int, start: int, row: int) -> str:
    """The same down to a row of an indicator that starts in another; columns and rows count from 0."""
    text, line = f"${letters(own)}{row + 1}", f"${letters(together)}"
    if row == start:
        return text
    above, before = f"{line}{row}", f"${letters(own)}{start + 1}:${letters(own)}{row}"
    between = f'IF({above}="","",CHAR(10))'
    long = f'IF(RIGHT({above},{len(_MORE)})="{_MORE}","",{between}&"{_MORE}")'
    has_room = f'OR({above}="",LEN({above})+LEN({text})<={_ROOM})'
    more = f"IF({has_room},{between}&{text},{long})"
    return f'{above}&IF(OR({text}="",SUMPRODUCT(--({before}={text}))>0),"",{more})'


def obstacle(text: str) -> str:
    """What a row says of an obstacle."""
    return text if len(text) <= _ROOM else _MORE


def obstacle_formula(layout: PartLayout, row: int) -> str:
    cell = _cell(layout, "obstacle", row)
    return f'IF({cell}="","",IF(LEN({cell})>{_ROOM},"{_MORE}",{cell}))'


def follow_up(text: str, person: str, due: str) -> str:
    """What is to be done, by whom and by when."""
    if len(text) + len(person) + len(due) > _ROOM:
        return _MORE
    beside = ", ".join(filter(None, (person, due)))
    return " ".join(filter(None, (text, f"({beside})" if beside else "")))


def follow_up_formula(layout: PartLayout, row: int) -> str:
    text, person, due = (_cell(layout, each, row) for each in ("follow_up", "person", "due"))
    beside = f'{person}&IF(OR({person}="",{due}=""),"",", ")&{due}'
    shown = f'{text}&IF({person}&{due}="","",IF({text}="","("," (")&{beside}&")")'
    return f'IF(LEN({text})+LEN({person})+LEN({due})>{_ROOM},"{_MORE}",{shown})'


def _cell(layout: PartLayout, role: str, row: int) -> str:
    """A cell of the report; nothing where the form does not have its column."""
    return f"{quoted(layout.part.sheet)}!${layout.letter(role)}{row + 1}" if layout.has(role) else '""'
