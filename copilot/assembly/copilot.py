"""The Copilot: everything a manager can ask for, as verbs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from copilot.assembly.parts import Parts
from copilot.coaching.draft import draft
from copilot.coaching.suggest import suggest
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

    from copilot.domain.authority import Authority
    from copilot.domain.contract import Draft
    from copilot.domain.dismissals import FoldedFlag
    from copilot.domain.due import DueDate
    from copilot.domain.flags import Flag
    from copilot.domain.labels import Move
    from copilot.domain.notes import Notes
    from copilot.domain.passages import Hit, Passage
    from copilot.domain.questions import Suggestion
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
        return self._standing(reading, self.flagger.flags(reading, policy or self.policy))[0]

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
        flags = self.flagger.flags(reading, policy or self.policy)
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
