"""`rak-excel rules`: the catalogue, or one rule explained."""

from __future__ import annotations

import click

from rak_excel.cli.options import current_language, say, shared_options


@click.command("rules")
@click.argument("name", required=False, metavar="[ATURAN]")
@shared_options
def command(name: str | None, force: bool, quiet: bool) -> None:  # noqa: ARG001 - every command takes them
    """Daftar aturan pengecekan, atau penjelasan satu aturan / list the rules, or explain one.

    \b
    Contoh / example:
      rak-excel rules RAK502
    """
    # Imported here so that `--help` need not wait for the rules.
    from rak_excel.reports.rule_pages import rule_explained, rules_list
    from rak_excel.rules.catalogue import CATALOGUE, rules_named

    rules = rules_named(name) if name else CATALOGUE
    language = current_language()
    say(rule_explained(rules[0], language) if len(rules) == 1 else rules_list(rules, language))
