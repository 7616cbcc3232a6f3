"""RAK61x: what only a whole plan shows."""

from __future__ import annotations

from collections.abc import Iterator

from rak_excel.language import Text
from rak_excel.model import Calendar, items_of
from rak_excel.rules.engine.in_texts import has_period, may_name_years, stale_years, without_years, years_in
from rak_excel.rules.engine.rule import Problem, at, on_sheet, warning
from rak_excel.rules.engine.subjects import ActivityReview, ExecutorReview, PartReview, PlanReview
from rak_excel.vocabulary.basics.texts import shortened
from rak_excel.vocabulary.names.executors import supported_by

_WORDS = 2  # an item needs so many words to be compared


@warning(
    "RAK606",
    id="{unit} merencanakan {periods} di {here}, tetapi tidak ada pendukungnya yang dijadwalkan saat itu di "
    "{other}{meant}.",
    en="{unit} plans {periods} in {here}, but nobody who supports it is scheduled then in {other}{meant}.",
    short_id="Divisi punya rencana, tetapi pendukungnya belum dijadwalkan saat itu.",
    short_en="A division has plans, but nobody who supports it is scheduled then.",
    hint_id="Jadwalkan {supporters} pada waktu itu, atau periksa pelaksananya.",
    hint_en="Schedule {supporters} at that time, or check the executors.",
    whole=True,
    across=True,
)
def division_without_support(review: PlanReview) -> Iterator[Problem]:
    """A division plans a quarter in which no sub bagian that supports it plans any month.

    Where none of them has any row, only unit-never-named says so.

    Why: a division has no staff of its own; without its sub bagian nothing is done.
    Mengapa: divisi tidak punya staf sendiri; tanpa sub bagiannya tidak ada yang bekerja.

    Example:
        | SHEET       | INDIKATOR               | PELAKSANA                                | JADWAL         |
        | Komisi      | Persentase Sengketa     | Divisi Hukum dan Pengawasan              | T1 T4          |
        | Sekretariat | Persentase Produk Hukum | Sub Bagian Hukum dan Sumber Daya Manusia | B1 B2 → B1 B12 |
    """
    first = review.definition.first_list
    divisions = [part for part in review.parts if part.definition.executors == first and part.filled]
    others = [part for part in review.parts if part.definition.executors != first and part.filled]
    for part in divisions:
        for other in others:
            yield from _unsupported(part, other)


@warning(
    "RAK607",
    id='Pekerjaan yang sama memakai tahun lain di {other}: "{value}" dan "{named}".',
    en='The same work has another year at {other}: "{value}" and "{named}".',
    short_id="Pekerjaan yang sama menyebut tahun berbeda antarsheet.",
    short_en="The sheets name different years for the same work.",
    hint_id="Pastikan tahun yang benar, lalu samakan.",
    hint_en="Check which year is right, and write it on both sheets.",
    whole=True,
    across=True,
)
def year_differs_between_parts(review: PlanReview) -> Iterator[Problem]:
    """The parts name different years for the same work; verbs at the beginning do not count.

    Why: "Penyusunan Laporan Kinerja 2019" and "Menyusun Laporan Kinerja 2018" cannot both be this year's work.
    Mengapa: "Penyusunan Laporan Kinerja 2019" dan "Menyusun Laporan Kinerja 2018" tidak mungkin keduanya pekerjaan
    tahun ini.

    Except: where one of the years is over, stale-year says so.
    Kecuali: bila salah satu tahunnya sudah lewat, stale-year yang menyebutkannya.

    Example:
        | SHEET       | KEGIATAN                                                                    |
        | Komisi      | Penyusunan Laporan Keuangan Tahun 2019                                      |
        | Sekretariat | Menyusun Laporan Keuangan Tahun 2020 → Menyusun Laporan Keuangan Tahun 2019 |
    """
    known: dict[str, tuple[int, str, ActivityReview]] = {}
    for part in review.parts:
        own: dict[str, tuple[int, str, ActivityReview]] = {}
        for works, year, text, line in _dated_items(part):
            before = next((known[work] for work in works if work in known), None)
            if before and before[0] != year and not any(_is_over(each, review) for each in (text, before[1])):
                yield at(
                    line.cell, line.activity.text, value=shortened(text), named=before[1], other=str(before[2].cell)
                )
            for work in works:
                own.setdefault(work, (year, shortened(text), line))
        known = own | known


@warning(
    "RAK608",
    id="Belum punya satu pun kegiatan di {here}: {units}.",
    en="Without any activity in {here}: {units}.",
    short_id="Ada unit yang belum punya satu pun kegiatan.",
    short_en="There are units without any activity.",
    hint_id="Periksa apakah barisnya hilang atau nama unitnya tertulis lain.",
    hint_en="Check whether its rows were lost or its name is written differently.",
    whole=True,
)
def unit_never_named(part: PartReview) -> Iterator[Problem]:
    """A sub bagian or division of the template that executes nothing. A suggested name counts as named.

    Except: while the sheet has a blank executor, or a name that is like none, that may be it, and this is an info.
    Kecuali: selama ada pelaksana yang kosong atau tidak mirip nama mana pun di sheet itu, mungkin itu unitnya, sehingga
    cukup Info.

    Why: its rows may have been lost, or its name is written as another's.
    Mengapa: barisnya mungkin hilang, atau namanya tertulis sebagai unit lain.

    Wrong:
        | SHEET       | PELAKSANA                                                         |
        | Sekretariat | Sub Bagian Keuangan, Umum dan Logistik                            |
        | Sekretariat | Sub Bagian Perencanaan, Data dan Informasi                        |
        | Sekretariat | Sub Bagian Teknis Penyelenggaraan Pemilu, Partisipasi dan Hupmas  |

    Right:
        | SHEET       | PELAKSANA                                                         |
        | Sekretariat | Sub Bagian Keuangan, Umum dan Logistik                            |
        | Sekretariat | Sub Bagian Perencanaan, Data dan Informasi                        |
        | Sekretariat | Sub Bagian Teknis Penyelenggaraan Pemilu, Partisipasi dan Hupmas  |
        | Sekretariat | Sub Bagian Hukum dan Sumber Daya Manusia                          |
    """
    lines = [line for row in part.filled for line in row.activities]
    named = {name.meant.unit for name in part.executors if name.meant}
    if not named:
        return
    everybody = all(line.executors and all(name.meant for name in line.executors) for line in lines)
    names = part.review.definition.executors_of(part.definition.id)
    missing = [names.official(unit) for unit in names.units if unit.id not in named]
    if missing:
        yield on_sheet(part.sheet, units="; ".join(missing), here=part.named).milder(not everybody)


def _unsupported(part: PartReview, other: PartReview) -> Iterator[Problem]:
    definition, calendar = part.review.definition, part.calendar
    support = _months_by_division(other)
    by_unit: dict[str | None, list[ExecutorReview]] = {}
    for name in part.executors:
        if name.meant:
            by_unit.setdefault(name.meant.unit, []).append(name)
    for unit in definition.executors_of(part.definition.id).units:
        names, months = by_unit.get(unit.id), support.get(unit.id)
        if not names or months is None:  # a supporter that is on no row, or has no tick, is told as such
            continue
        periods = sorted({period for name in names for period in name.line.activity.periods})
        alone = [period for period in periods if months.isdisjoint(calendar.months(period))]
        if not alone:
            continue
        supporters = definition.supporters(unit.id, other.definition.id)
        at_name = next(name for name in names if alone[0] in name.line.activity.periods)
        official = definition.executors_of(other.definition.id).official
        words = {"supporters": " / ".join(map(official, supporters)), "other": other.named, "here": part.named}
        words |= {"unit": at_name.meant.name if at_name.meant else "", "periods": _listed(alone, calendar)}
        yield at(at_name.cell, at_name.executor.text, meant=_said_meant(at_name), **words)


def _months_by_division(part: PartReview) -> dict[str, frozenset[int]]:
    """The months in which somebody of this part's list works for each division.

    Left out are the divisions for which nobody does, or somebody at a time that is not ticked: another rule tells that.
    """
    months: dict[str, frozenset[int]] = {}
    undated: set[str] = set()
    first = part.review.definition.first_list
    for name in part.executors:
        own = part.calendar.months_of(name.line.activity.periods)
        for group, division in supported_by(name.meant, part.review.definition) if name.meant else ():
            if group == first:
                months[division] = months.get(division, frozenset()) | own
                if not own:
                    undated.add(division)
    return {division: own for division, own in months.items() if division not in undated}


def _said_meant(name: ExecutorReview) -> Text:
    if not name.suggested:
        return Text("", "")
    written = shortened(name.executor.text)
    return Text(f' (tertulis "{written}")', f' (written "{written}")')


def _is_over(text: str, review: PlanReview) -> bool:
    """Whether the year that a text names is told as over."""
    return review.year is not None and any(stale_years(items_of(text), review.year, review.definition.review))


def _listed(periods: list[int], calendar: Calendar) -> str:
    return ", ".join(calendar.labels(periods))


def _dated_items(part: PartReview) -> Iterator[tuple[list[str], int, str, ActivityReview]]:
    """The items that name one year: what is done, the year, the text and where it stands.

    What is done is told without its year, and once more without the first word, which may be a verb.
    """
    words = part.review.definition.review
    for row in part.filled:
        for line in row.activities:
            for item in line.items if may_name_years(line.activity.text) else ():
                years = set(years_in(item.text, words))
                if len(years) != 1 or has_period(item.text):
                    continue
                work = without_years(item.text, words).split()
                works = [" ".join(work[start:]) for start in (1, 0) if len(work) - start >= _WORDS]
                if works:
                    yield works, years.pop(), item.text, line
