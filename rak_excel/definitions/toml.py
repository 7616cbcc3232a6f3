"""Reads TOML files within bounds, and tells in Indonesian and English what is wrong in how one is written."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from importlib.resources.abc import Traversable
from typing import Any

from rak_excel.language import Text
from rak_excel.system.remembered import remembered

_BYTES = 500_000  # twenty times a definition with everything in it
_PARTS = 10  # of one key, with dots between them
_NESTED = 12  # brackets within each other
# What is no key and no bracket, as TOML has it; what does not end is wrong anyway, and stands for all that follows.
_TEXT_OR_REMARK = re.compile(
    r'"""(?:[^"\\]++|\\.|"(?!""))*+(?:"{3,5}|.*)'
    r"|'''(?:[^']++|'(?!''))*+(?:'{3,5}|.*)"
    r'|"(?:[^"\\\n]++|\\[^\n])*+(?:"|.*)'
    r"|'[^'\n]*+(?:'|.*)"
    r"|(?P<remark>\#)[^\n]*+",
    re.DOTALL,
)
_BETWEEN_KEYS = re.compile(r"[=,\n\[\]{}]")
_BRACKET = re.compile(r"[\[\]{}]")
_TOO_BIG = Text(
    "file ini terlalu besar, paling besar {limit} KB", "the file is too big, and may have {limit} KB at most"
).filled(limit=_BYTES // 1000)
_NO_UNICODE = Text(
    "hurufnya tidak terbaca, simpan ulang file ini sebagai teks UTF-8",
    "its letters cannot be read, so save the file as UTF-8 text",
)
_DEEP_KEY = Text(
    "nama kunci di baris {line} terlalu panjang, paling banyak {limit} bagian di antara titik",
    "the key in line {line} is too long, and may have {limit} parts between dots at most",
)
_DEEP = Text(
    "tanda kurungnya bersarang terlalu dalam di baris {line}", "its brackets are nested too deep in line {line}"
)


class UntakenTomlError(ValueError):
    """A TOML file that is not read, and why in both languages."""

    def __init__(self, fault: Text) -> None:
        super().__init__(fault.en)
        self.fault = fault


def toml_content(file: Traversable) -> bytes:
    """The bytes of a file. Raises UntakenTomlError where there are more than any TOML file of ours has."""
    with file.open("rb") as stream:
        content: bytes = stream.read(_BYTES + 1)
    if len(content) > _BYTES:
        raise UntakenTomlError(_TOO_BIG)
    return content


def toml_text(content: bytes) -> str:
    """The text of a TOML file that may be read. Raises UntakenTomlError where it is no text, or nested too deep."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UntakenTomlError(_NO_UNICODE) from error
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    bare = _TEXT_OR_REMARK.sub(_without_letters, text)
    _refuse_depth(bare)
    return text


def _without_letters(found: re.Match[str]) -> str:
    """Nothing for a remark; a letter for a text, which may be part of a key, and its lines, by which faults are told."""
    return "" if found["remark"] else "x" + "\n" * found[0].count("\n")


def _refuse_depth(bare: str) -> None:
    """Refuses keys of too many parts, and then brackets within too many others."""
    start = depth = 0
    for end in (*(found.start() for found in _BETWEEN_KEYS.finditer(bare)), len(bare)):
        if bare.count(".", start, end) >= _PARTS:
            raise UntakenTomlError(_DEEP_KEY.filled(line=_line(bare, start), limit=_PARTS))
        start = end
    for found in _BRACKET.finditer(bare):
        depth += 1 if found[0] in "[{" else -1
        if depth > _NESTED:
            raise UntakenTomlError(_DEEP.filled(line=_line(bare, found.start())))


def _line(bare: str, at: int) -> int:
    return bare.count("\n", 0, at + 1) + 1


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


def read_toml(file: Traversable) -> Mapping[str, Any]:
    """The table in a file. Raises ValueError, which `fault_of` tells, where it is not written as TOML."""
    return _table(toml_content(file))


@remembered(16)  # several definitions extend the same files
def _table(content: bytes) -> Mapping[str, Any]:
    text = toml_text(content)
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
    what, at, key = english.rpartition(_AT)  # ` - at `$.parts[0].id``
    if not at or not key.endswith("`"):
        what, key = english, ""
    key = key[:-1].removeprefix(_KEY_IN).removeprefix("key in ").removeprefix("$").removeprefix(".")
    told = ((sentence, found) for pattern, sentence in _SAID if (found := pattern.match(what)))
    sentence, found = next(told, ("", None))
    indonesian = sentence.format(*(_TYPES.get(each, each) for each in found.groups())) if found else what
    return Text(_short(f"{indonesian}, di `{key}`" if key else indonesian), _short(english))


def _short(said: str) -> str:
    return said if len(said) <= _LONGEST else f"{said[: _LONGEST - 2].rstrip()} …"
