"""RAK0xx: cells that could not be read as they were meant, or were read unseen, and columns that are missing."""

from __future__ import annotations

from collections.abc import Iterator

from rak_excel.language import Text
from rak_excel.model import NoteKind
from rak_excel.rules.engine.rule import Problem, at, error, info, noted, warning, with_remedy
from rak_excel.rules.engine.subjects import PlanReview
from rak_excel.rules.executors import is_told_by_its_name
from rak_excel.vocabulary.basics.texts import shortened


@error(
    "RAK004",
    id="Kolom tidak ditemukan di tabel ini: {detail}",
    en="A column was not found in this table: {detail}",
    short_id="Ada kolom yang tidak ditemukan di tabel.",
    short_en="A column is missing from the table.",
    hint_id="Tambahkan kolom itu, atau perbaiki judulnya. Isian di bawah judul yang tidak dikenal tidak terbaca.",
    hint_en="Add the column, or correct its heading. What stands below an unknown heading is not read.",
)
def column_missing(review: PlanReview) -> Iterator[Problem]:
    """A table lacks a column that every plan has.

    Why: without it the rows are incomplete; what should stand in it is then not reported on every row again.
    Mengapa: tanpa kolom itu semua baris tidak lengkap; kekurangannya cukup dilaporkan sekali di sini.

    Wrong:
        | SHEET  | TANPA KOLOM | INDIKATOR |
        | Komisi | TARGET      | Opini BPK |

    Right:
        | SHEET  | TARGET | INDIKATOR |
        | Komisi | WTP    | Opini BPK |
    """
    yield from noted(review, NoteKind.COLUMN_MISSING)


@error(
    "RAK007",
    id="Rumus di sel ini belum pernah dihitung, jadi nilainya tidak diketahui.",
    en="The formula in this cell was never calculated, so its value is not known.",
    short_id="Rumus belum pernah dihitung, jadi nilainya tidak diketahui.",
    short_en="A formula was never calculated, so its value is not known.",
    hint_id="Buka file di Excel, simpan, lalu kirim lagi; lebih baik ketik nilainya langsung.",
    hint_en="Open the file in Excel, save it and send it again; better, type the value itself.",
)
def never_calculated_formula(review: PlanReview) -> Iterator[Problem]:
    """A formula without a stored value, as some programs write it.

    Why: only Excel could tell what it gives; reading it as blank would lose the value.
    Mengapa: hasilnya hanya diketahui Excel; bila dianggap kosong, isiannya hilang.

    Wrong:
        | CATATAN | SEL        | ISI          |
        | -       | Komisi!D9  | =B2&"%"      |
    """
    yield from noted(review, NoteKind.NEVER_CALCULATED)


@error(
    "RAK008",
    formula=True,
    id='Sel ini berisi kesalahan rumus "{value}".',
    en='This cell holds the error "{value}".',
    short_id="Sel berisi kesalahan rumus, misalnya #REF!.",
    short_en="A cell holds an error of a formula, such as #REF!.",
    hint_id="Ganti dengan isian yang benar.",
    hint_en="Replace it with the right value.",
)
def error_cell(review: PlanReview) -> Iterator[Problem]:
    """A cell that shows #REF!, #N/A or another error of a formula.

    Why: the value it should show is lost.
    Mengapa: isian yang semestinya tampil di situ hilang.

    Wrong:
        | CATATAN | SEL        | ISI   |
        | -       | Komisi!D9  | #REF! |
    """
    yield from noted(review, NoteKind.ERROR_CELL)


@error(
    "RAK009",
    formula=True,
    id="Maksud {said} belum jelas. {detail}",
    en="What {said} means is not clear. {detail}",
    short_id="Isian bisa berarti dua hal; tulis supaya artinya satu.",
    short_en="An entry can mean two things; write it so that it means one.",
    hint_id="Tulis lebih jelas supaya artinya satu{example}.",
    hint_en="Write it more clearly, so that it has one meaning{example}.",
)
def ambiguous_value(review: PlanReview) -> Iterator[Problem]:
    """A value that could mean two things, such as 1 under a percentage indicator.

    Why: choosing for the office could change its target a hundredfold.
    Mengapa: kalau dipilihkan, target bisa berubah seratus kali lipat.

    Example:
        | SHEET  | INDIKATOR           | TARGET   |
        | Komisi | Persentase Sengketa | 1 → 100% |
    """
    targets = {row.indicator.target_cell for part in review.parts for row in part.indicators}
    for note in review.noted.get(NoteKind.AMBIGUOUS_VALUE, ()):
        example = _PERCENT if note.cell in targets and "%" in str(note.detail) else Text("", "")
        said = f'"{shortened(note.value)}"' if note.value else _TABLE
        yield with_remedy(at(note.cell, note.value, said=said, example=example), note.detail)


_TABLE = Text("tabel ini", "this table")
_PERCENT = Text(", misalnya 100%", ", such as 100%")


@warning(
    "RAK011",
    formula=True,
    id='Baris tersalin: "{value}". {detail}',
    en='A copied row: "{value}". {detail}',
    short_id="Ada baris yang tersalin dua kali.",
    short_en="A row was copied and stands twice.",
    hint_id="Hapus bila tidak sengaja tersalin; bila ini kegiatan lain untuk indikator yang sama, kosongkan NO sampai TARGET; bila "
    "memang indikator lain, ganti teks indikatornya.",
    hint_en="Delete it if it was copied by mistake; if it is another activity of the same indicator, leave NO to TARGET blank; "
    "if it is another indicator, change the indicator's text.",
)
def copied_row(review: PlanReview) -> Iterator[Problem]:
    """A pre-filled row that stands in the sheet twice, as copying a row leaves it.

    Why: only the first keeps its link to the list of indicators, and the same work may be counted twice.
    Mengapa: hanya baris pertama yang tetap terhubung ke daftar indikator, dan pekerjaan yang sama bisa terhitung dua kali.

    Wrong:
        | CATATAN | SEL        | ISI  |
        | -       | Komisi!C9  | K3.2 |

    Right:
        | SHEET  | INDIKATOR |
        | Komisi | Opini BPK |
    """
    for note, problem in zip(
        review.noted.get(NoteKind.COPIED_ROW, ()), noted(review, NoteKind.COPIED_ROW), strict=True
    ):
        yield with_remedy(problem, note.detail) if review.is_beside(note) else problem


@info(
    "RAK012",
    id="{said} dibaca sebagai {meant}. {detail}",
    en="{said} was read as {meant}. {detail}",
    short_id="Isian dirapikan saat dibaca, misalnya spasi atau bentuk centang.",
    short_en="Entries were put right while reading, such as spaces or ticks.",
    hint_id="Periksa apakah memang itu maksudnya.",
    hint_en="Check that this is what was meant.",
)
def repaired(review: PlanReview) -> Iterator[Problem]:
    """Something that was put right while reading: spaces, another tick, 0.75 shown as 75%, a name in other case.

    A name of which a rule about executors speaks is not told here again, nor a space that nobody sees.

    Why: what is read otherwise than typed can be seen and objected to.
    Mengapa: isian yang dibaca berbeda dari yang diketik dapat dilihat dan disanggah.

    Example:
        | SHEET  | INDIKATOR               | TARGET            |
        | Komisi | Jumlah Laporan Keuangan | 1 Lap → 1 Laporan |
    """
    every = (name for part in review.parts for name in part.executors)
    renamed = {(name.cell, name.executor.text) for name in every if is_told_by_its_name(name)}
    for problem in noted(review, NoteKind.REPAIRED):
        words = problem.words
        if (problem.cell, problem.value) not in renamed and words["value"] != words["became"]:
            yield _in_words(problem)


def _in_words(problem: Problem) -> Problem:
    """The problem with what was written and what was read in quotation marks, or called blank."""
    value, became = (f'"{words}"' if (words := problem.words[each]) else "" for each in ("value", "became"))
    words = {**problem.words, "said": value or _BLANK_CELL, "meant": became or _BLANK}
    return problem.but(words=words)


_BLANK_CELL = Text("Sel kosong ini", "This blank cell")
_BLANK = Text("kosong", "blank")


@warning(
    "RAK016",
    id="{said}{read} bisa juga berarti lain. {detail}",
    en="{said}{read} may mean something else. {detail}",
    short_id="Isian dibaca dengan satu arti, padahal bisa juga berarti lain.",
    short_en="An entry was read in one way, but may mean something else.",
    hint_id="Pastikan bacaannya benar; bila tidak, tulis lebih jelas.",
    hint_en="Make sure that it was read right; if not, write it more clearly.",
)
def second_reading(review: PlanReview) -> Iterator[Problem]:
    """Something that was read in one way, where a careful reader may see another.

    Why: it was read as most would read it, but the office may have meant the other.
    Mengapa: dibaca seperti kebanyakan orang membacanya, tetapi maksud satker mungkin yang lain.

    Wrong:
        | CATATAN                | SEL       | ISI         |
        | Dua tahun disebut.     | Komisi!A5 | 2020 / 2021 |
    """
    kinds = (NoteKind.SECOND_READING, NoteKind.COMMENT_ON_PLAN)
    for note in (note for kind in kinds for note in review.noted.get(kind, ())):
        problem = _in_words(at(note.cell, note.value, became=shortened(note.became)))
        said, meant = problem.words["said"], problem.words["meant"]
        read = _READ_AS.filled(meant=meant) if said != meant else Text("", "")
        yield with_remedy(problem.but(words={**problem.words, "read": read}), note.detail)


_READ_AS = Text(" dibaca sebagai {meant}, tetapi", " was read as {meant}, but")


@warning(
    "RAK021",
    id="Isian yang tidak tampak di layar ikut dibaca. {detail}",
    en="Entries that cannot be seen on the screen were read. {detail}",
    short_id="Isian di baris, kolom, atau sheet tersembunyi ikut dibaca.",
    short_en="Entries in hidden rows, columns or sheets were read too.",
    hint_id="Tampilkan bila termasuk rencana ini; bila tidak, pindahkan ke file lain.",
    hint_en="Show them if they are part of this plan; if not, move them to another file.",
)
def hidden_but_read(review: PlanReview) -> Iterator[Problem]:
    """A sheet, rows or columns of the plan that are hidden and were read all the same.

    Why: hidden may mean old or withdrawn, and whoever signs the plan does not see it in the open workbook.
    Mengapa: yang disembunyikan mungkin sudah lama atau batal, dan penanda tangan tidak melihatnya saat file dibuka.

    Wrong:
        | CATATAN                   | SEL       | ISI |
        | Baris 12 disembunyikan.   | Komisi!A12 |     |
    """
    yield from noted(review, NoteKind.HIDDEN)
