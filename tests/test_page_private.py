"""Nothing leaves the computer: what a page tries to send never gets as far as the network.

That the page itself asks for nothing, whatever is done in it, is seen on the whole journeys.
"""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright

from tests.browsers import Network, browsing, open_page

pytestmark = pytest.mark.browser

SENT = """
(async () => {
  const tried = [];
  const attempt = async (name, send) => { try { await send(); tried.push(name); } catch (error) { tried.push(name + " refused"); } };
  await attempt("fetch", () => fetch("http://bocor.example/fetch"));
  await attempt("beacon", () => navigator.sendBeacon("http://bocor.example/beacon", "isi"));
  await attempt("xhr", () => new Promise((done, failed) => { const asked = new XMLHttpRequest(); asked.open("GET", "http://bocor.example/xhr"); asked.onload = done; asked.onerror = failed; asked.send(); }));
  await attempt("socket", () => new Promise((done, failed) => { const socket = new WebSocket("ws://bocor.example/socket"); socket.onopen = done; socket.onerror = failed; }));
  await attempt("image", () => new Promise((done, failed) => { const image = new Image(); image.onload = done; image.onerror = failed; image.src = "http://bocor.example/image"; document.body.append(image); }));
  await attempt("script", () => new Promise((done, failed) => { const script = document.createElement("script"); script.onload = done; script.onerror = failed; script.src = "http://bocor.example/script"; document.body.append(script); }));
  await attempt("frame", () => { const frame = document.createElement("iframe"); frame.src = "http://bocor.example/frame"; document.body.append(frame); });
  await attempt("form", () => { const form = document.createElement("form"); form.action = "http://bocor.example/form"; form.target = "_blank"; document.body.append(form); form.submit(); });
  await attempt("worker", () => new Promise((done, failed) => { const worker = new Worker(URL.createObjectURL(new Blob(["fetch('http://bocor.example/worker').then(() => postMessage(1), () => postMessage(0))"]))); worker.onmessage = ({ data }) => (data ? done() : failed()); worker.onerror = failed; }));
  await new Promise((done) => setTimeout(done, 300));
  return tried.join(", ");
})()
"""


def run(page: Page, script: str) -> str:
    """What a script gives that runs in the page whatever its policy says, as the browser's own tools run it."""
    session = page.context.new_cdp_session(page)
    told = session.send("Runtime.evaluate", {"expression": script, "awaitPromise": True, "returnByValue": True})
    return str(told["result"].get("value"))


def test_whatever_a_script_in_the_page_sends_is_refused(
    playwright: Playwright, page_file: Path, tmp_path: Path
) -> None:
    network, asked = Network(), list[str]()
    with browsing(playwright, "chromium", tmp_path, network) as context:
        page = open_page(context, page_file.as_uri())
        page.on("request", lambda request: asked.append(request.url))
        tried = run(page, SENT)
    assert len(tried.split(", ")) == 9, tried
    assert not network.leaks
    assert {
        "fetch refused",
        "xhr refused",
        "socket refused",
        "image refused",
        "script refused",
        "worker refused",
    } <= set(tried.split(", "))


@pytest.mark.parametrize("name", ["chromium", "firefox"])
def test_the_same_from_a_page_without_a_policy_reaches_the_network(
    playwright: Playwright, tmp_path: Path, name: str
) -> None:
    """So that the test above, and those that look at what a browser asked for, can fail."""
    network, asked, page_file = Network(), list[str](), tmp_path / "halaman.html"
    page_file.write_text(f"<!doctype html><title>x</title><body><script>{SENT}</script>", encoding="utf-8")
    sent = {"fetch", "beacon", "xhr", "script", "frame", "worker"}
    with browsing(playwright, name, tmp_path, network) as context:
        context.on("request", lambda request: asked.append(request.url))
        page = context.new_page()
        page.goto(page_file.as_uri())
        until = time.monotonic() + 10
        while not sent <= reached(network) and time.monotonic() < until:
            page.wait_for_timeout(50)
    assert reached(network) >= sent
    assert "http://bocor.example/fetch" in asked


def reached(network: Network) -> set[str]:
    """By which ways something reached the network."""
    return {line.split("/")[3].split()[0] for line in network.leaks if "bocor.example/" in line}
