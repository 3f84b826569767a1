"""The people one manages, in the database."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from copilot.adapters.sql_store.shelf import Shelf
from copilot.adapters.sql_store.tables import people
from copilot.domain.people import Person
from copilot.errors import StaleWriteError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from copilot.adapters.sql_store.database import Database
    from copilot.domain.people import Principal

PEOPLE = Shelf(Person, people)


def by_name(persons: Iterable[Person]) -> tuple[Person, ...]:
    """Order people as a list of names does; their names are sealed in the database."""
    return tuple(sorted(persons, key=lambda person: (person.name.casefold(), person.id)))


@dataclass(frozen=True)
class SqlPeople:
    """Fits ports.kept.People."""

    database: Database

    def all(self, principal: Principal) -> tuple[Person, ...]:
        """Everybody, by name."""
        with self.database.reading(principal) as work:
            work.load_keys()
            return by_name(PEOPLE.value(work, row) for row in work.find(people))

    def get(self, principal: Principal, person_id: str) -> Person | None:
        """The person of that id."""
        with self.database.reading(principal) as work:
            row = work.one(people, people.c.id == person_id)
            return PEOPLE.value(work, row) if row else None

    def add(self, principal: Principal, person: Person, key: str) -> Person:
        """Keep somebody new, with a key of their own."""
        new = person.model_copy(update={"revision": 1})
        with self.database.writing(principal) as work:
            made = work.one(people, people.c.made_by == key)
            if made is None:
                work.make_key(person.id)
                made_now = work.add_once(people, PEOPLE.row(work, new, made_by=key), "made_by")
                made = None if made_now else work.one(people, people.c.made_by == key)
            return PEOPLE.value(work, made) if made else new

    def change(self, principal: Principal, person: Person) -> Person:
        """Keep new words about somebody."""
        new = person.model_copy(update={"revision": person.revision + 1})
        with self.database.writing(principal) as work:
            work.hold(person.id)
            row = PEOPLE.row(work, new)
            at_revision = people.c.id == person.id, people.c.revision == person.revision
            if work.change(people, row, *at_revision):
                return new
            kept = PEOPLE.value(work, work.find(people, people.c.id == person.id)[0])
        raise StaleWriteError(
            "This person was changed elsewhere since you opened them. What is kept is the other "
            "change; yours is still on the page. Look at both, and save again.",
            kept,
        )
