"""What the manager chooses before a practice: how hard, in whose words, and with which report."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import streamlit as st

from copilot.ui.practise.personas_view import LEVELS, own_heading
from copilot.ui.shell import session
from copilot.ui.shell.drawn import draw

if TYPE_CHECKING:
    from collections.abc import Callable

    from copilot.assembly.practising import Practice
    from copilot.domain.people import Person
    from copilot.domain.practice import Difficulty

_LEVEL, _LLM, _NUDGES, _WHO = "practice_level", "practice_llm", "practice_nudges", "practice_who"
_FIELD = 420
"""Pixels of the field that a name stands in."""


class Wishes(NamedTuple):
    """How the next practice shall be."""

    level: Difficulty
    llm: bool


def wishes(practice: Practice) -> Wishes:
    """Ask how hard it shall be, and where a language model is set, in whose words."""
    session.field(_LEVEL, "fair")
    level = st.radio(
        "How hard shall it be?",
        list(LEVELS),
        key=_LEVEL,
        format_func=LEVELS.get,
        captions=("Opens up easily", "As people do", "Trust comes slowly"),
        horizontal=True,
    )
    if not practice.voice.ready:
        return Wishes(level, llm=False)
    session.field(_LLM, first=False)
    llm = st.toggle(
        "Answers in the language model’s words",
        key=_LLM,
        help="It words what has been decided, and can tell nothing else. What you say goes to it, "
        "names hidden.",
    )
    return Wishes(level, llm=llm)


def wants_nudges() -> bool:
    """Ask whether a quiet line may follow a clumsy turn; it doesn't unless asked."""
    session.field(_NUDGES, first=False)
    return st.toggle("Quiet nudges", key=_NUDGES, help="A line under a turn that could go better.")


def own_report(practice: Practice, begin: Callable[[Person], None]) -> None:
    """Offer a practice with somebody one manages; nothing where nobody is kept."""
    people = practice.own.people()
    if not people:
        return
    draw("own-report", [own_heading(practice.own.mould.notice)])
    names = {each.id: each.name for each in people}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = st.selectbox(
            "Who",
            list(names),
            key=_WHO,
            index=None,
            format_func=names.__getitem__,
            placeholder="Choose",
            width=_FIELD,
        )
        person = next((each for each in people if each.id == chosen), None)
        st.button(
            "Practise from what you have kept",
            disabled=person is None,
            on_click=lambda: begin(person) if person else None,
        )
