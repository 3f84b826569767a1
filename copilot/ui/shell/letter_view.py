"""What would be sent to a language model, exactly, and who stands behind the placeholders."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from copilot.ui.shell.node import Node

if TYPE_CHECKING:
    from copilot.assembly.llm import Letter


def letter_nodes(letter: Letter, host: str | None) -> list[Node]:
    """Show every word of a letter.

    Args:
        letter: What would be sent.
        host: Where to; None where no model is set.
    """
    where = f"It would go to {host}" if host else "No model is set, so it goes nowhere"
    about = (
        f"{where}: {letter.tokens_in:,} tokens, and {letter.request.most_tokens:,} at most come "
        "back. Nothing was sent just now."
    )
    messages = [
        part
        for message in letter.request.messages
        for part in (
            Node("h4", f"Message ({message.role})", look="apart"),
            Node("div", message.text, look="notes long", label="What would be sent", scrolls=True),
        )
    ]
    schema = json.dumps(letter.request.answer_schema, indent=1)
    names = tuple(Node("li", f"{mark}: {name}") for mark, name in letter.pseudonyms.shown.items())
    folded = (
        Node("summary", "The form of the answer", look="link"),
        Node("div", schema, look="notes long", label="The form of the answer", scrolls=True),
    )
    return [
        Node("p", about),
        *messages,
        Node("h4", "Stays here: who stands behind the placeholders", look="apart"),
        Node("ul", names, look="plain") if names else Node("p", "Nobody is named.", look="quiet"),
        Node("details", folded, name="schema", look="below"),
    ]
