"""Whether two texts name the same work in other words: `Rapat koordinasi` and `Rapat koordinasi internal` may do.

`Laporan Semester I` and `Laporan Semester II` never do: what counts, dates, denies or names a unit is the same in both,
in the same order and before the same words, or they are two things.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from enum import IntEnum
from functools import lru_cache
from itertools import pairwise

from rapidfuzz.distance import LCSseq

from rak_excel.model import Definition, items_of
from rak_excel.system.remembered import remembered
from rak_excel.vocabulary.basics.numbers import COUNTED, MONTH_WORDS, leading_number
from rak_excel.vocabulary.basics.texts import letters_wrong, normalised, root_of
from rak_excel.vocabulary.remarks.withdrawn import remarks_work_withdrawn


class Likeness(IntEnum):
    """How like each other two texts are: other work, perhaps the same, the same reworded."""

    OTHER = 0
    PERHAPS = 1
    REWORDED = 2


_MOST = 0.6  # so many of the words of the longer text stand in the other too, joining words left out
_ONE_WORD_IN = 5  # words from which on one of them may be quite another
_LONG = 6  # letters of a word in which one may be wrong
_MANY = 200  # words of an item whose spelling is not looked at any more
_ROOT = 4  # letters of a root that tells a word
_TOKEN = re.compile(r"\d+(?:[.,:/-]\d+)*|[^\W\d_]+|[%<>≤≥=±+]")
_ROMAN = re.compile(r"x{0,3}(?:ix|iv|v?i{0,3})")
_NAME = 4  # letters of a word with a capital that may be a name

# Who adds, drops or changes one of these says something else.
_DENYING = (
    "tidak tdk tak bukan belum tanpa jangan non nihil batal dibatalkan pembatalan membatalkan ditiadakan meniadakan "
    "peniadaan kecuali selain hanya ditunda penundaan menunda dihentikan penghentian menghentikan anti gagal "
    "dihapus dihapuskan diganti digantikan penggantian dipindah dipindahkan digeser dialihkan dicabut pencabutan mencabut dibubarkan "
    "pembubaran membubarkan dihilangkan dikurangi dikecualikan jika apabila bila kalau atau mungkin tentatif menyusul alternatif "
    "opsional luar"
)
_COUNTING = (
    "setengah separuh sebagian seluruh semua setiap tiap masing beberapa sekali dua banyak sedikit minimal maksimal "
    "paling kurang lebih terakhir perdana jumlah nomor no ganda tunggal ganjil genap"
)
_TIMING = (
    "awal akhir tengah pertengahan sebelum sesudah setelah pra pasca selama mulai selesai lanjutan ulang ulangan susulan "
    "final sementara draf draft rancangan konsep revisi perubahan tahap tahapan gelombang sesi putaran angkatan semester "
    "semesteran triwulan triwulanan tw caturwulan kuartal bulan bulanan sebulan minggu mingguan seminggu hari harian sehari "
    "tahun tahunan setahun periode tanggal tgl jam pagi siang sore malam senin selasa rabu kamis jumat sabtu ahad "
    "mendatang lalu berikutnya sebelumnya berjalan"
)
_UNITS = (
    "divisi sub subbag subbagian bagian bidang seksi unit sekretariat provinsi kabupaten kota kecamatan kelurahan desa "
    "dapil daerah pusat"
)
_FIXED = frozenset(f"{_DENYING} {_COUNTING} {_TIMING} {_UNITS}".split())
_FIXED_BEFORE = ("non", "pra", "pasca", "anti", "tidak")  # nonpemilu, prasidang
# What follows these is the name or number of something.
_LEADING = "divisi bagian subbag subbagian bidang seksi unit provinsi kabupaten kota kecamatan kelurahan desa dapil tps"
_INTRODUCING = frozenset(
    f"{_LEADING} pasal ayat bab komisi kelompok tim kelas jenis model tipe formulir lampiran".split()
)

# One of these instead of another word is another thing; added or left out it need not be.
_OPPOSING = (
    "naik turun kenaikan penurunan peningkatan pengurangan penambahan masuk keluar internal eksternal lama baru "
    "atas bawah pembukaan penutupan penerimaan pengiriman pengembalian pengadaan penghapusan laki wanita perempuan daring "
    "luring online offline rencana realisasi perencanaan evaluasi pengawasan monitoring simulasi aktif pasif tetap "
    "sukarela utama cadangan tertinggi terendah negeri swasta dari oleh ketua anggota sekretaris pegawai staf pemilu "
    "pemilihan pilkada pileg pilpres pemilih presiden gubernur bupati walikota dprd kinerja aset anggaran barang arsip "
    "surat nasional regional lokal ke utara selatan timur barat kiri kanan umum khusus terbuka tertutup tertulis lisan formal "
    "informal besar kecil tinggi rendah panjang pendek positif negatif pemohon termohon penggugat tergugat pelapor terlapor "
    "pendapatan belanja pemasukan pengeluaran debit kredit bergerak insidental"
)
_WEIGHTY = frozenset(_OPPOSING.split())
_TOWARDS = frozenset(["dengan", "bersama", "di", "kepada", "dari", "ke", "oleh", "untuk", "bagi", "pada"])

# A word of this form is what is done: quite another one may be other work.
_WORK = re.compile(r"(?:me|pe|ke|di)\w{5,}")

# Words that join others, and words that say as much as each other.
_JOINING_WORDS = (
    "dan serta di pada untuk guna bagi kepada dengan bersama tentang mengenai terkait perihal terhadap yang secara para "
    "dalam rangka adanya tersebut atas"
)
_JOINING = frozenset(_JOINING_WORDS.split())
_ALIKE = (
    "pelaksanaan melaksanakan menyelenggarakan mengadakan melakukan terlaksananya terselenggaranya penyelenggaraan kegiatan",
    "penyusunan membuat menyusun pembuatan tersusunnya",
    "mengikuti menghadiri",
    "memberikan memberi pemberian",
    "dokumen berkas",
    "rapat pertemuan",
    "pengisian mengisi",
)
_STANDS_FOR = {word: group.split()[0] for group in _ALIKE for word in group.split()}


@remembered(8192)
def likeness(one: str, other: str, definition: Definition) -> Likeness:
    """How like each other two activities are. One that has more items than the other is other work."""
    firsts, seconds = _items_apart(one, other)
    if not firsts or len(firsts) != len(seconds):
        return Likeness.OTHER if firsts or seconds else Likeness.REWORDED
    pairs = [_Pair(first, second, definition) for first, second in zip(firsts, seconds, strict=True)]
    same = sum(len(_content(item.text)) for item in items_of(one)) - sum(len(pair.words) for pair in pairs)
    shared, longer = (sum(getattr(pair, name) for pair in pairs) + same for name in ("shared", "longer"))
    if shared < _MOST * longer:
        return Likeness.OTHER
    return min(pair.likeness for pair in pairs)


def _items_apart(one: str, other: str) -> tuple[list[str], list[str]]:
    """The items of each text that the other does not have word for word."""
    firsts, seconds = ([item.text for item in items_of(text)] for text in (one, other))
    said = [list(map(_said, texts)) for texts in (firsts, seconds)]
    first, second = map(frozenset, said)
    return (
        [text for text, each in zip(firsts, said[0], strict=True) if each not in second],
        [text for text, each in zip(seconds, said[1], strict=True) if each not in first],
    )


def _said(text: str) -> tuple[str, tuple[str, ...]]:
    return normalised(text), tuple(each for each in _tokens(text) if not each[0].isalpha())


class _Pair:
    """Two items that may be one reworded."""

    def __init__(self, one: str, other: str, definition: Definition) -> None:
        self.texts = (one, other)
        self.words, others = _content(one), _content(other)
        known = frozenset(self.words)
        others = [word if word in known else _spelt_as(self.words, word) for word in others]
        self.shared = LCSseq.similarity(self.words, others)
        self.longer = max(len(self.words), len(others))
        self.dropped, self.added = Counter(self.words) - Counter(others), Counter(others) - Counter(self.words)
        self.moved = len(self.words) - self.dropped.total() > self.shared
        self.weighty = _WEIGHTY | _names(one) | _names(other) | _unit_words(definition)
        self.first = self.words[:1] == others[:1]

    @property
    def likeness(self) -> Likeness:
        if not self.shared or _fixed(self.texts[0]) != _fixed(self.texts[1]):
            return Likeness.OTHER
        if remarks_work_withdrawn(self.texts[0]) is not remarks_work_withdrawn(self.texts[1]):
            return Likeness.OTHER
        replaced = min(self.dropped.total(), self.added.total())
        if replaced and not self.weighty.isdisjoint([*self.dropped, *self.added]):
            return Likeness.OTHER
        one_word = replaced == 1 and self.longer >= _ONE_WORD_IN and self.first and not self.is_work
        return Likeness.REWORDED if not self.moved and (one_word or not replaced) else Likeness.PERHAPS

    @property
    def is_work(self) -> bool:
        """Whether a word that changes says what is done, with or for whom, or where."""
        changed = {*self.dropped, *self.added}
        for tokens in map(_tokens, self.texts):
            for before, word in pairwise(["", *tokens]):
                if _canonical(word) in changed and (before in _TOWARDS or _WORK.fullmatch(word)):
                    return True
        return False


def _content(text: str) -> list[str]:
    """The words that say something, each as its root or as what stands for it."""
    return [_canonical(word) for word in normalised(text).split() if word not in _JOINING]


def _canonical(word: str) -> str:
    root = root_of(word)
    return _STANDS_FOR.get(word) or (root if len(root) >= _ROOT and word not in _WEIGHTY else word)


def _spelt_as(words: Sequence[str], word: str) -> str:
    """The word of the other text that has one letter else, where it is none of them itself: `kordinasi`."""
    if len(word) < _LONG or len(words) > _MANY:
        return word
    near = (each for each in words if each[0] == word[0] and letters_wrong(each, word, 1) <= 1)
    return next(near, word)


def _tokens(text: str) -> list[str]:
    return _TOKEN.findall(unicodedata.normalize("NFKC", text).casefold())


def _fixed(text: str) -> tuple[str, ...]:
    """What may not differ, in its order, with the words that it is said of; two words for what introduces a name."""
    fixed: list[str] = []
    following = 0
    for token in _tokens(text):
        fixed_word = token in _FIXED or token in MONTH_WORDS or token.startswith(_FIXED_BEFORE)
        strict = fixed_word or not token[0].isalpha() or _counts(token)
        if strict or (following and token not in _JOINING):
            fixed.append(token if strict else _canonical(token))
            following -= following > 0
        following = max(following, 2 if token in _INTRODUCING else int(strict))
    return tuple(fixed)


def _counts(token: str) -> bool:
    """Whether a word is a number, an ordinal or a letter that counts something."""
    spelled = (leading_number(each) for each in (token, token.removeprefix("ke")))
    numbers = any(number is not None and not rest for number, rest in spelled)
    return len(token) == 1 or token in COUNTED or bool(_ROMAN.fullmatch(token)) or numbers


@remembered(8192)
def _names(text: str) -> frozenset[str]:
    """Abbreviations in capitals, and words with a capital where most others have none."""
    written = re.findall(r"[^\W\d_]+", text)
    capitals = {word.casefold() for word in written if len(word) > 1 and word.isupper() and not text.isupper()}
    later = [word for word in written[1:] if len(word) >= _NAME]
    with_capital = {word.casefold() for word in later if word[0].isupper()}
    names = with_capital if len(with_capital) * 2 < len(later) else set()
    return frozenset(map(_canonical, capitals | names))


@lru_cache(maxsize=16)
def _unit_words(definition: Definition) -> frozenset[str]:
    """The words of the units' names, but for those of any work."""
    names = [unit.name for group in definition.executors.values() for unit in group.units]
    return frozenset(word for name in names for word in _content(name)) - set(_STANDS_FOR.values())
