"""The playbooks: to read, to search, to ask, and to add one's own to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from copilot.errors import CopilotError
from copilot.ui.playbooks import in_other_words
from copilot.ui.playbooks.adding import adding, kept
from copilot.ui.playbooks.view import asked_to_remove, book_section, confirmed, found_section
from copilot.ui.shell import session
from copilot.ui.shell.drawn import draw
from copilot.ui.shell.node import Node
from copilot.ui.shell.page_frame import framed
from copilot.ui.shell.passage_view import open_passage

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator

    from copilot.assembly import Copilot
    from copilot.domain.answers import Answer
    from copilot.domain.passages import Hit, Playbook
    from copilot.ui.shell.engine import Engine

_WIDTH = 1120
_QUESTION, _ASKED, _FOUND = "playbook_question", "playbook_asked", "playbook_found"
_NUMBER = "playbooks_asked"
_REMOVING, _DONE, _CHANGED = "playbook_removing", "playbook_done", "playbooks_changed"
_HITS = 5
_NONE_OWN = (
    "None of your own yet. Add what your house says about growth, pay and roles, and it is "
    "searched and quoted along with these."
)


@dataclass(frozen=True)
class _Found:
    """What came of a question."""

    answer: Answer
    hits: tuple[Hit, ...]
    number: int
    """Counts what was asked in this session."""


def show(engine: Engine) -> None:
    """Show the page."""
    session.start()
    with st.container(horizontal_alignment="center"), st.container(width=_WIDTH, gap="medium"):
        draw("playbooks-heading", [_heading()])
        messages = st.container()
        framed("playbooks", messages, lambda: _page(engine()))


def _heading() -> Node:
    lead = (
        "Ask, and the answer is made of their own sentences. Or open a passage and read: two "
        "minutes before a talk are enough."
    )
    return Node("header", (Node("h1", "Playbooks"), Node("p", lead, look="lead")))


def _page(copilot: Copilot) -> None:
    _question()
    # Places of their own: what comes and goes must not move a button that is being pressed.
    done, place, found, add, own_notes = (st.container() for _ in range(5))
    with done:
        _tell_done()
    with found:
        told = _results(copilot)
    with add:
        adding(copilot)
    own = copilot.library.load()
    notes = [Node("p", each, look="notice below") for each in copilot.library.warnings]
    notes += [] if own else [Node("p", _NONE_OWN, look="quiet")]
    if notes:
        with own_notes:
            draw("playbooks-own", notes)
    for book in (*own, *copilot.playbooks):
        told = _book(copilot, book) or told
    if told and ":" not in told:
        open_passage(copilot, told)
    _get_ready(copilot, place)


def _question() -> None:
    session.field(_QUESTION, "")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input(
            "Your question, or what you are facing",
            key=_QUESTION,
            max_chars=500,
            placeholder="How do I tell her there is no director job here?",
            on_change=_ask,
        )
        st.button("Ask", type="primary", on_click=_ask)


def _ask() -> None:
    session.go_on()
    st.session_state[_ASKED] = bool(st.session_state[_QUESTION].strip())
    st.session_state[_FOUND] = None


def _results(copilot: Copilot) -> str | None:
    """Answer what was asked; another press may stop that, and then the next run answers."""
    if st.session_state.get(_ASKED):
        question: str = st.session_state[_QUESTION]
        try:
            with st.spinner("Looking through the playbooks…"):
                hits = tuple(copilot.search(question, _HITS))
                number: int = st.session_state.get(_NUMBER, 0) + 1
                st.session_state[_NUMBER] = number
                st.session_state[_FOUND] = _Found(copilot.ask(question), hits, number)
        except CopilotError as error:
            session.tell(str(error))
        st.session_state[_ASKED] = False
    found: _Found | None = st.session_state.get(_FOUND)
    if found is None:
        return None
    notices = [Node("p", each, look="notice below") for each in copilot.index.warnings]
    told = draw("playbooks-found", [*notices, found_section(found.answer, found.hits)])
    in_other_words.section(copilot, found.answer, found.number, partial(_put, found))
    return told


def _put(found: _Found, answer: Answer) -> None:
    st.session_state[_FOUND] = replace(found, answer=answer)


def _book(copilot: Copilot, book: Playbook) -> str | None:
    def press(told: str) -> None:
        _pressed(copilot, book, told)

    removing = st.session_state.get(_REMOVING) == book.id
    return draw(f"playbook-{book.id}", [book_section(book, removing=removing)], on_press=press)


def _pressed(copilot: Copilot, book: Playbook, told: str) -> None:
    session.go_on()
    st.session_state[_REMOVING] = asked_to_remove(told)
    if confirmed(told) != book.id:
        return
    try:
        copilot.library.remove(book.id)
    except CopilotError as error:
        session.tell(str(error))
    else:
        _change(f"“{book.title}” is removed.")


def _change(done: str) -> None:
    """Keep what to tell; what was found may rest on what is no longer there."""
    st.session_state[_DONE] = done
    st.session_state[_CHANGED] = True
    st.session_state[_FOUND] = None


def _tell_done() -> None:
    if book := kept():
        _change(f"“{book.title}” is kept. It is searched and quoted from now on.")
    if done := st.session_state.pop(_DONE, None):
        draw("playbooks-done", [Node("p", done, look="done", arrives=True)])


def _get_ready(copilot: Copilot, place: DeltaGenerator) -> None:
    """Bring the search index up to date, once the page shows what is kept now."""
    if not st.session_state.get(_CHANGED):
        return
    with place, st.spinner("Getting it ready to be searched. A long playbook takes a minute…"):
        warnings = copilot.index.warnings
    st.session_state[_CHANGED] = False
    # No alert, which would take the focus: nothing is lost, and there is nothing to do.
    if warnings and not st.session_state.get(_FOUND):
        with place:
            draw("playbooks-ready", [Node("p", each, look="notice below") for each in warnings])
