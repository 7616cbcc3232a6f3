"""Targets against the indicator, the nation and the performance agreement."""

from __future__ import annotations

import msgspec
import pytest

from rak_excel.definitions.loading import load_template
from rak_excel.model import Definition, Finding, Plan, Severity, Source
from rak_excel.reading import read_sheets
from rak_excel.rules.check import check
from tests.rule_examples import table_of
from tests.tables import plan_of, sheets_of


def findings_of(indicator: str, target: str, *rules: str) -> list[Finding]:
    plan = plan_of(table_of("Komisi", [{"INDIKATOR": indicator, "TARGET": target}]))
    return check([plan], select=rules or ["RAK3xx"])


@pytest.mark.parametrize(
    ("indicator", "target"),
    [
        ("Persentase Sengketa", "95%"),
        ("persentase sengketa", "77,5 %"),
        ("Jumlah Laporan Keuangan", "1 Lap"),
        ("Jumlah Satuan Kerja yang Membentuk PPID", "1 Satker"),
        ("Jumlah Peserta", "40 Orang"),
        ("Nilai Akuntabilitas Kinerja", "B"),
        ("Indeks Reformasi Birokrasi", "75"),
        ("Indeks Standar Pelayanan Minimal", "100 Persen"),
        ("Opini BPK", "WTP"),
        ("Pembentukan PPID", "1 Satker"),
        ("Persentase Penyelenggara yang Terbukti Melakukan Pelanggaran", "0%"),
        ("Persentase Pemilih yang Tidak Masuk dalam Daftar Pemilih", "0%"),
    ],
)
def test_a_target_that_fits_is_silent(indicator: str, target: str) -> None:
    assert findings_of(indicator, target) == []


@pytest.mark.parametrize(
    ("indicator", "target", "severity"),
    [
        ("Persentase Sengketa", "1 Laporan", Severity.ERROR),
        ("Jumlah Laporan", "100%", Severity.ERROR),
        ("Opini BPK", "100%", Severity.ERROR),
        ("Indeks Reformasi Birokrasi", "WTP", Severity.ERROR),
        ("Indeks Reformasi Birokrasi", "75%", Severity.WARNING),
        ("Nilai Keterbukaan Informasi", "95%", Severity.WARNING),
    ],
)
def test_a_target_of_another_kind_is_an_error_and_a_percentage_for_a_score_a_warning(
    indicator: str, target: str, severity: Severity
) -> None:
    assert [(each.name, each.severity) for each in findings_of(indicator, target)] == [
        ("target-does-not-fit-indicator", severity)
    ]


@pytest.mark.parametrize(
    ("indicator", "target", "found"),
    [
        ("Jumlah Rapat", "4 kali", []),
        ("Pembentukan PPID", "2 (dua) Produk Hukum", []),
        ("Jumlah Rapat", "12 (dua belas) kali", []),
        ("Jumlah Laporan Keuangan", "1 Laporan Keuangan Tahunan", []),
        ("Jumlah Laporan Keuangan", "1 kali", ["target-unit-differs"]),
        ("Persentase Sengketa", "4 kali", ["target-does-not-fit-indicator"]),
        ("Jumlah Laporan", "beberapa", ["target-unreadable"]),
        ("Persentase Sengketa", "Baik", ["target-unreadable"]),
        ("Predikat Kinerja", "Baik", []),
        ("Persentase Sengketa", "95-100%", []),
        ("Persentase Sengketa", "95-150%", ["percentage-out-of-range"]),
        ("Persentase Sengketa", "minimal 95%", []),
        ("Persentase Penyelenggara yang Terbukti Melakukan Pelanggaran", "0-5%", []),
        ("1. Persentase Sengketa", "1 Laporan", ["target-does-not-fit-indicator"]),
        ("Tingkat Kepuasan (%)", "1 Laporan", ["target-does-not-fit-indicator"]),
        ("Tingkat Kepuasan (%)", "75", []),
    ],
)
def test_a_unit_that_is_not_listed_is_a_unit(indicator: str, target: str, found: list[str]) -> None:
    assert [each.name for each in findings_of(indicator, target)] == found


def test_the_word_that_asks_for_another_target_is_named() -> None:
    asking = [findings_of(each, "1 Laporan")[0].hint.id for each in ("1. Persentase A", "Tingkat Puas (%)")]
    assert asking == [
        'Indikator dengan "Persentase" bertarget persen (misalnya 100%).',
        'Indikator dengan "(%)" bertarget persen (misalnya 100%).',
    ]


@pytest.mark.parametrize("target", ["2 Laporan", "2 Dokumen"])
@pytest.mark.parametrize("indicator", ["Jumlah dokumen dan laporan keuangan", "Jumlah Dokumen/Laporan Keuangan"])
def test_an_indicator_that_counts_two_things_may_have_either_as_its_unit(indicator: str, target: str) -> None:
    assert findings_of(indicator, target) == []


def test_the_example_of_a_count_is_in_the_unit_that_the_indicator_names() -> None:
    (finding,) = findings_of("Jumlah Laporan Keuangan", "100%")
    assert "(misalnya 1 Laporan)" in finding.hint.id


def test_an_unreadable_target_is_told_once() -> None:
    assert [each.name for each in findings_of("Persentase Sengketa", "semua")] == ["target-unreadable"]


def test_an_ambiguous_target_is_asked_and_nothing_else_is_said_of_it() -> None:
    assert [each.name for each in findings_of("Persentase Sengketa", "1", "ambiguous-value", "RAK3xx")] == [
        "ambiguous-value"
    ]


def with_targets(key: str, **targets: str) -> Definition:
    """The 2020 definition with other targets at one indicator."""
    definition = load_template("kpu-2020")
    objectives = tuple(
        msgspec.structs.replace(
            objective,
            indicators=tuple(
                msgspec.structs.replace(each, **targets) if each.key == key else each for each in objective.indicators
            ),
        )
        for objective in definition.objectives
    )
    return msgspec.structs.replace(definition, objectives=objectives)


def names_for(definition: Definition, key: str, target: str) -> list[str]:
    text = table_of("Komisi", [{"INDIKATOR": definition.indicators[key].text, "TARGET": target}])
    plan = read_sheets(sheets_of(text, definition), Source("rak.xlsx", "0" * 64), template=definition)
    assert isinstance(plan, Plan)
    return [each.name for each in check([plan], select=["RAK308", "RAK309"])]


@pytest.mark.parametrize(
    ("key", "national", "target", "falls_short"),
    [
        ("K2.3", "95%", "94,9%", True),
        ("K2.3", "95%", "95%", False),
        ("K2.3", "95%", "100%", False),
        ("K2.3", "95%", "1 Laporan", False),  # not comparable: another rule's business
        ("K2.2", "1%", "2%", True),
        ("K2.2", "1%", "0%", False),
        ("K2.2", "1%", "1%", False),  # lower is better, and as low is enough
        ("K3.1", "B", "CC", True),
        ("K3.1", "B", "A", False),
        ("K3.2", "WTP", "WDP", True),
        ("K3.2", "WTP", "WTP", False),
    ],
)
def test_a_local_target_may_not_be_worse_than_the_national_one(
    key: str, national: str, target: str, falls_short: bool
) -> None:
    expected = ["target-below-national"] if falls_short else []
    assert names_for(with_targets(key, national=national), key, target) == expected


@pytest.mark.parametrize(
    ("target", "differs"), [("95%", False), ("95 %", False), ("95,0%", False), ("96%", True), ("WTP", True)]
)
def test_a_target_is_that_of_the_agreement_however_it_is_spelled(target: str, differs: bool) -> None:
    expected = ["target-differs-from-agreement"] if differs else []
    assert names_for(with_targets("K2.3", agreement="95%"), "K2.3", target) == expected
