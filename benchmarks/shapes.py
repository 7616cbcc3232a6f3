"""The filled plan as other programs write it: saved by LibreOffice, and as Excel shapes it, with numbers as targets."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

_EXTENDED = b'<worksheet xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac" '
_PERCENT = b'<xf numFmtId="9" fontId="0" fillId="0" borderId="1" xfId="0" applyNumberFormat="1"/>'
_TARGET = re.compile(rb'<c r="(D\d+)" s="\d+" t="s"><v>(\d+)</v></c>')


def saved_by_libreoffice(path: Path, folder: Path) -> Path | None:
    """The workbook opened and saved again as xlsx; None where LibreOffice is not installed."""
    if not shutil.which("soffice"):
        return None
    profile = (folder / "profile").as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "xlsx", "--outdir"]
    subprocess.run([*command, folder, path], check=True, capture_output=True)  # noqa: S603
    return folder / path.name


def shaped_by_excel(path: Path, folder: Path) -> Path:
    """The workbook as Excel writes its rows, with every percentage among the targets a number that is shown as one."""
    parts = _parts(path.read_bytes())
    texts = re.findall(r"<si><t[^>]*>([^<]*)</t></si>", parts["xl/sharedStrings.xml"].decode())
    styles = parts["xl/styles.xml"]
    number = int(re.search(rb'<cellXfs count="(\d+)"', styles)[1])  # type: ignore[index] # it has styles
    parts["xl/styles.xml"] = styles.replace(b"</cellXfs>", _PERCENT + b"</cellXfs>")

    def as_number(match: re.Match[bytes]) -> bytes:
        percent = re.fullmatch(r"(\d+)%", texts[int(match[2])])
        return b'<c r="%s" s="%d"><v>%g</v></c>' % (match[1], number, int(percent[1]) / 100) if percent else match[0]

    for name in [name for name in parts if "/worksheets/sheet" in name]:
        rows = re.sub(rb"(<row [^>]*[^/>])>", rb'\1 x14ac:dyDescent="0.25">', parts[name])
        parts[name] = _TARGET.sub(as_number, rows.replace(b"<worksheet ", _EXTENDED))
    shaped = folder / "excel.xlsx"
    with zipfile.ZipFile(shaped, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return shaped


def _parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
