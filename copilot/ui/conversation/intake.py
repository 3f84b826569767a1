"""Take notes in: pasted, from a file, or one of the samples."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from copilot.errors import CopilotError
from copilot.reading.door import text_of
from copilot.ui.shell import session
from copilot.ui.shell.drawn import draw
from copilot.ui.shell.node import Node

if TYPE_CHECKING:
    from collections.abc import Sequence

    from copilot.domain.samples import Sample
    from copilot.ui.shell.engine import Engine

PRIVACY = (
    "Nothing leaves this machine, and your notes aren’t saved: close the page and they are gone."
)
_FILE = "notes_file"


def form() -> None:
    """Show the fields; pressing Review asks for a review."""
    # No Streamlit form: it would keep what is typed from the session, and lose it with the page.
    st.text_area(
        "Your notes",
        key=session.TEXT,
        height=260,
        placeholder="Scraps, bullets, prose or a transcript: as you wrote them.",
    )
    whose, about, when = st.columns(3)
    whose.text_input("Your name", key=session.MANAGER, placeholder="If you like")
    about.text_input("Their name", key=session.REPORT, placeholder="If you like")
    when.date_input("Day of the conversation", key=session.DATE, format="DD/MM/YYYY")
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button("Review", type="primary", on_click=session.ask)
        with st.container():
            draw("privacy", [Node("p", PRIVACY, look="quiet small")])


def other_ways(engine: Engine) -> None:
    """Offer a file and the made-up samples."""
    st.file_uploader(
        "Or open a file",
        type=["txt", "md"],
        key=_FILE,
        on_change=_take_file,
        help="Plain text or Markdown. It goes into the box, and nothing is kept of it.",
    )
    samples = engine().samples

    def use(sample_id: str) -> None:
        session.use_sample(next(each for each in samples if each.id == sample_id))

    draw("samples", [_samples(samples)], on_press=use)


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


def _take_file() -> None:
    file = st.session_state[_FILE]
    if file is None:
        return
    try:
        session.use_text(text_of(file.getvalue()))
    except CopilotError as error:
        session.tell(str(error))
