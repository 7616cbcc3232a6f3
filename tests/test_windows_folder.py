"""The folder for Windows that needs no installation: what it holds, that nothing is missing, and whom it can be had from."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from rak_excel.jobs.demo import copy_examples
from tests import windows_folder
from tests.terminals import Terminal
from tests.test_current_folder import COMMANDS
from windows import embeddable, wheels
from windows.buat_folder import TOP, make
from windows.icons import ICONS

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = "program/site-packages"
MOST = 20_000_000  # bytes: it goes on slow lines
LONGEST = 150  # letters of a name: Windows reads 260 with those of the folder that it is extracted to


@pytest.fixture(scope="module")
def folder(windows_zip: Path) -> dict[str, bytes]:
    """The files by their names in the folder."""
    with zipfile.ZipFile(windows_zip) as archive:
        assert all(name.startswith(f"{TOP}/") for name in archive.namelist())
        return {name.removeprefix(f"{TOP}/"): archive.read(name) for name in archive.namelist()}


def test_it_holds_every_module_and_template_and_the_examples_of_the_demonstration(
    folder: dict[str, bytes], tmp_path: Path
) -> None:
    homes = {"rak_excel": "rak_excel", "workbook_templates": "rak_excel/workbook_templates"}
    for source, home in homes.items():
        for path in (ROOT / source).rglob("*"):
            if path.is_file() and "__pycache__" not in path.parts and not path.name.startswith(".~lock"):
                name = f"{PACKAGES}/{home}/{path.relative_to(ROOT / source).as_posix()}"
                assert folder[name] == path.read_bytes()
    examples = f"{PACKAGES}/rak_excel/examples/"
    brought = {name.removeprefix(examples): content for name, content in folder.items() if name.startswith(examples)}
    assert brought.pop("__init__.py") == (ROOT / "examples" / "__init__.py").read_bytes()
    copy_examples(tmp_path / "demo")
    copied = {path.relative_to(tmp_path / "demo").as_posix(): path for path in (tmp_path / "demo").rglob("*.xlsx")}
    assert brought == {name: path.read_bytes() for name, path in copied.items()}


def test_python_is_as_python_org_has_it_but_for_where_it_looks_for_modules(folder: dict[str, bytes]) -> None:
    own = {name.removeprefix("program/") for name in folder if re.fullmatch("program/[^/]+", name)}
    assert own == set(embeddable.pinned())
    assert folder["program/python313._pth"].decode() == "python313.zip\r\n.\r\nsite-packages\r\n"


def test_every_library_is_there_with_its_licence_and_so_are_the_licences_of_python_and_of_ours(
    folder: dict[str, bytes],
) -> None:
    installed = {
        re.sub(r"-(?=\d)", " ", name.split("/")[2].removesuffix(".dist-info"))
        for name in folder
        if ".dist-info/" in name
    }
    licensed = {
        name.split("/")[1] for name, content in folder.items() if name.startswith("lisensi/") and len(content) > 500
    }
    pinned = re.findall(r"^([\w-]+)==(\S+)", wheels.PINS.read_text(encoding="utf-8"), re.M)
    assert installed == {f"{name.replace('-', '_')} {version}" for name, version in pinned}
    assert licensed == {*installed, f"Python {embeddable.VERSION}", "rak-excel"}
    assert b"PYTHON SOFTWARE FOUNDATION LICENSE" in folder[f"lisensi/Python {embeddable.VERSION}/LICENSE.txt"]
    assert folder["lisensi/rak-excel/NOTICE"] == (ROOT / "NOTICE").read_bytes()


def test_beside_the_program_stand_the_icons_and_a_note_that_names_each(folder: dict[str, bytes]) -> None:
    beside = {name for name in folder if "/" not in name}
    assert beside == {"BACA DULU.txt", *(icon.file for icon in ICONS)}
    note = folder["BACA DULU.txt"]
    assert note.isascii()
    assert note.count(b"\n") == note.count(b"\r\n") > 20
    assert max(map(len, note.decode().splitlines())) <= 124
    for icon in ICONS:
        assert f"{icon.file} " in note.decode()
        assert folder[icon.file] == (ROOT / "windows" / icon.file).read_bytes()


def test_it_is_small_and_windows_takes_its_names(windows_zip: Path, folder: dict[str, bytes]) -> None:
    assert windows_zip.stat().st_size < MOST
    told = re.search(r"a zip of (\d+) MB", (ROOT / "README.md").read_text(encoding="utf-8"))
    assert told
    assert int(told[1]) == round(windows_zip.stat().st_size / 1_000_000)
    assert max(map(len, folder)) <= LONGEST
    assert len({name.casefold() for name in folder}) == len(folder)
    assert not [name for name in folder if re.search(r'[<>:"|?*\\]|[ .](/|$)', name) or not name.isascii()]
    assert not [name for name in folder if "__pycache__" in name]


def test_made_elsewhere_of_the_same_files_it_has_the_same_bytes(windows_zip: Path, tmp_path: Path) -> None:
    again = tmp_path / "kerja é" / "lain.zip"
    again.parent.mkdir()
    repacked = tmp_path / embeddable.NAME  # flat, as python.org's is, and in another order
    with zipfile.ZipFile(windows_folder.python()) as old, zipfile.ZipFile(repacked, "w") as new:
        for info in sorted(old.infolist(), key=lambda info: info.file_size):
            if not info.is_dir():
                new.writestr(Path(info.filename).name, old.read(info))
    command = [sys.executable, "-m", "windows.buat_folder", "-o", str(again), "--python", str(repacked)]
    elsewhere = {"PYTHONPATH": str(ROOT), "TZ": "Asia/Jayapura", "LC_ALL": "C", "PYTHONHASHSEED": "4711"}
    subprocess.run(command, cwd=tmp_path, env=os.environ | elsewhere, check=True, umask=0o077)
    assert again.read_bytes() == windows_zip.read_bytes()


def test_two_files_of_one_length_have_different_times(windows_zip: Path) -> None:
    """Python takes a module for unchanged by its time and length, also one of a newer version extracted over it."""
    with zipfile.ZipFile(windows_zip) as archive:
        seen = [(info.date_time, info.file_size) for info in archive.infolist() if info.filename.endswith(".py")]
        contents = {archive.read(info) for info in archive.infolist() if info.filename.endswith(".py")}
    assert len(set(seen)) == len(contents)


@pytest.mark.usefixtures("windows_zip")
@pytest.mark.parametrize("change", ["other", "missing", "further"])
def test_another_python_is_refused_by_the_name_of_the_file(change: str, tmp_path: Path) -> None:
    given = tmp_path / "python.zip"
    with zipfile.ZipFile(windows_folder.python()) as old, zipfile.ZipFile(given, "w") as new:
        for info in old.infolist():
            name = Path(info.filename).name
            if not info.is_dir() and not (change == "missing" and name == "python.exe"):
                new.writestr(name, old.read(info) + (b"x" if change == "other" and name == "python.exe" else b""))
        if change == "further":
            new.writestr("sitecustomize.py", "")
    named = "sitecustomize.py" if change == "further" else "python.exe"
    with pytest.raises(SystemExit, match=f"is not Python 3.13.2 as python.sha256 knows it: {named}$"):
        make(tmp_path / "out.zip", given, windows_folder.libraries())
    assert not (tmp_path / "out.zip").exists()


@pytest.mark.usefixtures("windows_zip")
def test_a_wheel_that_is_not_the_pinned_one_is_no_part_of_it(tmp_path: Path) -> None:
    first, *others = windows_folder.libraries()
    (tmp_path / first.name).write_bytes(first.read_bytes() + b"x")
    for wheel in others:
        (tmp_path / wheel.name).write_bytes(wheel.read_bytes())
    assert wheels.wheels_in(tmp_path) == [tmp_path / wheel.name for wheel in others]


def test_every_command_runs_with_the_libraries_of_the_folder_alone(
    folder: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At a terminal, where progress and colours are shown."""
    packages = [name.split("/")[2] for name in folder if name.startswith(f"{PACKAGES}/")]
    libraries = {name.removesuffix(".py") for name in packages} - {"rak_excel"}
    assert libraries.isdisjoint({"pandas", "numpy", "pygments", "markdown_it"})
    plans = sorted((ROOT / "examples" / "ntb-2020" / "plans").iterdir())[:3]
    merged = ROOT / "examples" / "lombok-timur-2020" / "rak-lombok-timur-2020.xlsx"
    old = sorted((ROOT / "examples" / "format-lama").glob("*.xls*"))
    for path in [*plans, merged, *old]:
        (tmp_path / path.name).write_bytes(path.read_bytes())
    commands = [*COMMANDS.values(), ["check", ".", "--brief"], ["check", ".", "--format", "xlsx", "-o", "c"]]
    (tmp_path / "commands.json").write_text(json.dumps(commands), encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.setenv("PATH", str(tmp_path))  # no LibreOffice, which takes long
    start = [sys.executable, "-P", "-m", "tests.only_these_libraries", "commands.json", ",".join(sorted(libraries))]
    code, shown = Terminal(tmp_path, start=start).end()
    assert code == 0, shown[-2000:]
    assert set(re.findall(r"^ENDED (\w+)", shown, re.M)) == set(COMMANDS)
