"""A question on a terminal, asked until its answer is understood."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Sequence
from typing import TypeVar

import click

from rak_excel.cli.spoken import current_language, say
from rak_excel.errors import RakExcelError
from rak_excel.language import Text, shown
from rak_excel.system.faults import refusal

Meant = TypeVar("Meant")
_QUOTES = "\"'"
_KEYS = re.compile(
    r"\x1b\[[0-9;?]*[ -/]*[@-~]|[\x00-\x1f\x7f]"
)  # arrow keys and what else a terminal sends beside text
_YES = {"y", "ya", "yes"}
_NO = {"t", "tidak", "n", "no"}


class AnswerError(Exception):
    """What is wrong with an answer, and what to type instead."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.id)
        self.text = text


def ask(question: Text, understood: Callable[[str], Meant], default: str = "") -> Meant:
    """What the answer means. What is wrong with an answer is said at once, and the question asked again."""
    return ask_path(question, lambda typed: understood(typed.strip(_QUOTES).strip() or default), default)


def ask_path(question: Text, understood: Callable[[str], Meant], default: str = "") -> Meant:
    """The same where a path is asked for: the answer comes as it was typed or dragged in, with its quotes."""
    while True:
        try:
            return understood(_typed(question, default) or default)
        except (AnswerError, RakExcelError) as error:
            say(error.text)
        except OSError as error:
            say(refusal(error))


def choose(question: Text, choices: Sequence[Text], default: str = "") -> int:
    """Which of the choices is meant, counted from 0, by its number or first words.

    `default` is the number that Enter alone means.
    """
    for number, choice in enumerate(choices, 1):
        say(f"  {number} {choice.said(current_language())}")

    def understood(typed: str) -> int:
        number = typed.rstrip(".) ")
        if number in {str(at) for at in range(1, len(choices) + 1)}:
            return int(number) - 1
        words = [choice.said(current_language()).casefold() for choice in choices]
        meant = [at for at, each in enumerate(words) if typed and each.startswith(typed.casefold())]
        if len(meant) == 1:
            return meant[0]
        raise AnswerError(_either(len(choices)))

    return ask(question, understood, default)


def _either(count: int) -> Text:
    """`Ketik 1 atau 2.`, `Ketik 1, 2, 3, atau 4.`"""
    *first, last = map(str, range(1, count + 1))
    if not first:
        return Text("Ketik 1.", "Type 1.")
    comma = "," if len(first) > 1 else ""
    listed = ", ".join(first)
    return Text(f"Ketik {listed}{comma} atau {last}.", f"Type {listed} or {last}.")


def agreed(question: Text) -> bool:
    """Whether the answer is yes; any other than yes or no is asked again."""

    def understood(typed: str) -> bool:
        if typed.casefold() not in _YES | _NO:
            raise AnswerError(Text("Ketik y untuk ya, atau t untuk tidak.", "Type y for yes, or n for no."))
        return typed.casefold() in _YES

    return ask(question, understood)


def _typed(question: Text, default: str = "") -> str:
    proposed = f" [{default}]" if default else ""
    click.echo(shown(f"{question.said(current_language())}{proposed}: "), nl=False)
    line = sys.stdin.readline()
    if not line:
        raise click.Abort
    return _KEYS.sub("", line).strip()
