#!/usr/bin/env bash
# Makes the pictures of docs/rollup.md anew. Needs rak-excel, LibreOffice and poppler-utils; Carlito stands in for Calibri.
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

mkdir "$work/plans"
cp "$here"/../../examples/ntb-2020/plans/* "$work/plans"
rm "$work"/plans/*"Kota Bima"*
# One office words an indicator in its own way, on a row that it added itself.
python - "$work"/plans/*"Dompu"* <<'PYTHON'
import sys
import openpyxl

book = openpyxl.load_workbook(sys.argv[1])
book["Komisi"]["C10"] = "Persentase Partisipasi Pemilih pada Pemilu dan Pemilihan"
book["Komisi"]["L10"] = None  # the row key
book.save(sys.argv[1])
PYTHON
rak-excel rollup "$work/plans" --province 52 --deadline 31-01-2020 --quiet -o "$work/rollup.xlsx" >/dev/null
soffice --headless "-env:UserInstallation=file://$work/profile" --convert-to pdf --outdir "$work" "$work/rollup.xlsx" >/dev/null
pdftotext -layout "$work/rollup.pdf" "$work/rollup.txt"

# picture TEXT NAME: the first page on which a text stands.
picture() {
  page="$(awk -v RS='\f' -v text="$1" 'index($0, text) { print NR; exit }' "$work/rollup.txt")"
  pdftoppm -r 75 -f "$page" -l "$page" -png -singlefile "$work/rollup.pdf" "$here/rollup-$2"
}
picture "REKAP RENCANA AKSI" summary
picture "Status penyampaian rencana aksi" status
picture "Perbandingan target antarkantor" targets
picture "Jadwal: berapa kantor" schedule
picture "Beban kerja pelaksana" workload
picture "Catatan atas rencana" notes
picture "Data Komisi: satu baris" data
picture "Daftar file" files
picture "Cek jumlah baris: semua" account
picture "Padanan indikator: redaksi" matches
