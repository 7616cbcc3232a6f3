"""Paths and cells as people type, paste and drag them; and what is said of a path that is not there."""

from __future__ import annotations

from pathlib import Path

import pytest

from rak_excel.cli.menu.dialogue import path_meant, several_paths
from rak_excel.errors import UnknownCellError
from rak_excel.jobs.trace import cell_meant, written_address
from rak_excel.system.folders import missing


@pytest.mark.parametrize(
    "typed",
    [
        "{path}",
        "  {path}  ",
        '"{path}"',
        "'{path}'",
        '"{path}" ',
        "“{path}”",
        "& '{path}'",
        '& "{path}"',
        "\u202a{path}\u202c",
        "\ufeff{path}",
        "file://{path}",
        "{escaped}",
    ],
)
def test_a_path_is_the_one_that_is_meant(tmp_path: Path, typed: str) -> None:
    path = tmp_path / "rencana kab. bima (1).xlsx"
    path.touch()
    escaped = str(path).replace(" ", "\\ ").replace("(", "\\(").replace(")", "\\)")
    assert path_meant(typed.format(path=path, escaped=escaped)) == str(path)


def test_an_address_has_its_signs_written_as_numbers() -> None:
    assert path_meant("file:///tmp/rencana%20kab.%20bima.xlsx") == "/tmp/rencana kab. bima.xlsx"  # noqa: S108
    assert path_meant("file:///C:/kiriman%20unit") == "C:/kiriman unit"
    assert path_meant("file://server/bersama/rencana.xlsx") == "//server/bersama/rencana.xlsx"


def test_what_stands_in_a_name_is_a_part_of_it_where_there_is_such_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("kiriman jum'at", "'a'", "tanpa\\garis"):
        Path(name).touch()
        assert path_meant(name) == name
    assert path_meant("baru jum'at.xlsx") == "baru jum'at.xlsx"
    assert path_meant('""') == path_meant("  ") == ""


def test_several_paths_are_known_only_where_each_is_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("a.xlsx", "b c.xlsx"):
        Path(name).touch()
    assert several_paths("\"a.xlsx\" 'b c.xlsx'")
    assert several_paths("a.xlsx b\\ c.xlsx")
    assert not several_paths("b c.xlsx")
    assert not several_paths("a.xlsx d.xlsx")


@pytest.mark.parametrize(
    ("typed", "like"),
    [
        ("rencana", ["rencana.xlsx", "rencana gabungan.xlsx"]),
        ("rencana.xls", ["rencana.xlsx"]),
        ("RENCANA.XLS", ["rencana.xlsx"]),
        ("rencna.xlsx", ["rencana.xlsx"]),
        ("kirimn/satu.xlsx", ["kiriman"]),
        ("kiriman/satuu.xlsx", ["kiriman/satu.xlsx"]),
        ("sama sekali lain.pdf", []),
        ("tidak/ada/di sini.xlsx", []),
    ],
)
def test_a_path_that_is_not_there_is_told_with_the_names_like_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str, like: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("kiriman").mkdir()
    for name in ("rencana.xlsx", "rencana gabungan.xlsx", "~$rencana.xlsx", ".rencana.xlsx", "kiriman/satu.xlsx"):
        Path(name).touch()
    said = missing(Path(typed)).said("id")
    assert said.startswith(f"{Path(typed)} tidak ada. Periksa nama dan foldernya.")
    assert said.partition(" Yang mirip: ")[2] == (f"{', '.join(map(str, map(Path, like)))}." if like else "")


def test_a_link_that_leads_nowhere_is_told_as_one(tmp_path: Path) -> None:
    for name, target in (("itself.xlsx", "itself.xlsx"), ("nowhere.xlsx", "gone.xlsx")):
        link = tmp_path / name
        link.symlink_to(target)
        assert missing(link).said("id") == f"{link} adalah tautan ke file yang tidak ada. Sebut nama file lain."


@pytest.mark.parametrize(
    ("typed", "sheet", "cell"),
    [
        ("Komisi!D14", "Komisi", "D14"),
        ("komisi d14", "komisi", "D14"),
        ("Komisi  D 14", "Komisi", "D14"),
        ("Komisi.D14", "Komisi", "D14"),
        ("$Komisi.$D$14", "Komisi", "D14"),
        ("'Data Komisi'!$D$14", "Data Komisi", "D14"),
        ("data komisi d14", "data komisi", "D14"),
        ("Komisi: D14", "Komisi", "D14"),
        ("Komisi, sel D14", "Komisi", "D14"),
        ("sheet Komisi sel D14", "Komisi", "D14"),
        ("D14 di sheet Komisi", "Komisi", "D14"),
        ("D14, Komisi", "Komisi", "D14"),
        ("sel D14", "", "D14"),
        ("d14", "", "D14"),
        ("Komisi!D14:F20", "Komisi", "D14"),
        ("D14:F20", "", "D14"),
        ("Rev.2!D14", "Rev.2", "D14"),
    ],
)
def test_a_cell_is_understood_however_it_is_written(typed: str, sheet: str, cell: str) -> None:
    meant = cell_meant(typed)
    assert (meant.sheet, meant.address) == (sheet, cell)


@pytest.mark.parametrize(
    "typed", ["Komisi", "14", "Komisi 14", "D", "Komisi!D", "baris ke-14", "Komisi!D0", "!", "D14D15"]
)
def test_what_names_no_cell_is_answered_with_how_to_write_one(typed: str) -> None:
    with pytest.raises(UnknownCellError, match=r"bukan alamat sel\. Tulis nama sheet dan selnya, misalnya"):
        cell_meant(typed)


@pytest.mark.parametrize("sheet", ["Komisi", "It's", "Rev.2", "a!b"])
def test_an_address_that_we_write_is_understood(sheet: str) -> None:
    meant = cell_meant(written_address(sheet, "D14"))
    assert (meant.sheet, meant.address) == (sheet, "D14")
