"""Which columns of a report are which of its definition: by their headings, and by the quarter that these name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from rak_excel.definitions.monitoring import quarter_of
from rak_excel.reading.headings.block import HeadingBlock, words_of
from rak_excel.record import Record
from rak_excel.vocabulary.basics.heading_words import MONEY
from rak_excel.vocabulary.headings.headings import further_headed
from rak_excel.vocabulary.headings.period_targets import says_percent
from rak_excel.vocabulary.schedules.quarters import quarter_alone, quarter_said, says_present, says_up_to

_FIGURES = {
    "actual": frozenset({"realisasi", "progres", "progress"}),
    "of_quarter": frozenset({"capaian"}),
    "goal": frozenset({"target", "alokasi"}),
}
"""The words of a heading over figures, by what they are; what compares two of them names the other too."""
_OF_YEAR = frozenset({"tahun", "tahunan", "setahun"})


class ReportColumns(Record):
    """The columns of a report by the ids of its definition.

    `of_others` are those of other quarters. `alone` are columns with targets or figures of which the heading does not say that
    they count from the beginning of the year, as those of this definition do. `unsure` are columns of figures that may as
    well compare them with their targets: CAPAIAN.
    """

    known: Mapping[int, str] = {}
    of_others: frozenset[int] = frozenset()
    alone: tuple[int, ...] = ()
    unsure: tuple[int, ...] = ()


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
    for column in block.own:
        texts, named = block.all_texts(column), _quarter_over(block, column)
        figure = _figure(texts) if named else ""
        own = figure or _headed(texts if named else _narrow(block, column), texts, block)
        if own == "of_quarter" and not says_percent(texts):
            figure = own = achieved
        if figure == "actual" and named == quarter - 1:
            known[column] = "previous"
        elif own and named not in {None, quarter}:
            others.add(column)
        elif own and not (own == "planned" and block.wider(column)):  # that is a column of a whole schedule
            known[column] = own
            if named and figure in {"actual", "goal"} and quarter > 1 and not any(map(says_up_to, texts)):
                alone.append(column)
    return _settled(ReportColumns(known, frozenset(others), tuple(alone)))


def _narrow(block: HeadingBlock, column: int) -> tuple[str, ...]:
    """What a column's own cells say, those left out that stand over others too: REALISASI over ANGGARAN and FISIK."""
    wide = {address for addresses in block.above.values() for address in addresses}
    return tuple(text for row, text in block.own[column].items() if (row, column) not in wide)


def _settled(found: ReportColumns) -> ReportColumns:
    """Beside a figure from the beginning of the year that of the quarter alone is what the quarter added."""
    sure = {id_ for column, id_ in found.known.items() if column not in found.alone}
    added = {c: "in_quarter" for c in found.alone if found.known[c] == "actual" and "actual" in sure}
    again = {column for column in found.alone if found.known[column] == "goal" and "goal" in sure}
    known = {column: id_ for column, id_ in {**found.known, **added}.items() if column not in again}
    alone = tuple(column for column in found.alone if column not in added and column not in again)
    return ReportColumns(known, found.of_others | again, alone)


def _quarter_over(block: HeadingBlock, column: int) -> int | None:
    """The quarter that the headings of a column name, the lowest first; that of the report where they say the present one."""
    figure = bool(_figure(block.all_texts(column)))
    words = block.definition.identity
    for text in reversed(block.all_texts(column)):
        if named := quarter_said(text, words) or (quarter_alone(text) if figure else None):
            return named
        if says_present(text):
            return quarter_of(block.definition).number
    return None


def _figure(texts: Iterable[str]) -> str:
    """Whether a column has targets, what was reached, or both compared: by its lowest heading that says so; "" for none."""
    for text in reversed([*texts]):
        words = words_of(text)
        if words & MONEY:
            return ""
        if words & _FIGURES["of_quarter"]:
            return "of_year" if words & _OF_YEAR else "of_quarter"
        for figure, said in _FIGURES.items():
            if words & said:
                return figure
    return ""


def _headed(texts: Sequence[str], whole: Sequence[str], block: HeadingBlock) -> str:
    """The column of the definition that is headed as the `whole` heading, else as the lowest of these texts that is one."""
    columns = block.definition.further
    each = (" ".join(whole), *reversed(texts))
    return next(filter(None, (further_headed(text, columns) for text in each)), "")


def quarters_headed(block: HeadingBlock) -> set[int]:
    """The quarters of which the headings say that figures of them stand below."""
    named = ((_figure(block.all_texts(column)), _quarter_over(block, column)) for column in block.own)
    return {quarter for figure, quarter in named if quarter and figure in {"actual", "of_quarter"}}
