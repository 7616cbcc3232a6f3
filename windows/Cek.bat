@echo off
rem Cek isian: seret file atau folder ke ikon ini.
chcp 65001 >nul
if "%~1"=="" (
  echo Seret file isian, atau folder berisi file isian, ke ikon Cek.bat ini.
  pause
  exit /b 2
)
rak-excel check "%~1"
echo.
pause
