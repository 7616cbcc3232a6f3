@echo off
rem Gabung kiriman satu kantor: seret satu folder ke ikon ini.
rem Program hanya diambil dari tempat pemasangannya, tidak dari folder tempat file kiriman berada.
set NoDefaultCurrentDirectoryInExePath=1
chcp 65001 >nul
if "%~nx1"=="" goto seret
if not "%~2"=="" goto seret
if not exist "%~1" goto nama
py -P -m rak_excel --version >nul 2>nul
if errorlevel 1 goto pasang
set "hasil=%~1 - gabungan.xlsx"
set "lama="
rem Yang sudah dipilih dan diketik di hasil sebelumnya dibawa.
if exist "%hasil%" set lama=--decisions "%hasil%"
py -P -m rak_excel merge "%~1" -o "%hasil%" %lama%
goto selesai

:seret
echo Seret satu folder berisi file kiriman ke ikon Gabung.bat ini.
goto selesai

:nama
echo Nama itu terbaca terpotong: %1
echo Ganti namanya supaya tidak memuat tanda ^& ^^ , ; atau =, lalu seret lagi.
goto selesai

:pasang
echo Program rak-excel belum terpasang. Ikuti langkah di PASANG.md, di folder windows, lalu seret lagi.

:selesai
echo.
pause
exit
