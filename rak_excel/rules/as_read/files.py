"""RAK0xx: files and sheets that could not be read as they were meant."""

from __future__ import annotations

from collections.abc import Iterator

from rak_excel.language import Text
from rak_excel.model import NoteKind
from rak_excel.reading import Unread
from rak_excel.rules.engine.rule import Problem, error, info, noted, on_sheet, warning, with_remedy
from rak_excel.rules.engine.subjects import PartReview, PlanReview
from rak_excel.rules.engine.to_fill_in import remedy_of, to_fill_in


@error(
    "RAK001",
    id="File tidak terbaca. {detail}",
    en="The file cannot be read. {detail}",
    short_id="File tidak terbaca.",
    short_en="The file cannot be read.",
    hint_id="Minta file Excel aslinya, atau ikuti petunjuk itu, lalu cek lagi.",
    hint_en="Ask for the original Excel file, or do as it says, and check again.",
)
def unreadable_file(unread: Unread) -> Iterator[Problem]:
    """A file that is no workbook, is damaged, or is protected with a password.

    Why: nothing in it can be checked, merged or rolled up.
    Mengapa: isinya tidak dapat dicek, digabung, atau direkap.

    Example:
        | FILE         | ISI                    |
        | rencana.xlsx | dokumen PDF → workbook |
    """
    if unread.note.kind not in _READ:
        yield with_remedy(on_sheet(None), unread.note.detail)


@error(
    "RAK002",
    id="Tabel rencana aksi tidak ditemukan. {detail}",
    en="No table of an action plan was found. {detail}",
    short_id="File tidak memuat tabel rencana aksi.",
    short_en="The file has no table of an action plan.",
    hint_id="Kirim file yang memuat tabel rencana aksi, atau keluarkan file ini dari folder.",
    hint_en="Send the file that holds the plan's tables, or take this file out of the folder.",
)
def not_a_plan(unread: Unread) -> Iterator[Problem]:
    """A workbook in which no table of an action plan was found.

    Why: either the wrong file was sent, or its headings are so different that its tables were not recognised.
    Mengapa: file yang terkirim keliru, atau judul kolomnya terlalu berbeda sehingga tabelnya tidak dikenali.

    Example:
        | FILE         | ISI                        |
        | rencana.xlsx | daftar gaji → rencana aksi |
    """
    note = unread.note
    if note.kind in _READ:
        yield on_sheet(None, note.value, detail=note.detail).but(remedy=_REMEDIES.get(note.kind))


_CORRECT = Text(
    "Perbaiki judul kolom itu, lalu cek lagi.",
    "Correct the headings of these columns and check again.",
)
_NAME_QUARTER = Text(
    "Pastikan file ini berisi satu triwulan dan menyebutnya di judul, lalu cek lagi.",
    "Make sure that the file has one quarter and names it in its title, then check again.",
)
_REMEDIES = {NoteKind.HEADINGS_MISTYPED: _CORRECT, NoteKind.REPORT_WITHOUT_QUARTER: _NAME_QUARTER}
_READ = frozenset({NoteKind.NOT_A_PLAN, *_REMEDIES})


@error(
    "RAK003",
    id="Bagian {part} tidak ada dalam file ini.",
    en="The {part} part is missing from this file.",
    short_id="Salah satu bagian rencana tidak ada dalam filenya.",
    short_en="One part of the plan is missing from the file.",
    hint_id="Tambahkan sheet {part} dari format isian, atau cek bersama file yang memuatnya.",
    hint_en="Add the sheet {part} from the template, or check together with the file that holds it.",
    whole=True,
)
def part_missing(review: PlanReview) -> Iterator[Problem]:
    """A whole plan, or report on one, lacks one of its parts.

    Except: of a Perjanjian Kinerja, which has no parts, only that it is no action plan is told, and a report needs no part without
    rows in its plan.
    Kecuali: untuk Perjanjian Kinerja, yang tidak terbagi, cukup dicatat bahwa itu bukan rencana aksi; laporan tidak memerlukan
    bagian yang tidak punya baris di rencananya.

    Why: an office's plan is signed in all its parts; what one part promises cannot be compared with the other.
    Mengapa: rencana satu kantor ditandatangani lengkap; isi satu bagian tidak dapat dibandingkan dengan bagian lain.

    Wrong:
        | SHEET       | INDIKATOR |
        | Komisi      | Opini BPK |

    Right:
        | SHEET       | INDIKATOR |
        | Komisi      | Opini BPK |
        | Sekretariat | Opini BPK |
    """
    present = {part.definition.id for part in review.parts}
    if NoteKind.AGREEMENT_ONLY in review.noted:
        return
    reported = review.plan.reported
    for part in review.definition.parts:
        if part.id not in present and (reported is None or reported.rows.get(part.id)):
            yield on_sheet(None, part=part.sheet)


@warning(
    "RAK010",
    id="File ini dibuat dari format lama. {detail}",
    en="This file was made from an older template. {detail}",
    short_id="File dibuat dari format lama.",
    short_en="The file was made from an older template.",
    hint_id="Untuk pengisian berikutnya, pakai format terbaru.",
    hint_en="Use the newest template from now on.",
)
def older_template(review: PlanReview) -> Iterator[Problem]:
    """A workbook made from an earlier version of its template.

    Why: lists and pre-filled rows may have changed since.
    Mengapa: daftar pilihan dan baris yang terisi awal mungkin sudah berubah.

    Wrong:
        | CATATAN     | SEL | ISI |
        | kpu-2020 0  |     |     |
    """
    yield from noted(review, NoteKind.OLDER_TEMPLATE)


@info(
    "RAK013",
    id="Keterangan: {detail}",
    en="For your information: {detail}",
    short_id="Keterangan tentang filenya, tanpa yang perlu diperbaiki.",
    short_en="Something about the file, with nothing to correct.",
    hint_id="Tidak perlu tindakan bila isiannya sudah benar.",
    hint_en="Nothing needs to be done if the entries are right.",
)
def mentioned(review: PlanReview) -> Iterator[Problem]:
    """Something true and harmless of a file: a row of totals that was not read, macros that were not run.

    Why: it explains what a person does not see in the open workbook.
    Mengapa: menjelaskan hal yang tidak tampak saat file dibuka.

    Wrong:
        | CATATAN                   | SEL | ISI |
        | File ini memuat makro.    |     |     |
    """
    for kind in (NoteKind.MENTIONED, NoteKind.COMMENT):
        yield from noted(review, kind)


@error(
    "RAK018",
    id="{detail}",
    en="{detail}",
    short_id="Sheet identitas satker dihapus dari file.",
    short_en="The identity sheet was deleted from the file.",
    hint_id="Salin sheet {value} dari format isian ke file ini, isi lagi, lalu kirim ulang.",
    hint_en="Copy the sheet {value} from the template into this file, fill it in and send the file again.",
)
def identity_sheet_missing(review: PlanReview) -> Iterator[Problem]:
    """A workbook made from the template from which the identity sheet was deleted.

    Why: the file no longer says which office and which unit filled it in, nor for which year.
    Mengapa: file tidak lagi menyebut satuan kerja, tahun, dan unit yang mengisinya.

    Wrong:
        | CATATAN                  | SEL | ISI              |
        | Sheet identitas dihapus. |     | Identitas Satker |
    """
    yield from noted(review, NoteKind.IDENTITY_SHEET_MISSING)


@warning(
    "RAK019",
    id="Ini Perjanjian Kinerja, bukan rencana aksi: hanya sasaran, indikator, dan target yang dibaca.",
    en="This is a Perjanjian Kinerja, no action plan: only objectives, indicators and targets were read.",
    short_id="Yang dikirim Perjanjian Kinerja, bukan rencana aksi.",
    short_en="What was sent is a Perjanjian Kinerja, not an action plan.",
    hint_id="Kirim rencana aksinya bila yang diminta kegiatan, jadwal, dan pelaksananya.",
    hint_en="Send the action plan if activities, schedule and executors are asked for.",
)
def agreement_only(review: PlanReview) -> Iterator[Problem]:
    """A table of targets without activities where an action plan is expected.

    Why: what is done for the targets, when and by whom is not in the file.
    Mengapa: kegiatan, jadwal, dan pelaksananya tidak ada dalam file ini.

    Wrong:
        | CATATAN            | SEL    | ISI |
        | Perjanjian Kinerja | PK!A6  | No  |

    Right:
        | SHEET  | TARGET | KEGIATAN |
        | Komisi | WTP    | Reviu    |
    """
    yield from noted(review, NoteKind.AGREEMENT_ONLY)


_FILL_IN_SHEET = Text(
    "Isi {columns}nya, atau kirim file yang sudah terisi.",
    "Fill in the {columns}, or send the file that has them.",
)
_FILL_IN_ROWS = Text(
    "Isi {columns} pada baris unit Anda, simpan, lalu kirim lagi.",
    "Fill in the {columns} on the rows of your unit, save and send again.",
)


@error(
    "RAK014",
    formula=True,
    id="Sheet {sheet} belum memuat satu pun baris yang diisi.",
    en="No row of the sheet {sheet} has been filled in.",
    short_id="Ada sheet yang belum diisi sama sekali.",
    short_en="A sheet has not been filled in at all.",
    hint_id="Isi kegiatan, jadwal, dan pelaksananya, atau kirim file yang sudah terisi.",
    hint_en="Fill in activities, schedule and executors, or send the file that has them.",
    whole=True,
    of_plans=True,
)
def part_empty(part: PartReview) -> Iterator[Problem]:
    """A plan's sheet is there, but nothing was filled in on it: it is blank, or as the template left it.

    Except: on a sheet without the column KEGIATAN only the missing column is told.
    Kecuali: di sheet tanpa kolom KEGIATAN cukup kolom yang tidak ada itu yang dicatat.

    Why: a blank sheet is signed as easily as a full one.
    Mengapa: sheet kosong bisa ikut ditandatangani tanpa disadari.

    Example:
        | SHEET       | INDIKATOR   | KEGIATAN |
        | Komisi      | Opini BPK   | Reviu    |
        | Sekretariat | → Opini BPK | → Reviu  |
    """
    if not part.filled and (not part.indicators or part.has(to_fill_in(part)[0])):
        yield on_sheet(part.sheet, sheet=part.sheet).but(remedy=remedy_of(_FILL_IN_SHEET, [part]))


@error(
    "RAK015",
    formula=True,
    id="Belum ada satu pun baris yang diisi.",
    en="No row has been filled in yet.",
    hint_id="Isi kegiatan, jadwal, dan pelaksana pada baris unit Anda, simpan, lalu kirim lagi.",
    hint_en="Fill in activities, schedule and executors on the rows of your unit, save and send again.",
    of_plans=True,
)
def nothing_filled(review: PlanReview) -> Iterator[Problem]:
    """A unit's submission in which all rows are as the template left them.

    Why: the blank template was sent, or the work was saved under another name.
    Mengapa: yang terkirim format kosong, atau isiannya tersimpan dengan nama lain.

    Wrong:
        | IDENTITAS                      | ISIAN                                |
        | Diisi oleh (Divisi/Sub Bagian) | Sub Bagian Keuangan, Umum dan Logistik |

        | SHEET       | INDIKATOR | KEGIATAN | JADWAL | PELAKSANA |
        | Sekretariat | Opini BPK |          |        |           |

    Right:
        | IDENTITAS                      | ISIAN                                |
        | Diisi oleh (Divisi/Sub Bagian) | Sub Bagian Keuangan, Umum dan Logistik |

        | SHEET       | INDIKATOR | KEGIATAN |
        | Sekretariat | Opini BPK | Reviu    |
    """
    if review.plan.is_submission and not any(part.filled for part in review.parts):
        yield on_sheet(None).but(remedy=remedy_of(_FILL_IN_ROWS, review.parts))
