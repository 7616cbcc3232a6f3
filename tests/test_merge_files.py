"""Which files a merge takes: one office and year, each content once, the latest of each unit."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from rak_excel.definitions.loading import load_template
from rak_excel.errors import NothingToReadError, UnclearOfficeError
from rak_excel.jobs.merge.summary import remarks, summary, troubles
from rak_excel.language import Text
from rak_excel.merging.differences.differences import Decision, Decisions
from rak_excel.merging.merge import Merged, merge
from rak_excel.merging.sent.entries import EntryFate
from rak_excel.model import Note, NoteKind, Source
from rak_excel.reading import Unread
from rak_excel.workbooks.merged.reading_sheets import remarks_table
from tests.submissions import FINANCE, LEGAL, LEGAL_OFFICE, TECHNICAL, differences_of, executors_of, rows_of, sent
from tests.tables import plan_of

ROW = "| 1 | Hukum | Nilai | 95 | Advokasi | v | | | | Divisi Hukum |"
BIMA = {"office": "KPU Kabupaten Bima", "region": "52.06"}


def _states(merged: Merged) -> dict[str, str]:
    return {file.source.file: file.status for file in merged.files}


def test_the_office_and_year_are_those_of_most_files_and_the_others_are_refused_by_name() -> None:
    merged = merge(
        [
            sent(ROW, LEGAL),
            sent(ROW, FINANCE),
            sent(ROW, TECHNICAL, file="bima.xlsx", **BIMA),
            sent(ROW, TECHNICAL, file="lama.xlsx", year=2019),
        ]
    )

    assert _states(merged)["bima.xlsx"] == _states(merged)["lama.xlsx"] == "ditolak"
    assert (merged.plan.identity.region, merged.plan.identity.year) == ("52.03", 2020)
    mend = "Jika salah isi, perbaiki sheet Identitas Satker di file itu lalu gabung lagi; jika benar, keluarkan dari folder"
    assert {file.source.file: str(file.reason) for file in merged.refused} == {
        "bima.xlsx": f"Dari kantor lain: KPU Kabupaten Bima. {mend}, atau gabung dengan --region.",
        "lama.xlsx": f"Untuk tahun 2019, bukan 2020. {mend}, atau gabung dengan --year.",
    }
    assert merged.count(EntryFate.REFUSED) == 2
    assert not merged.complete


def test_an_office_written_in_two_ways_is_one_office() -> None:
    merged = merge([sent(ROW, LEGAL), sent(ROW, FINANCE, office="KPU Kab. Lombok Timur", region="52.06")])
    assert merged.refused == ()


def test_a_tie_between_offices_or_years_is_not_guessed() -> None:
    with pytest.raises(UnclearOfficeError, match=r"52.03, 52.06.*--region"):
        merge([sent(ROW, LEGAL), sent(ROW, FINANCE, **BIMA)])
    with pytest.raises(UnclearOfficeError, match=r"2019, 2020.*--year"):
        merge([sent(ROW, LEGAL), sent(ROW, FINANCE, year=2019)])


def test_region_and_year_decide_where_the_files_do_not() -> None:
    plans = [sent(ROW, LEGAL), sent(ROW, FINANCE, **BIMA), sent(ROW, FINANCE, file="x.xlsx", year=2019, **BIMA)]
    merged = merge(plans, region="5206", year=2020)

    assert merged.plan.identity.office == "KPU Kabupaten Bima"
    assert _states(merged) == {f"{FINANCE}.xlsx": "dipakai", f"{LEGAL}.xlsx": "ditolak", "x.xlsx": "ditolak"}


def test_a_file_that_says_neither_office_nor_year_takes_part() -> None:
    merged = merge([sent(ROW, LEGAL), sent(ROW, FINANCE, office="", region=None, year=None)])
    assert merged.refused == ()


def test_files_that_all_say_nothing_are_merged_under_the_region_asked_for() -> None:
    merged = merge([sent(ROW, LEGAL, office="", region=None)], region="52.03")
    assert merged.plan.identity.office == "KOMISI PEMILIHAN UMUM KABUPATEN LOMBOK TIMUR"


def test_no_file_of_the_office_asked_for_is_an_error_that_names_the_files() -> None:
    with pytest.raises(NothingToReadError, match=r"Divisi Hukum dan Pengawasan.xlsx: Dari kantor lain"):
        merge([sent(ROW, LEGAL)], region="52.06")


def test_byte_identical_copies_count_once() -> None:
    plan = sent(ROW, LEGAL)
    copy = replace(plan, source=replace(plan.source, file="Divisi Hukum dengan Salinan.xlsx"))
    merged = merge([copy, plan])

    assert sorted(_states(merged).values()) == ["dipakai", "salinan"]
    assert (merged.count(EntryFate.MERGED), merged.count(EntryFate.COLLAPSED), merged.complete) == (1, 1, True)


def test_a_copy_without_any_row_is_a_copy_too() -> None:
    plan = sent("", LEGAL)
    copy = replace(plan, source=replace(plan.source, file="Divisi Hukum (1).xlsx"))
    assert merge([copy, plan, sent(ROW, FINANCE)]).complete


def test_a_higher_revision_replaces_the_units_whole_file() -> None:
    merged = merge(
        [
            sent(f"{ROW}\n| | | | | Survei | v | | | | Divisi Hukum |", LEGAL, file="lama.xlsx"),
            sent("| 1 | Hukum | Nilai | 90 | Advokasi | | v | | | Divisi Hukum |", LEGAL, file="baru.xlsx", revision=1),
        ]
    )

    assert rows_of(merged) == [("Nilai", "90", "Advokasi", "2")]
    assert _states(merged) == {"baru.xlsx": "dipakai", "lama.xlsx": "diganti revisi baru"}
    assert (merged.count(EntryFate.SUPERSEDED), merged.complete) == (2, True)


def test_of_equal_revisions_the_later_saved_wins_row_by_row_and_old_rows_are_asked_about() -> None:
    merged = merge(
        [
            sent(f"{ROW}\n| | | | | Survei | v | | | | Divisi Hukum |", LEGAL, file="b.xlsx", saved="2020-01-20T08:00"),
            sent("| 1 | Hukum | Nilai | 90 | Advokasi | | v | | | |", LEGAL, file="a.xlsx", saved="2020-01-21T08:00"),
        ]
    )

    assert rows_of(merged) == [("Nilai", "90", "Advokasi", "2"), ("Nilai", "90", "Survei", "1")]
    assert executors_of(merged) == [[], [LEGAL]]
    assert [(entry.file, entry.activity.text) for entry in merged.judged.leftover] == [("b.xlsx", "Survei")]
    assert (merged.differences, merged.count(EntryFate.SUPERSEDED)) == ((), 1)


def test_an_indicator_that_only_the_older_file_has_keeps_its_target() -> None:
    merged = merge(
        [
            sent("| 1 | Lain | Indeks | 80 | Survei | v | | | | |", LEGAL, file="b.xlsx", saved="2020-01-20T08:00"),
            sent(ROW, LEGAL, file="a.xlsx", saved="2020-01-21T08:00"),
        ]
    )
    assert ("Indeks", "80", "Survei", "1") in rows_of(merged)


@pytest.mark.parametrize("saved", [(None, None), ("2020-01-20T08:00", None), ("2020-01-20T08:00", "2020-01-20T08:00")])
def test_without_a_known_order_the_files_of_a_unit_contradict_each_other(saved: tuple[str | None, str | None]) -> None:
    merged = merge(
        [
            sent(ROW, LEGAL, file="a.xlsx", saved=saved[0]),
            sent(ROW.replace("95", "90"), LEGAL, file="b.xlsx", saved=saved[1]),
        ]
    )

    assert [each[0] for each in differences_of(merged)] == ["target"]
    assert "tidak jelas mana yang terbaru" in str(remarks_table(merged).rows[0][0])
    assert sorted(merged.judged.unordered[0]) == ["a.xlsx", "b.xlsx"]


@pytest.mark.parametrize(
    ("saved", "formats", "known"),
    [
        (("2020-01-20T08:00", "2020-01-20T12:00"), ("xlsx", "xlsx"), True),
        (("2020-01-20T08:00", "2020-01-20T12:00"), ("ods", "ods"), True),
        (("2020-01-20T08:00", "2020-01-20T12:00"), ("xlsx", "ods"), False),
        (("2020-01-20T08:00", "2020-01-21T12:00"), ("xlsx", "ods"), True),
        (("2020-01-20T08:00", "2020-01-20T12:00Z"), ("xlsx", "ods"), True),
    ],
)
def test_an_ods_that_tells_local_time_is_newer_only_where_no_time_zone_could_make_it_older(
    saved: tuple[str, str], formats: tuple[str, str], known: bool
) -> None:
    old = sent(ROW, LEGAL, file="a", saved=saved[0])
    new = sent(ROW.replace("95", "90"), LEGAL, file="b", saved=saved[1])
    merged = merge(
        [replace(plan, source=replace(plan.source, format=own)) for plan, own in zip((old, new), formats, strict=True)]
    )

    assert (merged.judged.unordered == ()) is known
    assert [row[1] for row in rows_of(merged)] == ["90"] or not known


def test_files_without_a_unit_unite_and_never_supersede() -> None:
    merged = merge(
        [
            sent(ROW, file="a.xlsx", revision=1),
            sent("| 1 | Lain | Indeks | 80 | Survei | v | | | | |", file="b.xlsx"),
        ]
    )
    assert [row[0] for row in rows_of(merged)] == ["Nilai", "Indeks"]


def test_a_file_of_another_era_is_read_in_the_words_of_most() -> None:
    old = sent(
        "---| 1 | Hukum | Nilai | 95 | Advokasi | v | | | | | | | | | | | | Sub Bagian Hukum |", "Sub Bagian Hukum"
    )
    old = replace(old, definition=load_template("kpu-2008"))
    merged = merge([old, sent(ROW, LEGAL), sent(ROW, FINANCE)])

    assert executors_of(merged, "secretariat") == [[LEGAL_OFFICE]]
    assert merged.plan.definition.id == "kpu-2020"


def test_a_file_with_parts_of_its_own_is_refused() -> None:
    other = load_template("kpu-2023")
    part = msgspec.structs.replace(other.parts[0], id="board")
    foreign = msgspec.structs.replace(other, id="lembaga-lain", parts=(part,))
    plan = sent(ROW, TECHNICAL, file="lain.xlsx")
    plan = replace(plan, definition=foreign, parts=(replace(plan.parts[0], id="board"),))

    merged = merge([plan, sent(ROW, LEGAL), sent(ROW, FINANCE)])
    assert [str(file.reason) for file in merged.refused] == [
        f"Berisi {other.parts[0].sheet}, yang tidak ada di format kantor ini (kpu-2020). Minta unitnya mengisi format kantor "
        "ini, atau keluarkan dari folder."
    ]


def test_offices_that_no_list_has_are_told_apart_by_their_names() -> None:
    own: dict[str, Any] = {"office": "Badan Contoh", "region": None}
    merged = merge(
        [sent(ROW, LEGAL, **own), sent(ROW, FINANCE, **own), sent(ROW, TECHNICAL, office="Badan Lain", region=None)]
    )

    assert merged.plan.identity.office == "Badan Contoh"
    assert [str(file.reason).split(" Jika")[0] for file in merged.refused] == ["Dari kantor lain: Badan Lain."]


def test_files_that_say_no_office_at_all_make_a_plan_without_one() -> None:
    merged = merge([sent(ROW, LEGAL, office="", region=None, year=None)])
    assert (merged.plan.identity.office, merged.plan.identity.region, merged.plan.identity.year) == ("", None, None)


def test_a_merged_plan_alone_gives_itself_and_is_refused_beside_submissions() -> None:
    plan = replace(sent(ROW, file="gabungan.xlsx"), merged=True)
    assert rows_of(merge([plan])) == [("Nilai", "95", "Advokasi", "1")]

    merged = merge([plan, sent(ROW, FINANCE), sent(ROW, TECHNICAL)])
    assert [file.source.file for file in merged.refused] == ["gabungan.xlsx"]
    assert "--base gabungan.xlsx" in str(merged.refused[0].reason)


def test_an_agreement_beside_the_submissions_is_refused_as_what_it_is() -> None:
    agreement = "PERJANJIAN KINERJA TAHUN 2020\n| NO | SASARAN STRATEGIS | INDIKATOR KINERJA | TARGET |\n| 1 | Hukum | Nilai | 90 |"
    merged = merge([sent(ROW, LEGAL), plan_of(f"# PK\n{agreement}", file="PK.xlsx", submitter="")])

    assert _states(merged)["PK.xlsx"] == "ditolak"
    assert "Perjanjian Kinerja" in str(merged.refused[0].reason)
    assert rows_of(merged) == [("Nilai", "95", "Advokasi", "1")]


def test_an_unreadable_file_is_listed_and_the_rest_is_merged() -> None:
    note = Note(NoteKind.UNREADABLE_FILE, Text("Berkata sandi.", "It has a password."))
    merged = merge([sent(ROW, LEGAL)], [Unread(Source("rusak.xlsx", "ff"), note)])

    assert _states(merged)["rusak.xlsx"] == "tidak terbaca"
    assert "rusak.xlsx: Berkata sandi." in map(str, troubles(merged))
    assert not merged.complete


def test_remarks_tell_in_both_languages_what_the_merge_cannot_judge() -> None:
    rows = f"{ROW}\n| | | | | Survei | v | | | | Divisi Hukum |"
    merged = merge(
        [
            sent(rows, LEGAL, file="b.xlsx", saved="2020-01-20T08:00"),
            sent(ROW, LEGAL, file="a.xlsx", saved="2020-01-21T08:00"),
            sent(ROW, FINANCE, file="c.xlsx"),
            sent(ROW, FINANCE, file="d.xlsx"),
        ],
        decisions=Decisions({"1": Decision("1", "2", "3", "Nilai")}),
    )
    told = [*troubles(merged), *remarks(merged)]
    indonesian, english = [each.id for each in told], [each.en for each in told]

    assert any(
        each.startswith("d.xlsx, c.xlsx: dari unit yang sama") or "c.xlsx, d.xlsx" in each for each in indonesian
    )
    assert "1 baris hanya ada di file lama, masih dipakai? Lihat sheet Perlu Dicek." in indonesian
    assert "Pilihan lama tidak dipakai lagi karena isiannya berubah: Nilai" in indonesian
    assert "1 rows are only in an older file. See the sheet Perlu Dicek to say whether they still count." in english
    assert "An earlier choice no longer applies, because its values have changed: Nilai" in english


def test_remarks_tell_what_is_missing_in_a_few_lines() -> None:
    merged = merge([sent(ROW, LEGAL_OFFICE)])
    told = [str(each) for each in remarks(merged)]

    assert "Sub Bagian Perencanaan, Data dan Informasi: belum ada file." in told
    assert told[-1] == f"{len(merged.unfilled)} indikator belum ada yang mengisi. Lihat sheet Perlu Dicek."
    assert not any(each.startswith("Belum ada yang mengisi") for each in told)


def test_a_few_indicators_that_nobody_filled_in_are_named() -> None:
    merged = merge([sent(ROW, LEGAL_OFFICE)])
    told = [str(each) for each in remarks(replace(merged, unfilled=merged.unfilled[:3]))]

    assert (
        told[-1] == "Belum ada yang mengisi: Persentase Partisipasi Pemilih Perempuan dalam Pemilu/Pemilihan (Komisi)"
    )
    assert sum(each.startswith("Belum ada yang mengisi") for each in told) == 3


@pytest.mark.parametrize(
    "name", ["A (1).xlsx", "A - Copy.xlsx", "A - Salinan.xlsx", "Salinan A.xlsx", "arsip/A (12).xlsx"]
)
def test_of_equal_files_the_one_named_as_a_copy_is_the_copy(name: str) -> None:
    plan = sent(ROW, LEGAL, file="x.xlsx")
    merged = merge([replace(plan, source=replace(plan.source, file=name)), plan])

    assert _states(merged) == {"x.xlsx": "dipakai", name: "salinan"}
    assert "Salinan yang sama persis dengan x.xlsx." in str(merged.files[1].reason)


def test_the_summary_counts_what_became_of_the_files_where_not_all_were_used() -> None:
    plan = sent(ROW, LEGAL)
    note = Note(NoteKind.UNREADABLE_FILE, Text("Rusak.", "Broken."))
    unread = [Unread(Source(f"{name}.xlsx", name), note) for name in "ab"]
    plans = [
        plan,
        replace(plan, source=replace(plan.source, file="salinan.xlsx")),
        sent(ROW, FINANCE, file="lama.xlsx"),
        sent(ROW, FINANCE, revision=1),
        sent(ROW, TECHNICAL, file="bima.xlsx", **BIMA),
    ]
    told = summary(merge(plans, unread), Path("rencana.xlsx"))

    assert told.id.startswith(
        "7 file: 2 dipakai, 1 salinan, 1 diganti revisi baru, 1 ditolak, 2 tidak terbaca. 1 baris digabung, tidak ada"
    )
    assert told.en.startswith("7 files: 2 used, 1 copied, 1 replaced, 1 refused, 2 unreadable. 1 rows merged")


def test_a_command_that_is_suggested_quotes_a_name_with_spaces() -> None:
    merged = merge([sent(ROW, LEGAL), sent(ROW.replace("95", "90"), FINANCE)])
    assert summary(merged, Path("rencana ttd.xlsx")).id.endswith('--decisions "rencana ttd.xlsx".')
    plans = [replace(sent(ROW, file="rencana ttd.xlsx"), merged=True), sent(ROW, FINANCE), sent(ROW, TECHNICAL)]
    assert '--base "rencana ttd.xlsx"' in str(merge(plans).refused[0].reason)


def test_rows_that_a_later_saved_file_replaces_are_told_and_what_to_do_about_those_it_lacks() -> None:
    merged = merge(
        [
            sent(f"{ROW}\n| | | | | Survei | v | | | | Divisi Hukum |", LEGAL, file="b.xlsx", saved="2020-01-20T08:00"),
            sent(ROW, LEGAL, file="b (1).xlsx", saved="2020-01-21T08:00"),
        ]
    )

    assert "b (1).xlsx lebih baru: 1 baris dari b.xlsx diganti." in map(str, remarks(merged))
    assert "keluarkan file lamanya dari folder" in str(remarks_table(merged).rows[0][0])
