"""A filled-in workbook that can be changed as people change it: the real plan of 2020 on our own form."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from rak_excel.formats.addresses import Area
from rak_excel.formats.grid import HiddenLines, Looks, Sheet, Value, as_text, rows_of
from rak_excel.model import Plan
from rak_excel.system.folders import packaged
from rak_excel.vocabulary.basics.texts import normalised
from tests.tables import OFFICE, identity_sheet

Row = list[Value | None]
PARTS = {
    "Komisi": ("commission", "T", 4, "SASARAN STRATEGIS"),
    "Sekretariat": ("secretariat", "B", 12, "SASARAN KEGIATAN"),
}


@dataclass
class Page:
    """A sheet that can be changed. `table` counts from 0, everything else from 1, as the grid does."""

    name: str
    table: list[Row]
    merged: list[Area] = field(default_factory=list)
    formats: dict[tuple[int, int], str] = field(default_factory=dict)
    hidden: bool = False
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    struck: dict[tuple[int, int], str] = field(default_factory=dict)
    unseen: dict[tuple[int, int], str] = field(default_factory=dict)
    fills: dict[tuple[int, int], str] = field(default_factory=dict)
    comments: dict[tuple[int, int], str] = field(default_factory=dict)

    @property
    def executors(self) -> list[int]:
        """The columns headed as the executors', row by row."""
        return [c for row in self.table for c, value in enumerate(row) if value in {"PELAKSANA", "Penanggung Jawab"}]

    @property
    def executor(self) -> int:
        """The column of the executors."""
        return self.executors[0]

    @property
    def indicator(self) -> int:
        """The column of the indicators."""
        return next(
            c for row in self.table if "NO" in row for c, value in enumerate(row) if str(value).startswith("INDIKATOR")
        )

    @property
    def rows(self) -> list[Row]:
        """The rows of the plan, which can be changed in place: no heading that is said again, no numbers of columns."""
        top = next(nth for nth, row in enumerate(self.table) if "NO" in row)
        executor, indicator = self.executor, self.indicator
        return [row for row in self.table[top + 1 :] if len(row) > executor and _names_indicator(row[indicator])]

    def sheet(self) -> Sheet:
        return Sheet(
            self.name,
            rows_of(self.table),
            tuple(self.merged),
            self.hidden,
            HiddenLines(frozenset(self.hidden_rows), frozenset(self.hidden_columns)),
            formats=self.formats,
            look=self._looks(),
        )

    def _looks(self) -> Looks:
        """What still stands where it was struck or hidden, and what is left of the cells that are so in part."""
        struck, unseen = (
            {at: text for at, text in told.items() if text in self._text(at)} for told in (self.struck, self.unseen)
        )
        visible = {at: self._text(at).replace(text, "", 1) for at, text in {**struck, **unseen}.items()}
        return Looks(
            struck, unseen, self.fills, self.comments, {at: rest for at, rest in visible.items() if rest.strip()}
        )

    def _text(self, at: tuple[int, int]) -> str:
        row, column = at
        line = self.table[row - 1] if row <= len(self.table) else []
        value = line[column - 1] if column <= len(line) else None
        return "" if value is None else as_text(value)


def _names_indicator(value: Value | None) -> bool:
    return bool(value) and not re.fullmatch(r"\(?\d+\)?|INDIKATOR.*", str(value), re.DOTALL)


Book = dict[str, Page]
Act = Callable[[Book], None]


def filled_book(*, keys: bool = True) -> Book:
    """The real plan of 2020 on our own form; with `keys` its row keys and row status stand beside it."""
    return deepcopy(_book(keys=keys))


@cache
def _book(*, keys: bool) -> Book:
    text = (packaged("examples") / "lombok-timur-2020/plan.toml").read_text(encoding="utf-8")
    plan = tomllib.loads(text)
    return {name: Page(name, _table(plan[part], name, keys=keys)) for name, (part, *_) in PARTS.items()}


def sheets_of_book(book: Book) -> list[Sheet]:
    from rak_excel.definitions.loading import load_template

    return [identity_sheet(load_template("kpu-2020")), *(page.sheet() for page in book.values())]


def content_of(plan: Plan) -> list[Any]:
    """What makes two plans the same: indicators, targets, items, periods and executors, in their order."""
    return [
        (
            part.id,
            each.objective.number,
            each.objective.text,
            each.text,
            each.target.same if each.target else None,
            [item for activity in each.activities for item in activity.items],
            each.periods,
            [normalised(who.name) for who in each.executors],
        )
        for part, each in plan.indicators()
        if each.filled
    ]


def _table(lines: list[dict[str, Any]], name: str, *, keys: bool) -> list[Row]:
    _, prefix, count, objective = PARTS[name]
    office = OFFICE if name == "Komisi" else f"SEKRETARIAT {OFFICE}"
    form: Row = ["CEK ISIAN", None] if keys else []
    head: list[Row] = [
        ["RENCANA AKSI KINERJA"],
        [office],
        [],
        ["Nama/Unit Organisasi", None, ":", office],
        ["Tahun Anggaran", None, ":", 2020.0],
        [],
        [
            "NO",
            objective,
            "INDIKATOR KINERJA UTAMA",
            "TARGET",
            "KEGIATAN",
            "RENCANA PELAKSANAAN",
            *[None] * (count - 1),
            "PELAKSANA",
            *form,
        ],
        [*[None] * 5, *(f"{prefix}{period}" for period in range(1, count + 1))],
    ]
    return head + [_line(each, count, keys=keys) for each in lines]


def _line(each: dict[str, Any], count: int, *, keys: bool) -> Row:
    ticks = [each.get("tick") if period in each.get("periods", []) else None for period in range(1, count + 1)]
    key = "S8.1#2" if each["row"] == "S8.1b" else each["row"]
    return [
        each.get("number"),
        each.get("objective"),
        each["indicator"],
        each["target"],
        each.get("activities", "").strip("\n") or None,
        *ticks,
        each.get("executor", "").strip("\n") or None,
        *([None, key] if keys else []),
    ]
