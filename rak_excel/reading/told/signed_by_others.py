"""Who else signs below a plan, and lines that repeat the identity sheet: told apart from what may be of the plan."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice, takewhile

from rak_excel.formats.addresses import Address
from rak_excel.language import Text
from rak_excel.model import Definition, Identity, NoteKind
from rak_excel.reading.ledger import Ledger, Use, cells_in
from rak_excel.reading.lines import place_and_date, starts_with
from rak_excel.reading.plan_sheet import PlanSheet
from rak_excel.reading.sections.outside_rows import tell_remark, tell_text
from rak_excel.reading.sections.sections import Section
from rak_excel.reading.sections.signers import Signers
from rak_excel.record import Record
from rak_excel.vocabulary.basics.texts import normalised, tidy
from rak_excel.vocabulary.documents.signing import is_room
from rak_excel.vocabulary.remarks.corrections import changes_plan
from rak_excel.vocabulary.remarks.remarks import heads_lines, is_remark

_LINE_CELLS = 2  # a number and what it numbers


def tell_signature_block(section: Section, ledger: Ledger) -> None:
    """Tells once each what stands in a signature block and is no part of it: remarks, and who else signs there."""
    sheet, signature = section.sheet, section.signature
    cells = cells_in(sheet, range(signature.first_row, section.end + 1)) if signature else []
    unused = [each for each in cells if not ledger.used(sheet, each)]
    if not unused:
        return
    remarks = list(_remarks_in(sheet, unused))
    ends = {first for first, *_ in remarks}
    remarked = {each for remark in remarks for each in remark}
    _tell_signers(section, [each for each in cells if each not in remarked], ledger)
    left = [each for each in cells if not ledger.used(sheet, each) and each not in remarked - ends]
    for column in sorted({column for _, column in left}):
        lines = list(takewhile(lambda line: line not in ends, (each for each in left if each[1] == column)))
        if len(lines) > 1:  # told once, not line by line
            tell_text(sheet, lines, _LINES.filled(count=len(lines), last=sheet.cell(*lines[-1]).address), ledger)
    for remark in remarks:
        tell_remark(sheet, remark, ledger)


def _remarks_in(sheet: PlanSheet, cells: Sequence[Address]) -> Iterator[list[Address]]:
    """The remarks among these cells, which stand around a signature: each with the lines below it in its columns."""
    taken: set[Address] = set()
    for first in cells:
        if first not in taken and is_remark(sheet.text(*first), sheet.definition):
            own = [first]
            if heads_lines(sheet.text(*first), sheet.definition):
                own += _lines_below(sheet, first, cells)
            taken |= {*own}
            yield own


def _lines_below(sheet: PlanSheet, first: Address, cells: Sequence[Address]) -> Iterator[Address]:
    """The cells below in the same column or the next one, row by row, to the next remark or a gap."""
    last = first[0]
    for row, column in islice(cells, bisect_right(cells, first), None):
        if row - last > 1:
            return
        if not 0 <= column - first[1] < _LINE_CELLS:
            continue
        if is_remark(sheet.text(row, column), sheet.definition):
            return
        last = row
        yield row, column


def _tell_signers(section: Section, cells: Sequence[Address], ledger: Ledger) -> None:
    """Who signs beside the plan's signatories, or in a list of members, needs but one word."""
    sheet = section.sheet
    block = _Block(Signers(sheet, section.heading, section.last))
    signing = [each for each in block.signing(cells) if not ledger.used(sheet, each)]
    if signing:
        titles = [each.label for each in section.definition.identity.signatories.values()]
        detail = _OTHERS.filled(titles=Text(" dan ".join(titles), " and ".join(titles)))
        ledger.note_at(NoteKind.MENTIONED, detail, sheet, signing)
        ledger.use(sheet, signing, Use.NOT_USED)


class _Block(Record):
    """Follows the columns of a signature block down from title to name."""

    signers: Signers

    def signing(self, cells: Sequence[Address]) -> Iterator[Address]:
        """The cells that only say who signs, row by row; none that may say something of the plan."""
        listed = self.listed(sorted({row for row, _ in cells}))
        found = {each for each in cells if each[0] in listed}
        for column in {column for _, column in cells}:
            found.update(self.below_titles([each for each in cells if each[1] == column and each not in found]))
        return (each for each in cells if each in found)

    def listed(self, rows: Sequence[int]) -> set[int]:
        """The rows of lists of signers, and those below a list's heading that say no more than who signs."""
        found: set[int] = set()
        for row in rows:
            texts = self.signers.texts(row).values()
            goes_on = row - 1 in found and all(self.signers.is_signer(t) or self.signers.is_number(t) for t in texts)
            if goes_on or self.signers.is_of_list(row):
                found.add(row)
        return found

    def below_titles(self, lines: Sequence[Address]) -> Iterator[Address]:
        """The lines of one column that are titles, or stand below one: more of it, one name in few words, rank and NIP."""
        definition = self.signers.sheet.definition
        beside_name = (definition.identity.signatory_nip, *definition.identity.ranks)
        titled = named = False
        above = 0
        for row, column in lines:
            text = self.signers.texts(row)[column]
            if changes_plan(text):
                titled = False
            elif self.signers.is_title(text):
                titled, named = True, False
                if place_and_date(text, definition) is None:  # which other date it is, or none at all, is told
                    yield row, column
            elif titled and (is_room(text) or starts_with(text, beside_name) or self.signers.is_number(text)):
                yield row, column
            elif titled and not named and (self.signers.names(text) or self.signers.may_be_titles(row)):
                named = row != above + 1  # right below a title it may be another line of it
                yield row, column
            above = row


_OTHERS = Text(
    "Dari tanda tangan hanya {titles} kantor ini yang dibaca; nama dan jabatan lain dilewati.",
    "Of the signatures only those of {titles} of this office are read; other names and positions were passed over.",
)
_LINES = Text(
    "{count} isian sampai {last} ini berada di bawah rencana, bukan di barisnya, jadi tidak dipakai.",
    "These {count} entries down to {last} stand below the plan and not in its rows, and were not used.",
)


def repeated_lines(section: Section, identity: Identity) -> list[Address]:
    """The cells of a signature block that say no more than the identity does."""
    if section.signature is None:
        return []
    known, sheet = set(_lines(identity, section.definition)), section.sheet
    cells = cells_in(sheet, range(section.signature.first_row, section.end + 1))
    return [at for at in cells if _said(sheet.text(*at)) in known]


def _lines(identity: Identity, definition: Definition) -> Iterator[str]:
    place, date = _said(identity.place), identity.date
    yield place
    if date:
        yield _said(f"{place}, {definition.identity.written(date)}")
    yield _said(identity.office)
    for each in identity.signatories.values():
        yield from (_said(text) for text in (each.title, each.name, f"NIP {each.nip or ''}"))


def _said(text: str) -> str:
    return normalised(text) or tidy(text)  # a line below a table is one, however many it has on the identity sheet
