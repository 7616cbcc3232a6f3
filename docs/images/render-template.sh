#!/usr/bin/env bash
# Makes the pictures of docs/template.md anew. Needs rak-excel, LibreOffice and poppler-utils; Carlito stands in for Calibri.
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

# picture WORKBOOK PAGE NAME HEIGHT: the upper part of one page, at 80 dots an inch.
picture() {
  pdftoppm -r 80 -f "$2" -l "$2" -x 20 -y 30 -W 1010 -H "$4" -png -singlefile "$work/$1.pdf" "$here/template-$3"
}

rak-excel template --region 52.03 --year 2020 --submitter "Sub Bagian Keuangan, Umum dan Logistik" --quiet -o "$work/blank.xlsx"
cp "$here/../../examples/lombok-timur-2020/rak-lombok-timur-2020.xlsx" "$work/filled.xlsx"
for book in blank filled; do
  soffice --headless "-env:UserInstallation=file://$work/profile" --convert-to pdf --outdir "$work" "$work/$book.xlsx" >/dev/null
  pdftotext -layout "$work/$book.pdf" "$work/$book.txt"
done
# The first page on which a text stands.
page() {
  awk -v RS='\f' -v text="$2" 'index($0, text) { print NR; exit }' "$work/$1.txt"
}
picture blank 1 guide 400
picture blank 2 identity 330
for book in blank filled; do
  picture "$book" "$(page "$book" "SASARAN STRATEGIS")" "commission-$book" 600
  picture "$book" "$(page "$book" "SASARAN KEGIATAN")" "secretariat-$book" 600
  picture "$book" "$(page "$book" "CEK ISIAN")" "check-$book" 600
done
# The lists are for the screen and print no more than their title: a copy that prints them, only those of the plan, larger.
python - "$work/blank.xlsx" "$work/lists.xlsx" <<'PYTHON'
import sys
import openpyxl

book = openpyxl.load_workbook(sys.argv[1])
for sheet in book.worksheets[:-2]:
    sheet.sheet_state = "hidden"
lists = book["Daftar Pilihan"]
lists.print_area = f"A1:{openpyxl.utils.get_column_letter(lists.max_column)}40"
book.active = lists
book.save(sys.argv[2])
PYTHON
soffice --headless "-env:UserInstallation=file://$work/profile" --convert-to pdf --outdir "$work" "$work/lists.xlsx" >/dev/null
pdftotext -layout "$work/lists.pdf" "$work/lists.txt"
lists="$(page lists "DAFTAR PILIHAN")"
pdftoppm -r 240 -f "$lists" -l "$lists" -x 90 -y 120 -W 1500 -H 520 -png -singlefile "$work/lists.pdf" "$here/template-lists"
