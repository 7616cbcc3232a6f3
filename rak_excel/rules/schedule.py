"""RAK4xx: when an activity is carried out."""

from __future__ import annotations

from collections.abc import Iterator

from rak_excel.language import Text
from rak_excel.model import Cell, Note, NoteKind, TargetKind
from rak_excel.model.items import is_listed_below
from rak_excel.rules.engine.rule import Problem, at, error, info, noted, spread, warning
from rak_excel.rules.engine.subjects import ActivityReview, IndicatorReview, PartReview, PlanReview
from rak_excel.vocabulary.basics.texts import shortened


@error(
    "RAK401",
    formula=True,
    id="Jadwal belum {done}.",
    en="The schedule is {done}.",
    short_id="Jadwal belum diisi.",
    short_en="The schedule is blank.",
    hint_id="{remedy}.",
    hint_en="{remedy}.",
)
def schedule_empty(line: ActivityReview) -> Iterator[Problem]:
    """An activity for which no period is ticked, or named where a column says in words when it is carried out.

    Except: in other tables than our own form, the title of activities listed below it (`a. ...`, `1.1 ...`) that are ticked.
    In a merged plan, a row without ticks that has targets by period, which may have stood there instead (`RAK405`), is a warning,
    but in columns that `quarter_targets` gives the form.
    Kecuali: di tabel lain daripada formulir ini, judul bagi rincian di bawahnya (`a. ...`, `1.1 ...`) yang dicentang. Di hasil
    gabungan, baris tanpa centang yang punya target per periode, yang mungkin tadinya di kolom jadwal (`RAK405`), cukup satu
    peringatan, kecuali di kolom dari `quarter_targets`.

    Why: what has no date is not monitored, and often not done.
    Mengapa: kegiatan tanpa jadwal tidak terpantau dan sering tidak terlaksana.

    Example:
        | SHEET  | KEGIATAN      | JADWAL  |
        | Komisi | Reviu laporan | → T1 T3 |
    """
    calendar, place = line.part.calendar, line.activity.place
    if line.activity.marks or not _has_schedule(line.part) or line.schedule_questioned or heads_a_list(line):
        return
    ticked = not place.columns.roles or any(place.columns.periods)
    valued = _has_values_alone(line.row)
    remedy = (_OR_VALUES if valued else _TICK if ticked else _WRITE).filled(
        name=line.part.definition.schedule.name.lower(), first=calendar.label(1), last=calendar.label(calendar.count)
    )
    done = _VALUED_ALONE if valued else _TICKED if ticked else _WRITTEN
    yield at(place.period(1), "", done=done, remedy=remedy).milder(valued)


def _has_values_alone(row: IndicatorReview) -> bool:
    """Whether a merged plan has its targets by period in columns of the office's own, which may be values for ticks.

    In those of `quarter_targets`, which say beside their cells what belongs there, ticks are asked for too.
    """
    columns = row.review.definition.further_of(row.part.definition.id)
    own = {column.id for column in columns if column.period and not column.prompt}
    return row.review.plan.merged and not own.isdisjoint(row.indicator.further) and not row.indicator.periods


def _has_schedule(part: PartReview) -> bool:
    """Whether periods are ticked, or named in words, on this sheet; not where target values stand for them."""
    return part.has("schedule") and not (part.plan_part.columns.roles and quantities(part))


def quantities(part: PartReview) -> list[Note]:
    """Where target values by period stand on this sheet instead of ticks."""
    noted = (note for kind in _VALUED for note in part.review.noted.get(kind, ()))
    return [note for note in noted if note.cell and note.cell.sheet == part.sheet and note.cell.row in part.rows]


def plans_values(part: PartReview) -> bool:
    """Whether a plan may be targets and budgets alone: values stand for ticks, or the form has no schedule."""
    return bool(quantities(part)) or not part.definition.has("schedule")


_VALUED = (NoteKind.QUANTITIES, NoteKind.PERIOD_TARGETS)


def heads_a_list(line: ActivityReview) -> bool:
    """Whether an activity is no more than the title of those listed below it, which say when and who.

    Our own form has none: each row of it says itself what it lacks.
    """
    of_form = "status" in line.activity.place.columns.roles
    if of_form or line.activity.marks or line.activity.executors:
        return False
    below = line.row.activities[line.row.activities.index(line) + 1 :][:1]
    return any(each.activity.marks and is_listed_below(each.activity.text, line.activity.text) for each in below)


_TICKED, _WRITTEN = Text("dicentang", "without a tick"), Text("diisi", "blank")
_TICK = Text("Centang {name} pelaksanaannya, {first} sampai {last}", "Tick when it is carried out, {first} to {last}")
_VALUED_ALONE = Text(
    "dicentang; yang ada hanya target per periodenya", "without a tick; there are only its targets by period"
)
_OR_VALUES = Text(
    "Centang {name} pelaksanaannya, {first} sampai {last}, atau biarkan bila yang direncanakan hanya targetnya",
    "Tick when it is carried out, {first} to {last}, or leave it if only its targets are planned",
)
_WRITE = Text(
    "Tulis {name} pelaksanaannya, misalnya {first} atau {first} - {last}",
    "Write when it is carried out, such as {first} or {first} - {last}",
)


@error(
    "RAK402",
    formula=True,
    id='Tanda "{value}" di jadwal bukan centang yang dikenal{more}.',
    en='The mark "{value}" in the schedule is not a known tick{more}.',
    short_id="Tanda di jadwal bukan centang yang dikenal.",
    short_en="A mark in the schedule is not a known tick.",
    hint_id="Beri ✓ bila dilaksanakan, kosongkan bila tidak; keterangan lain tulis di kolom KEGIATAN.",
    hint_en="Put ✓ where it is carried out, and leave it blank where not; write anything else in the column KEGIATAN.",
)
def unknown_mark(review: PlanReview) -> Iterator[Problem]:
    """A schedule cell that holds neither a tick nor a blank.

    Why: a date or a word in the schedule may mean yes or no.
    Mengapa: tanggal atau kata di kolom jadwal bisa berarti ya atau tidak.

    Example:
        | SHEET  | JADWAL              |
        | Komisi | T1 T2=tunda → T1 T2 |
    """
    for note in review.noted.get(NoteKind.UNKNOWN_MARK, ()):
        yield at(note.cell, note.value, more=spread(note.cells))


@info(
    "RAK403",
    id="Sheet ini memakai {count} macam centang: {marks}.",
    en="This sheet uses {count} kinds of tick: {marks}.",
    short_id="Satu sheet memakai beberapa macam centang.",
    short_en="A sheet uses several kinds of tick.",
    hint_id="Semua terbaca sama; seragamkan bila akan dicetak.",
    hint_en="All are read alike; use one kind for printing.",
)
def mixed_marks(part: PartReview) -> Iterator[Problem]:
    """More than one glyph is used as a tick on a sheet; v and V look alike.

    Why: it is read alike, but looks careless in print, and often shows where rows were pasted in.
    Mengapa: terbaca sama, tetapi kurang rapi saat dicetak, dan sering menandai baris tempelan.

    Example:
        | SHEET  | INDIKATOR           | JADWAL | CENTANG |
        | Komisi | Opini BPK           | T1     | ✓       |
        | Komisi | Nilai Akuntabilitas | T1     | √ → ✓   |
    """
    marks: dict[str, tuple[str, Cell]] = {}
    for row in part.filled:
        for line in row.activities:
            for period, mark in line.activity.marks.items():
                marks.setdefault(mark.casefold(), (mark, line.activity.place.period(period)))
    if len(marks) > 1:
        shown = [mark for mark, _ in marks.values()]
        second, cell = list(marks.values())[1]
        yield at(cell, second, count=len(shown), marks=" ".join(map(shortened, shown)))


@error(
    "RAK404",
    id="Sel jadwal ini diwarnai tetapi tidak dicentang{detail}; warnanya mungkin menandai waktu pelaksanaan.",
    en="This cell of the schedule is coloured and not ticked{detail}; the colour may say when it is carried out.",
    short_id="Jadwal diwarnai, tetapi tidak dicentang.",
    short_en="The schedule is coloured and not ticked.",
    hint_id="Beri ✓ pada setiap periode pelaksanaannya, atau hilangkan warnanya bila bukan jadwal.",
    hint_en="Put ✓ in every period in which it is carried out, or remove the colour.",
)
def coloured_schedule(review: PlanReview) -> Iterator[Problem]:
    """Cells of the schedule are filled in a colour and not ticked: a bar drawn over the months.

    Except: the colour of a whole row, of whole columns, and of our own form says nothing.
    Kecuali: warna satu baris penuh, satu kolom penuh, dan warna formulir ini sendiri tidak dicatat.

    Why: colours are not read, so that the work would be missing in these periods.
    Mengapa: warna tidak dibaca, sehingga pekerjaannya hilang dari periode itu.

    Wrong:
        | CATATAN | SEL       | ISI |
        | -       | Komisi!G2 |     |

    Right:
        | SHEET  | JADWAL   |
        | Komisi | T1 T2 T3 |
    """
    yield from noted(review, NoteKind.COLOURED)


@warning(
    "RAK405",
    id="Kolom jadwal berisi nilai target per periode ({detail}), bukan centang; kapan dilaksanakan tidak terbaca dari situ.",
    en="The columns of the schedule hold target values by period ({detail}), no ticks; they do not tell when it is carried out.",
    short_id="Jadwal diisi nilai target per periode, bukan centang.",
    short_en="The schedule holds target values by period, no ticks.",
    hint_id="Bila memang target per periode, biarkan: nilainya ikut digabung dan direkap. Bila ini jadwal, beri ✓ pada periodenya.",
    hint_en="If these are targets by period, leave them: they are merged and rolled up. If this is a schedule, put ✓ in its periods.",
)
def schedule_of_quantities(review: PlanReview) -> Iterator[Problem]:
    """A table with quantities where a plan has ticks: 25, 50, 75, 100 or 1 Laporan. Blanks and 1 alone are ticks.

    Except: where the headings say TARGET nothing else can be meant, so that this is an info.
    Kecuali: bila judul kolomnya menyebut TARGET, isinya pasti target, jadi cukup Info.

    Told once a table. Its activities have no periods, and are not reported for that. The values are read as targets by
    period of their indicators.

    Why: a value says how much is to be reached by then, and not when the work is done.
    Mengapa: nilai itu menyebut berapa yang dicapai, bukan kapan pekerjaannya dilakukan.

    Example:
        | SHEET  | JADWAL                           |
        | Komisi | T1=25 T2=50 T3=75 T4=100 → T1 T4 |
    """
    yield from noted(review, NoteKind.QUANTITIES)
    yield from (problem.milder() for problem in noted(review, NoteKind.PERIOD_TARGETS))


@info(
    "RAK406",
    id="Semua kegiatan baru dijadwalkan pada {period}, padahal {first} dipantau sepanjang tahun.",
    en="All activities are scheduled only in {period}, though an {first} is monitored throughout the year.",
    short_id="Semua kegiatan baru dijadwalkan di akhir tahun.",
    short_en="All activities are scheduled only at the end of the year.",
    hint_id="Jadwalkan juga kegiatan pada periode sebelumnya bila memang ada.",
    hint_en="Schedule activities in the earlier periods too, if there are any.",
)
def only_last_period(row: IndicatorReview) -> Iterator[Problem]:
    """An index or score of which all activities stand in the year's last period.

    Why: what is done only at the end of the year can no longer raise the score of that year.
    Mengapa: yang baru dikerjakan di akhir tahun tidak dapat lagi menaikkan nilai tahun itu.

    Example:
        | SHEET  | INDIKATOR                  | TARGET | JADWAL     |
        | Komisi | Indeks Reformasi Birokrasi | 75     | T4 → T1 T4 |
    """
    calendar = row.part.calendar
    if TargetKind.NUMBER in row.expected and row.indicator.periods == {calendar.count}:
        if row.schedule_questioned:
            return
        line = next(line for line in row.activities if line.activity.marks)
        words = {"period": calendar.label(calendar.count), "first": row.indicator.text.split()[0]}
        yield at(line.activity.place.period(calendar.count), line.activity.marks[calendar.count], **words)
