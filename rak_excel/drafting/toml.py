"""Writes a draft as TOML, each guess below the line that says what is to be checked."""

from __future__ import annotations

import tomlkit
from tomlkit.items import AoT, Array, Item, Table
from tomlkit.toml_document import TOMLDocument

from rak_excel.drafting.keys import REMARK, Entry, Guess, Keys, lines_of, remark

_ON_ONE_LINE = 130  # letters of a list; a longer one has a line for each entry


def as_toml(draft: Keys, heading: list[str]) -> str:
    """The text of the file: the lines of its heading, then its keys; those of a table before the tables within it."""
    document = tomlkit.document()
    for line in heading:
        document.add(tomlkit.comment(remark(line)))
    document.add(tomlkit.nl())
    _fill(document, draft)
    return tomlkit.dumps(document)


def _fill(table: TOMLDocument | Table, keys: Keys) -> None:
    for line in lines_of(keys.get(REMARK)):
        table.add(tomlkit.comment(remark(line)))
    own = {name: entry for name, entry in keys.items() if name != REMARK}
    for name, entry in own.items():
        if isinstance(entry, Guess):
            table.add(tomlkit.comment(remark(entry.check)))
            table.add(name, _item(entry.value))
        elif not _holds_tables(entry):
            table.add(name, _item(entry))
    for name, entry in own.items():
        if isinstance(entry, dict):
            table.add(name, _table(entry))
        elif isinstance(entry, list) and _holds_tables(entry):
            table.add(name, _tables([each for each in entry if isinstance(each, dict)]))


def _holds_tables(entry: Entry) -> bool:
    return isinstance(entry, dict) or (isinstance(entry, list) and any(isinstance(each, dict) for each in entry))


def _table(keys: Keys) -> Table:
    table = tomlkit.table()
    _fill(table, keys)
    return table


def _tables(tables: list[Keys]) -> AoT:
    array = tomlkit.aot()
    for keys in tables:
        array.append(_table(keys))
    return array


def _item(value: Entry) -> Item:
    if not isinstance(value, list):
        return tomlkit.item(value)
    array: Array = tomlkit.array()
    for each in value:
        array.append(_item(each))
    return array.multiline(len(array.as_string()) > _ON_ONE_LINE)
