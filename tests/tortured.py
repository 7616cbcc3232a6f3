"""A workbook with everything in it that a careless program loses: pictures, buttons, talks at cells, links, a pivot table."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

import xlsxwriter
from xlsxwriter.chart import Chart
from xlsxwriter.worksheet import Worksheet

from tests.tortured_parts import ADDED, TALK
from tests.workbooks import compound, zipped

HUNDREDS = 300  # of looks of cells


def tortured(*, macros: bool = False) -> bytes:
    """The workbook, as an xlsx or an xlsm. Its sheets: Rencana, Gambar, Grafik (a chart alone), Utas, Awalan, Kosong, Pivot,
    and the hidden ones Tersembunyi and Rahasia."""
    with zipfile.ZipFile(io.BytesIO(_written(macros=macros))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for add in ADDED:
        add(parts)
    return zipped(parts)


def picture() -> bytes:
    """A small PNG, red."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    rows = (b"\0" + b"\xc0\x20\x20" * 16) * 16
    size = chunk(b"IHDR", struct.pack(">IIBBBBB", 16, 16, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + size + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def _written(*, macros: bool) -> bytes:
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    sheets = {name: book.add_worksheet(name) for name in ("Rencana", "Gambar")}
    alone = book.add_chartsheet("Grafik")
    sheets |= {
        name: book.add_worksheet(name) for name in ("Utas", "Awalan", "Kosong", "Pivot", "Tersembunyi", "Rahasia")
    }
    _write_plan(book, sheets["Rencana"])
    _write_pictures(book, sheets["Gambar"])
    alone.set_chart(_chart(book))
    sheets["Utas"].write_column("A1", ["Utas", "Isian dengan percakapan", "Isian dengan catatan", "Isian biasa"])
    sheets["Utas"].write_comment("B2", "[Threaded comment]\n\nComment:\n    Sudah benar?", {"author": f"tc={TALK}"})
    sheets["Utas"].write_comment("B3", "Catatan biasa & <tanda>", {"author": "Andi"})
    sheets["Awalan"].write_column("A1", ["Lembar dengan awalan", 2, 3])
    sheets["Awalan"].conditional_format("A2:A3", {"type": "duplicate", "format": book.add_format({"italic": True})})
    sheets["Tersembunyi"].write_column("A1", ["satu", "dua", "tiga"])
    sheets["Tersembunyi"].hide()
    sheets["Rahasia"].write("A1", "tidak untuk dilihat")
    sheets["Rahasia"].very_hidden()
    sheets["Pivot"].write_row("A3", ["Bagian", "Sum of Jumlah"])
    book.define_name("Daftar", "=Tersembunyi!$A$1:$A$3")
    for name in ("Rencana", "Kosong"):
        book.define_name(f"{name}!Sendiri", f"={name}!$C$5")
    for name, value in (("Nomor", 7), ("Kantor", "Satker <A> & B")):
        book.set_custom_property(name, value)
    if macros:
        book.add_vba_project(io.BytesIO(compound({"PROJECT": b'ID="{0}"\r\nName="VBAProject"\r\n'})), is_stream=True)
    book.close()
    return file.getvalue()


def _chart(book: xlsxwriter.Workbook) -> Chart:
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": "=Rencana!$C$5:$C$8", "categories": "=Rencana!$B$5:$B$8"})
    return chart


def _write_plan(book: xlsxwriter.Workbook, sheet: Worksheet) -> None:
    bold, red = book.add_format({"bold": True}), book.add_format({"font_color": "#C00000", "bg_color": "#FFE0E0"})
    sheet.merge_range("A1:F2", "RENCANA AKSI", book.add_format({"bold": True, "align": "center", "valign": "vcenter"}))
    sheet.write_row("A4", ["NO", "INDIKATOR", "TARGET", "KEGIATAN", "PELAKSANA", "CATATAN"], bold)
    for row, name in enumerate(["Opini", "Nilai", "Persen", "Indeks"], 5):
        sheet.write_row(f"A{row}", [row - 4, name, row * 10, "Reviu laporan", "Divisi Keuangan"])
    sheet.write_rich_string("F5", "biasa ", bold, "tebal", " lalu ", red, "merah")
    sheet.write_formula("C9", "=SUM(C5:C8)", None, 260)
    sheet.write_formula("D9", "='[1]Lain'!$A$1", None, 5)
    sheet.merge_range("B11:D12", "gabungan", bold)
    sheet.write_url("E9", "https://www.kpu.go.id/", string="tautan")
    sheet.write_comment("B5", "Tolong dicek", {"author": "Budi"})
    sheet.write_comment("C7", "Panjang " * 9, {"author": "Citra & Rekan", "visible": True, "color": "#CCFFCC"})
    sheet.set_column("B:B", 28.5)
    sheet.set_column("D:D", 3, None, {"hidden": True})
    sheet.set_row(6, 90)
    sheet.set_row(9, None, None, {"level": 1, "hidden": True})
    sheet.conditional_format(
        "C5:C8", {"type": "cell", "criteria": ">", "value": 60, "format": red, "stop_if_true": True}
    )
    sheet.conditional_format("A5:C8", {"type": "formula", "criteria": '=$A5="x"', "format": bold})
    sheet.conditional_format("C5:C8", {"type": "data_bar", "data_bar_2010": True})
    sheet.conditional_format("A5:A8", {"type": "icon_set", "icon_style": "3_traffic_lights"})
    sheet.data_validation("E5:E8", {"validate": "list", "source": ["Divisi Keuangan", "Divisi Hukum"]})
    sheet.add_sparkline("G5", {"range": "Rencana!C5:C8"})
    sheet.add_table("H4:I6", {"data": [["a", 1], ["b", 2]], "columns": [{"header": "Bagian"}, {"header": "Jumlah"}]})
    sheet.protect("", {"format_cells": True})
    sheet.unprotect_range("C5:C8", "Target")
    sheet.set_header("&L&G&CRencana", {"image_left": "kop.png", "image_data_left": io.BytesIO(picture())})
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.print_area("A1:I12")
    for nth in range(HUNDREDS):
        look = book.add_format(
            {"num_format": f'"{"Rp" * 40} {nth}"#,##0.00', "font_name": f"Huruf {nth}", "font_size": 8 + nth % 9}
        )
        sheet.write_blank(29 + nth, 20, None, look)


def _write_pictures(book: xlsxwriter.Workbook, sheet: Worksheet) -> None:
    sheet.write_column("A1", ["Gambar", "dan tombol"])
    sheet.insert_image("B3", "kop.png", {"image_data": io.BytesIO(picture())})
    sheet.insert_textbox("E3", "Teks di dalam kotak")
    sheet.insert_button("B12", {"macro": "Cek", "caption": "Cek", "width": 80, "height": 30})
    sheet.insert_chart("E12", _chart(book))
