"""Warnings that were dismissed for good or by their kind, each with the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from copilot.domain.labels import CATEGORIES, SEVERITIES, SEVERITY_OF
from copilot.errors import CopilotError
from copilot.risk.dismissals import Wish, dismiss_category
from copilot.ui.settings.dismissals_view import dismissals_section, heading
from copilot.ui.shell import clock, session
from copilot.ui.shell.drawn import draw
from copilot.ui.shell.node import Node

if TYPE_CHECKING:
    from copilot.assembly import Copilot
    from copilot.domain.labels import Category

_KIND = "dismiss_kind"
_BELOW_HIGH = tuple(
    each for each in CATEGORIES if SEVERITIES.index(SEVERITY_OF[each]) < SEVERITIES.index("high")
)


def show(copilot: Copilot) -> None:
    """Show the page."""
    store = copilot.dismissals
    draw("dismissals-heading", [heading()])
    known = store.load()
    items = known.items if known else ()
    notices = [Node("p", each, look="notice") for each in store.warnings]
    if notices:
        draw("dismissals-notices", notices)

    def back(told: str) -> None:
        session.go_on()
        try:
            store.change(lambda kept: kept.without(told))
        except CopilotError as error:
            session.tell(str(error))

    draw("dismissals", [dismissals_section(items)], on_press=back)
    session.field(_KIND, _BELOW_HIGH[0])
    kind, button = st.columns((4, 2), vertical_alignment="bottom")
    kind.selectbox(
        "A kind of warning you have seen enough of", _BELOW_HIGH, key=_KIND, format_func=_plain
    )
    button.button("Fold this kind away", on_click=_dismiss, args=(copilot,))


def _plain(category: Category) -> str:
    return category.replace("-", " ").capitalize()


def _dismiss(copilot: Copilot) -> None:
    session.go_on()
    wish = Wish(on=clock.today())
    category: Category = st.session_state[_KIND]
    try:
        copilot.dismissals.change(lambda kept: dismiss_category(kept, category, "high", wish))
    except CopilotError as error:
        session.tell(str(error))
