"""What is wrong with how a command went, and with what it wrote."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.parsers import expat

from benchmarks.fuzz.commands import Command
from benchmarks.fuzz.hostile import SENTINEL
from benchmarks.fuzz.running import Ran

MOST_SECONDS, MOST_MEGABYTES = 5.0, 500.0  # of one command; the seconds are those of the processor
_CODES = {0, 1, 2}
_PANIC = re.compile(
    r"Traceback \(most recent call last\)|panicked at|Error in sys\.excepthook|Exception ignored in"
    r"|kesalahan di program(?:nya| rak-excel) sendiri[^\n]*\n?[^\n]*"  # what a command says of a bug, or of a file that met one
    r"|mistake in (?:the program|rak-excel) itself[^\n]*\n?[^\n]*"
)
_NO_MEMORY = re.compile("Memori komputer tidak cukup|The memory of this computer is not enough")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_LIVE = re.compile(  # in a formula, but for the texts and names of sheets that it quotes; or as the target of a link
    rf"<f\b[^>]*>(?:[^<\"']|\"[^\"]*\"|'[^']*')*?{SENTINEL}|<hyperlink\b[^>]*{SENTINEL}|Target=\"[^\"]*{SENTINEL}",
    re.IGNORECASE,
)
_STARTS = tuple("=+-@\t\r\n＝＋－＠")  # of a field that Excel would take for a formula


@dataclass(frozen=True, slots=True)
class Fault:
    """`kind` is one of KINDS, `cause` what faults of one cause share, `told` the particulars."""

    kind: str
    cause: str
    told: str = ""


KINDS = (
    "abort",
    "traceback",
    "time",
    "memory",
    "exit code",
    "input changed",
    "output",
    "control letters",
    "live formula",
)


def faults_of(command: Command, ran: Ran, folder: Path) -> Iterator[Fault]:
    """The faults of a command that has run in the folder, in which it wrote its output."""
    name, where = command.arguments[0], _where(ran.raised)
    if ran.died and not ran.died.startswith("ended"):
        yield Fault("abort", f"{ran.died} in {where}", ran.raised[-1_500:])
    elif ran.raised and not ran.died:
        yield Fault("traceback", where, ran.raised[-1_500:])
    elif found := _PANIC.search(ran.err + ran.out):
        yield Fault("traceback", _where(ran.err) or found[0][:300].splitlines()[-1], ran.err[-1_500:])
    if ran.processor > MOST_SECONDS or ran.died == "ended: too long":
        yield Fault("time", f"{name} {where}", f"{ran.processor:.1f} s, by the clock {ran.seconds:.1f} s")
    if ran.megabytes > MOST_MEGABYTES or _NO_MEMORY.search(ran.err):
        yield Fault("memory", f"{name} {where}", f"{ran.megabytes:.0f} MB")
    if ran.exit not in _CODES:
        yield Fault("exit code", f"{name}: {ran.exit}", ran.err[-300:])
    for stream, said in (("standard output", ran.out), ("standard error", ran.err)):
        yield from _of_letters(f"{name}: {{}} in {stream}", said.replace("\r\n", "\n"))
    if not ran.died and not ran.raised:
        yield from _of_output(command, ran, folder)


def _of_letters(cause: str, said: str) -> Iterator[Fault]:
    if found := _CONTROL.search(said):
        around = said[max(0, found.start() - 80) : found.end() + 40]
        yield Fault("control letters", cause.format(repr(found[0])), repr(around))


def _of_output(command: Command, ran: Ran, folder: Path) -> Iterator[Fault]:
    """The output is whole or not there; nothing else was left behind."""
    written = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != "rak-excel.toml")
    wanted = [path for path in written if command.output and folder / command.output in (path, path.parent)]
    for path in written:
        if path not in wanted:
            yield Fault("output", f"{command.arguments[0]}: left {path.suffix} behind", path.name)
    if command.output and not wanted and ran.exit == 0:
        yield Fault("output", f"{command.arguments[0]}: none, and exit code 0")
    if wanted and ran.exit == 2:
        yield Fault("output", f"{command.arguments[0]}: written, and exit code 2")
    if not command.output and "json" in command.arguments and ran.exit != 2:
        yield from _of_json(command, ran.out)
    for path in wanted:
        yield from _of_csv(command, path) if path.suffix == ".csv" else _of_workbook(command, path)


def _of_json(command: Command, said: str) -> Iterator[Fault]:
    try:
        json.loads(said, parse_constant=_refused)
    except ValueError as error:
        yield Fault("output", f"{command.arguments[0]}: no JSON", str(error))


def _refused(name: str) -> None:
    raise ValueError(name)


def _of_csv(command: Command, path: Path) -> Iterator[Fault]:
    text = path.read_bytes().decode("utf-8-sig")
    for row in csv.reader(io.StringIO(text, newline=""), delimiter=";"):
        for value in row:
            if SENTINEL in value and value.startswith(_STARTS):
                yield Fault(
                    "live formula",
                    f"{command.arguments[0]}: a field of a csv starts with {value[0]!r}",
                    repr(value[:80]),
                )


def _of_workbook(command: Command, path: Path) -> Iterator[Fault]:
    try:
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                content = archive.read(name)
                if name.endswith((".xml", ".rels")):
                    expat.ParserCreate().Parse(content, True)
                if SENTINEL.encode() in content and (found := _LIVE.search(content.decode("utf-8", "replace"))):
                    yield Fault("live formula", f"{command.arguments[0]}: in a workbook", found[0][:200])
    except (zipfile.BadZipFile, expat.ExpatError, OSError) as error:
        yield Fault("output", f"{command.arguments[0]}: no whole workbook", f"{path.name}: {error}")


def _where(said: str) -> str:
    """The last place in our own code, the last place of all, and the error, of a traceback or of a dying process's stack."""
    places = re.findall(r'File "([^"]+)", line (\d+),? in (\S+)', said)
    if "most recent call first" in said:
        places.reverse()
    ours = [each for each in places if "rak_excel/" in each[0]]
    named = [
        f"{file.rpartition('rak_excel/')[2].rpartition('site-packages/')[2]}:{line} {name}"
        for file, line, name in (*ours[-1:], *places[-1:])
    ]
    error = next((line for line in reversed(said.splitlines()) if line.strip() and not line.startswith(" ")), "")[:160]
    told = [
        " > ".join(dict.fromkeys(named)),
        re.sub(r"[0-9]{3,}", "...", error if ", line " not in error and "Extension modules" not in error else ""),
    ]
    return ": ".join(filter(None, told))
