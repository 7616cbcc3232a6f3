"""Differences between two plans or roll-ups, told to people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from rak_excel.comparing.diff import Change
from rak_excel.comparing.indicator_aspects import Aspect
from rak_excel.language import Language, Text

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
        for (part, indicator), listed in groupby(of_office, key=lambda change: (change.part, change.indicator)):
            if part:
                yield f"  {part}: {_short(indicator)}"
            for change in listed:
                yield f"{'    ' if part else '  '}{_change(change, language)}"


def _change(change: Change, language: Language) -> str:
    label = change.aspect.label.said(language)
    if change.aspect.whole:
        return f"{label} ({change.new_cell or change.old_cell})"
    if change.aspect is Aspect.ACTIVITIES and not (change.old and change.new):
        label = (_NEW if change.new else _REMOVED).said(language)
        return f"{label}: {_short(change.new or change.old)} ({change.new_cell or change.old_cell})"
    if change.others and change.activity:
        label = f'{label} "{_short(change.activity)}"'
    old, new = (value or _BLANK.said(language) for value in _apart(change.old, change.new))
    return f"{label}: {old} → {new} ({change.new_cell})"


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
