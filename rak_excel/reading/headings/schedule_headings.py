"""The heading of a schedule in words: a column JADWAL of a table that names no periods."""

from __future__ import annotations

from collections.abc import Mapping

from rak_excel.model import Definition
from rak_excel.reading.headings.block import Block
from rak_excel.vocabulary.headings.headings import heading_role

LIMITS = frozenset({"start", "end"})


def without_limit_alone(roles: Mapping[str, int]) -> dict[str, int]:
    """The roles without a column BATAS WAKTU or MULAI beside periods: alone it does not say when."""
    alone = len(LIMITS & set(roles)) == 1
    return {role: column for role, column in roles.items() if not (alone and role in LIMITS)}


def schedule_text(block: Block, named: Mapping[int, str], definition: Definition) -> dict[str, int]:
    """The column JADWAL of a table without periods, if nothing stands below its heading: a schedule in words."""
    if {"start", "end"} & set(named.values()):
        return {}
    covered = {column for above in block.above.values() for _, column in above}
    columns = [
        column
        for column, role in sorted(named.items())
        if role == "schedule"
        and column not in covered
        and heading_role(block.texts(column)[-1], definition) == "schedule"
        and not _is_merged(block, column)
    ]
    columns = [column for column in columns if not block.is_earlier(column)] or columns
    return {"schedule_text": columns[0]} if columns else {}


def _is_merged(block: Block, column: int) -> bool:
    """Whether a heading stands over columns without names, which are no schedule in words."""
    area = block.sheet.merged_at(max(block.own[column]), column)
    return area is not None and area.right > column
