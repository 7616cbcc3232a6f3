"""What corrects the row that it stands beside: `harusnya 3 SK`, `naik jadi 5`, `gabung no 1`, `tidak perlu`."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from rak_excel.system.regexes import regex
from rak_excel.system.remembered import remembered
from rak_excel.vocabulary.basics.numbers import YEAR
from rak_excel.vocabulary.basics.texts import normalised, tidy
from rak_excel.vocabulary.remarks.withdrawn import (
    CHANGED,
    CHANGING,
    MADE_MORE,
    MORE_OF_IT,
    NUMBER,
    OF_ROW,
    OFF,
    PERIOD,
    says_withdrawn,
)

_MOST_WORDS = 8
_LONGEST = 600  # letters of a remark on a row: a longer text is read as none
_REMARKS = frozenset([
    "keterangan", "ket", "catatan", "koreksi", "komentar", "masukan", "tanggapan", "saran", "arahan", "reviu", "review",
    "rekomendasi", "perbaikan", "ralat", "info", "informasi",
])  # fmt: skip
_CORRECTION = regex(
    rf"\b(?:se)?(?:harusnya|mestinya)(?: (?!{NUMBER})\w+){{0,2}} (?:{NUMBER}|{PERIOD})|\bsemestinya (?:{NUMBER}|{PERIOD})"
    rf"|^salah(?! satu\b)"
    rf"|\b(?:naik|turun|dinaikkan|diturunkan|ditambah|dikurangi|bertambah|berkurang) (?:men)?jadi (?:\w+ )?(?:{NUMBER})"
    rf"|^(?:men)?jadi (?:{NUMBER}|{PERIOD})"
    r"|^(?:kegiatan |baris |indikator )?(?:ganda|dobel|doble|double|duplikat|duplikasi)(?: dengan .*)?$"
    r"|^(?:sama dengan|sudah ada di|sdh ada di|masuk(?: di| ke)?) (?:no|nomor|baris|kegiatan no|kegiatan nomor)\b"
    r"|^(?:(?:di)?gabung(?:kan)?|di(?:jadi)?(?:kan)? ?satu(?:kan)?) (?:dengan |ke |di |sama )?(?:no|nomor|baris|kegiatan|indikator)\b"
    r"|^(?:kegiatan |ini )*(?:tidak|tdk|tak|ga|gak|nggak) (?:perlu|usah)(?: (?:ada|dilaksanakan|diadakan|dilakukan|lagi))*$"
)  # `Target naik dari tahun lalu` explains the target; `target diturunkan ke kecamatan` shares it out.
_MORE_OR_LESS = regex(
    r"^(?:(?:usul|usulan|nilai|angka|jumlah|besaran) )?target(?:nya)?(?: (?:ini|di|sudah|telah|akan|perlu|agar|mohon))*"
    r" (?:di|ber)?(?:turun|naik|tambah|kurang|pangkas|potong|perbesar|perkecil)(?:kan|i)?\b(?: lagi| saja)?"
    r"(?!.*\b(?:dari (?!\d{1,3}\b)|dibanding\w*|daripada|terhadap))"
    rf"(?! (?:per|tiap|setiap|untuk|bagi|kepada)\b| (?:ke|menjadi|jadi) (?!\w+ (?:{NUMBER})|{NUMBER}))"
)
# The money may be gone, and the work with it.
_WITHOUT_MONEY = regex(
    rf"^{OF_ROW}(?:(?:anggaran|dana|pagu|biaya)(?:nya)? )?(?:masih |sudah )?(?:(?:di|ter)?blokir|(?:(?:(?:ter)?(?:kena|dampak)|masuk) )?(?:di)?"
    rf"(?:efisiensi|refocusing|realokasi)(?: anggaran)?|ter(?:kena|dampak) (?:covid|corona|pandemi)\w*){MORE_OF_IT}$"
)
_CHANGE_OF_ROW = regex(
    rf"^(?:(?:agar|mohon|ada|terjadi|mengalami|usul|usulan) )*(?:{CHANGING}) (?:kegiatan|target|jadwal|waktu|pelaksana|indikator|baris)"
    rf"(?:nya| ini)*{MORE_OF_IT}$"
)
_OF_NO_ROW = regex(
    r"^(?:(?:tidak|tdk) (?:masuk|termasuk)(?: dalam| ke| di)?|keluar(?:kan)? dari|dikeluarkan dari) (?:pk|rak|renaksi|rencana(?: aksi)?|iku)\b"
    r"|^bukan (?:kegiatan|target|tugas|tupoksi|kewenangan|indikator) (?:kami|kita|satker|kpu|kabupaten|kota|provinsi)\b"
)
_DOUBT = regex(
    r"^(?:(?:jadwal|target|kegiatan|waktu|status|ini|nya|masih|perlu|mohon|tolong|akan) )*"
    r"(?:tentatif|belum (?:pasti|jelas|fix|final)|dibahas|dikaji|(?:di)?konfirmasi|(?:di)?cek (?:lagi|ulang|kembali)|ragu)$"
)
_BY_WHOM = regex(
    r"^(?:(?:se)?(?:harusnya|mestinya|baiknya) )?(?:(?:pelaksana|pic|pj|penanggung jawab|tugas|tupoksi|milik|kewenangan)(?:nya)?"
    r"|(?:dikerjakan|dilaksanakan|ditangani|diambil alih|diserahkan|dilimpahkan)(?: (?:oleh|ke|kepada))?|oleh|tanggung jawab)\b[\s:]*",
    re.IGNORECASE,
)
_NOT_BY = regex(
    r"^(?:(?:pelaksana|pic)(?:nya)?\s+)?(?:bukan|tidak(?=\s+oleh)|tanpa)(?:\s+(?:oleh|tugas|tupoksi|kewenangan|milik))*\s+"
    r"(?P<whom>.+?)(?:\s+lagi)?[\s.]*$",
    re.IGNORECASE,
)
_OF_YEAR = regex(
    rf"^(?:untuk|pada|di|masuk|dilaksanakan|dilanjutkan|lanjut|kegiatan)(?: ke| di| pada)?(?: tahun| ta| thn)? (?P<year>{YEAR})$"
)
_OTHER_YEAR = regex(
    r"^(?:untuk |di |pada |kegiatan |dilaksanakan )?tahun (?:depan|berikutnya|lalu|kemarin|sebelumnya)$"
)
_BEFORE = regex(
    rf"^(?:kegiatan )?(?:tidak|tdk|belum) (?:di|ter)(?:laksanakan|laksana|selenggarakan|selenggara|adakan)"
    rf"(?: di| pada)?(?: tahun| ta| thn)? (?:(?P<year>{YEAR})|lalu|kemarin|sebelumnya)$"
)
_LIMITS = tuple(
    (limit, regex(pattern, re.IGNORECASE))
    for limit, pattern in (
        ("from", r"^(?:di)?(?:mulai|sejak)(?: dari| di| pada)? (?P<when>.+)$"),
        ("until", r"^(?:hanya )?(?:sampai|hingga|s\.?d\.?)(?: dengan| di| pada)? (?P<when>.+)$"),
        ("not", r"^(?:kecuali|tidak|tdk|bukan|tanpa)(?: ada| dilaksanakan)?(?: di| pada)? (?P<when>.+)$"),
        ("not", rf"^(?P<when>.+?) (?:libur|(?:tidak|tdk|kosong)(?: ada)?|{OFF})$"),
        ("only", r"^(?:hanya|cuma|cukup)(?: dilaksanakan)?(?: di| pada)? (?P<when>.+?)(?: saja| aja)?$"),
        ("only", r"^(?:dilaksanakan |di |pada )*(?P<when>.+?) (?:saja|aja)$"),
        ("only", r"^(?:jadwal|waktu)(?:nya)?(?: pelaksanaan(?:nya)?)?\s*[: ]\s*(?P<when>.+)$"),
        ("", r"^(?:dilaksanakan|diadakan)(?: di| pada)? (?P<when>.+)$"),
    )
)
# `Minggu ke-2` counts one, `2 ke 3` changes it.
_CHANGE = regex(
    r"^(?!(?:minggu|pekan|bulan|triwulan|semester|tahun|tahap|hari) ke )(?:dari |semula )?(?P<before>.+?)\s*(?:[-=]+>|[→➔➜➝➞⇒]|\b(?:men)?jadi\b|\bke\b(?!-))\s*(?P<after>.+)$",
    re.IGNORECASE,
)
_PROPOSAL = regex(r"^(?:usul|usulan|saran|sebaiknya|agar|mohon|harap|tolong|supaya)\b")
_ABOUT = (
    rf"(?:{PERIOD}(?:\s+(?:[ivx]+|\d+)\b)?[\s,:]+)?"
    r"(?:(?:salah|kegiatan|rapat|acara|indikator|target|jadwal|waktu|pelaksanaan|pelaksana|pic|ini|sudah|telah|akan|perlu|agar|mohon|"
    r"sebaiknya|usul|di(?= ))(?:nya)?[\s,:]+)*"
)
_TO = r"(?:(?:menjadi|jadi|ke|kepada|dengan|sampai|oleh)\s+)"
_CHANGED_TO = regex(
    rf"^{_ABOUT}(?:{CHANGED}\s+(?:dari\s.+?\s+(?={_TO}))?{_TO}*|{MADE_MORE}\s+(?:dari\s.+?\s+)?{_TO}+|(?:men)?jadi\s+"
    rf"|(?:dari|semula|awalnya)\s.+?\s{_TO}"
    r"|[^→>]*\d[^→>]*?\s*(?:[-=]+>|[→➔➜➝➞⇒])\s*|(?:se)?(?:harusnya|mestinya)\s+(?:(?:target|di|pada|oleh)\s+)*)(?P<to>.+?)"
    r"(?:[\s,(]+(?:karena|krn|akibat|sesuai|berdasarkan|menurut|saja|aja)\b.*)?[\s.]*$",
    re.IGNORECASE,
)
_SOURCE = regex(
    r"^(?:sesuai|menurut|target|di|pada|dalam|\s)*\b(?:pk|perjanjian kinerja)\b\s*:?\s*(?=\S)", re.IGNORECASE
)
_LABEL = regex(r"^(?:\W*\*+\W*|[^:=\n]{1,24}[:=]\s*)")
_AMOUNT = regex(
    r"^(?:[-–•*]\s+)?(?:(?P<by>bukan|(?:di|ber)?(?:tambah|kurang|naik|turun)(?:kan|i)?|\+)\s*"
    r"|(?:usul|usulan|saran|cukup|minta|ralat|koreksi|revisi|perbaikan|sebaiknya)(?:nya)?\b[\s:]*)?"
    r"(?P<amount>.*?)(?:[\s,(]*\b(?:saja|aja|usulan|revisi|baru)\b\)?)?[\s?!.]*$",
    re.IGNORECASE,
)


def is_of_remarks(heading: str) -> bool:
    """Whether a column is headed for remarks on its rows: KETERANGAN, KOREKSI PIMPINAN."""
    return not _REMARKS.isdisjoint(normalised(heading).split())


@remembered(4096)
def corrects(text: str) -> bool:
    """Whether a short remark gives its row another amount, time or place in the list, or says that it need not be."""
    words = normalised(text)
    patterns = (_CORRECTION, _MORE_OR_LESS, _CHANGE_OF_ROW, _OF_NO_ROW)
    return len(words.split()) <= _MOST_WORDS and any(pattern.search(words) for pattern in patterns)


def proposes(text: str) -> bool:
    """Whether a remark asks or proposes, and does not say that it is so: `usul pindah ke T3`, `3 SK?`."""
    return "?" in text or _PROPOSAL.match(normalised(text)) is not None


def amount_remarked(text: str) -> tuple[str, bool]:
    """The amount that a remark may be nothing but, without `cukup` or `?`; and whether the target is no such amount, `bukan`."""
    match = _AMOUNT.match(text) if len(text) <= _LONGEST else None
    return (match["amount"], bool(match["by"])) if match else (text, False)


def amount_changed(text: str) -> tuple[str, str]:
    """The two amounts of `2 SK -> 3 SK`, `dari 2 ke 3`: before and after; the first is '' where a text says but one."""
    if len(text) > _LONGEST:
        return "", text
    match = _CHANGE.match(_SOURCE.sub("", text))
    return (match["before"], match["after"]) if match else ("", _SOURCE.sub("", text))


def changed_to(text: str) -> str:
    """What a remark says that something of its row was changed to, or should be: `3 SK` of `target jadi 3 SK`; '' where nothing."""
    match = _CHANGED_TO.match(" ".join(text.split())) if len(text) <= _LONGEST else None
    return match["to"] if match else ""


def limits_said(text: str) -> Iterator[tuple[str, str]]:
    """What a remark may say of when: `only` T1 of `hanya T1`, `not` T4 of `kecuali T4`, `from`, `until`, and '' of a time alone."""
    if len(text) > _LONGEST:
        return
    line = " ".join(tidy(text).rstrip(" .?!").split())
    yield from ((limit, match["when"]) for limit, pattern in _LIMITS if (match := pattern.match(line)))
    yield "", line


def is_limited(limit: str, said: Collection[int], ticked: Collection[int]) -> bool:
    """Whether the periods that a row is ticked in are others than those to which a remark limits it."""
    if limit == "only":
        return not set(ticked) <= set(said)
    if limit == "not":
        return not set(said).isdisjoint(ticked)
    if limit in {"from", "until"}:
        return min(ticked) < min(said) if limit == "from" else max(ticked) > max(said)
    return set(said).isdisjoint(ticked)


def doubts(text: str) -> bool:
    """Whether a remark is nothing but a doubt about its row: `belum pasti`, `masih dibahas`, `?`."""
    words = normalised(text)
    asked = text.strip(" ()?") == "" != text.strip(" ()")
    return asked or any(pattern.match(words) for pattern in (_DOUBT, _WITHOUT_MONEY))


def denies_executor(text: str) -> str:
    """Whom a remark says that does not carry its row out: `Divisi Hukum` of `bukan Divisi Hukum`; '' where it says nobody."""
    match = _NOT_BY.match(tidy(text)) if len(text) <= _LONGEST else None
    return match["whom"] if match else ""


def without_by_whom(text: str) -> str:
    """Whom a remark names, without `oleh` or `Pelaksana:` before it."""
    return _BY_WHOM.sub("", tidy(text))


def is_of_another_year(text: str, year: int | None) -> bool:
    """Whether a remark is nothing but another year than the plan's: `untuk 2021`, `tahun depan`."""
    words = normalised(text)
    match = _OF_YEAR.match(words)
    return _OTHER_YEAR.match(words) is not None or bool(match and year and int(match["year"]) != year)


def is_of_the_past(text: str, year: int | None) -> bool:
    """Whether a remark says only that work was not done in an earlier year than the plan's: `Tidak dilaksanakan tahun 2019`."""
    match = _BEFORE.match(normalised(text))
    return match is not None and (match["year"] is None or (year is not None and int(match["year"]) < year))


@remembered(1024)
def changes_plan(text: str) -> bool:
    """Whether a line outside the rows says that something of the plan was cancelled or changed: `Catatan: T4 ditiadakan`."""
    line = tidy(text)
    labelled = _LABEL.match(line)
    said = {line, line[labelled.end() :] if labelled else line}
    return any(says_withdrawn(each) or corrects(each) for each in said)
