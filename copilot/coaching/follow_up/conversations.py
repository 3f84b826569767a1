"""When to talk: what is planned, what to look at, and what has to be booked."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from dateutil.relativedelta import relativedelta

from copilot.coaching.follow_up.entry import Entry
from copilot.coaching.follow_up.held import last_held, planned
from copilot.coaching.follow_up.rules import (
    AGREED_MONTH,
    FIRST,
    PLANNED,
    deadline,
    due_from,
    rule_of,
    sooner,
    turning_point,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copilot.domain.people import Conversation
    from copilot.domain.records import Standing
    from copilot.domain.rhythm import Cadence

_SOON = dt.timedelta(days=7)
_TO_WRITE = dt.timedelta(days=4)
"""How long before its day the light note is shown."""
_NAMES = {
    "full": "Career conversation",
    "monthly-review": "Monthly review",
    "check-in": "Check-in",
    "ad-hoc": "Conversation",
}


def conversations_due(standing: Standing, cadence: Cadence, on: dt.date) -> Iterator[Entry]:
    """Yield planned conversations, reviews, and what nobody has booked yet."""
    for conversation in planned(standing):
        yield _planned(standing, conversation, on)
        yield from _light_note(standing, conversation, cadence, on)
    yield from _monthly(standing, cadence, on)
    yield from _agreed_months(standing)
    if not _ahead(standing, on, "full", "ad-hoc"):
        yield _to_book(standing, cadence)


def _ahead(standing: Standing, on: dt.date, *kinds: str) -> list[Conversation]:
    return [each for each in planned(standing) if each.date >= on and each.kind in kinds]


def _planned(standing: Standing, conversation: Conversation, on: dt.date) -> Entry:
    day = conversation.date
    what = f"{_NAMES[conversation.kind]} with {standing.person.name}"
    if day < on:
        what += ": was it held? Say so, or move it"
    return Entry("conversation", what, PLANNED, conversation.id, day, day - _SOON)


def _light_note(
    standing: Standing, conversation: Conversation, cadence: Cadence, on: dt.date
) -> Iterator[Entry]:
    found, day = deadline(cadence, "reflection-note"), conversation.date
    sent = any(
        each.conversation == conversation.id and each.kind == "reflection" for each in standing.sent
    )
    if found and conversation.kind == "full" and day >= on and not sent:
        due = due_from(found, day)
        what = f"Send {standing.person.name} a light note before {day.day} {day:%B}"
        rule = rule_of(found)
        yield Entry("reflection", what, rule, conversation.id, due, due - _TO_WRITE)


def _monthly(standing: Standing, cadence: Cadence, on: dt.date) -> Iterator[Entry]:
    found = deadline(cadence, "contract-review-due")
    last = last_held(standing, "full", "monthly-review", "ad-hoc")
    if found is None or standing.agreement is None or last is None:
        return
    due = due_from(found, last.date)
    booked = _ahead(standing, on, "full", "monthly-review", "ad-hoc")
    # One that is planned for about then stands on the list itself.
    if not any(each.date <= due + _SOON for each in booked):
        what = f"Go over the contract with {standing.person.name}"
        yield Entry("review", what, rule_of(found), last.id, due, due - _SOON)


def _agreed_months(standing: Standing) -> Iterator[Entry]:
    for review in standing.agreement.review if standing.agreement else ():
        if review.when and not review.done:
            first = dt.date.fromisoformat(f"{review.when}-01")
            what = f"Look at this with {standing.person.name}: {review.what}"
            last = first + relativedelta(day=31)
            yield Entry("review", what, AGREED_MONTH, review.id, last, first)


def _to_book(standing: Standing, cadence: Cadence) -> Entry:
    """Say by when to hold the next one; it is booked as soon as the last one is over."""
    person, full = standing.person, last_held(standing, "full")
    quarterly = deadline(cadence, "follow-up-due")
    if full is None or quarterly is None:
        what = f"Book the first career conversation with {person.name}"
        return Entry("book", what, FIRST, person.id, person.added, person.added)
    due, rule = due_from(quarterly, full.date), rule_of(quarterly)
    latest = last_held(standing, "full", "ad-hoc", "monthly-review", "check-in") or full
    point = turning_point(cadence, latest.trigger)
    if point:
        soon = sooner(point, latest.date)
        due, rule = soon if soon[0] < due else (due, rule)
    what = f"Book the next career conversation with {person.name}"
    return Entry("book", what, rule, person.id, due, full.date)
