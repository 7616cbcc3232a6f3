"""`rak-excel buka`: gives the address of a page that works, opens it in the browser, and ends by itself or by Ctrl+C."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from rak_excel.cli import ENGLISH
from tests.consoles import run_command

SUBMISSIONS = Path(__file__).resolve().parent.parent / "examples" / "lombok-timur-2020" / "submissions"


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses that were opened in a browser; nobody calls the server, so it ends at once."""
    addresses: list[str] = []
    monkeypatch.setattr("webbrowser.open", addresses.append)
    monkeypatch.setattr("rak_excel.desk.server.IDLE", 0.1)
    return addresses


def test_it_opens_the_page_and_tells_its_address(opened: list[str]) -> None:
    done = run_command("buka")
    assert done.exit_code == 0
    (address,) = opened
    assert re.fullmatch(r"http://127\.0\.0\.1:\d+/#[\w-]{32,}", address)
    assert address in done.results


def test_it_opens_no_browser_where_only_the_address_is_wanted(opened: list[str]) -> None:
    assert "http://127.0.0.1:" in run_command("buka", str(SUBMISSIONS), "--no-browser").results
    assert not opened


@pytest.mark.usefixtures("opened")
def test_it_is_called_open_in_english_too() -> None:
    assert ENGLISH == {"open": "buka"}
    assert "The page opens in your browser" in run_command("open", "--lang", "en").results


@pytest.mark.usefixtures("opened")
@pytest.mark.parametrize("said", [("tidak ada", "kiriman"), ("adalah file", "RAK.xlsx")])
def test_what_is_no_folder_is_told(said: tuple[str, str], tmp_path: Path) -> None:
    (tmp_path / "RAK.xlsx").write_bytes(b"")
    done = run_command("buka", str(tmp_path / said[1]))
    assert done.exit_code == 2
    assert said[0] in done.messages


@pytest.fixture
def hears_ctrl_c() -> Iterator[None]:
    """What runs in the background hears nothing of Ctrl+C, nor does what it starts."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.skipif(sys.platform == "win32", reason="no signals")
@pytest.mark.usefixtures("hears_ctrl_c")
def test_it_serves_until_ctrl_c_and_then_ends_as_any_command_does(tmp_path: Path) -> None:
    command = [sys.executable, "-P", "-m", "rak_excel", "buka", "--no-browser"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=tmp_path, env=os.environ
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        address = next(line for line in running.stdout if line.startswith("http")).partition("#")[0]
        with urllib.request.urlopen(address, timeout=20) as page:  # noqa: S310 - it begins with http
            assert b"RAK Excel" in page.read()
        running.send_signal(signal.SIGINT)
        assert running.wait(20) == 130
        assert "Traceback" not in running.stderr.read()
