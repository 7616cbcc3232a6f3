@echo off
rem Rekap laporan triwulan kabupaten/kota: seret satu folder ke ikon ini.
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
set "triwulan="
set /p "triwulan=Triwulan berapa? Ketik 1, 2, 3, atau 4, lalu tekan Enter: "
if "%triwulan%"=="" set "triwulan=0"
set "triwulan=%triwulan:~0,1%"
set "lama="
set "aturan="
rem Pengaturan aturan di sebelah ikon ini, bukan di folder kiriman.
if exist "%~dp0rak-excel.toml" set aturan=--settings "%~dp0rak-excel.toml"
rem Riwayat kantor dibawa dari rekap triwulan sebelumnya, sampai triwulan ini sendiri punya rekap.
set "giliran=0"
if "%triwulan%"=="2" set "giliran=1"
if "%triwulan%"=="3" set "giliran=2"
if "%triwulan%"=="4" set "giliran=3"
:mulai
set nomor=1
set "hasil=%~1 - rekap TW %giliran%.xlsx"
:berikut
if not exist "%hasil%" goto lanjut
rem Rekap sebelumnya tidak ditimpa; isian provinsi di dalamnya dibawa.
set lama=--previous "%hasil%"
set /a nomor+=1 >nul
set "hasil=%~1 - rekap TW %giliran% (%nomor%).xlsx"
goto berikut

:lanjut
if "%giliran%"=="%triwulan%" goto rekap
set "giliran=%triwulan%"
goto mulai

:rekap
"%program%" -P -m rak_excel rollup "%~1" --quarter "%triwulan%" -o "%hasil%" %lama% %aturan%
goto selesai

:seret
echo Seret satu folder berisi laporan triwulan kabupaten/kota ke ikon RekapTriwulan.bat ini.
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
