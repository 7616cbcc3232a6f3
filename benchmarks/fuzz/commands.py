"""The commands that a file goes through, in each role that it can have."""

from __future__ import annotations

import random
from dataclasses import dataclass

from benchmarks.fuzz.seeds import Seed

INPUTS = "../in"  # as seen from the folder in which the commands run
_FIGURE = "Ringkasan!C5"


@dataclass(frozen=True, slots=True)
class Command:
    """One command line without the program's name. `output` is the file or folder that it writes, if it writes one.

    `share` is how many files of a hundred go through it: what takes long is not tried on each.
    """

    arguments: tuple[str, ...]
    output: str = ""
    share: int = 100

    def __str__(self) -> str:
        return " ".join(["rak-excel", *(f'"{each}"' if " " in each or not each else each for each in self.arguments)])


@dataclass(frozen=True, slots=True)
class Choice:
    """Which of them are tried: `every` leaves none to the lot; where `names` are given, only these commands."""

    every: bool = False
    names: frozenset[str] = frozenset()


USUAL = Choice()


def commands_for(seed: Seed, lots: random.Random, choice: Choice) -> list[Command]:
    """The command lines for a damaged file of this kind. Each takes its lot, so that the choice of names changes no other."""
    listed = {"definition": _FOR_DEFINITIONS, "settings": _FOR_SETTINGS}.get(seed.format) or _for_workbooks(
        f"{INPUTS}/berkas.{seed.suffix}", seed
    )
    drawn = [each for each in listed if lots.randrange(100) < each.share or choice.every]
    return [each for each in drawn if each.arguments[0] in choice.names or not choice.names]


def _writing(*arguments: str, output: str, share: int = 100) -> Command:
    return Command((*arguments, "-o", output), output, share)


def _for_workbooks(file: str, seed: Seed) -> tuple[Command, ...]:
    sound = f"{INPUTS}/asli.{seed.suffix}"
    rollup = ("rollup", "--province", "52", "--jobs", "1")
    template = ("template", "--region", "52.03", "--year", "2021")
    return (
        Command(("check", file)),
        Command(("check", file, "--format", "json", "--lang", "en")),
        _writing("check", file, "--format", "csv", "--severity", "info", output="catatan.csv"),
        _writing("check", file, "--format", "xlsx", output="catatan", share=30),
        Command(("check", file, "--brief"), share=50),
        Command(("export", file, "--format", "json")),
        _writing("export", file, "--format", "csv", output="data.csv"),
        Command(("export", file, "--account"), share=30),
        Command(("diff", sound, file)),
        Command(("trace", file, _FIGURE if "rollup" in seed.name else "Komisi!E9")),
        _writing("merge", file, output="gabungan.xlsx"),
        _writing("merge", sound, "--base", file, output="revisi.xlsx", share=40),
        _writing("merge", sound, file, "--decisions", file, output="jawaban.xlsx", share=40),
        _writing(*rollup, file, output="rekap.xlsx", share=30),
        _writing(*rollup, sound, "--previous", file, output="berikut.xlsx", share=50),
        _writing(*rollup, sound, "--aliases", file, output="padanan.xlsx", share=50),
        _writing(*rollup, sound, "--compare", file, output="banding.xlsx", share=30),
        _writing(*template, "--from", file, output="isian.xlsx", share=50),
        _writing(*template, "--indicators", file, output="indikator.xlsx", share=30),
    )


_DEFINITION = f"{INPUTS}/berkas.toml"
_PLAN = f"{INPUTS}/rencana.xlsx"
_FOR_DEFINITIONS = (
    _writing("template", "--template", _DEFINITION, "--office", "Dinas Contoh", "--year", "2026", output="isian.xlsx"),
    Command(("check", _PLAN, "--template", _DEFINITION)),
    Command(("export", _PLAN, "--format", "json", "--template", _DEFINITION)),
    _writing("merge", _PLAN, "--template", _DEFINITION, output="gabungan.xlsx", share=50),
    _writing("rollup", _PLAN, "--jobs", "1", "--template", _DEFINITION, output="rekap.xlsx", share=30),
)
_FOR_SETTINGS = (
    Command(("check", _PLAN)),
    Command(("check", _PLAN, "--format", "json")),
    _writing("rollup", _PLAN, "--jobs", "1", "--province", "52", output="rekap.xlsx", share=30),
)
