"""What goes otherwise than planned costs no choice and no result: a changed mind, a changed file, a cancelled start."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, Playwright, expect

from tests.browsers import PATIENCE, begin, browsing, choose, choose_office, open_page, opened_by_command, seen, settled
from tests.submissions import FINANCE, LEGAL, sent, written

pytestmark = pytest.mark.browser

SUBMISSIONS = Path(__file__).resolve().parent.parent / "examples" / "lombok-timur-2020" / "submissions"
PROVINCE = SUBMISSIONS.parent.parent / "ntb-2020" / "plans"
ROW = "| 1 | Lembaga | Persentase Sengketa | 95% | Advokasi | v | | | | Divisi Hukum |"
OTHER = "| 1 | Lembaga | Persentase Sengketa | 90% | Advokasi | v | | | | Divisi Hukum |"


@pytest.fixture
def differing(page: Page, tmp_path: Path) -> Locator:
    """The block that asks which target is right, of a merge of two submissions."""
    folder = written(tmp_path / "kiriman", [sent(ROW, LEGAL), sent(OTHER, FINANCE)])
    page.locator("#tab-merge").click()
    choose(page, sorted(folder.iterdir()))
    begin(page, "#merged")
    expect(page.locator("#merged")).to_contain_text("1 beda isian menunggu pilihan")
    return page.locator("fieldset.difference")


def choices(page: Page) -> list[dict[str, Any]]:
    """What the page would ask the merge to take."""
    session = page.context.new_cdp_session(page)
    told = session.send("Runtime.evaluate", {"expression": "JSON.stringify(Object.values(mergeView.choices))"})
    return list(json.loads(told["result"]["value"]))


def test_a_value_of_ones_own_that_is_erased_again_is_not_chosen(page: Page, differing: Locator) -> None:
    own = differing.get_by_role("textbox")
    own.press_sequentially("75%")
    assert [each["own"] for each in choices(page)] == ["75%"]
    for _ in range(3):
        own.press("Backspace")
    assert choices(page) == []


def test_going_back_to_a_value_of_ones_own_chooses_it_again(page: Page, differing: Locator) -> None:
    differing.get_by_role("textbox").fill("75%")
    differing.get_by_label("90%").check()
    assert [each["own"] for each in choices(page)] == [""]
    differing.get_by_label("Isian lain", exact=True).check()
    assert [each["own"] for each in choices(page)] == ["75%"]
    page.get_by_role("button", name="Pakai pilihan ini dan gabung lagi").first.click()
    settled(page)
    expect(page.locator("section.plan")).to_contain_text("75%")


def test_choices_stay_when_a_late_file_is_added(page: Page, differing: Locator, tmp_path: Path) -> None:
    differing.get_by_label("90%").check()
    late = tmp_path / "terlambat.xlsx"
    shutil.copy(SUBMISSIONS / "DOC-20200120-WA0003.xlsx", late)
    page.locator("#choose-files").set_input_files(late)
    settled(page)
    expect(page.locator("#merged")).to_have_count(0)
    assert len(choices(page)) == 1
    page.get_by_role("button", name="Kosongkan").click()
    assert choices(page) == []


def test_what_is_saved_has_all_that_was_chosen(page: Page, differing: Locator) -> None:
    save = page.get_by_role("button", name="Simpan RAK 2020")
    expect(save).to_be_visible()
    differing.get_by_label("90%").check()
    expect(save).to_be_hidden()
    page.get_by_role("button", name="Pakai pilihan ini dan gabung lagi").first.click()
    settled(page)
    expect(save).to_be_visible()


def test_a_value_that_cannot_be_read_is_told_where_it_was_typed(page: Page, differing: Locator) -> None:
    differing.get_by_role("textbox").fill("abc xyz")
    page.get_by_role("button", name="Pakai pilihan ini dan gabung lagi").first.click()
    settled(page)
    expect(differing).to_contain_text("abc xyz belum terbaca, jadi belum dipakai")


def test_a_value_that_nobody_tried_yet_is_not_called_unread(page: Page, differing: Locator) -> None:
    differing.get_by_role("textbox").fill("97%")
    page.locator("#language-en").click()
    page.locator("#language-id").click()
    expect(differing.get_by_role("textbox")).to_have_value("97%")
    expect(differing).not_to_contain_text("belum terbaca")
    differing.get_by_role("textbox").press("Enter")
    settled(page)
    expect(page.locator("section.plan")).to_contain_text("97%")


def test_an_option_that_is_changed_takes_the_old_result_away(page: Page) -> None:
    choose_office(page)
    begin(page, "#made")
    page.locator("#quarters").check()
    expect(page.locator("#made")).to_have_count(0)


def test_a_province_is_found_by_typing_its_code_and_the_chosen_office_is_shown(page: Page) -> None:
    page.locator("#tab-forms").click()
    settled(page)
    page.locator("#province").select_option("")
    page.locator("#province").focus()
    page.keyboard.type("52")
    expect(page.locator("#province")).to_have_value("52")
    office = page.locator("#office")
    expect(office.locator("option")).to_have_count(11)
    expect(office).to_have_value("")
    expect(page.locator(".begin")).to_be_disabled()
    for each in ("52.72", "52.03"):  # the last of the list, and another
        office.select_option(each)
        expect(office).to_have_value(each)
        expect(page.locator(".begin")).to_be_enabled()
    page.locator("#language-en").click()
    expect(office).to_have_value("52.03")


def test_a_file_that_was_changed_since_it_was_chosen_is_asked_for_again(page: Page, tmp_path: Path) -> None:
    plan = tmp_path / "rencana.xlsx"
    shutil.copy(SUBMISSIONS / "DOC-20200120-WA0003.xlsx", plan)
    choose(page, [plan])
    begin(page, "#verdict")
    plan.write_bytes(next(iter(sorted(SUBMISSIONS.glob("*Seluruh*")))).read_bytes())
    page.locator(".begin").click()
    settled(page)
    expect(page.locator(".status.failed")).to_contain_text("rencana.xlsx berubah atau dipindah sejak dipilih")
    # Chosen again, it takes the place of what it was.
    page.locator("#choose-files").set_input_files(plan)
    expect(page.locator(".status")).to_contain_text("rencana.xlsx diganti dengan file yang baru dipilih")
    expect(page.locator(".count")).to_have_text("1 file")
    expect(page.locator("#verdict")).to_have_count(0)
    settled(page)
    begin(page, "#verdict")
    expect(page.locator(".unit h3")).to_contain_text("KOMISI PEMILIHAN UMUM KABUPATEN LOMBOK TIMUR")


def test_firefox_reads_a_chosen_file_as_it_is_now(playwright: Playwright, page_file: Path, tmp_path: Path) -> None:
    """It does not say that a file was changed, and must not read it as long as it was."""
    by_size = sorted(SUBMISSIONS.iterdir(), key=lambda path: path.stat().st_size)
    plan = tmp_path / "rencana.xlsx"
    shutil.copy(by_size[0], plan)
    with browsing(playwright, "firefox", tmp_path) as context:
        page = open_page(context, page_file.as_uri())
        choose(page, [plan])
        begin(page, "#verdict")
        plan.write_bytes(by_size[-1].read_bytes())
        begin(page, "#verdict")
        expect(page.locator(".unit h3")).to_contain_text("Sub Bagian Keuangan, Umum dan Logistik")


def test_a_file_that_is_chosen_once_more_is_taken_once(page: Page) -> None:
    choose(page, sorted(SUBMISSIONS.iterdir()))
    page.locator("#choose-files").set_input_files([*sorted(SUBMISSIONS.iterdir())[:3], next(PROVINCE.iterdir())])
    expect(page.locator(".count")).to_have_text("11 file")


def test_files_that_are_no_files_of_people_are_told(page: Page, tmp_path: Path) -> None:
    (tmp_path / "~$RAK.xlsx").write_bytes(b"")
    page.locator("#choose-files").set_input_files(tmp_path / "~$RAK.xlsx")
    expect(page.locator(".status.failed")).to_contain_text("Tidak ada file yang bisa dipakai di situ.")


def test_an_answer_about_other_files_is_not_shown_below_the_chosen_ones(page: Page) -> None:
    choose(page, sorted(SUBMISSIONS.iterdir()))
    page.locator(".begin").click()
    page.locator("#choose-files").set_input_files(next(PROVINCE.iterdir()))
    settled(page)
    expect(page.locator(".count")).to_have_text("11 file")
    expect(page.locator("#verdict")).to_have_count(0)


def test_a_start_that_is_cancelled_is_begun_anew(playwright: Playwright, page_file: Path, tmp_path: Path) -> None:
    with browsing(playwright, "chromium", tmp_path) as context:
        page = context.new_page()
        page.goto(page_file.as_uri())
        page.locator("#choose-files").set_input_files(sorted(SUBMISSIONS.iterdir()))
        page.locator(".begin").click()
        page.get_by_role("button", name="Batalkan").click(timeout=PATIENCE)
        expect(page.locator(".status")).to_contain_text("Dibatalkan")
        settled(page)
        begin(page, "#verdict")


def test_a_button_that_is_pressed_while_the_files_are_looked_at_is_heard(
    playwright: Playwright, tmp_path: Path
) -> None:
    held = """const real = window.fetch; const gone = new Promise((done) => { window.answerNow = done; });
        window.fetch = async (path, asked) => { if (path === "/do") await gone; return real(path, asked); };"""
    with (
        opened_by_command(str(SUBMISSIONS), folder=tmp_path) as address,
        browsing(playwright, "chromium", tmp_path) as context,
    ):
        context.add_init_script(held)
        page = context.new_page()
        page.goto(address)
        page.locator(".begin:enabled").hover()
        page.mouse.down()
        page.evaluate("document.querySelector('.begin').id = 'pressed'")
        page.evaluate("answerNow()")
        seen(page, "body:not(.working)")
        page.wait_for_timeout(300)  # what has been found is drawn now
        page.mouse.up()
        seen(page, "#verdict")
        assert not page.locator("#pressed").count()


def test_the_served_page_stays_connected_when_it_is_loaded_again(playwright: Playwright, tmp_path: Path) -> None:
    with (
        opened_by_command(str(SUBMISSIONS), folder=tmp_path) as address,
        browsing(playwright, "chromium", tmp_path) as context,
    ):
        page = open_page(context, address)
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")  # past the tabs, to the work
        page.reload()
        expect(page.locator(".count")).to_have_text("Dari folder submissions: 10 file")
        # What is added to the folder is read with it.
        page.locator("#choose-files").set_input_files(next(PROVINCE.iterdir()))
        settled(page)
        page.locator(".begin").click()
        expect(page.locator(".unit")).to_have_count(11, timeout=PATIENCE)


def test_the_served_page_reads_its_folder_as_it_is_now(playwright: Playwright, tmp_path: Path) -> None:
    folder = tmp_path / "kiriman"
    shutil.copytree(SUBMISSIONS, folder)
    with (
        opened_by_command(str(folder), folder=tmp_path) as address,
        browsing(playwright, "chromium", tmp_path) as context,
    ):
        page = open_page(context, address)
        late, gone = next(PROVINCE.iterdir()), sorted(folder.iterdir())[:2]
        shutil.copy(late, folder)
        for each in gone:
            each.unlink()
        begin(page, "#verdict")
        expect(page.locator(".count")).to_have_text("Dari folder kiriman: 9 file")
        expect(page.locator(".file-list")).to_contain_text(late.name)
        settled(page)
        expect(page.locator("#verdict")).to_be_visible()
        # What is gone for a moment is told, and read again when it is back.
        folder.rename(tmp_path / "pindah")
        page.locator("#tab-merge").click()
        page.locator(".begin").click()
        settled(page)
        expect(page.locator(".status.failed")).to_contain_text("kiriman tidak ada")
        (tmp_path / "pindah").rename(folder)
        shutil.copy(SUBMISSIONS / gone[0].name, folder)
        begin(page, "#merged")
        expect(page.locator(".count")).to_have_text("Dari folder kiriman: 10 file")
        page.locator("#tab-check").click()
        expect(page.locator("#verdict")).to_have_count(0)


def test_the_served_page_says_so_when_its_program_has_ended(playwright: Playwright, tmp_path: Path) -> None:
    with browsing(playwright, "chromium", tmp_path) as context:
        with opened_by_command(str(SUBMISSIONS), folder=tmp_path) as address:
            page = open_page(context, address)
            expect(page.locator(".count")).to_have_text("Dari folder submissions: 10 file")
            settled(page)
        page.locator(".begin").click()
        expect(page.locator(".status.failed")).to_contain_text("tidak tersambung dengan programnya")
