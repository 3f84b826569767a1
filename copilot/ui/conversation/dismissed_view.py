"""The buttons that dismiss a flag, and the quiet list of what is dismissed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copilot.ui.conversation.dismissing import always, once, undo
from copilot.ui.shell.node import Node
from copilot.ui.shell.quotes import quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from copilot.domain.dismissals import FoldedFlag
    from copilot.domain.flags import Flag


def dismiss_buttons(number: int, flag: Flag) -> Node:
    """Offer to dismiss one flag, or its words for good; a kind of flag is never on offer here."""
    offered = [("Dismiss", once(flag)), ("Always dismiss this phrase", always(flag))]
    buttons = (
        Node("button", said, look="link", press=press, label=f"{said}: warning {number}")
        for said, press in offered
        if press
    )
    return Node("div", tuple(buttons), look="acts")


def dismissed_list(folded: Sequence[FoldedFlag]) -> tuple[Node, ...]:
    """Fold away what is dismissed, each with its reason and the way back."""
    if not folded:
        return ()
    summary = Node("summary", f"Dismissed ({len(folded)})", look="link")
    listed = Node("ul", tuple(_dismissed(each) for each in folded), look="held")
    return (Node("details", (summary, listed), look="dismissed", name="dismissed"),)


def _dismissed(folded: FoldedFlag) -> Node:
    flag = folded.flag
    kind = f"{flag.severity.capitalize()} · {flag.category.replace('-', ' ')}"
    back = (
        (
            Node(
                "button",
                "Undo",
                look="link",
                press=undo(folded.dismissal),
                label=f"Undo: {kind}, {quoted(flag.quote)}",
            ),
        )
        if folded.dismissal
        else ()
    )
    return Node(
        "li",
        (
            Node("p", quoted(flag.quote)),
            Node("p", f"{kind}. {folded.reason}", look="quiet small"),
            *back,
        ),
    )
