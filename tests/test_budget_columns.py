"""Several columns of money in one table: which is the budget of the plan, what is asked, and that nothing is lost."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest

import rak_excel
from rak_excel.definitions.loading import load_template
from rak_excel.merging.merge import merge
from rak_excel.model import Plan
from rak_excel.rolling_up.facts.plan_facts import facts_of_plan
from rak_excel.rolling_up.roll_up import roll_up
from rak_excel.rolling_up.side_by_side.budgets import budgets_of
from rak_excel.rules.check import check
from rak_excel.vocabulary.headings.money import in_rupiah
from rak_excel.workbooks.rollup.book import write_rollup
from rak_excel.workbooks.rollup.read_back.earlier import read_rollup
from tests.forms import form_of_plan
from tests.tables import plan_of, told

DEFINITIONS = Path(__file__).parent / "definitions"
TICKS = "T1 | T2 | T3 | T4"


def planned(headings: str, amounts: str, lower: str = "", file: str = "a", template: str = "kpu-2020") -> Plan:
    """A plan of 2020 with these columns behind PELAKSANA, some below a wider heading."""
    second = f"| {'| ' * 9} | {lower} |\n" if lower else ""
    plan = plan_of(
        f"# Komisi\n| NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | {TICKS} | PELAKSANA | {headings} |\n{second}"
        f"| 1 | Sasaran {file} | Jumlah Rapat {file} | 4 Kali | Rapat {file} | v | | | | Divisi Hukum dan Pengawasan | {amounts} |",
        file=f"{file}.xlsx",
        template=template,
    )
    return plan.but(source=plan.source.but(sha256=file))


def spent(plan: Plan) -> dict[str, object]:
    """What stands in the columns of money, by their headings; the budget of the plan as BUDGET."""
    headings = {each.id: each.heading for each in plan.definition.further_of("commission")}
    (activity,) = plan.parts[0].indicators[0].activities
    return {"BUDGET" if id_ == "budget" else headings[id_]: entry for id_, entry in activity.further.items()}


@pytest.mark.parametrize(
    ("headings", "lower", "amounts", "found"),
    [
        ("ANGGARAN 2019 | ANGGARAN 2020", "", "{100} | {200}", {"ANGGARAN 2019": 100, "BUDGET": 200}),
        ("PAGU 2020 | PAGU 2021", "", "{100} | {200}", {"BUDGET": 100, "PAGU 2021": 200}),
        ("ANGGARAN 2019 | ANGGARAN", "", "{100} | {200}", {"ANGGARAN 2019": 100, "BUDGET": 200}),
        ("ANGGARAN | <", "2019 | 2020", "{100} | {200}", {"ANGGARAN 2019": 100, "BUDGET": 200}),
        ("ANGGARAN (Rp) | ANGGARAN 2020", "", "{100} | {200}", {"ANGGARAN (Rp) (2)": 100, "BUDGET": 200}),
        ("PAGU | REALISASI", "", "{100} | {200}", {"BUDGET": 100}),
        ("REALISASI ANGGARAN 2019 | PAGU", "", "{100} | {200}", {"BUDGET": 200}),
        (
            "ANGGARAN APBD | ANGGARAN APBN | TOTAL ANGGARAN",
            "",
            "{100} | {200} | {300}",
            {"ANGGARAN APBD": 100, "ANGGARAN APBN": 200, "BUDGET": 300},
        ),
        (
            "ANGGARAN (Rp ribu) | < | <",
            "APBD | HIBAH | JUMLAH",
            "{100} | {200} | {300}",
            {"ANGGARAN APBD (Rp)": 100_000, "ANGGARAN HIBAH (Rp)": 200_000, "BUDGET": 300_000},
        ),
        ("ANGGARAN TAHUN LALU | ANGGARAN TAHUN INI", "", "{100} | {200}", {"ANGGARAN TAHUN LALU": 100, "BUDGET": 200}),
        ("PAGU AWAL | PAGU REVISI", "", "{100} | {200}", {"PAGU AWAL": 100, "BUDGET": 200}),
        ("PAGU AWAL | PAGU REVISI", "", "{100} | {100}", {"PAGU AWAL": 100, "BUDGET": 100}),
        ("PAGU | PAGU PERUBAHAN", "", "{100} | {200}", {"PAGU": 100, "BUDGET": 200}),
        ("PAGU | <", "SEMULA | MENJADI", "{100} | {200}", {"PAGU SEMULA": 100, "BUDGET": 200}),
        ("PAGU AWAL", "", "{100}", {"BUDGET": 100}),
        (
            "ANGGARAN | ANGGARAN SMT I | ANGGARAN SMT II",
            "",
            "{300} | {100} | {200}",
            {"BUDGET": 300, "ANGGARAN SMT I": 100, "ANGGARAN SMT II": 200},
        ),
        ("ANGGARAN | ANGGARAN", "", "{100} | {100}", {"BUDGET": 100}),
        ("ANGGARAN | PAGU", "", "{100} |", {"BUDGET": 100}),
        ("PAGU | APBD | APBN", "", "{300} | {100} | {200}", {"BUDGET": 300, "APBD": 100, "APBN": 200}),
        ("ANGGARAN | <", "APBD | JUMLAH", "{100} | {200}", {"ANGGARAN APBD": 100, "BUDGET": 200}),
        (
            "SUMBER DANA | < | <",
            "APBD | CADANGAN DAERAH | JUMLAH",
            "{1000} | {2000} | {3000}",
            {"SUMBER DANA APBD": 1000, "SUMBER DANA CADANGAN DAERAH": 2000, "BUDGET": 3000},
        ),
        # What is counted there is no money, and no other column that the total does without.
        ("JUMLAH PESERTA | < | ANGGARAN", "MASYARAKAT | JUMLAH |", "{250} | {275} | {3000}", {"BUDGET": 3000}),
        ("ANGGARAN | BANTUAN", "", "{3000} | {2500}", {"BUDGET": 3000}),
        ("ANGGARAN | <", "KODE | Rp", "{521219} | {3000}", {"BUDGET": 3000}),
        (
            "APBD | KODE REKENING | APBN | JUMLAH",
            "",
            "{100} | {521219} | {200} | {300}",
            {"APBD": 100, "APBN": 200, "BUDGET": 300},
        ),
        ("ANGGARAN | SUMBER DANA | <", "| APBN | APBD", "{3000} | v | ", {"BUDGET": 3000}),
        ("PAGU SETELAH EFISIENSI 50%", "", "{3000}", {"BUDGET": 3000}),
        ("PAGU | ANGGARAN KAS (KUMULATIF) | <", "| I | II", "{3000} | {1000} | {3000}", {"BUDGET": 3000}),
        ("ANGGARAN | < | <", "VOLUME | HARGA | JUMLAH", "{12} | {5000} | {60000}", {"BUDGET": 60000}),
    ],
)
def test_the_column_of_the_plan_s_own_year_or_of_the_total_is_the_budget_and_others_are_carried(
    headings: str, lower: str, amounts: str, found: dict[str, object]
) -> None:
    plan = planned(headings, amounts, lower)

    assert spent(plan) == found
    assert not [line for line in told(plan) if "RAK016" in line or "RAK009" in line]


@pytest.mark.parametrize(
    ("headings", "named", "found"),
    [
        ("APBD | ANGGARAN", "APBD (K1), ANGGARAN (L1)", {"APBD": 100, "ANGGARAN": 200}),
        ("ANGGARAN TERSISA | PAGU", "ANGGARAN TERSISA (K1), PAGU (L1)", {"ANGGARAN TERSISA": 100, "PAGU": 200}),
        (
            "ANGGARAN TW I | ANGGARAN TW II",
            "ANGGARAN TW I (K1), ANGGARAN TW II (L1)",
            {"ANGGARAN TW I": 100, "ANGGARAN TW II": 200},
        ),
        (
            "ANGGARAN S.D. SEMESTER I | ANGGARAN S.D. SEMESTER II",
            "ANGGARAN S.D. SEMESTER I (K1), ANGGARAN S.D. SEMESTER II (L1)",
            {"ANGGARAN S.D. SEMESTER I": 100, "ANGGARAN S.D. SEMESTER II": 200},
        ),
        ("ANGGARAN | PAGU", "ANGGARAN (K1), PAGU (L1)", {"ANGGARAN": 100, "PAGU": 200}),
        ("ANGGARAN | ANGGARAN", "ANGGARAN (K1), ANGGARAN (L1)", {"ANGGARAN": 100, "ANGGARAN (2)": 200}),
        ("ANGGARAN 2021 | PAGU 2022", "ANGGARAN 2021 (K1), PAGU 2022 (L1)", {"ANGGARAN 2021": 100, "PAGU 2022": 200}),
    ],
)
def test_where_nobody_can_tell_which_is_the_budget_that_is_asked_and_all_are_carried(
    headings: str, named: str, found: dict[str, object]
) -> None:
    plan = planned(headings, "{100} | {200}")
    (asked,) = (each for each in check([plan]) if each.code == "RAK016")

    assert spent(plan) == found
    assert str(asked.cell) == "Komisi!K1"
    assert named in asked.message.id


def test_a_word_for_a_source_above_no_amounts_and_percentages_are_no_money() -> None:
    assert spent(planned("APBD | APBN", "v | ")) == {}
    assert spent(planned("ANGGARAN (%) | PAGU", "{25} | {1000}")) == {"BUDGET": 1000}


HEADINGS = ("ANGGARAN APBD | ANGGARAN APBN | TOTAL ANGGARAN", "{100} | {200} | {300}")


def test_budgets_of_several_sources_are_merged_written_and_read_back() -> None:
    merged = merge([planned(*HEADINGS), planned("PAGU", "{50}", file="b")]).plan
    file = io.BytesIO()
    rak_excel.write_template(file, form_of_plan(merged, signed=True))
    again = rak_excel.read_plan(file.getvalue())

    for plan in (merged, again):
        rows = [dict(each.further) for _, _, each in plan.activities()]
        assert rows == [{"budget_anggaran_apbd": 100, "budget_anggaran_apbn": 200, "budget": 300}, {"budget": 50}]


def test_a_roll_up_counts_the_total_once_and_keeps_the_sources(tmp_path: Path) -> None:
    plan = planned(*HEADINGS)
    result = roll_up([facts_of_plan(plan, check([plan]))])
    write_rollup(tmp_path / "rekap.xlsx", result, force=True, jobs=1)
    again = roll_up([read_rollup(tmp_path / "rekap.xlsx")])

    for each in (result, again):
        (row,) = (row for own in each.indicators["commission"] for row in own.rows)
        assert dict(row.further) == {"budget_anggaran_apbd": 100, "budget_anggaran_apbn": 200, "budget": 300}
        assert [spending.entries for spending in budgets_of(each).by_part.values()] == [[300]]


QUARTERS = (
    "Rencana Anggaran TW I | Rencana Anggaran TW II | Rencana Anggaran TW III | Rencana Anggaran TW IV",
    "1 jt | 1 jt | | 2 jt",
)
MONTHS = " | ".join(
    f"ANGGARAN {month}"
    for month in ["JAN", "FEB", "MAR", "APR", "MEI", "JUN", "JUL", "AGU", "SEP", "OKT", "NOV", "DES"]
)


@pytest.mark.parametrize(
    ("headings", "lower", "amounts", "budget", "parts"),
    [
        (QUARTERS[0], "", QUARTERS[1], 4_000_000, 3),
        ("ANGGARAN (Rp ribu) | < | < | <", "TW I | TW II | TW III | TW IV", "{1} | {2} | {3} | {4}", 10_000, 4),
        ("ANGGARAN PER TRIWULAN | < | < | <", "I | II | III | IV", "{1} | {2} | {3} | {4}", 10, 4),
        ("ANGGARAN (Rp) | < | < | <", "I | II | III | IV", "{1} | {2} | {3} | {4}", 10, 4),
        ("SUMBER DANA DAN PAGU | <", "APBD | APBN", "{1000} | {2000}", 3000, 2),
        ("PAGU INDIKATIF | <", "APBD | APBN", "{1000} | {2000}", 3000, 2),
        ("ANGGARAN TAHUN 2020 | <", "APBD | APBN", "{1000} | {2000}", 3000, 2),
        ("PAGU SEMESTER 1 | PAGU SEMESTER 2", "", "{1.5} | {2}", 3.5, 2),
        (
            " | ".join(f"{quarter} Anggaran" for quarter in ("TW I", "TW II", "TW III", "TW IV")),
            "",
            "{1} | {2} | {3} | {4}",
            10,
            4,
        ),
        (MONTHS, "", " | ".join(["{10}"] * 12), 120, 12),
        ("APBD | APBN", "", "{100} | {200}", 300, 2),
        ("APBD (Rp juta) | APBN (Rp juta)", "", "{1} | {2.5}", 3_500_000, 2),
        ("ANGGARAN | <", "APBN | DAK", "{100} | {200}", 300, 2),
        ("ANGGARAN APBN | ANGGARAN HIBAH", "", "{100} | sesuai NPHD", None, 2),
    ],
)
def test_budgets_of_all_periods_or_of_sources_are_added_up_and_each_is_carried(
    headings: str, lower: str, amounts: str, budget: float | None, parts: int
) -> None:
    found = spent(planned(headings, amounts, lower))

    assert found.pop("BUDGET", None) == budget
    assert len(found) == parts


def test_a_sum_of_periods_is_an_info_and_one_of_sources_is_asked() -> None:
    by_code = {
        code: [each.message.id for each in check([planned(*headings)]) if each.code == code]
        for code, headings in (("RAK013", QUARTERS), ("RAK016", ("APBD | APBN", "{100} | {200}")))
    }

    assert "jumlah kolom per periode: Rencana Anggaran TW I (K1)" in by_code["RAK013"][0]
    assert "jumlah kolom sumber dananya: APBD (K1), APBN (L1)" in by_code["RAK016"][0]


def test_a_sum_is_merged_with_its_parts_written_and_read_back() -> None:
    merged = merge([planned(*QUARTERS), planned("PAGU", "{50}", file="b")]).plan
    file = io.BytesIO()
    rak_excel.write_template(file, form_of_plan(merged, signed=True))
    again = rak_excel.read_plan(file.getvalue())

    for plan in (merged, again):
        rows = [dict(each.further) for _, _, each in plan.activities()]
        assert [row["budget"] for row in rows] == [4_000_000, 50]
        assert len(rows[0]) == 4


def test_a_roll_up_counts_the_sum_of_periods() -> None:
    plan = planned(*QUARTERS)
    result = roll_up([facts_of_plan(plan, check([plan]))])

    assert [spending.entries for spending in budgets_of(result).by_part.values()] == [[4_000_000]]


def test_a_roll_up_takes_no_source_for_the_budget() -> None:
    plan = planned("APBD | ANGGARAN", "{100} | {200}")

    assert budgets_of(roll_up([facts_of_plan(plan, check([plan]))])).by_part == {}


@pytest.mark.parametrize(
    ("typed", "read", "found"),
    [
        ("seratus juta rupiah", 100_000_000, []),
        ("2.500.000.-", 2_500_000, []),
        ("Rp 2.500.000,--", 2_500_000, []),
        ("Rp.-", None, []),
        ("-", None, []),
        ("nihil", None, []),
        ("0", 0, []),
        ("{1250.5}", 1250.5, []),
        ("1,2 M", 1_200_000_000, []),
        ("1,2", 1.2, ["RAK016 Komisi!K2 warning"]),
        ("{1.2}", 1.2, ["RAK016 Komisi!K2 warning"]),
        ("sesuai DIPA", "sesuai DIPA", ["RAK016 Komisi!K2 warning"]),
        ("± 500 juta", "± 500 juta", ["RAK009 Komisi!K2 error"]),
    ],
)
def test_what_is_no_amount_of_rupiah_is_told_at_its_cell(typed: str, read: object, found: list[str]) -> None:
    plan = planned("PAGU ANGGARAN", typed)

    assert spent(plan).get("BUDGET") == read
    assert [line for line in told(plan) if "!K2" in line] == found


THOUSANDS = ("ANGGARAN (Rp ribu) | < | <", "{100} | {200} | {300}", "APBD | HIBAH | JUMLAH")


def test_amounts_counted_in_thousands_are_merged_under_headings_in_rupiah_and_read_back() -> None:
    merged = merge([planned(*THOUSANDS)]).plan
    file = io.BytesIO()
    rak_excel.write_template(file, form_of_plan(merged, signed=True))

    for plan in (merged, rak_excel.read_plan(file.getvalue())):
        assert spent(plan) == {"ANGGARAN APBD (Rp)": 100_000, "ANGGARAN HIBAH (Rp)": 200_000, "BUDGET": 300_000}


IN_MILLIONS = """
extends = ["kpu-2020"]
id = "juta"
version = 1

[[columns]]
id = "pagu"
heading = "Pagu (Rp. Juta)"
kind = "amount"
"""


def test_a_declared_column_counts_what_the_heading_of_the_file_says_and_forms_are_headed_in_rupiah(
    tmp_path: Path,
) -> None:
    path = tmp_path / "juta.toml"
    path.write_text(IN_MILLIONS)
    (column,) = load_template(path).further
    plans = [planned(heading, "{2500.5}", template=str(path)) for heading in ("Pagu (Rp. Juta)", "PAGU (Rp)")]
    merged = merge(plans[:1]).plan
    file = io.BytesIO()
    rak_excel.write_template(file, form_of_plan(merged, signed=True))
    again = rak_excel.read_plan(file.getvalue())

    assert (column.heading, column.spellings) == ("Pagu (Rp)", ("Pagu (Rp. Juta)",))
    assert [spent(plan) for plan in (*plans, merged, again)] == [
        {"Pagu (Rp)": 2_500_500_000},
        {"Pagu (Rp)": 2500.5},
        {"Pagu (Rp)": 2_500_500_000},
        {"Pagu (Rp)": 2_500_500_000},
    ]


@pytest.mark.parametrize(
    ("heading", "written"),
    [
        ("PAGU (dalam jutaan rupiah)", "PAGU (Rp)"),
        ("ANGGARAN (Rp ribu) APBD", "ANGGARAN APBD (Rp)"),
        ("Pagu dalam ribuan", "Pagu (Rp)"),
        ("ANGGARAN (Rp 000)", "ANGGARAN (Rp)"),
        ("PAGU Rp x 1.000", "PAGU (Rp)"),
        ("Rp juta", "ANGGARAN (Rp)"),
        ("PAGU 2026", "PAGU 2026"),
    ],
)
def test_a_heading_that_says_a_factor_is_written_in_rupiah(heading: str, written: str) -> None:
    assert in_rupiah(heading) == written


BY_SOURCE = """
extends = ["kpu-2020"]
id = "sumber"
version = 1

[[columns]]
id = "apbd"
heading = "APBD"
kind = "amount"

[[columns]]
id = "dak"
heading = "ANGGARAN DAK"
kind = "amount"

[[columns]]
id = "dak_lalu"
heading = "ANGGARAN DAK TAHUN LALU"
kind = "amount"

[[columns]]
id = "pagu"
heading = "PAGU LAIN"
kind = "amount"
"""


@pytest.mark.parametrize(("declared", "counted"), [(2, [100, 200]), (3, [100, 200]), (4, None)])
def test_a_roll_up_adds_up_the_sources_that_a_definition_declares(
    tmp_path: Path, declared: int, counted: list[int] | None
) -> None:
    path = tmp_path / "sumber.toml"
    path.write_text("[[columns]]".join(BY_SOURCE.split("[[columns]]")[: declared + 1]))
    headings = ["APBD", "ANGGARAN DAK", "ANGGARAN DAK TAHUN LALU", "PAGU LAIN"][:declared]
    amounts = ["{100}", "{200}", "{50}", "{60}"][:declared]
    plan = planned(" | ".join(headings), " | ".join(amounts), template=str(path))
    result = roll_up([facts_of_plan(plan, check([plan]))])
    write_rollup(tmp_path / "rekap.xlsx", result, force=True, jobs=1)
    sheets = openpyxl.load_workbook(tmp_path / "rekap.xlsx")

    assert [each.entries for each in budgets_of(result).by_part.values()] == ([counted] if counted else [])
    assert ("Anggaran" in sheets.sheetnames) is bool(counted)
    if counted:
        formulas = [str(cell.value) for cell in sheets["Anggaran"][4] if "SUM(" in str(cell.value)]
        assert all(formula.count("SUM(") == 2 for formula in formulas)
        assert len(formulas) == 2


ROW = (
    "| {n} | Sasaran {n} | Jumlah Rapat {n} | 4 Kali | Rapat {n} | v | | | | Divisi Hukum dan Pengawasan | {amounts} |"
)


def of_rows(headings: str, *amounts: str, file: str = "a", template: str = "kpu-2020") -> Plan:
    head = f"# Komisi\n| NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | {TICKS} | PELAKSANA | {headings} |"
    rows = (ROW.format(n=n, amounts=own) for n, own in enumerate(amounts, 1))
    plan = plan_of("\n".join([head, *rows]), file=f"{file}.xlsx", template=template)
    return plan.but(source=plan.source.but(sha256=file))


@pytest.mark.parametrize("nothing", ["0", "-", "", "Rp -"])
def test_a_source_that_gives_nothing_to_a_row_is_a_source_all_the_same(nothing: str) -> None:
    plan = of_rows("APBD | APBN", "100.000 | 200.000", f"{nothing} | 300.000")

    assert [each.further["budget"] for *_, each in plan.activities()] == [300_000, 300_000]
    assert next(plan.activities())[-1].further["budget_apbd"] == 100_000


def test_jumlah_alone_beside_sources_is_their_total() -> None:
    plan = of_rows("APBD | APBN | JUMLAH", "100.000 | 200.000 | 300.000")

    assert dict(next(plan.activities())[-1].further) == {
        "budget_apbd": 100_000,
        "budget_apbn": 200_000,
        "budget": 300_000,
    }
    assert told(plan) == told(of_rows("KETERANGAN", ""))


def test_words_below_other_headings_of_money_do_not_hide_the_budget() -> None:
    plan = of_rows("ANGGARAN | BIAYA", "100.000 | swadaya")

    assert dict(next(plan.activities())[-1].further) == {"budget": 100_000, "budget_biaya": "swadaya"}


def test_long_headings_of_two_sources_are_two_columns_whichever_file_has_them() -> None:
    long = "ANGGARAN BELANJA KEGIATAN PENYELENGGARAAN PEMILU"
    plans = [
        of_rows(f"ANGGARAN | {long} {each}", f"500.000 | {at}00.000", file=each)
        for at, each in enumerate(("APBN", "APBD"), 1)
    ]
    ids = [{*next(plan.activities())[-1].further} for plan in plans]

    assert ids[0] & ids[1] == {"budget_anggaran"}


def test_beside_a_budget_that_the_definition_declares_other_columns_of_money_are_carried_too() -> None:
    declared = str(DEFINITIONS / "anggaran.toml")
    plan = planned("ANGGARAN (Rp) | ANGGARAN 2019", "{200} | {100}", template=declared)
    merged = merge([plan]).plan

    assert spent(plan) == {"BUDGET": 200, "ANGGARAN 2019": 100}
    assert spent(merged) == spent(plan)
