"""Practice and its debrief, joined to their data, the reader and the folder they are kept in."""

from __future__ import annotations

import datetime as dt
import secrets
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from copilot.adapters.practice_folder import PracticeFolder
from copilot.assembly.debriefs import Debriefs
from copilot.assembly.hearers import Hearers
from copilot.assembly.own_report import OwnReport
from copilot.assembly.shared import Shared
from copilot.assembly.voice import Voice
from copilot.coaching.rehearse import (
    first_state,
    moved_to,
    path,
    respond,
    state_at,
    with_turn,
    with_words,
)
from copilot.content.locations import knowledge_folder
from copilot.content.personas import load_ear, load_personas
from copilot.domain.debrief import Turn
from copilot.domain.notes import Notes
from copilot.domain.practice import Scored, Session
from copilot.errors import InputError
from copilot.reading.door import MOST_CHARACTERS

if TYPE_CHECKING:
    from collections.abc import Callable

    from copilot.assembly.own_report import OwnSessions
    from copilot.assembly.parts import Parts
    from copilot.assembly.voice import Told
    from copilot.domain.debrief import Debrief
    from copilot.domain.ear import Ear
    from copilot.domain.people import Person
    from copilot.domain.persona import Persona
    from copilot.domain.practice import Difficulty
    from copilot.domain.questions import Suggestion


@dataclass(frozen=True)
class Practice:
    """Role-plays with made-up reports, and debriefs of any conversation.

    Args:
        parts: The reader, the flags and the settings.
        suggest: Says what could be asked next after some notes.
        house: Whose loaded parts are used too.
    """

    parts: Parts
    suggest: Callable[[Notes], tuple[Suggestion, ...]]
    house: Practice | None = None

    @Shared
    def personas(self) -> tuple[Persona, ...]:
        """Whom one can practise with."""
        return load_personas(knowledge_folder())

    @cached_property
    def folder(self) -> PracticeFolder:
        """Where sessions are kept."""
        return PracticeFolder(self.parts.folder)

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

    def persona_of(self, session: Session) -> Persona:
        """Who answers in a session; raises as :meth:`persona`."""
        return session.made or self.persona(session.persona)

    def begin(
        self,
        persona: str,
        difficulty: Difficulty = "fair",
        seed: int | None = None,
        *,
        llm: bool = False,
    ) -> Session:
        """Begin a session; it is not kept before somebody keeps it.

        Args:
            persona: The id of whom to practise with.
            difficulty: How much trust it takes.
            seed: Varies the wording; None draws one.
            llm: Whether a language model shall word what is decided.

        Raises:
            InputError: There is no such persona.
        """
        return _begun(self.persona(persona), difficulty, seed).model_copy(update={"llm": llm})

    def begin_with(
        self, person: Person, difficulty: Difficulty = "fair", seed: int | None = None
    ) -> Session:
        """Begin with somebody made from what is kept about a person; not kept before it is told.

        Raises:
            InputError: Too little is kept about them; the message says what is missing.
            StorageError: What is kept can't be read.
        """
        made = self.own.persona(person)
        return _begun(made, difficulty, seed).model_copy(update={"made": made, "person": person.id})

    def kept(self, person: str | None) -> PracticeFolder | OwnSessions:
        """Where sessions are kept: those made after a person go when the person goes."""
        return self.folder if person is None else self.own.sessions(person)

    @cached_property
    def own(self) -> OwnReport:
        """Makes somebody to practise with from what is kept about a person."""
        return OwnReport(self.parts)

    @cached_property
    def voice(self) -> Voice:
        """Words what the engine decides, where a language model is set."""
        return Voice(self.parts, self.ear)

    def say(self, session: Session, text: str) -> Session:
        """Say something and be answered; the session that comes back stands on the answer."""
        persona = self.persona_of(session)
        line = path(session)
        previous = line[-1].reply.text if line else persona.opening
        heard = self.hearers.of(persona).hear(text[:MOST_CHARACTERS], self.parts.policy, previous)
        answer = respond(persona, state_at(session), heard, session.seed, session.difficulty)
        return with_turn(session, text[:MOST_CHARACTERS], heard, answer, dt.datetime.now(tz=dt.UTC))

    def say_and_keep(self, session: Session, text: str) -> Session:
        """Say something in a kept session; turns of another tab stay beside it as a branch.

        Raises:
            InputError: The session is no longer kept.
            StorageError: It can't be kept; nothing was changed.
        """
        return self.kept(session.person).change(
            session.id, lambda kept: self.say(moved_to(kept, session.at), text)
        )

    def word(self, session: Session, show: Told | None = None, tell: Told | None = None) -> Session:
        """Let the model that is set word the reply on which a session stands, where it shall.

        ``show`` is told each sentence that has passed the guard, ``tell`` why there is no model.
        """
        # What is kept of people is never sent, whatever the session says.
        if not session.llm or session.made:
            return session
        words = self.voice.word(self.persona_of(session), session, show, tell)
        return with_words(session, session.at, words) if words else session

    def word_and_keep(
        self, session: Session, show: Told | None = None, tell: Told | None = None
    ) -> Session:
        """Word the last reply of a kept session as :meth:`word` does.

        Raises:
            InputError: The session is no longer kept.
            StorageError: It can't be kept; the engine's words, which are kept already, stand.
        """
        worded = self.word(session, show, tell)
        at = session.at
        words = None if at is None else worded.nodes[at].reply.worded
        if words is None:
            return session
        kept = self.kept(session.person)
        return moved_to(kept.change(session.id, lambda each: with_words(each, at, words)), at)

    def hint(self, session: Session) -> Suggestion | None:
        """Suggest what to ask next, None where nothing comes to mind."""
        spoken = "\n".join(
            f"{each.speaker.capitalize()}: {each.text}" for each in self.turns(session)
        )
        found = self.suggest(Notes(text=spoken, manager="Manager", report="Report"))
        return found[0] if found else None

    def turns(self, session: Session) -> tuple[Turn, ...]:
        """The conversation so far, from the opening line."""
        spoken = [Turn(speaker="report", text=self.persona_of(session).opening)]
        for node in path(session):
            spoken.append(Turn(speaker="manager", text=node.said))
            spoken.append(Turn(speaker="report", text=node.reply.shown))
        return tuple(spoken)

    def debrief(self, session: Session) -> Debrief:
        """Debrief a practice, with what opened up in it.

        Raises:
            InputError: Nothing has been said in it.
        """
        spoken = self.turns(session)
        return self.debriefs.of_practice(spoken, self.persona_of(session), path(session))

    def debrief_and_keep(self, session: Session) -> Debrief:
        """Debrief a practice, and keep what it came to, for the progress over practices.

        Raises:
            InputError: Nothing has been said in it, or it is no longer kept.
            StorageError: It can't be kept.
        """
        found = self.debrief(session)
        values = tuple((each.name, each.value) for each in found.criteria)
        scored = Scored(at=dt.datetime.now(tz=dt.UTC), score=found.score, values=values)
        self.kept(session.person).change(
            session.id, lambda kept: kept.model_copy(update={"scored": scored})
        )
        return found

    @cached_property
    def hearers(self) -> Hearers:
        """What each persona hears with."""
        return Hearers(self.parts, self.ear, self.house.hearers if self.house else None)

    @Shared
    def ear(self) -> Ear:
        """What any persona understands."""
        return load_ear(knowledge_folder())

    @cached_property
    def debriefs(self) -> Debriefs:
        """Says how conversations went."""
        return Debriefs(self.parts, self.ear, self.house and self.house.debriefs)


def _begun(persona: Persona, difficulty: Difficulty, seed: int | None) -> Session:
    now = dt.datetime.now(tz=dt.UTC)
    return Session(
        id=secrets.token_hex(6),
        persona=persona.id,
        difficulty=difficulty,
        seed=secrets.randbelow(2**31) if seed is None else seed,
        begun=now,
        changed=now,
        start=first_state(persona, difficulty),
    )
