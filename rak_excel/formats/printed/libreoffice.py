"""Finds the LibreOffice of this computer, and lets it save a workbook as something else."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from rak_excel.errors import LibreOfficeError
from rak_excel.formats.written.output import hidden_prefix, refusals_told, remove_abandoned
from rak_excel.language import Text

_IN_PATH = ("soffice", "libreoffice")
_WINDOWS = ("ProgramFiles", "ProgramW6432", "ProgramFiles(x86)")
_IN_WINDOWS = ("soffice.com", "soffice.exe")  # the first waits until it is done
_MAC = Path("/Applications/LibreOffice.app/Contents/MacOS/soffice")
_COPIES = Path("copies for LibreOffice")  # as an output is called whose temporary files are removed
_PATIENCE = 300.0  # seconds: old laptops start it slowly
# A profile of our own: a LibreOffice that is open goes on undisturbed. It works out every formula anew, since what
# XlsxWriter stored may be older than what was typed; it runs no macro and follows no link; and every computer speaks
# the language of the workbook.
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="ODFRecalcMode" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Office.Calc/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>2</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>id-ID</value></prop></item>
<item oor:path="/org.openoffice.Setup/Office"><prop oor:name="FirstStartWizardCompleted" oor:op="fuse"><value>true</value></prop></item>
</oor:items>
"""
_NOT_THERE = Text(
    "LibreOffice belum terpasang. Pasang dari libreoffice.org lalu ulangi, atau cetak dari Excel.",
    "LibreOffice is not installed. Install it from libreoffice.org and try again, or print from Excel.",
)
_NO_PDF = Text(
    "LibreOffice tidak berhasil membuat PDF dari file ini. Buka file itu di LibreOffice, lalu cetak dari sana.",
    "LibreOffice did not make a PDF of this file. Open the file in LibreOffice and print it from there.",
)
_TOO_LONG = Text(
    "LibreOffice terlalu lama dan dihentikan. Tutup program lain, lalu ulangi.",
    "LibreOffice took too long and was stopped. Close other programs and try again.",
)
_NOT_STARTED = Text(
    "LibreOffice di {program} tidak bisa dijalankan. Pasang ulang LibreOffice, lalu ulangi.",
    "LibreOffice at {program} cannot be started. Install LibreOffice anew and try again.",
)


def find_libreoffice() -> Path:
    """The program. Raises LibreOfficeError, with what to do, where there is none."""
    program = next(filter(Path.is_file, _places()), None)
    if program is None:
        raise LibreOfficeError(_NOT_THERE)
    return program


def _places() -> Iterator[Path]:
    """Where its program may stand; never in the current folder, where Windows and shutil.which look first."""
    folders = [Path(named.strip('"')) for named in os.environ.get("PATH", "").split(os.pathsep)]
    for name in _IN_WINDOWS if os.name == "nt" else _IN_PATH:
        named = (folder / name for folder in folders if folder.is_absolute())
        yield from (program for program in named if os.access(program, os.X_OK))
    for folder in (os.environ[name] for name in _WINDOWS if name in os.environ):
        yield from (Path(folder, "LibreOffice", "program", name) for name in _IN_WINDOWS)
    yield _MAC


@contextlib.contextmanager
def scratch_folder() -> Iterator[Path]:
    """A folder for copies, which vanishes with the block, also where a program still holds a file in it.

    What a killed run left, an hour ago or longer, vanishes too. Raises OutputBusyError where nothing can be written.
    """
    place = Path(tempfile.gettempdir())
    remove_abandoned(_COPIES, place)
    with (
        refusals_told(place),
        tempfile.TemporaryDirectory(prefix=hidden_prefix(_COPIES), ignore_cleanup_errors=True) as name,
    ):
        yield Path(name).resolve()


def saved_as(program: Path, workbook: Path, filter_: str, suffix: str) -> Path:
    """The workbook as LibreOffice saves it with this filter, in a folder beside it. Raises LibreOfficeError.

    The workbook must lie in a folder of our own: the profile is written beside it.
    """
    profile, results = workbook.parent / "profile", workbook.parent / "saved"
    settings = profile / "user" / "registrymodifications.xcu"
    if not settings.exists():
        settings.parent.mkdir(parents=True)
        settings.write_text(_SETTINGS, encoding="utf-8")
    options = [f"-env:UserInstallation={profile.resolve().as_uri()}", "--headless", "--norestore", "--nolockcheck"]
    _run([str(program), *options, "--convert-to", filter_, "--outdir", str(results), str(workbook)], workbook.parent)
    result = results / f"{workbook.stem}{suffix}"
    if not result.is_file():
        raise LibreOfficeError(_NO_PDF)
    return result


def _run(command: list[str], folder: Path) -> None:
    """Run the program in a folder of ours to its end; one that does not come to it is ended with all that it started."""
    silent = subprocess.DEVNULL
    try:
        with subprocess.Popen(  # noqa: S603 - the program that we found
            command,
            cwd=folder,
            stdin=silent,
            stdout=silent,
            stderr=silent,
            start_new_session=True,  # so that the office can be ended with the script that starts it
        ) as running:
            try:
                running.wait(_PATIENCE)
            except BaseException:
                _end(running)
                raise
    except subprocess.TimeoutExpired as error:
        raise LibreOfficeError(_TOO_LONG) from error
    except OSError as error:
        raise LibreOfficeError(_NOT_STARTED.filled(program=command[0]), path=command[0]) from error


def _end(running: subprocess.Popen[bytes]) -> None:
    if os.name == "nt":
        taskkill = Path(os.environ.get("SYSTEMROOT", r"C:\Windows"), "System32", "taskkill.exe")
        stop = [str(taskkill), "/F", "/T", "/PID", str(running.pid)]
        subprocess.run(stop, capture_output=True, check=False)  # noqa: S603 - of Windows itself
        return
    with contextlib.suppress(ProcessLookupError):
        os.killpg(running.pid, signal.SIGKILL)
