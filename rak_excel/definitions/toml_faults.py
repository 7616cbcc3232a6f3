"""Reads TOML files, and tells in Indonesian and English what is wrong in how one is written."""

from __future__ import annotations

import re
import tomllib
from importlib.resources.abc import Traversable
from typing import Any

from rak_excel.definitions.toml_size import UntakenTomlError, toml_content, toml_text
from rak_excel.language import Text

_TYPES = {
    "str": "teks",
    "int": "bilangan",
    "float": "angka",
    "array": "daftar",
    "object": "tabel",
    "bool": "true/false",
}
_AT = " - at `"  # before the key, at the end of what msgspec says
_KEY_IN = "key` in `"
_LONG_NUMBER = Text("ada angka yang terlalu panjang", "it has a number with too many digits")
_LONGEST = 200  # letters of what is told: a wrong key may be of any length
# What msgspec and tomllib say, and the same in Indonesian; {0}, {1} are what the brackets found.
_SAID = (
    (re.compile(r"^Object missing required field `(.+)`$"), "kunci `{0}` belum ada"),
    (re.compile(r"^Object contains unknown field `(.*)`$"), "kunci `{0}` tidak dikenal"),
    (re.compile(r"^Expected `array` of (?:at least |at most )?length (\d+).*$"), "isinya harus {0}"),
    (re.compile(r"^Expected `([^`]+)`, got `([^`]+)`$"), "harus berupa {0}, bukan {1}"),
    (re.compile(r"^Invalid enum value (.+)$"), "{0} bukan pilihan yang ada"),
    (re.compile(r"^.* \(at line (\d+), column (\d+)\)$"), "penulisannya keliru di baris {0}, kolom {1}"),
    (re.compile(r"^.* \(at end of document\)$"), "penulisannya terputus di akhir file"),
    (re.compile(r"^(?:Integer value|Number) out of range$"), "angkanya terlalu besar"),
)


def read_toml(file: Traversable) -> dict[str, Any]:
    """The table in a file. Raises ValueError, which `fault_of` tells, where it is not written as TOML."""
    text = toml_text(toml_content(file))
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        raise
    except ValueError as error:  # Python makes no number of more than 4,300 digits
        raise UntakenTomlError(_LONG_NUMBER) from error


def fault_of(error: Exception) -> Text:
    """What a library says of a file that it cannot take, with the key."""
    if isinstance(error, UntakenTomlError):
        return error.fault
    english = str(error)
    what, key = _what_and_key(english)
    indonesian = _indonesian(what)
    return Text(_short(f"{indonesian}, di `{key}`" if key else indonesian), _short(english))


def _what_and_key(said: str) -> tuple[str, str]:
    """What is wrong, and the key where the end of the sentence tells it: ` - at `$.parts[0].id``."""
    what, at, key = said.rpartition(_AT)
    if not at or not key.endswith("`"):
        return said, ""
    return what, key[:-1].removeprefix(_KEY_IN).removeprefix("key in ").removeprefix("$").removeprefix(".")


def _short(said: str) -> str:
    return said if len(said) <= _LONGEST else f"{said[: _LONGEST - 2].rstrip()} …"


def _indonesian(said: str) -> str:
    for pattern, sentence in _SAID:
        if found := pattern.match(said):
            return sentence.format(*(_TYPES.get(each, each) for each in found.groups()))
    return said
