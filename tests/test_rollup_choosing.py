"""Laws of choosing: blank forms, revisions of one part, roll-ups of roll-ups, in any order."""

from __future__ import annotations

import datetime
import random
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from rak_excel.rolling_up.chosen.choosing import Choice, choose
from rak_excel.rolling_up.facts.facts import FileFacts, PartFacts, State

JANUARY = datetime.datetime(2020, 1, 20, 8, 0)
LATER = JANUARY + datetime.timedelta(days=1)

CLAIMS = st.lists(
    st.builds(
        lambda region, number, revision, saved, parts: FileFacts(
            file=f"{number}.xlsx",
            sha256=str(number),
            region=region,
            year=2020,
            revision=revision,
            saved=saved,
            parts={part: PartFacts(activities, f"{part}{activities}") for part, activities in parts.items()},
        ),
        st.sampled_from(["52.01", "52.02"]),
        st.integers(0, 9),
        st.integers(0, 2),
        st.sampled_from([None, JANUARY, LATER, LATER + datetime.timedelta(days=1)]),
        st.dictionaries(st.sampled_from(["commission", "secretariat"]), st.integers(0, 2), min_size=1),
    ),
    max_size=7,
    unique_by=lambda file: file.identity,
)


def used(choices: list[Choice]) -> set[tuple[str, str]]:
    return {(choice.facts.file, part) for choice in choices for part in choice.used}


@given(CLAIMS)
def test_blank_forms_change_nothing_for_the_others(files: list[FileFacts]) -> None:
    blank = [file for file in files if file.blank]
    choices = choose(files, ["52"], 2020)

    assert [each for each in choices if not each.facts.blank] == choose(
        [file for file in files if not file.blank], ["52"], 2020
    )
    assert [each.state for each in choices if each.facts.blank] == [State.BLANK] * len(blank)


@given(CLAIMS, st.randoms())
def test_every_part_that_somebody_filled_in_counts_once_or_is_to_be_chosen(
    files: list[FileFacts], chance: random.Random
) -> None:
    choices = choose(files, ["52"], 2020)
    shuffled = list(files)
    chance.shuffle(shuffled)
    filled = {(file.region, part) for file in files for part in file.filled}
    counted = Counter((each.facts.region, part) for each in choices for part in each.used)
    tied = {each.facts.region for each in choices if each.state is State.EQUAL}

    assert choose(shuffled, ["52"], 2020) == choices
    assert set(counted.values()) <= {1}
    assert {at for at in filled if at not in counted} <= {(region, part) for region, part in filled if region in tied}
    assert all(each.facts.activities(part) for each in choices for part in each.used)


@given(CLAIMS, st.integers(0, 7))
def test_a_roll_up_of_roll_ups_chooses_as_one_of_all_the_plans(files: list[FileFacts], cut: int) -> None:
    """Where nothing is to be chosen: a roll-up holds the rows of what it used, and lists the rest without them."""
    halves = [choose(half, ["52"], 2020) for half in (files[:cut], files[cut:])]
    if any(choice.state is State.EQUAL for half in halves for choice in half):
        return
    listed = [_as_listed(choice) for half in halves for choice in half]

    assert used(choose(listed, ["52"], 2020)) == used(choose(files, ["52"], 2020))


def _as_listed(choice: Choice) -> FileFacts:
    parts = {
        part: replace(facts, held=part in choice.used or not facts.activities)
        for part, facts in choice.facts.parts.items()
    }
    return replace(choice.facts, parts=parts)


def test_a_form_that_came_blank_and_got_rows_in_a_roll_up_is_a_claim() -> None:
    """What somebody typed into an earlier version's roll-up is not lost because the form had nothing."""
    added = {"commission": PartFacts(0, "none", edited=1), "secretariat": PartFacts(0, "none")}
    file = FileFacts("formulir.xlsx", "1", region="52.01", year=2020, parts=added)
    (choice,) = choose([file], ["52"], 2020)

    assert (choice.state, choice.used, choice.counted("commission")) == (State.USED, frozenset({"commission"}), 1)
