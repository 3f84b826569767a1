"""What the copilot is made of: adapters and data files, loaded when they are first needed."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Self

from copilot.adapters.dismissal_file import DismissalFile, os_user
from copilot.adapters.ingest.library import PlaybookFolder
from copilot.adapters.onnx_encoder import OnnxEncoder
from copilot.adapters.policy_editor import PolicyEditor
from copilot.adapters.policy_file import PolicyFile
from copilot.adapters.search import HybridIndex
from copilot.adapters.token_counts import TiktokenCounter
from copilot.assembly.keeping import back_up, first_day_kept, open_kept, restore
from copilot.assembly.language_model import connect, ledger_of
from copilot.assembly.shared import Shared
from copilot.coaching.ask import Asker
from copilot.content.authority import load_authority
from copilot.content.authority_text import authority_text
from copilot.content.guide import load_guide
from copilot.content.locations import knowledge_folder, model_folder
from copilot.content.mails import load_mails
from copilot.content.playbooks import load_playbooks, topics_of
from copilot.content.questions import load_questions
from copilot.content.rhythm import load_rhythm
from copilot.content.rules import load_rules
from copilot.content.samples import load_samples
from copilot.domain.people import Principal
from copilot.errors import InputError
from copilot.risk.flagger import Flagger

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from copilot.adapters.spend_ledger import SpendLedger
    from copilot.domain.authority import Authority
    from copilot.domain.mails import MailId, MailTemplate
    from copilot.domain.passages import Passage, Playbook
    from copilot.domain.preparation import Guide
    from copilot.domain.questions import Question
    from copilot.domain.rhythm import Rhythm
    from copilot.domain.samples import Sample
    from copilot.ports import (
        ChatModel,
        DismissalStore,
        Encoder,
        PlaybookLibrary,
        Progress,
        TokenCounter,
    )
    from copilot.ports.store import Store
    from copilot.settings import Settings


@dataclass(frozen=True)
class Parts:
    """The parts, each joined to its port."""

    settings: Settings
    house: Self | None = field(default=None, repr=False, kw_only=True)
    """Whose loaded parts are used too; None where the person at this machine is worked for."""
    guest: Principal | None = field(default=None, kw_only=True)
    """For whom, where there is a house."""

    @property
    def principal(self) -> Principal:
        """On whose behalf the store is read and written."""
        return self.guest or Principal(owner=os_user())

    @property
    def folder(self) -> Path:
        """Where files of the principal's own are kept."""
        if self.guest is None:
            return self.settings.data_dir
        key = hashlib.sha256(self.guest.owner.encode("utf-8", "surrogatepass")).hexdigest()[:32]
        return self.settings.data_dir / "owners" / key

    @Shared
    def encoder(self) -> Encoder:
        """The reader's model."""
        return OnnxEncoder(model_folder(), self.settings.threads)

    @property
    def index(self) -> HybridIndex:
        """The search index; built in the data folder on first use, and when own ones change."""
        if self.house and not (self.library.load() or self.house.library.load()):
            return self.house.index
        own, index = self.__dict__.get("_indexed", (None, None))
        return index if index and own is self.library.load() else self.build_index()

    @Shared
    def asker(self) -> Asker:
        """Answers from the playbooks."""
        return Asker(self.encoder)

    def build_index(self, progress: Progress | None = None) -> HybridIndex:
        """Build the index with progress shown, where it isn't there yet."""
        own = self.library.load()
        playbooks = (*self.playbooks, *own)
        url = self.settings.chroma_url
        server = url.get_secret_value() if url else None
        index = HybridIndex(playbooks, self.encoder, self.folder, progress, server=server)
        _, before = self.__dict__.get("_indexed", (None, None))
        self.__dict__["_indexed"] = own, index
        if before:
            before.close()
        return index

    @cached_property
    def library(self) -> PlaybookLibrary:
        """The manager's own playbooks."""
        return PlaybookFolder(self.folder, {book.id for book in self.playbooks})

    @Shared
    def playbooks(self) -> tuple[Playbook, ...]:
        """The playbooks in the package."""
        return load_playbooks(knowledge_folder())

    @Shared
    def passages(self) -> dict[str, Passage]:
        """Every passage of the package by its topic."""
        return {
            passage.topic: passage for playbook in self.playbooks for passage in playbook.passages
        }

    @Shared
    def questions(self) -> tuple[Question, ...]:
        """The question bank."""
        return load_questions(knowledge_folder(), topics_of(self.playbooks))

    @Shared
    def guide(self) -> Guide:
        """What helps before a conversation."""
        asked = {question.id for question in self.questions}
        return load_guide(knowledge_folder(), topics_of(self.playbooks), asked)

    @Shared
    def rhythm(self) -> Rhythm:
        """When to talk and what to mind."""
        return load_rhythm(knowledge_folder(), topics_of(self.playbooks))

    @Shared
    def mails(self) -> dict[MailId, MailTemplate]:
        """Mails to start from."""
        return load_mails(knowledge_folder(), topics_of(self.playbooks))

    @Shared
    def samples(self) -> tuple[Sample, ...]:
        """Made-up notes to try things on."""
        return load_samples(knowledge_folder())

    @cached_property
    def dismissals(self) -> DismissalStore:
        """What this manager has seen enough of."""
        return DismissalFile(self.folder, self.principal.owner)

    @Shared
    def store(self) -> Store:
        """People, conversations and contracts; raises StorageError."""
        return open_kept(self.settings)

    def first_day_kept(self, today: dt.date) -> dt.date | None:
        """The day before which the retention rule erases; None where everything is kept."""
        return first_day_kept(self.settings, today)

    def back_up(self, to: Path) -> None:
        """Copy all that is kept of people into one file; raises InputError, StorageError."""
        self._for_all()
        back_up(self.settings, to)

    def restore(self, backup: Path) -> Path | None:
        """Put a backup in place of what is kept, and say where that is now; raises as above."""
        self._for_all()
        if kept := self.__dict__.pop("store", None):
            kept.close()
        return restore(self.settings, backup)

    def _for_all(self) -> None:
        """Refuse a guest what is about everybody's people."""
        if self.guest:
            raise InputError(
                "Backups hold what everybody keeps here, so they are made by whoever runs this "
                "server. Nothing was changed. Ask them."
            )

    @cached_property
    def policy_file(self) -> PolicyFile:
        """The authority policy's file; its last good version stays in force."""
        house = self.house
        if house is None:
            default = knowledge_folder() / "authority.yaml"
            return PolicyFile(self.settings.policy, self.folder, load_authority, default)
        everybodys = house.policy_file.path

        def read(path: Path) -> Authority:
            return house.policy if path == everybodys else load_authority(path)

        return PolicyFile(None, self.folder, read, everybodys)

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

    @Shared
    def flagger(self) -> Flagger:
        """Flags risky words."""
        rules = load_rules(knowledge_folder(), topics_of(self.playbooks))
        return Flagger(rules, self.encoder)

    @cached_property
    def chat(self) -> ChatModel | None:
        """The language model, its calls counted; None where none is set."""
        return connect(self.settings, self.ledger, self.token_counter)

    @cached_property
    def ledger(self) -> SpendLedger:
        """What the language model has cost."""
        return ledger_of(self.settings, self.folder)

    @Shared
    def token_counter(self) -> TokenCounter:
        """Counts as the language model does, or nearly."""
        return TiktokenCounter(self.settings.llm_model)
