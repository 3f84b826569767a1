"""Asking the language model: first what would be sent is shown, then it is asked beside the page.

It is asked once for a press. What else is done meanwhile neither waits for it nor asks again.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import streamlit as st

from copilot.errors import CopilotError
from copilot.ui.shell import session
from copilot.ui.shell.drawn import draw
from copilot.ui.shell.letter_view import letter_nodes
from copilot.ui.shell.node import Node
from copilot.ui.shell.waiting import Work, begun, watch

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

    from copilot.assembly import Copilot
    from copilot.assembly.llm import Letter

T = TypeVar("T")
_LOOKED, _ASKED = "model_looked_at", "model_asked"


@dataclass(frozen=True)
class Question(Generic[T]):
    """Something that a language model can be asked."""

    about: str
    """Tells it from every other in this session; no word of anybody's."""
    press: str
    """What stands on the button that asks."""
    letter: Callable[[], Letter]
    """Writes what would be sent."""
    ask: Callable[[], T]
    """Asks; touches nothing of Streamlit."""
    take: Callable[[T], None]
    """Takes in what came of it, before the page is shown anew."""


def is_asked(about: str) -> bool:
    """Whether the model is being asked just now."""
    return about in _going_on()


def offer(copilot: Copilot, question: Question[T]) -> None:
    """Offer to look at the letter and to ask, where a model is set."""
    from copilot.assembly.asking import unseen  # noqa: PLC0415 - pages are painted before

    endpoint = copilot.settings.llm
    if endpoint is None:
        return
    about = question.about
    has_looked = st.session_state.get(_LOOKED) == about
    if has_looked:
        _show_letter(copilot, question, endpoint.host)
    if work := _going_on().get(about):
        watch(work, "Asking the language model", partial(_take, question))
        return
    with st.container(horizontal=True):
        # Whoever has never looked is shown first: the assembly refuses to send before that.
        if has_looked or not unseen(copilot.settings):
            st.button(question.press, key=f"{about}-ask", on_click=_ask, args=(question,))
        if not has_looked:
            name = "Show exactly what would be sent"
            st.button(name, key=f"{about}-look", on_click=_look, args=(about,))


def _going_on() -> dict[str, Work[Any]]:
    return st.session_state.setdefault(_ASKED, {})


def _show_letter(copilot: Copilot, question: Question[T], host: str) -> None:
    """Show every word that would leave; what keeps it from being written ends nothing else."""
    try:
        letter = question.letter()
        draw(f"{question.about}-letter", letter_nodes(letter, host))
        copilot.llm.was_shown()
    except CopilotError as error:
        draw(f"{question.about}-unwritten", [Node("p", str(error), look="notice")])


def _look(about: str) -> None:
    session.go_on()
    st.session_state[_LOOKED] = about


def _ask(question: Question[T]) -> None:
    session.go_on()
    # The second press of two finds that it is being asked.
    if not is_asked(question.about):
        _going_on()[question.about] = begun(question.ask)


def _take(question: Question[T], coming: Future[T]) -> None:
    _going_on().pop(question.about, None)
    try:
        question.take(coming.result())
    except CopilotError as error:
        session.tell(str(error))
