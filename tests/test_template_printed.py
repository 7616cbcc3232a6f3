"""What stands on which printed page, as LibreOffice prints it."""

from __future__ import annotations

import datetime
import subprocess
from pathlib import Path

import pytest
from msgspec.structs import replace

from rak_excel.definitions.loading import load_template
from rak_excel.jobs.template.forms import blank_form, write_template
from rak_excel.model import FormRow, Identity, PlanForm, Signatory

pytestmark = [pytest.mark.libreoffice, pytest.mark.calibri]

DEFINITION = load_template("kpu-2020")
ITEM = "Melaksanakan koordinasi dan konsultasi dengan pemangku kepentingan di kecamatan"


def test_a_long_activity_is_printed_to_its_last_word(tmp_path: Path) -> None:
    activities = [[*[ITEM] * count, f"sampai {word}"] for count, word in ((4, "lima"), (9, "sepuluh"), (13, "akhir"))]
    printed = "".join(_pages(tmp_path, _signed(activities)))

    assert [word for word in ("lima", "sepuluh", "akhir") if f"sampai {word}" not in printed] == []


@pytest.mark.parametrize("lines", [[29], [32, 32], [30, 29], [20, 10, 8], [15, 14, 9], [1] * 20])
def test_the_signatures_stand_whole_on_the_page_of_the_last_row_and_no_heading_stands_alone(
    tmp_path: Path, lines: list[int]
) -> None:
    activities = [[*["Rapat"] * (count - 1), f"baris {row} akhir"] for row, count in enumerate(lines, 1)]
    pages = [
        page for page in _pages(tmp_path, _signed(activities)) if "RENCANA PELAKSANAAN" in page and "STRATEGIS" in page
    ]

    assert "baris 1 akhir" in pages[0]
    for words in ("Selong, 22 Januari 2020", "KETUA", "Nama Ketua (contoh)", f"baris {len(lines)} akhir"):
        assert words in pages[-1]


def test_no_row_is_lost_where_a_page_that_has_to_begin_follows_a_short_one(tmp_path: Path) -> None:
    # As many lines in each row; LibreOffice broke the page before the 26th by itself, and lost what followed the 27th.
    lines = [4, 8, 9, 3, 2, 2, 3, 2, 6, 5, 6, 3, 30, 8, 5, 3, 18, 2, 11, 5, 4, 4, 7, 4, 8, 4, 8, 14, 2, 5, 5, 4]
    activities = [[*["Rapat"] * (count - 1), f"baris {row} akhir"] for row, count in enumerate(lines, 1)]
    form = _signed(activities)
    secretariat = {"secretary": Signatory("Sekretaris", "Nama Sekretaris (contoh)", "199001012015031001")}
    identity = replace(form.identity, signatories={**form.identity.signatories, **secretariat}, acknowledged=True)
    pages = _pages(tmp_path, replace(form, identity=identity, rows={"secretariat": form.rows["commission"]}))
    printed = [page for page in pages if "SASARAN KEGIATAN" in page]

    rows = range(1, len(lines) + 1)
    assert [row for row in rows if sum(f"baris {row} akhir" in page for page in printed) != 1] == []
    for words in ("NIP 199001012015031001", "Mengetahui", f"baris {len(lines)} akhir"):
        assert words in printed[-1]


def test_the_lists_take_one_page_that_says_why(tmp_path: Path) -> None:
    pages = [page for page in _pages(tmp_path, blank_form(year=2020, region="52.03")) if "DAFTAR PILIHAN" in page]

    assert [page.count("tidak perlu dicetak") for page in pages] == [1]


def _signed(activities: list[list[str]]) -> PlanForm:
    """A signed plan with these activities, each the lines of its cell."""
    texts = ["\n".join(f"{nth}. {line}" for nth, line in enumerate(lines, 1)) for lines in activities]
    first = FormRow("1.", "Sasaran", "Persentase Sengketa", "75%", texts[0], {1: "v"}, "Divisi Hukum dan Pengawasan")
    rows = (first, *(FormRow(activity=text, marks={1: "v"}) for text in texts[1:]))
    identity = Identity(
        "KOMISI PEMILIHAN UMUM KABUPATEN LOMBOK TIMUR",
        "52.03",
        2020,
        whole_office=True,
        place="Selong",
        date=datetime.date(2020, 1, 22),
        signatories={"chair": Signatory("Ketua", "Nama Ketua (contoh)")},
    )
    return PlanForm(DEFINITION, identity, {"commission": rows}, signed=True)


def _pages(folder: Path, form: PlanForm) -> list[str]:
    """The text of each page of a workbook."""
    write_template(folder / "t.xlsx", form)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    convert = ["soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", str(folder), str(folder / "t.xlsx")]
    subprocess.run(convert, capture_output=True, check=True, timeout=120)
    told = subprocess.run(["pdftotext", "-layout", str(folder / "t.pdf"), "-"], capture_output=True, check=True)
    return told.stdout.decode().split("\f")
