"""What one tab knows of its practice, beside what the folder keeps."""

from __future__ import annotations

from dataclasses import dataclass, field
from threading import Lock
from typing import TYPE_CHECKING

import streamlit as st

from copilot.coaching.rehearse import moved_to

if TYPE_CHECKING:
    from collections.abc import Sequence

    from copilot.domain.debrief import Debrief
    from copilot.domain.practice import Session

_TALK, _LOOK, _PERSON = "talk", "look", "person"
"""What the address holds: ids made at random, and whether the debrief is looked at."""
_DEBRIEF = "debrief"
_KEY = "rehearsal"


@dataclass
class Rehearsal:
    """Where this tab stands.

    It is changed in place: Streamlit may stop a run whenever its own state is touched, and a turn
    that was kept must be off the list of those that wait at the same moment.
    """

    talk: str | None = None
    """The id of the practice that is open."""
    person: str | None = None
    """Id of whom it is made after, where it is somebody the manager manages."""
    debriefing: bool = False
    at: int | None = None
    """The exchange it stands on, whatever another tab does; None is the beginning."""
    placed: bool = False
    """Whether it has taken its place since the practice was opened."""
    waiting: list[str] = field(default_factory=list[str])
    """What was said and isn't kept yet."""
    turn: Lock = field(default_factory=Lock, repr=False, compare=False)
    """Held while something is kept."""
    heard: int = 0
    """The number of what was said last, as the browser counts; it may tell the same twice."""
    failed: bool = False
    """Whether keeping it went wrong; it is tried again when the manager says so."""
    fresh: int | None = None
    """The exchange whose reply has just come."""
    trouble: str | None = None
    """What kept a language model from wording it."""
    wants_hint: bool = False
    hint: str | None = None
    doomed: str | None = None
    """The practice that may be deleted, once the manager is sure."""
    list_number: int = 0
    """Of the list of personas that is shown: a press on an earlier one was a second click."""
    begun: str | None = None
    """What the last press on the list began."""
    seen: tuple[Session, Debrief] | None = None
    """The last debrief, and what it is of."""

    def open(
        self, talk: str | None, *, person: str | None = None, debriefing: bool = False
    ) -> None:
        """Go to a practice, its debrief, or with None to the list."""
        if talk != self.talk:
            self.placed, self.waiting, self.failed, self.seen = False, [], False, None
        self.talk, self.person, self.debriefing = talk, person, debriefing
        self.settle()

    def say(self, text: str) -> None:
        """Put something that was said on the list of what waits to be kept."""
        self.settle()
        self.failed = False
        self.waiting.append(text)

    def hear(self, said: Sequence[tuple[int, str]]) -> None:
        """Take in what the browser hands over, apart from what has been heard already."""
        for number, text in said:
            if number > self.heard:
                self.say(text)
                self.heard = number

    def tell(self, trouble: str) -> None:
        """Keep what went wrong with a model's words, until the next thing is done."""
        self.trouble = trouble

    def settle(self) -> None:
        """Forget what only held until the next thing is done."""
        self.fresh, self.hint, self.wants_hint, self.doomed = None, None, False, None
        self.trouble = None


def rehearsal() -> Rehearsal:
    """Return this tab's own."""
    return st.session_state.setdefault(_KEY, Rehearsal())


def take_address(mine: Rehearsal) -> None:
    """Go where the address says: after a refresh, on a link, or back in the browser."""
    talk = st.query_params.get(_TALK)
    debriefing = st.query_params.get(_LOOK) == _DEBRIEF
    person = st.query_params.get(_PERSON) if talk else None
    if (talk, person, debriefing) != (mine.talk, mine.person, mine.debriefing):
        mine.open(talk, person=person, debriefing=debriefing)


def give_address(mine: Rehearsal) -> None:
    """Say in the address where this tab is."""
    wanted = {_TALK: mine.talk} if mine.talk else {}
    if mine.talk and mine.person:
        wanted[_PERSON] = mine.person
    if mine.talk and mine.debriefing:
        wanted[_LOOK] = _DEBRIEF
    if st.query_params.to_dict() != wanted:
        st.query_params.from_dict(wanted)


def standing(mine: Rehearsal, kept: Session) -> Session:
    """Put a practice as it is kept where this tab stands; freshly opened, where it was left."""
    if not mine.placed:
        mine.at, mine.placed = kept.at, True
    return moved_to(kept, mine.at)
