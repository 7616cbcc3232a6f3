"""Texts and numbers that a reader may stumble over."""

from __future__ import annotations

import random

SENTINEL = "zfuzz"  # stands in every formula, so that one that came through is known in an output
MOST_LETTERS = 32_767  # in a cell

NUMBERS = (
    "0", "-1", "-0", "1e308", "1e309", "-1e400", "NaN", "nan", "INF", "Infinity", "4294967295", "2147483648", "-2147483649",
    "18446744073709551616", "9" * 400, "9" * 5_000, "0." + "3" * 5_000, "1e-400", "1e999999999", "0x10", "1_000", "٣", "", " ",
    "1048576", "1048577", "16385", "65536", "2958466", "-693594", "1e15",
)  # fmt: skip
REFERENCES = (
    "A0", "A1048576", "XFD1048576", "XFE1", "ZZZZ1", "A99999999999", "1", "A", "", "a1", "A1:XFD1048576", "A1:A1", "B2:A1", "$A$1",
    "A-1", "IV65536", "A1 ", "A1:B2:C3", "Ä1", "A1,B2",
)  # fmt: skip
FORMULAS = (
    f'=HYPERLINK("http://{SENTINEL}.invalid","{SENTINEL}")', f"=cmd|'/C calc'!{SENTINEL}", f"+{SENTINEL}+1", f"-{SENTINEL}+1",
    f"@{SENTINEL}(1)", f"\t={SENTINEL}", f"\n={SENTINEL}", f"\r={SENTINEL}", f"＝{SENTINEL}", f"＋{SENTINEL}", f"{{={SENTINEL}}}",
    f"http://{SENTINEL}.invalid", f"mailto:{SENTINEL}@{SENTINEL}.invalid", f"internal:{SENTINEL}!A1", f'";={SENTINEL};"',
)  # fmt: skip
TERMINAL = (
    "\x1b[2J\x1b[H", "\x1b]8;;http://x.invalid\x07klik\x1b]8;;\x07", "\x1b]0;judul\x07", "\x9b31m", "\x07", "\x08" * 8, "\r",
    "\u202eexe.slx", "\u2066a\u2069", "\u200f", "[bold red]x[/bold red]", "[/]", "[link=http://x.invalid]x[/link]", "\x7f",
)  # fmt: skip
ODD = (
    "<r>", "<r><t>x</t></r>", "</t>", "&amp;", "{office}", "{0}", "{", "%s", "%", "\\", "'", '"', "_x0000_", "_x001B_", "_x000D_",
    "\ufeff", "\u2028", "\ud7ff", "\U0001f600", "a\u0301" * 50, "ﷺ" * 50, "İ", "ß", "ǆ", "½", "²", "٤", "v\u0305", "CON", "../../x",
    "#REF!", "TRUE", "31/02/2020", "0", "1/0", "T5", "B13", "1.1.1.1.1", "Komisi!A1", "sda", "Divisi", "Sub Bagian", "NIP",
)  # fmt: skip
REPEATED = (
    " ", "\n", "a", "1", "0", ".", "-", ",", ";", "(", ")", "Divisi ", "a, ", "1. a\n", "Sub Bagian ", "2020 ", "Nomor 1 ", "/", "%",
    "Tahun ", "T1 ", "\u00a0", "v", "x ", "Kab. ", "=", "12345 ", "a b ", "dan ", "\t", "\u3000", "é", "1)", "• ", "s.d. ", "B1-", "_x",
)  # fmt: skip


def text(dice: random.Random) -> str:
    """Any of them; now and then as long as a cell can be."""
    kind = dice.randrange(6)
    if kind == 0:
        return long_text(dice)
    choices = (NUMBERS, FORMULAS, TERMINAL, ODD, REFERENCES)[kind - 1]
    said = dice.choice(choices)
    return dice.choice((said, f"Rapat {said}", f"{said} Divisi Hukum"))


def long_text(dice: random.Random) -> str:
    pieces = "".join(dice.choices(REPEATED, k=dice.choice((1, 1, 2, 3))))
    whole = pieces * (MOST_LETTERS // len(pieces))
    return dice.choice(("", "PELAKSANA ", "Divisi ", "Nomor ", "1. ", "B1")) + whole[: MOST_LETTERS - 10]
