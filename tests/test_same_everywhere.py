"""The same inputs give the same files whatever the system: its line ends, rights, folders, clock, language and chance."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LOTIM = ROOT / "examples" / "lombok-timur-2020" / "submissions"
NTB = ROOT / "examples" / "ntb-2020" / "plans"
COMMANDS = [
    ["template", "--region", "52.03", "--year", "2020", "-o", "template.xlsx"],
    ["merge", "submissions", "-o", "plan.xlsx"],
    ["rollup", "plans", "--province", "52", "--jobs", "1", "-o", "rollup.xlsx"],
    ["check", "submissions", "--format", "xlsx", "-o", "returns"],
    ["check", "submissions", "--brief", "-o", "messages"],
    ["check", "submissions", "--format", "csv", "-o", "findings.csv"],
    ["check", "submissions", "--format", "json", "-o", "findings.json"],
    ["export", "plan.xlsx", "-o", "plan.csv"],
    ["export", "plan.xlsx", "-o", "plan.json"],
    ["export", "plan.xlsx", "--format", "csv"],
    ["check", "submissions", "--format", "csv"],
    ["export", "plan.xlsx"],
]
ELSEWHERE = {
    "PYTHONHASHSEED": "4711",
    "TZ": "Asia/Jayapura",
    "LC_ALL": "C",
    "PYTHONCOERCECLOCALE": "0",
    "PYTHONUTF8": "0",
}


@dataclass(frozen=True)
class Made:
    folder: Path
    said: bytes

    def files(self) -> list[str]:
        found = (path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*") if path.is_file())
        return sorted(name for name in found if name.split("/")[0] not in {"submissions", "plans", "commands.json"})


def run(folder: Path, system: str, **environment: str) -> Made:
    folder.mkdir()
    shutil.copytree(LOTIM, folder / "submissions")
    (folder / "plans").mkdir()
    for file in sorted(NTB.iterdir())[:3]:
        (folder / "plans" / file.name).write_bytes(file.read_bytes())
    (folder / "commands.json").write_text(json.dumps(COMMANDS), encoding="utf-8")
    own = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
    ended = subprocess.run(
        [sys.executable, "-m", "tests.another_system", "commands.json", *([system] if system else [])],
        cwd=folder,
        env=own | {"PYTHONPATH": str(ROOT)} | environment,
        capture_output=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr.decode()
    return Made(folder, ended.stdout)


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Made:
    return run(tmp_path_factory.mktemp("here") / "work", "", PYTHONHASHSEED="0", TZ="UTC")


@pytest.fixture(scope="module")
def there(tmp_path_factory: pytest.TempPathFactory) -> Made:
    base = tmp_path_factory.mktemp("there")
    (base / "temporary").mkdir()
    return run(base / "kerja é ✓", "windows", TMPDIR=str(base / "temporary"), **ELSEWHERE)


def test_both_systems_make_the_same_files(here: Made, there: Made) -> None:
    assert here.files() == there.files()
    assert {Path(name).suffix for name in here.files()} == {".xlsx", ".csv", ".json", ".txt"}
    assert len([name for name in here.files() if name.endswith(".xlsx")]) == 4


def test_workbooks_have_the_same_parts_in_the_same_order_with_the_same_content(here: Made, there: Made) -> None:
    for name in here.files():
        if not name.endswith(".xlsx"):
            continue
        with zipfile.ZipFile(here.folder / name) as ours, zipfile.ZipFile(there.folder / name) as theirs:
            assert ours.namelist() == theirs.namelist()
            assert list(map(described, ours.infolist())) == list(map(described, theirs.infolist()))
            assert [part for part in ours.namelist() if ours.read(part) != theirs.read(part)] == [], name
            assert not [part for part in ours.namelist() if b"\r" in ours.read(part)], name


def test_every_file_has_the_same_bytes(here: Made, there: Made) -> None:
    different = [
        name for name in here.files() if (here.folder / name).read_bytes() != (there.folder / name).read_bytes()
    ]
    assert different == []


@pytest.mark.parametrize(("expression", "refused"), [("sum([1, 0.5])", True), ("sum([True, 2])", False)])
def test_a_sum_of_floats_anywhere_in_the_package_fails_the_test_that_runs_it(expression: str, refused: bool) -> None:
    with pytest.raises(TypeError, match="fsum") if refused else contextlib.nullcontext():
        eval(expression, {"__name__": "rak_excel.somewhere"})  # noqa: S307 - the expression stands above


def test_what_is_printed_for_programs_has_the_same_bytes(here: Made, there: Made) -> None:
    files = ("plan.csv", "findings.csv", "plan.json")
    printed = b"".join((here.folder / name).read_bytes() for name in files)

    assert here.said.endswith(printed)
    assert there.said.endswith(printed)


def described(info: zipfile.ZipInfo) -> tuple[object, ...]:
    """What a zip file says of a part, but for where it stands and how tightly it is packed."""
    return (
        info.filename,
        info.date_time,
        info.create_system,
        info.create_version,
        info.extract_version,
        info.external_attr,
        info.compress_type,
        info.flag_bits,
        info.CRC,
        info.file_size,
    )
