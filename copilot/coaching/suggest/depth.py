"""How well a conversation is known for asking on: a little stricter than its coverage."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from copilot.domain.labels import Depth, Phase, SignalKind
    from copilot.domain.reading import Reading

NOT_KNOWING = re.compile(
    r"\b(?:do|does|did|could|can)(?:n['’]t|nt| not) (?:know|say|tell)\b"
    r"|\bha(?:s|ve|d)(?:n['’]t|nt| not) (?:thought|decided)\b|\bno idea\b|\bnot sure\b",
    re.IGNORECASE,
)
"""Not knowing said outright, as against a question that both keep open."""
_OFTEN = 3
"""Deep sentences that settle it without a signal."""
_SHOWN_BY: dict[Phase, frozenset[SignalKind]] = {
    "where_now": frozenset({"energy", "drain", "milestone"}),
    "where_to": frozenset({"aspiration", "misfit-ambition", "goal-change"}),
}
"""What somebody who has gone into a phase in depth would have said."""


def depth_of(reading: Reading, phase: Phase) -> Depth:
    """Depth of a phase; deep only where something they said shows it."""
    depth: Depth = getattr(reading.coverage, phase)
    shown_by = _SHOWN_BY.get(phase)
    if depth != "deep" or shown_by is None:
        return depth
    polite = [each.evidence for each in reading.signals if each.kind == "surface-answer"]
    heard = {
        each.kind
        for each in reading.signals
        if not any(each.evidence.overlaps(words) for words in polite)
    }
    told = sum(quote.phase == phase and quote.depth == "deep" for quote in reading.phases)
    return "deep" if heard & shown_by or told >= _OFTEN else "surface"


def unsettled(reading: Reading) -> bool:
    """Whether they said outright that they don't know where to go."""
    said = [
        each
        for each in reading.signals
        if each.kind == "uncertainty" and NOT_KNOWING.search(each.evidence.quote)
    ]
    return len(said) > 1 or (bool(said) and depth_of(reading, "where_to") != "deep")


def ready_for_the_gap(reading: Reading) -> bool:
    """Whether today and the direction are known well enough to speak of what lies between.

    A plan made before the first two are understood tends to mend the wrong thing.
    """
    known = (depth_of(reading, "where_now"), depth_of(reading, "where_to"))
    return known[1] != "none" and "deep" in known and not unsettled(reading)
