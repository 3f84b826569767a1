"""Whose session it is: the person's at this machine, or of whoever has logged in."""

from __future__ import annotations

import time

import streamlit as st

from copilot.domain.people import Principal
from copilot.errors import LoginError
from copilot.settings import load_settings
from copilot.ui.shell.drawn import draw
from copilot.ui.shell.node import Node

_IN, _OUT = "log-in", "log-out"


def principal() -> Principal | None:
    """Give on whose behalf this session acts; None is the person at this machine.

    Raises:
        LoginError: Nobody has logged in where people have to.
    """
    required, hours = _rules()
    if "is_logged_in" not in st.user:
        if not required:
            return None
        raise LoginError(
            "This server lets nobody in before its login is set up: COPILOT_LOGIN is on, and "
            "Streamlit's secrets have no section [auth]. Nothing was lost. Tell whoever runs it."
        )
    if not st.user.is_logged_in:
        raise LoginError("Log in to go on. What you keep here is yours alone.")
    begun, issuer, subject = (st.user.get(claim) for claim in ("iat", "iss", "sub"))
    if not (isinstance(begun, int) and issuer and subject):
        raise LoginError(
            "The login didn't say who you are: it has to name issuer, subject and time. Nothing "
            "was lost. Tell whoever runs this server."
        )
    if time.time() > begun + hours * 3600:
        raise LoginError(
            f"You logged in more than {hours} hours ago. What you wrote is kept. Log in to go on."
        )
    return Principal(owner=f"{issuer} {subject}")


def let_in() -> bool:
    """Say whether this session may go on; if it may not, show where to log in and nothing else."""
    try:
        principal()
    except LoginError as error:
        _show_login(str(error))
        return False
    return True


def way_out() -> tuple[Node, ...]:
    """What leads out, for the end of the row of rooms; nothing at one's own machine."""
    if "is_logged_in" not in st.user:
        return ()
    return (Node("button", "Log out", look="link", press=_OUT),)


def leave(told: str | None) -> None:
    """Log out, if that is what was pressed."""
    if told == _OUT:
        st.logout()
        st.stop()


@st.cache_resource(show_spinner=False)
def _rules() -> tuple[bool, int]:
    """Whether a login is required, and for how many hours it holds."""
    settings = load_settings()
    return settings.login, settings.login_hours


def _show_login(why: str) -> None:
    parts = [
        Node("p", "Coaching Copilot", look="brand"),
        Node("h1", "Prepare, listen, follow through"),
        Node("p", why, look="lead"),
    ]
    if "is_logged_in" in st.user:
        parts.append(Node("button", "Log in", look="act", press=_IN))
    if draw("login", [Node("section", tuple(parts))]) == _IN:
        st.login()
