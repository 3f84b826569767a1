"""Calendar files: own commitments, what to look at together, and the next conversation.

A UID comes from the line's id, so that a later file replaces what an earlier one put there. No
word of the notes is in it, only the line itself.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from icalendar import Alarm, Calendar, Event, vText

from copilot.export.plain import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from icalendar import Component

    from copilot.domain.people import Agreement, Commitment, Conversation, Review

_DOMAIN = "coaching-copilot"
_A_DAY = dt.timedelta(days=1)
_ALARMS = (dt.timedelta(hours=-15), dt.timedelta(hours=9))
"""Nine in the morning of the day before, and of the day."""


class _Words(vText):
    r"""Text whose backslashes stay; the library's own turns ``\N`` into a line break."""

    def to_ical(self) -> bytes:
        """Escape by RFC 5545, 3.3.11; line breaks are gone already."""
        return re.sub(r"([\\;,])", r"\\\1", self).encode()


@dataclass(frozen=True)
class Agenda:
    """What goes into one calendar file."""

    name: str
    """Whom it is about."""
    agreement: Agreement | None = None
    earlier: Sequence[Agreement] = ()
    """Versions before, latest first; what they had and this one has not is cancelled."""
    following: Conversation | None = None
    """The next conversation."""


def ics(agenda: Agenda, stamp: dt.datetime) -> bytes:
    """Write the file.

    Args:
        agenda: What goes into it.
        stamp: When it is written; among files of one version the later one counts.
    """
    calendar = Calendar()
    _put(calendar, prodid="-//Coaching Copilot//EN", version="2.0", method="PUBLISH")
    for event in _events(agenda):
        _put(event, dtstamp=stamp.astimezone(dt.UTC))
        calendar.add_component(event)
    return calendar.to_ical()


def _events(agenda: Agenda) -> Iterator[Event]:
    agreement = agenda.agreement
    if agreement:
        for line in agreement.commitments:
            if line.owner == "manager" and line.due:
                yield _own(line, line.due, agreement.version)
        for item in agreement.review:
            if item.when:
                yield _review(item, item.when, agreement.version)
        yield from _cancelled(agenda.earlier, agreement)
    if agenda.following:
        talk = agenda.following
        words = f"Career conversation with {agenda.name}"
        event = _event(f"conversation-{talk.id}", words, talk.date, talk.revision)
        _remind(event, words)
        yield event


def _own(line: Commitment, due: dt.date, version: int) -> Event:
    event = _event(f"commitment-{line.id}", line.action, due, version)
    if line.state == "dropped":
        return _off(event)
    if line.state == "open":
        _remind(event, line.action)
    return event


def _review(item: Review, when: str, version: int) -> Event:
    first = dt.date.fromisoformat(f"{when}-01")
    return _event(f"review-{item.id}", item.what, first, version)


def _cancelled(earlier: Sequence[Agreement], now: Agreement) -> Iterator[Event]:
    """Take out of the calendar what has left the contract, or has lost its day."""
    known = {line.id for line in now.commitments if line.owner == "manager" and line.due}
    known |= {item.id for item in now.review if item.when}
    for version in earlier:
        gone = [line for line in version.commitments if line.id not in known]
        for line in gone:
            if line.owner == "manager" and line.due and line.state == "open":
                yield _off(_event(f"commitment-{line.id}", line.action, line.due, now.version))
        undone = [item for item in version.review if item.id not in known]
        for item in undone:
            if item.when and not item.done:
                yield _off(_review(item, item.when, now.version))
        # The last version that had a line says how it ended.
        known |= {each.id for each in (*gone, *undone)}


def _off(event: Event) -> Event:
    _put(event, status="CANCELLED")
    return event


def _event(uid: str, words: str, day: dt.date, sequence: int) -> Event:
    event = Event()
    _put(event, uid=f"{uid}@{_DOMAIN}", sequence=sequence, summary=_Words(one_line(words)))
    _put(event, dtstart=day, dtend=day + _A_DAY)
    # Private and not busy: a colleague who looks at the calendar sees nothing of it.
    _put(event, transp="TRANSPARENT", **{"class": "PRIVATE"})
    return event


def _remind(event: Event, words: str) -> None:
    for trigger in _ALARMS:
        alarm = Alarm()
        _put(alarm, action="DISPLAY", description=_Words(one_line(words)), trigger=trigger)
        event.add_component(alarm)


def _put(component: Component, **properties: object) -> None:
    for name, value in properties.items():
        component.add(name, value)  # pyright: ignore[reportUnknownMemberType] - icalendar's
