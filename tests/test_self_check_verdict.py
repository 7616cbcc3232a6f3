"""The verdict on the check sheet: nothing that check wants corrected is ready to send."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from rak_excel.layouts.plan import FIRST_ROW, layout_of
from rak_excel.model import Definition
from rak_excel.reading import read_plans
from rak_excel.rules.check import check
from rak_excel.vocabulary.entries.wordings import fill_wording
from rak_excel.workbooks.form.identity_sheet import identity_fields
from rak_excel.workbooks.form.self_check.lines import EMPTY
from tests.filled_forms import (
    DEFINITION,
    FIRST,
    OFFICE,
    counted_under,
    empty_form,
    fill_one_row,
    line_of,
    signed_form,
    write_once,
)
from tests.libreoffice import LibreOffice

pytestmark = [pytest.mark.libreoffice, pytest.mark.no_cover]  # coverage would be half of the time that they take


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("F9", "tunda"),
        ("F9", "TW2"),
        ("F9", "x"),  # beside another tick on the other sheet
        ("B9", "s.d.a."),
        ("C9", "Idem"),
        ("D9", "tercapai"),
        ("E9", '"'),
        ("E9", "1. Rapat\n2. sda"),
        ("E9", "Terlampir"),
        ("C9", "1. Persentase A\n2. Persentase B"),
        ("D9", "75 persn"),
        ("J9", "1. Divisi Hukum\n2. Divisi Baru"),
    ],
)
def test_what_check_wants_corrected_is_never_called_ready_to_send(
    tmp_path: Path, office: LibreOffice, cell: str, value: str
) -> None:
    sheet = "Komisi"
    fill_one_row(tmp_path, office, {cell: value}, signed_form())
    office.recalculate()
    verdict, counted = office.read("Cek Isian", "A3")[0][0], counted_under(office, sheet)
    office.save(tmp_path / "sent.xlsx")

    assert verdict.startswith("BELUM SIAP: 1 isian perlu dicek")
    assert [place for count, place in counted.values() if count != "0"] == [f"{sheet}!{cell}"]
    assert "error" in {finding.severity.value for finding in check(read_plans([tmp_path / "sent.xlsx"]).plans)}


def test_an_indicator_that_was_cleared_beside_its_row_key_is_never_ready_to_send(
    tmp_path: Path, office: LibreOffice
) -> None:
    form = empty_form()
    part = DEFINITION.part("commission")
    layout = layout_of(part, form)
    objective = next(iter(DEFINITION.objectives_of(part.id)))
    write_once(tmp_path / "blank.xlsx", form)
    office.open(tmp_path / "blank.xlsx")
    for at, key in enumerate(["K1.1", "K1.2", "K1.3", "K1.4", "K1.5"], FIRST_ROW + 1):
        indicator = DEFINITION.indicators[key]
        wording = "" if key == "K1.2" else fill_wording(indicator.text, OFFICE, 2020)
        values = {"indicator": wording, "target": "100%", "activity": f"Rapat {at}", "tick": "✓"}
        values |= {"executor": DEFINITION.executors_of(part.id).names()[0]}
        values |= {"number": "1.", "objective": objective.text} if key == "K1.1" else {}
        if key != "K1.4":  # cleared
            office.put(part.sheet, f"A{at}", [line_of(layout, values)])
        office.put(part.sheet, {f"{layout.letter('key')}{at}": key})
    office.recalculate()
    counted = counted_under(office, part.sheet)
    office.save(tmp_path / "sent.xlsx")

    line = next(each for each in counted if each.startswith("Periksa indikator"))
    assert {text: found for text, found in counted.items() if found[0] != "0"} == {line: ("2", "Komisi!C10")}
    findings = check(read_plans([tmp_path / "sent.xlsx"]).plans, select=["RAK217", "RAK218"])
    assert [(each.code, str(each.cell)) for each in findings] == [("RAK217", "Komisi!C10"), ("RAK218", "Komisi!C12")]


@pytest.mark.parametrize(
    ("first", "second", "code"),
    [({"number": "1.", "objective": "K1.1", "target": "85%"}, {}, "RAK217"), ({}, {"activity": "Rapat"}, "RAK218")],
)
def test_a_first_indicator_that_was_cleared_is_seen_by_check_and_by_the_form(
    tmp_path: Path, office: LibreOffice, first: dict[str, str], second: dict[str, str], code: str
) -> None:
    layout = fill_one_row(tmp_path, office, {})
    own = {each.key: objective for objective in DEFINITION.objectives for each in objective.indicators}
    filled = {"number": "2.", "objective": own["K2.1"].text, "target": "100%"}
    filled |= {"indicator": fill_wording(DEFINITION.indicators["K2.1"].text, OFFICE, 2020)}
    filled |= second and second | {"tick": "v", "executor": DEFINITION.executors_of("commission").names()[0]}
    rows = [first | ({"objective": own["K1.1"].text} if first else {}), filled]
    office.put("Komisi", FIRST, [line_of(layout, row) for row in rows])
    office.put("Komisi", f"{layout.letter('key')}9", [["K1.1"], ["K2.1"]])
    office.put("Identitas Satker", {"B6": "Sub Bagian Hukum"})  # what one unit has not filled is not held against it
    office.recalculate()
    counted = {line.split(":")[0]: found for line, found in counted_under(office, "Komisi").items() if found[0] != "0"}
    office.save(tmp_path / "sent.xlsx")

    assert counted == {"Periksa indikator": ("1", "Komisi!C9")}
    findings = check(read_plans([tmp_path / "sent.xlsx"]).plans, select=["RAK217", "RAK218"])
    assert [(each.code, str(each.cell)) for each in findings] == [(code, "Komisi!C9")]


@pytest.mark.parametrize("lines", ["{}\n{}", "1. {}\n2. {}"])
def test_several_executors_on_lines_of_their_own_are_right_with_and_without_numbers(
    tmp_path: Path, office: LibreOffice, lines: str
) -> None:
    names = DEFINITION.executors_of("commission").names()
    layout = fill_one_row(tmp_path, office, {"J9": lines.format(*names[:2])})
    office.recalculate()

    assert office.read("Komisi", f"{layout.letter('status')}9") == [["Lengkap"]]
    assert not any(count != "0" for count, _ in counted_under(office, "Komisi").values())


def test_an_activity_far_below_the_indicators_is_looked_at_before_the_plan_is_sent(
    tmp_path: Path, office: LibreOffice
) -> None:
    layout = fill_one_row(tmp_path, office, {"C10": "Persentase Pemilih", "D10": "75%"})
    work = {"activity": "Rapat", "tick": "v", "executor": "Divisi Hukum dan Pengawasan"}
    office.put(layout.part.sheet, "A13", [line_of(layout, work)])
    office.recalculate()
    verdict, counted = office.read("Cek Isian", "A3")[0][0], counted_under(office, layout.part.sheet)
    office.save(tmp_path / "sent.xlsx")

    assert verdict.startswith("BELUM SIAP: ")
    assert [place for count, place in counted.values() if count != "0"] == ["Komisi!C13"]
    found = [finding for finding in check(read_plans([tmp_path / "sent.xlsx"]).plans) if finding.cell]
    assert [(each.code, str(each.cell)) for each in found if each.severity.value == "error"] == [
        ("RAK009", "Komisi!E13")
    ]


def test_no_target_is_offered_that_check_reports_and_any_other_is_looked_at_where_a_list_binds_it(
    tmp_path: Path, office: LibreOffice
) -> None:
    definition = _bound({"K1.1": {"national": "85%"}, "K1.2": {"agreement": "80%"}, "K3.2": {"national": "WDP"}})
    form = replace(empty_form(), definition=definition)
    layout = layout_of(definition.part("commission"), form)
    target, status = (f"{layout.letter(role)}{FIRST_ROW + 1}" for role in ("target", "status"))
    right = {"number": "1.", "objective": "Sasaran", "activity": "Rapat", "tick": "v"}
    write_once(tmp_path / "blank.xlsx", form)
    office.open(tmp_path / "blank.xlsx")
    told = {}
    for key, others in {"K1.1": ["80%"], "K1.2": ["85%"], "K1.3": ["77%"], "K3.2": ["TMP"]}.items():
        wording = fill_wording(definition.indicators[key].text, OFFICE, 2020)
        row = right | {"indicator": wording, "executor": "Divisi Hukum dan Pengawasan"}
        office.put(layout.part.sheet, FIRST, [line_of(layout, row)])
        for typed in [*(office.choices(layout.part.sheet, target) if key != "K1.3" else ()), *others]:
            office.put(layout.part.sheet, {target: typed})
            office.recalculate()
            office.save(tmp_path / "sent.xlsx")
            codes = {each.code for each in check(read_plans([tmp_path / "sent.xlsx"]).plans)} & {"RAK308", "RAK309"}
            told[key, typed] = (office.read(layout.part.sheet, status)[0][0], *codes)

    assert {(key, typed): each for (key, typed), each in told.items() if each != ("Lengkap",)} == {
        ("K1.1", "80%"): ("Periksa target", "RAK308"),
        ("K1.2", "85%"): ("Periksa target", "RAK309"),
        ("K3.2", "TMP"): ("Periksa target", "RAK308"),
    }
    assert [typed for key, typed in told if key == "K1.1"] == ["100%", "95%", "90%", "85%", "80%"]


def _bound(targets: Mapping[str, Mapping[str, str]]) -> Definition:
    """The definition with national targets and agreements as a planning desk's list gives them, by key."""
    objectives = (
        msgspec.structs.replace(
            objective,
            indicators=tuple(
                msgspec.structs.replace(each, **targets.get(each.key, {})) for each in objective.indicators
            ),
        )
        for objective in DEFINITION.objectives
    )
    return msgspec.structs.replace(DEFINITION, objectives=tuple(objectives))


def test_an_office_that_is_not_in_the_list_is_looked_at_before_the_plan_is_sent(
    tmp_path: Path, office: LibreOffice
) -> None:
    fill_one_row(tmp_path, office, {})
    office.put("Identitas Satker", {"B3": "KOMISI PEMILIHAN UMUM KABUPATEN LOMBOK TIMOR"})
    office.recalculate()

    assert office.read("Cek Isian", "A3")[0][0].startswith("BELUM SIAP: ")


@pytest.mark.parametrize(
    ("name", "verdict"),
    [
        ("KPU Kabupaten Lombok Timur", "SIAP DIKIRIM"),
        ('Panitia "Pemilihan" Khusus ' + "Sangat " * 40, "SIAP DIKIRIM"),  # longer than a text in a formula may be
        ("KPU Kabupaten Lombok Timor", "BELUM SIAP"),
    ],
)
def test_an_office_that_a_template_is_made_for_is_looked_at_only_where_check_takes_it_for_another_misspelt(
    tmp_path: Path, office: LibreOffice, name: str, verdict: str
) -> None:
    form = signed_form()
    form = replace(form, identity=replace(form.identity, office=name.strip(), region=None))
    fill_one_row(tmp_path, office, {}, form)
    office.recalculate()
    office.save(tmp_path / "sent.xlsx")
    errors = {each.code for each in check(read_plans([tmp_path / "sent.xlsx"]).plans) if each.severity.value == "error"}

    assert office.read("Cek Isian", "A3")[0][0].startswith(verdict)
    assert ("RAK102" in errors) == (verdict == "BELUM SIAP")


def test_a_plan_with_no_row_on_one_of_its_sheets_is_not_ready(tmp_path: Path, office: LibreOffice) -> None:
    fill_one_row(tmp_path, office, {})
    office.put("Sekretariat", {f"{column}9": "" for column in "ABCDEFGHIJKLMNOPQR"})
    office.recalculate()

    assert office.read("Cek Isian", "A3")[0][0].startswith("BELUM SIAP: 1 isian wajib diperbaiki")
    assert counted_under(office, "Sekretariat")[EMPTY.id] == ("1", "Sekretariat!E9")


def test_a_formula_error_in_a_row_is_told_and_silences_no_other_row(tmp_path: Path, office: LibreOffice) -> None:
    layout = fill_one_row(tmp_path, office, {"E10": "Reviu", "F11": "v"})
    office.calculate(layout.part.sheet, "E9", "1/0")
    office.calculate(layout.part.sheet, "F10", "1/0")
    office.recalculate()
    statuses = [row[0] for row in office.read(layout.part.sheet, "K9:K11")]

    assert statuses == ["Kesalahan rumus", "Jadwal belum dicentang", "Kegiatan belum diisi"]
    assert office.read("Cek Isian", "A3")[0][0].startswith("BELUM SIAP: ")


def test_a_plan_without_doubts_is_ready_to_send(tmp_path: Path, office: LibreOffice) -> None:
    fill_one_row(tmp_path, office, {}, signed_form())
    office.put("Komisi", {"K9": "sudah"})  # typed over the status: the row is checked all the same
    office.recalculate()
    (ready,), (later,) = office.read("Cek Isian", "A3:A4")
    office.put("Komisi", {"F9": ""})
    office.recalculate()

    assert ready.startswith("SIAP DIKIRIM (dicek lagi saat digabung)")
    assert later.endswith("Semua itu dicek saat digabung.")
    assert office.read("Cek Isian", "A3")[0][0].startswith("BELUM SIAP: 1 isian wajib diperbaiki")


def test_a_signature_that_is_missing_is_looked_at_and_then_the_plan_may_be_sent(
    tmp_path: Path, office: LibreOffice
) -> None:
    fill_one_row(tmp_path, office, {}, signed_form())
    office.put("Identitas Satker", {"B8": "", "B9": ""})
    office.recalculate()

    assert office.read("Cek Isian", "A3")[0][0] == "PERIKSA DULU: 2 isian. Setelah itu boleh dikirim"


def test_an_error_and_a_doubt_are_counted_apart(tmp_path: Path, office: LibreOffice) -> None:
    fill_one_row(tmp_path, office, {"D9": "", "J9": "Divisi Humas"}, signed_form())
    office.put("Identitas Satker", {"B8": ""})
    office.recalculate()
    counted = {(line[3], line[1]) for line in office.read("Cek Isian", "A6:D90") if line[1] not in {"", "0"}}

    assert office.read("Cek Isian", "A3")[0][0] == "BELUM SIAP: 1 isian wajib diperbaiki, 2 perlu dicek"
    assert counted == {("Wajib diperbaiki", "1"), ("Wajib dicek", "1"), ("Perlu dicek", "1")}


@pytest.mark.parametrize(
    ("copied", "verdict", "status"),
    [
        ({}, "PERIKSA DULU: 1 isian", "Periksa salinan"),
        ({"E10": "Laporan"}, "PERIKSA DULU: 1 isian", "Periksa salinan"),
        ({"A10": "", "B10": "", "C10": "", "D10": ""}, "PERIKSA DULU: 1 isian", "Periksa salinan"),
        ({"A10": "", "B10": "", "C10": "", "D10": "", "E10": "Laporan"}, "SIAP DIKIRIM", "Lengkap"),
        ({"A10": "", "B10": "", "C10": "", "D10": "", "F10": "", "G10": "v"}, "SIAP DIKIRIM", "Lengkap"),
    ],
)
def test_a_copied_row_is_looked_at_until_it_says_something_of_its_own(
    tmp_path: Path, office: LibreOffice, copied: dict[str, str], verdict: str, status: str
) -> None:
    wording = fill_wording(DEFINITION.indicators["K1.1"].text, OFFICE, 2020)
    key = layout_of(DEFINITION.part("commission"), empty_form()).letter("key")
    layout = fill_one_row(tmp_path, office, {"C9": wording, "D9": "100%", f"{key}9": "K1.1"}, signed_form())
    office.copy_row(layout.part.sheet, 9, 10)
    office.put(layout.part.sheet, copied)
    office.recalculate()
    shown, told = office.read(layout.part.sheet, f"{layout.letter('status')}10")[0][0], office.read("Cek Isian", "A3")
    office.save(tmp_path / "sent.xlsx")

    assert (shown, told[0][0].startswith(verdict)) == (status, True)
    assert bool(check(read_plans([tmp_path / "sent.xlsx"]).plans, select=["RAK011"])) == (status != "Lengkap")


@pytest.mark.parametrize("whole", [True, False])
@pytest.mark.parametrize("blank", ["DAY", "MONTH", "SIGNED_YEAR", "PLACE", "REVISION", "SECRETARY_NIP"])
def test_a_blank_on_the_identity_sheet_is_blank_and_not_wrong(
    tmp_path: Path, office: LibreOffice, blank: str, *, whole: bool
) -> None:
    form = signed_form()
    fill_one_row(tmp_path, office, {}, form)
    names = [each.name for each in identity_fields(form)]
    unit = {} if whole else {f"B{names.index('SUBMITTER') + 3}": "Divisi Hukum dan Pengawasan"}
    office.put("Identitas Satker", {**unit, f"B{names.index(blank) + 3}": ""})
    office.recalculate()
    told = office.read("Cek Isian", "A3")[0][0]
    needed = whole and blank not in {"REVISION", "SECRETARY_NIP"}

    assert told.startswith("PERIKSA DULU: 1 isian" if needed else "SIAP DIKIRIM")


def test_what_is_written_below_the_end_of_the_table_is_counted(tmp_path: Path, office: LibreOffice) -> None:
    layout = fill_one_row(tmp_path, office, {})
    below = layout.last_row + 2
    office.put("Komisi", f"B{below + 4}", [["Kepala Sub Bagian (contoh)"]])  # no row of a plan
    office.recalculate()
    signed = counted_under(office, "Komisi")
    office.put("Komisi", f"E{below}", [["Rapat", "v"]])
    office.recalculate()
    told = "Isian di bawah garis penutup tabel tidak dicek di sini; sisipkan barisnya di dalam tabel"

    assert signed[told] == ("0", "")
    assert counted_under(office, "Komisi")[told] == ("2", f"Komisi!E{below}")
    assert office.read("Cek Isian", "A3")[0][0].startswith("BELUM SIAP: ")


@pytest.mark.parametrize(
    ("field", "value", "line"),
    [
        ("YEAR", "2O20", "Tahun Anggaran belum diisi, atau bukan tahun"),
        ("YEAR", "TA 2020", "Tahun Anggaran belum diisi, atau bukan tahun"),
        ("REVISION", "awal", "Revisi ke- (0 = awal) bukan angka"),
        ("DAY", "22 Januari 2020", "Tanggal bukan 1 sampai 31, atau tidak ada di bulan itu"),
        ("DAY", "32", "Tanggal bukan 1 sampai 31, atau tidak ada di bulan itu"),
        ("MONTH", "Pebruari", "Bulan tidak ada di daftar"),
        ("SIGNED_YEAR", "20", "Tahun Penandatanganan bukan tahun"),
        ("SECRETARY_NIP", "19750812200112100I", "NIP Sekretaris bukan 18 angka"),
    ],
)
def test_an_identity_that_cannot_be_read_is_counted(
    tmp_path: Path, office: LibreOffice, field: str, value: str, line: str
) -> None:
    fill_one_row(tmp_path, office, {})
    office.put("Identitas Satker", {"B8": "Selong", "B9": "22", "B10": "Januari", "B11": "2020"})
    cell = f"B{[each.name for each in identity_fields(empty_form())].index(field) + 3}"
    before = _told_of_identity(office)
    office.put("Identitas Satker", {cell: value})

    assert _told_of_identity(office) - before == {(line, f"Identitas Satker!{cell}")}


def test_an_activity_is_looked_at_where_a_line_of_it_begins_with_words_for_what_stands_elsewhere(
    tmp_path: Path, office: LibreOffice
) -> None:
    layout = fill_one_row(tmp_path, office, {})
    elsewhere = (
        "sda dan evaluasi",
        "b. s.d.a.",
        "idem no. 2",
        "lihat lampiran",
        "Data terlampir",
        "sama dengan di atas",
    )
    work = ("Melihat kondisi", "Rapat bersama", "Menyusun lampiran", "Identifikasi", "Rapat.\nMelihat hasil", "SDAAA")
    shown = {}
    for text in (*elsewhere, *work):
        office.put("Komisi", {"E9": text})
        office.recalculate()
        shown[text] = office.read("Komisi", f"{layout.letter('status')}9")[0][0]

    assert shown == dict.fromkeys(elsewhere, "Periksa isian") | dict.fromkeys(work, "Lengkap")


def test_a_day_may_begin_with_a_zero(tmp_path: Path, office: LibreOffice) -> None:
    fill_one_row(tmp_path, office, {})
    office.put("Identitas Satker", {"B8": "Selong", "B10": "Februari", "B11": "2020"})
    told = {}
    for day in ("1", "01", "09", "29", "001", "00", "032", "30"):
        office.put("Identitas Satker", {"B9": day})
        office.recalculate()
        told[day] = counted_under(office, "Identitas Satker")[_NO_DAY][0]

    assert told == {"1": "0", "01": "0", "09": "0", "29": "0", "001": "1", "00": "1", "032": "1", "30": "1"}


_NO_DAY = "Tanggal bukan 1 sampai 31, atau tidak ada di bulan itu"


@pytest.mark.parametrize(
    ("role", "ditto"), [("objective", '"'), ("indicator", "s.d.a."), ("target", "Idem"), ("executor", "s.d.a.")]
)
def test_a_ditto_is_looked_at_and_nothing_is_missing_beside_it(
    tmp_path: Path, office: LibreOffice, role: str, ditto: str
) -> None:
    layout = fill_one_row(tmp_path, office, {}, signed_form())
    executor = DEFINITION.executors_of("commission").names()[0]
    row = {"activity": "Rapat", "tick": "v", "executor": executor, role: ditto}  # below one that is complete
    office.put("Komisi", f"A{FIRST_ROW + 2}", [line_of(layout, row)])
    office.recalculate()
    counted = {
        line.split(":")[0]: count for line, (count, _) in counted_under(office, "Komisi").items() if count != "0"
    }

    assert counted == {"Periksa pelaksana" if role == "executor" else "Periksa isian": "1"}


def test_an_executor_of_the_list_is_right_in_capitals_too(tmp_path: Path, office: LibreOffice) -> None:
    layout = fill_one_row(tmp_path, office, {}, signed_form())
    name = "Divisi Hukum dan Pengawasan"
    verdicts = []
    for text in (name, name.upper(), name.lower(), name[:-1], f"{name.upper()}\n{name}"):
        office.put("Komisi", {f"{layout.letter('executor')}9": text})
        office.recalculate()
        verdicts.append(office.read("Cek Isian", "A3")[0][0].split()[0])

    assert verdicts == ["SIAP", "SIAP", "SIAP", "BELUM", "BELUM"]


def _told_of_identity(office: LibreOffice) -> set[tuple[str, str]]:
    office.recalculate()
    counted = counted_under(office, "Identitas Satker")
    return {(line, place) for line, (count, place) in counted.items() if count == "1"}
