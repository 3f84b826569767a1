"""The recall drill: say where somebody wants to go, then see it in their own words."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from copilot.domain.follow_through import Recall, Said

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from copilot.domain.people import Agreement, Person
    from copilot.domain.reading import Reading

_TOPIC = "career/what-good-looks-like"
_MOST = 5


def recall(person: Person, readings: Sequence[Reading], agreements: Sequence[Agreement]) -> Recall:
    """Make one card of the drill; the manager's answer is neither kept nor scored.

    Args:
        person: Whom it is about.
        readings: Of the conversations with them.
        agreements: Versions of their contract.
    """
    said = _once(sorted(_said(readings, agreements), key=lambda each: -len(each.words)))
    latest = sorted(said, key=lambda each: each.on or dt.date.min, reverse=True)
    return Recall(
        person=person.id,
        question=f"Where does {person.name} want to be three years from now?",
        own_words=tuple(latest[:_MOST]),
        topic=_TOPIC,
    )


def _once(longest_first: Sequence[Said]) -> list[Said]:
    kept: list[Said] = []
    for each in longest_first:
        if not any(each.on == other.on and each.words in other.words for other in kept):
            kept.append(each)
    return kept


def _said(readings: Sequence[Reading], agreements: Sequence[Agreement]) -> Iterator[Said]:
    for agreement in agreements:
        if agreement.direction:
            yield Said(words=agreement.direction, on=agreement.approved.date())
    for reading in readings:
        for signal in reading.signals:
            if signal.kind == "aspiration":
                yield Said(words=signal.evidence.quote, on=reading.date)
        for found in reading.phases:
            if found.phase == "where_to" and found.depth == "deep":
                yield Said(words=found.evidence.quote, on=reading.date)
