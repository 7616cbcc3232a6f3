"""Any mixture of plans, copies and roll-ups of them, in any order, comes to what their plans alone come to."""

from __future__ import annotations

import datetime
import random
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from rak_excel.language import Language
from rak_excel.model import Plan
from rak_excel.rolling_up.facts.facts import InputFacts
from rak_excel.rolling_up.facts.plan_facts import facts_of_plan
from rak_excel.rolling_up.result import Rollup
from rak_excel.rolling_up.roll_up import roll_up
from rak_excel.rules.check import check
from rak_excel.workbooks.rollup.book import write_rollup
from rak_excel.workbooks.rollup.read_back.earlier import read_rollup
from tests.rollup_plans import Change, changed, office_plan

EARLY = datetime.datetime(2020, 1, 20, 8, 0)
LATE = EARLY + datetime.timedelta(days=1)
NOTHING = {"activity": "", "periods": "", "executor": ""}


def blank(*parts: str) -> Change:
    return lambda key, row: row | NOTHING if key.startswith(parts) else row


PLANS: dict[str, Plan] = {
    plan.source.file: plan
    for plan in (
        office_plan("52.01", changed("K1.2", executor="Divisi Apa"), file="isi.xlsx", saved=EARLY),
        office_plan("52.01", blank("K", "S"), file="formulir.xlsx", revision=1),
        office_plan("52.02", changed("S3.1", executor="Divisi Hukum"), file="awal.xlsx"),
        office_plan("52.02", parts=["commission"], revision=1, file="revisi satu bagian.xlsx"),
        office_plan("52.03", file="setara a.xlsx"),
        office_plan("52.03", changed("K1.2", target="80%"), file="setara b.xlsx"),
        office_plan("52.04", blank("S"), file="separuh.xlsx"),
        office_plan("52.05", blank("K", "S"), file="hanya formulir.xlsx"),
        office_plan("52.06", parts=["secretariat"], file="sekretariat.xlsx", saved=EARLY),
        office_plan(
            "52.06",
            changed("S1.1", target="2 Laporan"),
            parts=["secretariat"],
            file="sekretariat baru.xlsx",
            saved=LATE,
        ),
        office_plan("52.07", submitter="Sub Bagian Keuangan, Umum dan Logistik", file="unit.xlsx"),
        office_plan("52.08", changed("K3.2", periods="T1 T2 T3"), file="salinan a.xlsx", sha256="one"),
        office_plan("52.08", changed("K3.2", periods="T1 T2 T3"), file="salinan b.xlsx", sha256="one"),
    )
}


@pytest.fixture(scope="module")
def harvests() -> dict[str, InputFacts]:
    return {name: facts_of_plan(plan, check([plan])) for name, plan in PLANS.items()}


def content(result: Rollup, path: Path) -> bytes:
    write_rollup(path, result, force=True)
    return path.read_bytes()


def rolled(inputs: Sequence[InputFacts], path: Path, language: Language = "id") -> InputFacts:
    write_rollup(path, roll_up(inputs, provinces=["52"]), language=language, force=True)
    return read_rollup(path)


@pytest.mark.parametrize("seed", range(4))
def test_roll_ups_beside_the_plans_add_nothing(harvests: Mapping[str, InputFacts], tmp_path: Path, seed: int) -> None:
    """In either language, of any of the plans, and of such roll-ups again."""
    chance = random.Random(seed)  # noqa: S311 - the same mixtures every time, and no secret
    made: list[InputFacts] = []
    for number, language in enumerate(chance.choices(("id", "en"), k=2)):
        some = chance.sample(sorted(harvests), chance.randint(1, len(harvests)))
        made.append(rolled([harvests[name] for name in some], tmp_path / f"{number}.xlsx", language))  # type: ignore[arg-type]
    made.append(rolled(made, tmp_path / "again.xlsx"))
    mixture = [*made, *harvests.values()]
    chance.shuffle(mixture)

    assert content(roll_up(mixture, provinces=["52"]), tmp_path / "mixture.xlsx") == content(
        roll_up(harvests.values(), provinces=["52"]), tmp_path / "plans.xlsx"
    )


@pytest.mark.parametrize("seed", range(4))
def test_roll_ups_that_hold_the_plans_stand_for_them(
    harvests: Mapping[str, InputFacts], tmp_path: Path, seed: int
) -> None:
    """Each plan is in one of three inputs or in several: in roll-ups, or given itself, or in a roll-up of these."""
    chance = random.Random(seed)  # noqa: S311 - the same mixtures every time, and no secret
    names = sorted(harvests)
    chance.shuffle(names)
    inputs = list[InputFacts]()
    for number in range(3):
        some = {*names[number::3], *chance.sample(names, 2)}
        own = [harvests[name] for name in sorted(some)]
        inputs += own if seed % 2 and number == 0 else [rolled(own, tmp_path / f"{number}.xlsx")]
    if seed > 1:
        inputs = [rolled(inputs, tmp_path / "again.xlsx"), chance.choice(inputs)]
    chance.shuffle(inputs)

    assert content(roll_up(inputs, provinces=["52"]), tmp_path / "mixture.xlsx") == content(
        roll_up(harvests.values(), provinces=["52"]), tmp_path / "plans.xlsx"
    )


def test_the_plans_come_to_every_state_that_is_mixed(harvests: Mapping[str, InputFacts]) -> None:
    """So that the mixtures above say something of each of them."""
    result = roll_up(harvests.values(), provinces=["52"])
    states = {choice.facts.file: choice.state.value for choice in result.choices}

    assert states == {
        "isi.xlsx": "used",
        "formulir.xlsx": "blank",
        "awal.xlsx": "partly",
        "revisi satu bagian.xlsx": "used",
        "setara a.xlsx": "equal",
        "setara b.xlsx": "equal",
        "separuh.xlsx": "used",
        "hanya formulir.xlsx": "blank",
        "sekretariat.xlsx": "superseded",
        "sekretariat baru.xlsx": "used",
        "unit.xlsx": "submission",
        "salinan a.xlsx": "used",
        "salinan b.xlsx": "same",
    }
    assert len({note.identity for _, note in result.notes}) == len(result.notes) > 5
