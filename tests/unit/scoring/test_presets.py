"""Presets are rule sets whose every number says where it comes from."""

from __future__ import annotations

import json

import pytest

from tests.unit.scoring.making import make_fact, one
from tracker.scoring import files
from tracker.scoring.presets import FOLDER, NAMES, preset, presets


@pytest.mark.parametrize("name", NAMES)
def test_a_preset_is_its_file_word_for_word(name: str) -> None:
    assert files.dump(preset(name)) == (FOLDER / f"{name}.json").read_text("utf-8")


def test_every_file_is_offered() -> None:
    assert {path.stem for path in FOLDER.glob("*.json")} == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_every_rule_names_its_source(name: str) -> None:
    rules = preset(name)
    silent = [rule.name for rule in rules.rules if not rule.source]
    silent += [rate.name for rate in rules.rates if not rate.source]
    assert not silent


@pytest.mark.parametrize("name", NAMES)
def test_every_preset_punishes_what_is_overdue_and_never_finished(name: str) -> None:
    item, overdue = make_fact(), make_fact("overdue", amount=10)
    in_time = one(preset(name), item, make_fact("on_time")).total
    assert in_time is not None
    missed = one(preset(name), item, overdue).total
    assert missed is not None and missed < in_time


def test_the_default_gives_what_the_reference_proposes() -> None:
    rules = presets()["default"]
    facts = [make_fact("item", n) for n in range(1, 5)]
    facts += [make_fact("overdue", 1), make_fact("report_missed", 1)]  # -5, not -6
    facts += [make_fact("returned", 2, event=1), make_fact("returned", 2, event=2)]
    facts += [make_fact("report_late", 3), make_fact("overdue", 4, role="support")]
    found = one(rules, *facts, make_fact("on_time", 3, amount=2))
    assert found.shown == "89.5"  # 100 - 5 - 2 - 1 - 2.5
    assert f"{found.bonus}" == "0.5"


def test_no_preset_holds_a_float() -> None:
    for name in NAMES:
        text = (FOLDER / f"{name}.json").read_text("utf-8")
        json.loads(text, parse_float=pytest.fail)
