"""A quarter in the page: forms that came back, checked, merged with what is asked answered, and rolled up."""

from __future__ import annotations

import re
import shutil
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from rak_excel import read_plan
from tests.browsers import begin, choose, saved_by, seen, settled
from tests.typing_in import type_in

pytestmark = pytest.mark.browser

EXAMPLE = Path(__file__).resolve().parent.parent / "examples" / "laporan-2020"
LEGAL = "Laporan TW II 2020 - 5203 Lombok Timur - Subbag Hukum SDM.xlsx"


@pytest.fixture
def sent(tmp_path: Path) -> list[Path]:
    """What the units sent, two of them with another figure for one indicator."""
    folder = tmp_path / "kiriman"
    shutil.copytree(EXAMPLE / "kiriman-tw2", folder)
    type_in(folder / LEGAL, "Realisasi Komisi", {"H10": "65%"})
    return sorted(folder.iterdir())


def test_a_quarter_is_checked_merged_and_rolled_up(page: Page, sent: list[Path], tmp_path: Path) -> None:
    choose(page, sent)
    page.locator("details.file-list summary").click()
    expect(page.locator(".file-list")).to_contain_text(f"{LEGAL} (laporan TW II)")
    begin(page, "#verdict")
    expect(page.locator("section.unit").nth(1)).to_contain_text(f"Laporan TW II 2020: {LEGAL}")

    page.locator("#tab-merge").click()
    page.locator(".begin").click()
    expect(page.locator(".status.failed")).to_contain_text('"Rencana yang dilaporkan"')
    choose(page, [*sent, EXAMPLE / "rencana-2020.xlsx", EXAMPLE / "laporan-tw1.xlsx"])
    expect(page.locator("#plan")).to_have_value("rencana-2020.xlsx")
    expect(page.locator("#previous-report")).to_have_value("laporan-tw1.xlsx")
    page.locator(".begin").focus()
    page.keyboard.press("Enter")
    settled(page)
    expect(page.locator("#merged")).to_contain_text("1 beda isian menunggu pilihan")
    block = page.locator("fieldset", has=page.locator("legend", has_text=re.compile("^REALISASI S.D. TW II")))
    block.get_by_label(re.compile("^65%")).focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Pakai pilihan ini dan gabung lagi").first.focus()
    page.keyboard.press("Enter")
    settled(page)
    expect(page.locator("#merged")).to_contain_text("Semua beda isian sudah dipilih")
    row = page.locator("section.plan tr.asks", has_text="Partisipasi Pemilih Dalam")
    expect(row).to_contain_text("65%")
    save = page.get_by_role("button", name="Simpan Laporan TW II 2020 - 5203 Lombok Timur - gabungan.xlsx")
    report = saved_by(page, tmp_path, save.click)
    assert read_plan(report).definition.quarter == 2

    page.locator("#tab-rollup").click()
    choose(page, [report, EXAMPLE / "laporan-tw1.xlsx"])
    expect(page.locator("#rolled")).to_have_value("2")  # the last quarter of which a report is there
    page.locator("#letters").check()
    page.locator("#reply-by").fill("20-07-2020")
    begin(page, "#rolled-up")
    letters = saved_by(page, tmp_path, page.locator("#save-letters").click)
    assert letters.name == "Surat - Rekap Laporan TW II 2020 - 52 Nusa Tenggara Barat.zip"
    with zipfile.ZipFile(letters) as archive:
        assert len(archive.namelist()) == 20
    expect(page.locator(".saving button").first).to_contain_text("Simpan Rekap Laporan TW II 2020")
    expect(page.locator("#rolled-up")).to_contain_text("Nusa Tenggara Barat TW II 2020")
    expect(page.locator(".figures div", has_text="Belum lapor")).to_contain_text("9 (90%)")
    page.locator("tr.asks", has_text="Lombok Timur").click()
    expect(page.locator("tbody").first).to_contain_text("sheet Realisasi Komisi, sel H10")
    page.locator("#language-en").click()
    expect(page.get_by_role("heading", name="Obstacles and follow-ups")).to_be_visible()

    choose(page, [report, EXAMPLE / "rencana-2020.xlsx"])
    page.locator("#rolled").select_option("2")
    page.locator("#planned").check()
    begin(page, "#rolled-up")
    expect(page.locator("tr.free")).to_have_count(9)
    expect(page.locator("tr.free").first).to_contain_text("No plan")


def test_a_plan_is_merged_as_a_report_only_where_it_is_asked_for(page: Page) -> None:
    """Whoever merges plans meets nothing of reports but a field among those that are folded away."""
    choose(page, [EXAMPLE / "rencana-2020.xlsx"])
    page.locator("#tab-merge").click()
    seen(page, "#base")
    assert page.locator("#previous-report").count() == 0
    if not page.locator("#plan").is_visible():  # what failed in this page before has unfolded it
        page.get_by_text("Pilihan lain").click()
    page.locator("#plan").select_option("rencana-2020.xlsx")
    assert page.locator("#base").count() == 0
    expect(page.locator("#plan")).to_have_value("rencana-2020.xlsx")


def test_a_report_among_plans_of_units_is_not_what_is_merged(page: Page) -> None:
    plans = sorted((EXAMPLE.parent / "lombok-timur-2020" / "submissions").glob("*Subbag*"))
    choose(page, [*plans, EXAMPLE / "kiriman-tw2" / LEGAL, EXAMPLE / "rencana-2020.xlsx"])
    page.locator("#tab-merge").click()
    begin(page, "#merged")
    assert page.locator("#previous-report").count() == 0
    expect(page.get_by_role("button", name="Simpan RAK 2020 - 5203 Lombok Timur - gabungan.xlsx")).to_be_visible()
