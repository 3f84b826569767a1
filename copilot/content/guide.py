"""What helps before a conversation: ``messages.yaml``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copilot.content.yaml_file import open_yaml
from copilot.domain.preparation import CONVERSATION_KINDS, Guide

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path


def load_guide(knowledge: Path, topics: Collection[str], questions: Collection[str]) -> Guide:
    """Read the file.

    Raises:
        DataFileError: It is broken, a topic or a question's id names nothing, or a kind of
            conversation has no message.
    """
    document = open_yaml(knowledge / "messages.yaml")
    guide = document.into(Guide)
    document.refuse_unknown_topics(topics)
    for kind in CONVERSATION_KINDS:
        for position, name in enumerate(getattr(guide.openings, kind)):
            if name not in questions:
                problem = f"there is no question `{name}` in the bank; name one by its id"
                raise document.error(("openings", kind, position), problem)
        for field in ("invitations", "reflections"):
            if not any(kind in prompt.kinds for prompt in getattr(guide, field)):
                raise document.error((field,), f"no message here fits a {kind} conversation")
    return guide
