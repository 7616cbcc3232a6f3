"""The icons of windows/: what they call is replayed here; the batch language itself only Windows runs."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest

from tests.consoles import Ended, run_command

ROOT = Path(__file__).resolve().parent.parent
ICONS = sorted((ROOT / "windows").glob("*.bat"))
DROPS = {
    "Cek.bat": ROOT / "examples" / "lombok-timur-2020" / "submissions",
    "Gabung.bat": ROOT / "examples" / "lombok-timur-2020" / "submissions",
    "Rekap.bat": ROOT / "examples" / "ntb-2020" / "plans",
}


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
    assert not [line for line in lines if re.match(r"py (?!-P -m rak_excel)", line)]
    # A name with spaces or brackets stays one argument.
    assert not [line for line in lines if re.search(r'(?<!")(?<!"hasil=)%~\w*1|%hasil%(?!")', line)]


@pytest.mark.parametrize("icon", DROPS)
def test_a_folder_can_be_dropped_on_an_icon_again_and_again(icon: str, tmp_path: Path) -> None:
    dropped = tmp_path / "kiriman & lain (1)"
    shutil.copytree(DROPS[icon], dropped)
    for _ in range(3):
        ended = _dropped(icon, dropped)
        assert ended.exit_code in {0, 1}, ended.messages
    made = sorted(path.name.removeprefix(dropped.name) for path in tmp_path.iterdir() if path.is_file())
    assert (
        made
        == {
            "Cek.bat": [],
            "Gabung.bat": [" - gabungan.xlsx"],
            "Rekap.bat": [" - rekap 2.xlsx", " - rekap 3.xlsx", " - rekap.xlsx"],
        }[icon]
    )


@pytest.mark.parametrize("icon", ["Cek.bat", "Rekap.bat"])
def test_an_icon_takes_the_settings_beside_it_and_none_that_was_sent(icon: str, tmp_path: Path) -> None:
    dropped = tmp_path / "kiriman"
    shutil.copytree(DROPS[icon], dropped)
    settings = '[check]\nignore = ["RAK5xx"]\n'
    (dropped / "rak-excel.toml").write_text(settings, encoding="utf-8")
    assert "rak-excel.toml tidak dipakai sebagai pengaturan" in _dropped(icon, dropped).messages
    (tmp_path / "ikon").mkdir()
    (tmp_path / "ikon" / "rak-excel.toml").write_text(settings, encoding="utf-8")
    ended = _dropped(icon, dropped, beside=tmp_path / "ikon")
    assert "Pengaturan rak-excel.toml: " in ended.messages + ended.results
    assert "tidak dipakai sebagai pengaturan" not in ended.messages


def _dropped(icon: str, folder: Path, beside: Path = ROOT / "windows") -> Ended:
    """Runs the commands of an icon as the command prompt would: `set`, `if exist`, `goto`, `py`."""
    lines = (ROOT / "windows" / icon).read_text(encoding="ascii").splitlines()
    values = {"*": f'"{folder}"', "~1": str(folder), "~nx1": folder.name, "~2": "", "~dp0": f"{beside}/"}
    here = 0
    while True:
        line = re.sub(r"%(~?\w*1|~2|~dp0|\*|\w+(?=%))%?", lambda found: values.get(found[1], ""), lines[here])
        here += 1
        if told := re.fullmatch(r'if (not )?(?:exist "(.*)"|"(.*)"=="(.*)"|errorlevel 1) (.*)', line):
            holds = Path(told[2]).exists() if told[2] else told[3] == told[4] if told[3] is not None else False
            if holds is bool(told[1]):
                continue
            line = told[5]
        if told := re.fullmatch(r"goto (\w+)", line):
            here = lines.index(f":{told[1]}")
        elif told := re.fullmatch(r'set "(\w+)=(.*)"|set (\w+)=(.*)', line):
            values[told[1] or told[3]] = told[2] if told[1] else told[4]
        elif line.startswith("set /a nomor+=1"):
            values["nomor"] = str(int(values["nomor"]) + 1)
        elif line.startswith("py -P -m rak_excel ") and "--version" not in line:
            return run_command(*shlex.split(line)[4:])
