"""RAK22x: texts that were left over, cut off, typed wrong, or copied from another year or office."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from rak_excel.language import Text
from rak_excel.model import Note, NoteKind, items_of
from rak_excel.rules.engine.in_texts import may_name_years, stale_years, wrong_region
from rak_excel.rules.engine.rule import Problem, also_at, at, info, warning
from rak_excel.rules.engine.subjects import PlanReview
from rak_excel.vocabulary.basics.texts import MARKUP, normalised, words_of
from rak_excel.vocabulary.names.offices import region_name

_LIMIT = 255  # what old programs and data validation keep of a text


@warning(
    "RAK220",
    id='Teks tampak terpotong: berakhir dengan "{end}".',
    en='The text seems cut off: it ends with "{end}".',
    short_id="Teks tampak terpotong.",
    short_en="A text seems cut off.",
    hint_id="Lengkapi kalimatnya.",
    hint_en="Complete the sentence.",
)
def text_truncated(review: PlanReview) -> Iterator[Problem]:
    """A text that ends in the middle: with a colon, a comma, an open bracket or a joining word, or after 255 letters.

    Except: a colon is right where further activities of the indicator follow on the rows below.
    Kecuali: titik dua wajar bila kegiatan lain dari indikator itu menyusul di baris berikutnya.

    Why: the rest was lost in copying, or did not fit into the program that it came from.
    Mengapa: sisanya hilang saat disalin, atau tidak muat di program asalnya.

    Example:
        | SHEET  | KEGIATAN                                                                |
        | Komisi | Menyusun jadwal berdasarkan PKPU : → Menyusun jadwal berdasarkan PKPU 5 |
    """
    unfinished = frozenset(review.definition.review.unfinished)
    filled = [row for part in review.parts for row in part.filled]
    introducing = {line.cell for row in filled for line in row.activities[:-1]}
    for cell, text in review.texts:
        if cut := _cut(text.rstrip(" :") if cell in introducing else text, unfinished):
            yield at(cell, text, end=" ".join(cut.split()[-3:]))


@warning(
    "RAK221",
    id='Menyebut tahun {years} dalam rencana tahun {year}: "{items}".',
    en='Names {years} in the plan of {year}: "{items}".',
    short_id="Kegiatan menyebut tahun yang sudah lewat.",
    short_en="Work of a year that is over is named.",
    hint_id="Perbarui tahunnya, atau hapus bila pekerjaan itu sudah selesai.",
    hint_en="Bring the year up to date, or delete the work if it is done.",
)
def stale_year(review: PlanReview) -> Iterator[Problem]:
    """Work of a year that is over, in the plan of a later year.

    Why: rows are carried over from earlier plans with their years. Allowed are things that remain ("eks logistik
    Pemilu 2019"), reports on the year before, periods that are not over (2020-2024), and years of regulations.
    Mengapa: baris rencana lama tersalin beserta tahunnya. Yang wajar: barang yang masih ada ("eks logistik Pemilu
    2019"), laporan tahun sebelumnya, rentang yang belum berakhir (2020-2024), dan tahun peraturan.

    Example:
        | SHEET  | KEGIATAN                                                                  |
        | Komisi | Menyusun Laporan Kinerja Tahun 2018 → Menyusun Laporan Kinerja Tahun 2019 |
    """
    if review.year is None:
        return
    for cell, text in review.texts:
        if not may_name_years(text):
            continue
        stale = list(stale_years(items_of(text), review.year, review.definition.review))
        if stale:
            years = sorted({year for _, named in stale for year in named})
            words = {"years": Text(" dan ".join(years), " and ".join(years)), "year": review.year}
            yield at(cell, text, items="; ".join(item for item, _ in stale), **words)


@warning(
    "RAK222",
    id='Menyebut "{named}", padahal ini rencana {own}.',
    en='Names "{named}" in the plan of {own}.',
    short_id="Nama daerah lain disebut dalam rencana.",
    short_en="Another region is named in the plan.",
    hint_id="Periksa nama daerahnya.",
    hint_en="Check the name of the region.",
)
def other_region_named(review: PlanReview) -> Iterator[Problem]:
    """Another region's name, or the office's own misspelt.

    Why: the text was copied from another office's plan, or the own name is wrong in a signed document.
    Mengapa: teksnya disalin dari rencana kantor lain, atau nama daerah sendiri keliru dalam dokumen resmi.

    Example:
        | SHEET  | KEGIATAN                                                            |
        | Komisi | Rapat KPU Kabupaten Lombok Timor → Rapat KPU Kabupaten Lombok Timur |
    """
    own = review.region
    if own is None or not own.parent:
        return
    for cell, text in review.texts:
        if named := wrong_region(text, own, review.definition):
            yield at(cell, text, named=named, own=region_name(own, review.definition))


@warning(
    "RAK223",
    id='Ada sisa kode format "{code}" dalam teks{more}; teksnya dibaca tanpa kode itu.',
    en='The text has left-over markup "{code}"{more}; the text was read without it.',
    short_id="Ada sisa kode format dalam teks.",
    short_en="There is left-over markup in a text.",
    hint_id="Hapus kode itu.",
    hint_en="Delete it.",
)
def leftover_markup(review: PlanReview) -> Iterator[Problem]:
    """HTML tags, &nbsp; or bold marks in the cells of a sheet: told once a sheet.

    Why: they came along from a web page or another program, and are printed as they stand.
    Mengapa: terbawa dari halaman web atau program lain, dan ikut tercetak.

    Example:
        | SHEET  | KEGIATAN                               |
        | Komisi | <li>Reviu laporan</li> → Reviu laporan |
    """
    found: dict[str, list[Note]] = {}
    for note in review.noted.get(NoteKind.REPAIRED, ()):
        if note.cell and MARKUP.search(note.value):
            found.setdefault(note.cell.sheet, []).append(note)
    for notes in found.values():
        first, *rest = sorted(notes, key=lambda note: note.cell in review.questioned)
        code = MARKUP.findall(first.value)[0]
        yield at(
            first.cell, first.value, code=code, more=also_at([str(note.cell.address) for note in rest if note.cell])
        )


@warning(
    "RAK224",
    id='Kata "{word}" tertulis dua kali berturut-turut: "{around}".',
    en='The word "{word}" is written twice in a row: "{around}".',
    short_id="Satu kata tertulis dua kali berturut-turut.",
    short_en="A word is written twice in a row.",
    hint_id="Hapus salah satunya.",
    hint_en="Delete one of them.",
)
def word_repeated(review: PlanReview) -> Iterator[Problem]:
    """A joining word that stands twice in a row.

    Except: other words may be repeated by right ("masing masing").
    Kecuali: kata lain memang bisa berulang ("masing masing").

    Why: often a word between the two was lost, and both are printed.
    Mengapa: sering kali ada kata di antaranya yang hilang, dan keduanya ikut tercetak.

    Example:
        | SHEET  | KEGIATAN                                                                |
        | Komisi | Pengelolaan Program dan dan Kegiatan → Pengelolaan Program dan Kegiatan |
    """
    joining = frozenset(review.definition.review.unfinished)
    for cell, text in review.texts:
        words = text.casefold().split()
        for nth, (one, two) in enumerate(pairwise(words)):
            if one == two and one in joining:
                yield at(cell, text, word=one, around=" ".join(text.split()[max(nth - 1, 0) : nth + 3]))
                break


@warning(
    "RAK225",
    id="Ejaan perlu diperbaiki: {slips}.",
    en="Spelling to correct: {slips}.",
    short_id="Ejaan perlu diperbaiki.",
    short_en="The spelling is to be corrected.",
    hint_id="Perbaiki ejaannya sebelum dicetak.",
    hint_en="Correct the spelling before printing.",
)
def word_misspelt(review: PlanReview) -> Iterator[Problem]:
    """A word with a letter three times, with a second capital, with two letters changed about, or joined to the next.

    A second capital counts where the same word stands elsewhere without it; names such as LKjIP are spelt so on purpose.
    Two letters that changed places or one that is doubled count where the plan or its list of indicators has the word.

    Why: it is printed and signed as it stands.
    Mengapa: ikut tercetak dan ditandatangani apa adanya.

    Example:
        | SHEET  | KEGIATAN                                           |
        | Komisi | Pemberdayaaan masyarakat → Pemberdayaan masyarakat |
    """
    yield from _slips(review, certain=True)


@info(
    "RAK226",
    id="Ejaan perlu dilihat lagi: {slips}.",
    en="Spelling to look at again: {slips}.",
    short_id="Ejaan perlu dilihat lagi.",
    short_en="The spelling is to be looked at again.",
    hint_id="Perbaiki bila salah ketik; bila memang begitu, biarkan.",
    hint_en="Correct it if it is mistyped; if not, leave it.",
)
def word_perhaps_misspelt(review: PlanReview) -> Iterator[Problem]:
    """A word that is used once, and but for one letter is a word that the plan often uses.

    Why: it may be a typing error, or another word.
    Mengapa: bisa jadi salah ketik, bisa juga memang kata lain.

    Example:
        | SHEET  | KEGIATAN                                            |
        | Komisi | Menyusun dokumen logistik                           |
        | Komisi | Mendata kebutuhan logistik                          |
        | Komisi | Memeriksa gudang logistik                           |
        | Komisi | Menghitung kotak loginstik → Menghitung kotak suara |
    """
    yield from _slips(review, certain=False)


def _cut(text: str, unfinished: frozenset[str]) -> str:
    """What seems cut off, the text or the one of its items that leaves a bracket open; "" where nothing does."""
    stripped = text.rstrip()
    if not stripped:
        return ""
    if len(text) == _LIMIT or stripped[-1] in ":,(":
        return text
    items = [item.text for item in items_of(text)]  # the bracket of "1)" closes none
    if sum(map(_open, items)) > 0:
        return next(item for item in reversed(items) if _open(item) > 0)
    return text if normalised(stripped.rsplit(None, 1)[-1]) in unfinished else ""


def _open(text: str) -> int:
    """How many brackets more it opens than it closes."""
    return text.count("(") - text.count(")")


def _slips(review: PlanReview, *, certain: bool) -> Iterator[Problem]:
    wrong = {word: slip for word, slip in review.misspelt.items() if slip.certain is certain}
    for cell, text in review.texts if wrong else ():
        found = [word for word in words_of(text) if word in wrong]
        region = _misspelt_region(text, review) if found else ()
        slips = [f'"{word}" ({wrong[word].meant})' for word in found if word not in region]
        if slips:
            yield at(cell, text, slips=", ".join(slips))


def _misspelt_region(text: str, review: PlanReview) -> tuple[str, ...]:
    """The words of a region's name that is told as wrong already."""
    named = wrong_region(text, review.region, review.definition) if review.region and review.region.parent else None
    return words_of(named or "")
