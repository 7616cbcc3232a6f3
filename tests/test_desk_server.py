"""The page on this computer: nobody else reaches its server, and what it saves takes nothing away."""

from __future__ import annotations

import http.client
import io
import json
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import openpyxl
import pytest

from rak_excel.desk.frames import Body, FrameError, parts_within
from rak_excel.desk.saving import Saved
from rak_excel.desk.server import LOOPBACK, DeskServer
from rak_excel.errors import OutputExistsError
from rak_excel.record import Record
from tests.desk import ask

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
SUBMISSIONS = EXAMPLES / "lombok-timur-2020" / "submissions"


class Reply(Record):
    status: int
    headers: dict[str, str]
    body: bytes


class Page:
    """Calls a server as its page does, or as somebody else would."""

    def __init__(self, server: DeskServer, patience: float = 60) -> None:
        self.server, self.patience = server, patience

    def call(self, path: str, body: bytes = b"", *, method: str = "POST", **heads: str | None) -> Reply:
        wanted: dict[str, str | None] = {
            "Host": self.server.host,
            "Origin": f"http://{self.server.host}",
            "X-Rak-Token": self.server.token,
        }
        said = {**wanted, "Content-Length": str(len(body))} | {
            name.replace("_", "-"): value for name, value in heads.items()
        }
        connection = http.client.HTTPConnection(LOOPBACK, self.server.server_port, timeout=self.patience)
        connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
        for name, value in said.items():
            if value is not None:
                connection.putheader(name, value)
        try:
            connection.endheaders(body)
            reply = connection.getresponse()
            return Reply(reply.status, {name.lower(): value for name, value in reply.getheaders()}, reply.read())
        finally:
            connection.close()

    def do(self, call: dict[str, Any], files: dict[str, bytes] | None = None, *, here: bool = False) -> list[Any]:
        """The heads of the answer, the last with the files behind it."""
        reply = self.call("/do", frame({"call": call, "here": here}, files or {}))
        assert reply.status == 200
        heads, rest = [], reply.body
        while rest:
            length = int.from_bytes(rest[:4], "big")
            heads.append(json.loads(rest[4 : 4 + length]))
            rest = rest[4 + length :]
            for file in heads[-1].get("files", ()):
                file["content"], rest = rest[: file["size"]], rest[file["size"] :]
        return heads


def frame(head: dict[str, Any], files: dict[str, bytes]) -> bytes:
    text = json.dumps({**head, "files": [{"name": name, "size": len(each)} for name, each in files.items()]}).encode()
    return len(text).to_bytes(4, "big") + text + b"".join(files.values())


def serving(folder: Path | None = None, idle: float = 60) -> Iterator[Page]:
    with DeskServer(folder, idle) as server:
        thread = threading.Thread(target=server.serve)
        thread.start()
        yield Page(server)
        server.shutdown()
        thread.join(10)


@pytest.fixture
def page() -> Iterator[Page]:
    yield from serving()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(SUBMISSIONS, tmp_path / "kiriman")
    return tmp_path / "kiriman"


@pytest.fixture
def at_folder(folder: Path) -> Iterator[Page]:
    yield from serving(folder)


def test_it_listens_on_this_computer_alone_at_a_port_that_nobody_knows_before(page: Page) -> None:
    assert page.server.server_address[0] == "127.0.0.1"
    with DeskServer() as other:
        assert other.server_port != page.server.server_port
        assert other.token != page.server.token
        assert len(other.token) >= 32


def test_the_page_is_given_with_its_policy_and_without_the_token(page: Page) -> None:
    reply = page.call("/", method="GET", Origin=None, X_Rak_Token=None)
    assert reply.status == 200
    assert reply.headers["content-security-policy"].startswith("default-src 'none'")
    assert "connect-src 'self'" in reply.headers["content-security-policy"]
    assert (reply.headers["cache-control"], reply.headers["x-content-type-options"]) == ("no-store", "nosniff")
    assert page.server.token.encode() not in reply.body


@pytest.mark.parametrize(
    ("heads", "status"),
    [
        ({"Host": "rak.example"}, 421),
        ({"Host": "localhost:80"}, 421),
        ({"Host": None}, 421),
        ({"Origin": "https://jahat.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": None}, 403),
        ({"X_Rak_Token": "salah"}, 403),
        ({"X_Rak_Token": "é"}, 403),
        ({"X_Rak_Token": None}, 403),
    ],
)
@pytest.mark.parametrize("path", ["/hello", "/alive", "/do", "/save"])
def test_another_name_another_page_and_a_wrong_token_are_refused(
    page: Page, path: str, heads: dict[str, str | None], status: int
) -> None:
    reply = page.call(path, frame({"call": {"do": "offices"}}, {}), method="POST", **heads)
    assert reply.status == status
    assert b"Aceh" not in reply.body


def test_nothing_but_the_page_and_its_calls_is_there(page: Page) -> None:
    assert page.call("/etc/passwd", method="GET").status == 404
    assert page.call("/../server.py", method="GET").status == 404
    assert page.call("/page", b"").status == 404
    assert page.call("/", method="PUT").status == 501
    assert page.call("/", method="GET", Host="rak.example").status == 421


def test_dropped_files_are_checked_and_the_results_come_back(page: Page, folder: Path) -> None:
    files = {path.name: path.read_bytes() for path in folder.iterdir()}
    *progress, answer = page.do({"do": "check"}, files)
    assert [each["heard"]["done"] for each in progress] == list(range(11))
    assert answer["told"] == ask(folder, "check").told
    assert {each["name"]: each["content"] for each in answer["files"]} == ask(folder, "check").files


def test_a_folder_is_read_where_it_lies_and_the_links_lead_to_it(at_folder: Page, folder: Path) -> None:
    hello = json.loads(at_folder.call("/hello").body)
    assert hello["folder"]["name"] == "kiriman"
    assert hello["folder"]["files"] == sorted(path.name for path in folder.iterdir())
    answer = at_folder.do({"do": "check"}, here=True)[-1]
    (book,) = answer["files"]
    saved = json.loads(at_folder.call("/save", frame({}, {book["name"]: book["content"]})).body)
    sheets = openpyxl.load_workbook(folder.parent / saved["name"]).worksheets
    links = {cell.hyperlink.target for sheet in sheets for row in sheet for cell in row if cell.hyperlink}
    targets = {link for link in links if link}
    assert targets
    lost = {
        target
        for target in targets
        if not (folder.parent / unquote(target.partition("#")[0].replace("\\", "/"))).is_file()
    }
    assert not lost


def test_a_file_that_is_dropped_beside_the_folder_is_read_with_it(at_folder: Page, folder: Path) -> None:
    late = folder.rename(folder.parent / "semua") / "DOC-20200120-WA0003.xlsx"
    shutil.copytree(late.parent, folder)
    (folder / late.name).unlink()
    told = at_folder.do({"do": "check"}, {"terlambat.xlsx": late.read_bytes()}, here=True)[-1]["told"]
    assert len(told["units"]) == 10
    assert {name for unit in told["units"] for name in unit["files"]} == {
        "terlambat.xlsx",
        *(path.name for path in folder.iterdir()),
    }


def test_a_folder_that_is_not_there_any_more_is_told_and_ends_nothing(at_folder: Page, folder: Path) -> None:
    folder.rename(folder.parent / "lain")
    assert json.loads(at_folder.call("/hello").body) == {"folder": None}
    assert "tidak ada" in at_folder.do({"do": "check"}, here=True)[-1]["told"]["failed"]["id"]


def test_names_that_some_systems_take_for_one_are_two_files(page: Page) -> None:
    files = {"RAK.xlsx": b"x", "rak.xlsx": b"y", "a:b.xlsx": b"z", "a?b.xlsx": b"w"}
    told = page.do({"do": "look"}, files)[-1]["told"]
    assert len({each["name"].casefold() for each in told["files"]}) == 4


def test_a_name_that_the_system_does_not_take_is_told(page: Page) -> None:
    told = page.do({"do": "look"}, {"é" * 190 + ".xlsx": b"x"})[-1]["told"]
    assert "failed" in told or len(told["files"]) == 1
    told = page.do({"do": "look"}, {"a.xlsx": b"x", "a.xlsx/b.xlsx": b"y"})[-1]["told"]
    assert "failed" in told


def test_a_result_never_takes_the_place_of_a_file_that_the_page_did_not_save(at_folder: Page, folder: Path) -> None:
    def save(content: bytes) -> str:
        return str(json.loads(at_folder.call("/save", frame({}, {"hasil.xlsx": content})).body)["name"])

    theirs = folder.parent / "hasil.xlsx"
    theirs.write_bytes(b"mine")
    assert save(b"one") == "hasil (2).xlsx"
    assert save(b"two") == "hasil (2).xlsx"  # saved by this page, and nobody has changed it since
    (folder.parent / "hasil (2).xlsx").write_bytes(b"corrected by hand")
    assert save(b"three") == "hasil (3).xlsx"
    found = {path.name: path.read_bytes() for path in folder.parent.iterdir() if path.is_file()}
    assert found == {"hasil.xlsx": b"mine", "hasil (2).xlsx": b"corrected by hand", "hasil (3).xlsx": b"three"}


@pytest.mark.parametrize("name", ["../../jahat.xlsx", "C:\\Windows\\jahat.xlsx", "/etc/jahat.xlsx", "a/b/jahat.xlsx"])
def test_a_result_is_saved_beside_the_folder_and_nowhere_else(tmp_path: Path, name: str) -> None:
    beside = tmp_path / "a" / "b"
    beside.mkdir(parents=True)
    assert Saved(beside).save(name, b"x") == "jahat.xlsx"
    assert [path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.xlsx")] == ["a/b/jahat.xlsx"]


@pytest.mark.parametrize("name", ["jahat.bat", "autorun.inf", ".bashrc", "..", ""])
def test_only_results_are_saved(tmp_path: Path, name: str) -> None:
    with pytest.raises(OutputExistsError):
        Saved(tmp_path).save(name, b"x")
    assert not list(tmp_path.iterdir())


def test_without_a_folder_nothing_is_saved_on_this_computer(page: Page) -> None:
    assert page.call("/save", frame({}, {"hasil.xlsx": b"x"})).status == 400


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("a/b.xlsx", ["a", "b.xlsx"]),
        ("../a.xlsx", ["a.xlsx"]),
        ("/a.xlsx", ["a.xlsx"]),
        ("C:\\x\\a.xlsx", ["C", "x", "a.xlsx"]),
        ("a\x00b.xlsx", ["a b.xlsx"]),
        ("...", ["-"]),
        ("", ["-"]),
    ],
)
def test_names_of_sent_files_lead_nowhere_else(name: str, parts: list[str]) -> None:
    assert parts_within(name) == parts


@pytest.mark.parametrize(
    "body",
    [b"", b"\x00", b"\x00\x00\x00\x05{", b"\xff\xff\xff\xff{}", b"\x00\x00\x00\x02[]", b"\x00\x00\x00\x04nope"],
)
def test_a_torn_call_is_refused_and_nothing_waits_for_it(page: Page, body: bytes) -> None:
    assert page.call("/do", body).status == 400


def test_a_file_that_is_shorter_than_its_head_says_is_refused(page: Page) -> None:
    torn = frame({"call": {"do": "check"}}, {"a.xlsx": b"12345"})[:-1]
    assert page.call("/do", torn).status == 400


def test_a_negative_length_reads_nothing() -> None:
    with pytest.raises(FrameError):
        Body(io.BytesIO(b"0123456789"), 10).read(-1)


def test_a_call_without_a_length_and_one_that_is_too_long_are_refused(page: Page) -> None:
    assert page.call("/do", Content_Length=None).status == 411
    assert page.call("/do", Content_Length="9" * 12).status == 413


def test_it_ends_some_time_after_the_last_call() -> None:
    with DeskServer(idle=0.6) as server:
        page, began = Page(server), time.monotonic()
        thread = threading.Thread(target=server.serve)
        thread.start()
        time.sleep(0.4)
        assert page.call("/alive").status == 200
        thread.join(10)
        assert not thread.is_alive()
        assert time.monotonic() - began >= 0.9
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection((LOOPBACK, server.server_port), 1)


def test_a_call_by_somebody_else_does_not_keep_it_alive() -> None:
    with DeskServer(idle=0.6) as server:
        page = Page(server, patience=1)
        thread = threading.Thread(target=server.serve)
        thread.start()
        ended = time.monotonic() + 10
        while thread.is_alive() and time.monotonic() < ended:
            try:
                page.call("/alive", X_Rak_Token="salah")  # noqa: S106 - it is none
            except OSError:
                break
            time.sleep(0.05)
        thread.join(1)
        assert not thread.is_alive()
