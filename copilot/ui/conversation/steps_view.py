"""The row of a conversation's steps: where one is, and what comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copilot.ui.shell.node import Node
from copilot.ui.shell.places import STEPS

if TYPE_CHECKING:
    from copilot.ui.conversation.flow import Place
    from copilot.ui.shell.places import Step

_NAMES: dict[Step, str] = {
    "prepare": "Prepare",
    "notes": "Notes",
    "review": "Review",
    "contract": "Contract",
    "send": "Send",
}


def steps_row(place: Place, *, noted: bool, agreed: bool) -> Node:
    """Show every step; those that aren't possible yet are quiet.

    Args:
        place: Where one is.
        noted: Whether there are notes to review.
        agreed: Whether a contract is in force to send.
    """
    known = place.conversation is not None
    open_now: dict[Step, bool] = {
        "prepare": True,
        "notes": True,
        "review": noted,
        "contract": known and noted,
        "send": place.person is not None and agreed,
    }
    listed = tuple(
        Node("li", (_step(step, open_now=open_now[step], current=step == place.step),))
        for step in STEPS
    )
    row = Node("ol", listed, look="stages")
    return Node("nav", (row,), look="flow", label="Steps of the conversation")


def _step(step: Step, *, open_now: bool, current: bool) -> Node:
    if open_now or current:
        label = f"Step {STEPS.index(step) + 1}: {_NAMES[step]}"
        return Node("button", _NAMES[step], look="link", press=step, current=current, label=label)
    return Node("span", _NAMES[step], look="quiet")
