"""A province's own choices about the rules, from rak-excel.toml."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from rak_excel.errors import DefinitionError, UnknownRuleError
from rak_excel.language import Text
from rak_excel.model import Severity
from rak_excel.rules.catalogue import named_rules
from rak_excel.toml_faults import fault_of, read_toml

FILE_NAME = "rak-excel.toml"


@dataclass(frozen=True, slots=True)
class Settings:
    """Which rules are on, and how grave they are. `severities` is by rule code; no `select` means all rules."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severities: Mapping[str, Severity] = field(default_factory=dict)


class _Check(msgspec.Struct, forbid_unknown_fields=True):
    select: list[str] = []
    ignore: list[str] = []
    severity: dict[str, Severity] = {}


class _File(msgspec.Struct, forbid_unknown_fields=True):
    check: _Check = msgspec.field(default_factory=_Check)


def find_settings(paths: Iterable[Path]) -> Settings:
    """The settings in the first of the given folders, or the folders of the given files, that has them.

    The current folder comes last; without any file the settings are those of the catalogue. Raises DefinitionError
    where the file is wrong.
    """
    return next(map(load_settings, settings_file(paths)), Settings())


def settings_file(paths: Iterable[Path]) -> list[Path]:
    """The file that `find_settings` reads, alone; none where there is none."""
    folders = [path if path.is_dir() else path.parent for path in paths]
    return [folder / FILE_NAME for folder in (*folders, Path()) if (folder / FILE_NAME).is_file()][:1]


def load_settings(path: Path) -> Settings:
    """The settings in a file. Raises DefinitionError, naming what is wrong, and OSError where it cannot be read."""
    try:
        check = msgspec.convert(read_toml(path), _File).check
        severities = {
            code: severity for name, severity in check.severity.items() for code in sorted(named_rules([name]))
        }
        named_rules([*check.select, *check.ignore])
    except ValueError as error:  # ValueError: no TOML, no UTF-8, or not the keys that we know
        raise _wrong(path, fault_of(error)) from error
    except UnknownRuleError as error:
        raise _wrong(path, error.text) from error
    return Settings(tuple(check.select), tuple(check.ignore), severities)


def _wrong(path: Path, fault: Text) -> DefinitionError:
    return DefinitionError(
        f"Pengaturan {path} salah: {fault.id.rstrip('.')}. Perbaiki bagian itu, lalu ulangi.",
        f"The settings {path} are wrong: {fault.en.rstrip('.')}. Correct that key and try again.",
    )
