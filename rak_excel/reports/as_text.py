"""What changed, what reading tells, and what became of the years in an earlier plan's texts: told to people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from rak_excel.comparing.compared import Aspect
from rak_excel.comparing.diff import Change
from rak_excel.comparing.renewal import Renewal, Renewed, YearLeft
from rak_excel.language import Language, Text, listed, on_one_line, said_of
from rak_excel.reading import Reading, Unread
from rak_excel.reading.ledger import Use
from rak_excel.vocabulary.basics.texts import shortened

_NOTHING = Text("Tidak ada perbedaan.", "No differences.")
_BLANK = Text("(kosong)", "(blank)")
_COUNT = Text("{count} perbedaan.", "Differences: {count}.")
_NEW = Text("Kegiatan baru", "New activity")
_REMOVED = Text("Kegiatan dihapus", "Activity removed")
_WORDS_BEFORE = 4  # that are shown before the first that differs


def changes_as_text(changes: Sequence[Change], language: Language) -> str:
    """A block for each office and indicator, what it was and what it is; a count at the end."""
    if not changes:
        return _NOTHING.said(language)
    return "\n".join([*_lines(changes, language), "", _COUNT.filled(count=len(changes)).said(language)])


def _lines(changes: Sequence[Change], language: Language) -> Iterator[str]:
    for office, of_office in groupby(changes, key=lambda change: change.office):
        yield office or "-"
        for (part, indicator), own in groupby(of_office, key=lambda change: (change.part, change.indicator)):
            if part:
                yield f"  {part}: {_short(indicator)}"
            for change in own:
                yield f"{'    ' if part else '  '}{_change(change, language)}"


def _change(change: Change, language: Language) -> str:
    label = change.label.said(language)
    if change.aspect.whole:
        return f"{label} ({change.new_cell or change.old_cell})"
    if change.aspect is Aspect.ACTIVITIES and not (change.old and change.new):
        label = (_NEW if change.new else _REMOVED).said(language)
        return f"{label}: {_short(change.new or change.old)} ({change.new_cell or change.old_cell})"
    if change.others and change.activity:
        label = f'{label} "{_short(change.activity)}"'
    old, new = (value or _BLANK.said(language) for value in _apart(change.old, change.new))
    return f"{label}: {old} → {new} ({change.new_cell or change.old_cell})"


def _apart(old: str, new: str) -> tuple[str, str]:
    """Both texts short enough for a line, so that they show where they differ."""
    words = old.split(), new.split()
    same = next((at for at, (one, other) in enumerate(zip(*words, strict=False)) if one != other), 0)
    start = max(same - _WORDS_BEFORE, 0) if any(_short(each) != " ".join(each.split()) for each in (old, new)) else 0
    dots = "… " if start else ""
    return dots + _short(" ".join(words[0][start:])), dots + _short(" ".join(words[1][start:]))


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 120 else f"{line[:120].rsplit(' ', 1)[0]} …"


_FILLED = Text("sel terisi", "filled cells")
_USES = {
    Use.PLAN: Text("isi rencana", "plan"),
    Use.IDENTITY: Text("identitas", "identity"),
    Use.HEADING: Text("judul dan label", "headings and labels"),
    Use.SIGNATURE: Text("tanda tangan", "signatures"),
    Use.FORM: Text("bantuan format", "form"),
    Use.NOT_USED: Text("tidak dipakai", "not used"),
}


def unread_as_text(unread: Unread) -> Text:
    """One sentence: the file, the reason and the remedy."""
    return said_of(unread.source.file, unread.note.detail)


def account_as_text(reading: Reading, language: Language) -> str:
    """One line a sheet: how many filled cells it has and what each was taken for."""
    lines = []
    for each in reading.accounts:
        uses = ", ".join(f"{each.uses[use]} {text.said(language)}" for use, text in _USES.items() if each.uses.get(use))
        place = on_one_line(f"{each.file} [{each.sheet}]")
        lines.append(f"{place}: {each.cells} {_FILLED.said(language)} = {uses or '0'}\n")
    return "".join(lines)


_RENEWED = Text("{count} isian disesuaikan dengan tahun {year}:", "Brought up to the year {year}: {count}")
_FROM_TO = Text('  {place}: "{old}" menjadi "{new}"', '  {place}: "{old}" became "{new}"')
_LEFT = Text(
    "{count} isian masih menyebut tahun lain. Periksa, lalu sesuaikan kalau perlu:",
    "{count} entries still name a year. Look at them, and change them where needed:",
)
_NAMES = Text('  {place} masih menyebut tahun {years}: "{text}"', '  {place} still names {years}: "{text}"')
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
    return _NAMES.filled(place=_place(each), years=listed([*map(str, each.years)]), text=shortened(each.text))


def _place(each: Renewed | YearLeft) -> str:
    """`Komisi E9, E14`, or the sheet alone where the rows differ from file to file."""
    return f"{each.sheet} {', '.join(each.cells)}".strip()
