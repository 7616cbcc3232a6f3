"""Ten thousand files: what is told of them takes as long for each as where there are few."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from msgspec.structs import replace

from rak_excel.language import Text
from rak_excel.model import Cell, Finding, Plan, Severity, Source
from rak_excel.reading.own_reports import file_names
from rak_excel.reports.findings_brief import messages, numbered
from rak_excel.reports.findings_text import findings_lines
from rak_excel.workbooks.findings.earlier_answers import Answered, OfficeAnswer
from rak_excel.workbooks.findings.pages import findings_books
from tests.tables import plan_of

_FEW = 250  # files
_TIMES = 16  # as many files; each as quickly as before, where the work of quadratic steps would be 16 times as much
_SAID = Text("Pelaksana belum diisi.", "The executor is blank.")


def is_linear(work: Callable[[int], object]) -> bool:
    """Whether many files take less than three times as long for each as few do."""
    return _seconds(work, _FEW * _TIMES) < 3 * _TIMES * max(_seconds(work, _FEW) for _ in range(3))


def _seconds(work: Callable[[int], object], files: int) -> float:
    start = time.process_time()
    work(files)
    return time.process_time() - start


def findings(files: int) -> list[Finding]:
    return [
        Finding("RAK501", "executor-missing", Severity.ERROR, f"{file:05}.xlsx", _SAID, _SAID, Cell("Komisi", row, "J"))
        for file in range(files)
        for row in (9, 10)
    ]


def plans(files: int, office: str = "KANTOR {file}") -> list[Plan]:
    plan = plan_of("""
        # Komisi
        | NO | SASARAN   | INDIKATOR | TARGET | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA       |
        | 1  | Sasaran A | Opini BPK | WTP    | Reviu    | v  | v  | v  | v  | Divisi Keuangan |
    """)
    return [
        replace(
            plan,
            source=Source(f"{file:05}.xlsx", str(file)),
            identity=replace(plan.identity, office=office.format(file=file), region=""),
        )
        for file in range(files)
    ]


def test_findings_of_many_files_are_told_in_linear_time() -> None:
    assert is_linear(lambda files: list(findings_lines(findings(files), "id", least=Severity.INFO, labels={})))


def test_messages_to_many_offices_are_made_in_linear_time() -> None:
    assert is_linear(lambda files: list(messages(findings(files), plans(files), "id")))


def test_a_message_about_many_files_is_made_in_linear_time() -> None:
    assert is_linear(lambda files: list(messages(findings(files), plans(files, "KANTOR"), "id")))


def test_returns_to_many_offices_are_made_in_linear_time() -> None:
    assert is_linear(lambda files: list(findings_books(findings(files), plans(files), "id")))


def test_answers_to_findings_in_many_files_are_found_in_linear_time() -> None:
    def found(files: int) -> None:
        told = findings(files)
        answers = Answered(
            OfficeAnswer(each.file, "", each.cell.address, _SAID.id, "Sudah.") for each in told if each.cell
        )
        assert {len(answers.to(each)) for each in told} == {1}
        assert answers.to_none_of(told) == []

    assert is_linear(found)


def test_many_files_of_one_name_are_numbered_in_linear_time() -> None:
    alike = Path("rak-\udcff.xlsx")
    assert is_linear(lambda files: numbered(["Pesan"] * files))
    assert is_linear(lambda files: file_names([(Path("/"), alike)] * files))
