"""What came of asking a language model, as trees."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copilot.ui.shell.node import Node
from copilot.ui.shell.quotes import quoted

if TYPE_CHECKING:
    from copilot.domain.second_opinion import SecondOpinion


def asked_section(notice: str | None) -> Node:
    """Head the section; a notice says why the engine's review stands alone."""
    parts = [Node("h2", "A second opinion")]
    if notice:
        parts.append(Node("p", notice, look="notice below"))
    return Node("section", tuple(parts), look="section")


def offer(host: str) -> Node:
    """Say what asking does, and where the notes would go."""
    words = (
        f"The language model at {host} can put questions into their own words and point at what "
        "was missed. Names are replaced before anything is sent. What it says is checked, and what "
        "is above stands either way."
    )
    return Node("p", words)


def outcome(found: SecondOpinion) -> Node:
    """Show its summary, what it asks the manager to settle, and what was dropped."""
    parts = [Node("h2", "A second opinion")]
    if found.summary:
        parts.append(Node("p", found.summary, look="below"))
    if found.to_confirm:
        listed = tuple(
            Node("li", (Node("p", each.question), Node("p", quote, look="quiet small")))
            for each in found.to_confirm
            for quote in (quoted(each.evidence.quote),)
        )
        parts += [Node("h3", "For you to settle", look="apart"), Node("ul", listed, look="held")]
    told = f"{found.model}: {found.tokens_in:,} tokens sent, {found.tokens_out:,} written"
    if found.dropped:
        some = "line" if len(found.dropped) == 1 else "lines"
        told += f"; {len(found.dropped)} {some} did not stand up and went no further"
    told += ". What it added is marked where it stands."
    parts.append(Node("p", told, look="quiet small below"))
    if found.dropped:
        why = tuple(Node("li", f"{each.kind}: {each.why}") for each in found.dropped)
        inside = (Node("summary", "What was dropped, and why", look="link"), Node("ul", why))
        parts.append(Node("details", inside, name="dropped", look="below"))
    return Node("section", tuple(parts), look="section")
