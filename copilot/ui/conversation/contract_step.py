"""The step Contract: the draft is edited, kept while it is, and approved."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING
from uuid import uuid4

import streamlit as st

from copilot.coaching.agree import agree, changes
from copilot.domain.follow_through import Occasion
from copilot.domain.records import Autosave
from copilot.errors import CopilotError, StaleWriteError
from copilot.ui.conversation.contract_edits import Sheet, edits_of, sheet_of
from copilot.ui.conversation.contract_form import Open
from copilot.ui.conversation.contract_view import sheet
from copilot.ui.shell import session
from copilot.ui.shell.drawn import draw
from copilot.ui.shell.node import Node

if TYPE_CHECKING:
    from collections.abc import Sequence

    from copilot.assembly import Copilot
    from copilot.domain.follow_through import Change
    from copilot.domain.people import Agreement, Conversation, Person
    from copilot.ui.conversation.flow import Place

_OPEN, _DONE = "contracts_open", "contract_approved"
_SLOT = "contract-"


def show(copilot: Copilot, place: Place) -> None:
    """Show the step."""
    person, conversation = place.person, place.conversation
    if person is None or conversation is None:
        place.go("review")
    if st.session_state.pop(_DONE, None) == conversation.id:
        place.go("send")
    before = copilot.people.contracts.in_force(person)
    mine = _opened(copilot, person, conversation, before)
    draw("contract-heading", [_heading(person, before)])
    sheet(
        copilot, mine, person.name, conversation.notes, lambda: _keep(copilot, conversation, mine)
    )
    _against(conversation, mine, before)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            "Approve this contract",
            type="primary",
            on_click=_approve,
            args=(copilot, conversation, mine, before),
        )
        st.button("Draft it anew", on_click=_anew, args=(copilot, conversation))
    quiet = "Approving sends nothing. It puts these lines in force; the next step is what they see."
    draw("contract-foot", [Node("p", quiet, look="quiet small")])


def _heading(person: Person, before: Agreement | None) -> Node:
    about = "Change or strike what you like. What you edit is kept as you go."
    if before:
        about += f" Version {before.version} is in force; what is still open from it stands below."
    return Node(
        "header",
        (Node("h1", f"Contract with {person.name}"), Node("p", about, look="lead")),
    )


def _opened(
    copilot: Copilot, person: Person, conversation: Conversation, before: Agreement | None
) -> Open:
    """Give the contract that is open here: as this tab has it, as it was kept, or drafted anew."""
    of = f"{conversation.id}-{conversation.revision}-{before.version if before else 0}"
    opened: dict[str, Open] = st.session_state.setdefault(_OPEN, {})
    if of not in opened:
        with st.spinner("Drafting the contract…"):
            first = sheet_of(copilot.people.contracts.draft(person, conversation))
        kept = copilot.store.drafts.get(copilot.principal, _SLOT + of)
        now = Sheet.model_validate_json(kept.text) if kept else first
        # Fields keep what they hold by their names, so that a draft made anew needs new ones.
        opened[of] = Open(of, now, first, key=uuid4().hex)
    return opened[of]


def _keep(copilot: Copilot, conversation: Conversation, mine: Open) -> None:
    session.go_on()
    words = Autosave(
        slot=_SLOT + mine.of,
        text=mine.sheet.model_dump_json(),
        saved=dt.datetime.now(dt.UTC),
        person=conversation.person,
    )
    try:
        copilot.store.drafts.keep(copilot.principal, words)
    except CopilotError as error:
        session.tell(f"{error} What you changed is still on the page.")


def _against(conversation: Conversation, mine: Open, before: Agreement | None) -> None:
    """Say what would change, when there is something to compare with."""
    if before is None:
        return
    occasion = Occasion(
        person=conversation.person,
        conversation=conversation.id,
        held=conversation.date,
        approved=dt.datetime.now(dt.UTC),
    )
    draw(
        f"contract-against-{mine.key}",
        [_changes(changes(before, agree(edits_of(mine.sheet), occasion, before)), before.version)],
    )


def _changes(found: Sequence[Change], version: int) -> Node:
    summary = Node("summary", f"What changes against version {version} ({len(found)})", look="link")
    lines = tuple(Node("li", each.text) for each in found)
    inside = Node("ul", lines, look="plain") if found else Node("p", "Nothing.", look="quiet")
    return Node("details", (summary, inside), name="against")


def _approve(
    copilot: Copilot, conversation: Conversation, mine: Open, before: Agreement | None
) -> None:
    """Put it in force once, however often it is pressed: the key names this sheet."""
    session.go_on()
    base = before.version if before else 0
    now = dt.datetime.now(dt.UTC).astimezone()
    try:
        copilot.people.contracts.approve(conversation, edits_of(mine.sheet), base, now, mine.key)
        copilot.store.drafts.drop(copilot.principal, _SLOT + mine.of)
    except StaleWriteError as error:
        session.tell(
            f"{error} What you changed is kept. Go over it against the version that is in force "
            "now, and approve again."
        )
        return
    except CopilotError as error:
        session.tell(f"{error} What you changed is still on the page.")
        return
    st.session_state[_DONE] = conversation.id


def _anew(copilot: Copilot, conversation: Conversation) -> None:
    """Throw away what was edited."""
    session.go_on()
    opened: dict[str, Open] = st.session_state.setdefault(_OPEN, {})
    mine = [of for of in opened if of.startswith(conversation.id)]
    try:
        for of in mine:
            copilot.store.drafts.drop(copilot.principal, _SLOT + of)
            opened.pop(of)
    except CopilotError as error:
        session.tell(str(error))
