"""Whatever people do to a workbook: the same plan is read, or it is said what happened."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rak_excel.definitions.loading import load_template
from rak_excel.model import NoteKind, Plan, Severity, Source
from rak_excel.reading import Unread, read_sheets
from rak_excel.reading.ledger import Use
from rak_excel.reading.sheets import read_and_account
from rak_excel.rules.catalogue import CATALOGUE
from rak_excel.rules.check import check
from rak_excel.vocabulary.entries.placeholders import is_ditto
from tests import acts, gym
from tests.acts import cells, columns, headings, looks, marks, people, rows, sheets, tables

pytestmark = pytest.mark.no_cover  # which would be half of the time that they take

SOURCE = Source("rak.xlsx", "0" * 64)


def read(book: gym.Book) -> Plan:
    plan = read_sheets(gym.sheets_of_book(book), SOURCE, template=load_template("kpu-2020"))
    assert not isinstance(plan, Unread)
    return plan


def findings(plan: Plan) -> Counter[tuple[str, Severity, str]]:
    return Counter((each.code, each.severity, each.value) for each in check([plan]))


UNTOUCHED = read(gym.filled_book())
ORIGINAL = gym.content_of(UNTOUCHED)
TOLD_ANYWAY = findings(UNTOUCHED)


def new_codes(plan: Plan, *severities: Severity) -> set[str]:
    """The codes of what is found beside the findings that the plan has anyway."""
    return {code for code, severity, _ in findings(plan) - TOLD_ANYWAY if severity in (severities or Severity)}


def asked(plan: Plan) -> set[str]:
    """The codes of which more is told than the plan has anyway, as more than an info, whatever the cells say."""
    told, anyway = (Counter(key[:2] for key in each.elements()) for each in (findings(plan), TOLD_ANYWAY))
    return {code for code, severity in told - anyway if severity is not Severity.INFO}


def test_the_untouched_workbook_is_read_whole_and_without_a_word() -> None:
    assert [len(part.indicators) for part in UNTOUCHED.parts] == [12, 23]
    assert {note.kind for note in UNTOUCHED.notes} == {NoteKind.REPAIRED}


@pytest.mark.parametrize("act", acts.ACTS, ids=lambda act: act.__name__)
def test_an_act_leaves_the_plan_as_it_is_or_is_told_as_more_than_an_info(act: gym.Act) -> None:
    plan = read(book_after(act))

    assert gym.content_of(plan) == ORIGINAL or (act in acts.TOLD and asked(plan))


@pytest.mark.parametrize("act", acts.TOLD, ids=lambda act: act.__name__)
def test_what_was_done_is_named(act: gym.Act) -> None:
    assert acts.TOLD[act] in new_codes(read(book_after(act)))


def book_after(*done: gym.Act) -> gym.Book:
    book = gym.filled_book()
    for act in done:
        act(book)
    return book


def is_read_or_told(book: gym.Book, done: Collection[gym.Act]) -> bool:
    """Whether the plan is as it was, or one of the acts changes it and more than an info is told."""
    plan = read(book)
    return gym.content_of(plan) == ORIGINAL or bool(
        set(acts.TOLD) & set(done) and (asked(plan) or only_reordered(plan, done))
    )


combinations = st.lists(st.sampled_from(acts.ACTS), min_size=2, max_size=3, unique=True)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(combinations)
def test_combined_acts_leave_the_plan_as_it_is_or_one_of_them_changes_it_and_is_told(done: list[gym.Act]) -> None:
    assert is_read_or_told(book_after(*done), done)


SEVERITIES = {rule.code: rule.severity for rule in CATALOGUE}
# What is told of these alone excuses nothing that they do to the plan together with others.
QUIET = [act for act in acts.ACTS if SEVERITIES.get(acts.TOLD.get(act, "")) in {None, Severity.INFO}]


@pytest.mark.parametrize("act", QUIET, ids=lambda act: act.__name__)
def test_an_act_that_needs_no_question_leaves_the_plan_as_it_is_beside_every_other_such(act: gym.Act) -> None:
    """Before every second of those that follow it in the list, and after the others."""
    wrong = []
    for nth, other in enumerate(QUIET[QUIET.index(act) + 1 :]):
        done = (other, act) if nth % 2 else (act, other)
        wrong += [] if is_read_or_told(book_after(*done), done) else [" then ".join(each.__name__ for each in done)]

    assert wrong == []


PAIRS_READ_WRONG_ONCE: list[tuple[gym.Act, gym.Act]] = [
    (cells.no_break_spaces, people.numbers_in_front_of_objectives),
    (columns.column_in_front, looks.row_struck),
    (headings.columns_numbered, columns.columns_reordered),
    (headings.columns_numbered, people.indicators_numbered),
    (headings.columns_numbered, people.numbers_in_front_of_objectives),
    (headings.headings_again_in_the_middle, columns.columns_reordered),
    (headings.headings_again_in_the_middle, people.indicators_numbered),
    (headings.headings_again_in_the_middle, people.numbers_in_brackets),
    (headings.headings_again_in_the_middle, people.roman_numbers),
    (headings.headings_again_in_the_middle, rows.objectives_filled_down),
    (marks.crosses_where_nothing_is_planned, marks.dates_for_ticks),
    (marks.crosses_where_nothing_is_planned, marks.months_by_their_names),
    (people.targets_and_executors_as_above, cells.percent_without_sign),
    (people.targets_and_executors_as_above, headings.headings_again_in_the_middle),
    (people.ticks_as_above, headings.headings_again_in_the_middle),
    (rows.objectives_filled_down, people.numbers_in_brackets),
    (rows.objectives_filled_down, people.roman_numbers),
    (sheets.both_on_one_sheet, people.numbers_in_brackets),
    (sheets.both_on_one_sheet, people.roman_numbers),
    (tables.continued_on_another_sheet, people.numbers_in_brackets),
    (tables.halves_of_the_year, people.roman_numbers),
]


@pytest.mark.parametrize("pair", PAIRS_READ_WRONG_ONCE, ids=lambda pair: " then ".join(act.__name__ for act in pair))
def test_two_acts_that_were_read_wrong_once_are_not_any_more(pair: tuple[gym.Act, gym.Act]) -> None:
    assert is_read_or_told(book_after(*pair), pair)


def only_reordered(plan: Plan, done: Collection[gym.Act]) -> bool:
    """Where the row keys are gone, rows in another order look like an order of the office's own."""
    return rows.keys_deleted in done and sorted(gym.content_of(plan), key=repr) == sorted(ORIGINAL, key=repr)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(acts.ACTS), min_size=1, max_size=3, unique=True))
def test_every_cell_of_the_plan_sheets_is_accounted_for(done: list[gym.Act]) -> None:
    own = gym.sheets_of_book(book_after(*done))
    plan, accounts = read_and_account(own, SOURCE, template=load_template("kpu-2020"))

    assert isinstance(plan, Plan)
    used = {part.sheet for part in plan.parts}
    for account in accounts:
        if account.sheet in used:
            assert sum(account.uses.values()) == account.cells
    telling_kinds = {
        NoteKind.MENTIONED,
        NoteKind.TABLE_NOT_READ,
        NoteKind.ROWS_NOT_READ,
        NoteKind.COLUMN_SET_ASIDE,
        NoteKind.CELL_NOT_USED,
        NoteKind.COLUMN_NOT_USED,
        NoteKind.AMBIGUOUS_VALUE,
    }
    told = {note.cell.sheet for note in plan.notes if note.cell and note.kind in telling_kinds}
    assert {account.sheet for account in accounts if account.sheet in used and account.uses.get(Use.NOT_USED)} <= told


def without_bullets(text: str) -> str:
    """The text without the bullets of its lines, also those that became letters."""
    return "\n".join(re.sub(r"^[•v] ", "", line) for line in text.splitlines())


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(acts.ACTS), max_size=3, unique=True))
def test_every_address_leads_to_what_is_quoted(done: list[gym.Act]) -> None:
    book = book_after(*done)
    own = {sheet.name: sheet for sheet in gym.sheets_of_book(book)}
    plan = read(book)

    from rak_excel.formats.addresses import column_number
    from rak_excel.vocabulary.basics.texts import tidy

    for note in plan.notes:
        if note.cell and note.value and note.kind is not NoteKind.REPAIRED:
            there = own[note.cell.sheet].text(note.cell.row, column_number(note.cell.column))
            beside = own[note.cell.sheet].looks.comments.get((note.cell.row, column_number(note.cell.column)), "")
            quoted = any(
                without_bullets(tidy(note.value)) in without_bullets(tidy(each))
                for each in (there, " ".join(beside.split()))
            )
            assert quoted or is_ditto(there)  # which is quoted as what stands above it
    for _, indicator, activity in plan.activities():
        cell, above = activity.place.cell("activity"), indicator.place.cell("indicator")
        in_cell = tidy(own[cell.sheet].seen.text(cell.row, column_number(cell.column)))
        assert without_bullets(activity.text) == without_bullets(in_cell)
        written = tidy(own[above.sheet].seen.text(above.row, column_number(above.column)))
        assert written.endswith(indicator.text)  # a number in front of it is no part of it


# Lines right below a title are the office's name, whatever they say; a second table of a part is told as a whole.
SWALLOWING: set[gym.Act] = {
    sheets.signature_added,
    sheets.rank_and_notes_below_signature,
    sheets.sheet_copied,
    tables.budget_below,
    tables.risks_below,
    tables.totals_below,
    tables.indicators_listed_beside,
    tables.agreement_beside,
    tables.hidden_draft_beside,
    tables.last_years_table_beside,
}
quiet_acts = st.lists(st.sampled_from([act for act in acts.ACTS if act not in SWALLOWING]), max_size=2, unique=True)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(quiet_acts, st.booleans(), st.integers(0, 45), st.integers(0, 21))
def test_what_is_typed_into_any_blank_cell_is_in_the_plan_or_told(
    done: list[gym.Act], second: bool, row: int, column: int
) -> None:
    book = book_after(*done)
    page = list(book.values())[second and len(book) > 1]
    page.table += [[] for _ in range(row + 1 - len(page.table))]
    line = page.table[row]
    line += [None] * (column + 1 - len(line))
    if line[column] is None:
        line[column] = "Zamrud 4711"

        assert "Zamrud 4711" in repr(read(book))
