"""An office with a signed plan, which further submissions revise."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from rak_excel.jobs.merge.files import MergeRequest, merge_files
from rak_excel.merging.merge import Merged
from rak_excel.model import Plan
from tests.submissions import written
from tests.typing_in import type_in


class SignedOffice:
    """An office's folder: a signed plan, and what comes in after it."""

    def __init__(self, folder: Path, *plans: Plan, choice: str = "") -> None:
        self.folder = folder
        self.plan = folder / "ttd.xlsx"
        first = written(folder / "awal", plans)
        merge_files([first], self.plan)
        if choice:
            type_in(self.plan, "Beda Isian", {"I6": choice})
            merge_files([first], self.plan, MergeRequest(decisions=self.plan))
        self.revisions = 0

    def type(self, texts: Mapping[str, str], sheet: str = "Komisi") -> None:
        type_in(self.plan, sheet, texts)

    def revise(self, *plans: Plan, decisions: Path | None = None) -> Merged:
        """The revision of the signed plan by these submissions; signed with `sign`."""
        self.revisions += 1
        output = self.folder / f"revisi-{self.revisions}.xlsx"
        return merge_files(
            [written(self.folder / f"kiriman {self.revisions}", plans)],
            output,
            MergeRequest(base=self.plan, decisions=decisions),
        )

    def sign(self) -> None:
        self.plan = self.folder / f"revisi-{self.revisions}.xlsx"


def changes_of(merged: Merged) -> list[tuple[str, str, str]]:
    return [(str(each.what), each.before, each.after) for each in merged.changes or ()]
