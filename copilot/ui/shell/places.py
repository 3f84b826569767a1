"""The app's rooms, and the addresses that lead into them.

An address holds ids made at random and names of rooms; no name of a person, and no word of notes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, get_args
from uuid import uuid4

import streamlit as st

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import NoReturn

    from streamlit.navigation.page import Page

Room = Literal["today", "people", "conversation", "practise", "playbooks", "settings"]

Step = Literal["prepare", "notes", "review", "contract", "send"]
STEPS: tuple[Step, ...] = get_args(Step)

PERSON, CONVERSATION, DRAFT, STEP = "person", "about", "draft", "step"
"""What an address may hold: ids of a person, a conversation, unfinished notes; a step's name."""
_ROOMS, _LAST = "rooms", "last_places"


def know(rooms: Mapping[Room, Page]) -> None:
    """Take in the rooms there are, before one of them runs."""
    st.session_state[_ROOMS] = dict(rooms)


def go(room: Room, **address: str) -> NoReturn:
    """Leave for a room, or for another place in this one.

    Args:
        room: Where to.
        address: What its address holds, by the names above.
    """
    st.switch_page(st.session_state[_ROOMS][room], query_params=address)


def remember(room: Room) -> None:
    """Keep where in a room this session is."""
    st.session_state.setdefault(_LAST, {})[room] = st.query_params.to_dict()


def come_back(room: Room) -> NoReturn:
    """Leave for a room, for the place in it that was left."""
    last: dict[Room, dict[str, str]] = st.session_state.get(_LAST, {})
    go(room, **last.get(room, {}))


def converse(
    step: Step,
    person: str | None = None,
    conversation: str | None = None,
    draft: str | None = None,
) -> NoReturn:
    """Leave for a step of a conversation.

    Args:
        step: Which.
        person: Id of whom it is with; None while nobody has said so.
        conversation: Its id; None while nothing is kept of it.
        draft: Id of the notes that are still being written; None takes a new sheet where there is
            no conversation.
    """
    if conversation is None:
        draft = draft or uuid4().hex
    named = {PERSON: person, CONVERSATION: conversation, DRAFT: draft, STEP: step}
    go("conversation", **{name: value for name, value in named.items() if value})


def here(name: str) -> str | None:
    """Give what the address holds under a name."""
    return st.query_params.get(name)
