"""Practice and its debrief, joined to their data, the reader and the folder they are kept in."""

from __future__ import annotations

import datetime as dt
import secrets
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from copilot.adapters.practice_folder import PracticeFolder
from copilot.coaching.debrief import Listener, debrief, disclosure
from copilot.coaching.rehearse import (
    Hearer,
    first_state,
    moved_to,
    path,
    respond,
    state_at,
    with_turn,
)
from copilot.content.debrief import load_craft
from copilot.content.locations import knowledge_folder
from copilot.content.personas import load_ear, load_personas
from copilot.domain.debrief import Turn
from copilot.domain.notes import Notes
from copilot.domain.practice import Scored, Session
from copilot.errors import InputError
from copilot.reading.door import MOST_CHARACTERS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from copilot.assembly.parts import Parts
    from copilot.domain.debrief import Craft, Debrief
    from copilot.domain.ear import Ear
    from copilot.domain.persona import Persona
    from copilot.domain.practice import Difficulty
    from copilot.domain.questions import Suggestion

_SEEDS = 2**31


@dataclass(frozen=True)
class Practice:
    """Role-plays with made-up reports, and debriefs of any conversation.

    Args:
        parts: The reader, the flags and the settings.
        suggest: Says what could be asked next after some notes.
    """

    parts: Parts
    suggest: Callable[[Notes], tuple[Suggestion, ...]]

    @cached_property
    def personas(self) -> tuple[Persona, ...]:
        """Whom one can practise with."""
        return load_personas(knowledge_folder())

    @cached_property
    def folder(self) -> PracticeFolder:
        """Where sessions are kept."""
        return PracticeFolder(self.parts.settings.data_dir)

    def persona(self, wanted: str) -> Persona:
        """The persona of that id.

        Raises:
            InputError: There is none.
        """
        found = next((each for each in self.personas if each.id == wanted), None)
        if found is None:
            known = ", ".join(each.id for each in self.personas)
            raise InputError(f"There is no persona of that name. These are there: {known}.")
        return found

    def begin(
        self, persona: str, difficulty: Difficulty = "fair", seed: int | None = None
    ) -> Session:
        """Begin a session; it is not kept before somebody keeps it.

        Raises:
            InputError: There is no such persona.
        """
        now = dt.datetime.now(tz=dt.UTC)
        return Session(
            id=secrets.token_hex(6),
            persona=persona,
            difficulty=difficulty,
            seed=secrets.randbelow(_SEEDS) if seed is None else seed,
            begun=now,
            changed=now,
            start=first_state(self.persona(persona), difficulty),
        )

    def say(self, session: Session, text: str) -> Session:
        """Say something and be answered; the session that comes back stands on the answer."""
        persona = self.persona(session.persona)
        line = path(session)
        previous = line[-1].reply.text if line else persona.opening
        heard = self._hearer(persona).hear(text[:MOST_CHARACTERS], self.parts.policy, previous)
        answer = respond(persona, state_at(session), heard, session.seed, session.difficulty)
        return with_turn(session, text[:MOST_CHARACTERS], heard, answer, dt.datetime.now(tz=dt.UTC))

    def say_and_keep(self, session: Session, text: str) -> Session:
        """Say something in a kept session; turns of another tab stay beside it as a branch.

        Raises:
            InputError: The session is no longer kept.
            StorageError: It can't be kept; nothing was changed.
        """
        return self.folder.change(
            session.id, lambda kept: self.say(moved_to(kept, session.at), text)
        )

    def hint(self, session: Session) -> Suggestion | None:
        """Suggest what to ask next, None where nothing comes to mind."""
        spoken = "\n".join(
            f"{each.speaker.capitalize()}: {each.text}" for each in self.turns(session)
        )
        found = self.suggest(Notes(text=spoken, manager="Manager", report="Report"))
        return found[0] if found else None

    def turns(self, session: Session) -> tuple[Turn, ...]:
        """The conversation so far, from the opening line."""
        spoken = [Turn(speaker="report", text=self.persona(session.persona).opening)]
        for node in path(session):
            spoken.append(Turn(speaker="manager", text=node.said))
            spoken.append(Turn(speaker="report", text=node.reply.text))
        return tuple(spoken)

    def debrief(self, session: Session) -> Debrief:
        """Debrief a practice, with what opened up in it.

        Raises:
            InputError: Nothing has been said in it.
        """
        opened = disclosure(self.persona(session.persona), path(session))
        return debrief(self._listener.listen(self.turns(session)), self._craft, opened)

    def debrief_and_keep(self, session: Session) -> Debrief:
        """Debrief a practice, and keep what it came to, for the progress over practices.

        Raises:
            InputError: Nothing has been said in it, or it is no longer kept.
            StorageError: It can't be kept.
        """
        found = self.debrief(session)
        values = tuple((each.name, each.value) for each in found.criteria)
        scored = Scored(at=dt.datetime.now(tz=dt.UTC), score=found.score, values=values)
        self.folder.change(session.id, lambda kept: kept.model_copy(update={"scored": scored}))
        return found

    def debrief_of(self, turns: Sequence[Turn]) -> Debrief:
        """Debrief any conversation.

        Raises:
            InputError: The manager says nothing in it.
        """
        return debrief(self._listener.listen(turns), self._craft)

    def _hearer(self, persona: Persona) -> Hearer:
        found = self._hearers.get(persona.id)
        if found is None:
            found = Hearer(persona, self._ear, self.parts.encoder, self.parts.flagger)
            self._hearers[persona.id] = found
        return found

    @cached_property
    def _hearers(self) -> dict[str, Hearer]:
        """One a persona: its vectors are made once."""
        return {}

    @cached_property
    def _ear(self) -> Ear:
        return load_ear(knowledge_folder())

    @cached_property
    def _craft(self) -> Craft:
        return load_craft(knowledge_folder())

    @property
    def _listener(self) -> Listener:
        parts = self.parts
        return Listener(parts.encoder, parts.flagger, parts.policy, self._craft, self._ear)
