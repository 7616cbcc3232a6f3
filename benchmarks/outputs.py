"""What the commands write and say for many inputs, to be compared before and after a change that keeps what they do.

python -m benchmarks.outputs after            # with the checkout that this runs in
python -m benchmarks.outputs before --command ../before/.venv/bin/rak-excel
diff -rq before after
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import openpyxl

from benchmarks.plans import make_plans

_HERE = Path(__file__).resolve().parent.parent
_LOMBOK, _NTB, _DINAS = "examples/lombok-timur-2020", "examples/ntb-2020", "examples/dinas-contoh"
_EARLIER = "tests/earlier/e8d601b"
_ROLL_UP = ("rollup", "--province", "52", "--jobs", "2")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--command", type=Path, help="the rak-excel of another checkout")
    parser.add_argument("--plans", type=Path, help="plans that benchmarks.plans made before; else they are made")
    parser.add_argument("--further", type=Path, help="a folder of other workbooks, which are checked and exported")
    asked = parser.parse_args()
    command = [str(asked.command.absolute())] if asked.command else [sys.executable, "-m", "rak_excel"]
    asked.folder.mkdir(parents=True)
    inputs = asked.folder.absolute() / "in"
    for each in ("examples", "tests/earlier"):
        shutil.copytree(_HERE / each, inputs / each, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    if asked.plans:
        shutil.copytree(asked.plans, inputs / "plans")
    else:
        make_plans(inputs / "plans", 514)
    if asked.further:
        shutil.copytree(asked.further, inputs / "further")
    for stage in _stages(inputs):
        with ThreadPoolExecutor(2) as threads:
            list(threads.map(lambda step: _run(command, inputs, *step), stage))
    shutil.rmtree(inputs / "plans")


def _run(command: Sequence[str], inputs: Path, name: str, arguments: Sequence[str]) -> None:
    """One command in the folder of the inputs: what it writes goes into the folder `out` there, what it says beside that."""
    told = inputs.parent / "told" / name
    told.parent.mkdir(parents=True, exist_ok=True)
    (inputs / "out" / name).parent.mkdir(parents=True, exist_ok=True)
    environment = {**os.environ, "PYTHONPATH": str(_HERE)} if command[1:] else os.environ
    done = subprocess.run([*command, *arguments], cwd=inputs, env=environment, capture_output=True, check=False)  # noqa: S603
    shown = " ".join(arguments).encode()
    told.write_bytes(b"%s\n%s\n%s\nexit code %d\n" % (shown, done.stdout, done.stderr, done.returncode))


Step = tuple[str, tuple[str, ...]]


def _stages(inputs: Path) -> Iterator[list[Step]]:
    """Commands that need nothing of each other, stage by stage."""
    yield [*_written_first(), *_said(inputs)]
    _type_into(inputs / "out" / "rollup.xlsx")
    yield list(_written_then())


def _type_into(rollup: Path) -> None:
    """What a province corrects and remarks in a roll-up, typed into a copy of it."""
    book = openpyxl.load_workbook(rollup)
    for sheet, cell, value in _TYPED:
        book[sheet][cell] = value
    book.save(rollup.with_name("typed.xlsx"))


_TYPED = (
    ("Data Komisi", "J4", 90),
    ("Data Komisi", "L5", "Sosialisasi kepada pemilih pemula"),
    ("Data Sekretariat", "N9", "✓"),
    ("Catatan", "M4", "Memang benar"),
    ("Catatan", "N5", "Sudah dihubungi"),
    ("Status Penyampaian", "O4", "29 Januari 2020"),
    ("Status Penyampaian", "P5", "Menunggu tanda tangan"),
)


def _out(name: str, *arguments: str) -> Step:
    return name, (*arguments, "--output", f"out/{name}")


def _said(inputs: Path) -> Iterator[Step]:
    for language in ("id", "en"):
        yield f"rules {language}", ("rules", "--lang", language)
        for command in ("template", "check", "merge", "print", "trace", "rollup", "export", "diff", "rules", "demo"):
            yield f"help {command} {language}", (command, "--help", "--lang", language)
    for number, file in enumerate(sorted(each for each in inputs.rglob("*") if _is_workbook(each, inputs))):
        where = str(file.relative_to(inputs))
        yield f"check {number}", ("check", where, "--severity", "info")
        yield f"account {number}", ("export", where, "--account", "--lang", "en")
    for name in ("examples", "tests", "plans", "further"):
        if (inputs / name).exists():
            yield f"{name}.json", ("check", name, "--format", "json", "--severity", "info", "--lang", "en")
            yield _out(f"{name} findings.csv", "check", name, "--format", "csv", "--severity", "info")
            yield _out(f"{name} plans.json", "export", name, "--format", "json")
            yield _out(f"{name} plans.csv", "export", name, "--format", "csv")


def _is_workbook(file: Path, inputs: Path) -> bool:
    """The plans of all offices are many, and looked at together."""
    return file.suffix.lower() in (".xlsx", ".ods", ".xls", ".xlsb", ".xlsm") and inputs / "plans" not in file.parents


def _written_first() -> Iterator[Step]:
    for template in ("kpu-2008", "kpu-2020", "kpu-2023"):
        asked = ("template", "--region", "52.03", "--year", "2020", "--template", template)
        yield _out(f"{template}.xlsx", *asked)
        yield _out(f"{template} units", *asked, "--each-submitter", "--paper", "a4")
    asked = ("template", "--office", "Dinas Contoh", "--year", "2026", "--template", f"{_DINAS}/dinas-contoh.toml")
    yield _out("dinas.xlsx", *asked, "--rows", "7")
    yield _out("province", "template", "--province", "52", "--year", "2026")
    yield _out("from.xlsx", "template", "--region", "52.03", "--year", "2021", "--from", f"{_LOMBOK}/{_SIGNED}")
    yield _out("merged.xlsx", "merge", f"{_LOMBOK}/submissions")
    yield _out("dinas merged.xlsx", "merge", f"{_DINAS}/submissions", "--paper", "a4")
    yield _out("earlier merged.xlsx", "merge", f"{_EARLIER}/kiriman")
    yield _out("earlier chosen.xlsx", "merge", f"{_EARLIER}/kiriman", "--decisions", f"{_EARLIER}/dipilih.xlsx")
    yield _out(
        "earlier revised.xlsx", "merge", f"{_EARLIER}/rencana/kantor.xlsx", "--base", f"{_EARLIER}/revisi-1.xlsx"
    )
    yield _out("rollup.xlsx", *_ROLL_UP, f"{_NTB}/plans", "--letters", "out/letters", "--deadline", "31-01-2020")
    yield _out(
        "dinas rollup.xlsx",
        *_ROLL_UP,
        f"{_DINAS}/plans",
        "--lang",
        "en",
        "--letters",
        "out/letters of dinas",
        "--reply-by",
        "15-02-2026",
    )
    yield _out("earlier rollup.xlsx", *_ROLL_UP, f"{_EARLIER}/rencana", "--previous", f"{_EARLIER}/rekap.xlsx")
    yield _out("nation.xlsx", "rollup", "plans", "--province", "all")
    yield _out("returns", "check", "examples", "--format", "xlsx")
    yield _out("earlier returns", "check", _EARLIER, "--format", "xlsx")
    yield _out("brief", "check", "examples", "--brief")


_SIGNED = "rak-lombok-timur-2020.xlsx"


def _written_then() -> Iterator[Step]:
    revised = ("merge", "examples/revisi-2020/kiriman", "--base", "out/merged.xlsx")
    yield _out("revised.xlsx", *revised)
    yield _out("decided.xlsx", "merge", f"{_LOMBOK}/submissions", "--decisions", "out/merged.xlsx")
    yield _out("again.xlsx", "merge", f"{_EARLIER}/kiriman", "--base", f"{_EARLIER}/dipilih.xlsx")
    yield _out(
        "next.xlsx", *_ROLL_UP, f"{_NTB}/plans", "--previous", "out/rollup.xlsx", "--letters", "out/next letters"
    )
    yield _out("corrected.xlsx", *_ROLL_UP, f"{_NTB}/plans", "--previous", "out/typed.xlsx", "--letters", "out/mended")
    yield _out("corrected alone.xlsx", *_ROLL_UP, "out/typed.xlsx", "out/rollup.xlsx", "--lang", "en")
    yield "diff typed", ("diff", "out/rollup.xlsx", "out/typed.xlsx")
    yield _out("compared.xlsx", *_ROLL_UP, "examples/dinas-contoh/plans", "--compare", "out/dinas rollup.xlsx")
    yield _out("rolled up again.xlsx", *_ROLL_UP, "out/rollup.xlsx", "out/earlier rollup.xlsx")
    yield _out("nation again.xlsx", "rollup", "plans", "--province", "all", "--previous", "out/nation.xlsx")
    yield _out("last year.xlsx", *_ROLL_UP, f"{_EARLIER}/rencana", "--compare", "out/rollup.xlsx")
    yield _out("next form.xlsx", "template", "--region", "52.03", "--year", "2021", "--from", "out/merged.xlsx")
    yield _out("of merged.csv", "export", "out/merged.xlsx", "out/earlier merged.xlsx")
    yield _out("of rollups.json", "export", "out/rollup.xlsx", "--account")
    for name, cell in (("merged", "Komisi!D9"), ("rollup", "Data Komisi!G9"), ("rollup", "Perbandingan Target!H9")):
        yield f"trace {name} {cell[:4]}", ("trace", f"out/{name}.xlsx", cell)
    yield "diff rollups", ("diff", "out/rollup.xlsx", "out/earlier rollup.xlsx", "--format", "json")
    yield "diff plans", ("diff", f"{_LOMBOK}/{_SIGNED}", "out/merged.xlsx", "--lang", "en")
    yield "diff merged", ("diff", "out/merged.xlsx", "out/earlier merged.xlsx", "--format", "json")
    for name in ("merged", "earlier merged", "kpu-2020", "dinas merged", "from", "earlier chosen"):
        yield f"check {name}", ("check", f"out/{name}.xlsx", "--severity", "info")


if __name__ == "__main__":
    main()
