"""Look for the five failures in one conversation, each with what shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateutil.relativedelta import relativedelta

from copilot.domain.evidence import Evidence
from copilot.domain.follow_through import Finding

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator, Sequence

    from copilot.domain.labels import Category
    from copilot.domain.people import Agreement
    from copilot.domain.review import Review
    from copilot.domain.rhythm import Failure

_NOTHING = "Nothing seen."
_QUARTER = relativedelta(months=3, days=14)
"""A quarter, and two weeks of grace."""
_A_STATUS_MEETING = 2
"""Lines about day-to-day work from which on they are worth a mention."""


@dataclass(frozen=True)
class Facts:
    """What is known of one conversation after it."""

    review: Review
    agreement: Agreement | None
    """The contract that came of it; None where none was approved."""
    previous: dt.date | None = None
    """The day of the full conversation before."""
    next_booked: bool = False


Seen = tuple[list[Evidence], list[str]]
"""Quotes of the notes, and sentences on what the contract or the calendar shows."""


def audit(facts: Facts, failures: Sequence[Failure]) -> tuple[Finding, ...]:
    """Look for each failure, in their order; what can't be looked for is not claimed."""
    return tuple(_finding(failure, _LOOK[failure.id](facts)) for failure in _known(failures))


def _known(failures: Sequence[Failure]) -> Iterator[Failure]:
    yield from (failure for failure in failures if failure.id in _LOOK)


def _finding(failure: Failure, seen: Seen) -> Finding:
    quotes, told = seen
    return Finding(
        failure=failure.id,
        name=failure.name,
        seen=bool(quotes or told),
        quotes=tuple(quotes),
        facts=tuple(told),
        told=" ".join(told) or ("Look at these words." if quotes else _NOTHING),
        instead=failure.instead,
        topic=failure.topic,
    )


def _deferring(facts: Facts) -> Seen:
    held, told = facts.review.reading.date, list[str]()
    if held and facts.previous and held > facts.previous + _QUARTER:
        weeks = (held - facts.previous).days // 7
        told.append(f"The one before was {weeks} weeks earlier.")
    if not facts.next_booked:
        told.append("The next one isn't booked.")
    return [], told


def _conflating(facts: Facts) -> Seen:
    reading = facts.review.reading
    told = [] if reading.is_career_conversation else ["Most of it isn't about a career."]
    work = [line.evidence for line in reading.lines if line.kind == "delivery"]
    quotes = _flagged(facts, "performance-review-drift")
    return quotes + (work if len(work) >= _A_STATUS_MEETING else []), told


def _organisation_first(facts: Facts) -> Seen:
    return _flagged(facts, "organisation-first"), []


def _promises(facts: Facts) -> Seen:
    return _flagged(facts, "promise-beyond-authority"), []


def _goes_nowhere(facts: Facts) -> Seen:
    lines = facts.agreement.commitments if facts.agreement else ()
    told: list[str] = []
    if not lines:
        told.append("Nothing was agreed.")
    for owner, sentence in (
        ("manager", "You took nothing on."),
        ("report", "They took nothing on."),
    ):
        if lines and not any(line.owner == owner for line in lines):
            told.append(sentence)
    undated = sum(line.due is None for line in lines)
    if undated:
        told.append(f"{undated} of {len(lines)} lines have no day.")
    if not (facts.agreement and facts.agreement.review):
        told.append("No month is set to look at it together.")
    return _flagged(facts, "vague-commitment"), told


def _flagged(facts: Facts, category: Category) -> list[Evidence]:
    return [
        Evidence(start=flag.start, end=flag.end, quote=flag.quote)
        for flag in facts.review.flags
        if flag.category == category
    ]


_LOOK: dict[str, Callable[[Facts], Seen]] = {
    "deferring": _deferring,
    "conflating": _conflating,
    "organisation-first": _organisation_first,
    "promises": _promises,
    "goes-nowhere": _goes_nowhere,
}
