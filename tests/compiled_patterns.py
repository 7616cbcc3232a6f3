"""Every regular expression that the package compiles, told by a process that looks on from the first import."""

from __future__ import annotations

import importlib
import json
import pkgutil
import re
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).parent.parent
_PLANS = ("examples/lombok-timur-2020/rak-lombok-timur-2020.xlsx",)


class Compiled(NamedTuple):
    """A pattern with its flags, and the file and line that have it compiled."""

    pattern: str
    flags: int
    of_bytes: bool
    file: str
    line: int

    def compiled(self) -> re.Pattern[Any]:
        return re.compile(self.pattern.encode("latin-1") if self.of_bytes else self.pattern, self.flags)


def every_pattern() -> list[Compiled]:
    """All that importing every module and checking a plan compiles."""
    told = subprocess.run(
        [sys.executable, "-m", "tests.compiled_patterns"], cwd=ROOT, capture_output=True, check=True, encoding="utf-8"
    )
    return [Compiled(*each) for each in json.loads(told.stdout)]


def _watched() -> dict[tuple[str | bytes, int], tuple[str, int]]:
    """What is compiled from now on, with where: filled as it happens."""
    seen: dict[tuple[str | bytes, int], tuple[str, int]] = {}
    # The one place that re.compile and re.sub lead through, the same in all versions of Python.
    module: Any = re
    compile_pattern = module._compile

    def noting(pattern: str | bytes | re.Pattern[Any], flags: int) -> re.Pattern[Any]:
        compiled: re.Pattern[Any] = compile_pattern(pattern, flags)
        frame = sys._getframe(1)
        while Path(frame.f_code.co_filename).parent == Path(re.__file__).parent and frame.f_back:
            frame = frame.f_back
        file = Path(frame.f_code.co_filename)
        if ROOT / "rak_excel" in file.parents:
            place = file.relative_to(ROOT / "rak_excel").as_posix()
            seen.setdefault((compiled.pattern, compiled.flags), (place, frame.f_lineno))
        return compiled

    module._compile = noting
    return seen


def main() -> None:
    seen = _watched()
    # Each at once, and where it stands: which of them are asked for depends on the plan.
    importlib.import_module("rak_excel.system.regexes").regex = re.compile  # type: ignore[attr-defined] # a module has any
    package = importlib.import_module("rak_excel")
    for found in pkgutil.walk_packages(package.__path__, "rak_excel."):
        if not found.name.endswith("__main__"):
            importlib.import_module(found.name)
    check = importlib.import_module("rak_excel.rules.check").check
    check(importlib.import_module("rak_excel.reading").read_plans(ROOT / each for each in _PLANS).plans)
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr] # a text stream here
    patterns = [
        (pattern if isinstance(pattern, str) else pattern.decode("latin-1"), flags, isinstance(pattern, bytes), *place)
        for (pattern, flags), place in seen.items()
    ]
    json.dump(patterns, sys.stdout)


if __name__ == "__main__":
    main()
