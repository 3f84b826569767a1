"""How far each of the three conversations got: about the conversation, not the person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copilot.domain.labels import PHASES, Depth, Phase
from copilot.ui.shell.node import Node
from copilot.ui.shell.quotes import quoted

if TYPE_CHECKING:
    from copilot.domain.reading import Reading

_NAMES: dict[Phase, str] = {
    "where_now": "Where they are now",
    "where_to": "Where they want to go",
    "close_gap": "How to close the gap",
}
_STEPS: dict[Depth, int] = {"none": 0, "surface": 1, "deep": 2}
_TOLD: dict[Depth, str] = {
    "none": "Not touched yet",
    "surface": "On the surface",
    "deep": "In depth",
}
_QUOTES = 2
"""Quotes shown for each conversation; more of them is the notes again."""


def coverage_section(reading: Reading) -> Node:
    """Show the three conversations, how deep each went, and a few of the words that show it."""
    return Node(
        "section",
        (
            Node("h2", "The three conversations"),
            Node(
                "p",
                "How far this conversation went, not how far the person is. "
                "What wasn’t touched can wait for the next one.",
                look="quiet",
            ),
            Node("div", tuple(_phase(reading, phase) for phase in PHASES), look="coverage"),
        ),
        look="section",
    )


def _phase(reading: Reading, phase: Phase) -> Node:
    depth: Depth = getattr(reading.coverage, phase)
    steps = tuple(Node("span", look="full" if step < _STEPS[depth] else "") for step in range(2))
    quotes = [quote for quote in reading.phases if quote.phase == phase]
    quotes.sort(key=lambda quote: -_STEPS[quote.depth])
    return Node(
        "div",
        (
            Node("h3", _NAMES[phase]),
            Node("div", steps, look="steps"),
            Node("p", _TOLD[depth]),
            *(
                Node("p", quoted(quote.evidence.quote), look="quoted quiet small")
                for quote in quotes[:_QUOTES]
            ),
        ),
    )
