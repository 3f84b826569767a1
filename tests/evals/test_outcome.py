"""The sums that scores are made of."""

from __future__ import annotations

import pytest

from evals.outcome import Tally, half_shared, place, share, touching


def test_a_tally_knows_precision_recall_and_f1():
    tally = Tally(hits=6, false=2, missed=4)
    assert tally.precision == pytest.approx(0.75)
    assert tally.recall == pytest.approx(0.6)
    assert tally.f1 == pytest.approx(2 * 0.75 * 0.6 / (0.75 + 0.6))


def test_where_there_is_nothing_nothing_is_wrong():
    assert Tally().precision == Tally().recall == Tally().f1 == share(0, 0) == 1
    assert share(1, 4) == pytest.approx(0.25)


def test_nothing_right_is_nought():
    assert Tally(false=1).f1 == Tally(missed=1).f1 == Tally(missed=1).recall == 0


@pytest.mark.parametrize(
    ("other", "touches", "shares"),
    [
        ((0, 10), True, True),
        ((5, 20), True, True),
        ((6, 20), True, False),
        ((9, 11), True, True),
        ((10, 12), False, False),
        ((2, 4), True, True),
    ],
)
def test_spans(other: tuple[int, int], touches: bool, shares: bool):  # noqa: FBT001
    assert touching((0, 10), other) is touching(other, (0, 10)) is touches
    assert half_shared((0, 10), other) is half_shared(other, (0, 10)) is shares


def test_a_quote_is_placed_and_a_case_without_it_is_broken():
    assert place("ask Ines", "Ines") == (4, 8)
    with pytest.raises(ValueError, match="not found"):
        place("ask Ines", "Jan")
