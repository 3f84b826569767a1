"""The fields of a contract: one card a line, with the words of the notes that it comes from."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import streamlit as st

from copilot.ui.conversation.contract_edits import PARTS, words_in
from copilot.ui.conversation.contract_hearing import heard
from copilot.ui.conversation.contract_lines import line_about, over_promised
from copilot.ui.shell import clock, session
from copilot.ui.shell.drawn import draw
from copilot.ui.shell.node import Node

if TYPE_CHECKING:
    from collections.abc import Callable

    from copilot.assembly import Copilot
    from copilot.ui.conversation.contract_drafts import Open
    from copilot.ui.conversation.contract_edits import Card, Part

_LONGEST = 500
"""Characters of a line."""
_AHEAD = 24
"""Months to choose from."""
_ADD: dict[Part, str] = {
    "report": "Add a line of theirs",
    "manager": "Add a line of yours",
    "review": "Add something to look at",
}
_WHOSE: dict[Part, str] = {"report": "Their line", "manager": "Your line", "review": "To look at"}
_MOVE: dict[Part, str] = {"report": "Make it yours", "manager": "Make it theirs"}


def form(
    copilot: Copilot, mine: Open, report: str | None, notes: str, kept: Callable[[], None]
) -> None:
    """Show every part to be edited.

    Args:
        copilot: Hears what is typed.
        mine: The open contract.
        report: The other's name.
        notes: The notes that stand beside it.
        kept: Called after each change, to keep it.
    """
    titles: dict[Part, str] = {
        "report": f"{report} takes on" if report else "They take on",
        "manager": "You take on",
        "review": "You will look at together",
    }
    for part in PARTS:
        with st.container(gap="small"):
            draw(f"contract-{part}-{mine.key}", [Node("h3", titles[part], look="apart")])
            for number, card in enumerate(mine.sheet.of(part), start=1):
                with st.container(border=True, gap="xsmall"):
                    _fields(mine, card, number, kept)
                    _about(mine, card, notes, kept)
                    _heard(copilot, mine, card, kept)
            st.button(
                _ADD[part],
                key=f"add-{part}-{mine.key}",
                icon=":material/add:",
                type="tertiary",
                on_click=_add,
                args=(mine, part, kept),
            )
    _words(mine, kept)


def _fields(mine: Open, card: Card, number: int, kept: Callable[[], None]) -> None:
    text, due = f"text-{mine.key}-{card.key}", f"due-{mine.key}-{card.key}"
    session.field(text, card.text)
    session.field(due, card.due)
    whose = f"{_WHOSE[card.part]}, {number}"
    change: dict[str, Any] = {
        "on_change": _change,
        "args": (mine, card.key, kept),
        "label_visibility": "collapsed",
    }
    what, when = st.columns((5, 2), gap="small")
    what.text_area(
        whose,
        key=text,
        height=68,
        max_chars=_LONGEST,
        placeholder="What, starting with a verb",
        **change,
    )
    if card.part == "review":
        when.selectbox(
            f"{whose}: month",
            _months(card.due),
            index=None,
            key=due,
            format_func=lambda month: f"{month:%B %Y}",
            placeholder="Which month",
            **change,
        )
    else:
        when.date_input(f"{whose}: by when", key=due, format="DD/MM/YYYY", **change)


def _months(chosen: dt.date | None) -> list[dt.date]:
    """List the first days of the months ahead, and of the one that is chosen."""
    today = clock.today()
    count = today.year * 12 + today.month - 1
    ahead = {dt.date(at // 12, at % 12 + 1, 1) for at in range(count, count + _AHEAD)}
    return sorted(ahead | {chosen} if chosen else ahead)


def _about(mine: Open, card: Card, notes: str, kept: Callable[[], None]) -> None:
    """Say where the line is from, and offer what may be done with it."""
    about = line_about(card, words_in(card, notes), lit=mine.lit == card.key)

    def light(key: str) -> None:
        mine.lit = None if mine.lit == key else key

    draw(f"about-{mine.key}-{card.key}", [about], on_press=light)
    act: dict[str, Any] = {"type": "tertiary", "args": (mine, card.key, kept)}
    with st.container(horizontal=True, gap="medium"):
        if card.part in _MOVE:
            st.button(_MOVE[card.part], key=f"move-{mine.key}-{card.key}", on_click=_move, **act)
        st.button("Remove", key=f"remove-{mine.key}-{card.key}", on_click=_remove, **act)


def _heard(copilot: Copilot, mine: Open, card: Card, kept: Callable[[], None]) -> None:
    flags = heard(copilot, mine, card)
    if flags:

        def take(words: str) -> None:
            session.put(f"text-{mine.key}-{card.key}", words)
            _change(mine, card.key, kept)

        draw(f"heard-{mine.key}-{card.key}", [over_promised(flags)], on_press=take)


def _words(mine: Open, kept: Callable[[], None]) -> None:
    question, direction = f"question-{mine.key}", f"direction-{mine.key}"
    session.field(question, mine.sheet.open_question)
    session.field(direction, mine.sheet.direction)
    change: dict[str, Any] = {"on_change": _change_words, "args": (mine, kept)}
    st.text_input(
        "The question you are sitting with",
        key=question,
        max_chars=_LONGEST,
        placeholder="None in the notes: one you want to keep open, or nothing",
        **change,
    )
    st.text_area(
        "Where they want to go, in their own words",
        key=direction,
        height=80,
        max_chars=1000,
        placeholder="About the next three years. It stays with you, unless you choose to send it.",
        **change,
    )


def _change(mine: Open, key: str, kept: Callable[[], None]) -> None:
    state = st.session_state
    card = next((each for each in mine.sheet.cards if each.key == key), None)
    if card is None:
        return
    due = state[f"due-{mine.key}-{key}"]
    update: dict[str, Any] = {"text": str(state[f"text-{mine.key}-{key}"] or ""), "due": due}
    if due != card.due:
        update["due_text"] = None
    mine.sheet = mine.sheet.changed(card.model_copy(update=update))
    kept()


def _change_words(mine: Open, kept: Callable[[], None]) -> None:
    state = st.session_state
    words = {
        "open_question": str(state[f"question-{mine.key}"] or ""),
        "direction": str(state[f"direction-{mine.key}"] or ""),
    }
    mine.sheet = mine.sheet.model_copy(update=words)
    kept()


def _add(mine: Open, part: Part, kept: Callable[[], None]) -> None:
    mine.sheet = mine.sheet.plus(part)
    kept()


def _move(mine: Open, key: str, kept: Callable[[], None]) -> None:
    # A second press in the same moment finds the line gone to the other side already.
    if any(card.key == key for card in mine.sheet.cards):
        mine.sheet = mine.sheet.moved(key)
        _forget(mine, key)
        kept()


def _remove(mine: Open, key: str, kept: Callable[[], None]) -> None:
    mine.sheet = mine.sheet.without(key)
    _forget(mine, key)
    kept()


def _forget(mine: Open, key: str) -> None:
    session.forget(f"text-{mine.key}-{key}")
    session.forget(f"due-{mine.key}-{key}")
