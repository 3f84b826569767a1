"""The Today room: what is due, in the order to do it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from copilot.ui.shell import clock, places, session
from copilot.ui.shell.drawn import draw
from copilot.ui.shell.page_frame import framed
from copilot.ui.shell.passage_view import headings, open_passage
from copilot.ui.today import acts, first_look, verbs, view, welcome
from copilot.ui.today.drill import drill
from copilot.ui.today.planning import ask_for_day

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from copilot.assembly import Copilot
    from copilot.domain.people import Conversation
    from copilot.domain.records import Standing
    from copilot.ui.shell.engine import Engine

_WIDTH, _LINE = 1120, 760
_AHEAD = 5
"""How many conversations the diary shows."""


def show(engine: Engine) -> None:
    """Show the page."""
    session.start()
    centre = st.container(horizontal_alignment="center")
    with centre, st.container(width=_WIDTH), st.container(width=_LINE, gap="medium"):
        draw("today-heading", [view.heading(clock.today())])
        messages = st.container()
        framed("today", messages, lambda: _page(_loaded(engine)))


def _loaded(engine: Engine) -> Copilot:
    with st.spinner("Looking at what is due…"):
        return engine()


def _page(copilot: Copilot) -> None:
    on = clock.today()
    standings = copilot.store.standing(copilot.principal, on)
    if not standings:
        welcome.show(copilot)
        return
    people = [each.person for each in standings]
    first_look.show(copilot, people)
    _always()
    due, planned = _due(copilot, on), _diary(standings, on)
    drill(copilot, people)
    told = due or planned
    if told:
        _follow(copilot, told, on)


def _always() -> None:
    with st.container(horizontal=True):
        if st.button("Paste notes from a conversation", type="primary"):
            places.converse("notes")
        if st.button("Prepare a conversation"):
            places.converse("prepare")


def _due(copilot: Copilot, on: dt.date) -> str | None:
    def pressed(told: str) -> None:
        if acts.act(copilot, told):
            first_look.tick(copilot, "settle")

    repairs = {each.id: each.words for each in copilot.store.repairs.open(copilot.principal)}
    shelf = view.Shelf(on, headings(copilot), repairs)
    sections = view.due_sections(copilot.people.today(on), shelf, acts.settled())
    return draw("today", sections, on_press=pressed)


def _diary(standings: Sequence[Standing], on: dt.date) -> str | None:
    ahead: list[tuple[str, Conversation]] = sorted(
        (
            (each.person.name, talk)
            for each in standings
            for talk in each.conversations
            if not talk.held and talk.date >= on
        ),
        key=lambda planned: planned[1].date,
    )
    shown = view.diary(ahead[:_AHEAD])
    return draw("today-diary", shown) if shown else None


def _follow(copilot: Copilot, told: str, on: dt.date) -> None:
    asked = verbs.Asked.read(told)
    if asked is None:
        open_passage(copilot, told.removeprefix(verbs.PASSAGE))
    elif asked.verb in {verbs.PLAN, verbs.MOVE}:
        ask_for_day(copilot, asked, on)
    elif not acts.done_in_place(asked):
        acts.leave(copilot, asked)
