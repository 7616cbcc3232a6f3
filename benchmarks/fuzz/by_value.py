"""Workbooks composed anew with hostile values in the cells of a small plan, in each format."""

from __future__ import annotations

import random
from collections.abc import Callable
from xml.sax.saxutils import escape

from benchmarks.fuzz import hostile, records
from benchmarks.fuzz.archives import Member, packed, settled
from benchmarks.fuzz.mutation import Mutation
from tests import workbooks

Table = list[list[object]]
PLAN: Table = [
    ["RENCANA AKSI KINERJA KOMISI PEMILIHAN UMUM KABUPATEN LOMBOK TIMUR"],
    ["Nama/Unit Organisasi", None, "KOMISI PEMILIHAN UMUM KABUPATEN LOMBOK TIMUR"],
    ["Tahun Anggaran", None, "2020"],
    [],
    *map(list, workbooks.PLAN),
    [
        "2.",
        "Sasaran B",
        "Persentase Laporan Tepat Waktu",
        "100%",
        "1. Menyusun\n2. Mengirim",
        "v",
        None,
        "v",
        None,
        "Divisi Teknis",
    ],
    [],
    [None, None, None, None, None, None, None, None, None, "Selong, 20 Januari 2020"],
    [None, None, None, None, None, None, None, None, None, "KETUA"],
    [None, None, None, None, None, None, None, None, None, "Dr. M. JUNAIDI"],
]
_MOST_LETTERS = 32_000  # a record of an xls holds no more in one piece


def composed(write: Callable[[Table, random.Random], bytes]) -> Mutation:
    """The mutation that writes the plan anew, some of its cells hostile; what the file was before is forgotten."""

    def cells_set(_content: bytes, dice: random.Random) -> bytes:
        table = [[*line, *[None] * (10 - len(line))] for line in PLAN]
        for _ in range(dice.choice((1, 2, 5, 20))):
            table[dice.randrange(len(table))][dice.randrange(10)] = hostile.text(dice)[:_MOST_LETTERS]
        return write(table, dice)

    return cells_set


def xlsx(table: Table, dice: random.Random) -> bytes:
    """Texts within the cells; what reads as a number stands there as a number, now and then as a date or truth."""
    rows = "".join(
        f'<row r="{r}">{"".join(_cell(r, c, value, dice) for c, value in enumerate(line) if value is not None)}</row>'
        for r, line in enumerate(table, 1)
    )
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    of_office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    of_package = "http://schemas.openxmlformats.org/package/2006"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{of_package}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kind}.worksheet+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{of_package}/relationships"><Relationship Id="rId1" '
        f'Type="{of_office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{space}" xmlns:r="{of_office}"><sheets><sheet name="{_sheet_name(dice)}" '
        'sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{of_package}/relationships"><Relationship Id="rId1" '
        f'Type="{of_office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{space}"><sheetData>{rows}</sheetData></worksheet>',
    }
    return packed([Member(name, text.encode("utf-8")) for name, text in parts.items()])


def _cell(row: int, column: int, value: object, dice: random.Random) -> str:
    address, said = f"{'ABCDEFGHIJ'[column]}{row}", str(value)
    if said in hostile.NUMBERS:
        return f'<c r="{address}" t="{dice.choice(("n", "n", "b", "d", "s", "e"))}"><v>{said}</v></c>'
    if said.startswith("=") and dice.random() < 0.3:
        return f'<c r="{address}" t="str"><f>{escape(said[1:])}</f><v>{escape(_plain(said))}</v></c>'
    return f'<c r="{address}" t="inlineStr"><is><t xml:space="preserve">{escape(_as_excel(said))}</t></is></c>'


def _sheet_name(dice: random.Random) -> str:
    names = (
        "RAK KPU",
        "RAK KPU",
        "RAK KPU",
        "a&#1;b",
        "_x001B_[2J",
        "'",
        "=1+1",
        "x" * 40,
        "[a]:*?/\\",
        "",
        "&#10;",
        "Komisi",
    )
    return dice.choice(names)


def _as_excel(said: str) -> str:
    """Control letters as Excel writes them."""
    return "".join(f"_x{ord(each):04X}_" if ord(each) < 32 and each not in "\n\t" else each for each in said)


def _plain(said: str) -> str:
    """Without the letters that no XML can hold."""
    return "".join(each for each in said if ord(each) >= 32 or each in "\n\t\r")


def ods(table: Table, dice: random.Random) -> bytes:
    rows = "".join(
        f"<table:table-row>{''.join(_ods_cell(value, dice) for value in line)}</table:table-row>" for line in table
    )
    return settled(workbooks.ods(rows))


def _ods_cell(value: object, dice: random.Random) -> str:
    if value is None:
        return "<table:table-cell/>"
    said = escape(_plain(str(value)), {'"': "&quot;"})
    kind = (
        dice.choice(("float", "percentage", "date", "boolean", "time", "currency"))
        if value in hostile.NUMBERS
        else "string"
    )
    stored = {"date": "date-value", "boolean": "boolean-value", "time": "time-value", "string": "string-value"}.get(
        kind, "value"
    )
    formula = f' table:formula="of:{said}"' if said.startswith("=") and dice.random() < 0.3 else ""
    return f'<table:table-cell office:value-type="{kind}" office:{stored}="{said}"{formula}><text:p>{said}</text:p></table:table-cell>'


def xls(table: Table, _dice: random.Random) -> bytes:
    book = records.book_of(workbooks.xls(table))
    return records.compound({"Workbook": records.xls_stream(records.xls_records(book))})


def xlsb(table: Table, _dice: random.Random) -> bytes:
    return settled(workbooks.xlsb(table))
