"""The path that is meant by what people type, paste or drag into the window: with quotes, escapes, or as an address."""

from __future__ import annotations

import re
import shlex
import sys
from pathlib import Path
from urllib.parse import unquote, urlsplit

# What stands unseen around a path that was copied from the properties of a file, or out of a chat.
_UNSEEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_QUOTES = "\"'“”‘’«»"
_CALLED = re.compile(r"^&\s*(?=[\"'])")  # how PowerShell writes a dragged path with spaces in it
_ADDRESS = "file://"
_DRIVE = re.compile(r"^/[A-Za-z]:")


def path_meant(typed: str) -> str:
    """The path, as it is typed where a file of that name is there; "" where nothing is."""
    plain = _UNSEEN.sub("", typed).strip()
    unquoted = _CALLED.sub("", plain).strip(_QUOTES).strip()
    if unquoted.casefold().startswith(_ADDRESS):
        return _of_address(unquoted)
    for each in (plain, unquoted, _unescaped(plain)):
        if each and _is_there(each):
            return each
    if unquoted.startswith("~"):
        return str(Path(unquoted).expanduser())
    return unquoted


def several_paths(typed: str) -> bool:
    """Whether more than one file or folder was dragged in, one behind the other."""
    if _is_there(path_meant(typed)):
        return False
    quoted = re.findall(r"\"([^\"]+)\"|'([^']+)'", typed)
    paths = ["".join(each) for each in quoted] if len(quoted) > 1 else _split(typed)
    return len(paths) > 1 and all(map(_is_there, paths))


def _is_there(path: str) -> bool:
    try:
        return Path(path).exists()
    except (OSError, ValueError):  # a name that is too long, or none: whoever uses it is told
        return False


def _unescaped(typed: str) -> str:
    r"""`kiriman\ divisi` of a terminal that escapes what is dragged in; on Windows a backslash parts folders."""
    paths = _split(typed)
    return paths[0] if len(paths) == 1 else ""


def _split(typed: str) -> list[str]:
    try:
        return shlex.split(typed, posix=sys.platform != "win32")
    except ValueError:  # an apostrophe that is part of a name
        return []


def _of_address(typed: str) -> str:
    address = urlsplit(typed)
    path = unquote(address.path)
    if address.netloc not in {"", "localhost"}:  # a folder that another computer shares
        return f"//{address.netloc}{path}"
    return path[1:] if _DRIVE.match(path) else path
