"""A roll-up of offices outside the list of regions: by their names, from the first page to the roll-up of roll-ups."""

from __future__ import annotations

import datetime
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from rak_excel.comparing.diff import changes_between
from rak_excel.definitions.loading import decode_definition, encode_definition, load_template
from rak_excel.errors import DefinitionError
from rak_excel.jobs.rollup.files import rollup_files
from rak_excel.jobs.rollup.summary import remarks, said
from rak_excel.model import Definition, Plan
from rak_excel.rolling_up.facts.facts import State, TypedBeside
from rak_excel.rolling_up.facts.fields import MATCHES
from rak_excel.rolling_up.result import Rollup
from rak_excel.rolling_up.roll_up import rollup
from rak_excel.rolling_up.side_by_side.comparison import compare
from rak_excel.rules.check import check
from rak_excel.vocabulary.names.named_offices import near_names, office_code
from rak_excel.workbooks.letters.content import letters
from rak_excel.workbooks.rollup.book import write_rollup
from rak_excel.workbooks.rollup.read_back.named import read_last_year
from tests.libreoffice import LibreOffice
from tests.rollup_plans import office_plan
from tests.shown_values import values_of
from tests.tables import plan_of, told
from tests.test_rollup_earlier import edited, written
from tests.test_rollup_workbook import computed_otherwise

TOML = Path(__file__).parent / "definitions" / "balai.toml"
WEST, MIDDLE, EAST = "Balai Contoh Barat", "Balai Contoh Tengah", "Balai Contoh Timur"
DAY = datetime.date(2026, 1, 31)


@pytest.fixture(scope="module")
def agency() -> Definition:
    return load_template(TOML)


@pytest.fixture(scope="module")
def unlisted(agency: Definition) -> Definition:
    """The same agency, without a list of its offices."""
    return agency.but(offices=agency.offices.but(list=msgspec.UNSET))


def plan(
    office: str, target: str = "900 Buku", *, file: str = "", year: int = 2026, executor: str = "Bidang Koleksi"
) -> Plan:
    read = plan_of(
        f"""
        # Rencana
        | NO | SASARAN               | INDIKATOR                            | TARGET   | KEGIATAN | TW I | TW II | TW III | TW IV | PELAKSANA  |
        | 1. | Koleksi Makin Lengkap | Jumlah Buku Baru yang Dapat Dipinjam | {target} | Membeli  | v    |       | v      |       | {executor} |
        """,
        template=str(TOML),
        office=office,
        region=None,
        year=year,
    )
    name = file or f"{office}.xlsx"
    return replace(read, source=replace(read.source, file=name, sha256=name))


def of(definition: Definition, *plans: Plan) -> list[Plan]:
    return [replace(each, definition=definition) for each in plans]


def lines(result: Rollup) -> list[str]:
    return [each.id for each in (*said(result, Path("r.xlsx")), *remarks(result, MATCHES))]


def test_offices_roll_up_by_their_names_where_no_province_is_asked_for(unlisted: Definition) -> None:
    result = rollup(of(unlisted, plan(WEST), plan(EAST)))

    assert [office.name for office in result.whole] == [office.name for office in result.offices] == [WEST, EAST]
    assert lines(result) == ["r.xlsx: 2 dari 2 kantor sudah menyampaikan, 2 kegiatan direkap."]


def test_the_offices_that_a_definition_lists_are_expected() -> None:
    result = rollup([plan(WEST), plan(EAST)])

    assert "Belum menyampaikan: Balai Contoh Tengah." in lines(result)
    assert [office.name for office in result.offices] == [WEST, MIDDLE, EAST]


def test_an_office_is_known_however_its_name_is_spelt(unlisted: Definition) -> None:
    spelt = ["BALAI CONTOH TIMUR", "Balai  Contoh-Timur", EAST]
    result = rollup(of(unlisted, *(plan(name, file=f"{at}.xlsx") for at, name in enumerate(spelt))))

    assert [office.name for office in result.offices] == [EAST]
    assert [choice.state for choice in result.choices].count(State.SAME) == 2


def test_a_name_that_the_definition_does_not_list_is_told_with_the_one_that_it_is_near_to() -> None:
    assert "RAK102 Identitas Satker!B2 error" in told(plan("Balai Contoh Timuur"))
    assert "RAK102 Identitas Satker!B2 warning" in told(plan("Balai Contoh Selatan"))
    [finding] = [each for each in check([plan("Balai Contoh Timuur")]) if each.code == "RAK102"]
    assert f'Mungkin maksudnya "{EAST}"' in finding.message.id
    assert finding.hint.id.endswith("Kantor lain ditulis seperti di daftar pilihannya.")
    assert not [each for each in told(plan("BALAI CONTOH-TIMUR")) if "RAK102" in each]


def test_near_names_are_told_and_stay_two_offices(unlisted: Definition) -> None:
    result = rollup(of(unlisted, plan(EAST), plan("Balai Contoh Timuur")))

    assert [office.name for office in result.offices] == [EAST, "Balai Contoh Timuur"]
    [doubt] = result.doubts
    assert doubt.id.startswith(
        'Nama kantor "Balai Contoh Timur" mirip dengan "Balai Contoh Timuur", dan direkap sebagai dua'
    )


@pytest.mark.parametrize(
    ("one", "two", "near"),
    [
        ("Direktorat Anggaran", "Direktorat Angaran", True),
        ("Balai Timur Contoh", "Balai Contoh Timur", True),
        ("Balai Contoh 1", "Balai Contoh 2", False),
        ("Direktorat I", "Direktorat II", False),
        ("Balai Contoh Barat", "Balai Contoh Timur", False),
        ("Balai Contoh Barat", "Balai Contoh Barat Daya", False),
    ],
)
def test_names_are_near_by_a_letter_or_the_order_of_their_words(
    unlisted: Definition, one: str, two: str, *, near: bool
) -> None:
    assert list(near_names([one, two], unlisted)) == ([(one, two)] if near else [])


def test_names_that_the_definition_lists_are_different_however_near(agency: Definition) -> None:
    near = agency.but(offices=agency.offices.but(list=("Balai Timur", "Balai Timor")))
    assert list(near_names(["Balai Timur", "Balai Timor"], near)) == []


def test_a_name_like_that_of_a_regions_office_is_asked_about(unlisted: Definition) -> None:
    result = rollup(of(unlisted, plan(WEST), plan("Balai Contoh Kabupaten Lombok Timor")))

    states = {choice.facts.office: choice.state for choice in result.choices}
    assert states == {WEST: State.USED, "Balai Contoh Kabupaten Lombok Timor": State.UNKNOWN_OFFICE}


def test_a_listed_office_goes_by_its_name_also_where_a_region_is_called_so(agency: Definition) -> None:
    identity = plan("Balai Contoh Bali").identity
    listed = agency.but(offices=agency.offices.but(list=("Balai Contoh Bali",)))

    assert office_code(identity, agency) == "51"
    assert office_code(identity, listed) == "@Balai Contoh Bali"


def test_where_a_province_is_asked_for_an_office_without_a_region_is_unknown_as_ever() -> None:
    result = rollup([plan(WEST)], provinces=["52"])

    assert [choice.state for choice in result.choices] == [State.UNKNOWN_OFFICE]
    assert len(result.offices) == 10


def test_an_office_of_the_commission_is_never_known_by_a_name_alone() -> None:
    lost = replace(
        office_plan("52.03"), identity=replace(office_plan("52.03").identity, office="KPU Antah", region=None)
    )
    assert [choice.state for choice in rollup([lost]).choices] == [State.UNKNOWN_OFFICE]


def test_beside_offices_of_regions_only_listed_names_are_known(agency: Definition, unlisted: Definition) -> None:
    regional = plan("Balai Contoh Kabupaten Lombok Timur")

    mixed = rollup(of(unlisted, regional, plan(WEST)))
    assert {choice.facts.office: choice.state for choice in mixed.choices}[WEST] is State.UNKNOWN_OFFICE
    mixed = rollup(of(agency, regional, plan(WEST)))
    assert {office.name for office in mixed.whole} == {"Balai Contoh Kabupaten Lombok Timur", WEST}


def test_the_sheets_name_the_offices_and_leave_the_codes_blank(tmp_path: Path) -> None:
    write_rollup(tmp_path / "r.xlsx", rollup([plan(WEST), plan(EAST, "12 Buku")]))

    status = values_of(tmp_path / "r.xlsx", "Status Penyampaian")
    assert [row[1:5] for row in status[3:6]] == [
        [None, None, WEST, "Masuk, waktu belum dinilai"],
        [None, None, MIDDLE, "Belum menyampaikan"],
        [None, None, EAST, "Masuk, waktu belum dinilai"],
    ]
    assert values_of(tmp_path / "r.xlsx", "Ringkasan")[1][0] == "Balai Contoh"
    data = values_of(tmp_path / "r.xlsx", "Data Rencana")
    assert [row[:3] for row in data[3:5]] == [[None, WEST, None], [None, EAST, None]]
    assert "TW I" in data[2]
    targets = values_of(tmp_path / "r.xlsx", "Perbandingan Target")
    assert {WEST, EAST} <= {value for row in targets[:3] for value in row}
    notes = values_of(tmp_path / "r.xlsx", "Catatan")
    assert {row[3] for row in notes[3:]} == {WEST, EAST}
    for sheet in ("Status Penyampaian", "Catatan", "Daftar File", "Beban Kerja", "Data Rencana", "Perbandingan Target"):
        cells = (value for row in values_of(tmp_path / "r.xlsx", sheet) for value in row)
        assert not any(str(value).startswith("@") for value in cells)


def test_a_roll_up_of_roll_ups_is_that_of_all_plans(tmp_path: Path) -> None:
    every = [plan(WEST), plan(EAST, "12 Buku")]
    write_rollup(tmp_path / "all.xlsx", rollup(every))
    for at, each in enumerate(every):
        write_rollup(tmp_path / f"{at}.xlsx", rollup([each]))
    write_rollup(tmp_path / "again.xlsx", rollup_files([tmp_path / "0.xlsx", tmp_path / "1.xlsx"], jobs=0))

    assert (tmp_path / "again.xlsx").read_bytes() == (tmp_path / "all.xlsx").read_bytes()


def test_what_was_typed_goes_to_the_next_roll_up_also_where_a_name_is_spelt_otherwise(
    tmp_path: Path, unlisted: Definition
) -> None:
    last = written(rollup(of(unlisted, plan(WEST), plan("BALAI CONTOH TIMUR"))), tmp_path / "lama.xlsx")
    place = [row[3] for row in values_of(last, "Status Penyampaian")].index("BALAI CONTOH TIMUR") + 1
    headings = values_of(last, "Status Penyampaian")[2]
    remark = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[headings.index("Catatan Provinsi")]
    edited(last, "Status Penyampaian", **{f"{remark}{place}": "ditelepon"})
    target = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[values_of(last, "Data Rencana")[2].index("Target")]
    edited(last, "Data Rencana", **{f"{target}4": 950})

    here = written(rollup(of(unlisted, plan(WEST), plan(EAST, file="BALAI CONTOH TIMUR.xlsx"))), tmp_path / "baru.xlsx")
    result = rollup_files([here], previous=last, jobs=0)

    east = next(office for office in result.offices if office.name == EAST)
    assert east.typed == TypedBeside(None, "ditelepon")
    assert [str(each.fate) for each in result.corrections] == ["used"]
    assert [each.target.value for each in result.indicators["plan"] if each.region == east.region and each.target] == [
        950
    ]
    assert result.doubts == ()


def test_findings_are_followed_and_an_office_that_is_not_given_is_told(tmp_path: Path, unlisted: Definition) -> None:
    wrong = of(unlisted, plan(WEST, executor="Bagian Antah"), plan(EAST, executor="Bagian Antah"))
    last = written(rollup(wrong), tmp_path / "lama.xlsx")
    here = written(rollup(of(unlisted, plan(WEST))), tmp_path / "baru.xlsx")
    result = rollup_files([here], previous=last, jobs=0)

    settled = {(region, str(note.state)) for region, note in result.settled if note.code == "RAK502"}
    assert settled == {(f"@{WEST}", "settled"), (f"@{EAST}", "unchecked")}
    assert [office.name for office in result.missing if office.absent] == [EAST]


def test_last_year_is_compared_by_name(tmp_path: Path, unlisted: Definition) -> None:
    last = written(rollup(of(unlisted, plan(WEST, "800 Buku", year=2025))), tmp_path / "2025.xlsx")
    write_rollup(tmp_path / "r.xlsx", rollup(of(unlisted, plan(WEST))), last=read_last_year(last))

    compared = values_of(tmp_path / "r.xlsx", "Banding Tahun Lalu")
    assert any(WEST in row and "Naik" in row for row in compared)


@pytest.mark.libreoffice
@pytest.mark.filterwarnings("ignore:Unable to read chart")  # openpyxl, on what LibreOffice wrote
def test_every_formula_has_the_value_that_libreoffice_computes(
    tmp_path: Path, office: LibreOffice, agency: Definition
) -> None:
    last = written(rollup([plan(WEST, "800 Buku", year=2025)]), tmp_path / "2025.xlsx")
    regional = plan("Balai Contoh Kabupaten Lombok Timur", executor="Bagian Antah")
    mixed = rollup(of(agency, plan(WEST), plan(EAST, "12 Laporan"), regional), deadline=DAY)
    write_rollup(tmp_path / "r.xlsx", mixed, last=read_last_year(last))

    assert len(mixed.provinces) == 2
    assert computed_otherwise(tmp_path / "r.xlsx", office) == set()


def test_each_office_gets_a_letter_called_by_its_name() -> None:
    result = rollup([plan(WEST), plan(EAST)])
    assert [letter.name for letter in letters(result, compare(result))] == [WEST, MIDDLE, EAST]


def test_the_tables_of_a_roll_up_know_the_offices_by_their_names() -> None:
    frames = rollup([plan(WEST), plan(EAST)]).frames()

    assert list(frames["offices"]["region"]) == [WEST, MIDDLE, EAST]
    assert set(frames["activities"]["region"]) == set(frames["findings"]["region"]) == {WEST, EAST}


def test_two_plans_differ_by_the_names_of_their_offices() -> None:
    result = changes_between(plan(WEST), plan(EAST))

    assert result.offices == (WEST, EAST)
    assert changes_between(plan(WEST), plan("BALAI CONTOH BARAT")).offices is None


@pytest.mark.parametrize(
    ("listed", "fault"),
    [
        ((), r"offices\.list kosong"),
        (
            (EAST, "BALAI CONTOH-TIMUR"),
            r'offices\.list: "Balai Contoh Timur" dan "BALAI CONTOH-TIMUR" adalah nama yang sama',
        ),
        ((EAST, " "), r"offices\.list\[1\] kosong"),
    ],
)
def test_a_list_of_offices_names_each_once(agency: Definition, listed: tuple[str, ...], fault: str) -> None:
    with pytest.raises(DefinitionError, match=fault):
        decode_definition(encode_definition(agency.but(offices=agency.offices.but(list=listed))))


def test_a_definition_without_a_list_is_written_as_ever() -> None:
    assert '"list"' not in encode_definition(load_template("kpu-2020"))


def test_a_file_is_assigned_to_another_office_by_the_name_in_the_list_of_files(
    tmp_path: Path, unlisted: Definition
) -> None:
    last = written(rollup(of(unlisted, plan(WEST), plan("Balai Contoh Timuur"))), tmp_path / "r.xlsx")
    rows = values_of(last, "Daftar File")
    column = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[rows[2].index("Nama Satuan Kerja")]
    at = next(number for number, row in enumerate(rows, 1) if "Balai Contoh Timuur" in row)
    edited(last, "Daftar File", **{f"{column}{at}": EAST})
    result = rollup_files([last], jobs=0)

    assert [office.name for office in result.whole] == [WEST, EAST]
    assert result.doubts == ()
