"""What web pages and other programs leave in a text: tags, entities, marks of bold type."""

from __future__ import annotations

import html
import re

from rak_excel.system.remembered import remembered

_TAGS = r"p|ul|ol|li|br|div|span|font|b|i|u|em|strong|sup|sub|table|tbody|thead|tr|td|th|h[1-6]"
MARKUP = re.compile(rf"</?(?:{_TAGS})(?:\s[^<>]*)?/?>|&(?:nbsp|amp|lt|gt|quot);|_x000[dD]_|\*\*", re.IGNORECASE)
_LINES = re.compile(r"</?(?:p|ul|ol|li|br|div|tr)\b[^<>]*>|_x000[dD]_", re.IGNORECASE)
_HAS_SOME = re.compile(r"[<&*]|_x000", re.IGNORECASE)


@remembered(16384)
def without_markup(text: str) -> str:
    """The text as it would be shown: paragraphs and list items on lines of their own."""
    if not (_HAS_SOME.search(text) and MARKUP.search(text)):
        return text
    plain = MARKUP.sub(lambda found: "" if found[0][0] in "<*" else html.unescape(found[0]), _LINES.sub("\n", text))
    return "\n".join(line for line in plain.splitlines() if line.strip())
