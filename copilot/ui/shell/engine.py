"""The Copilot of a session; what is loaded for it is shared by the whole server."""

from __future__ import annotations

from contextlib import suppress
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING

import streamlit as st

from copilot.errors import CopilotError
from copilot.ui.shell import owner

if TYPE_CHECKING:
    from collections.abc import Callable

    from copilot.assembly import Copilot

    Engine = Callable[[], Copilot]
    """Gives the Copilot when it is first needed: the page is painted before it is loaded."""

_ACTING = "acting"
_LOADING = Lock()


def engine() -> Copilot:
    """Give the Copilot that acts for whoever this session belongs to.

    Raises:
        LoginError: Nobody has logged in where people have to.
        SettingsError: A setting can't be used.
    """
    principal = owner.principal()
    house = _house()
    if principal is None:
        return house
    # The session holds it, and it goes with the last session of its owner.
    st.session_state[_ACTING] = acting = house.acting_for(principal)
    return acting


def warm_up() -> None:
    """Load what the first page would wait for; what can't be loaded is told there."""
    with suppress(CopilotError):
        house = _house()
        house.people.all()


def _house() -> Copilot:
    """Load the Copilot once for every session of this server; it holds nobody's notes.

    A setting that can't be used is read again the next time, so that it can be mended.
    """
    with _LOADING:
        return _load()


@cache
def _load() -> Copilot:
    from copilot.assembly import Copilot  # noqa: PLC0415 - the page is painted first

    return Copilot.from_settings()
