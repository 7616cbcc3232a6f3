"""JSON that a terminal may show: what would act there instead of being read is escaped, and the data stay the same."""

from __future__ import annotations

import re

from rak_excel.language import UNSEEN


def readable_json(text: str) -> str:
    """The same JSON; only texts can hold such letters, and JSON writes the rest of them as escapes anyway."""
    return UNSEEN.sub(_escaped, text)


def _escaped(found: re.Match[str]) -> str:
    units = found[0].encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))
