"""A question on a terminal, asked until its answer is understood, and the path that is meant by one."""

from __future__ import annotations

import re
import shlex
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar
from urllib.parse import unquote, urlsplit

import click

from rak_excel.cli.spoken import current_language, say
from rak_excel.errors import RakExcelError
from rak_excel.language import Text, shown
from rak_excel.system.faults import refusal

Meant = TypeVar("Meant")
_QUOTES = "\"'"
# Arrow keys and what else a terminal sends beside text.
_KEYS = re.compile(r"\x1b\[[0-9;?]*[ -/]*[@-~]|[\x00-\x1f\x7f]")
_YES = {"y", "ya", "yes"}
_NO = {"t", "tidak", "n", "no"}


class AnswerError(RakExcelError):
    """What is wrong with an answer, and what to type instead."""


def ask(question: Text, understood: Callable[[str], Meant], default: str = "") -> Meant:
    """What the answer means. What is wrong with an answer is said at once, and the question asked again."""
    return ask_path(question, lambda typed: understood(typed.strip(_QUOTES).strip() or default), default)


def ask_path(question: Text, understood: Callable[[str], Meant], default: str = "") -> Meant:
    """The same where a path is asked for: the answer comes as it was typed or dragged in, with its quotes."""
    while True:
        try:
            proposed = f" [{default}]" if default else ""
            click.echo(shown(f"{question.said(current_language())}{proposed}: "), nl=False)
            line = sys.stdin.readline()
            if not line:
                raise click.Abort
            return understood(_KEYS.sub("", line).strip() or default)
        except RakExcelError as error:
            say(error.text)
        except OSError as error:
            say(refusal(error))


def choose(question: Text, choices: Sequence[Text], default: str = "") -> int:
    """Which of the choices is meant, counted from 0, by its number or first words.

    `default` is the number that Enter alone means.
    """
    for number, choice in enumerate(choices, 1):
        say(f"  {number} {choice.said(current_language())}")

    def understood(typed: str) -> int:
        number = typed.rstrip(".) ")
        if number in {str(at) for at in range(1, len(choices) + 1)}:
            return int(number) - 1
        words = [choice.said(current_language()).casefold() for choice in choices]
        meant = [at for at, each in enumerate(words) if typed and each.startswith(typed.casefold())]
        if len(meant) == 1:
            return meant[0]
        raise AnswerError(_either(len(choices)))

    return ask(question, understood, default)


def _either(count: int) -> Text:
    """`Ketik 1 atau 2.`, `Ketik 1, 2, 3, atau 4.`"""
    *first, last = map(str, range(1, count + 1))
    if not first:
        return Text("Ketik 1.", "Type 1.")
    comma, listed = "," if len(first) > 1 else "", ", ".join(first)
    return Text(f"Ketik {listed}{comma} atau {last}.", f"Type {listed} or {last}.")


def agreed(question: Text) -> bool:
    """Whether the answer is yes; any other than yes or no is asked again."""

    def understood(typed: str) -> bool:
        if typed.casefold() not in _YES | _NO:
            raise AnswerError(Text("Ketik y untuk ya, atau t untuk tidak.", "Type y for yes, or n for no."))
        return typed.casefold() in _YES

    return ask(question, understood)


# What stands unseen around a path that was copied from the properties of a file, or out of a chat.
_UNSEEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_QUOTES_AROUND = "\"'“”‘’«»"
_CALLED = re.compile(r"^&\s*(?=[\"'])")  # how PowerShell writes a dragged path with spaces in it
_ADDRESS = "file://"
_DRIVE = re.compile(r"^/[A-Za-z]:")


def path_meant(typed: str) -> str:
    """The path, as it is typed where a file of that name is there; "" where nothing is."""
    plain = _UNSEEN.sub("", typed).strip()
    unquoted = _CALLED.sub("", plain).strip(_QUOTES_AROUND).strip()
    if unquoted.casefold().startswith(_ADDRESS):
        return _of_address(unquoted)
    # `kiriman\ divisi` of a terminal that escapes what is dragged in; on Windows a backslash parts folders.
    unescaped = _split(plain)
    for each in (plain, unquoted, unescaped[0] if len(unescaped) == 1 else ""):
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
