"""Which definition a workbook is read with: the one it carries, or the one that its marks name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from itertools import takewhile

from rak_excel.definitions.loading import (
    decode_definition,
    definition_digest,
    encode_definition,
    load_template,
    template_ids,
)
from rak_excel.errors import DefinitionError
from rak_excel.formats.grid import Sheet
from rak_excel.language import Text
from rak_excel.layouts.defined_names import DIGEST_NAME, TEMPLATE_NAME
from rak_excel.model import Definition, Note, NoteKind
from rak_excel.system.remembered import remembered

_ROWS = 1000  # of the hidden sheet, of some thousand letters each: far more than any definition takes


def own_definition(sheets: Iterable[Sheet], names: Mapping[str, str]) -> Definition | None:
    """The definition that a workbook carries on a hidden sheet, else the packaged one that its defined name says.

    The hidden sheet is large, so a packaged definition is known by the digest that the workbook gives of its own.
    """
    if (known := _by_digest().get(names.get(DIGEST_NAME, "").strip('="'))) is not None:
        return known
    for sheet in sorted(sheets, key=lambda sheet: not sheet.hidden):
        start = sheet.text(1, 1)
        if start.startswith("{") and '"id"' in start:
            return _decoded("".join(takewhile(bool, (sheet.text(row, 1) for row in range(1, _ROWS)))))
    name = names.get(TEMPLATE_NAME, "").strip('="').split(" ")[0]
    return load_template(name) if name in template_ids() else None


def interned(definition: Definition) -> Definition:
    """The very object as which this definition is read back from a workbook that carries it."""
    return _decoded(encode_definition(definition)) or definition


def age_of(definition: Definition) -> list[Note]:
    """A note where a newer version of the definition is packaged."""
    if definition.id not in template_ids():
        return []
    newest = load_template(definition.id)
    if newest.version <= definition.version:
        return []
    detail = _OLDER.filled(template=definition.id, version=definition.version, newest=newest.version)
    return [Note(NoteKind.OLDER_TEMPLATE, detail)]


_OLDER = Text(
    "File ini memakai format {template} versi {version}; versi terbaru adalah {newest}.",
    "This file is of template {template}, version {version}; the latest is {newest}.",
)


@remembered(32)
def _decoded(text: str) -> Definition | None:
    """A packaged definition stays that very object, since definitions compare by identity."""
    if text in _packaged():
        return _packaged()[text]
    try:
        decoded = decode_definition(text)
    except DefinitionError:
        return None
    return _packaged().get(encode_definition(decoded), decoded)  # written at a time when the same was encoded otherwise


@cache
def _packaged() -> Mapping[str, Definition]:
    return {encode_definition(load_template(each)): load_template(each) for each in template_ids()}


@cache
def _by_digest() -> Mapping[str, Definition]:
    return {definition_digest(text): definition for text, definition in _packaged().items()}
