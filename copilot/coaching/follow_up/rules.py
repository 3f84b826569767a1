"""The rules of the rhythm as days and sentences."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateutil.relativedelta import relativedelta

if TYPE_CHECKING:
    import datetime as dt

    from copilot.domain.rhythm import Cadence, Deadline, TransitionPoint

_HOURS_A_DAY = 24
_SOONER_MONTHS = 1


@dataclass(frozen=True)
class Rule:
    """Why something is due, and the passage that says so."""

    text: str
    topic: str


OWN_DUE = Rule("Each thing you took on has a day.", "career/follow-through")
OWN_OVERDUE = Rule(
    "When one slips, say so before they notice, and give a new day.", "career/follow-through"
)
UNDATED = Rule("A line without a date is only a wish: give it a day.", "career/contract")
THEIRS = Rule(
    "Ask with curiosity, once you have told how your own part went.", "career/contract-live"
)
REPAIR = Rule("Mend it soon, before they build on it.", "career/failure-promises")
AGREED_MONTH = Rule("You agreed to look at this together in that month.", "career/contract-live")
PLANNED = Rule(
    "It is in the diary: guard the slot, or move it and name the new day.", "career/cadence"
)
FIRST = Rule(
    "Once a quarter with each of your people; the first is yours to offer.", "career/cadence"
)


def deadline(cadence: Cadence, deadline_id: str) -> Deadline | None:
    """Find a deadline; None where a house has taken it out of its rhythm."""
    return next((each for each in cadence.deadlines if each.id == deadline_id), None)


def turning_point(cadence: Cadence, point_id: str | None) -> TransitionPoint | None:
    """Find what makes the usual rhythm too slow."""
    return next((each for each in cadence.transition_points if each.id == point_id), None)


def due_from(found: Deadline, day: dt.date) -> dt.date:
    """Work out the last day; a deadline without a figure is due on the day itself.

    The hour of a conversation is not known, so that hours count as the days they reach into.
    """
    amount = found.within.amount or 0
    if found.within.unit == "months":
        distance = relativedelta(months=amount)
    elif found.within.unit == "days":
        distance = relativedelta(days=amount)
    else:
        distance = relativedelta(days=-(-amount // _HOURS_A_DAY))
    return day - distance if found.within.before else day + distance


def rule_of(found: Deadline) -> Rule:
    """Put a deadline into words."""
    amount, unit = found.within.amount, found.within.unit
    if amount is None:
        told = ""
    elif amount == 0:
        told = ", at once"
    else:
        counted = f"{amount} {unit.removesuffix('s') if amount == 1 else unit}"
        told = f", {counted} before" if found.within.before else f", within {counted}"
    return Rule(f"{found.text}{told}. {found.note}".strip(), found.topic)


def sooner(point: TransitionPoint, day: dt.date) -> tuple[dt.date, Rule]:
    """Say when to talk again at a turning point."""
    text = f"{point.text}: {point.how_soon}. The source gives no figure; a month is our reading."
    return day + relativedelta(months=_SOONER_MONTHS), Rule(text, point.topic)
