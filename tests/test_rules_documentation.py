"""Every rule's documentation holds: its wrong example is found, its right one is not, and its page is up to date."""

from __future__ import annotations

import inspect
from pathlib import Path

import pytest

from rak_excel.language import Text
from rak_excel.reports.rule_pages import rule_explained, rules_list, rules_page
from rak_excel.rules.catalogue import CATALOGUE, FAMILIES
from rak_excel.rules.engine.rule import Rule, as_pattern, documentation_of
from tests.rule_examples import findings_in

DOCS = Path(__file__).parent.parent / "docs"


def is_milder_in_a_case(rule: Rule) -> bool:
    return ".milder(" in inspect.getsource(rule.judge)


every_rule = pytest.mark.parametrize("rule", CATALOGUE, ids=lambda rule: rule.name)


@every_rule
def test_the_wrong_example_of_a_rule_is_found(rule: Rule) -> None:
    assert findings_in(documentation_of(rule).wrong, rule)


@every_rule
def test_the_right_example_of_a_rule_is_not_found(rule: Rule) -> None:
    assert findings_in(documentation_of(rule).right, rule) == []


@every_rule
def test_what_a_rule_says_has_no_place_left_unfilled(rule: Rule) -> None:
    for finding in findings_in(documentation_of(rule).wrong, rule):
        for said in (finding.message.id, finding.message.en, finding.hint.id, finding.hint.en):
            assert said
            assert "{" not in said


@every_rule
def test_a_rule_says_the_same_things_in_both_languages(rule: Rule) -> None:
    for text in (rule.message, rule.hint):
        assert text.id
        assert text.en
    assert documentation_of(rule).why.id != documentation_of(rule).why.en


@pytest.mark.parametrize("rule", [rule for rule in CATALOGUE if is_milder_in_a_case(rule)], ids=lambda rule: rule.name)
def test_a_rule_that_is_milder_in_a_case_says_so_in_both_languages(rule: Rule) -> None:
    assert "Kecuali: " in rule_explained(rule, "id")
    assert "Except: " in rule_explained(rule, "en")


def test_a_sentence_that_only_some_findings_have_is_no_part_of_the_pattern() -> None:
    assert as_pattern(Text("Nama {name} salah.{more}", "The name {name} is wrong.{more}")).id == "Nama … salah."


@every_rule
def test_a_rule_can_be_explained_in_both_languages(rule: Rule) -> None:
    assert f"{rule.code}  {rule.name}" in rule_explained(rule, "id")
    assert "Mengapa:" not in rule_explained(rule, "en")


def test_codes_and_names_are_unique_and_in_order() -> None:
    codes = [rule.code for rule in CATALOGUE]
    assert codes == sorted(set(codes))
    assert len({rule.name for rule in CATALOGUE}) == len(CATALOGUE)


def test_every_rule_belongs_to_a_family() -> None:
    assert {rule.family for rule in CATALOGUE} == set(FAMILIES)


def test_the_list_names_every_rule() -> None:
    listed = rules_list(CATALOGUE, "id")
    assert all(rule.name in listed for rule in CATALOGUE)


def test_the_page_of_rules_is_up_to_date() -> None:
    assert (DOCS / "rules.md").read_text(encoding="utf-8") == rules_page(), (
        "run: python -m rak_excel.reports.rule_pages docs/rules.md"
    )
