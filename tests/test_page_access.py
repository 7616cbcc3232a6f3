"""Everybody can use the page: axe-core finds nothing that WCAG AA forbids, in any state, and nothing is cut off."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Playwright, expect

from page.downloads import DOWNLOADS, all_that_is_pinned, npm_files
from tests.answered_returns import ODS, RETURNED, SENT, answered
from tests.browsers import (
    CHROMIUM,
    PATIENCE,
    SCREEN,
    begin,
    choose,
    choose_office,
    open_page,
    opened_by_command,
)
from tests.desk import ask
from tests.submissions import FINANCE, LEGAL, sent, written

pytestmark = pytest.mark.browser

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
SUBMISSIONS = EXAMPLES / "lombok-timur-2020" / "submissions"
PROVINCE = EXAMPLES / "ntb-2020" / "plans"
REPORTS = EXAMPLES / "laporan-2020"
ROW = "| 1 | Lembaga | Persentase Sengketa | 95% | Advokasi | v | | | | Divisi Hukum |"
OTHER = "| 1 | Kelembagaan | Persentase Sengketa | 90% | Advokasi | | v | | | Divisi Hukum |"
RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
}


@pytest.fixture(scope="module")
def page(playwright: Playwright, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """The page with axe-core in it: its policy is set aside, which would keep that out."""
    axe = npm_files("axe-core", all_that_is_pinned()["axe-core"], ["axe.min.js"], DOWNLOADS) / "axe.min.js"
    with opened_by_command(folder=tmp_path_factory.mktemp("served")) as address:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        page = open_page(browser.new_context(viewport=SCREEN, bypass_csp=True), address)  # type: ignore[arg-type]
        page.add_script_tag(path=axe)
        yield page
        browser.close()


def violations(page: Page) -> list[Any]:
    told = page.evaluate("rules => axe.run(document, rules)", RULES)
    return [(each["id"], [node["html"][:200] for node in each["nodes"][:3]]) for each in told["violations"]]


def wide(page: Page) -> list[str]:
    """What is wider than the screen, or shows less than it says."""
    return list(
        page.evaluate(
            """() => [...document.querySelectorAll("#page *")]
            .filter((each) => !each.closest(".scrolled, .unseen, pre, .skip, svg") && getComputedStyle(each).display !== "inline"
              && (each.getBoundingClientRect().right > innerWidth + 1 || each.scrollWidth > each.clientWidth + 1) && each.clientWidth)
            .concat([...document.querySelectorAll("svg text")].filter((each) => {
              const [own, around] = [each.getBoundingClientRect(), each.closest("svg").getBoundingClientRect()];
              return own.left < around.left || own.right > around.right || own.top < around.top - 1 || own.bottom > around.bottom + 1;
            }))
            .map((each) => each.outerHTML.slice(0, 120))"""
        )
    )


def choose_at(page: Page, files: list[Path], tab: str) -> None:
    page.locator(f"#tab-{tab}").click()
    choose(page, files)


def forms(page: Page, _folder: Path) -> None:
    choose_office(page)
    begin(page, "#made")


def nothing_chosen(page: Page, _folder: Path) -> None:
    page.locator("#tab-check").click()


def checked(page: Page, _folder: Path) -> None:
    choose_at(page, sorted(SUBMISSIONS.iterdir()), "check")
    page.locator("summary").first.click()
    begin(page, "#verdict")


def came_back(page: Page, folder: Path) -> None:
    sent_file = folder / "kiriman"
    sent_file.mkdir()
    shutil.copy(SENT, sent_file)
    (folder / RETURNED).write_bytes(ask(sent_file, "return").file)
    (folder / "kembali").mkdir()
    choose_at(page, [answered(folder / RETURNED, folder / "kembali" / RETURNED), ODS], "check")
    begin(page, "#verdict")
    page.locator("#save-returns").click()  # and those that cannot be marked are named
    expect(page.locator("#lists-alone")).to_contain_text("gabungan.ods: ")
    page.locator(".gone summary").click()


def differing(page: Page, folder: Path) -> None:
    sent_files = written(folder / "kiriman", [sent(ROW, LEGAL), sent(OTHER, FINANCE)])
    choose_at(page, sorted(sent_files.iterdir()), "merge")
    begin(page, "#merged")
    page.locator("fieldset input[type=radio]").first.check()
    page.locator("section.plan tr.asks").first.click()


def rolled_up(page: Page, _folder: Path) -> None:
    choose_at(page, sorted(PROVINCE.iterdir()), "rollup")
    begin(page, "#rolled-up")


def of_one_office(page: Page, folder: Path) -> None:
    rolled_up(page, folder)
    page.locator("tr.asks").nth(2).click()


def report_forms(page: Page, _folder: Path) -> None:
    page.locator("#tab-forms").click()
    page.locator("#each-report").check()
    choose(page, [REPORTS / "rencana-2020.xlsx", REPORTS / "laporan-tw1.xlsx"])
    page.locator("#report-units").uncheck()
    begin(page, "#made")


def merged_reports(page: Page, _folder: Path) -> None:
    sent_files = sorted((REPORTS / "kiriman-tw2").iterdir())
    choose_at(page, [*sent_files, REPORTS / "rencana-2020.xlsx", REPORTS / "laporan-tw1.xlsx"], "merge")
    begin(page, "#merged")
    page.locator("section.plan tr.asks").first.click()


def rolled_reports(page: Page, _folder: Path) -> None:
    choose_at(page, [REPORTS / "laporan-tw1.xlsx", REPORTS / "laporan-tw2.xlsx"], "rollup")
    begin(page, "#rolled-up")


def of_one_reporting_office(page: Page, folder: Path) -> None:
    rolled_reports(page, folder)
    page.locator("tr.asks", has_text="Lombok Timur").click()


def licences(page: Page, _folder: Path) -> None:
    page.get_by_role("button", name="Tentang").click()


def an_error(page: Page, folder: Path) -> None:
    page.keyboard.press("Escape")
    (folder / "rusak.xlsx").write_bytes(b"PK")
    choose_at(page, [folder / "rusak.xlsx"], "merge")
    page.locator(".begin").click()
    expect(page.locator(".status.failed")).to_be_visible(timeout=PATIENCE)


REPORTED = [report_forms, merged_reports, rolled_reports, of_one_reporting_office]
STATES = [
    *(nothing_chosen, forms, checked, came_back, differing, rolled_up, of_one_office),
    *REPORTED,
    *(licences, an_error),
]


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_nothing_keeps_anybody_out(page: Page, tmp_path: Path, state: Callable[[Page, Path], None]) -> None:
    state(page, tmp_path)
    assert violations(page) == []
    assert wide(page) == []


def test_axe_core_finds_what_is_wrong(page: Page) -> None:
    """So that the test above can fail."""
    page.keyboard.press("Escape")  # behind a dialog nothing is wrong
    page.evaluate("document.querySelector('main').append(document.createElement('input'))")
    assert "label" in {name for name, _ in violations(page)}
