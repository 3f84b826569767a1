"""What is kept comes back as it was, once, and nobody overwrites what they haven't seen."""

from __future__ import annotations

import datetime as dt
import inspect
from typing import TYPE_CHECKING

import pytest

from copilot.domain.people import SentItem
from copilot.domain.records import Autosave, Standing
from copilot.errors import InputError, StaleWriteError
from copilot.ports import kept as kept_ports
from copilot.ports import store as store_ports
from tests.fakes.kept_people import (
    DAY,
    NOON,
    agreement,
    commitment,
    conversation,
    person,
    repair,
    summary,
)

if TYPE_CHECKING:
    from copilot.adapters.sql_store import SqlStore
    from copilot.domain.people import Principal


@pytest.fixture(autouse=True)
def someone(store: SqlStore, ana: Principal) -> None:
    """One person with one conversation."""
    store.people.add(ana, person(), "add")
    store.conversations.add(ana, conversation(), "add")


def test_every_method_takes_the_principal_first():
    methods = [
        method
        for module in (kept_ports, store_ports)
        for port in vars(module).values()
        if inspect.isclass(port) and port.__module__ == module.__name__
        for name, method in vars(port).items()
        if inspect.isfunction(method) and not name.startswith("_")
    ]
    assert len(methods) > 30
    for method in methods:
        assert list(inspect.signature(method).parameters)[1] == "principal", method


def test_people_come_back_by_name(store: SqlStore, ana: Principal):
    store.people.add(ana, person("Änne", "p2"), "2")
    store.people.add(ana, person("beatrix", "p3"), "3")
    assert [each.name for each in store.people.all(ana)] == ["beatrix", "Kwame", "Änne"]
    assert store.people.get(ana, "p1") == person().model_copy(update={"revision": 1})
    assert store.people.get(ana, "p9") is None


def test_the_same_key_creates_once(store: SqlStore, ana: Principal):
    assert store.people.add(ana, person("Other", "p7"), "add").name == "Kwame"
    assert store.conversations.add(ana, conversation("other", "c7"), "add").id == "c1"
    first = store.agreements.approve(ana, agreement(), "ok")
    assert store.agreements.approve(ana, agreement(2), "ok") == first
    assert store.repairs.add(ana, repair(), "r") == store.repairs.add(ana, repair("f2"), "r")
    assert store.sent.add(ana, summary(), "s") == store.sent.add(ana, summary(), "s")
    assert len(store.people.all(ana)) == 1
    assert len(store.conversations.of(ana, "p1")) == 1
    assert store.agreements.of(ana, "p1") == (first,)
    assert store.repairs.of(ana, "p1") == (repair(),)
    assert store.sent.of(ana, "c1") == (summary(),)


def test_an_id_that_is_taken_is_refused(store: SqlStore, ana: Principal):
    with pytest.raises(InputError, match="kept already"):
        store.people.add(ana, person("Other"), "another key")
    assert [each.name for each in store.people.all(ana)] == ["Kwame"]


def test_a_conversation_keeps_what_it_said_before(store: SqlStore, ana: Principal):
    first = store.conversations.get(ana, "c1")
    assert first == conversation().model_copy(update={"revision": 1})
    second = store.conversations.change(ana, first.model_copy(update={"notes": "He may teach."}))
    third = store.conversations.change(ana, second.model_copy(update={"held": True}))
    assert third.revision == 3
    assert store.conversations.get(ana, "c1") == third
    assert store.conversations.earlier(ana, "c1") == (first, second)


def test_an_older_revision_is_refused_and_shown_what_is_kept(store: SqlStore, ana: Principal):
    first = store.conversations.get(ana, "c1")
    assert first is not None
    newer = store.conversations.change(ana, first.model_copy(update={"notes": "newer"}))
    with pytest.raises(StaleWriteError, match="changed elsewhere") as raised:
        store.conversations.change(ana, first.model_copy(update={"notes": "secret words"}))
    assert raised.value.kept == newer == store.conversations.get(ana, "c1")
    assert "secret words" not in str(raised.value)

    someone = store.people.all(ana)[0]
    renamed = store.people.change(ana, someone.model_copy(update={"name": "Kwame A."}))
    with pytest.raises(StaleWriteError) as raised:
        store.people.change(ana, someone.model_copy(update={"name": "K."}))
    assert raised.value.kept == renamed == store.people.get(ana, "p1")


def test_a_conversation_stays_with_its_person(store: SqlStore, ana: Principal):
    store.people.add(ana, person("Beatrix", "p2"), "2")
    moved = conversation().model_copy(update={"person": "p2", "revision": 1})
    with pytest.raises(InputError, match="another person"):
        store.conversations.change(ana, moved)


def test_conversations_come_latest_first(store: SqlStore, ana: Principal):
    for identity, day in (("c2", 20), ("c3", 2)):
        new = conversation(identity=identity).model_copy(update={"date": dt.date(2026, 4, day)})
        store.conversations.add(ana, new, identity)
    assert [each.id for each in store.conversations.of(ana, "p1")] == ["c2", "c1", "c3"]


def test_versions_of_the_contract_follow_each_other(store: SqlStore, ana: Principal):
    assert store.agreements.latest(ana, "p1") is None
    first = store.agreements.approve(ana, agreement(), "1")
    with pytest.raises(StaleWriteError, match="approved elsewhere") as raised:
        store.agreements.approve(ana, agreement(1, commitment("late")), "2")
    assert raised.value.kept == first == agreement()
    second = store.agreements.approve(ana, agreement(2, commitment("new")), "3")
    assert store.agreements.latest(ana, "p1") == second
    assert store.agreements.of(ana, "p1") == (second, first)


def test_a_commitment_is_settled_by_whoever_saw_its_state(store: SqlStore, ana: Principal):
    store.agreements.approve(ana, agreement(), "1")
    done = commitment("other words", "a").model_copy(
        update={"state": "done", "note": "went well", "settled": DAY}
    )
    kept = store.agreements.settle(ana, "p1", done, "open")
    assert kept == store.agreements.latest(ana, "p1")
    line = kept.commitments[1]
    assert (line.action, line.state, line.note) == ("visit a class", "done", "went well")
    with pytest.raises(StaleWriteError, match="settled elsewhere") as raised:
        store.agreements.settle(ana, "p1", done, "open")
    assert raised.value.kept == kept
    with pytest.raises(InputError, match="no such line"):
        store.agreements.settle(ana, "p1", commitment(identity="k9"), "open")


def test_a_review_is_ticked(store: SqlStore, ana: Principal):
    with pytest.raises(InputError, match="no approved contract"):
        store.agreements.tick(ana, "p1", "r1", done=True)
    store.agreements.approve(ana, agreement(), "1")
    assert store.agreements.tick(ana, "p1", "r1", done=True).review[0].done
    assert store.agreements.latest(ana, "p1") == store.agreements.tick(ana, "p1", "r1", done=True)
    with pytest.raises(InputError, match="no such line"):
        store.agreements.tick(ana, "p1", "r9", done=True)


def test_a_promise_is_open_until_it_is_put_right(store: SqlStore, ana: Principal):
    store.repairs.add(ana, repair(), "1")
    assert store.repairs.open(ana) == (repair(),)
    day = dt.date(2026, 5, 1)
    assert store.repairs.put_right(ana, "f1", day).repaired == day
    assert store.repairs.put_right(ana, "f1", DAY).repaired == day
    assert store.repairs.open(ana) == ()
    with pytest.raises(InputError, match="no such promise"):
        store.repairs.put_right(ana, "f9", day)


def test_a_promise_put_right_by_mistake_is_open_again(store: SqlStore, ana: Principal):
    store.repairs.add(ana, repair(), "1")
    store.repairs.put_right(ana, "f1", DAY)
    for _ in range(2):
        assert store.repairs.reopen(ana, "f1") == repair()
    assert store.repairs.open(ana) == (repair(),)
    assert store.repairs.put_right(ana, "f1", DAY).repaired == DAY
    with pytest.raises(InputError, match="no such promise"):
        store.repairs.reopen(ana, "f9")


def test_what_was_not_taken_out_after_all_is_kept_no_longer(
    store: SqlStore, ana: Principal, bo: Principal
):
    store.people.add(bo, person(), "1")
    store.conversations.add(bo, conversation(), "1")
    for owner in (ana, bo):
        store.sent.add(owner, summary(), "1")
    later = summary().model_copy(update={"at": NOON + dt.timedelta(seconds=1)})
    store.sent.add(ana, later, "2")
    for _ in range(2):
        store.sent.drop(ana, summary())
    assert store.sent.of(ana, "c1") == (later,)
    assert store.sent.of(bo, "c1") == (summary(),)
    store.sent.add(ana, summary(), "1")
    assert store.sent.of(ana, "c1") == (summary(), later)


def test_what_belongs_to_nobody_kept_is_refused(store: SqlStore, ana: Principal):
    foreign = conversation(identity="c2").model_copy(update={"person": "p9"})
    with pytest.raises(InputError, match="nobody of that id"):
        store.conversations.add(ana, foreign, "2")
    with pytest.raises(InputError, match="no conversation"):
        store.sent.add(ana, summary().model_copy(update={"conversation": "c9"}), "2")
    with pytest.raises(InputError, match="no conversation"):
        store.conversations.change(ana, conversation(identity="c9"))
    with pytest.raises(InputError, match="nobody of that id"):
        store.people.change(ana, person(identity="p9"))


def test_the_draft_saved_latest_stays(store: SqlStore, ana: Principal):
    def draft(text: str, minute: int, about: str | None = None) -> Autosave:
        saved = NOON.replace(minute=minute)
        return Autosave(slot="review", text=text, saved=saved, person=about)

    for each in (draft("one", 1), draft("three", 3, "p1"), draft("two", 2)):
        store.drafts.keep(ana, each)
    assert store.drafts.get(ana, "review") == draft("three", 3, "p1")
    assert store.drafts.all(ana) == (draft("three", 3, "p1"),)
    store.drafts.drop(ana, "review")
    assert store.drafts.get(ana, "review") is None


def test_states_are_kept_by_name(store: SqlStore, ana: Principal):
    assert store.states.get(ana, "page") is None
    store.states.keep(ana, "page", "review")
    store.states.keep(ana, "page", "today", "p1")
    assert store.states.get(ana, "page") == "today"
    store.states.drop(ana, "page")
    assert store.states.get(ana, "page") is None


def test_standing_is_all_that_today_needs(store: SqlStore, ana: Principal):
    store.people.add(ana, person("Beatrix", "p2"), "2")
    old = conversation(identity="c0").model_copy(update={"date": dt.date(2025, 1, 1)})
    kept_old = store.conversations.add(ana, old, "old")
    store.agreements.approve(ana, agreement(), "1")
    in_force = store.agreements.approve(ana, agreement(2, commitment("new")), "2")
    store.repairs.add(ana, repair(), "1")
    store.repairs.add(ana, repair("f2"), "2")
    store.repairs.put_right(ana, "f2", DAY)
    invitation = SentItem(conversation="c1", kind="invitation", at=NOON - dt.timedelta(days=20))
    store.sent.add(ana, invitation, "1")
    store.sent.add(ana, SentItem(conversation="c0", kind="summary", at=NOON), "2")
    beatrix, kwame = store.standing(ana, since=DAY)
    assert beatrix.person.name == "Beatrix"
    assert (beatrix.agreement, beatrix.conversations) == (None, ())
    assert kwame == Standing(
        person=person().model_copy(update={"revision": 1}),
        agreement=in_force,
        conversations=(conversation().model_copy(update={"revision": 1}),),
        repairs=(repair(),),
        sent=(invitation,),
    )
    page = store.standing_of(ana, "p1")
    assert page is not None
    assert page.conversations == (*kwame.conversations, kept_old)
    assert len(page.sent) == 2
    assert store.standing_of(ana, "p9") is None


@pytest.mark.parametrize("words", ["", "ümlaut 🙂 \x00\x0b \u2028 ' -- %s {x}", "a" * 200_000])
def test_any_words_come_back(store: SqlStore, ana: Principal, words: str):
    new = store.conversations.add(ana, conversation(words, "c2"), "2")
    assert store.conversations.get(ana, "c2") == new
    assert new.notes == words
