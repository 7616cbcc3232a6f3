@echo off
rem Menu: klik dua kali ikon ini.
chcp 65001 >nul
py -m rak_excel --version >nul 2>nul
if errorlevel 1 goto pasang
py -m rak_excel
goto selesai

:pasang
echo Program rak-excel belum terpasang. Ikuti langkah di PASANG.md, di folder windows, lalu klik lagi.

:selesai
echo.
pause
exit
