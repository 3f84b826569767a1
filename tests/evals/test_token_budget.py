"""One review of 250 words is one call, within the tokens that are promised."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evals.token_budget import budget_of

if TYPE_CHECKING:
    from copilot.assembly import Copilot


def test_a_review_keeps_to_its_budget_and_far_below_the_naive_way(copilot: Copilot):
    found = budget_of(copilot)
    assert found["calls"] == 1
    assert found["tokens in"] <= 2_500
    assert found["tokens out of a full answer"] <= found["tokens out at most"] <= 900
    assert found["naive calls"] == 5
    assert found["naive tokens in"] > 5 * found["tokens in"]
