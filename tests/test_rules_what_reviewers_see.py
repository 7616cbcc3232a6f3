"""What reviewers of plans find by reading: explanations, measures in other words, others' work, spelling."""

from __future__ import annotations

import pytest

from rak_excel.definitions.loading import load_template
from rak_excel.model import Definition, Finding, Plan, Severity
from rak_excel.rules.check import check
from rak_excel.vocabulary.basics.texts import misspelt_in, subjects_of
from rak_excel.vocabulary.names.higher_offices import work_of_higher_office
from rak_excel.vocabulary.names.regions import find_region
from rak_excel.vocabulary.remarks.statements import elections_called_off, elections_of, is_explanation
from tests.rule_examples import table_of
from tests.tables import plan_of, told

TEKNIS = "Divisi Teknis Penyelenggaraan"


@pytest.fixture(scope="module")
def definition() -> Definition:
    return load_template("kpu-2020")


def komisi(*rows: dict[str, str]) -> Plan:
    return plan_of(table_of("Komisi", rows))


def found(plan: Plan, rule: str) -> list[tuple[str, Severity]]:
    return [(str(each.cell), each.severity) for each in check([plan], select=[rule])]


def message(plan: Plan, rule: str) -> str:
    finding: Finding
    (finding,) = check([plan], select=[rule])
    return finding.message.id


@pytest.mark.parametrize(
    "text",
    [
        "KPU Kabupaten Lombok Timur tidak mengadakan Pemilu/Pemilihan Tahun 2020, sebagai bahan acuan:",
        "Pada tahun 2020 tidak ada kegiatan",
        "Tidak ada kegiatan",
        "Tidak dilaksanakan",
        "Nihil",
        "Karena pandemi kegiatan dialihkan",
        "Sehubungan dengan penundaan tahapan",
        "Pemilihan Tahun 2020 tidak dilaksanakan di kabupaten ini",
        "Catatan: menunggu juknis",
    ],
)
def test_explanations_are_told(text: str) -> None:
    assert is_explanation(text)


@pytest.mark.parametrize(
    "text",
    [
        "Memastikan tidak ada pemilih ganda",
        "Sosialisasi bagi warga yang tidak memiliki KTP",
        "Penyisiran TPS tidak ada pemilihnya",
        "Pemilih tidak memenuhi syarat dicoret",
        "Pelayanan bila tidak ada petugas",
        "Rapat koordinasi karena perubahan jadwal",
        "Sosialisasi tidak langsung",
        "Berdasarkan PKPU 5 melaksanakan tahapan",
        "Keterangan ahli dalam sengketa hukum",
        "Penjelasan teknis kepada peserta",
        "",
    ],
)
def test_work_is_no_explanation(text: str) -> None:
    assert not is_explanation(text)


def test_an_explanation_among_the_items_of_a_list_is_quoted() -> None:
    plan = komisi({"KEGIATAN": "1. Rapat tim ↵ 2. Karena pandemi kegiatan dialihkan"})
    assert found(plan, "RAK214") == [("Komisi!E2", Severity.WARNING)]
    assert '"Karena pandemi kegiatan dialihkan"' in message(plan, "RAK214")


def test_each_explanation_of_a_list_is_told() -> None:
    plan = komisi(
        {"KEGIATAN": "v Karena pandemi kegiatan dialihkan ↵ v Rapat tim ↵ v Pemilihan 2020 tidak dilaksanakan"}
    )
    messages = [finding.message.id for finding in check([plan], select=["RAK214"])]
    assert messages == [
        'Ini keterangan, bukan kegiatan: "Karena pandemi kegiatan dialihkan".',
        'Ini keterangan, bukan kegiatan: "Pemilihan 2020 tidak dilaksanakan".',
    ]


def test_an_election_that_the_plan_calls_off_is_not_planned() -> None:
    plan = plan_of("""
        # Komisi
        | NO | SASARAN | INDIKATOR   | TARGET | KEGIATAN                                             | T1 | T2 | T3 | T4 | PELAKSANA                     |
        | 1  | Andal   | Nilai SPIP  | B      | KPU Kabupaten Lombok Timur tidak mengadakan Pemilu/Pemilihan Tahun 2020 | v | | | | Divisi Hukum dan Pengawasan |
        | 2  | Luas    | Nilai SAKIP | B      | 1. Rapat\\n2. Sosialisasi Pilkada Serentak 2020      | v  |    |    |    | Divisi Teknis Penyelenggaraan |
        | 3  | Tertib  | Nilai RB    | B      | Arsip Pemilu 2019 dan Renja 2020                     | v  |    |    |    | Divisi Teknis Penyelenggaraan |
        | 4  | Rapi    | Nilai KIP   | B      | Persiapan Pemilihan Tahun 2021                       | v  |    |    |    | Divisi Teknis Penyelenggaraan |
    """)
    assert found(plan, "RAK216") == [("Komisi!E3", Severity.WARNING)]
    assert 'padahal Komisi!E2 menyebut "KPU Kabupaten Lombok Timur' in message(plan, "RAK216")


@pytest.mark.parametrize(
    ("text", "called_off"),
    [
        ("KPU tidak mengadakan Pemilu/Pemilihan Tahun 2020", {"pemilu", "pemilihan"}),
        ("Tidak ada Pemilihan Umum pada tahun ini", {"pemilu"}),
        ("Pilkada Tahun 2020 tidak dilaksanakan", {"pemilihan"}),
        ("Tidak ada Pemilihan Tahun 2019", set()),
        ("Daerah yang tidak melaksanakan Pemilihan", set()),
        ("Apabila tidak ada Pemilihan, anggaran dikembalikan", set()),
        ("Penundaan Pemilihan Tahun 2020", set()),
        ("Belum ada anggaran Pemilihan", set()),
    ],
)
def test_only_a_plain_sentence_calls_an_election_off(text: str, called_off: set[str]) -> None:
    assert elections_called_off(text, 2020) == called_off


def test_an_election_belongs_to_the_year_behind_it() -> None:
    assert elections_of("Sosialisasi Pemilu 2019 dan Renja 2020", 2020) == set()
    assert elections_of("Pemilu dan Pemilihan Serentak Tahun 2020", 2020) == {"pemilu", "pemilihan"}


@pytest.mark.parametrize(
    ("text", "certain"),
    [
        ("KPU RI melaksanakan supervisi", True),
        ("KPU Provinsi NTB menyusun jadwal monitoring", True),
        ("Reviu laporan oleh KPU Provinsi", False),
        ("Penyiapan Juknis Penyusunan Renstra KPU Provinsi/ Kabupaten Kota", False),
        ("Mengikuti rapat KPU Provinsi", None),
        ("Menindaklanjuti hasil reviu oleh KPU RI", None),
        ("Bimtek yang diselenggarakan oleh KPU RI", None),
        ("Melaksanakan Program Nasional KPU RI", None),
        ("Koordinasi dengan KPU Provinsi", None),
        ("KPU Provinsi/KIP Aceh dan KPU/KIP Kabupaten/Kota menyampaikan laporan", None),
        ("KPU Provinsi bersama KPU Kabupaten melaksanakan rapat", None),
        ("KPU Kabupaten Lombok Timur melaksanakan rapat", None),
    ],
)
def test_work_of_the_province_or_the_nation_in_a_regency(
    text: str, certain: bool | None, definition: Definition
) -> None:
    other = work_of_higher_office(text, find_region("52.03"), definition)
    assert (other.certain if other else None) is certain


def test_the_province_s_own_plan_has_the_province_s_work(definition: Definition) -> None:
    assert work_of_higher_office("KPU Provinsi menyusun jadwal", find_region("52"), definition) is None
    assert work_of_higher_office("KPU RI menyusun jadwal", find_region("52"), definition)


def test_work_of_another_office_is_a_warning_where_it_is_the_doer_and_an_info_where_it_may_be() -> None:
    plan = komisi({"KEGIATAN": "KPU RI melaksanakan supervisi"}, {"KEGIATAN": "Reviu oleh KPU Provinsi"}, {})
    assert found(plan, "RAK509") == [("Komisi!E2", Severity.WARNING), ("Komisi!E3", Severity.INFO)]


def test_rules_for_the_offices_below_are_the_work_of_an_office_above_whichever_it_is() -> None:
    plan = komisi({"KEGIATAN": "Penyiapan Juknis Renstra KPU Provinsi dan Kabupaten"})
    assert "tampaknya pekerjaan kantor di atasnya" in message(plan, "RAK509")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Persentase dokumen perencanaan yang disusun", "Persentase Penyusunan Dokumen Perencanaan"),
        ("Prosentase Pegawai yang Dilatih", "Persentase pelatihan pegawai"),
        ("Persentase laporan keuangan tepat waktu", "Persentase Laporan Keuangan yang tepat waktu"),
    ],
)
def test_the_same_measure_in_another_order_and_form_is_told(one: str, other: str) -> None:
    rows: list[dict[str, str]] = [{"INDIKATOR": one, "TARGET": "100%"}, {}, {"INDIKATOR": other, "TARGET": "100%"}]
    assert found(komisi(*rows), "RAK215") == [("Komisi!C4", Severity.WARNING)]


@pytest.mark.parametrize(
    ("change", "severity"),
    [
        ({}, Severity.WARNING),
        ({"TARGET": "90%"}, Severity.INFO),
        ({"PELAKSANA": TEKNIS}, None),  # below another objective too
        ({"INDIKATOR": "Persentase Pelaksanaan Penyusunan Dokumen Perencanaan"}, Severity.INFO),
        ({"INDIKATOR": "Persentase Penyusunan Dokumen Perencanaan Anggaran"}, None),
        ({"INDIKATOR": "Persentase penyusun dokumen perencanaan"}, None),
        ({"INDIKATOR": "Jumlah dokumen perencanaan yang disusun"}, None),
    ],
)
def test_how_sure_it_is_that_two_measures_are_one(change: dict[str, str], severity: Severity | None) -> None:
    first = {"INDIKATOR": "Persentase dokumen perencanaan yang disusun", "TARGET": "100%"}
    second = {"INDIKATOR": "Persentase Penyusunan Dokumen Perencanaan", "TARGET": "100%"} | change
    assert found(komisi(first, second), "RAK215") == ([("Komisi!C3", severity)] if severity else [])


def test_two_measures_that_are_one_below_one_objective_are_an_info_where_others_carry_them_out() -> None:
    first = {"INDIKATOR": "Persentase dokumen perencanaan yang disusun", "TARGET": "100%"}
    second = first | {"NO": "", "SASARAN": "", "INDIKATOR": "Persentase Penyusunan Dokumen Perencanaan"}

    assert found(komisi(first, second), "RAK215") == [("Komisi!C3", Severity.WARNING)]
    assert found(komisi(first, second | {"PELAKSANA": TEKNIS}), "RAK215") == [("Komisi!C3", Severity.INFO)]


def test_measures_for_different_people_are_different() -> None:
    assert subjects_of("Persentase Partisipasi Pemilih Perempuan") != subjects_of(
        "Persentase Partisipasi Pemilih Disabilitas"
    )
    assert subjects_of("Partisipasi Pemilih") != subjects_of("Partisipasi Pemilihan")


def test_a_measure_of_both_parts_in_other_words_is_compared_and_told_as_a_warning() -> None:
    komisi_rows = table_of("Komisi", [{"INDIKATOR": "Persentase Penyelesaian Laporan Keuangan", "TARGET": "100%"}])
    sekretariat = [{"INDIKATOR": "Persentase laporan keuangan KPU yang diselesaikan", "TARGET": "90%"}]
    plan = plan_of(f"{komisi_rows}\n{table_of('Sekretariat', sekretariat)}")
    assert [each for each in told(plan) if each.startswith("RAK601")] == ["RAK601 Sekretariat!D2 warning"]
    assert "nama indikatornya sama dengan kata lain" in message(plan, "RAK601")


@pytest.mark.parametrize(
    ("indicator", "schedule", "is_told"),
    [
        ("Indeks Reformasi Birokrasi", "T4", True),
        ("Nilai Akuntabilitas Kinerja", "T4", True),
        ("Indeks Reformasi Birokrasi", "T1 T4", False),
        ("Indeks Reformasi Birokrasi", "T3", False),
        ("Opini BPK", "T4", False),
    ],
)
def test_a_score_is_worked_on_before_the_last_quarter(indicator: str, schedule: str, is_told: bool) -> None:
    plan = komisi({"INDIKATOR": indicator, "JADWAL": schedule})
    assert found(plan, "RAK406") == ([("Komisi!I2", Severity.INFO)] if is_told else [])


OFTEN = ["Laporan keuangan", "Reviu keuangan satker", "Rapat keuangan"]


@pytest.mark.parametrize(
    ("texts", "slips"),
    [
        (["Pemberdayaaan warga"], {"Pemberdayaaan": ("Pemberdayaan", True)}),
        (["PEMBERDAYAAAN"], {"PEMBERDAYAAAN": ("PEMBERDAYAAN", True)}),
        (["Rumah SUsun", "rumah susun", "Rumah Susun layak"], {"SUsun": ("Susun", True)}),
        (["Rumah SUsun"], {"SUsun": ("Susun", False)}),
        ([*OFTEN, "pengendalian keunagan"], {"keunagan": ("keuangan", True)}),
        ([*OFTEN, "pengendalian keuangann"], {}),  # ends are changed by suffixes
        ([*OFTEN, "pengendalian keuaangan"], {"keuaangan": ("keuangan", True)}),
        ([*OFTEN, "pengendalian keugngan"], {"keugngan": ("keuangan", False)}),
        (["Meningkatnyakapasitas"], {"Meningkatnyakapasitas": ("Meningkatnya kapasitas", True)}),
        (["Triwulan III dan xiii", "www", "AAA", "LKjIP CaLK", "BUMDes MoU"], {}),
        (["Memilih, pemilih, dipilih", "mengelola", "pengelola", "pengelola desa", "pengelola kota"], {}),
        (["Penyusunan laporan", "penyusunan", "penyusunan data", "menyusunkan"], {}),
        ([*OFTEN, "keunagan satu", "keunagan dua"], {}),  # twice is no slip of the hand
        (["Spanduk satu", "spanduk dua", "spanduk lagi", "spandduk"], {"spandduk": ("spanduk", True)}),
        (["Spanduk satu", "spanduk dua", "spandduk"], {}),
        ([*OFTEN, "pengendalian keungan"], {"keungan": ("keuangan", False)}),
        (["Kebun satu", "kebun dua", "pasar satu", "pasar dua", "kebunpasar"], {"kebunpasar": ("kebun pasar", False)}),
        (["Kebun satu", "pasar satu", "pasar dua", "kebunpasar"], {}),
        (["Coklit satu", "coklit dua", "coklit lagi", "cokklit"], {}),  # a short word may be almost another one
    ],
)
def test_words_typed_wrong(texts: list[str], slips: dict[str, tuple[str, bool]], definition: Definition) -> None:
    assert {word: (slip.meant, slip.certain) for word, slip in misspelt_in(texts, definition).items()} == slips


def test_a_region_s_name_is_told_as_a_region_alone() -> None:
    rows = [{"KEGIATAN": f"{work} Kabupaten Lombok Tengah"} for work in ("Rapat", "Data", "Arsip")]
    plan = plan_of(
        table_of("Komisi", [*rows, {"KEGIATAN": "Rapat KPU Kabupaten Lombok Tenagh"}]),
        office="KPU Kabupaten Lombok Tengah",
        region="52.02",
    )
    assert found(plan, "RAK222") == [("Komisi!E5", Severity.WARNING)]
    assert found(plan, "RAK225") == []


def test_the_slips_of_a_cell_are_told_together() -> None:
    plan = komisi({"KEGIATAN": "Pemberdayaaan dan penyelenggaaaraan"})
    assert found(plan, "RAK225") == [("Komisi!E2", Severity.WARNING)]
    assert '"Pemberdayaaan" (Pemberdayaan), "penyelenggaaaraan" (penyelenggaraan)' in message(plan, "RAK225")
