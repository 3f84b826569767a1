"""Risky words: marked in the notes, and beside them why and what to say instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copilot.domain.labels import SEVERITIES
from copilot.ui.marked_notes import marked_notes
from copilot.ui.node import Node

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from copilot.domain.flags import Flag

    HeadingOf = Callable[[str], str | None]
    """The heading of a passage by its topic; None where there is no such passage."""


def flags_section(text: str, flags: Sequence[Flag], heading_of: HeadingOf) -> Node:
    """Show the notes on one side and the warnings on the other."""
    flags = sorted(flags, key=lambda flag: (flag.start, flag.end))
    notes = Node("div", (marked_notes(text, flags), *_legend(flags)), look="notes-side")
    cards = (
        Node(
            "ol",
            tuple(_card(number, flag, heading_of) for number, flag in enumerate(flags, start=1)),
            look="cards",
        )
        if flags
        else Node("p", "Nothing to flag. Nothing in your own words calls for a second look.")
    )
    heading = Node("h2", "Words to mind")
    about = Node("p", "Warnings are about words, never about the person.", look="quiet")
    sides = Node("div", (notes, cards), look="two below")
    return Node("section", (heading, about, sides), look="section")


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
            (Node("p", "Say instead", look="quiet small"), Node("p", flag.rewrite)),
            look="instead",
        ),
        *passage_button(flag.topic, heading_of),
    ]
    return Node("li", tuple(parts), name=f"flag-{number}")


def passage_button(topic: str, heading_of: HeadingOf) -> tuple[Node, ...]:
    """Offer the passage that something rests on, if there is one."""
    heading = heading_of(topic)
    if heading is None:
        return ()
    return (Node("button", f"Playbook: {heading}", look="link", press=topic),)


def quoted(words: str) -> str:
    """Write words of the notes on one line in quotation marks, which they may bring along."""
    line = flat(words)
    inner = line[1:-1]
    brought = line[:1] + line[-1:] in {'""', "“”"} and not any(mark in inner for mark in '"“”')
    return f"“{inner if brought else line}”"


def flat(words: str) -> str:
    """Write words of the notes on one line."""
    return " ".join(words.split())
