"""What to ask next, numbered, each with why now and what it follows up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copilot.ui.conversation.asked import name_of, ticks, unticks
from copilot.ui.conversation.flags_view import from_model, passage_button
from copilot.ui.shell.node import Node
from copilot.ui.shell.quotes import quoted

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from copilot.domain.questions import Suggestion
    from copilot.ui.shell.passage_view import HeadingOf


def questions_section(
    questions: Sequence[Suggestion], heading_of: HeadingOf, asked: Collection[str] | None = None
) -> Node:
    """Show questions, best first, and those that were asked folded below.

    Args:
        questions: All of them.
        heading_of: Gives a passage's heading.
        asked: Names of those that were asked; None where that can't be kept yet.
    """
    # The name gives the focus a place to go to when the button that had it is gone.
    heading = Node("h2", "To ask next time", name="refuge")
    if not questions:
        nothing = Node("p", "No question comes to mind: these notes leave nothing open.")
        return Node("section", (heading, nothing), look="section")
    done = [each for each in questions if name_of(each) in (asked or ())]
    ahead = [each for each in questions if each not in done]
    told = "Best first. One or two are enough for a conversation." if ahead else "All are asked."
    cards = tuple(_question(each, heading_of, may_tick=asked is not None) for each in ahead)
    listed = (Node("ol", cards, look="questions"),) if cards else ()
    about = Node("p", told, look="quiet")
    return Node("section", (heading, about, *listed, *_folded(done)), look="section")


def _folded(done: Sequence[Suggestion]) -> tuple[Node, ...]:
    if not done:
        return ()
    rows = tuple(
        Node("li", (Node("p", each.text), _button("Not asked yet", unticks(each), each)))
        for each in done
    )
    inside = (Node("summary", f"Asked ({len(done)})", look="link"), Node("ul", rows, look="kept"))
    return (Node("details", inside, name="asked", look="below"),)


def _button(words: str, press: str, question: Suggestion) -> Node:
    return Node("button", words, look="quiet link", press=press, label=f"{words}: {question.text}")


def _question(question: Suggestion, heading_of: HeadingOf, *, may_tick: bool) -> Node:
    parts = [
        Node("p", question.text, look="asked"),
        Node("p", (Node("span", "Why now: ", look="quiet"), question.why), look="why"),
    ]
    if question.evidence:
        quote = quoted(question.evidence.quote)
        parts.append(Node("p", (Node("span", "Follows up: ", look="quiet"), quote)))
    if question.requires_trust:
        parts.append(Node("p", "Only where there is trust between you.", look="quiet"))
    tick = (_button("I’ve asked it", ticks(question), question),) if may_tick else ()
    links = (*passage_button(question.topic, heading_of), *tick)
    return Node("li", (*parts, Node("div", links, look="links"), *from_model(question.source)))
