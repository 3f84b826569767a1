"""One contract with words of every private kind in it."""

from __future__ import annotations

import datetime as dt

from copilot.domain.evidence import Evidence
from copilot.domain.people import Agreement, Commitment, GoalChange, Review

APPROVED = dt.datetime(2026, 4, 14, 17, 30, tzinfo=dt.UTC)
HELD = dt.date(2026, 4, 14)
PRIVATE = ("CANARY-QUOTE", "CANARY-DUE", "CANARY-NOTE", "CANARY-WAS")


def commitment(line_id: str, action: str, **fields: object) -> Commitment:
    return Commitment.model_validate(
        {"id": line_id, "owner": "manager", "action": action, **fields}
    )


def agreement(**fields: object) -> Agreement:
    """A contract in which every private field holds a canary."""
    quote = "CANARY-QUOTE"
    return Agreement.model_validate(
        {
            "person": "p1",
            "version": 2,
            "conversation": "c2",
            "approved": APPROVED,
            "commitments": (
                commitment(
                    "m1",
                    "Ask Ines about Leeds",
                    due=dt.date(2026, 4, 17),
                    due_text="CANARY-DUE",
                    evidence=Evidence(start=0, end=len(quote), quote=quote),
                    note="CANARY-NOTE",
                ),
                commitment("m2", "Find a talk slot", state="done", note="CANARY-NOTE"),
                commitment("m3", "Struck out", state="dropped", due=dt.date(2026, 5, 1)),
                commitment("r1", "Shadow Ines", owner="report", due=dt.date(2026, 5, 31)),
            ),
            "review": (Review(id="v1", what="How the shadowing went", when="2026-07"),),
            "open_question": "Is architecture a direction?",
            "direction": "A bakery of her own",
            "goal_changes": (GoalChange(was="CANARY-WAS", now="A bakery", noted=HELD),),
            **fields,
        }
    )
