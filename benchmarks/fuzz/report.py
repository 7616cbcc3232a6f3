"""What a run of the fuzzer found: counted, grouped by cause, with the line that makes each fault again."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from benchmarks.fuzz.commands import Command
from benchmarks.fuzz.judging import KINDS, MOST_MEGABYTES, MOST_SECONDS
from benchmarks.fuzz.trying import Tried

_EACH = 5  # files that are named of one cause
_TOP = 5  # of the slowest and the largest


@dataclass(slots=True)
class Report:
    """Takes files in any order and tells them in that of their numbers."""

    again: str  # the command line that makes a file again, but for its number
    files: int = 0
    commands: Counter[str] = field(default_factory=Counter)
    outcomes: Counter[tuple[str, str]] = field(default_factory=Counter)
    faults: dict[tuple[str, str], list[tuple[int, str, str]]] = field(default_factory=lambda: defaultdict(list))
    slowest: list[tuple[float, int, str]] = field(default_factory=list)
    largest: list[tuple[float, int, str]] = field(default_factory=list)

    def add(self, tried: Tried) -> None:
        self.files += 1
        self.outcomes[tried.made.good.format, tried.outcome] += 1
        for command, ran in tried.ran:
            self.commands[command.arguments[0]] += 1
            self.slowest = _top(self.slowest, (ran.processor, tried.made.number, _said(command, tried)))
            self.largest = _top(self.largest, (ran.megabytes, tried.made.number, _said(command, tried)))
        for command, fault in tried.faults:
            self.faults[fault.kind, fault.cause].append((tried.made.number, _said(command, tried), fault.told))

    def lines(self) -> Iterator[str]:
        yield f"{self.files} files, {sum(self.commands.values())} commands: " + ", ".join(
            f"{count} {name}" for name, count in sorted(self.commands.items())
        )
        yield from self._by_format()
        counted = dict.fromkeys(KINDS, 0)
        for (kind, _), listed in self.faults.items():
            counted[kind] += len(listed)
        yield f"faults (at most {MOST_SECONDS:g} s and {MOST_MEGABYTES:g} MB a command): " + ", ".join(
            f"{kind} {count}" for kind, count in counted.items()
        )
        for (kind, cause), listed in sorted(
            self.faults.items(), key=lambda each: (KINDS.index(each[0][0]), -len(each[1]), each[0][1])
        ):
            yield f"\n{kind}: {cause}: {len(listed)} times"
            for number, said, told in sorted(listed)[:_EACH]:
                yield f"  {said}"
                yield f"    again: {self.again} --only {number}"
                yield from (f"    | {line}" for line in told.splitlines()[-9:])
        for name, top, unit in (("slowest", self.slowest, "s"), ("largest", self.largest, "MB")):
            yield f"\nthe {name}:"
            for most, number, said in top:
                yield f"  {most:.1f} {unit}: {said}; again: {self.again} --only {number}"

    def _by_format(self) -> Iterator[str]:
        outcomes = ("read", "told", "refused", "failed")
        yield f"{'':<12}" + "".join(f"{each:>9}" for each in outcomes)
        for format_ in sorted({format_ for format_, _ in self.outcomes}):
            yield f"{format_:<12}" + "".join(f"{self.outcomes[format_, each]:>9}" for each in outcomes)


def _said(command: Command, tried: Tried) -> str:
    return f"{command} of {tried.made}"


def _top(listed: list[tuple[float, int, str]], new: tuple[float, int, str]) -> list[tuple[float, int, str]]:
    """The most, one for each file."""
    others = [each for each in listed if each[1] != new[1]]
    same = [each for each in listed if each[1] == new[1]]
    return sorted([*others, max([*same, new])], reverse=True)[:_TOP]
