"""What stands in the place of who signs: a name, or room for one."""

from __future__ import annotations

import pytest

from rak_excel.vocabulary.documents.signing import is_name


@pytest.mark.parametrize("text", ["Budi Santoso", "Ahmad bin Said, S.H.", "I Gede Putu", "R. A. Kartini", "........"])
def test_a_name_has_capitals_but_for_its_particles(text: str) -> None:
    assert is_name(text)


@pytest.mark.parametrize("text", ["Rapat di Selong", "Rapat kerja", "Budi 2", "ub", "Budi ke Ani"])
def test_a_word_in_small_letters_is_of_a_sentence_and_of_no_name(text: str) -> None:
    assert not is_name(text)
