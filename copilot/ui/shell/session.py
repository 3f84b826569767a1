"""What one browser session holds between its runs: fields of left pages, and a problem."""

from __future__ import annotations

from typing import Any

import streamlit as st

MANAGER = "manager_name"
"""Key of the manager's own name, wherever it is asked for."""
MAIL = "send_mail"
"""Key of which mail is to be written; a room that leads to the step Send may choose it."""
_PROBLEM, _KEPT = "problem", "kept"


def start() -> None:
    """Take over what was typed, before anything can stop this run."""
    state = st.session_state
    kept: dict[str, object] = state.setdefault(_KEPT, {})
    kept.update({key: state[key] for key in kept if key in state})


def field(key: str, first: object) -> None:
    """Give a field its first value, or the one that it had when it was last on a page.

    Streamlit drops a field's value together with its page, before the other page runs.
    """
    kept: dict[str, object] = st.session_state.setdefault(_KEPT, {})
    kept[key] = st.session_state.setdefault(key, kept.get(key, first))


def known(key: str) -> bool:
    """Whether a field has been in this session before."""
    return key in st.session_state or key in st.session_state.get(_KEPT, {})


def propose(key: str, value: object) -> None:
    """Say what a field shows unless the browser holds something newer.

    A page that outlives its server brings its fields along, and its session knows of them only
    once they are drawn; whatever is put into them before that would write over what was typed.
    """
    st.session_state.setdefault(_KEPT, {})[key] = value


def put(key: str, value: object) -> None:
    """Give a field another value, whether or not it is on the page; only before it is drawn."""
    kept: dict[str, object] = st.session_state.setdefault(_KEPT, {})
    kept[key] = st.session_state[key] = value


def value(key: str) -> Any:  # noqa: ANN401 - whatever the field holds
    """Give what a field holds, also before the page runs that would bring it back."""
    kept: dict[str, object] = st.session_state.get(_KEPT, {})
    return st.session_state.get(key, kept.get(key))


def forget(beginning: str) -> None:
    """Forget the fields whose keys begin so."""
    kept: dict[str, object] = st.session_state.get(_KEPT, {})
    st.session_state[_KEPT] = {
        key: value for key, value in kept.items() if not key.startswith(beginning)
    }


def tell(problem: str) -> None:
    """Keep a problem for the page to show until the manager does something about it."""
    st.session_state[_PROBLEM] = problem


def problem() -> str | None:
    """What went wrong last."""
    return st.session_state.get(_PROBLEM)


def go_on() -> None:
    """Forget what went wrong: something else is being done."""
    st.session_state[_PROBLEM] = None
