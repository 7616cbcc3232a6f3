"""Commands and options whose help is in the language asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any

import click

from rak_excel.cli.spoken import current_language, remember_language
from rak_excel.language import Text

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]
_EXAMPLES = Text("Contoh", "Examples")
_PLACES = {"[OPTIONS]": "[PILIHAN]", "[COMMAND] [ARGS]...": "[PERINTAH] ..."}
_HELP = Text("Tampilkan bantuan ini.", "Show this help.")
_NOTHING = Text("isinya kosong.", "it is empty.")
_ADD = Text("Tambahkan {option}", "Add {option}")
_AS_IN = Text("{said}, misalnya: {example}", "{said}, for example: {example}")


class SpeakingOption(click.Option):
    """An option whose `help` is a Text. A blank text is refused: whoever types an option wants something of it."""

    def __init__(self, *args: Any, help: Text, **kwargs: Any) -> None:  # noqa: A002 - click's own name for it
        super().__init__(*args, **kwargs | {"help": help.id})
        self.text = help

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        self.help = self.text.said(current_language(ctx))
        return super().get_help_record(ctx)

    def process_value(self, ctx: click.Context, value: Any) -> Any:
        try:
            return super().process_value(ctx, value)
        except click.MissingParameter as error:
            raise _incomplete(_ADD.filled(option=self.opts[0]), ctx) from error

    def type_cast_value(self, ctx: click.Context, value: Any) -> Any:
        given = value if self.multiple else (value,)
        if self.type is click.STRING and any(isinstance(each, str) and not each.strip() for each in given or ()):
            raise click.BadParameter(_NOTHING.said(current_language(ctx)), ctx, self)
        return super().type_cast_value(ctx, value)


class SpeakingArgument(click.Argument):
    """An argument called `metavar` in the help. Where it is missing, `missing` is said, with an example of the command."""

    def __init__(self, *args: Any, metavar: Text, missing: Text, **kwargs: Any) -> None:
        super().__init__(*args, metavar=metavar.id, **kwargs)
        self.called = metavar
        self.missing = missing

    def make_metavar(self, ctx: click.Context) -> str:
        return self.called.said(current_language(ctx))

    def process_value(self, ctx: click.Context, value: Any) -> Any:
        try:
            return super().process_value(ctx, value)
        except click.MissingParameter as error:
            raise _incomplete(self.missing, ctx) from error


class SpeakingRange(click.IntRange):
    """Whole numbers between two limits; `said` is what anything else is answered with."""

    def __init__(self, said: Text, first: int, last: int | None = None) -> None:
        super().__init__(first, last)
        self.said = said

    def _describe_range(self) -> str:
        return ""  # click would show [x>=1] in the help, and `said` tells it in words

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter as error:
            raise click.UsageError(self.said.said(current_language(ctx)), ctx) from error


class SpeakingCommand(click.Command):
    """A command with a Text that says what it does, and examples of its use, which the tests run."""

    def __init__(self, *args: Any, text: Text, examples: Sequence[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.text = text
        self.examples = tuple(examples)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        # Before anything else is looked at: `--help --lang en` is answered in English too.
        for flag, value in pairwise([*args, ""]):
            name, _, joined = flag.partition("=")
            if name == "--lang" and (joined or value) in {"id", "en"}:
                remember_language(ctx, joined or value)
        return super().parse_args(ctx, args)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        own = super().get_help_option(ctx)
        if own is not None:  # made once, perhaps before the language was known
            own.help = _HELP.said(current_language(ctx))
        return own

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        pieces = super().collect_usage_pieces(ctx)
        return pieces if current_language(ctx) == "en" else [_PLACES.get(piece, piece) for piece in pieces]

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        language = current_language(ctx)
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(self.text.said(language))
        if self.examples:
            with formatter.section(_EXAMPLES.said(language)):
                # One line each, however long: an example is there to be copied.
                formatter.write("".join(f"{'':{formatter.current_indent}}{each}\n" for each in self.examples))


def speaking(name: str, *examples: str, id: str, en: str) -> Callable[[Callable[..., Any]], SpeakingCommand]:  # noqa: A002
    """Makes a function a command that says in both languages what it does."""
    return click.command(name, cls=SpeakingCommand, text=Text(id, en), examples=examples)


def _incomplete(said: Text, ctx: click.Context) -> click.UsageError:
    """What to add to the command, with the first of its examples."""
    example = ctx.command.examples[0] if isinstance(ctx.command, SpeakingCommand) else ctx.command_path
    return click.UsageError(_AS_IN.filled(said=said, example=example).said(current_language(ctx)), ctx)


def argument(name: str, *, metavar: Text, missing: Text, **attributes: Any) -> Decorator:
    """`click.argument`, called in both languages, with what is said where it is missing."""
    return click.argument(name, cls=SpeakingArgument, metavar=metavar, missing=missing, **attributes)


def option(*declarations: str, id: str, en: str, **attributes: Any) -> Decorator:  # noqa: A002 - as Text has it
    """`click.option` with its help in both languages."""
    return click.option(*declarations, cls=SpeakingOption, help=Text(id, en), **attributes)
