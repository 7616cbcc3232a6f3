@echo off
rem Cek isian: seret file atau folder ke ikon ini.
rem Program hanya diambil dari tempat pemasangannya, tidak dari folder tempat file kiriman berada.
set NoDefaultCurrentDirectoryInExePath=1
chcp 65001 >nul
if "%~nx1"=="" goto seret
if not exist "%~1" goto nama
py -P -m rak_excel --version >nul 2>nul
if errorlevel 1 goto pasang
set "aturan="
rem Pengaturan aturan di sebelah ikon ini, bukan di folder kiriman.
if exist "%~dp0rak-excel.toml" set aturan=--settings "%~dp0rak-excel.toml"
py -P -m rak_excel check %* %aturan%
goto selesai

:seret
echo Seret file isian, atau folder berisi file isian, ke ikon Cek.bat ini.
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
