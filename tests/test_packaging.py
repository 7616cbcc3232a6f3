"""What an installation must have: files, quick starts, and only the imports that a command needs."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import tarfile
import tomllib
import venv
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
HEAVY = {"openpyxl", "pandas"}
TEMPLATES = ("kpu-2008", "kpu-2020", "kpu-2023")


def run(*command: str | Path, folder: Path | None = None, **environment: str) -> str:
    """What a command prints; its messages are shown where it fails."""
    result = subprocess.run(
        [str(each) for each in command],
        capture_output=True,
        encoding="utf-8",
        cwd=folder,
        env=os.environ | environment,
        check=False,
    )
    assert result.returncode in {0, 1}, result.stderr
    assert "Traceback" not in result.stderr
    return result.stdout


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("source") / "rak_excel"
    _copy_source(folder)
    return folder


@pytest.fixture(scope="module")
def wheel(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", folder, checkout)
    [built] = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def scripts(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The commands of a new environment.

    The dependencies come from the environment that runs the tests; only the package itself is installed anew.
    """
    home = tmp_path_factory.mktemp("installed") / "venv"
    venv.create(home, with_pip=False, symlinks=os.name != "nt")
    folder = home / ("Scripts" if os.name == "nt" else "bin")
    run(sys.executable, "-m", "pip", "--python", _python(folder), "install", "--quiet", "--no-deps", wheel)
    _lend_dependencies(_python(folder))
    return folder


def _python(scripts: Path) -> Path:
    return scripts / ("python.exe" if os.name == "nt" else "python")


def _lend_dependencies(python: Path) -> None:
    """Let the new environment find the libraries of this one, behind its own."""
    own = run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))").strip()
    lent = [path for path in sys.path if path.endswith("site-packages")]
    (Path(own) / "lent.pth").write_text("\n".join(lent), encoding="utf-8")


def _copy_source(
    target: Path, folders: Sequence[str] = ("rak_excel", "examples", "page", "workbook_templates")
) -> None:
    """A clean checkout, so that nothing left over from another build comes along."""
    top = [
        path for path in ROOT.iterdir() if path.suffix in {".toml", ".md", ".in"} or path.name in {"LICENSE", "NOTICE"}
    ]
    for path in [*top, *(each for folder in folders for each in _files(ROOT / folder))]:
        copy = target / path.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(path.read_bytes())


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts]


def test_the_wheel_holds_every_module_template_and_example(wheel: Path) -> None:
    packed = set(zipfile.ZipFile(wheel).namelist())
    homes = {
        "rak_excel": "rak_excel",
        "workbook_templates": "rak_excel/workbook_templates",
        "examples": "rak_excel/examples",
    }
    for folder, home in homes.items():
        files = {
            f"{home}/{path.relative_to(ROOT / folder).as_posix()}"
            for path in (ROOT / folder).rglob("*")
            if path.is_file() and "__pycache__" not in path.parts and not path.name.startswith(".~lock")
        }
        assert sorted(files - packed) == [], "list the package in [tool.setuptools] of pyproject.toml"
    assert any(name.endswith("/NOTICE") for name in packed)


def test_the_source_distribution_holds_the_tests_and_all_that_they_read(tmp_path: Path) -> None:
    folders = ["rak_excel", "examples", "workbook_templates", "tests", "docs", "windows", "benchmarks", "page", ".ci"]
    _copy_source(tmp_path / "source", folders)
    run(sys.executable, "-m", "build", "--sdist", "--outdir", tmp_path, tmp_path / "source")
    [built] = tmp_path.glob("*.tar.gz")
    with tarfile.open(built) as archive:
        packed = {name.partition("/")[2] for name in archive.getnames()}
    sent = {path.relative_to(tmp_path / "source").as_posix() for path in _files(tmp_path / "source")}
    assert sorted(each for each in sent - packed if ".egg-info" not in each) == [], "list it in MANIFEST.in"


def test_the_installed_wheel_runs_the_demo_in_a_new_environment(scripts: Path, tmp_path: Path) -> None:
    told = run(scripts / "rak-excel", "demo", "demo", folder=tmp_path)
    assert (tmp_path / "demo" / "rekap-ntb-2020.xlsx").is_file(), told
    home = run(_python(scripts), "-c", "import rak_excel; print(rak_excel.__file__)", folder=tmp_path)
    assert Path(home.strip()).is_relative_to(scripts.parent)


def test_an_installed_package_works_where_python_starts_in_the_checkout(
    scripts: Path, checkout: Path, tmp_path: Path
) -> None:
    """The checkout's modules come first there, without the folders that only the installed package has inside."""
    [example] = re.findall(r"^```python\n(.*?)^```$", (checkout / "README.md").read_text(encoding="utf-8"), re.M | re.S)
    (checkout / "example.py").write_text(example, encoding="utf-8")
    assert "Komisi!" in run(_python(scripts), "example.py", folder=checkout)
    assert (checkout / "plan.xlsx").is_file()
    made = ("-m", "rak_excel", "template", "--region", "52.03", "--year", "2020", "-o", tmp_path / "made.xlsx")
    run(_python(scripts), *made, folder=checkout)
    assert (tmp_path / "made.xlsx").is_file()
    copied = (
        f"from pathlib import Path; from rak_excel.jobs.demo import *; copy_examples(Path({str(tmp_path / 'demo')!r}))"
    )
    run(_python(scripts), "-c", copied, folder=checkout)
    assert len(list((tmp_path / "demo").rglob("*.xlsx"))) > 10


def test_templates_and_examples_are_found_where_the_package_is_not_the_working_directory(tmp_path: Path) -> None:
    code = (
        "from importlib import resources\n"
        "from rak_excel.definitions.loading import template_ids\n"
        "print(template_ids(), (resources.files('rak_excel.examples') / 'ntb-2020').is_dir())"
    )
    assert run(sys.executable, "-c", code, folder=tmp_path).strip() == f"{TEMPLATES} True"


def imported_by(*arguments: str | Path, folder: Path) -> set[str]:
    """The heavy libraries that are loaded when a command has run."""
    code = (
        "import sys\n"
        "from rak_excel.cli import main\n"
        f"main.main({[str(each) for each in arguments]!r}, standalone_mode=False)\n"
        "print('LOADED', *sys.modules)"
    )
    told = run(sys.executable, "-c", code, folder=folder)
    return HEAVY & set(told.splitlines()[-1].split())


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["rules"],
        ["rollup", "--help"],
        ["template", "--region", "52.03", "--year", "2020", "-o", "x.xlsx"],
        ["check", "plan.xlsx"],
        ["export", "plan.xlsx", "--format", "json"],
        ["merge", "plan.xlsx", "-o", "y.xlsx"],
        ["trace", "plan.xlsx", "Komisi!E9"],
        ["diff", "plan.xlsx", "plan.xlsx"],
        ["rollup", "plan.xlsx", "-o", "z.xlsx", "--jobs", "1"],
    ],
    ids=lambda arguments: str(arguments[0]),
)
def test_a_command_that_does_not_use_pandas_or_openpyxl_does_not_import_them(
    tmp_path: Path, arguments: list[str]
) -> None:
    plan = ROOT / "examples" / "lombok-timur-2020" / "rak-lombok-timur-2020.xlsx"
    (tmp_path / "plan.xlsx").write_bytes(plan.read_bytes())
    assert imported_by(*arguments, folder=tmp_path) == set()


def test_importing_the_package_and_its_public_names_loads_no_library(tmp_path: Path) -> None:
    code = "import sys, rak_excel; print(*rak_excel.__all__); print('LOADED', *sys.modules)"
    told = run(sys.executable, "-c", code, folder=tmp_path)
    assert HEAVY & set(told.splitlines()[-1].split()) == set()


def test_the_roll_up_is_the_same_with_spawned_workers(tmp_path: Path) -> None:
    plans = ROOT / "examples" / "ntb-2020" / "plans"
    for name, jobs in (("one.xlsx", "1"), ("two.xlsx", "2")):
        run(sys.executable, "-c", _SPAWNING, "rollup", plans, "--province", "52", "-o", tmp_path / name, "--jobs", jobs)
    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()


_SPAWNING = """
import multiprocessing, sys
if __name__ == "__main__":
    multiprocessing.set_start_method("spawn")
    from rak_excel.cli import main
    main.main(sys.argv[1:], "rak-excel", standalone_mode=False)
"""


def test_every_library_that_the_package_imports_is_declared() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {re.split(r"[<>=]", each)[0].replace("-", "_") for each in project["dependencies"]}
    imported = {
        name.partition(".")[0]
        for path in (ROOT / "rak_excel").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        for name in _imported_names(node)
    }
    assert imported - sys.stdlib_module_names - {"rak_excel"} <= declared


def _imported_names(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [each.name for each in node.names]
    return [node.module] if isinstance(node, ast.ImportFrom) and node.module and node.level == 0 else []


def test_every_licence_named_in_the_project_file_is_there() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for name in project["license-files"]:
        assert (ROOT / name).stat().st_size > 500
    assert "the rak_excel contributors" in (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert "idn-area-data" in (ROOT / "NOTICE").read_text(encoding="utf-8")
