"""Copies of the checkout: faults are tried there, and never in the checkout itself."""

from __future__ import annotations

import compileall
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from py_compile import PycInvalidationMode


@dataclass(frozen=True, slots=True)
class Ended:
    """How pytest ended: its exit code, None where it was stopped, and what it printed."""

    code: int | None
    printed: str

    @property
    def killed(self) -> bool:
        """Whether a test failed, or could not even be loaded. No tests at all (5) are no failure."""
        return self.code not in (0, 5)


@dataclass(frozen=True, slots=True)
class Copy:
    root: Path

    def refresh(self, checkout: Path) -> None:
        """Make the copy like the checkout, what is not committed yet included."""
        files = set(_files(checkout))
        for path in [path for path in self.root.rglob("*.py") if path.relative_to(self.root).as_posix() not in files]:
            path.unlink()
        for file in files:
            source, target = checkout / file, self.root / file
            if not (target.exists() and target.read_bytes() == source.read_bytes()):
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(source, target)
        # By its time and size alone Python would not see that a "<" has become a ">" within a second. Code that is compiled
        # so stays so: what a run writes is no danger for the next one.
        mode = PycInvalidationMode.CHECKED_HASH
        compileall.compile_dir(self.root / "rak_excel", quiet=1, force=True, invalidation_mode=mode)

    def pytest(
        self, arguments: Sequence[str], timeout: float | None = None, environment: Mapping[str, str] | None = None
    ) -> Ended:
        """Run pytest in a process of its own, which is ended with all that it started where it takes more seconds."""
        running = subprocess.Popen(  # noqa: S603 - our own command
            [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *arguments],
            cwd=self.root,
            env={**os.environ, "PYTHONPATH": str(self.root), "PYTHONDONTWRITEBYTECODE": "", **(environment or {})},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            start_new_session=True,
        )
        try:
            printed, _ = running.communicate(timeout=timeout)
        except subprocess.TimeoutExpired:
            os.killpg(running.pid, signal.SIGKILL)
            running.wait()
            return Ended(None, "")
        return Ended(running.returncode, printed)


def _files(checkout: Path) -> list[str]:
    asked = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    told = subprocess.run(asked, cwd=checkout, capture_output=True, encoding="utf-8", check=True)  # noqa: S603
    return [file for file in told.stdout.split("\0") if file and (checkout / file).is_file()]
