"""A copy of each file that was checked, with what was found marked and listed in it; the files themselves stay as they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path, PurePosixPath

from rak_excel.definitions.monitoring import quarter_of
from rak_excel.errors import OutputExistsError, RakExcelError, UnreadableWorkbookError
from rak_excel.formats.marked.marking import marked
from rak_excel.formats.marked.own_sheet import new_sheet, sheet_names
from rak_excel.formats.marked.places import NotSafeError
from rak_excel.formats.marked.safety import OTHER_FORMAT
from rak_excel.formats.opened.contents import content_within
from rak_excel.formats.opened.kinds import FileKind
from rak_excel.formats.opened.opening import open_workbook
from rak_excel.formats.written.output import output_folder, refuse_replacing
from rak_excel.formats.written.packing import is_as_written
from rak_excel.jobs.returning.rounds import Talk
from rak_excel.language import Language, Text, said_of
from rak_excel.layouts.marks import SHEET, is_note
from rak_excel.model import Severity
from rak_excel.model.returned import ReturnedState
from rak_excel.reading import find_files
from rak_excel.reading.returned import list_within, returned_at
from rak_excel.record import Record
from rak_excel.reports.findings_brief import numbered
from rak_excel.rolling_up.facts.places import Where
from rak_excel.rounds.following import Followed, not_checked
from rak_excel.rounds.senders import SenderRound
from rak_excel.rounds.states import returned_rows, stems_of
from rak_excel.system.folders import file_identity
from rak_excel.workbooks.findings.pages import FINDINGS, sheet_name
from rak_excel.workbooks.returned.content import ReturnedFile, findings_list, marks_of
from rak_excel.workbooks.returned.sheet import sheet_workbook

_ALONE = Text("daftar catatan saja, karena {why}", "the list of findings alone, because {why}")
_MARKABLE = {".xlsx", ".xlsm"}
_SUFFIX = ".xlsx"


class WrittenReturn(Record):
    """A file that was written: its path, whose plan it is about, and why it is a list alone, where it is."""

    path: Path
    file: ReturnedFile
    alone: Text | None = None

    @property
    def told(self) -> Text:
        """Its path and the verdict, what became of what was told before, and why it is a list alone."""
        said = [self.file.verdict, *([self.file.said] if self.file.said else [])]
        if self.alone:
            said.append(_ALONE.filled(why=self.alone))
        return said_of(self.path, Text("; ", "; ").join(said))


def returned_files(
    names: Iterable[str], talk: Talk, least: Severity, changed: Text | None = None
) -> list[ReturnedFile]:
    """What goes back with each of the files of these names, in their order, those without a plan too."""
    of_file = {file: each for each in talk.rounds for file in each.files}
    listed = list(names)
    return [
        _with_plan(name, stem, of_file[name], least, changed)
        if name in of_file
        else _without_plan(name, stem, talk, least, changed)
        for name, stem in zip(listed, _stems(listed), strict=True)
    ]


def _stems(names: Iterable[str]) -> list[str]:
    """How the files are called in their returns and lists: with their folders where two are called alike, capitals or not."""
    both = list(map(stems_of, names))
    times = Counter(own.casefold() for own, _ in both)
    return numbered([own if times[own.casefold()] == 1 else whole for own, whole in both])


def _with_plan(name: str, stem: str, own: SenderRound, least: Severity, changed: Text | None) -> ReturnedFile:
    identity, definition = own.plans[0].identity, own.plans[0].definition
    unit = identity.submitter.name if identity.submitter else ""
    places = dict(zip(map(id, own.round.followed), own.now.places, strict=True))
    round_ = own.of_file(name)
    rows = returned_rows(row for row in own.now.rows if row.file == name)
    who = own.sender
    return ReturnedFile(
        file=name,
        sender=": ".join(filter(None, (identity.office, unit))) or name,
        year=identity.year,
        findings=tuple((each, places[id(each)]) for each in round_.followed),
        gone=round_.gone,
        state=ReturnedState(who.region, who.year, who.unit, own.known.get(name, stem), least, own.number, rows),
        followed=round_.compared,
        said=round_.said(),
        changed=changed,
        quarter=quarter_of(definition).label if definition.is_report else "",
    )


def _without_plan(name: str, stem: str, talk: Talk, least: Severity, changed: Text | None) -> ReturnedFile:
    """What went back with it before goes back once more, with its answers: whatever it holds now, it is not lost."""
    found = tuple((Followed(each), Where()) for each in talk.findings if each.file == name)
    before = talk.unread.get(name)
    state = (before and before.state) or ReturnedState("", None, "", stem, least)
    if before is None:
        return ReturnedFile(name, name, None, found, (), state, changed=changed)
    own = not_checked(before, name)
    return ReturnedFile(name, name, state.year, found, own.gone, state, own.compared, own.said(), changed)


def return_names(names: Iterable[str], language: Language) -> list[str]:
    """What the returns of files are called, no two alike: `RAK Jaten - catatan.xlsx`."""
    added = f" - {FINDINGS.said(language).casefold()}"
    listed = list(names)
    suffixes = (PurePosixPath(name).suffix.lower() for name in listed)
    return [
        f"{stem}{added}{each if each in _MARKABLE else _SUFFIX}"
        for stem, each in zip(_stems(listed), suffixes, strict=True)
    ]


def return_files(
    folder: Path,
    files: Mapping[str, Path],
    talk: Talk,
    *,
    least: Severity,
    changed: Text | None,
    language: Language,
    force: bool,
    inputs: Sequence[Path],
) -> list[WrittenReturn]:
    """Write a copy of each of the files, by their names, into `folder`, all or none, with what was found in it.

    `least` is the mildest severity that is told, `inputs` are files that are never replaced. A return that lies there as it
    was written gives way to `force`. Raises OutputExistsError before anything is written, and OutputBusyError.
    """
    _refuse_replacing(folder, files, language, force=force, inputs=inputs)
    return write_returned(folder, returned_files(files, talk, least, changed), files, language)


def refuse_returns(
    folder: Path, paths: Sequence[Path], language: Language, *, force: bool, inputs: Sequence[Path]
) -> None:
    """Raises OutputExistsError, before any work is done, where copies of the files at `paths` cannot go into the folder."""
    refuse_folder(folder, paths)
    _refuse_replacing(folder, [name for _, name in find_files(paths)], language, force=force, inputs=inputs)


def refuse_folder(folder: Path, paths: Iterable[Path]) -> None:
    """Raises OutputExistsError where the returns would lie among the files that are read: the next time they were read too."""
    within = {file_identity(each) for each in (folder, *folder.absolute().parents) if each.exists()}
    for path in paths:
        if path.is_dir() and file_identity(path) in within:
            raise OutputExistsError.about(folder, _AMONG_READ, read=path)


_AMONG_READ = Text(
    "{path} ada di dalam {read}, folder yang dibaca, sehingga balasannya nanti ikut terbaca. Pilih folder lain.",
    "{path} lies within {read}, which is read, so that the returns would be read with it next time. Choose another folder.",
)


_ANSWERED = Text(
    "{path} sudah disimpan orang sejak dibuat, mungkin berisi tanggapan, jadi tidak ditimpa. Pilih folder lain.",
    "{path} was saved by somebody since it was written and may hold answers, so it is not replaced. Choose another folder.",
)


def _refuse_replacing(
    folder: Path, files: Iterable[str], language: Language, *, force: bool, inputs: Sequence[Path]
) -> None:
    """What an office typed into a return is never replaced."""
    names = return_names(files, language)
    alone = [f"{PurePosixPath(name).stem}{_SUFFIX}" for name in names]  # what each becomes that cannot be marked
    every = list(dict.fromkeys([*names, *alone]))
    for path in (folder / name for name in every) if force else ():
        if path.is_file() and _is_return(path) and not is_as_written(path):
            raise OutputExistsError.about(path, _ANSWERED)
    refuse_replacing(folder, every, force=force, ours=_is_return, inputs=inputs)


def _is_return(path: Path) -> bool:
    try:
        return returned_at(path) is not None
    except RakExcelError:
        return False


def write_returned(
    folder: Path, files: Sequence[ReturnedFile], paths: Mapping[str, Path], language: Language
) -> list[WrittenReturn]:
    """Write the returns into `folder`, all or none; `paths` says where each file lies. They were refused before, where
    they have to be. Raises OutputBusyError."""
    names = return_names((each.file for each in files), language)
    made: list[WrittenReturn] = []
    with output_folder(folder) as temporary:
        for each, name in zip(files, names, strict=True):
            content, alone = _returned(each, paths[each.file], language)
            kept = name if alone is None else f"{PurePosixPath(name).stem}{_SUFFIX}"
            (temporary / kept).write_bytes(content)
            made.append(WrittenReturn(folder / kept, each, alone))
    return made


def _returned(file: ReturnedFile, path: Path, language: Language) -> tuple[bytes, Text | None]:
    """The file with its marks, or the list alone with the reason."""
    try:
        return _marked(file, path, language), None
    except NotSafeError as error:
        why = error.why
    except UnreadableWorkbookError as error:
        reason = Text(error.text.id.rstrip("."), error.text.en.rstrip("."))
        why = Text(". ", ". ").join([_CANNOT_READ, reason])
    except OSError:
        why = _CANNOT_READ
    listed = findings_list(file, alone=why)
    return sheet_workbook(listed, SHEET, language, alone=True), why


_CANNOT_READ = Text("file itu tidak bisa dibaca", "that file cannot be read")
_MISNAMED = Text(
    "formatnya sebenarnya {kind}, padahal namanya berakhiran {suffix}",
    "its format is {kind}, although its name ends in {suffix}",
)


def _marked(file: ReturnedFile, path: Path, language: Language) -> bytes:
    content = content_within(path)
    if path.suffix.lower() not in _MARKABLE:
        raise NotSafeError(OTHER_FORMAT)
    book = open_workbook(content, path.suffix)
    if book.kind is not FileKind.XLSX:
        raise NotSafeError(_MISNAMED.filled(kind=book.kind.value, suffix=path.suffix))
    name = list_within(book.sheets) or sheet_name(SHEET, {each.casefold() for each in sheet_names(content)})
    listed = findings_list(file)
    whole = new_sheet(sheet_workbook(listed, name, language))
    return marked(content, list(marks_of(file, name, language)), whole, name, is_note)
