"""The card speaks of the weights that are shipped, and of the figures last measured with them."""

from __future__ import annotations

import json
import re
from importlib import import_module
from pathlib import Path

import pytest

from copilot import Copilot
from copilot.adapters.onnx_encoder import OnnxEncoder
from copilot.content.locations import model_folder
from evals.__main__ import SUITES, compare, read_cases

CARD = (model_folder() / "CARD.md").read_text("utf-8")
EVALS = Path(__file__).parents[1] / "evals"
CASES = EVALS / "cases"
BASELINES = json.loads((EVALS / "baselines.json").read_text("utf-8"))


def test_the_card_names_the_shipped_weights():
    assert f"`{OnnxEncoder(model_folder()).id}`" in CARD


@pytest.mark.parametrize(
    ("row", "suite", "figure"),
    [
        ("promises beyond authority, F1", "flags", "promise F1"),
        ("all flags, micro-F1", "flags", "all micro-F1"),
        ("commitments, F1", "notes", "commitments F1"),
        ("due dates, exact", "dates", "exact"),
        ("playbook search, hit in the first three", "search", "hit@3"),
    ],
)
def test_the_card_repeats_the_baselines(row: str, suite: str, figure: str):
    found = re.search(rf"^\| {re.escape(row)} \| ([\d.]+) \|", CARD, re.MULTILINE)
    assert found
    assert float(found[1]) == pytest.approx(BASELINES[suite][figure], abs=0.0051)


@pytest.mark.parametrize("suite", ["flags", "dates", "notes"])
def test_the_shipped_weights_still_give_the_figures(suite: str):
    cases = read_cases(CASES / SUITES[suite])
    outcome = import_module(f"evals.suites.{suite}").run(Copilot.local(), cases)
    assert compare({suite: outcome}) == 0
