@echo off
rem Menu: klik dua kali ikon ini.
rem Program hanya diambil dari tempat pemasangannya, tidak dari folder tempat file kiriman berada.
set NoDefaultCurrentDirectoryInExePath=1
chcp 65001 >nul
py -P -m rak_excel --version >nul 2>nul
if errorlevel 1 goto pasang
set "aturan="
rem Pengaturan aturan di sebelah ikon ini, bukan di folder kiriman.
if exist "%~dp0rak-excel.toml" set aturan=--settings "%~dp0rak-excel.toml"
py -P -m rak_excel %aturan%
goto selesai

:pasang
echo Program rak-excel belum terpasang. Ikuti langkah di PASANG.md, di folder windows, lalu klik lagi.

:selesai
echo.
pause
exit
