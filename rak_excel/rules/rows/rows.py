"""RAK20x: rows in which something is missing or out of place."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from rak_excel.language import Text
from rak_excel.model import Cell, Item, NoteKind, Objective
from rak_excel.rules.engine.rule import Problem, at, error, is_most, spread, warning
from rak_excel.rules.engine.subjects import IndicatorReview, ObjectiveReview, PartReview
from rak_excel.rules.engine.to_fill_in import none_said, to_fill_in
from rak_excel.rules.schedule import plans_values
from rak_excel.vocabulary.basics.texts import normalised, shortened
from rak_excel.vocabulary.entries.placeholders import read_number


@error(
    "RAK201",
    formula=True,
    id='Sasaran "{value}" belum bernomor{more}.',
    en='The objective "{value}" has no number{more}.',
    short_id="Sasaran belum bernomor.",
    short_en="An objective has no number.",
    hint_id="Isi kolom NO pada baris pertama sasaran itu.",
    hint_en="Fill in NO on the first row of the objective.",
    whole=True,
)
def number_missing(part: PartReview) -> Iterator[Problem]:
    """An objective is written without its number.

    Except: where none of more than three objectives of another form than ours has one, that is told once, as a warning. Where
    the objective stands with its number elsewhere, and each of its indicators too, the row is a second one of them, which is
    told itself.
    Kecuali: bila di format selain format kami ada lebih dari tiga sasaran dan tidak satu pun bernomor, cukup satu Perlu dicek.
    Bila sasaran itu sudah ada dengan nomornya, begitu pula setiap indikatornya, baris itu ganda dan sudah dicatat sebagai
    indikator ganda.

    Why: it stands outside the order, and is often a row that was pasted in. NO is blank by right on the further
    indicators of an objective, because number and objective are written once.
    Mengapa: sasaran itu di luar urutan, sering kali baris tempelan. Pada indikator kedua dan seterusnya NO memang kosong.

    Example:
        | SHEET  | NO  | SASARAN               |
        | Komisi | → 1 | Meningkatnya kualitas |
    """
    numberless = [each for each in part.objectives if part.has("number") and _is_numberless(each.objective)]
    every = len(numberless) == len(part.objectives) and is_most(numberless, part.objectives)
    if every and not part.plan_part.is_form:
        yield _without_number(numberless).milder()
    else:
        yield from (_without_number([row]) for row in numberless if not _stands_elsewhere(row))


def _without_number(rows: Sequence[ObjectiveReview]) -> Problem:
    cells = [row.objective.place.cell("number") for row in rows]
    return Problem(cells[0], "", {"value": shortened(rows[0].objective.text), "more": spread(cells)})


def _is_numberless(objective: Objective) -> bool:
    return bool(objective.text.strip()) and objective.number is None and not objective.number_text.strip()


def _stands_elsewhere(row: ObjectiveReview) -> bool:
    """Whether its indicators are all told as standing twice, the others below the same objective with a number."""
    own = [each for each in row.part.filled if each.indicator.objective is row.objective]
    numbered = {
        each.words
        for each in row.part.filled
        if each.indicator.objective.number is not None
        and normalised(each.indicator.objective.text) == normalised(row.objective.text)
    }
    return bool(own) and all(each.words in numbered for each in own)


@warning(
    "RAK202",
    id='Nomor sasaran "{value}" seharusnya {expected}.',
    en='The number of the objective is "{value}"; it should be {expected}.',
    short_id="Nomor sasaran tidak urut.",
    short_en="The numbers of the objectives are out of order.",
    hint_id="Urutkan nomor sasaran mulai 1 tanpa melompat.",
    hint_en="Number the objectives from 1 on without a gap.",
    whole=True,
)
def number_out_of_order(part: PartReview) -> Iterator[Problem]:
    """The numbers of the objectives skip, repeat, or go back.

    Except: objectives that are not filled in may stand between or be left out; neither makes a gap. Where all numbers are
    there and only their order is another, that is told once.
    Kecuali: sasaran yang tidak diisi boleh ikut dihitung atau dilewati; keduanya bukan lompatan. Bila nomornya lengkap
    dan hanya urutannya berbeda, cukup satu catatan.

    Why: a gap is often a row that was lost, a repeat one that was pasted in.
    Mengapa: nomor yang melompat sering berarti ada baris hilang, nomor berulang berarti ada baris tempelan.

    Example:
        | SHEET  | NO    | SASARAN                |
        | Komisi | 1     | Meningkatnya kualitas  |
        | Komisi | 3 → 2 | Meningkatnya kapasitas |
    """
    repaired = part.review.noted.get(NoteKind.REPAIRED, ())
    below = {note.cell for note in repaired if note.cell and read_number(note.value).below}
    every, filled = (dict(_numbered(rows, below)) for rows in (part.indicators, part.filled))
    wrong = [
        (objective, expected[0])
        for row, (objective, expected) in filled.items()
        if part.has("objective") and objective.number not in {*expected, *(every[row][1] if row in every else ())}
    ]
    only_moved = {objective.number for objective, _ in filled.values()} == {*range(1, len(filled) + 1)}
    for objective, right in wrong[:1] if only_moved else wrong:
        written = objective.number_text.strip() or str(objective.number)
        yield at(objective.place.cell("number"), written, expected=right)


def _numbered(
    rows: Iterable[IndicatorReview], below: Collection[Cell]
) -> Iterator[tuple[tuple[str, int], tuple[Objective, tuple[int, ...]]]]:
    """Each numbered objective by its sheet and row, with the numbers that are right for it.

    One wrong number is told once: the next is right as the next of it, or by its own place. An objective that goes on
    further down, with the same number, is the same, and one with a number `below` it, 1.1, takes none. Each further
    sheet of a part may go on or begin anew.
    """
    before, sheet = 0, ""
    objectives: dict[tuple[str, int | None], Objective] = {}
    for row in rows:
        objective = row.indicator.objective
        objectives.setdefault((normalised(objective.text), objective.number), objective)
    numbered = [each for each in objectives.values() if each.number_text.strip() or each.number]
    for position, objective in enumerate(numbered, 1):
        if objective.number == before and objective.place.cell("number") in below:
            continue
        anew = (1,) if objective.place.sheet != sheet else ()
        sheet = objective.place.sheet
        yield (sheet, objective.place.row), (objective, (before + 1, position, *anew))
        before = objective.number if objective.number is not None else before + 1


@error(
    "RAK203",
    formula=True,
    id="Sasaran belum diisi.",
    en="The objective is blank.",
    hint_id="Isi sasaran pada baris pertamanya.",
    hint_en="Write the objective on its first row.",
)
def objective_missing(row: ObjectiveReview) -> Iterator[Problem]:
    """An indicator that stands below no objective.

    Why: what the work is for cannot be seen.
    Mengapa: tidak terlihat untuk sasaran apa pekerjaan itu.

    Example:
        | SHEET  | NO | SASARAN                 |
        | Komisi | 1  | → Meningkatnya kualitas |
    """
    if not row.objective.text.strip() and row.part.has("objective"):
        cell = row.objective.place.cell("objective")
        if cell not in row.part.review.questioned:
            yield at(cell)


@error(
    "RAK204",
    formula=True,
    id="Indikator belum diisi, padahal kegiatannya ada.",
    en="The indicator is blank, but there is an activity.",
    hint_id="Isi indikator kinerjanya, atau pindahkan kegiatan ini ke bawah indikatornya.",
    hint_en="Write the indicator, or move the activity under its indicator.",
)
def indicator_missing(row: IndicatorReview) -> Iterator[Problem]:
    """An activity that belongs to no indicator.

    Why: what is not measured is not reported on.
    Mengapa: kegiatan tanpa indikator tidak dapat diukur dan dilaporkan.

    Example:
        | SHEET  | INDIKATOR   | TARGET | KEGIATAN      |
        | Komisi | → Opini BPK | WTP    | Reviu laporan |
    """
    if not row.indicator.text.strip() and row.part.has("indicator") and row.cell not in row.review.questioned:
        yield at(row.cell)


@error(
    "RAK205",
    formula=True,
    id="Indikator di baris ini belum diisi: {columns} kosong.",
    en="The indicator on this row is unfilled: {columns}.",
    short_id="Indikator belum diisi: kegiatan, jadwal, dan pelaksananya kosong.",
    short_en="An indicator is unfilled: no activity, schedule or executor.",
    hint_id="Lengkapi barisnya{otherwise}.",
    hint_en="Fill in the row{otherwise}.",
    whole=True,
)
def indicator_unfilled(part: PartReview) -> Iterator[Problem]:
    """A row in which everything from the activity on is blank, as the template left it.

    Except: on a sheet without the column KEGIATAN, or on which no row is filled in, only that is told; nothing is of an
    indicator that is not measured this year. A row with a target counts in a form of another office, and is a warning there
    where no schedule says when.
    Kecuali: di sheet tanpa kolom KEGIATAN, atau yang belum diisi sama sekali, cukup itu yang dicatat; indikator yang tidak
    diukur tahun ini tidak dicatat. Di format kantor lain baris yang bertarget tetap ikut digabung; bila formatnya tanpa
    jadwal, cukup satu peringatan.

    Why: the plan names the indicator but nothing that is done for it.
    Mengapa: indikatornya tercantum, tetapi tidak ada yang dikerjakan untuk itu.

    Wrong:
        | SHEET  | INDIKATOR            | TARGET | KEGIATAN      | JADWAL | PELAKSANA                   |
        | Komisi | Opini BPK            | WTP    |               |        |                             |
        | Komisi | Nilai Akuntabilitas  | B      | Reviu laporan | T1     | Divisi Hukum dan Pengawasan |

    Right:
        | SHEET  | INDIKATOR            | TARGET | KEGIATAN      |
        | Komisi | Opini BPK            | WTP    | Reviu laporan |
        | Komisi | Nilai Akuntabilitas  | B      | Evaluasi      |
    """
    first = to_fill_in(part)[0]
    for row in part.indicators if part.filled and part.has(first) else ():
        if not row.indicator.filled and not row.unmeasured:
            place = row.indicator.place
            cell = place.period(1) if first == "schedule" else place.cell(first)
            typed = part.review.plan.has_target_alone(part.plan_part, row.indicator)
            alone = typed and plans_values(part)
            otherwise = _TARGET_ALONE if alone else Text("", "") if typed else _NOT_PLANNED
            yield at(cell, columns=none_said(part), otherwise=otherwise).milder(alone)


_NOT_PLANNED = Text(", atau hapus bila tidak direncanakan", ", or delete it if the work is not planned")
_TARGET_ALONE = Text(
    ", atau biarkan bila yang direncanakan hanya targetnya", ", or leave it if only its target is planned"
)


@warning(
    "RAK207",
    id="Nomor uraian kegiatan {fault}: {numbers}.",
    en="The numbers of the activities {fault}: {numbers}.",
    short_id="Nomor uraian kegiatan tidak urut.",
    short_en="The numbers of the activities are out of order.",
    hint_id="Nomori ulang: {right}.",
    hint_en="Number them again: {right}.",
)
def activity_numbering_broken(part: PartReview) -> Iterator[Problem]:
    """A numbered list of activities does not start at 1, skips a number, or repeats one.

    Except: the rows of one objective may count on from row to row, and a list may begin anew below a line that
    introduces it ("Tahap 2:"). A single number that counts on from the row above, below another objective, is an info.
    Kecuali: baris-baris dalam satu sasaran boleh melanjutkan hitungan, dan daftar boleh mulai lagi di bawah baris
    pengantarnya ("Tahap 2:"). Satu nomor saja yang melanjutkan hitungan baris di atasnya, di bawah sasaran lain, cukup Info.

    Why: an item was deleted, or the list was cut out of another indicator's.
    Mengapa: ada butir yang terhapus, atau daftarnya potongan dari indikator lain.

    Example:
        | SHEET  | KEGIATAN                                      |
        | Komisi | 2. Rapat ↵ 3. Laporan → 1. Rapat ↵ 2. Laporan |
    """
    objective, before, above = 0, 0, 0
    for line in (line for row in part.filled for line in row.activities):
        if objective != (objective := line.row.indicator.objective.place.row):
            before = 0
        lists = _lists(line.items)
        for numbers in lists:
            first = before + 1 if numbers[0] == before + 1 else 1
            right = list(range(first, first + len(numbers)))
            if numbers != right:
                words = {"fault": _fault(numbers, first), "numbers": _listed(numbers), "right": _listed(right)}
                yield at(line.cell, line.activity.text, **words).milder(above and numbers == [above + 1])
            before = numbers[-1]
        above = lists[-1][-1] if lists else 0


def _lists(items: Iterable[Item]) -> list[list[int]]:
    """The numbers of each list in a cell: what begins anew below a line that introduces it is another list."""
    lists: list[list[int]] = []
    introduced = False
    for item in items:
        if item.number is not None:
            if not lists or (introduced and item.number == 1):
                lists.append([])
            lists[-1].append(item.number)
        introduced = item.number is None or item.text.endswith(":")
    return lists


def _fault(numbers: list[int], first: int) -> Text:
    if numbers[0] != first:
        return Text(f"tidak dimulai dari {first}", f"do not start at {first}")
    if len(set(numbers)) < len(numbers):
        return Text("berulang", "repeat")
    return Text("melompat", "skip")


def _listed(numbers: list[int]) -> str:
    return ", ".join(map(str, numbers))
