"""Lines that remark on a table and are no row of it: notes, sources, footnotes, addresses of web pages."""

from __future__ import annotations

import re

from rak_excel.model import Definition
from rak_excel.system.remembered import remembered
from rak_excel.vocabulary.basics.texts import begins_with, normalised, tidy
from rak_excel.vocabulary.remarks.ordinary import is_formal

# These say what they are only before a colon: `Sumber daya manusia` is no source.
_LABELLED = re.compile(
    r"(?:sumber(?: (?:data|dokumen|informasi))?|source|legenda|legend|singkatan|daftar singkatan|referensi|rujukan|"
    r"dasar hukum|dasar|nb|n\.b\.?|note|notes|cat|info|informasi|penjelasan|petunjuk|cara pengisian|tautan|link|pranala)"
    r"(?: (?:tabel|jadwal|pengisian|kolom))?\s*:",
    re.IGNORECASE,
)
_OF_LISTS = re.compile(
    r"(?:sumber|source|legend|(?:daftar )?singkatan|referensi|rujukan|dasar|tautan|link|pranala|tembusan)",
    re.IGNORECASE,
)
_FOOTNOTE = re.compile(r"^(?:\*+\s*\)|\(\s*\*+\s*\)|†|‡)")
_ADDRESS = re.compile(r"^(?:https?://|www\.)\S+$", re.IGNORECASE)
_MEANS = re.compile(r"^[^\s=][^=\n]{0,14}?\s*=\s*[^\W\d_]")  # T1 = Triwulan I
_AND_SO_ON = re.compile(r"^(?:dst|dsb|dll|dan seterusnya|dan lain[- ]lain)[\s.…]*$", re.IGNORECASE)
_MADE = (
    "dokumen ini", "diunduh", "diperbarui", "dimutakhirkan pada", "update terakhir", "terakhir diperbarui", "printed",
    "dibuat dengan", "dihasilkan oleh", "ditandatangani secara elektronik",
)  # fmt: skip


def is_remark(text: str, definition: Definition) -> bool:
    """Whether a line that stands alone remarks on the table: `Catatan: ...`, `Sumber: Renstra`, `*) ket`, `T1 = Triwulan I`."""
    return heads_lines(text, definition) or _stands_alone(text)


@remembered(4096)
def heads_lines(text: str, definition: Definition) -> bool:
    """Whether a remark may go on in the lines below it: `Catatan:`, `Tembusan:`, `Dasar hukum:`."""
    own = begins_with(text, map(normalised, definition.identity.remarks))
    return own or _LABELLED.match(tidy(text)) is not None


def lists_things(text: str) -> bool:
    """Whether the lines below a remark may be more of what it names: `Dasar hukum: UU 7/2017` above `PKPU 5`."""
    return _OF_LISTS.match(tidy(text)) is not None


def may_be_work(text: str, definition: Definition) -> bool:
    """Whether a remark is one by its shape alone, which work among other work may have too: `Info: ...`, `Coklit = ...`."""
    if begins_with(text, map(normalised, definition.identity.remarks)):
        return False
    line = tidy(text)
    return bool(_LABELLED.match(line) or _MEANS.match(line) or is_formal(line))


@remembered(4096)
def _stands_alone(text: str) -> bool:
    line = tidy(text)
    return (
        begins_with(line, _MADE)
        or is_formal(line)
        or any(each.match(line) for each in (_FOOTNOTE, _ADDRESS, _MEANS, _AND_SO_ON))
    )
