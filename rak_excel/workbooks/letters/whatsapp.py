"""What a message for WhatsApp may hold: how long it is, and text from cells that turns nothing bold."""

from __future__ import annotations

LONGEST = 1000  # letters of one message
LINE_END = "\r\n"  # of each line, as every Notepad knows it
# WhatsApp takes these signs for bold, italic, struck out and code.
_SIGNS = str.maketrans({"*": "•", "_": "-", "~": "-", "`": "'"})


def plain(text: str) -> str:
    """A text from a cell on one line, with signs in it that WhatsApp shows as they are.

    Signs that are not seen are left out: some turn the direction of all that follows, and half a letter cannot be saved.
    """
    words = text.translate(_SIGNS).split()
    return " ".join(filter(None, ("".join(filter(str.isprintable, word)) for word in words)))


def bold(text: str) -> str:
    return f"*{plain(text)}*"


def length(text: str) -> int:
    """The letters of a message as its file has them, where each line ends in two."""
    return len(text) + text.count("\n") + len(LINE_END)
