"""Find the due words of a text and date them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copilot.domain.due import DueDate
from copilot.reading.dates.expressions import Day, Undated, Weekday
from copilot.reading.dates.joins import join
from copilot.reading.dates.resolve import Stretch, explicit_year, resolve
from copilot.reading.dates.scan import scan
from copilot.reading.dates.tense import is_horizon, looks_back
from copilot.reading.dates.tokens import Tokens

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from copilot.domain.due import DueKind
    from copilot.reading.dates.core import Found
    from copilot.reading.dates.expressions import Expression

_FIRM_LEADS = frozenset({"by", "before", "until", "from"})
_DATED_KINDS = frozenset({"day-month", "numeric"})


def find_due_dates(text: str, reference: dt.date | None) -> tuple[DueDate, ...]:
    """Find every due expression in a text, in order, never overlapping.

    Args:
        text: Notes as given; offsets count its characters.
        reference: The day of the conversation; without it every ``due`` is None.

    Returns:
        Due expressions only: durations, mentions of the past and horizons of a dream are left
        out. Words that come to no single day are kept with ``due`` None.
    """
    return tuple(_listed(text, reference))


def _listed(text: str, reference: dt.date | None) -> Iterator[DueDate]:
    tokens = Tokens(text)
    over_until = 0
    for found in join(tokens, scan(tokens)):
        listed_on = tokens.low(found.start - 1) == "and" and found.start - 1 == over_until
        if not found.corrected and (listed_on or looks_back(tokens, found)):
            over_until = found.end
            continue
        if is_horizon(tokens, found):
            continue
        due = _due(found, reference) if reference else None
        if reference and due and _is_over(found, due, reference):
            continue
        start, end = tokens[found.start].start, tokens[found.end - 1].end
        yield DueDate(
            start=start, end=end, span=text[start:end], due=due, kind=_kind(found, due, reference)
        )


def _due(found: Found, reference: dt.date) -> dt.date | None:
    if found.lead.kind == "after":
        return None
    if found.alternatives:
        return _agreed(found, reference)
    stretch = resolve(found.expression, reference)
    return stretch and _picked(found, found.expression, stretch, reference)


def _picked(
    found: Found, expression: Expression, stretch: Stretch, reference: dt.date
) -> dt.date | None:
    """The first day after "from" and "starting", else the last; never one that is over."""
    day = stretch.first if found.lead.kind == "from" else stretch.last
    return day if day >= reference or explicit_year(expression) else None


def _agreed(found: Found, reference: dt.date) -> dt.date | None:
    """The one day that all readings agree on; a day inside a stretch is the day."""
    common: Stretch | None = None
    for expression in found.alternatives:
        stretch = resolve(expression, reference)
        if stretch is None:
            return None
        narrowed = _overlap(common, stretch) if common else stretch
        if narrowed is None and common and isinstance(expression, Day | Weekday):
            again = resolve(expression, common.first)
            narrowed = again and _overlap(common, again)
        if narrowed is None:
            return None
        common = narrowed
    return common and _picked(found, found.expression, common, reference)


def _overlap(one: Stretch, other: Stretch) -> Stretch | None:
    """The narrower of two stretches where the wider holds it."""
    wide, narrow = sorted((one, other), key=lambda stretch: stretch.first - stretch.last)
    return narrow if wide.first <= narrow.first and narrow.last <= wide.last else None


def _is_over(found: Found, due: dt.date, reference: dt.date) -> bool:
    """Whether the date is the conversation's own, or lies before it and was only mentioned."""
    mentioned = found.kind in _DATED_KINDS and found.lead.kind not in _FIRM_LEADS
    if due == reference:
        return mentioned and found.lead.kind == "none" and not found.corrected
    return due < reference and found.lead.kind not in _FIRM_LEADS


def _kind(found: Found, due: dt.date | None, reference: dt.date | None) -> DueKind:
    if isinstance(found.expression, Undated) or due or reference is None:
        return found.kind
    return "event" if found.lead.kind == "after" else "contradiction"
