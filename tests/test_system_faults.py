"""What the operating system refuses is told in the language of the sentence, with the remedy."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from rak_excel.rules.settings import load_settings
from rak_excel.system.faults import refusal

COMMON = {
    errno.ENOENT: ("tidak ditemukan", "cannot be found"),
    errno.EACCES: ("tidak boleh dibuka", "may not be opened"),
    errno.EPERM: ("tidak boleh dibuka", "may not be opened"),
    errno.EROFS: ("tidak boleh dibuka", "may not be opened"),
    errno.ENOSPC: ("penuh", "full"),
    errno.ENAMETOOLONG: ("terlalu panjang", "too long"),
    errno.EEXIST: ("sudah ada", "exists already"),
    errno.EISDIR: ("adalah folder", "is a folder"),
    errno.ENOTDIR: ("tidak berada di dalam folder", "not inside a folder"),
}


@pytest.mark.parametrize("code", COMMON, ids=errno.errorcode.get)
def test_a_common_refusal_is_told_without_the_words_of_the_system(code: int) -> None:
    told = refusal(OSError(code, os.strerror(code), "kiriman/a.xlsx"))
    indonesian, english = COMMON[code]
    assert indonesian in told.id
    assert english in told.en
    assert "kiriman/a.xlsx" in told.id
    assert "kiriman/a.xlsx" in told.en
    assert os.strerror(code) not in told.id


def test_another_refusal_is_told_with_what_the_system_says() -> None:
    told = refusal(OSError(errno.EIO, "Input/output error"), Path("a.xlsx"))
    assert told.id == "Sistem menolak a.xlsx (Input/output error). Pilih folder lain, lalu ulangi."
    assert told.en == "The system refuses a.xlsx (Input/output error). Choose another folder and try again."
    assert "that says no more" in refusal(OSError("that says no more")).id


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows neither of these files")
@pytest.mark.parametrize(
    ("output", "told"),
    [
        ("/proc/hasil.xlsx", "/proc/hasil.xlsx tidak ditemukan atau tidak dapat dibuat."),
        ("/dev/full/hasil.xlsx", "/dev/full adalah file, bukan folder. Sebut folder lain untuk hasilnya."),
        (f"{'a' * 300}.xlsx", f"Nama {'a' * 300}.xlsx terlalu panjang. Pakai nama yang lebih pendek, lalu ulangi."),
    ],
)
def test_a_command_tells_it(output: str, told: str) -> None:
    run = [sys.executable, "-m", "rak_excel", "template", "--region", "52.03", "--year", "2020", "-o", output]
    ended = subprocess.run(run, capture_output=True, encoding="utf-8", check=False)
    assert ended.returncode == 2
    assert told in ended.stderr
    assert ended.stderr.count("\n") == 1


def test_settings_that_cannot_be_read_are_not_called_wrong(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        load_settings(tmp_path / "rak-excel.toml")
