"""What units explained of their submissions, carried into the merged plan, where its reader may turn it down."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from rak_excel.formats.written.table import TableSheet
from rak_excel.language import Text
from rak_excel.layouts.names import EXPLAINED
from rak_excel.merging.account import FileAccount
from rak_excel.model import Plan, Severity
from rak_excel.model.returned import Returned, ReturnedState
from rak_excel.reading.lists import lists_at
from rak_excel.reading.returned import returned_at
from rak_excel.rounds.explanations import explanations
from rak_excel.rounds.states import returned_rows, sender_of, state_now
from rak_excel.rules.check import check
from rak_excel.workbooks.returned.sheet import FindingsList, ListedFinding, findings_table

_TITLE = Text("PENJELASAN UNIT", "WHAT UNITS EXPLAIN")
_ABOUT = Text(
    "Isian yang perlu dicek, yang memang benar menurut unitnya. Kalau penjelasannya tidak diterima, pilih Ditolak di kolom "
    "PUTUSAN, simpan, lalu gabung lagi dengan cara yang sama (lewat perintah: tambahkan --decisions dan nama file ini).",
    "Entries to be checked that are right as they are, as their units say. Where an explanation is not accepted, choose Ditolak "
    "in the column PUTUSAN, save, and merge again in the same way (on the command line: add --decisions and the name of this file).",
)


def lists_taken(plans: Iterable[Plan], files: Iterable[FileAccount], apart: Iterable[Returned] = ()) -> list[Returned]:
    """The lists within the files that take part in a merge, and those `apart` of who sent them."""
    used = {file.source.file for file in files if file.fate is None and not file.unreadable}
    taken = [plan for plan in plans if plan.files & used]
    senders = set(map(sender_of, taken))
    within = [each for plan in taken for file, each in plan.lists.items() if file in used]
    return [*within, *(each for each in apart if each.state and each.state.sender in senders)]


def lists_apart(paths: Iterable[Path | str]) -> list[Returned]:
    """The lists that lie beside the plans at these paths."""
    return [each for path in lists_at(paths) if (each := returned_at(path))]


def explained_sheet(plan: Plan, own: Sequence[Returned], carried: Sequence[Returned]) -> TableSheet | None:
    """The sheet with what units explained in their `own` lists, or earlier plans `carried` along, and still holds of the plan.

    None where that is nothing.
    """
    if not any(each.explains for listed in (*own, *carried) for each in listed.answers):
        return None
    now = state_now([plan], check(plan))
    explained = list(explanations(now, own, carried, plan.definition, plan.identity.year))
    if not explained:
        return None
    who = sender_of(plan)
    state = ReturnedState(who.region, who.year, who.unit, "", Severity.WARNING, 0, returned_rows(now.rows))
    rows = tuple(ListedFinding(each.finding, answered=each, explainable=True) for each in explained)
    return findings_table(FindingsList((_TITLE, _ABOUT), rows, state, ruled=True), EXPLAINED, "id")
