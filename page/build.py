"""Build the page as one file: `python -m page.build -o rak.html`. Needs Node.js with npm, and their and Python's registries."""

from __future__ import annotations

import argparse
import base64
import gzip
import io
import json
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

from page.downloads import DOWNLOADS, all_that_is_pinned, pyodide_of, run, wheels_of
from rak_excel.desk.page_file import Embedded, page_file
from rak_excel.formats.written.output import output_file

HERE = Path(__file__).resolve().parent
PROJECT = HERE.parent
# What the page does not ask for: the command and how it speaks, drafts, printing, examples, and what is for programmers.
_LEFT_OUT = (
    *("rak_excel/cli/", "rak_excel/drafting/", "rak_excel/formats/printed/", "rak_excel/examples/", "rak_excel/page/"),
    *(
        "rak_excel/desk/server.py",
        "rak_excel/workbook_templates/__pycache__",
        "olefile/doc/",
        "olefile/olefile2.py",
        "rapidfuzz/__pyinstaller",
    ),
)
_NO_MODULES = (".pyi", ".pyx", ".pxd", ".hpp", "py.typed", "/RECORD", "/")
_LICENCES = ("license", "licence", "copying", "notice")


def build(output: Path, downloads: Path) -> None:
    """Write `rak.html`; what is downloaded is kept in `downloads`, and only there once it is as pinned."""
    pinned = all_that_is_pinned()
    pyodide = pyodide_of(pinned, downloads)
    wheels = [*wheels_of(pinned, downloads), _own_wheel(downloads)]
    with tempfile.TemporaryDirectory() as folder:
        packed = _compiled(pyodide, pinned["pyodide"]["left_out"], wheels, Path(folder))
    lock = json.loads((pyodide / "pyodide-lock.json").read_text("utf-8")) | {"packages": {}}
    parts = {
        "wasm": (pyodide / "pyodide.asm.wasm").read_bytes(),
        "loader": (pyodide / "pyodide.js").read_bytes(),
        "module": (pyodide / "pyodide.asm.mjs").read_bytes(),
        "lock": json.dumps(lock).encode(),
        **packed,
    }
    licences = [pinned["pyodide"]["licence"], *(text for wheel in wheels for text in _licences(wheel))]
    with output_file(output, force=True, suffix=".html") as temporary:
        embedded = Embedded({name: _embedded(content) for name, content in parts.items()}, licences)
        temporary.write_text(page_file(embedded).text, encoding="utf-8", newline="\n")


def _own_wheel(downloads: Path) -> Path:
    """The wheel of this project, made anew."""
    folder = downloads / "own"
    for earlier in folder.glob("*.whl"):
        earlier.unlink()
    run(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(folder), str(PROJECT))
    (wheel,) = folder.glob("*.whl")
    return wheel


def _compiled(pyodide: Path, left_out: list[str], wheels: list[Path], folder: Path) -> dict[str, bytes]:
    """The modules of Python and of the wheels as archives of byte-code."""
    named = {name: (folder / f"{name}.zip", folder / f"{name}-compiled.zip") for name in ("stdlib", "site")}
    named["stdlib"][0].write_bytes(_archive([(pyodide / "python_stdlib.zip", partial(_is_of_python, left_out))]))
    named["site"][0].write_bytes(modules(wheels))
    archives = [str(path) for pair in named.values() for path in pair]
    run("node", str(HERE / "precompile.mjs"), str(pyodide), *archives)
    return {name: compiled.read_bytes() for name, (_, compiled) in named.items()}


def modules(wheels: Iterable[Path]) -> bytes:
    """One archive with what the page needs of all wheels."""
    return _archive([(wheel, partial(_is_needed, wheel)) for wheel in wheels])


def _archive(given: Sequence[tuple[Path, Callable[[str], bool]]]) -> bytes:
    """One archive with those members of others that are kept. It is not packed itself: packed as a whole it becomes smaller."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_STORED) as made:
        for path, is_kept in given:
            with zipfile.ZipFile(path) as archive:
                for name in sorted(filter(is_kept, archive.namelist())):
                    made.writestr(zipfile.ZipInfo(name), archive.read(name))
    return content.getvalue()


def _is_of_python(left_out: Sequence[str], name: str) -> bool:
    return name.partition("/")[0].removesuffix(".py") not in left_out


def _is_needed(wheel: Path, name: str) -> bool:
    if name.startswith(_LEFT_OUT) or (name.startswith("rak_excel/workbook_templates/") and name.endswith(".xlsx")):
        return False
    if name.endswith(".so"):  # the compiled modules of a wheel that is not made for Pyodide are of no use there
        return "emscripten" in wheel.name
    return not name.endswith(_NO_MODULES) and ".data/" not in name and "/sboms/" not in name


def _licences(wheel: Path) -> Iterator[str]:
    """The licence of what a wheel holds, below its name."""
    with zipfile.ZipFile(wheel) as given:
        for name in sorted(given.namelist()):
            folder, _, file = name.rpartition("/")
            if ".dist-info" in folder and file.casefold().startswith(_LICENCES):
                yield f"{folder.partition('.dist-info')[0]}\n\n{given.read(name).decode('utf-8', 'replace').strip()}"


def _embedded(content: bytes) -> str:
    return base64.b64encode(gzip.compress(content, 9, mtime=0)).decode("ascii")


def main() -> None:
    asked = argparse.ArgumentParser(prog="python -m page.build", description=__doc__)
    asked.add_argument("-o", "--output", type=Path, default=Path("rak.html"))
    asked.add_argument("--downloads", type=Path, default=DOWNLOADS, help="where downloads are kept")
    given = asked.parse_args()
    build(given.output, given.downloads)
    print(f"{given.output}: {given.output.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
