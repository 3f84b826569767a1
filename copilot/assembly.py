"""Joins ports to adapters and files: the Copilot, and what it says of its own state."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from copilot.adapters.dismissal_file import DismissalFile, os_user
from copilot.adapters.onnx_encoder import OnnxEncoder
from copilot.adapters.policy_editor import PolicyEditor
from copilot.adapters.policy_file import PolicyFile
from copilot.adapters.search import HybridIndex
from copilot.coaching.draft import draft
from copilot.coaching.suggest import suggest
from copilot.content.authority import load_authority
from copilot.content.authority_text import authority_text
from copilot.content.locations import knowledge_folder, model_folder
from copilot.content.playbooks import load_playbooks, topics_of
from copilot.content.questions import load_questions
from copilot.content.rules import load_rules
from copilot.content.samples import load_samples
from copilot.domain.review import Review
from copilot.reading.dates import find_due_dates
from copilot.reading.door import checked
from copilot.reading.moves import moves_of
from copilot.reading.reader import read
from copilot.risk.dismissals import standing
from copilot.risk.flagger import Flagger
from copilot.settings import Settings, load_settings

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence
    from pathlib import Path

    from copilot.domain.authority import Authority
    from copilot.domain.contract import Draft
    from copilot.domain.dismissals import FoldedFlag
    from copilot.domain.due import DueDate
    from copilot.domain.flags import Flag
    from copilot.domain.labels import Move
    from copilot.domain.notes import Notes
    from copilot.domain.passages import Hit, Passage, Playbook
    from copilot.domain.questions import Question, Suggestion
    from copilot.domain.reading import Reading
    from copilot.domain.samples import Sample
    from copilot.ports import DismissalStore, Encoder, Progress


@dataclass(frozen=True)
class Copilot:
    """Everything a manager can ask for; parts are loaded when they are first needed."""

    settings: Settings

    @classmethod
    def local(cls) -> Copilot:
        """Needs nothing but the package: no key, no network, no settings."""
        return cls(Settings.model_construct())

    @classmethod
    def from_settings(cls) -> Copilot:
        """Read the environment and the settings file.

        Raises:
            SettingsError: A value can't be used.
        """
        return cls(load_settings())

    def search(self, query: str, k: int = 5) -> list[Hit]:
        """Find playbook passages for a situation, a question or a few words; best first."""
        return self.index.search(query, k)

    def passage(self, topic: str) -> Passage | None:
        """The passage of that id."""
        return self.passages.get(topic)

    def read(self, notes: Notes, progress: Progress | None = None) -> Reading:
        """Say who said what, what was agreed and what was touched.

        Raises:
            InputError: The text can't be read; the message says why.
        """
        checked(notes.text)
        return read(self.encoder, notes, progress)

    def flag(
        self,
        notes: Notes,
        policy: Authority | None = None,
        progress: Progress | None = None,
    ) -> tuple[Flag, ...]:
        """Flag the manager's risky words, dismissed ones left out; raises as :meth:`read`."""
        reading = self.read(notes, progress)
        return self._standing(reading, self._flagger.flags(reading, policy or self.policy))[0]

    def suggest(self, notes: Notes, n: int = 5) -> tuple[Suggestion, ...]:
        """Suggest n questions to ask next; raises as :meth:`read`."""
        return self.review(notes, n=n).questions

    def draft(self, notes: Notes) -> Draft:
        """Draft the development contract; raises as :meth:`read`."""
        return self.review(notes).draft

    def review(
        self,
        notes: Notes,
        n: int = 5,
        policy: Authority | None = None,
        progress: Progress | None = None,
    ) -> Review:
        """Read, flag, suggest and draft in one pass; raises as :meth:`read`."""
        reading = self.read(notes, progress)
        flags = self._flagger.flags(reading, policy or self.policy)
        kept, folded = self._standing(reading, flags)
        # A dismissed promise still never becomes a line of the contract.
        drafted = draft(reading, flags)
        questions = suggest(reading, drafted.contract, kept, self.questions, n)
        return Review(
            reading=reading, flags=kept, folded=folded, questions=questions, draft=drafted
        )

    def _standing(
        self, reading: Reading, flags: tuple[Flag, ...]
    ) -> tuple[tuple[Flag, ...], tuple[FoldedFlag, ...]]:
        known = self.dismissals.load()
        return standing(flags, known and known.holding_for(reading.report), reading.text)

    def dates(self, text: str, reference: dt.date) -> tuple[DueDate, ...]:
        """Find due expressions and date them from the conversation's day."""
        return find_due_dates(checked(text), reference)

    def moves(
        self, text: str, speaker: str | None = None, previous: str | None = None
    ) -> tuple[Move, ...]:
        """Name the moves of one turn, the main one first; ``previous`` is the other's turn."""
        return self.moves_of_many([(text, speaker, previous)])[0]

    def moves_of_many(
        self, turns: Sequence[tuple[str, str | None, str | None]]
    ) -> list[tuple[Move, ...]]:
        """Name the moves of many turns, each (text, speaker, previous)."""
        return moves_of(self.encoder, [(checked(text), before) for text, _, before in turns])

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
    def _flagger(self) -> Flagger:
        rules = load_rules(knowledge_folder(), topics_of(self.playbooks))
        return Flagger(rules, self.encoder)
