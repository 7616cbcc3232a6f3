"""Lines that printing, letterheads, sums and budgets put among the rows of a plan, and that are no part of it."""

from __future__ import annotations

import re
from collections.abc import Collection

from rak_excel.system.remembered import remembered
from rak_excel.vocabulary.basics.texts import begins_with, normalised

_PAGE = re.compile(
    r"(?:halaman|hal|page) (?:ke )?\d{1,3}(?: (?:dari|of) \d{1,3}| \d{1,3})?(?: halaman)?|\d{1,3} (?:dari|of) \d{1,3}"
)
_PAGE_BEHIND = re.compile(r".+ (?:halaman|hal) \d{1,3} dari \d{1,3}")  # the title, as a footer repeats it
_OF_PAGES = re.compile(r"\d{1,2}\s*/\s*\d{1,2}")
_DOTS = re.compile(r"[\s.…\-–—_=*]*")
_CONTINUED = re.compile(
    r"(?:lanjutan|lanj|sambungan|bersambung)"
    r"(?: (?:ke|dari|di|pada|no|nomor|tabel|halaman|hal|sebelumnya|berikutnya|atas|rencana|aksi|kinerja|sasaran|strategis"
    r"|program|kegiatan|indikator|komisi|sekretariat|\d{1,4}|[ivx]{1,4})){0,6}"
)
_CONTINUED_BEHIND = re.compile(
    r"(?P<text>.*\S)\s*[(\[]\s*(?:lanjutan|lanj\.?|sambungan)\s*[)\]]\.?", re.IGNORECASE | re.DOTALL
)
TELLING = ("lanj", "sambung")  # no text without one of these says that it goes on
_TOTAL = re.compile(
    r"(?:grand |sub )?(?:total|jumlah|subtotal|rata rata)"
    r"(?: (?:total|keseluruhan|seluruhnya|semua|bobot|anggaran|angaran|pagu|biaya|rp|i{1,3}|iv|v))*"
)
_COUNTED = re.compile(
    r"(?:total|jumlah) (?:(?:sasaran|indikator|kegiatan|rencana aksi)(?: strategis| kinerja| utama)*)"
)
# A measure of the whole table: `Persentase capaian`, `Rata-rata capaian kinerja`, `Jumlah kegiatan per triwulan`.
_SUMMARY = re.compile(
    r"(?:(?:grand|sub) )?(?:total|jumlah|subtotal|rata rata|rerata|rekapitulasi|rekap|persentase|prosentase|presentase|"
    r"capaian|akumulasi|kumulatif|target (?:kumulatif|keseluruhan|total))"
    r"(?: (?:total|keseluruhan|seluruhnya|seluruh|semua|rata rata|persentase|prosentase|bobot|nilai|target|capaian|realisasi|"
    r"kinerja|sasaran|indikator|kegiatan|rencana|aksi|strategis|utama|per|tiap|setiap|triwulan|tw|bulan|semester|tahun|"
    r"tahunan|komisi|sekretariat|dan|\d{1,4}|i{1,3}|iv))*"
)
_THINGS = r"(?:sasaran|indikator|iku|kegiatan|keg|rencana aksi|aksi|sub kegiatan|pelaksana|divisi|sub bagian)"
_COUNT = re.compile(rf"\d{{1,4}} {_THINGS}|(?:jumlah|total) {_THINGS}(?: kinerja| utama)* \d{{1,4}}(?: {_THINGS})?")
_MONEY = re.compile(r"rp [\d ]+(?:juta|miliar|rupiah)?|rp\d[\d ]*")
_TOTAL_OF_MONEY = re.compile(r"(?:grand |sub )?(?:total|jumlah|pagu|anggaran).*\brp ?[\d ]+(?:juta|miliar|rupiah)?")
_BUDGET = re.compile(
    r"(?:(?:jumlah|total|alokasi|besar|besaran|nilai|rencana|kebutuhan) )?(?:anggaran|pagu|biaya|dana)\b.*"
)
_BESIDE_BUDGET = frozenset({
    "no", "nomor", "kode", "program", "kegiatan", "sub kegiatan", "program kegiatan", "kegiatan program",
    "nama program", "nama kegiatan", "sasaran", "uraian", "output", "ro", "kro", "sumber dana", "keterangan", "ket",
})  # fmt: skip
_NO_SUMS = ("rata rata", "rerata", "rekapitulasi", "rekap", "akumulasi", "kumulatif", "target")
_LONGEST = 40  # no such line is longer
_LONGEST_FOOTER = 200
_FEWEST = 2  # headings of a table


@remembered(4096)
def is_page_line(text: str) -> bool:
    """Whether a line only numbers a page or says that the table goes on: `Halaman 2 dari 7`, `- 3 -`, `(lanjutan)`."""
    if len(text) > _LONGEST:
        return len(text) <= _LONGEST_FOOTER and bool(_PAGE_BEHIND.fullmatch(normalised(text)))
    words = normalised(text)
    dashed = text.strip().startswith("-") and text.strip().endswith("-") and words.isdecimal()
    if dashed or _OF_PAGES.fullmatch(text.strip()):
        return True
    return any(each.fullmatch(words) for each in (_PAGE, _CONTINUED, _PAGE_BEHIND))


def is_placeholder(text: str) -> bool:
    """Whether a cell is only dotted or dashed, as where nothing is filled in yet: `......`, `---`."""
    return bool(_DOTS.fullmatch(text))


@remembered(16384)
def goes_on_with(text: str) -> str | None:
    """What a cell says that it goes on with: '' in `(lanjutan)`, the text in `Meningkatnya ... (lanjutan)`; else None."""
    if len(text) <= _LONGEST and _CONTINUED.fullmatch(normalised(text)):
        return ""
    match = _CONTINUED_BEHIND.fullmatch(text.strip())
    return match["text"] if match else None


@remembered(4096)
def is_total(text: str) -> bool:
    """Whether a cell heads a row that adds up those above it: JUMLAH, TOTAL ANGGARAN; never `Jumlah Laporan`."""
    if len(text) > _LONGEST:
        return False
    words = normalised(text)
    return bool(_TOTAL.fullmatch(words) or _TOTAL_OF_MONEY.fullmatch(words))


def counts_rows(text: str) -> bool:
    """Whether a cell says how much of a kind the table has: TOTAL KEGIATAN, JUMLAH INDIKATOR."""
    return len(text) <= _LONGEST and bool(_COUNTED.fullmatch(normalised(text)))


@remembered(4096)
def sums_up(text: str) -> bool:
    """Whether a text may be what is said of a whole table: REKAPITULASI, Persentase capaian, Rata-rata target."""
    return len(text) <= _LONGEST and bool(_SUMMARY.fullmatch(normalised(text)))


def names_a_sum(text: str) -> bool:
    """Whether a row is headed with a word for a sum, JUMLAH or TOTAL, and not for an average or a result."""
    return not begins_with(text, _NO_SUMS) and not begins_as_measure(text)


def begins_as_total(text: str) -> bool:
    """Whether a text begins with JUMLAH or TOTAL, as no activity does."""
    return normalised(text).startswith(("jumlah ", "total "))


def begins_as_measure(text: str) -> bool:
    """Whether a text begins as indicators do: Persentase, Capaian."""
    return normalised(text).startswith(("persentase", "prosentase", "presentase", "capaian"))


def is_count(text: str) -> bool:
    """Whether a cell says how many of the plan's own things there are: `2 Indikator`, `Jumlah Kegiatan: 14`."""
    return bool(_COUNT.fullmatch(normalised(text)))


def is_money(text: str) -> bool:
    """Whether a cell is an amount in rupiah: `Rp 1.250.000,-`."""
    return bool(_MONEY.fullmatch(normalised(text)))


def heads_budget(texts: Collection[str]) -> bool:
    """Whether these are the headings of a budget table: `NO`, `PROGRAM`, `ANGGARAN`."""
    words = [normalised(text) for text in texts]
    others = [each for each in words if not is_budget(each)]
    return len(words) >= _FEWEST and len(others) < len(words) and _BESIDE_BUDGET.issuperset(others)


def is_budget(text: str) -> bool:
    """Whether a column is headed for money: ANGGARAN, PAGU (Rp)."""
    return bool(_BUDGET.fullmatch(normalised(text)))


LETTERS = ("Nota Dinas", "Surat", "Memo", "Memorandum", "Perihal", "Hal", "Sifat", "Kepada", "Yth")
"""First words of the lines of the letter that a plan came with, beside those of a decree."""
_STREET = r"(?:jl|jln|jalan|alamat)\b"
_REACHED = (
    r"(?:telp|tlp|telepon|telephone|tel|fax|fak|faks|faksimile|faximile|hp|wa|whatsapp|hotline|call center|kode ?pos)\b"
)
_ONLINE = (
    r"(?:e ?-?mail|surel|web ?site|web|situs|laman|home ?page|instagram|facebook|twitter|ig|fb|media sosial|medsos)\b"
)
_LABELLED = re.compile(rf"(?:{_STREET}|{_REACHED}|{_ONLINE}|www\.|https?:)", re.IGNORECASE)
_PHONE = re.compile(r"\(?\+?0?\d{2,4}\)?[\s./-]*\d{5,}(?:[\s,/-]+[\d\s()-]+)?")
_NAMED = re.compile(r"(?>\S+?@)(?>\S+?\.)\S+|(?:[\w-]+\.)+(?:id|com|org|net)(?:/\S*)?", re.IGNORECASE)
_PLACE = re.compile(r"[^\W\d_][^\d]{1,40}[\s,–-]\d{5}")  # SELONG 83612
_LONGEST_LETTERHEAD = 300  # letters of such a line that does not begin with what it is


def is_address(text: str) -> bool:
    """Whether a line above a table is of the office's address, and so says nothing of the plan."""
    written = text.strip()
    if _LABELLED.match(written) or len(written) > _LONGEST_LETTERHEAD:
        return _LABELLED.match(written) is not None
    return any(each.fullmatch(written) for each in (_PHONE, _NAMED, _PLACE))
