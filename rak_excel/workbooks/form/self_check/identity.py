"""What the live self-check looks at on the identity sheet, and what no cell there can hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rak_excel.model import Definition, Severity
from rak_excel.workbooks.form.self_check.line import CheckLine

_NIP_DIGITS = 18


def identity_lines(definition: Definition) -> Iterator[CheckLine]:
    """One line for each thing that the identity sheet may lack."""
    yield from (line.but(sheet=definition.sheets.identity) for line in _lines(definition))


def _lines(definition: Definition) -> Iterator[CheckLine]:
    words = definition.identity
    wrong = wrong_values(definition)
    error, warning = Severity.ERROR, Severity.WARNING
    yield _blank("OFFICE", words.office, error)
    office, region = _text("OFFICE"), _text("REGION")
    unknown = f'1*AND({office}<>"",SUMPRODUCT(--(RAK_LIST_OFFICES={office}))=0)'
    yield _line(f"{words.office} tidak ada di daftar", unknown, error, "OFFICE", doubt=True)
    other = f'1*AND({office}<>"",{region}<>"",SUMPRODUCT((RAK_LIST_OFFICES={office})*(RAK_LIST_REGIONS={region}))=0)'
    yield _line(f"{words.region} bukan kode kantor ini", other, error, "REGION", doubt=True)
    no_year = f"1*OR(LEN({_text('YEAR')})=0,{wrong['YEAR']})"
    yield _line(f"{words.year} belum diisi, atau bukan tahun", no_year, error, "YEAR")
    unlisted = f"1*(SUMPRODUCT(--(RAK_LIST_UNITS={_text('SUBMITTER')}))=0)"
    yield _line(f"{words.submitter} belum diisi, atau tidak ada di daftar", unlisted, warning, "SUBMITTER")
    yield _line(f"{words.revision} bukan angka", f"1*{wrong['REVISION']}", error, "REVISION")
    yield _nameless("PLACE", words.place)
    for name, label, fault in (
        ("DAY", words.day, "bukan 1 sampai 31, atau tidak ada di bulan itu"),
        ("MONTH", words.month, "tidak ada di daftar"),
        ("SIGNED_YEAR", words.signed_year, "bukan tahun"),
    ):
        yield _blank(name, label, warning, only_whole=True)
        yield _line(f"{label} {fault}", f"1*{wrong[name]}", error, name)
    for signatory, own in words.signatories.items():
        name = signatory.upper()
        yield _nameless(f"{name}_NAME", f"{words.signatory_name} {own.label}")
        if own.nip:
            text = f"{words.signatory_nip} {own.label} bukan {_NIP_DIGITS} angka"
            yield _line(text, f"1*{wrong[f'{name}_NIP']}", warning, f"{name}_NIP", only_whole=True)


def wrong_values(definition: Definition) -> Mapping[str, str]:
    """By field, the condition under which what is typed there cannot be meant; a blank never is."""
    nips = {f"{id_.upper()}_NIP" for id_, own in definition.identity.signatories.items() if own.nip}
    return {
        "YEAR": _no_year("YEAR"),
        "REVISION": f"({_digits(_text('REVISION'))}<LEN({_text('REVISION')}))",
        "DAY": f"OR(AND(LEN({_text('DAY')})>0,{_day()}=0),{_not_of_month()})",
        "MONTH": f"AND(LEN({_text('MONTH')})>0,{_month()}=0)",
        "SIGNED_YEAR": _no_year("SIGNED_YEAR"),
        **{name: _no_nip(name) for name in sorted(nips)},
    }


def _no_year(name: str) -> str:
    text = _text(name)
    century = f'LEFT({text},2)="19",LEFT({text},2)="20"'
    return f"AND(LEN({text})>0,NOT(AND(LEN({text})=4,{_digits(text)}=4,OR({century}))))"


def _day() -> str:
    """The number of the day, also of `01`; 0 where it is none."""
    return f'SUMPRODUCT(((RAK_LIST_DAYS&""={_text("DAY")})+("0"&RAK_LIST_DAYS={_text("DAY")}))*RAK_LIST_DAYS)'


def _month() -> str:
    """The number of the month; 0 where its name is not listed."""
    return f"SUMPRODUCT((RAK_LIST_MONTHS={_text('MONTH')})*(ROW(RAK_LIST_MONTHS)-ROW(INDEX(RAK_LIST_MONTHS,1))+1))"


def _not_of_month() -> str:
    """Whether the month that is written has no such day; a year that is none yet counts as one with 29 February."""
    year = f"IF(LEN({_text('SIGNED_YEAR')})=4,{_text('SIGNED_YEAR')},2000)"
    date = f"DATE({year},{_month()},{_day()})"
    return f"IFERROR(IF({_month()}*LEN({_text('DAY')})>0,DAY({date})<>{_day()},FALSE),FALSE)"


def _no_nip(name: str) -> str:
    digits = f'SUBSTITUTE(SUBSTITUTE({_text(name)}," ",""),".","")'
    return f"AND(LEN({digits})>0,OR(LEN({digits})<>{_NIP_DIGITS},{_digits(digits)}<>{_NIP_DIGITS}))"


def _digits(text: str) -> str:
    """How many digits a text has."""
    return f'SUMPRODUCT(LEN({text})-LEN(SUBSTITUTE({text},{{0,1,2,3,4,5,6,7,8,9}},"")))'


def _text(name: str) -> str:
    return f"TRIM(RAK_IDENTITY_{name})"


def _blank(name: str, label: str, severity: Severity, *, only_whole: bool = False) -> CheckLine:
    count = f"1*(LEN({_text(name)})=0)"
    return _line(f"{label} belum diisi", count, severity, name, only_whole=only_whole)


def _nameless(name: str, label: str) -> CheckLine:
    """A place or person that is blank, or has no letter: `-`, `...`."""
    cell = f"RAK_IDENTITY_{name}"
    count = f"1*EXACT(UPPER({cell}),LOWER({cell}))"
    return _line(f"{label} belum diisi", count, Severity.WARNING, name, only_whole=True)


def _line(
    text: str, count: str, severity: Severity, name: str, *, only_whole: bool = False, doubt: bool = False
) -> CheckLine:
    cell = f"RAK_IDENTITY_{name}"
    place = f"ADDRESS(ROW({cell}),COLUMN({cell}),4)"
    return CheckLine(text, count, severity, "", place, only_whole, doubt)
