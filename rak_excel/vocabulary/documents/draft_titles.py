"""Titles of what is no more than a draft or an example: `DRAFT RENCANA AKSI`, `RENCANA AKSI (KONSEP)`, `BELUM FINAL`."""

from __future__ import annotations

import re

from rak_excel.system.remembered import remembered
from rak_excel.vocabulary.basics.texts import normalised, tidy

_WORDS = "draft|draf|konsep|rancangan|usulan|contoh"
_FIRST = re.compile(
    rf"^(?:{_WORDS})(?: (?:awal|akhir|final|sementara|pertama|kedua|ketiga|ke|i{{1,3}}|\d{{1,2}}|pengisian|isian))* "
)
_ALONE = re.compile(rf"(?:draft|draf|konsep)(?: \w+){{0,5}}$|(?:{_WORDS}|sementara|tentatif|coretan)(?: \w+){{0,3}}$")
_SPACED = re.compile(r"(?:\w )+\w")
_ANYWHERE = frozenset({"draft", "draf", "konsep", "tentatif"})
_AT_THE_END = re.compile(rf"(?:{_WORDS}|sementara)(?: (?:i{{1,3}}|\d{{1,2}}))?$")
_NOT_YET = re.compile(
    r"\b(?:(?:belum|blm|tidak|bukan) (?:final|disahkan|sah|ditetapkan|disetujui|untuk (?:disebarluaskan|diedarkan))"
    r"|(?:belum|blm) ditandatangani)\b"
)


def says_not_in_force(text: str) -> bool:
    """Whether a line says that what it belongs to is not final or in force yet: `Catatan: belum disahkan`."""
    return _NOT_YET.search(normalised(text)) is not None


def without_draft(words: str) -> str:
    """A title, as it is compared, without the words that call it a draft: `rencana aksi` of `draft 2 rencana aksi`."""
    return _FIRST.sub("", words)


@remembered(1024)
def draft_said(text: str, *, title: bool) -> str:
    """The words of a `title`, or of another short line above a table, that call it a draft or an example; '' for none."""
    words = normalised(text)
    if match := _NOT_YET.search(words):
        return match[0]
    if not title:
        words = words.replace(" ", "") if _SPACED.fullmatch(words) else words
        return words.split()[0] if _ALONE.match(words) else ""
    said = next((word for word in words.split() if word in _ANYWHERE), "")
    match = _FIRST.match(words) or _AT_THE_END.search(words)
    return said or (match[0].split()[0] if match else "")


def as_written(word: str, text: str) -> str:
    """The words of a text as they are written in it: `DRAFT` of `draft` in `DRAFT RENCANA AKSI`."""
    match = re.search(re.escape(word).replace(r"\ ", r"\W+"), tidy(text), re.IGNORECASE)
    return match[0] if match else tidy(text)
