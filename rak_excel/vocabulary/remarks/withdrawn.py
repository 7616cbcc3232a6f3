"""What says that a row or a column holds no longer, or not yet: dibatalkan, ditunda, target diubah menjadi 80%."""

from __future__ import annotations

from collections.abc import Iterator

from rak_excel.system.regexes import regex
from rak_excel.system.remembered import remembered
from rak_excel.vocabulary.basics.numbers import COUNTED, MONTH_WORDS
from rak_excel.vocabulary.basics.texts import normalised, tidy
from rak_excel.vocabulary.entries.ticks import CHECKS, NO

_CALLED_OFF = "batal|hapus|hilang|tiada|coret|cabut|tolak|drop|cancel|henti|stop|skip|nonaktif|gugur"
_WAITS = "tunda|tangguh|pending|hold"
_MOVED = "undur|mundur|maju|geser|pindah|re ?schedule|jadwal(?:kan)? (?:ulang|kembali)"
_EXCHANGED = "alih|ambil alih|ganti|ubah|rubah|revisi|koreksi"
_JOINED = "gabung|lebur|satukan"
ROOTS = f"{_CALLED_OFF}|{_WAITS}|{_MOVED}|{_EXCHANGED}|{_JOINED}"
"""Of the verbs whose passive says that work is off or changed, as alternatives of a pattern."""
DONE_OFF = rf"batal|terhapus|di(?:{_CALLED_OFF})(?:kan)?|drop|cancel|cancelled|canceled|nonaktif|kedaluwarsa"
DONE = rf"{DONE_OFF}|berubah|di(?:{_WAITS}|{_MOVED}|{_EXCHANGED}|{_JOINED})(?:kan)?"
"""What became of work, wherever that stands in a short text and is not denied."""
NUMBER = rf"\d|(?:{'|'.join(sorted(COUNTED, key=len, reverse=True))}|seratus|wtp|wdp|[a-d]{{1,2}})\b"
PERIOD = (
    rf"(?:tw|triwulan|tribulan|semester|smt|kuartal|caturwulan|tahap|bulan|minggu|[tb]\d+|{'|'.join(MONTH_WORDS)})\b"
)
OF_ROW = (
    r"(?:(?:kegiatan|rapat|acara|program|indikator|target|jadwal|jadwalnya|waktu|pelaksanaan|status|ini|sudah|sdh|telah|akan|perlu|"
    r"masih|sementara) )*"
)
"""What may stand before such a word where a text says it of its row and of nothing else."""
_CANNOT = (
    r"(?:belum|tidak|tdk|tak) (?:bisa|dapat|mungkin) (?:di|ter)(?:laksana|selenggara|ada|laku|jalan)(?:kan)?"
    r"|(?:tidak|tdk|tak) (?:jadi(?! di )(?: di(?:laksana|ada|selenggara)kan)?|"
    r"di(?:laksana|ada|selenggara|laku|kerja)kan|terlaksana|berlaku)"
)
_NOTHING = (
    r"nihil kegiatan|kegiatan nihil|(?:tidak|tdk|tak) ada kegiatan(?:nya)?|ditiadakan"
    r"|(?:tidak|tdk|tak) relevan"
)
OFF = (
    rf"{DONE_OFF}|gagal|gugur|stop|skip|dikosongkan|{_CANNOT}|{_NOTHING}|di(?:{_WAITS})(?:kan)?|(?:on )?hold|pending|postponed?|delay(?:ed)?|"
    r"tertunda|terhenti|tertangguh"
)
"""What says by itself that the work of a row does not take place as planned."""
ALONE = (
    rf"{OFF}|(?:tidak|tdk|tak) ada (?:rapat|acara)|re ?scheduled?|(?:pen)?jadwal(?:an)? ulang|(?:ber|ter)geser|maju|mundur|undur|"
    rf"geser|tunda|molor|di(?:percepat|perpanjang)|pindah(?= (?:ke )?{PERIOD})"
)
"""Words that say so, or that its time has changed, only where a text says nothing else of its row."""
_HOW_LONG = (
    r"dulu|dahulu|sementara|lagi|saja|total|(?:(?:ke|di|pada) )?(?:tahun|ta|thn) (?:ini|depan|berikutnya|\d{4})"
    rf"|(?:\d+ |se|satu |dua |tiga )(?:hari|minggu|pekan|bulan|triwulan|semester)|(?:ke|jadi|sampai)? ?{PERIOD}.*"
)
_WHY = "karena|dampak|terkait|atas|sesuai|berdasarkan|menurut|due to|because|krn|akibat|sebab|sehubungan|mengingat|sampai|hingga|menunggu|tunggu|sejak"
WHY = rf"(?: (?:{_HOW_LONG}|(?:{_WHY}|dari (?:rak|renaksi|rencana|pk|iku|renstra)\b) ?.*))*"
"""For how long and why, behind such a word."""
MORE_OF_IT = rf"(?: (?:{_HOW_LONG}|(?:{_WHY}|oleh|di|pada|dari) .*))*"
"""And by whom, where or when, which may be all that is denied: `tidak dilaksanakan di luar kota`."""
CHANGED = (
    rf"(?:di(?:{_WAITS}|{_MOVED}|{_EXCHANGED}|limpah|percepat|perpanjang)(?:kan|i)?|"
    r"(?:ber)?(?:pindah|mundur|maju|geser|tunda|molor|ganti|ubah)|"
    r"(?:revisi|koreksi|ralat)(?: (?:target|jadwal|pelaksana)|(?= (?:men)?jadi\b)))"
)
"""Verbs before what was changed to, with or without `ke`: `dialihkan ke Divisi Hukum`, `mundur Desember`."""
MADE_MORE = r"(?:(?:di|ber)?(?:naik|turun|tambah|kurang)(?:kan|i)?)"
"""Verbs before what was changed by, unless `menjadi` follows."""
CHANGING = (
    r"(?:mem(?:batal|indah|aju|undur)|meng(?:hapus|geser|ganti|ubah|alih|gabung|urang)|men(?:iada|coret|unda|urun|aik|ambah)|melebur)"
    r"(?:kan|i)?|penundaan|pengunduran|pergeseran|pemindahan|pembatalan|perubahan|pergantian|penggabungan|pengurangan|penambahan|penghapusan"
)
"""The active verbs of these families, and their nouns."""
_NOT = "tidak|tdk|tak|bukan|belum|tanpa"
_STATE = regex(rf"(?<!\w)(?P<before>(?:{_NOT}|yang)(?: jadi| perlu| pernah| akan| sudah| telah)? )?(?:{DONE})(?!\w)")
# What changed a regulation, what may change, and how or where people meet say nothing of the row.
_OTHERWISE = regex(
    rf"\bsebagaimana(?: telah| sudah)?(?: beberapa kali)?(?: (?:{DONE}))+\b|\b(?:diubah|dirubah)(?: terakhir)? dengan (?!\d)"
    r"|\b(?:dapat|bisa|mungkin|boleh)(?: saja| sewaktu waktu)? (?:berubah|diubah|dirubah|direvisi|digeser)\b"
    r"|\b(?:diganti|digantikan|dialihkan|diubah|dirubah|pindah|dipindah|dipindahkan)(?: (?:ke|menjadi|jadi|dengan|secara|kegiatan|rapat|via)){0,3}"
    r" (?:daring|luring|online|virtual|zoom|hibrid|hybrid|aula|hotel|gedung|ruang|ruangan)\b"
    r"|\b(?:tidak|tdk|tak) (?:dilaksanakan|diadakan|diselenggarakan) (?:secara|dengan)\b"
)
# Nor does what is done with things that are kept, counted or written down, as long as they are what is spoken of: `Data ganda
# dihapus`, `sudah final, arsip dipindahkan ke gudang`; but `Pendataan arsip dihapus`, `Nama kegiatan diganti`.
_THING = (
    r"(?:(?:semua|seluruh|sebagian|beberapa|sisa|ada|\d+) )?"
    r"(?:data|datanya|dokumen|arsip|berkas|file|folder|barang|bmn|aset|persediaan|logistik|inventaris|akun|rekening|konten|"
    r"postingan|berita|foto|gambar|nama|kata|kalimat|spanduk|baliho|apk|pemilih|peserta|anggota|pegawai|narasumber|pemateri|"
    r"moderator|lokasi|tempat|surat suara)\b"
)
_WITH_THINGS = regex(
    rf"(?:^|[.;,:()\n–—-](?!\n)\s*|\b(?:setelah|karena|agar|supaya|dengan|bila|jika|apabila|dan|lalu|untuk) ){_THING}"
    r"(?: (?!(?:kegiatan|indikator|target|sasaran|baris|rapat|jadwal|rencana|program|ini)\b)\w+){0,4}"
    r" (?:terhapus|dihapus|dihapuskan|dihilangkan|dicoret|dicabut|pindah|dipindah|dipindahkan|dialihkan|digabung|digabungkan|disatukan|diganti|"
    r"digantikan)\b"
)
_NOT_HELD = regex(
    r"\b(?:tidak|tdk|tak) (?:jadi(?! di )|dilaksanakan|terlaksana|diselenggarakan|berlaku|dipakai|aktif|"
    r"setuju|disetujui)\b|\bbelum (?:disetujui|disepakati|final)\b"
    r"|^(?:kegiatan |indikator |target )?(?:ini )?(?:sudah )?(?:tidak|tdk|tak) (?:diperlukan|digunakan)(?: lagi)?$"
)
_APART = regex(rf"\bdi[ -](?=(?:{ROOTS})(?:kan)?\b)")
_ORDER = regex(
    r"^(?:(?:mohon|harap|agar|tolong|usul|usulan|supaya) (?:di ?)?)?"
    rf"(?:hapus|hapuskan|batalkan|coret|ganti|ubah|rubah|pindahkan|tunda|drop|hilangkan)\b(?! {_THING}(?! kegiatan| indikator))"
    r"|(?:^|\b(?:sebaiknya|mohon|harap|bisa|boleh|tolong|ganda|dobel|double|duplikat|no \d+|nomor \d+) )"
    r"(?:hapus|coret|batalkan|hilangkan|drop)(?: saja| aja| ya)?$"
)
_TO = regex(
    rf"\b(?:target|jadwal|waktu|kegiatan|indikator|sasaran)(?:nya)?(?: \w+){{0,2}} (?:men)?jadi (?:\w+ )?(?:{NUMBER}|{PERIOD})"
    r"|\bpelaksana(?:nya)?(?: \w+)? (?:men)?jadi (?:divisi|sub|subbag\w*|bagian|kasubbag|sekretaris\w*)\b"
    r"|\b(?:pindah|mundur|geser|tunda) ke\b"
)
_ITSELF = regex(
    r"(?<!\byang )(?<!\bsempat )(?<!\bsetelah )(?<!\bakibat )(?:"
    r"\b(?:tidak|tdk|tak|batal) jadi(?: di\w+)?$"
    r"|\b(?:tidak|tdk|tak|batal) (?:di(?:laksanakan|adakan|selenggarakan))(?: lagi)?$"
    r"|\b(?:ditunda|diundur|dibatalkan)(?: (?:sampai|hingga|karena|menunggu|dulu|sementara)\b.*)?$"
    rf"|\b(?:ditunda|diundur|digeser|pindah|dipindah|dipindahkan|mundur|geser) ke (?:{PERIOD}).*$"
    r"|\b(?:dihapus|dikeluarkan|dicoret|dihilangkan|ditiadakan) dari (?:iku|ikk|pk|rak|renaksi|renstra|rencana|daftar indikator)\b.*$"
    rf"|^(?:kegiatan|indikator|baris|program|sasaran) ini (?:sudah |telah |akan )?(?:{DONE})\b"
    r")"
)
_BEHIND_COMMA = regex(
    r"(?:sudah |kini |sekarang )?(?:(?:tidak|tdk|tak) (?:digunakan|dipakai|berlaku|diperlukan)(?: lagi)?$|(?:batal|dibatalkan|ditunda)\b)"
)
_ROW = regex(rf"^{OF_ROW}")
_ALONE = regex(rf"^{OF_ROW}(?:{ALONE}){MORE_OF_IT}$")
_OFF = regex(rf"^{OF_ROW}(?:{OFF}){WHY}$")
_CLAUSE = regex(r"[.,;:(!\n]|\s[-–—]\s")
_WHEN = regex(rf"\b{PERIOD}")
_MOST_WORDS = 12  # a longer text tells of something else on the way
_YES_OR_NO = {"disetujui", "persetujuan", "setuju", "berlaku", "aktif", "dilaksanakan", "dipakai", "digunakan"}
_REFUSALS = NO - {"--", "—", "−", "tidak ada", "nihil", "n/a", "n.a", "n.a."} | {"tidak setuju"}
_REMARK = regex(r"[(\[]([^()\[\]]+)[)\]]|^([\w ]{4,14}):|\s[-–—]\s*([^-–—]+)$")

_UNSETTLED = frozenset([
    "draft", "draf", "konsep", "usulan", "usul", "rancangan", "sementara", "tentatif", "perkiraan", "estimasi",
    "prognosa",
])  # fmt: skip


@remembered(16384)
def says_withdrawn(text: str) -> bool:
    """Whether a short text says that what it is beside was cancelled, moved or changed: not `Pembatalan SK`."""
    written = _joined(text)
    if len(normalised(written).split()) > _MOST_WORDS:
        return False
    words = _OTHERWISE.sub("; ", normalised(_WITH_THINGS.sub("; ", written)))
    if any(not match["before"] for match in _STATE.finditer(words)):
        return True
    return any(pattern.search(words) for pattern in (_NOT_HELD, _ORDER, _TO, _ALONE))


def says_off(text: str) -> bool:
    """Whether a short text says first that its row does not take place, but not until when, and does not ask."""
    first = _CLAUSE.split(_joined(text), maxsplit=1)[0]
    surely = "?" not in text and not _WHEN.search(normalised(text)) and _OFF.match(normalised(first))
    return bool(surely) and says_withdrawn(text)


def answers_no(heading: str, text: str) -> bool:
    """Whether an entry says no to a heading that asks whether the row holds: DISETUJUI over Tidak."""
    return tidy(text).casefold() in _REFUSALS and not _YES_OR_NO.isdisjoint(normalised(heading).split())


def says_no(text: str) -> bool:
    """Whether an entry is as good as blank, or denies its heading: DIBATALKAN over Tidak, or over `-`."""
    said = tidy(text).casefold()
    return said in NO or not any(letter.isalnum() or letter in CHECKS for letter in said)


@remembered(16384)
def remarks_withdrawn(text: str) -> bool:
    """Whether an entry has such words as a remark of its own, or says so itself: `Reviu (BATAL)`, `Nilai A dihapus dari IKU`."""
    return any(says_withdrawn(remark) for remark in _remarks(text)) or _says_so_itself(text)


@remembered(16384)
def remarks_work_withdrawn(text: str) -> bool:
    """Whether a remark that `remarks_withdrawn` finds is of the work itself: not `(data ganda dicoret)`."""
    remarked = any(says_withdrawn(remark) and _begins_with_state(remark) for remark in _remarks(text))
    return remarked or _says_so_itself(text)


def _joined(text: str) -> str:
    """A text in small letters, with what is often written apart joined: `di batalkan`."""
    return _APART.sub("di", tidy(text).casefold())


def _says_so_itself(text: str) -> bool:
    """Whether a short text ends with what became of it, or has it behind its only comma: `Rapat, pindah ke T4`."""
    apart = normalised(text)
    if len(apart.split()) - apart.count("di ") > _MOST_WORDS:  # however many of them are to be joined
        return False
    words = normalised(_joined(text))
    if len(words.split()) > _MOST_WORDS:
        return False
    _, comma, behind = tidy(text).partition(",")
    moved = comma and "," not in behind and _BEHIND_COMMA.match(normalised(behind))
    return bool(moved) or _ITSELF.search(words) is not None


def _begins_with_state(remark: str) -> bool:
    words = normalised(remark)
    bare = _ROW.sub("", words)
    return bool(_TO.search(words)) or any(each.match(bare) for each in (_STATE, _NOT_HELD, _ORDER, _ALONE))


def _remarks(text: str) -> Iterator[str]:
    """What stands in brackets, before a colon or behind a dash."""
    return ("".join(filter(None, match.groups())) for match in _REMARK.finditer(tidy(text)))


@remembered(1024)
def remarks_unsettled(heading: str) -> bool:
    """Whether a heading says in brackets that what stands below it is a draft, or holds no longer."""
    said = _remarks(heading)
    return any(says_withdrawn(each) or not _UNSETTLED.isdisjoint(normalised(each).split()) for each in said)
