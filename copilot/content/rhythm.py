"""Cadence, triggers, failures and checklists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copilot.content.yaml_file import open_yaml
from copilot.domain.rhythm import Cadence, Checklists, Failure, Rhythm, Trigger

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path


def load_rhythm(knowledge: Path, topics: Collection[str]) -> Rhythm:
    """Read the four files that say when to talk and what to mind.

    Raises:
        DataFileError: A file is missing or broken, or a topic is none of `topics`.
    """
    names = ("cadence", "triggers", "failures", "checklists")
    documents = [open_yaml(knowledge / f"{name}.yaml") for name in names]
    cadence, triggers, failures, checklists = documents
    rhythm = Rhythm(
        cadence=cadence.into(Cadence),
        triggers=triggers.into_list(Trigger),
        failures=failures.into_list(Failure),
        checklists=checklists.into(Checklists),
    )
    for document in documents:
        document.refuse_unknown_topics(topics)
    return rhythm
