"""Made-up people and conversations to keep."""

from __future__ import annotations

import datetime as dt

from copilot.domain.evidence import Evidence
from copilot.domain.people import (
    Agreement,
    Commitment,
    Conversation,
    GoalChange,
    Person,
    Repair,
    Review,
    SentItem,
)

DAY = dt.date(2026, 4, 14)
NOON = dt.datetime(2026, 4, 14, 12, 30, 15, 250, dt.UTC)


def person(name: str = "Kwame", identity: str = "p1") -> Person:
    return Person(id=identity, name=name, role="engineer", added=DAY)


def conversation(notes: str = "He wants to teach.", identity: str = "c1") -> Conversation:
    return Conversation(
        id=identity, person="p1", kind="ad-hoc", trigger="new-role", date=DAY, notes=notes
    )


def commitment(action: str = "ask the academy", identity: str = "k1") -> Commitment:
    return Commitment(
        id=identity,
        owner="manager",
        action=action,
        due=DAY,
        due_text="today",
        evidence=Evidence(start=3, end=6, quote="ask"),
        agreed=DAY,
    )


def agreement(version: int = 1, *lines: Commitment) -> Agreement:
    return Agreement(
        person="p1",
        version=version,
        conversation="c1",
        approved=NOON,
        commitments=lines or (commitment(identity="z"), commitment("visit a class", "a")),
        review=(Review(id="r1", what="how the class went", when="2026-05"),),
        open_question="What would he give up?",
        direction="a school of his own",
        goal_changes=(GoalChange(was="lead", now="teach", noted=DAY),),
    )


def repair(identity: str = "f1") -> Repair:
    return Repair(
        id=identity,
        person="p1",
        conversation="c1",
        quote="you'll get it",
        why="the panel decides",
        words="I spoke too soon.",
        said=DAY,
    )


def summary() -> SentItem:
    return SentItem(conversation="c1", kind="summary", at=NOON)
