"""Looks that are added to those of a workbook: of marked cells, and of a sheet that comes from another workbook."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rak_excel.formats.marked.places import (
    MAIN,
    UNUSUAL,
    Change,
    NotSafeError,
    Span,
    changed,
    counted,
    prefixed,
    put_last,
    spans_of,
)
from rak_excel.formats.opened.archive import Budget
from rak_excel.record import Record

# Seen in grey too: by how light the fill is, and by the line around it.
SEVERE = (
    '<dxf><font><color rgb="FF9C0006"/></font><fill><patternFill patternType="solid"><fgColor rgb="FFFFC7CE"/>'
    '<bgColor rgb="FFFFC7CE"/></patternFill></fill><border><left style="thin"><color rgb="FF9C0006"/></left>'
    '<right style="thin"><color rgb="FF9C0006"/></right><top style="thin"><color rgb="FF9C0006"/></top>'
    '<bottom style="thin"><color rgb="FF9C0006"/></bottom></border></dxf>'
)
TO_CHECK = (
    '<dxf><fill><patternFill patternType="solid"><fgColor rgb="FFFFEB9C"/><bgColor rgb="FFFFEB9C"/></patternFill></fill>'
    '<border><left style="dashed"><color rgb="FF7F6000"/></left><right style="dashed"><color rgb="FF7F6000"/></right>'
    '<top style="dashed"><color rgb="FF7F6000"/></top><bottom style="dashed"><color rgb="FF7F6000"/></bottom></border></dxf>'
)
_PARTS = ("fonts", "fills", "borders")
_WITHIN = frozenset({*_PARTS, "numFmts", "cellXfs", "dxfs"})
_BUILT_IN = {"@": "49"}  # number formats of ours that every workbook has, by this number
_BEFORE_DXFS = ("cellStyles", "cellXfs")
_MOST = 64_000  # looks of cells, of which Excel has some more
_ID = re.compile(r'(font|fill|border)Id="(\d+)"')
_FORMAT = re.compile(r'numFmtId="(\d+)"')


class AddedStyles(Record):
    """The styles with additions: `first` is the number of the first added look of cells, `severe` and `to_check` of marks."""

    xml: bytes
    first: int
    severe: int
    to_check: int


def with_styles(xml: bytes, others: bytes, budget: Budget) -> AddedStyles:
    """The styles of a workbook with those of another one, which we wrote, and the looks of marked cells.

    What was added before is not added again. Raises NotSafeError where it is not to be done.
    """
    root = spans_of(xml, "styleSheet", MAIN, _WITHIN, budget=budget)
    theirs = spans_of(others, "styleSheet", MAIN, _WITHIN, budget=budget)
    adding = _Adding(xml, root)
    shifts = {name[:-1]: adding.add(name, _texts(others, theirs, name)) for name in _PARTS}
    named = root.inner("cellStyleXfs") is not None
    formats = _formats(theirs)
    looks = [_shifted(look, shifts, formats, named=named) for look in _texts(others, theirs, "cellXfs")]
    first = adding.add("cellXfs", looks)
    if first + len(looks) > _MOST:
        raise NotSafeError(UNUSUAL)
    severe = adding.add("dxfs", [SEVERE, TO_CHECK])
    return AddedStyles(changed(xml, adding.changes), first, severe, severe + 1)


def _texts(xml: bytes, root: Span, name: str) -> list[str]:
    span = root.inner(name)
    return [xml[each.start : each.end].decode() for each in span.children] if span else []


def _formats(theirs: Span) -> dict[str, str]:
    """The numbers of number formats of ours, each with the number that it has everywhere."""
    listed = theirs.inner("numFmts")
    told = (each.attributes for each in (listed.children if listed else ()))
    return {each["numFmtId"]: _BUILT_IN[each["formatCode"]] for each in told}


def _shifted(look: str, shifts: dict[str, int], formats: dict[str, str], *, named: bool) -> str:
    """A look of cells, which names its font, fill and border by their numbers, and the style of cells where there are any."""
    look = _FORMAT.sub(lambda found: f'numFmtId="{formats.get(found[1], found[1])}"', look)
    look = _ID.sub(lambda found: f'{found[1]}Id="{int(found[2]) + shifts[found[1]]}"', look)
    return re.sub(r' xfId="\d+"', ' xfId="0"' if named else "", look)


class _Adding:
    def __init__(self, xml: bytes, root: Span) -> None:
        self.xml, self.root = xml, root
        self.changes: list[Change] = []

    def add(self, name: str, new: Sequence[str]) -> int:
        """The number of the first of these in their list, to which they are added where they are not there in a row."""
        span = self.root.inner(name)
        own = "".join(new).encode()
        if span is None:
            if name != "dxfs":
                raise NotSafeError(UNUSUAL)
            self._begin(name, own, len(new))
            return 0
        there = [self.xml[each.start : each.end] for each in span.children]
        added = [self._prefixed(each) for each in new]
        for at in range(len(there) - len(added), -1, -1):
            if there[at : at + len(added)] == added:
                return at
        self.changes += [*counted(self.xml, span, len(new)), put_last(span, b"".join(added))]
        return len(there)

    def _prefixed(self, element: str) -> bytes:
        return prefixed(element, self.root.prefix)

    def _begin(self, name: str, own: bytes, count: int) -> None:
        before = next((span for each in _BEFORE_DXFS if (span := self.root.inner(each))), None)
        if before is None:
            raise NotSafeError(UNUSUAL)
        new = f'<{name} count="{count}">{own.decode()}</{name}>'
        self.changes.append((before.end, before.end, self._prefixed(new)))
