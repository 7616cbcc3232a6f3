"""Lines that remark on a table and are no row of it, and which of them say nothing of what is planned."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rak_excel.model import Definition
from rak_excel.system.regexes import regex
from rak_excel.system.remembered import remembered
from rak_excel.vocabulary.basics.numbers import MONTH_WORDS, YEAR, whole_number
from rak_excel.vocabulary.basics.texts import begins_with, normalised, tidy
from rak_excel.vocabulary.documents.titles import says_not_in_force
from rak_excel.vocabulary.remarks.corrections import changes_plan

_MOST_WORDS = 25
_MONTHS = 3  # of a quarter
_LABEL = regex(
    r"^\W*(?:catatan|keterangan|ket|note|nb|n\.b\.?|legenda|singkatan|daftar singkatan)\b\.?\s*:?\s*", re.IGNORECASE
)
_ITEM = regex(r"^(?:\*+\s*\)?|\(\s*\*+\s*\)|†|‡|\(?(?:\d{1,2}|[a-z])[.)]|[-–•])\s*", re.IGNORECASE)
_LISTED = regex(
    r"^(?:sumber(?: (?:data|dokumen|informasi))?|referensi|rujukan|dasar(?: hukum)?|tembusan(?: yth)?|cc)\b\.?\s*(?::|$|(?=yth))\s*",
    re.IGNORECASE,
)
_OF_LIST = regex(
    r"(?:uu|undang undang|perpres|permenpan\w*|peraturan|pkpu|keputusan|renstra|rpjm\w*|perjanjian kinerja|arsip|yth|"
    r"ketua|kepala|sekretaris|inspektorat|kpu|bawaslu|bupati|gubernur|wali ?kota|dipa|rkakl)\b"
)
# Who made or copied the sheet, how to reach them, and the sentence that closes a document.
_CLOSING = regex(
    r"salinan(?: ini)? sesuai (?:dengan )?asli(?:nya)?"
    r"|demikian(?:lah)?(?: \w+){0,6} (?:dibuat|disusun|disampaikan|ditetapkan)(?: (?:untuk|dengan|agar|guna|sebagai)"
    r"(?: (?:dapat|di\w+kan|sebagaimana|mestinya|penuh|rasa|tanggung|jawab|sebenar|benarnya|sebaik|baiknya|pedoman|acuan|bahan|"
    r"dalam|pelaksanaan|seperlunya|dan|atas|perhatian\w*|terima|kasih))+)?"
)
_FORMAL = regex(
    r"(?:dibuat|disusun|disiapkan|diolah|diketik|diinput|dicetak) oleh(?: \w+){1,8}"
    rf"|(?:dicetak|diunduh|diperbarui|dimutakhirkan|printed|update terakhir|terakhir diperbarui)(?: (?:pada|tanggal|tgl|dari|"
    rf"melalui|on|hari|pukul|jam|wib|wita|wit|aplikasi|sistem|e|sakip|esakip|excel|\d+|{'|'.join(MONTH_WORDS)}))*"
    r"|dokumen ini (?:telah |sudah )?ditandatangani secara elektronik.*"
    r"|(?:contact person|kontak(?: person)?|narahubung|cp|telp|telepon|no hp|hp|email|e mail|wa|whatsapp|website|alamat) .+"
)
# All of the schedule or of the targets follows a document, the stages or the money there is, as that of any plan does.
_GENERAL = regex(
    r"(?:(?:semua|seluruh|jadwal|waktu|pelaksanaan|kegiatan|tahapan|target|indikator|kinerja|rencana|aksi|ini|tersebut|dan|di|"
    r"pada|atas) ?)+(?:dapat |bisa )?(?:menyesuaikan|disesuaikan|mengikuti|mengacu|merujuk|berpedoman|berdasarkan|didasarkan|sesuai)"
    r"(?: (?:dengan|pada|kepada|ke|dari))? (?:dokumen |ketersediaan |kondisi |perkembangan )?"
    r"(?:renstra|renja|rpjm\w*|perjanjian kinerja|pk|iku|peraturan|pkpu|undang undang|keputusan|ketentuan|tahapan|anggaran|"
    r"dipa|kebutuhan|kalender|jadwal (?:kpu|nasional|tahapan))(?: \w+){0,8}"
)
_OF_ROWS = regex(
    r"\b(?:target|jadwal|kegiatan|indikator|sasaran|pelaksana\w*|realisasi|baris|kolom|nomor urut|no urut)\b"
)
_ABOUT = regex(
    r"\btentang\b[^(;,]*|\bsebagaimana (?:telah |sudah )?(?:beberapa kali )?(?:diubah|dirubah)(?: terakhir)? dengan\b",
    re.IGNORECASE,
)
_REGULATION = regex(rf"\b(?:nomor|no|pasal) \d+(?: \w+)?(?= tahun|$| )|\b{YEAR}\b")
_CHANGES = regex(
    r"%|\b(?:kecuali|tidak|tdk|belum|bukan|menunggu|hanya|mulai|sampai|sejak|setelah|sebelum|perubahan|revisi|ralat|semula|"
    r"menjadi|jadi|baru|lama|draft|draf|konsep|tentatif|sementara|batal|pembatalan|koreksi|usul\w*|tambah\w*|penambahan|"
    r"pengurangan|pemotongan|refocusing|realokasi)\b"
    r"|\bdi(?!visi|rektur|rektorat|tetapkan|maksud|tandatangani|buat|susun|sesuaikan|dasarkan)\w{4,}"
)
_PERIODS = regex(rf"\b(?:triwulan|semester|tw|bulan|minggu|[tb]\d+|{'|'.join(MONTH_WORDS)})\b")
_STANDS_FOR = regex(r"^(?P<short>[^=:]{1,12}?)\s*[=:]\s*(?P<long>[^=:]+)$")
_PERIOD = regex(r"(?P<kind>t|tw|triwulan|b|bln|bulan) ?(?P<number>\d{1,2}|i{1,3}|iv)")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "pertama": 1, "kedua": 2, "ketiga": 3, "keempat": 4}
_BETWEEN = frozenset(["ke", "sd", "s", "d", "sampai", "dengan", "dan"])  # months
_KINDS = {"t": "triwulan", "tw": "triwulan", "b": "bulan", "bln": "bulan", "smt": "semester"}


def say_nothing_of_plan(lines: Sequence[str]) -> bool:
    """Whether every reader passes over the lines of a remark: they name no row, and no other period or amount."""
    first, *more = map(_bare, lines)
    if any(changes_plan(each) or says_not_in_force(each) for each in lines):
        return False
    if listed := _LISTED.match(first):
        rest = first[listed.end() :]
        return _is_source(rest) and all(_is_item(written, bare) for written, bare in zip(lines[1:], more, strict=True))
    return all(not each or _is_ordinary(each) for each in (first, *more))


@remembered(1024)
def is_formal(text: str) -> bool:
    """Whether a line closes a document, or says behind a colon who made it or how to reach them: `Dibuat oleh: ...`."""
    return _closes(text) or (":" in text and _says(_FORMAL, text))


def _closes(text: str) -> bool:
    words = normalised(text)
    return _CLOSING.fullmatch(words) is not None and not _OF_ROWS.search(words)


def _says(pattern: re.Pattern[str], text: str) -> bool:
    words = normalised(text)
    behind = " ".join(words.split()[1:])
    return len(words.split()) <= _MOST_WORDS and pattern.fullmatch(words) is not None and not _may_be_of_row(behind)


def _may_be_of_row(words: str) -> bool:
    return bool(_OF_ROWS.search(words) or _CHANGES.search(words))


def _bare(line: str) -> str:
    """A line without the label, number or footnote mark that it begins with."""
    return _ITEM.sub("", _LABEL.sub("", tidy(line)))


def _is_ordinary(text: str) -> bool:
    listed = _LISTED.match(text)
    formal = _closes(text) or _says(_FORMAL, text) or (listed is not None and _is_source(text[listed.end() :]))
    return formal or _is_general(text) or _explains_abbreviation(text)


def _is_item(written: str, bare: str) -> bool:
    """Whether a line below `Tembusan:` or `Dasar hukum:` is one of the list."""
    numbered = _ITEM.match(tidy(written)) or _OF_LIST.match(normalised(bare))
    return bool(numbered) and _is_source(bare)


def _is_source(text: str) -> bool:
    """Whether a text names documents or offices, and nothing that may be of a row."""
    words = _REGULATION.sub("", normalised(_ABOUT.sub("", text)))
    return len(words.split()) <= _MOST_WORDS and not (_may_be_of_row(words) or _PERIODS.search(words))


def _is_general(text: str) -> bool:
    words = normalised(text)
    if len(words.split()) > _MOST_WORDS or not _GENERAL.fullmatch(words):
        return False
    words = _REGULATION.sub("", words)
    return not (_CHANGES.search(words) or _PERIODS.search(words) or any(map(str.isdigit, words)))


def _explains_abbreviation(text: str) -> bool:
    """Whether a line spells out a name in short: `T = Triwulan`, `IKU : Indikator Kinerja Utama`, `T1 : Triwulan I`."""
    if not (match := _STANDS_FOR.match(text.rstrip(" ;.,"))):
        return False
    short, long = normalised(match["short"]), normalised(match["long"])
    if period := _PERIOD.fullmatch(short):
        return _is_period(period["kind"], _number(period["number"]), long)
    if short in _KINDS:
        return long == _KINDS[short]
    return match["short"].isupper() and short.isalpha() and len(short) > 1 and _spells(short, long)


def _is_period(kind: str, number: int, meaning: str) -> bool:
    """Whether a period is explained as what it is: T1 as `triwulan i januari maret`, B3 as `maret`."""
    words = meaning.split()
    unit = _KINDS.get(kind, kind)
    months = [MONTH_WORDS[each] for each in words if each in MONTH_WORDS]
    others = [each for each in words if each not in MONTH_WORDS and each not in _BETWEEN]
    said = [_number(each) for each in others if _KINDS.get(each, each) != unit]
    last = number if unit == "bulan" else number * _MONTHS
    first = last if unit == "bulan" else last - _MONTHS + 1
    named = months in ([], [first, last], [*range(first, last + 1)])
    return named and said in ([], [number]) and bool(months or said)


def _number(text: str) -> int:
    return whole_number(text) or _ROMAN.get(text, 0)


def _spells(short: str, long: str) -> bool:
    """Whether the letters of an abbreviation stand in this order in what it means, from the first on."""
    letters = iter(long)
    return long[:1] == short[:1] and all(letter in letters for letter in short) and not _CHANGES.search(long)


# These say what they are only before a colon: `Sumber daya manusia` is no source.
_LABELLED = regex(
    r"(?:sumber(?: (?:data|dokumen|informasi))?|source|legenda|legend|singkatan|daftar singkatan|referensi|rujukan|"
    r"dasar hukum|dasar|nb|n\.b\.?|note|notes|cat|info|informasi|penjelasan|petunjuk|cara pengisian|tautan|link|pranala)"
    r"(?: (?:tabel|jadwal|pengisian|kolom))?\s*:",
    re.IGNORECASE,
)
_OF_LISTS = regex(
    r"(?:sumber|source|legend|(?:daftar )?singkatan|referensi|rujukan|dasar|tautan|link|pranala|tembusan)",
    re.IGNORECASE,
)
_FOOTNOTE = regex(r"^(?:\*+\s*\)|\(\s*\*+\s*\)|†|‡)")
_ADDRESS = regex(r"^(?:https?://|www\.)\S+$", re.IGNORECASE)
_MEANS = regex(r"^[^\s=][^=\n]{0,14}?\s*=\s*[^\W\d_]")  # T1 = Triwulan I
_AND_SO_ON = regex(r"^(?:dst|dsb|dll|dan seterusnya|dan lain[- ]lain)[\s.…]*$", re.IGNORECASE)
_MADE = (
    "dokumen ini", "diunduh", "diperbarui", "dimutakhirkan pada", "update terakhir", "terakhir diperbarui", "printed",
    "dibuat dengan", "dihasilkan oleh", "ditandatangani secara elektronik",
)  # fmt: skip


def is_remark(text: str, definition: Definition) -> bool:
    """Whether a line that stands alone remarks on the table: `Catatan: ...`, `Sumber: Renstra`, `*) ket`, `T1 = Triwulan I`."""
    return heads_lines(text, definition) or _stands_alone(text)


@remembered(4096)
def heads_lines(text: str, definition: Definition) -> bool:
    """Whether a remark may go on in the lines below it: `Catatan:`, `Tembusan:`, `Dasar hukum:`."""
    own = begins_with(text, map(normalised, definition.identity.remarks))
    return own or _LABELLED.match(tidy(text)) is not None


def lists_things(text: str) -> bool:
    """Whether the lines below a remark may be more of what it names: `Dasar hukum: UU 7/2017` above `PKPU 5`."""
    return _OF_LISTS.match(tidy(text)) is not None


def may_be_work(text: str, definition: Definition) -> bool:
    """Whether a remark is one by its shape alone, which work among other work may have too: `Info: ...`, `Coklit = ...`."""
    if begins_with(text, map(normalised, definition.identity.remarks)):
        return False
    line = tidy(text)
    return bool(_LABELLED.match(line) or _MEANS.match(line) or is_formal(line))


@remembered(4096)
def _stands_alone(text: str) -> bool:
    line = tidy(text)
    opened = any(each.match(line) for each in (_FOOTNOTE, _ADDRESS, _MEANS, _AND_SO_ON))
    return opened or begins_with(line, _MADE) or is_formal(line)
