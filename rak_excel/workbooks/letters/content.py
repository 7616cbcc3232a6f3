"""What the province says to each office about its plan: what came, what is missing, what to correct, by when."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rak_excel.language import Language, Text
from rak_excel.model import Definition, Region, Severity
from rak_excel.rolling_up.facts.facts import NoteRow
from rak_excel.rolling_up.result import Office, Rollup
from rak_excel.rolling_up.side_by_side.comparison import TargetComparison
from rak_excel.vocabulary.names.offices import region_name, short_office_name
from rak_excel.vocabulary.names.regions import regions
from rak_excel.workbooks.letters.mended import Mended, mended_by_region
from rak_excel.workbooks.letters.points import LetterPoint, doubtful_targets, point_of
from rak_excel.workbooks.letters.standing import date_words, requests
from rak_excel.workbooks.rollup.layout import Layout
from rak_excel.workbooks.rollup.sheets.status import ABSENT, BLANK, SENT, UNREAD, state_of

_NOT_IN_NAMES = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')


def office_in_names(region: Region, definition: Definition) -> str:
    """How a file names an office: `5203 Lombok Timur`, `5272 Kota Bima`. They sort by the codes of the regions."""
    return f"{region.code.replace('.', '')} {region_name(region, definition).removeprefix('Kabupaten ')}"


def allowed_in_names(words: str) -> str:
    """The words without the signs that Windows refuses in a file's name."""
    return _NOT_IN_NAMES.sub(" ", words).strip(" .")


_ERRORS = Text("{count} isian yang wajib diperbaiki", "{count} to be corrected")
_CHECKS = Text("{count} yang perlu dicek", "{count} to be checked")
_STATES = {  # in a letter: whether the province has judged its time is nothing to the office
    **dict.fromkeys((SENT, UNREAD, ABSENT), Text("Sudah diterima", "Received")),
    BLANK: Text("Formulir belum diisi", "The form is not filled in"),
}
_PART_IS_MISSING = {"RAK003", "RAK014"}  # as the first sentence of the letter says already
_AND = Text(" dan ", " and ")


@dataclass(frozen=True, slots=True)
class Letter:
    """One office's letter. `name` is what its files are called, `state` how the office stands.

    `requests` are sentences on what came and what is asked for, and what settings change of the rules; `points` what to
    correct, the most urgent first, and `mended` what the province corrected itself. `files` are those that are rolled up;
    `asks` tells that the office has something to send. `sender` is '' where the office is the province's own.
    """

    name: str
    addressee: str
    sender: str
    year: int | None
    state: Text
    requests: tuple[Text, ...]
    points: tuple[LetterPoint, ...]
    mended: tuple[Mended, ...]
    files: tuple[str, ...]
    asks: bool
    reply_by: Text | None


def left(points: Iterable[LetterPoint], language: Language) -> str:
    """`9 isian yang wajib diperbaiki dan 3 yang perlu dicek`; '' where there is none."""
    counted = Counter(point.severity is Severity.ERROR for point in points)
    told = [said.filled(count=counted[error]) for error, said in ((True, _ERRORS), (False, _CHECKS)) if counted[error]]
    return _AND.said(language).join(each.said(language) for each in told)


def letters(
    result: Rollup, comparisons: Sequence[TargetComparison], *, reply_by: datetime.date | None = None
) -> Iterator[Letter]:
    """A letter to every office of the roll-up, in its order, also where nothing is to be corrected."""
    notes: dict[str, list[NoteRow]] = {}
    for region, note in result.notes:
        notes.setdefault(region, []).append(note)
    corrected = mended_by_region(result)
    doubtful = doubtful_targets(result, comparisons)
    layout = Layout(result, "id")
    limits = [result.settings] if result.settings else []
    for office in result.offices:
        found = [point_of(note) for note in notes.get(office.region, ()) if _asked_about(note, office)]
        points = tuple(_ordered(found, doubtful.get(office.region, ())))
        mended = corrected.get(office.region, ())
        asks = bool(points or mended or office.older or _lacks_something(office))
        told = (*requests(office, layout, some=bool(points), asks=asks), *limits)
        yield _letter(office, layout, points, told, mended, reply_by if asks else None, asks=asks)


def _lacks_something(office: Office) -> bool:
    """Whether the office has something to send. What came, and only was not given with the other files, it has not."""
    return not (office.whole or office.absent or (office.partial and office.wanted))


def _asked_about(note: NoteRow, office: Office) -> bool:
    """Not what is for information, what the province marked as right, nor that a part is missing where the letter says so."""
    said = office.partial and note.code in _PART_IS_MISSING
    return note.severity is not Severity.INFO and note.counts and not said


def _letter(
    office: Office,
    layout: Layout,
    points: tuple[LetterPoint, ...],
    told: tuple[Text, ...],
    mended: tuple[Mended, ...],
    reply_by: datetime.date | None,
    *,
    asks: bool,
) -> Letter:
    result = layout.result
    region = regions()[office.region]
    return Letter(
        name=office_in_names(region, result.definition),
        addressee=_addressee(office, result.definition),
        sender=short_office_name(regions()[region.province], result.definition) if region.parent else "",
        year=result.year,
        state=_state(office, layout),
        requests=told,
        points=points,
        mended=mended,
        files=tuple(file.file for file in office.files),
        asks=asks,
        reply_by=date_words(reply_by, result.definition.identity.months) if reply_by else None,
    )


def _state(office: Office, layout: Layout) -> Text:
    state = ABSENT if office.partial and office.wanted else state_of(office, layout)
    return _STATES.get(state, state)


def _addressee(office: Office, definition: Definition) -> str:
    """Whoever signs the last part: in an election commission the secretary, whose staff keep the plan."""
    words = definition.identity.signatories.get(definition.parts[-1].signatory)
    return f"{words.label} {office.name}" if words else office.name


def _ordered(found: Iterable[LetterPoint], targets: Iterable[LetterPoint]) -> Iterator[LetterPoint]:
    """What must be corrected, then doubtful targets, then what is to be checked; a target that is found once is said once."""
    found = list(found)
    told = {(point.sheet, point.row, point.value) for point in found}
    yield from (point for point in found if point.severity is Severity.ERROR)
    yield from (point for point in targets if (point.sheet, point.row, point.value) not in told)
    yield from (point for point in found if point.severity is not Severity.ERROR)
