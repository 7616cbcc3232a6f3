"""What a folder of real tables says of itself: which workbooks, of what kind, and the rows that a person reads there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from rak_excel.definitions.loading import load_template
from rak_excel.model import Definition


class ExpectedActivity(msgspec.Struct, frozen=True):
    text: str | None = None
    items: tuple[str, ...] = ()
    executors: str | None = None


class ExpectedRow(msgspec.Struct, frozen=True):
    """One row as a person reads it. `row` is that of the sheet; `schedule` says of what kind its values are."""

    row: int
    indicator: str = ""
    number: int | str | None = None
    objective: str = ""
    target: str = ""
    unit: str = ""
    value: float | None = None
    schedule: dict[str, Any] | None = None
    activities: tuple[ExpectedActivity, ...] = ()


class ExpectedSheet(msgspec.Struct, frozen=True):
    sheet: str
    rows: tuple[ExpectedRow, ...]


class Case(msgspec.Struct, frozen=True):
    """One workbook. `kind` is `renaksi`, `PK` (targets alone) or `monitoring` (no plan)."""

    file: str
    office: str
    year: int
    kind: str
    expected: str

    def sheets(self, folder: Path) -> tuple[ExpectedSheet, ...]:
        return msgspec.json.decode((folder / self.expected).read_bytes(), type=_Expected).sheets

    def definition(self, folder: Path) -> Definition | None:
        """The definition in the folder whose name is one of the words of the file's; None where there is none."""
        words = set(Path(self.file).stem.split("-"))
        found = next((path for path in sorted(folder.glob("*.toml")) if path.stem in words), None)
        return load_template(str(found)) if found else None


class _Expected(msgspec.Struct, frozen=True):
    sheets: tuple[ExpectedSheet, ...]


def cases_in(folder: Path) -> Iterator[Case]:
    """The cases that `cases.json` lists, in its order."""
    yield from msgspec.json.decode((folder / "cases.json").read_bytes(), type=list[Case])
