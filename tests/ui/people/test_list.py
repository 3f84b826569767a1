"""Everybody on one page, on Streamlit's own test runner."""

from __future__ import annotations

import datetime as dt

import pytest

from copilot.domain.people import Conversation
from copilot.ui.people.list_view import people_list
from tests.ui.fakes import NOTES, FakeCopilot
from tests.ui.room import drawn, press, room_of

NOW = dt.datetime.now(dt.UTC).astimezone()
DAY = NOW.date()


@pytest.fixture
def copilot() -> FakeCopilot:
    return FakeCopilot()


def people(copilot: FakeCopilot):
    page = room_of("people", lambda: copilot).run()
    assert not page.exception
    return page


def test_nobody_yet_is_helped_on(copilot: FakeCopilot) -> None:
    assert "Nobody yet. Add the first one" in drawn(people(copilot))


def test_somebody_is_added_once(copilot: FakeCopilot) -> None:
    page = people(copilot)
    page.text_input(key="person_name").set_value("Rosa <b>")
    page.text_input(key="person_role").set_value("auditor")
    press(page, "Add")
    assert [each.name for each in copilot.people.all()] == ["Rosa <b>"]
    assert "Rosa <b>" in drawn(page)
    assert page.text_input(key="person_name").value == ""
    press(page, "Add")
    assert "needs a name" in drawn(page)
    assert len(copilot.people.all()) == 1


def test_the_facts_are_days_and_counts(copilot: FakeCopilot) -> None:
    rosa = copilot.people.add("Rosa", "auditor", DAY)
    past, ahead = DAY - dt.timedelta(days=9), DAY + dt.timedelta(days=9)
    talk = Conversation(id="c1", person=rosa.id, kind="full", date=past, held=True, notes=NOTES)
    copilot.people.hold(talk)
    copilot.people.hold(Conversation(id="c2", person=rosa.id, kind="full", date=ahead))
    contracts = copilot.people.contracts
    contracts.approve(talk, contracts.draft(rosa, talk), 0, NOW)
    standing = copilot.store.standing(copilot.principal, DAY - dt.timedelta(days=30))
    text = people_list(standing, DAY, anybody=True).text()
    assert f"Last talk {past.day} " in text
    assert f"next {ahead.day} " in text
    assert "open: 1 of yours, 2 of theirs" in text


def test_many_are_searched_by_name_or_role(copilot: FakeCopilot) -> None:
    for number in range(9):
        copilot.people.add(f"Person {number}", "baker" if number == 3 else "", DAY)
    page = people(copilot)
    page.text_input(key="person_find").set_value("BAKER").run()
    assert "Person 3" in drawn(page)
    assert "Person 4" not in drawn(page)
    page.text_input(key="person_find").set_value("nobody").run()
    assert "Nobody of that name." in drawn(page)
