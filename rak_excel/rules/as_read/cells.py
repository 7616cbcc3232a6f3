"""RAK0xx: cells that could not be read as they were meant, and columns that are missing."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from rak_excel.language import Text
from rak_excel.model import NoteKind, Severity
from rak_excel.rules.engine.notes import noted, reason_and_remedy
from rak_excel.rules.engine.rule import Problem, at, rule
from rak_excel.rules.engine.subjects import PlanReview
from rak_excel.vocabulary.basics.texts import shortened


@rule(
    PlanReview,
    "RAK004",
    Severity.ERROR,
    id="Kolom tidak ditemukan di tabel ini: {detail}",
    en="A column was not found in this table: {detail}",
    hint=Text(
        "Tambahkan kolom itu, atau perbaiki judulnya. Isian di bawah judul yang tidak dikenal tidak terbaca.",
        "Add the column, or correct its heading. What stands below an unknown heading is not read.",
    ),
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


@rule(
    PlanReview,
    "RAK007",
    Severity.ERROR,
    id="Rumus di sel ini belum pernah dihitung, jadi nilainya tidak diketahui.",
    en="The formula in this cell was never calculated, so its value is not known.",
    hint=Text(
        "Buka file di Excel, simpan, lalu kirim lagi; lebih baik ketik nilainya langsung.",
        "Open the file in Excel, save it and send it again; better, type the value itself.",
    ),
)
def never_calculated_formula(review: PlanReview) -> Iterator[Problem]:
    """A formula without a stored value, as some programs write it.

    Why: only Excel could tell what it gives; reading it as blank would lose the value.
    Mengapa: hasilnya hanya diketahui Excel; bila dianggap kosong, isiannya hilang.

    Wrong:
        | CATATAN | SEL        | ISI          |
        | -       | Komisi!D9  | =B2&"%"      |

    Right:
        | SHEET  | TARGET |
        | Komisi | WTP    |
    """
    yield from noted(review, NoteKind.NEVER_CALCULATED)


@rule(
    PlanReview,
    "RAK008",
    Severity.ERROR,
    formula=True,
    id='Sel ini berisi kesalahan rumus "{value}".',
    en='This cell holds the error "{value}".',
    hint=Text("Ganti dengan isian yang benar.", "Replace it with the right value."),
)
def error_cell(review: PlanReview) -> Iterator[Problem]:
    """A cell that shows #REF!, #N/A or another error of a formula.

    Why: the value it should show is lost.
    Mengapa: isian yang semestinya tampil di situ hilang.

    Wrong:
        | CATATAN | SEL        | ISI   |
        | -       | Komisi!D9  | #REF! |

    Right:
        | SHEET  | TARGET |
        | Komisi | WTP    |
    """
    yield from noted(review, NoteKind.ERROR_CELL)


@rule(
    PlanReview,
    "RAK009",
    Severity.ERROR,
    formula=True,
    id="Maksud {said} belum jelas. {detail}",
    en="What {said} means is not clear. {detail}",
    hint=Text(
        "Tulis lebih jelas supaya artinya satu{example}.",
        "Write it more clearly, so that it has one meaning{example}.",
    ),
)
def ambiguous_value(review: PlanReview) -> Iterator[Problem]:
    """A value that could mean two things, such as 1 under a percentage indicator.

    Why: choosing for the office could change its target a hundredfold.
    Mengapa: kalau dipilihkan, target bisa berubah seratus kali lipat.

    Wrong:
        | SHEET  | INDIKATOR           | TARGET |
        | Komisi | Persentase Sengketa | 1      |

    Right:
        | SHEET  | INDIKATOR           | TARGET |
        | Komisi | Persentase Sengketa | 100%   |
    """
    targets = {row.indicator.target_cell for part in review.parts for row in part.indicators}
    for note in review.noted.get(NoteKind.AMBIGUOUS_VALUE, ()):
        reason, remedy = reason_and_remedy(note.detail)
        example = _PERCENT if note.cell in targets and "%" in str(note.detail) else Text("", "")
        said = f'"{shortened(note.value)}"' if note.value else _TABLE
        problem = at(note.cell, note.value, said=said, detail=reason, example=example)
        yield replace(problem, remedy=remedy)


_TABLE = Text("tabel ini", "this table")
_PERCENT = Text(", misalnya 100%", ", such as 100%")


@rule(
    PlanReview,
    "RAK011",
    Severity.WARNING,
    formula=True,
    id='Baris tersalin: "{value}". {detail}',
    en='A copied row: "{value}". {detail}',
    hint=Text(
        "Hapus bila tidak sengaja tersalin; bila ini kegiatan lain untuk indikator yang sama, kosongkan NO sampai TARGET; bila "
        "memang indikator lain, ganti teks indikatornya.",
        "Delete it if it was copied by mistake; if it is another activity of the same indicator, leave NO to TARGET blank; "
        "if it is another indicator, change the indicator's text.",
    ),
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
    yield from noted(review, NoteKind.COPIED_ROW)


@rule(
    PlanReview,
    "RAK012",
    Severity.INFO,
    id="{said} dibaca sebagai {meant}. {detail}",
    en="{said} was read as {meant}. {detail}",
    hint=Text("Periksa apakah memang itu maksudnya.", "Check that this is what was meant."),
)
def repaired(review: PlanReview) -> Iterator[Problem]:
    """Something that was put right while reading: spaces, another tick, 0.75 shown as 75%, a name in other case.

    A name of which a rule about executors speaks is not told here again, nor a space that nobody sees.

    Why: what is read otherwise than typed can be seen and objected to.
    Mengapa: isian yang dibaca berbeda dari yang diketik dapat dilihat dan disanggah.

    Wrong:
        | SHEET  | INDIKATOR               | TARGET |
        | Komisi | Jumlah Laporan Keuangan | 1 Lap  |

    Right:
        | SHEET  | INDIKATOR               | TARGET    |
        | Komisi | Jumlah Laporan Keuangan | 1 Laporan |
    """
    for problem in noted(review, NoteKind.REPAIRED):
        words = problem.words
        if (problem.cell, problem.value) not in review.renamed and words["value"] != words["became"]:
            yield _in_words(problem)


def _in_words(problem: Problem) -> Problem:
    """The problem with what was written and what was read in quotation marks, or called blank."""
    value, became = (f'"{words}"' if (words := problem.words[each]) else "" for each in ("value", "became"))
    words = {**problem.words, "said": value or _BLANK_CELL, "meant": became or _BLANK}
    return replace(problem, words=words)


_BLANK_CELL = Text("Sel kosong ini", "This blank cell")
_BLANK = Text("kosong", "blank")


@rule(
    PlanReview,
    "RAK016",
    Severity.WARNING,
    id="{said}{read} bisa juga berarti lain. {detail}",
    en="{said}{read} may mean something else. {detail}",
    hint=Text(
        "Pastikan bacaannya benar; bila tidak, tulis lebih jelas.",
        "Make sure that it was read right; if not, write it more clearly.",
    ),
)
def second_reading(review: PlanReview) -> Iterator[Problem]:
    """Something that was read in one way, where a careful reader may see another.

    Why: it was read as most would read it, but the office may have meant the other.
    Mengapa: dibaca seperti kebanyakan orang membacanya, tetapi maksud satker mungkin yang lain.

    Wrong:
        | CATATAN                | SEL       | ISI         |
        | Dua tahun disebut.     | Komisi!A5 | 2020 / 2021 |

    Right:
        | SHEET  | TARGET |
        | Komisi | WTP    |
    """
    kinds = (NoteKind.SECOND_READING, NoteKind.COMMENT_ON_PLAN)
    for note in (note for kind in kinds for note in review.noted.get(kind, ())):
        reason, remedy = reason_and_remedy(note.detail)
        problem = _in_words(at(note.cell, note.value, detail=reason, became=shortened(note.became)))
        said, meant = problem.words["said"], problem.words["meant"]
        read = _READ_AS.filled(meant=meant) if said != meant else Text("", "")
        yield replace(problem, words={**problem.words, "read": read}, remedy=remedy)


_READ_AS = Text(" dibaca sebagai {meant}, tetapi", " was read as {meant}, but")


@rule(
    PlanReview,
    "RAK017",
    Severity.WARNING,
    id="Tabel ini tidak dibaca. {detail}",
    en="This table was not read. {detail}",
    hint=Text(
        "Bila isinya bagian dari rencana ini, pindahkan ke tabel yang dibaca; bila bukan, biarkan.",
        "If it is part of this plan, move it into the table that was read; if not, leave it.",
    ),
)
def table_not_read(review: PlanReview) -> Iterator[Problem]:
    """A table beside the plan that was not read, with the reason: another office's, hidden, a report.

    Why: what stands in it is neither checked nor merged.
    Mengapa: isinya tidak dicek dan tidak ikut digabung.

    Wrong:
        | CATATAN                          | SEL            | ISI |
        | Tabel ini rencana kantor lain.   | Lampiran!A3    | NO  |

    Right:
        | SHEET  | TARGET |
        | Komisi | WTP    |
    """
    yield from noted(review, NoteKind.TABLE_NOT_READ)


@rule(
    PlanReview,
    "RAK020",
    Severity.WARNING,
    id='Kolom "{value}" tidak dibaca. {detail}',
    en='The column "{value}" was not read. {detail}',
    hint=Text(
        "Bila memang bukan bagian rencana ini, biarkan; bila kolom ini yang dimaksud, perbaiki judul kolomnya.",
        "If it is no part of this plan, leave it; if this is the column that is meant, correct the headings.",
    ),
)
def column_set_aside(review: PlanReview) -> Iterator[Problem]:
    """A column of which another one was read as the plan's: last year's target, a realisation, what stood there before.

    Why: what stands in it is neither checked nor merged; it would be read if the headings were otherwise.
    Mengapa: isinya tidak dicek dan tidak ikut digabung; judul kolomlah yang menentukan kolom mana yang dibaca.

    Wrong:
        | CATATAN                       | SEL       | ISI         |
        | Bukan untuk tahun rencana.    | Komisi!E7 | TARGET 2019 |

    Right:
        | SHEET  | TARGET |
        | Komisi | WTP    |
    """
    yield from noted(review, NoteKind.COLUMN_SET_ASIDE)


@rule(
    PlanReview,
    "RAK022",
    Severity.WARNING,
    id='Ada baris yang tidak dibaca karena tanda "{value}". {detail}',
    en='Some rows were not read because of "{value}". {detail}',
    hint=Text(
        "Bila memang bukan bagian rencana ini, biarkan; bila termasuk, perbaiki tandanya.",
        "If they are no part of this plan, leave them; if they are, correct the mark.",
    ),
)
def rows_not_read(review: PlanReview) -> Iterator[Problem]:
    """Rows of a table that say of themselves that they are not of this plan: another office or year, results, examples.

    Why: what stands in them is neither checked nor merged.
    Mengapa: isinya tidak dicek dan tidak ikut digabung.

    Wrong:
        | CATATAN                                        | SEL       | ISI  |
        | Ini rencana tahun 2020, sedangkan 1 baris lain. | Komisi!K9 | 2021 |

    Right:
        | SHEET  | TARGET |
        | Komisi | WTP    |
    """
    yield from noted(review, NoteKind.ROWS_NOT_READ)
