"""How a workbook says which template it is: a hidden sheet, defined names and a document property."""

from __future__ import annotations

from rak_excel.definitions.loading import definition_digest, encode_definition
from rak_excel.formats.written.book import CREATED, Book, NewSheet
from rak_excel.layouts.names import DIGEST_NAME, TEMPLATE_NAME
from rak_excel.model import Definition

TEMPLATE_PROPERTY = "rak_template"
_CHUNK = 32_000  # Excel holds 32,767 characters in a cell


def template_mark(definition: Definition) -> str:
    return f"{definition.id} {definition.version}"


def add_marks(book: Book, definition: Definition) -> None:
    """The defined names and the document property."""
    mark = template_mark(definition)
    book.define_name(TEMPLATE_NAME, '="{}"'.format(mark.replace('"', '""')))
    book.define_name(DIGEST_NAME, f'="{definition_digest(encode_definition(definition))}"')
    book.set_properties({"created": CREATED, "title": definition.title})
    book.set_custom_property(TEMPLATE_PROPERTY, mark)


def write_definition(sheet: NewSheet, definition: Definition) -> None:
    """The definition itself, down column A."""
    text = encode_definition(definition)
    for row, start in enumerate(range(0, len(text), _CHUNK)):
        sheet.write_string(row, 0, text[start : start + _CHUNK])
