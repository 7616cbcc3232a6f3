"""What became of the years in an earlier plan's texts, told to whoever makes a template of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rak_excel.comparing.renewal import Renewal, Renewed, YearLeft
from rak_excel.language import Language, Text
from rak_excel.vocabulary.basics.texts import shortened

_RENEWED = Text("{count} isian disesuaikan dengan tahun {year}:", "Brought up to the year {year}: {count}")
_FROM_TO = Text('  {place}: "{old}" menjadi "{new}"', '  {place}: "{old}" became "{new}"')
_LEFT = Text(
    "{count} isian masih menyebut tahun lain. Periksa, lalu sesuaikan kalau perlu:",
    "{count} entries still name a year. Look at them, and change them where needed:",
)
_NAMES = Text('  {place} masih menyebut tahun {years}: "{text}"', '  {place} still names {years}: "{text}"')
_AND = Text(" dan ", " and ")
_MORE = Text("  ... dan {count} isian lain", "  ... and {count} more")
_MOST = 12  # lines of a kind: more scroll what was written out of sight


def renewal_as_lines(renewal: Renewal, year: int, language: Language) -> Iterator[str]:
    """A line for each wording that was changed and for each text that still names a year, under a count of them."""
    if renewal.renewed:
        yield _RENEWED.filled(count=len(renewal.renewed), year=year).said(language)
        yield from _few([_changed(each).said(language) for each in renewal.renewed], language)
    if renewal.left:
        yield _LEFT.filled(count=len(renewal.left)).said(language)
        yield from _few([_still_named(each).said(language) for each in renewal.left], language)


def _few(lines: Sequence[str], language: Language) -> Iterator[str]:
    yield from lines[:_MOST]
    if len(lines) > _MOST:
        yield _MORE.filled(count=len(lines) - _MOST).said(language)


def _changed(each: Renewed) -> Text:
    # Whole: the year that changed stands at the end of most.
    return _FROM_TO.filled(place=_place(each), old=" ".join(each.old.split()), new=" ".join(each.new.split()))


def _still_named(each: YearLeft) -> Text:
    *first, last = map(str, each.years)
    years = Text(*(f"{', '.join(first)}{both}{last}" if first else last for both in (_AND.id, _AND.en)))
    return _NAMES.filled(place=_place(each), years=years, text=shortened(each.text))


def _place(each: Renewed | YearLeft) -> str:
    """`Komisi E9, E14`, or the sheet alone where the rows differ from file to file."""
    return f"{each.sheet} {', '.join(each.cells)}".strip()
