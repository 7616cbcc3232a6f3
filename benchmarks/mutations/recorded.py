"""Records which tests touch which lines: all of them when the code changed, else those of the test files that changed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from fnmatch import fnmatch
from hashlib import sha256
from pathlib import Path

from coverage import CoverageData

from benchmarks.mutations.copies import Copy
from benchmarks.mutations.mutants import PACKAGES
from benchmarks.mutations.recording import FORGETTING, SECONDS

_ELSEWHERE = ("tests/test_packaging.py", "tests/test_speed.py", "tests/test_fuzz.py")  # slow, and about other things
QUICK = ("-m", "not libreoffice and not calibri and not openxml")  # the others take seconds each

_CONFIGURATION = """\
[run]
branch = false
relative_files = true
data_file = {data}
include =
    {packages}
"""


def record(copy: Copy, folder: Path, jobs: int, wanted: Sequence[str] = ("test_*",)) -> None:
    """Leaves `contexts` and `seconds.json` in the folder. The copy is as the checkout; `wanted` are names of test files."""
    known = folder / "digests.json"
    before: dict[str, str] = json.loads(known.read_text(encoding="utf-8")) if known.exists() else {}
    code, tests = _digests(copy.root, _code(copy.root)), _digests(copy.root, (copy.root / "tests").glob("test_*.py"))
    if any(before.get(file) != digest for file, digest in code.items()):
        before = {}
        for each in ("contexts", "seconds.json"):
            (folder / each).unlink(missing_ok=True)
    chosen = [file for file in tests if any(fnmatch(Path(file).stem, each) for each in wanted)]
    changed = [file for file in chosen if before.get(file) != tests[file] and file not in _ELSEWHERE]
    if changed:
        _run(copy, folder, changed, jobs)
        known.write_text(
            json.dumps(before | code | {file: tests[file] for file in changed}, indent=1), encoding="utf-8"
        )


def _run(copy: Copy, folder: Path, tests: Sequence[str], jobs: int) -> None:
    print(f"recording which lines {len(tests)} test files touch", flush=True)
    data, seconds, settings = folder / "new-contexts", folder / "new-seconds.json", folder / "coverage.ini"
    packages = "\n    ".join(f"rak_excel/{package}/*" for package in PACKAGES)
    settings.write_text(_CONFIGURATION.format(data=data, packages=packages), encoding="utf-8")
    plugin = ("-p", "benchmarks.mutations.recording")
    watched = ("--cov", f"--cov-config={settings}", "--cov-context=test", "--cov-report=")
    forgetting = ",".join(f"rak_excel.{package}" for package in PACKAGES)
    asked = ("-n", str(jobs), *plugin, *watched, *QUICK, *tests)
    copy.pytest(asked, environment={SECONDS: str(seconds), FORGETTING: forgetting})
    _add_contexts(folder / "contexts", data)
    _add_seconds(folder / "seconds.json", seconds, tests)


def _add_contexts(all_of_them: Path, new: Path) -> None:
    together, added = CoverageData(str(all_of_them)), CoverageData(str(new))
    together.read()
    added.read()
    together.update(added)
    together.write()
    new.unlink()


def _add_seconds(all_of_them: Path, new: Path, tests: Sequence[str]) -> None:
    seconds: dict[str, float] = json.loads(all_of_them.read_text(encoding="utf-8")) if all_of_them.exists() else {}
    others = {test: took for test, took in seconds.items() if test.partition("::")[0] not in tests}
    all_of_them.write_text(json.dumps(others | json.loads(new.read_text(encoding="utf-8"))), encoding="utf-8")
    new.unlink()


def _code(root: Path) -> Iterator[Path]:
    for package in PACKAGES:
        yield from (root / "rak_excel" / package).rglob("*.py")


def _digests(root: Path, files: Iterable[Path]) -> dict[str, str]:
    return {path.relative_to(root).as_posix(): sha256(path.read_bytes()).hexdigest() for path in sorted(files)}
