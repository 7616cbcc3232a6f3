"""Each rule in one sentence without gaps, for counts of findings."""

from __future__ import annotations

import pytest

from rak_excel.rules.catalogue import CATALOGUE
from rak_excel.rules.in_short import IN_SHORT


def test_each_rule_has_its_sentence_and_no_other() -> None:
    assert list(IN_SHORT) == [rule.code for rule in CATALOGUE]


@pytest.mark.parametrize("code", list(IN_SHORT))
def test_a_sentence_is_whole_and_short_enough_for_a_line_on_the_page(code: str) -> None:
    for said in (IN_SHORT[code].id, IN_SHORT[code].en):
        assert said[0].isupper()
        assert said.endswith(".")
        assert not set('…{}()"') & set(said)
        assert len(said) <= 90


def test_no_two_rules_say_the_same() -> None:
    assert len({text.id for text in IN_SHORT.values()}) == len({text.en for text in IN_SHORT.values()}) == len(IN_SHORT)
