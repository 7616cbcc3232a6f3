"""The fuzzer makes the same files each time, sees what goes wrong, and finds nothing in a short run."""

from __future__ import annotations

import itertools
import time
from pathlib import Path

import pytest

from benchmarks.fuzz import judging, running
from benchmarks.fuzz.__main__ import main
from benchmarks.fuzz.commands import Choice, Command, commands_for
from benchmarks.fuzz.judging import faults_of
from benchmarks.fuzz.making import LEVELS, format_of, lots, made
from benchmarks.fuzz.mutation import Mutation, UnfitError
from benchmarks.fuzz.report import Report
from benchmarks.fuzz.running import Child, Ran
from benchmarks.fuzz.seeds import FORMATS, Seed, good_files
from benchmarks.fuzz.trying import Trial, Tried
from tests import planted_faults, workbooks

SEED = 2020
MEMORY_IS_KNOWN = Path("/proc/self/clear_refs").exists()  # on Linux only


@pytest.fixture(scope="module")
def good() -> list[Seed]:
    return good_files(quick=True)


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Limits that a test passes quickly, and that no slow machine does where it should not: to start a process is work."""
    monkeypatch.setattr(judging, "MOST_SECONDS", 1.5)
    monkeypatch.setattr(judging, "MOST_MEGABYTES", 200.0)
    monkeypatch.setattr(running, "_TOO_BIG", 400.0)
    monkeypatch.setattr(running, "_STUCK", 2.5)
    monkeypatch.setattr(running, "_ASLEEP", 20.0)


def tried_with(fault: str, good: list[Seed], folder: Path, monkeypatch: pytest.MonkeyPatch) -> Tried:
    """A file whose commands do nothing, but for the one with this fault."""
    monkeypatch.setenv(planted_faults.NAME, fault)
    child = Child(Path(__file__).parents[1], "tests.planted_faults:run")
    number = next(number for number in itertools.count() if format_of(SEED, number) == "xlsx")
    try:
        return Trial(SEED, good, folder).tried(number, child)
    finally:
        child.end()


def test_a_short_run_over_all_formats_finds_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["--quick", "--seed", str(SEED), "--files", "24"])

    told = capsys.readouterr().out
    assert code == 0, told
    assert told.startswith("24 files, ")
    assert "traceback 0" in told


def test_the_same_seed_and_number_make_the_same_file_at_another_time(
    good: list[Seed], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(time, "time", lambda: 1_600_000_000.0)  # of which archives take the times of their members
    again = good_files(quick=True)

    assert good == again
    assert [made(SEED, number, good) for number in range(20)] == [made(SEED, number, again) for number in range(20)]
    assert made(SEED, 1, good) != made(SEED + 1, 1, good)


def test_every_mutation_changes_a_small_file_of_its_format(good: list[Seed]) -> None:
    for format_ in FORMATS:
        smallest = min((seed.content for seed in good if seed.format == format_), key=len)
        for mutation in {each for level in LEVELS[format_] for each in level}:
            assert any(mutated(mutation, smallest, number) != smallest for number in range(9)), mutation.__name__


def test_every_file_is_checked_and_some_go_through_each_command(good: list[Seed]) -> None:
    for seed in good:
        every = {each.arguments for each in commands_for(seed, lots(SEED, 0), Choice(every=True))}
        drawn = [{each.arguments for each in commands_for(seed, lots(SEED, n), Choice())} for n in range(40)]

        assert set().union(*drawn) == every
        assert all(min(each) == min(every) for each in drawn)


def mutated(mutation: Mutation, content: bytes, number: int) -> bytes:
    """As the mutation leaves it: as it was, where it has nothing that this one changes."""
    try:
        return mutation(content, lots(SEED, number))
    except UnfitError:
        return content


@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        ("traceback", "traceback"),
        ("traceback that is only told", "traceback"),
        ("mistake in a command", "traceback"),
        ("abort", "abort"),
        ("slow", "time"),
        ("endless", "time"),
        ("odd exit code", "exit code"),
        ("input changed", "input changed"),
        ("no output", "output"),
        ("output of nothing", "output"),
        ("left behind", "output"),
        ("control letters", "control letters"),
        ("live formula", "live formula"),
    ],
)
@pytest.mark.usefixtures("small")
def test_a_planted_fault_is_seen(
    fault: str, kind: str, good: list[Seed], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried = tried_with(fault, good, tmp_path, monkeypatch)

    assert {each.kind for _, each in tried.faults} == {kind}
    assert {command.arguments[0] for command, _ in tried.faults} == {"export"}


@pytest.mark.parametrize("fault", ["big", "growing"])
@pytest.mark.usefixtures("small")
def test_planted_memory_is_seen_where_the_system_tells_it(
    fault: str, good: list[Seed], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "_STUCK", 20.0)  # to be given memory takes a slow machine seconds
    tried = tried_with(fault if MEMORY_IS_KNOWN else "none", good, tmp_path, monkeypatch)

    assert [each.kind for _, each in tried.faults if each.kind != "time"] == ["memory"] * MEMORY_IS_KNOWN


@pytest.mark.usefixtures("small")
def test_commands_that_do_as_they_should_have_no_fault_nor_has_one_after_a_process_died(
    good: list[Seed], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert tried_with("none", good, tmp_path, monkeypatch).faults == ()
    died = tried_with("abort", good, tmp_path, monkeypatch)
    following = [ran for command, ran in died.ran if command.arguments[0] in {"diff", "trace"}]
    assert [ran.died for ran in following] == ["", ""]


def test_a_report_says_what_went_wrong_and_how_to_make_it_again(
    good: list[Seed], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = Report("python -m benchmarks.fuzz --seed 2020")
    tried = tried_with("traceback", good, tmp_path, monkeypatch)
    report.add(tried)

    told = "\n".join(report.lines())
    assert "traceback 1" in told
    assert "KeyError: 'planted'" in told
    assert "rak-excel export ../in/berkas.xlsx --format csv -o data.csv of" in told
    assert f"python -m benchmarks.fuzz --seed 2020 --only {tried.made.number}" in told


@pytest.mark.parametrize(
    "content", [b"PK\x03\x04", workbooks.zipped({"a.xml": b"<a>\x01</a>"})], ids=["half", "no XML"]
)
def test_a_workbook_that_excel_could_not_open_is_seen(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(content)
    command = Command(("merge", "x", "-o", "a.xlsx"), "a.xlsx")

    assert [each.cause for each in faults_of(command, Ran(), tmp_path)] == ["merge: no whole workbook"]


@pytest.mark.parametrize(
    ("formula", "seen"), [("zfuzz(1)", True), ('"x"&zfuzz(1)', True), ('HYPERLINK("#\'zfuzz\'!A1","zfuzz")', False)]
)
def test_a_formula_of_ours_may_quote_what_a_cell_holds(formula: str, seen: bool, tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(
        workbooks.zipped({"a.xml": f"<a><f>{formula}</f><v>zfuzz</v></a>".replace("&", "&amp;").encode()})
    )
    command = Command(("merge", "x", "-o", "a.xlsx"), "a.xlsx")

    assert [each.kind for each in faults_of(command, Ran(), tmp_path)] == ["live formula"] * seen


def test_what_is_no_json_is_seen(tmp_path: Path) -> None:
    command = Command(("export", "x", "--format", "json"))

    assert [each.cause for each in faults_of(command, Ran(out="[NaN]"), tmp_path)] == ["export: no JSON"]
    assert list(faults_of(command, Ran(out="[1.5]"), tmp_path)) == []
