@echo off
rem Rekap rencana kabupaten/kota: seret folder ke ikon ini.
chcp 65001 >nul
if "%~1"=="" (
  echo Seret folder berisi rencana kabupaten/kota ke ikon Rekap.bat ini.
  pause
  exit /b 2
)
rak-excel rollup "%~1" -o "%~1 - rekap.xlsx"
echo.
pause
