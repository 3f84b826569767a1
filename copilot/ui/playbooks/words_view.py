"""What a language model made of an answer, as trees."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copilot.ui.shell.node import Node

if TYPE_CHECKING:
    from copilot.domain.second_opinion import SecondOpinion


def offered(host: str, notice: str | None) -> Node:
    """Say what asking does, and where the question would go.

    Args:
        host: Where the model is.
        notice: Why the playbooks' own sentences stand, where it has been asked.
    """
    words = (
        f"The language model at {host} can put this as one answer. Your question and these "
        "passages go there, names replaced. Each sentence has to say what its passage says, or it "
        "is dropped."
    )
    parts = [Node("h3", "In other words", look="apart"), Node("p", words, look="quiet")]
    parts += [Node("p", notice, look="notice below")] if notice else []
    return Node("div", tuple(parts))


def outcome(found: SecondOpinion) -> Node:
    """Say whose words the answer is in, and what was dropped."""
    told = f"In the words of {found.model}, each sentence checked against the passage below it"
    if found.dropped:
        some = "sentence" if len(found.dropped) == 1 else "sentences"
        told += f"; {len(found.dropped)} {some} did not stand up and went no further"
    sent = f"{found.tokens_in:,} tokens sent, {found.tokens_out:,} written."
    return Node("p", f"{told}. {sent}", look="quiet small below")
