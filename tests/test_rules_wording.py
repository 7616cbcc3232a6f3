"""Years, regions, cut texts and almost equal indicators: what is reported, and above all what is not."""

from __future__ import annotations

import pytest

from rak_excel.definitions.loading import load_template
from rak_excel.model import Definition, Region, items_of
from rak_excel.rules.check import check
from rak_excel.rules.engine.in_texts import stale_years, wrong_region
from rak_excel.vocabulary.names.offices import region_name
from rak_excel.vocabulary.names.regions import find_region, regions
from tests.rule_examples import table_of
from tests.tables import plan_of


@pytest.fixture(scope="module")
def definition() -> Definition:
    return load_template("kpu-2020")


@pytest.mark.parametrize(
    "text",
    [
        "Pemeliharaan eks logistik Pemilu 2019",
        "Lelang Logistik Eks Pemilu 2019",
        "Penyusunan Laporan Kinerja Tahun 2019",
        "Menyusun LKj 2019",
        "Menyusun Laporan Keuangan TA 2019",
        "Menyusun RKA Tahun 2021",
        "Penetapan Renstra 2020-2024",
        "Evaluasi Renstra 2015–2019",
        "Roadmap 2015 s.d. 2020",
        "Berdasarkan PKPU Nomor 5 Tahun 2018",
        "Sesuai UU No. 7 Tahun 2017 tentang Pemilu",
        "Permendagri 77/2019",
        "Keputusan KPU 5/PR.03-1-Kpt/03/KPU/I/2018",
        "Laporan PMK 249",
        "Sosialisasi Pilkada Serentak 2020",
        "Nomor surat 12019",
        "Mengarsipkan dokumen hasil Pemilu 2019",
        "Tindak lanjut LHP BPK Tahun 2019",
        "Mengunggah Keputusan Tahun 2004 sampai dengan Tahun 2019",
        "Pemilih yang lahir tahun 2003",
        "Melaksanakan PKPU 15 Tahun 2019",
        "Sesuai UU 7 Tahun 2017",
        "Keputusan KPU Nomor: 63 Tahun 2019",
        "Peraturan Menteri Keuangan 249 Tahun 2011",
        "PermenPAN-RB 53 Tahun 2014",
        "Evaluasi SAKIP Tahun 2019",
        "Rekonsiliasi BMN Semester II Tahun 2019",
        "Pengisian LHKPN Tahun 2019",
        "Proses PAW Anggota DPRD hasil Pemilu 2019",
        "Digitalisasi Dokumen Hasil Pemilu 2019",
        "Mencetak 2000 lembar brosur",
    ],
)
def test_years_that_may_be_named_in_a_plan_of_2020_are_silent(text: str, definition: Definition) -> None:
    assert list(stale_years(items_of(text), 2020, definition.review)) == []


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("Menyusun Laporan Kinerja Tahun 2018", ["2018"]),
        ("Tahapan Pemilihan Tahun 2018 dan Pemilu 2019", ["2018", "2019"]),
        ("Pengelolaan anggaran TA 2019", ["2019"]),
        ("Pelaksanaan Renstra 2010-2014", ["2014"]),
        ("Pemilu 2019 berdasarkan PKPU Nomor 5 Tahun 2018", ["2019"]),
        ("Evaluasi SAKIP Tahun 2018", ["2018"]),
        ("Melaksanakan tahapan sesuai PKPU pada Pemilu Tahun 2019", ["2019"]),
        ("Laporan Semester I Tahun 2019", ["2019"]),
        ("Rapat\nLaporan Tahun 2019", ["2019"]),
    ],
)
def test_work_of_years_gone_by_is_found(text: str, years: list[str], definition: Definition) -> None:
    assert [named for _, named in stale_years(items_of(text), 2020, definition.review)] == [years]


def test_an_exception_holds_for_its_own_item_only(definition: Definition) -> None:
    text = "1. Lelang eks logistik Pemilu 2019\n2. Sosialisasi Pemilu 2019"
    assert [item for item, _ in stale_years(items_of(text), 2020, definition.review)] == ["Sosialisasi Pemilu 2019"]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("KPU Kabupaten Lombok Timor", "Lombok Timor"),
        ("Lombk Timur", "Lombk Timur"),
        ("Rapat di Lombok Barat", "Lombok Barat"),
        ("Rapat koordinasi di Lombok Barat tahun ini", "Lombok Barat"),
        ("KPU Kabupaten Lombok Tengah", "Lombok Tengah"),
        ("Rapat KPU Kab. Bima", "Kab Bima"),
        ("Kota Bima", "Kota Bima"),
        ("KPU Kabupaten Garut", "Kabupaten Garut"),
        ("Kabupaten/Kota Garut", "Kota Garut"),
        ("KPU Mataram", "Kpu Mataram"),
    ],
)
def test_another_region_is_found_in_a_plan_of_lombok_timur(text: str, named: str, definition: Definition) -> None:
    found = wrong_region(text, find_region("52.03"), definition)
    assert found is not None
    assert named in found


@pytest.mark.parametrize(
    "text",
    [
        "KPU Kabupaten Lombok Timur",
        "KPU Lombok Timur 2020-2024",
        "KPU Kab. Lombok Timur",
        "KPU Provinsi/KIP Aceh dan KPU/KIP Kabupaten/Kota yang patuh",
        "Pemilih di wilayah timur",
        "Rapat di kota",
        "Peserta dari Bima",
        "DPRD Kabupaten/Kota",
        "KPU RI",
        "Rapat koordinasi dengan KPU Kabupaten Bima",
        "Studi banding ke KPU Kota Mataram",
        "Bersama KPU Kota Mataram",
        "",
    ],
)
def test_the_own_region_and_common_words_are_silent(text: str, definition: Definition) -> None:
    assert wrong_region(text, find_region("52.03"), definition) is None


def test_kabupaten_kota_before_the_own_name_means_either(definition: Definition) -> None:
    assert wrong_region("KPU Kabupaten/Kota Bima", find_region("52.06"), definition) is None
    assert wrong_region("KPU Kota Bima", find_region("52.06"), definition) == "Kota Bima"


def test_every_region_may_write_its_own_name(definition: Definition) -> None:
    owns = [region for region in regions().values() if region.parent]
    told = {
        (name, wrong)
        for own in owns
        for name in [region_name(own, definition)]
        for text in (f"Rapat KPU {name}", f"Rapat KPU {name.partition(' ')[2]}", f"SOSIALISASI DI {name.upper()}")
        if (wrong := wrong_region(text, own, definition))
    }
    assert told == set()


@pytest.mark.parametrize(
    ("own", "text"),
    [
        ("Kabupaten Agam", "Koordinasi dengan KPU agar tahapan sesuai jadwal"),
        ("Kabupaten Melawi", "Pelaporan KPU Kabupaten/Kota melalui aplikasi"),
        ("Kota Padang", "Rapat KPU Kabupaten/Kota Bidang Hukum"),
        ("Kabupaten Dairi", "Data tingkat kabupaten dari dinas"),
        ("Kabupaten Siak", "KPU Siap Melaksanakan Pemilihan"),
    ],
)
def test_a_common_word_is_not_a_name_misspelt(own: str, text: str, definition: Definition) -> None:
    assert wrong_region(text, region_called(own, definition), definition) is None


@pytest.mark.parametrize(
    ("own", "text", "named"),
    [
        ("Kota Pekalongan", "Rapat KPU Kota Pekalomgan", "Pekalomgan"),
        ("Kabupaten Agam", "Rapat KPU Kab. Agamm", "Agamm"),
        ("Kabupaten Agam", "KPU Kab. Agamm", "Agamm"),
        ("Kabupaten Pesisir Selatan", "Rapat KPU Pesisir Selatna", "Pesisir Selatna"),
        ("Kabupaten Pasaman Barat", "Rapat KPU Kabupaten Pasaman Bart", "Pasaman Bart"),
        ("Kabupaten Musi Rawas Utara", "Rapat KPU Kabupaten Musi Rawas", "Kabupaten Musi Rawas"),
        ("Kabupaten Musi Rawas", "Rapat KPU Kabupaten Musi Rawas Utara", "Kabupaten Musi Rawas Utara"),
    ],
)
def test_names_near_the_own_are_found(own: str, text: str, named: str, definition: Definition) -> None:
    assert wrong_region(text, region_called(own, definition), definition) == named


def region_called(name: str, definition: Definition) -> Region:
    return next(region for region in regions().values() if region_name(region, definition) == name)


def two_indicators(one: str, other: str) -> list[str]:
    rows = [{"INDIKATOR": one, "TARGET": "100%"}, {"INDIKATOR": other, "TARGET": "100%"}]
    findings = check([plan_of(table_of("Komisi", rows))], select=["duplicate-indicator", "near-duplicate-indicator"])
    return [finding.name for finding in findings]


@pytest.mark.parametrize(
    ("one", "other", "names"),
    [
        ("Persentase Pemilih", "PERSENTASE  PEMILIH.", ["duplicate-indicator"]),
        ("Persentase Sengketa Selesai", "Persentase Sengkata Selesai", ["near-duplicate-indicator"]),
        ("Persentase Pemilih Perempuan", "Persentase Pemilih Disabilitas", []),
        ("Persentase Anggaran Tahun 2020", "Persentase Anggaran Tahun 2021", []),
        ("Persentase Laporan KPU", "Persentase Laporan KIP", []),
        ("Persentase Pemilih", "Persentase Pemilih Pemula", []),
        ("Persentase Sengketa Hukum", "Persentase Sengkata Hokum", []),
    ],
)
def test_indicators_are_the_same_almost_the_same_or_two(one: str, other: str, names: list[str]) -> None:
    assert two_indicators(one, other) == names


@pytest.mark.parametrize(
    "text",
    [
        "Rapat,",
        "Rapat (lanjutan",
        "1) Rapat ↵ 2) Reviu (lanjutan",
        "Rapat dengan",
        "Rapat :",
        "Pemilih yang masih dapat",
        "x" * 255,
        "Sesuai berdasarkan",
    ],
)
def test_a_text_that_stops_in_the_middle_is_found(text: str) -> None:
    plan = plan_of(table_of("Komisi", [{"KEGIATAN": text}]))
    assert [finding.name for finding in check([plan], select=["text-truncated"])] == ["text-truncated"]


def test_the_last_words_of_a_text_that_stops_in_the_middle_are_quoted() -> None:
    plan = plan_of(table_of("Komisi", [{"KEGIATAN": "Menyusun jadwal sosialisasi tahapan kepada pemilih berdasarkan"}]))
    (finding,) = check([plan], select=["text-truncated"])
    assert finding.message.id == 'Teks tampak terpotong: berakhir dengan "kepada pemilih berdasarkan".'


def test_of_a_bracket_that_stays_open_the_item_is_quoted_that_opens_it() -> None:
    text = "1. Rapat kerja\\n2. Koordinasi daerah (Rakortek Dirjen Perumahan\\n3. Menyusun anggaran (2020)"
    (finding,) = check([plan_of(table_of("Komisi", [{"KEGIATAN": text}]))], select=["text-truncated"])
    assert finding.message.id == 'Teks tampak terpotong: berakhir dengan "(Rakortek Dirjen Perumahan".'


@pytest.mark.parametrize(
    ("text", "around"),
    [
        ("Pengelolaan Program dan  Dan Kegiatan", "Program dan Dan Kegiatan"),
        ("untuk untuk pemilih", "untuk untuk pemilih"),
        ("Di Masing Masing Unit Kerja", None),
        ("Rapat di dinas", None),
        ("Data yang dan untuk", None),
        ("Program dan\\ndan Kegiatan", "Program dan dan Kegiatan"),
    ],
)
def test_only_joining_words_may_not_be_repeated(text: str, around: str | None) -> None:
    found = check([plan_of(table_of("Komisi", [{"KEGIATAN": text}]))], select=["word-repeated"])
    told = [finding.message.id.partition(": ")[2] for finding in found]
    assert told == ([f'"{around}".'] if around else [])


@pytest.mark.parametrize("first", ["Terselenggaranya", "Peningkatan", "Melaksanakan"])
def test_an_indicator_that_names_work_is_no_measure(first: str) -> None:
    plan = plan_of(table_of("Komisi", [{"INDIKATOR": f"{first} Sosialisasi", "TARGET": "100%"}]))
    assert [finding.name for finding in check([plan], select=["RAK213"])] == ["indicator-is-not-a-measure"]


def test_a_colon_before_the_activities_that_it_introduces_is_silent() -> None:
    rows = [{"KEGIATAN": "Menyusun dokumen:"}, {"NO": "", "SASARAN": "", "INDIKATOR": "", "KEGIATAN": "a. Renstra:"}]
    found = check([plan_of(table_of("Komisi", rows))], select=["text-truncated"])
    assert [str(finding.cell) for finding in found] == ["Komisi!E3"]


@pytest.mark.parametrize(
    "text",
    [
        "Rapat;",
        "Rapat (lanjutan)",
        "1) Rapat ↵ 2) Reviu (a)",
        "Rapat ↵ koordinasi",
        "Rapat.",
        "Rapat dan laporan",
        "x" * 254,
    ],
)
def test_a_text_that_ends_is_silent(text: str) -> None:
    assert check([plan_of(table_of("Komisi", [{"KEGIATAN": text}]))], select=["text-truncated"]) == []


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        (["1. Rapat ↵ 2. Laporan"], []),
        (["1. Rapat", "2. Laporan"], []),
        (["1. Rapat", "1. Laporan"], []),
        (["Rapat", "Laporan"], []),
        (["1. Rapat ↵ a. awal ↵ b. akhir ↵ 2. Laporan"], []),
        (["2. Rapat"], ["tidak dimulai dari 1: 2."]),
        (["1. Rapat ↵ 3. Laporan"], ["melompat: 1, 3."]),
        (["1. Rapat ↵ 1. Laporan"], ["berulang: 1, 1."]),
        (["1. Rapat", "3. Laporan"], ["tidak dimulai dari 1: 3."]),
        (["Tahap 1: ↵ 1. Rapat ↵ 2. Reviu ↵ Tahap 2: ↵ 1. Laporan"], []),
        (["- Awal ↵ 1. Rapat ↵ 2. Reviu ↵ - Akhir ↵ 1. Laporan ↵ 3. Arsip"], ["melompat: 1, 3."]),
    ],
)
def test_lists_count_on_over_the_rows_of_an_indicator(cells: list[str], told: list[str]) -> None:
    first, *others = cells
    rows = [{"KEGIATAN": first}]
    rows += [{"NO": "", "SASARAN": "", "INDIKATOR": "", "KEGIATAN": text} for text in others]
    findings = check([plan_of(table_of("Komisi", rows))], select=["activity-numbering-broken"])
    assert [finding.message.id.removeprefix("Nomor uraian kegiatan ") for finding in findings] == told


@pytest.mark.parametrize(
    ("above", "below", "told"),
    [
        ("1. Rapat", "2. Laporan", ["info"]),
        ("1. Rapat ↵ 2. Reviu", "3. Laporan", ["info"]),
        ("1. Rapat", "2. Laporan ↵ 3. Arsip", ["warning"]),
        ("Rapat", "2. Laporan", ["warning"]),
        ("1. Rapat", "3. Laporan", ["warning"]),
    ],
)
def test_a_single_number_that_counts_on_from_the_objective_above_is_an_info(
    above: str, below: str, told: list[str]
) -> None:
    rows = [{"KEGIATAN": above}, {"NO": "2", "SASARAN": "Lain", "INDIKATOR": "Nilai Lain", "KEGIATAN": below}]
    findings = check([plan_of(table_of("Komisi", rows))], select=["activity-numbering-broken"])

    assert [str(finding.severity) for finding in findings] == told
