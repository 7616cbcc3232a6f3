"""The live self-check in the workbook agrees with the rules, under both locales, as LibreOffice works it out."""

from __future__ import annotations

import random
from collections import defaultdict
from pathlib import Path

import pytest

from rak_excel.jobs.template.forms import blank_form
from rak_excel.layouts.plan import FIRST_ROW, ROLES, PartLayout, layout_of
from rak_excel.model import Cell, Finding, NoteKind, PartDefinition, Plan, PlanForm, Severity
from rak_excel.reading import read_plans
from rak_excel.rules.check import check
from rak_excel.vocabulary.entries.form_status import COMPLETE, FAULTS
from rak_excel.vocabulary.entries.wordings import fill_wording
from rak_excel.vocabulary.names.executors import unit_named
from rak_excel.vocabulary.targets.choices import target_choices
from rak_excel.workbooks.form.self_check.hidden_sheet import workings_of
from tests.filled_forms import (
    DEFINITION,
    FIRST,
    OFFICE,
    ROWS,
    counted_under,
    empty_form,
    fill_one_row,
    line_of,
    write_once,
)
from tests.libreoffice import LibreOffice, libreoffice

pytestmark = pytest.mark.libreoffice

# What a row shows for what check says; of RAK009 and RAK012 by the column that they are about.
STATUS = {
    "RAK011": "Periksa salinan",
    "RAK201": "Nomor belum diisi",
    "RAK204": "Indikator belum diisi",
    "RAK205": "Kegiatan belum diisi",
    "RAK206": "Kegiatan belum diisi",
    "RAK210": "Indikator ganda",
    "RAK203": "Periksa sasaran",
    "RAK301": "Target belum diisi",
    "RAK303": "Periksa target",
    "RAK304": "Target tidak sesuai satuan",
    "RAK305": "Target tidak sesuai satuan",
    "RAK401": "Jadwal belum dicentang",
    "RAK501": "Pelaksana belum diisi",
    "RAK502": "Pelaksana tidak ada di daftar",
    "RAK504": "Pelaksana tidak ada di daftar",
}
ASKED = {"indicator": "Sasaran tertukar", "activity": "Periksa indikator", "schedule": "Periksa jadwal"}
# Blanks read as the first activity, and a number that was read as the percentage that its indicator asks for.
REPAIRED = {"target": "Periksa target", "schedule": "Periksa jadwal", "executor": "Periksa pelaksana"}


@pytest.mark.parametrize(("locale", "seeds"), [("id-ID", range(3)), ("en-US", range(3, 5))])
def test_rows_filled_from_the_lists_get_the_same_faults_from_the_formulas_and_from_the_rules(
    tmp_path: Path, locale: str, seeds: range
) -> None:
    form = empty_form()
    write_once(tmp_path / "blank.xlsx", form)
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
    form = empty_form()
    part = DEFINITION.part("commission")
    write_once(tmp_path / "blank.xlsx", form)
    office.open(tmp_path / "blank.xlsx")
    office.put(part.sheet, FIRST, [line_of(layout_of(part, form), row) for row in rows])
    office.recalculate()
    told_by_formulas = _faults(office, form, part)
    office.save(tmp_path / "sent.xlsx")

    last = FIRST_ROW + len(rows)
    assert told_by_formulas.pop(last) == {"Kegiatan belum diisi", "Jadwal belum dicentang"}
    assert told_by_formulas == {FIRST_ROW + row: {"Periksa salinan"} for row in (3, 5)}
    assert (
        told_by_formulas | {last: {"Kegiatan belum diisi", "Jadwal belum dicentang"}}
        == _told_by_rules(tmp_path / "sent.xlsx")[part.sheet]
    )


@pytest.mark.parametrize("nothing", ["-", "–", "--", ".", "0"])
def test_a_dash_is_a_blank_in_every_column_for_formulas_and_rules(
    tmp_path: Path, office: LibreOffice, nothing: str
) -> None:
    opinion, team = {"indicator": "Opini BPK", "target": "WTP"}, {"executor": "Divisi Hukum dan Pengawasan"}
    work = {"activity": "Reviu", "tick": "v", **team}
    objective = {"number": "1.", "objective": "Sasaran"}
    rows: list[dict[str, str]] = [
        {**objective, **opinion, **work},
        {"number": nothing, "objective": nothing, "indicator": nothing, **work, "activity": "Rapat"},  # as above
        {"number": nothing, "objective": nothing, "indicator": "Nilai Kinerja", "target": "B", **work},
        {"number": nothing, "objective": "Sasaran kedua", "indicator": nothing, "target": "B", **work},
        {
            "number": "3.",
            "objective": "Sasaran ketiga",
            "indicator": "Nilai SAKIP",
            "target": "B",
            **work,
            "activity": nothing,
        },
        {"indicator": "Predikat Kinerja", "target": "B", **work, "executor": nothing},
    ]
    form = empty_form()
    part = DEFINITION.part("commission")
    write_once(tmp_path / "blank.xlsx", form)
    office.open(tmp_path / "blank.xlsx")
    office.put(part.sheet, FIRST, [line_of(layout_of(part, form), row) for row in rows])
    office.recalculate()
    told_by_formulas = _faults(office, form, part)
    office.save(tmp_path / "sent.xlsx")

    first = FIRST_ROW + 1
    told_by_rules = _told_by_rules(tmp_path / "sent.xlsx")[part.sheet]
    assert told_by_formulas == told_by_rules
    assert told_by_rules[first + 3] == {"Nomor belum diisi", "Indikator belum diisi"}
    assert told_by_rules.keys() == {first + 3, first + 4, first + 5}


def test_a_row_shows_its_first_fault_and_lengkap_when_it_has_none(tmp_path: Path, office: LibreOffice) -> None:
    form = empty_form()
    layout = layout_of(DEFINITION.part("commission"), form)
    write_once(tmp_path / "blank.xlsx", form)
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
        office.put(layout.part.sheet, FIRST, [line_of(layout, row)])
        office.recalculate()
        shown.append(office.read(layout.part.sheet, f"{layout.letter('status')}{FIRST_ROW + 1}")[0][0])

    assert shown == [
        COMPLETE.id,
        *(fault.status.id for fault in FAULTS[:8]),
        "Periksa pelaksana",
        "Periksa target",
        "Periksa jadwal",
    ]


def test_a_cross_is_a_tick_only_in_a_plan_that_ticks_with_nothing_else(tmp_path: Path, office: LibreOffice) -> None:
    sheet = "Komisi"
    layout = fill_one_row(tmp_path, office, {"F9": "x", "G9": "X"})
    office.put("Sekretariat", {"F9": "x"})
    work = {"activity": "Rapat", "executor": "Divisi Hukum dan Pengawasan"}
    office.put(sheet, "A10", [line_of(layout, work | {"tick": "x"})])
    shown, told = [], []
    for tick in ("x", " v", "tunda"):  # in the last row of the table
        office.put(sheet, "A11", [line_of(layout, work | {"activity": "Laporan", "tick": tick})])
        office.recalculate()
        office.save(tmp_path / "sent.xlsx")
        shown.append([row[0] for row in (*office.read(sheet, "K9:K11"), *office.read("Sekretariat", "S9"))])
        plan = read_plans([tmp_path / "sent.xlsx"]).plans[0]
        asked = [cell for note in plan.notes if note.kind is NoteKind.AMBIGUOUS_VALUE for cell in note.cells]
        told.append(sorted(map(str, asked)))

    assert shown == [
        ["Lengkap"] * 4,
        ["Periksa jadwal", "Periksa jadwal", "Lengkap", "Periksa jadwal"],
        ["Lengkap", "Lengkap", "Periksa jadwal", "Lengkap"],
    ]
    assert told == [[], ["Komisi!F10", "Komisi!F9", "Komisi!G9", "Sekretariat!F9"], []]


def test_an_indicator_that_stands_twice_is_a_fault_below_the_same_objective_and_a_doubt_below_another(
    tmp_path: Path, office: LibreOffice
) -> None:
    form = empty_form()
    layout = layout_of(DEFINITION.part("commission"), form)
    units = DEFINITION.executors_of("commission").names()
    listed = DEFINITION.indicators["K3.2"].text
    rows = [
        ("Tertib", "Opini Wilayah", 0),
        ("Andal", "Opini Wilayah", 0),  # another objective
        ("", listed, 0),
        ("Tertib", "Opini Wilayah", 0),  # the first one's objective, once more
        ("Mandiri", "Opini Wilayah", 1),  # another objective and another unit: another measure
        ("", listed, 1),  # the list has one
    ]
    write_once(tmp_path / "blank.xlsx", form)
    office.open(tmp_path / "blank.xlsx")
    for at, (objective, indicator, unit) in enumerate(rows, FIRST_ROW + 1):
        row = {"number": f"{at}." if objective else "", "objective": objective, "indicator": indicator, "target": "WTP"}
        row |= {"activity": f"Rapat {at}", "tick": "v", "executor": units[unit]}
        office.put(layout.part.sheet, f"A{at}", [line_of(layout, row)])
    office.recalculate()
    shown = [row[0] for row in office.read(layout.part.sheet, "K9:K14")]
    office.save(tmp_path / "sent.xlsx")
    told = {
        finding.cell.row: finding.severity.value
        for finding in check(read_plans([tmp_path / "sent.xlsx"]).plans, select=["RAK210"])
        if finding.cell
    }

    ready, fault, doubt = COMPLETE.id, "Indikator ganda", "Periksa indikator"
    assert shown == [ready, doubt, ready, fault, doubt, fault]
    assert told == {10: "warning", 12: "error", 14: "warning"}


@pytest.mark.parametrize("target", ["-", "–", "..."])
def test_a_dash_as_a_target_is_none(tmp_path: Path, office: LibreOffice, target: str) -> None:
    fill_one_row(tmp_path, office, {"D9": target})
    office.recalculate()
    office.save(tmp_path / "sent.xlsx")

    assert office.read("Komisi", "K9")[0][0] == "Target belum diisi"
    assert "RAK301" in {finding.code for finding in check(read_plans([tmp_path / "sent.xlsx"]).plans)}


@pytest.mark.parametrize("indicator", ["Nilai Kinerja", "Indeks Reformasi", "Predikat Kinerja"])
def test_a_percentage_where_a_score_is_asked_for_is_a_doubt(
    tmp_path: Path, office: LibreOffice, indicator: str
) -> None:
    fill_one_row(tmp_path, office, {"C9": indicator})
    office.recalculate()
    office.save(tmp_path / "sent.xlsx")
    told = check(read_plans([tmp_path / "sent.xlsx"]).plans, select=["RAK304"])

    assert office.read("Komisi", "K9")[0][0] == "Periksa target"
    assert [finding.severity.value for finding in told] == ["warning"]


def test_a_bracket_right_after_the_first_word_does_not_hide_what_the_indicator_asks_for(
    tmp_path: Path, office: LibreOffice
) -> None:
    fill_one_row(tmp_path, office, {"C9": "Persentase(%) Sengketa", "D9": "BB"})
    office.recalculate()

    assert office.read("Komisi", "K9")[0][0] == "Target tidak sesuai satuan"


def test_a_percentage_fits_an_indicator_that_names_percent_in_brackets(tmp_path: Path, office: LibreOffice) -> None:
    fill_one_row(tmp_path, office, {"C9": "Jumlah Pemilih Hadir (%)", "D9": "75%"})
    office.recalculate()

    assert office.read("Komisi", "K9")[0][0] == COMPLETE.id


def test_other_spellings_that_we_accept_are_never_called_complete(tmp_path: Path, office: LibreOffice) -> None:
    form = empty_form()
    part = DEFINITION.part("secretariat")
    layout = layout_of(part, form)
    write_once(tmp_path / "blank.xlsx", form)
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
        office.put(part.sheet, f"A{nth}", [line_of(layout, row)])
    office.recalculate()
    area = f"{layout.letter('status')}{FIRST_ROW + 1}:{layout.letter('status')}{FIRST_ROW + len(spellings)}"
    shown = [row[0] for row in office.read(part.sheet, area)]

    assert dict(zip(spellings, shown, strict=True)) == {
        (target, name): "Periksa pelaksana" if target == "100%" else "Periksa target" for target, name in spellings
    }


OTHER_UNITS = {
    "Kegiatan Pembinaan": ("4 Kali", "2 SK", "3 Aplikasi", "12 Bulan Layanan", "5 berita acara", "1 Surat", "10 Kasus"),
    "Jumlah Kegiatan": ("4 Kali", "2 SK"),
    "Persentase Kehadiran": ("4 Kali",),
}
NEAR_UNITS = ("75 persn", "2 Dokumn", "2 Lpaoran", "3 oramg", "75% hadir", "7 Skor")


def test_a_unit_that_the_definition_does_not_list_is_no_fault_unless_it_is_near_a_listed_one(
    tmp_path: Path, office: LibreOffice
) -> None:
    form = empty_form()
    layout = layout_of(DEFINITION.part("secretariat"), form)
    write_once(tmp_path / "blank.xlsx", form)
    rows = [(each, target) for each, targets in OTHER_UNITS.items() for target in targets]
    rows += [("Kegiatan Pembinaan", target) for target in NEAR_UNITS]
    office.open(tmp_path / "blank.xlsx")
    for nth, (indicator, target) in enumerate(rows, 1):
        row = {"number": f"{nth}", "objective": f"Sasaran {nth}", "indicator": f"{indicator} {nth}", "target": target}
        row |= {"activity": f"Rapat {nth}", "tick": "✓", "executor": DEFINITION.executors_of("secretariat").names()[0]}
        office.put(layout.part.sheet, f"A{FIRST_ROW + nth}", [line_of(layout, row)])
    office.recalculate()
    area = f"{layout.letter('status')}{FIRST_ROW + 1}:{layout.letter('status')}{FIRST_ROW + len(rows)}"
    shown = dict(zip(rows, (row[0] for row in office.read(layout.part.sheet, area)), strict=True))
    office.save(tmp_path / "sent.xlsx")
    told = check(read_plans([tmp_path / "sent.xlsx"]).plans, select=["RAK303", "RAK304", "RAK305"])
    unfit = {rows[finding.cell.row - FIRST_ROW - 1] for finding in told if finding.cell}

    assert {row for row, status in shown.items() if status == "Target tidak sesuai satuan"} == unfit
    assert {target for (_, target), status in shown.items() if status == "Periksa target"} == set(NEAR_UNITS)


def test_rows_that_were_inserted_copied_and_cut_are_counted_on_the_check_sheet(
    tmp_path: Path, office: LibreOffice
) -> None:
    form = empty_form()
    layout = layout_of(DEFINITION.part("commission"), form)
    write_once(tmp_path / "blank.xlsx", form)
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
    office.put(sheet, FIRST, [line_of(layout, unnamed)])
    office.insert_row(sheet, first)  # above the first row of the table
    office.put(sheet, FIRST, [line_of(layout, {**unnamed, "indicator": "Nilai Kinerja", "target": "B"})])
    office.insert_row(sheet, first + 2)
    office.copy_row(sheet, first + 1, first + 2)
    office.cut_row(sheet, first + 2, first + 9)
    office.delete_row(sheet, first + 5)
    office.recalculate()
    counted = counted_under(office, sheet)

    assert counted["Pelaksana belum diisi"] == ("3", f"{sheet}!{layout.letter('executor')}{first}")
    assert counted["Indikator ganda"] == ("1", f"{sheet}!{layout.letter('indicator')}{first + 8}")


def test_a_units_submission_leaves_the_comparison_of_the_parts_for_later(tmp_path: Path, office: LibreOffice) -> None:
    unit = unit_named("Subbag Hukum", DEFINITION)
    write_once(tmp_path / "unit.xlsx", blank_form(year=2020, region="52.03", submitter=unit))
    office.open(tmp_path / "unit.xlsx")
    counted = counted_under(office, "Komisi – Sekretariat")
    statuses = office.read("Komisi", "K9:K30")

    assert {place for _, place in counted.values()} == {"Dicek setelah semua file digabung"}
    assert {row[0] for row in statuses} == {""}  # what is not filled in yet is not held against a unit


def test_the_real_plan_shows_a_quarter_that_no_month_serves(office: LibreOffice) -> None:
    path = Path(__file__).parent.parent / "examples/lombok-timur-2020/rak-lombok-timur-2020.xlsx"
    office.open(path)
    counted = counted_under(office, "Komisi – Sekretariat")
    verdict = office.read("Cek Isian", "A3")[0][0]

    unserved = next(each for text, each in counted.items() if text.startswith("Triwulan"))
    assert unserved == ("1", "Komisi!H18")
    assert verdict.startswith("BELUM SIAP: ")


def _dice(seed: str) -> random.Random:
    return random.Random(seed)  # noqa: S311 - the same rows in every run


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
        lines.append(line_of(layout, values))
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
    rows = next(each for each in workings_of(form).parts if each.layout.part.id == part.id)
    column = rows.area("faults").replace("$", "")
    read = [int(float(row[0])) for row in office.read(form.definition.sheets.definition, column)]
    told = {
        FIRST_ROW + n: {FAULTS[bit].status.id for bit in range(len(FAULTS)) if flags >> bit & 1}
        for n, flags in enumerate(read, 1)
    }
    return {row: faults for row, faults in told.items() if faults}


def _told_by_rules(path: Path) -> dict[str, dict[int, set[str]]]:
    """By sheet and row, what check says there in the words of the formulas."""
    plan = read_plans([path]).plans[0]
    told: dict[str, dict[int, set[str]]] = {part.sheet: defaultdict(set) for part in DEFINITION.parts}
    for finding in check([plan]):
        if finding.cell and finding.cell.sheet in told and (status := _status(finding, finding.cell, plan)):
            told[finding.cell.sheet][finding.cell.row].add(status)
    for note in plan.notes:
        for cell in note.others:
            statuses = ASKED if note.kind is NoteKind.AMBIGUOUS_VALUE else REPAIRED
            told[cell.sheet][cell.row].add(statuses[_role(cell)])
    for part in plan.parts:  # a blank objective is told once, and concerns all its indicators
        for indicator in part.indicators:
            if indicator.filled and STATUS["RAK203"] in told[part.sheet].get(indicator.objective.place.row, ()):
                told[part.sheet][indicator.place.row].add(STATUS["RAK203"])
    return {sheet: dict(rows) for sheet, rows in told.items()}


def _status(finding: Finding, cell: Cell, plan: Plan) -> str | None:
    if finding.code == "RAK009":
        return ASKED[_role(cell)]
    if finding.code == "RAK304" and finding.severity is Severity.WARNING:  # 75% where a score is asked for
        return "Periksa target"
    role = _role(cell)
    if finding.code == "RAK016" and finding.value == "":  # taken from the first activity
        return REPAIRED[role]
    if finding.code == "RAK016" and "Di atasnya tertulis sasaran" in finding.message.id:
        return "Periksa sasaran"
    if finding.code != "RAK012":
        return STATUS.get(finding.code)
    unfilled = [each.place.row for part in plan.parts for each in part.indicators if not each.filled]
    # Another tick than our own, and a dash as a blank, are taken for what they are by both.
    return REPAIRED["target"] if role == "target" and cell.row not in unfilled else None


def _role(cell: Cell) -> str:
    part = next(part for part in DEFINITION.parts if part.sheet == cell.sheet)
    layout = layout_of(part, empty_form())
    return next((role for role in (*ROLES, "executor") if layout.letter(role) == cell.column), "schedule")


def test_an_indicator_under_another_objective_of_the_list_is_told_where_its_row_key_does_not_tell_its_own(
    tmp_path: Path, office: LibreOffice
) -> None:
    form = empty_form()
    part = DEFINITION.part("commission")
    layout = layout_of(part, form)
    first, second, _ = DEFINITION.objectives_of(part.id)
    rows = [
        ("K1.1", first.text, ""),
        ("K2.1", "", ""),  # moved without its row key
        ("K2.2", "", "K2.2"),  # cut and pasted whole
        ("K1.2", "", "K2.3"),  # where its objective is; the row key of another stayed behind
        ("K2.3", "", "K1.3"),
        ("K1.4", second.text, "K1.4"),  # written so on its row
        ("K1.5", "Sasaran kantor", ""),
    ]
    write_once(tmp_path / "blank.xlsx", form)
    office.open(tmp_path / "blank.xlsx")
    for at, (key, objective, beside) in enumerate(rows, FIRST_ROW + 1):
        indicator = DEFINITION.indicators[key]
        values = {"objective": objective, "indicator": fill_wording(indicator.text, OFFICE, 2020)}
        values |= {"number": f"{at}." if objective else "", "target": indicator.target, "activity": f"Rapat {at}"}
        values |= {"tick": "✓", "executor": DEFINITION.executors_of(part.id).names()[0]}
        office.put(part.sheet, f"A{at}", [line_of(layout, values)])
        office.put(part.sheet, {f"{layout.letter('key')}{at}": beside})
    office.recalculate()
    told_by_formulas = _faults(office, form, part)
    counted = counted_under(office, part.sheet)
    office.save(tmp_path / "sent.xlsx")

    line = "Sasaran tertukar: menurut daftar, indikatornya milik sasaran lain"
    told = {10: "Sasaran tertukar", 11: "Periksa sasaran", 13: "Sasaran tertukar", 14: "Sasaran tertukar"}
    assert told_by_formulas == {row: {status} for row, status in told.items()}
    assert counted[line] == ("3", "Komisi!C10")
    told_by_rules = _told_by_rules(tmp_path / "sent.xlsx")[part.sheet]
    assert {row: faults for row, faults in told_by_rules.items() if row in told} == told_by_formulas
