"""Several conversations with one person, side by side."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from copilot.domain.follow_through import Comparison, DirectionChange, NeverAsked, Stale
from copilot.domain.labels import PHASES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from copilot.domain.people import Agreement
    from copilot.domain.questions import Question
    from copilot.domain.reading import Reading

_LONG = dt.timedelta(days=91)
_SEVERAL = 2


def compare(
    readings: Sequence[Reading],
    agreements: Sequence[Agreement],
    questions: Sequence[Question],
    on: dt.date,
) -> Comparison:
    """Find what moved, what stands still, and what was never asked.

    Args:
        readings: Of the conversations with one person.
        agreements: Every version of their contract.
        questions: The bank, for a question to begin with.
        on: Today.
    """
    versions = sorted(agreements, key=lambda each: each.version)
    return Comparison(
        directions=tuple(_directions(readings, versions)),
        stale=tuple(_stale(versions, on)),
        never_asked=tuple(_never_asked(readings, questions)) if readings else (),
    )


def _directions(
    readings: Sequence[Reading], versions: Sequence[Agreement]
) -> Iterator[DirectionChange]:
    for change in versions[-1].goal_changes if versions else ():
        yield DirectionChange(was=change.was, now=change.now, on=change.noted)
    for reading in sorted(readings, key=lambda each: each.date or dt.date.min):
        for signal in reading.signals:
            if signal.kind == "goal-change":
                yield DirectionChange(was=None, now=signal.evidence.quote, on=reading.date)


def _stale(versions: Sequence[Agreement], on: dt.date) -> Iterator[Stale]:
    """Yield what has been open for a quarter, or has been carried into another conversation."""
    for line in versions[-1].commitments if versions else ():
        holding = [each for each in versions if any(one.id == line.id for one in each.commitments)]
        count = len({each.conversation or each.version for each in holding})
        since = line.agreed or holding[0].approved.date()
        if line.state == "open" and (count >= _SEVERAL or on - since > _LONG):
            yield Stale(commitment=line, since=since, conversations=count)


def _never_asked(
    readings: Sequence[Reading], questions: Sequence[Question]
) -> Iterator[NeverAsked]:
    for phase in PHASES:
        if any(getattr(reading.coverage, phase) != "none" for reading in readings):
            continue
        first = next(
            (
                each
                for each in questions
                if each.phase == phase and each.depth == "opening" and not each.requires_trust
            ),
            None,
        )
        yield NeverAsked(
            phase=phase,
            question=first.text if first else None,
            topic=first.topic if first else None,
        )
