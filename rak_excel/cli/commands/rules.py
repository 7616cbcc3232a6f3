"""`rak-excel rules`: the catalogue, or one rule explained."""

from __future__ import annotations

import click

from rak_excel.cli.options import teller_options
from rak_excel.cli.speaking import speaking
from rak_excel.cli.spoken import current_language, say


@speaking(
    "rules",
    "rak-excel rules RAK502",
    id="Daftar aturan pengecekan, atau penjelasan satu aturan.",
    en="List the rules that check uses, or explain one.",
)
@click.argument("name", required=False, metavar="[RAK502]")
@teller_options
def command(name: str | None, force: bool, quiet: bool) -> None:  # noqa: ARG001 - every command takes them
    # Imported here so that `--help` need not wait for the rules.
    from rak_excel.reports.rule_pages import rule_explained, rules_list
    from rak_excel.rules.catalogue import CATALOGUE, rules_named

    rules = rules_named(name) if name else CATALOGUE
    language = current_language()
    say(rule_explained(rules[0], language) if len(rules) == 1 else rules_list(rules, language))
