"""What reading tells people: files without a plan, and the account of the cells."""

from __future__ import annotations

from rak_excel.language import Text, on_one_line
from rak_excel.reading import Reading, Unread
from rak_excel.reading.ledger import Use

_USES = {
    Use.PLAN: Text("isi rencana", "plan"),
    Use.IDENTITY: Text("identitas", "identity"),
    Use.HEADING: Text("judul dan label", "headings and labels"),
    Use.SIGNATURE: Text("tanda tangan", "signatures"),
    Use.FORM: Text("bantuan format", "form"),
    Use.NOT_USED: Text("tidak dipakai", "not used"),
}


def unread_as_text(unread: Unread) -> Text:
    """One sentence: the file, the reason and the remedy."""
    detail = unread.note.detail
    return Text(f"{unread.source.file}: {detail.id}", f"{unread.source.file}: {detail.en}")


def account_as_text(reading: Reading) -> Text:
    """One line a sheet: how many filled cells it has and what each was taken for."""
    return Text(_account(reading, "id"), _account(reading, "en"))


def _account(reading: Reading, language: str) -> str:
    filled = {"id": "sel terisi", "en": "filled cells"}[language]
    lines = []
    for each in reading.accounts:
        uses = ", ".join(
            f"{each.uses[use]} {getattr(text, language)}" for use, text in _USES.items() if each.uses.get(use)
        )
        lines.append(f"{on_one_line(f'{each.file} [{each.sheet}]')}: {each.cells} {filled} = {uses or '0'}\n")
    return "".join(lines)
