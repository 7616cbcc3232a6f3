"""An indicator that a list has below several objectives in the same words is known by its objective."""

from __future__ import annotations

from pathlib import Path

import pytest

from rak_excel.definitions.loading import load_template
from rak_excel.merging.merge import merge
from rak_excel.model import Definition, Plan
from rak_excel.rolling_up.roll_up import rollup
from tests.tables import plan_of

_OBJECTIVES = ("Rumah Susun", "Rumah Khusus", "Rumah Swadaya")


@pytest.fixture
def listed(tmp_path: Path) -> Definition:
    path = tmp_path / "own.toml"
    objectives = (
        f'[[objectives]]\npart = "commission"\nnumber = {nth}\ntext = "{text}"\n'
        f'[[objectives.indicators]]\nkey = "P{nth}"\ntext = "Layanan Perkantoran"\nunit = "laporan"\n'
        for nth, text in enumerate(_OBJECTIVES, 1)
    )
    path.write_text('extends = ["kpu-2020"]\nid = "own"\nversion = 1\n' + "".join(objectives), encoding="utf-8")
    return load_template(str(path))


def _plan(*objectives: str) -> Plan:
    """The indicator below each of these objectives, carried out in as many ways."""
    head = "| NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA |"
    rows = (
        f"| {nth} | {each} | Layanan Perkantoran | 12 Laporan | Layanan {nth} | v | | | | Divisi Hukum dan Pengawasan |"
        for nth, each in enumerate(objectives, 1)
    )
    return plan_of("\n".join(["# Komisi", head, *rows]))


@pytest.mark.parametrize(
    ("objectives", "keys"),
    [
        (_OBJECTIVES, ["P1", "P2", "P3"]),
        (_OBJECTIVES[1:], ["P2", "P3"]),
        # Below an objective of its own it is any of the list's, when those that are below theirs have chosen.
        (("Rumah Tapak", "RUMAH SWADAYA"), ["P3", "P3#2"]),
    ],
)
def test_each_is_the_lists_indicator_below_the_same_objective(
    listed: Definition, objectives: tuple[str, ...], keys: list[str]
) -> None:
    plan = _plan(*objectives).but(definition=listed)
    merged = merge([plan])

    assert sorted(str(indicator.key) for _, indicator in merged.plan.indicators()) == keys
    assert [key for key in merged.unfilled if key.startswith("P")] == [
        key for key in ("P1", "P2", "P3") if key not in keys
    ]
    groups = rollup([plan]).alignment.codes
    assert sorted(groups.values()) == keys
