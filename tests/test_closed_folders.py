"""Folders and files that the system does not let us open, links, very deep folders, names of any kind: told, and the rest is read."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from rak_excel.cli import main
from rak_excel.reading import find_files, read_plans
from rak_excel.reading.found import files_not_read
from rak_excel.system.folders import seen_in
from tests import workbooks
from tests.submissions import FINANCE_OFFICE, LEGAL_OFFICE, sent, written

_ROW = "| 1 | Sasaran A | Opini BPK | WTP | Reviu | v | v | v | v | Divisi Keuangan |"
_CLOSED = "Folder ini tidak bisa dibuka."


def run(*arguments: object) -> Result:
    result = CliRunner().invoke(main, [str(each) for each in arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two submissions, and between them a folder `b` that may not be opened."""
    inside = written(
        tmp_path / "kiriman",
        [sent(_ROW, FINANCE_OFFICE, file="a.xlsx"), sent(_ROW, LEGAL_OFFICE, file="c/d.xlsx")],
    )
    (inside / "b").mkdir()
    whole = os.scandir

    def refusing(path: os.PathLike[str]) -> Iterator[os.DirEntry[str]]:
        if Path(path) == inside / "b":
            raise PermissionError(13, "Permission denied", str(path))
        return whole(path)

    monkeypatch.setattr(os, "scandir", refusing)
    return inside


def test_a_folder_that_cannot_be_opened_is_told_and_the_rest_is_read(folder: Path) -> None:
    reading = read_plans(folder)
    assert [plan.source.file for plan in reading.plans] == ["a.xlsx", "c/d.xlsx"]
    assert [(each.source.file, each.note.detail.id.startswith(_CLOSED)) for each in reading.unread] == [("b", True)]


def test_a_folder_that_cannot_be_opened_is_an_error_of_each_command_that_does_the_rest(
    folder: Path, tmp_path: Path
) -> None:
    checked = run("check", folder, "--select", "RAK001")
    assert (checked.exit_code, _CLOSED in checked.output) == (1, True)
    exported = run("export", folder, "-o", tmp_path / "rencana.json")
    assert (exported.exit_code, f"b: {_CLOSED}" in exported.output) == (1, True)
    assert len(json.loads((tmp_path / "rencana.json").read_text("utf-8"))) == 2
    merged = run("merge", folder, "-o", tmp_path / "rencana.xlsx")
    assert (merged.exit_code, _CLOSED in merged.output) == (1, True)
    rolled_up = run("rollup", folder, "-o", tmp_path / "rekap.xlsx", "--jobs", "1")
    assert (rolled_up.exit_code, _CLOSED in rolled_up.output) == (1, True)
    returned = run("check", folder, "--format", "xlsx", "-o", tmp_path / "catatan")
    assert (returned.exit_code, len(list((tmp_path / "catatan").iterdir()))) == (1, 2)


def test_a_folder_that_is_given_and_cannot_be_opened_is_told_by_its_name(folder: Path) -> None:
    assert [name for _, name in find_files([folder / "b"])] == ["b"]
    assert [each.note.detail.id.startswith(_CLOSED) for each in read_plans(folder / "b").unread] == [True]


def test_a_file_that_may_not_be_looked_at_is_told_and_the_rest_is_read(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = os.stat

    def refusing(path: os.PathLike[str] | str | int, **more: object) -> os.stat_result:
        if str(path).endswith("a.xlsx"):
            raise PermissionError(13, "Permission denied", str(path))
        return whole(path, **more)  # type: ignore[arg-type] # passed on as it came

    monkeypatch.setattr(os, "stat", refusing)
    reading = read_plans([folder / "a.xlsx", folder / "c"])
    assert [plan.source.file for plan in reading.plans] == ["d.xlsx"]
    assert [each.source.file for each in reading.unread] == ["a.xlsx"]


def test_a_folder_that_vanishes_while_its_neighbours_are_read_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "a.xlsx").write_bytes(workbooks.xlsx())
    whole = os.scandir

    def vanishing(path: os.PathLike[str]) -> Iterator[os.DirEntry[str]]:
        if Path(path).name == "b":
            Path(path).rmdir()
        return whole(path)

    monkeypatch.setattr(os, "scandir", vanishing)
    seen = seen_in(tmp_path)
    assert (seen.files, seen.closed) == ([tmp_path / "a.xlsx"], [])


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights that not every user of Windows has")
def test_links_that_lead_in_a_circle_or_nowhere_stop_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(workbooks.xlsx())
    (tmp_path / "circle").symlink_to(tmp_path)
    (tmp_path / "itself.xlsx").symlink_to("itself.xlsx")
    (tmp_path / "nowhere.xlsx").symlink_to("gone.xlsx")
    (tmp_path / "again.xlsx").symlink_to("a.xlsx")
    assert [name for _, name in find_files([tmp_path])] == ["a.xlsx"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows makes no folder of so long a name")
def test_very_deep_folders_are_looked_into(tmp_path: Path) -> None:
    deep = tmp_path.joinpath(*"d" * 700)
    deep.mkdir(parents=True)
    (deep / "a.xlsx").write_bytes(workbooks.xlsx())
    assert seen_in(tmp_path).files == [deep / "a.xlsx"]
    assert len(read_plans(tmp_path).plans) == 1
    assert files_not_read([tmp_path]) == []


def test_plans_are_exported_in_the_order_of_their_names_in_whatever_order_they_are_given(tmp_path: Path) -> None:
    for name in ("b/c.xlsx", "b b/a.xlsx", "a.xlsx"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(workbooks.xlsx({"RAK": [*workbooks.PLAN, [None, None, name, "B", "Kirim"]]}))
    for given, names in (
        ([tmp_path], ["a.xlsx", "b/c.xlsx", "b b/a.xlsx"]),
        ([tmp_path / "b/c.xlsx", tmp_path / "a.xlsx"], ["a.xlsx", "c.xlsx"]),
    ):
        assert [plan["source"]["file"] for plan in json.loads(run("export", *given).stdout)] == names


def test_a_given_file_that_may_not_be_read_is_told_and_the_rest_is_checked(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = Path.read_bytes

    def refusing(path: Path) -> bytes:
        if path.name == "a.xlsx":
            raise PermissionError(13, "Permission denied", str(path))
        return whole(path)

    monkeypatch.setattr(Path, "read_bytes", refusing)
    monkeypatch.setattr(os, "access", lambda path, _mode: not str(path).endswith("a.xlsx"))
    checked = run("check", folder / "a.xlsx", folder / "c", "--select", "RAK001")
    assert (checked.exit_code, "a.xlsx" in checked.output, "File ini tidak bisa dibuka" in checked.output) == (
        1,
        True,
        True,
    )
    assert "d.xlsx" in checked.output
