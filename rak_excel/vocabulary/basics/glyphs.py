"""The signs that people put into a schedule, beside those that a definition lists: what each shape says by itself."""

from __future__ import annotations

# Word pastes a tick of a symbol font as a character of the private use area: 0xF000 and its place in the font. Wingdings
# and Wingdings 2 have nothing but flags and suns at each other's places.
FONT_GLYPHS = {
    0xF0FC: "✓",
    0xF0FE: "☑",
    0xF050: "✓",
    0xF052: "☑",
    0xF061: "✓",  # Webdings
    0xF0D6: "√",  # Symbol
    0xF06C: "●",
    0xF06E: "■",
    0xF0A7: "▪",
    0xF0FB: "✗",
    0xF0FD: "☒",
    0xF04F: "✗",
    0xF051: "☒",
    0xF06F: "□",
    0xF0A8: "□",
    0xF0E0: "→",
    0xF0E8: "→",
    0xFE0E: "",  # these two only choose between the coloured and the plain picture
    0xFE0F: "",
}

CHECKS = frozenset("✓✔☑✅🗸🗹√þ")
DOTS = frozenset("●•⬤⚫■▪◼◾█")
EMPTY_BOXES = frozenset([*"☐□◻▢⬜", "[]", "()", "[ ]", "( )"])

# A cross is a tick where a plan ticks with nothing else; beside other ticks it may be a no.
CROSSES = frozenset([*"x×☒🗵🗷ý", "[x]"])
# These say no more often than yes, also alone.
BALLOT_CROSSES = frozenset("✗✘✖❌❎☓🗴🗶û")

YES = frozenset({"ya", "y", "yes", "true", "benar"})
SAY_NOTHING = ("tidak ada", "nihil", "n/a", "n.a", "n.a.")  # in any column but that of targets, where nihil may be 0
NO = frozenset({"tidak", "tdk", "no", "false", "salah", *SAY_NOTHING, "--", "—", "−"})
NO_LETTERS = frozenset({"t", "n"})  # no, but only where Y says yes
FONT_LETTERS = frozenset({"p"})  # a tick of Wingdings 2 that lost its font, but also a code of somebody's own
