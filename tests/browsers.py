"""Real browsers of the system, driven as a user drives them; whatever they ask of the network is counted."""

from __future__ import annotations

import base64
import hashlib
import os
import re
import shutil
import socketserver
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect

CHROMIUM = shutil.which("chromium")
FIREFOX = shutil.which("firefox-esr") or shutil.which("firefox")
EXECUTABLES = {"chromium": CHROMIUM, "firefox": FIREFOX}
SCREEN = {"width": 1366, "height": 768}
PATIENCE = 60_000  # milliseconds
expect.set_options(timeout=PATIENCE)
_OF_THE_BROWSER = re.compile(
    r"^\w+ (https?://)?((update|content-autofill|optimizationguide-pa|safebrowsing|android)\.googleapis\.com"
    r"|(clients\d*|accounts|www|dl)\.google\.com|[\w.-]+\.gvt1\.com"
    r"|[\w.-]+\.(services\.mozilla\.com|cdn\.mozilla\.net|prod\.mozaws\.net|firefox\.com)|(aus5|content-signature-2\.cdn)\.mozilla\.(org|net))[:/]"
)
_CHROMIUM = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
# What this Firefox does not know how to be asked: the driver was made for a newer protocol.
_NOT_EMULATED: dict[str, Any] = dict.fromkeys(("color_scheme", "reduced_motion", "forced_colors", "contrast"), "null")

_VIEWS = "[formsView, reportForms, checkView, mergeView, rollupView]"
_FIELDS = """Object.entries(Object.getOwnPropertyDescriptors(view))
    .filter(([, { value }]) => value !== undefined && typeof value !== "function").map(([name, { value }]) => [name, value])"""


class _Counting(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        line = self.rfile.readline(2000).decode("ascii", "replace").strip()
        if line:
            self.server.asked.append(line)  # type: ignore[attr-defined]


class Network(socketserver.ThreadingTCPServer):
    """The proxy through which a browser must go: it leads nowhere, and remembers what was asked."""

    daemon_threads = True
    asked: list[str]

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Counting)
        self.asked = []
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def leaks(self) -> list[str]:
        """What was asked of anybody but the makers of the browser, whom it asks by itself about itself."""
        return [line for line in self.asked if not _OF_THE_BROWSER.search(line)]

    @property
    def port(self) -> int:
        return int(self.server_address[1])


@contextmanager
def browsing(
    playwright: Playwright, name: str, downloads: Path, network: Network | None = None
) -> Iterator[BrowserContext]:
    """A browser with nothing in it; what it saves goes to `downloads`, and all its connections but those to this computer
    to `network`.
    """
    with _started(playwright, name, downloads, network) as browser:
        options: dict[str, Any] = {"viewport": SCREEN, "accept_downloads": True, "locale": "id-ID"}
        if name == "firefox":
            options = {"viewport": SCREEN, **_NOT_EMULATED}
        context = browser.new_context(**options)
        context.set_default_timeout(PATIENCE)
        yield context
        context.close()


@contextmanager
def _started(playwright: Playwright, name: str, downloads: Path, network: Network | None) -> Iterator[Browser]:
    if name == "firefox":
        browser = playwright.firefox.launch(
            channel="moz-firefox", executable_path=FIREFOX, firefox_user_prefs=_preferences(downloads, network)
        )
    else:
        # The proxy is asked for everything but this computer, as a page on it is one that we serve.
        arguments = [*_CHROMIUM, *([f"--proxy-server=127.0.0.1:{network.port}"] if network else [])]
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=arguments)
    try:
        yield browser
    finally:
        browser.close()


def _preferences(downloads: Path, network: Network | None) -> dict[str, Any]:
    quiet = {
        "browser.download.dir": str(downloads),
        "browser.download.folderList": 2,
        "browser.download.useDownloadDir": True,
        "browser.download.always_ask_before_handling_new_types": False,
    }
    if network is None:
        return quiet
    proxy = {f"network.proxy.{kind}": "127.0.0.1" for kind in ("http", "ssl")}
    ports = {f"network.proxy.{kind}_port": network.port for kind in ("http", "ssl")}
    return {**quiet, "network.proxy.type": 1, **proxy, **ports}


def open_page(context: BrowserContext, address: str) -> Page:
    """The page, once it is ready and knows the files of its folder: what it draws then would lose a click."""
    page = context.new_page()
    page.goto(address)
    seen(page, "body[data-ready]")
    settled(page)
    return page


def begin_anew(page: Page) -> None:
    """As a person goes on to other work: no files, `Cek`, in Indonesian. What was set there before stays as it is."""
    page.keyboard.press("Escape")
    page.locator("#language-id").click()
    page.locator("#tab-check").click()
    if page.locator("#clear").count():
        page.locator("#clear").click()
    settled(page)


def remember(page: Page) -> None:
    """What a page that was just opened asks, for `restore`."""
    page.evaluate(f"window.asOpened = {_VIEWS}.map((view) => structuredClone(Object.fromEntries({_FIELDS})))")


def restore(page: Page) -> None:
    """As if the page were just opened: no files, and nothing is asked or told."""
    begin_anew(page)
    page.evaluate(f"{_VIEWS}.forEach((view, at) => Object.assign(view, structuredClone(asOpened[at])))")
    page.evaluate("drawPage()")


def seen(page: Page, what: str) -> None:
    """Wait until something is visible. The driver itself looks for it only twice in a second, and often it is there sooner."""
    until, pause = time.monotonic() + PATIENCE / 1000, 10.0
    while not page.locator(what).is_visible():
        assert time.monotonic() < until, f"{what} is not seen"
        page.wait_for_timeout(pause)
        pause = min(1.5 * pause, 150)  # asking takes the driver longer than the page takes to answer


def altered(page_file: Path, old: str, new: str, copy: Path) -> str:
    """The address of a copy of the page in which a script says something else, which its policy allows."""
    text = page_file.read_text("utf-8")
    (script,) = (each for each in re.findall(r"<script>(.*?)</script>", text, re.DOTALL) if old in each)
    changed = script.replace(old, new)
    copy.write_text(text.replace(script, changed).replace(_hash_of(script), _hash_of(changed)), encoding="utf-8")
    return copy.as_uri()


def _hash_of(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


def settled(page: Page) -> None:
    """Nothing is being done any more."""
    seen(page, "body:not(.working)")


def begin(page: Page, end: str) -> None:
    """Let the page do what it is asked, up to what it shows at the end: `#verdict`, `#merged`, `#rolled-up` or `#made`."""
    page.locator(".begin").click()
    settled(page)
    seen(page, end)


def choose(page: Page, files: Sequence[Path]) -> None:
    """These files and no others, as they are chosen by the button."""
    if page.locator("#clear").count():
        page.locator("#clear").click()
    page.locator("#choose-files").set_input_files(list(files))
    settled(page)


def choose_office(page: Page) -> None:
    """Forms for KPU Kabupaten Lombok Timur, about to be made."""
    page.locator("#tab-forms").click()
    settled(page)
    page.locator("#province").select_option("52")
    page.locator("#office").select_option("52.03")


def saved_by(page: Page, downloads: Path, press: Callable[[], None]) -> Path:
    """The file that pressing a button saves."""
    browser = page.context.browser
    if browser and browser.browser_type.name == "chromium":
        with page.expect_download() as download:
            press()
        path = downloads / download.value.suggested_filename
        download.value.save_as(path)
        return path
    before = set(downloads.iterdir())
    press()
    for _ in range(200):
        new = [path for path in set(downloads.iterdir()) - before if path.suffix != ".part" and path.stat().st_size]
        if new:
            return new[0]
        page.wait_for_timeout(50)
    raise AssertionError("nothing was saved")


@contextmanager
def opened_by_command(*arguments: str | Path, folder: Path) -> Iterator[str]:
    """The address that `rak-excel buka` gives, as long as it runs."""
    command = [sys.executable, "-P", "-m", "rak_excel", "buka", "--no-browser", *map(str, arguments)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=folder, env=os.environ) as running:
        assert running.stdout is not None
        try:
            yield next(line.strip() for line in running.stdout if line.startswith("http"))
        finally:
            running.terminate()
