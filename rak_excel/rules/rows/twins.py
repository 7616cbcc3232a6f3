"""RAK215: one measure that stands twice in other words."""

from __future__ import annotations

from collections.abc import Iterator

from rak_excel.language import Text
from rak_excel.model import Severity
from rak_excel.rules.engine.rule import Problem, at, rule
from rak_excel.rules.engine.subjects import IndicatorReview, PartReview
from rak_excel.rules.rows.indicators import BOTH, ways_apart
from rak_excel.vocabulary.basics.stems import without_general
from rak_excel.vocabulary.basics.texts import shortened

_WORDS = 3  # an indicator needs so many words of its own to be compared


@rule(
    PartReview,
    "RAK215",
    Severity.WARNING,
    id='Indikator "{value}" tampaknya sama dengan {other}: "{named}".',
    en='The indicator "{value}" seems to be the same as {other}: "{named}".',
    hint=Text(
        "Bila ukurannya sama, satukan dalam satu baris; bila lain, bedakan kata-katanya.",
        "If it is one measure, bring both into one row; if there are two, word them differently.",
    ),
)
def measure_in_other_words(part: PartReview) -> Iterator[Problem]:
    """Two indicators with the same words in another order or form: penyusunan dokumen, dokumen yang disusun.

    Except: where their targets or executors differ, or only one of them has a general word such as "pelaksanaan", this
    is an info. Below other objectives and of other units they are two.
    Kecuali: bila target atau pelaksananya lain, atau hanya salah satunya yang memakai kata umum seperti "pelaksanaan",
    cukup Info. Di bawah sasaran lain dan dengan pelaksana lain, keduanya memang dua ukuran.

    Why: what is measured twice is counted and reported twice.
    Mengapa: yang diukur dua kali akan terhitung dan dilaporkan dua kali.

    Wrong:
        | SHEET  | INDIKATOR                                       | TARGET |
        | Komisi | Persentase dokumen perencanaan yang disusun     | 100%   |
        | Komisi | Persentase Penyusunan Dokumen Perencanaan       | 100%   |

    Right:
        | SHEET  | INDIKATOR                                       | TARGET |
        | Komisi | Persentase dokumen perencanaan yang disusun     | 100%   |
        | Komisi | Persentase dokumen perencanaan yang disahkan    | 100%   |
    """
    exact: dict[frozenset[str], IndicatorReview] = {}
    general: dict[frozenset[str], IndicatorReview] = {}
    for row in part.filled:
        if len(row.meaning) < _WORDS:
            continue
        bare = without_general(row.meaning)
        alike = exact.get(row.meaning)
        other = alike or (general.get(bare) if len(bare) >= _WORDS else None)
        if other and other.words != row.words and ways_apart(other, row) < BOTH:
            words = {"other": other.cell.address, "named": shortened(other.indicator.text)}
            problem = at(row.cell, row.indicator.text, **words)
            yield problem if alike and _planned_alike(alike, row) else problem.milder()
        exact.setdefault(row.meaning, row)
        general.setdefault(bare, row)


def _planned_alike(one: IndicatorReview, other: IndicatorReview) -> bool:
    targets = [row.target.same if row.target else None for row in (one, other)]
    executors = [{executor.name for executor in row.indicator.executors} for row in (one, other)]
    return targets[0] == targets[1] and executors[0] == executors[1]
