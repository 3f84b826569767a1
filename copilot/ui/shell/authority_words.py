"""The authority policy's names in plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from copilot.domain.authority import Limit, PolicySubject

SUBJECTS: dict[PolicySubject, str] = {
    "promotion": "Promotion",
    "pay": "Pay",
    "rating": "Performance rating",
    "role": "Another role",
    "budget": "Budget",
    "location": "Place of work",
    "job-security": "A safe job",
    "third-party-decision": "Somebody else’s decision",
    "outcome": "How a career turns out",
    "own-time": "Your own time",
    "coaching": "Coaching",
    "feedback": "Feedback",
    "introductions": "Introductions",
    "advocacy": "Speaking up for somebody",
    "nominations": "Putting a name forward",
    "work-assignments": "Work inside your team",
    "shadowing": "Shadowing",
    "mentoring": "Mentoring",
    "own-meetings": "Your own meetings",
    "asking-for-a-decision": "Asking for a decision",
}
PER: dict[str, str] = {
    "person-year": "for each person in a year",
    "person": "for each person",
    "year": "in a year",
    "item": "for one thing",
}


def spend(limit: Limit, currency: str | None) -> str:
    """Write a sum as people say it: "up to 1,000 EUR for each person in a year"."""
    whole = limit.amount == int(limit.amount)
    amount = f"{limit.amount:,.0f}" if whole else f"{limit.amount:,.2f}"
    money = f"{amount} {currency}" if currency else f"{amount} in your currency"
    return f"up to {money} {PER[limit.per]}"
