@echo off
rem Balas kiriman: seret file atau folder ke ikon ini; catatannya ditandai di salinan setiap file.
rem Program hanya diambil dari tempatnya sendiri, tidak dari folder tempat file kiriman berada.
set NoDefaultCurrentDirectoryInExePath=1
chcp 65001 >nul
if "%~nx1"=="" goto seret
if not exist "%~1" goto nama
rem Folder program di sebelah ikon ini tidak perlu dipasang. Tanpa folder itu dipakai Python yang terpasang.
set "program=%~dp0program\python.exe"
if exist "%program%" goto siap
set "program=py"
py -P -m rak_excel --version >nul 2>nul
if errorlevel 1 goto pasang
:siap
rem Di sebelah folder kiriman: yang disimpan di dalamnya ikut terbaca lain kali.
set "asal=%~1"
if not exist "%~1\*" for %%a in ("%~dp1.") do set "asal=%%~fa"
set "hasil=%asal% - balasan"
set "lama="
set "aturan="
rem Pengaturan aturan di sebelah ikon ini, bukan di folder kiriman.
if exist "%~dp0rak-excel.toml" set aturan=--settings "%~dp0rak-excel.toml"
set nomor=1
:berikut
if not exist "%hasil%" goto balas
rem Balasan sebelumnya tidak ditimpa; disebut mana catatannya yang sudah selesai.
set lama=%lama% --since "%hasil%"
set /a nomor+=1 >nul
set "hasil=%asal% - balasan %nomor%"
goto berikut

:balas
"%program%" -P -m rak_excel check %* --return "%hasil%" %lama% %aturan%
goto selesai

:seret
echo Seret file isian, atau folder berisi file isian, ke ikon Balas.bat ini.
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
