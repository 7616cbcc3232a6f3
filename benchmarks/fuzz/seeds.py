"""The good files that are damaged: examples, what the commands make of them, and the same in other formats."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.fuzz import by_value, records
from benchmarks.fuzz.archives import Member, members_of, packed, settled
from tests import dressed_workbooks, workbooks

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples"
FORMATS = {"xlsx": 5, "xlsm": 1, "xlsb": 2, "xls": 3, "ods": 3, "definition": 2, "settings": 1}
"""How often each is drawn."""
_PLAN = EXAMPLES / "lombok-timur-2020/rak-lombok-timur-2020.xlsx"
_SETTINGS = b"""[check]
select = ["RAK1xx", "RAK2xx", "RAK602"]
ignore = ["RAK502"]

[check.severity]
RAK113 = "error"
RAK601 = "info"
"""
_MACROS = b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"
_NO_MACROS = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"


@dataclass(frozen=True, slots=True)
class Seed:
    """A good file: which of FORMATS it has, its content, and what it is called in the report."""

    format: str
    name: str
    content: bytes

    @property
    def suffix(self) -> str:
        return "toml" if self.format in {"definition", "settings"} else self.format


def good_files(*, quick: bool) -> list[Seed]:
    """In an order that is always the same. `quick` leaves out what commands and LibreOffice have to make."""
    listed = [*_composed(), *_examples()]
    if not quick:
        with tempfile.TemporaryDirectory(prefix="fuzz-seeds-") as name:
            made = list(_made(Path(name)))
            listed += [
                *made,
                *_saved_by_libreoffice([seed for seed in (*listed, *made) if seed.format == "xlsx"], Path(name)),
            ]
    return [*listed, *(_with_macros(seed) for seed in listed if seed.format == "xlsx")]


def _composed() -> Iterator[Seed]:
    """Small ones, of which many can be tried."""
    dice = random.Random(0)  # noqa: S311 - no secret, only the same file every time
    yield Seed("xlsx", "small", by_value.xlsx(by_value.PLAN, dice))
    yield Seed("xlsx", "of openpyxl", settled(workbooks.xlsx()))
    yield Seed("xlsx", "dressed", settled(dressed_workbooks.dressed_xlsx()))
    yield Seed("xlsb", "small", by_value.xlsb(by_value.PLAN, dice))
    yield Seed("xls", "small", by_value.xls(by_value.PLAN, dice))
    dressed = records.xls_records(records.book_of(dressed_workbooks.dressed_xls()))
    yield Seed("xls", "dressed", records.compound({"Workbook": records.xls_stream(dressed)}))
    yield Seed("ods", "small", by_value.ods(by_value.PLAN, dice))
    yield Seed("ods", "dressed", settled(dressed_workbooks.dressed_ods()))
    yield Seed("settings", "rak-excel.toml", _SETTINGS)


def _examples() -> Iterator[Seed]:
    submissions = sorted((EXAMPLES / "lombok-timur-2020/submissions").glob("*.xlsx"))
    others = sorted((EXAMPLES / "dinas-contoh/plans").glob("*.xlsx"))
    old = sorted((EXAMPLES / "format-lama").glob("*.xlsx"))
    for path in (_PLAN, *submissions[:2], *others[:1], *old):
        yield Seed("xlsx", path.name, path.read_bytes())
    yield Seed("xlsb", "with objectives", settled(workbooks.xlsb(workbooks.PLAN)))
    yield Seed("definition", "dinas-contoh.toml", (EXAMPLES / "dinas-contoh/dinas-contoh.toml").read_bytes())
    yield Seed("definition", "kpu-2020.toml", (ROOT / "workbook_templates/kpu-2020.toml").read_bytes())


def _made(folder: Path) -> Iterator[Seed]:
    """What the commands make: a form, a merged plan with questions, a roll-up, a workbook of findings."""
    submissions = sorted((EXAMPLES / "lombok-timur-2020/submissions").glob("*.xlsx"))
    plans = sorted((EXAMPLES / "ntb-2020/plans").glob("*.xlsx"))[:2]
    commands: dict[str, Sequence[Path | str]] = {
        "form": ("template", "--region", "52.03", "--year", "2020"),
        "merged": ("merge", *submissions),
        "rollup": ("rollup", *plans, "--province", "52"),
        "notes": ("check", _PLAN, "--format", "xlsx"),
    }
    for name, command in commands.items():
        output = folder / f"{name}.xlsx"
        asked = [sys.executable, "-m", "rak_excel", *map(str, command), "-o", str(output)]
        subprocess.run(asked, check=False, capture_output=True, cwd=ROOT)  # noqa: S603 - our own command
        written = output if output.is_file() else next(output.glob("*.xlsx"))
        yield Seed("xlsx", name, written.read_bytes())


def _saved_by_libreoffice(seeds: Sequence[Seed], folder: Path) -> Iterator[Seed]:
    """Some of them as LibreOffice saves them; none where it is not installed."""
    if not shutil.which("soffice"):
        return
    taken = [seed for seed in seeds if seed.name in {"small", "merged", "rollup", _PLAN.name}]
    for number, seed in enumerate(taken):
        (folder / f"{number}.xlsx").write_bytes(seed.content)
    profile = (folder / "profile").as_uri()
    for suffix in ("ods", "xls"):
        files = [str(folder / f"{number}.xlsx") for number in range(len(taken))]
        command = [
            "soffice",
            f"-env:UserInstallation={profile}",
            "--headless",
            "--convert-to",
            suffix,
            "--outdir",
            str(folder),
        ]
        subprocess.run([*command, *files], check=True, capture_output=True)  # noqa: S603 - the office found above
        for number, seed in enumerate(taken):
            content = (folder / f"{number}.{suffix}").read_bytes()
            yield Seed(suffix, f"{seed.name}, saved by LibreOffice", settled(content) if suffix == "ods" else content)


def _with_macros(seed: Seed) -> Seed:
    """The same workbook as one that may hold macros."""
    members = [replace(each, content=each.content.replace(_NO_MACROS, _MACROS)) for each in members_of(seed.content)]
    return Seed("xlsm", seed.name, packed([*members, Member("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0" + bytes(600))]))
