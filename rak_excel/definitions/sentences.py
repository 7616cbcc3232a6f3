"""What is said of several keys of a definition that are wrong."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from rak_excel.language import Text

NAME = re.compile(r"[A-Za-z0-9_]+")
NO_NAME = Text(
    '{key}: "{id}" hanya boleh berisi huruf, angka, dan _', '{key}: "{id}" may hold letters, digits and _ only'
)
USED = Text(
    '{key}: "{value}" sudah dipakai {of}, jadi pilih yang lain', '{key}: "{value}" is taken by {of}, so choose another'
)
OURS = Text("rak-excel sendiri", "rak-excel itself")
EMPTY = Text("{key} kosong", "{key} is empty")


def unknown(key: str, value: str, where: str) -> Text:
    return Text(
        '{key} menyebut "{value}", yang tidak ada di {where}', '{key} names "{value}", which {where} does not have'
    ).filled(key=key, value=value, where=where)


def repeated(key: str, values: Iterable[str]) -> Iterator[Text]:
    said = Text('{key}: "{value}" disebut dua kali', '{key}: "{value}" is listed twice')
    yield from (said.filled(key=key, value=value) for value, count in Counter(values).items() if count > 1)
