"""Flags where only place and kind matter: one on words of a text, and who would raise them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copilot.domain.flags import Flag
from copilot.domain.labels import SEVERITY_OF

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from copilot.domain.labels import Category


def flagged(text: str, quote: str, category: Category = "dismissing", nth: int = 1) -> Flag:
    """Flag the nth time that the quote stands in the text."""
    start = -1
    for _ in range(nth):
        start = text.index(quote, start + 1)
    return Flag(
        start=start,
        end=start + len(quote),
        quote=quote,
        category=category,
        severity=SEVERITY_OF[category],
        why="It is made up.",
        rewrite="Say something else.",
        topic="career/purpose",
        confidence=0.9,
        source="rule",
    )


def flags_these(*lines: str) -> Callable[[Sequence[str]], list[bool]]:
    """Make a reader that would flag these lines and no other."""
    return lambda heard: [line in lines for line in heard]
