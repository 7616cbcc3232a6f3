"""The columns of a table that may say something of their rows: KETERANGAN, STATUS; not RISIKO, OUTPUT."""

from __future__ import annotations

from collections.abc import Iterator

from rak_excel.reading.sections.sections import Section

_OF_SOMETHING_ELSE = frozenset(
    [
        "risiko",
        "resiko",
        "mitigasi",
        "kendala",
        "hambatan",
        "masalah",
        "permasalahan",
        "penyebab",
        "output",
        "bukti",
        "dasar",
    ]
)
"""Headings of what goes wrong anyhow, or of what is named beside the work."""


def columns_of_remarks(section: Section) -> Iterator[int]:
    """The columns of no role that may say something of their rows."""
    heading = section.heading
    for column, other in heading.others.items():
        words = heading.block.words(column)
        said = not other.role and not heading.block.is_achieved(column) and not words & _OF_SOMETHING_ELSE
        if said and column not in section.form_columns:
            yield column
