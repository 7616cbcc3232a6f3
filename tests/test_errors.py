"""Errors say what stops us in both languages, and know the file and the cell that they are about."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

import rak_excel
from rak_excel.definitions.loading import decode_definition, load_template
from rak_excel.errors import (
    DefinitionError,
    MissingPathError,
    NotARollupError,
    NothingToReadError,
    OutputBusyError,
    OutputExistsError,
    RakExcelError,
    UnknownCellError,
    UnknownTemplateError,
    UnreadableWorkbookError,
)
from rak_excel.formats.opened.opening import sheets_in
from rak_excel.formats.written.output import output_file, refuse_inputs
from rak_excel.jobs.template.indicator_list import HEADINGS, read_indicator_list
from rak_excel.jobs.trace import trace
from rak_excel.language import Text
from rak_excel.reading import read_plan, read_plans
from rak_excel.rules.settings import load_settings
from rak_excel.workbooks.rollup.read_back.named import named_rollup

PLAN = Path("examples/lombok-timur-2020/rak-lombok-timur-2020.xlsx")
CLOSE_IT = Text("Tutup dulu {path}.", "Close {path} first.")
ERRORS = [getattr(rak_excel, name) for name in rak_excel.__all__ if name.endswith("Error")]


def test_an_error_speaks_both_languages() -> None:
    error = RakExcelError(Text("Tutup dulu.", "Close it first."))
    assert (str(error), error.said("id"), error.said("en")) == ("Tutup dulu.", "Tutup dulu.", "Close it first.")
    assert (error.path, error.cell) == (None, None)


@pytest.mark.parametrize("kind", ERRORS, ids=lambda kind: kind.__name__)
def test_an_error_raised_in_another_process_arrives_whole(kind: type[RakExcelError]) -> None:
    error = pickle.loads(pickle.dumps(kind.about("a.xlsx", CLOSE_IT, cell="Komisi!D14")))  # noqa: S301 - our own
    assert (type(error), error.text) == (kind, Text("Tutup dulu a.xlsx.", "Close a.xlsx first."))
    assert (error.path, error.cell) == (Path("a.xlsx"), "Komisi!D14")


def _text(folder: Path, name: str = "catatan.xlsx", text: str = "Catatan rapat.") -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name


def _list_of_indicators(folder: Path) -> Path:
    """A list whose one indicator is measured in what is no unit, in D2."""
    book = openpyxl.Workbook()
    book.worksheets[0].title = "Daftar"
    for row in (HEADINGS, ("Komisi", "Hukum", "Nilai", "abc")):
        book.worksheets[0].append(row)
    book.save(folder / "daftar.xlsx")
    return folder / "daftar.xlsx"


def _write(path: Path) -> None:
    with output_file(path):
        raise AssertionError("a file is written where one stands")


ABOUT_ONE_FILE: list[tuple[type[RakExcelError], Callable[[Path], Path], Callable[[Path], object]]] = [
    (UnreadableWorkbookError, _text, read_plan),
    (UnreadableWorkbookError, lambda folder: folder, read_plan),
    (UnreadableWorkbookError, _text, lambda path: sheets_in(path.read_bytes(), path)),
    (MissingPathError, lambda folder: folder / "tidak-ada.xlsx", read_plan),
    (NothingToReadError, lambda folder: folder, read_plans),
    (DefinitionError, lambda folder: _text(folder, "sendiri.toml", 'id = "x"'), load_template),
    (DefinitionError, lambda folder: _text(folder, "sendiri.toml", "id = x"), load_template),
    (DefinitionError, lambda folder: _text(folder, "rak-excel.toml", 'check.select = ["RAK999"]'), load_settings),
    (UnknownTemplateError, lambda folder: folder / "sendiri.toml", load_template),
    (OutputExistsError, _text, _write),
    (OutputExistsError, lambda folder: folder, _write),
    (OutputExistsError, _text, lambda path: refuse_inputs(path, [path])),
    (NotARollupError, _text, named_rollup),
]


@pytest.mark.parametrize(("kind", "made", "used"), ABOUT_ONE_FILE)
def test_an_error_about_one_file_has_its_path(
    kind: type[RakExcelError], made: Callable[[Path], Path], used: Callable[[Path], object], tmp_path: Path
) -> None:
    path = made(tmp_path)
    with pytest.raises(kind) as raised:
        used(path)
    assert (raised.value.path, raised.value.cell) == (path, None)
    assert path.name in raised.value.said("id")


def test_an_output_below_a_file_names_that_file(tmp_path: Path) -> None:
    file = _text(tmp_path)
    with pytest.raises(OutputBusyError) as raised:
        _write(file / "hasil.xlsx")
    assert raised.value.path == file


def test_an_error_about_one_cell_has_its_address(tmp_path: Path) -> None:
    listed = _list_of_indicators(tmp_path)
    with pytest.raises(DefinitionError, match="baris 2") as in_the_list:
        read_indicator_list(listed, load_template("kpu-2020"))
    with pytest.raises(UnknownCellError) as traced:
        trace(PLAN, "Komisi!E1")
    assert (in_the_list.value.path, in_the_list.value.cell) == (listed, "Daftar!D2")
    assert (traced.value.path, traced.value.cell) == (PLAN, "Komisi!E1")


def test_what_no_file_stands_behind_has_no_path() -> None:
    with pytest.raises(DefinitionError) as raised:
        decode_definition("{}")
    assert raised.value.path is None
