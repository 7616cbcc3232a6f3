"""RAK5xx: who carries an activity out."""

from __future__ import annotations

from collections.abc import Iterator

from rak_excel.language import Text
from rak_excel.model import Executor, Match
from rak_excel.rules.engine.rule import Problem, also_at, at, error, likely_said, warning
from rak_excel.rules.engine.subjects import ActivityReview, ExecutorReview, PartReview
from rak_excel.rules.schedule import heads_a_list
from rak_excel.vocabulary.names.executors import words_of_name, written_out
from rak_excel.vocabulary.names.unit_titles import is_position, says_another_word, word_before


@error(
    "RAK501",
    formula=True,
    id="Pelaksana belum diisi.",
    en="The executor is blank.",
    hint_id="Pilih {word} yang melaksanakan.",
    hint_en="Choose the {word} that carries it out.",
)
def executor_missing(line: ActivityReview) -> Iterator[Problem]:
    """An activity that nobody carries out.

    Except: in other tables than our own form, the title of activities listed below it (`a. ...`, `1.1 ...`) that are ticked.
    Kecuali: di tabel lain daripada formulir ini, judul bagi rincian di bawahnya (`a. ...`, `1.1 ...`) yang dicentang.

    Why: nobody answers for it.
    Mengapa: tidak ada yang bertanggung jawab.

    Example:
        | SHEET  | KEGIATAN      | PELAKSANA                     |
        | Komisi | Reviu laporan | → Divisi Hukum dan Pengawasan |
    """
    if not line.activity.executors and line.part.has("executor") and not heads_a_list(line):
        cell = line.activity.place.cell("executor")
        if not line.questioned(cell):
            yield at(cell, "", word=_own_word(line))


@error(
    "RAK502",
    formula=True,
    id='Pelaksana "{value}" tidak ada di daftar {word}.{borrowed}',
    en='The executor "{value}" is not in the list of {word}.{borrowed}',
    short_id="Pelaksana tidak ada di daftar.",
    short_en="The executor is on no list.",
    hint_id="Pilih dari daftar pelaksana.{suggestion}",
    hint_en="Choose from the list of executors.{suggestion}",
)
def executor_unknown(name: ExecutorReview) -> Iterator[Problem]:
    """A name that is in no list, or a sub bagian's name behind the word Divisi.

    Why: work of an unknown unit is missing from every count by unit. A likely name is suggested, never taken.
    Mengapa: pekerjaan unit yang tidak dikenal hilang dari hitungan per unit. Nama yang mirip hanya disarankan.

    Example:
        | SHEET  | PELAKSANA                                                   |
        | Komisi | Divisi Teknis Penyelenggara → Divisi Teknis Penyelenggaraan |
    """
    executor = name.executor
    if not (executor.known or name.other_list or _is_position(name) or name.line.questioned(name.cell)):
        words = {"word": _own_word(name.line), "borrowed": _borrowed(executor)}
        yield at(name.cell, executor.text, suggestion=likely_said(executor.suggestions), **words)


@warning(
    "RAK503",
    formula=True,
    id='Pelaksana "{value}"{more} dikenali, tetapi nama resminya "{official}".',
    en='The executor "{value}"{more} is recognised, but its official name is "{official}".',
    short_id="Nama pelaksana belum memakai nama resminya.",
    short_en="An executor is not written by its official name.",
    hint_id='Tulis "{official}".',
    hint_en='Write "{official}".',
)
def executor_spelling(part: PartReview) -> Iterator[Problem]:
    """A name with a word too many or in another order; it is counted as the unit's, and told once for all its cells.

    Except: a short name that the template lists ("Subbag Keuangan", "Kasubag KUL", "SDM") is an info. Case, commas, "&"
    and the spelling of the unit word ("Sub. Bag") do not matter.
    Kecuali: nama singkat yang ada di daftar ("Subbag Keuangan", "Kasubag KUL", "SDM") cukup Info. Huruf besar, koma,
    "&", dan ejaan kata unitnya ("Sub. Bag") tidak dipersoalkan.

    Why: the document is signed with the name as it stands there.
    Mengapa: dokumen ditandatangani dengan nama seperti yang tertulis.

    Example:
        | SHEET       | PELAKSANA                                                                             |
        | Sekretariat | Sub Bag. Keuangan, Umum, Logistik dan Keuangan → Sub Bag. Keuangan, Umum dan Logistik |
    """
    spelt: dict[tuple[str, str], list[ExecutorReview]] = {}
    lines = (line for row in part.filled for line in row.activities)
    for name in (each for line in lines for each in line.own_executors):
        if _is_spelt_otherwise(name):
            spelt.setdefault((name.executor.text, name.executor.name), []).append(name)
    for (text, official), names in spelt.items():
        cells = list(dict.fromkeys(name.cell.address for name in names))
        problem = at(names[0].cell, text, official=official, more=also_at(cells[1:]))
        yield problem.milder(_is_abbreviated(names[0]))


@error(
    "RAK504",
    formula=True,
    id='Pelaksana "{value}" memakai kata {wrong}, padahal {part} dilaksanakan oleh {word}.',
    en='The executor "{value}" uses the word {wrong}, but {part} is carried out by {word}.',
    short_id="Pelaksana milik sheet lain: divisi di sheet sekretariat, atau sebaliknya.",
    short_en="An executor belongs to the other sheet: a division for the secretariat, or the reverse.",
    hint_id="Pilih dari daftar pelaksana.{suggestion}",
    hint_en="Choose from the list of executors.{suggestion}",
)
def executor_of_other_part(name: ExecutorReview) -> Iterator[Problem]:
    """A Divisi on the secretariat's sheet, or a Sub Bagian on the commission's.

    Why: a division's commissioner does not carry out the secretariat's work; the sub bagian that does is not named.
    Mengapa: divisi dipimpin anggota komisi dan tidak melaksanakan pekerjaan sekretariat; sub bagiannya yang perlu ditulis.

    Example:
        | SHEET       | PELAKSANA                                                              |
        | Sekretariat | Divisi Hukum dan Pengawasan → Sub Bagian Hukum dan Sumber Daya Manusia |
    """
    if name.other_list is None or _is_told_before(name) or name.line.questioned(name.cell):
        return
    executor = name.executor
    definition = name.part.review.definition
    wrong = word_before(executor.text, definition) or definition.executors[name.other_list].called
    own = definition.executors_of(name.part.definition.id).called
    words = {"wrong": wrong, "word": own, "part": name.part.named}
    yield at(name.cell, executor.text, suggestion=likely_said(executor.suggestions), **words)


@warning(
    "RAK505",
    formula=True,
    id='"{value}" adalah nama dari struktur organisasi lain; sekarang "{official}".',
    en='"{value}" is a name from another structure of the organisation; it is now "{official}".',
    short_id="Nama pelaksana dari struktur organisasi lain.",
    short_en="An executor's name is from another structure of the organisation.",
    hint_id='Tulis "{official}" ({source}).',
    hint_en='Write "{official}" ({source}).',
)
def executor_of_other_era(name: ExecutorReview) -> Iterator[Problem]:
    """A unit's name from before or after the reorganisation that holds for the plan's year.

    Why: the unit of that name does not exist in the plan's year. It is counted as its successor.
    Mengapa: pada tahun rencana, unit dengan nama itu tidak ada. Terhitung sebagai penggantinya.

    Example:
        | SHEET       | PELAKSANA                                                                |
        | Sekretariat | Sub Bagian Program dan Data → Sub Bagian Perencanaan, Data dan Informasi |
    """
    executor = name.executor
    if executor.match is Match.OTHER_ERA and not name.other_list:
        source = name.part.review.definition.executors_of(name.part.definition.id).source
        yield at(name.cell, executor.text, official=executor.name, source=source)


@warning(
    "RAK506",
    formula=True,
    id='Pelaksana "{value}" tertulis lebih dari sekali.',
    en='The executor "{value}" is written more than once.',
    short_id="Pelaksana yang sama tertulis lebih dari sekali.",
    short_en="The same executor is written more than once.",
    hint_id="Cukup tulis sekali.",
    hint_en="Write it once.",
)
def executor_repeated(line: ActivityReview) -> Iterator[Problem]:
    """The same executor stands twice at one activity.

    Why: often another unit was meant.
    Mengapa: sering kali yang dimaksud unit lain.

    Wrong:
        | SHEET  | PELAKSANA                                                   |
        | Komisi | Divisi Hukum dan Pengawasan ↵ Divisi Hukum dan Pengawasan   |

    Right:
        | SHEET  | PELAKSANA                                                   |
        | Komisi | Divisi Hukum dan Pengawasan ↵ Divisi Teknis Penyelenggaraan |
    """
    seen: set[str] = set()
    for name in line.own_executors:
        if name.executor.name in seen:
            yield at(name.cell, name.executor.text)
        seen.add(name.executor.name)


@warning(
    "RAK507",
    formula=True,
    id='"{value}" adalah jabatan, bukan {word}, jadi pekerjaan ini tidak terhitung di {word} mana pun.',
    en='"{value}" is a position, not a {word}, so this work counts for no {word}.',
    short_id="Pelaksana berupa jabatan, bukan unit kerja.",
    short_en="An executor is a position, not a unit.",
    hint_id="Bila dikerjakan {word} tertentu, pilih {word} itu dari daftar.",
    hint_en="If a certain {word} does the work, choose it from the list.",
)
def executor_is_a_position(name: ExecutorReview) -> Iterator[Problem]:
    """A person of the office where a unit is asked for: Ketua, Sekretaris, PPK, Bendahara.

    Why: the plan is counted by unit. Who leads one (Kadiv, Kasubag, Staf Subbag) stands for it.
    Mengapa: rencana dihitung per unit. Yang memimpin unit (Kadiv, Kasubag, Staf Subbag) mewakili unitnya.

    Example:
        | SHEET       | PELAKSANA                                        |
        | Sekretariat | Sekretaris → Kasubag Keuangan, Umum dan Logistik |
    """
    if _is_position(name) and not name.line.questioned(name.cell):
        yield at(name.cell, name.executor.text, word=_own_word(name.line))


def is_told_by_its_name(name: ExecutorReview) -> bool:
    """Whether the rules here speak of a name that was read as a unit's."""
    known = name.executor.known and name.executor.match is not Match.EXACT
    return known and bool(name.other_list or _is_reworded(name))


def _is_spelt_otherwise(name: ExecutorReview) -> bool:
    known = name.executor.match in {Match.WORDS, Match.ALIAS} and not name.other_list
    return known and _is_reworded(name) and not name.line.questioned(name.cell)


def _is_reworded(name: ExecutorReview) -> bool:
    """Whether more than case, punctuation, "dan" and the unit word tells the written name from the official one.

    `Semua Divisi` is no spelling of a name.
    """
    written, official = _names(name)
    executor, definition = name.executor, name.part.review.definition
    otherwise = written != official or says_another_word(executor.text, executor.name, definition)
    return executor.match is not Match.EVERY and otherwise


def _is_abbreviated(name: ExecutorReview) -> bool:
    """Whether the name is the official one with abbreviations that the template lists, or a listed short name."""
    executor, definition = name.executor, name.part.review.definition
    written, official = (written_out(words, definition) for words in _names(name))
    if says_another_word(executor.text, executor.name, definition):
        return False
    return executor.match is Match.ALIAS or written == official


def _names(name: ExecutorReview) -> list[tuple[str, ...]]:
    """The words as written, and those of the official name."""
    return [words_of_name(each, name.part.review.definition) for each in (name.executor.text, name.executor.name)]


def _is_position(name: ExecutorReview) -> bool:
    """Whether it names a person of the office, not a unit: Sekretaris."""
    return not name.executor.known and is_position(name.executor.text, name.part.review.definition)


def _is_told_before(name: ExecutorReview) -> bool:
    """Whether an executor before it is of the same words, which name units of a whole list, not the sheet's own."""
    same = (each for each in name.line.executors if each.executor.text == name.executor.text and each.other_list)
    return name.executor.match is Match.EVERY and next(same, name) is not name


def _own_word(line: ActivityReview) -> str:
    """What the part's executors are called: `Divisi`, and units of several kinds `unit`."""
    names = line.part.review.definition.executors_of(line.part.definition.id)
    return "unit" if names.mixed else names.called


def _borrowed(executor: Executor) -> Text:
    """Whose name it is, where it is a unit's of another list."""
    if executor.borrowed is None:
        return Text("", "")
    return Text(" Itu sebutan untuk {name}.", " That is a name of {name}.").filled(name=executor.borrowed)
