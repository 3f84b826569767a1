"""Everything that is due, computed anew each time from what there is."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, get_args

from copilot.coaching.follow_up.commitments import commitments_due
from copilot.coaching.follow_up.conversations import conversations_due
from copilot.coaching.follow_up.entry import Entry
from copilot.coaching.follow_up.held import last_held
from copilot.coaching.follow_up.rules import REPAIR, deadline, due_from, rule_of
from copilot.domain.follow_through import DueKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from copilot.domain.follow_through import DueItem
    from copilot.domain.people import Conversation
    from copilot.domain.records import Standing
    from copilot.domain.rhythm import Cadence

_WRITTEN = {"summary", "document"}
_ORDER: tuple[DueKind, ...] = get_args(DueKind)


def clocks(standings: Sequence[Standing], cadence: Cadence, on: dt.date) -> tuple[DueItem, ...]:
    """Work out every due item, whether or not its day has come, in the order to do them.

    Args:
        standings: Each person with everything there is about them.
        cadence: The rhythm of the house.
        on: Today.
    """
    items = [
        entry.of(each.person, on) for each in standings for entry in _entries(each, cadence, on)
    ]
    return tuple(sorted(items, key=_place))


def _place(item: DueItem) -> tuple[int, dt.date, str]:
    return _ORDER.index(item.kind), item.due or dt.date.max, item.name


def _entries(standing: Standing, cadence: Cadence, on: dt.date) -> Iterator[Entry]:
    yield from _repairs(standing)
    yield from commitments_due(standing, cadence, on)
    yield from _written(standing, cadence)
    yield from _calendar(standing, cadence)
    yield from conversations_due(standing, cadence, on)


def _repairs(standing: Standing) -> Iterator[Entry]:
    for repair in standing.repairs:
        if repair.repaired is None:
            what = f"Put right what you promised {standing.person.name}: “{repair.quote}”"
            yield Entry("repair", what, REPAIR, repair.id, repair.said, repair.said)


def _written(standing: Standing, cadence: Cadence) -> Iterator[Entry]:
    found = deadline(cadence, "written-summary")
    held = last_held(standing, "full", "ad-hoc")
    if found is None or held is None or _sent(standing, held, _WRITTEN):
        return
    agreement, name = standing.agreement, standing.person.name
    approved = agreement is not None and agreement.conversation == held.id
    if not approved and held.kind == "ad-hoc":
        return
    what = f"Send {name} what you agreed"
    if not approved:
        what = f"Approve what you and {name} agreed, and send it"
    due = due_from(found, held.date)
    yield Entry("summary", what, rule_of(found), held.id, due, held.date)


def _calendar(standing: Standing, cadence: Cadence) -> Iterator[Entry]:
    found, agreement = deadline(cadence, "own-calendar"), standing.agreement
    if found is None or agreement is None:
        return
    from_one = [each for each in standing.conversations if each.id == agreement.conversation]
    dated = any(
        line.owner == "manager" and line.state == "open" and line.due
        for line in agreement.commitments
    )
    for held in from_one:
        if dated and not _sent(standing, held, {"calendar"}):
            what = f"Put what you took on for {standing.person.name} into your calendar"
            due = due_from(found, held.date)
            yield Entry("calendar", what, rule_of(found), held.id, due, held.date)


def _sent(standing: Standing, held: Conversation, kinds: set[str]) -> bool:
    return any(item.conversation == held.id and item.kind in kinds for item in standing.sent)
