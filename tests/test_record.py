"""Records: what makes two of them the same, and that what is made of one leaves it as it was."""

from typing import cast

from hypothesis import given
from hypothesis import strategies as st

from rak_excel.model import Cell, Executor
from rak_excel.record import PartlySame, Record
from rak_excel.rolling_up.facts.rows import ActivityRow, AddedRow, Correction


class Pair(Record):
    left: int
    right: list[int] = []


@given(st.integers(), st.integers())
def test_what_is_made_of_a_record_leaves_it_as_it_was(left: int, right: int) -> None:
    pair = Pair(left, [right])
    assert pair.but(left=right) == Pair(right, [right])
    assert pair == Pair(left, [right])


def test_two_records_share_no_list() -> None:
    first, second = Pair(1), Pair(1)
    first.right.append(2)
    assert second == Pair(1)


def test_an_executor_is_the_same_wherever_it_is_written() -> None:
    here = Executor("Divisi Hukum", "Divisi Hukum", cell=Cell("Komisi", 9, "L"))
    there = here.but(cell=Cell("Komisi", 10, "L"))
    assert here == there
    assert len({here, there}) == 1
    assert here != here.but(text="Div. Hukum")


def test_an_added_row_is_no_corrected_cell_that_says_the_same() -> None:
    said = ("52.03", "commission", "1", 1, "target", cast("ActivityRow", "75%"), "75%")
    assert Correction(*said) == Correction(*said)
    assert Correction(*said) != AddedRow(*said)


def test_a_record_that_is_partly_the_same_tells_by_its_own_fields_what_makes_no_difference() -> None:
    kinds = {PartlySame}
    while more := {each for kind in kinds for each in kind.__subclasses__()} - kinds:
        kinds |= more
    assert {kind.__name__ for kind in kinds if not set(kind.__struct_fields__) >= kind.BESIDE} == set()
