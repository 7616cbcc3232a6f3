"""What click itself says, in Indonesian: headings of the help, and what is wrong with what was typed."""

from __future__ import annotations

import sys
from typing import Any

import click  # its modules below are looked up once it is there

from rak_excel.cli.spoken import current_language
from rak_excel.language import shown

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
        for lookup, said in (("_", _said), ("ngettext", _counted)):
            if hasattr(module, lookup):
                setattr(module, lookup, said)
    # What was typed stands in click's own sentences on what is wrong with it.
    sys.modules[f"{click.__name__}.exceptions"].echo = _echo  # type: ignore[attr-defined] # click's own module


def _echo(message: str, **where: Any) -> None:
    click.echo(shown(message), **where)


def _said(sentence: str) -> str:
    return sentence if current_language() == "en" else INDONESIAN.get(sentence, sentence)


def _counted(one: str, many: str, count: int) -> str:
    return _said(one if count == 1 else many)
