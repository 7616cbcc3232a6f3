"""What users do wrong: each time one sentence with the remedy, an exit code, and never a traceback."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlsxwriter

from examples.build import HERE, PLAN
from tests.consoles import run_command

READERS = {
    "check": [],
    "export": ["--format", "json"],
    "merge": ["-o", "hasil.xlsx"],
    "rollup": ["--province", "52", "-o", "hasil.xlsx"],
}

FORCED = {"merge": ["--force"], "rollup": ["--force"]}  # what they wrote before is replaced


@pytest.fixture(autouse=True)
def in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def missing_path(folder: Path) -> Path:
    return folder / "tidak ada.xlsx"


def empty_folder(folder: Path) -> Path:
    (folder / "kosong").mkdir()
    return folder / "kosong"


def folder_of_photos(folder: Path) -> Path:
    (folder / "foto").mkdir()
    (folder / "foto" / "foto.jpg").write_bytes(b"\xff\xd8\xff")
    return folder / "foto"


def text_file_named_xlsx(folder: Path) -> Path:
    path = folder / "teks.xlsx"
    path.write_text("bukan workbook", encoding="utf-8")
    return path


def workbook_that_is_no_plan(folder: Path) -> Path:
    path = folder / "daftar hadir.xlsx"
    book = xlsxwriter.Workbook(str(path))
    book.add_worksheet("Hadir").write_row(0, 0, ["Nama", "Tanda tangan"])
    book.close()
    return path


def half_a_workbook(folder: Path) -> Path:
    path = folder / "putus.xlsx"
    path.write_bytes((HERE / PLAN).read_bytes()[:9000])
    return path


def link_to_itself(folder: Path) -> Path:
    path = folder / "putar.xlsx"
    path.symlink_to(path.name)
    return path


@pytest.mark.parametrize("command", READERS)
@pytest.mark.parametrize(
    ("bad_input", "exit_codes"),
    [
        (missing_path, {2}),
        (link_to_itself, {2}),
        (empty_folder, {2}),
        # An unreadable file is a finding for check, and leaves the others with nothing readable.
        (folder_of_photos, {1, 2}),
        (text_file_named_xlsx, {1, 2}),
        (workbook_that_is_no_plan, {1, 2}),
        (half_a_workbook, {1, 2}),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_a_bad_input_is_named_and_nothing_is_written(
    tmp_path: Path, command: str, bad_input: object, exit_codes: set[int]
) -> None:
    assert callable(bad_input)
    path: Path = bad_input(tmp_path)
    ended = run_command(command, path, *READERS[command])
    assert ended.exit_code in exit_codes
    assert path.name in ended.results + ended.messages
    assert not (tmp_path / "hasil.xlsx").exists()


@pytest.mark.parametrize("command", READERS)
def test_what_is_no_workbook_is_listed_in_one_line_and_costs_nothing(tmp_path: Path, command: str) -> None:
    folder = tmp_path / "kiriman"
    (folder / ".git").mkdir(parents=True)
    (folder / "rencana.xlsx").write_bytes((HERE / PLAN).read_bytes())
    for name in ("~$rencana.xlsx", ".DS_Store", ".git/config", "desktop.ini", "Thumbs.db", "Cek.bat"):
        (folder / name).write_text("x", encoding="utf-8")
    alone = run_command(command, folder, *READERS[command], *FORCED.get(command, []))
    for name in ("notes.txt", "rencana", "rencana.xlsx.bak", "1.mp4", "2.mp4", "3.mp4", "4.mp4"):
        (folder / name).write_text("x", encoding="utf-8")
    ended = run_command(command, folder, *READERS[command], *FORCED.get(command, []))

    told = [line for line in ended.messages.splitlines() if line not in alone.messages.splitlines()]
    assert told == [
        "Bukan file Excel, jadi tidak dibaca: 1.mp4, 2.mp4, 3.mp4, 4.mp4, notes.txt, dan 2 lainnya. "
        "Jika ada rencana di dalamnya, simpan ulang sebagai .xlsx."
    ]
    assert (ended.exit_code, ended.results) == (alone.exit_code, alone.results)


def test_a_region_that_does_not_exist_is_one_sentence(tmp_path: Path) -> None:
    ended = run_command("template", "--region", "99.99", "--year", "2020", "-o", "x.xlsx")
    assert (ended.exit_code, ended.results, ended.messages.count("\n")) == (2, "", 1)
    assert "99.99" in ended.messages
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "arguments",
    [
        ["template", "--region", "52.03", "--year", "2020"],
        ["merge", HERE / PLAN],
        ["rollup", HERE / PLAN, "--province", "52"],
        ["export", HERE / PLAN, "--format", "json"],
    ],
    ids=lambda arguments: str(arguments[0]),
)
def test_an_output_that_exists_is_left_as_it_is(tmp_path: Path, arguments: list[str | Path]) -> None:
    output = tmp_path / "hasil.xlsx"
    output.write_text("milik saya", encoding="utf-8")
    ended = run_command(*arguments, "-o", output)
    assert (ended.exit_code, ended.results) == (2, "")
    assert "--force" in ended.messages.splitlines()[-1]
    assert output.read_text(encoding="utf-8") == "milik saya"


@pytest.mark.parametrize("command", ["trace", "diff"])
def test_a_folder_where_one_file_is_wanted_is_called_a_folder(tmp_path: Path, command: str) -> None:
    ended = run_command(command, tmp_path, "Komisi!E9")
    assert (ended.exit_code, ended.results, "adalah folder" in ended.messages) == (2, "", True)
