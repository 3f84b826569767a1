"""The step Send: what they will see, as a mail, a calendar file or a document to take out."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import streamlit as st

from copilot.domain.people import Conversation
from copilot.errors import CopilotError
from copilot.ui.conversation import send_mail, writing
from copilot.ui.conversation.send_view import paper, sent_list
from copilot.ui.shell import clock, places, session
from copilot.ui.shell.drawn import draw
from copilot.ui.shell.node import Node
from copilot.ui.shell.printing import print_button

if TYPE_CHECKING:
    from copilot.assembly import Copilot
    from copilot.domain.people import Person, SentKind
    from copilot.export.report_view import ReportView
    from copilot.ui.conversation.flow import Place

_DIRECTION, _MANAGER, _NEXT = "send_direction", "send_manager", "send_next"
_PRINTED = (
    "Print gives the contract alone, on one clean page. The calendar file holds your own dated "
    "lines, what you look at together and the next conversation; a later file replaces it."
)
_A_QUARTER = dt.timedelta(days=91)
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def show(copilot: Copilot, place: Place) -> None:
    """Show the step."""
    person = place.person
    if person is None:
        place.go("review")
    agreement = copilot.people.contracts.in_force(person)
    if agreement is None:
        _nothing_yet(place)
        return
    draw("send-heading", [_heading(person)])
    left, right = st.columns((6, 5), gap="large")
    with left:
        manager = _signature(copilot)
        with_direction = bool(agreement.direction) and _direction(person)
        view = copilot.people.out.view(person, manager, with_direction=with_direction)
        send_mail.section(copilot, person, manager, with_direction=with_direction)
    with right:
        with st.container(key="paper"):
            draw("send-paper", [paper(view)])
        _files(copilot, person, view)
        _following(copilot, person)
        standing = copilot.people.standing(person)
        if standing.sent:
            draw("send-sent", [sent_list(standing.sent)])


def _heading(person: Person) -> Node:
    lead = (
        "Nothing leaves by itself. Edit what you like, take it out, and send it from your own mail."
    )
    title = Node("h1", f"Send it to {person.name}")
    return Node("header", (title, Node("p", lead, look="lead")), look="at-step", arrives=True)


def _nothing_yet(place: Place) -> None:
    told = "There is no contract with them yet. Approve one first, and it can be sent from here."
    draw("send-nothing", [Node("h1", "Nothing to send yet"), Node("p", told, look="lead")])
    if place.conversation and st.button("To the contract", type="primary"):
        place.go("contract")


def _signature(copilot: Copilot) -> str | None:
    """Ask how the manager signs."""
    known = copilot.store.states.get(copilot.principal, writing.MANAGER_NAME) or ""
    session.field(_MANAGER, known)
    st.text_input("You sign as", key=_MANAGER, max_chars=80, on_change=_keep_name, args=(copilot,))
    return st.session_state[_MANAGER].strip() or None


def _direction(person: Person) -> bool:
    """Ask whether their own words on where to go belong in it; each person's answer is theirs."""
    key = f"{_DIRECTION}-{person.id}"
    session.field(key, first=False)
    st.checkbox("Also say where they told you they want to go", key=key)
    return bool(st.session_state[key])


def _keep_name(copilot: Copilot) -> None:
    session.go_on()
    try:
        name: str = st.session_state[_MANAGER].strip()
        copilot.store.states.keep(copilot.principal, writing.MANAGER_NAME, name)
    except CopilotError as error:
        session.tell(str(error))


def _files(copilot: Copilot, person: Person, view: ReportView) -> None:
    now = clock.now()
    out = copilot.people.out

    def took(kind: SentKind) -> dict[str, Any]:
        return {"on_click": send_mail.note, "args": (copilot, person, kind)}

    with st.container(horizontal=True):
        print_button("Print")
        st.download_button(
            "Word",
            out.document(view, now),
            "development-contract.docx",
            _WORD,
            **took("document"),
        )
        st.download_button(
            "Markdown",
            out.markdown(view),
            "development-contract.md",
            "text/markdown",
            **took("document"),
        )
        st.download_button(
            "Calendar",
            out.calendar(person, now),
            "development-contract.ics",
            "text/calendar",
            **took("calendar"),
        )
    draw("send-print", [Node("p", _PRINTED, look="quiet small")])


def _following(copilot: Copilot, person: Person) -> None:
    """Say when the next conversation is, or book it."""
    today = clock.today()
    ahead = [
        each
        for each in copilot.people.conversations(person)
        if not each.held and each.date >= today
    ]
    draw("send-following", [Node("h3", "The next conversation", look="apart")])
    if ahead:
        following = min(ahead, key=lambda each: each.date)
        draw("send-booked", [Node("p", f"It is in your diary for {following.date:%-d %B %Y}.")])
        if st.button("Prepare it"):
            places.converse("prepare", person.id, following.id)
        return
    key = f"{_NEXT}-{person.id}"
    session.field(key, today + _A_QUARTER)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.date_input("In about a quarter", key=key, format="DD/MM/YYYY", min_value=today)
        st.button("Plan it", on_click=_plan, args=(copilot, person, key))


def _plan(copilot: Copilot, person: Person, key: str) -> None:
    session.go_on()
    day: dt.date | None = st.session_state[key]
    if day is None:
        session.tell("Say on which day. Nothing was planned yet.")
        return
    # The id is made of what is planned: a second press plans nothing more.
    name = f"plan-{person.id}-{day.isoformat()}"
    planned = Conversation(id=send_mail.id_of(name), person=person.id, kind="full", date=day)
    try:
        copilot.people.hold(planned, name)
    except CopilotError as error:
        session.tell(str(error))
