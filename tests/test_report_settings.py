"""What rak-excel.toml settles of quarterly reports: how forms count, when they are due, and how grave a finding is."""

from __future__ import annotations

import datetime
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from rak_excel import check, read_plan
from rak_excel.definitions.loading import load_template
from rak_excel.definitions.monitoring import monitoring_words
from rak_excel.errors import DefinitionError
from rak_excel.model import Severity
from rak_excel.model.monitoring import MonitoringWords, Quarter
from rak_excel.monitoring.among import counted_alike
from rak_excel.monitoring.deadline import deadline_of
from rak_excel.monitoring.form import report_form
from rak_excel.rules.settings import Settings, load_settings
from rak_excel.workbooks.monitoring.rollup.read_back import read_report_rollup
from tests.consoles import Ended, run_command
from tests.reports import read_report

EXAMPLE = Path("examples/laporan-2020").resolve()
PLAN = EXAMPLE / "rencana-2020.xlsx"
COUNTED = "[monitoring]\nthresholds = [100, 90]\nunrealistic = 120\n"


@pytest.fixture
def settings(tmp_path: Path) -> Path:
    (tmp_path / "rak-excel.toml").write_text(COUNTED, encoding="utf-8")
    return tmp_path / "rak-excel.toml"


def forms(folder: Path, *options: str | Path) -> Ended:
    return run_command("template", "--from", PLAN, "--quarter", "1", "--each-submitter", "-o", folder, *options)


def words_of(path: Path) -> MonitoringWords:
    return monitoring_words(read_plan(path).definition)


def test_a_form_carries_how_it_counts_and_the_report_merged_from_it_counts_alike(settings: Path) -> None:
    folder = settings.parent
    ended = forms(folder / "forms", "--settings", settings)
    run_command("merge", folder / "forms", "--from", PLAN, "-o", folder / "laporan.xlsx")

    assert (
        "Pengaturan rak-excel.toml untuk laporan triwulan: thresholds = [100, 90], unrealistic = 120." in ended.messages
    )
    for path in (*(folder / "forms").iterdir(), folder / "laporan.xlsx"):
        words = words_of(path)
        assert (words.thresholds, words.unrealistic, words.opinion) == ((100, 90), 120, "met")


def test_forms_without_settings_are_as_before(tmp_path: Path) -> None:
    forms(tmp_path / "plain")
    forms(tmp_path / "again")

    assert words_of(next((tmp_path / "plain").iterdir())).thresholds == (100, 80)
    for path in (tmp_path / "plain").iterdir():
        assert path.read_bytes() == (tmp_path / "again" / path.name).read_bytes()


def test_what_most_forms_carry_counts_in_whatever_order_they_are_read(settings: Path) -> None:
    plan, folder = read_plan(PLAN), settings.parent
    forms(folder / "forms", "--settings", settings)
    forms(folder / "plain")
    set_, plain = ([read_plan(each) for each in sorted((folder / name).iterdir())] for name in ("forms", "plain"))

    mixed = [*set_[:3], *plain[:2]]
    for order in (mixed, mixed[::-1]):
        assert monitoring_words(counted_alike(plan, order).definition).thresholds == (100, 90)
    assert counted_alike(plan, plain) is plan


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("thresholds = [80, 100]", "monitoring.thresholds: tulis batas yang lebih tinggi dulu"),
        ("thresholds = [100, -1]", "monitoring.thresholds: angkanya harus 0 sampai 9999"),
        ("release_quarter = 5", "monitoring.release_quarter: angkanya harus 1 sampai 4"),
        ("unrealistic = 50", "monitoring.unrealistic: angkanya harus 100 sampai 9999"),
        ("deadline_days = -1", "monitoring.deadline_days: angkanya harus 0 sampai 366"),
        ('opinion = "best"', "di `monitoring.opinion`"),
        ('title = "LAPORAN"', "kunci `title` tidak dikenal, di `monitoring`"),
    ],
)
def test_a_setting_that_is_none_is_told_by_its_key(text: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / "rak-excel.toml"
    path.write_text(f"[monitoring]\n{text}\n", encoding="utf-8")

    with pytest.raises(DefinitionError) as raised:
        load_settings(path)
    assert said in raised.value.text.id


@pytest.mark.parametrize(
    "text",
    [
        *(f"thresholds = [{numbers}]" for numbers in ("100, 0", "9999, 9998", "10000, 80", "100, -1", "80, 80")),
        *(f"deadline_days = {days}" for days in (0, 366, 367)),
        *(f"unrealistic = {percent}" for percent in (99, 100, 9999, 10_000)),
        *(f"release_quarter = {quarter}" for quarter in (0, 1, 4, 5)),
    ],
)
def test_a_number_is_right_in_settings_where_it_is_in_a_definition(text: str, tmp_path: Path) -> None:
    def fault(load: Callable[[Path], object], before: str) -> str:
        path = tmp_path / "own.toml"
        path.write_text(f"{before}[monitoring]\n{text}\n", encoding="utf-8")
        try:
            load(path)
        except DefinitionError as error:
            return error.text.id.split("salah: ")[1]
        return ""

    own = 'extends = ["kpu-2020"]\n'
    assert fault(load_settings, "").split(". Perbaiki")[0] == fault(load_template, own).split(". Perbaiki")[0]


def test_evidence_may_be_made_an_error(tmp_path: Path) -> None:
    path = tmp_path / "rak-excel.toml"
    path.write_text('[check.severity]\nRAK913 = "error"\n', encoding="utf-8")
    done = {"commission": {2: {"goal": "75%", "actual": "80%", "state": "Selesai"}}}
    report = read_report(report_form(read_plan(PLAN), 2), done)

    found = [check([report], select=["RAK913"], settings=each) for each in (Settings(), load_settings(path))]
    assert [{each.severity for each in findings} for findings in found] == [{Severity.WARNING}, {Severity.ERROR}]


def test_a_quarter_is_due_so_many_working_days_after_its_end() -> None:
    assert deadline_of(Quarter(2, 2020), 10) == datetime.date(2020, 7, 14)
    assert deadline_of(Quarter(3, 2020), 1) == datetime.date(2020, 10, 1)
    assert deadline_of(Quarter(1, 2023), 1) == datetime.date(2023, 4, 3)  # after a Friday
    assert deadline_of(Quarter(1, 2023), 0) is None
    assert deadline_of(Quarter(1), 5) is None


def test_a_roll_up_has_the_deadline_of_the_settings_unless_one_is_named(tmp_path: Path) -> None:
    path = tmp_path / "rak-excel.toml"
    path.write_text("[monitoring]\ndeadline_days = 10\n", encoding="utf-8")
    (tmp_path / "laporan").mkdir()
    shutil.copy(EXAMPLE / "laporan-tw2.xlsx", tmp_path / "laporan")
    asked = ("rollup", tmp_path / "laporan", "--province", "52", "--quarter", "2", "--settings", path)
    ended = run_command(*asked, "-o", tmp_path / "set.xlsx")
    run_command(*asked, "--deadline", "2020-07-20", "-o", tmp_path / "named.xlsx")
    run_command(*asked, "--previous", tmp_path / "named.xlsx", "-o", tmp_path / "kept.xlsx")

    assert "Pengaturan rak-excel.toml untuk laporan triwulan: deadline_days = 10." in ended.messages
    deadlines = [read_report_rollup(tmp_path / f"{each}.xlsx").deadline for each in ("set", "named", "kept")]
    assert deadlines == [datetime.date(2020, 7, 14), datetime.date(2020, 7, 20), datetime.date(2020, 7, 20)]
