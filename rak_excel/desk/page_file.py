"""The page as one file: its styles and scripts in it, and a policy that lets nothing else in or out."""

from __future__ import annotations

import base64
import hashlib
import html
import re
from collections.abc import Iterator, Mapping, Sequence
from importlib.resources.abc import Traversable

from rak_excel.record import Record
from rak_excel.system.folders import packaged

_STYLE = re.compile(r'<link rel="stylesheet" href="([\w.-]+)">')
_SCRIPT = re.compile(r'<script src="([\w./-]+)"></script>')
_DESK = "DESK"
_POLICY = "<!-- policy -->"
_PARTS = "<!-- parts -->"
_TRANSPORT = "scripts/transport.js"  # stands for one of the two
_INSIDE, _SERVED = "scripts/inside.js", "scripts/served.js"
_WORKER = "scripts/worker.js"


class Embedded(Record):
    """What a page holds that needs no server: Python and all that runs in it, each packed as text; and their licences."""

    parts: Mapping[str, str]
    licences: Sequence[str]


class PageFile(Record):
    """The whole page, and the policy that a server sends with it."""

    text: str
    policy: str


def page_file(embedded: Embedded | None = None) -> PageFile:
    """The page that works by itself, or without `embedded` the one that asks the server which gave it."""
    folder = packaged("page")
    text = _read(folder, "page.html").replace(_DESK, "inside" if embedded else "served")
    scripts = [_of_transport(name, embedded) for name in _SCRIPT.findall(text)]
    contents = {name: _read(folder, name) for name in (*_STYLE.findall(text), *scripts)}
    text = _STYLE.sub(lambda found: f"<style>{contents[found[1]]}</style>", text)
    text = _SCRIPT.sub(lambda found: f"<script>{contents[_of_transport(found[1], embedded)]}</script>", text)
    styles = [_allowed(contents[name]) for name in contents if name.endswith(".css")]
    policy = "; ".join(_policy([_allowed(contents[name]) for name in scripts], styles, embedded))
    parts = "\n".join(_parts(folder, embedded)) if embedded else ""
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    return PageFile(text.replace(_POLICY, meta).replace(_PARTS, parts), f"{policy}; frame-ancestors 'none'")


def _of_transport(name: str, embedded: Embedded | None) -> str:
    return (_INSIDE if embedded else _SERVED) if name == _TRANSPORT else name


def _read(folder: Traversable, name: str) -> str:
    """A script must hold no end tag of its own: then what stands in the file is what is run."""
    return (folder / name).read_text(encoding="utf-8")


def _allowed(content: str) -> str:
    """How a policy names what stands between two tags."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"


def _policy(scripts: Sequence[str], styles: Sequence[str], embedded: Embedded | None) -> Iterator[str]:
    """A page that works by itself connects to nothing; a served one to its own server alone."""
    yield "default-src 'none'"
    inside = ["'wasm-unsafe-eval'", "blob:"] if embedded else []
    yield f"script-src {' '.join([*scripts, *inside])}"
    yield f"style-src {' '.join(styles)}"
    yield f"connect-src {chr(39)}{'none' if embedded else 'self'}{chr(39)}"
    if embedded:
        yield "worker-src blob:"
    yield "form-action 'none'"
    yield "base-uri 'none'"


def _parts(folder: Traversable, embedded: Embedded) -> Iterator[str]:
    for name, packed in embedded.parts.items():
        yield f'<script type="text/plain" id="part-{name}">{packed}</script>'
    yield f'<script type="text/plain" id="part-worker">{_read(folder, _WORKER)}</script>'
    yield f'<template id="licences">{html.escape(_LICENCE_BREAK.join(embedded.licences))}</template>'


_LICENCE_BREAK = "\n\n" + "─" * 40 + "\n\n"
