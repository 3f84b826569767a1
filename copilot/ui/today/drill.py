"""The recall drill: say where each wants to go, then see their own words; nothing is scored."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from copilot.export.days import day
from copilot.ui.shell.drawn import draw
from copilot.ui.shell.node import Node
from copilot.ui.shell.quotes import quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from copilot.assembly import Copilot
    from copilot.domain.follow_through import Recall
    from copilot.domain.people import Person

_CARDS = "drill"


def drill(copilot: Copilot, people: Sequence[Person]) -> None:
    """Offer the drill; it reads the latest notes of everybody, so only once it is asked for."""
    about = (
        "Where does each of your people want to be in three years? Say it to yourself first. "
        "Then look at their own words. Nothing is kept, and nobody is scored."
    )
    inside = (Node("h2", "Do you still know?"), Node("p", about, look="quiet"))
    draw("drill", [Node("section", inside, look="section")])
    cards: tuple[Recall, ...] = st.session_state.get(_CARDS, ())
    # Somebody who was erased leaves no words behind in the session either.
    if [each.person for each in cards] == [each.id for each in people]:
        draw("drill-cards", [_cards(people, cards)])
        st.button("Hide them again", on_click=_hide)
        return
    _hide()
    if st.button("Show me their words"):
        with st.spinner("Looking through your notes…"):
            st.session_state[_CARDS] = copilot.people.back.recall(people)
        st.rerun()


def _hide() -> None:
    st.session_state.pop(_CARDS, None)


def _cards(people: Sequence[Person], cards: Sequence[Recall]) -> Node:
    names = {each.id: each.name for each in people}
    return Node("div", tuple(_card(names[each.person], each) for each in cards), look="coverage")


def _card(name: str, card: Recall) -> Node:
    if not card.own_words:
        words = (Node("p", "Nothing in their own words yet: ask them.", look="quiet"),)
    else:
        words = tuple(
            Node("p", quoted(each.words) + (f", {day(each.on)}" if each.on else ""))
            for each in card.own_words
        )
    return Node("div", (Node("h3", name), *words))
