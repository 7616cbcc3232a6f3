"""A finding counts once, whatever plans, copies and roll-ups bring it, in whatever order and language."""

from __future__ import annotations

import itertools
import shutil
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from rak_excel.jobs.rollup.files import rollup_files
from rak_excel.jobs.rollup.workers import Reader, facts_of_files
from rak_excel.language import Language, Text
from rak_excel.model import Severity
from rak_excel.rolling_up.facts.facts import InputFacts, NoteRow
from rak_excel.rolling_up.facts.one_fact import without_doubles
from rak_excel.rolling_up.facts.plan_facts import facts_of_plan
from rak_excel.rolling_up.result import Rollup
from rak_excel.rolling_up.roll_up import roll_up, rollup
from rak_excel.rules.check import check
from rak_excel.workbooks.rollup.book import write_rollup
from rak_excel.workbooks.rollup.read_back.earlier import read_rollup
from tests.rollup_plans import changed, office_plan

EARLIER = Path(__file__).parent / "earlier" / "e8d601b"

PLANS = (
    office_plan("52.03", changed("S3.1", executor="Divisi Hukum\nDivisi Apa")),
    office_plan("52.01", changed("K1.2", target="80", periods="")),
    office_plan("52.01", changed("K1.2", target="80", periods=""), file="copy.xlsx", sha256="52.01.xlsx"),
)


def written(result: Rollup, path: Path, language: Language = "id") -> Path:
    write_rollup(path, result, language=language, force=True)
    return path


@pytest.fixture(scope="module")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, InputFacts]:
    """Plans, roll-ups of them in both languages, and roll-ups of these, by name."""
    folder = tmp_path_factory.mktemp("inputs")
    plans = {plan.source.file: facts_of_plan(plan, check([plan])) for plan in PLANS}
    whole = rollup(PLANS)
    made = {name: read_rollup(written(whole, folder / f"{name}.xlsx", name)) for name in ("id", "en")}
    made["en of id"] = read_rollup(written(roll_up([made["id"]]), folder / "en-of-id.xlsx", "en"))
    made["id of en"] = read_rollup(written(roll_up([made["en"]]), folder / "id-of-en.xlsx"))
    made["id of both"] = read_rollup(written(roll_up([made["en"], made["id"]]), folder / "both.xlsx"))
    return plans | made


@pytest.mark.parametrize("language", ["id", "en"])
def test_two_roll_ups_in_two_languages_are_together_as_the_plans_alone(
    inputs: dict[str, InputFacts], tmp_path: Path, language: Language
) -> None:
    alone = written(rollup(PLANS), tmp_path / "alone.xlsx", language).read_bytes()

    for pair in (["id", "en"], ["en", "id"], ["en", "id of both", "en of id"], ["id of en", "en", "id"]):
        result = roll_up([inputs[name] for name in pair])
        assert written(result, tmp_path / "together.xlsx", language).read_bytes() == alone, pair


def test_the_plan_itself_says_a_finding_in_both_languages_whatever_stands_beside_it(
    inputs: dict[str, InputFacts], tmp_path: Path
) -> None:
    alone = written(rollup(PLANS), tmp_path / "alone.xlsx", "en").read_bytes()
    plans = [plan.source.file for plan in PLANS]

    for order in itertools.permutations([*plans[:2], "id", "en of id"]):
        result = roll_up([inputs[name] for name in [*order, plans[2]]])
        assert written(result, tmp_path / "beside.xlsx", "en").read_bytes() == alone, order


@cache
def findings_alone() -> set[object]:
    return {note.identity for _, note in rollup(PLANS).notes}


@given(
    st.lists(
        st.sampled_from(["52.03.xlsx", "52.01.xlsx", "copy.xlsx", "id", "en", "en of id", "id of en", "id of both"])
    )
)
def test_no_mixture_loses_or_doubles_a_finding(inputs: dict[str, InputFacts], names: list[str]) -> None:
    alone = findings_alone()
    everything = [inputs[name] for name in [*names, "id"]]

    assert Counter(note.identity for _, note in roll_up(everything).notes) == Counter(alone)


def test_one_language_stays_as_it_was_where_the_other_is_not_known(inputs: dict[str, InputFacts]) -> None:
    (spoken,) = {note.message.en for _, note in roll_up([inputs["id"]]).notes if note.code == "RAK401"}

    assert spoken == "Jadwal belum dicentang."


def test_the_copy_that_counts_has_the_findings_and_no_other() -> None:
    twin = replace(PLANS[1], source=replace(PLANS[1].source, file="a-copy.xlsx"))
    result = rollup([PLANS[1], twin])

    assert {note.file for _, note in result.notes} == {"52.01.xlsx"}
    assert len(result.notes) == len(rollup([PLANS[1]]).notes)


def test_findings_known_by_the_name_of_a_copy_stay_with_the_file_that_counts(tmp_path: Path) -> None:
    """The copy in the roll-up goes before the one that was read, whose name comes later, and the other way round."""
    path = written(rollup([PLANS[1]]), tmp_path / "rollup.xlsx")
    for name in ("z.xlsx", "a.xlsx"):
        twin = replace(PLANS[1], source=replace(PLANS[1].source, file=name))
        harvests = [facts_of_plan(twin, check([twin])), read_rollup(path)]
        both = [roll_up(order) for order in (harvests, harvests[::-1])]

        assert both[0].notes == both[1].notes
        assert len(both[0].notes) == len(rollup([PLANS[1]]).notes)
        assert {note.file for _, note in both[0].notes} == {c.facts.file for c in both[0].choices if c.used}


def test_two_faults_of_one_cell_stay_two() -> None:
    notes = [_note(f'Tidak ada "{name}".', f'There is no "{name}".') for name in ("B", "A")]
    ours = [replace(note, message=Text(note.message.id, note.message.id), language="id") for note in notes]
    theirs = [replace(note, message=Text(note.message.en, note.message.en), language="en") for note in notes[::-1]]

    assert sorted(note.message.en for note in without_doubles([notes, ours])) == [
        'There is no "A".',
        'There is no "B".',
    ]
    assert {(note.message.id, note.message.en) for note in without_doubles([theirs, ours])} == {
        (note.message.id, note.message.en) for note in notes
    }


def test_a_roll_up_of_an_older_version_beside_its_plans_adds_nothing() -> None:
    """Its words differ from today's, and what it found is not found twice."""
    reader = Reader()
    plans = facts_of_files([EARLIER / "rencana"], reader, jobs=0)
    older = facts_of_files([EARLIER / "rekap.xlsx"], reader, jobs=0)
    alone = [note for _, note in roll_up(plans).notes]

    assert [note for _, note in roll_up([*older, *plans]).notes] == alone
    assert [note for _, note in roll_up([*plans, *older]).notes] == alone


def test_a_plan_given_through_its_folder_and_by_its_name_counts_once(tmp_path: Path) -> None:
    folder = tmp_path / "plans"
    shutil.copytree(EARLIER / "rencana", folder / "dinas")
    (one, *_) = sorted(folder.rglob("*.xlsx"))
    once, twice = (rollup_files(paths, jobs=0) for paths in ([folder], [folder, one, folder / "dinas"]))

    assert [note.identity for _, note in twice.notes] == [note.identity for _, note in once.notes]
    assert once.notes


def _note(indonesian: str, english: str) -> NoteRow:
    said = Text(indonesian, english)
    return NoteRow("a.xlsx", "1", "RAK502", Severity.ERROR, "Komisi", "J9", "A\nB", said, Text("", ""))
