"""The pictures of the page in the guide: taken anew by `RAK_EXCEL_PICTURES=docs/images python -m pytest tests/test_page_pictures.py`."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browsers import begin, choose, choose_office
from tests.submissions import FINANCE, LEGAL, sent, written

pytestmark = pytest.mark.browser

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = ROOT / "examples"
GUIDE = (ROOT / "docs" / "panduan.md").read_text("utf-8")
SUBMISSIONS = EXAMPLES / "lombok-timur-2020" / "submissions"
PROVINCE = EXAMPLES / "ntb-2020" / "plans"
OBJECTIVE = "Terwujudnya lembaga yang profesional"
INDICATOR = "Persentase sengketa hukum yang diselesaikan"
ROW = f"| 1 | {OBJECTIVE} | {INDICATOR} | 95% | Advokasi sengketa pemilihan | v | | | | Divisi Hukum |"
OTHER = (
    f"| 1 | Meningkatnya kapasitas lembaga | {INDICATOR} | 90% | Advokasi sengketa pemilihan | | v | | | Divisi Hukum |"
)


def begun(page: Page, tab: str, files: list[Path], end: str) -> None:
    page.locator(f"#tab-{tab}").click()
    choose(page, files)
    begin(page, end)


def forms(page: Page, _folder: Path) -> None:
    choose_office(page)
    page.locator("#year").fill("2026")
    begin(page, "#made")


def check(page: Page, _folder: Path) -> None:
    begun(page, "check", sorted(SUBMISSIONS.iterdir()), "#verdict")


def merge(page: Page, folder: Path) -> None:
    plans = written(folder / "kiriman", [sent(ROW, LEGAL), sent(OTHER, FINANCE)])
    begun(page, "merge", sorted(plans.iterdir()), "#merged")
    page.locator("fieldset input[type=radio]").first.check()
    page.locator("fieldset.difference").first.scroll_into_view_if_needed()


def plan(page: Page, _folder: Path) -> None:
    begun(page, "merge", sorted(SUBMISSIONS.iterdir()), "#merged")
    page.locator("section.plan tr.asks").nth(1).click()
    page.locator("section.plan").first.scroll_into_view_if_needed()


def rollup(page: Page, _folder: Path) -> None:
    begun(page, "rollup", sorted(PROVINCE.iterdir()), "#rolled-up")


STATES: dict[str, Callable[[Page, Path], None]] = {
    "forms": forms,
    "check": check,
    "merge": merge,
    "plan": plan,
    "rollup": rollup,
}


@pytest.mark.parametrize("state", STATES)
def test_the_guide_shows_the_page_as_it_is(page: Page, tmp_path: Path, state: str) -> None:
    name = f"page-{state}.png"
    STATES[state](page, tmp_path)
    folder = Path(os.environ.get("RAK_EXCEL_PICTURES", tmp_path)).resolve()
    page.mouse.move(0, 0)
    picture = page.screenshot(path=folder / name, animations="disabled")
    shown = ROOT / "docs" / "images" / name
    assert f"images/{name}" in GUIDE
    assert shown.is_file()
    assert abs(len(picture) - shown.stat().st_size) < 0.35 * shown.stat().st_size, "take the pictures anew"
