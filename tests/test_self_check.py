"""The live self-check in the workbook agrees with the rules, under both locales, as LibreOffice works it out."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from rak_excel.model import Definition, Identity, PartDefinition, PlanForm
from rak_excel.reading import read_plans
from rak_excel.spreadsheet.check_lines import EMPTY
from rak_excel.spreadsheet.hidden_sheet import workings_of
from rak_excel.spreadsheet.identity_sheet import identity_fields
from rak_excel.spreadsheet.plan_layout import FIRST_ROW, ROLES, PartLayout, layout_of
from rak_excel.spreadsheet.status_words import COMPLETE, FAULTS
from rak_excel.templates import load_template
from rak_excel.verbs.check import check
from rak_excel.verbs.template import blank_form, unit_named, write_template
from rak_excel.vocabulary.indicators import fill_wording
from rak_excel.vocabulary.targets import target_choices
from tests.libreoffice import LibreOffice, libreoffice

pytestmark = pytest.mark.libreoffice

ROWS = 45
FIRST = f"A{FIRST_ROW + 1}"
OFFICE = "KPU Kabupaten Lombok Timur"
DEFINITION = load_template("kpu-2020")
STATUS = {
    "RAK201": "Nomor belum diisi",
    "RAK204": "Indikator belum diisi",
    "RAK205": "Kegiatan belum diisi",
    "RAK206": "Kegiatan belum diisi",
    "RAK210": "Indikator ganda",
    "RAK301": "Target belum diisi",
    "RAK304": "Target tidak sesuai satuan",
    "RAK305": "Target tidak sesuai satuan",
    "RAK401": "Jadwal belum dicentang",
    "RAK501": "Pelaksana belum diisi",
    "RAK502": "Pelaksana tidak ada di daftar",
    "RAK504": "Pelaksana tidak ada di daftar",
}


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LibreOffice]:
    with libreoffice(tmp_path_factory.mktemp("office")) as running:
        yield running


@pytest.mark.parametrize(("locale", "seeds"), [("id-ID", range(3)), ("en-US", range(3, 5))])
def test_rows_filled_from_the_lists_get_the_same_faults_from_the_formulas_and_from_the_rules(
    tmp_path: Path, locale: str, seeds: range
) -> None:
    form = _empty_form()
    write_template(tmp_path / "blank.xlsx", form)
    with libreoffice(tmp_path, locale) as office:
        for seed in seeds:
            office.open(tmp_path / "blank.xlsx")
            for part in DEFINITION.parts:
                office.put(part.sheet, FIRST, _random_rows(layout_of(part, form), _dice(f"{seed}{part.id}")))
            office.recalculate()
            told_by_formulas = {part.sheet: _faults(office, form, part) for part in DEFINITION.parts}
            office.save(tmp_path / f"{seed}.xlsx")
            office.close()

            assert told_by_formulas == _told_by_rules(tmp_path / f"{seed}.xlsx"), f"{locale} {seed}"


def test_rows_with_a_target_or_an_executor_alone_belong_to_the_same_indicator_for_formulas_and_rules(
    tmp_path: Path, office: LibreOffice
) -> None:
    opinion, team = {"indicator": "Opini BPK", "target": "WTP"}, {"executor": "Divisi Hukum dan Pengawasan"}
    work = {"activity": "Reviu", "tick": "v", **team}
    rows: list[dict[str, str]] = [
        {"number": "1.", "objective": "Sasaran", **opinion, **work},
        {"target": "WTP"},
        {**opinion, **work},  # the very next row but one with a target alone: the same indicator
        opinion,
        {**opinion, **work},
        {"indicator": "Nilai Kinerja", "target": "B"},
        {}, {}, {},
        team,  # far below its indicator, and no activity
    ]  # fmt: skip
    form = _empty_form()
    part = DEFINITION.part("commission")
    write_template(tmp_path / "blank.xlsx", form)
    office.open(tmp_path / "blank.xlsx")
    office.put(part.sheet, FIRST, [_line(layout_of(part, form), row) for row in rows])
    office.recalculate()
    told_by_formulas = _faults(office, form, part)
    office.save(tmp_path / "sent.xlsx")

    last = FIRST_ROW + len(rows)
    assert told_by_formulas == {last: {"Kegiatan belum diisi", "Jadwal belum dicentang"}}
    assert told_by_formulas == _told_by_rules(tmp_path / "sent.xlsx")[part.sheet]


def test_a_row_shows_its_first_fault_and_lengkap_when_it_has_none(tmp_path: Path, office: LibreOffice) -> None:
    form = _empty_form()
    layout = layout_of(DEFINITION.part("commission"), form)
    write_template(tmp_path / "blank.xlsx", form)
    right = {
        "number": "1.", "objective": "Sasaran", "indicator": "Opini BPK", "target": "WTP", "activity": "Reviu",
        "executor": "Divisi Hukum dan Pengawasan",
    }  # fmt: skip
    office.open(tmp_path / "blank.xlsx")
    shown = []
    for change in (
        {}, {"number": ""}, {"indicator": ""}, {"target": ""}, {"target": "1 Laporan"}, {"activity": ""},
        {"tick": ""}, {"executor": ""}, {"executor": "Bagian Angkutan"}, {"executor": "Divisi hukum"},
        {"target": "wtp"}, {"tick": "?"},
    ):  # fmt: skip
        row = {**right, "tick": "v", **change}
        office.put(layout.part.sheet, FIRST, [_line(layout, row)])
        office.recalculate()
        shown.append(office.read(layout.part.sheet, f"{layout.letter('status')}{FIRST_ROW + 1}")[0][0])

    assert shown == [
        COMPLETE.id,
        *(fault.status.id for fault in FAULTS[:8]),
        "Periksa pelaksana",
        "Periksa target",
        "Periksa jadwal",
    ]


def test_a_bracket_right_after_the_first_word_does_not_hide_what_the_indicator_asks_for(
    tmp_path: Path, office: LibreOffice
) -> None:
    _fill_one_row(tmp_path, office, {"C9": "Persentase(%) Sengketa", "D9": "BB"})
    office.recalculate()

    assert office.read("Komisi", "K9")[0][0] == "Target tidak sesuai satuan"


def test_other_spellings_that_we_accept_are_never_called_complete(tmp_path: Path, office: LibreOffice) -> None:
    form = _empty_form()
    part = DEFINITION.part("secretariat")
    layout = layout_of(part, form)
    write_template(tmp_path / "blank.xlsx", form)
    spellings = [
        ("100%", name) for unit in DEFINITION.executors_of(part.id).units for name in (*unit.aliases, *unit.other_eras)
    ]
    own = DEFINITION.executors_of(part.id).names()[0]
    spellings += [("100%", f"Subbag {name}") for name in ("Rendatin", "Hukum dan SDM", "Keuangan Umum Logistik")]
    spellings += [
        (target, own) for target in ("100 %", "77.5%", "seratus", "100 persen", "-5%", "1.000%", "150%", "1,5 Laporan")
    ]
    office.open(tmp_path / "blank.xlsx")
    for nth, (target, executor) in enumerate(spellings, FIRST_ROW + 1):
        row = {"number": f"{nth}", "objective": f"Sasaran {nth}", "indicator": f"Persentase {nth}", "target": target,
               "activity": "Rapat", "tick": "✓", "executor": executor}  # fmt: skip
        office.put(part.sheet, f"A{nth}", [_line(layout, row)])
    office.recalculate()
    area = f"{layout.letter('status')}{FIRST_ROW + 1}:{layout.letter('status')}{FIRST_ROW + len(spellings)}"
    shown = [row[0] for row in office.read(part.sheet, area)]

    assert dict(zip(spellings, shown, strict=True)) == {
        (target, name): "Periksa pelaksana" if target == "100%" else "Periksa target" for target, name in spellings
    }


def test_rows_that_were_inserted_copied_and_cut_are_counted_on_the_check_sheet(
    tmp_path: Path, office: LibreOffice
) -> None:
    form = _empty_form()
    layout = layout_of(DEFINITION.part("commission"), form)
    write_template(tmp_path / "blank.xlsx", form)
    first = FIRST_ROW + 1
    unnamed = {
        "number": "1.",
        "objective": "Sasaran",
        "indicator": "Opini BPK",
        "target": "WTP",
        "activity": "Reviu",
        "tick": "v",
    }
    office.open(tmp_path / "blank.xlsx")
    sheet = layout.part.sheet
    office.put(sheet, FIRST, [_line(layout, unnamed)])
    office.insert_row(sheet, first)  # above the first row of the table
    office.put(sheet, FIRST, [_line(layout, {**unnamed, "indicator": "Nilai Kinerja", "target": "B"})])
    office.insert_row(sheet, first + 2)
    office.copy_row(sheet, first + 1, first + 2)
    office.cut_row(sheet, first + 2, first + 9)
    office.delete_row(sheet, first + 5)
    office.recalculate()
    counted = _counted(office, sheet)

    assert counted["Pelaksana belum diisi"] == ("3", f"{sheet}!{layout.letter('executor')}{first}")
    assert counted["Indikator ganda"] == ("1", f"{sheet}!{layout.letter('indicator')}{first + 8}")


def test_a_units_submission_leaves_the_comparison_of_the_parts_for_later(tmp_path: Path, office: LibreOffice) -> None:
    unit = unit_named("Subbag Hukum", DEFINITION)
    write_template(tmp_path / "unit.xlsx", blank_form(year=2020, region="52.03", submitter=unit))
    office.open(tmp_path / "unit.xlsx")
    counted = _counted(office, "Komisi – Sekretariat")
    statuses = office.read("Komisi", "K9:K30")

    assert {place for _, place in counted.values()} == {"Dicek setelah semua file digabung"}
    assert {row[0] for row in statuses} == {""}  # what is not filled in yet is not held against a unit


def test_the_real_plan_shows_a_quarter_that_no_month_serves(office: LibreOffice) -> None:
    path = Path(__file__).parent.parent / "examples/lombok-timur-2020/rak-lombok-timur-2020.xlsx"
    office.open(path)
    counted = _counted(office, "Komisi – Sekretariat")
    verdict = office.read("Cek Isian", "A3")[0][0]

    unserved = next(each for text, each in counted.items() if text.startswith("Triwulan"))
    assert unserved == ("1", "Komisi!F18")
    assert verdict.startswith("BELUM SIAP: ")


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("F9", "ya"),
        ("F9", "TW2"),
        ("D9", "tujuh puluh lima"),
        ("D9", "> 75%"),
        ("J9", "1. Divisi Hukum\n2. Divisi Baru"),
    ],
)
def test_what_check_wants_mended_is_never_called_ready_to_send(
    tmp_path: Path, office: LibreOffice, cell: str, value: str
) -> None:
    sheet = "Komisi"
    _fill_one_row(tmp_path, office, {cell: value})
    office.recalculate()
    verdict, counted = office.read("Cek Isian", "A3")[0][0], _counted(office, sheet)
    office.save(tmp_path / "sent.xlsx")

    assert verdict.startswith("PERIKSA DULU ")
    assert [place for count, place in counted.values() if count != "0"] == [f"{sheet}!{cell}"]
    assert "error" in {finding.severity.value for finding in check(read_plans([tmp_path / "sent.xlsx"]).plans)}


def test_an_activity_far_below_the_indicators_is_looked_at_before_the_plan_is_sent(
    tmp_path: Path, office: LibreOffice
) -> None:
    layout = _fill_one_row(tmp_path, office, {"C10": "Persentase Pemilih", "D10": "75%"})
    work = {"activity": "Rapat", "tick": "v", "executor": "Divisi Hukum dan Pengawasan"}
    office.put(layout.part.sheet, "A13", [_line(layout, work)])
    office.recalculate()
    verdict, counted = office.read("Cek Isian", "A3")[0][0], _counted(office, layout.part.sheet)
    office.save(tmp_path / "sent.xlsx")

    assert verdict.startswith("PERIKSA DULU ")
    assert [place for count, place in counted.values() if count != "0"] == ["Komisi!C13"]
    found = [finding for finding in check(read_plans([tmp_path / "sent.xlsx"]).plans) if finding.cell]
    assert [(each.code, str(each.cell)) for each in found if each.severity.value == "error"] == [
        ("RAK009", "Komisi!E13")
    ]


def test_no_target_is_offered_that_check_reports_and_any_other_is_looked_at_where_a_list_binds_it(
    tmp_path: Path, office: LibreOffice
) -> None:
    definition = _bound({"K1.1": {"national": "85%"}, "K1.2": {"agreement": "80%"}, "K3.2": {"national": "WDP"}})
    form = replace(_empty_form(), definition=definition)
    layout = layout_of(definition.part("commission"), form)
    target, status = (f"{layout.letter(role)}{FIRST_ROW + 1}" for role in ("target", "status"))
    right = {"number": "1.", "objective": "Sasaran", "activity": "Rapat", "tick": "v"}
    write_template(tmp_path / "blank.xlsx", form)
    office.open(tmp_path / "blank.xlsx")
    told = {}
    for key, others in {"K1.1": ["80%"], "K1.2": ["85%"], "K1.3": ["77%"], "K3.2": ["TMP"]}.items():
        wording = fill_wording(definition.indicators[key].text, OFFICE, 2020)
        row = right | {"indicator": wording, "executor": "Divisi Hukum dan Pengawasan"}
        office.put(layout.part.sheet, FIRST, [_line(layout, row)])
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
    _fill_one_row(tmp_path, office, {})
    office.put("Identitas Satker", {"B3": "KOMISI PEMILIHAN UMUM KABUPATEN LOMBOK TIMOR"})
    office.recalculate()

    assert office.read("Cek Isian", "A3")[0][0].startswith("PERIKSA DULU ")


def test_a_plan_with_no_row_on_one_of_its_sheets_is_not_ready(tmp_path: Path, office: LibreOffice) -> None:
    _fill_one_row(tmp_path, office, {})
    office.put("Sekretariat", {f"{column}9": "" for column in "ABCDEFGHIJKLMNOPQR"})
    office.recalculate()

    assert office.read("Cek Isian", "A3")[0][0].startswith("BELUM SIAP: 1 isian wajib diperbaiki")
    assert _counted(office, "Sekretariat")[EMPTY.id] == ("1", "Sekretariat!A9")


def test_a_formula_error_in_a_row_is_told_and_silences_no_other_row(tmp_path: Path, office: LibreOffice) -> None:
    layout = _fill_one_row(tmp_path, office, {"E10": "Reviu", "F11": "v"})
    office.calculate(layout.part.sheet, "E9", "1/0")
    office.calculate(layout.part.sheet, "F10", "1/0")
    office.recalculate()
    statuses = [row[0] for row in office.read(layout.part.sheet, "K9:K11")]

    assert statuses == ["Kesalahan rumus", "Jadwal belum dicentang", "Kegiatan belum diisi"]
    assert office.read("Cek Isian", "A3")[0][0].startswith("BELUM SIAP: ")


def test_a_plan_without_doubts_is_ready_to_send(tmp_path: Path, office: LibreOffice) -> None:
    _fill_one_row(tmp_path, office, {})
    office.put("Komisi", {"K9": "sudah"})  # typed over the status: the row is checked all the same
    office.recalculate()
    ready = office.read("Cek Isian", "A3")[0][0]
    office.put("Komisi", {"F9": ""})
    office.recalculate()

    assert ready.startswith("SIAP DIKIRIM")
    assert office.read("Cek Isian", "A3")[0][0].startswith("BELUM SIAP: 1 isian wajib diperbaiki")


def test_what_is_written_below_the_end_of_the_table_is_counted(tmp_path: Path, office: LibreOffice) -> None:
    layout = _fill_one_row(tmp_path, office, {})
    below = layout.last_row + 2
    office.put("Komisi", f"B{below + 4}", [["Kepala Sub Bagian (contoh)"]])  # no row of a plan
    office.recalculate()
    signed = _counted(office, "Komisi")
    office.put("Komisi", f"E{below}", [["Rapat", "v"]])
    office.recalculate()
    told = "Isian di bawah garis penutup tabel: tidak dicek di sini; sisipkan barisnya di dalam tabel"

    assert signed[told] == ("0", "")
    assert _counted(office, "Komisi")[told] == ("2", f"Komisi!E{below}")
    assert office.read("Cek Isian", "A3")[0][0].startswith("PERIKSA DULU ")


@pytest.mark.parametrize(
    ("field", "value", "line"),
    [
        ("YEAR", "2O20", "Tahun Anggaran: belum diisi, atau bukan tahun"),
        ("YEAR", "TA 2020", "Tahun Anggaran: belum diisi, atau bukan tahun"),
        ("REVISION", "awal", "Revisi ke- (0 = awal): bukan angka"),
        ("DAY", "22 Januari 2020", "Tanggal: bukan 1 sampai 31"),
        ("MONTH", "Pebruari", "Bulan: tidak ada di daftar"),
        ("SIGNED_YEAR", "20", "Tahun Penandatanganan: bukan tahun"),
        ("SECRETARY_NIP", "19750812200112100I", "NIP Sekretaris: bukan 18 angka"),
    ],
)
def test_an_identity_that_cannot_be_read_is_counted(
    tmp_path: Path, office: LibreOffice, field: str, value: str, line: str
) -> None:
    _fill_one_row(tmp_path, office, {})
    office.put("Identitas Satker", {"B8": "Selong", "B9": "22", "B10": "Januari", "B11": "2020"})
    cell = f"B{[each.name for each in identity_fields(_empty_form())].index(field) + 3}"
    before = _told_of_identity(office)
    office.put("Identitas Satker", {cell: value})

    assert _told_of_identity(office) - before == {(line, f"Identitas Satker!{cell}")}


def _told_of_identity(office: LibreOffice) -> set[tuple[str, str]]:
    office.recalculate()
    counted = _counted(office, "Identitas Satker")
    return {(line, place) for line, (count, place) in counted.items() if count == "1"}


def _fill_one_row(folder: Path, office: LibreOffice, change: dict[str, str]) -> PartLayout:
    """One complete row of each part, with some cells of the commission otherwise."""
    form = _empty_form()
    layout = layout_of(DEFINITION.part("commission"), form)
    write_template(folder / "blank.xlsx", form)
    office.open(folder / "blank.xlsx")
    right = {"number": "1.", "objective": "Sasaran", "indicator": "Persentase Sengketa", "target": "75%",
             "activity": "Reviu", "tick": "v", "executor": "Divisi Hukum dan Pengawasan"}  # fmt: skip
    office.put(layout.part.sheet, FIRST, [_line(layout, right)])
    secretariat = layout_of(DEFINITION.part("secretariat"), form)
    executor = DEFINITION.executors_of("secretariat").names()[0]
    office.put(
        secretariat.part.sheet,
        FIRST,
        [_line(secretariat, right | {"indicator": "Persentase Arsip", "executor": executor})],
    )
    office.put(layout.part.sheet, change)
    return layout


def _empty_form() -> PlanForm:
    identity = Identity("KOMISI PEMILIHAN UMUM KABUPATEN LOMBOK TIMUR", "52.03", 2020, whole_office=True)
    return PlanForm(DEFINITION, identity, {}, spare_rows={part.id: ROWS for part in DEFINITION.parts})


def _dice(seed: str) -> random.Random:
    return random.Random(seed)  # noqa: S311 - the same rows in every run


def _line(layout: PartLayout, values: dict[str, str]) -> list[str]:
    """A row of the table from NO to PELAKSANA; `tick` stands in the first period."""
    periods = [values.get("tick", ""), *[""] * (len(layout.part.schedule.names) - 1)]
    return [*(values.get(role, "") for role in ROLES), *periods, values.get("executor", "")]


def _random_rows(layout: PartLayout, dice: random.Random) -> list[list[str]]:
    """Rows as people fill them from the lists: many right, some with a blank or with a value of another list."""
    part, definition = layout.part, DEFINITION
    lines = []
    number = 0
    for _ in range(ROWS - 1):
        kind = dice.choice(
            ["objective", "indicator", "indicator", "activity", "activity", "executor", "blank", "prefilled"]
        )
        values: dict[str, str] = {}
        if kind == "objective":
            number += 1
            objective = dice.choice([each.text for each in definition.objectives_of(part.id)])
            values |= {"number": dice.choice([f"{number}.", f"{number}", ""]), "objective": objective}
        if kind in {"objective", "indicator", "prefilled"}:
            values |= _indicator(part, dice)
        if kind in {"objective", "indicator", "activity"}:
            values |= {
                "activity": dice.choice(["Rapat", "Reviu laporan", "Rapat", "", "-"]),
                "tick": dice.choice(["✓", "v", "x", "-", ""]),
            }
        if kind not in {"prefilled", "blank"}:
            values |= {"executor": _executors(part, dice)}
        lines.append(_line(layout, values))
    return lines


def _indicator(part: PartDefinition, dice: random.Random) -> dict[str, str]:
    own = [each for objective in DEFINITION.objectives_of(part.id) for each in objective.indicators]
    indicator, other = dice.choice(own), dice.choice(own)
    targets = target_choices(dice.choice([indicator, indicator, indicator, other]), DEFINITION)
    text = fill_wording(indicator.text, OFFICE, 2020)
    return {
        "indicator": dice.choice([text, text, text, ""]),
        "target": dice.choice([*targets[:3], dice.choice(targets), ""]),
    }


def _executors(part: PartDefinition, dice: random.Random) -> str:
    own = DEFINITION.executors_of(part.id).names()
    others = [name for group in DEFINITION.executors.values() for name in group.names() if name not in own]
    return dice.choice(
        [dice.choice(own), dice.choice(own), "\n".join(dice.sample(own, 2)), dice.choice(others), "", "-"]
    )


def _faults(office: LibreOffice, form: PlanForm, part: PartDefinition) -> dict[int, set[str]]:
    """By row of the sheet, every fault that the formulas count there."""
    rows = workings_of(form).of(part.id)
    column = rows.area("faults").replace("$", "")
    read = [int(float(row[0])) for row in office.read(form.definition.sheets.definition, column)]
    told = {
        FIRST_ROW + n: {
            FAULTS[bit].status.id for bit in range(len(FAULTS)) if flags >> bit & 1 and not FAULTS[bit].doubt
        }
        for n, flags in enumerate(read, 1)
    }
    return {row: faults for row, faults in told.items() if faults}


def _told_by_rules(path: Path) -> dict[str, dict[int, set[str]]]:
    told: dict[str, dict[int, set[str]]] = {part.sheet: defaultdict(set) for part in DEFINITION.parts}
    for finding in check(read_plans([path]).plans):
        if finding.code in STATUS and finding.cell:
            told[finding.cell.sheet][finding.cell.row].add(STATUS[finding.code])
    return {sheet: dict(rows) for sheet, rows in told.items()}


def _counted(office: LibreOffice, group: str) -> dict[str, tuple[str, str]]:
    """The lines of a group on the check sheet: count and first place by what is checked."""
    lines = office.read("Cek Isian", "A5:C90")
    start = next(at for at, line in enumerate(lines) if line[0] == group)
    counted = {}
    for text, count, place in lines[start + 1 :]:
        if not count:
            break
        counted[text] = (count, place)
    return counted
