"""The card speaks of the weights that are shipped, and of the figures last measured with them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from copilot.adapters.onnx_encoder import OnnxEncoder
from copilot.content.locations import model_folder

CARD = (model_folder() / "CARD.md").read_text("utf-8")
BASELINES = json.loads((Path(__file__).parents[1] / "evals" / "baselines.json").read_text("utf-8"))


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
