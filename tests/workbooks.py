"""Real workbook files for the tests of reading, made from scratch in each format."""

from __future__ import annotations

import datetime
import io
import struct
import zipfile
from collections.abc import Mapping, Sequence

import openpyxl

Table = Sequence[Sequence[object]]
PLAN: Table = [
    ["NO", "SASARAN", "INDIKATOR", "TARGET", "KEGIATAN", "T1", "T2", "T3", "T4", "PELAKSANA"],
    ["1.", "Sasaran A", "Opini BPK", "WTP", "Reviu", "v", "v", None, None, "Divisi Keuangan"],
    [None, None, "Nilai AKIP", "B", "Evaluasi", None, None, "v", "v", "Divisi Hukum"],
]


def xlsx(sheets: Mapping[str, Table] | None = None) -> bytes:
    """An xlsx as openpyxl writes it; formulas have no stored value."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    book.properties.modified = datetime.datetime(2020, 1, 20, 8, 30)
    for name, table in (sheets or {"RAK": PLAN}).items():
        sheet = book.create_sheet(name)
        for row, line in enumerate(table, 1):
            for column, value in enumerate(line, 1):
                if value is not None:
                    sheet.cell(row, column, value)
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def rezipped(content: bytes, changed: Mapping[str, bytes]) -> bytes:
    """A ZIP with these members changed or added."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in [*old.namelist(), *(name for name in changed if name not in old.namelist())]:
            new.writestr(name, changed[name] if name in changed else old.read(name))
    return target.getvalue()


def zipped(members: Mapping[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return target.getvalue()


def ods(rows: str, *, styles: str = "", name: str = "RAK") -> bytes:
    """An ods with these `table:table-row` elements."""
    spaces = " ".join(
        f'xmlns:{each}="urn:oasis:names:tc:opendocument:xmlns:{each}:1.0"'
        for each in ("office", "table", "text", "style")
    )
    spaces += " " + " ".join(
        f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{each}:1.0"'
        for prefix, each in (("fo", "xsl-fo-compatible"), ("number", "datastyle"))
    )
    content = (
        f'<office:document-content {spaces} xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0">'
        f"<office:automatic-styles>{styles}</office:automatic-styles><office:body><office:spreadsheet>"
        f'<table:table table:name="{name}" table:style-name="ta1">{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    meta = b"<m xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:date>2020-01-20T08:30:00</dc:date></m>"
    kind = b"application/vnd.oasis.opendocument.spreadsheet"
    return zipped({"mimetype": kind, "content.xml": content.encode(), "meta.xml": meta})


def ods_rows(table: Table) -> str:
    return "".join(f"<table:table-row>{''.join(map(_ods_cell, line))}</table:table-row>" for line in table)


def _ods_cell(value: object) -> str:
    if value is None:
        return "<table:table-cell/>"
    return f'<table:table-cell office:value-type="string"><text:p>{value}</text:p></table:table-cell>'


def xlsb(table: Table, *, stray: tuple[int, int] | None = None, error: tuple[int, int] | None = None) -> bytes:
    """A minimal xlsb with texts alone; rows and columns of `stray` and `error` count from 1."""
    cells = {(r, c): str(v) for r, line in enumerate(table) for c, v in enumerate(line) if v is not None}
    records: list[tuple[int, bytes]] = []
    placed = {address: wide_text(text) for address, text in cells.items()}
    if stray:
        placed[stray[0] - 1, stray[1] - 1] = wide_text("jauh")
    above = -1
    for row, column in sorted({*placed, *([(error[0] - 1, error[1] - 1)] if error else [])}):
        if row != above:
            records.append((0, struct.pack("<I", row) + bytes(21)))
            above = row
        head = struct.pack("<II", column, 0)
        is_error = error is not None and (row, column) == (error[0] - 1, error[1] - 1)
        records.append((3, head + b"\x17") if is_error else (6, head + placed[row, column]))
    bundle = struct.pack("<II", 0, 1) + wide_text("rId1") + wide_text("RAK")
    workbook = xlsb_record(131) + xlsb_record(143) + xlsb_record(156, bundle) + xlsb_record(144) + xlsb_record(132)
    relation = '<Relationship Id="rId1" Target="worksheets/sheet1.bin" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"/>'
    return zipped(
        {
            "[Content_Types].xml": b"<Types/>",
            "xl/workbook.bin": workbook,
            "xl/_rels/workbook.bin.rels": f"<Relationships>{relation}</Relationships>".encode(),
            "xl/worksheets/sheet1.bin": xlsb_sheet(records, rows=1_048_575 if stray else len(table)),
        }
    )


def xlsb_sheet(records: Sequence[tuple[int, bytes]], rows: int = 20) -> bytes:
    """The sheet of an xlsb with these records, each its id and content, and this many rows."""
    frame = xlsb_record(129) + xlsb_record(148, struct.pack("<IIII", 0, rows, 0, 20)) + xlsb_record(145)
    return frame + b"".join(xlsb_record(*each) for each in records) + xlsb_record(146) + xlsb_record(130)


def xlsb_record(kind: int, content: bytes = b"") -> bytes:
    head = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    size, length = b"", len(content)
    while True:
        size += bytes([length & 0x7F | (0x80 if length > 127 else 0)])
        length >>= 7
        if not length:
            return head + size + content


def wide_text(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def xls(
    table: Table,
    *,
    stray: tuple[int, int] | None = None,
    error: tuple[int, int] | None = None,
    link: str | None = None,
    shared: bytes = b"",
    more: bytes = b"",
) -> bytes:
    """A minimal BIFF8 workbook with texts alone, inside a compound file; addresses count from 1.

    `link` is the file that it refers to, '' the workbook itself. `shared` are further records of the whole workbook,
    `more` those of its sheet.
    """
    bof = biff(0x809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 6))
    eof = biff(0x0A)
    name = b"\x03\x00RAK"
    path = struct.pack("<HB", len(link), 0) + link.encode("latin-1") if link else b"\x01\x04"
    books = shared if link is None else shared + biff(0x1AE, struct.pack("<H", 1) + path)
    start = (
        len(bof)
        + len(biff(0x85, struct.pack("<IH", 0, 0) + name))
        + len(biff(0x42, struct.pack("<H", 1200)))
        + len(books)
        + len(eof)
    )
    globals_ = bof + biff(0x42, struct.pack("<H", 1200)) + biff(0x85, struct.pack("<IH", start, 0) + name) + books + eof
    last = stray[0] if stray else len(table)
    sheet = biff(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 6))
    sheet += biff(0x200, struct.pack("<IIHHH", 0, last, 0, 20, 0))
    sheet += biff(0x208, struct.pack("<HHHHHHI", 1, 0, 20, 0, 0, 0, 0x20)) + biff(
        0x7D, struct.pack("<HHHHHH", 1, 1, 0, 0, 1, 0)
    )
    cells = {(r, c): str(v) for r, line in enumerate(table) for c, v in enumerate(line) if v is not None}
    if stray:
        cells[stray[0] - 1, stray[1] - 1] = "jauh"
    for (row, column), text in sorted(cells.items()):
        sheet += biff(0x204, struct.pack("<HHHHB", row, column, 0, len(text), 1) + text.encode("utf-16-le"))
    if error:
        sheet += biff(0x205, struct.pack("<HHHBB", error[0] - 1, error[1] - 1, 0, 0x17, 1))
    return compound({"Workbook": globals_ + sheet + more + eof})


def biff(record: int, content: bytes = b"") -> bytes:
    """One record of an xls."""
    return struct.pack("<HH", record, len(content)) + content


def compound(streams: Mapping[str, bytes]) -> bytes:
    """A compound file with these streams, each padded to the size at which it needs no small sectors."""
    padded = {name: content.ljust(max(4096, -(-len(content) // 512) * 512), b"\0") for name, content in streams.items()}
    needed = sum(len(content) // 512 for content in padded.values()) + 1 + -(-len(padded) // 4)
    tables = -(-needed // 127)
    directory = -(-(len(padded) + 1) // 4)
    fat = [0xFFFFFFFD] * tables + [*range(tables + 1, tables + directory), 0xFFFFFFFE]
    body, entries = b"", [_entry("Root Entry", 5, 0xFFFFFFFE, 0, child=1 if padded else 0xFFFFFFFF)]
    for nth, (name, content) in enumerate(padded.items(), 2):
        first, count = len(fat), len(content) // 512
        fat += [*range(first + 1, first + count), 0xFFFFFFFE]
        after = nth if nth <= len(padded) else 0xFFFFFFFF
        entries.append(_entry(name, 2, first, len(content), after=after))
        body += content
    table = struct.pack(f"<{len(fat)}I", *fat).ljust(512 * tables, b"\xff")
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIII", 0, tables, tables, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    header += struct.pack(f"<{tables}I", *range(tables)).ljust(109 * 4, b"\xff")
    return header + table + b"".join(entries).ljust(512 * directory, b"\0") + body


def _entry(name: str, kind: int, start: int, size: int, *, child: int = 0xFFFFFFFF, after: int = 0xFFFFFFFF) -> bytes:
    text = name.encode("utf-16-le")
    head = text.ljust(64, b"\0") + struct.pack("<HBB", len(text) + 2, kind, 1)
    return head + struct.pack("<III", 0xFFFFFFFF, after, child) + bytes(36) + struct.pack("<IQ", start, size)
