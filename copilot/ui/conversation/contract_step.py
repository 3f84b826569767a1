"""The step Contract: the draft is edited, kept while it is, and approved."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import streamlit as st

from copilot.coaching.agree import agree, changes
from copilot.domain.follow_through import Occasion
from copilot.errors import CopilotError, StaleWriteError
from copilot.ui.conversation import contract_drafts
from copilot.ui.conversation.contract_changes import approved_elsewhere, changes_against
from copilot.ui.conversation.contract_edits import edits_of
from copilot.ui.conversation.contract_view import sheet
from copilot.ui.conversation.held_back_view import held_back
from copilot.ui.shell import clock, session
from copilot.ui.shell.drawn import draw
from copilot.ui.shell.node import Node

if TYPE_CHECKING:
    from copilot.assembly import Copilot
    from copilot.domain.people import Agreement, Conversation, Person
    from copilot.ui.conversation.contract_drafts import Open
    from copilot.ui.conversation.flow import Place

_DONE = "contract_approved"


def show(copilot: Copilot, place: Place) -> None:
    """Show the step."""
    person, conversation = place.person, place.conversation
    if person is None or conversation is None:
        place.go("review")
    if st.session_state.pop(_DONE, None) == conversation.id:
        place.go("send")
    before = copilot.people.contracts.in_force(person)
    mine = contract_drafts.opened(copilot, person, conversation, before)
    draw("contract-heading", [_heading(person, before)])
    _news(copilot, person, conversation, mine)

    def kept() -> None:
        contract_drafts.keep(copilot, conversation, mine)

    sheet(copilot, mine, person.name, conversation.notes, kept)
    if mine.held_back:
        draw(f"contract-held-{mine.key}", [held_back(mine.held_back, mine.flags)])
    _against(conversation, mine, before)
    _approval(copilot, conversation, mine, before)


def _heading(person: Person, before: Agreement | None) -> Node:
    about = "Change or strike what you like. What you edit is kept as you go."
    if before:
        about += f" Version {before.version} is in force; what is still open from it stands below."
    return Node(
        "header",
        (Node("h1", f"Contract with {person.name}"), Node("p", about, look="lead")),
        look="at-step",
        arrives=True,
    )


def _news(copilot: Copilot, person: Person, conversation: Conversation, mine: Open) -> None:
    """Say what has come in since these lines were drafted."""
    versions = copilot.people.contracts.versions(person)
    if versions and contract_drafts.other_version(mine, versions[0]):
        base = next((each for each in versions if each.version == mine.sheet.base), None)
        told = approved_elsewhere(versions[0], changes(base, versions[0]))
        draw(f"contract-elsewhere-{mine.key}", [told])
        with st.container(horizontal=True):
            after = (copilot, conversation, mine, versions[0].version)
            st.button("Go on with mine", on_click=_go_on_from, args=after)
            st.button("Take that version", on_click=_anew, args=(copilot, conversation))
    elif contract_drafts.other_notes(mine, conversation):
        told = "The notes have changed since these lines were drafted. What you edited is kept."
        draw(f"contract-news-{mine.key}", [Node("p", told, look="notice")])


def _against(conversation: Conversation, mine: Open, before: Agreement | None) -> None:
    """Say what would change, when there is something to compare with."""
    if before is None or contract_drafts.other_version(mine, before):
        return
    occasion = Occasion(
        person=conversation.person,
        conversation=conversation.id,
        held=conversation.date,
        approved=dt.datetime.now(dt.UTC),
    )
    found = changes(before, agree(edits_of(mine.sheet), occasion, before))
    draw(f"contract-against-{mine.key}", [changes_against(found, before.version)])


def _approval(
    copilot: Copilot, conversation: Conversation, mine: Open, before: Agreement | None
) -> None:
    edits = edits_of(mine.sheet)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            "Approve this contract",
            type="primary",
            disabled=contract_drafts.other_version(mine, before)
            or not (edits.commitments or edits.review),
            on_click=_approve,
            args=(copilot, conversation, mine),
        )
        st.button("Draft it anew", on_click=_anew, args=(copilot, conversation))
    if edits.commitments or edits.review:
        quiet = "Approving sends nothing. It puts these lines in force; next is what they see. "
    else:
        quiet = "There is no line yet. Add one, and the contract can be approved. "
    quiet += "Drafting anew throws away what you edited here."
    draw("contract-foot", [Node("p", quiet, look="quiet small")])


def _approve(copilot: Copilot, conversation: Conversation, mine: Open) -> None:
    """Put it in force once, however often it is pressed: the key names this sheet."""
    session.go_on()
    now = clock.now()
    edits, base = edits_of(mine.sheet), mine.sheet.base
    try:
        copilot.people.contracts.approve(conversation, edits, base, now, mine.key)
        contract_drafts.drop(copilot, conversation)
    except StaleWriteError as error:
        contract_drafts.keep(copilot, conversation, mine)
        session.tell(f"{error} What you changed is kept.")
        return
    except CopilotError as error:
        session.tell(f"{error} What you changed is still on the page.")
        return
    st.session_state[_DONE] = conversation.id


def _go_on_from(copilot: Copilot, conversation: Conversation, mine: Open, version: int) -> None:
    """Take the version in force as the one that these lines go on from."""
    mine.sheet = mine.sheet.model_copy(update={"base": version})
    contract_drafts.keep(copilot, conversation, mine)


def _anew(copilot: Copilot, conversation: Conversation) -> None:
    """Throw away what was edited."""
    session.go_on()
    try:
        contract_drafts.drop(copilot, conversation)
    except CopilotError as error:
        session.tell(str(error))
