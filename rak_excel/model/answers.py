"""The talk about a finding: what became of it since it went back, what the office answers, and what its receiver says of that."""

from __future__ import annotations

from rak_excel.language import Labelled, Text


class Progress(Labelled):
    """What became of a finding since it went back."""

    SETTLED = "settled", Text("Selesai", "Settled")
    STILL = "still", Text("Masih ada", "Still there")
    EXPLAINED = "explained", Text("Dijelaskan", "Explained")
    NEW = "new", Text("Baru", "New")
    UNCHECKED = "unchecked", Text("Belum dicek ulang", "Not checked again")


class Answer(Labelled):
    """What an office answers to a finding."""

    MENDED = "mended", Text("Sudah diperbaiki", "Corrected")
    RIGHT = "right", Text("Memang benar", "Right as it is")
    UNCLEAR = "unclear", Text("Tidak paham", "Not clear to me")


OLDER_WORDS = {"mended": Answer.MENDED}
"""What earlier lists call an answer in English, in small letters."""


class Ruling(Labelled):
    """What its receiver says of an explanation."""

    ACCEPTED = "accepted", Text("Diterima", "Accepted")
    REJECTED = "rejected", Text("Ditolak", "Rejected")
