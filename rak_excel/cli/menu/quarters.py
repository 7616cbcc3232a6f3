"""What the menu asks for wherever a quarter is reported: which one, on which plan, and after which report."""

from __future__ import annotations

import contextlib
import datetime
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from rak_excel.cli.menu.answers import workbook
from rak_excel.cli.menu.dialogue import AnswerError, agreed, ask, ask_path, path_meant
from rak_excel.errors import RakExcelError
from rak_excel.language import Text

if TYPE_CHECKING:
    from rak_excel.model import Plan

_QUARTERS = 4
_LOOKED_AT = 5  # files, before it is said what is in a folder
_MOST = 20  # files that are read before something is offered, those that were saved last
_NO_QUARTER = Text("Ketik 1, 2, 3, atau 4.", "Type 1, 2, 3 or 4.")
_USE = Text(
    "Pakai {path} sebagai laporan triwulan sebelumnya? (y/t)", "Use {path} as the report of the quarter before? (y/n)"
)
_IS_REPORT = Text(
    "{path} adalah laporan triwulan. Ketik nama file rencana yang sudah ditandatangani.",
    "{path} is a quarterly report. Type the name of the file of the signed plan.",
)
_EARLIER = Text(
    "Laporan kantor triwulan sebelumnya (kosongkan jika tidak ada)",
    "The office's report of the quarter before (leave blank if there is none)",
)


def last_quarter(today: datetime.date | None = None) -> int:
    """The quarter that ended last."""
    today = today or datetime.datetime.now().astimezone().date()
    return (today.month - 1) // 3 or _QUARTERS


def ask_quarter(question: Text, default: int | None = None) -> int:
    """A quarter by its number, also as `II` or `TW II`."""
    romans = {"I": 1, "II": 2, "III": 3, "IV": 4}

    def understood(typed: str) -> int:
        said = typed.upper().rstrip(".").removeprefix("TRIWULAN").removeprefix("TW").strip()
        number = romans.get(said) or (int(said) if said in {"1", "2", "3", "4"} else 0)
        if not number:
            raise AnswerError(_NO_QUARTER)
        return number

    return ask(question, understood, default=str(default or last_quarter()))


class MergedHere:
    """The plans and reports of offices in the current folder that merging wrote, each with its path."""

    def __init__(self) -> None:
        # Imported here and below: the questions before need not wait for the readers.
        from rak_excel.layouts.names import ORIGINS_SHEET
        from rak_excel.reading import read_plan
        from rak_excel.workbooks.rollup.opened import has_sheet

        self.read: list[Plan] = []
        self._paths: dict[str, Path] = {}
        merged = [path for path in Path().glob("*.xlsx") if has_sheet(path, ORIGINS_SHEET)]
        for path in sorted(merged, key=lambda each: each.stat().st_mtime, reverse=True)[:_MOST]:
            with contextlib.suppress(RakExcelError):  # one that cannot be read is not offered
                self.read.append(read_plan(path))
                self._paths[self.read[-1].source.sha256] = path

    def signed(self, quarter: int) -> str:
        """The plan that is likely to be reported; "" where none is."""
        from rak_excel.monitoring.among import signed_among

        return self._path(signed_among([each for each in self.read if not each.definition.is_report], quarter))

    def earlier(self, quarter: int, about: Plan) -> str:
        """The report of the quarter before, on that plan or beside that report; "" where there is none."""
        from rak_excel.monitoring.among import earlier_among

        return self._path(earlier_among(self.read, quarter, about))

    def _path(self, plan: Plan | None) -> str:
        return str(self._paths[plan.source.sha256]) if plan else ""


def ask_plan(question: Text, proposed: str, refused: Callable[[Plan], object]) -> tuple[str, Plan]:
    """A plan in a file, `proposed` where Enter alone is pressed. `refused` raises RakExcelError where it is not to be this one."""
    found: list[Plan] = []

    def checked(path: Path) -> None:
        from rak_excel.reading import read_plan

        plan = read_plan(path)
        if plan.definition.is_report:
            raise AnswerError(_IS_REPORT.filled(path=path))
        refused(plan)
        found.append(plan)

    return workbook(question, checked, default=proposed), found[-1]


def ask_earlier(proposed: str, refused: Callable[[Path], object]) -> list[str]:
    """The option with the report of the quarter before: what was found is offered, else one may be named; nothing for none."""
    if proposed and agreed(_USE.filled(path=proposed)):
        return ["--previous", proposed]

    def understood(typed: str) -> list[str]:
        path = path_meant(typed)
        if path:
            refused(Path(path))
        return ["--previous", path] if path else []

    return ask_path(_EARLIER, understood)


def reports_first(folder: Path) -> Plan | None:
    """The first report where most of the first few workbooks there are reports, else None."""
    from rak_excel.reading import find_workbooks, read_plan

    read: list[Plan] = []
    for path in islice(find_workbooks(folder), _LOOKED_AT):
        with contextlib.suppress(RakExcelError):
            read.append(read_plan(path))
    reports = [each for each in read if each.definition.is_report]
    return reports[0] if len(reports) * 2 > len(read) else None
