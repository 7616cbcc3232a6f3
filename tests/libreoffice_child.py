"""Runs inside LibreOffice's own Python: starts an office and does what JSON lines on standard input ask for."""

# ruff: noqa: T201
from __future__ import annotations

import contextlib
import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import uno  # only LibreOffice's Python has it
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException
from com.sun.star.lang import Locale
from com.sun.star.table import TableSortField

FILTERS = {
    ".xlsx": "Calc MS Excel 2007 XML",
    ".ods": "calc8",
    ".xls": "MS Excel 97",
    ".pdf": "calc_pdf_Export",
    ".html": "HTML (StarCalc)",
}
NUMBER_FORMAT_TEXT = 256  # com.sun.star.util.NumberFormat.TEXT
POINT = 2540 / 72  # in hundredths of a millimetre
_SCRATCH_COLUMN = 200
# Formulas on one thread: the other core has tests of its own.
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>{locale}</value></prop></item>
<item oor:path="/org.openoffice.Setup/Office"><prop oor:name="FirstStartWizardCompleted" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Calc/Formula/Calculation"><prop oor:name="UseThreadedCalculationForFormulaGroups" oor:op="fuse"><value>false</value></prop></item>
</oor:items>
"""


class Office:
    """One LibreOffice with a profile of its own, and the one document that is open in it."""

    def __init__(self, profile: Path, locale: str) -> None:
        settings = profile / "user" / "registrymodifications.xcu"
        settings.parent.mkdir(parents=True)
        settings.write_text(_SETTINGS.format(locale=locale), encoding="utf-8")
        pipe = f"rak{os.getpid()}"  # not named after the profile: other runs of the tests have folders of that name
        self.child = subprocess.Popen(
            ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", "--nologo",
             f"--accept=pipe,name={pipe};urp;"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        context = uno.getComponentContext()
        resolver = context.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", context)
        self.context = self._connected(resolver, pipe)
        services = self.context.ServiceManager
        self.desktop = services.createInstanceWithContext("com.sun.star.frame.Desktop", self.context)
        self.document: Any = None
        self.profile = profile
        self.opened = 0

    def _connected(self, resolver: Any, pipe: str) -> Any:
        deadline = time.monotonic() + 60
        while True:
            try:
                return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            except NoConnectException:
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.1)

    def open(self, path: str) -> None:
        """Open a copy: what is open here must not keep others from the file, nor be kept from it."""
        if self.document is not None:
            self.close()
        self.opened += 1
        own = self.profile / f"opened{self.opened}{Path(path).suffix}"
        shutil.copyfile(path, own)
        self.document = self.desktop.loadComponentFromURL(own.as_uri(), "_blank", 0, _properties(Hidden=True))
        if self.document is None:
            raise OSError(f"LibreOffice does not open {path}")

    def recalculate(self) -> None:
        self.document.calculateAll()

    def type(self, sheet: str, cell: str, text: str) -> None:
        """What the keyboard does: in a text cell the text stays, elsewhere the locale decides what it becomes.

        The cell is set without a view: a headless office does not survive saving after its hidden view was typed into.
        """
        at = self.document.Sheets.getByName(sheet).getCellRangeByName(cell)
        if self.document.NumberFormats.getByKey(at.NumberFormat).Type & NUMBER_FORMAT_TEXT:
            at.setString(text)
        else:
            at.FormulaLocal = text

    def type_all(self, cells: dict[str, dict[str, str]]) -> None:
        """The same into cells of several sheets, worked out once."""
        self.document.enableAutomaticCalculation(False)
        for sheet, texts in cells.items():
            for cell, text in texts.items():
                self.type(sheet, cell, text)
        self.document.enableAutomaticCalculation(True)

    def put(self, sheet: str, top: str, rows: list[list[str]]) -> None:
        """Texts as they are, without the keyboard: a whole area from its first cell on."""
        page = self.document.Sheets.getByName(sheet)
        first = page.getCellRangeByName(top).CellAddress
        right, bottom = first.Column + len(rows[0]) - 1, first.Row + len(rows) - 1
        area = page.getCellRangeByPosition(first.Column, first.Row, right, bottom)
        area.setDataArray(tuple(tuple(row) for row in rows))

    def change(self, cells: dict[str, dict[str, str]]) -> dict[str, dict[str, str]]:
        """Texts into cells of several sheets, worked out once; returns what stood there."""
        self.document.enableAutomaticCalculation(False)
        before: dict[str, dict[str, str]] = {}
        for sheet, texts in cells.items():
            page = self.document.Sheets.getByName(sheet)
            before[sheet] = {address: page.getCellRangeByName(address).String for address in texts}
            for address, text in texts.items():
                page.getCellRangeByName(address).setString(text)
        self.document.enableAutomaticCalculation(True)
        return before

    def calculate(self, sheet: str, cell: str, formula: str) -> None:
        self.document.Sheets.getByName(sheet).getCellRangeByName(cell).setFormula(f"={formula}")

    def dress(self, sheet: str, cell: str, looks: dict[str, int | str], part: list[int] | None = None) -> None:
        """Give a cell, or a part of its text from a letter to another, these properties; a NumberFormat by its code."""
        at = self.document.Sheets.getByName(sheet).getCellRangeByName(cell)
        dressed = at
        if part:
            dressed = at.createTextCursor()
            dressed.gotoStart(False)
            dressed.goRight(part[0], False)
            dressed.goRight(part[1] - part[0], True)
        for name, value in looks.items():
            setattr(dressed, name, self._format(str(value)) if name == "NumberFormat" else value)

    def _format(self, code: str) -> int:
        formats, english = self.document.NumberFormats, Locale("en", "US", "")
        key = formats.queryKey(code, english, False)
        return int(key if key != -1 else formats.addNew(code, english))

    def comment(self, sheet: str, cell: str, text: str) -> None:
        page = self.document.Sheets.getByName(sheet)
        page.Annotations.insertNew(page.getCellRangeByName(cell).CellAddress, text)

    def merge(self, sheet: str, area: str) -> None:
        """Merge an area; what stands in its other cells stays there."""
        self.document.Sheets.getByName(sheet).getCellRangeByName(area).merge(True)

    def read(self, sheet: str, area: str) -> list[list[str]]:
        """The values of an area; whole numbers without decimals."""
        cells = self.document.Sheets.getByName(sheet).getCellRangeByName(area)
        return [[_shown(value) for value in row] for row in cells.getDataArray()]

    def displayed(self, sheet: str, area: str) -> list[list[str]]:
        """What the cells of an area show, in their formats."""
        cells = self.document.Sheets.getByName(sheet).getCellRangeByName(area)
        rows, columns = cells.Rows.Count, cells.Columns.Count
        return [[cells.getCellByPosition(column, row).String for column in range(columns)] for row in range(rows)]

    def formulas(self, sheet: str, area: str) -> list[list[str]]:
        cells = self.document.Sheets.getByName(sheet).getCellRangeByName(area)
        return [list(row) for row in cells.FormulaArray]

    def choices(self, sheet: str, cell: str) -> list[str]:
        """What the dropdown of a cell offers, worked out by LibreOffice from its own reading of the validation."""
        page = self.document.Sheets.getByName(sheet)
        at = page.getCellRangeByName(cell)
        source, row = at.Validation, at.CellAddress.Row
        formula, begins = source.getFormula1(), source.getSourcePosition().Row
        if str(source.Type.value) != "LIST":
            return []
        # The formula is written for the first cell of the validation; copied down, it is that of our cell.
        scratch = page.getCellByPosition(_SCRATCH_COLUMN, begins)
        offered: list[str] = []
        while len(offered) < 1000:
            scratch.setFormula(f'=IF({len(offered) + 1}>ROWS({formula});"";INDEX({formula};{len(offered) + 1}))')
            own = page.getCellByPosition(_SCRATCH_COLUMN, row)
            if row != begins:
                page.copyRange(own.CellAddress, scratch.RangeAddress)
            if not own.String:
                break
            offered.append(own.String)
            own.setFormula("")
        scratch.setFormula("")
        page.getCellByPosition(_SCRATCH_COLUMN, row).setFormula("")
        return offered

    def row_heights(self, sheet: str, first: int, last: int) -> list[tuple[float, float]]:
        """The height of each row as it is, and as it becomes when it is made optimal, in points."""
        rows = self.document.Sheets.getByName(sheet).Rows
        heights = []
        for number in range(first - 1, last):
            row = rows.getByIndex(number)
            written = row.Height
            row.OptimalHeight = True
            heights.append((written / POINT, row.Height / POINT))
        return heights

    def insert_row(self, sheet: str, row: int) -> None:
        self.document.Sheets.getByName(sheet).Rows.insertByIndex(row - 1, 1)

    def delete_row(self, sheet: str, row: int, count: int = 1) -> None:
        self.document.Sheets.getByName(sheet).Rows.removeByIndex(row - 1, count)

    def copy_row(self, sheet: str, row: int, to: int) -> None:
        """Copy a whole row over another one."""
        page = self.document.Sheets.getByName(sheet)
        source = page.getCellRangeByPosition(0, row - 1, 60, row - 1)
        page.copyRange(page.getCellByPosition(0, to - 1).CellAddress, source.RangeAddress)

    def cut_row(self, sheet: str, row: int, to: int) -> None:
        page = self.document.Sheets.getByName(sheet)
        source = page.getCellRangeByPosition(0, row - 1, 60, row - 1)
        page.moveRange(page.getCellByPosition(0, to - 1).CellAddress, source.RangeAddress)

    def sort(self, sheet: str, area: str, column: int) -> None:
        field = TableSortField()
        field.Field, field.IsAscending = column, True
        fields = uno.Any("[]com.sun.star.table.TableSortField", (field,))
        cells = self.document.Sheets.getByName(sheet).getCellRangeByName(area)
        uno.invoke(cells, "sort", (_properties(SortFields=fields, ContainsHeader=False),))

    def print_only(self, sheet: str, area: str) -> None:
        """Print this area of this sheet and nothing else, without repeated headings."""
        for page in self.document.Sheets.ElementNames:
            other = self.document.Sheets.getByName(page)
            other.setPrintTitleRows(False)
            other.setPrintAreas((other.getCellRangeByName("XFD1048576").RangeAddress,))
        page = self.document.Sheets.getByName(sheet)
        page.setPrintAreas((page.getCellRangeByName(area).RangeAddress,))

    def save(self, path: str) -> None:
        kind = FILTERS[Path(path).suffix]
        self.document.storeToURL(Path(path).as_uri(), _properties(FilterName=kind))

    def close(self) -> None:
        """Put the document aside; it goes with the office, which does not always survive closing one without a screen."""
        if self.document is not None:
            self.document.setModified(False)
        self.document = None

    def end(self) -> None:
        self.close()
        with contextlib.suppress(Exception):  # the bridge goes down with the office
            self.desktop.terminate()
        try:
            self.child.wait(20)
        except subprocess.TimeoutExpired:
            self.child.kill()


def _shown(value: Any) -> str:
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _properties(**values: Any) -> tuple[Any, ...]:
    made = []
    for name, value in values.items():
        one = PropertyValue()
        one.Name, one.Value = name, value
        made.append(one)
    return tuple(made)


def main() -> None:
    office = Office(Path(sys.argv[1]), sys.argv[2])
    print(json.dumps({"ok": "ready"}), flush=True)
    for line in sys.stdin:
        asked = json.loads(line)
        try:
            answer = {"ok": getattr(office, asked["do"])(*asked["with"])}
        except Exception as error:  # told to the test, which fails with it
            answer = {"error": f"{type(error).__name__}: {error}"}
        print(json.dumps(answer), flush=True)
        if asked["do"] == "end":
            return


if __name__ == "__main__":
    main()
