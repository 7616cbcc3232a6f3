"""Revising a plan: a submission replaces its own unit's rows, and the matrix tells what changed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from rak_excel.definitions.loading import load_template
from rak_excel.errors import NothingChangesError, UnclearOfficeError
from rak_excel.jobs.merge.files import MergeRequest, merge_files
from rak_excel.merging.changes import change_code
from rak_excel.merging.differences.differences import Decisions
from rak_excel.merging.merge import Merged, merge
from rak_excel.merging.sent.asking import Answer
from rak_excel.merging.sent.entries import EntryFate
from rak_excel.model import Plan
from rak_excel.workbooks.merged.reading_sheets import changes_table, remarks_table
from rak_excel.workbooks.merged.writing import plan_form
from tests.submissions import FINANCE, LEGAL, LEGAL_OFFICE, differences_of, executors_of, rows_of, sent, written
from tests.typing_in import type_in

BASE = """
    | 1 | Lembaga | Opini BPK | WTP | Reviu | v | | | | Divisi Keuangan |
    | 2 | Hukum | Nilai | 95 | 1. Advokasi\\n2. Sengketa | v | | | | Divisi Hukum |
    | | | | | Rapat | v | v | v | v | 1. Divisi Keuangan\\n2. Divisi Hukum |
    """


def _changes(merged: Merged) -> list[tuple[str, str, str, str]]:
    return [(each.indicator, str(each.what), each.before, each.after) for each in merged.changes or ()]


def test_a_plan_that_is_revised_by_nobody_is_itself_with_the_next_revision() -> None:
    base = sent(BASE, file="rencana.xlsx", revision=1)
    merged = merge([], base=base)

    assert merged.plan.identity.revision == 2
    assert rows_of(merged) == rows_of(merge([base]))
    assert merged.changes == ()


def test_a_submission_replaces_the_rows_of_its_own_unit_and_no_others() -> None:
    merged = merge(
        [sent("| 1 | Hukum | Nilai | 95 | Advokasi | | v | | | Divisi Hukum |", LEGAL_OFFICE)],
        base=sent(BASE, file="rencana.xlsx"),
    )

    assert rows_of(merged) == [
        ("Opini BPK", "WTP", "Reviu", "1"),
        ("Nilai", "95", "Rapat", "1 2 3 4"),
        ("Nilai", "95", "Advokasi", "2"),
    ]
    assert [file.status for file in merged.files] == ["rencana yang direvisi", "dipakai"]
    assert (merged.count(EntryFate.SUPERSEDED), merged.count(EntryFate.MERGED)) == (1, 3)


def test_work_in_slightly_other_words_is_one_line_of_the_matrix_and_keeps_what_was_reasoned_beside_two() -> None:
    old = "Melaksanakan rapat koordinasi persiapan pemilu bersama pengawas"
    new = "Melaksanakan rapat koordinasi dalam persiapan pemilu bersama pengawas"
    sending = [sent(f"| 1 | Hukum | Nilai | 95 | {new} | | v | | | Divisi Hukum |", LEGAL)]
    base = sent(f"| 1 | Hukum | Nilai | 95 | {old} | v | | | | Divisi Hukum |", file="rencana.xlsx")
    written_before = Answer(change_code("Nilai", "Kegiatan baru", "", new), "Arahan pimpinan")
    merged = merge(sending, base=base, decisions=Decisions(reasons=(written_before,)))

    assert _changes(merged) == [
        ("Nilai", "Redaksi kegiatan", old, new),
        ("Nilai", f"Rencana pelaksanaan: {new}", "T1", "T2"),
    ]
    assert [each.reason for each in merged.changes or ()] == ["Arahan pimpinan", ""]


@pytest.mark.parametrize("others", [("Semester I", "Semester II"), ("Januari", "Februari"), ("", "tidak")])
def test_other_work_is_no_rewording_in_the_matrix(others: tuple[str, str]) -> None:
    old, new = (f"Melaksanakan rapat koordinasi persiapan pemilu {each}".strip() for each in others)
    row = "| 1 | Hukum | Nilai | 95 | {} | v | | | | Divisi Hukum |"
    merged = merge([sent(row.format(new), LEGAL)], base=sent(row.format(old), file="rencana.xlsx"))
    assert {what for _, what, *_ in _changes(merged)} == {"Kegiatan baru", "Kegiatan dihapus"}


def test_a_submission_speaks_before_the_plan_on_rows_that_they_share() -> None:
    merged = merge(
        [sent("| 1 | Hukum | Nilai | 97 | Rapat | v | | | | Divisi Hukum |", LEGAL_OFFICE)],
        base=sent(BASE, file="rencana.xlsx"),
    )

    assert ("Nilai", "97", "Rapat", "1") in rows_of(merged)
    assert executors_of(merged)[1] == [FINANCE, LEGAL]
    assert differences_of(merged) == []


def test_two_submissions_still_contradict_each_other() -> None:
    merged = merge(
        [
            sent("| 1 | Hukum | Nilai | 97 | Rapat | v | | | | Divisi Hukum |", LEGAL_OFFICE),
            sent("| 1 | Hukum | Nilai | 98 | Rapat | v | | | | Divisi Keuangan |", FINANCE),
        ],
        base=sent(BASE, file="rencana.xlsx"),
    )
    assert differences_of(merged) == [("target", ["A 98", "B 97"], "A")]


def test_a_row_whose_executor_has_the_wrong_unit_word_belongs_to_the_suggested_unit() -> None:
    row = "--- | 1 | Hukum | Nilai | 95 | Advokasi | v | | | | | | | | | | | | Divisi hokum dan Pengawasan |"
    merged = merge([sent(row.replace("Advokasi", "Sengketa"), LEGAL_OFFICE)], base=sent(row, file="rencana.xlsx"))
    assert [each[2] for each in rows_of(merged, "secretariat")] == ["Sengketa"]


def test_the_matrix_tells_every_change_and_nothing_else() -> None:
    merged = merge(
        [
            sent(
                """
                | 1 | Hukum | Nilai | 97 | Advokasi | | v | | | Divisi Hukum |
                | | | | | Penyuluhan | v | | | | Divisi Hukum |
                | 2 | Lain | Indeks | 80 | Survei | v | | | | Divisi Hukum |
                """,
                LEGAL_OFFICE,
            )
        ],
        base=sent(BASE, file="rencana.xlsx"),
    )

    assert _changes(merged) == [
        ("Nilai", "Target", "95", "97"),
        ("Nilai", "Rencana pelaksanaan: Advokasi", "T1", "T2"),
        ("Nilai", "Kegiatan baru", "", "Penyuluhan"),
        ("Nilai", "Kegiatan dihapus", "Sengketa", ""),
        ("Indeks", "Indikator baru", "", "Sasaran: Lain\nTarget: 80\nKegiatan: Survei"),
    ]


def test_work_that_stands_in_one_cell_before_and_after_is_one_line_of_the_matrix() -> None:
    row = "| 1 | Hukum | Nilai | 95 | 1. Advokasi\\n2. Sengketa | v | | | | Divisi Hukum |"
    moved = row.replace("| v | |", "| | v |")
    merged = merge([sent(moved, LEGAL_OFFICE)], base=sent(row, file="rencana.xlsx"))

    assert _changes(merged) == [("Nilai", "Rencana pelaksanaan: Advokasi\nSengketa", "T1", "T2")]


def test_a_revision_that_changes_nothing_says_so_on_its_matrix() -> None:
    base = sent(BASE, file="rencana.xlsx")
    table = changes_table(merge([], base=base))

    assert (table.rows, table.title[-1]) == ([], "Tidak ada yang berubah.")


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"region": "52.06"}, "rencana.xlsx: Dari kantor lain"),
        ({"year": 2021}, "rencana.xlsx: Untuk tahun 2020, bukan 2021"),
    ],
)
def test_a_plan_of_another_office_or_year_than_asked_for_is_not_revised(asked: dict[str, Any], told: str) -> None:
    with pytest.raises(UnclearOfficeError, match=told):
        merge([sent(BASE, FINANCE)], base=sent(BASE, file="rencana.xlsx"), **asked)


def test_an_indicator_that_a_revision_deletes_is_not_told_as_one_that_nobody_filled_in() -> None:
    known = load_template("kpu-2020").indicators["K2.3"].text
    base = sent(f"| 1 | Hukum | {known} | 95% | Advokasi | v | | | | Divisi Hukum |", file="rencana.xlsx")
    merged = merge([sent("| 1 | Lain | Indeks | 3 | Survei | v | | | | Divisi Hukum |", LEGAL)], base=base)

    assert ("Indikator dihapus", "K2.3" in merged.unfilled) == (_changes(merged)[-1][1], False)
    assert "K3.1" in merged.unfilled
    assert known not in {row[2] for row in remarks_table(merged).rows}


def test_an_indicator_that_goes_or_comes_is_one_line_with_all_that_it_has() -> None:
    rows = (
        "| 1 | Hukum | Nilai | 95 | Advokasi | v | | | | Divisi Hukum |\n| | | | | Sengketa | | v | | | Divisi Hukum |"
    )
    base = sent(rows, file="rencana.xlsx")
    other = "| 1 | Lain | Indeks | | Survei | v | | | | Divisi Hukum |"

    assert _changes(merge([sent(other, LEGAL_OFFICE)], base=base)) == [
        ("Indeks", "Indikator baru", "", "Sasaran: Lain\nKegiatan: Survei"),
        ("Nilai", "Indikator dihapus", "Sasaran: Hukum\nTarget: 95\nKegiatan:\n1. Advokasi\n2. Sengketa", ""),
    ]


def test_what_would_not_fit_into_the_line_of_a_removed_indicator_is_counted() -> None:
    rows = "\n".join(
        f"| 1 | Hukum | Nilai | 95 | Kegiatan {at} {'yang panjang ' * 15} | v | | | | Divisi Hukum |" for at in range(9)
    )
    other = "| 1 | Lain | Indeks | 80 | Survei | v | | | | Divisi Hukum |"
    told = _changes(merge([sent(other, LEGAL_OFFICE)], base=sent(rows, file="rencana.xlsx")))

    assert told[-1] == ("Nilai", "Indikator dihapus", "Sasaran: Hukum\nTarget: 95\nKegiatan: 9", "")


def test_of_an_indicator_that_moved_and_was_reworded_each_change_is_one_line() -> None:
    base = _keyed(sent("| 1 | Lama | Nilai | 95 | Rapat | v | | | | Divisi Hukum |", file="r.xlsx"), "K2.3")
    new = _keyed(sent("| 1 | Baru | Nilai Hukum | 96 | Rapat | v | | | | Divisi Hukum |", LEGAL_OFFICE), "K2.3")

    assert _changes(merge([new], base=base)) == [
        ("Nilai Hukum", "Target", "95", "96"),
        ("Nilai Hukum", "Sasaran", "Lama", "Baru"),
        ("Nilai Hukum", "Redaksi indikator", "Nilai", "Nilai Hukum"),
    ]


def test_reasons_beside_the_lines_that_earlier_versions_wrote_for_one_indicator_stay_with_it() -> None:
    base = sent("| 1 | Hukum | Nilai | 95 | Advokasi | v | | | | Divisi Hukum |", file="rencana.xlsx")
    other = sent("| 1 | Lain | Indeks | 80 | Survei | v | | | | Divisi Hukum |", LEGAL_OFFICE)
    written_then = [
        ("Nilai", "Indikator dihapus", "Nilai", "", "Tidak dianggarkan"),
        ("Nilai", "Target", "95", "", "Tidak dianggarkan"),
        ("Nilai", "Kegiatan dihapus", "Advokasi", "", "Dialihkan ke provinsi"),
        ("Indeks", "Kegiatan baru", "", "Survei", "Permintaan provinsi"),
        ("Indeks", "Kegiatan baru", "", "Rapat", "Lain"),
    ]
    reasons = tuple(Answer(change_code(*said), reason, said[0]) for *said, reason in written_then)
    merged = merge([other], base=base, decisions=Decisions(reasons=reasons))

    assert {each.indicator: each.reason for each in merged.changes or ()} == {
        "Nilai": "Tidak dianggarkan\nDialihkan ke provinsi",
        "Indeks": "Permintaan provinsi",
    }
    assert [each.said for each in merged.unused_reasons] == ["Lain"]


def test_other_executors_wording_and_objective_are_changes_too() -> None:
    base = sent(
        "| 1 | Lama | Persentase Sengketa Hukum yang dimenangkan KPU | 95% | Rapat | v | | | | Divisi Hukum |",
        file="r.xlsx",
    )
    row = "| 1 | Baru | Persentase Sengketa Hukum yang Dimenangkan KPU di Mahkamah | 95% | Rapat | v | | | | Divisi Keuangan |"
    merged = merge([_keyed(sent(row, FINANCE), "K2.3")], base=_keyed(base, "K2.3"))

    assert [(what, before[:5], after[-5:]) for _, what, before, after in _changes(merged)] == [
        ("Sasaran", "Lama", "Baru"),
        ("Redaksi indikator", "Perse", "kamah"),
        ("Pelaksana: Rapat", "Divis", "wasan"),
    ]


def test_new_activities_come_after_those_that_the_plan_has() -> None:
    merged = merge(
        [
            sent(
                "| 1 | Lembaga | Opini BPK | WTP | Audit | | v | | | Divisi Keuangan |\n| | | | | Reviu | v | | | | Divisi Keuangan |",
                FINANCE,
            )
        ],
        base=sent(BASE, file="rencana.xlsx"),
    )
    assert [row[2] for row in rows_of(merged)][:2] == ["Reviu", "Audit"]
    assert plan_form(merged).identity.revision == 1


def _keyed(plan: Plan, key: str) -> Plan:
    part = plan.parts[0]
    return replace(plan, parts=(replace(part, indicators=(replace(part.indicators[0], key=key),)),))


def test_what_one_unit_sent_is_no_plan_to_be_revised() -> None:
    with pytest.raises(UnclearOfficeError, match=r"kiriman.xlsx adalah kiriman Divisi Hukum .*--base"):
        merge([sent(BASE, LEGAL_OFFICE)], base=sent(BASE, LEGAL, file="kiriman.xlsx"))


def test_a_revision_that_changes_nothing_is_not_written(tmp_path: Path) -> None:
    signed, revision, again = (tmp_path / name for name in ("ttd.xlsx", "revisi.xlsx", "revisi-2.xlsx"))
    merge_files([written(tmp_path / "awal", [sent(BASE, LEGAL)])], signed)
    folder = written(tmp_path / "kiriman", [sent(BASE.replace("Sengketa", "Mediasi"), LEGAL, revision=1)])
    merge_files([folder], revision, MergeRequest(base=signed))
    before = revision.read_bytes()
    written(folder, [sent(BASE, FINANCE, file="lain.xlsx", year=2019)])

    with pytest.raises(NothingChangesError, match=r"Tidak ada yang berubah dibanding revisi.xlsx.*lain.xlsx: Untuk"):
        merge_files([folder], again, MergeRequest(base=revision))
    assert (revision.read_bytes(), again.exists()) == (before, False)

    type_in(folder / f"{LEGAL}.xlsx", "Komisi", {"G10": "tunda"})
    with pytest.raises(NothingChangesError, match=r"Pengawasan.xlsx Komisi!G10: Tanda ini bukan centang"):
        merge_files([folder], again, MergeRequest(base=revision))
