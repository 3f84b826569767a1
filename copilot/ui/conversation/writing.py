"""Notes as they are typed: where they are kept, and what is told of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import uuid4

import streamlit as st

from copilot.domain.notes import Notes
from copilot.errors import CopilotError, StaleWriteError
from copilot.ui.conversation import kept_words, meeting, reviewing
from copilot.ui.conversation.meeting import Meeting
from copilot.ui.shell import clock, places, session

if TYPE_CHECKING:
    import datetime as dt

    from copilot.assembly import Copilot
    from copilot.domain.people import Conversation
    from copilot.ui.conversation.flow import Place
    from copilot.ui.shell.engine import Engine

_KEY = "writing"
MANAGER_NAME = "manager-name"
"""Under which state the manager's own name is kept."""
_ELSEWHERE = (
    "These notes were changed in another tab meanwhile. Yours are still in the box, and theirs are "
    "kept. Choose below which go on."
)
_STILL_THERE = "What you typed is still in the box."


@dataclass
class Writing:
    """Where this tab's notes are kept; changed in place, as a run may be stopped at any moment."""

    at: str | None = None
    """Id of the conversation, or of the draft of loose notes; None before the first sheet."""
    of_conversation: bool = False
    saved: dt.datetime | None = None
    """When the words were last kept by this tab, or as it found them."""
    text: str = ""
    """The words as they were last kept or found."""
    other: Notes | None = None
    """What another tab has kept meanwhile."""
    problem: str | None = None
    """Why the words are not kept; told beside the box, where the next word may mend it."""


def writing() -> Writing:
    """Return this tab's own."""
    return st.session_state.setdefault(_KEY, Writing())


def open_at(engine: Engine, place: Place) -> None:
    """Put the words into the fields that belong to this place, unless they are there already.

    An address without an id keeps the sheet that is open: a press that came before the browser had
    heard of a new address must not empty the box.
    """
    mine = writing()
    if place.conversation:
        if place.conversation.id != mine.at:
            _open_conversation(engine(), place, place.conversation, mine)
    elif place.draft is None:
        _open_any(place, mine)
        st.query_params[places.DRAFT] = str(mine.at)
    elif place.draft != mine.at:
        _open_draft(engine(), place, place.draft, mine)


def _open_any(place: Place, mine: Writing) -> None:
    """Go on with the open sheet, unless it is somebody else's; a blank one is nobody's yet."""
    person = place.person.id if place.person else None
    others = person is not None and person != meeting.said().person
    if mine.at is None or mine.of_conversation or others:
        new_sheet(person=person)
    elif not reviewing.notes().text.strip():
        meeting.use(Meeting(person=person))


def _open_draft(copilot: Copilot, place: Place, draft: str, mine: Writing) -> None:
    found = kept_words.found(copilot, draft)
    new_sheet(draft, place.person.id if place.person else None)
    if found:
        reviewing.use(found.notes)
        meeting.use(found.meeting)
        mine.saved, mine.text = found.saved, found.notes.text


def _open_conversation(
    copilot: Copilot, place: Place, conversation: Conversation, mine: Writing
) -> None:
    typed = kept_words.found_of(copilot, conversation)
    text = typed.text if typed else conversation.notes
    name = place.person.name if place.person else None
    new_sheet(conversation.id)
    reviewing.use(Notes(text=text, date=conversation.date, report=name))
    about = conversation.model_dump(include={"person", "kind", "trigger"})
    meeting.use(Meeting.model_validate(about))
    mine.of_conversation, mine.text = True, text
    mine.saved = typed.saved if typed else None


def keep(engine: Engine, place: Place) -> None:
    """Keep what stands in the fields; a problem is told, and the words stay in the box."""
    notes, mine = reviewing.notes(), writing()
    mine.problem = None
    try:
        copilot = engine()
        if _changed_elsewhere(copilot, place, notes, mine):
            mine.problem = _ELSEWHERE
            return
        write(copilot, place, notes, mine)
    except CopilotError as error:
        mine.problem = f"{error} {_STILL_THERE}"


def catch_up(engine: Engine, place: Place) -> None:
    """Keep words that no press told of: a page that outlives its server brings them along."""
    mine = writing()
    if mine.other is None and not reviewing.sample_in_use() and reviewing.notes().text != mine.text:
        keep(engine, place)


def write(copilot: Copilot, place: Place, notes: Notes, mine: Writing) -> None:
    """Keep notes where they belong; loose ones from the first word on."""
    if place.conversation:
        mine.saved = kept_words.keep_of(copilot, place.conversation, notes.text)
    elif mine.at and (mine.saved or notes.text.strip()):
        mine.saved = kept_words.keep(copilot, mine.at, notes, meeting.said())
    mine.text = notes.text


def _changed_elsewhere(copilot: Copilot, place: Place, notes: Notes, mine: Writing) -> bool:
    if place.conversation:
        kept = kept_words.found_of(copilot, place.conversation)
        there = kept and (kept.saved, notes.model_copy(update={"text": kept.text}))
    else:
        loose = kept_words.found(copilot, mine.at) if mine.at else None
        there = loose and (loose.saved, loose.notes)
    if there is None or there[0] == mine.saved or there[1] == notes:
        return False
    mine.other = there[1]
    return True


def take_theirs() -> None:
    """Go on with what the other tab has kept."""
    mine = writing()
    if mine.other:
        reviewing.use(mine.other)
    _settled(mine)


def keep_mine(engine: Engine, place: Place) -> None:
    """Go on with what stands in this tab, in place of the other's."""
    mine = writing()
    _settled(mine)
    try:
        write(engine(), place, reviewing.notes(), mine)
    except CopilotError as error:
        mine.problem = f"{error} {_STILL_THERE}"


def _settled(mine: Writing) -> None:
    mine.other, mine.saved, mine.problem = None, None, None


def take_in(copilot: Copilot, conversation: Conversation) -> None:
    """Take what was typed into the conversation itself; told where another tab was first."""
    notes, said = reviewing.notes(), meeting.said()
    wanted = {
        "notes": notes.text,
        "kind": said.kind,
        "trigger": said.trigger,
        "date": notes.date or conversation.date,
        # What there are notes of has taken place.
        "held": conversation.held or bool(notes.text.strip()),
    }
    new = conversation.model_copy(update=wanted)
    if new == conversation:
        return
    try:
        copilot.people.change(new)
    except StaleWriteError:
        session.tell(
            "This conversation was changed in another tab meanwhile, so nothing was written over. "
            "Your words are still in the box. Load the page again to see the others."
        )
        return
    kept_words.drop_of(copilot, conversation)


def new_sheet(at: str | None = None, person: str | None = None) -> None:
    """Take an empty sheet for what comes now; the manager's own name stays.

    Args:
        at: Its id; None takes a new one, and the address with it.
        person: Id of whom it is about, where that is known.
    """
    mine = writing()
    mine.at, mine.of_conversation = at or uuid4().hex, False
    mine.saved, mine.text, mine.other, mine.problem = None, "", None, None
    if at is None:
        st.query_params[places.DRAFT] = mine.at
    reviewing.use(Notes(text="", date=clock.today()))
    meeting.use(Meeting(person=person))
    reviewing.drop()
