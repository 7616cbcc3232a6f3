"""What a message for WhatsApp may hold: how long it is, and text from cells that turns nothing bold."""

from __future__ import annotations

LONGEST = 1000  # letters of one message
LINE_END = "\r\n"  # of each line, as every Notepad knows it
# WhatsApp takes these signs for bold, italic, struck out and code.
_SIGNS = str.maketrans({"*": "•", "_": "-", "~": "-", "`": "'"})


def plain(text: str) -> str:
    """A text from a cell on one line, with signs in it that WhatsApp shows as they are."""
    return " ".join(text.translate(_SIGNS).split())


def bold(text: str) -> str:
    return f"*{plain(text)}*"


def length(text: str) -> int:
    """The letters of a message as its file has them, where each line ends in two."""
    return len(text) + text.count("\n") + len(LINE_END)
