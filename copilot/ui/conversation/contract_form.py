"""The fields of a contract: one card a line, with the words of the notes that it comes from."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import streamlit as st

from copilot.domain.notes import Notes
from copilot.ui.conversation.contract_edits import PARTS, Card, Sheet, undated
from copilot.ui.conversation.contract_lines import line_about, over_promised
from copilot.ui.shell import session
from copilot.ui.shell.drawn import draw
from copilot.ui.shell.node import Node

if TYPE_CHECKING:
    from collections.abc import Callable

    from copilot.assembly import Copilot
    from copilot.domain.flags import Flag
    from copilot.ui.conversation.contract_edits import Part

_LONGEST = 500
"""Characters of a line."""
_ADD: dict[Part, str] = {
    "report": "Add a line of theirs",
    "manager": "Add a line of yours",
    "review": "Add something to look at",
}


@dataclass
class Open:
    """The contract that is open in this tab; changed in place, as a run may be stopped."""

    of: str
    """What it is the contract of."""
    sheet: Sheet
    first: Sheet
    """As it was drafted."""
    key: str
    """Names its fields, and its approval."""
    lit: str | None = None
    """Key of the card whose words are shown in the notes."""
    heard: dict[str, tuple[Flag, ...]] = field(default_factory=dict[str, "tuple[Flag, ...]"])
    """Flags on lines as they were typed."""


def form(copilot: Copilot, mine: Open, report: str | None, kept: Callable[[], None]) -> None:
    """Show every part to be edited.

    Args:
        copilot: Hears what is typed.
        mine: The open contract.
        report: The other's name.
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
                _card(copilot, mine, card, number, kept)
            st.button(
                _ADD[part],
                key=f"add-{part}-{mine.key}",
                icon=":material/add:",
                type="tertiary",
                on_click=_add,
                args=(mine, part, kept),
            )
    _words(mine, kept)


def _card(copilot: Copilot, mine: Open, card: Card, number: int, kept: Callable[[], None]) -> None:
    text, due = f"text-{mine.key}-{card.key}", f"due-{mine.key}-{card.key}"
    session.field(text, card.text)
    session.field(due, card.due)
    whose = {"report": "Their line", "manager": "Your line", "review": "To look at"}[card.part]
    change: dict[str, Any] = {"on_change": _change, "args": (mine, card.key, kept)}
    with st.container(border=True, gap="xsmall"):
        what, when = st.columns((5, 2), gap="small")
        what.text_area(
            f"{whose}, {number}",
            key=text,
            height=68,
            max_chars=_LONGEST,
            label_visibility="collapsed",
            placeholder="What, starting with a verb",
            **change,
        )
        when.date_input(
            f"{whose}, {number}: {'month' if card.part == 'review' else 'by when'}",
            key=due,
            format="DD/MM/YYYY",
            label_visibility="collapsed",
            **change,
        )
        with st.container(horizontal=True, horizontal_alignment="distribute"):
            told = draw(
                f"about-{mine.key}-{card.key}", [line_about(card, lit=mine.lit == card.key)]
            )
            st.button(
                "Remove",
                key=f"remove-{mine.key}-{card.key}",
                type="tertiary",
                help=f"Strike {whose.lower()} {number}",
                on_click=_remove,
                args=(mine, card.key, kept),
            )
        if told:
            mine.lit = None if mine.lit == card.key else card.key
            st.rerun()
        _heard(copilot, mine, card, kept)


def _heard(copilot: Copilot, mine: Open, card: Card, kept: Callable[[], None]) -> None:
    """Flag what the manager wrote into a line of their own, in place."""
    if card.part != "manager" or card in mine.first.cards or not card.text.strip():
        return
    if card.text not in mine.heard:
        mine.heard[card.text] = copilot.flag(Notes(text=f"Me: {card.text}"))
    flags = mine.heard[card.text]
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


def missing(sheet: Sheet, report: str | None) -> Node | None:
    """Name the lines that nobody has dated, each with whose it is."""
    cards = [card for card in undated(sheet.cards) if card.part != "review"]
    if not cards:
        return None
    asked = Node("h4", "A date to ask for" if len(cards) == 1 else "Dates to ask for")
    whose = {"report": report or "They", "manager": "You", "review": ""}
    listed = tuple(Node("li", f"{whose[card.part]}: {card.text}") for card in cards)
    return Node("div", (asked, Node("ul", listed)), look="notice ask")


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


def _remove(mine: Open, key: str, kept: Callable[[], None]) -> None:
    mine.sheet = mine.sheet.without(key)
    session.forget(f"text-{mine.key}-{key}")
    session.forget(f"due-{mine.key}-{key}")
    kept()
