"""RAK227, RAK310 and RAK407: what a row says in words, where its own cells say something else or nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rak_excel.model import TargetKind
from rak_excel.rules.engine.rule import Problem, at, warning
from rak_excel.rules.engine.subjects import ActivityReview, IndicatorReview
from rak_excel.vocabulary.basics.numbers import is_year
from rak_excel.vocabulary.basics.texts import shortened
from rak_excel.vocabulary.entries.placeholders import says_not_yet
from rak_excel.vocabulary.remarks.corrections import is_limited, limits_said
from rak_excel.vocabulary.schedules.phrases import periods_said
from rak_excel.vocabulary.targets.targets import understand_target

_BRACKETS = re.compile(r"\(([^()\n]{2,60})\)")
_PROMISED = re.compile(
    r"\b(?P<bound>mencapai|sebesar|sebanyak|minimal|minimum|paling sedikit|paling rendah|sekurang-kurangnya|maksimal|"
    r"maksimum|paling banyak|paling tinggi|target(?:nya)?)(?:\s*+:)?\s++(?P<target>\d[\d.,]*\s*(?:%|[^\W\d]+)?)",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"\((?P<bound>)(?P<target>\d[\d.,]*\s*(?:%|[^\W\d]+))\)")
# What follows is a threshold of what is counted, `satker yang nilainya mencapai 70%`, or a change since something.
_OF_WHAT_IS_COUNTED = re.compile(
    r"\b(?:yang|yg|dengan|dgn|dari|peningkatan|kenaikan|penurunan|pertumbuhan)\b", re.IGNORECASE
)
_SINCE = re.compile(r"\s*(?:dari|dibanding\w*)\s+(?:pemilu|pemilihan|pilkada|tahun|periode|capaian)", re.IGNORECASE)
_AT_LEAST = frozenset({"minimal", "minimum", "paling sedikit", "paling rendah", "sekurang-kurangnya"})
_AT_MOST = frozenset({"maksimal", "maksimum", "paling banyak", "paling tinggi"})
_LOOKS_BACK = re.compile(
    r"\b(?:\w*laporan|melaporkan|lpj|spj|lra|calk|\w*pertanggung\s?jawaban|\w*evaluasi|monev|monitoring|rekonsiliasi|"
    r"rekon|realisasi|capaian)\b",
    re.IGNORECASE,
)
_BEFORE_A_TIME = re.compile(r"\b(?:di|pada|selama|(?=bulan\b))(?=\W|bulan)", re.IGNORECASE)
_LIMITS = re.compile(r"\b(?:hanya|kecuali|mulai|sampai|hingga)\b", re.IGNORECASE)
_LIMITED = re.compile(rf"{_LIMITS.pattern}(?:\s+(?:dengan|dari|di|pada))*\s*$", re.IGNORECASE)
_LONGEST_TIME = 40
_WORD = re.compile(r"[^\W\d_]\d*[^\W\d_]")  # P3K has two letters: `31/12` and `v` are none


@warning(
    "RAK227",
    formula=True,
    id='Kolom KEGIATAN berisi "{value}", yang bukan kegiatan.',
    en='The column KEGIATAN has "{value}", which is no activity.',
    short_id="Kolom kegiatan berisi sesuatu yang bukan kegiatan.",
    short_en="The column of activities holds something that is no activity.",
    hint_id="Tulis kegiatannya; bila ini centang, jumlah, atau tanggal, pindahkan ke kolomnya.",
    hint_en="Write the activity; if this is a tick, an amount or a date, move it to its column.",
)
def activity_without_words(line: ActivityReview) -> Iterator[Problem]:
    """An entry in the column of the activities that names none: a tick, a number, a date, "xxx", "belum ditentukan".

    Why: the entry has slipped by a column, or the activity was not written.
    Mengapa: isiannya bergeser satu kolom, atau kegiatannya belum ditulis.

    Example:
        | SHEET  | KEGIATAN          | JADWAL |
        | Komisi | ✓ → Reviu laporan | T1     |
    """
    text = line.activity.text.strip()
    if text and (not _WORD.search(text) or says_not_yet(text)):
        yield at(line.cell, text)


@warning(
    "RAK310",
    id='Target "{value}" lain dari yang tertulis dalam indikatornya, "{promised}".',
    en='The target "{value}" is not the one that its indicator says, "{promised}".',
    short_id="Target lain dari angka yang disebut indikatornya.",
    short_en="The target is not the one that its indicator says.",
    hint_id="Pastikan mana yang benar, lalu samakan target dan kalimat indikatornya.",
    hint_en="Make sure which one is right, then make the target and the indicator agree.",
)
def target_differs_from_wording(row: IndicatorReview) -> Iterator[Problem]:
    """The indicator itself says how much is to be reached, and its target is another.

    Except: a target above what is to be reached at least, or below what is to be reached at most, agrees with it; what
    stands behind "yang", "dengan" or "peningkatan" is a threshold of what is counted.
    Kecuali: target di atas "minimal", atau di bawah "maksimal", sudah sesuai; angka di belakang kata "yang", "dengan",
    atau "peningkatan" adalah syarat dari yang dihitung, bukan targetnya.

    Why: one of the two was not changed with the other, and nobody knows which one holds.
    Mengapa: salah satunya tidak ikut diubah, dan tidak jelas mana yang berlaku.

    Example:
        | SHEET  | INDIKATOR                           | TARGET    |
        | Komisi | Persentase partisipasi mencapai 80% | 75% → 80% |
    """
    match = _promise(row.indicator.text)
    target = row.target
    if not match or target is None or target.value is None or row.target_questioned:
        return
    promised = understand_target(match["target"], row.review.definition, ()).target
    named = promised.is_bare and match["bound"].casefold().startswith("target") and not is_year(match["target"].strip())
    if promised.value is None or not (named or (promised.kind, promised.unit) == (target.kind, target.unit)):
        return
    if not named and promised.kind not in {TargetKind.PERCENT, TargetKind.COUNT}:
        return
    bound = match["bound"].casefold()
    above = bound in _AT_LEAST and target.value > promised.value
    below = bound in _AT_MOST and target.value < promised.value
    if target.value != promised.value and not (above or below):
        yield at(row.indicator.target_cell, target.text, promised=match[0])


def _promise(indicator: str) -> re.Match[str] | None:
    """How much an indicator says is to be reached; None where that is a threshold of what is counted."""
    match = _PROMISED.search(indicator) or _IN_BRACKETS.search(indicator)
    if not match or _OF_WHAT_IS_COUNTED.search(indicator, 0, match.start()) or _SINCE.match(indicator, match.end()):
        return None
    return match


@warning(
    "RAK407",
    id='Kegiatan ini menyebut waktu "{value}", tetapi yang dicentang {ticked}.',
    en='The activity says "{value}", but what is ticked is {ticked}.',
    short_id="Jadwal lain dari waktu yang disebut kegiatannya.",
    short_en="The schedule differs from the time that the activity says.",
    hint_id="Samakan centangnya dengan waktu di kegiatan, atau hilangkan waktu itu bila sudah berubah.",
    hint_en="Make the ticks agree with the activity, or leave the time out of it if it has changed.",
)
def schedule_differs_from_activity(line: ActivityReview) -> Iterator[Problem]:
    """An activity that says in brackets or at its end when it takes place, and is ticked at another time.

    Except: where months are ticked, a few of those that the activity names are enough; a report may be ticked in the
    period after the one that it reports on.
    Kecuali: di jadwal bulanan cukup sebagian dari bulan yang disebut; laporan boleh dicentang pada periode sesudah
    yang dilaporkan.

    Why: one of the two is older than the other; a list with ticks for all of it does not show which item is when.
    Mengapa: salah satunya isian lama; daftar kegiatan dengan satu baris centang tidak menunjukkan butir mana kapan.

    Example:
        | SHEET  | KEGIATAN                   | JADWAL  |
        | Komisi | Reviu (Oktober - Desember) | T1 → T4 |
    """
    ticked = frozenset(line.activity.periods)
    if not ticked or line.schedule_questioned:
        return
    if limit := _limit_not_kept(ticked, line):
        yield at(line.cell, limit, ticked=_shown(ticked, line))
        return
    said = [_said(item.text, line) for item in line.items]
    named = [each for each in said if each]
    if not named:
        return
    union = frozenset().union(*(periods for _, periods in named))
    outside = len(named) == len(said) and ticked - union
    quarters = line.part.calendar.months_each > 1
    missing = [text for text, periods in named if (periods - ticked if quarters else not periods & ticked)]
    if outside or missing:
        yield at(line.cell, missing[0] if missing else named[0][0], ticked=_shown(ticked, line))


def _shown(periods: frozenset[int], line: ActivityReview) -> str:
    return line.part.calendar.written(sorted(periods))


def _limit_not_kept(ticked: frozenset[int], line: ActivityReview) -> str:
    """The words that limit the activity's only item to other periods than are ticked, `hanya T1`; '' where none do."""
    text, review = line.activity.text, line.part.review
    if len(line.items) > 1 or _LOOKS_BACK.search(text):
        return ""
    ends = (text[start.start() :] for start in _LIMITS.finditer(text))
    for inside in (*_BRACKETS.findall(text), *(each for each in ends if len(each) <= _LONGEST_TIME)):
        for limit, when in limits_said(inside):
            periods = periods_said(when, line.part.definition, review.definition, review.year) if limit else None
            if periods and is_limited(limit, periods, ticked):
                return shortened(inside)
    return ""


def _said(text: str, line: ActivityReview) -> tuple[str, frozenset[int]] | None:
    """The time at which an item says in brackets, or at its end, that it is done, with its periods; None where it says none."""
    review = line.part.review
    for inside in (*_BRACKETS.findall(text), *_times_at_the_end(text)):
        if periods := periods_said(inside, line.part.definition, review.definition, review.year):
            return None if _is_reported_on(periods, text, line) else (shortened(inside), periods)
    return None


def _times_at_the_end(text: str) -> Iterator[str]:
    """What follows each `di` and `pada`, or begins with `bulan`, to the end of a text: `pada T4`, `bulan Oktober 2020`.

    Behind `mulai` or `sampai` it is but a limit.
    """
    for start in _BEFORE_A_TIME.finditer(text):
        tail = text[start.end() :].strip(" .")
        if tail and len(tail) <= _LONGEST_TIME and not _LIMITED.search(text, 0, start.start()):
            yield tail


def _is_reported_on(periods: frozenset[int], text: str, line: ActivityReview) -> bool:
    """Whether periods are those that a report is on, since it is ticked in the one that follows them."""
    introduction = "" if line.items[0].listed else line.items[0].text
    if not _LOOKS_BACK.search(f"{introduction} {text}"):
        return False
    count = line.part.calendar.count
    return not (frozenset(each % count + 1 for each in periods) - periods).isdisjoint(line.activity.periods)
