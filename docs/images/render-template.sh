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
# The form with targets by quarter, filled in; without the results of its formulas, so that the suggestions are worked out.
python - "$here/../../examples/lombok-timur-2020/rak-lombok-timur-2020.xlsx" "$work/quarters.xlsx" <<'PYTHON'
import re
import sys
import zipfile
from pathlib import Path
import rak_excel
from rak_excel.definitions.loading import with_quarter_targets
from rak_excel.jobs.template.forms import plan_rows
from rak_excel.model import PlanForm

plan = rak_excel.read_plan(sys.argv[1])
definition = with_quarter_targets(plan.definition, "up_to")


def typed(nth, target):
    """Targets of most rows; the others show what is suggested."""
    number = target.removesuffix("%")
    if nth % 3 == 2 or not (target.endswith("%") and number.isdigit()):
        return {}
    return {f"target_q{quarter}": f"{int(number) * quarter // 4}%" for quarter in range(1, 5)}


rows = {
    part.id: tuple(row.but(further=typed(nth, row.target)) for nth, row in enumerate(plan_rows(plan, part.id)))
    for part in definition.parts
}
form = PlanForm(definition, plan.identity, rows, spare_rows=dict.fromkeys(rows, 5))
book = Path(sys.argv[2])
rak_excel.write_template(book, form)
with zipfile.ZipFile(book) as written:
    parts = {name: written.read(name) for name in written.namelist()}
with zipfile.ZipFile(book, "w") as again:
    for name, content in parts.items():
        again.writestr(name, re.sub(rb' t="str"(><f>[^<]*</f>)<v></v>', rb"\1", content))
PYTHON
soffice --headless "-env:UserInstallation=file://$work/profile" --convert-to pdf --outdir "$work" "$work/quarters.xlsx" >/dev/null
pdftotext -layout "$work/quarters.pdf" "$work/quarters.txt"
picture quarters "$(page quarters "SASARAN STRATEGIS")" quarters-commission 600
picture quarters "$(page quarters "B12")" quarters-secretariat 600
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
