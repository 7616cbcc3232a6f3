"""Indicators in few words by which each is still told from the others."""

from __future__ import annotations

from collections.abc import Mapping

from rak_excel.language import Text
from rak_excel.system.grouped import grouped
from rak_excel.vocabulary.basics.texts import shortened
from rak_excel.vocabulary.entries.wordings import said_code

_LONGEST = 60  # letters
_ROUNDS = 3


def short_names(texts: Mapping[str, str], longest: int = _LONGEST) -> Mapping[str, str]:
    """The names of indicators by their codes, whole or cut behind a word; where others begin in the same words these are left out.

    `Persentase KPU dan KPU Provinsi yang Menyampaikan ...` beside another one of the same offices is `Persentase ... Menyampaikan ...`.
    """
    cut = {text: shortened(text, longest) for text in set(texts.values())}
    for _ in range(_ROUNDS):  # those that still meet have more words in common
        for others in _alike(cut):
            cut |= {text: _without_common(text, others, longest) for text in others}
    cut |= {text: text for others in _alike(cut) for text in others}
    return {code: cut[text] for code, text in texts.items()}


def beside_its_code(code: str, text: str) -> Text:
    """An indicator where its code stands in another cell: the second one in the same words says that it is."""
    said = said_code(code)
    return Text(text, text) if said.id == code else Text(f"{text} [{said.id}]", f"{text} [{said.en}]")


def _without_common(text: str, others: list[str], longest: int) -> str:
    words = text.split()
    own = text.casefold().split()
    common = min(_common(own, other.casefold().split()) for other in others if other != text)
    first = shortened(words[0], longest // 2)
    return f"{first} … {shortened(' '.join(words[common:]), longest - len(first) - 3)}"


def _alike(cut: Mapping[str, str]) -> list[list[str]]:
    """The texts that have the same name, those of each name together."""
    found = grouped((short.casefold(), text) for text, short in cut.items())
    return [others for others in found.values() if len(others) > 1]


def _common(one: list[str], other: list[str]) -> int:
    """How many words both begin with, but for the last one of the shorter."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (word, rival) in pairs if word != rival), min(len(one), len(other)) - 1)
