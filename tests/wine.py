"""Windows programs in wine, with a Windows of their own each time."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from rak_excel.record import Record

_COMPILER = "x86_64-w64-mingw32-gcc"
_MISSING = Path(__file__).with_name("bcryptprimitives.c")
_STARTED = (  # As the desktop starts an icon. wine would quote its name and what is dropped on it as Unix does.
    "import subprocess, sys; sys.exit(subprocess.run(sys.argv[1:]).returncode)"
)
WAIT = 180.0  # seconds


@cache
def wine_is_here() -> bool:
    return bool(shutil.which("wine") and shutil.which(_COMPILER))


class Wine(Record):
    """A running wine. `python` is the folder's, with which everything is started."""

    python: Path
    environment: dict[str, str]

    def run(self, *arguments: str, folder: Path, typed: str = "", **environment: str) -> str:
        """All that Python says with these arguments, started in a folder; `typed` is answered to what is asked."""
        ended = subprocess.run(
            ["wine", str(self.python), *arguments],
            cwd=folder,
            env=self.environment | environment,
            # What is no pipe Python takes for broken there. A key is pressed where something waits for it.
            input=f"{typed}\r\n\r\n".encode(),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=WAIT,
            check=False,
        )
        told = ended.stdout.decode("utf-8", "replace")
        assert ended.returncode in {0, 1}, told
        return told

    def click(self, icon: Path, *dropped: Path, folder: Path, typed: str = "", **environment: str) -> str:
        """What an icon says that is clicked, or on which something is dropped."""
        paths = map(windows_path, [icon, *dropped])
        return self.run("-c", _STARTED, *paths, folder=folder, typed=typed, **environment)


def windows_path(path: Path) -> str:
    return "Z:" + str(path).replace("/", "\\")


@contextlib.contextmanager
def wine(python: Path, prefix: Path) -> Iterator[Wine]:
    """A wine that runs until the block ends. It gets what wine 8 lacks for Python, beside this python.exe."""
    library = python.with_name("bcryptprimitives.dll")
    subprocess.run([_COMPILER, "-shared", "-s", "-o", library, _MISSING, "-ladvapi32"], check=True)
    overrides = "mscoree,mshtml=;bcryptprimitives=n"  # neither .NET nor a browser is looked for
    told = {"WINEPREFIX": str(prefix), "WINEDEBUG": "-all", "WINEDLLOVERRIDES": overrides}
    own = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")} | told
    silent = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "env": own}
    subprocess.run(["wineboot", "--init"], stdin=subprocess.DEVNULL, check=True, timeout=WAIT, **silent)  # type: ignore[call-overload]
    # While one program runs, the next need not wait for what wine starts before the first and ends after the last.
    kept = subprocess.Popen(["wine", "cmd", "/c", "pause"], stdin=subprocess.PIPE, **silent)  # type: ignore[call-overload]
    try:
        yield Wine(python, own)
    finally:
        subprocess.run(["wineserver", "--kill"], env=own, check=False, timeout=WAIT)
        kept.communicate(timeout=WAIT)
