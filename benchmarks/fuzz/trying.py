"""Takes one damaged file through its commands, and tells what was wrong."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.fuzz.commands import USUAL, Choice, Command, commands_for
from benchmarks.fuzz.judging import Fault, faults_of
from benchmarks.fuzz.making import Made, lots, made
from benchmarks.fuzz.running import Child, Ran
from benchmarks.fuzz.seeds import EXAMPLES, Seed

_OUTCOMES = {0: "read", 1: "told", 2: "refused"}
_DEATHS = 2  # of processes, after which a file goes through no more commands
_PLANS = {"definition": "dinas-contoh/plans", "settings": "ntb-2020/plans"}


@dataclass(frozen=True, slots=True)
class Tried:
    """What became of a file: each command with how it went, and the faults with the command that had them."""

    made: Made
    ran: tuple[tuple[Command, Ran], ...]
    faults: tuple[tuple[Command, Fault], ...]

    @property
    def outcome(self) -> str:
        """Read, told (it has findings, or could not be read and that was said) or refused, by its first command."""
        first = self.ran[0][1] if self.ran else Ran()
        return "failed" if first.died or first.raised else _OUTCOMES.get(first.exit, "failed")


@dataclass(frozen=True, slots=True)
class Trial:
    """How files are tried: of which seed, from which good files, in which folder, by which commands."""

    seed: int
    good: Sequence[Seed]
    folder: Path
    choice: Choice = USUAL

    def tried(self, number: int, child: Child) -> Tried:
        """Make the file and run its commands, each in an empty folder beside that of the inputs."""
        file = made(self.seed, number, self.good)
        inputs, here = self.folder / "in", self.folder / "here"
        self._lay_out(file, inputs, here)
        before = _digests(inputs)
        ran: list[tuple[Command, Ran]] = []
        faults: list[tuple[Command, Fault]] = []
        for command in commands_for(file.good, lots(self.seed, number), self.choice):
            went = child.ran(here, command.arguments)
            ran.append((command, went))
            faults += [(command, each) for each in faults_of(command, went, here)]
            _clear(here)
            if sum(bool(each.died) for _, each in ran) == _DEATHS:
                break
            if (now := _digests(inputs)) != before:
                changed = sorted(name for name in before.keys() | now.keys() if before.get(name) != now.get(name))
                faults.append((command, Fault("input changed", command.arguments[0], ", ".join(changed))))
                self._lay_out(file, inputs, here)
        child.rest()
        return Tried(file, tuple(ran), tuple(faults))

    def _lay_out(self, file: Made, inputs: Path, here: Path) -> None:
        for folder in (inputs, here):
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(parents=True, exist_ok=True)
        suffix = file.good.suffix
        (inputs / f"asli.{suffix}").write_bytes(file.good.content)
        if file.good.format == "settings":
            (here / "rak-excel.toml").write_bytes(file.content)
        else:
            (inputs / f"berkas.{suffix}").write_bytes(file.content)
        if file.good.format in _PLANS:
            plan = min((EXAMPLES / _PLANS[file.good.format]).glob("*.xlsx"))
            shutil.copy(plan, inputs / "rencana.xlsx")


def _clear(folder: Path) -> None:
    for path in folder.iterdir():
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        elif path.name != "rak-excel.toml":
            path.unlink()


def _digests(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}
