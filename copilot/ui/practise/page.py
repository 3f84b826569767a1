"""The Practise page: whom to practise with, the conversation, and its debrief."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from copilot.coaching.debrief import progress
from copilot.coaching.rehearse import path
from copilot.errors import CopilotError, InputError
from copilot.ui.practise import choosing, debrief_view, personas_view, saying, talk_view
from copilot.ui.practise.acts import act, begin, begin_with, end, send
from copilot.ui.practise.personas_view import first_name
from copilot.ui.practise.progress_view import progress_section
from copilot.ui.practise.rehearsal import give_address, rehearsal, standing, take_address
from copilot.ui.shell import session
from copilot.ui.shell.drawn import draw
from copilot.ui.shell.node import Node
from copilot.ui.shell.page_frame import framed

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.delta_generator import DeltaGenerator

    from copilot.assembly.practising import Practice
    from copilot.domain.practice import Session
    from copilot.ui.practise.rehearsal import Rehearsal
    from copilot.ui.shell.engine import Engine

_WIDTH, _LINE = 1120, 760
_GONE = "That practice isn’t kept here any more: it was deleted, or the address is not whole."


def show(engine: Engine) -> None:
    """Show the page."""
    session.start()
    mine = rehearsal()
    take_address(mine)
    width = _LINE if mine.talk else _WIDTH
    centre = st.container(horizontal_alignment="center")
    with centre, st.container(width=_WIDTH), st.container(width=width, gap="medium"):
        messages = st.container()
        framed("practice", messages, lambda: _page(engine().practice, mine))


def _page(practice: Practice, mine: Rehearsal) -> None:
    kept = _kept(practice, mine)
    if kept is None:
        _choose(practice, mine)
    elif mine.debriefing and path(kept):
        _debrief(practice, mine, kept)
    else:
        _talk(practice, mine, kept)


def _kept(practice: Practice, mine: Rehearsal) -> Session | None:
    if mine.talk is None:
        return None
    try:
        kept = practice.kept(mine.person).load(mine.talk)
    except InputError:
        session.tell(_GONE)
        mine.open(None)
        give_address(mine)
        return None
    return standing(mine, kept)


def _choose(practice: Practice, mine: Rehearsal) -> None:
    draw("practice-heading", [personas_view.heading()])
    kept = practice.folder.sessions()
    if practice.folder.warnings:
        notices = [Node("p", each, look="notice below") for each in practice.folder.warnings]
        draw("practice-notices", notices)
    if kept:
        personas = {each.id: each for each in practice.personas}
        listed = personas_view.kept_section(kept, personas, mine.doomed)
        draw("practice-kept", [listed], on_press=_acting(practice, mine))
    draw("personas-heading", [Node("section", (Node("h2", "Whom to talk to"),), look="section")])
    wishes = choosing.wishes(practice)

    def pressed(told: str) -> None:
        _do(lambda: begin(practice, mine, told, wishes.level, llm=wishes.llm), mine)

    cards = personas_view.persona_cards(practice.personas, mine.list_number)
    draw("personas", [cards], on_press=pressed)
    choosing.own_report(
        practice, lambda person: _do(lambda: begin_with(practice, mine, person, wishes.level), mine)
    )
    if kept:
        progress_section(progress(kept))


def _talk(practice: Practice, mine: Rehearsal, kept: Session) -> None:
    persona = practice.persona_of(kept)
    name = first_name(persona.name)
    draw("talk-heading", [talk_view.talk_heading(persona, kept)])
    with st.container(horizontal=True):
        _way_out(practice, mine)
        st.button("End and debrief", on_click=_look, args=(mine, True), disabled=not path(kept))
    nudges = choosing.wants_nudges()
    if ways := talk_view.ways_section(kept):
        draw("ways", [ways], on_press=_acting(practice, mine))
    said = talk_view.conversation(persona, kept, mine, practice.ear if nudges else None)
    below = [talk_view.trouble(name, mine.trouble)] if mine.trouble else []
    draw(f"talk-{kept.id}", [said, *below], on_press=_acting(practice, mine))
    saying.hand_over(mine.heard, mine.hear)
    coming = st.empty()
    centre = st.bottom.container(horizontal_alignment="center")
    with centre, st.container(width=_WIDTH), st.container(width=_LINE):
        above = st.empty()
        saying.box(f"Say something to {name}", mine.say)
    if mine.waiting and not mine.failed:
        with above, st.spinner(f"{name} is thinking about it…"):
            send(practice, mine, kept, _speaking(coming, name))
        st.rerun()
    if mine.wants_hint:
        with above, st.spinner("Looking for a question…"):
            found = practice.hint(kept)
        mine.hint, mine.wants_hint = found.text if found else "", False
    with above:
        draw("hint", [talk_view.hint(mine.hint)], on_press=_acting(practice, mine))


def _debrief(practice: Practice, mine: Rehearsal, kept: Session) -> None:
    persona = practice.persona_of(kept)
    with st.container(horizontal=True):
        _way_out(practice, mine)
        st.button("Back to the conversation", on_click=_look, args=(mine, False))
    of = kept.model_copy(update={"scored": None})
    if mine.seen is None or mine.seen[0] != of:
        with st.spinner("Listening to it again…"):
            mine.seen = (of, practice.debrief_and_keep(kept))
    found = mine.seen[1]
    draw("debrief-heading", [debrief_view.debrief_heading(persona, found)])
    parts = [debrief_view.next_section(found, kept)]
    if found.disclosure:
        parts.append(debrief_view.disclosure_section(found.disclosure, first_name(persona.name)))
    parts.append(debrief_view.criteria_section(found))
    draw(f"debrief-{kept.id}", parts, on_press=_acting(practice, mine))


def _acting(practice: Practice, mine: Rehearsal) -> Callable[[str], None]:
    return lambda told: _do(lambda: act(practice, mine, told), mine)


def _do(deed: Callable[[], None], mine: Rehearsal) -> None:
    """Do something before the page runs; the address follows."""
    session.go_on()
    try:
        deed()
    except CopilotError as error:
        session.tell(str(error))
    give_address(mine)


def _look(mine: Rehearsal, at_debrief: bool) -> None:  # noqa: FBT001 - Streamlit passes it on
    _do(lambda: mine.open(mine.talk, person=mine.person, debriefing=at_debrief), mine)


def _way_out(practice: Practice, mine: Rehearsal) -> None:
    """Lead back to the list; what is made after a person ends there, and the button says so."""
    label = "End, and keep nothing" if mine.person else "All practices"
    st.button(label, on_click=lambda: _do(lambda: end(practice, mine), mine))


def _speaking(place: DeltaGenerator, name: str) -> Callable[[str], None]:
    """Show sentences as they come."""
    said: list[str] = []

    def show(sentence: str) -> None:
        said.append(sentence)
        with place:
            draw(f"coming-{len(said)}", [talk_view.coming(name, said)])

    return show
