"""Names of divisions and sub bagian are recognised or suggested, never guessed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rak_excel.definitions.loading import load_template, template_ids
from rak_excel.errors import UnknownUnitError
from rak_excel.model import Executor, Match
from rak_excel.vocabulary.names.executor_cells import read_executors
from rak_excel.vocabulary.names.executors import (
    find_unit_named,
    official_order,
    read_executor,
    supported_by,
    unit_named,
)

KPU = load_template("kpu-2020")
TEKNIS = "Sub Bagian Teknis Penyelenggaraan Pemilu, Partisipasi dan Hubungan Masyarakat"


def test_the_five_divisions_of_a_numbered_list_are_five_executors() -> None:
    """K1.1 of the 2020 plan of KPU Lombok Timur."""
    cell = """\
1.Divisi Keuangan, Umum, Logistik dan Rumah Tangga,
2.Divisi Teknis Penyelenggara
3.Divisi Sosialisasi, Pendidikan Pemilih, Partisipasi Masyarakat dan SDM
4.Divisi Perencanaan Dan Data
5.Divisi Hukum dan Pengawasan"""
    assert [(each.name, each.match, each.suggestion) for each in read_executors(cell, "commission", KPU)] == [
        ("Divisi Keuangan, Umum, Logistik dan Rumah Tangga", Match.EXACT, None),
        ("Divisi Teknis Penyelenggara", Match.UNKNOWN, "Divisi Teknis Penyelenggaraan"),
        ("Divisi Sosialisasi, Pendidikan Pemilih, Partisipasi Masyarakat dan SDM", Match.EXACT, None),
        ("Divisi Perencanaan Dan Data", Match.UNKNOWN, "Divisi Perencanaan, Data dan Informasi"),
        ("Divisi Hukum dan Pengawasan", Match.EXACT, None),
    ]


def test_two_divisions_joined_by_dan_are_two_executors() -> None:
    """K1.2: the "dan" between them is of the same kind as those within their names."""
    cell = "Divisi Teknis Penyelenggara dan Divisi Sosialisasi, Pendidikan Pemilih, Partisipasi Masyarakat dan SDM"
    assert [each.name for each in read_executors(cell, "commission", KPU)] == [
        "Divisi Teknis Penyelenggara",
        "Divisi Sosialisasi, Pendidikan Pemilih, Partisipasi Masyarakat dan SDM",
    ]


def test_names_of_sub_bagian_called_divisi_are_kept_as_written_with_the_division_meant() -> None:
    """K3.3."""
    cell = "Divisi Keuangan Umum Dan Logistik, Divisi Program Dan Data, Divisi Hukum Dan Pengawasan Dan Divisi Teknis Hupmas"
    assert [(each.name, each.borrowed, each.suggestions) for each in read_executors(cell, "commission", KPU)] == [
        (
            "Divisi Keuangan Umum Dan Logistik",
            "Sub Bagian Keuangan, Umum dan Logistik",
            ("Divisi Keuangan, Umum, Logistik dan Rumah Tangga",),
        ),
        (
            "Divisi Program Dan Data",
            "Sub Bagian Perencanaan, Data dan Informasi",
            ("Divisi Perencanaan, Data dan Informasi",),
        ),
        ("Divisi Hukum dan Pengawasan", None, ()),
        (
            "Divisi Teknis Hupmas",
            TEKNIS,
            (
                "Divisi Teknis Penyelenggaraan",
                "Divisi Sosialisasi, Pendidikan Pemilih, Partisipasi Masyarakat dan SDM",
            ),
        ),
    ]


def test_names_without_unit_words_are_taken_apart_where_the_known_names_end() -> None:
    cell = "Hukum dan Pengawasan dan Perencanaan, Data dan Informasi, Teknis Penyelenggaraan"
    assert [each.unit for each in read_executors(cell, "commission", KPU)] == ["hukum", "perencanaan", "teknis"]


@pytest.mark.parametrize(
    ("text", "match", "unit"),
    [
        ("Sub Bagian Keuangan, Umum dan Logistik", Match.EXACT, "keuangan"),
        ("Sub Bag. Keuangan, Umum, Logistik dan Keuangan", Match.WORDS, "keuangan"),
        ("SUBBAG LOGISTIK, UMUM DAN KEUANGAN", Match.WORDS, "keuangan"),
        ("Kasubag KUL", Match.ALIAS, "keuangan"),
        ("Sub. Bag Hukum dan SDM", Match.WORDS, "hukum"),
        ("Teknis Penyelenggaraan Pemilu, Partisipasi dan Hupmas", Match.WORDS, "teknis"),
        ("Sub Bagian Program dan Data", Match.OTHER_ERA, "perencanaan"),
    ],
)
def test_a_sub_bagian_is_recognised_by_name_alias_and_set_of_words(text: str, match: Match, unit: str) -> None:
    executor = read_executor(text, "secretariat", KPU)
    assert (executor.match, executor.group, executor.unit) == (match, "subsections", unit)


def test_a_division_on_the_secretariats_sheet_is_a_division_and_its_sub_bagian_is_suggested() -> None:
    executor = read_executor("Divisi Teknis Penyelenggaraan", "secretariat", KPU)
    assert (executor.group, executor.unit, executor.suggestion) == ("divisions", "teknis", TEKNIS)


def test_the_wrong_unit_word_is_kept_and_the_sub_bagian_suggested() -> None:
    executor = read_executor("Divisi Teknis Dan Hupmas", "secretariat", KPU)
    assert (executor.name, executor.known, executor.borrowed, executor.suggestion) == (
        "Divisi Teknis Dan Hupmas",
        False,
        TEKNIS,
        TEKNIS,
    )


@pytest.mark.parametrize("text", ["Panitia", "Divisi", "xyz", "Bapak Camat"])
def test_what_is_like_no_name_has_no_suggestion(text: str) -> None:
    assert read_executor(text, "commission", KPU) == Executor(text, text)


@pytest.mark.parametrize(("letters", "suggested"), [(1000, TEKNIS), (1001, None)])
def test_what_is_longer_than_1000_letters_is_like_no_name(letters: int, suggested: str | None) -> None:
    text = ("Teknis Dan Hupmas" + " beserta jajarannya" * 60)[:letters]
    assert read_executor(text, "secretariat", KPU).suggestion == suggested


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Semua divisi kecuali Hukum", ["Semua divisi kecuali Hukum"]),
        ("Semua divisi terkait", ["Semua divisi terkait"]),
        ("4 Divisi", ["4 Divisi"]),
        ("Ketua; Divisi Teknis Penyelenggaraan", ["Ketua", "Divisi Teknis Penyelenggaraan"]),
        ("Panitia dan Divisi Hukum dan Pengawasan", ["Panitia", "Divisi Hukum dan Pengawasan"]),
        ("Hukum Divisi Teknis Penyelenggaraan", ["Divisi Hukum dan Pengawasan", "Divisi Teknis Penyelenggaraan"]),
    ],
)
def test_a_name_that_is_not_known_stays_whole(cell: str, names: list[str]) -> None:
    assert [each.name for each in read_executors(cell, "commission", KPU)] == names


DIVISIONS = KPU.executors["divisions"].names()
SUBSECTIONS = KPU.executors["subsections"].names()


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Semua Divisi", DIVISIONS),
        ("Setiap divisi.", DIVISIONS),
        ("Masing-masing Divisi", DIVISIONS),
        ("Semua Divisi KPU Kabupaten Lombok Timur", DIVISIONS),
        ("5 Divisi", DIVISIONS),
        ("Kelima Divisi", DIVISIONS),
        ("Keempat Subbag", SUBSECTIONS),
        ("Seluruh Anggota KPU", DIVISIONS),
        ("Para Komisioner", DIVISIONS),
        ("Semua Kadiv", DIVISIONS),
        ("Seluruh Sub Bagian", SUBSECTIONS),
        ("Semua Kasubag", SUBSECTIONS),
        ("Seluruh Divisi dan Sub Bagian", [*DIVISIONS, *SUBSECTIONS]),
        ("Seluruh Divisi/Subbag", [*DIVISIONS, *SUBSECTIONS]),
        ("Ketua dan semua divisi", ["Ketua", *DIVISIONS]),
        ("Semua Divisi, Subbag Hukum", [*DIVISIONS, SUBSECTIONS[3]]),
    ],
)
def test_every_unit_of_a_list_is_named_at_once(cell: str, names: list[str]) -> None:
    assert [each.name for each in read_executors(cell, "commission", KPU)] == names


@pytest.mark.parametrize(
    "person", ["Kadiv", "Ka. Div.", "Ketua Divisi", "Koordinator Divisi", "Komisioner Divisi", "Anggota Divisi", "Plt. Kadiv", "Wakil Koordinator Divisi"]
)  # fmt: skip
def test_who_leads_a_division_stands_for_it(person: str) -> None:
    (executor,) = read_executors(f"{person} Hukum dan Pengawasan", "secretariat", KPU)

    assert (executor.name, executor.group) == ("Divisi Hukum dan Pengawasan", "divisions")


@pytest.mark.parametrize(
    "person", ["Kasubag", "Kasubbag", "Ka. Sub Bag", "Kepala Sub Bagian", "Plt. Kasubag", "Plh. Kepala Subbagian", "Staf Subbag"]
)  # fmt: skip
def test_who_leads_or_serves_a_sub_bagian_stands_for_it(person: str) -> None:
    (executor,) = read_executors(f"{person} Hukum dan Sumber Daya Manusia", "commission", KPU)

    assert (executor.name, executor.group) == ("Sub Bagian Hukum dan Sumber Daya Manusia", "subsections")


@pytest.mark.parametrize(
    "cell",
    [
        "Divisi Hukum, Teknis dan Perencanaan",
        "Divisi Hukum dan/atau Divisi Teknis dan/atau Divisi Perencanaan",
        "Divisi Hukum / Teknis / Perencanaan",
        "Divisi Hukum & Divisi Teknis & Divisi Perencanaan",
        "Divisi Hukum + Teknis + Perencanaan",
        "a. Divisi Hukum; b. Divisi Teknis; c. Divisi Perencanaan",
        "1) Divisi Hukum 2) Divisi Teknis 3) Divisi Perencanaan",
        "(1) Divisi Hukum (2) Divisi Teknis (3) Divisi Perencanaan",
    ],
)
def test_several_divisions_in_one_cell_are_each_read(cell: str) -> None:
    read = [each.name for each in read_executors(cell, "secretariat", KPU)]

    assert read == [DIVISIONS[4], DIVISIONS[1], DIVISIONS[3]]


@pytest.mark.parametrize(
    "cell",
    [
        "1. Divisi Hukum dan Pengawasan 2. Divisi Teknis Penyelenggaraan",
        "Divisi Hukum dan Pengawasan 2. Divisi Teknis Penyelenggaraan",
        "a) Hukum dan Pengawasan\nb) Teknis Penyelenggaraan",
        "1) Hukum dan Pengawasan 2) Teknis Penyelenggaraan",
    ],
)
def test_numbers_within_a_line_part_the_names(cell: str) -> None:
    assert [each.name for each in read_executors(cell, "commission", KPU)] == [
        "Divisi Hukum dan Pengawasan",
        "Divisi Teknis Penyelenggaraan",
    ]


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Divisi Teknis, dan Sekretariat", ["Divisi Teknis Penyelenggaraan", "Sekretariat"]),
        ("Divisi Teknis serta Sekretariat KPU", ["Divisi Teknis Penyelenggaraan", "Sekretariat KPU"]),
        ("Divisi Teknis & Sekretariat", ["Divisi Teknis Penyelenggaraan", "Sekretariat"]),
        ("Divisi Teknis + Panitia", ["Divisi Teknis Penyelenggaraan", "Panitia"]),
        ("Divisi Hukum, Teknis, Sekretariat", [DIVISIONS[4], DIVISIONS[1], "Sekretariat"]),
        ("Divisi Hukum, Bawaslu dan Kepolisian", [DIVISIONS[4], "Bawaslu dan Kepolisian"]),
        ("Divisi Hukum; Tim SPIP; Divisi Teknis", [DIVISIONS[4], "Tim SPIP", DIVISIONS[1]]),
        ("Divisi Hukum dan PPK, PPS", [DIVISIONS[4], "PPK", "PPS"]),
        ("Divisi Hukum; Kelembagaan", [DIVISIONS[4], "Kelembagaan"]),
        ("Divisi Hukum dibantu oleh Divisi Teknis", [DIVISIONS[4], DIVISIONS[1]]),
        ("Divisi Hukum bersama-sama Divisi Teknis", [DIVISIONS[4], DIVISIONS[1]]),
        ("Divisi Hukum bekerja sama dengan Bawaslu", [DIVISIONS[4], "Bawaslu"]),
        ("Divisi Teknis (dibantu Sekretariat)", [DIVISIONS[1], "Sekretariat"]),
        ("Divisi Hukum (Ketua), Divisi Teknis (Sekretaris)", [DIVISIONS[4], DIVISIONS[1]]),
        ("Divisi Hukum, dll.", [DIVISIONS[4], "dll"]),
        ("v Divisi Hukum\nv Divisi Teknis", [DIVISIONS[4], DIVISIONS[1]]),
        ("1/ Divisi Hukum\n2/ Divisi Teknis", [DIVISIONS[4], DIVISIONS[1]]),
        ("i. Divisi Hukum ii. Divisi Teknis", [DIVISIONS[4], DIVISIONS[1]]),
        ("Divisi Hukum dan\nPengawasan", [DIVISIONS[4]]),
        ("1. Divisi Hukum dan\nPengawasan\n2. Divisi Teknis", [DIVISIONS[4], DIVISIONS[1]]),
        (DIVISIONS[2].replace(" Partisipasi", "\nPartisipasi").replace(" dan", "\ndan"), [DIVISIONS[2]]),
        ("Divisi Hukum\nTeknis", [DIVISIONS[4], DIVISIONS[1]]),
        ("Divisi Hukum\nPanitia", [DIVISIONS[4], "Panitia"]),
        ("Divisi Hukum c.q. Divisi Teknis", [DIVISIONS[4], DIVISIONS[1]]),
        ("Divisi Hukum melalui Divisi Teknis", [DIVISIONS[4], DIVISIONS[1]]),
        ("PIC Divisi Hukum", [DIVISIONS[4]]),
        ("Divisi Hukum (Bapak Ahmad)", [DIVISIONS[4]]),
        ('"Divisi Hukum"', [DIVISIONS[4]]),
        ("Divisi Hukum¹", [DIVISIONS[4]]),
    ],
)
def test_what_is_known_in_a_cell_is_read_beside_what_is_not(cell: str, names: list[str]) -> None:
    assert [each.name for each in read_executors(cell, "commission", KPU)] == names


@pytest.mark.parametrize(
    "cell",
    [
        "Divisi Hukum dan Kelembagaan",
        "Divisi Hukum dan SDM",
        "Divisi Hukum dan Pengawasn",
        "Divisi Keuangan, Umum dan Logistk",
        "Divisi Perencanaan dan Data",
        "Panitia dan Sekretariat",
        "✓",
    ],
)
def test_what_may_be_one_name_stays_whole(cell: str) -> None:
    assert [each.name for each in read_executors(cell, "commission", KPU)] == [cell]


def test_a_blank_cell_names_nobody() -> None:
    assert read_executors(" \n , ", "commission", KPU) == ()


@pytest.mark.parametrize("template", template_ids())
def test_every_name_of_our_own_lists_reads_back_as_itself(template: str) -> None:
    definition = load_template(template)
    for part in definition.parts:
        names = definition.executors_of(part.id).names()
        assert [read_executor(name, part.id, definition).name for name in names] == names
        assert {read_executor(name, part.id, definition).match for name in names} == {Match.EXACT}


@given(
    st.permutations(KPU.executors["divisions"].names()), st.sampled_from(["\n", "; ", " dan ", ", "]), st.integers(1, 5)
)
def test_names_joined_in_one_cell_are_taken_apart_again(names: list[str], joint: str, count: int) -> None:
    cell = joint.join(names[:count])
    assert [each.name for each in read_executors(cell, "commission", KPU)] == names[:count]


def test_executors_sort_in_official_order_with_unknown_names_last() -> None:
    cell = "Panitia\nDivisi Hukum dan Pengawasan\nSubbag KUL\nDivisi Keuangan"
    executors = sorted(
        read_executors(cell, "commission", KPU), key=lambda each: official_order(each, "commission", KPU)
    )
    assert [each.unit for each in executors] == ["keuangan", "hukum", "keuangan", None]


def test_a_submitter_is_found_on_any_list() -> None:
    found = [find_unit_named(name, KPU) for name in ("Subbag KUL", "Divisi Hukum dan Pengawasan", "Panitia")]
    assert [each and (each.group, each.unit) for each in found] == [
        ("subsections", "keuangan"),
        ("divisions", "hukum"),
        None,
    ]


@pytest.mark.parametrize(
    ("name", "said"),
    [("Logistik", "Mungkin maksudnya "), ("Panitia", "Pilih salah satu: "), ("-", "Pilih salah satu: ")],
)
def test_a_submitter_on_no_list_is_told_the_units_that_may_be_meant_or_else_all(name: str, said: str) -> None:
    with pytest.raises(UnknownUnitError, match=f'Tidak ada unit bernama "{name}". {said}'):
        unit_named(name, KPU)


def test_a_sub_bagian_speaks_for_the_divisions_that_it_supports() -> None:
    hukum = read_executor("Sub Bagian Hukum dan SDM", "secretariat", KPU)
    assert supported_by(hukum, KPU) == {("subsections", "hukum"), ("divisions", "hukum"), ("divisions", "sosialisasi")}
    assert supported_by(Executor("Panitia", "Panitia"), KPU) == frozenset()


@pytest.mark.parametrize(
    ("template", "part", "written", "suggestion"),
    [
        ("kpu-2020", "commission", "Subbag Hukum", "Divisi Hukum dan Pengawasan"),
        ("kpu-2020", "commission", "Kasubag SDM", "Divisi Hukum dan Pengawasan"),
        ("kpu-2023", "secretariat", "Humas", "Sub Bagian Partisipasi, Hubungan Masyarakat dan Sumber Daya Manusia"),
        ("kpu-2020", "secretariat", "Ketua", None),
    ],
)
def test_the_first_that_a_unit_supports_the_present_name_and_nothing_far_off_are_suggested(
    template: str, part: str, written: str, suggestion: str | None
) -> None:
    [executor] = read_executors(written, part, load_template(template))
    assert executor.suggestion == suggestion


@pytest.mark.parametrize(
    ("part", "written", "suggestion"),
    [
        ("commission", "Daya", "Divisi Sosialisasi, Pendidikan Pemilih, Partisipasi Masyarakat dan SDM"),
        ("commission", "Subbag Daya", "Divisi Hukum dan Pengawasan"),
        ("secretariat", "Hubungan", "Sub Bagian Teknis Penyelenggaraan Pemilu, Partisipasi dan Hubungan Masyarakat"),
    ],
)
def test_of_names_as_much_alike_the_one_on_its_own_list_is_suggested(part: str, written: str, suggestion: str) -> None:
    [executor] = read_executors(written, part, KPU)
    assert executor.suggestion == suggestion


@pytest.mark.parametrize(
    "cell",
    [
        "Divisi Hukum dan Pengawasan (koordinator), Divisi Teknis Penyelenggaraan (anggota)",
        "PJ: Divisi Hukum dan Pengawasan\nAnggota: Divisi Teknis Penyelenggaraan",
        "Divisi Hukum dan Pengawasan bersama Divisi Teknis Penyelenggaraan",
        "Divisi Hukum dan Pengawasan bersama dengan Divisi Teknis Penyelenggaraan",
        "Divisi Hukum dengan Divisi Teknis",
    ],
)
def test_what_a_unit_is_to_the_work_is_no_part_of_its_name(cell: str) -> None:
    names = [each.name for each in read_executors(cell, "commission", KPU)]
    assert names == ["Divisi Hukum dan Pengawasan", "Divisi Teknis Penyelenggaraan"]


@pytest.mark.parametrize("every", ["Semua Komisioner", "Seluruh Anggota KPU", "Semua Divisi"])
@pytest.mark.parametrize(
    ("other", "name"), [("Sekretaris", "Sekretaris"), ("Subbag Hukum", "Sub Bagian Hukum dan Sumber Daya Manusia")]
)
def test_who_is_named_beside_a_whole_list_is_not_lost(every: str, other: str, name: str) -> None:
    names = [each.name for each in read_executors(f"{every} dan {other}", "commission", KPU)]
    assert names == [*KPU.executors["divisions"].names(), name]
