"""The menu's questions about a roll-up of quarterly reports: the quarter, the province, what is known beside them, and letters."""

from __future__ import annotations

from pathlib import Path

from rak_excel.cli.menu.answers import output_file, province, workbooks
from rak_excel.cli.menu.dialogue import AnswerError, agreed, ask_path, path_meant
from rak_excel.cli.menu.quarters import ask_quarter, reports_first
from rak_excel.cli.menu.rollup import (
    NO_DEADLINE,
    SAME_DEADLINE,
    ask_letters,
    asked_date,
    giving_way,
    numbered,
    with_letters,
)
from rak_excel.cli.spoken import say
from rak_excel.errors import RakExcelError
from rak_excel.language import Text

_QUARTER = Text("Triwulan yang direkap (1 sampai 4)", "The quarter to roll up (1 to 4)")
_CARRY = Text(
    "Bawa tanggal, catatan, dan riwayat pelaporan dari {path}? (y/t)",
    "Carry over the dates, remarks and the record of who reported from {path}? (y/n)",
)
_PREVIOUS = Text(
    "Rekap laporan sebelumnya yang isiannya dibawa (kosongkan jika tidak ada)",
    "The previous roll-up of reports whose entries are carried over (leave blank if there is none)",
)
_DEADLINE = Text(
    "Batas waktu pelaporan, misalnya 15-07-2020 ({enter})", "The day on which the reports are due ({enter})"
)
_PLANS = Text(
    "Folder rencana kantor-kantor itu, atau rekapnya, supaya yang ditagih hanya yang direncanakan (kosongkan jika tidak ada)",
    "Folder with the plans of these offices, or their roll-up: only what is planned has to be reported (leave blank if there is none)",
)
_NO_PLANS = Text(
    "Di {path} ada laporan triwulan, bukan rencana. Seret folder rencananya, atau tekan Enter jika tidak ada.",
    "There are quarterly reports in {path} and no plans. Drag in the folder with the plans, or press Enter if there is none.",
)
_REPLACE_AND_CARRY = Text(
    "Ganti {path}, dan bawa tanggal serta catatan yang diketik di dalamnya? (y/t)",
    "Replace {path}, and carry over the dates and remarks typed in it? (y/n)",
)


def ask_report_rollup(folder: str, likely: int) -> list[str]:
    """The command that rolls up a folder of reports, which are likely of this quarter."""
    # Imported here and below: the questions before need not wait for the readers.
    from rak_excel.workbooks.monitoring.rollup.read_back import is_report_rollup

    quarter, within = ask_quarter(_QUARTER, likely), province()
    of_province = f"rekap-{within.code}" if within else "rekap"
    proposed = numbered(f"{of_province}-tw{quarter}", ".xlsx")[1]
    found = rollups_here(within.code if within else "")
    last = found.get(quarter, "")
    carried = _carried(last or found.get(quarter - 1, ""))
    due = asked_date("--deadline", _DEADLINE.filled(enter=SAME_DEADLINE if last and carried else NO_DEADLINE))
    plans = workbooks(_PLANS, _refuse_reports, needed=False)
    chosen = output_file(proposed, lambda path: _giving_way(path, folder, quarter, carried))
    if not carried and chosen.agreed and is_report_rollup(Path(chosen.path)):  # the one that gives way
        carried = ["--previous", chosen.path]
    named = ["--province", within.code] if within else []
    named += ["--plans", plans] if plans else []
    command = ["rollup", folder, "--quarter", str(quarter), *chosen.arguments, *named, *carried, *due]
    return with_letters(command, ask_letters(f"surat{of_province.removeprefix('rekap')}-tw{quarter}"))


def _refuse_reports(path: Path) -> None:
    if reports_first(path):
        raise AnswerError(_NO_PLANS.filled(path=path))


def rollups_here(province_code: str) -> dict[int, str]:
    """By quarter the roll-up of reports in this folder that was saved last, whatever it is called: of the last year, and of those
    into which the province typed where there are any.
    """
    from rak_excel.workbooks.monitoring.rollup.read_back import is_report_rollup, read_report_rollup

    found: dict[int, tuple[int, bool, float, str]] = {}
    for path in sorted(Path().glob("*.xlsx")):
        if not is_report_rollup(path):
            continue
        try:
            known = read_report_rollup(path)
        except RakExcelError:
            continue  # whoever names it is told why
        if any(region.startswith(province_code) for region in known.typed):
            rank = known.year or 0, known.says_typed, path.stat().st_mtime, path.name
            found[known.quarter] = max(rank, found.get(known.quarter, rank))
    return {quarter: name for quarter, (*_, name) in found.items()}


def _carried(earlier: str) -> list[str]:
    """The option with a roll-up of before; nothing where Enter alone is pressed."""
    from rak_excel.workbooks.monitoring.rollup.read_back import read_report_rollup

    if earlier and agreed(_CARRY.filled(path=earlier)):
        try:
            read_report_rollup(Path(earlier))
        except RakExcelError as error:
            say(error.text)
        else:
            return ["--previous", earlier]

    def understood(typed: str) -> list[str]:
        path = path_meant(typed)
        if path:
            read_report_rollup(Path(path))
        return ["--previous", path] if path else []

    return ask_path(_PREVIOUS, understood)


def _giving_way(path: Path, folder: str, quarter: int, carried: list[str]) -> Text | None:
    """What to ask before a roll-up of reports is replaced: what was typed there is carried over, from it or the one named before."""
    from rak_excel.jobs.rollup.reports import refuse_loss_of_reports
    from rak_excel.workbooks.monitoring.rollup.read_back import is_report_rollup

    if not is_report_rollup(path):
        return None
    return giving_way(
        path,
        carried,
        lambda previous: refuse_loss_of_reports(path, [Path(folder)], quarter=quarter, previous=previous),
        _REPLACE_AND_CARRY,
    )
