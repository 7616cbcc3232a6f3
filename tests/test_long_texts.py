"""No function over the text of one cell takes long, however long the text is and whatever stands in it."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import time
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from functools import cache

import pytest

from rak_excel.definitions.loading import load_template
from rak_excel.errors import RakExcelError
from rak_excel.model.further import FurtherColumn
from rak_excel.reading.ledger import Ledger
from rak_excel.vocabulary.entries.form_status import FAULTS
from rak_excel.vocabulary.entries.wordings import Filling, Wordings
from rak_excel.vocabulary.names.regions import find_region, regions
from tests.long_texts import LETTERS, kinds

pytestmark = pytest.mark.no_cover  # which would be half of the time that they take

_DEFINITION = load_template("kpu-2020")
_BUDGET = FurtherColumn(id="budget", heading="ANGGARAN", kind="amount")
_LAYERS = ("vocabulary", "reading", "rules")
_FEW = 78  # letters that a long heading may have
_SOME = 600  # letters that a long schedule, target or remark may have
_SHARE = 8  # of the longest text: the beginning that is tried first
_QUICK = 0.05  # seconds of a processor for the longest text
_SLACK = 4  # times as long, on a busy machine: what grows with the square takes thirty times as long
_TIMES = 8

_BY_NAME: Mapping[str, object] = {
    "part": _DEFINITION.parts[-1].id,
    "office": "KPU Kabupaten Lombok Timur",
    "role": "executor",
    "font": "wingdings",
    "key": "nilai-akip",
    "lists": ((_DEFINITION.first_list, ""),),
    "periods": frozenset({1}),
    "letter": "v",
    "region": "52.03",
    "status": FAULTS[0].status.id,
}
"""What a function gets that is no text of a cell, by the name of its parameter."""

_BY_KIND: Mapping[str, object] = {
    "Definition": _DEFINITION,
    "Definition | None": _DEFINITION,
    "PartDefinition": _DEFINITION.parts[-1],
    "MarkWords": _DEFINITION.marks,
    "MeasureUnit": _DEFINITION.targets.units[-1],
    "IdentityWords": _DEFINITION.identity,
    "ReviewWords": _DEFINITION.review,
    "FurtherColumn": _BUDGET,
    "tuple[EntryColumn, ...]": (_BUDGET,),
    "Region": find_region("52.03"),
    "Filling": Filling("KPU Kabupaten Lombok Timur", "KPU", 2020),
    "Decimal": Decimal(1),
    "Ledger": Ledger(),
    "int": 1,
    "int | None": 2020,
    "bool": True,
    "frozenset[str]": frozenset({"laporan"}),
    "Collection[int]": frozenset({1}),
    "tuple[TargetKind, ...]": (),
    "Cell | None": None,
    "IndicatorDefinition | None": None,
    "Value | None": "1" * 32_767,
    "Regions": regions(),
}
_TEXTS = frozenset({"Iterable[str]", "Sequence[str]", "Collection[str]", "tuple[str, ...]"})

# Those that also get rows, tables, sheets or what was made of them: a plan with long texts leads through them, below.
_OF_TABLES = frozenset(
    [
        "reading.who_plans.identity_of",
        "reading.columns.target_units.contradicts",
        "reading.account.account_for",
        "reading.account.account_of",
        "reading.files.read_file",
        "reading.files.read_report_file",
        "rules.monitoring.telling.at_work",
        "rules.monitoring.telling.at_column",
        "reading.reports_of_others.definition_of_report",
        "reading.follow_ups.with_follow_ups",
        "reading.identity.answers.signatory_of",
        "reading.identity.said_by_names.completed_by_names",
        "reading.merged_plans.choices.headed_rows",
        "reading.merged_plans.own_values.cannot_be_read",
        "reading.merged_plans.own_values.own_target",
        "reading.sections.head_said.whole_name",
        "reading.sections.signature.find_signature",
        "reading.sections.signature_start.signature_start",
        "reading.tables.tables_told.tell_going_on",
        "reading.tables.tables_told.tell_table",
        "reading.targets.bare_numbers.doubt_of_bare",
        "reading.told.remarked_comments.amount_said",
        "reading.told.remarked_rows.question_about",
        "rules.engine.rule.at",
        "rules.engine.rule.on_sheet",
        "rules.engine.rule.rule",
        "vocabulary.names.executors.carries",
        "reading.targets.by_period.tell_period_targets",
        "vocabulary.targets.units.target_beside",
        "vocabulary.targets.by_period.converted",
        "vocabulary.targets.by_period.entered_as",
        "vocabulary.targets.by_period.read_value",
        "vocabulary.targets.by_period.period_targets",
        "vocabulary.targets.by_period.kinds_of_period_targets",
        "vocabulary.targets.by_period.value_of",
        "vocabulary.targets.period_sets.period_set",
        "vocabulary.targets.period_sets.same_set",
        "vocabulary.targets.period_sets.typed_set",
        "vocabulary.targets.period_sets.written_set",
        "vocabulary.names.executors.official_order",
        "vocabulary.targets.targets.written_target",
    ]
)
_FOUND_IN_TEXTS = frozenset({("vocabulary.documents.titles.as_written", "word")})  # some words of the other text


def _functions() -> Iterator[tuple[str, Callable[..., object]]]:
    """Every public function of the layers that a text can be given to, and what is asked of wordings."""
    for layer in _LAYERS:
        package = f"rak_excel.{layer}"
        for found in pkgutil.walk_packages(importlib.import_module(package).__path__, f"{package}."):
            module = importlib.import_module(found.name)
            for name, function in vars(module).items():
                own = inspect.unwrap(function) if callable(function) else None
                if inspect.isfunction(own) and own.__module__ == module.__name__ and not name.startswith("_"):
                    yield f"{found.name.removeprefix('rak_excel.')}.{name}", function
    wordings = Wordings(_DEFINITION, _DEFINITION.parts[-1].id, "KPU Kabupaten Lombok Timur", 2020)
    for method in (wordings.key_of, wordings.counts, wordings.objective, wordings.objectives_having):
        yield f"vocabulary.entries.wordings.Wordings.{method.__name__}", method


def _kinds_of(function: Callable[..., object]) -> dict[str, str]:
    return {name: str(each.annotation) for name, each in inspect.signature(inspect.unwrap(function)).parameters.items()}


def _takes_text(kind: str) -> bool:
    return kind == "str" or kind in _TEXTS


def _unknown(function: Callable[..., object]) -> list[str]:
    """The parameters for which nothing is known here that could be given."""
    kinds_of = _kinds_of(function)
    return [
        name
        for name, kind in kinds_of.items()
        if not _takes_text(kind) and name not in _BY_NAME and kind not in _BY_KIND
    ]


def _of_texts() -> list[tuple[str, Callable[..., object]]]:
    texts = [(name, each) for name, each in _functions() if any(map(_takes_text, _kinds_of(each).values()))]
    return [(name, each) for name, each in texts if not _unknown(each)]


def test_every_function_over_texts_is_tried() -> None:
    left_out = {
        name: unknown
        for name, each in _functions()
        if "str" in _kinds_of(each).values() and (unknown := _unknown(each))
    }

    for name in sorted(left_out.keys() - _OF_TABLES):
        pytest.fail(f"Say in _BY_KIND what {name} gets as {' and '.join(left_out[name])}, so that it is tried.")
    assert left_out.keys() == _OF_TABLES
    assert len(_of_texts()) > 250


@cache
def _kinds() -> Mapping[str, str]:
    return kinds()


@pytest.mark.parametrize(("name", "function"), _of_texts(), ids=lambda each: each if isinstance(each, str) else "")
def test_a_function_over_texts_is_done_with_the_longest_cell_at_once(
    name: str, function: Callable[..., object]
) -> None:
    slow = [
        f"{name} takes long for {parameter} of {kind}"
        for parameter, ask in _ways_to_ask(name, function)
        for kind, text in _kinds().items()
        if not _is_quick(ask, text)
    ]

    assert not slow, "\n".join(slow)


def _ways_to_ask(name: str, function: Callable[..., object]) -> Iterator[tuple[str, Callable[[str], object]]]:
    """For each text that a function takes, how to ask it with that one text long."""
    kinds_of = _kinds_of(function)
    others = {each: _given(each, kind) for each, kind in kinds_of.items()}
    for parameter, kind in kinds_of.items():
        if _takes_text(kind) and parameter not in _BY_NAME and (name, parameter) not in _FOUND_IN_TEXTS:
            yield parameter, _asking(function, others, parameter, several=kind != "str")


def _given(parameter: str, kind: str) -> object:
    if kind in _BY_KIND:
        return _BY_KIND[kind]
    return _BY_NAME.get(parameter, ("Reviu",) if kind in _TEXTS else "Reviu")


def _asking(
    function: Callable[..., object], others: Mapping[str, object], parameter: str, *, several: bool
) -> Callable[[str], object]:
    def ask(text: str) -> object:
        try:
            answer = function(**{**others, parameter: (text,) if several else text})
            return list(answer) if isinstance(answer, Iterator) else answer
        except RakExcelError:
            return None

    return ask


def _is_quick(ask: Callable[[str], object], text: str) -> bool:
    """Whether the longest text is done at once. Mostly an eighth of it tells; one of a few words may be gone into further."""
    shorter = (text[:_FEW] + "x", text[:_SOME])
    if not all(_best(ask, each, _QUICK * _SLACK) <= _QUICK * _SLACK for each in shorter):
        return False
    eighth = _best(ask, text[: LETTERS // _SHARE], _QUICK / _SHARE)
    if eighth <= _QUICK / _SHARE:
        return True
    return eighth <= _QUICK and _best(ask, text, _QUICK * _SLACK) <= _QUICK * _SLACK


def _best(ask: Callable[[str], object], text: str, enough: float) -> float:
    """The seconds of the best of a few tries, or of the first that is good enough.

    Each try has a text of its own: a function may remember one that it was asked before.
    """
    best = float("inf")
    for nth in range(_TIMES):
        best = min(best, _timed(ask, text[: len(text) - nth]))
        if best <= enough:
            break
    return best


def _timed(ask: Callable[[str], object], text: str) -> float:
    started = time.process_time()
    ask(text)
    return time.process_time() - started
