"""The examples in the documentation of rules, made into plans: what an example leaves out is right."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec
from msgspec.structs import replace

from rak_excel.definitions.loading import load_template
from rak_excel.language import Text
from rak_excel.model import Cell, Definition, Finding, Note, NoteKind, Plan, Source
from rak_excel.reading import Unread, read_sheets
from rak_excel.rules.check import check
from rak_excel.rules.engine.rule import ExampleTable, Rule
from tests.report_examples import report_example
from tests.tables import OFFICE, plan_of, sheets_of

PERIODS = {"Komisi": [f"T{n}" for n in range(1, 5)], "Sekretariat": [f"B{n}" for n in range(1, 13)]}
EXECUTORS = {
    "Komisi": "Divisi Keuangan, Umum, Logistik dan Rumah Tangga",
    "Sekretariat": "Sub Bagian Keuangan, Umum dan Logistik",
}
TARGETS = {"Persentase": "100%", "Jumlah": "1 Laporan", "Nilai": "B", "Indeks": "75"}
INDICATORS = ("Opini BPK", "Nilai Akuntabilitas", "Indeks Kepuasan", "Jumlah Laporan Keuangan")
MONEY = ("APBD", "APBN", "JUMLAH")
NTH = ("satu", "dua", "tiga", "empat", "lima", "enam")
HEADS = ("Nama/Unit Organisasi", "Tahun Anggaran")
FIELDS = {
    "Nama Satuan Kerja": "office",
    "Kode Wilayah": "region",
    "Tahun Anggaran": "year",
    "Diisi oleh (Divisi/Sub Bagian)": "submitter",
    "Tempat Penandatanganan": "place",
}


def findings_in(tables: Sequence[ExampleTable], rule: Rule) -> list[Finding]:
    """What the rule finds in an example."""
    if rule.family == "RAK9xx":
        made = report_example(tables, table_of)
        return check([made.report], select=[rule.code], signed=made.signed)
    if tables[0][0][0] == "FILE":
        return check([], _unread(tables[0], rule), select=[rule.code])
    return check([_plan(tables, rule)], select=[rule.code])


def table_of(sheet: str, rows: Iterable[dict[str, str]]) -> str:
    """A sheet as a text table; each row names what is special about it, the rest is right."""
    rows = list(rows)
    extra = [name for name in ("OUTPUT", *MONEY, "DI KANAN TABEL") if any(name in row for row in rows)]
    dropped = rows[0].get("TANPA KOLOM", "")
    names = ["NO", "SASARAN", "INDIKATOR", "TARGET", "KEGIATAN", *PERIODS[sheet], "PELAKSANA"]
    by_period = list(dict.fromkeys(name for row in rows for name in row if name.startswith("TARGET ")))
    columns = [name for name in names if name != dropped] + by_period + extra
    heads = [f"| {label} | {rows[0][label]} |" for label in HEADS if label in rows[0]]
    heading = " | ".join("" if name == "DI KANAN TABEL" else name for name in columns)
    lines = [f"# {sheet}", *heads, f"| {heading} |"]
    for number, row in enumerate(rows):
        filled = _filled(sheet, number, row)
        if any(filled.values()):
            lines.append(f"| {' | '.join(filled.get(name, '') for name in columns)} |")
    return "\n".join(lines)


def _filled(sheet: str, number: int, row: dict[str, str]) -> dict[str, str]:
    continues = row.get("NO") == "" and row.get("SASARAN") == "" and row.get("INDIKATOR") == ""
    indicator = row.get("INDIKATOR", INDICATORS[number % len(INDICATORS)])
    usual = {
        "NO": str(number + 1),
        "SASARAN": f"Sasaran ke {NTH[number]}",
        "INDIKATOR": indicator,
        "TARGET": "" if continues else TARGETS.get(indicator.split(" ")[0], "WTP"),
        "KEGIATAN": f"Reviu laporan {sheet} {NTH[number]}",
        "JADWAL": " ".join(PERIODS[sheet]),
        "CENTANG": "✓",
        "PELAKSANA": EXECUTORS[sheet],
    }
    told = {name: text.replace(" ↵ ", "\\n") for name, text in row.items()}
    if not any(told.get(name, "-") for name in ("INDIKATOR", "KEGIATAN")):
        usual = dict.fromkeys(usual, "")  # a sheet of which the example says that nothing is on it
    full = usual | told
    for mark in full["JADWAL"].split():
        period, _, glyph = mark.partition("=")
        full[period] = glyph or full["CENTANG"]
    return full


def _plan(tables: Sequence[ExampleTable], rule: Rule) -> Plan:
    identity: dict[str, Any] = {}
    sheets: dict[str, list[dict[str, str]]] = {}
    for heading, *lines in tables:
        rows = [dict(zip(heading, line, strict=True)) for line in lines]
        if heading[0] == "IDENTITAS":
            identity |= dict(_identity(rows))
        elif heading[0] == "CATATAN":
            return _noted(rows, rule)
        else:
            for row in rows:
                sheets.setdefault(row.get("SHEET", "Komisi"), []).append(row)
    text = "\n".join(table_of(sheet, rows) for sheet, rows in (sheets or {"Komisi": [{}]}).items())
    definition = _definition(sheets)
    if definition is load_template("kpu-2020"):
        return _dated(plan_of(text, **identity), sheets)
    plan = read_sheets(sheets_of(text, definition, **identity), Source("rak.xlsx", "0" * 64), template=definition)
    assert isinstance(plan, Plan)
    return plan


def _identity(rows: Iterable[dict[str, str]]) -> Iterator[tuple[str, object]]:
    for row in rows:
        if row["IDENTITAS"] == "NIP Sekretaris":
            yield "secretary", ("Sekretaris", "Sekretaris (contoh)", row["ISIAN"])
        else:
            yield FIELDS[row["IDENTITAS"]], row["ISIAN"]


def _definition(sheets: dict[str, list[dict[str, str]]]) -> Definition:
    """The 2020 definition, with the national or agreed target that an example gives its indicator."""
    definition = load_template("kpu-2020")
    for row in (row for rows in sheets.values() for row in rows):
        told = {key: row[name] for name, key in (("NASIONAL", "national"), ("PERJANJIAN", "agreement")) if name in row}
        if told:
            objectives = tuple(
                msgspec.structs.replace(
                    objective,
                    indicators=tuple(
                        msgspec.structs.replace(each, **told) if each.text == row["INDIKATOR"] else each
                        for each in objective.indicators
                    ),
                )
                for objective in definition.objectives
            )
            return msgspec.structs.replace(definition, objectives=objectives)
    return definition


def _dated(plan: Plan, sheets: dict[str, list[dict[str, str]]]) -> Plan:
    """The plan with the dates that an example gives its sheets."""
    parts = []
    for part in plan.parts:
        date = sheets.get(part.sheet, [{}])[0].get("TANGGAL")
        parts.append(replace(part, date=datetime.date.fromisoformat(date)) if date else part)
    return replace(plan, parts=tuple(parts))


def _noted(rows: Iterable[dict[str, str]], rule: Rule) -> Plan:
    """A right plan with the notes that the reader makes of such a workbook."""
    plan = plan_of(table_of("Komisi", [{}]))
    kind = next(kind for kind in NoteKind if kind.value == rule.name)
    notes = []
    for row in rows:
        sheet, _, address = row["SEL"].partition("!")
        cell = (
            Cell(sheet, int(address.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")), address.rstrip("0123456789"))
            if address
            else None
        )
        notes.append(Note(kind, Text(row["CATATAN"], row["CATATAN"]), cell, row["ISI"]))
    return replace(plan, notes=tuple(notes))


def _unread(table: ExampleTable, rule: Rule) -> list[Unread]:
    """The files of an example that are not what was asked for."""
    heading, *rows = table
    kind = next(kind for kind in NoteKind if kind.value == rule.name)
    lines = [dict(zip(heading, row, strict=True)) for row in rows]
    return [
        Unread(Source(line["FILE"], "0" * 64), Note(kind, Text(line["ISI"], line["ISI"])))
        for line in lines
        if line["ISI"] not in {"workbook", "rencana aksi"}
    ]


__all__ = ["OFFICE", "findings_in", "table_of"]
