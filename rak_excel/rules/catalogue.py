"""All rules there are, in order. A rule that is not listed here does not exist."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import process

from rak_excel.errors import UnknownRuleError
from rak_excel.language import Text, on_one_line
from rak_excel.rules import (
    across,
    budgets,
    contradictions,
    executors,
    identity,
    schedule,
    signatures,
    target_values,
    targets,
    whole,
)
from rak_excel.rules.as_read import cells, files, unused
from rak_excel.rules.by_period import over_year, parts, values, year_end
from rak_excel.rules.engine.rule import Rule, documentation_of
from rak_excel.rules.monitoring import beside_others, figures, goals, reasons, rows_of_plan, signed_plan
from rak_excel.rules.monitoring import work as reported_work
from rak_excel.rules.rows import indicators, rows, twins, wording, work

_WHY = Text("Mengapa: {why}", "Why: {why}")
_NO_RULE = Text(
    "Tidak ada aturan {name}{likely}. Jalankan rak-excel rules untuk melihat daftarnya.",
    "There is no rule {name}{likely}. Run rak-excel rules to see them all.",
)
_LIKELY = 75.0  # of 100: from where on a name is suggested
_LONGEST = 100  # letters of a name that is told: settings may hold one of any length
FAMILIES: dict[str, Text] = {
    "RAK0xx": Text("File, sheet, dan sel", "Files, sheets and cells"),
    "RAK1xx": Text("Identitas dan tanda tangan", "Identity and signatures"),
    "RAK2xx": Text("Sasaran, indikator, dan kegiatan", "Objectives, indicators and activities"),
    "RAK3xx": Text("Target", "Targets"),
    "RAK4xx": Text("Jadwal", "Schedule"),
    "RAK5xx": Text("Pelaksana", "Executors"),
    "RAK6xx": Text("Kecocokan isi antar sheet", "Across the parts"),
    "RAK7xx": Text("Target per periode", "Targets by period"),
    "RAK8xx": Text("Anggaran", "Budget"),
    "RAK9xx": Text("Laporan triwulan", "Quarterly reports"),
}
CATALOGUE: tuple[Rule, ...] = (
    files.unreadable_file,
    files.not_a_plan,
    files.part_missing,
    cells.column_missing,
    unused.cell_not_used,
    unused.column_not_used,
    cells.never_calculated_formula,
    cells.error_cell,
    cells.ambiguous_value,
    files.older_template,
    cells.copied_row,
    cells.repaired,
    files.mentioned,
    files.part_empty,
    files.nothing_filled,
    cells.second_reading,
    unused.table_not_read,
    files.identity_sheet_missing,
    files.agreement_only,
    unused.column_set_aside,
    cells.hidden_but_read,
    unused.rows_not_read,
    unused.difference_open,
    identity.office_missing,
    identity.office_unknown,
    identity.parts_disagree_on_office,
    identity.year_missing,
    identity.parts_disagree_on_year,
    signatures.submitter_missing,
    signatures.signature_incomplete,
    signatures.parts_disagree_on_date,
    identity.code_of_other_office,
    signatures.nip_without_18_digits,
    signatures.submitter_unknown,
    identity.year_of_other_files_differs,
    signatures.signature_undecided,
    rows.number_missing,
    rows.number_out_of_order,
    rows.objective_missing,
    rows.indicator_missing,
    rows.indicator_unfilled,
    work.activity_missing,
    rows.activity_numbering_broken,
    indicators.duplicate_indicator,
    twins.near_duplicate_indicator,
    indicators.duplicate_activities,
    indicators.indicator_is_not_a_measure,
    work.explanation_as_activity,
    twins.measure_in_other_words,
    work.event_called_off,
    indicators.indicator_lost,
    indicators.indicator_emptied,
    indicators.indicator_left_out,
    wording.text_truncated,
    wording.stale_year,
    wording.other_region_named,
    wording.leftover_markup,
    wording.word_repeated,
    wording.word_misspelt,
    wording.word_perhaps_misspelt,
    contradictions.activity_without_words,
    targets.target_missing,
    targets.target_unreadable,
    targets.target_changes_within_indicator,
    targets.target_does_not_fit_indicator,
    targets.target_unit_differs,
    target_values.percentage_out_of_range,
    target_values.zero_target_without_polarity,
    target_values.target_below_national,
    target_values.target_differs_from_agreement,
    contradictions.target_differs_from_wording,
    schedule.schedule_empty,
    schedule.unknown_mark,
    schedule.mixed_marks,
    schedule.coloured_schedule,
    schedule.schedule_of_quantities,
    schedule.only_last_period,
    contradictions.schedule_differs_from_activity,
    executors.executor_missing,
    executors.executor_unknown,
    executors.executor_spelling,
    executors.executor_of_other_part,
    executors.executor_of_other_era,
    executors.executor_repeated,
    executors.executor_is_a_position,
    work.work_of_other_office,
    across.target_differs_between_parts,
    across.quarter_without_month,
    across.month_outside_quarter,
    across.executors_do_not_correspond,
    across.indicator_without_counterpart,
    whole.division_without_support,
    whole.year_differs_between_parts,
    whole.unit_never_named,
    year_end.year_end_differs_from_target,
    year_end.periods_do_not_add_up,
    year_end.periods_do_not_fit_target,
    over_year.target_falls,
    over_year.nothing_before_last_period,
    over_year.target_without_activity,
    over_year.activity_without_target,
    values.period_target_unit_differs,
    values.period_target_unreadable,
    parts.period_targets_differ_between_parts,
    year_end.all_periods_zero,
    values.suggestion_not_typed,
    year_end.year_end_target_missing,
    values.period_target_out_of_range,
    budgets.budget_total_blank,
    budgets.budget_does_not_add_up,
    figures.actual_missing,
    figures.actual_unreadable,
    figures.actual_of_other_kind,
    figures.percentage_above_100,
    beside_others.actual_falls,
    beside_others.earlier_quarter_changed,
    figures.far_above_target,
    figures.not_measured_now,
    reasons.missed_without_reason,
    reasons.missed_without_follow_up,
    reported_work.done_without_evidence,
    reported_work.evidence_says_nothing,
    reported_work.scheduled_not_reported,
    reported_work.past_its_last_period,
    reported_work.figure_against_activities,
    goals.quarter_target_missing,
    goals.quarter_targets_disagree,
    beside_others.computed_cell_typed,
    reasons.follow_up_overdue,
    signed_plan.other_plan_revision,
    signed_plan.plan_text_edited,
    rows_of_plan.plan_row_missing,
    rows_of_plan.row_outside_plan,
    beside_others.counterpart_differs,
    signed_plan.quarter_skipped,
    signed_plan.signed_before_quarter_end,
    goals.pattern_not_confirmed,
    reported_work.state_unknown,
    signed_plan.plan_not_carried,
)


def named_rules(names: Iterable[str]) -> frozenset[str]:
    """The codes that names stand for: codes (RAK502), families (RAK5, RAK5xx) and rule names, in any case.

    Raises UnknownRuleError, with the nearest name, for a name that is none of these.
    """
    return frozenset(rule.code for name in names for rule in rules_named(name))


def rules_named(name: str) -> tuple[Rule, ...]:
    """The rules that one name stands for, in the catalogue's order."""
    wanted = name.strip().casefold()
    prefix = wanted.rstrip("x")
    by_code = [rule for rule in CATALOGUE if wanted.startswith("rak") and rule.code.casefold().startswith(prefix)]
    if wanted.startswith("rak") and len(prefix) > len("rak") and by_code:
        return tuple(by_code)
    by_name = tuple(rule for rule in CATALOGUE if rule.name == wanted.replace("_", "-"))
    if not by_name:
        raise _unknown(name)
    return by_name


def explanation_of(code: str) -> Text | None:
    """Why the rule with this code asks for what it asks; None where there is no such rule any more."""
    rule = next((each for each in CATALOGUE if each.code == code), None)
    return _WHY.filled(why=documentation_of(rule).why) if rule else None


def _unknown(name: str) -> UnknownRuleError:
    known = [rule.name for rule in CATALOGUE] + [rule.code for rule in CATALOGUE]
    near = process.extractOne(name[:_LONGEST].casefold(), known, score_cutoff=_LIKELY)
    likely = Text(f"; mungkin {near[0]}", f"; perhaps {near[0]}") if near else Text("", "")
    named = on_one_line(name if len(name) <= _LONGEST else f"{name[:_LONGEST]}…")
    return UnknownRuleError(_NO_RULE.filled(name=named, likely=likely))
