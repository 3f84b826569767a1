"""What to ask next, numbered, each with why now and what it follows up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copilot.ui.conversation.flags_view import from_model, passage_button
from copilot.ui.shell.node import Node
from copilot.ui.shell.quotes import quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from copilot.domain.questions import Suggestion
    from copilot.ui.shell.passage_view import HeadingOf


def questions_section(questions: Sequence[Suggestion], heading_of: HeadingOf) -> Node:
    """Show questions, best first."""
    heading = Node("h2", "To ask next time")
    if not questions:
        nothing = Node("p", "No question comes to mind: these notes leave nothing open.")
        return Node("section", (heading, nothing), look="section")
    about = Node("p", "Best first. One or two are enough for a conversation.", look="quiet")
    listed = Node("ol", tuple(_question(each, heading_of) for each in questions), look="questions")
    return Node("section", (heading, about, listed), look="section")


def _question(question: Suggestion, heading_of: HeadingOf) -> Node:
    parts = [
        Node("p", question.text, look="asked"),
        Node("p", (Node("span", "Why now: ", look="quiet"), question.why), look="why"),
    ]
    if question.evidence:
        quote = quoted(question.evidence.quote)
        parts.append(Node("p", (Node("span", "Follows up: ", look="quiet"), quote)))
    if question.requires_trust:
        parts.append(Node("p", "Only where there is trust between you.", look="quiet"))
    return Node(
        "li", (*parts, *passage_button(question.topic, heading_of), *from_model(question.source))
    )
