"""What a note of the reader says, and what to do about it."""

from __future__ import annotations

import pytest

from rak_excel.language import Text
from rak_excel.rules.engine.rule import reason_and_remedy


@pytest.mark.parametrize(
    ("said", "remedy"),
    [
        ("Bisa berarti 1000 atau 1,5. Tulis tanpa titik.", "Tulis tanpa titik."),
        ('Karena ada "per bulan", ini belum tentu. Tulis jumlah setahun.', "Tulis jumlah setahun."),
        ("Baris ini tanpa indikator.", None),
        (
            "Dibaca sebagai angka. Bila benar, tulis S.D. TW II; bila tidak, jumlahkan.",
            "Bila benar, tulis S.D. TW II; bila tidak, jumlahkan.",
        ),
        ("Judul ini tanpa S.D. TW II jadi bisa lain.", None),
        ('Sasarannya menurut daftar adalah "Aman. Damai", yang juga ada di tabel ini.', None),
    ],
)
def test_the_last_sentence_is_the_remedy_unless_its_full_stop_is_quoted(said: str, remedy: str | None) -> None:
    reason, found = reason_and_remedy(Text(said, said))

    assert (found.id if found else None) == remedy
    assert reason.id == (said.removesuffix(f" {remedy}") if remedy else said)
