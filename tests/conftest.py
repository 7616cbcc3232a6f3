"""What all tests share: what a test needs beside Python is skipped with a reason where it is absent.

In CI the absence of LibreOffice is a failure, and of browsers, and of what is downloaded for the folder for Windows.
"""

from __future__ import annotations

import gc
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from tests import windows_folder
from tests.another_system import refuse_sums_of_floats
from tests.libreoffice import LibreOffice, end_offices, libreoffice
from tests.wine import wine_is_here
from windows.buat_folder import make

if TYPE_CHECKING:
    from playwright.sync_api import Page, Playwright

settings.register_profile("steady", deadline=None, derandomize=True, max_examples=30)
settings.register_profile("thorough", deadline=None, max_examples=500)  # by hand, with --hypothesis-profile=thorough
settings.load_profile("steady")
refuse_sums_of_floats()


def pytest_configure() -> None:
    # Workbooks are many objects, few of them in cycles: looking for garbage as often as usual takes a fifteenth of the time.
    gc.set_threshold(50_000)


@cache
def libreoffice_is_here() -> bool:
    """Whether soffice, its Python bridge and pdftoppm can be run."""
    if not (shutil.which("soffice") and shutil.which("pdftoppm")):
        return False
    return subprocess.run(["/usr/bin/python3", "-c", "import uno"], capture_output=True, check=False).returncode == 0


@cache
def calibri_is_here() -> bool:
    """Whether pages break where Calibri breaks them: with the font itself, or with Carlito, which is as wide."""
    found = shutil.which("fc-match")
    named = subprocess.run([found, "Calibri"], capture_output=True, check=False).stdout if found else b""
    return b"Calibri" in named or b"Carlito" in named


@cache
def openxml_sdk_is_here() -> bool:
    """Whether ooxml-validator runs: it ends with 1 for a file that is no workbook, with 2 where it cannot run."""
    found = shutil.which("ooxml-validator")
    return bool(found) and subprocess.run([str(found), __file__], capture_output=True, check=False).returncode == 1


@cache
def browsers_are_here() -> bool:
    """Whether the page can be built, and opened in both browsers."""
    return all(map(shutil.which, ("chromium", "firefox-esr", "node", "npm")))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    # In CI the tests with LibreOffice and with the font run even where these are missing, and fail.
    required = bool(os.environ.get("RAK_EXCEL_REQUIRE_LIBREOFFICE"))
    if not (required or libreoffice_is_here()):
        _skip(items, "libreoffice", "LibreOffice, python3-uno or poppler-utils is not installed")
    if not (required or calibri_is_here()):
        _skip(items, "calibri", "neither Calibri nor Carlito is installed")
    if not (os.environ.get("RAK_EXCEL_REQUIRE_BROWSERS") or browsers_are_here()):
        _skip(items, "browser", "chromium, firefox-esr or Node.js with npm is not installed")
    if not openxml_sdk_is_here():
        _skip(items, "openxml", "ooxml-validator is not installed, or does not run here")
    if not wine_is_here():
        _skip(items, "wine", "wine, or the C compiler of mingw, is not installed")


def _skip(items: list[pytest.Item], marker: str, reason: str) -> None:
    for item in items:
        if item.get_closest_marker(marker):
            item.add_marker(pytest.mark.skip(reason=reason))


@pytest.fixture(scope="session")
def windows_zip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder for Windows. What it is made of is downloaded: where that fails the test is skipped, and fails in CI."""
    try:
        parts = windows_folder.python(), windows_folder.libraries()
    except subprocess.CalledProcessError:
        if os.environ.get("RAK_EXCEL_REQUIRE_DOWNLOADS"):
            raise
        pytest.skip("what the folder for Windows is made of could not be downloaded")
    made = tmp_path_factory.mktemp("windows") / "rak-excel-windows.zip"
    make(made, *parts)
    return made


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LibreOffice]:
    with libreoffice(tmp_path_factory.mktemp("office")) as running:
        yield running


@pytest.fixture(scope="session")
def page_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page as one file: the one that RAK_EXCEL_PAGE names, or else built once, by whichever process of a run comes first."""
    if built := os.environ.get("RAK_EXCEL_PAGE"):
        return Path(built).resolve()
    own = tmp_path_factory.getbasetemp()
    path = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "page" / "rak.html"
    try:
        path.parent.mkdir()
    except FileExistsError:
        until = time.monotonic() + 180
        while not path.exists():
            assert time.monotonic() < until, "another process did not build the page"
            time.sleep(0.2)
        return path
    subprocess.run([sys.executable, "-m", "page.build", "-o", path], check=True, cwd=Path(__file__).parent.parent)
    return path


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """What drives browsers. Imported here: the tests also run where it is not, in the Python of the page."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def page_of_all(playwright: Playwright, page_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """The page as one file in Chromium, ready. All tests share it: opening it takes longer than most of them."""
    from tests.browsers import browsing, open_page, remember

    with browsing(playwright, "chromium", tmp_path_factory.mktemp("Unduhan")) as context:
        page = open_page(context, page_file.as_uri())
        remember(page)
        yield page


@pytest.fixture(scope="module")
def opened_page(page_of_all: Page) -> Page:
    """The page as it was when it was opened."""
    from tests.browsers import restore

    restore(page_of_all)
    return page_of_all


@pytest.fixture
def page(opened_page: Page) -> Page:
    """The page of the module, with no files."""
    from tests.browsers import begin_anew

    begin_anew(opened_page)
    return opened_page


@pytest.fixture(scope="session", autouse=True)
def _ending_offices() -> Iterator[None]:
    yield
    end_offices()
