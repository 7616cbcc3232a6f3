"""What is said about names of executors: once, at the cell where they are written, and no graver than they are wrong."""

from __future__ import annotations

import pytest

from rak_excel.model import Plan, Severity
from rak_excel.rules.check import check
from tests.rule_examples import table_of
from tests.tables import plan_of

OFFICIAL = "Sub Bagian Keuangan, Umum dan Logistik"


def named(text: str) -> Plan:
    return plan_of(table_of("Sekretariat", [{"PELAKSANA": text}]))


def rows_below(executor: str) -> Plan:
    """Three activities of one indicator; `executor` is what stands below the name on the first."""
    return plan_of(f"""
        # Komisi
        | NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA                   |
        | 1  | Andal   | Opini BPK | WTP    | Rapat    | ✓  |    |    |    | Divisi Teknis Penyelenggara |
        |    |         |           |        | Reviu    | ✓  |    |    |    | {executor}                  |
        |    |         |           |        | Laporan  | ✓  |    |    |    | {executor}                  |
    """)


@pytest.mark.parametrize("short", ["Subbag Keuangan", "Kasubag KUL", "KUL", "Sub Bagian Hukum dan SDM"])
def test_a_short_name_that_the_template_lists_is_only_an_info(short: str) -> None:
    (finding,) = check([named(short)], select=["RAK5xx"])
    assert (finding.name, finding.severity) == ("executor-spelling", Severity.INFO)


@pytest.mark.parametrize(
    "written", ["Sub Bag. Keuangan, Umum, Logistik dan Keuangan", "Sub Bagian Logistik, Umum dan Keuangan"]
)
def test_a_word_too_many_or_another_order_is_a_warning(written: str) -> None:
    (finding,) = check([named(written)], select=["RAK5xx"])
    assert (finding.name, finding.severity) == ("executor-spelling", Severity.WARNING)


@pytest.mark.parametrize(
    ("written", "rules"),
    [
        (OFFICIAL, []),
        ("Sub. Bag Keuangan Umum Dan Logistik", ["repaired"]),
        ("Sub Bagian Keuangan, Umum & Logistik", ["repaired"]),
        ("Subbag KUL", ["executor-spelling"]),
        ("Sub Bag. Keuangan, Umum, Logistik dan Keuangan", ["executor-spelling"]),
        ("Divisi Keuangan", ["executor-of-other-part"]),
        ("Sub Bagian Program dan Data", ["executor-of-other-era"]),
    ],
)
def test_one_rule_speaks_of_a_name(written: str, rules: list[str]) -> None:
    findings = check([named(written)], select=["RAK012", "RAK5xx"])
    assert [(each.name, str(each.cell)) for each in findings] == [(rule, "Sekretariat!R2") for rule in rules]


@pytest.mark.parametrize("name", ["", "Tim Zamrud"])
def test_while_an_executor_is_blank_or_like_none_a_unit_is_only_perhaps_missed(name: str) -> None:
    plan = plan_of(table_of("Sekretariat", [{"PELAKSANA": OFFICIAL}, {"PELAKSANA": name}]))
    found = check([plan], select=["unit-never-named"])
    assert [each.severity for each in found] == [Severity.INFO]


def test_a_sub_bagian_called_divisi_is_told_with_every_division_that_it_supports() -> None:
    (finding,) = check([plan_of(table_of("Komisi", [{"PELAKSANA": "Divisi Teknis Hupmas"}]))], select=["RAK502"])
    assert "Itu sebutan untuk Sub Bagian Teknis Penyelenggaraan Pemilu" in finding.message.id
    assert '"Divisi Teknis Penyelenggaraan" atau "Divisi Sosialisasi, ' in finding.hint.id


@pytest.mark.parametrize("below", ["", "^"], ids=["blank", "merged"])
def test_a_name_that_counts_for_several_rows_is_told_once_where_it_is_written(below: str) -> None:
    findings = check([rows_below(below)], select=["RAK5xx"])
    assert [(each.name, str(each.cell)) for each in findings] == [("executor-unknown", "Komisi!J2")]


def test_a_name_that_is_written_on_several_rows_is_told_on_each() -> None:
    findings = check([rows_below("Divisi Teknis Penyelenggara")], select=["executor-unknown"])
    assert [str(each.cell) for each in findings] == ["Komisi!J2", "Komisi!J3", "Komisi!J4"]


def test_a_name_in_a_row_of_its_own_below_the_activity_is_told_there() -> None:
    plan = plan_of("""
        # Komisi
        | NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA    |
        | 1  | Andal   | Opini BPK | WTP    | Rapat    | ✓  |    |    |    | Divisi Hukum |
        |    |         |           |        |          |    |    |    |    | Divisi Apa   |
    """)
    assert [str(each.cell) for each in check([plan], select=["executor-unknown"])] == ["Komisi!J3"]


def test_a_name_written_below_another_one_is_judged_where_it_stands() -> None:
    plan = plan_of("""
        # Komisi
        | NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA                   |
        | 1  | Andal   | Opini BPK | WTP    | Rapat    | ✓  |    |    |    | Divisi Hukum dan Pengawasan |
        |    |         |           |        |          |    |    |    |    | Divisi Perkapalan           |
        |    |         |           |        | Reviu    | ✓  |    |    |    | Divisi Hukum dan Pengawasan |
    """)
    assert [(each.name, str(each.cell)) for each in check([plan], select=["RAK5xx"])] == [
        ("executor-unknown", "Komisi!J3")
    ]


@pytest.mark.parametrize(
    ("name", "severity"),
    [
        ("Divisi Hukum", Severity.INFO),
        ("Divisi Penyelenggaraan Teknis", Severity.WARNING),
        ("Divisi Data, Perencanaan dan Informasi", Severity.WARNING),
    ],
)
def test_a_short_name_is_a_note_and_words_in_another_order_are_a_warning(name: str, severity: Severity) -> None:
    plan = plan_of(f"""
        # Komisi
        | NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA |
        | 1  | Andal   | Opini BPK | WTP    | Rapat    | ✓  |    |    |    | {name}    |
    """)
    assert [(each.name, each.severity) for each in check([plan], select=["RAK5xx"])] == [
        ("executor-spelling", severity)
    ]
