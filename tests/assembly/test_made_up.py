"""People who don't exist, in a real store; the reader is a few words that are looked for."""

from __future__ import annotations

import datetime as dt

import pytest

from copilot.assembly.made_up import MadeUpPeople
from tests.ui.fakes import FakeCopilot

SUNDAY = dt.datetime(2026, 11, 29, 10, tzinfo=dt.UTC)
NOON = dt.datetime(2026, 11, 25, 12, tzinfo=dt.UTC)


@pytest.fixture
def copilot() -> FakeCopilot:
    return FakeCopilot()


def kept(copilot: FakeCopilot) -> set[str]:
    return {each.id for each in copilot.people.all()}


def test_they_are_kept_once_however_often_it_is_asked(copilot: FakeCopilot) -> None:
    copilot.made_up.fill(NOON, "k")
    copilot.made_up.fill(NOON, "k")
    assert copilot.made_up.ids() == kept(copilot)
    assert len(kept(copilot)) == 3
    assert all(each.role.endswith("(made up)") for each in copilot.people.all())


@pytest.mark.parametrize("now", [NOON, SUNDAY])
def test_something_is_due_with_them_and_something_is_done(
    copilot: FakeCopilot, now: dt.datetime
) -> None:
    copilot.made_up.fill(now, "k")
    kinds = {each.kind for each in copilot.people.today(now.date())}
    assert {"own-overdue", "own-due", "summary", "calendar", "conversation", "ask"} <= kinds
    states = {
        line.state
        for person in copilot.people.all()
        for version in copilot.people.contracts.versions(person)
        for line in version.commitments
    }
    assert states == {"open", "done"}


def test_no_day_of_theirs_is_on_a_weekend(copilot: FakeCopilot) -> None:
    copilot.made_up.fill(SUNDAY, "k")
    for person in copilot.people.all():
        standing = copilot.people.standing(person)
        assert standing.agreement
        days = [line.due for line in standing.agreement.commitments]
        days += [talk.date for talk in standing.conversations]
        assert all(day and day.weekday() < 5 for day in days)


def test_a_wipe_erases_them_and_nobody_else(copilot: FakeCopilot) -> None:
    real = copilot.people.add("Rosa", "auditor", NOON.date())
    copilot.made_up.fill(NOON, "k")
    copilot.people.erase(next(each for each in copilot.people.all() if each.name == "Mei Tanaka"))
    copilot.made_up.wipe()
    assert kept(copilot) == {real.id}
    assert copilot.made_up.ids() == frozenset()
    copilot.made_up.fill(NOON, "another")
    assert len(kept(copilot)) == 4


def test_what_a_broken_filling_kept_is_wiped(copilot: FakeCopilot) -> None:
    def unreadable(_: object) -> object:
        raise RuntimeError

    people = copilot.people
    broken = MadeUpPeople(type(people)(people.store, people.principal, people.shelves, unreadable))  # type: ignore[arg-type]
    with pytest.raises(RuntimeError):
        broken.fill(NOON, "k")
    assert len(kept(copilot)) == 1
    copilot.made_up.wipe()
    assert not kept(copilot)
