"""Two owners with the same ids, who do everything a store can do, in any order.

After each step the other's whole view is as it was, and nobody's holds a word of the other's.
"""

from __future__ import annotations

import datetime as dt
import itertools
from typing import TYPE_CHECKING

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from copilot.domain.people import Principal
from copilot.domain.records import Autosave
from copilot.errors import InputError, StaleWriteError
from tests.fakes.kept_people import DAY, NOON, agreement, commitment, repair, summary
from tests.fakes.kept_people import conversation as talk
from tests.fakes.kept_people import person as somebody

if TYPE_CHECKING:
    from collections.abc import Callable

    from copilot.adapters.sql_store import SqlStore

OWNERS = ("ana", "bo")
owners = st.sampled_from(OWNERS)
ids = st.sampled_from(["1", "2", "3"])
keys = st.sampled_from(["i", "ii", "iii", "iv"])
days = st.integers(-400, 400).map(lambda days: DAY + dt.timedelta(days=days))
_examples = itertools.count()


class TwoOwners(RuleBasedStateMachine):
    """Does it on one store; ``store`` is set by whoever runs it."""

    store: SqlStore
    steps = 0

    @initialize()
    def begin(self) -> None:
        """Take two owners whom the database doesn't know yet."""
        turn = next(_examples)
        self.principals = {name: Principal(owner=f"{name} {id(self)} {turn}") for name in OWNERS}
        self.views = {name: self.view(name) for name in OWNERS}
        self.acted: str | None = None

    def view(self, owner: str) -> tuple[object, ...]:
        """All that an owner can read, by every method that reads."""
        store, who = self.store, self.principals[owner]
        return (
            store.people.all(who),
            store.people.get(who, "1"),
            store.conversations.of(who, "1"),
            store.conversations.get(who, "1"),
            store.conversations.earlier(who, "1"),
            store.agreements.latest(who, "1"),
            store.agreements.of(who, "1"),
            store.repairs.of(who, "1"),
            store.repairs.open(who),
            store.sent.of(who, "1"),
            store.drafts.all(who),
            store.drafts.get(who, "1"),
            store.states.get(who, "1"),
            store.rights.record(who, "1"),
            store.rights.expired(who, DAY),
            store.standing(who, DAY - dt.timedelta(days=100)),
            store.standing_of(who, "1"),
        )

    def act(self, owner: str, write: Callable[[Principal], object]) -> None:
        """Do something in an owner's name; what is refused changes nothing."""
        type(self).steps += 1
        self.acted = owner
        try:
            write(self.principals[owner])
        except (InputError, StaleWriteError) as refused:
            kept = getattr(refused, "kept", None)
            assert f"{_other(owner)}'s" not in repr(kept)

    @invariant()
    def nothing_crosses(self) -> None:
        """See that the other's view is as it was, and that no word is in the wrong one."""
        if getattr(self, "acted", None) is None:
            return
        for owner in OWNERS:
            view = self.view(owner)
            assert owner == self.acted or view == self.views[owner], "a foreign row changed"
            assert f"{_other(owner)}'s" not in repr(view), "a foreign row was read"
            self.views[owner] = view

    @rule(owner=owners, identity=ids, key=keys)
    def add_person(self, owner: str, identity: str, key: str) -> None:
        new = somebody(f"{owner}'s", identity)
        self.act(owner, lambda who: self.store.people.add(who, new, key))

    @rule(owner=owners, identity=ids, revision=st.integers(0, 3))
    def change_person(self, owner: str, identity: str, revision: int) -> None:
        new = somebody(f"{owner}'s own", identity).model_copy(update={"revision": revision})
        self.act(owner, lambda who: self.store.people.change(who, new))

    @rule(owner=owners, identity=ids, person=ids, key=keys, day=days)
    def add_talk(self, owner: str, identity: str, person: str, key: str, day: dt.date) -> None:
        new = talk(f"{owner}'s", identity).model_copy(update={"person": person, "date": day})
        self.act(owner, lambda who: self.store.conversations.add(who, new, key))

    @rule(owner=owners, identity=ids, person=ids, revision=st.integers(0, 3))
    def change_talk(self, owner: str, identity: str, person: str, revision: int) -> None:
        new = talk(f"{owner}'s own", identity).model_copy(
            update={"person": person, "revision": revision}
        )
        self.act(owner, lambda who: self.store.conversations.change(who, new))

    @rule(owner=owners, person=ids, version=st.integers(1, 3), key=keys, day=days)
    def approve(self, owner: str, person: str, version: int, key: str, day: dt.date) -> None:
        lines = commitment(f"{owner}'s", "1"), commitment(f"{owner}'s", "2")
        approved = dt.datetime.combine(day, dt.time(), dt.UTC)
        new = agreement(version, *lines).model_copy(update={"person": person, "approved": approved})
        self.act(owner, lambda who: self.store.agreements.approve(who, new, key))

    @rule(owner=owners, person=ids, identity=ids, was=st.sampled_from(["open", "done"]))
    def settle(self, owner: str, person: str, identity: str, was: str) -> None:
        new = commitment("", identity).model_copy(update={"state": "done", "note": f"{owner}'s"})
        self.act(owner, lambda who: self.store.agreements.settle(who, person, new, was))

    @rule(owner=owners, person=ids, done=st.booleans())
    def tick(self, owner: str, person: str, *, done: bool) -> None:
        self.act(owner, lambda who: self.store.agreements.tick(who, person, "r1", done=done))

    @rule(owner=owners, identity=ids, person=ids, key=keys)
    def add_repair(self, owner: str, identity: str, person: str, key: str) -> None:
        new = repair(identity).model_copy(update={"person": person, "quote": f"{owner}'s"})
        self.act(owner, lambda who: self.store.repairs.add(who, new, key))

    @rule(owner=owners, identity=ids, day=days)
    def put_right(self, owner: str, identity: str, day: dt.date) -> None:
        self.act(owner, lambda who: self.store.repairs.put_right(who, identity, day))

    @rule(owner=owners, identity=ids)
    def reopen(self, owner: str, identity: str) -> None:
        self.act(owner, lambda who: self.store.repairs.reopen(who, identity))

    @rule(owner=owners, conversation=ids)
    def take_back(self, owner: str, conversation: str) -> None:
        item = summary().model_copy(update={"conversation": conversation})
        self.act(owner, lambda who: self.store.sent.drop(who, item))

    @rule(owner=owners, conversation=ids, key=keys)
    def send(self, owner: str, conversation: str, key: str) -> None:
        item = summary().model_copy(update={"conversation": conversation})
        self.act(owner, lambda who: self.store.sent.add(who, item, key))

    @rule(owner=owners, slot=ids, person=st.none() | ids, hour=st.integers(0, 23))
    def keep_draft(self, owner: str, slot: str, person: str | None, hour: int) -> None:
        saved = NOON.replace(hour=hour)
        draft = Autosave(slot=slot, text=f"{owner}'s", saved=saved, person=person)
        self.act(owner, lambda who: self.store.drafts.keep(who, draft))

    @rule(owner=owners, slot=ids)
    def drop_draft(self, owner: str, slot: str) -> None:
        self.act(owner, lambda who: self.store.drafts.drop(who, slot))

    @rule(owner=owners, name=ids, person=st.none() | ids)
    def keep_state(self, owner: str, name: str, person: str | None) -> None:
        self.act(owner, lambda who: self.store.states.keep(who, name, f"{owner}'s", person))

    @rule(owner=owners, name=ids)
    def drop_state(self, owner: str, name: str) -> None:
        self.act(owner, lambda who: self.store.states.drop(who, name))

    @rule(owner=owners, person=ids)
    def erase(self, owner: str, person: str) -> None:
        def write(who: Principal) -> None:
            self.store.rights.erase(who, person)
            assert self.store.rights.record(who, person) is None

        self.act(owner, write)

    @rule(owner=owners, before=days)
    def erase_expired(self, owner: str, before: dt.date) -> None:
        def write(who: Principal) -> None:
            said = self.store.rights.expired(who, before)
            assert self.store.rights.erase_expired(who, before) == said
            assert not self.store.rights.expired(who, before).conversations

        self.act(owner, write)


def _other(owner: str) -> str:
    return "bo" if owner == "ana" else "ana"
