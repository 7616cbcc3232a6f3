"""Several columns of one role: which of them is the plan's, and what the others are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from rak_excel.formats.addresses import column_letters
from rak_excel.language import Text
from rak_excel.model import NoteKind
from rak_excel.reading.headings.block import HeadingBlock
from rak_excel.reading.headings.heading import Heading
from rak_excel.reading.ledger import Ledger
from rak_excel.reading.tables.tables import Table
from rak_excel.record import Record
from rak_excel.vocabulary.basics.texts import compact, normalised
from rak_excel.vocabulary.headings.headings import PLAN_ROLES, column_heading, is_official


def settled(table: Table, year: int | None, ledger: Ledger) -> Table:
    """The table with the column of each role that is the plan's of this year; what cannot be decided is asked."""
    sections = []
    for section in table.sections:
        heading = section.heading
        for role in PLAN_ROLES:
            if columns := heading.rivals(role):
                choice = _Chooser(table, role, year).choose(columns, heading)
                if section is table.sections[0]:
                    _tell(choice, role, year, table, ledger)
                heading = heading.with_role(role, choice.taken).telling(choice.others)
        sections.append(section if heading is section.heading else section.but(heading=heading))
    return table.but(sections=tuple(sections))


class _Choice(Record):
    """The column taken, the others with the reason why they were not, and those that are asked about."""

    taken: int
    reasons: Mapping[int, Text]
    asked: tuple[int, ...]

    @property
    def others(self) -> frozenset[int]:
        return frozenset((*self.reasons, *self.asked)) - {self.taken}


class _Chooser(Record):
    """Chooses among the columns of one role by what their headings say, and what stands below them."""

    table: Table
    role: str
    year: int | None

    def choose(self, columns: Sequence[int], heading: Heading) -> _Choice:
        filled = [column for column in columns if self.entries(column)]
        left, unsure = self.apart(list(filled or columns), heading.block)
        reasons: dict[int, Text] = {}
        for keep, reason in self.ways(heading.block):
            kept = keep(left)
            if kept and len(kept) < len(left):
                reasons |= dict.fromkeys(set(left) - set(kept), reason)
                left = kept
        same = len({self.entries(column) for column in left}) == 1
        reasons |= dict.fromkeys(left[1:], _SAME) if same else {}
        taken = max(left, key=lambda each: len(self.entries(each)))  # the first of those that say most
        other = [each for each in unsure if self.entries(each) != self.entries(taken)]
        reasons |= dict.fromkeys(set(unsure) - set(other), _SAME)
        asked = tuple(sorted((*([taken] if same else left), *other)))
        if self.is_hidden(taken) and (seen := [each for each in filled if not self.is_hidden(each)]):
            return _Choice(taken, {}, (taken, *seen))  # by its heading it is the plan's, and nobody sees it
        return _Choice(taken, reasons, asked if len(asked) > 1 else ())

    def apart(self, left: list[int], block: HeadingBlock) -> tuple[list[int], list[int]]:
        """The columns, and apart from them those of this year that may have what was reached: TARGET CAPAIAN beside TARGET."""
        unsure = [each for each in left if block.may_be_achieved(each) and block.year(each) in {None, self.year}]
        others = [each for each in left if each not in unsure]
        return (others, unsure) if any(not block.may_be_achieved(each) for each in others) else (left, [])

    def is_hidden(self, column: int) -> bool:
        return column in self.table.sheet.hidden_columns

    def ways(self, block: HeadingBlock) -> Iterable[tuple[Callable[[list[int]], list[int]], Text]]:
        """In which order what decides: each way keeps some of the columns, and says why not the others."""
        return (
            (lambda left: [each for each in left if not block.is_achieved(each)], _ACHIEVED),
            (lambda left: self.of_the_year(left, block), _OTHER_YEAR),
            (lambda left: newest(left, block), _EARLIER),
            (lambda left: self.own_level(left, block), _LEVEL),
            (lambda left: self.official(left, block), _OFFICIAL),
            (lambda left: [each for each in left if not self.is_hidden(each)], _HIDDEN),
        )

    def of_the_year(self, left: list[int], block: HeadingBlock) -> list[int]:
        """Those of the plan's year; where none says it, those that say no year, which are meant to be of it."""
        years = {column: block.year(column) for column in left}
        return [each for each in left if years[each] == self.year] or [each for each in left if years[each] is None]

    def own_level(self, left: list[int], block: HeadingBlock) -> list[int]:
        """KEGIATAN rather than PROGRAM/KEGIATAN, RENCANA AKSI below SUB KEGIATAN, SASARAN rather than TUJUAN."""
        if self.role == "objective":
            return [each for each in left if "tujuan" not in block.words(each) or "sasaran" in block.words(each)]
        if self.role != "activity":
            return left
        words = {column: block.words(column) for column in left}
        below = {"aksi", "langkah", "uraian", "rincian", "detail", "tahapan", "rencana"}
        # A column PROGRAM, of no role, may stand beside those of activities.
        beside = any(compact(text) == "program" for texts in block.own.values() for text in texts.values())
        if not beside and not any({"program", "sub"} & each for each in words.values()):
            return left
        own = [each for each in left if words[each] & below]
        return own or [each for each in left if "sub" in words[each]] or left

    def official(self, left: list[int], block: HeadingBlock) -> list[int]:
        """Those headed as our own sheets head them, unless another says more than they do, or was changed since."""
        named = {each: (" ".join(block.all_texts(each)), block.texts(each)[-1]) for each in left}
        about = self.role, self.table.part, self.table.definition
        own = [each for each in left if any(is_official(text, *about) for text in named[each])]
        most = max((len(self.entries(each)) for each in left), default=0)
        coarser = self.role == "activity" and any(len(self.entries(each)) < most for each in own)
        changed = any(map(block.is_later, left))
        return left if coarser or changed else own

    def entries(self, column: int) -> tuple[tuple[int, str], ...]:
        """What stands below a heading, in the rows of the table."""
        return tuple((row, normalised(text)) for row, text in self.table.below(column).items())


def newest(left: list[int], block: HeadingBlock) -> list[int]:
    """MENJADI rather than SEMULA; beside AWAL, AKHIR may be the end of the year as well as of a change."""
    earlier = [each for each in left if block.is_earlier(each)]
    later = [each for each in left if block.is_later(each)]
    begins = all("awal" in block.words(each) for each in earlier)
    kept = [each for each in left if each not in earlier and not (begins and "akhir" in block.words(each))]
    return (later or kept or left) if earlier else left


def _tell(choice: _Choice, role: str, year: int | None, table: Table, ledger: Ledger) -> None:
    heading = table.heading
    name = column_heading(role, table.part, table.definition)
    for column, reason in sorted(choice.reasons.items()):
        detail = reason.filled(taken=heading.named(choice.taken), role=name, year=year)
        ledger.note(NoteKind.COLUMN_SET_ASIDE, detail, heading.cell(column), heading.title(column))
    detail = _question(choice, name, heading)
    for column in choice.asked:
        ledger.note(NoteKind.AMBIGUOUS_VALUE, detail, heading.cell(column), heading.title(column))


def _question(choice: _Choice, name: str, heading: Heading) -> Text:
    later = next((each for each in choice.asked if heading.block.is_later(each)), None)
    if later and not all(map(heading.block.is_later, choice.asked)):
        return _CHANGED.filled(role=name, later=heading.named(later), taken=heading.named(choice.taken))
    columns = ", ".join(column_letters(each) for each in choice.asked)
    return _WHICH.filled(role=name, columns=columns, taken=column_letters(choice.taken))


_CHANGED = Text(
    "Kolom {later} bisa jadi {role} yang berlaku setelah perubahan; yang dibaca kolom {taken}. Beri judul {role} SEMULA dan "
    "{role} MENJADI pada kolom masing-masing.",
    "The column {later} may have the {role} that holds after a change; the column {taken} was read. Head the two columns "
    "{role} SEMULA and {role} MENJADI.",
)
_WHICH = Text(
    "Ada beberapa kolom {role}: {columns}. Yang dibaca kolom {taken}. Biarkan satu saja yang berjudul {role}, dan beri "
    "judul lain pada kolom yang bukan.",
    "There are several columns {role}: {columns}. Column {taken} was read. Leave only one of them headed {role}, and give "
    "the others another heading.",
)
_ACHIEVED = Text(
    "Kolom ini berisi realisasi atau anggaran; yang dibaca adalah rencana di kolom {taken}.",
    "This column has what was achieved or is spent; what is planned was read from the column {taken}.",
)
_OTHER_YEAR = Text(
    "Kolom ini bukan untuk tahun rencana ({year}); yang dibaca adalah kolom {taken}.",
    "This column is not of the plan's year ({year}); the column {taken} was read.",
)
_EARLIER = Text(
    "Kolom ini isian sebelum perubahan; yang dibaca adalah kolom {taken}.",
    "This column is from before the change; the column {taken} was read.",
)
_LEVEL = Text(
    "Kolom ini satu tingkat di atasnya; yang dibaca sebagai {role} adalah kolom {taken}.",
    "This column is a level above; as {role} the column {taken} was read.",
)
_OFFICIAL = Text(
    "Yang dibaca sebagai {role} adalah kolom {taken}, sesuai judul bakunya.",
    "As {role} the column {taken} was read, which has the official heading.",
)
_HIDDEN = Text(
    "Kolom ini disembunyikan; yang dibaca adalah kolom {taken}.",
    "This column is hidden; the column {taken} was read.",
)
_SAME = Text("Isinya sama dengan kolom {taken}.", "It says the same as the column {taken}.")
