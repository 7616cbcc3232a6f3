#!/usr/bin/env bash
# Makes the pictures of the README anew, from real workbooks. Needs rak-excel, LibreOffice and poppler-utils.
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

# picture WORKBOOK PAGE LEFT TOP WIDTH HEIGHT: one page of a workbook at 110 dots an inch, cut to its content.
picture() {
  soffice --headless "-env:UserInstallation=file://$work/profile" --convert-to pdf --outdir "$work" "$work/$1.xlsx" >/dev/null
  pdftoppm -r 110 -f "$2" -l "$2" -x "$3" -y "$4" -W "$5" -H "$6" -png -singlefile "$work/$1.pdf" "$here/$1"
}

rak-excel template --region 52.03 --year 2020 --quiet -o "$work/template.xlsx"
rak-excel rollup "$here/../../examples/ntb-2020/plans" --province 52 --quiet -o "$work/rollup.xlsx"
picture template 3 30 50 1370 810
picture rollup 1 25 35 1235 820
