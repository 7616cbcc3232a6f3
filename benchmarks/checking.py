"""`python -m benchmarks.checking [FILE]`: what checking a plan costs that is read already."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from pathlib import Path

from rak_excel.model import Plan
from rak_excel.reading import read_plans
from rak_excel.rules.check import check

EXAMPLE = Path(__file__).parent.parent / "examples" / "lombok-timur-2020" / "rak-lombok-timur-2020.xlsx"
_ROUNDS = 100
_MOST = 5.0  # milliseconds


def main() -> None:
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else EXAMPLE
    plans = read_plans([path]).plans
    first = spent(plans)
    best = min(spent(plans) for _ in range(_ROUNDS))
    count = sum(1 for plan in plans for _ in plan.indicators())
    print(f"{count} indicators checked in {best:.1f} ms of a processor (at most {_MOST}), at first {first:.1f} ms")


def spent(plans: Sequence[Plan]) -> float:
    """The milliseconds of this process alone: comparable also on a busy machine."""
    started = time.process_time()
    check(plans)
    return (time.process_time() - started) * 1000


if __name__ == "__main__":
    main()
