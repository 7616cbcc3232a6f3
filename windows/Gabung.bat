@echo off
rem Gabung kiriman atau laporan satu kantor: seret satu folder ke ikon ini.
rem Program hanya diambil dari tempatnya sendiri, tidak dari folder tempat file kiriman berada.
set NoDefaultCurrentDirectoryInExePath=1
chcp 65001 >nul
if "%~nx1"=="" goto seret
if not "%~2"=="" goto seret
if not exist "%~1" goto nama
rem Folder program di sebelah ikon ini tidak perlu dipasang. Tanpa folder itu dipakai Python yang terpasang.
set "program=%~dp0program\python.exe"
if exist "%program%" goto siap
set "program=py"
py -P -m rak_excel --version >nul 2>nul
if errorlevel 1 goto pasang
:siap
set "hasil=%~1 - gabungan.xlsx"
set "lama="
rem Yang sudah dipilih dan diketik di hasil sebelumnya dibawa.
if exist "%hasil%" set lama=--decisions "%hasil%"
"%program%" -P -m rak_excel merge "%~1" -o "%hasil%" %lama%
goto selesai

:seret
echo Seret satu folder berisi file kiriman ke ikon Gabung.bat ini.
goto selesai

:nama
echo Nama itu terbaca terpotong: %1
echo Ganti namanya supaya tidak memuat tanda ^& ^^ , ; atau =, lalu seret lagi.
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
