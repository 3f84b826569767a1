"""Loose notes find their place: with somebody one manages, or somebody new."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

import streamlit as st

from copilot.domain.people import Conversation
from copilot.errors import CopilotError, InputError
from copilot.ui.conversation import kept_words, meeting, meeting_fields, reviewing, writing
from copilot.ui.shell import clock, places, session
from copilot.ui.shell.drawn import draw
from copilot.ui.shell.node import Node

if TYPE_CHECKING:
    from copilot.assembly import Copilot
    from copilot.domain.people import Person
    from copilot.ui.conversation.flow import Place
    from copilot.ui.conversation.reviewing import Reviewed

_WHO, _NEW, _KEYS, _FILED = "file_who", "file_new", "file_keys", "filed"


def section(copilot: Copilot, place: Place, reviewed: Reviewed) -> None:
    """Offer to keep the conversation with somebody, which leads on to its contract."""
    draw("filing", [_heading()])
    everybody = copilot.people.all()
    said = reviewed.review.reading.report or ""
    known = place.person or next(
        (each for each in everybody if each.name.casefold() == said.casefold()), None
    )
    # Of this review alone: what was chosen for the last notes must not be filed with these.
    whom, new_name = f"{_WHO}-{reviewed.number}", f"{_NEW}-{reviewed.number}"
    session.field(whom, known.id if known else meeting.NOBODY)
    session.field(new_name, "" if known else said)
    names = {each.id: each.name for each in everybody} | {meeting.NOBODY: "Somebody new"}
    if st.session_state[whom] not in names:
        session.put(whom, meeting.NOBODY)
    who, which = st.columns(2, gap="medium")
    chosen = who.selectbox(
        "Whom was it with?",
        list(names),
        key=whom,
        format_func=names.__getitem__,
    )
    if chosen == meeting.NOBODY:
        who.text_input("Their name", key=new_name, max_chars=80)
    with which:
        meeting_fields.kind(lambda: copilot)
    keys: dict[int, str] = st.session_state.setdefault(_KEYS, {})
    key = keys.setdefault(reviewed.number, uuid4().hex)
    st.button("Keep it", type="primary", on_click=_file, args=(copilot, place, reviewed, key))


def go_on() -> None:
    """Leave for the contract where a press has just kept the conversation."""
    filed: tuple[str, str] | None = st.session_state.pop(_FILED, None)
    if filed:
        places.converse("contract", *filed)


def _heading() -> Node:
    about = (
        "Kept with a person, the contract can be approved and sent, and comes back on its days. "
        "Notes are encrypted, and never part of what they see."
    )
    inside = (Node("h2", "Keep this conversation"), Node("p", about, look="quiet"))
    return Node("section", inside, look="section")


def _file(copilot: Copilot, place: Place, reviewed: Reviewed, key: str) -> None:
    """Keep it once, however often it is pressed: the key names this review."""
    session.go_on()
    try:
        person, said = _person(copilot, reviewed.number, key), meeting.said()
        conversation = Conversation(
            id=uuid4().hex,
            person=person.id,
            kind=said.kind,
            trigger=said.trigger,
            date=reviewed.notes.date or clock.today(),
            held=True,
            notes=reviewed.notes.text,
        )
        kept = copilot.people.hold(conversation, key)
        if place.draft:
            kept_words.drop(copilot, place.draft)
        if reviewed.notes.manager:
            name = reviewed.notes.manager
            copilot.store.states.keep(copilot.principal, writing.MANAGER_NAME, name)
    except CopilotError as error:
        session.tell(str(error))
        return
    reviewing.drop()
    st.session_state[_FILED] = person.id, kept.id


def _person(copilot: Copilot, number: int, key: str) -> Person:
    chosen: str = st.session_state[f"{_WHO}-{number}"]
    if chosen != meeting.NOBODY:
        return copilot.people.find(chosen)
    name = str(st.session_state.get(f"{_NEW}-{number}", "")).strip()
    if not name:
        raise InputError("Say whom it was with. Nothing was kept yet, and your notes are here.")
    return copilot.people.add(name, "", clock.today(), key)
