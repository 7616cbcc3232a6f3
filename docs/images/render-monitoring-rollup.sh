#!/usr/bin/env bash
# Makes the pictures of docs/monitoring-rollup.md anew. Needs rak-excel, LibreOffice and poppler-utils; Carlito stands in for Calibri.
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

# LibreOffice in Indonesian: decimal commas.
mkdir -p "$work/profile/user"
cp "$here/indonesian.xcu" "$work/profile/user/registrymodifications.xcu"

rak-excel rollup "$here/../../examples/laporan-ntb-2020/laporan" --province 52 --quarter 2 --deadline 15-07-2020 --quiet -o "$work/rollup.xlsx"
soffice --headless "-env:UserInstallation=file://$work/profile" --convert-to pdf --outdir "$work" "$work/rollup.xlsx" >/dev/null
pdftotext -layout "$work/rollup.pdf" "$work/rollup.txt"
# picture TEXT NAME HEIGHT: the upper part of the first page with a text, without the white around it.
picture() {
  local page
  page="$(awk -v RS='\f' -v text="$1" 'index($0, text) { print NR; exit }' "$work/rollup.txt")"
  pdftoppm -r 90 -f "$page" -l "$page" -x 0 -y 0 -W 1200 -H "$3" -singlefile "$work/rollup.pdf" "$work/page"
  python "$here/fewer_colours.py" "$work/page.ppm" "$here/monitoring-rollup-$2.png"
}
picture "YANG PERLU DIHUBUNGI" summary 740
picture "Peta capaian" map 740
picture "Kendala dan tindak lanjut" register 740
