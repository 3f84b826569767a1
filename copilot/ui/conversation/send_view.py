"""What is sent, as trees: the contract as they will see it, warnings on a mail, what went out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copilot.export.days import day
from copilot.ui.shell.node import Node
from copilot.ui.shell.quotes import quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from copilot.domain.flags import Flag
    from copilot.domain.mails import Mail
    from copilot.domain.people import SentItem, SentKind
    from copilot.export.report_view import ReportView, ViewLine

_SENT: dict[SentKind, str] = {
    "summary": "Summary",
    "invitation": "Invitation",
    "reflection": "Note beforehand",
    "calendar": "Calendar file",
    "nudge": "Monthly look",
    "repair": "Something put right",
    "document": "Document",
}


def paper(view: ReportView) -> Node:
    """Show exactly what they will see."""
    parts = [
        Node("p", "Exactly what they will see", look="quiet small unprinted"),
        Node("h2", "Development contract"),
        Node("p", f"{view.report}, {day(view.held)}", look="quiet"),
    ]
    parts += _lines(f"{view.report} takes on", view.theirs)
    parts += _lines(f"{view.manager or 'Your manager'} takes on", view.mine)
    parts += _lines("To look at together", view.reviews)
    if view.open_question:
        parts += [Node("h3", "The question we are sitting with"), Node("p", view.open_question)]
    if view.direction:
        parts += [Node("h3", "Where you said you want to go"), Node("p", view.direction)]
    return Node("section", tuple(parts), look="paper", label="What they will see")


def _lines(title: str, lines: Sequence[ViewLine]) -> list[Node]:
    if not lines:
        return []
    listed = tuple(Node("li", line.told()) for line in lines)
    return [Node("h3", title), Node("ul", listed)]


def flagged(flags: Sequence[Flag]) -> Node:
    """Say which words of a mail are worth a second look, and what to say instead."""
    parts: list[Node] = [Node("h4", "Words to mind before it goes")]
    for flag in flags:
        parts += [Node("p", quoted(flag.quote)), Node("p", flag.why, look="small")]
        if flag.rewrite:
            parts.append(Node("p", f"Say instead: {flag.rewrite}", look="small"))
    return Node("div", tuple(parts), look="notice")


def mail_acts(mail: Mail) -> Node:
    """Offer the words to copy, and to say that they went out."""
    whole = f"{mail.subject}\n\n{mail.body}"
    copy = Node("button", "Copy the text", look="link", copies=whole)
    went = Node("button", "I’ve sent it", look="link", press="sent")
    return Node("div", (copy, went), look="links")


def sent_list(sent: Sequence[SentItem]) -> Node:
    """List what was taken out, latest first."""
    latest = sorted(sent, key=lambda each: each.at, reverse=True)
    rows = tuple(
        Node("li", f"{_SENT[each.kind]}, {day(each.at.astimezone().date())}") for each in latest
    )
    summary = Node("summary", f"Taken out so far ({len(rows)})", look="link")
    return Node("details", (summary, Node("ul", rows, look="plain small")), name="sent")
