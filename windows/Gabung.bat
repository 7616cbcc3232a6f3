@echo off
rem Gabung kiriman satu kantor: seret folder ke ikon ini.
chcp 65001 >nul
if "%~1"=="" (
  echo Seret folder berisi file kiriman ke ikon Gabung.bat ini.
  pause
  exit /b 2
)
rak-excel merge "%~1" -o "%~1 - gabungan.xlsx"
echo.
pause
