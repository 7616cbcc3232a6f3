"""What an earlier plan has in further columns, and what becomes of it in a new template."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from rak_excel.cli import main
from rak_excel.definitions.loading import load_template, with_quarter_targets
from rak_excel.jobs.template.forms import blank_form, without_place, write_template
from rak_excel.reading import read_plan
from tests.tables import plan_of

_PLAN = """
    # Komisi
    | NO | SASARAN | INDIKATOR | TARGET | SATUAN | TARGET S.D. TW I | TARGET S.D. TW IV | PROGRAM | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA | ANGGARAN | KETERANGAN |
    | 1 | Hukum | Jumlah Laporan | 4 | Laporan | 1 | 4 | Program A | Advokasi | v | | | | Divisi Hukum dan Pengawasan | 5000 | DIPA |
"""


def test_a_new_template_has_what_stands_in_columns_that_were_met() -> None:
    form = blank_form(year=2021, earlier=plan_of(_PLAN, year=2020))
    (row,) = form.rows["commission"]

    assert row.further == {
        "unit_text": "Laporan", "target_q1": "1", "target_q4": "4", "program": "Program A", "budget": 5000, "remark": "DIPA",
    }  # fmt: skip
    assert (row.target, row.marks) == ("4", {})
    assert row.further.keys() <= {each.id for each in form.definition.further_of("commission")}


def test_targets_that_the_form_of_last_year_declared_are_in_the_new_one(tmp_path: Path) -> None:
    form = blank_form(year=2020, region="52.03", definition=with_quarter_targets(load_template("kpu-2020"), "up_to"))
    first, *others = form.rows["commission"]
    filled = first.but(activity="Rapat", further={"target_q4": "4 Laporan"})
    write_template(tmp_path / "t.xlsx", form.but(rows={**form.rows, "commission": (filled, *others)}))
    earlier = read_plan(tmp_path / "t.xlsx")

    new = blank_form(year=2021, earlier=earlier)
    assert new.rows["commission"][0].further == {"target_q4": "4 Laporan"}
    assert not without_place(earlier, new.definition)
    again = blank_form(year=2021, earlier=earlier, definition=form.definition)
    assert again.definition.further == form.definition.further


def test_a_column_that_the_new_template_lacks_is_named(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(
        'extends = ["kpu-2020"]\nid = "own"\n[[columns]]\nid = "source"\nheading = "SUMBER DATA"\n', encoding="utf-8"
    )
    earlier = tmp_path / "lama.xlsx"
    form = blank_form(year=2020, region="52.03", definition=load_template(str(own)))
    first = form.rows["commission"][0].but(activity="Rapat", further={"source": "BPS"})
    write_template(earlier, form.but(rows={"commission": (first,)}))
    asked = ["--from", str(earlier), "--region", "52.03", "--year", "2021", "-o", str(tmp_path / "t.xlsx")]

    told = CliRunner().invoke(main, ["template", *asked]).stderr
    assert "tidak punya kolom SUMBER DATA, jadi isiannya tidak ikut" in told
    told = CliRunner().invoke(main, ["template", *asked, "--template", str(own), "--force"]).stderr
    assert "tidak ikut" not in told
