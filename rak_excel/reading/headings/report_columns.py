"""Which columns of a report are which of its definition: by their headings, and by the quarter that these name."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import chain

from rak_excel.definitions.monitoring import quarter_of
from rak_excel.reading.headings.block import HeadingBlock, words_of
from rak_excel.record import Record
from rak_excel.vocabulary.basics.heading_words import MONEY
from rak_excel.vocabulary.basics.numbers import is_year
from rak_excel.vocabulary.headings.headings import bare_heading, further_headed, heading_role
from rak_excel.vocabulary.headings.period_targets import says_percent
from rak_excel.vocabulary.schedules.quarters import quarter_alone, quarter_said, says_before, says_present, says_up_to

_FIGURES = {
    "actual": frozenset({"realisasi", "progres", "progress"}),
    "of_quarter": frozenset({"capaian"}),
    "goal": frozenset({"target", "alokasi"}),
}
"""The words of a heading over figures, by what they are; what compares two of them names the other too."""
_COMPARES = frozenset({"terhadap", "thd", "target", "tingkat", "persen", "persentase"})
"""The words of a heading with REALISASI and CAPAIAN that has no figures, but how much of a target they are."""
_ONLY_PERCENT = frozenset({"persen", "persentase"})
_OF_WORK = frozenset({"kinerja", "fisik", "output", "keluaran"})
"""What stands over figures together with money: REALISASI KINERJA DAN ANGGARAN."""
_PLAIN = (
    "kinerja indikator iku utama saat ini kini tahun tahunan ta berjalan pencapaian tercapai dicapai yang dan pada "
    "s d sd sampai dengan hingga per kumulatif akumulatif akumulasi komulatif"
)
_OPEN = (
    "output keluaran sasaran strategis program jumlah total volume kuantitas nilai angka hasil akhir laporan periode"
)
_SURE, _LIKELY = frozenset(_PLAIN.split()).union(*_FIGURES.values()), frozenset(_OPEN.split())
"""The other words of a heading over what was reached: with any word beyond these it may be of money, a date or the work."""
_LEADING = re.compile(rf"^\W*(?:(?:{'|'.join(chain.from_iterable(_FIGURES.values()))}|kinerja)\b\W*+)+", re.IGNORECASE)
_TYPED_FIGURES = frozenset({"goal", "previous", "actual", "in_quarter"})
_PROGRESS = frozenset({"progres", "progress"})
_OF_YEAR = frozenset({"tahun", "tahunan", "setahun"})


class ReportColumns(Record):
    """The columns of a report by the ids of its definition.

    `of_others` are those of other quarters. `alone` are columns with targets or figures of which the heading does not say that
    they count from the beginning of the year, as those of this definition do. `unsure` are columns of figures that may as
    well compare them with their targets: CAPAIAN; `guessed` is one headed in words that may mean other figures: REALISASI OUTPUT.
    """

    known: Mapping[int, str] = {}
    of_others: frozenset[int] = frozenset()
    alone: tuple[int, ...] = ()
    unsure: tuple[int, ...] = ()
    guessed: tuple[int, ...] = ()


def report_columns(block: HeadingBlock) -> ReportColumns:
    """The columns of a heading that a definition of reports has; none by any other definition."""
    if not block.definition.is_report:
        return ReportColumns()
    found = _columns(block, achieved="of_quarter")
    if not {"actual", "in_quarter"}.isdisjoint(found.known.values()):
        return found
    # Without a column REALISASI what was reached stands below CAPAIAN; surely so beside a column that compares it.
    other = _columns(block, achieved="actual")
    figures = tuple(column for column, id_ in other.known.items() if id_ == "actual")
    others = (column for column in block.own if column not in figures and _figure(block.texts(column)) != "goal")
    compared = any(says_percent(block.texts(column)) for column in others)
    return other.but(unsure=() if compared else figures) if figures else found


def _columns(block: HeadingBlock, achieved: str) -> ReportColumns:
    """The columns where one headed CAPAIAN without a percent sign is the one that `achieved` names."""
    quarter = quarter_of(block.definition).number
    known: dict[int, str] = {}
    others, alone = set[int](), []
    for column in sorted(block.own):
        texts, named = block.all_texts(column), _quarter_over(block, column)
        said = (each for text in texts for each in (text, _without_figure(text)))
        up_to = any(says_up_to(each, block.definition.identity) for each in said)
        figure, own = _meant(block, column, named, achieved)
        if not own and known.get(column - 1) == "actual" and _is_percent_alone(texts[-1]):
            own = "of_quarter"
        if figure == "actual" and named == quarter - 1 > 0:
            known[column] = "previous"
            if named > 1 and not up_to:
                alone.append(column)
        elif own and named not in {None, quarter}:
            others.add(column)
        elif own and not (own == "planned" and block.wider(column)):  # that is a column of a whole schedule
            known[column] = own
            if named and figure in {"actual", "goal"} and quarter > 1 and not up_to:
                alone.append(column)
    plain: list[int] = []
    if {"actual", "in_quarter"}.isdisjoint(known.values()):
        plain = [column for column in block.own if column not in {*known, *others} and _is_plain_figure(block, column)]
        known |= {plain[0]: "actual"} if len(plain) == 1 else {}
    guessed = tuple(column for column in plain if column in known and block.words(column) & _LIKELY)
    return _settled(ReportColumns(known, frozenset(others), tuple(alone), guessed=guessed))


def _meant(block: HeadingBlock, column: int, named: int | None, achieved: str) -> tuple[str, str]:
    """Which figures a column has by a heading that names a quarter, and which column of the definition it is; "" for none."""
    texts = block.all_texts(column)
    figure = "" if named is None else _figure(texts)
    own = figure or _headed(_narrow(block, column) if named is None else texts, texts, block)
    if own == "of_quarter" and not says_percent(texts):
        return achieved, achieved
    if own in _TYPED_FIGURES and not figure and _says_rupiah(texts[-1]):
        own = ""
    if own == "actual" and not figure:
        own = "" if any(map(_is_money, texts)) else "state" if _is_of_work(block, texts) else own
    return figure, own


def _is_plain_figure(block: HeadingBlock, column: int) -> bool:
    """Whether a column without a quarter has what was reached, in words that no definition lists: REALISASI SAAT INI.

    A year in it is that of the report where another heading says it too: REALISASI 2020 beside TARGET 2020.
    """
    texts, years = block.all_texts(column), {block.year(each) for each in block.own if each != column}
    left = block.words(column) - _SURE - _LIKELY
    other = block.year(column) not in {None, *years} or not all(map(is_year, left))
    return _figure(texts) == "actual" and not (other or says_percent(texts) or _is_of_work(block, texts))


def _without_figure(text: str) -> str:
    """A heading without the words for figures before what it says of when: JANUARI - JUNI of REALISASI JANUARI - JUNI."""
    return _LEADING.sub("", text)


def _is_of_work(block: HeadingBlock, texts: Sequence[str]) -> bool:
    """Whether a column has how far each activity is, and no figures of indicators: PROGRES (%) in a table with KEGIATAN."""
    if not any(words_of(text) & _PROGRESS for text in texts):
        return False
    headed = (text for column in block.own for text in block.texts(column))
    return any(heading_role(text, block.definition) == "activity" for text in headed)


def _narrow(block: HeadingBlock, column: int) -> tuple[str, ...]:
    """What a column's own cells say, those left out that stand over others too: REALISASI over ANGGARAN and FISIK."""
    wide = {address for addresses in block.above.values() for address in addresses}
    return tuple(text for row, text in block.own[column].items() if (row, column) not in wide)


def _settled(found: ReportColumns) -> ReportColumns:
    """Beside a figure from the beginning of the year that of the quarter alone is what the quarter added."""
    sure = {id_ for column, id_ in found.known.items() if column not in found.alone}
    added = {c: "in_quarter" for c in found.alone if found.known[c] == "actual" and "actual" in sure}
    again = {c for c in found.alone if found.known[c] == "goal" and "goal" in sure}
    again |= {c for c in found.alone if found.known[c] == "previous" and sure & {"actual", "previous"}}
    known = {column: id_ for column, id_ in {**found.known, **added}.items() if column not in again}
    alone = tuple(column for column in found.alone if column not in added and column not in again)
    return found.but(known=known, of_others=found.of_others | again, alone=alone)


def _quarter_over(block: HeadingBlock, column: int) -> int | None:
    """The quarter that the headings of a column name, the lowest first; that of the report where they say the present one, and
    the one before it, which is 0 in the first, where they say that.
    """
    figure = bool(_figure(block.all_texts(column)))
    words, own = block.definition.identity, quarter_of(block.definition).number
    for text in reversed(block.all_texts(column)):
        if named := quarter_said(_without_figure(text), words) or (quarter_alone(text) if figure else None):
            return named
        if says_present(text) or says_before(text):
            return own if says_present(text) else own - 1
    return None


def _figure(texts: Sequence[str]) -> str:
    """Whether a column has targets, what was reached, or both compared: by its lowest heading that says so; "" for none.

    A percent sign alone, below TRIWULAN II and beside TARGET and REALISASI, compares them.
    """
    for text in reversed(texts):
        words = words_of(text)
        if words & MONEY or any(map(_is_money, texts)):
            return ""
        if words & _FIGURES["of_quarter"]:
            if words & _FIGURES["actual"] and not (words & _COMPARES or says_percent([text])):
                return "actual"
            return "of_year" if words & _OF_YEAR else "of_quarter"
        for figure, said in _FIGURES.items():
            if words & said:
                return figure
    return "of_quarter" if any(map(_is_percent_alone, texts[-1:])) else ""


def _is_money(text: str) -> bool:
    """Whether a heading, which may stand over REALISASI, is of money and nothing else: ANGGARAN, KEUANGAN (Rp)."""
    words = words_of(text)
    return bool(words & MONEY) and words.isdisjoint(_OF_WORK.union(*_FIGURES.values()))


def _says_rupiah(text: str) -> bool:
    """Whether a heading says behind its words that its figures are money: REALISASI (Rp)."""
    return bool((words_of(text) - words_of(bare_heading(text) or text)) & MONEY)


def _is_percent_alone(text: str) -> bool:
    return says_percent([text]) and words_of(text.replace("%", "")) <= _ONLY_PERCENT


def _headed(texts: Sequence[str], whole: Sequence[str], block: HeadingBlock) -> str:
    """The column of the definition that is headed as the `whole` heading, else as the lowest of these texts that is one."""
    columns = block.definition.further
    each = (" ".join(whole), *reversed(texts))
    return next(filter(None, (further_headed(text, columns) for text in each)), "")


def quarters_headed(block: HeadingBlock) -> set[int]:
    """The quarters that the headings name, and of which they say that figures stand below."""
    numbered = [c for c in block.own if not any(says_present(t) or says_before(t) for t in block.all_texts(c))]
    named = ((_figure(block.all_texts(column)), _quarter_over(block, column)) for column in numbered)
    return {quarter for figure, quarter in named if quarter and figure in {"actual", "of_quarter"}}


def quarters_due(block: HeadingBlock) -> dict[int, int]:
    """By column the quarter that headings name but for those over what was reached, of which a report has earlier ones too."""
    said = {column: _quarter_over(block, column) for column in sorted(block.own)}
    return {column: each for column, each in said.items() if each and _figure(block.all_texts(column)) != "actual"}
