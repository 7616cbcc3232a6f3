"""Many outputs in one folder: all of them or none, and nothing but our own gives way."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from rak_excel.errors import OutputBusyError, OutputExistsError
from rak_excel.formats.written.output import hidden_prefix, output_folder, refuse_replacing


def write(folder: Path, **texts: str) -> None:
    with output_folder(folder) as temporary:
        for name, text in texts.items():
            (temporary / f"{name}.txt").write_text(text, encoding="utf-8")


def write_and_fail(path: Path) -> None:
    path.write_text("baru", encoding="utf-8")
    raise TypeError


def content(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}


def test_a_new_folder_appears_when_all_is_written_and_nothing_else_is_left(tmp_path: Path) -> None:
    with output_folder(tmp_path / "jauh" / "surat") as temporary:
        (temporary / "a.txt").write_text("a", encoding="utf-8")
        assert not (tmp_path / "jauh" / "surat").exists()

    assert content(tmp_path / "jauh" / "surat") == {"a.txt": "a"}
    assert [path.name for path in (tmp_path / "jauh").iterdir()] == ["surat"]


def test_a_folder_that_is_there_keeps_its_other_files(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("lama", encoding="utf-8")
    (tmp_path / "lain.txt").write_text("lain", encoding="utf-8")
    write(tmp_path, a="a", b="baru")

    assert content(tmp_path) == {"a.txt": "a", "b.txt": "baru", "lain.txt": "lain"}


@pytest.mark.parametrize("there", [False, True], ids=["new", "there"])
def test_a_fault_while_writing_leaves_the_folder_as_it_was(tmp_path: Path, there: bool) -> None:
    folder = tmp_path / "surat"
    if there:
        folder.mkdir()
        (folder / "a.txt").write_text("lama", encoding="utf-8")
    with pytest.raises(TypeError), output_folder(folder) as temporary:
        write_and_fail(temporary / "a.txt")

    assert folder.exists() is there
    assert [content(each) for each in tmp_path.iterdir()] == ([{"a.txt": "lama"}] if there else [])


def test_where_one_file_cannot_be_replaced_none_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As on Windows, where a file that is open in Excel does not give way."""
    for name in ("a", "b", "c"):
        (tmp_path / f"{name}.txt").write_text("lama", encoding="utf-8")
    replace = Path.replace

    def locked(path: Path, target: Path) -> Path:
        if path == tmp_path / "b.txt":
            raise PermissionError(13, "in use", str(path))
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", locked)
    with pytest.raises(OutputBusyError, match=r"b\.txt sedang dibuka"):
        write(tmp_path, a="baru", b="baru", c="baru", d="baru")

    assert content(tmp_path) == {"a.txt": "lama", "b.txt": "lama", "c.txt": "lama"}


def test_what_a_killed_run_left_long_ago_vanishes(tmp_path: Path) -> None:
    folder = tmp_path / "surat"
    old, young = (tmp_path / f"{hidden_prefix(folder)}{name}" for name in ("old", "young"))
    for each in (old, young):
        (each / "new").mkdir(parents=True)
    os.utime(old, (time.time() - 7200,) * 2)
    write(folder, a="a")

    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([young.name, "surat"])


@pytest.mark.parametrize("ours", [False, True])
def test_force_replaces_only_what_is_ours(tmp_path: Path, ours: bool) -> None:
    (tmp_path / "a.txt").write_text("rencana", encoding="utf-8")
    with pytest.raises(OutputExistsError, match="sudah ada"):
        refuse_replacing(tmp_path, ["a.txt"], force=False, ours=lambda _path: ours)
    if ours:
        refuse_replacing(tmp_path, ["a.txt"], force=True, ours=lambda _path: True)
        with pytest.raises(OutputExistsError, match="salah satu file yang dibaca"):
            refuse_replacing(tmp_path, ["a.txt"], force=True, ours=lambda _path: True, inputs=[tmp_path / "a.txt"])
    else:
        with pytest.raises(OutputExistsError, match="bukan buatan perintah ini"):
            refuse_replacing(tmp_path, ["a.txt"], force=True, ours=lambda _path: False)
