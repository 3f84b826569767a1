"""Practice without a model: everything not asked by grammar counts as a reflection."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from copilot.adapters.token_counts import TiktokenCounter
from copilot.assembly.practising import Practice
from copilot.content.authority import load_authority
from copilot.content.locations import knowledge_folder
from copilot.content.playbooks import load_playbooks, topics_of
from copilot.content.rules import load_rules
from copilot.domain.questions import Suggestion
from copilot.risk.flagger import Flagger
from tests.fakes.marking_encoder import MarkingEncoder

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from copilot.domain.authority import Authority
    from copilot.domain.notes import Notes
    from copilot.ports import ChatModel, TokenCounter
    from copilot.settings import Settings

KNOWLEDGE = knowledge_folder()


@dataclass
class FakeParts:
    """What of the parts a practice needs; flags come from the rules alone."""

    settings: Settings
    encoder: MarkingEncoder = field(default_factory=MarkingEncoder)
    policy: Authority = field(default_factory=lambda: load_authority(KNOWLEDGE / "authority.yaml"))

    chat: ChatModel | None = None

    @property
    def token_counter(self) -> TokenCounter:
        return TiktokenCounter(None)

    @property
    def folder(self) -> Path:
        return self.settings.data_dir

    @cached_property
    def flagger(self) -> Flagger:
        topics = topics_of(load_playbooks(KNOWLEDGE))
        return Flagger(load_rules(KNOWLEDGE, topics), self.encoder)


@dataclass
class Suggested:
    """Remembers the notes it was asked about."""

    notes: list[Notes] = field(default_factory=list["Notes"])

    def __call__(self, notes: Notes) -> tuple[Suggestion, ...]:
        self.notes.append(notes)
        return (
            Suggestion(
                text="What is it like for you?",
                why="Made up.",
                topic="career/where-now",
                phase="where_now",
                requires_trust=False,
            ),
        )


def fake_practice(
    settings: Settings,
    marks: Mapping[str, Sequence[str]] | None = None,
    chat: ChatModel | None = None,
) -> Practice:
    """Make one; `marks` are words that its encoder labels, `chat` words the answers."""
    parts = FakeParts(settings, MarkingEncoder(marks=marks or {}), chat=chat)
    return Practice(parts, Suggested())  # type: ignore[arg-type]
