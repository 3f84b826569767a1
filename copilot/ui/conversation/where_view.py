"""With whom the conversation is, of which kind and when: said beside the row of its steps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copilot.export.days import day
from copilot.ui.conversation.meeting import KINDS
from copilot.ui.shell.node import Node
from copilot.ui.shell.quotes import flat

if TYPE_CHECKING:
    from copilot.domain.notes import Notes
    from copilot.ui.conversation.flow import Place
    from copilot.ui.conversation.meeting import Meeting

_NOBODY = "Kept with nobody yet"


def where_line(place: Place, meeting: Meeting, notes: Notes) -> Node:
    """Say which conversation this is.

    Args:
        place: Where in its flow one is.
        meeting: What is said of it.
        notes: Its notes as they stand; while nothing is kept of it and no word is there, their day
            says nothing.
    """
    return Node("p", ", ".join(_parts(place, meeting, notes)), look="quiet small")


def _parts(place: Place, meeting: Meeting, notes: Notes) -> list[str]:
    name = place.person.name if place.person else notes.report
    if name is None:
        return [_NOBODY]
    known = place.conversation or notes.text.strip()
    dated = [day(notes.date)] if known and notes.date else []
    return [f"With {flat(name)}", KINDS[meeting.kind].lower(), *dated]
