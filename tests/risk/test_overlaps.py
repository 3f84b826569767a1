"""Where several marks lie on the same words, which of them stand."""

from __future__ import annotations

import pytest

from copilot.domain.reading import RiskMark
from copilot.risk.overlaps import Candidate, settled


def _candidate(category: str, start: int, end: int, confidence: float = 0.9) -> Candidate:
    mark = RiskMark.model_validate(
        {"category": category, "start": start, "end": end, "confidence": confidence}
    )
    return Candidate(mark, "model")


def _standing(*candidates: Candidate) -> list[tuple[str, int]]:
    return [(each.mark.category, each.mark.start) for each in settled(candidates)]


def test_marks_apart_both_stand_in_the_order_of_the_text():
    found = _standing(_candidate("dismissing", 20, 30), _candidate("leading-question", 0, 10))
    assert found == [("leading-question", 0), ("dismissing", 20)]


def test_of_the_same_category_the_surer_stands():
    found = _standing(_candidate("dismissing", 0, 10, 0.6), _candidate("dismissing", 5, 15, 0.8))
    assert found == [("dismissing", 5)]


def test_of_two_categories_on_the_same_words_the_worse_stands():
    found = _standing(
        _candidate("dismissing", 0, 10, 0.99),
        _candidate("promise-beyond-authority", 0, 10, 0.6),
    )
    assert found == [("promise-beyond-authority", 0)]


def test_marks_that_barely_touch_both_stand():
    found = _standing(_candidate("dismissing", 0, 10), _candidate("discriminatory", 8, 20))
    assert len(found) == 2


@pytest.mark.parametrize(
    ("other", "stands"),
    [("dismissing", False), ("retention-pressure", False), ("organisation-first", True)],
)
def test_a_leading_question_stands_unless_something_worse_is_in_it(other: str, stands: bool):  # noqa: FBT001
    found = _standing(_candidate("leading-question", 0, 40), _candidate(other, 0, 40))
    assert (("leading-question", 0) in found) is stands


def test_nothing_marked():
    assert _standing() == []
