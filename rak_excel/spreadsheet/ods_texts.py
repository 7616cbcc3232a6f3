"""The words of an ods: what stands in its paragraphs, and which parts of it have a look of their own."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

_NS = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "number": "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "calcext": "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0",
}


def name(prefixed: str) -> str:
    """An element's or attribute's name as lxml has it, of `table:table-cell`."""
    prefix, _, local = prefixed.partition(":")
    return f"{{{_NS[prefix]}}}{local}"


PARAGRAPH = name("text:p")
_SPACE, _TAB, _BREAK, _SPAN = (name(f"text:{each}") for each in ("s", "tab", "line-break", "span"))
_COUNT, _LETTERS = name("text:c"), name("text:style-name")
_SPACES_LIMIT = 1_000


def text_of(element: etree._Element) -> str:
    """The words of all paragraphs of a cell or comment, on lines of their own."""
    if len(element) == 1 and element[0].tag == PARAGRAPH and not len(element[0]):  # as most cells are
        return element[0].text or ""
    paragraphs = element.iterchildren(PARAGRAPH)
    return "\n".join("".join(text for text, _ in parts_of(paragraph)) for paragraph in paragraphs)


def parts_of(element: etree._Element, style: str = "") -> Iterator[tuple[str, str]]:
    """The words of a paragraph, its spans and links, each with the name of its style of letters, '' where it has none.

    Spaces, tabs and line breaks are elements of their own.
    """
    yield element.text or "", style
    for child in element:
        if child.tag == _SPACE:
            yield " " * min(count_of(child, _COUNT), _SPACES_LIMIT), style
        elif child.tag in {_TAB, _BREAK}:
            yield "\t" if child.tag == _TAB else "\n", style
        elif child.tag == _SPAN:
            yield from parts_of(child, child.get(_LETTERS, style))
        elif isinstance(child.tag, str):
            yield from parts_of(child, style)
        yield child.tail or "", style


def has_parts(cell: etree._Element) -> bool:
    """Whether any part of a cell's text has a style of its own."""
    return any(next(paragraph.iterdescendants(_SPAN), None) is not None for paragraph in cell.iterchildren(PARAGRAPH))


def count_of(element: etree._Element, attribute: str) -> int:
    value = element.get(attribute)
    return max(int(value), 1) if value is not None and value.isdecimal() else 1
