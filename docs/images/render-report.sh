#!/usr/bin/env bash
# Makes the picture of docs/monitoring-report.md anew. Needs rak-excel, LibreOffice and poppler-utils; Carlito stands in for Calibri.
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
examples="$here/../../examples/laporan-2020"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

# LibreOffice in Indonesian: decimal commas.
mkdir -p "$work/profile/user"
cp "$here/indonesian.xcu" "$work/profile/user/registrymodifications.xcu"

rak-excel merge "$examples/kiriman-tw2" --from "$examples/rencana-2020.xlsx" --previous "$examples/laporan-tw1.xlsx" \
  --quiet -o "$work/report.xlsx"
soffice --headless "-env:UserInstallation=file://$work/profile" --convert-to pdf --outdir "$work" "$work/report.xlsx" >/dev/null
# The first page, without the white around it.
pdftoppm -r 80 -f 1 -l 1 -x 20 -y 30 -W 1000 -H 650 -singlefile "$work/report.pdf" "$work/page"
python "$here/fewer_colours.py" "$work/page.ppm" "$here/report-page.png"
