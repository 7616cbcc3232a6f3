"""Columns in which every entry begins with the letter that a bullet became when its font was lost: v, o, q, n, l."""

from __future__ import annotations

from rak_excel.model.items import lost_bullet, mark_of
from rak_excel.reading.sections.sections import Section
from rak_excel.vocabulary.basics.texts import tidy

LISTING_ROLES = ("objective", "indicator", "activity", "executor")


def lost_bullets(section: Section) -> dict[str, str]:
    """The letter by role. A single entry says nothing, since it may begin with a word."""
    return {role: letter for role in LISTING_ROLES if (letter := _letter(section, section.heading.roles.get(role)))}


def without_letter(text: str, letter: str) -> str:
    """The text as it was meant, with a bullet for the letter, or nothing where it is the only line."""
    if not letter:
        return text
    if "\n" not in text:
        return text.removeprefix(f"{letter} ").strip()
    lines = text.splitlines()
    return "\n".join(f"• {line[2:].strip()}" if line.startswith(f"{letter} ") else line for line in lines)


def _letter(section: Section, column: int | None) -> str:
    """The letter before every entry that has no other mark, such as a number."""
    found: list[str] = []
    for row in section.rows if column else ():
        lines = tidy(section.sheet.text(row, column or 0)).splitlines()
        if all(mark_of(line) for line in lines):
            continue
        bullet = lost_bullet(lines)
        if not bullet.isalpha() or (found and bullet != found[0]):
            return ""
        found.append(bullet)
    return found[0] if len(found) > 1 else ""
