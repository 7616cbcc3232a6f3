"""Each rule in one sentence without gaps, for counts of findings."""

from __future__ import annotations

import pytest

from rak_excel.rules.catalogue import CATALOGUE
from rak_excel.rules.engine.rule import Rule


@pytest.mark.parametrize("rule", CATALOGUE, ids=lambda rule: rule.code)
def test_a_sentence_is_whole_and_short_enough_for_a_line_on_the_page(rule: Rule) -> None:
    for said in (rule.short.id, rule.short.en):
        assert said[0].isupper()
        assert said.endswith(".")
        assert not set('…{}()"') & set(said)
        assert len(said) <= 90


def test_no_two_rules_say_the_same() -> None:
    said = [rule.short for rule in CATALOGUE]
    assert len({text.id for text in said}) == len({text.en for text in said}) == len(CATALOGUE)
