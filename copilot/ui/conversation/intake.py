"""Take notes in: typed, pasted, from a file, or one of the samples."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import streamlit as st

from copilot.errors import CopilotError
from copilot.export.days import day
from copilot.reading.door import text_of
from copilot.ui.conversation import kept_words, meeting_fields, reviewing, writing
from copilot.ui.conversation.unfinished_view import DELETE, GO, unfinished_list
from copilot.ui.shell import clock, places, session
from copilot.ui.shell.as_typed import hand_over
from copilot.ui.shell.drawn import draw
from copilot.ui.shell.node import Node

if TYPE_CHECKING:
    from collections.abc import Sequence

    from copilot.assembly import Copilot
    from copilot.domain.samples import Sample
    from copilot.ui.conversation.flow import Place
    from copilot.ui.shell.engine import Engine

PRIVACY = (
    "Nothing leaves this machine. What you type is kept encrypted in your data folder, so that a "
    "closed page loses nothing."
)
_FILE, _LABEL, _DOOMED = "notes_file", "Your notes", "unfinished_doomed"


def form(engine: Engine, place: Place) -> None:
    """Show the fields; what is typed is kept at once, and pressing Review asks for a review."""
    # No Streamlit form: it would keep what is typed from the session, and lose it with the page.
    keep: dict[str, Any] = {"on_change": writing.keep, "args": (engine, place)}
    first = {} if reviewing.TEXT in st.session_state else {"value": reviewing.notes().text}
    st.text_area(
        _LABEL,
        **first,
        key=reviewing.TEXT,
        height=300,
        placeholder="Scraps, bullets, prose or a transcript: as you wrote them.",
        **keep,
    )
    hand_over(_LABEL, partial(_review, engine, place))
    beside = st.container()
    writing.catch_up(engine, place)
    mine = writing.writing()
    if mine.problem:
        draw("not-kept", [Node("p", mine.problem, look="alert")])
    if mine.other is not None:
        _both(engine, place, mine.other.text)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button("Review", type="primary", on_click=_review, args=(engine, place))
        with st.container():
            draw("privacy", [Node("p", _kept_line(mine), look="quiet small")])
    with beside:
        # Last, as they have to ask who is kept: what can't be read then takes no button away.
        meeting_fields.fields(engine, place, keep)


def _kept_line(mine: writing.Writing) -> str:
    if mine.saved is None:
        return PRIVACY
    saved = mine.saved.astimezone()
    when = f"{saved:%H:%M}" if saved.date() == clock.today() else day(saved.date())
    return f"Kept at {when}. {PRIVACY}"


def _both(engine: Engine, place: Place, theirs: str) -> None:
    words = Node("div", theirs, look="notes long", label="The other tab’s words", scrolls=True)
    draw("theirs", [Node("h4", "What the other tab has kept"), words])
    with st.container(horizontal=True):
        st.button("Go on with those", on_click=writing.take_theirs)
        st.button("Go on with mine", on_click=writing.keep_mine, args=(engine, place))


def _review(engine: Engine, place: Place) -> None:
    """Keep what stands there, then ask; a conversation takes its notes in."""
    writing.keep(engine, place)
    if writing.writing().other:
        return
    # First, as it forgets what went wrong before; what goes wrong now is to be told.
    reviewing.ask()
    if place.conversation:
        try:
            writing.take_in(engine(), place.conversation)
        except CopilotError as error:
            session.tell(str(error))


def other_ways(copilot: Copilot, place: Place) -> None:
    """Offer a file, the made-up samples, and what was begun before."""
    st.file_uploader(
        "Or open a file",
        type=["txt", "md"],
        key=_FILE,
        on_change=_take_file,
        args=(copilot, place),
        help="Plain text or Markdown. It goes into the box, in place of what is there.",
    )
    if place.person is None:
        samples = copilot.samples

        def use(sample_id: str) -> None:
            writing.new_sheet()
            reviewing.use_sample(next(each for each in samples if each.id == sample_id))

        draw("samples", [_samples(samples)], on_press=use)
    if place.conversation is None:
        _unfinished(copilot)


def _unfinished(copilot: Copilot) -> None:
    listed = kept_words.unfinished(copilot)
    if not listed:
        return

    def pressed(told: str) -> None:
        session.go_on()
        st.session_state[_DOOMED] = told[1:] if told.startswith("?") else None
        if told.startswith(DELETE) and told != DELETE:
            _forget(copilot, told.removeprefix(DELETE))

    doomed: str | None = st.session_state.get(_DOOMED)
    told = draw("unfinished", [unfinished_list(listed, doomed)], on_press=pressed)
    if told and told.startswith(GO):
        places.converse("notes", draft=told.removeprefix(GO))


def _forget(copilot: Copilot, draft: str) -> None:
    try:
        kept_words.drop(copilot, draft)
    except CopilotError as error:
        session.tell(str(error))
        return
    if writing.writing().at == draft:
        writing.new_sheet()


def _samples(samples: Sequence[Sample]) -> Node:
    links = tuple(
        Node("li", (Node("button", sample.title, look="link", press=sample.id),))
        for sample in samples
    )
    return Node(
        "div",
        (
            Node("p", "Or try a made-up sample", look="small"),
            Node("p", "Nobody in them exists. One press, and it is reviewed.", look="quiet small"),
            Node("ul", links, look="samples"),
        ),
    )


def _take_file(copilot: Copilot, place: Place) -> None:
    file = st.session_state[_FILE]
    if file is None:
        return
    try:
        text = text_of(file.getvalue())
    except CopilotError as error:
        session.tell(str(error))
        return
    if place.conversation is None and reviewing.notes().text.strip():
        writing.new_sheet()
    reviewing.use(reviewing.notes().model_copy(update={"text": text}))
    writing.keep(lambda: copilot, place)
