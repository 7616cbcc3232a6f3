"""A form with a column SATUAN: a number alone is in the unit beside it, for the self-check and in a merged plan."""

from __future__ import annotations

from pathlib import Path

import pytest

import rak_excel
from rak_excel.definitions.loading import load_template
from rak_excel.jobs.merge.files import merge_files
from rak_excel.jobs.template.forms import blank_form, write_template
from rak_excel.layouts.plan import FIRST_ROW
from rak_excel.model import Definition, FormRow
from rak_excel.rules.check import check
from tests.libreoffice import LibreOffice
from tests.shown_values import values_of
from tests.test_self_check_period_targets import counted, form_of, opened, row_of, statuses

DEFINITION = Path(__file__).parent / "definitions" / "satuan.toml"
FINE, UNFIT, DOUBT = "Lengkap", "Target tidak sesuai satuan", "Periksa target"
# An indicator, its target, the unit beside it, what is said of the row.
CASES = (
    ("Jumlah Dokumen", "5", "Dokumen", FINE),
    ("Jumlah Dokumen", "5", "dok", FINE),
    ("Jumlah Dokumen", "5 Dokumen", "Dokumen", FINE),
    ("Jumlah Dokumen", "5", "Laporan", UNFIT),
    ("Jumlah Dokumen", "5", "", UNFIT),
    ("Jumlah Dokumen", "5", "-", UNFIT),
    ("Jumlah Dokumen", "5", "%", UNFIT),
    ("Jumlah Rapat", "5", "Kali", FINE),
    ("Jumlah Rapat", "5", "Berita Acara", FINE),
    ("Jumlah Rapat", "5 Kali", "kali", FINE),
    ("Jumlah Rapat", "5 Kali", "Rapat", DOUBT),
    ("Jumlah Rapat", "5", "Dokumn", DOUBT),
    ("Jumlah Rapat", "5", "2 Laporan", DOUBT),
    ("Jumlah Rapat", "5", "Divisi Hukum", DOUBT),
    ("Jumlah Rapat", "5 Laporan", "Dokumen", DOUBT),
    ("Persentase Satker", "75", "%", FINE),
    ("Persentase Satker", "75", "Persen", FINE),
    ("Persentase Satker", "75%", "%", FINE),
    ("Persentase Satker", "0,5", "%", DOUBT),
    ("Persentase Satker", "1", "%", DOUBT),
    ("Nilai Layanan", "75,3", "Nilai", FINE),
    ("Indeks Layanan", "3,2", "Skala", FINE),
    ("Opini BPK", "WTP", "Opini", FINE),
    ("Opini BPK", "WTP", "Dokumen", DOUBT),
)


@pytest.fixture(scope="module")
def definition() -> Definition:
    return load_template(DEFINITION)


def _row(nth: int, indicator: str, texts: str, unit: str) -> FormRow:
    row = row_of(nth, indicator, texts)
    return row.but(further={**row.further, **({"unit_text": unit} if unit else {})})


@pytest.mark.libreoffice
def test_a_number_is_in_the_unit_beside_it_and_never_better_judged_than_by_check(
    definition: Definition, tmp_path: Path, office: LibreOffice
) -> None:
    rows = [_row(nth, indicator, target, unit) for nth, (indicator, target, unit, _) in enumerate(CASES, 1)]
    layout = opened(form_of(rows, definition, signed=True), office, tmp_path)
    said = statuses(office, layout, len(CASES))
    told = {each.cell.row for each in check([rak_excel.read_plan(tmp_path / "form.xlsx")]) if each.cell and each.code in
            {"RAK009", "RAK301", "RAK302", "RAK304", "RAK305"}}  # fmt: skip

    assert list(zip(CASES, said, strict=True)) == [(case, case[-1]) for case in CASES]
    assert told <= {at for at, case in enumerate(CASES, FIRST_ROW + 1) if case[-1] != FINE}


@pytest.mark.libreoffice
def test_targets_by_quarter_are_in_the_unit_beside_target_too(
    definition: Definition, tmp_path: Path, office: LibreOffice
) -> None:
    texts = {
        "4 | 1 | 2 Laporan | 3 | 4": "Laporan",
        "4 | 1 | 2 Dokumen | 3 | 4": "Laporan",
        "4 | 1 | 2 Kali | 3 | 4": "kali",
        "4 | 1 | 2 Rapat | 3 | 4": "Kali",
    }
    rows = [_row(nth, "Kegiatan", text, unit) for nth, (text, unit) in enumerate(texts.items(), 1)]
    layout = opened(form_of(rows, definition, signed=True), office, tmp_path)

    assert statuses(office, layout, 4) == [FINE, "Satuan target periode lain", FINE, "Satuan target periode lain"]


@pytest.mark.libreoffice
def test_the_parts_have_the_same_target_where_one_says_its_unit_in_the_cell(
    definition: Definition, tmp_path: Path, office: LibreOffice
) -> None:
    quarters = "1 | 2 | 3 | 4"
    pairs = (("4", "Laporan", "4 Laporan", ""), ("4", "Laporan", "4", "Dokumen"), ("75", "Persen", "75%", "%"))
    coarse = [_row(nth, "Capaian", f"{one} | {quarters}", unit) for nth, (one, unit, *_) in enumerate(pairs, 1)]
    fine = [_row(nth, "Capaian", f"{two} | {quarters}", unit) for nth, (*_, two, unit) in enumerate(pairs, 1)]
    form = form_of(coarse, definition, signed=True).but(rows={"commission": tuple(coarse), "secretariat": tuple(fine)})
    opened(form, office, tmp_path)

    assert counted(office, "Target indikator yang sama") == [(f"Komisi!D{FIRST_ROW + 2}", "Wajib diperbaiki")]


MERGED = (
    ("4 Laporan", "Laporan", "4"),
    ("4", "Lap", "4"),
    ("4 Laporan", "", "4 Laporan"),
    ("5", "Berita Acara", "5"),
    ("75", "persen", "75%"),
    ("77,5%", "%", "77,5%"),
    ("WTP", "Opini", "WTP"),
    ("75,3", "Nilai", "75,3"),
    ("minimal 4 Laporan", "Laporan", "minimal 4"),
    ("2 - 4", "Dokumen", "2 - 4"),
    ("1.250", "Orang", "1.250"),
)


def test_a_merged_plan_with_units_has_the_number_alone_beside_them_and_reads_back_as_itself(
    definition: Definition, tmp_path: Path
) -> None:
    rows = [_row(nth, "Capaian", target, unit) for nth, (target, unit, _) in enumerate(MERGED, 1)]
    (tmp_path / "in").mkdir()
    write_template(tmp_path / "in" / "a.xlsx", form_of(rows, definition))
    merge_files([tmp_path / "in"], tmp_path / "plan.xlsx")
    sent, merged = (rak_excel.read_plan(tmp_path / name) for name in ("in/a.xlsx", "plan.xlsx"))
    column = [line[3] for line in values_of(tmp_path / "plan.xlsx", "Komisi")][FIRST_ROW : FIRST_ROW + len(MERGED)]

    assert [str(text) for text in column] == [written for *_, written in MERGED]
    for (_, before), (_, after) in zip(sent.indicators(), merged.indicators(), strict=True):
        assert before.target
        assert after.target
        assert after.target.same == before.target.same
        assert after.further == before.further


def test_a_template_has_the_numbers_of_its_list_beside_their_units(definition: Definition, tmp_path: Path) -> None:
    write_template(tmp_path / "form.xlsx", blank_form(year=2026, region="52.03", definition=definition))
    shown = {row[2]: (row[3], row[4]) for row in values_of(tmp_path / "form.xlsx", "Sekretariat") if len(row) > 4}
    plan = rak_excel.read_plan(tmp_path / "form.xlsx")

    assert shown["Jumlah Laporan Sistem Akuntansi dan Pelaporan Keuangan"] == ("1", "Laporan")
    assert shown["Persentase Pembayaran Gaji dan Tunjangan yang Tepat Waktu"] == ("100%", "%")
    listed = {each.key: each.target for each in definition.indicators.values()}
    assert all(each.target and each.target.text == listed[each.key or ""] for _, each in plan.indicators())
    assert not any(each.filled for _, each in plan.indicators())
