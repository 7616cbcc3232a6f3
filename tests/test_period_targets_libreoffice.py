"""Targets by period read back as themselves after LibreOffice saved the form, as xlsx, ods and xls."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest

import rak_excel
from rak_excel.definitions.loading import load_template
from rak_excel.model import Definition, FormRow, Identity, PlanForm
from rak_excel.model.further import Further
from tests.libreoffice import LibreOffice, libreoffice

DEFINITION = Path(__file__).parent / "definitions" / "target-triwulan.toml"
TARGETS = (
    ("4 Laporan", ("1", "2", "3 Lap", "4 Laporan")),
    ("100%", ("0%", "25,5%", "", "100%")),
    ("100%", ("25", "50", "75", "100")),
    ("75,35", ("0", "", "1,07", "75,35")),
    ("WTP", ("", "WTP", "n.a", "-")),
    ("BB", ("B", "", "", "BB")),
    ("1.250 Orang", ("500", "750 Orang", "1.000", "1250")),
    ("Rp 2.000.000", ("Rp 500.000", "Rp1.000.000,-", "", "2000000")),
    ("0,49%", ("0,1", "0,2%", "0,3", "0,49")),
)
"""Each a target for the year and those of its quarters."""


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LibreOffice]:
    with libreoffice(tmp_path_factory.mktemp("office")) as running:
        yield running


def _row(nth: int, target: str, quarters: tuple[str, ...]) -> FormRow:
    further: Further = {f"target_q{quarter}": text for quarter, text in enumerate(quarters, 1) if text}
    marks = dict.fromkeys(range(1, 5), "✓")
    unit = "Divisi Hukum dan Pengawasan"
    return FormRow(f"{nth}.", f"Sasaran {nth}", f"Nilai {nth}", target, f"Reviu {nth}", marks, unit, further=further)


def _form(definition: Definition) -> PlanForm:
    rows = tuple(_row(nth, *each) for nth, each in enumerate(TARGETS, 1))
    identity = Identity("KOMISI PEMILIHAN UMUM KABUPATEN LOMBOK TIMUR", "52.03", 2020, whole_office=True)
    return PlanForm(definition, identity, {"commission": rows}, spare_rows={"commission": 2, "secretariat": 2})


@pytest.mark.libreoffice
@pytest.mark.parametrize("kind", ["xlsx", "ods", "xls"])
def test_what_the_form_has_reads_back_after_libreoffice_saved_it(
    tmp_path: Path, office: LibreOffice, kind: str
) -> None:
    form = _form(load_template(DEFINITION))
    rak_excel.write_template(tmp_path / "form.xlsx", form)
    office.open(tmp_path / "form.xlsx")
    office.recalculate()
    office.save(tmp_path / f"saved.{kind}")
    plans = [rak_excel.read_plan(tmp_path / name) for name in ("form.xlsx", f"saved.{kind}")]

    for written, saved in itertools.zip_longest(*(plan.parts[0].indicators for plan in plans)):
        assert dict(saved.further) == dict(written.further)
    texts = [
        [each.further.get(f"target_q{quarter}", "") for quarter in range(1, 5)] for each in plans[1].parts[0].indicators
    ]
    assert texts == [[text if text != "-" else "" for text in quarters] for _, quarters in TARGETS]
