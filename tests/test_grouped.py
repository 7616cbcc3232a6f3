"""Things are grouped by what they have in common."""

from __future__ import annotations

from rak_excel.system.grouped import grouped


def test_groups_and_what_is_in_them_stay_in_the_order_in_which_they_are_given() -> None:
    groups = grouped((word[0], word) for word in ("target", "sasaran", "tahun", "satuan", "kegiatan"))

    assert list(groups.items()) == [("t", ["target", "tahun"]), ("s", ["sasaran", "satuan"]), ("k", ["kegiatan"])]
