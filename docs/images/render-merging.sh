#!/usr/bin/env bash
# Makes the pictures of docs/merging.md anew. Needs rak-excel, LibreOffice and poppler-utils; Carlito stands in for Calibri.
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
examples="$here/../../examples/lombok-timur-2020"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

# page WORKBOOK TEXT: the first page on which a text stands.
page() {
  awk -v RS='\f' -v text="$2" 'index($0, text) { print NR; exit }' "$work/$1.txt"
}
# picture WORKBOOK PAGE NAME HEIGHT: the upper part of one page, at 70 dots an inch.
picture() {
  pdftoppm -r 70 -f "$2" -l "$2" -x 15 -y 15 -W 890 -H "$4" -png -singlefile "$work/$1.pdf" "$here/merged-$3"
}

# The submissions as they are; with one target typed otherwise; and the plan revised with that submission.
rak-excel merge "$examples/submissions" --quiet -o "$work/merged.xlsx"
cp -r "$examples/submissions" "$work/sent"
python - "$work/sent/DOC-20200120-WA0003.xlsx" <<'PYTHON'
import sys
import openpyxl

book = openpyxl.load_workbook(sys.argv[1])
book["Komisi"]["D9"] = "90%"
book["Komisi"]["D10"] = "97%"
book["Komisi"]["F12"] = "✓"
book.save(sys.argv[1])
PYTHON
rak-excel merge "$work/sent" --quiet -o "$work/asked.xlsx" || true # exit code 1: a difference waits
rak-excel merge "$work/sent/DOC-20200120-WA0003.xlsx" --base "$work/merged.xlsx" --quiet -o "$work/revised.xlsx"
# What a Kasubag types into the identity sheet before the plan is signed.
python - "$work/merged.xlsx" "$work/signed.xlsx" <<'PYTHON'
import sys
import openpyxl

book = openpyxl.load_workbook(sys.argv[1])
rows = list(book["Identitas Satker"].iter_rows(min_row=3, max_col=2))
names = [value for label, value in rows if label.value == "Nama dan Gelar"]
names[0].value = names[1].value = "Dr. H. MUHAMMAD JUNAIDI RAHMAN, S.Sos., M.Si."
for label, value in rows:
    if label.value == "NIP":
        value.value = "197001012000011001"
    if str(label.value).startswith("Gunakan kolom Mengetahui"):
        value.value = "Ya"
book.save(sys.argv[2])
PYTHON
for book in merged signed asked revised; do
  soffice --headless "-env:UserInstallation=file://$work/profile" --convert-to pdf --outdir "$work" "$work/$book.xlsx" >/dev/null
  pdftotext -layout "$work/$book.pdf" "$work/$book.txt"
done
first="$(page merged "SASARAN STRATEGIS")"
picture merged "$first" commission-1 565
picture merged "$((first + 1))" commission-2 565
picture merged "$(page merged "SASARAN KEGIATAN")" secretariat 565
picture signed "$(page signed "NIP 197001012000011001")" signatures 300
picture asked "$(page asked "BEDA ISIAN")" differences 230
picture revised "$(page revised "MATRIKS PERUBAHAN")" changes 300
