"""The Copilot: everything a manager can ask for, as verbs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING
from weakref import WeakValueDictionary

from copilot.assembly.llm import LanguageModel
from copilot.assembly.parts import Parts
from copilot.assembly.practising import Practice
from copilot.coaching.draft import draft
from copilot.coaching.prepare import House, LastTime, prepare
from copilot.coaching.suggest import Ground, suggest
from copilot.domain.notes import Notes
from copilot.domain.review import Review
from copilot.reading.dates import find_due_dates
from copilot.reading.door import checked
from copilot.reading.moves import moves_of
from copilot.reading.reader import read
from copilot.risk.dismissals import standing
from copilot.settings import Settings, load_settings

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from copilot.assembly.made_up import MadeUpPeople
    from copilot.assembly.people import People
    from copilot.domain.answers import Answer
    from copilot.domain.authority import Authority
    from copilot.domain.contract import Contract, Draft
    from copilot.domain.debrief import Debrief, Turn
    from copilot.domain.dismissals import FoldedFlag
    from copilot.domain.due import DueDate
    from copilot.domain.flags import Flag
    from copilot.domain.labels import Move
    from copilot.domain.passages import Hit, Passage
    from copilot.domain.people import Principal
    from copilot.domain.preparation import ConversationKind, Preparation
    from copilot.domain.questions import Lens, Suggestion
    from copilot.domain.reading import Reading
    from copilot.ports import Progress


@dataclass(frozen=True)
class Copilot(Parts):
    """Everything a manager can ask for; parts are loaded when they are first needed."""

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

    def acting_for(self, principal: Principal) -> Copilot:
        """The same copilot on somebody else's behalf, with what is loaded but nothing personal."""
        house = self.house or self
        if principal == house.principal:
            return house
        # As long as somebody holds it: two sessions of one person share what they change.
        return house.guests.setdefault(
            principal.owner, Copilot(self.settings, house=house, guest=principal)
        )

    @cached_property
    def guests(self) -> WeakValueDictionary[str, Copilot]:
        """Those who act for somebody else now, by that one's name as an owner."""
        return WeakValueDictionary()

    def search(self, query: str, k: int = 5) -> list[Hit]:
        """Find playbook passages for a situation, a question or a few words; best first."""
        return self.index.search(query, k)

    def ask(self, query: str, *, with_model: bool = False) -> Answer:
        """Answer a question from the playbooks, each sentence with its passage; or not at all.

        Args:
            query: The question.
            with_model: Whether the language model that is set may put the answer in its words.

        Raises:
            InputError: The question can't be read.
        """
        answer = self.asker.ask(checked(query), self.index)
        return self.llm.answered(answer) if with_model else answer

    def passage(self, topic: str) -> Passage | None:
        """The passage of that id, of the package or of an own playbook."""
        return self.passages.get(topic) or self.library.passage(topic)

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
        return self._standing(reading, self.flagger.flags(reading, policy or self.policy))[0]

    def suggest(self, notes: Notes, n: int = 5, lens: Lens | None = None) -> tuple[Suggestion, ...]:
        """Suggest n questions to ask next, through a lens if asked for; raises as :meth:`read`."""
        reading = self.read(notes)
        flags = self.flagger.flags(reading, self.policy)
        contract = draft(reading, flags).contract
        return self._asked(reading, contract, self._standing(reading, flags)[0], n, lens)

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
        flags = self.flagger.flags(reading, policy or self.policy)
        kept, folded = self._standing(reading, flags)
        # A dismissed promise still never becomes a line of the contract.
        drafted = draft(reading, flags)
        questions = self._asked(reading, drafted.contract, kept, n)
        return Review(
            reading=reading, flags=kept, folded=folded, questions=questions, draft=drafted
        )

    def prepare(
        self,
        kind: ConversationKind,
        report: str | None = None,
        notes: Notes | None = None,
    ) -> Preparation:
        """Prepare a conversation, from earlier notes if there are any; raises as :meth:`read`."""
        house = House(self.guide, self.policy, self.rhythm.checklists.before, self.questions)
        if notes is None:
            return prepare(house, kind, report)
        last = self.review(notes)
        last_time = LastTime(last.reading, last.draft.contract, last.questions)
        return prepare(house, kind, report, last_time)

    def _asked(
        self,
        reading: Reading,
        contract: Contract,
        flags: Sequence[Flag],
        n: int,
        lens: Lens | None = None,
    ) -> tuple[Suggestion, ...]:
        ground = Ground(reading, contract, flags)
        return suggest(ground, self.questions, n, lens=lens, may_be_asked=self._may_be_asked)

    def _may_be_asked(self, question: str) -> bool:
        """Whether a question is open, and none of its words would be flagged."""
        reading = read(self.encoder, Notes(text=question))
        open_ = self.moves(question)[0] == "open-question"
        return open_ and not self.flagger.flags(reading, self.policy)

    def _standing(
        self, reading: Reading, flags: tuple[Flag, ...]
    ) -> tuple[tuple[Flag, ...], tuple[FoldedFlag, ...]]:
        known = self.dismissals.load()
        return standing(flags, known and known.holding_for(reading.report), reading.text)

    @cached_property
    def practice(self) -> Practice:
        """Role-plays with made-up reports, and what becomes of them."""
        house = self.house.practice if self.house else None
        return Practice(self, lambda notes: self.suggest(notes, 3), house)

    @cached_property
    def llm(self) -> LanguageModel:
        """What a language model adds, where one is set."""
        return LanguageModel(self)

    def second_opinion(self, review: Review, policy: Authority | None = None) -> Review:
        """Let the language model that is set add to a review; without one, it stays as it is."""
        return self.llm.second_opinion(review, policy or self.policy)

    def debrief(self, turns: Sequence[Turn]) -> Debrief:
        """Say how the craft of any conversation was, for its manager alone.

        Raises:
            InputError: The manager says nothing in it.
        """
        return self.practice.debriefs.of(turns)

    @property
    def people(self) -> People:
        """The people one manages: conversations, contracts and what is due; raises StorageError."""
        # They load the libraries of calendars and Word documents, which takes a while.
        from copilot.assembly.people import People  # noqa: PLC0415
        from copilot.assembly.shelves import Shelves  # noqa: PLC0415

        shelves = Shelves(self.rhythm, self.mails, self.questions)
        return People(self.store, self.principal, shelves, self.review)

    @property
    def made_up(self) -> MadeUpPeople:
        """People who don't exist, for a first look; raises StorageError."""
        from copilot.assembly.made_up import MadeUpPeople  # noqa: PLC0415 - see people

        return MadeUpPeople(self.people)

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
