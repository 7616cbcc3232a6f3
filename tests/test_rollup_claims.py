"""What counts as a submission: blank forms do not, plans with a part missing do in part, and each part has its revision."""

from __future__ import annotations

import datetime
from collections import Counter
from pathlib import Path

import msgspec
import openpyxl
import pytest
from click.testing import CliRunner
from msgspec.structs import replace

from rak_excel.cli import main
from rak_excel.formats.written.row_heights import height_of
from rak_excel.jobs.rollup.summary import remarks, said
from rak_excel.model import Severity
from rak_excel.rolling_up.chosen.reasons import reason_of
from rak_excel.rolling_up.facts.facts import LATE_DAYS, State, TypedBeside
from rak_excel.rolling_up.facts.fields import MATCHES
from rak_excel.rolling_up.facts.plan_facts import facts_of_plan
from rak_excel.rolling_up.result import Rollup
from rak_excel.rolling_up.roll_up import roll_up, rollup
from rak_excel.workbooks.rollup.book import write_rollup
from rak_excel.workbooks.rollup.read_back.earlier import read_rollup
from rak_excel.workbooks.rollup.sheets.status import ON_TIME, SENT
from rak_excel.workbooks.rollup.status_fields import status_fields
from tests.libreoffice import libreoffice
from tests.reading_here import reading_here
from tests.rollup_plans import NTB, Change, changed, office_plan
from tests.test_rollup_workbook import column, differences, shown_on_summary

JANUARY = datetime.datetime(2020, 1, 20, 8, 0)
LATER = JANUARY + datetime.timedelta(days=1)
DEADLINE = datetime.date(2020, 1, 31)
NOTHING = {"activity": "", "periods": "", "executor": ""}


def nothing(_key: str, row: dict[str, str]) -> dict[str, str]:
    return row | NOTHING


def nothing_in(part: str) -> Change:
    """Only this part, K or S, is left blank."""
    return lambda key, row: row | NOTHING if key.startswith(part) else row


def states(result: Rollup) -> dict[str, State]:
    return {choice.facts.file: choice.state for choice in result.choices}


def told(result: Rollup) -> list[str]:
    return [text.id for text in (*said(result, Path("rekap.xlsx")), *remarks(result, MATCHES))]


def status(path: Path, result: Rollup, heading: str = "Status") -> dict[object, object]:
    """What stands under a heading of Status Penyampaian, by office."""
    write_rollup(path, result, force=True)
    offices = column(path, "Status Penyampaian", "Kode Wilayah")
    return dict(zip(offices, column(path, "Status Penyampaian", heading), strict=True))


@pytest.mark.parametrize("blank", [{"saved": LATER}, {"revision": 1}, {"saved": JANUARY}, {}])
def test_a_blank_form_takes_no_filled_plans_place(blank: dict[str, object]) -> None:
    filled = office_plan("52.03", file="isi.xlsx", saved=JANUARY)
    form = office_plan("52.03", nothing, file="formulir.xlsx", **blank)  # type: ignore[arg-type]
    result = rollup([filled, form], provinces=["52"])

    assert states(result) == {"isi.xlsx": State.USED, "formulir.xlsx": State.BLANK}
    assert result.refused == ()
    assert [office.region for office in result.whole] == ["52.03"]
    (choice,) = [choice for choice in result.choices if choice.state is State.BLANK]
    assert reason_of(choice, result.definition).id == "Belum ada kegiatan yang diisi. Dipakai: isi.xlsx"
    assert {note.file for _, note in result.notes} <= {"isi.xlsx"}
    assert [line for line in told(result) if "formulir.xlsx" in line] == [
        "1 file kosong tidak dipakai, karena ada rencana kantornya yang terisi: formulir.xlsx."
    ]


def test_a_form_that_the_province_hands_out_is_no_submission_of_any_office(tmp_path: Path) -> None:
    """The forms themselves, as they are made, and one in which only the head is filled in."""
    run = CliRunner().invoke(main, ["template", "-o", str(tmp_path / "forms"), "--province", "52", "--year", "2020"])
    assert run.exit_code == 0, run.output
    with reading_here():
        run = CliRunner().invoke(
            main, ["rollup", str(tmp_path / "forms"), "--province", "52", "-o", str(tmp_path / "rekap.xlsx")]
        )

    assert run.exit_code == 0, run.output
    assert "0 dari 10 kantor sudah menyampaikan, 0 kegiatan direkap." in run.output
    assert "KPU Kabupaten Lombok Barat (kosong)" in run.output
    assert "10 file kosong, belum ada kegiatan yang diisi" in run.output
    assert column(tmp_path / "rekap.xlsx", "Status Penyampaian", "Status") == ["Kosong"] * 10
    assert column(tmp_path / "rekap.xlsx", "Daftar File", "Keadaan") == ["Kosong"] * 10
    assert {str(said) for said in column(tmp_path / "rekap.xlsx", "Daftar File", "Keterangan")} == {
        "Belum ada kegiatan yang diisi. Minta kantor ini mengisi rencananya, lalu mengirim lagi."
    }
    assert column(tmp_path / "rekap.xlsx", "Catatan", "Kode") == []


def test_an_office_that_sent_two_equal_plans_is_not_asked_to_fill_in_its_blank_form() -> None:
    two = [
        office_plan("52.03", changed("K1.2", target=target), file=f"{target}.xlsx", saved=JANUARY)
        for target in ("70%", "75%")
    ]
    result = rollup([*two, office_plan("52.03", nothing, file="formulir.xlsx"), office_plan("52.01")])
    (form,) = [choice for choice in result.choices if choice.state is State.BLANK]

    said = "Belum ada kegiatan yang diisi. Kantor ini juga mengirim file yang terisi: 70%.xlsx"
    assert reason_of(form, result.definition).id == said
    assert "Minta kantornya mengisi" not in " ".join(remark.id for remark in remarks(result, MATCHES))


def test_ten_blank_forms_are_ten_offices_that_have_not_submitted(tmp_path: Path) -> None:
    result = rollup([office_plan(region, nothing) for region in NTB], provinces=["52"], deadline=DEADLINE)
    shown = shown_on_summary(tmp_path / "rekap.xlsx", result)

    assert (len(result.missing), len(result.blank), result.whole) == (10, 10, ())
    assert "Dari 10 kantor, 0 sudah menyampaikan rencana aksi dan 10 belum." in shown
    assert roll_up([read_rollup(tmp_path / "rekap.xlsx")]).choices == result.choices


def test_blank_forms_beside_units_files_are_told_apart() -> None:
    unit = "Sub Bagian Keuangan, Umum dan Logistik"
    sent = office_plan("52.03", submitter=unit, file="unit.xlsx")
    idle = office_plan("52.03", nothing, submitter=unit, file="unit kosong.xlsx")
    form = office_plan("52.03", nothing, file="formulir.xlsx")
    result = rollup([sent, idle, form, office_plan("52.01")], provinces=["52"])

    assert states(result) == {
        "52.01.xlsx": State.USED,
        "formulir.xlsx": State.BLANK,
        "unit kosong.xlsx": State.BLANK,
        "unit.xlsx": State.SUBMISSION,
    }
    assert [choice.facts.file for choice in result.refused] == ["unit.xlsx"]
    assert not next(office for office in result.offices if office.region == "52.03").blank
    said_of = {choice.facts.file: reason_of(choice, result.definition).id for choice in result.choices}
    assert said_of["unit kosong.xlsx"] == f"Belum ada kegiatan yang diisi. Minta {unit} mengisinya, lalu mengirim lagi."


def test_a_blank_form_of_another_year_or_of_nobody_decides_nothing() -> None:
    forms = [office_plan(region, nothing, year=2021) for region in NTB[3:]]
    nobody = office_plan("52.02", nothing, office="", region="", file="contoh.xlsx")
    undated = office_plan("52.02", nothing, file="tanpa tahun.xlsx")
    undated = replace(undated, identity=replace(undated.identity, year=None))
    result = rollup([office_plan("52.01"), nobody, undated, *forms])

    assert (result.year, result.provinces) == (2020, ("52",))
    assert states(result) == {
        "52.01.xlsx": State.USED,
        "contoh.xlsx": State.BLANK,
        "tanpa tahun.xlsx": State.BLANK,
        **{form.source.file: State.OTHER_YEAR for form in forms},
    }
    assert result.refused == ()


def test_an_office_of_which_a_part_is_blank_has_submitted_in_part(tmp_path: Path) -> None:
    half = office_plan("52.03", nothing_in("S"), file="separuh.xlsx")
    alone = office_plan("52.04", parts=["secretariat"])
    typed = {region: TypedBeside(datetime.date(2020, 1, 30)) for region in ("52.01", "52.03", "52.04")}
    result = rollup(
        [half, alone, office_plan("52.01")], provinces=["52"], typed=typed, deadline=datetime.date(2020, 1, 31)
    )
    by_office = status(tmp_path / "rekap.xlsx", result)

    assert by_office["52.03"] == "Sebagian (Sekretariat belum ada)"
    assert by_office["52.04"] == "Sebagian (Komisi belum ada)"
    assert by_office["52.01"] == "Tepat waktu"
    assert [len(some) for some in (result.whole, result.partial, result.missing)] == [1, 2, 7]
    assert told(result)[:2] == [
        "rekap.xlsx: 1 dari 10 kantor sudah menyampaikan, 68 kegiatan direkap.",
        "Baru sebagian: KPU Kabupaten Lombok Timur (Sekretariat belum ada), KPU Kabupaten Sumbawa (Komisi belum ada).",
    ]
    assert (
        "Dari 10 kantor, 1 sudah menyampaikan rencana aksi dan 7 belum. 2 kantor lain baru menyampaikan sebagian."
    ) in shown_on_summary(tmp_path / "ringkasan.xlsx", result)


def test_where_every_office_sent_and_one_in_part_the_page_does_not_say_that_all_have_submitted(tmp_path: Path) -> None:
    half = office_plan(NTB[0], nothing_in("S"))
    shown = shown_on_summary(tmp_path / "a.xlsx", rollup([half, *map(office_plan, NTB[1:])], provinces=["52"]))

    assert "Tidak ada kantor yang perlu dihubungi." not in shown
    assert "Sebagian (Sekretariat belum ada)" in shown
    assert "Semua kantor sudah menyampaikan." not in shown


def test_a_definition_with_one_part_knows_no_half() -> None:
    plan = office_plan("52.03", parts=["commission"])
    only = msgspec.structs.replace(plan.definition, id="satu", parts=plan.definition.parts[:1], objectives=())
    result = rollup([replace(plan, definition=only)], provinces=["52"])

    assert [office.region for office in result.whole] == ["52.03"]
    assert result.partial == ()


def test_a_later_revision_of_one_part_leaves_the_other_and_says_so(tmp_path: Path) -> None:
    whole = office_plan("52.03", changed("K1.2", executor="Divisi Apa"), file="awal.xlsx")
    for later in (
        office_plan("52.03", parts=["commission"], revision=1, file="baru.xlsx"),
        office_plan("52.03", nothing_in("S"), revision=1, file="baru.xlsx"),
    ):
        result = rollup([whole, later], provinces=["52"])
        by_file = {choice.facts.file: choice for choice in result.choices}
        notes = status(tmp_path / "rekap.xlsx", result, "Keterangan")
        revisions = status(tmp_path / "rekap.xlsx", result, "Revisi ke-")

        assert {file: (each.state, set(each.used)) for file, each in by_file.items()} == {
            "awal.xlsx": (State.PARTLY, {"secretariat"}),
            "baru.xlsx": (State.USED, {"commission"}),
        }
        assert result.account == {"commission": (24, 12, 12), "secretariat": (22, 22, 0)}
        assert revisions["52.03"] == 1
        assert notes["52.03"] == "Sekretariat masih dari revisi 0 (awal.xlsx); awal.xlsx; baru.xlsx"
        assert "baru.xlsx: Sekretariat masih dari revisi 0 (awal.xlsx)." in told(result)
        assert reason_of(by_file["baru.xlsx"], result.definition).id == "Sekretariat masih dari revisi 0 (awal.xlsx)."
        assert reason_of(by_file["awal.xlsx"], result.definition).id == "Yang dipakai dari file ini: Sekretariat."
        assert [office.region for office in result.whole] == ["52.03"]
        assert not [note for _, note in result.notes if note.severity is Severity.ERROR], "of parts that do not count"
        again = roll_up([read_rollup(tmp_path / "rekap.xlsx")])
        write_rollup(tmp_path / "lagi.xlsx", again, force=True)
        assert (tmp_path / "lagi.xlsx").read_bytes() == (tmp_path / "rekap.xlsx").read_bytes()


def test_a_roll_up_of_each_revision_comes_to_the_same_as_their_plans(tmp_path: Path) -> None:
    """Also what is said of the blank part of the later one, which counts only until the earlier one is there."""
    plans = [
        office_plan("52.03", file="awal.xlsx"),
        office_plan("52.03", nothing_in("S"), revision=1, file="baru.xlsx"),
    ]
    apart = [tmp_path / plan.source.file for plan in plans]
    for path, plan in zip(apart, plans, strict=True):
        write_rollup(path, rollup([plan]))
    read = [read_rollup(path) for path in apart]
    for name, result in {"plans": rollup(plans), "rolled": roll_up(read), "turned": roll_up(read[::-1])}.items():
        write_rollup(tmp_path / f"{name}.xlsx", result)

    assert [note.code for _, note in rollup(plans[1:]).notes] == ["RAK014"]
    assert (tmp_path / "rolled.xlsx").read_bytes() == (tmp_path / "plans.xlsx").read_bytes()
    assert (tmp_path / "turned.xlsx").read_bytes() == (tmp_path / "plans.xlsx").read_bytes()


def test_two_equal_files_of_an_earlier_revision_are_to_be_chosen_for_the_part_that_is_theirs() -> None:
    twins = [
        office_plan("52.03", changed("S1.1", target=target), file=f"{target}.xlsx", saved=JANUARY)
        for target in ("1 Laporan", "2 Laporan")
    ]
    later = office_plan("52.03", parts=["commission"], revision=1, file="baru.xlsx")
    result = rollup([*twins, later], provinces=["52"])

    assert states(result) == {
        "1 Laporan.xlsx": State.EQUAL,
        "2 Laporan.xlsx": State.EQUAL,
        "baru.xlsx": State.USED,
    }
    assert [office.region for office in result.undecided] == ["52.03"]
    assert (result.whole, result.partial, len(result.missing)) == ((), (), 9)


def test_every_office_is_counted_in_one_state_and_every_colour_has_its_word(tmp_path: Path) -> None:
    result = _mixed()
    names = ["whole", "partial", "undecided", "missing"]
    counted = Counter(office.region for name in names for office in getattr(result, name))
    write_rollup(tmp_path / "rekap.xlsx", result)
    page = openpyxl.load_workbook(tmp_path / "rekap.xlsx")["Status Penyampaian"]
    marks = [rule.formula[0] for rules in page.conditional_formatting for rule in rules.rules]

    assert counted == dict.fromkeys(NTB, 1)
    assert [len(getattr(result, name)) for name in names] == [3, 1, 1, 5]
    assert {'$E4="Belum menyampaikan"', '$E4="Perlu dipilih"', '$E4="Kosong"', 'LEFT($E4,8)="Sebagian"'} <= set(marks)


def test_a_status_that_follows_a_typed_date_fits_on_one_line() -> None:
    """The height of its row is set when the sheet is written, before anything is typed."""
    (state,) = [field for field in status_fields(()) if field.id == "state"]
    live = [ON_TIME, SENT, LATE_DAYS.filled(days=365)]

    assert {height_of([(text, state.width)]) for label in live for text in (label.id, label.en)} == {height_of([])}


def test_a_copy_and_a_blank_form_beside_two_halves_change_no_finding() -> None:
    """What is judged across the two parts is judged as it is without them."""
    halves = [
        office_plan("52.03", changed("K3.2", periods="T1 T2 T3"), parts=["commission"], file="komisi.xlsx"),
        office_plan("52.03", changed("S7.1", periods="B1"), parts=["secretariat"], file="set.xlsx"),
    ]
    copy = replace(halves[0], source=replace(halves[0].source, file="salinan.xlsx"))
    form = office_plan("52.03", nothing, parts=["secretariat"], file="formulir.xlsx")
    alone = rollup(halves, provinces=["52"]).notes
    beside = rollup([*halves, copy, form], provinces=["52"])

    assert "RAK602" in {note.code for _, note in alone}
    assert beside.notes == alone
    assert states(beside) == {
        "komisi.xlsx": State.USED,
        "set.xlsx": State.USED,
        "salinan.xlsx": State.SAME,
        "formulir.xlsx": State.BLANK,
    }


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_roll_up_with_every_state_reads_back_to_the_same_bytes(tmp_path: Path, language: str) -> None:
    write_rollup(tmp_path / "a.xlsx", _mixed(), language=language)  # type: ignore[arg-type]
    write_rollup(tmp_path / "b.xlsx", roll_up([read_rollup(tmp_path / "a.xlsx")]), language=language)  # type: ignore[arg-type]

    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


@pytest.mark.libreoffice
@pytest.mark.filterwarnings("ignore:Unable to read chart")
def test_libreoffice_counts_every_state_as_we_do(tmp_path: Path) -> None:
    """Also after a date of receipt is typed beside a partial, a blank and a whole one: only the whole one is judged."""
    write_rollup(tmp_path / "rekap.xlsx", _mixed())
    with libreoffice(tmp_path, "id-ID") as office:
        office.open(tmp_path / "rekap.xlsx")
        office.recalculate()
        office.save(tmp_path / "plain.xlsx")
        for row in range(4, 14):
            office.calculate("Status Penyampaian", f"O{row}", "=43866")  # 5 February 2020
        office.recalculate()
        office.save(tmp_path / "dated.xlsx")
        office.close()

    assert differences(tmp_path / "rekap.xlsx", tmp_path / "plain.xlsx") == set()
    assert column(tmp_path / "dated.xlsx", "Status Penyampaian", "Status") == [
        "Terlambat 5 hari",
        "Terlambat 5 hari",
        "Sebagian (Sekretariat belum ada)",
        "Perlu dipilih",
        "Kosong",
        "Terlambat 5 hari",
        *["Belum menyampaikan"] * 4,
    ]


def _mixed() -> Rollup:
    """A plan in time, a late one, one in part, one to be chosen, a blank form, one without a date; four sent nothing."""
    plans = [
        office_plan(NTB[0]),
        office_plan(NTB[1]),
        office_plan(NTB[2], nothing_in("S")),
        office_plan(NTB[3], file="a.xlsx"),
        office_plan(NTB[3], changed("K1.2", target="80%"), file="b.xlsx"),
        office_plan(NTB[4], nothing),
        office_plan(NTB[5]),
    ]
    typed = {NTB[0]: TypedBeside(datetime.date(2020, 1, 31)), NTB[1]: TypedBeside(datetime.date(2020, 2, 1))}
    return rollup(plans, provinces=["52"], deadline=DEADLINE, typed=typed)


def test_a_plan_that_an_earlier_version_replaced_by_a_blank_form_is_asked_for_and_counts_again(tmp_path: Path) -> None:
    """Earlier versions used the form, kept no row of the plan, and wrote `Dipakai` beside the one, `Digantikan` beside the other."""
    filled = office_plan("52.03", file="isi.xlsx")
    form = office_plan("52.03", nothing, file="formulir.xlsx", revision=1)
    write_rollup(tmp_path / "rekap.xlsx", rollup([filled, form], provinces=["52"]))
    book = openpyxl.load_workbook(tmp_path / "rekap.xlsx")
    states_of = {str(row[1].value): row[2] for row in book["Daftar File"].iter_rows(min_row=4)}
    states_of["isi.xlsx"].value, states_of["formulir.xlsx"].value = "Digantikan", "Dipakai"
    for sheet in ("Data Komisi", "Data Sekretariat"):
        book[sheet].delete_rows(4, book[sheet].max_row)
    book.save(tmp_path / "rekap.xlsx")
    old = read_rollup(tmp_path / "rekap.xlsx")
    alone, beside = roll_up([old], provinces=["52"]), roll_up([old, facts_of_plan(filled)], provinces=["52"])

    assert states(alone) == {"isi.xlsx": State.NOT_HELD, "formulir.xlsx": State.BLANK}
    assert [office.region for office in alone.missing] == list(NTB)
    assert states(beside) == {"isi.xlsx": State.USED, "formulir.xlsx": State.BLANK}
    assert [office.region for office in beside.whole] == ["52.03"]


def test_an_older_plan_of_an_office_that_is_not_used_is_told() -> None:
    plans = [office_plan("52.03", file=name, revision=number) for number, name in enumerate(("lama.xlsx", "baru.xlsx"))]
    told = [each.id for each in remarks(roll_up(list(map(facts_of_plan, plans))), MATCHES)]

    assert "1 file tidak dipakai (Digantikan): lama.xlsx. Rinciannya di sheet Daftar File." in told
