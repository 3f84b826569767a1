"""An answer out of the playbooks."""

from __future__ import annotations

from typing import Literal

from copilot.domain.model import Model
from copilot.domain.second_opinion import SecondOpinion


class CitedSentence(Model):
    """A sentence as it stands in a passage, or as a language model puts it."""

    text: str
    topic: str
    """Id of the passage it stands in."""
    heading: str
    source: Literal["engine", "llm"] = "engine"
    """Whose words it is; the engine's are the passage's own."""


class Answer(Model):
    """Sentences that answer a question, most telling passage first; none where nothing fits."""

    query: str
    sentences: tuple[CitedSentence, ...] = ()
    llm: SecondOpinion | None = None
    """None where no language model was asked."""
