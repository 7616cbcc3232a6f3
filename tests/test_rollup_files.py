"""Reading many files: on several processes, with bad files among them, and the command."""

from __future__ import annotations

import datetime
import os
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

from rak_excel.cli import main
from rak_excel.errors import NothingToReadError
from rak_excel.jobs.rollup.files import rollup_files
from rak_excel.jobs.rollup.workers import Reader, facts_of_files
from rak_excel.model import Plan
from rak_excel.rolling_up.facts.facts import InputFacts, State
from rak_excel.system import processes
from rak_excel.workbooks.rollup.book import write_rollup
from rak_excel.workbooks.rollup.read_back.earlier import read_rollup
from tests.reading_here import reading_here

NTB = Path(__file__).parent.parent / "examples" / "ntb-2020" / "plans"


class DeadlyReader(Reader, frozen=True):
    """Dies as a reader does that a broken workbook takes down with it."""

    def facts_of(self, job: tuple[Path, str]) -> InputFacts | Plan:
        if "Bima" in job[1]:
            os._exit(9)
        return super().facts_of(job)


class NeverThere(Reader, frozen=True):
    """Cannot be started in another process, as in a script without a main guard."""

    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        return _fail, ()


def _fail() -> None:
    os._exit(1)


@pytest.fixture
def few(tmp_path: Path) -> Path:
    """A folder with the plans of five offices, Bima's among them."""
    folder = tmp_path / "plans"
    folder.mkdir()
    for file in sorted(NTB.iterdir())[:5]:
        (folder / file.name).write_bytes(file.read_bytes())
    return folder


def run(*arguments: object, **environment: str) -> Result:
    """What the command does, but that it reads in this process."""
    with reading_here():
        return run_with_processes(*arguments, **environment)


def run_with_processes(*arguments: object, **environment: str) -> Result:
    return CliRunner(env=environment).invoke(main, ["rollup", *map(str, arguments)])


def test_the_ten_offices_of_ntb_are_rolled_up() -> None:
    result = rollup_files([NTB], provinces=["52"], jobs=0)

    assert len(result.offices) == 10
    assert result.missing == ()
    assert result.account["secretariat"][2] == 0


def test_the_number_of_processes_changes_nothing(few: Path, tmp_path: Path) -> None:
    for jobs in (0, 2):
        write_rollup(tmp_path / f"{jobs}.xlsx", rollup_files([few], jobs=jobs))

    assert (tmp_path / "0.xlsx").read_bytes() == (tmp_path / "2.xlsx").read_bytes()


def test_a_file_that_kills_its_reader_costs_only_itself(few: Path) -> None:
    harvests = facts_of_files([few], DeadlyReader(), jobs=1)
    lost = [file.file for harvest in harvests for file in harvest.files if file.fault]

    assert len(lost) == 1
    assert "Bima" in lost[0]
    assert len(harvests) == 5


def test_where_no_process_can_be_started_files_are_read_here(few: Path) -> None:
    assert len(facts_of_files([few], NeverThere(), jobs=2)) == 5


def test_processes_that_were_started_early_read_and_those_too_many_end(
    few: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[processes.StartedProcess] = []
    start = processes._started

    def noted(module: str = "") -> processes.StartedProcess:
        started.append(start(module))
        return started[-1]

    monkeypatch.setattr(processes, "_started", noted)
    processes.start_early(5, jobs=2, module="rak_excel.jobs.rollup.workers")
    early = list(started)

    harvests = facts_of_files([*few.iterdir()][:2], Reader(), jobs=2)

    assert [len(harvest.notes) > 0 for harvest in harvests] == [True, True]
    assert len(early) == 2
    assert started == early  # no others were needed
    processes.dismiss_early()
    for each in early:
        each.process.join(30)
        assert each.process.exitcode == 0


def test_a_process_that_died_before_its_first_file_is_missed_by_nobody(few: Path) -> None:
    processes.start_early(5, jobs=1, module="rak_excel.jobs.rollup.workers")
    (early,) = processes._EARLY
    early.process.kill()
    early.process.join()

    assert len(facts_of_files([few], Reader(), jobs=1)) == 5


def test_a_process_that_still_waits_for_a_file_is_not_kept_for_other_work(
    few: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(_worker: object) -> bool:
        raise KeyboardInterrupt

    processes.start_early(5, jobs=1, module="rak_excel.jobs.rollup.workers")
    monkeypatch.setattr("rak_excel.system.processes._is_there", stopped)
    with pytest.raises(KeyboardInterrupt):
        facts_of_files([few], Reader(), jobs=1)

    assert processes._EARLY == []


def test_no_more_processes_start_early_than_files_need(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "_started", lambda _module: "one")
    monkeypatch.setattr(processes, "_EARLY", [])
    processes.start_early(6, jobs=8, module="rak_excel.jobs.rollup.workers")

    assert len(processes._EARLY) == 2


def test_progress_is_told_file_by_file(few: Path) -> None:
    told: list[tuple[int, int]] = []
    facts_of_files([few], Reader(), jobs=0, progress=lambda done, of: told.append((done, of)))

    assert told == [(number, 5) for number in range(1, 6)]


def test_bad_files_are_listed_and_every_activity_is_accounted_for(tmp_path: Path) -> None:
    for file in sorted(NTB.iterdir())[:4]:
        (tmp_path / file.name).write_bytes(file.read_bytes())
    (tmp_path / "teks.xlsx").write_text("bukan workbook")
    cut = sorted(NTB.iterdir())[4].read_bytes()
    (tmp_path / "terpotong.xlsx").write_bytes(cut[: len(cut) // 2])
    (tmp_path / "salinan.xlsx").write_bytes(sorted(NTB.iterdir())[0].read_bytes())
    result = rollup_files([tmp_path], provinces=["52"], jobs=0)

    assert {choice.facts.file for choice in result.refused} == {"teks.xlsx", "terpotong.xlsx"}
    assert [choice.state for choice in result.choices].count(State.SAME) == 1
    for read, kept, unused in result.account.values():
        assert read == kept + unused
        assert unused > 0


def test_a_reader_that_fails_is_told_as_the_files_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("rak_excel.jobs.rollup.workers.read_file", broken)
    (harvest,) = facts_of_files([next(NTB.iterdir())], Reader(), jobs=0)

    assert harvest.files[0].fault is not None
    assert "ZeroDivisionError" in harvest.files[0].fault.id


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(NothingToReadError):
        rollup_files([tmp_path])


def test_the_command_says_who_submitted_and_writes_the_workbook(few: Path, tmp_path: Path) -> None:
    asked = ["--province", "52", "--deadline", "2020-01-31", "--jobs", 1]
    result = run_with_processes(few, "-o", tmp_path / "ntb.xlsx", *asked)

    assert result.exit_code == 0, result.output
    assert "5 dari 10 kantor sudah menyampaikan" in result.output
    assert (tmp_path / "ntb.xlsx").exists()


def test_the_command_names_those_who_did_not_submit_and_ends_with_1_where_a_file_is_refused(tmp_path: Path) -> None:
    file = sorted(NTB.iterdir())[0]
    (tmp_path / file.name).write_bytes(file.read_bytes())
    (tmp_path / "teks.xlsx").write_text("bukan workbook")
    result = run_with_processes(tmp_path, "-o", tmp_path / "out.xlsx", "--province", "all", "--jobs", 1)

    assert result.exit_code == 1
    assert "teks.xlsx: Tidak terbaca." in result.output
    assert "dan 503 lainnya" in result.output


def test_the_command_passes_over_its_own_output_and_keeps_what_was_typed(tmp_path: Path) -> None:
    file = sorted(NTB.iterdir())[0]
    (tmp_path / file.name).write_bytes(file.read_bytes())
    output = tmp_path / "rekap.xlsx"
    first = run(tmp_path, "-o", output, "--province", "52", "--jobs", 1)
    second = run(tmp_path, "-o", output, "--province", "52", "--jobs", 1, "--previous", output, "--force")

    assert (first.exit_code, second.exit_code) == (0, 0)
    assert run(tmp_path, "-o", output).exit_code != 0


def test_an_own_definition_serves_files_without_one(few: Path, tmp_path: Path) -> None:
    result = run(few, "-o", tmp_path / "ntb.xlsx", "--template", "kpu-2020", "--jobs", 1, "--quiet")

    assert result.exit_code == 0


def test_on_a_terminal_a_bar_shows_the_progress(few: Path, tmp_path: Path) -> None:
    result = run_with_processes(few, "-o", tmp_path / "ntb.xlsx", "--jobs", 1, FORCE_COLOR="1")

    assert "5/5" in result.stderr


def test_a_deadline_is_taken_as_people_write_it_and_refused_with_an_example(few: Path, tmp_path: Path) -> None:
    output = tmp_path / "ntb.xlsx"
    taken = run(few, "-o", output, "--jobs", 1, "--deadline", "31 Januari 2020")
    refused = run(few, "-o", tmp_path / "other.xlsx", "--deadline", "akhir Januari")

    assert taken.exit_code == 0
    assert read_rollup(output).deadline == datetime.date(2020, 1, 31)
    assert refused.exit_code == 2
    assert "31 Januari 2020" in refused.output
    assert "%" not in refused.output


def test_a_deadline_that_was_typed_is_not_replaced_unless_another_is_given(few: Path, tmp_path: Path) -> None:
    output = tmp_path / "ntb.xlsx"
    run(few, "-o", output, "--jobs", 1, "--deadline", "31-01-2020")

    assert "--previous" in str(run(few, "-o", output, "--jobs", 1, "--force").exception)
    assert run(few, "-o", output, "--jobs", 1, "--force", "--deadline", "15-02-2020").exit_code == 0


def test_an_earlier_roll_up_with_a_file_that_is_wanted_now_ends_in_a_sentence(few: Path, tmp_path: Path) -> None:
    run(few, "-o", tmp_path / "first.xlsx", "--province", "51", "--jobs", 1)
    result = run(tmp_path / "first.xlsx", "-o", tmp_path / "second.xlsx", "--province", "52", "--jobs", 1)

    assert result.exit_code == 1
    assert result.output.count("sertakan file rencananya") == 5


def test_a_damaged_roll_up_is_replaced_when_that_is_asked_for(few: Path, tmp_path: Path) -> None:
    output = tmp_path / "ntb.xlsx"
    run(few, "-o", output, "--jobs", 1)
    before = output.read_bytes()
    book = openpyxl.load_workbook(output)
    book["_rekap"]["A1"] = "something else"
    book.save(output)

    assert run(few, "-o", output, "--jobs", 1).exit_code != 0
    assert run(few, "-o", output, "--jobs", 1, "--force").exit_code == 0
    assert output.read_bytes() == before


def test_a_roll_up_with_a_row_to_be_completed_is_not_replaced(few: Path, tmp_path: Path) -> None:
    output = tmp_path / "ntb.xlsx"
    run(few, "-o", output, "--jobs", 1)
    book = openpyxl.load_workbook(output)
    book["Data Komisi"]["U4"] = None
    book.save(output)

    assert "baris 4 di sheet Data Komisi" in str(run(few, "-o", output, "--jobs", 1, "--force").exception)
