"""The icons, each with all that it says and does: `python -m windows.icons` writes them anew.

One icon serves both ways to have the program: the folder `program` beside it, or an installed Python.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve().parent
_RUN = '"%program%" -P -m rak_excel'
_SETTINGS = """\
set "aturan="
rem Pengaturan aturan di sebelah ikon ini, bukan di folder kiriman.
if exist "%~dp0rak-excel.toml" set aturan=--settings "%~dp0rak-excel.toml"
"""
_START = """\
rem Program hanya diambil dari tempatnya sendiri, tidak dari folder tempat file kiriman berada.
set NoDefaultCurrentDirectoryInExePath=1
chcp 65001 >nul
"""
_PYTHON = """\
rem Folder program di sebelah ikon ini tidak perlu dipasang. Tanpa folder itu dipakai Python yang terpasang.
set "program=%~dp0program\\python.exe"
if exist "%program%" goto siap
set "program=py"
py -P -m rak_excel --version >nul 2>nul
if errorlevel 1 goto pasang
:siap
"""
_NOT_FOUND = """\
:pasang
echo Program rak-excel tidak ditemukan di sebelah ikon ini, dan tidak pula terpasang.
echo Kalau ikon ini dibuka dari dalam file zip: klik kanan file zip itu, pilih Extract All, lalu pakai ikon di folder hasilnya.
echo Kalau ikon ini salinan: pakai ikon di folder aslinya, atau buat pintasannya lewat klik kanan, Send to, Desktop.
echo Kalau memakai Python yang dipasang: ikuti langkah di PASANG.md, di folder windows.
"""
_END = """\
:selesai
echo.
pause
exit
"""
_GUARDS = {"file": 'if "%~nx1"=="" goto seret\n', "folder": 'if "%~nx1"=="" goto seret\nif not "%~2"=="" goto seret\n'}
_CUT_OFF = """\
:nama
echo Nama itu terbaca terpotong: %1
echo Ganti namanya supaya tidak memuat tanda ^& ^^ , ; atau =, lalu seret lagi.
goto selesai
"""


class Icon(NamedTuple):
    """`does` is what it is for and how it is used; `lines` are what it runs.

    Onto some a thing is dropped: a `file` or folder, several at once too, or one `folder`; `wants` says of what kind.
    """

    name: str
    does: str
    lines: str
    drop: str = ""
    wants: str = ""

    @property
    def file(self) -> str:
        return f"{self.name}.bat"

    @property
    def text(self) -> str:
        """All of it, with the line ends of Windows."""
        return "\n".join(self._paragraphs()).replace("\n", "\r\n")

    def _paragraphs(self) -> Iterator[str]:
        guards = _GUARDS[self.drop] + 'if not exist "%~1" goto nama\n' if self.drop else ""
        yield f"@echo off\nrem {self.does}\n{_START}{guards}{_PYTHON}{self.lines}goto selesai\n"
        if self.drop:
            yield f":seret\necho Seret {self.wants} ke ikon {self.file} ini.\ngoto selesai\n"
            yield _CUT_OFF
        yield _NOT_FOUND
        yield _END


_MERGE = f"""\
set "hasil=%~1 - gabungan.xlsx"
set "lama="
rem Yang sudah dipilih dan diketik di hasil sebelumnya dibawa.
if exist "%hasil%" set lama=--decisions "%hasil%"
{_RUN} merge "%~1" -o "%hasil%" %lama%
"""
_RETURN = f"""\
rem Di sebelah folder kiriman: yang disimpan di dalamnya ikut terbaca lain kali.
set "asal=%~1"
if not exist "%~1\\*" for %%a in ("%~dp1.") do set "asal=%%~fa"
set "hasil=%asal% - balasan"
set "lama="
{_SETTINGS}set nomor=1
:berikut
if not exist "%hasil%" goto balas
rem Balasan sebelumnya tidak ditimpa; disebut mana catatannya yang sudah selesai.
set lama=%lama% --since "%hasil%"
set /a nomor+=1 >nul
set "hasil=%asal% - balasan %nomor%"
goto berikut

:balas
{_RUN} check %* --return "%hasil%" %lama% %aturan%
"""
_ROLL_UP = f"""\
set "hasil=%~1 - rekap.xlsx"
set "lama="
{_SETTINGS}set nomor=1
:berikut
if not exist "%hasil%" goto rekap
rem Rekap sebelumnya tidak ditimpa; isian provinsi di dalamnya dibawa.
set lama=--previous "%hasil%"
set /a nomor+=1 >nul
set "hasil=%~1 - rekap %nomor%.xlsx"
goto berikut

:rekap
{_RUN} rollup "%~1" -o "%hasil%" %lama% %aturan%
"""
_QUARTER = """\
set "triwulan="
set /p "triwulan=Triwulan berapa? Ketik 1, 2, 3, atau 4, lalu tekan Enter: "
if "%triwulan%"=="" set "triwulan=0"
set "triwulan=%triwulan:~0,1%"
"""
_FORMS = f"""\
set "asal=%~1"
if not exist "%~1\\*" set "asal=%~dpn1"
{_QUARTER}set "hasil=%asal% - formulir TW %triwulan%"
{_SETTINGS}set nomor=1
:berikut
if not exist "%hasil%" goto buat
rem Formulir sebelumnya tidak ditimpa.
set /a nomor+=1 >nul
set "hasil=%asal% - formulir TW %triwulan% (%nomor%)"
goto berikut

:buat
{_RUN} template --from "%~1" --quarter "%triwulan%" --each-submitter -o "%hasil%" %aturan%
"""
_ROLL_UP_REPORTS = f"""\
{_QUARTER}set "lama="
{_SETTINGS}rem Riwayat kantor dibawa dari rekap triwulan sebelumnya, sampai triwulan ini sendiri punya rekap.
set "giliran=0"
if "%triwulan%"=="2" set "giliran=1"
if "%triwulan%"=="3" set "giliran=2"
if "%triwulan%"=="4" set "giliran=3"
:mulai
set nomor=1
set "hasil=%~1 - rekap TW %giliran%.xlsx"
:berikut
if not exist "%hasil%" goto lanjut
rem Rekap sebelumnya tidak ditimpa; isian provinsi di dalamnya dibawa.
set lama=--previous "%hasil%"
set /a nomor+=1 >nul
set "hasil=%~1 - rekap TW %giliran% (%nomor%).xlsx"
goto berikut

:lanjut
if "%giliran%"=="%triwulan%" goto rekap
set "giliran=%triwulan%"
goto mulai

:rekap
{_RUN} rollup "%~1" --quarter "%triwulan%" -o "%hasil%" %lama% %aturan%
"""
_OPEN = f"""\
set "folder="
if not "%~nx1"=="" if exist "%~1\\" set folder="%~1"
{_RUN} buka %folder%
"""
_FILES, _SENT, _PLANS = (
    "file isian, atau folder berisi file isian,",
    "satu folder berisi file kiriman",
    "satu folder berisi rencana kabupaten/kota",
)
_SIGNED = "rencana yang sudah ditandatangani, atau satu folder berisi rencana itu dan laporan terakhir,"
_REPORTS = "satu folder berisi laporan triwulan kabupaten/kota"
ICONS = (
    Icon(
        "Halaman", "Halaman di browser untuk semua pekerjaan: klik dua kali, atau seret satu folder ke ikon ini.", _OPEN
    ),
    Icon("Menu", "Menu semua pekerjaan: klik dua kali ikon ini.", f"{_SETTINGS}{_RUN} %aturan%\n"),
    Icon(
        "Cek",
        "Cek isian: seret file atau folder ke ikon ini.",
        f"{_SETTINGS}{_RUN} check %* %aturan%\n",
        "file",
        _FILES,
    ),
    Icon(
        "Balas",
        "Balas kiriman: seret file atau folder ke ikon ini; catatannya ditandai di salinan setiap file.",
        _RETURN,
        "file",
        _FILES,
    ),
    Icon("Gabung", "Gabung kiriman atau laporan satu kantor: seret satu folder ke ikon ini.", _MERGE, "folder", _SENT),
    Icon("Rekap", "Rekap rencana kabupaten/kota: seret satu folder ke ikon ini.", _ROLL_UP, "folder", _PLANS),
    Icon(
        "Triwulan",
        "Formulir laporan triwulan: seret rencana yang sudah ditandatangani ke ikon ini.",
        _FORMS,
        "folder",
        _SIGNED,
    ),
    Icon(
        "RekapTriwulan",
        "Rekap laporan triwulan kabupaten/kota: seret satu folder ke ikon ini.",
        _ROLL_UP_REPORTS,
        "folder",
        _REPORTS,
    ),
)
"""A further icon is one more line; the folder and what is said of it there follow."""


def write(folder: Path = HERE) -> None:
    for icon in ICONS:
        (folder / icon.file).write_bytes(icon.text.encode("ascii"))


if __name__ == "__main__":
    write()
