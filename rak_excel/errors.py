"""What stops us from going on. A fault inside a workbook is no exception but a Finding."""

from __future__ import annotations

from pathlib import Path
from typing import Self

from rak_excel.language import Language, Text

TRACEBACKS = "RAK_EXCEL_TRACEBACK"  # set in the environment: what went wrong is also shown as Python shows it


class RakExcelError(Exception):
    """The base: one sentence with the remedy, in Indonesian and English.

    `path` is the file or folder that it is about and `cell` the cell (`Komisi!D14`, or `D14` where the sheet is not known),
    each None where it is not known.
    """

    def __init__(self, text: Text, *, path: Path | str | None = None, cell: str | None = None) -> None:
        super().__init__(text)
        self.text = text
        self.path = None if path is None else Path(path)
        self.cell = cell

    @classmethod
    def about(cls, path: Path | str, sentence: Text, *, cell: object = None, **told: object) -> Self:
        """The error about a file or folder, or a cell in it: what they are called fills `{path}` and `{cell}` of the sentence."""
        said = sentence.filled(path=path, cell=cell, **told)
        return cls(said, path=path, cell=None if cell is None else str(cell))

    def said(self, language: Language) -> str:
        return self.text.said(language)


class DefinitionError(RakExcelError):
    """A template definition is wrong; the sentence names the file and the key."""


class UnknownTemplateError(RakExcelError):
    """No template has this id."""


class UnknownOfficeError(RakExcelError):
    """No region or office has this code or name."""


class UnknownUnitError(RakExcelError):
    """No division or sub bagian of the definition has this name."""


class MissingPathError(RakExcelError):
    """A path that was given does not exist."""


class NothingToReadError(RakExcelError):
    """There is no workbook, or none of the workbooks could be read."""


class NothingToTakeError(RakExcelError):
    """An earlier plan has no row, or a part, that the template made from it cannot hold."""


class NothingChangesError(RakExcelError):
    """The submissions change nothing in the plan that they revise, so there is no new revision."""


class UnreadableWorkbookError(RakExcelError):
    """A file is not a workbook that we can read; the reader turns this into a finding."""


class NotAWorkbookError(UnreadableWorkbookError):
    """A file is of another kind, as a PDF, a photo or a text: it was never a workbook."""


class NotARollupError(UnreadableWorkbookError):
    """A file that was named as a roll-up is something else."""


class DamagedRollupError(UnreadableWorkbookError):
    """A roll-up from which nothing can be taken any more; it is made again from the plans."""


class NothingToCompareError(RakExcelError):
    """Two workbooks of different kinds are to be compared."""


class MixedExportError(RakExcelError):
    """Plans and quarterly reports are asked for as one table."""


class UnclearOfficeError(RakExcelError):
    """The inputs do not agree on one office and year."""


class UnbalancedRollupError(RakExcelError):
    """The rows of a roll-up are not those of its files: something was lost or counted twice."""


class NotReadyToSignError(RakExcelError):
    """A plan lacks what it needs for signing; its lines say what, with sheet and cell."""


class NothingToPrintError(RakExcelError):
    """The file is not the plan of an office, so that nobody signs it."""


class NothingToDefineError(RakExcelError):
    """A workbook needs no definition, since it carries one, or has nothing that a definition could be made of."""


class LibreOfficeError(RakExcelError):
    """LibreOffice is not on this computer, or did not do its work."""


class OutputExistsError(RakExcelError):
    """The output cannot have this name: it is there already and was not to be replaced, or is no name for it."""


class OutputBusyError(RakExcelError):
    """The output cannot be written: it is open in Excel, read-only, or the disk is full."""


class UnknownRuleError(RakExcelError):
    """No rule has this code, family or name."""


class UnknownCellError(RakExcelError):
    """The sheet or cell that was asked for is not in the workbook."""
