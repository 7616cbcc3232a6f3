"""Offices are named after their regions and found by their names."""

from __future__ import annotations

import re

import pytest

from rak_excel.definitions.loading import load_template
from rak_excel.errors import UnknownOfficeError
from rak_excel.vocabulary.names.offices import find_office, likely_offices, office_name, short_for, short_office_name
from rak_excel.vocabulary.names.regions import find_region, provinces_named, regions, regions_of

KPU = load_template("kpu-2020")


def test_the_data_hold_every_province_regency_and_city() -> None:
    provinces = [region for region in regions().values() if not region.parent]
    assert (len(provinces), len(regions()) - len(provinces)) == (38, 514)


def test_west_nusa_tenggara_has_ten_regencies_and_cities_in_the_order_of_their_codes() -> None:
    codes = [region.code for region in regions_of("52")]
    assert codes == sorted(codes)
    assert len(codes) == 10


def test_all_provinces_can_be_named_at_once() -> None:
    assert len(provinces_named(["all"])) == len(provinces_named(["ALL"])) == 38
    assert provinces_named(["52", "52"]) == ("52",)
    with pytest.raises(UnknownOfficeError):
        provinces_named(["99"])


def test_a_regency_is_not_taken_for_its_province() -> None:
    with pytest.raises(UnknownOfficeError, match="--province 52"):
        provinces_named(["52.03"])


@pytest.mark.parametrize(
    ("code", "full", "short"),
    [
        ("52.03", "KOMISI PEMILIHAN UMUM KABUPATEN LOMBOK TIMUR", "KPU Kabupaten Lombok Timur"),
        ("5272", "KOMISI PEMILIHAN UMUM KOTA BIMA", "KPU Kota Bima"),
        ("52", "KOMISI PEMILIHAN UMUM PROVINSI NUSA TENGGARA BARAT", "KPU Provinsi Nusa Tenggara Barat"),
        ("31", "KOMISI PEMILIHAN UMUM PROVINSI DKI JAKARTA", "KPU Provinsi DKI Jakarta"),
        ("31.75", "KOMISI PEMILIHAN UMUM KOTA JAKARTA TIMUR", "KPU Kota Jakarta Timur"),
        ("11", "KOMISI INDEPENDEN PEMILIHAN ACEH", "KIP Aceh"),
        ("11.71", "KOMISI INDEPENDEN PEMILIHAN KOTA BANDA ACEH", "KIP Kota Banda Aceh"),
    ],
)
def test_an_office_is_named_as_offices_name_themselves(code: str, full: str, short: str) -> None:
    region = find_region(code)
    assert (office_name(region, KPU), short_office_name(region, KPU)) == (full, short)


def test_every_office_is_found_by_each_of_its_own_names_and_no_two_share_one() -> None:
    for region in regions().values():
        assert find_office(office_name(region, KPU), KPU) == region
        assert find_office(short_office_name(region, KPU), KPU) == region


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("SEKRETARIAT KOMISI PEMILIHAN UMUM KABUPATEN LOMBOK TIMUR", "52.03"),
        ("kpu kab. bima", "52.06"),
        ("KPU Kota Bima", "52.72"),
        ("KPU Bima", None),
        ("Kantor Kecamatan Selong", None),
    ],
)
def test_a_bare_name_is_never_taken_for_an_office(name: str, code: str | None) -> None:
    found = find_office(name, KPU)
    assert (found.code if found else None) == code


def test_a_misspelled_office_gets_the_nearest_region_as_a_suggestion_only() -> None:
    name = "KOMISI PEMILIHAN UMUM KABUPATEN LOMBOK TIMOR"
    assert find_office(name, KPU) is None
    assert [region.code for region in likely_offices(name, KPU)] == ["52.03"]
    assert likely_offices("Kantor Pos", KPU) == ()


@pytest.mark.parametrize(
    ("name", "names"),
    [
        ("KPU Bima", ["Kabupaten Bima", "Kota Bima"]),
        ("KPU Kabupaten Mataram", ["Kota Mataram"]),
        ("KPU Kota Lombok Timur", ["Kabupaten Lombok Timur"]),
        ("KPU Gorontalo", ["Gorontalo", "Kabupaten Gorontalo", "Kota Gorontalo"]),
    ],
)
def test_a_name_without_its_kind_or_with_another_may_be_any_region_of_that_name(name: str, names: list[str]) -> None:
    assert find_office(name, KPU) is None
    assert [region.name for region in likely_offices(name, KPU)] == names


@pytest.mark.parametrize(
    ("name", "region"),
    [
        ("KPU Lombok Timur", "Kabupaten Lombok Timur"),
        ("KPUD LOMBOK TIMUR", "Kabupaten Lombok Timur"),
        ("KPUD Kabupaten Lombok Timur", "Kabupaten Lombok Timur"),
        ("KPU Kotabaru", "Kabupaten Kotabaru"),
    ],
)
def test_a_name_without_its_kind_is_the_office_of_the_one_region_of_that_name(name: str, region: str) -> None:
    found = find_office(name, KPU)
    assert found is not None
    assert found.name == region


@pytest.mark.parametrize("name", ["KPU Provinsi NTB", "KPU Kabupaten Pangkep", "KPU DI Yogyakarta"])
def test_sharing_kabupaten_or_provinsi_makes_no_two_offices_alike(name: str) -> None:
    assert likely_offices(name, KPU) == ()


def test_a_region_that_does_not_exist_is_refused_with_the_remedy() -> None:
    with pytest.raises(UnknownOfficeError, match=r"Kode wilayah 99\.99 tidak ada\. Pakai kode Kemendagri"):
        find_region("99.99")


def test_a_name_where_a_code_is_wanted_gets_the_code() -> None:
    with pytest.raises(UnknownOfficeError, match=r"Mungkin maksudnya 52\.03 \(Kabupaten Lombok Timur\)\."):
        find_region("lombok timur")
    with pytest.raises(UnknownOfficeError, match=r"52\.06 \(Kabupaten Bima\), 52\.72 \(Kota Bima\)\."):
        find_region("Bima")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("lombok timor", '"lombok timor" bukan kode wilayah. Mungkin maksudnya 52.03 (Kabupaten Lombok Timur).'),
        ("KPU Kab. Lombok Timur", "Mungkin maksudnya 52.03 (Kabupaten Lombok Timur)."),
        ("Kab Bima", "Mungkin maksudnya 52.06 (Kabupaten Bima)."),
        ("KPU Kota Bimaa", "Mungkin maksudnya 52.72 (Kota Bima)."),
        ("KPU Provinsi NTB", "Mungkin maksudnya 52 (Nusa Tenggara Barat)."),
        ("Gorontalo", "75 (Gorontalo), 75.01 (Kabupaten Gorontalo), 75.71 (Kota Gorontalo)."),
        ("Lampung", "Mungkin maksudnya 18 (Lampung)."),
        ("Kota Jakarta Timur", "Mungkin maksudnya 31.75 (Kota Administrasi Jakarta Timur)."),
        ("52.3", "Kode wilayah 52.3 tidak ada. Mungkin maksudnya 52.03 (Kabupaten Lombok Timur)."),
        ("11.1", "Mungkin maksudnya 11.01 (Kabupaten Aceh Selatan), 11.10 (Kabupaten Aceh Singkil)."),
        ("52.03.01", "Mungkin maksudnya 52.03 (Kabupaten Lombok Timur)."),
        ("52.79", "Mungkin maksudnya 52.08 (Kabupaten Lombok Utara), 52.71 (Kota Mataram), 52.72 (Kota Bima)."),
        ("5", "Kode wilayah 5 tidak ada. Pakai kode Kemendagri, misalnya 52 (NTB)"),
        ("...", "Kode wilayah ... tidak ada. Pakai kode Kemendagri"),
        ("abc xyz", "Kode wilayah abc xyz tidak ada. Pakai kode Kemendagri"),
        ("Daerah Istimewa Barat", "Kode wilayah Daerah Istimewa Barat tidak ada. Pakai kode Kemendagri"),
    ],
)
def test_what_is_almost_a_region_gets_its_code(typed: str, said: str) -> None:
    with pytest.raises(UnknownOfficeError) as caught:
        find_region(typed)
    assert said in caught.value.said("id")


def test_behind_the_agencys_own_words_a_bare_name_may_have_a_letter_wrong() -> None:
    assert [region.code for region in likely_offices("KPU Lombok Timor", KPU)] == ["52.03"]
    assert [region.code for region in likely_offices("KPU Lombko Timur", KPU)] == ["52.03"]
    assert likely_offices("KPU RI", KPU) == ()


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ("KPU Sampanf", ["35.27"]),
        ("KPU Ketapanf", ["61.04"]),
        ("KPU Brebec", ["33.29"]),
        ("KPU Dompo", ["52.05"]),
        ("KPU Palo", []),
    ],
)
def test_a_name_of_five_letters_or_more_may_have_one_of_them_wrong_and_a_shorter_one_none(
    typed: str, codes: list[str]
) -> None:
    assert [region.code for region in likely_offices(typed, KPU)] == codes


@pytest.mark.parametrize(
    ("typed", "near"), [("Brebec", "33.29 (Kabupaten Brebes)"), ("Domou", "52.05"), ("Palx", None), ("Domp", None)]
)
def test_a_region_of_five_letters_or_more_is_known_with_one_of_them_wrong(typed: str, near: str | None) -> None:
    with pytest.raises(UnknownOfficeError) as caught:
        find_region(typed)

    assert ("Mungkin maksudnya" in caught.value.said("id")) == (near is not None)
    assert (near or "tidak ada") in caught.value.said("id")


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("KPU Lombok", ["52.01", "52.02", "52.03", "52.08"]),
        ("KPU Kabupaten Lombok", ["52.01", "52.02", "52.03", "52.08"]),
        ("KPU Nusa Tenggara", ["52", "53"]),
        ("KPU Kota Lombok", []),  # no city has a name that begins so
        ("KPU Bolaang Mongondow", ["71.01"]),  # a name of its own, though others begin with it
        ("Lombok", []),  # nothing says that an office is meant
    ],
)
def test_the_beginning_of_a_few_names_means_all_of_them(name: str, codes: list[str]) -> None:
    office = find_office(name, KPU)
    assert [each.code for each in ((office,) if office else likely_offices(name, KPU))] == codes


def test_a_part_of_a_name_names_all_regions_that_have_it() -> None:
    meant = "52.01 (Kabupaten Lombok Barat), 52.02 (Kabupaten Lombok Tengah), 52.03 (Kabupaten Lombok Timur), 52.08"
    with pytest.raises(UnknownOfficeError, match=re.escape(meant)):
        find_region("Lombok")


@pytest.mark.parametrize(("letters", "codes"), [(300, ["52.05"]), (301, [])])
def test_what_is_longer_than_300_letters_is_no_office_and_like_none(letters: int, codes: list[str]) -> None:
    assert [region.code for region in likely_offices("KPU Dompo".ljust(letters, "."), KPU)] == codes
    assert (find_office("KPU Dompu".ljust(letters, "."), KPU) is not None) == bool(codes)


def test_an_office_that_names_neither_agency_nor_kind_is_like_no_province_of_four_letters() -> None:
    assert likely_offices("Balai X", KPU) == ()
    assert [region.code for region in likely_offices("Kabupatn Lombok Timur", KPU)] == ["52.03"]


def test_an_indicator_names_the_office_by_its_short_name() -> None:
    assert short_for("", "52.03", KPU) == "KPU Kabupaten Lombok Timur"
    assert short_for("KOMISI PEMILIHAN UMUM KOTA BIMA", None, KPU) == "KPU Kota Bima"
    assert short_for("Kantor Pos", None, KPU) == "Kantor Pos"
