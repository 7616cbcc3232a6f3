"""A province's own choices about the rules, and how figures of reports are counted, from rak-excel.toml."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from rak_excel.advice import for_command
from rak_excel.definitions.counting import Counting
from rak_excel.definitions.monitoring_faults import number_faults
from rak_excel.definitions.toml import UntakenTomlError, fault_of, read_toml
from rak_excel.errors import DefinitionError, UnknownRuleError
from rak_excel.language import Text, on_one_line, one_text
from rak_excel.model import Severity
from rak_excel.record import Record
from rak_excel.rules.catalogue import CATALOGUE, named_rules, rules_named
from rak_excel.rules.engine.rule import Rule
from rak_excel.system.folders import file_identity, is_file, is_folder, missing, seen_in
from rak_excel.vocabulary.basics.texts import shortened

FILE_NAME = "rak-excel.toml"
_TOLD = Text("Pengaturan {file}: {changes}.", "Settings {file}: {changes}.")
_OFF = Text("{count} aturan tidak dicek", "rules not checked: {count}")
_OTHERWISE = Text("tingkat {count} aturan diubah", "severities set: {count}")
_ON_TRIAL = Text("{count} aturan percobaan", "rules on trial: {count}")
_EXPLAINABLE = Text("{count} aturan boleh dijelaskan kantor", "rules that offices may explain: {count}")
_OF_YEARS = Text("{count} aturan hanya untuk tahun tertentu", "rules for certain years only: {count}")
_COUNTED = Text(
    "Pengaturan {file} untuk laporan triwulan: {keys}.",
    "Settings {file} for quarterly reports: {keys}.",
)
_BY_SETTINGS = for_command(', atau tambahkan --settings "{first}"', ', or add --settings "{first}"')
_NOT_USED = Text(
    "{files} tidak dipakai sebagai pengaturan, karena letaknya di antara file yang dibaca, atau di folder di atasnya. "
    "Kalau itu pengaturan Anda sendiri, simpan di sebelah ikon rak-excel{settings}; kalau kiriman orang, biarkan.",
    "{files} is not used as settings, since it lies among the files that are read, or in a folder above them. If it is "
    "your own, keep it beside the icons of rak-excel{settings}; if somebody sent it, leave it.",
).advising(settings=_BY_SETTINGS)
_WRONG = Text(
    "Pengaturan {path} salah: {fault}. Perbaiki bagian itu, lalu ulangi.",
    "The settings {path} are wrong: {fault}. Correct that key and try again.",
)
_NO_YEAR = Text("tahun di `{key}` harus {first} sampai {last}", "the year in `{key}` must be {first} to {last}")
_BACKWARDS = Text(
    "menurut `{key}` aturan {code} mulai {first}, padahal berakhir {last}",
    "by `{key}` the rule {code} begins in {first}, but ends in {last}",
)
_YEARS = range(2000, 2101)
_MORE = Text("{files} dan {count} file senama lainnya", "{files} and {count} others of that name")
_FEW = 3  # files that are named


class Settings(Record):
    """Which rules are on, and how grave they are. `severities` is by rule code; no `select` means all rules.

    `trial` are the codes of rules that are told apart and never block, besides those of the catalogue, `explainable` of those
    whose warnings an office may explain away. `from_` and `until`
    are by code the first and the last year whose plans a rule judges. `counting` is how forms of quarterly reports are to count.
    `file` is the name of the file that says so.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severities: Mapping[str, Severity] = {}
    trial: frozenset[str] = frozenset()
    explainable: frozenset[str] = frozenset()
    from_: Mapping[str, int] = {}
    until: Mapping[str, int] = {}
    counting: Counting = Counting()
    file: str = ""

    def on_trial(self, rule: Rule) -> bool:
        return rule.trial or rule.code in self.trial

    @property
    def codes_on_trial(self) -> frozenset[str]:
        return frozenset(rule.code for rule in CATALOGUE if self.on_trial(rule))

    def judges(self, rule: Rule, year: int | None) -> bool:
        """Whether a rule judges plans of a year; where that is not known every rule does."""
        first, last = self.years_of(rule)
        return year is None or ((first is None or first <= year) and (last is None or year <= last))

    def years_of(self, rule: Rule) -> tuple[int | None, int | None]:
        """The first and the last year whose plans a rule judges; None where it has none."""
        return self.from_.get(rule.code, rule.from_), self.until.get(rule.code, rule.until)

    def told(self, select: Sequence[str] = ()) -> Text | None:
        """What they change, in one sentence; None where that is nothing. `select` are the rules that are chosen otherwise."""
        chosen = named_rules(select or self.select) if select or self.select else {rule.code for rule in CATALOGUE}
        on = chosen - named_rules(self.ignore)
        off = len(chosen) - len(on) if select else len(CATALOGUE) - len(on)
        changes = [
            (_OFF, off),
            (_OTHERWISE, len(on & self.severities.keys())),
            (_ON_TRIAL, len(on & self.trial)),
            (_EXPLAINABLE, len(on & self.explainable)),
            (_OF_YEARS, len(on & {*self.from_, *self.until})),
        ]
        said = [text.filled(count=count) for text, count in changes if count]
        if not said:
            return None
        return _TOLD.filled(file=self.file, changes=one_text(said, ", "))

    def told_counting(self, *, forms: bool) -> Text | None:
        """What they change of the forms of reports, or of roll-ups, in one sentence; None where that is nothing."""
        given = self.counting.of_forms if forms else self.counting.of_rollups
        said = [f"{key} = {_shown(value)}" for key, value in given.items()]
        return _COUNTED.filled(file=self.file, keys=", ".join(said)) if said else None


def _shown(value: object) -> str:
    """A value as people write it in the file."""
    return f"[{', '.join(map(str, value))}]" if isinstance(value, tuple) else str(value)


class _Check(msgspec.Struct, forbid_unknown_fields=True):
    select: list[str] = []
    ignore: list[str] = []
    severity: dict[str, Severity] = {}
    trial: list[str] = []
    explainable: list[str] = []
    from_: dict[str, object] = msgspec.field(name="from", default_factory=dict)
    until: dict[str, object] = {}


class _File(msgspec.Struct, forbid_unknown_fields=True):
    check: _Check = msgspec.field(default_factory=_Check)
    monitoring: Counting = Counting()


def find_settings(paths: Iterable[Path], given: Path | None = None) -> Settings:
    """The settings in the file that is `given`, else in that of the current folder, else those of the catalogue.

    Whoever sends files must not switch rules off: the current folder's is passed over where it lies among the files at
    `paths`. Raises DefinitionError where the file is wrong, MissingPathError where the one that is given is none.
    """
    return next(map(load_settings, settings_file(paths, given)), Settings())


def settings_file(paths: Iterable[Path], given: Path | None = None) -> list[Path]:
    """The file that `find_settings` reads, alone; none where there is none."""
    if given is not None:
        if not given.is_file():
            raise missing(given)
        return [given]
    here = Path(FILE_NAME)
    return [here] if is_file(here) and not _lies_among(here, paths) else []


def not_used(paths: Sequence[Path]) -> Text | None:
    """A sentence on the files among those at `paths` that are called as settings are and not read; None without any."""
    found: dict[object, Path] = {}
    for path in _lying_among(paths):
        found.setdefault(file_identity(path), path)
    if not found:
        return None
    names = [on_one_line(str(path)) for path in found.values()]
    files: Text | str = ", ".join(names[:_FEW])
    if len(names) > _FEW:
        files = _MORE.filled(files=files, count=len(names) - _FEW)
    return _NOT_USED.filled(files=files, first=names[0])


def load_settings(path: Path) -> Settings:
    """The settings in a file. Raises DefinitionError, naming what is wrong, and OSError where it cannot be read."""
    try:
        return _settings(msgspec.convert(read_toml(path), _File), path.name)
    except ValueError as error:  # ValueError: no TOML, no UTF-8, or not the keys that we know
        raise _wrong(path, fault_of(error)) from error
    except UnknownRuleError as error:
        raise _wrong(path, error.text) from error


def _settings(given: _File, file: str) -> Settings:
    """Raises UnknownRuleError, and ValueError for a number that is none and for years that exclude each other."""
    for fault in number_faults(given.monitoring.given):  # the first says enough
        raise UntakenTomlError(fault)
    check = given.check
    severities = {code: severity for name, severity in check.severity.items() for code in sorted(named_rules([name]))}
    named_rules([*check.select, *check.ignore])
    from_, until = dict(_years(check.from_, "from")), dict(_years(check.until, "until"))
    settings = Settings(
        select=tuple(check.select),
        ignore=tuple(check.ignore),
        severities=severities,
        trial=named_rules(check.trial),
        explainable=named_rules(check.explainable),
        from_=from_,
        until=until,
        counting=given.monitoring,
        file=file,
    )
    _refuse_no_year_left(settings, check)
    return settings


def _years(table: Mapping[str, object], called: str) -> Iterator[tuple[str, int]]:
    for name, year in table.items():
        codes = [rule.code for rule in rules_named(name)]
        if not isinstance(year, int) or year not in _YEARS:
            key = f"check.{called}.{shortened(on_one_line(name))}"
            raise UntakenTomlError(_NO_YEAR.filled(key=key, first=_YEARS[0], last=_YEARS[-1]))
        yield from ((code, year) for code in codes)


def _refuse_no_year_left(settings: Settings, check: _Check) -> None:
    """Where a rule ends before it begins, the key is named that says so; the catalogue may have the other one."""
    tables = {"from": check.from_, "until": check.until}
    for called, name in ((called, name) for called, table in tables.items() for name in table):
        for rule in rules_named(name):
            first, last = settings.years_of(rule)
            if first and last and last < first:
                key = f"check.{called}.{shortened(on_one_line(name))}"
                raise UntakenTomlError(_BACKWARDS.filled(key=key, code=rule.code, first=first, last=last))


def _lying_among(paths: Sequence[Path]) -> Iterator[Path]:
    here = Path(FILE_NAME)
    if is_file(here) and _lies_among(here, paths):
        yield here
    given = {path: is_folder(path) for path in paths}
    for folder in (path for path, whole in given.items() if whole):
        found = (each for each in seen_in(folder).files if each.name == FILE_NAME)
        yield from sorted(found, key=lambda each: (len(each.parts), each))
    for folder in dict.fromkeys(path.parent for path, whole in given.items() if not whole):
        if is_file(folder / FILE_NAME):
            yield folder / FILE_NAME


def _lies_among(file: Path, paths: Iterable[Path]) -> bool:
    """Whether one of the paths leads into the folder of a file or below it, or to a folder that has that folder within.

    Both are told by what they are, not by their names: links, other letters and `..` make no difference. A link lies
    where it stands and where it leads to.
    """
    folders = {path: is_folder(path) for path in paths}
    whole = {each for path, is_whole in folders.items() if is_whole for each in _both(path)}
    beside = {each.parent for path, is_whole in folders.items() if not is_whole for each in _both(path)}
    for home in {each.parent for each in _both(file)}:
        if any(file_identity(home) in _within(folder) for folder in whole | beside):
            return True
        if _within(home) & {file_identity(folder) for folder in whole}:
            return True
    return False


def _both(path: Path) -> set[Path]:
    """Where a path stands, and where it leads to."""
    return {Path(os.path.abspath(path)), Path(os.path.realpath(path))}  # noqa: PTH100 - without following links


def _within(folder: Path) -> set[tuple[int, int] | str]:
    """A folder and all that it lies in."""
    return {file_identity(each) for each in (folder, *folder.parents)}


def _wrong(path: Path, fault: Text) -> DefinitionError:
    within = Text(fault.id.rstrip("."), fault.en.rstrip("."))
    return DefinitionError.about(path, _WRONG, fault=within)
