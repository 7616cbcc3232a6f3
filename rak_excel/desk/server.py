"""The page on this computer: a server that only this computer reaches, and only the page that it gave."""

from __future__ import annotations

import contextlib
import hmac
import secrets
import tempfile
import threading
import time
from functools import cached_property
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socketserver import TCPServer

import msgspec

from rak_excel.desk.answering import answer, failed
from rak_excel.desk.frames import Body, FrameError, answer_head, framed
from rak_excel.desk.page_file import PageFile, page_file
from rak_excel.desk.place import Place
from rak_excel.desk.saving import Saved
from rak_excel.errors import RakExcelError
from rak_excel.reading import find_files

LOOPBACK = "127.0.0.1"
IDLE = 120.0  # seconds after the last call of a page until the server ends
_MOST = 2_000_000_000  # bytes of one call
_PATIENCE = 60  # seconds that are waited for a page that does not go on sending
_FRAMES = "application/octet-stream"
_TOKEN = "X-Rak-Token"  # noqa: S105 - the name of a head line
_ALWAYS = {
    "Cache-Control": "no-store",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


class DeskServer(ThreadingHTTPServer):
    """Serves one page, for a `folder` or for what is dropped there. `address` opens it; it knows no other way in.

    What is asked by another name than LOOPBACK, from another page or without the token is refused. It ends by itself
    after IDLE seconds without a call.
    """

    daemon_threads = True

    def __init__(self, folder: Path | None = None, idle: float | None = None) -> None:
        super().__init__((LOOPBACK, 0), _Handler)
        self.folder = folder
        self.idle = IDLE if idle is None else idle
        self.token = secrets.token_urlsafe(32)
        self.saved = Saved(folder.resolve().parent) if folder else None
        self.working = threading.Lock()  # one call at a time: each may take all cores
        self.quiet = 0.0  # seconds since the last call, as far as this computer was awake

    def server_bind(self) -> None:
        """Without asking anybody what this computer is called, as HTTPServer does."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = LOOPBACK, int(self.server_address[1])

    @property
    def host(self) -> str:
        return f"{LOOPBACK}:{self.server_port}"

    @property
    def address(self) -> str:
        """Where the page is; what stands behind the # no browser sends anywhere."""
        return f"http://{self.host}/#{self.token}"

    @cached_property
    def page(self) -> PageFile:
        return page_file()

    def serve(self) -> None:
        """Serve until no page has called for so long."""
        threading.Thread(target=self._watch, daemon=True).start()
        self.serve_forever(poll_interval=0.2)

    def _watch(self) -> None:
        tick = min(1.0, self.idle / 4)
        while self.quiet < self.idle:
            time.sleep(tick)
            self.quiet = 0.0 if self.working.locked() else self.quiet + tick
        self.shutdown()


class _Handler(BaseHTTPRequestHandler):
    server: DeskServer
    server_version = "rak-excel"
    sys_version = ""
    timeout = _PATIENCE

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as the base class has it
        """Nothing: what a page asks for is nobody's business."""

    def do_GET(self) -> None:
        if self.headers.get("Host") != self.server.host:
            self._refuse(HTTPStatus.MISDIRECTED_REQUEST)
        elif self.path != "/":
            self._refuse(HTTPStatus.NOT_FOUND)
        else:
            self._begin(HTTPStatus.OK, "text/html; charset=utf-8")
            self.wfile.write(self.server.page.text.encode())

    def do_POST(self) -> None:
        if refused := self._refusal():
            self._refuse(refused)
            return
        self.server.quiet = 0.0
        try:
            self._called(Body(self.rfile, int(self.headers["Content-Length"])))
        except FrameError:
            self._refuse(HTTPStatus.BAD_REQUEST)
        except OSError:  # the page has gone
            self.close_connection = True
        self.server.quiet = 0.0

    def _refusal(self) -> HTTPStatus | None:
        """Why a call is not even read: it comes by another name, from another page, or without the token."""
        if self.headers.get("Host") != self.server.host:
            return HTTPStatus.MISDIRECTED_REQUEST
        if self.headers.get("Origin") != f"http://{self.server.host}":
            return HTTPStatus.FORBIDDEN
        if not hmac.compare_digest((self.headers.get(_TOKEN) or "").encode(), self.server.token.encode()):
            return HTTPStatus.FORBIDDEN
        length = self.headers.get("Content-Length") or ""
        if not length.isdecimal():
            return HTTPStatus.LENGTH_REQUIRED
        return HTTPStatus.REQUEST_ENTITY_TOO_LARGE if int(length) > _MOST else None

    def _called(self, body: Body) -> None:
        match self.path:
            case "/hello":
                self._give({"folder": self._folder()})
            case "/alive":
                self._give({})
            case "/do":
                self._do(body)
            case "/save":
                self._save(body)
            case _:
                self._refuse(HTTPStatus.NOT_FOUND)

    def _folder(self) -> object:
        folder = self.server.folder
        if folder is None or not folder.is_dir():  # renamed since, perhaps
            return None
        return {"name": folder.resolve().name, "files": [name for _, name in find_files([folder])]}

    def _do(self, body: Body) -> None:
        """Answer a call: its progress as it goes, then what is told and the files that were written."""
        head = body.head()
        with tempfile.TemporaryDirectory(prefix="rak-") as private, self.server.working:
            given, results = Path(private, "given"), Path(private, "results")
            given.mkdir()
            results.mkdir()
            folder = self.server.folder if head.here else None
            called = folder.resolve().name if folder else ""
            places = tuple(filter(None, (folder, given if head.files or not folder else None)))
            place = Place(places, results, self._heard, None, called)
            try:
                body.store(head.files, given)
            except OSError as error:  # no room, or a name that the system does not take
                self._begin(HTTPStatus.OK, _FRAMES)
                self.wfile.write(answer_head(failed(error, place), ()))
                return
            self._begin(HTTPStatus.OK, _FRAMES)
            told = answer(bytes(head.call), place)
            written = sorted(results.iterdir())
            self.wfile.write(answer_head(told, written))
            for path in written:
                self.wfile.write(path.read_bytes())

    def _heard(self, done: int, count: int, following: str) -> None:
        self.wfile.write(framed(msgspec.json.encode({"heard": {"done": done, "count": count, "next": following}})))

    def _save(self, body: Body) -> None:
        head = body.head()
        if self.server.saved is None or len(head.files) != 1:
            self._refuse(HTTPStatus.BAD_REQUEST)
            return
        (file,) = head.files
        content = body.read(file.size)
        try:
            with self.server.working:
                self._give({"name": self.server.saved.save(file.name, content)})
        except RakExcelError as error:
            self._give({"failed": error.text})

    def _give(self, told: object) -> None:
        self._begin(HTTPStatus.OK, "application/json")
        self.wfile.write(msgspec.json.encode(told))

    def _begin(self, status: HTTPStatus, kind: str) -> None:
        """The head of an answer, which ends where the connection does."""
        self.close_connection = True
        self.send_response(status)
        for name, value in {
            **_ALWAYS,
            "Content-Security-Policy": self.server.page.policy,
            "Content-Type": kind,
        }.items():
            self.send_header(name, value)
        self.end_headers()

    def _refuse(self, status: HTTPStatus) -> None:
        with contextlib.suppress(OSError):
            self._begin(status, "text/plain; charset=utf-8")
            self.wfile.write(status.phrase.encode())
