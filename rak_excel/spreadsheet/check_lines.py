"""What the sheet `Cek Isian` looks at: one line for each kind of fault, as formulas."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rak_excel.language import Text
from rak_excel.model import PlanForm, Severity
from rak_excel.spreadsheet.check_across import PERIOD_UNSERVED, TARGET_DIFFERS, CheckAcross
from rak_excel.spreadsheet.check_faults import FAULT_ROLES
from rak_excel.spreadsheet.check_rows import FIRST_GRID_ROW, CheckRows
from rak_excel.spreadsheet.hidden_sheet import Workings
from rak_excel.spreadsheet.plan_layout import quoted
from rak_excel.spreadsheet.status_words import FAULTS

LATER = Text("Dicek setelah semua file digabung", "Checked when all files are merged")
TOO_LONG = Text(
    "Tabel lebih dari {rows} baris: baris selebihnya tidak dicek di sini",
    "The table has more than {rows} rows: the rest is not checked here",
)
_LAST = len(FAULTS) - 1  # "Periksa": only perhaps a fault


@dataclass(frozen=True, slots=True)
class CheckLine:
    """One line. `count` and `place` are formulas without `=`; `place` gives an address, `sheet` says on which sheet.

    `only_whole` lines are silent in one unit's submission.
    """

    text: str
    count: str
    severity: Severity
    sheet: str = ""
    place: str = ""
    only_whole: bool = False


@dataclass(frozen=True, slots=True)
class CheckGroup:
    title: str
    lines: tuple[CheckLine, ...]


def check_groups(form: PlanForm, workings: Workings) -> list[CheckGroup]:
    """All lines in their groups: identity, each part, across the parts."""
    groups = [CheckGroup(form.definition.sheets.identity, tuple(_identity_lines(form)))]
    groups += [CheckGroup(rows.layout.part.sheet, tuple(_part_lines(rows))) for rows in workings.parts]
    if across := workings.across:
        names = [each.layout.part.sheet for each in (across.coarse, across.fine)]
        groups.append(CheckGroup(" – ".join(names), tuple(_across_lines(across))))
    return groups


def filled_rows(workings: Workings) -> str:
    """How many rows of all parts hold anything."""
    return "+".join(f"SUMPRODUCT(--({rows.layout.name('CHECK_FILLED')}>0))" for rows in workings.parts)


def _part_lines(rows: CheckRows) -> Iterator[CheckLine]:
    sheet = rows.layout.part.sheet
    for bit, (fault, role) in enumerate(zip(FAULTS, FAULT_ROLES, strict=True)):
        having = f"MOD(INT({rows.layout.name('CHECK_FAULTS')}/{2**bit}),2)"
        severity = Severity.WARNING if bit == _LAST else Severity.ERROR
        yield CheckLine(fault.id, f"SUMPRODUCT({having})", severity, sheet, _first_place(rows, having, role))
    too_long = f"1*({rows.rows}>{rows.capacity})"
    yield CheckLine(TOO_LONG.filled(rows=rows.capacity).id, too_long, Severity.ERROR)


def _across_lines(across: CheckAcross) -> Iterator[CheckLine]:
    coarse, fine = across.coarse, across.fine
    parts = {"coarse": coarse.layout.part.sheet, "fine": fine.layout.part.sheet}
    text = TARGET_DIFFERS.filled(**parts).id
    differs = "RAK_ACROSS_DIFFERS"
    yield CheckLine(
        text,
        f"SUM({differs})",
        Severity.ERROR,
        parts["coarse"],
        _first_place(coarse, f"({differs}>0)", "target"),
        only_whole=True,
    )
    names = {"period": coarse.layout.part.schedule.name, "month": fine.layout.part.schedule.name.lower()}
    text = PERIOD_UNSERVED.filled(**parts, **names).id
    unserved = "RAK_ACROSS_UNSERVED"
    yield CheckLine(
        text,
        f"SUM({unserved})",
        Severity.ERROR,
        parts["coarse"],
        _first_place(coarse, f"({unserved}>0)", "schedule"),
        only_whole=True,
    )


def _first_place(rows: CheckRows, having: str, role: str) -> str:
    """The address of the first row of the table for which `having` is 1."""
    faults, last = rows.layout.name("CHECK_FAULTS"), FIRST_GRID_ROW + rows.capacity + 1
    above = f"SUMPRODUCT(MAX({having}*({last}-ROW({faults}))))"
    row = f"ROW({rows.layout.name('HEAD')})+{last - FIRST_GRID_ROW}-{above}"
    return f"ADDRESS({row},MIN(COLUMN({rows.layout.name(role.upper())})),4)"


def _identity_lines(form: PlanForm) -> Iterator[CheckLine]:
    words = form.definition.identity
    error, warning = Severity.ERROR, Severity.WARNING
    yield _blank("OFFICE", words.office, error, form)
    office, region = (f"TRIM(RAK_IDENTITY_{name})" for name in ("OFFICE", "REGION"))
    unknown = f'1*AND({office}<>"",SUMPRODUCT(--(RAK_LIST_OFFICES={office}))=0)'
    yield _identity(f"{words.office}: tidak ada di daftar", unknown, warning, "OFFICE", form)
    other = f'1*AND({office}<>"",{region}<>"",SUMPRODUCT((RAK_LIST_OFFICES={office})*(RAK_LIST_REGIONS={region}))=0)'
    yield _identity(f"{words.region}: bukan kode kantor ini", other, warning, "REGION", form)
    yield _blank("YEAR", words.year, error, form)
    yield _blank("SUBMITTER", words.submitter, warning, form)
    for name, label in (
        ("PLACE", words.place),
        ("DAY", words.day),
        ("MONTH", words.month),
        ("SIGNED_YEAR", words.signed_year),
    ):
        yield _blank(name, label, warning, form, only_whole=True)
    for signatory, own in words.signatories.items():
        name = signatory.upper()
        yield _blank(f"{name}_NAME", f"{words.signatory_name} {own.label}", warning, form, only_whole=True)
        if own.nip:
            digits = f'SUBSTITUTE(SUBSTITUTE(RAK_IDENTITY_{name}_NIP," ",""),".","")'
            odd = f"1*AND(LEN({digits})>0,LEN({digits})<>18)"
            yield _identity(
                f"{words.signatory_nip} {own.label}: bukan 18 angka", odd, warning, f"{name}_NIP", form, only_whole=True
            )


def _blank(name: str, label: str, severity: Severity, form: PlanForm, *, only_whole: bool = False) -> CheckLine:
    count = f"1*(LEN(TRIM(RAK_IDENTITY_{name}))=0)"
    return _identity(f"{label}: belum diisi", count, severity, name, form, only_whole=only_whole)


def _identity(
    text: str, count: str, severity: Severity, name: str, form: PlanForm, *, only_whole: bool = False
) -> CheckLine:
    cell = f"RAK_IDENTITY_{name}"
    place = f"ADDRESS(ROW({cell}),COLUMN({cell}),4)"
    return CheckLine(text, count, severity, form.definition.sheets.identity, place, only_whole)


def link_formula(line: CheckLine, count: str) -> str:
    """A link to the first place of a fault, named like `Komisi!D12`; nothing where there is none."""
    if not line.place:
        return '""'
    target = quoted(line.sheet).replace('"', '""')
    shown = f'HYPERLINK("#{target}!"&{line.place},"{line.sheet}!"&{line.place})'
    found = f'IF(N({count})=0,"",{shown})'
    return f'IF(RAK_WHOLE_OFFICE,{found},"{LATER.id}")' if line.only_whole else found
