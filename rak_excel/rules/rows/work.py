"""RAK206, RAK21x and RAK509: what stands where an activity belongs: nothing, or no work of this office in this year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rak_excel.language import Text
from rak_excel.model import Cell, Item
from rak_excel.rules.engine.rule import Problem, at, error, is_most, spread, warning
from rak_excel.rules.engine.subjects import ActivityReview, PartReview, PlanReview
from rak_excel.rules.schedule import plans_values
from rak_excel.vocabulary.basics.texts import shortened
from rak_excel.vocabulary.names.higher_offices import work_of_higher_office
from rak_excel.vocabulary.remarks.statements import elections_called_off, elections_of, is_explanation


@error(
    "RAK206",
    formula=True,
    id="Kegiatan belum diisi{more}.",
    en="The activity is blank{more}.",
    short_id="Kegiatan belum diisi.",
    short_en="The activity is blank.",
    hint_id="Isi kegiatannya, atau {otherwise}.",
    hint_en="Write the activity, or {otherwise}.",
)
def activity_missing(part: PartReview) -> Iterator[Problem]:
    """A row with ticks or an executor, but without an activity. Where most rows are so, that is told once.

    Except: where target values stand for ticks (`RAK405`), or the form has no schedule, the plan may have no activities: one
    warning.
    Kecuali: di sheet berisi nilai target per periode (`RAK405`), atau di format tanpa jadwal, kegiatan boleh tidak ada: cukup
    satu peringatan.

    Why: somebody is scheduled, but not for anything.
    Mengapa: ada jadwal atau pelaksana, tetapi tidak jelas untuk kegiatan apa.

    Example:
        | SHEET  | INDIKATOR | KEGIATAN        | JADWAL | PELAKSANA                   |
        | Komisi | Opini BPK | → Reviu laporan | T1     | Divisi Hukum dan Pengawasan |
    """
    every = [line for row in part.filled for line in row.activities] if part.has("activity") else []
    blank = [line for line in every if not line.activity.text.strip() and not line.questioned(line.cell)]
    unplanned = plans_values(part)
    valued = [line for line in blank if unplanned and not line.activity.marks]
    ticked = [line for line in blank if line not in valued]
    if valued:
        yield _without_activity(valued, _VALUES_ALONE).milder()
    if is_most(ticked, every):
        yield _without_activity(ticked, _NO_WORK)
    else:
        yield from (_without_activity([line], _NO_WORK) for line in ticked)


def _without_activity(lines: Sequence[ActivityReview], otherwise: Text) -> Problem:
    problem = at(lines[0].cell, "", more=spread([line.cell for line in lines]), otherwise=otherwise)
    planned = otherwise is not _NO_WORK or any(line.activity.marks or line.activity.executors for line in lines)
    return problem if planned else problem.but(remedy=_WORK_ALONE)


_NO_WORK = Text(
    "pindahkan centang dan pelaksananya ke baris kegiatannya", "move the ticks and the executor to the row of theirs"
)
_WORK_ALONE = Text("Isi kegiatannya.", "Write the activity.")
_VALUES_ALONE = Text(
    "biarkan bila yang direncanakan hanya target dan anggarannya", "leave it if only targets and budgets are planned"
)


@warning(
    "RAK214",
    id='Ini keterangan, bukan kegiatan: "{item}".',
    en='This is an explanation, not an activity: "{item}".',
    short_id="Kolom kegiatan berisi keterangan, bukan kegiatan.",
    short_en="The column of activities holds an explanation.",
    hint_id="Tulis apa yang dikerjakan; keterangannya cukup di surat pengantar.",
    hint_en="Write what is to be done; the explanation belongs in the covering letter.",
)
def explanation_as_activity(line: ActivityReview) -> Iterator[Problem]:
    """A reason, a remark or a sentence that says what is not done, where an activity belongs.

    Why: an explanation cannot be carried out, scheduled or reported on.
    Mengapa: keterangan tidak dapat dilaksanakan, dijadwalkan, atau dilaporkan.

    Wrong:
        | SHEET  | KEGIATAN                                                        |
        | Komisi | KPU Kabupaten Lombok Timur tidak mengadakan Pemilihan Tahun 2020 |

    Right:
        | SHEET  | KEGIATAN                                   |
        | Komisi | Sosialisasi bagi warga yang tidak memiliki KTP |
    """
    explaining = dict.fromkeys(item.text for item in line.items if is_explanation(item.text))
    yield from (at(line.cell, line.activity.text, item=shortened(text)) for text in explaining)


@warning(
    "RAK216",
    id='"{item}" direncanakan, padahal {other} menyebut "{said}".',
    en='"{item}" is planned, but {other} says "{said}".',
    short_id="Kegiatan pemilihan direncanakan, padahal disebut tidak ada pemilihan.",
    short_en="Work for an election is planned, though none is to be held.",
    hint_id="Pastikan mana yang benar; hapus kegiatannya bila memang tidak ada pemilihan pada tahun ini.",
    hint_en="Check which is right; delete the activity if there is no such election this year.",
    across=True,
)
def event_called_off(review: PlanReview) -> Iterator[Problem]:
    """Work for this year's election, in a plan that says that there is none.

    Only an election of the plan's own year counts, and only a sentence that says so without a condition.

    Why: the work cannot be done, or the sentence was left over from another plan.
    Mengapa: pekerjaannya tidak mungkin dilaksanakan, atau kalimat itu terbawa dari rencana lain.

    Example:
        | SHEET  | KEGIATAN                                                                           |
        | Komisi | KPU Kabupaten Lombok Timur tidak mengadakan Pemilihan Tahun 2020                   |
        | Komisi | Sosialisasi Pilkada Serentak 2020 → Pemeliharaan eks logistik Pemilihan Tahun 2018 |
    """
    if review.year is None:
        return
    denied = _denied(review, review.year)
    for line in _lines(review) if denied else ():
        for item in line.items:
            kind = next(iter(elections_of(item.text, review.year) & denied.keys()), None)
            if kind and not elections_called_off(item.text, review.year):
                cell, said = denied[kind]
                words = {"item": shortened(item.text), "other": str(cell), "said": shortened(said.text)}
                yield at(line.cell, line.activity.text, **words)
                break


@warning(
    "RAK509",
    id='"{item}" tampaknya pekerjaan {office}, bukan pekerjaan kantor ini.',
    en='"{item}" seems to be the work of {office}, not of this office.',
    short_id="Kegiatan tampaknya pekerjaan kantor lain.",
    short_en="An activity seems to be the work of another office.",
    hint_id="Tulis apa yang dikerjakan kantor ini, misalnya mengikuti atau menyampaikan.",
    hint_en="Write what this office does, such as taking part or sending in.",
)
def work_of_other_office(line: ActivityReview) -> Iterator[Problem]:
    """An activity whose doer is the office of the province or the national one.

    Except: where the higher office is not named as the doer in so many words ("reviu oleh KPU Provinsi", "penyusunan
    juknis bagi KPU Provinsi"), this is an info. Working with it or for it is the office's own work.
    Kecuali: bila kantor di atasnya tidak jelas disebut sebagai pelaku ("reviu oleh KPU Provinsi", "penyusunan juknis bagi
    KPU Provinsi"), cukup Info. Bekerja bersama atau untuk kantor itu tetap pekerjaan kantor sendiri.

    Why: it is not this office that is to do and to report it; often a row of the national plan was copied.
    Mengapa: bukan kantor ini yang melaksanakan dan melaporkannya; biasanya baris rencana nasional yang tersalin.

    Example:
        | SHEET  | KEGIATAN                                                             |
        | Komisi | KPU RI melaksanakan supervisi ke daerah → Mengikuti supervisi KPU RI |
    """
    own = line.row.review.region
    for item in line.items if own else ():
        other = work_of_higher_office(item.text, own, line.row.review.definition) if own else None
        if other:
            office = other.office or Text("kantor di atasnya", "an office above it")
            problem = at(line.cell, line.activity.text, item=shortened(item.text), office=office)
            yield problem.milder(not other.certain)
            return


def _denied(review: PlanReview, year: int) -> dict[str, tuple[Cell, Item]]:
    """The elections of which the plan says that there is none, with the first place that says so."""
    denied: dict[str, tuple[Cell, Item]] = {}
    for line in _lines(review):
        for item in line.items:
            for kind in elections_called_off(item.text, year):
                denied.setdefault(kind, (line.cell, item))
    return denied


def _lines(review: PlanReview) -> Iterator[ActivityReview]:
    return (line for part in review.parts for row in part.filled for line in row.activities)
