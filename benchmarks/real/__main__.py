"""`python -m benchmarks.real FOLDER [--text FILE]`: reads the tables of real offices and tells how well.

FOLDER has `cases.json`, the workbooks with the rows that a person reads in them, and definitions. `--text` is the text
of the plan of 2020 as its pages give it, which is pasted raw into a sheet. `--rows` lists every row that is not read
right, `--findings` every finding on a KPU plan with its judgement; `--judge` adds new findings to judgements.csv, blank.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.real.cases import Case, cases_in
from benchmarks.real.judgements import Judgement, Said, read_judgements, said, tally, write_judgements
from benchmarks.real.kpu import pasted_raw, usual_layouts
from benchmarks.real.rows import Verdict, judged_rows
from rak_excel.model import Finding, Plan, Severity
from rak_excel.reading import Unread
from rak_excel.reading.files import read_file
from rak_excel.rules.check import check

_KPU = "kpu-"
_TOLD = (Severity.ERROR, Severity.WARNING)


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one workbook; `rows` is empty where nothing was to be compared."""

    name: str
    kind: str
    read: Plan | Unread
    findings: tuple[Finding, ...]
    rows: tuple[tuple[Verdict, str], ...] = ()

    def line(self) -> str:
        counted = Counter(verdict for verdict, _ in self.rows)
        rows = " ".join(f"{counted[each]} {each}" for each in Verdict if counted[each])
        codes = Counter(f"{each.severity[0].upper()} {each.code}" for each in self.findings)
        found = " ".join(f"{code}x{count}" for code, count in sorted(codes.items()))
        return f"{self.name:<42} {self.kind:<10} {self.outcome:<9} {rows:<34} {found}"

    @property
    def outcome(self) -> str:
        return "read" if isinstance(self.read, Plan) else "not read"


def main() -> None:
    asked = _arguments()
    offices = results_in(asked.folder)
    layouts = [_result(read.source.file, "layout", read) for read in _layouts(asked.text)]
    for result in (*offices, *layouts):
        print(result.line())
        if isinstance(result.read, Unread):
            print(f"    {result.read.note.detail.id}")
        for verdict, what in result.rows if asked.rows else ():
            if verdict is not Verdict.RIGHT:
                print(f"    {verdict}: {what}")
    rows = Counter(verdict for each in offices for verdict, _ in each.rows)
    print(f"\n{rows[Verdict.RIGHT]} of {rows.total()} rows right; {dict(rows)}")
    kpu = [result for result in (*offices, *layouts) if result.kind == "layout" or result.name.startswith(_KPU)]
    _tell_judgements(kpu, listed=asked.findings, judge=asked.judge)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--text", type=Path)
    for flag in ("--rows", "--findings", "--judge"):
        parser.add_argument(flag, action="store_true")
    return parser.parse_args()


def _layouts(text: Path | None) -> Iterator[Plan | Unread]:
    yield from usual_layouts()
    if text:
        yield pasted_raw(text)


def results_in(folder: Path) -> list[Result]:
    """What became of each case of the folder, in its order."""
    return [_of_case(case, folder) for case in cases_in(folder)]


def _of_case(case: Case, folder: Path) -> Result:
    path = folder / case.file
    read = read_file(path, path.name, template=case.definition(folder))
    result = _result(path.name, case.kind, read)
    if isinstance(read, Unread):
        return result
    rows = tuple(judged_rows(read, case.sheets(folder), result.findings))
    return Result(result.name, result.kind, read, result.findings, rows)


def _result(name: str, kind: str, read: Plan | Unread) -> Result:
    found = check([], [read]) if isinstance(read, Unread) else check([read])
    return Result(name, kind, read, tuple(found))


def _tell_judgements(results: Sequence[Result], *, listed: bool, judge: bool) -> None:
    told = [(result, each) for result in results for each in result.findings if each.severity in _TOLD]
    judgements = read_judgements()
    if listed:
        for result, each in told:
            print(_judged_line(result, each, judgements.get(said(each))))
    counted = tally((each for _, each in told), judgements)
    print(f"{len(told)} errors and warnings on KPU plans, {counted.judged} judged, {counted.share:.0%} worth having")
    if counted.open:
        print(
            f"{len(counted.open)} not judged yet, such as: {'; '.join(' '.join(said(each)) for each in counted.open[:3])}"
        )
    if judge:
        rows: dict[Said, Judgement | None] = dict(judgements) | {said(each): None for each in counted.open}
        write_judgements(rows)


def _judged_line(result: Result, finding: Finding, judgement: Judgement | None) -> str:
    verdict = "not judged" if judgement is None else f"{'yes' if judgement.worth else 'no'}, {judgement.why}"
    return f"{result.name} {finding.cell or ''} {' '.join(said(finding))} [{verdict}]"


if __name__ == "__main__":
    main()
