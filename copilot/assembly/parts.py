"""What the copilot is made of: adapters and data files, loaded when they are first needed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from copilot.adapters.dismissal_file import DismissalFile, os_user
from copilot.adapters.onnx_encoder import OnnxEncoder
from copilot.adapters.policy_editor import PolicyEditor
from copilot.adapters.policy_file import PolicyFile
from copilot.adapters.search import HybridIndex
from copilot.content.authority import load_authority
from copilot.content.authority_text import authority_text
from copilot.content.locations import knowledge_folder, model_folder
from copilot.content.playbooks import load_playbooks, topics_of
from copilot.content.questions import load_questions
from copilot.content.rules import load_rules
from copilot.content.samples import load_samples
from copilot.risk.flagger import Flagger

if TYPE_CHECKING:
    from pathlib import Path

    from copilot.domain.authority import Authority
    from copilot.domain.passages import Passage, Playbook
    from copilot.domain.questions import Question
    from copilot.domain.samples import Sample
    from copilot.ports import DismissalStore, Encoder, Progress
    from copilot.settings import Settings


@dataclass(frozen=True)
class Parts:
    """The parts, each joined to its port."""

    settings: Settings

    @cached_property
    def encoder(self) -> Encoder:
        """The reader's model."""
        return OnnxEncoder(model_folder(), self.settings.threads)

    @cached_property
    def index(self) -> HybridIndex:
        """The search index; built in the data folder on first use."""
        return HybridIndex(self.playbooks, self.encoder, self.settings.data_dir)

    def build_index(self, progress: Progress) -> HybridIndex:
        """Build the index with progress shown, where it isn't there yet."""
        index = HybridIndex(self.playbooks, self.encoder, self.settings.data_dir, progress)
        self.__dict__["index"] = index
        return index

    @cached_property
    def playbooks(self) -> tuple[Playbook, ...]:
        """The playbooks in the package."""
        return load_playbooks(knowledge_folder())

    @cached_property
    def passages(self) -> dict[str, Passage]:
        """Every passage by its topic."""
        return {
            passage.topic: passage for playbook in self.playbooks for passage in playbook.passages
        }

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """The question bank."""
        return load_questions(knowledge_folder(), topics_of(self.playbooks))

    @cached_property
    def samples(self) -> tuple[Sample, ...]:
        """Made-up notes to try things on."""
        return load_samples(knowledge_folder())

    @cached_property
    def dismissals(self) -> DismissalStore:
        """What this manager has seen enough of."""
        return DismissalFile(self.settings.data_dir, os_user())

    @cached_property
    def policy_file(self) -> PolicyFile:
        """The authority policy's file; its last good version stays in force."""
        default = knowledge_folder() / "authority.yaml"
        return PolicyFile(self.settings.policy, self.settings.data_dir, load_authority, default)

    @property
    def policy_editor(self) -> PolicyEditor:
        """Writes the policy that is followed."""
        file = self.policy_file
        default = knowledge_folder() / "authority.yaml"
        return PolicyEditor(file.path, default, authority_text, named=file.named)

    @property
    def policy(self) -> Authority:
        """The authority policy in force."""
        return self.policy_file.in_force().policy

    @staticmethod
    def read_policy(path: Path) -> Authority:
        """Read an authority policy from a file.

        Raises:
            DataFileError: It is broken; the message names path, line and remedy.
        """
        return load_authority(path)

    @cached_property
    def flagger(self) -> Flagger:
        """Flags risky words."""
        rules = load_rules(knowledge_folder(), topics_of(self.playbooks))
        return Flagger(rules, self.encoder)
