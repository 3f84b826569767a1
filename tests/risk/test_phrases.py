from __future__ import annotations

import pytest

from copilot.risk.phrases import Runs, phrase_of
from tests.fakes.flagged import flagged


def test_only_the_punctuation_round_a_phrase_is_left_out():
    assert phrase_of("  “CTO? Let's  be\nrealistic.” ") == "cto? let's be realistic"


@pytest.mark.parametrize(
    ("text", "quote", "counts", "runs"),
    [
        ("a b c d e", "c", {1}, {"c"}),
        ("a b c d e", "c", {2}, {"c", "b c", "c d"}),
        ("a b c d e", "b c", {1}, {"b c"}),
        ("a b c d e", "b c", {3}, {"b c", "a b c", "b c d"}),
        ("a b c", "b", {9}, {"b"}),
        ("a b c", "a", {2}, {"a", "a b"}),
        ("a b c", "c", {2}, {"c", "b c"}),
        ("(a) and/or b", "or", {1}, {"or", "and/or"}),
    ],
)
def test_runs_hold_the_whole_flag(text: str, quote: str, counts: set[int], runs: set[str]):
    assert set(Runs(text).holding(flagged(text, quote), counts)) == runs
