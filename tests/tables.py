"""Workbooks written as text tables, so that a test shows what it reads."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping, Sequence
from textwrap import dedent

from rak_excel.definitions.loading import load_template
from rak_excel.formats.addresses import Area
from rak_excel.formats.grid import Sheet, Value, rows_of
from rak_excel.formats.opened.appearance import WHITE, Appearance, Run, looks_of
from rak_excel.model import Definition, Plan, Severity, Source
from rak_excel.reading import Unread, read_sheets
from rak_excel.rules.check import check

OFFICE = "KOMISI PEMILIHAN UMUM KABUPATEN LOMBOK TIMUR"
_LOOK = re.compile(r"(~~.+?~~|\(\(.+?\)\))")
_NUMBER = re.compile(r"^\{(?P<number>-?[\d.]+)(?::(?P<format>[^}]+))?\}$")


def sheet_of(name: str, table: Sequence[Sequence[Value | None]]) -> Sheet:
    """A sheet from a plain table of rows that starts at A1."""
    return Sheet(name, rows_of(table))


def plan_of(text: str, *, file: str = "rak.xlsx", template: str = "kpu-2020", **identity: object) -> Plan:
    """The plan that the tables in `text` hold, read as if from a workbook.

    `# Komisi` names the sheet that follows; its first line is row 1, its first cell column A. A line without bars is a
    row with one cell in column A. In a cell `\\n` breaks the line, `^` is merged with the cell above, `<` with the cell
    to the left, `{0.75}` is a number and `{0.75:0%}` one with that format. `~~text~~` is struck through, `((text))` in
    the colour of its cell, and `^ text` stands beneath the merged range.

    Without a sheet `# Identitas Satker` the identity is a whole one of KPU Kabupaten Lombok Timur, with what `identity`
    says instead: the fields of Identity as text or value; `chair` and `secretary` as (title, name, nip).
    """
    definition = load_template(template)
    read = read_sheets(sheets_of(text, definition, **identity), Source(file, "0" * 64), template=definition)
    assert not isinstance(read, Unread), read.note.detail.en
    return read


def told(plan: Plan, *severities: Severity) -> list[str]:
    """What is found in the plan, of severity warning and error where none are given: `RAK009 Komisi!D9 error`."""
    wanted = severities or (Severity.WARNING, Severity.ERROR)
    return [f"{each.code} {each.cell} {each.severity}" for each in check([plan]) if each.severity in wanted]


def sheets_of(text: str, definition: Definition | None = None, **identity: object) -> list[Sheet]:
    """The sheets that `text` writes, with an identity sheet before them unless the text has one."""
    definition = definition or load_template("kpu-2020")
    sheets = [_sheet(name, lines) for name, lines in _named_tables(text)]
    if any(sheet.name == definition.sheets.identity for sheet in sheets):
        return sheets
    return [identity_sheet(definition, **identity), *sheets]


def identity_sheet(definition: Definition, **identity: object) -> Sheet:
    """An identity sheet: labels in column A, answers in column B."""
    known: dict[str, object] = {
        "office": OFFICE,
        "region": "52.03",
        "year": 2020,
        "submitter": definition.identity.whole_office,
        "revision": 0,
        "place": "Selong",
        "date": datetime.date(2020, 1, 22),
        "acknowledged": "Tidak",
        "chair": ("Ketua", "Ketua (contoh)", ""),
        "secretary": ("Sekretaris", "Sekretaris (contoh)", "197001012000011001"),
    }
    unknown = set(identity) - set(known)
    assert not unknown, f"identity has no {unknown}"
    return sheet_of(definition.sheets.identity, list(_identity_rows(definition, known | identity)))


def _identity_rows(definition: Definition, known: Mapping[str, object]) -> Iterator[list[Value | None]]:
    words = definition.identity
    yield [words.title]
    for field in ("office", "region", "year", "submitter", "revision", "place"):
        yield [getattr(words, field), _text(known[field])]
    date = known["date"]
    parts = [date.day, words.months[date.month - 1], date.year] if isinstance(date, datetime.date) else ["", "", ""]
    for field, value in zip(("day", "month", "signed_year"), parts, strict=True):
        yield [getattr(words, field), _text(value)]
    yield [words.acknowledged, _text(known["acknowledged"])]
    for person, each in words.signatories.items():
        given = known.get(person, ())
        title, name, nip = (*(given if isinstance(given, Sequence) else ()), "", "", "")[:3]
        yield [each.label]
        yield [words.signatory_title, _text(title)]
        yield [words.signatory_name, _text(name)]
        if each.nip:
            yield [words.signatory_nip, _text(nip)]


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _named_tables(text: str) -> Iterator[tuple[str, list[str]]]:
    name, lines = "", list[str]()
    for line in map(str.strip, dedent(text).splitlines()):
        if line.startswith("# "):
            if name:
                yield name, lines
            name, lines = line.removeprefix("# ").strip(), []
        elif line:
            lines.append(line)
    if name:
        yield name, lines


def _sheet(name: str, lines: Sequence[str]) -> Sheet:
    table = [
        [cell.strip() for cell in line.strip("|").split("|")] if line.startswith("|") else [line] for line in lines
    ]
    formats: dict[tuple[int, int], str] = {}
    values = [[_value(cell, (r, c), formats) for c, cell in enumerate(row, 1)] for r, row in enumerate(table, 1)]
    rows, merged = rows_of(values), _merged(table)
    shown = {address: Appearance(number_format=code) for address, code in formats.items()}
    looks = looks_of(rows, merged, shown, dict(_runs(table)), {})
    return Sheet(name, rows, merged=merged, formats=formats, look=looks)


def _runs(table: Sequence[Sequence[str]]) -> Iterator[tuple[tuple[int, int], list[Run]]]:
    """The cells with text that is struck through or in the colour of its cell."""
    for r, row in enumerate(table, 1):
        for c, cell in enumerate(row, 1):
            parts = [part for part in _LOOK.split(cell.replace("\\n", "\n")) if part]
            if len(parts) > 1 or _LOOK.fullmatch(cell):
                yield (r, c), [_run(part) for part in parts]


def _run(part: str) -> Run:
    if _LOOK.fullmatch(part):
        return Run(part[2:-2], struck=part.startswith("~~"), colour=WHITE if part.startswith("((") else None)
    return Run(part)


def _value(cell: str, address: tuple[int, int], formats: dict[tuple[int, int], str]) -> Value | None:
    if cell in {"", "^", "<"}:
        return None
    if match := _NUMBER.match(cell):
        if match["format"]:
            formats[address] = match["format"]
        return float(match["number"])
    text = cell.removeprefix("^").replace("\\n", "\n").strip()
    return _LOOK.sub(lambda match: match[0][2:-2], text)


def _merged(table: Sequence[Sequence[str]]) -> list[Area]:
    """Ranges that go on below with `^` or to the right with `<`."""
    areas = []
    for r, row in enumerate(table):
        for c, cell in enumerate(row):
            if cell == "<" or cell.startswith("^"):
                continue
            bottom = r
            while bottom + 1 < len(table) and c < len(table[bottom + 1]) and table[bottom + 1][c].startswith("^"):
                bottom += 1
            right = c
            while right + 1 < len(row) and row[right + 1] == "<":
                right += 1
            if (bottom, right) != (r, c):
                areas.append(Area(r + 1, c + 1, bottom + 1, right + 1))
    return areas
