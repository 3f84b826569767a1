"""Practice with one's own report: built from what is kept, and gone with the practice."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from copilot.coaching.rehearse.own_report import OWN, made_after
from copilot.content.locations import knowledge_folder
from copilot.content.personas import load_mould
from copilot.domain.notes import Notes
from copilot.domain.own_report import Kept, Source
from copilot.domain.practice import Session
from copilot.errors import InputError
from copilot.guard.pseudonyms import People, Pseudonyms
from copilot.reading.reader import read
from copilot.risk.names import names_among, sure_names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from copilot.assembly.parts import Parts
    from copilot.domain.own_report import Mould
    from copilot.domain.people import Agreement, Person, Principal
    from copilot.domain.persona import Persona
    from copilot.domain.reading import Reading
    from copilot.ports.store import Store

__all__ = ["OWN", "OwnReport", "OwnSessions"]
_LATEST = 4
"""Conversations whose notes are read."""
_LASTS = dt.timedelta(days=1)
"""A practice nobody has gone on with since has been left, whatever the browser said."""
_SIGNALS: dict[str, Source] = {
    "aspiration": "aspiration",
    "energy": "energy",
    "drain": "drain",
    "blocker": "blocker",
    "uncertainty": "uncertainty",
    "goal-change": "goal-change",
    "misfit-ambition": "misfit-ambition",
}
_KEEP_OUT = frozenset({"sensitive-personal-data", "confidentiality-breach", "discriminatory"})
"""Words with such a flag are not put into anybody's mouth."""
_PLACEHOLDER = re.compile(r"\[([A-Z])\d+[a-z]*\]")


@dataclass(frozen=True)
class OwnReport:
    """Makes somebody to practise with from what is kept about a person.

    Args:
        parts: The store, the reader and the flags.
    """

    parts: Parts

    @cached_property
    def mould(self) -> Mould:
        """The lines around the quotes, and the notice that comes before."""
        return load_mould(knowledge_folder())

    def people(self) -> tuple[Person, ...]:
        """Whom one manages; nobody, and no store is made, before somebody is kept.

        Raises:
            StorageError: The store can't be read.
        """
        from copilot.adapters.sql_store.opening import NAME  # noqa: PLC0415 - SQLAlchemy is slow

        settings = self.parts.settings
        if settings.database_url is None and not (settings.data_dir / NAME).exists():
            return ()
        return self.parts.store.people.all(self.parts.principal)

    def persona(self, person: Person) -> Persona:
        """Make somebody who says only what is kept, every name replaced.

        Raises:
            InputError: Too little is kept; the message says what is missing.
            StorageError: What is kept can't be read.
        """
        store, principal = self.parts.store, self.parts.principal
        agreement = store.agreements.latest(principal, person.id)
        talks = [each for each in store.conversations.of(principal, person.id) if each.notes]
        kept = [*(_agreed(agreement) if agreement else ())]
        names = _names(each.quote for each in kept)
        for talk in talks[:_LATEST]:
            reading = read(
                self.parts.encoder, Notes(text=talk.notes, date=talk.date, report=person.name)
            )
            kept += self._noted(reading)
            names |= _names([talk.notes])
        everybody = [person.name, *(each.name for each in store.people.all(principal))]
        stand_in = _StandIn(self.mould, everybody, names)
        told = [each.model_copy(update={"quote": stand_in.put(each.quote)}) for each in kept]
        return made_after(told, stand_in.name, self.mould)

    def sessions(self, person: str) -> OwnSessions:
        """Where the practice with somebody made after a person is kept."""
        return OwnSessions(self.parts.store, self.parts.principal, person)

    def _noted(self, reading: Reading) -> Iterator[Kept]:
        """What the notes of a conversation quote, apart from what is nobody's to repeat."""
        flags = self.parts.flagger.flags(reading, self.parts.policy)
        out = [each for each in flags if each.category in _KEEP_OUT]
        for signal in reading.signals:
            said, source = signal.evidence, _SIGNALS.get(signal.kind)
            private = any(each.start < said.end and said.start < each.end for each in out)
            if source and not private:
                yield Kept(source=source, quote=_flat(said.quote))


@dataclass(frozen=True)
class OwnSessions:
    """The one practice that is kept for a person, sealed with the person's own key."""

    store: Store
    principal: Principal
    person: str

    def load(self, wanted: str) -> Session:
        """Return the practice of that id.

        Raises:
            InputError: It has ended, or its person was erased.
            StorageError: It can't be read.
        """
        kept = self.store.states.get(self.principal, self._name)
        session = Session.model_validate_json(kept) if kept else None
        if session and dt.datetime.now(tz=dt.UTC) - session.changed > _LASTS:
            self.store.states.drop(self.principal, self._name)
            session = None
        if session is None or session.id != wanted:
            raise InputError(
                "This practice has ended, so nothing of it is kept. Nothing was changed. Begin a "
                "new one."
            )
        return session

    def keep(self, session: Session) -> None:
        """Keep it in place of an earlier one with the same person.

        Raises:
            InputError: The person was erased.
            StorageError: It can't be kept.
        """
        value = session.model_dump_json()
        self.store.states.keep(self.principal, self._name, value, self.person)

    def change(self, wanted: str, edit: Callable[[Session], Session]) -> Session:
        """Edit what is kept, and return it; raises as :meth:`load` and :meth:`keep`."""
        edited = edit(self.load(wanted))
        self.keep(edited)
        return edited

    def delete(self, _: str) -> None:
        """End it: nothing of it is kept any longer; StorageError where that can't be."""
        self.store.states.drop(self.principal, self._name)

    @property
    def _name(self) -> str:
        return f"practice:{self.person}"


class _StandIn:
    """Puts other words in place of every name."""

    def __init__(self, mould: Mould, everybody: list[str], names: set[str]) -> None:
        """Know everybody on the roster, whom it is about first, and names in the notes."""
        people = People(known=tuple(everybody), found=tuple(sorted(names)))
        self._pseudonyms = Pseudonyms(people)
        self._mould = mould
        self._own = {part.casefold() for part in re.findall(r"[^\W\d_]+", everybody[0])}
        taken = " ".join((*everybody, *names)).casefold()
        free = [each for each in mould.names if each.casefold() not in taken]
        self.name = (free or mould.names)[0]

    def put(self, quote: str) -> str:
        hidden = self._pseudonyms.hide(quote)
        return _PLACEHOLDER.sub(self._instead, hidden)

    def _instead(self, match: re.Match[str]) -> str:
        form = self._pseudonyms.shown.get(match[0], "")
        kinds = {"M": self._mould.address, "T": self._mould.number, "O": self._mould.organisation}
        if match[1] != "P":
            return kinds.get(match[1], "…")
        own = form.casefold() in self._own
        return self.name if own else self._mould.person


def _names(texts: Iterable[str]) -> set[str]:
    """Names in what is kept; a verb that begins a line of the contract is none."""
    found: set[str] = set()
    for text in texts:
        sure = sure_names(text)
        named = names_among(text, (0, len(text)), [], (None, sure))
        begins = {words[0] for line in text.splitlines() if (words := line.split())}
        found |= sure | {each for each in named if each in sure or each not in begins}
    return found


def _agreed(agreement: Agreement) -> Iterator[Kept]:
    """What the contract in force says."""
    if agreement.direction:
        yield Kept(source="direction", quote=_flat(agreement.direction))
    if agreement.open_question:
        yield Kept(source="open-question", quote=_flat(agreement.open_question))
    for each in agreement.commitments:
        source: Source = "their-commitment" if each.owner == "report" else "your-commitment"
        yield Kept(source=source, quote=_flat(each.action))


def _flat(text: str) -> str:
    return " ".join(text.replace("“", "").replace("”", "").split())
