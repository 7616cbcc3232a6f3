"""Which earlier result a merge of reports may replace: none of another kind or quarter, none that holds what other files said."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from rak_excel.errors import OutputExistsError
from rak_excel.formats.grid import as_text
from rak_excel.jobs.merge.files import MergeRequest, merge_files
from rak_excel.reading import read_plan
from tests.merged_reports import ACCOUNTS, DISPUTES, SHARED, Entries, indicator, plan
from tests.report_files import LOTIM, form_of, write_form
from tests.submissions import LEGAL, sent, written
from tests.typing_in import type_in

EXAMPLE = Path("examples/laporan-2020").resolve()
ASKED = MergeRequest(plan=LOTIM)
ROW = "| 1 | Hukum | Nilai | 95 | Advokasi | v | | | | Divisi Hukum |"
PAID: Entries = {ACCOUNTS: {"actual": "1"}}
SEEN: Entries = {SHARED: {"actual": "85", "result": "Rapat 3 Juni."}}
HEARD: Entries = {DISPUTES: {"actual": "50"}}
EARLIER = {
    "laporan-tw1.xlsx": "isinya laporan TW I 2020, sedangkan yang digabung laporan TW II 2020",
    "rencana-2020-revisi-1.xlsx": "isinya rencana 2020, sedangkan yang digabung laporan TW II 2020",
    "rencana-2020.xlsx": "isinya rencana 2020, sedangkan yang digabung laporan TW II 2020",
}


def forms(folder: Path, **sendings: Entries) -> Path:
    """The forms of these units, by a word of their names and a number behind it; `Semua` is the whole office."""
    folder.mkdir()
    for name, typed in sendings.items():
        unit = name.rstrip("123")
        write_form(folder / f"{name}.xlsx", form_of(plan(), "" if unit == "Semua" else unit), typed)
    return folder


@pytest.mark.parametrize("earlier", EARLIER)
@pytest.mark.parametrize("choices", [False, True])
def test_a_result_of_another_quarter_or_kind_is_never_replaced(tmp_path: Path, earlier: str, choices: bool) -> None:
    sendings, output = forms(tmp_path / "laporan", Keuangan=PAID), tmp_path / "laporan - gabungan.xlsx"
    shutil.copy(EXAMPLE / earlier, output)
    asked = ASKED.but(decisions=output if choices else None)

    with pytest.raises(OutputExistsError, match=EARLIER[earlier]):
        merge_files([sendings], output, asked, force=True)
    assert output.read_bytes() == (EXAMPLE / earlier).read_bytes()


@pytest.mark.parametrize("choices", [False, True])
def test_a_merge_of_plans_replaces_no_report_and_no_plan_of_another_year(tmp_path: Path, choices: bool) -> None:
    output = tmp_path / "hasil.xlsx"
    for year, made in ((2020, EXAMPLE / "laporan-tw1.xlsx"), (2021, EXAMPLE / "rencana-2020.xlsx")):
        shutil.copy(made, output)
        own = written(tmp_path / str(year), [sent(ROW, LEGAL, year=year)])
        with pytest.raises(OutputExistsError, match=f"sedangkan yang digabung rencana {year}"):
            merge_files([own], output, MergeRequest(decisions=output if choices else None), force=True)
        assert output.read_bytes() == made.read_bytes()


def test_a_year_that_was_typed_into_a_plan_is_told_as_a_correction_and_makes_it_no_other_plan(tmp_path: Path) -> None:
    output, sendings = tmp_path / "hasil.xlsx", written(tmp_path / "kiriman", [sent(ROW, LEGAL)])
    merge_files([sendings], output)
    year = read_plan(output).identity.cells["year"]
    type_in(output, year.sheet, {year.address: "2021"})

    with pytest.raises(OutputExistsError, match="rencananya sudah diperbaiki dengan tangan"):
        merge_files([sendings], output, MergeRequest(decisions=output))


def test_the_report_of_the_quarter_before_is_no_output_where_it_lies_among_the_reports(tmp_path: Path) -> None:
    sendings = forms(tmp_path / "laporan", Keuangan=PAID)
    for each in ("laporan-tw1.xlsx", "rencana-2020.xlsx"):
        shutil.copy(EXAMPLE / each, sendings)
    output, told = sendings / "laporan-tw1.xlsx", list[str]()

    for asked in (MergeRequest(), MergeRequest(decisions=output)):
        with pytest.raises(OutputExistsError, match="salah satu file yang dibaca"):
            merge_files([sendings], output, asked, force=True, tell=lambda said: told.append(said.id))
    assert output.read_bytes() == (EXAMPLE / "laporan-tw1.xlsx").read_bytes()
    assert not [line for line in told if "tidak disertakan" in line]


_FEWER = {
    "Seluruh kantor": ({"Semua": PAID}, {"Hukum": HEARD}),
    r"Logistik \(1 file\)": ({"Keuangan1": PAID, "Keuangan2": SEEN}, {"Keuangan2": SEEN}),
    "Logistik, yang sekarang": ({"Keuangan": PAID}, {"Keuangan": {}, "Hukum": HEARD}),
}


@pytest.mark.parametrize("choices", [False, True])
@pytest.mark.parametrize("gone", _FEWER)
def test_a_result_that_holds_what_is_not_sent_any_more_is_not_replaced(
    tmp_path: Path, gone: str, choices: bool
) -> None:
    before, now = _FEWER[gone]
    output = tmp_path / "laporan-tw2.xlsx"
    merge_files([forms(tmp_path / "dulu", **before)], output, ASKED)
    written = output.read_bytes()

    with pytest.raises(OutputExistsError, match=gone):
        merge_files(
            [forms(tmp_path / "kini", **now)], output, ASKED.but(decisions=output if choices else None), force=True
        )
    assert output.read_bytes() == written


def test_a_blank_file_that_is_not_sent_any_more_is_no_loss(tmp_path: Path) -> None:
    output, sendings = tmp_path / "laporan-tw2.xlsx", forms(tmp_path / "dulu", Keuangan=PAID, Hukum={})
    merge_files([sendings], output, ASKED)

    (sendings / "Hukum.xlsx").unlink()
    merge_files([sendings], output, ASKED.but(decisions=output))
    assert as_text(indicator(read_plan(output), ACCOUNTS).further["actual"]) == "1"


def test_a_form_of_a_later_revision_stands_for_no_other_that_its_unit_sent(
    tmp_path: Path,
) -> None:
    output, sendings = tmp_path / "laporan-tw2.xlsx", forms(tmp_path / "dulu", Keuangan1=PAID, Keuangan2=SEEN)
    merge_files([sendings], output, ASKED)
    form = form_of(plan(), "Keuangan")
    revised = form.but(identity=form.identity.but(revision=1), reported=form.reported.but(revision=1))

    for each in ("Keuangan1", "Keuangan2"):
        (sendings / f"{each}.xlsx").unlink()
    write_form(sendings / "Keuangan.xlsx", revised, {**PAID, **SEEN})
    with pytest.raises(OutputExistsError, match=r"Keuangan, Umum dan Logistik \(1 file\)"):
        merge_files([sendings], output, ASKED.but(decisions=output))
