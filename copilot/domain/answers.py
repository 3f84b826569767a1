"""An answer out of the playbooks."""

from __future__ import annotations

from copilot.domain.model import Model


class CitedSentence(Model):
    """A sentence as it stands in a passage."""

    text: str
    topic: str
    """Id of the passage it stands in."""
    heading: str


class Answer(Model):
    """Sentences that answer a question, most telling passage first; none where nothing fits."""

    query: str
    sentences: tuple[CitedSentence, ...] = ()
