#!/usr/bin/env bash
# Makes the pictures of the README anew, from real workbooks. Needs rak-excel, LibreOffice and poppler-utils.
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

# LibreOffice in Indonesian: decimal commas.
mkdir -p "$work/profile/user"
cp "$here/indonesian.xcu" "$work/profile/user/registrymodifications.xcu"

# picture WORKBOOK PAGE HEIGHT: the upper part of one page of a workbook, without the white around it.
picture() {
  soffice --headless "-env:UserInstallation=file://$work/profile" --convert-to pdf --outdir "$work" "$work/$1.xlsx" >/dev/null
  pdftoppm -r 110 -f "$2" -l "$2" -x 0 -y 0 -W 1430 -H "$3" -singlefile "$work/$1.pdf" "$work/page"
  python "$here/fewer_colours.py" "$work/page.ppm" "$here/$1.png"
}

rak-excel template --region 52.03 --year 2020 --quiet -o "$work/template.xlsx"
rak-excel rollup "$here/../../examples/ntb-2020/plans" --province 52 --quiet -o "$work/rollup.xlsx"
picture template 3 860
picture rollup 1 886
