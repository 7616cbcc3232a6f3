"""Names and words that are nearly right, found without comparing letters that cannot matter: in a browser that takes seconds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from rak_excel.vocabulary.basics.texts import letters_wrong
from rak_excel.vocabulary.names import regions
from rak_excel.vocabulary.names.regions import regions_meant

_WORDS = st.text("abc", max_size=8)


@given(_WORDS, _WORDS, st.integers(0, 3))
def test_letters_are_counted_as_by_rapidfuzz_up_to_the_most_that_is_asked(one: str, other: str, most: int) -> None:
    counted, wrong = letters_wrong(one, other, most), OSA.distance(one, other)

    assert (counted == wrong) if wrong <= most else (counted > most)


@pytest.mark.parametrize("typed", ["Lombok Timurr", "kabupaten lombok timor", "Lombok Timurrrrr"])
def test_a_region_with_letters_wrong_is_meant(typed: str) -> None:
    assert [each.code for each in regions_meant(typed, regions.regions())] == ["52.03"]


def test_a_text_longer_than_any_name_is_compared_with_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(regions, "process", None)

    assert regions_meant("l" * 300, regions.regions()) == ()
