"""One room of the app on Streamlit's own test runner."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from streamlit.testing.v1 import AppTest

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.testing.v1.element_tree import Selectbox, TextInput

    from copilot.ui.shell.places import Room
    from tests.ui.fakes import FakeCopilot


def script(engine, room):  # noqa: ANN001 - its source is run by itself, without these imports
    import importlib  # noqa: PLC0415

    import streamlit as st  # noqa: PLC0415

    from copilot.ui.shell import places, session  # noqa: PLC0415

    def show(name: str) -> None:
        importlib.import_module(f"copilot.ui.{name}.page").show(engine)

    names = (room, *(each for each in ("today", "people", "conversation") if each != room))
    rooms = {
        name: st.Page(lambda name=name: show(name), title=name, url_path=name, default=name == room)
        for name in names
    }
    here = st.navigation(list(rooms.values()), position="hidden")
    places.know(rooms)
    session.start()
    here.run()


def room_of(room: Room, engine: Callable[[], FakeCopilot], **address: str) -> AppTest:
    """Open a room, with an address if one is given."""
    page = AppTest.from_function(script, args=(engine, room), default_timeout=30)
    for name, value in address.items():
        page.query_params[name] = value
    return page


def drawn(page: AppTest) -> str:
    """Everything that the drawn component was given, as text."""
    return " ".join(
        json.dumps(json.loads(each.proto.json), ensure_ascii=False)
        for each in page.get("bidi_component")
        # A component that is handed nothing has no JSON.
        if each.proto.json
    )


def field(page: AppTest, label: str) -> TextInput:
    """A line to type into, by its label."""
    return next(each for each in page.text_input if each.label == label)


def choice(page: AppTest, label: str) -> Selectbox[str]:
    """A list to choose from, by its label."""
    return next(each for each in page.selectbox if each.label == label)


def press(page: AppTest, label: str) -> AppTest:
    """Press a button by its words."""
    next(each for each in page.button if each.label == label).click()
    page.run()
    assert not page.exception
    return page
