"""What the manager may decide, to read and to change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

from copilot.errors import CopilotError, InputError
from copilot.ui.settings import authority_form
from copilot.ui.settings.authority_edits import changed
from copilot.ui.settings.authority_view import policy_sections
from copilot.ui.shell import session
from copilot.ui.shell.drawn import draw
from copilot.ui.shell.node import Node

if TYPE_CHECKING:
    from collections.abc import Callable

    from copilot.assembly import Copilot
    from copilot.domain.authority import Authority

_EDIT, _NUMBER, _DONE = "policy_edit", "policy_edits", "policy_done"


@dataclass(frozen=True)
class _Edit:
    """An edit that is going on; its number keeps its fields apart from those of the one before."""

    policy: Authority
    """The policy that was in force when it began."""
    number: int


def show(copilot: Copilot) -> None:
    """Show the page."""
    found = copilot.policy_file.in_force()
    editor = copilot.policy_editor
    edit: _Edit | None = st.session_state.get(_EDIT)
    draw("policy-heading", [_heading(_where(copilot), found.notice)])
    if edit is None:
        with st.container(horizontal=True):
            st.button("Change it", type="primary", on_click=_begin, args=(found.policy,))
            if editor.own:
                st.button("Back to the package’s list", on_click=_do, args=(copilot, _reset))
        draw("policy", policy_sections(found.policy))
        return
    authority_form.fields(edit.policy, edit.number)
    with st.container(horizontal=True):
        st.button("Save", type="primary", on_click=_do, args=(copilot, _save))
        st.button("Leave it as it was", on_click=_end)
    what = "Saving writes the file anew; what it says until then is kept in"
    if editor.path.exists():
        draw("policy-before", [Node("p", f"{what} {editor.before}.", look="quiet small")])


def _heading(where: str, notice: str | None) -> Node:
    lead = (
        "A promise that somebody else has to keep does harm. Warnings about promises go by this "
        "list, so make it true for where you work."
    )
    done: str | None = st.session_state.pop(_DONE, None)
    parts = [
        Node("h1", "What you may decide"),
        Node("p", lead, look="lead"),
        Node("p", f"{done} {where}" if done else where, look="quiet small below"),
    ]
    parts += [Node("p", notice, look="notice below")] if notice else []
    return Node("header", tuple(parts))


def _where(copilot: Copilot) -> str:
    if not copilot.policy_editor.own:
        return "This is the list in the package. What you change stays on this machine."
    return f"This list is kept in {copilot.policy_editor.path}."


def _begin(policy: Authority) -> None:
    session.go_on()
    number: int = st.session_state.get(_NUMBER, 0) + 1
    st.session_state[_NUMBER] = number
    st.session_state[_EDIT] = _Edit(policy, number)


def _end() -> None:
    session.go_on()
    st.session_state[_EDIT] = None
    session.forget(authority_form.KEYS)


def _do(copilot: Copilot, deed: Callable[[Copilot], str]) -> None:
    """Do something before the page runs, and keep for it what came of that."""
    session.go_on()
    try:
        st.session_state[_DONE] = deed(copilot)
    except CopilotError as error:
        session.tell(str(error))


def _save(copilot: Copilot) -> str:
    edit: _Edit = st.session_state[_EDIT]
    wanted = changed(edit.policy, authority_form.choices(edit.policy, edit.number))
    if copilot.policy_file.in_force().policy != edit.policy:
        raise InputError(
            "Somebody or something else has changed this list since you began. Nothing was saved, "
            "and what you changed is still here. Note it down, leave the list as it was, and "
            "change it again."
        )
    copilot.policy_editor.save(wanted)
    _end()
    return "Saved: it holds from now on."


def _reset(copilot: Copilot) -> str:
    editor = copilot.policy_editor
    editor.reset()
    return f"The package’s list holds again. What yours said is kept in {editor.before}."
