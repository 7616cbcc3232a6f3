#!/usr/bin/env bash
# Makes the pictures of docs/rollup.md anew. Needs rak-excel, LibreOffice and poppler-utils; Carlito stands in for Calibri.
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
examples="$here/../../examples/ntb-2020/plans"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

# LibreOffice in Indonesian: decimal commas.
mkdir -p "$work/profile/user" "$work/plans" "$work/plans-2019" "$work/nation"
cp "$here/indonesian.xcu" "$work/profile/user/registrymodifications.xcu"

cp "$examples"/* "$work/plans"
rm "$work"/plans/*"Kota Bima"*
cp "$examples"/*contoh* "$work/plans-2019"
cp "$examples"/* "$work/nation"

# The plans of last year, with lower targets; one office that words an indicator in its own way, on a row that it added
# itself; and copies of the plans under the names of offices of two other provinces, for the nation.
python "$here/example_offices.py" "$work" prepare

rekap() {
  rak-excel rollup "$@" --quiet >/dev/null
}
rekap "$work/plans-2019" --province 52 -o "$work/rekap-2019.xlsx"
rekap "$work/nation" --deadline 31-01-2020 -o "$work/nation.xlsx"
rekap "$work/plans" --province 52 --deadline 31-01-2020 -o "$work/before.xlsx"

# What the province types into the roll-up, and what two offices send after that.
python "$here/example_offices.py" "$work" follow
rekap "$work/plans" --province 52 --previous "$work/before.xlsx" --compare "$work/rekap-2019.xlsx" -o "$work/rollup.xlsx"

for name in rollup nation; do
  soffice --headless "-env:UserInstallation=file://$work/profile" --convert-to pdf --outdir "$work" "$work/$name.xlsx" >/dev/null
  pdftotext -layout "$work/$name.pdf" "$work/$name.txt"
done

# picture WORKBOOK TEXT NAME: the first page on which a text stands, without its footer and the white around it.
picture() {
  page="$(awk -v RS='\f' -v text="$2" 'index($0, text) { print NR; exit }' "$work/$1.txt")"
  pdftoppm -r 100 -f "$page" -l "$page" -x 0 -y 0 -W 1300 -H 806 -singlefile "$work/$1.pdf" "$work/page"
  python "$here/fewer_colours.py" "$work/page.ppm" "$here/rollup-$3.png"
}
picture rollup "REKAP RENCANA AKSI" summary
picture nation "Penyampaian rencana aksi per provinsi" provinces
picture rollup "Status penyampaian rencana aksi" status
picture rollup "Perbandingan target antarkantor" targets
picture rollup "Banding dengan tahun" last-year
picture rollup "Jadwal: berapa kantor" schedule
picture rollup "Beban kerja pelaksana" workload
picture rollup "Catatan atas rencana" notes
picture rollup "Catatan yang selesai" settled
picture rollup "Data Komisi: satu baris" data
picture rollup "Koreksi di sheet data" corrections
picture rollup "Daftar file" files
picture rollup "Cek jumlah baris: semua" account
picture rollup "Padanan indikator: redaksi" matches
