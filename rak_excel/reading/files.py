"""Reads the plans of all files at the given paths."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import Protocol, runtime_checkable

from rak_excel.definitions.monitoring import quarter_of
from rak_excel.errors import NothingToReadError, UnreadableWorkbookError
from rak_excel.formats.grid import Sheet
from rak_excel.formats.opened.archive import too_big
from rak_excel.formats.opened.contents import content_within, is_file, is_zip
from rak_excel.formats.opened.opening import CANNOT_OPEN, open_workbook
from rak_excel.language import Text, closing, said_of
from rak_excel.model import Definition, Note, NoteKind, Plan, Source
from rak_excel.reading.definitions import planned_by
from rak_excel.reading.found import find_files
from rak_excel.reading.ledger import Reading, SheetAccount, Unread
from rak_excel.reading.lists import only_lists
from rak_excel.reading.report_as_planned import report_as_planned
from rak_excel.reading.sheets import read_and_account
from rak_excel.system.faults import file_mistaken
from rak_excel.system.folders import NO_FILE
from rak_excel.vocabulary.basics.texts import compact
from rak_excel.vocabulary.names.offices import region_of

_THIS, _THIS_FILE = Text("Ini", "This"), Text("File ini", "This file")
_NOTHING = Text(
    "Tidak ada file Excel yang perlu dibaca di {places}. Periksa nama foldernya.",
    "There is no workbook to read in {places}. Check the name of the folder.",
)
_NOTHING_ZIPPED = Text(
    "Tidak ada file Excel yang perlu dibaca di {places}. Minta arsip ZIP yang berisi file Excel-nya.",
    "There is no workbook to read in {places}. Ask for a ZIP archive with the workbooks in it.",
)
_NO_PLACE = Text("daftar yang kosong", "an empty list")
_IS_FOLDER = Text("{path} adalah folder. Sebut satu file rencana.", "{path} is a folder. Name the file of one plan.")
_IS_ZIP = Text(
    "{path} adalah arsip ZIP. Ekstrak dulu, lalu sebut satu file rencana di dalamnya.",
    "{path} is a ZIP archive. Extract it and name the file of one plan in it.",
)
_CLOSED_FOLDER = Text(
    "Folder ini tidak bisa dibuka. Periksa izinnya, lalu ulangi.",
    "This folder cannot be opened. Check its permissions and try again.",
)
_ToRead = tuple[str, str, Callable[[], bytes]]  # its name, its suffix and how its bytes are got


@runtime_checkable
class _File(Protocol):
    """A file object that is open for reading bytes."""

    def read(self) -> bytes: ...


_Whole = bytes | bytearray | memoryview | _File
Readable = Path | str | _Whole


def read_plans(
    paths: Readable | Iterable[Readable],
    *,
    template: Definition | None = None,
    progress: Callable[[int, int], None] = lambda _done, _all: None,
) -> Reading:
    """The plans of the workbooks at `paths`, a file, folder or zip archive or several, in the order of their names.

    A workbook may also be given as its bytes or as a file object, which is read to its end; such come last, and a plan of
    theirs calls its file as the file object is called, else `file 1`.
    `template` is for files that carry no definition of their own; `progress` hears how many of the files are read.
    Raises MissingPathError where a path does not exist, NothingToReadError where there is no file at all, and TypeError
    for anything else, such as a file object that is open for reading texts.
    """
    given = [paths] if isinstance(paths, Readable) else list(paths)
    if others := [each for each in given if isinstance(each, io.TextIOBase) or not isinstance(each, Readable)]:
        raise TypeError(f"no path, no bytes and no file object open for reading bytes: {others[0]!r}")
    named = [each for each in given if isinstance(each, Path | str)]
    files: list[_ToRead] = [(name, path.suffix, partial(_content, path)) for path, name in find_files(named)]
    files += _whole_ones([each for each in given if not isinstance(each, Path | str)], {name for name, _, _ in files})
    if not files:
        raise nothing_to_read(named)
    readings = []
    for done, file in enumerate(files, 1):
        readings.append(_read_file(*file, template))
        progress(done, len(files))
    results = [result for result, _ in readings]
    return Reading(
        plans=tuple(each for each in results if isinstance(each, Plan)),
        unread=tuple(each for each in results if isinstance(each, Unread)),
        sources=tuple(each.source for each in results),
        accounts=tuple(account for _, accounts in readings for account in accounts),
    )


def nothing_to_read(paths: Sequence[Path | str]) -> NothingToReadError:
    """The error for folders and zip archives without any workbook, or with lists of findings alone."""
    path = paths[0] if len(paths) == 1 else None
    if said := only_lists(paths):
        return NothingToReadError(said, path=path)
    places = ", ".join(map(closing, paths)) or _NO_PLACE
    told = _NOTHING_ZIPPED if any(is_zip(Path(path)) for path in paths) else _NOTHING
    return NothingToReadError(told.filled(places=places), path=path)


def without_lists(paths: Sequence[Path], lists: Sequence[Path]) -> tuple[Path, ...]:
    """The paths that are not those of lists. Raises NothingToReadError where no other is left."""
    others = tuple(path for path in paths if path not in lists)
    if not others:
        raise nothing_to_read(paths)
    return others


def read_plan(path: Readable, *, template: Definition | None = None) -> Plan:
    """The plan in one file. Raises MissingPathError, and UnreadableWorkbookError with the reason where it has none."""
    if isinstance(path, Path | str) and Path(path).is_dir():
        raise UnreadableWorkbookError.about(path, _IS_FOLDER)
    if isinstance(path, Path | str) and is_zip(Path(path)):
        raise UnreadableWorkbookError.about(path, _IS_ZIP)
    reading = read_plans(path, template=template)
    if not reading.plans:
        file, told = reading.unread[0].source.file, reading.unread[0].note.detail
        called = path if isinstance(path, Path | str) else file
        raise UnreadableWorkbookError(said_of(called, told), path=called)
    return reading.plans[0]


def read_file(path: Path, name: str, *, template: Definition | None = None) -> Plan | Unread:
    """The plan in one file, or why there is none. `name` is what the plan calls the file."""
    return _read_file(name, path.suffix, partial(_content, path), template)[0]


def read_report_file(path: Path, name: str, *, template: Definition | None = None) -> Plan | Unread:
    """The same for who asks only what a report says: without notes, and sooner where its rows stand as the plan has them."""
    return _read_file(name, path.suffix, partial(_content, path), template, report_as_planned)[0]


def _whole_ones(files: Iterable[_Whole], names: set[str]) -> Iterator[_ToRead]:
    """What is given as bytes or file objects. Where one is called as one before it, its number stands behind the name."""
    for number, file in enumerate(files, 1):
        called = Path(str(getattr(file, "name", ""))).name or f"file {number}"
        name = called if called not in names else f"{called} ({number})"
        names.add(name)
        yield name, Path(called).suffix, file.read if isinstance(file, _File) else partial(bytes, file)


_Shortcut = Callable[[Sequence[Sheet], Source, Mapping[str, str]], Plan | None]


def _no_shortcut(_sheets: Sequence[Sheet], _source: Source, _names: Mapping[str, str]) -> None:
    return None


def _read_file(
    name: str,
    suffix: str,
    content_of: Callable[[], bytes],
    template: Definition | None,
    shortcut: _Shortcut = _no_shortcut,
) -> tuple[Plan | Unread, tuple[SheetAccount, ...]]:
    source = Source(name, "", format=suffix.lower().removeprefix("."))
    try:
        content = content_of()
        source = source.but(sha256=hashlib.sha256(content).hexdigest())
        book = open_workbook(content, suffix)
        source = source.but(saved=book.saved)
        if plan := shortcut(book.sheets, source, book.names):
            return plan, ()
        # What a sheet holds is loaded when it is asked for, so that a fault may come to light here too.
        return read_and_account(book.sheets, source, template=template, names=book.names, notes=book.notes)
    except UnreadableWorkbookError as error:
        told = error.text
    except MemoryError:
        told = too_big().text
    except Exception as error:  # a mistake of ours costs that file, and not the others
        told = file_mistaken(error)
    return Unread(source, Note(NoteKind.UNREADABLE_FILE, told)), ()


def _content(path: Path) -> bytes:
    """The bytes of a file; of no file so big that it cannot be an action plan."""
    try:
        if path.is_dir():
            raise UnreadableWorkbookError(_CLOSED_FOLDER)
        if not is_file(path):  # a pipe, which would be waited for
            raise UnreadableWorkbookError(NO_FILE.filled(path=_THIS))
        return content_within(path)
    except OSError as error:
        raise UnreadableWorkbookError(CANNOT_OPEN.filled(path=_THIS_FILE)) from error


def joined(plans: Sequence[Plan]) -> list[Plan]:
    """The plans, where two single-part ones of one office, year and revision, or two reports of one quarter, are made one."""
    result: list[Plan] = []
    for _, group in groupby(sorted(plans, key=_joining_key), key=_joining_key):
        result.extend(_joined_group(list(group)))
    order = {plan.source.file: nth for nth, plan in enumerate(plans)}
    return sorted(result, key=lambda plan: order[plan.source.file])


def _joining_key(plan: Plan) -> tuple[str, int, int, int]:
    identity = plan.identity
    region = region_of(identity, plan.definition)
    office = region.code if region else compact(identity.office)
    return office, identity.year or 0, quarter_of(plan.definition).number, identity.revision


def _joined_group(group: list[Plan]) -> list[Plan]:
    """One plan where each plan of the group has one part, each part once, and none is of a unit or an agreement.

    A copy of one of them, and a form that nobody filled in, stand apart and are in nobody's way.
    """
    contents = list({plan.source.sha256 or plan.source.file: plan for plan in reversed(group)}.values())[::-1]
    filled = [plan for plan in contents if any(plan.activities())]
    for taken in (group, contents, filled):
        if _make_one(taken):
            return [_as_one(taken), *(plan for plan in group if not any(plan is each for each in taken))]
    return group


def _make_one(group: Sequence[Plan]) -> bool:
    parts = [part.id for plan in group for part in plan.parts]
    known = {part.id for part in group[0].definition.parts} if group else set[str]()
    apart = any(plan.is_submission or plan.is_agreement for plan in group) or not known.issuperset(parts)
    return not apart and len(parts) == len(set(parts)) == len(group) > 1 and bool(group[0].identity.office)


def _as_one(group: Sequence[Plan]) -> Plan:
    first = group[0]
    order = [part.id for part in first.definition.parts]
    own = [
        part.but(source=plan.source, date=part.date or plan.identity.date, returned=plan.returned)
        for plan in group
        for part in plan.parts
    ]
    notes = tuple(note for plan in group for note in plan.notes)
    signatories = {name: who for plan in reversed(group) for name, who in plan.identity.signatories.items() if who.name}
    identity = first.identity.but(signatories=signatories)
    return first.but(
        definition=planned_by(first.definition, group),
        identity=identity,
        parts=tuple(sorted(own, key=lambda part: order.index(part.id))),
        notes=notes,
        further={id_: rows for plan in reversed(group) for id_, rows in plan.further.items() if rows},
    )
