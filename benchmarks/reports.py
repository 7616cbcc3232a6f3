"""`python -m benchmarks.reports`: makes quarterly reports, rolls them up, and measures it against the floor in turns."""

from __future__ import annotations

import argparse
import compileall
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import rak_excel
from benchmarks.__main__ import Measure, contender, every_second, in_turns, measured
from benchmarks.plans import make_plans
from rak_excel.formats.written.table import TableColumn, TableSheet
from rak_excel.layouts.reported_plan import CHUNK, written_plan
from rak_excel.merging.reports import merge_reports
from rak_excel.model import FormRow, PlanForm
from rak_excel.model.report_form import ReportForm
from rak_excel.monitoring.form import report_form
from rak_excel.monitoring.signed import signed_plan
from rak_excel.reading import read_plan, read_plans
from rak_excel.workbooks.form.book import write_plan_book
from rak_excel.workbooks.monitoring.report.book import write_report

_MOST, _MOST_MEMORY = 0.6, 300  # of the floor's time; megabytes of the largest process
_QUARTER = 2
_OURS, _FLOOR, _HALF = "rollup --quarter", "the floor", "of half the reports"
_STATES = ("Selesai", "Selesai", "Berjalan", "Belum mulai", "Ditunda", "")
_OBSTACLES = ("Anggaran terbatas", "Menunggu juknis", "Petugas belum lengkap", "Data dukung belum diterima dari PPS")
_DATES = ("15 Juni 2020", "30/06/2020", "31 Juli 2020", "setelah rapat")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--offices", type=int, default=514)
    parser.add_argument("--rounds", type=int, default=5, help="how often each is measured, in turns; the medians count")
    asked = parser.parse_args()
    compileall.compile_dir(Path(rak_excel.__file__).parent, quiet=1)
    with tempfile.TemporaryDirectory(prefix="rak-benchmark-") as name:
        folder = Path(name)
        reports, output, cells = folder / "reports", folder / "rollup.xlsx", folder / "cells.pickle"
        started = time.perf_counter()
        make_reports(reports, folder / "plans", asked.offices)
        print(f"{asked.offices} reports made in {time.perf_counter() - started:.0f} s")
        rolled_up(reports, output)  # once for the floor's cells, and so that every file has been read before
        measured([sys.executable, "-m", "benchmarks.cells", str(output), str(cells)], shown=True)
        half = every_second(reports, folder / "half")
        contend = contender(reports, folder / "other.xlsx", cells)
        works: dict[str, Callable[[], Measure]] = {
            _OURS: lambda: rolled_up(reports, output),
            _FLOOR: lambda: contend("floor"),
            _HALF: lambda: rolled_up(half, folder / "half.xlsx"),
        }
        medians = in_turns(works, asked.rounds)
    print("medians")
    for name, measure in medians.items():
        print(f"{name:<19} {measure}")
    ours, floor = medians[_OURS], medians[_FLOOR]
    print(f"{ours.seconds / floor.seconds:.2f} of the floor (at most {_MOST:.2f})")
    print(f"{ours.megabytes:.0f} MB in the largest process (under {_MOST_MEMORY})")


def rolled_up(reports: Path, output: Path) -> Measure:
    command = [sys.executable, "-m", "rak_excel", "rollup", str(reports), "-o", str(output), "--province", "all"]
    return measured([*command, "--quarter", str(_QUARTER), "--deadline", "15-07-2020", "--quiet", "--force"])


def make_reports(folder: Path, plans: Path, offices: int) -> None:
    """Write a report of each of so many offices, on a made-up plan of its own, as merging one report of it writes it."""
    make_plans(plans, offices)
    folder.mkdir()
    sent = plans.with_name("sent.xlsx")
    for number, plan in enumerate(read_plans(plans).plans):
        chance = random.Random(number)  # noqa: S311 - made up
        write_sent(sent, _filled(report_form(plan, _QUARTER), chance))
        merged = merge_reports([read_plan(sent)], signed_plan(plan, _QUARTER))
        write_report(folder / f"Laporan TW II {number:03}.xlsx", merged)


def _filled(form: ReportForm, chance: random.Random) -> ReportForm:
    return form.but(rows={part: tuple(_rows(rows, chance)) for part, rows in form.rows.items()})


def _rows(rows: tuple[FormRow, ...], chance: random.Random) -> Iterator[FormRow]:
    for row in rows:
        said = {"state": chance.choice(_STATES), "result": f"Rapat tanggal {chance.randint(1, 30)} Juni 2020"}
        said["evidence"] = f"BA Nomor {chance.randint(1, 400)}/2020"
        if row.target and chance.random() < 0.8:
            said |= {"goal": row.target, "actual": row.target if chance.random() < 0.6 else "1"}
        if chance.random() < 0.25:
            said |= {
                "obstacle": chance.choice(_OBSTACLES),
                "follow_up": "Rapat koordinasi",
                "due": chance.choice(_DATES),
            }
        yield row.but(further={**row.further, **said})


def write_sent(path: Path, form: ReportForm) -> None:
    """The sheets of a report, and hidden its plan."""
    text = written_plan(form.reported)
    first, *others = [text[start : start + CHUNK] for start in range(0, len(text), CHUNK)]
    assert form.definition.monitoring  # noqa: S101 - a definition of reports has its words
    name, rows = form.definition.monitoring.plan_sheet, [[chunk] for chunk in others]
    hidden = TableSheet(name, (TableColumn(first),), rows, hidden=True, filtered=False)
    write_plan_book(path, PlanForm(form.definition, form.identity, form.rows, spare_rows={}), extra=[hidden])


if __name__ == "__main__":
    main()
