"""Other ways to use the page: by keyboard alone, by dropping, with a file that breaks it, with many files, in an old browser."""

from __future__ import annotations

import re
import shutil
import time
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright, expect

from benchmarks.plans import make_plans
from tests.browsers import PATIENCE, altered, begin, browsing, choose, open_page, opened_by_command, saved_by, settled
from tests.desk import ask

pytestmark = pytest.mark.browser

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
SUBMISSIONS = EXAMPLES / "lombok-timur-2020" / "submissions"
PROVINCE = EXAMPLES / "ntb-2020" / "plans"


def go_to(page: Page, what: str, key: str = "Tab") -> None:
    """Press a key until the focus is on what a selector names."""
    for _ in range(120):
        page.keyboard.press(key)
        if page.locator(what).and_(page.locator(":focus")).count():
            return
    raise AssertionError(f"{what} cannot be reached with {key}")


def test_a_plan_is_checked_and_merged_by_keyboard_alone(page: Page, tmp_path: Path) -> None:
    go_to(page, "button:text-is('Pilih file')")
    with page.expect_file_chooser() as chooser:
        page.wait_for_timeout(200)  # the driver begins to listen a moment later than it says
        page.keyboard.press("Enter")
    chooser.value.set_files(sorted(SUBMISSIONS.iterdir()))
    settled(page)
    go_to(page, ".begin")
    page.keyboard.press("Enter")
    expect(page.locator("#verdict")).to_be_focused(timeout=60_000)
    go_to(page, ".filter button.error")
    page.keyboard.press("Space")
    expect(page.locator(".filter button.error")).to_have_attribute("aria-pressed", "true")
    go_to(page, "#tab-merge")
    page.keyboard.press("Enter")
    go_to(page, ".begin")
    page.keyboard.press("Enter")
    expect(page.locator("#merged")).to_be_focused(timeout=60_000)
    go_to(page, "section.plan .show-more")
    page.keyboard.press("Enter")
    expect(page.locator("tr.more")).to_be_visible()
    go_to(page, "button:has-text('Simpan RAK 2020')", "Shift+Tab")
    assert zipfile.is_zipfile(saved_by(page, tmp_path, lambda: page.keyboard.press("Enter")))


def test_a_folder_is_dropped_with_all_that_is_in_it(page: Page, tmp_path: Path) -> None:
    folder = tmp_path / "kiriman"
    shutil.copytree(SUBMISSIONS, folder / "masuk")
    (folder / "masuk" / "~$kunci.xlsx").write_bytes(b"")
    (folder / ".DS_Store").write_bytes(b"")
    place = page.locator(".files").bounding_box()
    assert place
    session = page.context.new_cdp_session(page)
    for kind in ("dragEnter", "dragOver", "drop"):
        session.send(
            "Input.dispatchDragEvent",
            {
                "type": kind,
                "x": place["x"] + 40,
                "y": place["y"] + 40,
                "data": {"items": [], "files": [str(folder)], "dragOperationsMask": 1},
            },
        )
    expect(page.locator(".count")).to_have_text("10 file")
    settled(page)
    begin(page, "#verdict")
    expect(page.locator("#verdict")).to_contain_text("24 isian wajib diperbaiki")


def test_a_file_that_ends_the_program_costs_only_itself(
    playwright: Playwright, page_file: Path, tmp_path: Path
) -> None:
    """As where the memory of the worker is torn: it is told by an error out of the midst of a file."""
    torn = """if (files.some(({ name }) => name === "pembunuh.xlsx")) {
    postMessage({ heard: { done: 3, count: 11, next: "pembunuh.xlsx" } });
    throw new Error("fatal");
  }
  const { FS } = python;"""
    broken = tmp_path / "halaman.html"
    broken.write_text(page_file.read_text("utf-8").replace("const { FS } = python;", torn), encoding="utf-8")
    killer = tmp_path / "pembunuh.xlsx"
    shutil.copy(next(SUBMISSIONS.iterdir()), killer)
    with browsing(playwright, "chromium", tmp_path) as context:
        page = open_page(context, broken.as_uri())
        choose(page, [killer, *SUBMISSIONS.iterdir()])
        begin(page, "#verdict")
        expect(page.locator("#verdict")).to_contain_text("24 isian wajib diperbaiki")
        expect(page.locator(".status")).to_contain_text("pembunuh.xlsx membuat program pembacanya berhenti")


def test_a_worker_that_has_taken_much_memory_gives_way_to_another(
    playwright: Playwright, page_file: Path, tmp_path: Path
) -> None:
    frugal = altered(page_file, "MOST_MEMORY = 700e6", "MOST_MEMORY = 1e6", tmp_path / "halaman.html")
    with browsing(playwright, "chromium", tmp_path) as context:
        page = open_page(context, frugal)
        (first,) = page.workers
        choose(page, sorted(SUBMISSIONS.iterdir()))
        begin(page, "#verdict")
        expect(page.locator("#verdict")).to_contain_text("24 isian wajib diperbaiki")
        assert first not in page.workers
        page.locator("#tab-merge").click()
        begin(page, "#merged")
        expect(page.locator("#merged")).to_contain_text("35 baris digabung")


def test_what_takes_long_can_be_cancelled_and_begun_again(page: Page, tmp_path: Path) -> None:
    for number in range(12):
        shutil.copytree(PROVINCE, tmp_path / "banyak" / f"{number}")
    page.locator("#choose-folder").set_input_files(tmp_path / "banyak")
    settled(page)
    page.locator("#tab-rollup").click()
    settled(page)
    page.locator(".begin").click()
    expect(page.locator(".status")).to_contain_text(re.compile(r"Membaca file \d+ dari 120"))
    page.get_by_role("button", name="Batalkan").click()
    expect(page.locator(".status")).to_contain_text("Dibatalkan")
    page.get_by_role("button", name="Kosongkan").click()
    choose(page, sorted(PROVINCE.iterdir()))
    begin(page, "#rolled-up")


def test_the_page_is_quick(playwright: Playwright, page_file: Path, tmp_path: Path) -> None:
    """Held against the same work outside of a browser in the same minute: the tests run side by side."""
    with browsing(playwright, "chromium", tmp_path) as context:
        began = time.monotonic()
        page = open_page(context, page_file.as_uri())
        ready = time.monotonic() - began
        for tab, folder, end in (
            ("check", SUBMISSIONS, "#verdict"),
            ("merge", SUBMISSIONS, "#merged"),
            ("rollup", PROVINCE, "#rolled-up"),
        ):
            page.locator(f"#tab-{tab}").click()
            choose(page, sorted(folder.iterdir()))
            began = time.monotonic()
            begin(page, end)
            in_page, began = time.monotonic() - began, time.monotonic()
            ask(folder, tab)
            natively = time.monotonic() - began
            assert in_page < 1 + 8 * natively, f"{tab}: {in_page:.2f} s in the page, {natively:.2f} s outside"
    assert ready < 10


def test_what_a_file_says_is_never_taken_for_the_page(page: Page, tmp_path: Path) -> None:
    evil = tmp_path / "<img src=x onerror=alert(1)>.xlsx"
    shutil.copy(next(SUBMISSIONS.iterdir()), evil)
    choose(page, [evil])
    begin(page, "#verdict")
    assert page.locator("img").count() == 0
    assert "<img src=x" in page.locator(".unit").first.inner_text()


def test_the_page_speaks_english_when_it_is_asked_to(page: Page) -> None:
    choose(page, sorted(SUBMISSIONS.iterdir()))
    begin(page, "#verdict")
    expect(page.locator("#verdict")).to_contain_text("BELUM SIAP")
    page.get_by_role("button", name="English").click()
    expect(page.locator("#verdict")).to_contain_text("NOT READY: 24 to be corrected")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.get_by_role("button", name="Check again").click()
    settled(page)
    assert page.get_by_role("button", name=re.compile("^Save Findings RAK 2020")).count() == 1


@pytest.mark.parametrize("lacking", ["DecompressionStream", "WebAssembly", "Worker"])
def test_a_browser_that_is_too_old_is_told_so(
    playwright: Playwright, page_file: Path, tmp_path: Path, lacking: str
) -> None:
    with browsing(playwright, "chromium", tmp_path) as context:
        context.add_init_script(f"delete window.{lacking}")
        page = context.new_page()
        page.goto(page_file.as_uri())
        expect(page.get_by_text("Browser ini belum bisa membuka halaman ini.")).to_be_visible()
        expect(page.locator("#page")).to_be_hidden()


def test_a_browser_that_cannot_read_a_script_is_told_so_too(
    playwright: Playwright, page_file: Path, tmp_path: Path
) -> None:
    newer = altered(page_file, "const VIEWS", "const # VIEWS", tmp_path / "halaman.html")
    with browsing(playwright, "chromium", tmp_path) as context:
        page = context.new_page()
        page.goto(newer)
        expect(page.get_by_text("Browser ini belum bisa membuka halaman ini.")).to_be_visible()


def test_what_is_on_trial_has_a_button_of_its_own_and_is_no_error(playwright: Playwright, tmp_path: Path) -> None:
    plan, folder = SUBMISSIONS.parent / "rak-lombok-timur-2020.xlsx", tmp_path / "kiriman"
    folder.mkdir()
    shutil.copy(plan, folder)
    own = tmp_path / "kantor"
    own.mkdir()
    (own / "rak-excel.toml").write_text('[check]\nselect = ["RAK502"]\ntrial = ["RAK502"]\n', encoding="utf-8")
    with (
        opened_by_command(str(folder), folder=own) as address,
        browsing(playwright, "chromium", tmp_path) as context,
    ):
        page = open_page(context, address)
        begin(page, "#verdict")
        expect(page.locator("#verdict")).to_have_text("SIAP DIKIRIM")
        expect(page.locator("#verdict")).to_have_class("verdict ")
        expect(page.locator(".badge")).to_have_class("badge fine")
        expect(page.locator("tbody tr")).to_have_count(0)
        page.get_by_role("button", name="Percobaan (belum wajib) (10)").click()
        expect(page.locator("tbody tr.trial")).to_have_count(10)
        expect(page.locator("tbody .severity").first).to_have_text("Percobaan (belum wajib)")


def test_the_licences_of_all_that_is_inside_are_shown(page: Page) -> None:
    page.get_by_role("button", name="Tentang").click()
    told = page.locator("dialog pre").inner_text()
    for name in (
        "Pyodide",
        "msgspec",
        "python_calamine",
        "xlsxwriter",
        "openpyxl",
        "xlrd",
        "olefile",
        "rapidfuzz",
        "rak_excel",
    ):
        assert name in told
    page.keyboard.press("Escape")
    expect(page.locator("dialog")).to_have_count(0)


def test_thirty_offices_in_all_formats_are_rolled_up_as_the_command_does(page: Page, tmp_path: Path) -> None:
    plans = tmp_path / "rencana"
    make_plans(plans, 30)
    (plans / "rusak.xlsx").write_bytes(b"PK\x03\x04")
    page.locator("#tab-rollup").click()
    page.locator("#choose-folder").set_input_files(plans)
    settled(page)
    page.locator(".begin").click()
    expect(page.locator(".status")).to_contain_text(re.compile(r"Membaca file \d+ dari 31"))
    expect(page.locator("#rolled-up")).to_be_visible(timeout=3 * PATIENCE)
    told = page.locator(".figures").inner_text()
    native = ask(plans, "rollup")
    assert f"{native.told['sent']} (" in told
    assert page.locator("tr.asks").count() == len(native.told["offices"]) > 30
    expect(page.get_by_role("heading", name="File yang tidak terbaca")).to_be_visible()
    saved = saved_by(page, tmp_path, page.locator(".saving button").first.click)
    assert saved.read_bytes() == native.file
