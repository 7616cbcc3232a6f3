"""Asks where a column or a period is headed as something else than this plan's: another year's, a draft."""

from __future__ import annotations

from collections.abc import Iterator

from rak_excel.language import Text
from rak_excel.model import NoteKind
from rak_excel.reading.headings.block import HeadingBlock, words_of
from rak_excel.reading.headings.heading import Heading
from rak_excel.reading.ledger import Ledger
from rak_excel.reading.tables.tables import Table
from rak_excel.vocabulary.basics.heading_words import ACHIEVED, MONEY, OF_THE_AGREEMENT, PLANNED
from rak_excel.vocabulary.basics.numbers import years_in
from rak_excel.vocabulary.basics.texts import tidy
from rak_excel.vocabulary.documents.titles import two_years
from rak_excel.vocabulary.headings.headings import column_heading, heading_role
from rak_excel.vocabulary.headings.periods import names_another, short_year
from rak_excel.vocabulary.remarks.withdrawn import remarks_unsettled
from rak_excel.vocabulary.targets.units import HeadingSays, said_of_targets


def ask_about_periods(table: Table, year: int | None, ledger: Ledger) -> None:
    """Asks at the heading of each period that names another one too, and once where they are of another year."""
    heading = table.heading
    of_other_year = False
    headings = (
        (period, heading.block.sheet.cell(row, column), tidy(text))
        for period, column in sorted(heading.periods.items())
        for row, text in heading.block.own.get(column, {}).items()
        if row >= heading.schedule.row
    )
    for period, cell, text in headings:
        said = short_year(text, table.definition)
        if names_another(text, period, table.part, table.definition) and not ledger.asks(cell):
            detail = _ANOTHER.filled(label=table.part.schedule.calendar.label(period))
            ledger.note(NoteKind.AMBIGUOUS_VALUE, detail, cell, text)
        elif year and said and said != year and not of_other_year:
            of_other_year = True
            ledger.note(NoteKind.AMBIGUOUS_VALUE, OTHER_YEAR.filled(year=year), cell, text)


_ANOTHER = Text(
    "Kolom ini dibaca sebagai {label}, tetapi judulnya juga menyebut periode lain. Perbaiki judulnya.",
    "This column was read as {label}, but its heading names another period too. Correct the heading.",
)
OTHER_YEAR = Text(
    "Judul kolom ini menyebut tahun lain, sedangkan ini rencana tahun {year}. Samakan tahunnya.",
    "This column is headed with another year, while the plan is of {year}. Make the years agree.",
)


_CHANGED = frozenset({"objective", "indicator", "activity", "executor"})
_WITH_A_YEAR = _CHANGED | {"schedule_text", "start", "end"}
_FOR_YEARS = frozenset({"objective", "indicator"})  # they are often those of a plan of five years


def ask_of_headings(table: Table, year: int | None, ledger: Ledger) -> None:
    """Asks at the headings of the columns that were read, and tells of a heading that may be another target's."""
    heading = table.heading
    for column, doubt in _doubts(heading, year):
        if ledger.asks(cell := heading.cell(column)):
            continue
        if doubt in {_PERHAPS_OTHER, _PERHAPS_ACHIEVED, _BESIDE_MONEY}:
            own = column_heading("target", table.part, table.definition)
            ledger.note(NoteKind.SECOND_READING, doubt, cell, heading.title(column), own)
        else:
            ledger.note(NoteKind.AMBIGUOUS_VALUE, doubt.filled(year=year), cell, heading.title(column))


def _doubts(heading: Heading, year: int | None) -> Iterator[tuple[int, Text]]:
    block, target = heading.block, heading.roles.get("target")
    plain = not (block.says_when or block.says_achieved)  # as most are
    if target and (doubt := _of_target(heading, target, year)):
        yield target, doubt
    periods = () if heading.schedule.in_doubt or plain else sorted(heading.periods.values())
    yield from [(column, doubt) for column in periods if (doubt := _of_other(block, column, year))][:1]
    if not plain:
        yield from _of_other_alone(heading, year)
    for column in sorted(heading.own_columns):
        if any(map(remarks_unsettled, block.all_texts(column))):
            yield column, _UNSETTLED


def _of_other_alone(heading: Heading, year: int | None) -> Iterator[tuple[int, Text]]:
    """The columns of another year, or of what stood there before a change, that none of the same role stands beside."""
    for role, column in heading.roles.items():
        if role not in _WITH_A_YEAR or heading.rivals(role):
            continue
        if heading.block.is_earlier(column):
            yield column, _EARLIER
        # Headings may name years from one to another with the plan's among them: SASARAN 2020-2024.
        years = [each for text in heading.block.all_texts(column) for each in years_in(text)]
        within = len(years) > 1 and year is not None and min(years) <= year <= max(years)
        if not (within and role in _FOR_YEARS) and (doubt := _of_other_year(heading.block, column, year)):
            yield column, doubt


def _of_target(heading: Heading, column: int, year: int | None) -> Text | None:
    """What is doubtful about a column of targets; of one chosen among several only the year is."""
    doubt = _of_other(heading.block, column, year)
    block = heading.block
    targets = (each for each in block.own if block.names_target(each) and not block.may_be_achieved(each))
    if not doubt and block.may_be_achieved(column) and any(targets):  # filled or not
        return _MAY_BE_ACHIEVED if heading.rivals("target") else _PERHAPS_ACHIEVED
    if heading.rivals("target"):
        return doubt if doubt in {OTHER_YEAR, _SEVERAL_YEARS} else None
    if doubt is _NOT_PLANNED and _is_target_beside_money(heading.block, column):
        others = (heading.block.texts(each) for each in heading.block.own if each != column)
        return None if any(words_of(" ".join(texts)) & MONEY for texts in others) else _BESIDE_MONEY
    return doubt or _of_other_target(heading, column)


def _is_target_beside_money(block: HeadingBlock, column: int) -> bool:
    """Whether a column is headed as the target, and its headings name money beside it: TARGET KINERJA DAN ANGGARAN."""
    if block.words(column) & ACHIEVED or heading_role(block.texts(column)[-1], block.definition) != "target":
        return False
    said = map(words_of, block.all_texts(column))
    return all(words & (PLANNED | {"kinerja"}) for words in said if words & MONEY)


def _of_other(block: HeadingBlock, column: int, year: int | None) -> Text | None:
    if doubt := _of_other_year(block, column, year):
        return doubt
    if block.is_earlier(column):
        return _EARLIER
    return _NOT_PLANNED if block.is_achieved(column) else None


def _of_other_year(block: HeadingBlock, column: int, year: int | None) -> Text | None:
    if year and block.year(column) not in {None, year}:
        return OTHER_YEAR
    return _SEVERAL_YEARS if any(map(two_years, block.all_texts(column))) else None


def _of_other_target(heading: Heading, column: int) -> Text | None:
    """Whether a column is headed as a target of something else than the yearly agreement that the plan is made for."""
    block, texts = heading.block, heading.block.texts(column)
    if not block.names_target(column):
        return None
    if not any(heading_role(text, heading.definition) == "target" for text in (" ".join(texts), *texts)):
        return None if block.words(column) & OF_THE_AGREEMENT else _OTHER_TARGET
    said = said_of_targets(" ".join(texts), _beside(heading, column), heading.definition)
    return _OF_TARGETS.get(said)


def _beside(heading: Heading, column: int) -> frozenset[str]:
    """The words above what the targets are of; behind the activities these are none of KEGIATAN."""
    block, roles = heading.block, heading.roles
    owners = (each for each in heading.at("objective", "indicator") if each < column)
    words = frozenset[str]().union(*map(block.words, owners))
    money = frozenset[str]().union(*map(block.words, heading.others)) & MONEY
    before = max((each for each in roles.values() if each < column), default=0)
    return (words - {"kegiatan"} if roles.get("activity") == before else words) | money


_OTHER_TARGET = Text(
    "Judul kolom ini menyebut target lain, padahal tidak ada kolom TARGET untuk rencana ini. Tulis TARGET saja bila memang ini targetnya.",
    "This column is headed as another target, but there is no column TARGET of this plan. Head it TARGET if it is the plan's.",
)
_PERHAPS_OTHER = Text(
    "Judul kolom ini bisa menyebut target lain. Tulis TARGET saja bila memang ini target rencana ini.",
    "This heading may be that of another target. Head the column TARGET if it is the plan's.",
)
_MAY_BE_ACHIEVED = Text(
    "Judul kolom ini bisa berarti target, bisa juga capaian. Tulis TARGET saja bila memang ini target rencana ini.",
    "This column may be headed as the target or as what was achieved. Head it TARGET if it is the plan's.",
)
_BESIDE_MONEY = Text(
    "Judul kolom ini juga menyebut anggaran atau Rupiah, padahal tidak ada kolom anggaran tersendiri. Tulis TARGET saja "
    "bila isinya memang target kinerja.",
    "This column is also headed as a budget or in Rupiah, but there is no column for that. Head it TARGET alone if it has the "
    "targets.",
)
_PERHAPS_ACHIEVED = Text(
    "Di samping target lain, judul kolom ini bisa berarti capaiannya. Tulis TARGET saja bila memang ini target rencana ini.",
    "Beside another target this column may be headed as what was achieved of it. Head it TARGET if it is the plan's.",
)
_UNSETTLED = Text(
    "Judul kolom ini menyebut isian yang belum tetap atau tidak berlaku. Hapus kata itu bila memang yang berlaku.",
    "This column is headed as a draft or as no longer in force. Delete that word if it holds.",
)
_SEVERAL_YEARS = Text(
    "Judul kolom ini menyebut beberapa tahun, sedangkan ini rencana tahun {year}. Tulis yang berlaku untuk tahun itu saja.",
    "This column is headed with several years, while the plan is of {year}. Write what holds for that year alone.",
)
_EARLIER = Text(
    "Judul kolom ini menyebut isian sebelum perubahan, tetapi isian sesudahnya tidak ada. Hapus kata itu bila memang yang berlaku.",
    "This column is headed as what stood there before a change, and what came after it is missing. Delete that word if it holds.",
)
_NOT_PLANNED = Text(
    "Kolom ini berada di bawah judul realisasi atau anggaran, padahal tidak ada kolom lain untuk rencananya. Perbaiki "
    "judulnya bila isinya rencana; bila bukan, tambahkan kolom rencananya.",
    "This column stands below a heading of what was achieved or is spent, and there is no other for what is planned. Correct "
    "the heading if this is what is planned; if not, add a column for that.",
)

_OF_TARGETS = {
    HeadingSays.OTHER: _OTHER_TARGET,
    HeadingSays.UNSETTLED: _UNSETTLED,
    HeadingSays.UNKNOWN: _PERHAPS_OTHER,
    HeadingSays.BOTH: _MAY_BE_ACHIEVED,
}
