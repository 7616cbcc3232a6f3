"""Targets are understood as people write them."""

from __future__ import annotations

from decimal import Decimal

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rak_excel.definitions.loading import load_template
from rak_excel.model import IndicatorDefinition, MeasureUnit, Target, TargetKind
from rak_excel.vocabulary.basics.numbers import leading_number
from rak_excel.vocabulary.targets.choices import target_choices
from rak_excel.vocabulary.targets.targets import parse_target, understand_target, written_target
from rak_excel.vocabulary.targets.units import RUPIAH, find_unit, kinds_expected

KPU = load_template("kpu-2020")


@pytest.mark.parametrize(
    ("text", "kind", "value", "unit"),
    [
        ("100%", "percent", 100, "%"),
        ("77,5%", "percent", Decimal("77.5"), "%"),
        ("77.5 %", "percent", Decimal("77.5"), "%"),
        ("75 persen", "percent", 75, "%"),
        ("0%", "percent", 0, "%"),
        ("1 Lap", "count", 1, "laporan"),
        ("1 lap.", "count", 1, "laporan"),
        ("1 (satu) Laporan", "count", 1, "laporan"),
        ("1.250 orang", "count", 1250, "orang"),
        ("12 Bulan", "count", 12, "bulan"),
        (" 1\u00a0Satker ", "count", 1, "satker"),
        ("WTP", "opinion", None, "opini"),
        ("wtp", "opinion", None, "opini"),
        ("B", "predicate", None, "predikat"),
        ("75", "number", 75, None),
        ("3,45", "number", Decimal("3.45"), None),
    ],
)
def test_a_target_has_the_kind_the_value_and_the_unit_that_a_person_reads(
    text: str, kind: str, value: int | Decimal | None, unit: str | None
) -> None:
    assert parse_target(text, KPU) == Target(text, TargetKind(kind), None if value is None else Decimal(value), unit)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "sesuai jadwal",
        "tercapai",
        "31 Desember",
        "1 Dokumen, 2 Laporan",
        "75% lebih baik dari tahun lalu",
        "75% (realisasi)",
        "75% (80% nasional)",
        "75% (2019: 70)",
        "1 Laporan (100%)",
        "OO%",
        "751)",
        "1 O",
        "1E3",
        "2,5E+2",
        "1.5 M",
        "5 T",
        "dua per tiga",
        "1/2",
        "½",
        "1-Feb",
        "(75)",
        ",75",
        "75%?",
        "75% (?)",
        "75 lama",
        "2 dokumen lama",
        "75 baseline",
        "3 sementara",
        "WTP (sebelum revisi)",
        "B (2019)",
        "Opini WTP (realisasi)",
        "Bulan 12",
        "Laporan 2019",
        "70-80% (semula 60%)",
        "≥ 75 (semula)",
        "tidak ada target",
        "TBD",
        "1,2,3",
        "1.2.3%",
        "75, %",
        "1 opini",
        "B+",
        "A-",
        "1,250 orang",
        "12.5 orang",
        "2 (satu) dokumen",
        "9" * 16 + "%",
        "1," + "9" * 400,
        "WTP (Wajar Dengan Pengecualian)",
    ],
)
def test_what_says_no_target_is_kept_as_text(text: str) -> None:
    assert parse_target(text, KPU) == Target(text)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("WTP (Wajar Tanpa Pengecualian)", "WTP"),
        ("Opini WTP", "WTP"),
        ("Wajar Tanpa Pengecualian", "WTP"),
        ("tidak wajar", "TW"),
        ("B (Baik)", "B"),
        ("WTP (target)", "WTP"),
        ("Nilai: B", "B"),
        ("Nilai 95", "95"),
        ("Indeks 75", "75"),
    ],
)
def test_a_target_with_words_around_it_is_the_target_alone(text: str, read: str) -> None:
    assert parse_target(text, KPU) == parse_target(read, KPU)


@pytest.mark.parametrize(
    ("text", "usual", "value", "unit"),
    [
        # Units that no list has are kept as they are written.
        ("4 Kali", "4 Kali", 4, "kali"),
        ("2 SK", "2 SK", 2, "sk"),
        ("1 Berita Acara", "1 Berita Acara", 1, "berita acara"),
        ("12 Bulan Layanan", "12 Bulan Layanan", 12, "bulan layanan"),
        ("150.000 Rumah Tangga", "150000 Rumah Tangga", 150_000, "rumah tangga"),
        ("12 Lap/Bulan", "12 Laporan", 12, "laporan"),
        ("(75%)", "75%", 75, "%"),
        ("[1 Laporan]", "1 Laporan", 1, "laporan"),
        ("%75", "75%", 75, "%"),
        ("Dokumen 1", "1 Dokumen", 1, "dokumen"),
        ("Laporan: 2", "2 Laporan", 2, "laporan"),
        ("persen 75", "75%", 75, "%"),
        ("1 Daftar Pemilih Sementara", "1 Daftar Pemilih Sementara", 1, "daftar pemilih sementara"),
        ("5 m2", "5 m2", 5, "m2"),
        ("254 desa/kelurahan", "254 desa/kelurahan", 254, "desa/kelurahan"),
        ("5 Kab/Kota", "5 Kab/Kota", 5, "kab/kota"),
        ("12 Orang/Bulan", "12 Orang/Bulan", 12, "orang/bulan"),
        ("2,5 km", "2,5 km", "2.5", "km"),
        ("1 Lembar Kerja", "1 Lembar Kerja", 1, "lembar kerja"),
        # A number said twice, or in words.
        ("75% (tujuh puluh lima persen)", "75%", 75, "%"),
        ("75 (tujuh puluh lima) persen", "75%", 75, "%"),
        ("75 (tujuh puluh lima persen)", "75%", 75, "%"),
        ("tujuh puluh lima persen (75%)", "75%", 75, "%"),
        ("seratus persen", "100%", 100, "%"),
        ("satu laporan", "1 Laporan", 1, "laporan"),
        ("Dua Ratus Lima Belas Orang", "215 Orang", 215, "orang"),
        ("77,5% (tujuh puluh tujuh koma lima persen)", "77,5%", "77.5", "%"),
        ("1(satu)dokumen", "1 Dokumen", 1, "dokumen"),
        ("1 [satu] dokumen", "1 Dokumen", 1, "dokumen"),
        ("1,000 (seribu) Laporan", "1000 Laporan", 1000, "laporan"),
        ("12 (dua belas) Dokumen", "12 Dokumen", 12, "dokumen"),
        ("2 Dokumen (Renja dan RKA)", "2 Dokumen", 2, "dokumen"),
        # Spelling and what scanners and Word leave.
        ("75 prosen", "75%", 75, "%"),
        ("• 75%", "75%", 75, "%"),
        ("\uf0a7 75%", "75%", 75, "%"),
        ("a. 75%", "75%", 75, "%"),
        ("100,00%", "100%", 100, "%"),
        ("100\u00a0%", "100%", 100, "%"),
        ("７５％", "75%", 75, "%"),
        ("1OO%", "100%", 100, "%"),
        ("l00%", "100%", 100, "%"),
        ("1O Dokumen", "10 Dokumen", 10, "dokumen"),
        ("10 l", None, None, None),
        ('"75%"', "75%", 75, "%"),
        ("'75%", "75%", 75, "%"),
        ("“1 Laporan”", "1 Laporan", 1, "laporan"),
        ("75% *)", "75%", 75, "%"),
        ("75%1)", "75%", 75, "%"),
        ("75%¹", "75%", 75, "%"),
        ("100 m²", "100 m2", 100, "m2"),
        ("1 Lap/tahun", "1 Laporan", 1, "laporan"),
        ("12 Lap/Tahun", "12 Laporan", 12, "laporan"),
        ("4 kali setahun", "4 kali", 4, "kali"),
        ("sebesar 75%", "75%", 75, "%"),
        ("83.125%", "83,125%", "83.125", "%"),
        # Money.
        ("Rp 9.000.000.000", "Rp9.000.000.000", 9_000_000_000, "rupiah"),
        ("Rp. 1.500.000,-", "Rp1.500.000", 1_500_000, "rupiah"),
        ("Rp1,5 miliar", "Rp1.500.000.000", 1_500_000_000, "rupiah"),
        ("500 juta rupiah", "Rp500.000.000", 500_000_000, "rupiah"),
        ("1,2 juta orang", "1200000 Orang", 1_200_000, "orang"),
        ("1,250,000 orang", "1250000 Orang", 1_250_000, "orang"),
        # Scores.
        ("12 bulan (1 tahun)", "12 Bulan", 12, "bulan"),
        ("75 (%)", "75%", 75, "%"),
        ("75%[1]", "75%", 75, "%"),
        ("75% a)", "75%", 75, "%"),
        ("1 250 Orang", "1250 Orang", 1250, "orang"),
        ("3 Laporan (2 Semesteran, 1 Tahunan)", "3 Laporan", 3, "laporan"),
        ("Skala 7", "7", 7, None),
        ("0,9 Angka", "0,9 Angka", "0.9", "angka"),
        ("74,75 Poin", "74,75 Poin", "74.75", "poin"),
    ],
)
def test_what_anyone_would_read_is_read(text: str, usual: str, value: str | int | None, unit: str | None) -> None:
    read = understand_target(text, KPU)
    if usual is None:
        assert read.target == Target(text)
        return
    assert (read.target.text, read.target.value, read.target.unit) == (text, Decimal(value or 0), unit)
    assert (read.usual, read.doubt) == (usual, None)


@pytest.mark.parametrize(
    ("text", "usual"),
    [
        ("≥ 75%", "≥ 75%"),
        (">= 75 %", "≥ 75%"),
        ("minimal 75%", "≥ 75%"),
        ("paling sedikit 4 kali", "≥ 4 kali"),
        ("75% ke atas", "≥ 75%"),
        ("minimal sebesar 75%", "≥ 75%"),
        ("maksimal 2 kasus", "≤ 2 kasus"),
        ("< 5%", "< 5%"),
        ("~75%", "± 75%"),
        ("minimal B", "≥ B"),
        ("<BB", "< BB"),
        ("95-100%", "95-100%"),
        ("95% - 100%", "95-100%"),
        ("95 s/d 100 persen", "95-100%"),
        ("4 s.d. 6 kali", "4-6 kali"),
        ("5 (lima) sd 7 (tujuh) kali", "5-7 kali"),
        ("antara 95% dan 100%", "95-100%"),
        ("1 sampai dengan 3 Laporan", "1-3 Laporan"),
    ],
)
def test_ranges_and_bounds_are_kept(text: str, usual: str) -> None:
    read = understand_target(text, KPU)
    target = read.target
    assert (read.usual or target.text, read.doubt) == (usual, None)
    assert target.same == parse_target(usual, KPU).same
    assert target.upper is not None or target.bound
    for plain in ("75%", "4 kali", "95%", "B", "100%"):
        assert target.same != parse_target(plain, KPU).same


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("1,000 Laporan", "1000 atau 1"),
        ("2,500 Dokumen", "2500 atau 2,5"),
        ("1.000%", "1000 atau 1"),
        ("1,250", "1250 atau 1,25"),
        ("83.125", "83125 atau 83,125"),
        ("2.375 km", "2375 atau 2,375"),
        ("2 (satu) dokumen", "Angkanya 2, tetapi di dalam kurung 1"),
        ("75% (delapan puluh persen)", "Angkanya 75, tetapi di dalam kurung 80"),
        ("12 (dua) Dokumen", "Angkanya 12, tetapi di dalam kurung 2"),
        ("75 persn", "mirip %"),
        ("2 Dokumn", "mirip Dokumen"),
        ("3 oramg", "mirip Orang"),
        ("100-95%", "lebih kecil"),
        ("12,5 orang", "bulat"),
    ],
)
def test_what_says_two_things_is_asked(text: str, words: str) -> None:
    read = understand_target(text, KPU)
    assert read.target == Target(text)
    assert read.doubt
    assert words in read.doubt.id


@pytest.mark.parametrize(
    ("text", "expected", "value"),
    [
        ("83.125", TargetKind.NUMBER, "83.125"),
        ("83,125", TargetKind.NUMBER, "83.125"),
        ("83.125", TargetKind.PERCENT, "83.125"),
        ("1.250", TargetKind.COUNT, "1250"),
        ("1.250.000", TargetKind.NUMBER, "1250000"),
        ("1,250", TargetKind.COUNT, None),
        ("1.250,5", TargetKind.COUNT, "1250.5"),
        ("0.125", TargetKind.COUNT, "0.125"),
    ],
)
def test_a_dot_separates_thousands_where_something_is_counted(
    text: str, expected: TargetKind, value: str | None
) -> None:
    assert understand_target(text, KPU, (expected,)).target.value == (Decimal(value) if value else None)


def test_the_number_of_a_cell_has_no_thousands() -> None:
    assert understand_target("83,125", KPU, exact=True).target.value == Decimal("83.125")


@pytest.mark.parametrize("grade", ["Baik", "Sangat  Baik", "minimal Baik"])
def test_a_grade_in_words_is_a_target_where_a_predicate_is_asked_for(grade: str) -> None:
    assert parse_target(grade, KPU, "Predikat Kinerja").kind is TargetKind.PREDICATE
    for indicator in ("Persentase Kinerja", "Nilai Akuntabilitas Kinerja"):
        assert parse_target(grade, KPU, indicator).kind is TargetKind.TEXT


@pytest.mark.parametrize("level", ["Informatif", "WBK", "Terdefinisi", "Tinggi"])
def test_a_level_that_has_no_letter_is_a_target_where_nothing_is_counted(level: str) -> None:
    for indicator in ("Predikat Kinerja", "Nilai Keterbukaan Informasi", "Indeks SPBE", "Zona Integritas"):
        assert parse_target(level, KPU, indicator).kind is TargetKind.PREDICATE
    for indicator in ("Persentase Kinerja", "Jumlah Laporan"):
        assert parse_target(level, KPU, indicator).kind is TargetKind.TEXT


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("nol", 0),
        ("sebelas", 11),
        ("tujuhpuluh lima", 75),
        ("seribu dua ratus lima puluh", 1250),
        ("satu juta lima ratus ribu", 1_500_000),
        ("nol koma enam tiga", "0.63"),
        ("tujuh koma dua puluh lima", "7.25"),
        ("dua tiga", None),
        ("puluh dua ratus", None),
        ("satuan", None),
        ("seribu seribu", None),
    ],
)
def test_numbers_in_words_are_numbers(words: str, number: str | int | None) -> None:
    assert leading_number(words) == ((None, words) if number is None else (Decimal(number), ""))


def in_words(number: int) -> str:
    """A number below a million as it is said."""
    ones = ["", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas"]
    if number < 12:
        return ones[number]
    if number < 20:
        return f"{ones[number - 10]} belas"
    for size, one, name in ((1000, "seribu", "ribu"), (100, "seratus", "ratus"), (10, "", "puluh")):
        if number >= size:
            many, rest = divmod(number, size)
            return f"{one if many == 1 else f'{in_words(many)} {name}'} {in_words(rest)}".strip()
    raise AssertionError


@given(st.integers(1, 999_999), st.sampled_from(["", " laporan", " persen", " kali"]))
def test_every_number_in_words_is_that_number(number: int, unit: str) -> None:
    assert parse_target(in_words(number) + unit, KPU).value == number
    assert understand_target(f"{number} ({in_words(number)}){unit}", KPU).target.value == number


units = st.sampled_from(KPU.targets.units) | st.sampled_from(
    [MeasureUnit(id=each.lower(), kind=TargetKind.COUNT, label=each) for each in ("Kali", "Rumah Tangga", "SK")]
)


@given(
    st.decimals(min_value=0, max_value=100_000, places=2),
    units,
    st.decimals(min_value=1, max_value=1000, places=2) | st.none(),
    st.sampled_from(["", "≥", "≤", ">", "<", "±"]),
)
def test_a_range_or_bound_that_we_write_reads_back_as_itself(
    value: Decimal, unit: MeasureUnit, more: Decimal | None, bound: str
) -> None:
    if unit.kind is TargetKind.COUNT:
        value, more = value.to_integral_value(), more and more.to_integral_value()
    upper = None if more is None else value + more
    labelled = unit if unit.label else None
    target = parse_target(written_target(value, labelled, upper, bound), KPU)
    assert (target.value, target.unit) == (value, labelled.id if labelled else None)
    assert (target.upper, target.bound) == (upper, bound)


@given(
    st.decimals(min_value=0, max_value=100_000, places=2) | st.decimals(min_value=0, max_value=1000, places=3),
    st.sampled_from([None, RUPIAH, *KPU.targets.units]),
)
def test_a_target_that_we_write_reads_back_as_itself(value: Decimal, unit: object) -> None:
    labelled = next((each for each in (RUPIAH, *KPU.targets.units) if each is unit and each.label), None)
    if labelled and labelled.kind is TargetKind.COUNT and labelled is not RUPIAH:
        value = value.to_integral_value()
    target = parse_target(written_target(value, labelled), KPU)
    assert (target.value, target.unit) == (value, labelled.id if labelled else None)


a_target = st.tuples(
    st.sampled_from(["", "minimal ", "≥", "paling banyak ", "sebesar ", '"', "Rp ", "Skala ", "Nilai "]),
    st.sampled_from(
        [
            "75",
            "1",
            "0,5",
            "1.250",
            "1,000",
            "2.375,5",
            "７５",
            "1OO",
            "seratus",
            "tujuh puluh lima",
            "95-100",
            "4 s.d. 6",
            "-5",
        ]
    ),
    st.sampled_from(["", " ", "\u00a0"]),
    st.sampled_from(["", "(satu) ", "(tujuh puluh lima) ", "[100] "]),
    st.sampled_from(
        ["%", "persen", "Laporan", "Lap.", "kali", "juta orang", "km", "x", "persn", "Rumah Tangga", "", "miliar"]
    ),
    st.sampled_from(["", "/tahun", " (seratus persen)", " (target nasional)", " *)", "¹", '"', " ke atas"]),
).map("".join)


@settings(max_examples=500)
@given(a_target, st.sampled_from([(), *((kind,) for kind in TargetKind)]))
def test_the_usual_spelling_of_whatever_is_understood_means_the_same(
    text: str, expected: tuple[TargetKind, ...]
) -> None:
    read = understand_target(text, KPU, expected)
    if read.usual and not read.doubt:
        assert understand_target(read.usual, KPU, expected).target.same == read.target.same


def test_every_target_that_a_dropdown_offers_is_of_the_kind_that_its_indicator_asks_for() -> None:
    for key, indicator in KPU.indicators.items():
        unit = next(each for each in KPU.targets.units if each.id == indicator.unit)
        offered = [parse_target(choice, KPU) for choice in target_choices(indicator, KPU)]
        assert {target.kind for target in offered} == {unit.kind}, key
        assert unit.kind in kinds_expected(indicator.text, KPU), key


def test_a_unit_may_end_with_a_digit() -> None:
    square = MeasureUnit(id="m2", kind=TargetKind.COUNT, label="m2")
    land = msgspec.structs.replace(KPU, targets=msgspec.structs.replace(KPU.targets, units=(square,)))
    offered = target_choices(IndicatorDefinition(key="L1", text="Luas Gedung", unit="m2"), land)
    assert [parse_target(choice, land) for choice in offered[:2]] == [
        Target("1 m2", TargetKind.COUNT, Decimal(1), "m2"),
        Target("2 m2", TargetKind.COUNT, Decimal(2), "m2"),
    ]


def test_without_an_indicator_every_kind_is_offered() -> None:
    kinds = {parse_target(choice, KPU).kind for choice in target_choices(None, KPU)}
    assert kinds == set(TargetKind) - {TargetKind.TEXT}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("1 Lap", "1 (satu) Laporan", True),
        ("75%", "75,0 %", True),
        ("75%", "75", False),
        ("WTP", "wtp", True),
        ("B", "BB", False),
        ("sesuai  jadwal", "Sesuai jadwal", True),
    ],
)
def test_spelling_does_not_make_two_targets_of_one(one: str, other: str, same: bool) -> None:
    assert (parse_target(one, KPU).same == parse_target(other, KPU).same) is same


@pytest.mark.parametrize(("text", "number"), [("75%", 75), ("77,5%", 77.5), ("WTP", None)])
def test_a_value_is_a_plain_number_without_needless_decimals(text: str, number: float | None) -> None:
    target = parse_target(text, KPU)
    assert target.number == number
    assert type(target.number) is type(number)


def test_a_unit_is_found_by_any_of_its_spellings() -> None:
    assert [unit.id for text in ("Dok.", "dokumen", "SATUAN KERJA", " % ") if (unit := find_unit(text, KPU))] == [
        "dokumen",
        "dokumen",
        "satker",
        "%",
    ]
    assert find_unit("lembar", KPU) is None


@pytest.mark.parametrize(
    "indicator",
    [
        "Terlaksananya Pemilu",
        "Presentasi ke KPU RI",
        "Tingkat Kepuasan",
        "A Persentase",
        "5 Persentase",
        "Dokumen persen",
        "",
    ],
)
def test_an_indicator_whose_words_ask_for_nothing_expects_nothing(indicator: str) -> None:
    assert kinds_expected(indicator, KPU) == ()


@pytest.mark.parametrize(
    "numbering",
    [
        "1. ",
        "1) ",
        "(1) ",
        "1.1 ",
        "1.1. ",
        "a. ",
        "B) ",
        "- ",
        "• ",
        "IKU 1: ",
        "IKU-1. ",
        "IKK 1.2 ",
        "IKSK 3 ",
        "Indikator 1: ",
    ],
)
@pytest.mark.parametrize(
    ("word", "kind"), [("Persentase", "percent"), ("Jumlah", "count"), ("% ", "percent"), ("Opini", "opinion")]
)
def test_a_number_before_an_indicator_does_not_hide_what_it_asks_for(numbering: str, word: str, kind: str) -> None:
    assert kinds_expected(f"{numbering}{word} A", KPU) == (TargetKind(kind),)


@pytest.mark.parametrize(
    "indicator",
    [
        "Persentase(%) A",
        "Prosentase A",
        "Presentase A",
        "Persen A",
        "Tingkat A (%)",
        "Jumlah A (%)",
        "Angka A (dalam persen)",
        "A [%]",
        "Rata-rata persentase A",
    ],
)
def test_an_indicator_asks_for_a_percentage_in_many_words(indicator: str) -> None:
    assert kinds_expected(indicator, KPU) == (TargetKind.PERCENT,)


def test_two_targets_in_one_cell_are_no_typing_error_of_a_unit() -> None:
    typo, two = (understand_target(text, KPU) for text in ("4 Dokumne", "100% / 4 Dokumen"))

    assert typo.doubt
    assert "Dokumen" in typo.doubt.id
    assert (two.target.kind, two.doubt) == (TargetKind.TEXT, None)
