"""People who don't exist, put into the store for a first look, and wiped again."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import NAMESPACE_OID, uuid5

from copilot.content.first_run import load_made_up
from copilot.content.locations import knowledge_folder
from copilot.domain.evidence import Evidence
from copilot.domain.follow_through import EditedLine, Edits
from copilot.domain.people import Conversation

if TYPE_CHECKING:
    from copilot.assembly.people import People
    from copilot.domain.made_up import MadeUp, MadeUpTalk
    from copilot.domain.people import Person

_STATE = "made-up-people"
"""Name of the state that keeps the ids of those whom a wipe erases."""
_FRIDAY = 4


@dataclass(frozen=True)
class MadeUpPeople:
    """What fills a store for a first look; it is told apart from what is real by ids alone."""

    people: People

    def ids(self) -> frozenset[str]:
        """Who of those that are kept was made up."""
        kept = self.people.store.states.get(self.people.principal, _STATE)
        return frozenset(json.loads(kept) if kept else ())

    def fill(self, now: dt.datetime, key: str) -> None:
        """Keep them with their conversations and contracts, so that something is due.

        Args:
            now: The moment they are looked at, in the manager's time zone; all days follow from it.
            key: Names this filling; the same key again keeps nobody twice.

        Raises:
            StorageError: Not all of them can be kept; a wipe erases those that are.
        """
        if not self.ids():
            for at, each in enumerate(load_made_up(knowledge_folder())):
                self._keep(each, now, f"{key}-{at}")

    def wipe(self) -> None:
        """Erase them and all that was made with them; nobody else is touched."""
        made_up, people = self.ids(), self.people
        for person in people.all():
            if person.id in made_up:
                people.erase(person)
        people.store.states.drop(people.principal, _STATE)

    def _keep(self, each: MadeUp, now: dt.datetime, key: str) -> None:
        people = self.people
        first = now.date() - dt.timedelta(days=max(talk.days_ago for talk in each.talks))
        person = people.add(each.name, f"{each.role} (made up)", first, key)
        # Noted at once: whatever goes wrong after this, a wipe finds them.
        ids = json.dumps(sorted({*self.ids(), person.id}))
        people.store.states.keep(people.principal, _STATE, ids)
        for version, talk in enumerate(each.talks):
            self._talk(person, talk, now, version)
        if each.next_in is not None:
            day = _working_day(now.date() + dt.timedelta(days=each.next_in))
            people.hold(_conversation(person, day))

    def _talk(self, person: Person, talk: MadeUpTalk, now: dt.datetime, version: int) -> None:
        people = self.people
        day = _working_day(now.date() - dt.timedelta(days=talk.days_ago))
        held = now - (now.date() - day)
        new = _conversation(person, day).model_copy(update={"notes": talk.notes, "held": True})
        conversation = people.hold(new, new.id)
        agreed = people.contracts.approve(conversation, _edits(talk, day), version, held, new.id)
        for line, wanted in zip(agreed.commitments, talk.lines, strict=True):
            if wanted.done:
                people.contracts.settle(person, line.id, "done", line.due or day)
        if talk.sent:
            people.out.note(person, "summary", held)
            people.out.note(person, "calendar", held)


def _conversation(person: Person, day: dt.date) -> Conversation:
    identity = uuid5(NAMESPACE_OID, f"{person.id} {day}").hex
    return Conversation(id=identity, person=person.id, kind="full", date=day)


def _edits(talk: MadeUpTalk, day: dt.date) -> Edits:
    lines: list[EditedLine] = []
    for line in talk.lines:
        start = talk.notes.index(line.words)
        due = None if line.due_in is None else _working_day(day + dt.timedelta(days=line.due_in))
        evidence = Evidence.of(talk.notes, start, start + len(line.words))
        lines.append(EditedLine(owner=line.owner, action=line.action, due=due, evidence=evidence))
    return Edits(
        commitments=tuple(lines), open_question=talk.open_question, direction=talk.direction
    )


def _working_day(day: dt.date) -> dt.date:
    """Take the Friday before where a day falls on a weekend."""
    return day - dt.timedelta(days=max(0, day.weekday() - _FRIDAY))
