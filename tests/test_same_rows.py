"""Which row of an office's plan is which row of another state of that plan."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rak_excel.definitions.loading import load_template
from rak_excel.rolling_up.facts.rows import ActivityRow
from rak_excel.rolling_up.indicators.same_rows import same_rows

KPU = load_template("kpu-2020")
OPINION = "Opini BPK Atas Laporan Keuangan"
TRAINED = "Persentase pegawai yang dilatih"
Line = tuple[str, str] | tuple[str, str, str]


def rows_of(lines: Sequence[Line], *, top: int = 8, file: str = "rak.xlsx") -> list[ActivityRow]:
    """Rows from the indicator, the activity and the months of each; the same indicator may go on."""
    rows: list[ActivityRow] = []
    for at, line in enumerate(lines):
        indicator, activity, months = line if len(line) == 3 else (*line, "1 2")
        goes_on = bool(rows) and rows[-1].indicator == indicator
        rows.append(
            ActivityRow(
                region="52.03",
                part="secretariat",
                ordinal=rows[-1].ordinal + (not goes_on) if rows else 1,
                number="1",
                objective="Sasaran",
                indicator=indicator,
                target=None,
                activity=activity,
                periods=tuple(map(int, months.split())),
                executors=("Sub Bagian Keuangan",),
                file=file,
                sheet="Sekretariat",
                cell=f"E{top + at}",
            )
        )
    return rows


def same(old: Sequence[Line], new: Sequence[Line]) -> dict[int, int]:
    return dict(same_rows(rows_of(old), rows_of(new, top=30, file="baru.xlsx"), KPU, 2020))


THREE: list[Line] = [(OPINION, "Rapat koordinasi"), (OPINION, "Menyusun laporan"), (TRAINED, "Pelatihan")]


def test_where_nothing_changed_each_row_is_itself_wherever_it_stands() -> None:
    assert same(THREE, THREE) == {0: 0, 1: 1, 2: 2}


@pytest.mark.parametrize("at", range(4))
def test_an_inserted_row_changes_nothing_for_the_others(at: int) -> None:
    new = [*THREE[:at], (OPINION if at < 3 else TRAINED, "Kegiatan yang baru sama sekali"), *THREE[at:]]

    assert same(THREE, new) == {row: row + (row >= at) for row in range(3)}


@pytest.mark.parametrize("order", [(1, 0, 2), (2, 0, 1), (2, 1, 0)])
def test_a_moved_row_is_still_itself(order: tuple[int, ...]) -> None:
    assert same(THREE, [THREE[at] for at in order]) == {at: order.index(at) for at in range(3)}


def test_a_reworded_row_is_still_the_row() -> None:
    new: list[Line] = [(OPINION, "Menyusun laporan"), (OPINION, "Rapat koordinasi internal"), THREE[2]]

    assert same(THREE, new) == {0: 1, 1: 0, 2: 2}


def test_what_alone_is_left_on_both_sides_is_the_row_also_when_all_its_items_are_new() -> None:
    old: list[Line] = [(OPINION, "1. Rapat\n2. Reviu"), THREE[1]]
    new: list[Line] = [THREE[1], (OPINION, "1. Bimbingan teknis\n2. Kunjungan")]

    assert same(old, new) == {0: 1, 1: 0}


def test_rows_whose_first_was_dropped_keep_who_they_are_where_another_comes_behind_them() -> None:
    activities = ["Evaluasi", "Monitoring", "Pelaporan", "Sosialisasi"]
    old, new = ([(OPINION, each) for each in some] for some in (activities[:3], activities[1:]))

    assert {was: now for was, now in same(old, new).items() if was} == {1: 0, 2: 1}


def test_where_two_rows_may_be_meant_none_is() -> None:
    old: list[Line] = [(OPINION, "Rapat"), (OPINION, "Reviu")]
    new: list[Line] = [(OPINION, "Kunjungan"), (OPINION, "Pelatihan")]

    assert same(old, new) == {}


def test_of_equal_rows_the_nth_is_the_nth() -> None:
    twice: list[Line] = [(OPINION, "Rapat"), (OPINION, "Rapat"), THREE[2]]

    assert same(twice, [("Indikator lain", "Kunjungan"), *twice]) == {0: 1, 1: 2, 2: 3}


def test_equal_rows_that_moved_past_one_another_are_told_by_their_schedule() -> None:
    old: list[Line] = [(OPINION, "Rapat", "1"), (OPINION, "Rapat", "7")]

    assert same(old, old[::-1]) == {0: 1, 1: 0}


def test_the_second_occurrence_of_an_indicator_is_not_the_first() -> None:
    old: list[Line] = [(OPINION, "Rapat"), THREE[2], (OPINION, "Rapat")]

    assert same(old, [("Jumlah berkas", "Menata arsip"), *old]) == {0: 1, 1: 2, 2: 3}


def test_a_row_inserted_amid_an_indicator_makes_two_of_it_and_changes_nothing() -> None:
    old: list[Line] = [(OPINION, "Rapat"), (OPINION, "Reviu"), THREE[2], (OPINION, "Kunjungan")]
    new: list[Line] = [old[0], ("Jumlah berkas", "Menata arsip"), *old[1:]]

    assert same(old, new) == {0: 0, 1: 2, 2: 3, 3: 4}


def test_an_indicator_whose_wording_was_mended_keeps_its_rows() -> None:
    old: list[Line] = [("Persentase pegawai dilatih", "Pelatihan"), THREE[0]]
    new: list[Line] = [THREE[0], ("Persentase pegawai yang telah dilatih", "Pelatihan")]

    assert same(old, new) == {0: 1, 1: 0}


def test_an_indicator_that_is_another_one_keeps_its_rows_only_with_its_very_activities() -> None:
    old: list[Line] = [("Jumlah berkas", "Menata arsip"), THREE[0]]

    assert same(old, [("Indeks kearsipan", "Menata arsip"), THREE[0]]) == {0: 0, 1: 1}
    assert same(old, [("Indeks kearsipan", "Menata gudang"), THREE[0]]) == {1: 1}


def test_of_a_row_that_was_split_the_upper_half_is_the_row() -> None:
    old: list[Line] = [(OPINION, "1. Rapat\n2. Reviu"), THREE[2]]
    new: list[Line] = [(OPINION, "Rapat"), (OPINION, "Reviu"), THREE[2]]

    assert same(old, new) == {0: 0, 1: 2}
    assert same(new, old) == {0: 0, 2: 1}


lines = st.lists(
    st.tuples(
        st.sampled_from([OPINION, TRAINED, "Jumlah laporan", "Jumlah laporan kinerja"]),
        st.sampled_from(["", "Rapat", "Rapat koordinasi", "Rapat kordinasi internal", "1. Rapat\n2. Reviu", "Reviu"]),
        st.sampled_from(["", "1", "1 2"]),
    ),
    max_size=8,
)


@given(lines, lines)
def test_the_identity_of_rows_is_one_to_one_and_the_same_from_both_sides(old: list[Line], new: list[Line]) -> None:
    there, back = same(old, new), same(new, old)

    assert len(set(there.values())) == len(there)
    assert {now: was for was, now in there.items()} == back


@given(lines, st.data())
def test_rows_that_are_inserted_change_nothing(old: list[Line], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(old)))
    new = [*old[:at], ("Indikator sisipan", "Kegiatan sisipan", "3"), *old[at:]]
    whole = rows_of(old)
    split = at and at < len(old) and whole[at - 1].ordinal == whole[at].ordinal

    if not split:  # of equal rows in several occurrences it would be another nth
        assert same(old, new) == {row: row + (row >= at) for row in range(len(old))}


@given(lines)
def test_each_row_of_a_plan_is_itself_in_its_copy(old: list[Line]) -> None:
    again = [*old, ("Indikator lain", "Kegiatan lain")]

    assert same(old, old) == {at: at for at in range(len(old))}
    assert same(old, again) == {at: at for at in range(len(old))}
