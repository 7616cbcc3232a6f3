"""Commands and options whose help is in the language asked for, and what click itself says: in Indonesian."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any

import click  # its modules are looked up once it is there

from rak_excel.cli.spoken import current_language, remember_language
from rak_excel.language import Text, shown

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]
_EXAMPLES = Text("Contoh", "Examples")
_PLACES = {"[OPTIONS]": "[PILIHAN]", "[COMMAND] [ARGS]...": "[PERINTAH] ..."}
_HELP = Text("Tampilkan bantuan ini.", "Show this help.")
_NOTHING = Text("isinya kosong.", "it is empty.")
_ADD = Text("Tambahkan {option}", "Add {option}")
_AS_IN = Text("{said}, misalnya: {example}", "{said}, for example: {example}")


class _SpeakingParameter(click.Parameter):
    """Where it is missing, `missing` is said, with an example of the command."""

    missing: Text

    def process_value(self, ctx: click.Context, value: Any) -> Any:
        try:
            return super().process_value(ctx, value)
        except click.MissingParameter as error:
            raise incomplete(self.missing, ctx) from error


class SpeakingOption(_SpeakingParameter, click.Option):
    """An option whose `help` is a Text. A blank text is refused: whoever types an option wants something of it."""

    def __init__(self, *args: Any, help: Text, **kwargs: Any) -> None:  # noqa: A002 - click's own name for it
        super().__init__(*args, **kwargs | {"help": help.id})
        self.text = help
        self.missing = _ADD.filled(option=self.opts[0])

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        self.help = self.text.said(current_language(ctx))
        return super().get_help_record(ctx)

    def type_cast_value(self, ctx: click.Context, value: Any) -> Any:
        given = value if self.multiple else (value,)
        if self.type is click.STRING and any(isinstance(each, str) and not each.strip() for each in given or ()):
            raise click.BadParameter(_NOTHING.said(current_language(ctx)), ctx, self)
        return super().type_cast_value(ctx, value)


class SpeakingArgument(_SpeakingParameter, click.Argument):
    """An argument called `metavar` in the help."""

    def __init__(self, *args: Any, metavar: Text, missing: Text, **kwargs: Any) -> None:
        super().__init__(*args, metavar=metavar.id, **kwargs)
        self.called = metavar
        self.missing = missing

    def make_metavar(self, ctx: click.Context) -> str:
        return self.called.said(current_language(ctx))


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


def incomplete(said: Text, ctx: click.Context) -> click.UsageError:
    """What to add to the command, with the first of its examples."""
    example = ctx.command.examples[0] if isinstance(ctx.command, SpeakingCommand) else ctx.command_path
    return click.UsageError(_AS_IN.filled(said=said, example=example).said(current_language(ctx)), ctx)


def argument(name: str, *, metavar: Text, missing: Text, **attributes: Any) -> Decorator:
    """`click.argument`, called in both languages, with what is said where it is missing."""
    return click.argument(name, cls=SpeakingArgument, metavar=metavar, missing=missing, **attributes)


def option(*declarations: str, id: str, en: str, **attributes: Any) -> Decorator:  # noqa: A002 - as Text has it
    """`click.option` with its help in both languages."""
    return click.option(*declarations, cls=SpeakingOption, help=Text(id, en), **attributes)


_MODULES = ("core", "decorators", "exceptions", "formatting", "parser", "types")
INDONESIAN = {
    "Usage:": "Pemakaian:",
    "Options": "Pilihan",
    "Aborted!": "Dibatalkan.",
    "required": "wajib",
    "default: {default}": "kalau tidak disebut: {default}",
    "env var: {var}": "variabel lingkungan: {var}",
    "Error: {message}": "{message}",
    "Try '{command} {option}' for help.": "Ketik '{command} {option}' untuk bantuan.",
    "Missing command.": "Sebutkan perintahnya.",
    "Missing argument": "Sebutkan:",
    "Missing option": "Tambahkan pilihan",
    "Missing parameter": "Sebutkan:",
    "Missing parameter: {param_name}": "Sebutkan {param_name}.",
    "Missing {param_type}": "Sebutkan {param_type}.",
    "unknown error": "sebabnya tidak diketahui",
    "Got unexpected extra argument ({args})": "Isian ini berlebih: {args}. Tulis nama yang mengandung spasi di antara tanda kutip.",
    "Got unexpected extra arguments ({args})": "Isian ini berlebih: {args}. Tulis nama yang mengandung spasi di antara tanda kutip.",
    "Did you mean {possibility}?": "Mungkin maksudnya {possibility}.",
    "(Did you mean one of: {possibilities}?)": "Mungkin maksudnya salah satu dari {possibilities}.",
    "(Possible options: {possibilities})": "Mungkin maksudnya {possibilities}.",
    "No such option {name!r}.": "Pilihan {name} tidak ada.",
    "No such option: {name}": "Pilihan {name} tidak ada.",
    "No such command {name!r}.": "Perintah {name} tidak ada.",
    "Invalid value: {message}": "Isian tidak bisa dipakai: {message}",
    "Invalid value for {param_hint}: {message}": "Isian {param_hint} tidak bisa dipakai: {message}",
    "Could not open file {filename!r}: {message}": "File {filename} tidak bisa dibuka: {message}",
    "Option {name!r} does not take a value.": "Tulis {name} tanpa isi di belakangnya.",
    "Option {name!r} requires an argument.": "Tulis isinya setelah {name}.",
    "Option {name!r} requires {nargs} arguments.": "Tulis {nargs} isian setelah {name}.",
    "Argument {name!r} takes {nargs} values.": "{name!r} terdiri dari {nargs} isian.",
    "Choose from:\n\t{choices}": "Pilih salah satu:\n\t{choices}",
    "{value!r} is not {choice}.": "{value!r} bukan {choice}.",
    "{value!r} is not one of {choices}.": "{value!r} tidak ada. Pilih salah satu dari {choices}.",
    "{value!r} does not match the format {format}.": "{value!r} tidak ditulis seperti {format}.",
    "{value!r} does not match the formats {formats}.": "{value!r} tidak ditulis seperti salah satu dari {formats}.",
    "{value} is not in the range {range}.": "{value} harus di dalam batas {range}.",
    "{value!r} is not a valid {number_type}.": "{value!r} bukan angka bulat.",
    "{value!r} is not a valid boolean. Recognized values: {states}": "{value!r} bukan ya atau tidak. Pilih: {states}",
    "{name} {filename!r} is a file.": "{filename} adalah file.",
    "{name} {filename!r} is a directory.": "{filename} adalah folder.",
    "{name} {filename!r} is not readable.": "{filename} tidak bisa dibaca.",
    "{name} {filename!r} is not writable.": "{filename} tidak bisa ditulis.",
    "{name} {filename!r} does not exist.": "{filename} tidak ada.",
    "file": "File",
    "directory": "Folder",
    "path": "File atau folder",
}


def teach_click() -> None:
    """From now on click speaks the language asked for: it looks every sentence up under these two names."""
    for name in _MODULES:
        module = sys.modules[f"{click.__name__}.{name}"]
        for lookup, said in (("_", _said), ("ngettext", lambda one, many, count: _said(one if count == 1 else many))):
            if hasattr(module, lookup):
                setattr(module, lookup, said)
    # What was typed stands in click's own sentences on what is wrong with it.
    sys.modules[f"{click.__name__}.exceptions"].echo = _echo  # type: ignore[attr-defined] # click's own module


def _echo(message: str, **where: Any) -> None:
    click.echo(shown(message), **where)


def _said(sentence: str) -> str:
    return sentence if current_language() == "en" else INDONESIAN.get(sentence, sentence)
