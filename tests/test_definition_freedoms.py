"""What a definition may leave out or say in its own way: no note, one part, labels of periods, unit words mixed in a list."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from rak_excel import read_plans, write_template
from rak_excel.definitions.loading import decode_definition, encode_definition, load_template
from rak_excel.errors import DefinitionError
from rak_excel.model import Definition, FormRow, Match, Plan
from rak_excel.model.definition import ExecutorList, UnitDefinition
from rak_excel.rules.check import check
from rak_excel.vocabulary.headings.periods import heading_period
from rak_excel.vocabulary.names.executor_cells import read_executors
from rak_excel.vocabulary.schedules.phrases import periods_said
from tests.consoles import run_command
from tests.forms import form_of_plan
from tests.shown_values import values_of
from tests.tables import plan_of, told

TOML = Path(__file__).parent / "definitions" / "balai.toml"
EXAMPLES = Path(__file__).parents[1] / "examples"
OFFICE = "Balai Contoh Timur"


@pytest.fixture(scope="module")
def agency() -> Definition:
    return load_template(TOML)


def done(*arguments: str | Path) -> str:
    ended = run_command(*arguments)
    assert ended.exit_code == 0, ended.results + ended.messages
    return ended.results


def made(path: Path, *arguments: str) -> Path:
    done("template", "--template", TOML, "--year", "2026", "--office", OFFICE, "-o", path, *arguments)
    return path


def fill(path: Path) -> None:
    """Fill in whatever the template lists, by whoever sends it."""
    [plan] = read_plans([path]).plans
    names = [plan.identity.submitter.name] if plan.identity.submitter else ["Bidang Koleksi"]
    rows = tuple(_filled(row, names) for row in form_of_plan(plan).rows["plan"])
    identity = replace(plan.identity, place="Selong", whole_office=plan.identity.submitter is None)
    write_template(path, replace(form_of_plan(plan), rows={"plan": rows}, identity=identity), force=True)


def _filled(row: FormRow, names: list[str]) -> FormRow:
    return replace(row, activity=f"Melaksanakan {row.key}", marks={1: "✓", 3: "✓"}, executors="\n".join(names))


def plan_with(executor: str, *, periods: str = "TW I | TW II | TW III | TW IV", ticks: str = "v | | |") -> Plan:
    return plan_of(
        f"""
        # Rencana
        | NO | SASARAN               | INDIKATOR                            | TARGET   | KEGIATAN | {periods} | PELAKSANA  |
        | 1. | Koleksi Makin Lengkap | Jumlah Buku Baru yang Dapat Dipinjam | 900 Buku | Membeli  | {ticks}   | {executor} |
        """,
        template=str(TOML),
        office=OFFICE,
        region=None,
        year=2026,
    )


def test_a_definition_needs_no_note(agency: Definition, tmp_path: Path) -> None:
    assert agency.note == ""
    assert values_of(made(tmp_path / "1.xlsx"), "Daftar Pilihan")[1][0].endswith("tidak perlu dicetak.")


def test_labels_stand_above_the_columns_and_in_what_is_told(tmp_path: Path) -> None:
    rows = values_of(made(tmp_path / "1.xlsx"), "Rencana")

    assert rows[7][5:9] == ["TW I", "TW II", "TW III", "TW IV"]
    assert "T1" not in {value for row in rows for value in row}
    [finding] = [each for each in check([plan_with("Bidang Koleksi", ticks=" | | | ")]) if each.code == "RAK401"]
    assert "TW I sampai TW IV" in finding.hint.id


@pytest.mark.parametrize(
    "periods",
    [
        "T1 | T2 | T3 | T4",
        "Tribulan I | Tribulan II | Tribulan III | Tribulan IV",
        "Jan-Mar | Apr-Jun | Jul-Sep | Okt-Des",
    ],
)
def test_columns_that_are_labelled_otherwise_are_read_all_the_same(periods: str) -> None:
    plan = plan_with("Bidang Koleksi", periods=periods, ticks="v | | v | ")
    assert [row.schedule for row in plan.rows()] == ["TW I, TW III"]


def test_labels_of_ones_own_are_understood_in_words(agency: Definition) -> None:
    [part] = agency.parts
    own = part.but(schedule=part.schedule.but(labels=("Awal", "Tengah", "Lanjut", "Akhir")))

    assert periods_said("Awal, Lanjut", own, agency, 2026) == frozenset({1, 3})
    assert periods_said("TW I dan TW II", own, agency, 2026) == frozenset({1, 2})
    assert heading_period("Tengah", own, agency) == 2


@pytest.mark.parametrize(
    ("labels", "fault"),
    [
        (("TW I",), "berisi 1 label untuk 4 periode"),
        (("TW I", "TW II", "TW III", "TW III"), '"TW III" juga berarti periode lain'),
        (("TW II", "TW I", "TW III", "TW IV"), '"TW II" juga berarti periode lain'),
        (("TW I, II", "b", "c", "d"), '"TW I, II" tidak dapat menjadi judul kolom'),
        (("x" * 21, "b", "c", "d"), "tidak dapat menjadi judul kolom"),
    ],
)
def test_labels_that_do_not_tell_the_periods_apart_are_refused(
    agency: Definition, labels: tuple[str, ...], fault: str
) -> None:
    [part] = agency.parts
    with pytest.raises(DefinitionError, match=fault):
        decode_definition(encode_definition(agency.but(parts=(part.but(schedule=part.schedule.but(labels=labels)),))))


@pytest.mark.parametrize(
    ("heading", "period"),
    [
        ("Tribulan I", 1),
        ("Trib. II", 2),
        ("TRIB III", 3),
        ("Tw.IV", 4),
        ("Twl. II", 2),
        ("Qtr 3", 3),
        ("s.d. Trib I", 1),
    ],
)
def test_a_quarter_is_known_by_all_its_short_names(agency: Definition, heading: str, period: int) -> None:
    assert heading_period(heading, agency.parts[0], agency) == period


@pytest.mark.parametrize("heading", ["Bln 3", "Bulan ke-3", "Bulan Maret", "Bln. Mar", "Target Bulan Maret"])
def test_a_month_may_be_called_a_month(heading: str) -> None:
    definition = load_template("kpu-2020")
    assert heading_period(heading, definition.part("secretariat"), definition) == 3


@pytest.mark.parametrize("heading", ["Smt II", "Semester 2", "Smtr. II", "Sem-2"])
def test_a_half_of_the_year_is_known_by_its_short_names(agency: Definition, heading: str) -> None:
    [part] = agency.parts
    halves = part.schedule.but(
        prefix="S", name="Semester", names=("Januari-Juni", "Juli-Desember"), labels=msgspec.UNSET
    )
    assert heading_period(heading, part.but(schedule=halves), agency) == 2


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Koleksi", ["Bidang Koleksi"]),
        ("Kabid Koleksi", ["Bidang Koleksi"]),
        ("Sekretariat", ["Sekretariat"]),
        ("Kepala UPTD Keliling", ["UPTD Perpustakaan Keliling"]),
        ("Bidang Koleksi, Keliling dan Sekretariat", ["Bidang Koleksi", "UPTD Perpustakaan Keliling", "Sekretariat"]),
        ("UPTD Layanan Pembaca", ["UPTD Layanan Pembaca"]),
        ("Bidang Koleksi dan Layanan Pembaca", ["Bidang Koleksi", "Bidang Layanan Pembaca"]),
        ("Semua Bidang", ["Bidang Koleksi", "Bidang Layanan Pembaca"]),
        ("2 UPTD", ["UPTD Perpustakaan Keliling", "UPTD Layanan Pembaca"]),
    ],
)
def test_units_of_a_list_that_mixes_words_are_known_with_and_without_theirs(
    agency: Definition, text: str, names: list[str]
) -> None:
    assert [each.name for each in read_executors(text, "plan", agency)] == names


def test_a_name_that_two_units_have_is_asked_about_without_its_word(agency: Definition) -> None:
    [read] = read_executors("Layanan Pembaca", "plan", agency)

    assert read.match is Match.UNKNOWN
    assert read.suggestions == ("Bidang Layanan Pembaca", "UPTD Layanan Pembaca")


def test_the_word_of_another_unit_before_a_name_is_told() -> None:
    assert "RAK503 Rencana!J2 warning" in told(plan_with("Bidang Perpustakaan Keliling"))
    assert [each for each in told(plan_with("UPTD Perpustakaan Keliling")) if each.startswith("RAK50")] == []


def test_units_of_several_kinds_are_called_units_in_sentences() -> None:
    [finding] = [each for each in check([plan_with("Seksi Antah")]) if each.code == "RAK502"]
    assert finding.message.id == 'Pelaksana "Seksi Antah" tidak ada di daftar unit.'


def test_units_that_only_the_word_could_tell_apart_need_different_words(agency: Definition) -> None:
    names = agency.executors["units"]
    for twin in (UnitDefinition(id="x", name="koleksi"), UnitDefinition(id="x", name="Koleksi", word="Bid")):
        with pytest.raises(DefinitionError, match=r'"Bidang Koleksi" dan ".*" tidak dapat dibedakan, beri word'):
            decode_definition(encode_definition(_with(agency, names.but(units=(*names.units, twin)))))


def _with(agency: Definition, names: ExecutorList) -> Definition:
    return agency.but(executors={"units": names})


def test_the_form_offers_the_offices_that_the_definition_lists(tmp_path: Path) -> None:
    rows = values_of(made(tmp_path / "1.xlsx"), "Daftar Pilihan")
    heading = next(row for row in rows if "Nama Balai" in row)
    column, top = heading.index("Nama Balai"), rows.index(heading)
    named = [row[column] for row in rows[top + 1 :] if row[column] is not None]
    assert [each for each in named if each.startswith("Balai")] == ["Balai Contoh Barat", "Balai Contoh Tengah", OFFICE]
    assert len(named) < 6


def test_an_office_that_the_definition_lists_is_no_slip_for_one_of_the_regions(tmp_path: Path) -> None:
    agency = EXAMPLES / "badan-contoh" / "badan-contoh.toml"
    listed, other = "Badan Siaga Contoh Kabupaten Hulu", "Badan Siaga Contoh Kabupaten Hulu Sungai"
    ask = ("template", "--template", agency, "--year", "2026", "-o", tmp_path / "1.xlsx", "--office")
    assert "Hulu Sungai Selatan (63.06)" in run_command(*ask, other).messages
    done(*ask, listed)
    assert read_plans([tmp_path / "1.xlsx"]).plans[0].identity.office == listed


def test_a_list_without_mixed_words_is_written_as_ever() -> None:
    text = encode_definition(load_template("kpu-2020"))
    assert all(key not in text for key in ('"labels"', '"UPTD"'))
    assert '"word":' in text  # of the lists alone, once each
    assert text.count('"word":') == len(load_template("kpu-2020").executors)


def test_a_plan_of_one_part_goes_from_the_template_to_the_signed_plan(tmp_path: Path) -> None:
    units = made(tmp_path / "units", "--each-submitter")
    names = sorted(path.name.rpartition(" - ")[2] for path in units.iterdir())
    assert names == [
        "Bid Koleksi.xlsx",
        "Bid Layanan Pembaca.xlsx",
        "Sekretariat.xlsx",
        "UPTD Layanan Pembaca.xlsx",
        "UPTD Perpustakaan Keliling.xlsx",
    ]
    for path in units.iterdir():
        fill(path)
    done("check", units, "--severity", "error", "--ignore", "RAK015")
    done("merge", units, "-o", tmp_path / "plan.xlsx")
    done("check", tmp_path / "plan.xlsx", "--severity", "error")
    assert done("trace", tmp_path / "plan.xlsx", "Rencana!E9").startswith("RAK 2026")
    [plan] = json.loads(done("export", tmp_path / "plan.xlsx"))
    assert [each["activities"][0]["periods"] for each in plan["parts"]["plan"]] == [[1, 3]] * 3
    told_of = done("rollup", tmp_path / "plan.xlsx", "-o", tmp_path / "rollup.xlsx")
    assert "1 dari 3 kantor sudah menyampaikan, 3 kegiatan direkap." in told_of
    assert "Belum menyampaikan: Balai Contoh Barat, Balai Contoh Tengah." in told_of
