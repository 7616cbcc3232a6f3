"""RAK5xx: who carries an activity out."""

from __future__ import annotations

from collections.abc import Iterator

from rak_excel.language import Text
from rak_excel.model import Executor, Match, Severity
from rak_excel.rules.engine.rule import Problem, also_at, at, likely_said, rule
from rak_excel.rules.engine.subjects import ActivityReview, ExecutorReview, PartReview


@rule(
    ActivityReview,
    "RAK501",
    Severity.ERROR,
    formula=True,
    id="Pelaksana belum diisi.",
    en="The executor is blank.",
    hint=Text("Pilih {word} yang melaksanakan.", "Choose the {word} that carries it out."),
)
def executor_missing(line: ActivityReview) -> Iterator[Problem]:
    """An activity that nobody carries out.

    Except: in other tables than our own form, the title of activities listed below it (`a. ...`, `1.1 ...`) that are ticked.
    Kecuali: di tabel lain daripada formulir ini, judul bagi rincian di bawahnya (`a. ...`, `1.1 ...`) yang dicentang.

    Why: nobody answers for it.
    Mengapa: tidak ada yang bertanggung jawab.

    Wrong:
        | SHEET  | KEGIATAN      | PELAKSANA |
        | Komisi | Reviu laporan |           |

    Right:
        | SHEET  | KEGIATAN      | PELAKSANA                   |
        | Komisi | Reviu laporan | Divisi Hukum dan Pengawasan |
    """
    if not line.activity.executors and line.part.has("executor") and not line.heads_a_list:
        cell = line.activity.place.cell("executor")
        if not line.questioned(cell):
            yield at(cell, "", word=_own_word(line))


@rule(
    ExecutorReview,
    "RAK502",
    Severity.ERROR,
    formula=True,
    id='Pelaksana "{value}" tidak ada di daftar {word}.{borrowed}',
    en='The executor "{value}" is not in the list of {word}.{borrowed}',
    hint=Text("Pilih dari daftar pelaksana.{suggestion}", "Choose from the list of executors.{suggestion}"),
)
def executor_unknown(name: ExecutorReview) -> Iterator[Problem]:
    """A name that is in no list, or a sub bagian's name behind the word Divisi.

    Why: work of an unknown unit is missing from every count by unit. A likely name is suggested, never taken.
    Mengapa: pekerjaan unit yang tidak dikenal hilang dari hitungan per unit. Nama yang mirip hanya disarankan.

    Wrong:
        | SHEET  | PELAKSANA                     |
        | Komisi | Divisi Teknis Penyelenggara   |

    Right:
        | SHEET  | PELAKSANA                     |
        | Komisi | Divisi Teknis Penyelenggaraan |
    """
    executor = name.executor
    if not (executor.known or name.other_list or name.is_position or name.line.questioned(name.cell)):
        words = {"word": _own_word(name.line), "borrowed": _borrowed(executor)}
        yield at(name.cell, executor.text, suggestion=likely_said(executor.suggestions), **words)


@rule(
    PartReview,
    "RAK503",
    Severity.WARNING,
    formula=True,
    id='Pelaksana "{value}"{more} dikenali, tetapi nama resminya "{official}".',
    en='The executor "{value}"{more} is recognised, but its official name is "{official}".',
    hint=Text('Tulis "{official}".', 'Write "{official}".'),
)
def executor_spelling(part: PartReview) -> Iterator[Problem]:
    """A name with a word too many or in another order; it is counted as the unit's, and told once for all its cells.

    Except: a short name that the template lists ("Subbag Keuangan", "Kasubag KUL", "SDM") is an info. Case, commas, "&"
    and the spelling of the unit word ("Sub. Bag") do not matter.
    Kecuali: nama singkat yang ada di daftar ("Subbag Keuangan", "Kasubag KUL", "SDM") cukup Info. Huruf besar, koma,
    "&", dan ejaan kata unitnya ("Sub. Bag") tidak dipersoalkan.

    Why: the document is signed with the name as it stands there.
    Mengapa: dokumen ditandatangani dengan nama seperti yang tertulis.

    Wrong:
        | SHEET       | PELAKSANA                                      |
        | Sekretariat | Sub Bag. Keuangan, Umum, Logistik dan Keuangan |

    Right:
        | SHEET       | PELAKSANA                              |
        | Sekretariat | Sub Bag. Keuangan, Umum dan Logistik   |
    """
    spelt: dict[tuple[str, str], list[ExecutorReview]] = {}
    for name in part.own_executors:
        if _is_spelt_otherwise(name):
            spelt.setdefault((name.executor.text, name.executor.name), []).append(name)
    for (text, official), names in spelt.items():
        cells = list(dict.fromkeys(name.cell.address for name in names))
        problem = at(names[0].cell, text, official=official, more=also_at(cells[1:]))
        yield problem.milder() if names[0].abbreviated else problem


@rule(
    ExecutorReview,
    "RAK504",
    Severity.ERROR,
    formula=True,
    id='Pelaksana "{value}" memakai kata {wrong}, padahal {part} dilaksanakan oleh {word}.',
    en='The executor "{value}" uses the word {wrong}, but {part} is carried out by {word}.',
    hint=Text("Pilih dari daftar pelaksana.{suggestion}", "Choose from the list of executors.{suggestion}"),
)
def executor_of_other_part(name: ExecutorReview) -> Iterator[Problem]:
    """A Divisi on the secretariat's sheet, or a Sub Bagian on the commission's.

    Why: a division's commissioner does not carry out the secretariat's work; the sub bagian that does is not named.
    Mengapa: divisi dipimpin anggota komisi dan tidak melaksanakan pekerjaan sekretariat; sub bagiannya yang perlu ditulis.

    Wrong:
        | SHEET       | PELAKSANA                       |
        | Sekretariat | Divisi Hukum dan Pengawasan     |

    Right:
        | SHEET       | PELAKSANA                                |
        | Sekretariat | Sub Bagian Hukum dan Sumber Daya Manusia |
    """
    if name.other_list is None or name.told_before or name.line.questioned(name.cell):
        return
    executor = name.executor
    wrong = name.part.review.definition.executors[name.other_list].word
    words = {"wrong": wrong, "word": _own_word(name.line), "part": name.part.named}
    yield at(name.cell, executor.text, suggestion=likely_said(executor.suggestions), **words)


@rule(
    ExecutorReview,
    "RAK505",
    Severity.WARNING,
    formula=True,
    id='"{value}" adalah nama dari struktur organisasi lain; sekarang "{official}".',
    en='"{value}" is a name from another structure of the organisation; it is now "{official}".',
    hint=Text('Tulis "{official}" ({source}).', 'Write "{official}" ({source}).'),
)
def executor_of_other_era(name: ExecutorReview) -> Iterator[Problem]:
    """A unit's name from before or after the reorganisation that holds for the plan's year.

    Why: the unit of that name does not exist in the plan's year. It is counted as its successor.
    Mengapa: pada tahun rencana, unit dengan nama itu tidak ada. Terhitung sebagai penggantinya.

    Wrong:
        | SHEET       | PELAKSANA                                |
        | Sekretariat | Sub Bagian Program dan Data              |

    Right:
        | SHEET       | PELAKSANA                                |
        | Sekretariat | Sub Bagian Perencanaan, Data dan Informasi |
    """
    executor = name.executor
    if executor.match is Match.OTHER_ERA and not name.other_list:
        source = name.part.review.definition.executors_of(name.part.definition.id).source
        yield at(name.cell, executor.text, official=executor.name, source=source)


@rule(
    ActivityReview,
    "RAK506",
    Severity.WARNING,
    formula=True,
    id='Pelaksana "{value}" tertulis lebih dari sekali.',
    en='The executor "{value}" is written more than once.',
    hint=Text("Cukup tulis sekali.", "Write it once."),
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


@rule(
    ExecutorReview,
    "RAK507",
    Severity.WARNING,
    formula=True,
    id='"{value}" adalah jabatan, bukan {word}, jadi pekerjaan ini tidak terhitung di {word} mana pun.',
    en='"{value}" is a position, not a {word}, so this work counts for no {word}.',
    hint=Text(
        "Bila dikerjakan {word} tertentu, pilih {word} itu dari daftar.",
        "If a certain {word} does the work, choose it from the list.",
    ),
)
def executor_is_a_position(name: ExecutorReview) -> Iterator[Problem]:
    """A person of the office where a unit is asked for: Ketua, Sekretaris, PPK, Bendahara.

    Why: the plan is counted by unit. Who leads one (Kadiv, Kasubag, Staf Subbag) stands for it.
    Mengapa: rencana dihitung per unit. Yang memimpin unit (Kadiv, Kasubag, Staf Subbag) mewakili unitnya.

    Wrong:
        | SHEET       | PELAKSANA  |
        | Sekretariat | Sekretaris |

    Right:
        | SHEET       | PELAKSANA                                        |
        | Sekretariat | Kasubag Keuangan, Umum dan Logistik              |
    """
    if name.is_position and not name.line.questioned(name.cell):
        yield at(name.cell, name.executor.text, word=_own_word(name.line))


def _is_spelt_otherwise(name: ExecutorReview) -> bool:
    known = name.executor.match in {Match.WORDS, Match.ALIAS} and not name.other_list
    return known and name.reworded and not name.line.questioned(name.cell)


def _own_word(line: ActivityReview) -> str:
    return line.part.review.definition.executors_of(line.part.definition.id).word


def _borrowed(executor: Executor) -> Text:
    """Whose name it is, where it is a unit's of another list."""
    if executor.borrowed is None:
        return Text("", "")
    return Text(" Itu sebutan untuk {name}.", " That is a name of {name}.").filled(name=executor.borrowed)
