"""Aturan Dijelaskan: how often offices explain what a rule finds, since a rule that is always explained is a bad one."""

from __future__ import annotations

from rak_excel.formats.written.drawn.canvas import Canvas, DrawnValue
from rak_excel.formats.written.values import Formula
from rak_excel.language import Text
from rak_excel.model import Severity
from rak_excel.rolling_up.facts.fields import FIRST
from rak_excel.rolling_up.findings.counting import ExplainedRule, explained_rules
from rak_excel.workbooks.rollup.layout import Layout
from rak_excel.workbooks.rollup.tables import begin_table, beside, draw_rows, link_to

_TITLE = Text("Aturan yang catatannya dijelaskan kantor", "Rules whose findings offices explain")
_MEANS = Text(
    "Tinjau lagi aturan yang hampir selalu dijelaskan: mungkin aturannya yang kurang tepat, bukan isian kantor.",
    "Look again at a rule that is nearly always explained: it may be the rule that is wrong, and not what offices wrote.",
)


def draw_explained_rules(canvas: Canvas, layout: Layout) -> None:
    """Those that are explained away most often first, as it was when this was written."""
    table = layout.rules
    begin_table(canvas, table, _TITLE, _MEANS, frozen=1)
    rules = enumerate(explained_rules(layout.result.notes), FIRST)
    draw_rows(canvas, table, (_row(layout, rule, row) for row, rule in rules))


def _row(layout: Layout, rule: ExplainedRule, row: int) -> list[DrawnValue]:
    notes = layout.notes
    own = {field: beside(row, column) for field, column in layout.rules.columns.items()}
    of_rule, number = f"{notes.column('code')},{own['code']}", notes.column("region_number")
    info = Severity.INFO.label.said(layout.language)
    still_open = f'COUNTIFS({of_rule},{number},">0",{notes.column("severity")},"<>{info}",{layout.counting})'
    explained = Formula(f'=COUNTIFS({of_rule},{number},"<0")', rule.explained)
    by_office = f"COUNTIFS({of_rule},{number},-{layout.status.column('region_number')})"
    return layout.rules.values(
        rule,
        found=Formula(f"={still_open}+{own['explained']}", rule.found),
        explained=link_to(notes, "code", own["code"], explained, [f"({number}<0)"]),
        share=Formula(f'=IF({own["found"]}=0,"",{own["explained"]}/{own["found"]})', rule.share),
        offices=Formula(f"=SUMPRODUCT(--({by_office}>0))", rule.offices),
    )
