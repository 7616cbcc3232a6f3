"""Sentences for people, in Indonesian and English."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Language = Literal["id", "en"]


@dataclass(frozen=True, slots=True)
class Text:
    """One sentence in both languages. `id` is what users see unless they ask for English."""

    id: str
    en: str

    def filled(self, **values: object) -> Text:
        """This text with its {places} filled; the same values go into both languages.

        A value that is itself a Text is filled in the language of the sentence around it.
        """
        if Text in map(type, values.values()):
            return Text(self.id.format_map(_said(values, "id")), self.en.format_map(_said(values, "en")))
        # The same words for both: most messages, and there are many.
        return Text(self.id.format_map(values), self.en.format_map(values))

    def said(self, language: Language = "id") -> str:
        return self.en if language == "en" else self.id

    def __str__(self) -> str:
        return self.id


def closing(path: object) -> str:
    """A path as the last word of a sentence: in quotation marks where it ends in a dot of its own."""
    return f'"{path}"' if str(path).endswith(".") else str(path)


def _said(values: dict[str, object], language: str) -> dict[str, object]:
    return {name: getattr(value, language) if isinstance(value, Text) else value for name, value in values.items()}
