"""Comments on cells that say what remarks in KETERANGAN may say: that their row was cancelled or changed, or is not sure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rak_excel.formats.grid import Sheet
from rak_excel.language import Text
from rak_excel.layouts.merged import REMARK_END
from rak_excel.model import NoteKind
from rak_excel.reading.ledger import Ledger
from rak_excel.reading.sections.sections import Section
from rak_excel.reading.told.corrected_rows import question_about
from rak_excel.reading.told.remarked_rows import RemarkedRow, RemarkedRows
from rak_excel.reading.told.remarked_targets import amount_said
from rak_excel.vocabulary.basics.texts import shortened, tidy
from rak_excel.vocabulary.remarks.corrections import changes_plan
from rak_excel.vocabulary.targets.likeness import is_another

QUOTED = 300
"""Letters of a comment that are repeated."""
_WRITER = re.compile(r"^[^:\n]{1,40}:\s*")  # `Budi: target turun`, as Excel begins a note


def comments_of(sheet: Sheet) -> dict[tuple[int, int], str]:
    """The comments and notes attached to the cells of a sheet, but for those that a merged plan itself wrote."""
    comments = sorted(sheet.looks.comments.items())
    return {at: text for at, text in comments if text and not is_of_difference(text)}


def is_of_difference(comment: str) -> bool:
    """Whether it is one that merging writes where the files of a plan contradict each other."""
    return comment.endswith(REMARK_END)


def tell_comments(rows: RemarkedRows, ledger: Ledger) -> None:
    """Tells of them at their cells, on the rows of a table and on the lines and headings above them."""
    for section in rows.table.sections:
        sheet, covered = section.sheet, range(section.first, section.end + 1)
        for (row, column), text in comments_of(sheet).items():
            if row not in covered:
                continue
            if row in section.rows:
                detail = _OF_ROW if _is_of_row(text, section, row, rows) else None
            else:
                detail = _OF_PLAN if any(map(changes_plan, _lines(text))) else None
            if detail:
                quoted = shortened(text, QUOTED)
                ledger.note(NoteKind.COMMENT_ON_PLAN, detail, sheet.cell(row, column), quoted, quoted)


def _is_of_row(text: str, section: Section, row: int, rows: RemarkedRows) -> bool:
    remarked = rows.at(section, row)
    return any(question_about(line, remarked) or _is_other_amount(line, remarked) for line in _lines(text))


def _is_other_amount(line: str, row: RemarkedRow) -> bool:
    """Whether a line of a comment is nothing but another target than its row's."""
    said = amount_said(line, row.target, row.indicator, row.definition)
    return (
        said is not None and row.target is not None and (said.denies or is_another(said.target, row.target, alone=True))
    )


def _lines(text: str) -> Iterator[str]:
    """What a comment says, line by line, without who wrote it."""
    whole = tidy(text)
    lines = {whole, " ".join(whole.split("\n")), *whole.split("\n")}
    yield from {_WRITER.sub("", line) for line in lines} - {""}


_OF_ROW = Text(
    "Komentar ini seperti membatalkan, mengubah, atau meragukan barisnya, padahal barisnya tetap dibaca seperti "
    "tertulis. Ubah isiannya bila memang berubah, lalu hapus komentarnya; bila batal, pindahkan barisnya ke file lain.",
    "This comment seems to cancel, change or doubt its row, which was read as it is written all the same. Change the "
    "entries if they do change, then delete the comment; if the row is cancelled, move it to another file.",
)
_OF_PLAN = Text(
    "Komentar ini seperti membatalkan atau mengubah isi rencana, padahal tabelnya tetap dibaca seperti tertulis. Ubah "
    "isian di tabelnya bila memang berubah, lalu hapus komentarnya.",
    "This comment seems to cancel or change something of the plan, whose table was read as it is written all the "
    "same. Change the entries in the table if they do change, then delete the comment.",
)
