"""Autosaved words and small states of sessions, in the database."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from copilot.adapters.sql_store.shelf import Shelf
from copilot.adapters.sql_store.tables import drafts, states
from copilot.domain.records import Autosave

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement

    from copilot.adapters.sql_store.database import Database
    from copilot.adapters.sql_store.work import Work
    from copilot.domain.people import Principal

DRAFTS = Shelf(Autosave, drafts)


def drafts_in_order(work: Work, *where: ColumnElement[bool]) -> tuple[Autosave, ...]:
    """Take out the drafts that fit, latest first."""
    rows = work.find(drafts, *where, order=(drafts.c.saved.desc(), drafts.c.slot))
    return tuple(DRAFTS.value(work, row) for row in rows)


def _ready(work: Work, person: str | None) -> None:
    """See that there is a key, the owner's own where it is about nobody in particular."""
    if person:
        work.hold(person)
    else:
        work.make_key("")


@dataclass(frozen=True)
class SqlDrafts:
    """Fits ports.store.Drafts."""

    database: Database

    def all(self, principal: Principal) -> tuple[Autosave, ...]:
        """Every slot's, latest first."""
        with self.database.reading(principal) as work:
            work.load_keys()
            return drafts_in_order(work)

    def get(self, principal: Principal, slot: str) -> Autosave | None:
        """What a slot holds."""
        with self.database.reading(principal) as work:
            return next(iter(drafts_in_order(work, drafts.c.slot == slot)), None)

    def keep(self, principal: Principal, draft: Autosave) -> None:
        """Keep these words in place of the slot's; the one saved latest stays."""
        with self.database.writing(principal) as work:
            _ready(work, draft.person)
            row = DRAFTS.row(work, draft)
            if not work.add_once(drafts, row, "slot"):
                not_later = drafts.c.saved <= draft.saved
                work.change(drafts, row, drafts.c.slot == draft.slot, not_later)

    def drop(self, principal: Principal, slot: str) -> None:
        """Empty a slot."""
        with self.database.writing(principal) as work:
            work.remove(drafts, drafts.c.slot == slot)


@dataclass(frozen=True)
class SqlStates:
    """Fits ports.store.States."""

    database: Database

    def get(self, principal: Principal, name: str) -> str | None:
        """What is kept under a name."""
        with self.database.reading(principal) as work:
            row = work.one(states, states.c.name == name)
            if row is None:
                return None
            return work.open(row["person"] or "", states, name, row["sealed"])["value"]

    def keep(
        self, principal: Principal, name: str, value: str, person_id: str | None = None
    ) -> None:
        """Keep a text under a name; with a person it goes when the person goes."""
        with self.database.writing(principal) as work:
            _ready(work, person_id)
            sealed = work.seal(person_id or "", states, name, {"value": value})
            row = {"name": name, "person": person_id, "sealed": sealed}
            if not work.add_once(states, row, "name"):
                work.change(states, row, states.c.name == name)

    def drop(self, principal: Principal, name: str) -> None:
        """Forget a name."""
        with self.database.writing(principal) as work:
            work.remove(states, states.c.name == name)
