"""Tables of pandas with typed columns, for who computes further. pandas is loaded when one is asked for, and by nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from rak_excel.language import Language
from rak_excel.model.columns import ColumnKind, columns_of
from rak_excel.model.finding import Finding
from rak_excel.model.plan import Plan

if TYPE_CHECKING:
    import pandas as pd

_TYPES = {
    ColumnKind.TEXT: "string",
    ColumnKind.CATEGORY: "category",
    ColumnKind.WHOLE: "Int64",
    ColumnKind.NUMBER: "Float64",
    ColumnKind.DATE: "datetime64[s]",
    ColumnKind.FLAG: "boolean",
}


def frame_of(rows: Iterable[Sequence[Any]], columns: Mapping[str, ColumnKind]) -> pd.DataFrame:
    """A table of these rows, each value by the kind of its column; None is missing, in every kind."""
    import pandas as pd  # heavy: only who asks for a table pays for it

    values = list(zip(*rows, strict=True)) or [()] * len(columns)
    typed = zip(columns.items(), values, strict=True)
    return pd.DataFrame(
        {name: pd.Series([_typed(each, kind) for each in own], dtype=_TYPES[kind]) for (name, kind), own in typed}
    )


def frame_of_plans(plans: Iterable[Plan]) -> pd.DataFrame:
    """One row an activity, and one for each indicator without any: the columns of a plan by their ids."""
    read = list(plans)
    columns = columns_of(read)
    rows = ([column.of(row) for column in columns] for plan in read for row in plan.rows())
    return frame_of(rows, {column.id: column.kind for column in columns})


def _typed(value: Any, kind: ColumnKind) -> Any:
    """The value where it is of this kind: in a column of numbers a word that people typed there is missing."""
    return None if kind is ColumnKind.NUMBER and isinstance(value, str) else value


_OF_FINDINGS = {
    **dict.fromkeys(("code", "name", "severity", "office", "file", "sheet"), ColumnKind.CATEGORY),
    **dict.fromkeys(("cell", "value", "message", "hint"), ColumnKind.TEXT),
    "trial": ColumnKind.FLAG,
    **dict.fromkeys(("progress", "answer"), ColumnKind.CATEGORY),
    "explanation": ColumnKind.TEXT,
}


class Findings(list[Finding]):
    """The findings in order of file, sheet and row."""

    def to_frame(self, language: Language = "id") -> pd.DataFrame:
        """One row a finding; `cell` is its address within the sheet, `message` and `hint` are in this language."""
        return frame_of((list(each.told(language).values()) for each in self), _OF_FINDINGS)
