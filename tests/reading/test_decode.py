"""Token probabilities to runs of characters."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from copilot.ports import PieceTags
from copilot.reading.decode import Tagged
from copilot.reading.segment import Segment
from tests.fakes.encoder import FakeEncoder

if TYPE_CHECKING:
    from collections.abc import Sequence

START = 100


def _tagged(*column: float, begins: Sequence[float] | None = None, label: float = 1.0) -> Tagged:
    """A piece at START whose tokens are five characters wide, with a blank between them."""
    count = len(column)
    offsets = np.array([(6 * at, 6 * at + 5) for at in range(count)], dtype=np.int32)
    tokens = np.array([column, begins or [0.0] * count], dtype=np.float32).T
    tags = PieceTags(
        np.array([label], dtype=np.float32), tokens.reshape(-1, 2), offsets.reshape(-1, 2)
    )
    segment = Segment(START, START + max(1, 6 * count - 1), "prose", "manager")
    return Tagged(segment, tags, FakeEncoder(piece_labels=("x",), token_labels=("x", "begin")))


def _runs(tagged: Tagged, floor: float = 0.5, *, split: bool = False) -> list[tuple[int, int]]:
    """First and last token of each run."""
    found = tagged.runs("x", floor, split=split)
    return [((run.start - START) // 6, (run.end - START) // 6) for run in found]


@pytest.mark.parametrize(
    ("column", "runs"),
    [
        ((0, 0, 0), []),
        ((), []),
        ((0.9, 0.9, 0.9), [(0, 2)]),
        ((0, 0.9, 0), [(1, 1)]),
        ((0.9, 0, 0, 0, 0.9), [(0, 0), (4, 4)]),
        ((0.9, 0, 0.9), [(0, 2)]),
        ((0.9, 0.6, 0.6, 0), [(0, 2)]),
        ((0.9, 0.05, 0.05, 0), [(0, 0)]),
        ((0.4, 0.4, 0.4), []),
        ((0.9, 0, 0, 0, 0.4), [(0, 0)]),
    ],
)
def test_a_run_goes_on_while_its_tokens_hold_a_share_of_the_peak(
    column: tuple[float, ...], runs: list[tuple[int, int]]
):
    assert _runs(_tagged(*column)) == runs


def test_a_run_knows_its_peak_and_its_place_in_the_notes():
    (run,) = _tagged(0.0, 0.7, 0.9).runs("x", 0.5)
    assert (run.start, run.end) == (START + 6, START + 17)
    assert run.peak == pytest.approx(0.9)


def test_a_run_is_cut_where_a_new_one_begins_but_only_when_asked():
    tagged = _tagged(0.9, 0.9, 0.9, 0.9, 0.9, begins=[0.9, 0, 0, 0.9, 0.2])
    assert _runs(tagged) == [(0, 4)]
    assert _runs(tagged, split=True) == [(0, 2), (3, 4)]


def test_of_two_beginnings_side_by_side_the_likelier_cuts():
    tagged = _tagged(0.9, 0.9, 0.9, 0.9, 0.9, begins=[0, 0, 0.6, 0.9, 0.6])
    assert _runs(tagged, split=True) == [(0, 2), (3, 4)]


def test_a_part_below_the_floor_is_dropped_after_the_cut():
    tagged = _tagged(0.9, 0.9, 0.9, 0.48, 0.48, begins=[0, 0, 0, 0.9, 0])
    assert _runs(tagged, split=True) == [(0, 2)]


def test_the_score_needs_both_heads():
    assert _tagged(0.9, 0.1).score("x") == pytest.approx(0.9**0.5)
    assert _tagged(0.9, 0.1, label=0.0).score("x") == 0
    assert _tagged().score("x") == 0


def test_the_mean_is_taken_over_the_tokens_that_are_touched():
    tagged = _tagged(0.2, 0.4, 0.9)
    assert tagged.mean("x", START, START + 8) == pytest.approx(0.3)
    assert tagged.mean("x", START + 5, START + 6) == 0
    assert tagged.label("x") == 1


def test_near_pieces_of_a_risk_are_one_and_a_crumb_far_from_it_is_none():
    def problems(*column: float) -> list[tuple[int, int]]:
        found = _tagged(*column).problems("x", 0.5)
        return [((run.start - START) // 6, (run.end - START) // 6) for run in found]

    assert problems(0.9, 0, 0, 0, 0.9) == [(0, 4)]
    apart = (0.0,) * 6
    assert problems(0.9, 0.9, 0.9, *apart, 0.9) == [(0, 2)]
    assert problems(0.9, 0.9, *apart, 0.9, 0.9) == [(0, 1), (8, 9)]
