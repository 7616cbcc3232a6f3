"""The XML of an ods as expat sees it: whatever its encoding and its prefixes, without declarations, within a budget."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rak_excel.formats.opened.archive import too_big

Attributes = Mapping[str, str]
BETWEEN = " "  # a namespace and a name of it, as the parser tells them
SPACES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "number": "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "manifest": "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0",
    "calcext": "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
}
_MANY = 10**7  # more than a sheet has rows or columns


def name(prefixed: str) -> str:
    """An element's or attribute's name as expat tells it, of `table:table-cell`."""
    prefix, _, local = prefixed.partition(":")
    return f"{SPACES[prefix]}{BETWEEN}{local}"


@dataclass(slots=True)
class Room:
    """What may still come of a workbook, in all its parts and sheets; what is repeated counts each time."""

    elements: int = 1_200_000
    styles: int = 100_000
    cells: int = 400_000
    letters: int = 20_000_000
    ranges: int = 20_000

    def take_element(self) -> None:
        """Raises UnreadableWorkbookError where the file has no room for it."""
        self.elements -= 1
        if self.elements < 0:
            raise too_big()

    def take_style(self) -> None:
        """Raises UnreadableWorkbookError where the file has no room for it."""
        self.styles -= 1
        if self.styles < 0:
            raise too_big()

    def has_cells(self, cells: int, letters: int) -> bool:
        """Whether there is room for as many cells and for all their letters, which then is taken."""
        self.cells -= cells
        self.letters -= letters
        return self.cells >= 0 and self.letters >= 0

    def has_range(self) -> bool:
        self.ranges -= 1
        return self.ranges >= 0


def count_of(attributes: Attributes, attribute: str) -> int:
    """How often something is repeated or how far it spans: 1 where that is not said, or not in digits."""
    text = attributes.get(attribute)
    if text is None:
        return 1
    digits = text.strip().lstrip("0")
    if not (digits.isascii() and digits.isdigit()):
        return 1
    return int(digits) if len(digits) < len(str(_MANY)) else _MANY
