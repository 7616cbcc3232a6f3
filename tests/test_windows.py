"""The icons of windows/: what they call is replayed here; the batch language itself only Windows runs."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest

from rak_excel import read_plan
from rak_excel.definitions.monitoring import quarter_of
from rak_excel.workbooks.monitoring.rollup.read_back import read_report_rollup
from tests.answered_returns import SENT
from tests.consoles import Ended, run_command
from windows.icons import ICONS as WRITTEN

ROOT = Path(__file__).resolve().parent.parent
REPORTS = ROOT / "examples" / "laporan-2020"
ICONS = sorted((ROOT / "windows").glob("*.bat"))
DROPS = {
    "Balas.bat": ROOT / "examples" / "lombok-timur-2020" / "submissions",
    "Cek.bat": ROOT / "examples" / "lombok-timur-2020" / "submissions",
    "Gabung.bat": ROOT / "examples" / "lombok-timur-2020" / "submissions",
    "Rekap.bat": ROOT / "examples" / "ntb-2020" / "plans",
    "RekapTriwulan.bat": ROOT / "examples" / "laporan-2020",
    "Triwulan.bat": ROOT / "examples" / "laporan-2020",
}


def test_the_icons_are_as_their_one_source_writes_them() -> None:
    written = {icon.file: icon.text.encode("ascii") for icon in WRITTEN}
    assert written == {icon.name: icon.read_bytes() for icon in ICONS}, "run: python -m windows.icons"


@pytest.mark.parametrize("icon", ICONS, ids=lambda icon: icon.name)
def test_an_icon_is_written_as_the_command_prompt_reads_it_and_waits_before_it_closes(icon: Path) -> None:
    content = icon.read_bytes()
    assert content.isascii()
    assert content.count(b"\n") == content.count(b"\r\n")
    assert content.endswith(b"pause\r\nexit\r\n")
    lines = content.decode().splitlines()
    labels = {line[1:] for line in lines if line.startswith(":")}
    assert set(re.findall(r"goto (\w+)", "\n".join(lines))) <= labels
    # No program that lies beside what is dropped is run, and no module.
    assert lines.index("set NoDefaultCurrentDirectoryInExePath=1") < lines.index("chcp 65001 >nul")
    started = [line.split(" --version ")[0] for line in lines if re.match(r'py|"%program%"', line)]
    assert [re.sub(r"(?<= -m rak_excel) .*", "", line) for line in started] == [
        "py -P -m rak_excel",
        '"%program%" -P -m rak_excel',
    ]
    # A name with spaces or brackets stays one argument.
    assert not [line for line in lines if re.search(r'(?<!")(?<!"hasil=)(?<!"asal=)%~\w*1|%hasil%(?!")', line)]


@pytest.mark.parametrize("icon", DROPS)
def test_a_folder_can_be_dropped_on_an_icon_again_and_again(icon: str, tmp_path: Path) -> None:
    dropped = tmp_path / "kiriman & lain (1)"
    shutil.copytree(DROPS[icon], dropped)
    for _ in range(3):
        ended = _dropped(icon, dropped)
        assert ended.exit_code in {0, 1}, ended.messages
    made = sorted(path.name.removeprefix(dropped.name) for path in tmp_path.iterdir() if path != dropped)
    assert (
        made
        == {
            "Balas.bat": [" - balasan", " - balasan 2", " - balasan 3"],
            "Cek.bat": [],
            "Gabung.bat": [" - gabungan.xlsx"],
            "Rekap.bat": [" - rekap 2.xlsx", " - rekap 3.xlsx", " - rekap.xlsx"],
            "RekapTriwulan.bat": [" - rekap TW 2 (2).xlsx", " - rekap TW 2 (3).xlsx", " - rekap TW 2.xlsx"],
            "Triwulan.bat": [" - formulir TW 2", " - formulir TW 2 (2)", " - formulir TW 2 (3)"],
        }[icon]
    )


def test_what_goes_back_with_a_single_file_lies_beside_the_folder_of_the_file(tmp_path: Path) -> None:
    sent = tmp_path / "kiriman (1)" / "RAK & lain.xlsx"
    sent.parent.mkdir()
    shutil.copy(SENT, sent)
    first, again = _dropped("Balas.bat", sent), _dropped("Balas.bat", sent)
    made = [path.relative_to(tmp_path).as_posix() for path in sorted(tmp_path.rglob("*- catatan.xlsx"))]
    assert made == [f"kiriman (1) - balasan{number}/RAK & lain - catatan.xlsx" for number in ("", " 2")]
    assert "catatan sudah selesai" not in first.results
    assert "0 dari 6 catatan sudah selesai, 6 masih ada" in again.results


def test_a_folder_with_reports_their_plan_and_the_report_before_is_merged(tmp_path: Path) -> None:
    reports = tmp_path / "laporan & lain (1)"
    shutil.copytree(REPORTS / "kiriman-tw2", reports)
    missing = _dropped("Gabung.bat", reports)
    for each in ("rencana-2020.xlsx", "laporan-tw1.xlsx"):
        shutil.copy(REPORTS / each, reports)
    merged = [_dropped("Gabung.bat", reports) for _ in range(2)]

    assert "Taruh rencana yang dilaporkan di folder yang sama" in missing.messages
    assert [each.exit_code for each in merged] == [0, 0]
    assert "Laporan triwulan sebelumnya: laporan-tw1.xlsx." in merged[0].messages
    assert quarter_of(read_plan(tmp_path / "laporan & lain (1) - gabungan.xlsx").definition).number == 2


def test_the_forms_of_a_quarter_lie_beside_the_plan_that_is_dropped(tmp_path: Path) -> None:
    shutil.copy(REPORTS / "rencana-2020.xlsx", tmp_path / "rencana (1).xlsx")
    ended = _dropped("Triwulan.bat", tmp_path / "rencana (1).xlsx")

    assert ended.exit_code == 0, ended.messages
    assert len(list((tmp_path / "rencana (1) - formulir TW 2").iterdir())) == 5


def test_a_roll_up_of_a_quarter_goes_on_from_the_last_one_of_the_quarter_before(tmp_path: Path) -> None:
    reports = tmp_path / "laporan & lain (1)"
    reports.mkdir()
    previous: list[str] = []
    for quarter, report in (("1", "tw1"), ("1", "tw1"), ("2", "tw2"), ("2", "tw2"), ("4", "tw3")):
        shutil.copy(REPORTS / f"laporan-{report}.xlsx", reports / "laporan.xlsx")
        arguments = shlex.split(_commands("RekapTriwulan.bat", reports, ROOT / "windows", quarter)[-1])[4:]
        previous += [Path(arguments[arguments.index("--previous") + 1]).name if "--previous" in arguments else ""]
        ended = run_command(*arguments)
        assert ended.exit_code in {0, 1}, ended.messages

    first, again, second = (f"{reports.name} - rekap TW {each}.xlsx" for each in ("1", "1 (2)", "2"))
    assert previous == ["", first, again, second, ""]
    assert ("52.03", 1) in read_report_rollup(tmp_path / second).filed


@pytest.mark.parametrize("icon", ["Balas.bat", "Cek.bat", "Rekap.bat", "RekapTriwulan.bat", "Triwulan.bat"])
def test_an_icon_takes_the_settings_beside_it_and_none_that_was_sent(icon: str, tmp_path: Path) -> None:
    dropped = tmp_path / "kiriman"
    shutil.copytree(DROPS[icon], dropped)
    settings = '[check]\nignore = ["RAK5xx"]\n[monitoring]\nthresholds = [100, 90]\ndeadline_days = 9\n'
    (dropped / "rak-excel.toml").write_text(settings, encoding="utf-8")
    assert "rak-excel.toml tidak dipakai sebagai pengaturan" in _dropped(icon, dropped).messages
    (tmp_path / "ikon").mkdir()
    (tmp_path / "ikon" / "rak-excel.toml").write_text(settings, encoding="utf-8")
    ended = _dropped(icon, dropped, beside=tmp_path / "ikon")
    assert "Pengaturan rak-excel.toml" in ended.messages + ended.results
    assert "tidak dipakai sebagai pengaturan" not in ended.messages


@pytest.mark.parametrize("icon", ICONS, ids=lambda icon: icon.name)
def test_an_icon_starts_the_python_of_the_folder_beside_it_and_asks_for_no_other(icon: Path, tmp_path: Path) -> None:
    installed = _commands(icon.name, tmp_path, beside=tmp_path)
    assert [line.split()[0] for line in installed] == ["py", '"py"']
    (tmp_path / "program").mkdir()
    (tmp_path / "program" / "python.exe").touch()
    [started] = _commands(icon.name, tmp_path, beside=tmp_path)
    assert started == installed[1].replace('"py"', f'"{tmp_path}/program/python.exe"')


def _dropped(icon: str, folder: Path, beside: Path = ROOT / "windows") -> Ended:
    return run_command(*shlex.split(_commands(icon, folder, beside)[-1])[4:])


def _exists(name: str) -> bool:
    """As the command prompt sees it: what ends in a slash, or has something in it, is a folder."""
    folder = name.endswith(("/", "/*"))
    return Path(name.removesuffix("*")).is_dir() if folder else Path(name).exists()


def _commands(icon: str, folder: Path, beside: Path, typed: str = "2") -> list[str]:
    """What an icon runs, as the command prompt would: `set`, for which a quarter is typed, `if exist`, `goto`, and the programs, of which none fails."""
    lines = (ROOT / "windows" / icon).read_text(encoding="ascii").replace("\\", "/").splitlines()
    values = {"*": f'"{folder}"', "~1": str(folder), "~nx1": folder.name, "~2": "", "~dp0": f"{beside}/"}
    values["~dp1"], values["~dpn1"] = f"{folder.parent}/", str(folder.with_suffix(""))
    here = 0
    ran: list[str] = []
    while True:
        line = re.sub(r"%(\w+):~0,1%", lambda found: values[found[1]][:1], lines[here])
        line = re.sub(r"%(~?\w*1|~2|~dp0|\*|\w+(?=%))%?", lambda found: values.get(found[1], ""), line)
        here += 1
        if told := re.fullmatch(r'if (not )?(?:exist "(.*)"|"(.*)"=="(.*)"|errorlevel 1) (.*)', line):
            holds = _exists(told[2]) if told[2] else told[3] == told[4] if told[3] is not None else False
            if holds is bool(told[1]):
                continue
            line = told[5]
        if line == "goto selesai":
            return ran
        if told := re.fullmatch(r"goto (\w+)", line):
            here = lines.index(f":{told[1]}")
        elif told := re.fullmatch(r'set (/p )?"(\w+)=(.*)"|set (\w+)=(.*)', line):
            values[told[2] or told[4]] = typed if told[1] else told[3] if told[2] else told[5]
        elif told := re.fullmatch(r'for %%a in \("(.*)/\."\) do set "(\w+)=%%~fa"', line):
            values[told[2]] = told[1]
        elif line.startswith("set /a nomor+=1"):
            values["nomor"] = str(int(values["nomor"]) + 1)
        elif " -m rak_excel" in line:
            ran.append(line)
