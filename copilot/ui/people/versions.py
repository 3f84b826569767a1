"""Any two versions of somebody's contract side by side, as what is different between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from copilot.export.days import day
from copilot.ui.people.timeline_view import difference
from copilot.ui.shell.drawn import draw

if TYPE_CHECKING:
    from collections.abc import Sequence

    from copilot.assembly import Copilot
    from copilot.domain.people import Agreement, Person

_FEW = 3
"""With fewer, the timeline says all there is to compare."""


def comparing(copilot: Copilot, person: Person, versions: Sequence[Agreement]) -> None:
    """Offer to compare two versions, and say what is different, the older one first."""
    if len(versions) < _FEW:
        return
    named = {each.version: f"Version {each.version}, {day(each.approved)}" for each in versions}
    with st.expander("Compare two versions of the contract"):
        one, other = st.columns(2)
        latest, *_, first = named
        chosen = {
            place.selectbox(label, named, at, key=key, format_func=named.__getitem__)
            for place, label, at, key in (
                (one, "From", list(named).index(first), f"from-{person.id}"),
                (other, "To", list(named).index(latest), f"to-{person.id}"),
            )
        }
        before, after = min(chosen), max(chosen)
        draw("versions", [difference(copilot.people.contracts.changed(person, before, after))])
