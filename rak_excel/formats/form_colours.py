"""The colours of the workbooks that we write, by what they mean."""

from __future__ import annotations

# Colours that stay apart in grey print.
HEADING = "#D9E2EC"
PAPER = "#FFFFFF"
INPUT = "#FFFBE6"
ATTENTION = "#F4C7AB"
FAULT = "#8C2D19"
UNSURE = "#E3A83B"
DOUBT = "#FCE7AE"
GOOD = "#DDEBDA"
OUTSIDE = "#1F4E9E"  # beside italics: an own wording, not from the list
QUIET = "#7A7A7A"
LINE = "#8C8C8C"
