"""How fast the store is with many people in it: Today's question, and one person's page.

On SQLite in a temporary folder, or on the server that COPILOT_DATABASE_URL names, in an empty
database of its own. Filling takes some minutes.
"""

from __future__ import annotations

import datetime as dt
import random
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from copilot import Copilot
from copilot.domain.people import Agreement, Commitment, Conversation, Person, Principal
from copilot.settings import Settings
from evals.outcome import Outcome

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from copilot.ports.store import Store

PEOPLE = 10_000
TEAM = 20
"""People a manager has; the managers share the database."""
TALKS = 10
"""Conversations a person."""
VERSIONS = 5
LINES = 10
"""Commitments a version."""
RUNS = 400
TODAY = dt.date(2026, 4, 14)
YEAR = dt.timedelta(days=365)


def run(copilot: Copilot, cases: Sequence[dict[str, Any]]) -> Outcome:
    """Fill a store and measure it; the cases are those of the notes suite, for their words."""
    del copilot
    texts = [case["notes"] for case in cases]
    with tempfile.TemporaryDirectory() as folder:
        store = Copilot(Settings(data_dir=Path(folder))).store
        managers = [Principal(owner=f"manager {number}") for number in range(PEOPLE // TEAM)]
        started = time.perf_counter()
        for manager in managers:
            _fill(store, manager, texts)
        filled = time.perf_counter() - started
        today = _timed(lambda chosen: store.standing(chosen, TODAY - YEAR), managers)
        page = _timed(lambda chosen: store.standing_of(chosen, f"p{TEAM // 2}"), managers)
    figures = {
        "people": PEOPLE,
        "conversations": PEOPLE * TALKS,
        "commitments": PEOPLE * VERSIONS * LINES,
        "filled s": filled,
        **_quantiles("today", today),
        **_quantiles("a person's page", page),
    }
    return Outcome(figures, RUNS)


def _fill(store: Store, manager: Principal, texts: Sequence[str]) -> None:
    for number in range(TEAM):
        person = f"p{number}"
        store.people.add(manager, Person(id=person, name=person, added=TODAY - 2 * YEAR), person)
        for talk in range(TALKS):
            key = f"{person} {talk}"
            conversation = Conversation(
                id=key,
                person=person,
                kind="monthly-review",
                date=TODAY - talk * dt.timedelta(days=30),
                held=True,
                notes=texts[(number + talk) % len(texts)],
            )
            store.conversations.add(manager, conversation, key)
        for version in range(1, VERSIONS + 1):
            store.agreements.approve(manager, _agreed(person, version), f"{person} {version}")


def _agreed(person: str, version: int) -> Agreement:
    lines = tuple(
        Commitment(
            id=str(line),
            owner="manager" if line % 2 else "report",
            action="ask the academy whether she may sit in on a class",
            due=TODAY + line * dt.timedelta(days=1),
        )
        for line in range(LINES)
    )
    approved = dt.datetime.combine(TODAY, dt.time(), dt.UTC) + version * dt.timedelta(days=1)
    return Agreement(
        person=person, version=version, conversation=None, approved=approved, commitments=lines
    )


def _timed(ask: Callable[[Principal], object], managers: Sequence[Principal]) -> list[float]:
    """Milliseconds of each run, sorted; a manager at random each time."""
    choice = random.Random(0)  # noqa: S311 - which one does not matter
    took: list[float] = []
    for _ in range(RUNS):
        manager = choice.choice(managers)
        started = time.perf_counter()
        ask(manager)
        took.append(1000 * (time.perf_counter() - started))
    return sorted(took)


def _quantiles(name: str, took: Sequence[float]) -> dict[str, float]:
    return {f"{name} p50 ms": took[RUNS // 2], f"{name} p95 ms": took[int(0.95 * RUNS)]}
