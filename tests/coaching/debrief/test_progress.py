"""Progress follows what debriefs came to, in the order of the practices."""

from __future__ import annotations

import datetime as dt

from copilot.coaching.debrief import WHOLE, progress
from copilot.domain.practice import PracticeState, Scored, Session

MAY = dt.datetime(2026, 5, 1, tzinfo=dt.UTC)


def session(day: int, score: int | None) -> Session:
    begun = MAY + dt.timedelta(days=day)
    scored = (
        None if score is None else Scored(at=begun, score=score, values=(("advice", score // 2),))
    )
    return Session(
        id="0123456789ab",
        persona="all-fine",
        difficulty="fair",
        seed=1,
        begun=begun,
        changed=begun,
        start=PracticeState(trust=3),
        scored=scored,
    )


def test_values_come_in_the_order_of_the_practices_and_the_score_first():
    whole, advice = progress([session(9, 80), session(4, None), session(2, 40)])
    assert whole.name == WHOLE
    assert [value for _, value in whole.points] == [40, 80]
    assert [value for _, value in advice.points] == [20, 40]
    assert whole.points[0][0] == MAY + dt.timedelta(days=2)


def test_without_a_debrief_there_is_no_course():
    assert progress([session(1, None)]) == ()
