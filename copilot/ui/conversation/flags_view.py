"""Risky words: marked in the notes, and beside them why and what to say instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copilot.domain.labels import SEVERITIES
from copilot.ui.conversation.dismissed_view import dismiss_buttons, dismissed_list
from copilot.ui.conversation.marked_notes import marked_notes
from copilot.ui.shell.node import Node
from copilot.ui.shell.quotes import quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from copilot.domain.dismissals import FoldedFlag
    from copilot.domain.flags import Flag
    from copilot.ui.shell.passage_view import HeadingOf


def flags_section(
    text: str,
    flags: Sequence[Flag],
    heading_of: HeadingOf,
    folded: Sequence[FoldedFlag] = (),
) -> Node:
    """Show the notes on one side and the warnings on the other, dismissed ones folded below."""
    flags = sorted(flags, key=lambda flag: (flag.start, flag.end))
    notes = Node("div", (marked_notes(text, flags), *_legend(flags)), look="notes-side")
    cards = tuple(_card(number, flag, heading_of) for number, flag in enumerate(flags, start=1))
    standing = Node("ol", cards, look="cards") if flags else Node("p", _nothing(folded))
    # The name gives the focus a place to go to when the button that had it is gone.
    heading = Node("h2", "Words to mind", name="refuge")
    about = Node("p", "Warnings are about words, never about the person.", look="quiet")
    warnings = Node("div", (standing, *dismissed_list(folded)))
    return Node(
        "section",
        (heading, about, Node("div", (notes, warnings), look="two below")),
        look="section",
    )


def _nothing(folded: Sequence[FoldedFlag]) -> str:
    if folded:
        return "Nothing else to flag: what was found is dismissed."
    return "Nothing to flag. Nothing in your own words calls for a second look."


def _legend(flags: Sequence[Flag]) -> tuple[Node, ...]:
    found = {flag.severity for flag in flags}
    if not found:
        return ()
    marks = tuple(
        Node("span", (Node("mark", severity, look=severity),))
        for severity in reversed(SEVERITIES)
        if severity in found
    )
    return (Node("p", ("Severity:", *marks), look="legend quiet small"),)


def _card(number: int, flag: Flag, heading_of: HeadingOf) -> Node:
    about = [flag.severity.capitalize(), flag.category.replace("-", " ")]
    if flag.subject:
        about.append(flag.subject.replace("-", " "))
    parts = [
        Node("p", f"{number}  {' · '.join(about)}", look=f"severity {flag.severity}"),
        Node("p", quoted(flag.quote), look="quoted"),
        Node("p", flag.why, look="why"),
        Node(
            "div",
            (
                Node("p", "Say instead", look="quiet small"),
                Node("p", flag.rewrite),
                Node(
                    "button",
                    "Use this",
                    look="link",
                    copies=flag.rewrite,
                    label=f"Use this: copy what to say instead of warning {number}",
                ),
            ),
            look="instead",
        ),
        *passage_button(flag.topic, heading_of),
        *from_model(flag.source),
        dismiss_buttons(number, flag),
    ]
    return Node("li", tuple(parts), name=f"flag-{number}")


def from_model(source: str) -> tuple[Node, ...]:
    """Say of a line that a language model wrote it."""
    words = "From the language model, checked against your notes."
    return (Node("p", words, look="quiet small"),) if source == "llm" else ()


def passage_button(topic: str, heading_of: HeadingOf) -> tuple[Node, ...]:
    """Offer the passage that something rests on, if there is one."""
    heading = heading_of(topic)
    if heading is None:
        return ()
    return (Node("button", f"Playbook: {heading}", look="link", press=topic),)
