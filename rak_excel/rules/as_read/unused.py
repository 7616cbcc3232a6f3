"""RAK0xx: what stands beside the plan and was not read as part of it, or waits for a choice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rak_excel.language import NOTHING, Text
from rak_excel.model import Cell, Note, NoteKind
from rak_excel.rules.engine.rule import Problem, at, error, info, noted, warning, with_remedy
from rak_excel.rules.engine.subjects import PlanReview

_FEW = 3  # so many cells beside each other are told one by one


@warning(
    "RAK005",
    id='Isian di luar rencana: "{value}"{others}. {detail}',
    en='Not part of the plan: "{value}"{others}. {detail}',
    short_id="Ada isian di luar kolom rencana, jadi tidak ikut dibaca.",
    short_en="Entries stand outside the columns of the plan and were not read.",
    hint_id="Bila termasuk rencana, pindahkan ke kolom yang sesuai; bila bukan, biarkan.",
    hint_en="If it is part of the plan, move it to the column where it belongs; if not, leave it.",
)
def cell_not_used(review: PlanReview) -> Iterator[Problem]:
    """A filled cell of a plan sheet that is no part of the plan as it was read.

    Many such cells beside each other are told once, at the first of them.

    Except: a cell of a column that is told as a whole is not told again, nor are numbers where the column of objectives
    is missing.
    Kecuali: isi kolom yang sudah dicatat seluruhnya tidak dicatat lagi satu per satu; begitu juga nomor bila kolom
    sasarannya tidak ada.

    Why: it may have been typed in the wrong place, and would be lost without a word.
    Mengapa: isian itu mungkin salah tempat, dan akan hilang tanpa diketahui.

    Example:
        | SHEET  | KEGIATAN      | DI KANAN TABEL        |
        | Komisi | Reviu laporan | menunggu surat edar → |
    """
    told = _columns_not_used(review) | _numbers_of_nothing(review)
    problems = [_told(note, review) for note in review.noted.get(NoteKind.CELL_NOT_USED, ())]
    alone = [problem for problem in problems if problem.cell not in told and not _says_nothing(problem)]
    for beside in _blocks(alone):
        first = beside[0]
        if len(beside) > _FEW and first.cell and (last := beside[-1].cell):
            yield first.but(words={**first.words, "others": _OTHERS.filled(count=len(beside) - 1, last=last.address)})
        else:
            yield from beside


@info(
    "RAK006",
    id="Ada kolom di luar format isian. {detail}",
    en="There is a column that the template does not have. {detail}",
    short_id="Ada kolom di luar format isian.",
    short_en="There are columns that the template does not have.",
    hint_id="Biarkan bila memang hanya catatan; bila termasuk rencana, beri judul kolom seperti pada format isian.",
    hint_en="Leave it if it is only a remark; if it belongs to the plan, give it the column heading of the template.",
)
def column_not_used(review: PlanReview) -> Iterator[Problem]:
    """A whole column, such as OUTPUT or DATA DUKUNG, that a plan does not use.

    Except: the columns SATUAN, ANGGARAN, KETERANGAN and those of targets by period are read.
    Kecuali: kolom SATUAN, ANGGARAN, KETERANGAN, dan target per periode ikut dibaca.

    Why: nothing in it is compared, merged or rolled up.
    Mengapa: isinya tidak dibandingkan, digabung, atau direkap.

    Wrong:
        | SHEET  | KEGIATAN      | OUTPUT      |
        | Komisi | Reviu laporan | Kertas kerja |

    Right:
        | SHEET  | KEGIATAN      |
        | Komisi | Reviu laporan |
    """
    yield from noted(review, NoteKind.COLUMN_NOT_USED)


@error(
    "RAK023",
    formula=True,
    id="Beda isian belum selesai. {detail}",
    en="The files of this plan contradict each other. {detail}",
    short_id="Beda isian antarfile belum dipilih.",
    short_en="Differences between the files are not decided yet.",
    hint_id="Pilih satu isian di sheet Beda Isian, simpan, lalu gabung lagi dengan pilihan itu.",
    hint_en="Choose one value on the sheet Beda Isian, save, and merge again with that choice.",
)
def difference_open(review: PlanReview) -> Iterator[Problem]:
    """A merged plan whose files contradict each other where nobody has chosen, or where the choice was not merged again.

    Why: until somebody chooses, the plan has the value of one unit while another unit counts on its own.
    Mengapa: sebelum ada yang memilih, rencana memakai isian satu unit, padahal unit lain mengirim isian yang berbeda.

    Wrong:
        | CATATAN                                      | SEL           | ISI |
        | TARGET Komisi!D9 berbeda: A. 95; B. 90.      | Beda Isian!I5 | 95  |
    """
    for note in review.noted.get(NoteKind.DIFFERENCE_OPEN, ()):
        yield with_remedy(at(note.cell, note.value), note.detail)


@warning(
    "RAK017",
    id="Tabel ini tidak dibaca. {detail}",
    en="This table was not read. {detail}",
    short_id="Ada tabel yang tidak dibaca.",
    short_en="A table was not read.",
    hint_id="Bila isinya bagian dari rencana ini, pindahkan ke tabel yang dibaca; bila bukan, biarkan.",
    hint_en="If it is part of this plan, move it into the table that was read; if not, leave it.",
)
def table_not_read(review: PlanReview) -> Iterator[Problem]:
    """A table beside the plan that was not read, with the reason: another office's, hidden, a report.

    Why: what stands in it is neither checked nor merged.
    Mengapa: isinya tidak dicek dan tidak ikut digabung.

    Wrong:
        | CATATAN                          | SEL            | ISI |
        | Tabel ini rencana kantor lain.   | Lampiran!A3    | NO  |
    """
    yield from noted(review, NoteKind.TABLE_NOT_READ)


@warning(
    "RAK020",
    id='Kolom "{value}" tidak dibaca. {detail}',
    en='The column "{value}" was not read. {detail}',
    short_id="Ada kolom yang tidak dibaca karena kolom lain yang dipakai.",
    short_en="A column was not read because another one was used.",
    hint_id="Bila memang bukan bagian rencana ini, biarkan; bila kolom ini yang dimaksud, perbaiki judul kolomnya.",
    hint_en="If it is no part of this plan, leave it; if this is the column that is meant, correct the headings.",
)
def column_set_aside(review: PlanReview) -> Iterator[Problem]:
    """A column of which another one was read as the plan's: last year's target, a realisation, what stood there before.

    Why: what stands in it is neither checked nor merged; it would be read if the headings were otherwise.
    Mengapa: isinya tidak dicek dan tidak ikut digabung; judul kolomlah yang menentukan kolom mana yang dibaca.

    Wrong:
        | CATATAN                       | SEL       | ISI         |
        | Bukan untuk tahun rencana.    | Komisi!E7 | TARGET 2019 |
    """
    yield from noted(review, NoteKind.COLUMN_SET_ASIDE)


@warning(
    "RAK022",
    id='Ada baris yang tidak dibaca karena tanda "{value}". {detail}',
    en='Some rows were not read because of "{value}". {detail}',
    short_id="Ada baris yang tidak dibaca karena ditandai bukan bagian rencana ini.",
    short_en="Rows were not read because they are marked as not part of this plan.",
    hint_id="Bila memang bukan bagian rencana ini, biarkan; bila termasuk, perbaiki tandanya.",
    hint_en="If they are no part of this plan, leave them; if they are, correct the mark.",
)
def rows_not_read(review: PlanReview) -> Iterator[Problem]:
    """Rows of a table that say of themselves that they are not of this plan: another office or year, results, examples.

    Why: what stands in them is neither checked nor merged.
    Mengapa: isinya tidak dicek dan tidak ikut digabung.

    Wrong:
        | CATATAN                                        | SEL       | ISI  |
        | Ini rencana tahun 2020, sedangkan 1 baris lain. | Komisi!K9 | 2021 |
    """
    yield from noted(review, NoteKind.ROWS_NOT_READ)


def _told(note: Note, review: PlanReview) -> Problem:
    problem = _with_others(note)
    return with_remedy(problem, note.detail) if review.is_beside(note) else problem


def _with_others(note: Note) -> Problem:
    """The problem of a note, with the further cells of which the same is true."""
    last = note.others[-1].address if note.others else ""
    others = _OTHERS.filled(count=len(note.others), last=last) if last else NOTHING
    return at(note.cell, note.value, detail=note.detail, others=others)


def _says_nothing(problem: Problem) -> bool:
    """Whether only a colon, a dash or dots stand there, as between a label and what it labels."""
    return bool(problem.value.strip()) and not problem.value.strip(" :.-–—…_")


def _columns_not_used(review: PlanReview) -> frozenset[Cell]:
    """The cells, in the rows of the plan, of columns that are told as a whole."""
    columns = [cell for note in review.noted.get(NoteKind.COLUMN_NOT_USED, ()) for cell in note.cells]
    return frozenset(
        Cell(heading.sheet, row, heading.column)
        for heading in columns
        for part in review.parts
        if part.sheet == heading.sheet
        for row in part.rows
    )


def _numbers_of_nothing(review: PlanReview) -> frozenset[Cell]:
    """The numbers of objectives on sheets without a column for objectives, which is told itself."""
    rows = [row for part in review.parts if not part.has("objective") for row in part.indicators]
    return frozenset(place.cell("number") for row in rows for place in row.places)


def _blocks(problems: Iterable[Problem]) -> Iterator[list[Problem]]:
    """The problems that are said in the same words of one sheet, together while their rows follow each other."""
    block: list[Problem] = []
    for problem in problems:
        if block and not _goes_on(block[-1], problem):
            yield block
            block = []
        block.append(problem)
    if block:
        yield block


def _goes_on(above: Problem, below: Problem) -> bool:
    if above.cell is None or below.cell is None or above.cell.sheet != below.cell.sheet:
        return False
    alike = above.words["detail"] == below.words["detail"] and above.words["others"] == below.words["others"] == NOTHING
    return alike and below.cell.row - above.cell.row in (0, 1)


_OTHERS = Text(" dan {count} isian lain sampai {last}", " and {count} more cells down to {last}")
