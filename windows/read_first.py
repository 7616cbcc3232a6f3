"""BACA DULU.txt: what a clerk reads beside the icons of the folder."""

from __future__ import annotations

from windows.icons import ICONS

NAME = "BACA DULU.txt"
_TEXT = """\
RAK EXCEL UNTUK WINDOWS 10 DAN 11 (64-bit)
Tidak perlu memasang apa pun.

MULAI
1. Ekstrak dulu zip-nya: klik kanan file zip, pilih Extract All (Ekstrak Semua), lalu buka folder hasilnya.
   Jangan membuka ikon dari dalam file zip.
2. Simpan folder ini di Documents atau di tempat lain milik Anda sendiri, jangan di folder kiriman.
   Ikon dan folder program harus tetap bersama.
3. Supaya ada di Desktop: klik kanan ikon, pilih Send to (Kirim ke), lalu Desktop (create shortcut). Jangan disalin.

IKON
{icons}
Hasilnya disimpan di sebelah folder yang diseret. File kiriman tidak pernah diubah.
Ikon pertama kali dibuka lebih lambat; sesudah itu lebih cepat.
Kalau provinsi memberi file rak-excel.toml, simpan di sebelah ikon-ikon ini.

KALAU WINDOWS BERTANYA ATAU MELARANG
- "Windows protected your PC" atau "Open File - Security Warning": Windows bertanya karena file ini berasal dari internet,
  dan ikonnya tidak bertanda tangan digital. Tanya dulu pengirimnya kalau ragu. Kalau zip ini memang dari orang yang Anda
  percaya: klik More info lalu Run anyway, atau klik Run. Supaya tidak ditanya lagi: klik kanan file zip, pilih
  Properties, centang Unblock, klik OK, lalu ekstrak lagi ke folder lain.
- "This program is blocked by group policy" atau "Smart App Control": komputer ini hanya menjalankan program tertentu. Minta
  izin ke pengelola komputer kantor dan sebutkan folder ini, atau minta file rak.html, yang cukup dibuka di browser.
  Tidak ada yang rusak.

VERSI BARU
Ganti nama folder lama, lalu ekstrak zip yang baru di tempat yang sama. Kalau di folder lama ada rak-excel.toml atau file
Anda sendiri, pindahkan ke folder baru.

Program ini tidak memakai internet dan tidak mengirim apa pun. Untuk membuangnya, pindahkan dulu
file Anda sendiri kalau ada di sini, lalu hapus folder ini.
Lisensi rak-excel, Python, dan bagian lainnya ada di folder lisensi.
"""


def text() -> str:
    """With the line ends of Windows, in letters that every version of Notepad shows."""
    width = max(len(icon.file) for icon in ICONS)
    icons = "".join(f"  {icon.file:{width}}  {icon.does}\n" for icon in ICONS)
    return _TEXT.format(icons=icons).replace("\n", "\r\n")
