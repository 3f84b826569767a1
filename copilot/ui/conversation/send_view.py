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
    """Show exactly what they will see, in the words of the document."""
    mine = view.manager or "Manager"
    parts = [
        Node("p", "Exactly what they will see", look="quiet small unprinted"),
        Node("h2", "Development contract"),
        Node("p", f"{view.report} and {mine}, conversation on {day(view.held)}", look="quiet"),
        *_lines(f"{view.report} takes on", view.theirs),
        *_lines(f"{mine} takes on", view.mine),
        *_lines("Looking at it together", view.reviews),
    ]
    if view.open_question:
        parts += [Node("h3", "The question we are sitting with"), Node("p", view.open_question)]
    if view.direction:
        parts += [Node("h3", "Where it should lead"), Node("p", view.direction)]
    return Node("section", tuple(parts), look="paper", label="What they will see")


def _lines(title: str, lines: Sequence[ViewLine]) -> list[Node]:
    listed = tuple(Node("li", line.told()) for line in lines)
    return [Node("h3", title), Node("ul", listed) if listed else Node("p", "Nothing yet.")]


def flagged(flags: Sequence[Flag]) -> Node:
    """Say which words of a mail are worth a second look; a press says them the other way."""
    heading = Node("h4", "Words to mind before it goes")
    items = tuple(_flag(flag, number) for number, flag in enumerate(flags))
    return Node("div", (heading, Node("ul", items, look="cards")), look="notice")


def _flag(flag: Flag, number: int) -> Node:
    parts = [Node("p", quoted(flag.quote), look="quoted"), Node("p", flag.why, look="small")]
    if flag.rewrite:
        take = Node(
            "button", "Use it", look="link", press=str(number), label=f"Use it: {flag.rewrite}"
        )
        parts.append(Node("div", (Node("p", flag.rewrite), take), look="instead"))
    return Node("li", tuple(parts))


def said_instead(body: str, flag: Flag) -> str:
    """Put a flag's rewrite in the place of its words; a mail that has changed stays as it is."""
    if body[flag.start : flag.end] != flag.quote:
        return body
    return f"{body[: flag.start]}{flag.rewrite}{body[flag.end :]}"


def mail_acts(mail: Mail) -> Node:
    """Offer the words to copy, and to say that they went out another way."""
    whole = f"{mail.subject}\n\n{mail.body}"
    copy = Node("button", "Copy the text", look="link", copies=whole, press="copied")
    went = Node("button", "I’ve sent it already", look="link", press="sent")
    return Node("div", (copy, went), look="links")


def last_taken(sent: Sequence[SentItem], kind: SentKind) -> Node | None:
    """Say when something of a kind was taken out last."""
    taken = [each.at for each in sent if each.kind == kind]
    if not taken:
        return None
    when = day(max(taken).astimezone().date())
    told = f"Taken out on {when}. That is noted, so that Today no longer asks for it."
    return Node("p", told, look="quiet small")


def sent_list(sent: Sequence[SentItem]) -> Node:
    """List what was taken out, latest first."""
    latest = sorted(sent, key=lambda each: each.at, reverse=True)
    rows = tuple(
        Node("li", f"{_SENT[each.kind]}, {day(each.at.astimezone().date())}") for each in latest
    )
    summary = Node("summary", f"Taken out so far ({len(rows)})", look="link")
    return Node("details", (summary, Node("ul", rows, look="plain small")), name="sent")
