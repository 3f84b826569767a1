"""Before the conversation: what to think about, what is known, what to send, what to ask first."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import streamlit as st

from copilot.domain.notes import Notes
from copilot.domain.preparation import CONVERSATION_KINDS, ConversationKind, Preparation
from copilot.errors import CopilotError
from copilot.ui.conversation import prepare_view, reviewing
from copilot.ui.conversation.opening_view import opening_section
from copilot.ui.shell import clock, session
from copilot.ui.shell.drawn import draw
from copilot.ui.shell.node import Node
from copilot.ui.shell.passage_view import headings, open_passage

if TYPE_CHECKING:
    import datetime as dt

    from copilot.assembly import Copilot
    from copilot.domain.authority import Authority
    from copilot.domain.people import Person
    from copilot.ui.conversation.flow import Place

_KIND, _NAME, _TEXT, _DAY = "prepare_kind", "prepare_name", "prepare_notes", "prepare_day"
_USED, _PREPARED, _TICK = "prepare_used", "prepared", "prepare-tick"
_KINDS: dict[ConversationKind, str] = {
    "first": "The first one",
    "quarterly": "The quarterly one",
    "transition": "After a change",
}


@dataclass(frozen=True)
class _Asked:
    """What a preparation is made from."""

    kind: ConversationKind
    report: str | None
    notes: Notes | None
    policy: Authority


@dataclass(frozen=True)
class _Prepared:
    """A preparation with what it was made from, so that it is made once."""

    asked: _Asked
    preparation: Preparation


def show(copilot: Copilot, place: Place) -> None:
    """Show the step."""
    draw("prepare-heading", [_heading(place.person)])
    if place.person:
        asked = _known(copilot, place, place.person)
    else:
        _fields()
        asked = _asked(copilot)
    _page(copilot, place, asked)


def _heading(person: Person | None) -> Node:
    lead = (
        "Fifteen minutes now spare you the sentence you would have to take back. Say which "
        "conversation it is; the rest is below."
    )
    title = f"Before you talk with {person.name}" if person else "Before the conversation"
    return Node("header", (Node("h1", title), Node("p", lead, look="lead")))


def _known(copilot: Copilot, place: Place, person: Person) -> _Asked:
    """Begin with what was promised; the notes of last time are taken from what is kept."""
    kept = [each for each in copilot.people.conversations(person) if each.notes.strip()]
    earlier = [each for each in kept if place.conversation is None or each != place.conversation]
    session.field(_KIND, "quarterly" if earlier else "first")
    st.radio(
        "Which conversation", CONVERSATION_KINDS, format_func=_KINDS.get, horizontal=True, key=_KIND
    )
    notes = None
    if earlier:
        notes = Notes(text=earlier[0].notes, date=earlier[0].date, report=person.name)
        draw("prepare-opening", [opening_section(copilot.people.opening(person, clock.today()))])
    return _Asked(st.session_state[_KIND], person.name, notes, copilot.policy)


def _fields() -> None:
    session.field(_KIND, "first")
    session.field(_NAME, reviewing.notes().report or "")
    session.field(_TEXT, "")
    session.field(_DAY, None)
    kind, name = st.columns((3, 2), gap="large")
    kind.radio(
        "Which conversation", CONVERSATION_KINDS, format_func=_KINDS.get, horizontal=True, key=_KIND
    )
    name.text_input("Who it is with", key=_NAME, max_chars=80, placeholder="If you like")
    with st.expander("Notes of last time, if there are any"):
        st.text_area(
            "What you wrote down",
            key=_TEXT,
            height=180,
            placeholder="As you wrote them. They are read here, and not saved.",
        )
        with st.container(horizontal=True, vertical_alignment="bottom"):
            st.date_input(
                "Day of that conversation",
                key=_DAY,
                format="DD/MM/YYYY",
                width=220,
                help="“This week” and the like are counted from it.",
            )
            st.button("Use these notes", on_click=_use)
            if reviewing.notes().text.strip():
                st.button("Take the ones under review", on_click=_take_reviewed)
            if st.session_state.get(_USED):
                st.button("Leave them out", on_click=_leave_out)


def _use() -> None:
    session.go_on()
    st.session_state[_USED] = bool(st.session_state[_TEXT].strip())


def _take_reviewed() -> None:
    state = st.session_state
    under_review = reviewing.notes()
    state[_TEXT], state[_DAY] = under_review.text, under_review.date
    state[_NAME] = state[_NAME] or under_review.report or ""
    _use()


def _leave_out() -> None:
    session.go_on()
    st.session_state[_USED] = False


def _asked(copilot: Copilot) -> _Asked:
    state = st.session_state
    report: str | None = state[_NAME].strip() or None
    notes = None
    if state.get(_USED):
        day: dt.date | None = state[_DAY]
        manager: str | None = state[session.MANAGER].strip() or None
        notes = Notes(text=state[_TEXT], date=day, manager=manager, report=report)
    return _Asked(state[_KIND], report, notes, copilot.policy)


def _page(copilot: Copilot, place: Place, asked: _Asked) -> None:
    prepared = _prepared(copilot, asked)
    heading_of = headings(copilot)
    before = [
        prepare_view.thoughts_section(prepared, heading_of),
        *prepare_view.known_section(prepared),
        prepare_view.offer_section(prepared),
        prepare_view.messages_section(prepared, heading_of),
        Node("section", (Node("h2", "Before you sit down"),), look="section"),
    ]
    topic = draw("prepare-before", before)
    _checklist(prepared)
    after = [
        prepare_view.topic_links((each.topic for each in prepared.checklist), heading_of),
        prepare_view.questions_section(prepared, heading_of),
    ]
    topic = draw("prepare-after", after) or topic
    if st.button("I’ve had it: take notes", type="primary"):
        place.go("notes")
    if topic:
        open_passage(copilot, topic)


def _prepared(copilot: Copilot, asked: _Asked) -> Preparation:
    """Prepare anew only where something has changed; notes that can't be read are left out."""
    last: _Prepared | None = st.session_state.get(_PREPARED)
    if last and last.asked == asked:
        return last.preparation
    if asked.notes is None:
        made = copilot.prepare(asked.kind, report=asked.report)
    else:
        try:
            with st.spinner("Reading your notes…"):
                made = copilot.prepare(asked.kind, report=asked.report, notes=asked.notes)
        except CopilotError as error:
            session.tell(str(error))
            st.session_state[_USED] = False
            return _prepared(copilot, replace(asked, notes=None))
    st.session_state[_PREPARED] = _Prepared(asked, made)
    return made


def _checklist(prepared: Preparation) -> None:
    """Boxes to tick, for each person and kind of conversation their own."""
    with st.container(gap="xsmall"):
        for item in prepared.checklist:
            key = f"{_TICK}-{prepared.kind}-{prepared.report}-{item.id}"
            session.field(key, first=False)
            st.checkbox(item.text, key=key)
