#!/usr/bin/env bash
# Makes the pictures of docs/monitoring.md anew. Needs rak-excel, LibreOffice and poppler-utils; Carlito stands in for Calibri.
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
year="$here/../../examples/laporan-2020"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

# LibreOffice in Indonesian: decimal commas.
mkdir -p "$work/profile/user"
cp "$here/indonesian.xcu" "$work/profile/user/registrymodifications.xcu"

# The form of a sub bagian as it comes, with what the quarter before left open, and one as it came back filled in.
unit="5203 Lombok Timur - Subbag Keuangan Umum Logistik.xlsx"
other="5203 Lombok Timur - Subbag Teknis Parhupmas.xlsx"
rak-excel template --from "$year/rencana-2020-revisi-1.xlsx" --quarter 3 --previous "$year/laporan-tw2.xlsx" --each-submitter --quiet -o "$work/forms"
cp "$work/forms/Laporan TW III 2020 - $unit" "$work/blank.xlsx"
cp "$work/forms/Laporan TW III 2020 - $other" "$work/begun.xlsx"
cp "$year/kiriman-tw2/Laporan TW II 2020 - $unit" "$work/filled.xlsx"
for book in blank begun filled; do
  soffice --headless "-env:UserInstallation=file://$work/profile" --convert-to pdf --outdir "$work" "$work/$book.xlsx" >/dev/null
  pdftotext -layout "$work/$book.pdf" "$work/$book.txt"
done
# page WORKBOOK TEXT OTHER: the first page on which both texts stand.
page() {
  awk -v RS='\f' -v text="$2" -v other="$3" 'index($0, text) && index($0, other) { print NR; exit }' "$work/$1.txt"
}
# picture WORKBOOK PAGE NAME HEIGHT: the upper part of one page, without the white around it.
picture() {
  pdftoppm -r 105 -f "$2" -l "$2" -x 0 -y 0 -W 1400 -H "$4" -singlefile "$work/$1.pdf" "$work/page"
  python "$here/fewer_colours.py" "$work/page.ppm" "$here/monitoring-$3.png"
}
picture blank "$(page blank "SASARAN KEGIATAN" CAPAIAN)" form-blank 760
picture filled "$(page filled "SASARAN KEGIATAN" CAPAIAN)" form-filled 760
picture filled "$(page filled "SASARAN KEGIATAN" KENDALA)" form-work 760
picture blank "$(page blank "TINDAK LANJUT TRIWULAN" HASIL)" follow-ups 400
picture begun "$(page begun "CEK ISIAN" JUMLAH)" check 830
