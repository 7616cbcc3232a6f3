"""The sentence of a letter on what the province corrected itself."""

from __future__ import annotations

from collections.abc import Sequence

from rak_excel.language import Language, Text
from rak_excel.workbooks.letters.mended import Mended

_MENDED = Text(
    "Yang sudah kami koreksi di rekap: {said}. Mohon disesuaikan juga di rencana.",
    "What we corrected in the roll-up: {said}. Please change your plan too.",
)
_ONLY_COUNTED = Text(
    "{count} isian sudah kami koreksi di rekap, {where}. Mohon disesuaikan juga di rencana.",
    "Corrected by us in the roll-up: {count}, {where}. Please change your plan too.",
)
_OTHERS = Text("{said}; dan {count} lagi, {where}", "{said}; and {count} more, {where}")


def told_mended(mended: Sequence[Mended], language: Language, most: int, where: Text) -> str:
    """The first corrections, how many more there are, and `where` they are listed; '' where nothing was corrected."""
    if not mended:
        return ""
    said = [each.said().said(language) for each in mended[:most]]
    # What was corrected may itself have semicolons, as between executors.
    shown = "; ".join(f"({number}) {each}" for number, each in enumerate(said, 1)) if len(said) > 1 else "".join(said)
    left = len(mended) - most
    if not shown:
        return _ONLY_COUNTED.filled(count=len(mended), where=where).said(language)
    if left > 0:
        shown = _OTHERS.filled(said=shown, count=left, where=where).said(language)
    return _MENDED.filled(said=shown).said(language)
