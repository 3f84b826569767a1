"""How much each occasion presses: the order in which a coach would take things up."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from copilot.domain.questions import Occasion

URGENCY: dict[Occasion, float] = {
    "promise-made": 10.0,
    "leaving-signal": 9.0,
    "misfit-ambition": 8.5,
    "fudged-constraint": 8.4,
    "goal-change": 8.0,
    "surface-answer": 7.2,
    "uncovered-where_now": 7.0,
    "uncovered-where_to": 6.9,
    "uncertainty": 6.6,
    "honest-no": 6.0,
    "fit-in-doubt": 5.9,
    "uncovered-close_gap": 5.8,
    "gap-unnamed": 5.7,
    "hurtful-words": 5.6,
    "shallow-where_to": 5.5,
    "shallow-where_now": 5.4,
    "no-commitments": 5.2,
    "organisation-first": 5.1,
    "settled-plan": 5.0,
    "blocker": 4.9,
    "none-of-mine": 4.8,
    "no-review": 4.7,
    "aspiration": 5.0,
    "performance-review-drift": 4.0,
    "milestone": 4.4,
    "role-change": 4.3,
    "drain": 4.2,
    "energy": 4.2,
    "shallow-close_gap": 4.1,
    "vague-commitment": 3.7,
    "new-conversation": 3.5,
}
"""What matters most comes first: repair, then honesty, then depth, then breadth, then the plan."""
