"""What is said of the tables beside the one that is read: what they are, and whether anything in them is read."""

from __future__ import annotations

from collections.abc import Sequence

from rak_excel.formats.addresses import column_letters
from rak_excel.language import Text
from rak_excel.model import NoteKind
from rak_excel.reading.ledger import Ledger, Use, cells_in
from rak_excel.reading.lines import bare, kind_of_title
from rak_excel.reading.tables.belonging import Relation, Whose, is_of_another_office, is_of_another_year, year_of
from rak_excel.reading.tables.tables import Table, Undecided, kind_of
from rak_excel.vocabulary.basics.heading_words import OF_THE_AGREEMENT
from rak_excel.vocabulary.basics.texts import normalised
from rak_excel.vocabulary.documents.titles import Titled, tells_what_was_reached


def tell_going_on(main: Table, other: Table, ledger: Ledger, *, doubtful: bool, copied: str, named: str) -> None:
    """Says that two tables are read as one.

    It is asked where the further one may be of a part that has no table (`doubtful`), such as the part `named` by its
    sheet, and where its sheet is called a copy of the sheet `copied`: it may be another version.
    """
    asked = (_GOES_ON_NAMED if named else _GOES_ON_ASKED) if doubtful else None
    detail = _COPY if copied else asked or _GOES_ON
    kind = NoteKind.MENTIONED if detail is _GOES_ON else NoteKind.AMBIGUOUS_VALUE
    words = {"other": _where(other), "taken": _where(main), "part": main.part.sheet, "copied": copied, "named": named}
    _note(kind, detail.filled(**words), other, ledger)


def ask_if_going_on(main: Table, other: Table, ledger: Ledger, *, changed: bool) -> None:
    """Asks whether a table goes on with one that does not say its year or office, or whose sheet says it was `changed`."""
    words = {"other": _where(other), "taken": _where(main)} | ({"name": main.sheet.name} if changed else {})
    _note(NoteKind.AMBIGUOUS_VALUE, (_CHANGED if changed else _GOES_ON_UNSAID).filled(**words), other, ledger)


def tell_name_of_another(table: Table, whose: Whose, ledger: Ledger) -> None:
    """Says that the sheet of a table that is read is named after another office or year, where its head says none."""
    office = not table.head.office and is_of_another_office(table, whose)
    if office or (not table.head.year and is_of_another_year(table, whose)):
        detail, cell = _SHEET.filled(office=whose.office, year=whose.year), table.sheet.cell(*table.at[1:])
        ledger.note(NoteKind.SECOND_READING, detail, cell, table.sheet.name, whose.office)


def tell_table(main: Table, other: Table, found: Relation, whose: Whose, ledger: Ledger, *, named: str) -> None:
    """Says what a table of the same part is that is not read, where its sheet is `named` after a part without one too."""
    kind, detail = _TOLD[found]
    if found is Relation.AGREEMENT and not _is_named_agreement(other):
        detail = _TARGETS_ALONE
    if found is Relation.DIFFERS and named:
        detail = _DIFFERS_NAMED
    said = {Relation.OTHER_YEAR: "year", Relation.OTHER_OFFICE: "office"}.get(found)
    if said and said not in whose.sure:
        kind, detail = NoteKind.AMBIGUOUS_VALUE, _TOLD_UNSURE[found]
    words = {"other": _where(other), "taken": _where(main), "part": main.part.sheet, "named": named}
    words |= {"year": str(year_of(other)), "own": str(year_of(main) or whose.year)}
    _note(kind, detail.filled(**words, office=other.head.office or other.sheet.name), other, ledger)
    _leave_out(other, ledger)


def _is_named_agreement(table: Table | Undecided) -> bool:
    """Whether the title of a table, or the name of its sheet, says that it is a Perjanjian Kinerja."""
    section = table.sections[0]
    named = not OF_THE_AGREEMENT.isdisjoint(normalised(section.sheet.name).split())
    return named or section.head.kind is Titled.AGREEMENT


def tell_mistitled(tables: Sequence[Table | Undecided], ledger: Ledger) -> None:
    for section in (table.sections[0] for table in tables):
        for row, column in section.above:
            if kind_of_title(text := bare(section.sheet.text(row, column)), section.definition) is Titled.REPORT:
                reached = tells_what_was_reached(text)  # then its ticks may be those of what was done
                kind = NoteKind.AMBIGUOUS_VALUE if reached else NoteKind.SECOND_READING
                detail, cell = _REACHED if reached else _MISTITLED, section.sheet.cell(row, column)
                ledger.note(kind, detail, cell, text, "RENCANA AKSI")
                break


def tell_other(table: Table | Undecided, document: Text | None, ledger: Ledger, *, more: bool) -> None:
    """Says of a table beside the plan that it is no action plan, or that nothing tells what part it is of.

    `document` names the other one that it is of; `more` tells that it plans work for indicators that the plan lacks.
    """
    reports, agreements = (_TOLD[each][1] for each in (Relation.REPORT, Relation.AGREEMENT))
    agreements = agreements if _is_named_agreement(table) else _TARGETS_ALONE
    others = {Titled.REPORT: reports, Titled.AGREEMENT: agreements, Titled.BUDGET: _BUDGET}
    detail = _DOCUMENT if document else others.get(kind_of(table.sections[0]), _NO_PART)
    if detail is reports and more and table.sections[0].head.kind is None:  # by its columns alone
        detail = _REPORT_WITH_MORE
    kind = NoteKind.TABLE_NOT_READ if detail in {_NO_PART, _REPORT_WITH_MORE} else NoteKind.MENTIONED
    _note(kind, detail.filled(other=_where(table), what=document), table, ledger)
    _leave_out(table, ledger)


def _note(kind: NoteKind, detail: Text, table: Table | Undecided, ledger: Ledger) -> None:
    ledger.note(kind, detail, table.sections[0].sheet.cell(*table.at[1:]))


def _where(table: Table | Undecided) -> str:
    sheet, row, column = table.at
    return f"{sheet}!{column_letters(column)}{row}"


def _leave_out(table: Table | Undecided, ledger: Ledger) -> None:
    for section in table.sections:
        ledger.use(section.sheet, cells_in(section.sheet, range(section.first, section.end + 1)), Use.NOT_USED)


_TARGETS_ALONE = Text(
    "Tabel di {other} memuat target tanpa kegiatan, jadi bukan rencana aksi dan tidak dibaca.",
    "The table at {other} has targets without activities, so it is no action plan and was not read.",
)
_REPORT_WITH_MORE = Text(
    "Kolomnya berisi capaian, bukan target, tetapi ada indikatornya yang tidak ada di tabel yang dibaca.",
    "It has columns of results and no targets, but has indicators that the table which was read lacks.",
)
_MISTITLED = Text(
    "Judulnya laporan, tetapi tabelnya berisi kegiatan, jadwal, dan pelaksana tanpa kolom realisasi.",
    "Its title is that of a report, but the table has activities, schedule and executors, and no results.",
)
_REACHED = Text(
    "Judulnya realisasi, tetapi tabelnya dibaca sebagai rencana karena berisi kegiatan, jadwal, dan pelaksana tanpa kolom "
    "realisasi. Tulis RENCANA AKSI bila memang rencana.",
    "Its title is of what was achieved, but the table was read as a plan, since it has activities, schedule and executors, "
    "and no results. Write RENCANA AKSI if it is a plan.",
)
_GOES_ON = Text(
    "Tabel di {other} melanjutkan tabel di {taken}; keduanya dibaca sebagai satu bagian {part}.",
    "The table at {other} goes on with the one at {taken}; both were read as one part {part}.",
)
_GOES_ON_ASKED = Text(
    "Tabel di {other} dibaca sebagai lanjutan bagian {part} di {taken}. Bila ini bagian lain, tulis namanya di judul atau "
    "nama sheet.",
    "The table at {other} was read as going on with the part {part} at {taken}. If it is of another part, name it in the "
    "title or the name of the sheet.",
)
_GOES_ON_NAMED = Text(
    "Tabel di {other} dibaca sebagai lanjutan bagian {part} di {taken}, padahal nama sheetnya menyebut {named}. Bila memang "
    "bagian {named}, sesuaikan kepala kolom sasaran dan pelaksananya; bila lanjutan, ganti nama sheetnya, misalnya {part} "
    "lanjutan.",
    "The table at {other} was read as going on with the part {part} at {taken}, though its sheet is named {named}. If it is "
    "of {named}, write the heading of its objectives and its executors accordingly; if it goes on, rename the sheet, to "
    "{part} lanjutan for example.",
)
_COPY = Text(
    "Nama sheet ini seperti salinan sheet {copied}, tetapi barisnya lain, jadi dibaca sebagai lanjutannya. Bila memang "
    "lanjutan, ganti namanya, misalnya {copied} lanjutan; bila bukan, pindahkan sheet ini ke file lain.",
    "This sheet is called a copy of the sheet {copied}, but has other rows, so it was read as going on with it. If it does, "
    "rename it, to {copied} lanjutan for example; if not, move this sheet to another file.",
)
_GOES_ON_UNSAID = Text(
    "Tabel di {other} menyebut tahun atau satuan kerjanya, sedangkan tabel di {taken} tidak; keduanya dibaca sebagai satu "
    "rencana. Tulis tahun dan satuan kerja di atas kedua tabel.",
    "The table at {other} says its year or office, but the one at {taken} does not; both were read as one plan. Write year "
    "and office above both tables.",
)
_CHANGED = Text(
    "Tabel di {other} dibaca sebagai lanjutan tabel di {taken}, padahal nama sheet {name} menyebut perubahan. Bila tabel "
    "ini isian sebelum perubahan, pindahkan ke file lain; bila lanjutan, hapus sebutan itu dari nama sheet {name}.",
    "The table at {other} was read as going on with the one at {taken}, though the name of the sheet {name} says that it was "
    "changed. If this table is from before the change, move it to another file; if it goes on, take that word out of the "
    "name {name}.",
)
_SHEET = Text(
    "Nama sheet ini menyebut satuan kerja atau tahun lain, sedangkan ini rencana {office} tahun {year}. Ganti nama sheetnya "
    "bila keliru; bila isinya memang untuk yang lain itu, pindahkan sheet ini ke file lain.",
    "This sheet is named after another office or year, but the plan is that of {office} for {year}. Rename the sheet if its "
    "name is wrong; if its entries are of that other one, move it to another file.",
)
_EARLIER = Text(
    "Tabel di {other} adalah isian sebelum perubahan; yang dibaca adalah tabel sesudah perubahan di {taken}.",
    "The table at {other} is from before the change; the one after the change, at {taken}, was read.",
)
_EARLIER_WITH_MORE = Text(
    "Tabel di {other} adalah isian sebelum perubahan dan tidak dibaca, tetapi ada indikatornya yang tidak ada di tabel "
    "sesudah perubahan di {taken}. Salin indikator yang masih berlaku ke tabel itu.",
    "The table at {other} is from before the change and was not read, but has indicators that the table after the change, "
    "at {taken}, lacks. Copy those that still hold into that table.",
)
_DIFFERS = Text(
    "Bagian {part} ada dua kali dengan isian yang tidak sama. Yang dibaca adalah tabel di {taken}; tabel di {other} tidak "
    "dibaca. Pastikan mana yang berlaku, lalu pindahkan isian yang masih kurang ke tabel yang dibaca.",
    "The part {part} is there twice with different entries. The table at {taken} was read; the one at {other} was not. "
    "Make sure which one counts, and move what is still missing into the table that was read.",
)
_DIFFERS_NAMED = Text(
    "Tabel di {other} seperti bagian {part}, yang sudah dibaca di {taken}, jadi tidak dibaca, padahal nama sheetnya menyebut "
    "{named}. Bila memang bagian {named}, sesuaikan kepala kolom sasaran dan pelaksananya; bila bukan, pindahkan isian yang "
    "masih kurang ke tabel yang dibaca.",
    "The table at {other} looks like the part {part}, which was read at {taken}, so it was not read, though its sheet is named "
    "{named}. If it is of {named}, write the heading of its objectives and its executors accordingly; if not, move what is "
    "still missing into the table that was read.",
)
_YEAR = Text(
    "Tabel di {other} adalah rencana tahun {year}; yang dibaca adalah tahun {own} di {taken}.",
    "The table at {other} is the plan of {year}; the one of {own} at {taken} was read.",
)
_OFFICE = Text(
    "Tabel di {other} adalah rencana {office}; yang dibaca adalah tabel di {taken}.",
    "The table at {other} is the plan of {office}; the one at {taken} was read.",
)
_BUDGET = Text(
    "Tabel di {other} adalah tabel anggaran, bukan rencana aksi, jadi tidak dibaca.",
    "The table at {other} is a budget, no action plan, and was not read.",
)
_DOCUMENT = Text(
    "Tabel di {other} adalah {what}, bukan rencana aksi, jadi tidak dibaca.",
    "The table at {other} is {what}, no action plan, and was not read.",
)
_NO_PART = Text(
    "Tidak tertulis tabel di {other} ini bagian mana.", "Nothing says which part the table at {other} is of."
)
_TOLD = {
    Relation.SAME: (
        NoteKind.MENTIONED,
        Text(
            "Tabel di {other} sama persis dengan tabel di {taken}, jadi cukup dibaca sekali.",
            "The table at {other} is the same as the one at {taken}, so it was read once.",
        ),
    ),
    Relation.WITHIN: (
        NoteKind.MENTIONED,
        Text(
            "Semua baris tabel di {other} sudah ada di tabel di {taken}, jadi cukup dibaca sekali.",
            "Every row of the table at {other} stands in the one at {taken} too, so it was read once.",
        ),
    ),
    Relation.NOT_IN_FORCE: (
        NoteKind.TABLE_NOT_READ,
        Text(
            "Judul atau nama sheet tabel di {other} menyebutnya contoh, konsep, atau yang lama; yang dibaca adalah tabel "
            "di {taken}.",
            "The title or the sheet of the table at {other} calls it an example, a draft or an old one; the table at "
            "{taken} was read.",
        ),
    ),
    Relation.EARLIER: (NoteKind.TABLE_NOT_READ, _EARLIER),
    Relation.EARLIER_WITH_MORE: (NoteKind.AMBIGUOUS_VALUE, _EARLIER_WITH_MORE),
    Relation.DIFFERS: (NoteKind.AMBIGUOUS_VALUE, _DIFFERS),
    Relation.HIDDEN: (
        NoteKind.TABLE_NOT_READ,
        Text(
            "Tabel di {other} ada di sheet yang disembunyikan; yang dibaca adalah tabel di {taken}.",
            "The table at {other} is on a hidden sheet; the one at {taken} was read.",
        ),
    ),
    Relation.AGREEMENT: (
        NoteKind.MENTIONED,
        Text(
            "Tabel di {other} adalah Perjanjian Kinerja, bukan rencana aksi, jadi tidak dibaca.",
            "The table at {other} is a Perjanjian Kinerja, not an action plan, and was not read.",
        ),
    ),
    Relation.REPORT: (
        NoteKind.MENTIONED,
        Text(
            "Tabel di {other} adalah laporan capaian, bukan rencana aksi, jadi tidak dibaca.",
            "The table at {other} is a report of what was achieved, not an action plan, and was not read.",
        ),
    ),
    Relation.OTHER_YEAR: (NoteKind.TABLE_NOT_READ, _YEAR),
    Relation.OTHER_OFFICE: (NoteKind.TABLE_NOT_READ, _OFFICE),
}
_TOLD_UNSURE = {
    Relation.OTHER_YEAR: Text(
        f"{_YEAR.id} Bila yang dimaksud tahun {{year}}, kirim file dengan tabel tahun itu saja.",
        f"{_YEAR.en} If {{year}} is meant, send a file with the table of that year alone.",
    ),
    Relation.OTHER_OFFICE: Text(
        f"{_OFFICE.id} Kirim satu file untuk setiap satuan kerja.", f"{_OFFICE.en} Send one file for each office."
    ),
}
