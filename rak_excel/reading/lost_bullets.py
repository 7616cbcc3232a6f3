"""Columns in which every entry begins with the letter that a bullet became when its font was lost: v, o, q, n, l."""

from __future__ import annotations

from rak_excel.model.list_marks import lost_bullet
from rak_excel.reading.sections import Section
from rak_excel.vocabulary.words import tidy

LISTING_ROLES = ("objective", "indicator", "activity", "executor")


def lost_bullets(section: Section) -> dict[str, str]:
    """The letter by role. A single entry says nothing, since it may begin with a word."""
    return {role: letter for role in LISTING_ROLES if (letter := _letter(section, section.heading.roles.get(role)))}


def without_letter(text: str, letter: str) -> str:
    """The text as it was meant, with a bullet for the letter, or nothing where it is the only line."""
    if not letter:
        return text
    lines = [line.removeprefix(f"{letter} ").strip() for line in text.splitlines()]
    return "\n".join(f"• {line}" for line in lines) if len(lines) > 1 else text.removeprefix(f"{letter} ").strip()


def _letter(section: Section, column: int | None) -> str:
    found, several = "", False
    texts = (tidy(section.sheet.text(row, column)) for row in section.rows) if column else iter(())
    for nth, text in enumerate(filter(None, texts)):
        lines = text.splitlines()
        bullet = lost_bullet(lines)
        if (
            not bullet.isalpha()
            or not all(line.startswith(f"{bullet} ") for line in lines)
            or (nth and bullet != found)
        ):
            return ""
        found, several = bullet, nth > 0
    return found if several else ""
