"""The ```console blocks of the documentation, and running what they show."""

from __future__ import annotations

import contextlib
import io
import re
import shlex
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click

from rak_excel.cli import main
from rak_excel.cli.spoken import speak_as, tell
from rak_excel.errors import RakExcelError
from rak_excel.language import Speaker
from tests.reading_here import reading_here

_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_EXIT = re.compile(r"#.*\bexit code (\d)")


@dataclass(frozen=True, slots=True)
class Shown:
    """One command of a block, with the exit code that the comment behind it tells: `# exit code 1: ...`."""

    line: str
    arguments: tuple[str, ...]
    exit_code: int


def shown_commands(document: Path) -> Iterator[Shown]:
    """Every `$ rak-excel ...` line of a document, in order."""
    for block in _BLOCK.findall(document.read_text(encoding="utf-8")):
        for line in block.splitlines():
            if line.startswith("$ rak-excel "):
                told = _EXIT.search(line)
                _, *arguments = shlex.split(line.removeprefix("$ "), comments=True)
                yield Shown(line, tuple(arguments), int(told[1]) if told else 0)


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended: its exit code, its results, and its messages, our own error's sentence last."""

    exit_code: int
    results: str
    messages: str


def run_command(*arguments: str | Path) -> Ended:
    """Run a command in this process, as `rak-excel` runs it in one of its own. No others are started to read plans."""
    with reading_here():
        return _ended(*arguments)


def exit_code_of(*arguments: str | Path) -> int:
    """How a command ends that starts the processes it starts for users."""
    return _ended(*arguments).exit_code


def _ended(*arguments: str | Path) -> Ended:
    with contextlib.redirect_stdout(io.StringIO()) as results, contextlib.redirect_stderr(io.StringIO()) as messages:
        exit_code = _exit_code(*arguments)
    return Ended(exit_code, results.getvalue(), messages.getvalue())


def _exit_code(*arguments: str | Path) -> int:
    # The language asked for last is remembered within a process, and that a menu speaks: begin in Indonesian, without one.
    speak_as(Speaker.COMMAND)
    given = ["--lang", "id", *(str(each) for each in arguments)]
    try:
        return int(main.main(given, "rak-excel", standalone_mode=False) or 0)
    except RakExcelError as error:
        tell(error.text)
        return 2
    except click.ClickException as error:
        error.show(sys.stderr)
        return error.exit_code
