"""The marks that say of which template a workbook is."""

from __future__ import annotations

from rak_excel.definitions.loading import definition_digest, encode_definition
from rak_excel.formats.written.book import CREATED, Book
from rak_excel.layouts.names import DIGEST_NAME, TEMPLATE_NAME
from rak_excel.model import Definition

TEMPLATE_PROPERTY = "rak_template"


def add_marks(book: Book, definition: Definition) -> None:
    """The defined names and the document property."""
    mark = f"{definition.id} {definition.version}"
    book.define_name(TEMPLATE_NAME, '="{}"'.format(mark.replace('"', '""')))
    book.define_name(DIGEST_NAME, f'="{definition_digest(encode_definition(definition))}"')
    book.set_properties({"created": CREATED, "title": definition.title})
    book.set_custom_property(TEMPLATE_PROPERTY, mark)
