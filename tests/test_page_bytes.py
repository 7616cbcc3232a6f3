"""The same inputs give the same parts with the same bytes in the page as they do on this computer."""

from __future__ import annotations

import io
import shutil
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browsers import begin, choose, saved_by, settled
from tests.desk import ask

pytestmark = pytest.mark.browser

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
SUBMISSIONS = EXAMPLES / "lombok-timur-2020" / "submissions"
PROVINCE = EXAMPLES / "ntb-2020" / "plans"
REPORTS = EXAMPLES / "laporan-2020"


def parts(content: bytes) -> dict[str, bytes]:
    """The parts of a workbook, or of each workbook in a zip file, unpacked."""
    found: dict[str, bytes] = {}
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            part = archive.read(name)
            found |= (
                {f"{name}/{each}": of for each, of in parts(part).items()} if name.endswith(".xlsx") else {name: part}
            )
    return found


@pytest.mark.parametrize(
    ("tab", "folder", "end"),
    [("check", SUBMISSIONS, "#verdict"), ("merge", SUBMISSIONS, "#merged"), ("rollup", PROVINCE, "#rolled-up")],
    ids=["check", "merge", "rollup"],
)
def test_a_result_is_the_same_to_the_byte(page: Page, tmp_path: Path, tab: str, folder: Path, end: str) -> None:
    page.locator(f"#tab-{tab}").click()
    choose(page, sorted(folder.iterdir()))
    begin(page, end)
    saved = saved_by(page, tmp_path, page.locator(".saving button").first.click)
    answered = ask(folder, tab)
    assert list(answered.files) == [saved.name]
    here, there = parts(answered.file), parts(saved.read_bytes())
    assert list(there) == list(here)
    assert [name for name in here if here[name] != there[name]] == []


def test_returns_are_the_same_to_the_byte_and_several_come_as_a_zip(page: Page, tmp_path: Path) -> None:
    own = tmp_path / "kiriman"
    own.mkdir()
    for path in sorted(SUBMISSIONS.iterdir())[:2]:
        shutil.copy(path, own)
    choose(page, sorted(own.iterdir()))
    begin(page, "#verdict")
    saved = saved_by(page, tmp_path, page.get_by_role("button", name="Simpan balasan", exact=True).click)
    answered = ask(own, "return")
    assert saved.name == "Balasan RAK.zip"
    there = {f"{name}/{each}": part for name, file in answered.files.items() for each, part in parts(file).items()}
    assert parts(saved.read_bytes()) == there


def test_forms_are_the_same_to_the_byte(page: Page, tmp_path: Path) -> None:
    page.locator("#tab-forms").click()
    settled(page)
    page.locator("#each-province").check()
    page.locator("#province").select_option("52")
    page.locator("#year").fill("2026")
    begin(page, "#made")
    saved = saved_by(page, tmp_path, page.locator(".saving button").first.click)
    files = ask(tmp_path / "none", "forms", year=2026, region="52", each="province").files
    here = {f"{name}/{part}": content for name, form in files.items() for part, content in parts(form).items()}
    assert parts(saved.read_bytes()) == here


def test_the_report_of_an_office_is_the_same_to_the_byte_and_its_plan_is_found(page: Page, tmp_path: Path) -> None:
    own = tmp_path / "laporan"
    shutil.copytree(REPORTS / "kiriman-tw2", own)
    for name in ("rencana-2020.xlsx", "rencana-2020-revisi-1.xlsx", "laporan-tw1.xlsx"):
        shutil.copy(REPORTS / name, own)
    page.locator("#tab-merge").click()
    choose(page, sorted(own.iterdir()))
    begin(page, "#merged")
    saved = saved_by(page, tmp_path, page.locator(".saving button").first.click)
    answered = ask(own, "merge", plan="rencana-2020.xlsx", previous="laporan-tw1.xlsx")
    assert list(answered.files) == [saved.name]
    assert parts(saved.read_bytes()) == parts(answered.file)


def test_the_form_and_the_roll_up_of_a_quarter_are_the_same_to_the_byte(page: Page, tmp_path: Path) -> None:
    own = tmp_path / "laporan"
    own.mkdir()
    for name in ("rencana-2020.xlsx", "laporan-tw1.xlsx"):
        shutil.copy(REPORTS / name, own)
    page.locator("#tab-forms").click()
    settled(page)
    page.locator("#each-province").focus()
    page.keyboard.press("ArrowDown")
    choose(page, sorted(own.iterdir()))
    page.locator("#report-quarter").select_option("2")
    page.locator("#report-units").uncheck()
    begin(page, "#made")
    saved = saved_by(page, tmp_path, page.locator(".saving button").first.click)
    asked = {"plan": "rencana-2020.xlsx", "previous": "laporan-tw1.xlsx", "quarter": 2, "each": "office"}
    answered = ask(own, "report_forms", **asked)
    assert list(answered.files) == [saved.name]
    assert parts(saved.read_bytes()) == parts(answered.file)

    (own / "rencana-2020.xlsx").unlink()
    shutil.copy(REPORTS / "laporan-tw2.xlsx", own)
    page.locator("#tab-rollup").click()
    choose(page, sorted(own.iterdir()))
    begin(page, "#rolled-up")
    saved = saved_by(page, tmp_path, page.locator(".saving button").first.click)
    answered = ask(own, "rollup_reports", quarter=2)
    assert list(answered.files) == [saved.name]
    assert parts(saved.read_bytes()) == parts(answered.file)
