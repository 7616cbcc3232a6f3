"""What the page saves into a folder that somebody names takes the place of nothing that it did not save itself."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Playwright, expect

from tests.browsers import begin, browsing, choose, choose_office, open_page

pytestmark = pytest.mark.browser

SUBMISSIONS = Path(__file__).resolve().parent.parent / "examples" / "lombok-timur-2020" / "submissions"
NAME = "Catatan RAK 2020 - 5203 Kabupaten Lombok Timur.xlsx"
# A folder as the browser hands it over after somebody named it in a window of the system, which no test can do.
FOLDER = """
(() => {
  const files = new Map();
  const missing = () => { throw new DOMException("", "NotFoundError"); };
  const refused = () => { throw new DOMException("", "NoModificationAllowedError"); };
  const handle = (name) => ({
    getFile: async () => (files.get(name) === "locked" ? refused() : new File([files.get(name)], name)),
    createWritable: async () => {
      if (window.closed_to_us) refused();
      const parts = [];
      return { write: async (part) => parts.push(part), close: async () => files.set(name, new Uint8Array(await new Blob(parts).arrayBuffer())) };
    },
  });
  const folder = {
    name: "RAK",
    getFileHandle: async (name, { create = false } = {}) => {
      if (!files.has(name)) {
        if (!create) missing();
        files.set(name, new Uint8Array());
      }
      return handle(name);
    },
    removeEntry: async (name) => files.delete(name),
  };
  window.showDirectoryPicker = async () => {
    if (window.nobody_names_one) throw new DOMException("", "AbortError");
    return folder;
  };
  window.there = files;
})();
"""


@pytest.fixture(scope="module")
def opened_page(playwright: Playwright, page_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    with browsing(playwright, "chromium", tmp_path_factory.mktemp("Unduhan")) as context:
        context.add_init_script(FOLDER)
        yield open_page(context, page_file.as_uri())


@pytest.fixture
def page(page: Page) -> Page:
    """The page with files checked, and with an empty folder to save into."""
    choose(page, sorted(SUBMISSIONS.iterdir()))
    begin(page, "#verdict")
    run(page, "there.clear(); window.closed_to_us = window.nobody_names_one = false")
    return page


def run(page: Page, script: str) -> Any:
    told = page.context.new_cdp_session(page).send("Runtime.evaluate", {"expression": script, "awaitPromise": True})
    return told["result"].get("value")


def save(page: Page, told: str) -> None:
    page.get_by_role("button", name="Simpan ke folder …").click()
    expect(page.locator(".status")).to_contain_text(told)


def sizes(page: Page) -> dict[str, int]:
    return dict(json.loads(run(page, "JSON.stringify([...there].map(([name, content]) => [name, content.length]))")))


def test_what_it_saved_itself_is_replaced_and_nothing_else(page: Page) -> None:
    save(page, f"{NAME} sudah disimpan.")
    save(page, f"{NAME} sudah disimpan.")
    assert list(sizes(page)) == [NAME]
    run(page, f"there.set({NAME!r}, new TextEncoder().encode('dibetulkan'))")
    second = NAME.replace(".xlsx", " (2).xlsx")
    save(page, f"{second} sudah disimpan.")
    assert sizes(page)[NAME] == len("dibetulkan")
    assert sizes(page)[second] > 5_000


def test_all_that_was_saved_is_told(page: Page) -> None:
    choose_office(page)
    begin(page, "#made")
    save(page, "4 file sudah disimpan: ")
    assert all(name in page.locator(".status").inner_text() for name in sizes(page))
    assert len(sizes(page)) == 4


def test_a_file_that_cannot_be_read_is_not_replaced(page: Page) -> None:
    run(page, f"there.set({NAME!r}, 'locked')")
    save(page, "(2).xlsx sudah disimpan.")
    assert sizes(page)[NAME] == len("locked")


def test_a_folder_that_is_closed_is_told_and_none_at_all_is_nothing(page: Page) -> None:
    run(page, "window.closed_to_us = true")
    save(page, "tidak bisa disimpan di situ")
    assert sizes(page) == {}
    run(page, "window.nobody_names_one = true")
    page.get_by_role("button", name="Simpan ke folder …").click()
    expect(page.locator(".status")).to_contain_text("tidak bisa disimpan di situ")
