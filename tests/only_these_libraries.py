"""Runs commands where few libraries are there: `python -m tests.only_these_libraries COMMANDS.json click,rich,...`."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any


class OnlyThese:
    """Refuses to load what is neither of Python, nor ours, nor among these, as Python does where it is not installed."""

    def __init__(self, libraries: list[str]) -> None:
        self._there = {"rak_excel", *libraries, *sys.stdlib_module_names}

    def find_spec(self, name: str, *_: Any) -> None:
        if name.partition(".")[0] not in self._there and not name.startswith("__editable__"):
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)


def main() -> None:
    sys.meta_path.insert(0, OnlyThese(sys.argv[2].split(",")))
    from rak_excel.cli import main as command
    from rak_excel.desk import server
    from rak_excel.errors import LibreOfficeError

    server.IDLE = 0.1  # nobody calls
    for arguments in json.loads(Path(sys.argv[1]).read_bytes()):
        try:
            code = command(arguments, standalone_mode=False)
        except LibreOfficeError:  # not everywhere, and loaded last
            code = 0
        if code not in (None, 0, 1):
            raise SystemExit(f"{arguments} ended with {code}")
        sys.stdout.write(f"ENDED {arguments[0]}\n")


if __name__ == "__main__":
    main()
