"""The catalogue as pages: docs/rules.md, and what `rak-excel rules` prints.

`python -m rak_excel.reports.rule_pages docs/rules.md` writes the page anew after a change to a rule.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from textwrap import indent

from rak_excel.language import Language, Text
from rak_excel.rules.catalogue import CATALOGUE, FAMILIES
from rak_excel.rules.engine.rule import Rule, as_pattern, documentation_of, example_text
from rak_excel.vocabulary.basics.texts import shortened

_WORDS = {
    "severity": Text("Tingkat", "Severity"),
    "message": Text("Catatan", "Message"),
    "exception": Text("Kecuali", "Except"),
    "why": Text("Mengapa", "Why"),
    "wrong": Text("Salah", "Wrong"),
    "right": Text("Benar", "Right"),
    "fix": Text("Perbaikan", "Fix"),
    "whole": Text(
        "Hanya untuk rencana lengkap; pada kiriman satu unit dicek setelah semua kiriman digabung.",
        "For whole plans only; a unit's submission is checked for it once all submissions are merged.",
    ),
    "formula": Text(
        "Terlihat juga di sheet Cek Isian selama file diisi.",
        "The workbook's own sheet Cek Isian shows it too, while it is filled in.",
    ),
}
_TRIAL = Text("percobaan", "on trial")
_FROM = Text("rencana tahun {first} dan sesudahnya", "plans of {first} and later")
_UNTIL = Text("rencana tahun {last} dan sebelumnya", "plans of {last} and before")
_BETWEEN = Text("rencana tahun {first} sampai {last}", "plans of {first} to {last}")
_INTRODUCTION = """\
# Rules

What `rak-excel check` looks for. This page is made from the catalogue in `rak_excel/rules/`; after a change to a rule
write it anew with `python -m rak_excel.reports.rule_pages docs/rules.md`.

An **error** must be corrected and makes `check` exit with 1, a **warning** is probably wrong, an **info** is worth a look
and shown with `--severity info`. `--select` and `--ignore` take codes (`RAK502`), families (`RAK5xx`) and names
(`executor-unknown`). A province keeps its own choices in a file `rak-excel.toml`:

```toml
[check]
ignore = ["near-duplicate-indicator"]

[check.severity]
RAK503 = "info"
stale-year = "error"
```

`check`, `rollup`, `print` and `template --quarter` read the file that `--settings FILE` names, else `rak-excel.toml` in the current folder,
unless one of the files to read lies in that folder or below it, or a folder to read holds it: whoever sends files does not
choose the rules. One that lies among them is told and not used. The icons of `windows/` take the one beside them. What
settings change is said in one line, also with `--quiet`, and in each report: text, CSV, the workbooks of `--format xlsx`,
messages of `--brief`, the first page of a roll-up and its letters. JSON remains a list of findings; there the line on standard error
has to do.

A case that a rule calls milder is shown one severity milder, unless the file sets the rule's severity.

A rule may be on trial before it becomes binding, and a rule may be for plans of certain years:

```toml
[check]
trial = ["RAK503", "RAK7xx"]

[check.from]
RAK703 = 2027

[check.until]
stale-year = 2026
```

What a rule on trial finds is shown last, as `Percobaan`, and has its severity and a field `trial` in JSON and CSV. It never
blocks: it is no error in the exit code, the verdict or what to correct first, no office is asked about it, and no figure of a
roll-up counts it. `from` and `until` are the first and the last year of the plans that a rule judges, 2000 to 2100. They are
those of the plan, never that of the day, so that a file always gets the same answer. Where the year of a plan is not known,
all rules judge it. The file comes before the catalogue, which may have all three for a rule too (`trial`, `from_`, `until`
in its decorator). The sheet Cek Isian of a workbook knows no settings.

What a rule warns of may be right all the same, and only the office knows:

```toml
[check]
explainable = ["RAK221", "RAK5xx"]
```

Where an office answers `Memang benar` to a warning of such a rule in the list that went back to it, and writes why, the
finding becomes `Dijelaskan`, and asks for nothing while the cell says the same and nobody rejects the explanation
([returns.md](returns.md)). An error is never explained away, also where it is the settings that make it one.

How quarterly reports are counted may be settled there too, instead of in a definition:

```toml
[monitoring]
thresholds = [100, 90]      # from how many percent a figure is reached, and from how many near
lower_formula = "T/R"       # of a figure that is to be low; else "2T-R"
zero_target = "cap"         # 100 or 0 percent beside a target of zero; else "words"
opinion = "ordinal"         # counts the steps of a scale; else "met"
unrealistic = 200           # from how many percent on a figure is asked about; else 150
release_quarter = 4         # in which figures of others are published
deadline_days = 10          # working days, Monday to Friday, after the end of the quarter

[check.severity]
RAK913 = "error"            # done without evidence
```

`template --quarter` reads the first six, and the forms carry them: everybody who reads a form, with whatever settings, gets the same
standings, and `merge` takes what most forms carry. `rollup --quarter` reads `deadline_days`, where neither `--deadline` nor the roll-up
before names a day.

A quarterly report meets the rules on files (`RAK0xx`), on who reports (`RAK1xx`) and on reports (`RAK9xx`), and none on plans: its
plan was judged before it was signed. A plan meets no rule of `RAK9xx`. What is not due, waits for its release or is not
measured is never told as missing or missed, a blank is never taken for zero, and dates are compared with the last day of the
quarter, never with today. Of a unit's report nothing is asked that only other units can know. An office that signs nothing
without evidence makes that binding:

```toml
[check.severity]
RAK913 = "error"
RAK914 = "error"
```

`python -m benchmarks.checking [FILE]` measures what checking a plan costs that is read already (at most 5 ms).

In the examples, columns that are left out are right and do not matter; `↵` is a line break in a cell.

## What silences what

One fact is told once, where it is put right; what only follows from it is not told beside it.

- A cell whose content is asked about (`RAK007`, `RAK008`, `RAK009`, `RAK402`, `RAK404`) gets no other finding but that
  its indicator stands twice (`RAK210`), and nothing is compared with it: neither its target, nor its row's schedule, nor
  its executors. A heading that is asked about silences its whole column. Where target values stand for ticks (`RAK405`),
  no row is asked for ticks.
- A column that is missing (`RAK004`) is told once: its blank cells are not, and a sheet without KEGIATAN has no unfilled
  rows (`RAK205`), one without SASARAN no order of numbers (`RAK202`). A column that is no part of the plan (`RAK006`) is told once, not for each of its cells (`RAK005`).
- Our own form without its identity sheet (`RAK018`) may be any unit's: it is checked as a submission is, and the errors
  that its head lines show then are not told.
- A part that is missing (`RAK003`) or not filled in at all (`RAK014`) is compared with nothing, and its rows are not
  told one by one.
- What several cells say together is one finding: the months of an activity outside a quarter (`RAK603`), what a signature
  still needs in a file without an identity sheet (`RAK107`), a block of cells outside the table (`RAK005`),
  the cells in which one name is spelt otherwise (`RAK503`), those with left-over markup (`RAK223`).
- A row that is the copy of another (`RAK210`) is not told its missing number besides (`RAK201`).
- A target of a report that was missed asks once for its reason (`RAK911`), in one of the rows of its indicator: not also where work
  runs late (`RAK917`), and not where work was postponed or cancelled, which asks for it there. Its follow-up is asked for
  once too (`RAK912`).
- Evidence beside an activity that is done is asked for there (`RAK913`), and not again for the figure of its indicator.
- Work whose year is over (`RAK221`) is not also told as work with another year on the other part (`RAK607`).
"""


def rules_page() -> str:
    """docs/rules.md: all rules in order, in English with the Indonesian message beside the English one."""
    return "\n".join([_INTRODUCTION, *_contents(), *(section for rule in CATALOGUE for section in _section(rule))])


def rules_list(rules: tuple[Rule, ...], language: Language) -> str:
    """One line a rule with what it says, below the name of its family."""
    lines: list[str] = []
    for family, title in FAMILIES.items():
        own = [rule for rule in rules if rule.family == family]
        if own:
            lines += ["", f"{family}  {title.said(language)}"]
            lines += [_line(rule, language) for rule in own]
    return "\n".join(lines).strip()


def rule_explained(rule: Rule, language: Language) -> str:
    """One rule with its message, its reason and its examples."""
    documentation = documentation_of(rule)
    said = {name: text.said(language) for name, text in _WORDS.items()}
    wrong, right = (indent(example_text(each), "  ") for each in (documentation.wrong, documentation.right))
    blocks = [
        f"{rule.code}  {rule.name}",
        f"{said['severity']}: {_graded(rule, language)}",
        f"{said['message']}: {as_pattern(rule.message).said(language)}",
        *([f"{said['exception']}: {documentation.exception.said(language)}"] if documentation.exception else []),
        f"{said['why']}: {documentation.why.said(language)}",
        f"{said['wrong']}:\n{wrong}",
        f"{said['right']}:\n{right}",
        f"{said['fix']}: {as_pattern(rule.hint).said(language)}",
    ]
    where = [said[name] for name in ("whole", "formula") if getattr(rule, name)]
    return "\n\n".join([*blocks, *where])


def _line(rule: Rule, language: Language) -> str:
    message = shortened(as_pattern(rule.message).said(language))
    return f"  {rule.code}  {rule.name:<34} {_graded(rule, language):<16}  {message}"


def _graded(rule: Rule, language: Language) -> str:
    """`Wajib diperbaiki`; behind it that it is on trial, and the years of the plans that it judges."""
    return ", ".join(each.said(language) for each in (rule.severity.label, *_limits(rule)))


def _limits(rule: Rule) -> Iterator[Text]:
    if rule.trial:
        yield _TRIAL
    if rule.from_ or rule.until:
        said = _BETWEEN if rule.from_ and rule.until else _FROM if rule.from_ else _UNTIL
        yield said.filled(first=rule.from_, last=rule.until)


def _severity(rule: Rule) -> str:
    """The same for docs/rules.md."""
    return ", ".join([rule.severity.value, *(limit.en for limit in _limits(rule))])


def _contents() -> Iterator[str]:
    yield "| code | name | severity |\n|---|---|---|"
    for rule in CATALOGUE:
        yield f"| [{rule.code}](#{rule.code.lower()}-{rule.name}) | {rule.name} | {_severity(rule)} |"
    yield ""


def _section(rule: Rule) -> Iterator[str]:
    documentation = documentation_of(rule)
    message, hint = as_pattern(rule.message), as_pattern(rule.hint)
    yield f"## {rule.code} {rule.name}\n"
    yield f"{documentation.summary} *{_severity(rule)}*\n"
    yield f"> {message.id} {hint.id}\n>\n> {message.en} {hint.en}\n"
    yield f"{documentation.why.en[:1].upper()}{documentation.why.en[1:]}\n"
    if documentation.exception:
        yield f"Except: {documentation.exception.en}\n"
    for title, tables in (("Wrong:", documentation.wrong), ("Right:", documentation.right)):
        yield f"{title}\n\n```text\n{example_text(tables)}\n```\n"
    for name in ("whole", "formula"):
        if getattr(rule, name):
            yield f"{_WORDS[name].en}\n"


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(rules_page(), encoding="utf-8", newline="\n")
