@echo off
rem Halaman di browser untuk semua pekerjaan: klik dua kali, atau seret satu folder ke ikon ini.
rem Program hanya diambil dari tempatnya sendiri, tidak dari folder tempat file kiriman berada.
set NoDefaultCurrentDirectoryInExePath=1
chcp 65001 >nul
rem Folder program di sebelah ikon ini tidak perlu dipasang. Tanpa folder itu dipakai Python yang terpasang.
set "program=%~dp0program\python.exe"
if exist "%program%" goto siap
set "program=py"
py -P -m rak_excel --version >nul 2>nul
if errorlevel 1 goto pasang
:siap
set "folder="
if not "%~nx1"=="" if exist "%~1\" set folder="%~1"
"%program%" -P -m rak_excel buka %folder%
goto selesai

:pasang
echo Program rak-excel tidak ditemukan di sebelah ikon ini, dan tidak pula terpasang.
echo Kalau ikon ini dibuka dari dalam file zip: klik kanan file zip itu, pilih Extract All, lalu pakai ikon di folder hasilnya.
echo Kalau ikon ini salinan: pakai ikon di folder aslinya, atau buat pintasannya lewat klik kanan, Send to, Desktop.
echo Kalau memakai Python yang dipasang: ikuti langkah di PASANG.md, di folder windows.

:selesai
echo.
pause
exit
